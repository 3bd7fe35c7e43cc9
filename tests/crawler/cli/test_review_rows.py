"""Reviews as files: a list that was filled in, what is taken out, and cells that no spreadsheet runs."""

import csv
import io
import re
import shutil
from pathlib import Path

import pytest

from crawler.cli.review_rows import split_set
from storage.archive import Archive
from tests.support.commands import without_scrapy
from tests.support.reviews import OLD, Row, listed, listing, rows, say, two_reports


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_reports(tmp_path_factory.mktemp("made") / "a.db")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A folder with an archive of its own."""
    shutil.copy(made, tmp_path / "a.db")
    return tmp_path


def filled(folder: Path, name: str, given: list[Row], encoding: str = "utf-8-sig") -> Path:
    path = folder / name
    columns = list(dict.fromkeys(column for row in given for column in row))
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(given)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_that_was_filled_in_is_brought_in(folder: Path, encoding: str) -> None:
    first, second, *rest = listing(folder)
    given = [
        {**first, "verdict": "属实", "note": "看过，对"},
        {**second, "verdict": "wrong", "by": "李校"},
        *rest[:9],
    ]
    done = without_scrapy(
        folder, "review", "--file", str(filled(folder, "f.csv", given, encoding)), "--by", "王核"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 reviews taken")
    with Archive(folder / "a.db") as archive:
        kept = {review.item: (review.verdict, review.by, review.note) for review in archive.reviews()}
    assert kept == {first["id"]: ("right", "王核", "看过，对"), second["id"]: ("wrong", "李校", "")}


def test_wrong_rows_are_named_with_their_lines_and_the_others_are_taken(folder: Path) -> None:
    good, *others = [row["id"] for row in listing(folder, "--kind", "target")]
    given = [
        {"id": "t123", "verdict": "right", "by": "x", "at": ""},
        {"id": others[0], "verdict": "perhaps", "by": "x", "at": ""},
        {"id": others[1], "verdict": "corrected", "by": "x", "at": ""},
        {"id": others[2], "verdict": "right", "by": "", "at": ""},
        {"id": others[3], "verdict": "right", "by": "x", "at": "2999-01-01"},
        {"id": others[4], "verdict": "right", "by": "x", "at": "yesterday"},
        {"id": good, "verdict": "right", "by": "x", "at": "2026-01-05"},
    ]
    done = without_scrapy(folder, "review", "--file", str(filled(folder, "f.csv", given)))
    assert done.returncode == 1
    assert re.findall(r"line (\d+):", done.stderr) == ["2", "3", "4", "5", "6", "7"]
    assert "1 reviews taken" in done.stdout
    with Archive(folder / "a.db") as archive:
        assert [review.item for review in archive.reviews()] == [good]


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b'id\n"' + b"x" * 200_000, b"PK\x03\x04\x00\x00"]
)
def test_a_file_that_is_no_list_of_reviews_is_one_line(folder: Path, body: bytes) -> None:
    (folder / "f.csv").write_bytes(body)
    done = without_scrapy(folder, "review", "--file", str(folder / "f.csv"))
    assert done.returncode in {0, 2}
    assert done.stderr.count("\n") == (done.returncode == 2)
    assert "Traceback" not in done.stderr


def test_what_is_taken_out_can_be_brought_in_elsewhere_and_twice(
    folder: Path, made: Path, tmp_path: Path
) -> None:
    with Archive(folder / "a.db") as archive:
        say(archive, listed(archive).item, "corrected", "value=9", "unit=％", note="=1+1")
        say(archive, listed(archive, "outcome").item, "wrong", by="@李校", note="第一行\n第二行")
        say(archive, listed(archive, year=OLD).item, by="-x")
    without_scrapy(folder, "review", "--export", "-o", str(folder / "out.csv"))
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(made, other / "a.db")
    for _ in range(2):
        done = without_scrapy(other, "review", "--file", str(folder / "out.csv"))
        assert (done.returncode, done.stderr) == (0, "")
    exports = [without_scrapy(each, "review", "--export").stdout for each in (folder, other)]
    assert exports[0] == exports[1]
    assert len(rows(exports[0])) == 3


FORMULAS = ("=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "＝1")


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_of_a_csv_is_a_formula(folder: Path, words: str) -> None:
    with Archive(folder / "a.db") as archive:
        say(archive, listed(archive).item, "corrected", f"name={words}", by=f"{words}x", note=words)
    texts = [
        without_scrapy(folder, "review", *mode).stdout
        for mode in (["--export"], ["--list", "--all", "--format", "csv"], ["--precision", "--format", "csv"])
    ]
    texts.append(without_scrapy(folder, "targets", "泠州", "--format", "csv").stdout)
    for text in texts:
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "＝", "-x"))] == []
    assert rows(texts[0])[0]["note"] == f"'{words.strip()}"


@pytest.mark.parametrize(
    ("cell", "corrections"),
    [
        ("value_min=5; unit=%", ("value_min=5", "unit=%")),
        ("value=5；unit=万人", ("value=5", "unit=万人")),
        ("name=水田;旱地; unit=亩", ("name=水田;旱地", "unit=亩")),
        ("name=水田\nstate = missed", ("name=水田", "state = missed")),
        (" ", ()),
    ],
)
def test_corrections_of_a_cell_are_parted_where_another_field_begins(
    cell: str, corrections: tuple[str, ...]
) -> None:
    assert split_set(cell) == corrections
