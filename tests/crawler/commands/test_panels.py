"""scrapy targets as panels: long and wide, in every format, over places that are held and that are not."""

import csv
import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from storage.archive import Archive
from tests.support.archive_site import NEIGHBOUR, crawl, html, report, served
from tests.support.commands import without_scrapy
from tests.support.texts_of_years import full_report

HOSTILE = "=1+1"
Row = dict[str, str]


def lines_with(quote: str) -> list[str]:
    """A report in which the words of a task begin as a formula does."""
    lines = [
        line.replace("市长", "县长").replace("全市", "全县").replace("市人民政府", "县人民政府")
        for line in report(2020, place="青槐县")
    ]
    return [*lines[:8], quote, *lines[8:]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of a city with a gap between them, one year of a county in it, its text cut."""
    folder = tmp_path_factory.mktemp("panels")
    with Archive(folder / "a.db", create=True) as archive:
        *lines, closing = full_report(2020)
        later = [*lines, "要稳住就业，实现城镇新增就业3万人。", closing]
        pages = [served("2018.html", html(full_report(2018))), served("2020.html", html(later))]
        county = served("w.html", html(lines_with(f"{HOSTILE}，新增就业3万人，绿化面积达到500亩。")))
        crawl(archive, 0, [*pages, county, NEIGHBOUR])
    return folder


def panel(folder: Path, *words: str) -> list[Row]:
    done = without_scrapy(folder, "targets", *words, "--format", "csv")
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_a_long_panel_says_where_a_place_lies_and_a_value_in_the_one_unit(folder: Path) -> None:
    (row,) = panel(folder, "泠州", "--indicator", "gdp", "--years", "2020", "--scope", "headline")
    assert (row["province"], row["city"], row["level"]) == ("瀚川省", "泠州市", "prefecture")
    assert (row["written"], row["normal_min"], row["normal_unit"]) == ("7%左右", "7", "%")
    assert (row["address"], row["mark"]) == ("990100/2020", "")
    assert "7%左右" in row["quote"]


def test_not_promised_and_not_in_the_headline_and_not_held_are_three_marks(folder: Path) -> None:
    asked = (
        "--indicator",
        "cpi",
        "--indicator",
        "new_urban_jobs",
        "--scope",
        "headline",
        "--years",
        "2018-2020",
    )
    rows = panel(folder, "泠州", *asked)
    marks = {(row["year"], row["indicator"]): row["mark"] for row in rows}
    assert marks[("2020", "cpi")] == "not_promised"
    assert marks[("2020", "new_urban_jobs")] == "not_in_headline"
    assert marks[("2019", "cpi")] == "not_held"


def test_a_damaged_text_proves_no_absence(folder: Path) -> None:
    (row,) = panel(folder, "青槐县", "--indicator", "cpi", "--years", "2020", "--scope", "headline")
    assert (row["flags"], row["mark"]) == ("cut", "text_damaged")


def test_a_wide_panel_has_a_row_for_each_place_and_year_of_its_span(folder: Path) -> None:
    rows = panel(folder, "--all", "--wide", "--scope", "headline", "--years", "2018-2020")
    assert [(row["region_name"], row["year"], row["held"]) for row in rows] == [
        ("泠州市", "2018", "yes"),
        ("泠州市", "2019", "no"),
        ("泠州市", "2020", "yes"),
        ("青槐县", "2018", "no"),
        ("青槐县", "2019", "no"),
        ("青槐县", "2020", "yes"),
    ]
    assert (rows[0]["gdp"], rows[0]["gdp_growth_min"], rows[0]["gdp_growth_max"]) == ("7%左右", "7", "7")
    assert (rows[1]["gdp"], rows[1]["gdp_growth_min"]) == ("not_held", "")


def test_a_province_or_a_level_takes_what_lies_in_it(folder: Path) -> None:
    under = panel(folder, "--under", "瀚川省", "--indicator", "gdp", "--years", "2020", "--scope", "headline")
    assert [row["region"] for row in under] == ["990100", "990121"]
    county = panel(
        folder, "--all", "--level", "county", "--indicator", "gdp", "--years", "2020", "--scope", "headline"
    )
    assert [row["region"] for row in county] == ["990121"]


def test_a_workbook_has_numbers_as_numbers_hostile_texts_as_texts_and_a_codebook(folder: Path) -> None:
    file = folder / "panel.xlsx"
    assert without_scrapy(folder, "targets", "--all", "-o", str(file)).returncode == 0
    book = CalamineWorkbook.from_path(str(file))
    assert book.sheet_names == ["targets", "codebook"]
    head, *rows = book.get_sheet_by_name("targets").to_python()
    cells = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    assert {
        cell["normal_min"] for cell in cells if cell["indicator"] == "gdp" and cell["scope"] == "headline"
    } == {7.0}
    with ZipFile(file) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if "worksheets" in name)
    names = [row[1] for row in book.get_sheet_by_name("codebook").to_python()]
    assert {"normal_min", "not_held", "gdp"} <= set(names)
    (folder / "panel.xlsx").unlink()


def test_a_wide_workbook_explains_its_number_columns_with_their_unit(folder: Path) -> None:
    file = folder / "wide.xlsx"
    without_scrapy(folder, "targets", "--all", "--wide", "--scope", "headline", "-o", str(file))
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_name("codebook").to_python()
    (column,) = [row for row in rows if row[1] == "gdp_growth_min"]
    assert (column[0], column[3]) == ("column", "%")


def test_parquet_holds_exact_quotes_and_typed_numbers(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")
    file = folder / "panel.parquet"
    assert without_scrapy(folder, "targets", "--all", "-o", str(file)).returncode == 0
    table = parquet.read_table(str(file))
    assert str(table.schema.field("normal_min").type) == "double"
    assert any("7%左右" in quote for quote in table.column("quote").to_pylist())
    assert json.loads(table.schema.metadata[b"codebook"])[0]["kind"] == "column"


def test_a_table_that_is_no_text_needs_a_file_and_says_so(folder: Path) -> None:
    done = without_scrapy(folder, "targets", "--all", "--format", "xlsx")
    assert (done.returncode, done.stderr) == (
        2,
        "yange targets: xlsx is written to a file: -o targets.xlsx\n",
    )


def test_a_file_in_a_folder_that_is_not_there_is_one_clear_line(folder: Path) -> None:
    done = without_scrapy(folder, "targets", "--all", "-o", str(folder / "none" / "x.xlsx"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_coverage_takes_the_same_places_and_goes_into_a_workbook(folder: Path) -> None:
    done = without_scrapy(folder, "coverage", "--under", "瀚川省", "--level", "county", "--format", "json")
    assert [row["region"] for row in json.loads(done.stdout)] == ["990121"]
    file = folder / "coverage.xlsx"
    assert without_scrapy(folder, "coverage", "-o", str(file)).returncode == 0
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_name("coverage").to_python()
    assert [row[0] for row in rows] == ["region", "990100", "990121"]
