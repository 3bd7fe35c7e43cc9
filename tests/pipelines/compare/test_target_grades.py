"""The grade of a target goes into the archive with it."""

from pathlib import Path

from pipelines.compare import compare
from storage.archive import Archive
from tests.support.archive_site import crawl, html, report, served


def test_saved_targets_have_the_grade_and_the_reason_that_they_were_read_with(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served("a.html", html(report()))])
        compare(archive)
        saved = archive.query("SELECT confidence, why FROM targets")

    assert saved
    assert {row["confidence"] for row in saved} <= {"certain", "likely", "needs_look"}
    assert all(row["why"] for row in saved)
