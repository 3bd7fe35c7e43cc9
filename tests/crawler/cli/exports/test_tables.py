"""Tables in files: hostile texts stay texts, numbers numbers, and nothing is half written."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from crawler.cli.exports import workbook
from crawler.cli.exports.sheet import Sheet
from crawler.cli.exports.tables import write_tables
from crawler.cli.table import OutputRow
from storage.errors import UserMistake

HOSTILE = (
    '=HYPERLINK("http://evil.example","点")',
    "http://evil.example/",
    "mailto:a@evil.example",
    "{=1+1}",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "a\u202eb\x00c\x1bd\ud800e",
    "007",
    "字" * 100_000,
)


def sheet(rows: list[OutputRow]) -> Sheet:
    return Sheet("texts", ("text", "n", "share"), rows, {"n": int, "share": float})


def test_a_workbook_opens_with_every_hostile_text_as_a_text(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    write_tables([sheet([{"text": text, "n": 1, "share": 0.5} for text in HOSTILE])], "xlsx", str(file))
    _, *rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_name("texts").to_python()
    texts = [row[0] for row in rows]
    assert texts[:6] == list(HOSTILE[:6])
    assert texts[6] == "a‹U+202E›b‹U+0000›c‹U+001B›d‹U+D800›e"
    assert texts[7] == "007"
    assert str(texts[8]).endswith("字…")
    assert {tuple(row[1:]) for row in rows} == {(1.0, 0.5)}
    with ZipFile(file) as parts:
        page = parts.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in page
    assert b"<hyperlink" not in page


def test_rows_beyond_what_a_sheet_holds_go_on_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "ROWS_A_SHEET", 2)
    file = tmp_path / "a.xlsx"
    write_tables([sheet([{"text": str(n)} for n in range(5)])], "xlsx", str(file))
    book = CalamineWorkbook.from_path(str(file))
    assert book.sheet_names == ["texts", "texts 2", "texts 3"]
    assert [len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names] == [3, 3, 2]


def test_a_table_without_rows_has_its_head(tmp_path: Path) -> None:
    for form in ("csv", "xlsx"):
        write_tables([sheet([])], form, str(tmp_path / f"a.{form}"))
    assert (tmp_path / "a.csv").read_bytes().decode("utf-8-sig") == "text,n,share\r\n"
    assert CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).sheet_names == ["texts"]


def test_parquet_takes_half_a_pair_of_utf_16_and_empty_cells(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")
    file = tmp_path / "a.parquet"
    write_tables([sheet([{"text": "a\ud800\u202e", "n": 1}, {"share": 0.5}])], "parquet", str(file))
    assert parquet.read_table(str(file)).to_pylist() == [
        {"text": "a\ufffd\u202e", "n": 1, "share": None},
        {"text": None, "n": None, "share": 0.5},
    ]


def test_a_file_that_fails_midway_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("old")

    def rows() -> list[OutputRow]:
        raise UserMistake("no more")

    with pytest.raises(UserMistake):
        write_tables([Sheet("texts", ("text",), (row for _ in [0] for row in rows()))], "csv", str(file))
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert file.read_text() == "old"
