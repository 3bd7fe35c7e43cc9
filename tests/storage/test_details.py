"""What a year change holds is packed, and comes out as it went in, by every way that is documented."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.compare.saved_changes import comparison_of
from pipelines.compare.stage import compare
from storage.archive import Archive
from storage.details import pack_detail, unpack_detail
from storage.errors import ArchiveError
from tests.support.archive_site import crawl, html, report, served


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_detail_comes_out_as_it_went_in(text: str) -> None:
    assert unpack_detail(pack_detail(text)) == text


def test_a_damaged_detail_is_one_line() -> None:
    with pytest.raises(ArchiveError, match="scrapy reprocess"):
        unpack_detail(b"\x00" * 9)


def test_a_year_change_is_packed_and_readable_in_queries(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served(f"{year}.html", html(report(year))) for year in (2019, 2020)])
        compare(archive)
        (row,) = archive.query("SELECT id, detail, unpacked(detail) AS text FROM changes")
        assert isinstance(row["detail"], bytes)
        assert len(row["detail"]) * 2 < len(row["text"].encode())
        assert json.loads(row["text"])["pairs"]
        assert comparison_of(archive, row["id"]) is not None


def test_details_that_an_older_program_left_are_packed_when_all_is_looked_at(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served(f"{year}.html", html(report(year))) for year in (2019, 2020)])
        compare(archive)
        before = archive.query("SELECT * FROM changes")
        archive.db.execute("UPDATE changes SET detail = unpacked(detail)")
        archive.touch_whole()
        assert compare(archive).made == 0
        assert archive.query("SELECT * FROM changes") == before
