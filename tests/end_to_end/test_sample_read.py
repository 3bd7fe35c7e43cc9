"""Every sample page, read by the whole chain, gives exactly the text that was written, and is known for what it is."""

import csv
import re

import pytest

from pipelines.stages import refine
from sample.answers import respond
from sample.catalog import HERE, File, entries, events, files, items, read_text
from sample.days import DAYS, moment
from sample.visit_state import show
from storage.records import Page, Rejected, Report

ARTICLES = {item.page: item for item in items().values()}


def days_of(page: str) -> tuple[int, ...]:
    """Every day for a page that something happens to, the first and the last for others."""
    return DAYS if any(event.page == page for event in events()) else (DAYS[0], DAYS[-1])


def read(page: str, day: int) -> list[Report | Rejected]:
    host, slash, target = page.partition("/")
    answer = respond(host, slash + target, "GET", day)
    headers = tuple((name.lower(), value) for name, value in answer.headers)
    url = f"http://{page}"
    return refine(Page(url=url, body=answer.body, status=answer.status, headers=headers, at=moment(day)))


def folded(text: str) -> str:
    """White space as reading folds it: an ideographic space is a space, and a run of spaces is one."""
    return re.sub(r"[ 　]+", " ", text)


def bare(text: str) -> str:
    return "".join(text.split())


def expected() -> list[tuple[str, str, str]]:
    with (HERE / "expected.tsv").open(encoding="utf-8", newline="") as file:
        return [
            (row["page"], row["report"], row["became"])
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def entry_at(address: str) -> Report | Rejected:
    """What a list of the aggregator carries as the entry with this address."""
    pages = ("", "?page=2")
    listed = [
        one for page in pages for one in read(f"www.zhaoshang-list.example/zhengfugongzuobaogao/{page}", 0)
    ]
    (found,) = [one for one in listed if one.article.entry == address]
    return found


def known(outcome: Report | Rejected) -> str:
    if isinstance(outcome, Rejected):
        return "rejected"
    identity = outcome.identity
    return f"{identity.region}/{identity.year or '-'}/{identity.kind}"


@pytest.mark.parametrize(("page", "day"), [(page, day) for page in ARTICLES for day in days_of(page)])
def test_a_page_gives_exactly_its_text(page: str, day: int) -> None:
    item = ARTICLES[page]
    shown = show(item, day)
    (outcome,) = read(page, day)
    if shown.fate == "there":
        assert outcome.article.verdict.name == "real"
        assert outcome.article.text == folded("\n".join(shown.lines))
    else:
        fates = {"challenge": "challenged", "soft_404": "soft_404", "not_found": "missing"}
        assert outcome.article.verdict.name == fates[shown.fate]


@pytest.mark.parametrize("page", ["", "?page=2"])
@pytest.mark.parametrize("day", [0, 9])
def test_the_aggregators_list_gives_each_of_its_texts_up_to_the_line_breaks_it_lost(
    page: str, day: int
) -> None:
    texts = {
        f"http://{entry.host}/news/{entry.id}.html": "".join(read_text(entry.text)) for entry in entries()
    }
    outcomes = read(f"www.zhaoshang-list.example/zhengfugongzuobaogao/{page}", day)
    assert len(outcomes) > 1
    for outcome in outcomes:
        assert bare(outcome.article.text) == bare(texts[outcome.article.entry])


@pytest.mark.parametrize(("page", "report", "_became"), expected())
def test_a_page_is_known_for_what_it_is(page: str, report: str, _became: str) -> None:
    listed = "/news/" in page
    outcomes = [entry_at(f"http://{page}")] if listed else read(page, 0)
    assert [known(outcome) for outcome in outcomes] == [report]


@pytest.mark.parametrize(
    ("page", "speaker", "acting", "date"),
    [
        ("www.lingzhou.example/art/2026/1/22/art_1340_58113.html", "顾予安", True, "2026-01-14"),
        ("www.lingzhou.example/art/2025/1/21/art_1340_51207.html", "沈砚秋", False, "2025-01-15"),
        ("www.qinghuai.example/gkmlpt/content/9/9731/post_9731204.html", "秦堃", False, "2026-01-08"),
        ("www.yunting.example/info_show.asp?infoid=118", "陶镕", False, "2012-02-20"),
    ],
)
def test_a_report_names_its_speaker_and_meeting(page: str, speaker: str, acting: bool, date: str) -> None:
    (outcome,) = read(page, 0)
    assert isinstance(outcome, Report)
    identity = outcome.identity
    assert (identity.speaker, identity.acting, identity.meeting_date) == (speaker, acting, date)


@pytest.mark.parametrize("file", files().values(), ids=lambda file: file.text)
def test_an_attached_document_gives_exactly_its_text(file: File) -> None:
    (outcome,) = read(file.host + file.path, 0)
    assert outcome.article.text == "\n".join(read_text(file.text))


def test_promotional_articles_are_no_reports() -> None:
    outcomes = read("www.zhaoshang-list.example/zhengfugongzuobaogao/", 9)
    promoted = [one for one in outcomes if "政府工作报告" not in one.article.title]
    assert promoted
    assert all(isinstance(one, Rejected) for one in promoted)


def test_the_published_date_follows_the_republication() -> None:
    page = "www.qinghuai.example/gkmlpt/content/9/9731/post_9731204.html"
    assert [read(page, day)[0].article.fields.published for day in (5, 9)] == ["2026-01-16", "2026-03-10"]
