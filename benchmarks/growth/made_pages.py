"""Corpus -> saved pages of many places and years, with a list that `scrapy add` takes; the same at every call."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from benchmarks.common.paths import CORPUS
from pipelines.gazetteer.regions import Region, tables

FIRST_YEAR = 2009
SHORTEST, LONGEST = 5_000, 24_000
"""Characters of the bodies that are taken."""
CARRIED = 1 / 3
"""Share of paragraphs that a year takes over from the year before, with other numbers."""
COPIED, EDITED = 0.34, 0.05
"""Shares of reports that stand at a second address too, with slips, and of pages that are edited later."""
FEWEST = 20
"""Paragraphs of a body; some texts have but one."""
MENUS = 210
"""Menu lines and scripts of a page, so that pages have about 66 KB."""
AGGREGATORS = 5
YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d)?(?=[%亿万个家公])")
"""Figures that may be other ones in another year: 6.1 of 6.1%, 12 of 12家."""
GOALS = (
    "今年经济社会发展的主要预期目标是：地区生产总值增长{}%左右，一般公共预算收入增长{}%，城镇新增就业{}万人。"
)
FURNITURE = "<li><a href='/zwgk/{n}.html'>政务公开栏目{n}</a></li>"
SCRIPT = "<script>var c{n}={{a:'{n}',f:function(x){{return x*{n}+1;}}}};</script>\n"


@dataclass(frozen=True, slots=True)
class SavedPage:
    """One row of the list: where a page stood, when, and its bytes."""

    url: str
    at: str
    body: bytes


@cache
def bodies() -> tuple[tuple[str, ...], ...]:
    """The corpus' full reports as paragraphs, without the head and the names of their places."""
    with (CORPUS / "gold" / "reports.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    names = {code: (held[-1].name, held[-1].stem) for code, held in tables().code.items()}
    found = []
    for row in rows:
        if row["usual_marks"] != "yes" or row["kind"] != "government_work_report":
            continue
        raw = (CORPUS / "reports" / row["file"]).read_bytes()
        text = raw.decode("gb18030" if "gb18030" in row["file"] else "utf-8", "replace")
        name, stem = names.get(row["region"], ("", ""))
        if name:
            text = text.replace(name, "{place}").replace(stem, "{stem}")
        lines = [line.strip() for line in text.split("\n") if len(line.strip()) > 30]
        if len(lines) > FEWEST and SHORTEST <= sum(map(len, lines)) <= LONGEST:
            found.append(tuple(lines[2:-1]))
    return tuple(found)


def places(count: int) -> list[Region]:
    """So many present places, the same ones first for every count; no two of one name."""
    chosen = [
        held[0]
        for name, held in tables().name.items()
        if len(held) == 1
        and len(name) >= 3
        and name == held[0].name
        and held[0].until is None
        and held[0].since < FIRST_YEAR
        and held[0].level in {"prefecture", "county"}
    ]
    Random(11).shuffle(chosen)
    return chosen[:count]


def refigured(line: str, random: Random) -> str:
    """A line with other figures."""
    return NUMBER.sub(lambda _: f"{random.randint(2, 98)}{random.choice(['', '.5', '.2'])}", line)


def report_lines(place: Region, year: int, before: list[str], random: Random) -> list[str]:
    """The lines of a report; a third of the last year's paragraphs come again."""
    stock = bodies()[random.randrange(len(bodies()))]
    own = [
        YEAR.sub(lambda m, to=year - 1: str(to if int(m[0]) % 2 else year), line)  # type: ignore[misc]
        .replace("{place}", place.name)
        .replace("{stem}", place.stem)
        for line in stock
    ]
    kept = [line for line in before if random.random() < CARRIED]
    cut = max(4, len(own) - len(kept))
    return [
        f"——{year}年1月20日在{place.name}第九届人民代表大会第五次会议上",
        "各位代表：",
        f"现在，我代表{place.name}人民政府，向大会报告工作，请予审议。",
        f"一、{year - 1}年工作回顾",
        *(refigured(line, random) for line in own[: cut // 2]),
        f"二、{year}年重点工作",
        GOALS.format(random.randint(4, 12), random.randint(3, 15), random.randint(1, 9)),
        *(refigured(line, random) for line in own[cut // 2 : cut]),
        *(refigured(line, random) for line in kept),
    ]


def slipped(lines: list[str], random: Random) -> list[str]:
    """A copy with up to three slips: a figure, a letter, a lost line."""
    kept = list(lines)
    for _ in range(random.randint(0, 3)):
        at = random.randrange(5, len(kept))
        kept[at] = random.choice((refigured(kept[at], random), kept[at][1:], kept[at] + "。"))
    return kept


def in_shell(shell: int, title: str, lines: list[str], number: int) -> bytes:
    """A page of one of three shells, of some 66 KB with its menus and scripts."""
    text = "".join(f"<p>{line}</p>\n" for line in lines)
    menu = "".join(FURNITURE.format(n=n * 7 % 97) for n in range(MENUS))
    scripts = "".join(SCRIPT.format(n=n) for n in range(MENUS))
    head = f'<meta charset="utf-8"><title>{title}</title>'
    opened = (
        '<div class="wrap"><div id="zoom">',
        '<div class="article"><div class="TRS_Editor">',
        '<table><tr><td class="bt_content"><div id="UCAP-CONTENT">',
    )[shell]
    closed = ("</div></div>", "</div></div>", "</div></td></tr></table>")[shell]
    meta = f'<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2026-01-25">'
    return (
        f"<html><head>{head}{meta}{scripts}</head><body><ul>{menu}</ul><h1>{title}</h1>"
        f"{opened}{text}{closed}<p>访问次数：{number}</p></body></html>"
    ).encode()


def saved_pages(count: int, years: int) -> Iterator[SavedPage]:
    """The pages of so many places and years: reports, second copies, later edits; in any order of time."""
    for number, place in enumerate(places(count)):
        random = Random(f"{place.code} {years}")
        shell, lines = number % 3, list[str]()
        for year in range(FIRST_YEAR, FIRST_YEAR + years):
            lines = report_lines(place, year, lines[5:], random)
            title = f"{year}年{place.name}政府工作报告"
            at = f"2026-02-{1 + number % 28:02d}T08:{year - FIRST_YEAR:02d}:00Z"
            url = f"http://www.{place.pinyin}{place.code}.example/zwgk/{year}/t{year}0126_{number}.html"
            yield SavedPage(url, at, in_shell(shell, title, lines, number))
            if random.random() < COPIED:
                host = f"http://www.wenku{number % AGGREGATORS}.example"
                body = in_shell((shell + 1) % 3, title, slipped(lines, random), number + 1)
                yield SavedPage(
                    f"{host}/a/{place.code}-{year}.html",
                    at.replace("T08", "T11").replace("-02-", "-03-"),
                    body,
                )
            if random.random() < EDITED:
                body = in_shell(shell, title, [*lines[:9], refigured(lines[9], random), *lines[10:]], number)
                yield SavedPage(url, at.replace("-02-", "-04-"), body)


def write_pages(folder: Path, count: int, years: int) -> int:
    """Write pages as files beside their list `list.csv`; return their number; nothing where the list is there."""
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "list.csv").exists():
        return sum(1 for _ in (folder / "list.csv").open(encoding="utf-8")) - 1
    rows = []
    for n, page in enumerate(saved_pages(count, years)):
        (folder / f"{n}.html").write_bytes(page.body)
        rows.append((page.url, f"{n}.html", page.at))
    with (folder / "list.new").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("url", "file", "at"), *rows])
    (folder / "list.new").rename(folder / "list.csv")
    return len(rows)
