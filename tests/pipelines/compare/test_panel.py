"""The panel: a year that is not held is a row without figures, never a zero."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.cli.panel_files import write_panel
from pipelines.compare.panel import Panel, make_panel
from pipelines.compare.stage import compare
from pipelines.phrases.attention import read_sets
from storage.archive import Archive
from storage.errors import UserMistake
from tests.support.archive_site import NEIGHBOUR, crawl, html, report, served

SETS = {"silk": ("丝绸", "丝绸博览会"), "nothing": ("永不使用",)}


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Panel]:
    with Archive(tmp_path_factory.mktemp("panel") / "a.db", create=True) as made:
        pages = [
            served(f"{year}.html", html(report(year, growth=str(year % 10 + 4)))) for year in (2019, 2021)
        ]
        crawl(made, 0, [*pages, served("x.html", html(report(2020, place="栖霖市"))), NEIGHBOUR])
        compare(made)
        yield make_panel(made, SETS)


def rows(panel: Panel) -> dict[tuple[object, object], dict[str, object]]:
    return {(row["region_name"], row["year"]): dict(row) for row in panel.rows}


def test_every_place_has_a_row_for_every_year_and_only_held_ones_have_figures(panel: Panel) -> None:
    found = rows(panel)
    assert len(found) == len(panel.rows) == 6
    assert [found["泠州市", year]["held"] for year in (2019, 2020, 2021)] == [1, 0, 1]
    gap = found["泠州市", 2020]
    assert [gap[name] for name in ("words", "gdp", "attention_silk", "taken_over")] == [None] * 4
    assert found["泠州市", 2019]["attention_nothing"] == 0


def test_targets_have_their_qualifiers(panel: Panel) -> None:
    row = rows(panel)["泠州市", 2021]
    assert (row["gdp"], row["gdp_qualifier"], row["gdp_gap"]) == (5.0, "around", None)


def test_words_of_a_set_that_overlap_count_once(panel: Panel) -> None:
    row = rows(panel)["泠州市", 2021]
    assert isinstance(row["words"], int)
    assert row["attention_silk"] == pytest.approx(10_000 / row["words"])


def test_every_column_is_in_the_codebook(panel: Panel) -> None:
    assert tuple(panel.codebook) == panel.columns
    assert all(panel.codebook.values())


def test_csv_has_its_codebook_beside_it(panel: Panel, tmp_path: Path) -> None:
    write_panel(panel, "csv", str(tmp_path / "panel.csv"))
    text = (tmp_path / "panel.csv").read_text(encoding="utf-8-sig")
    assert [row["year"] for row in csv.DictReader(io.StringIO(text))] == [
        str(row["year"]) for row in panel.rows
    ]
    assert "taken_over" in (tmp_path / "panel.codebook.csv").read_text(encoding="utf-8-sig")


def test_xlsx_has_two_sheets(panel: Panel, tmp_path: Path) -> None:
    write_panel(panel, "xlsx", str(tmp_path / "panel.xlsx"))
    with zipfile.ZipFile(tmp_path / "panel.xlsx") as book:
        assert sum(name.startswith("xl/worksheets/sheet") for name in book.namelist()) == 2
        assert "泠州市" in book.read("xl/sharedStrings.xml").decode()


def test_parquet_says_what_its_columns_mean_or_what_is_missing(panel: Panel, tmp_path: Path) -> None:
    target = tmp_path / "panel.parquet"
    try:
        from pyarrow.parquet import read_table
    except ImportError:
        with pytest.raises(UserMistake, match="pyarrow"):
            write_panel(panel, "parquet", str(target))
        return
    write_panel(panel, "parquet", str(target))
    found = read_table(target)
    assert found.num_rows == len(panel.rows)
    assert found.schema.field("held").metadata[b"meaning"]


def test_a_file_that_cannot_be_written_is_one_line(panel: Panel, tmp_path: Path) -> None:
    for form in ("csv", "xlsx"):
        with pytest.raises(UserMistake):
            write_panel(panel, form, str(tmp_path / "missing" / f"panel.{form}"))
    with pytest.raises(UserMistake, match="-o"):
        write_panel(panel, "xlsx", "")


@pytest.mark.parametrize("text", ["word\n环境\n", "set,word\nmy set,环境\n", "set,word\nmine,农\n"])
def test_a_wrong_list_of_sets_is_refused_in_a_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "sets.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserMistake):
        read_sets(path)


def test_the_projects_own_sets_can_be_read() -> None:
    assert {"environment", "digital", "public_service"} <= set(read_sets())
