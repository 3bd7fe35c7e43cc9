"""Spreadsheets and corpora with one text a row come in as captures, their columns guessed and confirmed."""

import csv
import json
import os
import pty
import sqlite3
import zipfile
from pathlib import Path

import pytest

from crawler.captures.captured import Captured, LeftOut
from crawler.captures.intake import CollectionWalk
from crawler.captures.tables.column_map import changed, guess, save
from crawler.captures.tables.table_importer import printable
from crawler.captures.tables.table_rows import open_table
from storage.errors import UserMistake
from tests.support.commands import yange
from tests.support.paths import ROOT
from tests.support.shells import TEXT

REPORT = "\n".join(TEXT)
HEAD = ("序号", "地区", "年份", "来源URL", "正文", "采集时间")
ROWS = [
    ("1", "青槐县", "2021", "http://www.qinghuai.example/a.html", REPORT, "2021-03-02 08:00:00"),
    ("2", "青槐县", "2020", "", REPORT.replace("2021", "2020").replace("2020年2月3日", "2020年1月3日"), ""),
]


def as_csv(path: Path, encoding: str = "utf-8-sig", delimiter: str = ",") -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([HEAD, *ROWS])
    return path


def as_json_lines(path: Path) -> Path:
    rows = (json.dumps(dict(zip(HEAD, row, strict=True)), ensure_ascii=False) for row in ROWS)
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def as_xlsx(path: Path) -> Path:
    """A workbook with its texts in the cells, as writers make it that keep no table of strings."""
    rows = "".join(
        f"<row r='{at}'>" + "".join(f"<c r='{'ABCDEF'[n]}{at}' t='inlineStr'><is><t>{cell}</t></is></c>" for n, cell in enumerate(row)) + "</row>"
        for at, row in enumerate([HEAD, *ROWS], 1)
    )  # fmt: skip
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f"<Types xmlns='{package}/content-types'><Default Extension='xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>",
        "_rels/.rels": f"<Relationships xmlns='{package}/relationships'><Relationship Id='r1' Type='{office}/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        "xl/workbook.xml": f"<workbook xmlns='{main}' xmlns:r='{office}'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{package}/relationships'><Relationship Id='r1' Type='{office}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{main}'><sheetData>{rows}</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return path


def as_parquet(path: Path) -> Path:
    arrow = pytest.importorskip("pyarrow", reason="Parquet needs pyarrow")
    from pyarrow.parquet import write_table

    write_table(arrow.table({name: [row[at] for row in ROWS] for at, name in enumerate(HEAD)}), path)
    return path


MAKERS = {
    "a.csv": as_csv,
    "b.csv": lambda path: as_csv(path, "gb18030"),
    "c.tsv": lambda path: as_csv(path, "utf-16", "\t"),
    "d.jsonl": as_json_lines,
    "e.xlsx": as_xlsx,
    "f.parquet": as_parquet,
}


@pytest.mark.parametrize("name", MAKERS)
def test_a_table_of_any_kind_is_mapped_and_read(name: str, tmp_path: Path) -> None:
    table = MAKERS[name](tmp_path / name)
    added = yange(tmp_path, "add", str(table), "--map")
    assert "text    正文" in added.stdout
    assert "2 pages added, 2 reports on them" in added.stdout, added.stdout + added.stderr
    with sqlite3.connect(tmp_path / "a.db") as archive:
        rows = archive.execute("SELECT region, year, text FROM versions ORDER BY year").fetchall()
        fetches = archive.execute("SELECT url, clock FROM fetches ORDER BY url").fetchall()
    assert [row[:2] for row in rows] == [("990121", 2020), ("990121", 2021)]
    assert rows[1][2] == REPORT
    assert fetches[0] == ("http://www.qinghuai.example/a.html", fetches[0][1])
    assert fetches[0][1].startswith("2021-03-02")
    assert fetches[1][0].endswith(f"/{name}/%E9%9D%92%E6%A7%90%E5%8E%BF-2020")
    again = yange(tmp_path, "add", str(table))
    assert "0 pages added" in again.stdout or "2 were here already" in again.stdout


def test_a_person_changes_the_map_on_a_terminal(tmp_path: Path) -> None:
    table = as_csv(tmp_path / "a.csv")
    ours, theirs = pty.openpty()
    os.write(ours, b"url=\ntext=nothing\n\n")
    import subprocess

    done = subprocess.run(
        [ROOT / ".venv" / "bin" / "scrapy", "add", table, "--map", "-s", f"ARCHIVE={tmp_path / 'a.db'}"],
        cwd=ROOT, stdin=theirs, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert "no column 'nothing'; there are 序号, 地区" in done.stdout
    kept = json.loads((tmp_path / "a.csv.map.json").read_text("utf-8"))
    assert kept["columns"]["text"] == ["正文"]
    assert "url" not in kept["columns"]


def test_columns_are_guessed_by_names_and_by_what_is_in_them() -> None:
    rows = [{"省份": "瀚川省", "城市": "泠州市", "summary": "短", "body of it": "长" * 900}]
    guessed = guess(tuple(rows[0]), rows)
    assert guessed.columns == {"region": ["省份", "城市"], "text": ["body of it"]}
    assert guessed.value(rows[0], "region") == "瀚川省泠州市"
    with pytest.raises(UserMistake, match="MEANING=COLUMN"):
        changed(guessed, tuple(rows[0]), ["words=summary"])


def findings(table: Path) -> list[object]:
    opened = open_table(table)
    rows = list(opened.rows)
    save(table, guess(opened.columns, rows))
    return list(CollectionWalk().findings(table))


def test_a_row_that_a_stray_quotation_mark_swallows_is_named_and_the_rest_kept(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"地区,正文\n青槐县,{'长' * 400}\n望潮区\n泠州市,{'文' * 400}\n", encoding="utf-8")
    found = findings(table)
    assert [type(each) for each in found] == [Captured, LeftOut, Captured]
    assert isinstance(found[1], LeftOut)
    assert found[1].reason == "1 cells for 2 columns"


def test_a_text_that_a_cell_cut_is_flagged(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    more = (
        f"第{at}项任务扎实推进，完成投资{at * 3}亿元，群众满意度持续提高，长效机制不断完善。"
        for at in range(900)
    )
    cut = "\n".join([*TEXT[:-1], *more])[:32_767]
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("地区", "正文"), ("青槐县", cut)])
    yange(tmp_path, "add", str(table), "--map")
    with sqlite3.connect(tmp_path / "a.db") as archive:
        (flags,) = archive.execute("SELECT flags FROM versions").fetchone()
    assert "cut" in flags


def test_what_spreadsheets_write_for_control_characters_is_mended() -> None:
    assert printable("第一段。_x000D_\n第二段。_x0007_") == "第一段。\n\n第二段。"


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods", "a.csv", "a.jsonl", "a.parquet"])
def test_what_is_no_table_is_said_in_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK\3\4 no table")
    said = yange(tmp_path, "add", str(tmp_path / name), "--map")
    assert said.returncode == 2
    assert said.stderr.count("\n") <= 1
    assert "Traceback" not in said.stderr


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "a.xlsx"
    with zipfile.ZipFile(table, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/a.xml", "w") as member:
        for _ in range(510):
            member.write(b" " * 1_000_000)
    with pytest.raises(UserMistake, match="unpacks to 510000000 bytes"):
        open_table(table)
