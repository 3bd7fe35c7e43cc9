"""The sample sites: texts, shells, events, and the proxy that serves them."""

import re
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import pytest
from lxml import html

from sample.answers import respond
from sample.catalog import HERE, SampleEvent, columns, entries, events, hosts, items, read_text
from sample.days import DAYS, moment
from sample.serve import serve
from sample.visit_state import show
from tests.support.paths import CORPUS

REPORTS = sorted({item.text for item in items().values() if re.search(r"_20\d\d$", item.text)})
HAN = re.compile(r"[㐀-鿿]")
SIGNS = re.compile(r"[㐀-鿿0-9]")
SENTENCE = re.compile(r"[^。；;！!？?\n]+")

FORMULAS = re.compile(
    r"请予审议|预期目标|第[一二三四五六七八九十]+届人民代表大会|居民人均可支配收入(?:增长)?与经济增长同步"
    r"|一、\d{4}年和“十四五”时期工作回顾"
)
"""What every report says in the same words: no sentence of anybody's."""


def han(text: str) -> str:
    return "".join(HAN.findall(text))


def signs(text: str) -> str:
    return "".join(SIGNS.findall(text))


def body_of(page: str, day: int, hit: int = 1) -> bytes:
    host, slash, path = page.partition("/")
    return respond(host, slash + path, "GET", day, hit).body


def text_of(page: str, day: int) -> str:
    host, slash, path = page.partition("/")
    return "\n".join(show(items()[host, slash + path], day).lines)


def events_named(name: str) -> list[SampleEvent]:
    return [event for event in events() if event.event == name]


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_as_long_and_as_complete_as_real_ones(name: str) -> None:
    text = "\n".join(read_text(name))
    assert len(han(text)) >= 3000
    assert "各位代表" in text
    assert "审议" in text
    assert "而努力奋斗" in text or "篇章" in text
    assert "目标" in text


def test_there_are_three_consecutive_years_of_one_city() -> None:
    assert {"lingzhou_2024", "lingzhou_2025", "lingzhou_2026"} <= set(REPORTS)


@pytest.mark.parametrize(("old", "new"), [(2024, 2025), (2025, 2026)])
def test_a_year_carries_over_some_sentences_and_says_most_anew(old: int, new: int) -> None:
    before, after = ({*SENTENCE.findall("\n".join(read_text(f"lingzhou_{year}")))} for year in (old, new))
    assert 0.05 < len(before & after) / len(after) < 0.4


@pytest.mark.parametrize(("host", "path"), [*items(), *columns()])
@pytest.mark.parametrize("day", DAYS)
def test_every_page_is_html_that_answers_alike_when_asked_alike(host: str, path: str, day: int) -> None:
    answer = respond(host, path, "GET", day, 1)
    assert answer == respond(host, path, "GET", day, 1)
    assert html.document_fromstring(answer.body) is not None


@pytest.mark.parametrize("key", [key for key, item in items().items() if item.shell != "gkmlpt"])
def test_a_page_holds_its_text_line_by_line(key: tuple[str, str]) -> None:
    item = items()[key]
    encoding = "gb18030" if item.shell == "table" else "utf-8"
    shown = "".join(map(str, html.fromstring(respond(*key).body.decode(encoding)).itertext()))
    at = 0
    for line in read_text(item.text):
        at = shown.index(line, at) + len(line)


def test_counters_and_related_links_change_at_every_fetch_of_a_living_page() -> None:
    page = "www.lingzhou.example/art/2025/1/21/art_1340_51207.html"
    bodies = [body_of(page, day, hit) for day in DAYS for hit in (1, 2)]
    assert len(set(bodies)) == len(bodies)
    assert len({text_of(page, day) for day in DAYS}) == 1


def test_the_old_gbk_site_never_changes_and_says_so_by_its_validators() -> None:
    answers = [respond("www.yunting.example", "/info_show.asp?infoid=118", "GET", day, day) for day in DAYS]
    assert len(set(answers)) == 1
    assert "ETag" in dict(answers[0].headers)
    assert b"charset=gb2312" in answers[0].body
    assert "陶 镕".encode("gb18030") in answers[0].body


def test_each_event_has_a_page_of_its_own() -> None:
    pages: dict[str, set[str]] = {}
    for event in events():
        kind = "text" if event.event in {"number", "wording", "move", "append", "published"} else event.event
        pages.setdefault(event.page, set()).add(kind)
    assert all(len(kinds) == 1 for kinds in pages.values())
    assert all((*page.partition("/")[:1], "/" + page.partition("/")[2]) in items() for page in pages)


def test_the_silent_edit_changes_a_number_a_wording_and_moves_a_long_paragraph() -> None:
    (number,) = events_named("number")
    (move,) = events_named("move")
    before, after = text_of(number.page, 1), text_of(number.page, 5)
    (moved,) = [line for line in before.split("\n") if line.startswith(move.was)]
    assert len(moved) >= 80
    assert moved in after
    assert before.index(moved) != after.index(moved)
    assert number.was in before
    assert number.becomes in after
    assert len(set(before.split("\n")) - set(after.split("\n"))) == 2
    item = items()["www.lingzhou.example", number.page.removeprefix("www.lingzhou.example")]
    assert show(item, 1).published == show(item, 5).published


def test_the_honest_republication_bears_a_new_date_and_a_note() -> None:
    (date,) = events_named("published")
    assert date.was.encode() in body_of(date.page, 5)
    assert date.becomes.encode() in body_of(date.page, 9)
    assert "重新发布" in text_of(date.page, 9)
    assert "重新发布" not in text_of(date.page, 5)


def test_the_challenge_lasts_one_day() -> None:
    (challenge,) = events_named("challenge")
    host, slash, path = challenge.page.partition("/")
    answers = [respond(host, slash + path, "GET", day) for day in DAYS]
    assert [answer.status for answer in answers] == [200, 200, 521, 200, 200]
    assert "X-Via-JSL" in dict(answers[2].headers)


def test_the_soft_404_is_for_good_and_comes_with_status_200() -> None:
    (event,) = events_named("soft_404")
    assert ["不存在或已删除".encode() in body_of(event.page, day) for day in DAYS] == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_one_page_goes_for_good_and_one_comes_back() -> None:
    gone, back = events_named("not_found")
    statuses = {
        event.page: [respond(host, slash + path, "GET", day).status for day in DAYS]
        for event in (gone, back)
        for host, slash, path in [event.page.partition("/")]
    }
    assert statuses == {gone.page: [200, 200, 404, 404, 404], back.page: [200, 200, 404, 404, 200]}


def test_the_redesign_changes_the_shell_alone() -> None:
    (redesign,) = events_named("redesign")
    assert text_of(redesign.page, 5) == text_of(redesign.page, 9)
    assert b"article-box" in body_of(redesign.page, 9)
    assert b"article-box" not in body_of(redesign.page, 5)


def test_the_aggregators_list_rolls_on_to_its_second_page() -> None:
    first, second = "www.zhaoshang-list.example/zhengfugongzuobaogao/", "?page=2"
    rolling = "70094.html"
    assert rolling.encode() in body_of(first, 5)
    assert rolling.encode() not in body_of(first, 9)
    assert rolling.encode() in body_of(first + second, 9)


def test_the_masked_copy_lost_signs_and_digits() -> None:
    masked, whole = ("".join(read_text(f"lingzhou_2025{end}")) for end in ("_masked", ""))
    assert "*" in masked
    assert "2486.3亿元" in whole
    assert "达到亿元" in masked


def test_every_place_can_be_reached_from_its_home_page_through_disclosure_menus() -> None:
    assert {host for host, path in columns() if path == "/"} == set(hosts())
    for column in columns().values():
        assert not column.parent or (column.host, column.parent) in columns()
    assert all((item.host, item.column) in columns() for item in items().values())
    assert all((entry.host, entry.path) in columns() for entry in entries())


def test_requests_outside_the_sites_get_honest_answers() -> None:
    assert respond("www.elsewhere.example", "/").status == 502
    assert respond("www.lingzhou.example", "/no/such/page.html").status == 404
    assert respond("www.lingzhou.example", "/", "DELETE").status == 405
    assert respond("www.lingzhou.example", "/", "HEAD").body == b""
    assert b"Disallow" in respond("www.lingzhou.example", "/robots.txt").body


def test_days_are_moments_of_one_calendar() -> None:
    assert [moment(day)[:10] for day in DAYS] == [
        "2026-03-02",
        "2026-03-03",
        "2026-03-07",
        "2026-03-11",
        "2026-04-01",
    ]


@pytest.fixture(name="proxy_url")
def _proxy_url() -> Iterator[str]:
    with serve(9) as proxy:
        yield proxy.url


def test_the_proxy_serves_the_sites_of_its_day(proxy_url: str) -> None:
    opener = build_opener(ProxyHandler({"http": proxy_url}))
    url = "http://www.qilin.example/xxgk/fdzdgknr/zfgzbg/202601/t20260127_330118.html"
    with pytest.raises(HTTPError, match="404"):
        opener.open(url, timeout=10)
    home = "http://www.qilin.example/"
    with opener.open(home, timeout=10) as answer:
        assert "栖霖市人民政府".encode() in answer.read()


def test_the_proxy_confirms_what_the_client_has(proxy_url: str) -> None:
    opener = build_opener(ProxyHandler({"http": proxy_url}))
    url = "http://www.yunting.example/info_show.asp?infoid=118"
    with opener.open(url, timeout=10) as answer:
        tag = answer.headers["ETag"]
    with pytest.raises(HTTPError, match="304"):
        opener.open(Request(url, headers={"If-None-Match": tag}), timeout=10)


@pytest.mark.corpus
def test_no_sentence_is_anybody_elses() -> None:
    if not CORPUS.is_dir():
        pytest.skip("../shared/corpus is absent")
    ours: dict[str, str] = {}
    for path in sorted((HERE / "texts").glob("*.txt")):
        for sentence in SENTENCE.findall(path.read_text("utf-8")):
            if len(signs(sentence)) >= 16 and not FORMULAS.search(sentence):
                ours[signs(sentence)] = sentence.strip()
    for path in (*CORPUS.glob("seeds/*.txt"), *CORPUS.glob("reports/**/*.txt")):
        raw = path.read_bytes()
        theirs = signs(raw.decode("utf-8", "replace"))
        theirs += signs(raw.decode("gb18030", "replace")) if "hailar" in str(path) else ""
        found = [sentence for key, sentence in ours.items() if key in theirs]
        assert not found, f"{path.name}: {found}"
