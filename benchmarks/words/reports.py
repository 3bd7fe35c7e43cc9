"""The corpus' work reports as (region, year, level, text): what the benchmark of words runs on."""

import csv
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common.paths import CORPUS

STATE_COUNCIL = "100000"


@dataclass(frozen=True, slots=True)
class HeldReport:
    """One report of the corpus."""

    region: str
    year: int
    text: str

    @property
    def level(self) -> int:
        """0 State Council, 1 province, 2 city, 3 county."""
        if self.region == STATE_COUNCIL:
            return 0
        return 1 if self.region.endswith("0000") else 2 if self.region.endswith("00") else 3


def decoded(path: Path) -> str:
    """The text of a file, GB18030 where it is no UTF-8; the body alone where a reader marked it."""
    gold = path.parent / "gold_body" / path.name
    raw = (gold if gold.exists() else path).read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", "replace")
    return text.replace("\\r\\n", "\n").replace("\r\n", "\n")


def held_reports(corpus: Path = CORPUS) -> list[HeldReport]:
    """Every work report with a year in the corpus, one a region and year, by region and year."""
    with (corpus / "gold" / "reports.tsv").open(encoding="utf-8") as file:
        rows = [
            row for row in csv.DictReader(file, delimiter="\t") if row["kind"] == "government_work_report"
        ]
    found: dict[tuple[str, int], HeldReport] = {}
    for row in rows:
        if row["year"].isdecimal() and row["region"].split("-")[0].isdecimal():
            key = row["region"], int(row["year"])
            found.setdefault(key, HeldReport(*key, decoded(corpus / "reports" / row["file"])))
    return [found[key] for key in sorted(found)]
