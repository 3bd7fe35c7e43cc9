"""A list of places and home pages -> rows of crawler/portals.csv: doubles refused, former addresses kept.

python -m crawler.portals.list_intake LIST --evidence WORDS    (LIST: place<TAB>address lines; # begins a comment)
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from crawler.portals.place_resolution import resolve
from crawler.portals.portal_table import PORTALS_CSV, Portal, portals_text, read_portals
from pipelines.gazetteer.regions import label, lineage


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of a list."""

    rows: tuple[Portal, ...]
    """The whole table, old rows and new ones."""
    left_out: tuple[str, ...]
    """One line for each entry that is no row, or whose address was refused, with the reason."""


def take(lines: Iterable[str], held: Sequence[Portal], *, evidence: str, today: str) -> Intake:
    """Take a list into the table.

    Args:
        lines: place, a tab, an address; the place as 省/市/县.
        held: the rows of the table so far.
        evidence: where the list's addresses are known from.
        today: ISO day, the `until` of addresses that are replaced.

    Returns:
        The table and what was left out. A verified address is never replaced; a replaced one stays with its day.
    """
    left_out = list[str]()
    named = dict[str, Portal]()
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        place, _, home = line.rstrip("\r\n").partition("\t")
        found = resolve(place)
        if not found.region:
            left_out.append(f"{place}: {found.note}")
        elif found.region in named:
            left_out.append(f"{place}: {label(found.region)} is in the list twice; {home} is left out")
        else:
            named[found.region] = row_of(found.region, home.strip(), evidence, found.note)
    table = without_doubles(merged(held, named.values(), today, left_out))
    left_out += [f"{row.place}: {row.note}" for row in table if not row.home and row.region in named]
    return Intake(tuple(table), tuple(left_out))


def row_of(region: str, home: str, evidence: str, note: str) -> Portal:
    """Return the row of a place; an address that is not a plain http(s) home page is refused in its note."""
    split = urlsplit(home)
    plain = split.scheme in {"http", "https"} and bool(split.hostname) and not split.query and "@" not in home
    why = "" if plain else f"no plain address: {home}" if home else "no address is known"
    words = "; ".join(filter(None, (note, why)))
    return Portal(region, label(region), home if plain else "", evidence=evidence, note=words)


def without_doubles(table: Sequence[Portal]) -> list[Portal]:
    """Return a table in which no address in force is that of two places.

    A verified address stays, and one that the list also gives to places inside its own. Of two places that do not lie in
    each other neither keeps it: whose it is is not known. Places that share a host in folders of their own are noted.
    """
    shared = defaultdict[str, list[Portal]](list)
    for row in table:
        if row.home and not row.until:
            shared[host_of(row.home)].append(row)
    told = {}
    for host, sharing in shared.items():
        for row in sharing if len(sharing) > 1 else []:
            rivals = [other for other in sharing if folder_of(other.home) == folder_of(row.home)]
            lost = len(rivals) > 1 and owner_of(rivals) != row.region
            others = ", ".join(
                sorted(other.place for other in (rivals if lost else sharing) if other is not row)
            )
            words = f"{host} is also listed as that of {others}"
            note = row.note if words in row.note else "; ".join(filter(None, (row.note, words)))
            told[row] = replace(row, home="" if lost else row.home, note=note)
    return [told.get(row, row) for row in table]


def host_of(home: str) -> str:
    """Return the host of an address without www."""
    return (urlsplit(home).hostname or "").removeprefix("www.")


def folder_of(home: str) -> str:
    """Return the folder of an address; empty for a host's own home page."""
    return urlsplit(home).path.strip("/")


def owner_of(sharing: Sequence[Portal]) -> str:
    """Return the code of the one place whose the address is: the verified one, else the one in which all others lie.

    Empty if there is none or more than one.
    """
    checked = [row.region for row in sharing if row.verified]
    if checked:
        return checked[0] if len(checked) == 1 else ""
    chains = {row.region: {up.code for up in lineage(row.region)} for row in sharing}
    over = [row.region for row in sharing if all(row.region in chain for chain in chains.values())]
    return over[0] if len(over) == 1 else ""


def merged(held: Sequence[Portal], rows: Iterable[Portal], today: str, left_out: list[str]) -> list[Portal]:
    """Return the held rows with new ones: an address that changed stays with the day of its end.

    Adds to `left_out` a line for each new address that contradicts a verified one.
    """
    table = {(row.region, row.home): row for row in held}
    current = {row.region: row for row in held if not row.until}
    for row in rows:
        old = current.get(row.region)
        if old and (old.home == row.home or not row.home):
            continue
        if old and old.verified:
            left_out.append(
                f"{row.place}: {row.home} contradicts {old.home}, verified {old.verified}; not taken"
            )
            continue
        if old:
            table.pop((old.region, old.home))
            if old.home:
                table[old.region, old.home] = replace(old, until=today)
        table[row.region, row.home] = row
    return list(table.values())


def main(words: Sequence[str] | None = None) -> int:
    """Take the list that is named into the table, and print what was left out; return 1 if anything was."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("list", type=Path, help="place<TAB>address lines, the place as 省/市/县")
    parser.add_argument("--evidence", required=True, help="where the addresses are known from")
    parser.add_argument("--table", type=Path, default=PORTALS_CSV, help="the table (crawler/portals.csv)")
    opts = parser.parse_args(words)
    held = read_portals(opts.table) if opts.table.exists() else []
    with opts.list.open(encoding="utf-8-sig") as lines:
        found = take(lines, held, evidence=opts.evidence, today=datetime.now(UTC).date().isoformat())
    opts.table.write_text(portals_text(found.rows), "utf-8")
    for line in found.left_out:
        print(line, file=sys.stderr)
    print(f"{sum(bool(row.home) and not row.until for row in found.rows)} addresses in force in {opts.table}")
    return int(bool(found.left_out))


if __name__ == "__main__":
    sys.exit(main())
