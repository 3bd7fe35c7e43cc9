"""A report -> the name of its file, safe on every file system: letters, digits, - and _ only, short, never twice."""

import unicodedata

LONGEST = 20
"""Characters of a part of a name; with 4 bytes each at most, all parts stay below the 255 bytes of common file systems."""
WORK_REPORT = "government_work_report"


def safe_part(words: str) -> str:
    """Return words as a part of a file's name: only letters, digits and -, in NFC; "x" where nothing is left."""
    kept = "".join(char for char in unicodedata.normalize("NFC", words) if char.isalnum() or char == "-")
    return kept[:LONGEST] or "x"


def report_name(region: str, region_name: str, year: int | None, kind: str) -> str:
    """Return the name of a report's file without a suffix: 330200_宁波市_2020, with its kind for other documents."""
    parts = [safe_part(region), safe_part(region_name or region), str(year or "no-year")]
    if kind != WORK_REPORT:
        parts.append(safe_part(kind.replace("_", "-")))
    return "_".join(parts)


class UniqueNames:
    """Names that were given out; file systems that do not know upper from lower case count them as one."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def take(self, name: str, own: str) -> str:
        """Return a name, with the begin of an id of its own behind it where the name is taken."""
        if name.casefold() in self.taken:
            name = f"{name}_{safe_part(own)[:12]}"
        self.taken.add(name.casefold())
        return name
