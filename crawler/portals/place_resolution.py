"""A place as a list names it (省/市/县) -> its code in force, or the reason why there is none."""

from dataclasses import dataclass

from pipelines.gazetteer.regions import Region, find_region, heirs_in, label, lineage, tables

ALIASES = {
    "河南省/济源示范区": ("419001", "济源产城融合示范区 and 济源市 are one government"),
}
"""Names that stand for a place of another name, with the reason."""

NO_DIVISIONS = {
    "黑龙江省/大兴安岭地区/加格达奇区": "a forestry district without a code of its own",
    "黑龙江省/大兴安岭地区/松岭区": "a forestry district without a code of its own",
    "黑龙江省/大兴安岭地区/新林区": "a forestry district without a code of its own",
    "黑龙江省/大兴安岭地区/呼中区": "a forestry district without a code of its own",
    "新疆维吾尔自治区/新疆生产建设兵团": "the corps is no division; its cities are",
}
"""Names that stand for no division, with the reason."""

FICTIONAL = "99"
"""Codes of the sample's places begin so."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a place's name was resolved to."""

    region: str = ""
    """The code in force; empty if there is none."""
    note: str = ""
    """What the name was, if another than today's; or why there is no code."""


def resolve(path: str) -> Resolved:
    """Resolve a name with its parents.

    Args:
        path: names from the province down, joined by "/"; parents that are no divisions are passed over.

    Returns:
        The code in force of the place itself, or of the one place that succeeded it; else the reason.
    """
    if path in ALIASES:
        return Resolved(*ALIASES[path])
    if path in NO_DIVISIONS:
        return Resolved(note=NO_DIVISIONS[path])
    *above, name = path.split("/")
    known = [one for one in tables().name.get(name, []) if fits(one, above)]
    current = sorted({one.code for one in known if one.until is None})
    if len(current) > 1:
        return Resolved(note=f"several divisions have this name: {', '.join(current)}")
    return Resolved(current[0]) if current else succeeded(path, known)


def succeeded(path: str, known: list[Region]) -> Resolved:
    """Return the one place in force that succeeded former ones of a name; else the reason why there is none."""
    heirs = sorted({heir for one in known for heir in heirs_in(one.code, None) if in_force(heir)})
    if len(heirs) == 1:
        return Resolved(heirs[0], f"listed under its former name {path}")
    if heirs:
        return Resolved(note=f"was divided among {', '.join(map(label, heirs))}")
    return Resolved(note="no division of this name is known there")


def fits(one: Region, above: list[str]) -> bool:
    """Return whether the parents that a name was given are the division's; those that are no divisions do not count."""
    if one.code.startswith(FICTIONAL):
        return False
    parents = {up.name for up in lineage(one.code)}
    return all(name in parents for name in above if find_region(name))


def in_force(code: str) -> bool:
    """Return whether a code is in use today."""
    rows = tables().code.get(code, [])
    return bool(rows) and rows[-1].until is None
