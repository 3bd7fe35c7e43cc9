"""Small fictional pages, and a crawl of them without a network: pages -> the stages -> an archive."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from pipelines import stages
from pipelines.store.rebuild import catch_up
from pipelines.store.recorder import Recorder
from storage.archive import Archive
from storage.records import Hints, Page
from storage.rows import Event
from storage.timestamps import MOMENT

HOST = "http://www.lingzhou.example"
START = datetime(2026, 1, 5, 8, tzinfo=UTC)

TASKS = (
    "今年经济社会发展的主要预期目标是：地区生产总值增长{growth}%左右，一般公共预算收入增长5%。",
    "要疏浚瀚水支流四十公里，新建望潮公园三处，让市民推门见绿、出门亲水。",
    "要办好泠州丝绸博览会，扶持中小企业三百家，引进各类人才{people}名。",
)

WORK = "{year}年要在{place}办好第{n}件实事，修缮老街{n}处，帮扶农户{n}家，栽种林木{n}亩，整治河渠{n}条，让群众得到实惠。"
PARAGRAPHS = 12
"""Lines of WORK for each line of TASKS: enough for a report that is taken for one."""


def moment(days: float) -> str:
    """The moment some days after the first one."""
    return (START + timedelta(days=days)).strftime(MOMENT)


def report(
    year: int = 2021, *, place: str = "泠州市", growth: str = "7", people: str = "1200", tail: int = 3
) -> list[str]:
    """The lines of a small report; growth and people are what edits change, tail cuts it short."""
    return [
        f"{place}{year}年政府工作报告",
        f"——{year}年1月20日在{place}第九届人民代表大会第五次会议上",
        "市长 林知远",
        "各位代表：",
        "现在，我代表市人民政府，向大会报告工作，请予审议。",
        "一、主要成绩",
        f"一年来，全市地区生产总值增长6.{year % 10}%，城镇新增就业{year % 7 + 1}.2万人，河道清淤四十公里。",
        f"二、{year}年主要任务",
        *(line.format(growth=growth, people=people) for line in TASKS[:tail]),
        *(WORK.format(place=place, year=year, n=n + year % 100) for n in range(PARAGRAPHS * tail)),
        "各位代表！让我们携手同心，为建设美丽家园而努力奋斗！",
    ]


def html(lines: Sequence[str], *, date: str = "2021-02-01", hits: int = 1) -> bytes:
    """A page with one article; hits is a counter outside the text."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f'<html><head><meta charset="utf-8"><title>{lines[0]}</title>'
        f'<meta name="ArticleTitle" content="{lines[0]}"><meta name="PubDate" content="{date}"></head>'
        f'<body><div id="zoom">{body}</div><p>访问次数：{hits}</p></body></html>'
    ).encode()


def list_html(articles: Iterable[Sequence[str]]) -> bytes:
    """A list page whose items are whole articles with links of their own."""
    items = "".join(
        f'<li><h2><a href="/item/{abs(hash_of(lines[0]))}.html">{lines[0]}</a></h2><span>2021-02-01</span>'
        + "".join(f"<p>{line}</p>" for line in lines[1:])
        + "</li>"
        for lines in articles
    )
    return (
        f'<html><head><meta charset="utf-8"></head><body><ul class="list">{items}</ul></body></html>'.encode()
    )


def hash_of(text: str) -> int:
    """A number for a title, the same in every process."""
    return sum(ord(char) * (place + 1) for place, char in enumerate(text))


def served(path: str, body: bytes = b"", *, status: int = 200, **more: object) -> Page:
    """What a path of the host served."""
    url = path if path.startswith("http") else f"{HOST}/{path}"
    values = {"source": "lingzhou", "headers": (("content-type", "text/html"),), "hints": Hints(), **more}
    return Page(url=url, body=body, status=status, **values)  # type: ignore[arg-type]  # fields by name


NEIGHBOUR = served("neighbour.html", html(["泠州概况", "泠州市位于瀚水之滨，辖三区一县。" * 6]))
"""A page that always answers."""


def dated(page: Page, at: str) -> Page:
    """The page as served at a moment."""
    from dataclasses import replace

    parts = tuple(dated(part, at) for part in page.parts)
    return replace(page, at=at, parts=parts)


def crawl(archive: Archive, days: float, pages: Iterable[Page], *, run_id: str = "") -> list[Event]:
    """One run: what each page served, through all stages; gives the events."""
    at = moment(days)
    begun = catch_up(archive)
    run = archive.begin_run(clock=at, run_id=run_id)
    recorder = Recorder(archive, run)
    line = (
        stages.Snapshot(recorder), stages.Screen(), stages.Extract(), stages.Clean(), stages.Identify(),
        stages.Store(recorder),
    )  # fmt: skip
    count = 0
    for count, page in enumerate(pages, 1):  # noqa: B007 counted for the end of the run
        item: object = dated(page, at)
        for stage in line:
            item = stage.process_item(item)
    recorder.close()
    archive.end_run(run, {"pages": count}, clock=at)
    return begun + recorder.events


def kinds(events: Iterable[Event]) -> list[str]:
    """The kinds of events, in order."""
    return [event.kind for event in events]


CONTENT = ("judgements", "articles", "states", "copies", "versions", "intervals", "events")


def content(archive: Archive) -> dict[str, list[str]]:
    """All derived rows, to compare archives by."""
    return {table: sorted(map(repr, archive.db.execute(f"SELECT * FROM {table}"))) for table in CONTENT}
