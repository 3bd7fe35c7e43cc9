"""The page of a report: the whole text, its versions and copies, the evidence."""

import html
import re

from browse.pages.report_page import text_parts
from tests.support.archive_site import report
from tests.support.reading_room import Room

CELLS = re.compile(r'<h3 class="level\d">(.*?)</h3>|<div class="cell">(.*?)</div>', re.DOTALL)


def test_the_best_copy_of_a_year_has_an_address_of_its_own(room: Room) -> None:
    page = room.get("/report/330200/2021").text
    assert "宁波市 2021 政府工作报告" in page
    assert "第九届人民代表大会" in page
    assert "government work report" in room.get("/report/330200/2021?lang=en").text


def test_every_character_of_the_text_is_shown(room: Room) -> None:
    page = room.get("/report/330200/2021").text
    shown = "".join(html.unescape("".join(found)) for found in CELLS.findall(page))
    text = room.one("SELECT text FROM reports WHERE region = '330200' AND year = 2021")
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)


def test_parts_join_to_the_text() -> None:
    text = "\n".join(report())
    joined = "".join(part.heading + ("\n" if part.heading else "") + part.text for part in text_parts(text))
    assert joined.rstrip("\n") == text


def test_versions_copies_and_evidence_are_there(room: Room) -> None:
    page = room.get("/report/330200/2021").text
    best = "SELECT lower(hex(f.body)) FROM reports r JOIN fetches f ON f.id = r.fetch WHERE r.region = '330200' AND r.year = 2021"
    digest = room.one(best)
    assert digest in page
    assert "http://www.copies.example/2021.html" in page
    first = room.one("SELECT id FROM timeline WHERE region = '330200' AND year = 2021 AND n = 1 AND back = 2")
    assert "这不是该网页最新的文本" in room.get(f"/report/{first}").text


def test_a_kind_without_reports_is_not_found(room: Room) -> None:
    assert room.get("/report/330200/2021/budget_report").status_code == 404
