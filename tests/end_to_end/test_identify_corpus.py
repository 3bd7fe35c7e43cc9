"""Identify over real texts: gold/metadata.tsv whole, gold/reports.tsv at least 97 %, wrong for none."""

from pathlib import Path

import pytest

from benchmarks.identify.bench import judge, of_seed, read_file, squeeze, table
from storage.records import Report

pytestmark = pytest.mark.corpus

FIELDS = ("region", "year", "kind")


@pytest.mark.parametrize("seed", ["000", "001", "002", "003"])
def test_every_field_of_the_seeds_is_right(corpus: Path, seed: str) -> None:
    rows = [row for row in table("metadata.tsv") if row["seed_file"].startswith(seed)]
    outcomes = read_file(corpus / "seeds" / rows[0]["seed_file"])
    assert len(outcomes) == len(rows)
    wrong = []
    for row, outcome in zip(rows, outcomes, strict=True):
        for field, got in of_seed(outcome).items():
            inferred = field == "report_year" and "inferred" in row["year_source"]
            gold = "" if inferred else squeeze(row[field])
            if got not in {gold, gold or "0"}:
                wrong.append((row["item_no"], field, got, gold))
    assert wrong == []


def test_reports_are_known_or_left_open_but_never_wrong(corpus: Path) -> None:
    whole, right, wrong = 0, 0, []
    for row in table("reports.tsv"):
        outcome = max(read_file(corpus / "reports" / row["file"]), key=lambda one: len(one.article.text))
        verdicts = [judge(outcome, field, row[field]) for field in FIELDS]
        wrong += [
            (row["file"], field)
            for field, verdict in zip(FIELDS, verdicts, strict=True)
            if verdict == "wrong"
        ]
        if row["usual_marks"] == "yes":
            whole += 1
            right += verdicts == ["right"] * 3
    assert wrong == []
    assert right >= 0.97 * whole


def test_stubs_are_no_whole_reports(corpus: Path) -> None:
    for path in sorted((corpus / "reports").glob("*/suspect/*.txt")):
        for outcome in read_file(path):
            if isinstance(outcome, Report) and outcome.identity.kind == "government_work_report":
                assert {"cut", "excerpt"} & set(outcome.flags), path.name
