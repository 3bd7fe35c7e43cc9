"""Reuse in an archive: a group of neighbours at a time, the same rows in any order, no source later than its copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.compare.reuse_stage import seek_reuse
from pipelines.compare.taken_over import TakenOver, taken_over
from pipelines.render.html.reuse_page import pieces_of, reuse_page
from pipelines.render.terminal.reuse_terminal import reuse_lines
from storage.archive import Archive
from storage.records import Page
from storage.rows import Version
from tests.support.archive_site import NEIGHBOUR, crawl, html, served
from tests.support.random_texts import invented

TAKEN = "实施丝绸小镇提升行动，改造沿河老厂房十二处，建成非遗工坊和青年创客街区各三处，让老城焕发新的活力。"
LITURGY = "让我们更加紧密团结在党中央周围，为建设丝绸之城和青年友好城市而努力奋斗。"
SAID = {
    ("宁波市", 2021, "1月20日"): TAKEN + LITURGY,
    ("嘉兴市", 2021, "1月28日"): TAKEN + LITURGY,
    (
        "浙江省",
        2021,
        "1月25日",
    ): "大力发展海洋牧场和深远海养殖装备，支持渔民转产转业就地上岸安居，建设一批现代渔港小镇。",
    (
        "嘉兴市",
        2022,
        "1月18日",
    ): "大力发展海洋牧场和深远海养殖装备，支持渔民转产转业就地上岸安居，建设一批现代渔港小镇。",
}
EVERY = ("above", "beside", "own", "below", "common_source")


def page(place: str, year: int, day: str, said: str) -> Page:
    seed = sum(map(ord, place)) + year
    lines = [
        f"{place}{year}年政府工作报告",
        f"——{year}年{day}在{place}第九届人民代表大会第五次会议上",
        "各位代表：",
        f"现在，我代表{place}人民政府，向大会报告工作，请予审议。",
        *(f"{line}。" for line in invented(seed, 60).split("。")),
        said,
        "各位代表！让我们携手同心，为建设美丽家园而努力奋斗！",
    ]
    return served(f"{place}{year}.html", html(lines))


def filled(path: Path, order: int) -> Archive:
    archive = Archive(path, create=True)
    for day, (key, said) in enumerate(list(SAID.items())[::order]):
        crawl(archive, day, [page(*key, said), NEIGHBOUR])
        seek_reuse(archive)
    return archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with filled(tmp_path_factory.mktemp("reuse") / "a.db", 1) as made:
        yield made


def rows(archive: Archive) -> list[str]:
    found = archive.query(
        "SELECT l.region, l.year, e.region AS source, e.year AS source_year, r.a_start, r.a_end, r.b_start, r.kind,"
        " r.places, r.marks, r.direction FROM reuse r JOIN versions l ON l.id = r.later JOIN versions e ON e.id = r.earlier"
    )
    return sorted(map(repr, found))


def report(archive: Archive, region: str, year: int) -> Version:
    return next(archive.reports(region=region, year=year))


def taken(archive: Archive, region: str, year: int, *, common: bool = False) -> TakenOver:
    return taken_over(archive, report(archive, region, year), EVERY, common=common)


def test_the_rows_are_the_same_whatever_the_order(archive: Archive, tmp_path: Path) -> None:
    with filled(tmp_path / "b.db", -1) as other:
        assert rows(archive) == rows(other) != []


def test_looking_again_compares_nothing(archive: Archive) -> None:
    assert seek_reuse(archive) == 0


def test_a_new_report_makes_its_own_groups_due_and_no_other(tmp_path: Path) -> None:
    with filled(tmp_path / "c.db", 1) as other:
        crawl(other, 9, [page("杭州市", 2022, "1月10日", TAKEN), NEIGHBOUR])
        assert seek_reuse(other) == 1


def test_the_later_of_two_neighbours_took_from_the_earlier(archive: Archive) -> None:
    (passage,) = taken(archive, "330400", 2021).passages
    assert (passage.source, passage.day, passage.direction, passage.kind) == (
        "宁波市 2021",
        "2021-01-20",
        "beside",
        "verbatim",
    )
    assert passage.words == passage.source_words == TAKEN.rstrip("。")
    assert taken(archive, "330200", 2021).passages == ()


def test_last_years_report_of_the_province_is_above(archive: Archive) -> None:
    (passage,) = taken(archive, "330400", 2022).passages
    assert (passage.direction, passage.source) == ("above", "浙江省 2021")


def test_no_source_is_later_than_its_copy(archive: Archive) -> None:
    found = archive.query(
        "SELECT count(*) AS n FROM reuse r JOIN reuse_reports l ON l.version = r.later"
        " JOIN reuse_reports e ON e.version = r.earlier WHERE l.day != '' AND e.day > l.day"
    )
    assert found == [{"n": 0}]


def test_liturgy_is_kept_marked_and_not_in_the_share(archive: Archive) -> None:
    marks = [passage.marks for passage in taken(archive, "330400", 2021, common=True).passages]
    assert {mark.split()[-1] for mark in marks if mark} == {"liturgy"}
    assert marks.count("") == 1
    (share,) = archive.query("SELECT * FROM taken_over WHERE region = '330400' AND year = 2021")
    assert (share["from_beside"], share["from_above"]) == (1, 0)
    assert share["share"] == pytest.approx(1 / share["sentences"])


def test_a_report_that_was_not_compared_has_no_share_rather_than_zero(tmp_path: Path) -> None:
    with Archive(tmp_path / "d.db", create=True) as other:
        crawl(other, 0, [page("宁波市", 2021, "1月20日", TAKEN), NEIGHBOUR])
        assert "not looked for" in reuse_lines(taken(other, "330200", 2021))


def test_views_count_lenders_and_levels(archive: Archive) -> None:
    lenders = {
        (row["region"], row["year"]): row["places"] for row in archive.query("SELECT * FROM borrowed_most")
    }
    assert lenders == {("330200", 2021): 1, ("330000", 2021): 1}
    levels = archive.query("SELECT later_level, earlier_level, passages FROM reuse_matrix ORDER BY year")
    assert [tuple(row.values()) for row in levels] == [
        ("prefecture", "prefecture", 1),
        ("prefecture", "province", 1),
    ]


def test_the_page_holds_the_whole_text_and_no_markup_of_it(archive: Archive) -> None:
    found = taken(archive, "330400", 2021, common=True)
    assert "".join(piece.words for piece in pieces_of(found)) == found.text
    shown = reuse_page(found)
    assert "2021-01-20" in shown
    assert shown.count("<mark") >= 2


def test_lines_show_both_wordings(archive: Archive) -> None:
    shown = reuse_lines(taken(archive, "330400", 2022))
    assert shown.count("大力发展海洋牧场") == 2
    assert "above 浙江省 2021 (2021-01-25; 330000/2021)" in shown
