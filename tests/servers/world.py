"""A year of sixty fictional sites: a seed -> what stands where on each day, and the truth about what happened.

It knows nothing of the crawler: it makes events, answers requests, and remembers what was true.
"""

from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlsplit

from pipelines.regions import tables
from tests.servers.reports import report
from tests.servers.web import Answer, Asked

SITES = 60
REPORTS = 400
GAP = 4
"""Years between the reports of a place: too far apart to be compared, since the year is about edits."""

SHELLS = (
    '<div class="head">{top}</div><div class="TRS_Editor">{body}</div><div class="hits">浏览次数：{hits}</div>{side}',
    '{top}<table><tr><td>{side}</td><td><div id="zoom">{body}</div><p>访问量 {hits}</p></td></tr></table>',
    '<div id="main">{top}<div id="vsb_content"><div class="v_news_content">{body}</div></div></div>{side}<i>{hits}</i>',
    '<section>{side}</section><article><div class="pages_content" id="UCAP-CONTENT">{body}</div></article>{top}{hits}',
)


@dataclass(frozen=True)
class Happening:
    """One event: on which day, to which site and report (year of it, 0 for the whole site), until which day."""

    day: int
    site: int
    what: str
    year: int = 0
    until: int = 0


@dataclass
class Site:
    """A place's site."""

    number: int
    code: str
    place: str
    style: int
    rolling: bool
    texts: dict[int, list[list[str]]]
    """Year of a report -> its texts, one after the other."""
    born: dict[int, int]
    """Year of a report -> day on which it is published."""
    events: list[Happening] = field(default_factory=list)

    @property
    def host(self) -> str:
        """Its host."""
        return f"www.s{self.number}.example"

    def holding(self, day: int, what: str, year: int = 0) -> list[Happening]:
        """Events of a kind that are in force."""
        return [
            each
            for each in self.events
            if each.what == what
            and each.day <= day
            and (not each.until or day < each.until)
            and each.year in {0, year}
        ]

    def text(self, year: int, day: int) -> list[str]:
        """The text of a report on a day: an edit goes on to the next one, a revert back by one."""
        state = 0
        for each in sorted(self.events, key=lambda event: event.day):
            if each.year == year and each.day <= day:
                state += {"edit": 1, "revert": -1}.get(each.what, 0)
        return self.texts[year][state]

    def path(self, year: int, day: int) -> str:
        """The address of a report: a move numbers everything anew; a rolling one carries the newest."""
        moves = len(self.holding(day, "move"))
        if self.rolling and year == max(self.listed(day)):
            return "/zfgzbg.html"
        stem = ("/zwgk/zfgzbg", "/xxgk/gzbg/zfgzbg", "/gk/fdzdgknr/zfgzbg")[moves % 3]
        return f"{stem}/{year}01/t{year}0120_{1000 * (moves + 3) + year}.html"

    def column(self, day: int) -> str:
        """The address of the list."""
        return ("/zwgk/zfgzbg/", "/xxgk/gzbg/zfgzbg/", "/gk/fdzdgknr/zfgzbg/")[
            len(self.holding(day, "move")) % 3
        ]

    def listed(self, day: int) -> list[int]:
        """Years of the reports on the list, newest first."""
        return [
            y
            for y in sorted(self.texts, reverse=True)
            if self.born[y] <= day and not self.holding(day, "gone", y)
        ]

    def answer(self, asked: Asked, day: int, tick: int) -> Answer | None:
        """What the site answers on a day; `tick` drives its counters."""
        if self.holding(day, "outage"):
            return Answer("<h1>502 Bad Gateway</h1>", 502)
        if self.holding(day, "challenge"):
            script = "<script>document.cookie='__jsl_clearance=x';location.href=location.pathname</script>"
            return Answer(script, 521, {"X-Via-JSL": "ab12,-", "Set-Cookie": "__jsluid_s=1"})
        path = urlsplit(asked.url).path
        for year in self.listed(day):
            if path == self.path(year, day):
                if self.holding(day, "soft404", year):
                    return Answer(self.page("提示信息", "<p>您访问的页面不存在或已删除！</p>", day, tick))
                return Answer(self.article(year, day, tick))
        return self.menu(path, day, tick)

    def menu(self, path: str, day: int, tick: int) -> Answer | None:
        """Home, disclosure, the list in pages of five."""
        if path == "/":
            return Answer(
                self.page(
                    f"{self.place}人民政府",
                    '<a href="/zwgk/">政府信息公开</a><a href="/x/">新闻</a>',
                    day,
                    tick,
                )
            )
        if path == "/zwgk/":
            return Answer(
                self.page("政府信息公开", f'<a href="{self.column(day)}">政府工作报告</a>', day, tick)
            )
        years = self.listed(day)
        pages = -(-len(years) // 5)
        for number in range(pages):
            if path == self.column(day) + (f"index_{number}.html" if number else ""):
                shown = years[5 * number : 5 * number + 5]
                items = "".join(
                    f'<li><a href="{self.path(y, day)}">{y}年政府工作报告</a></li>' for y in shown
                )
                call = f'<script>createPageHTML({pages}, {number}, "index", "html");</script>'
                return Answer(self.page("政府工作报告", f"<ul>{items}</ul>{call}", day, tick))
        return None

    def article(self, year: int, day: int, tick: int) -> str:
        """A report in the shell of the day."""
        lines = self.text(year, day)
        style = self.style + len(self.holding(day, "redesign"))
        body = "".join(f"<p>{line}</p>" for line in lines[1:])
        side = "".join(f'<li><a href="/news/{tick + n}.html">要闻第{tick + n}号</a></li>' for n in range(6))
        inner = SHELLS[style % len(SHELLS)].format(
            body=body, hits=tick, side=f"<ul>{side}</ul>", top=f"<h1>{lines[0]}</h1>"
        )
        return self.page(lines[0], inner, day, tick)

    def page(self, title: str, body: str, day: int, tick: int) -> str:
        """A page with what changes on every page every day."""
        return (
            f'<html><head><meta charset="utf-8"><title>{title}</title><meta name="SiteIDCode" content="{self.code}0001">'
            f'<meta name="others" content="页面生成时间 {day}"></head><body><div class="top">今天是第{day}天 在线{tick % 97}人'
            f'<a href="/">首页</a></div>{body}<div class="foot">您是第{tick}位访客</div></body></html>'
        )


@dataclass
class World:
    """All sites, and the day it is."""

    sites: list[Site]
    day: int = 0
    tick: int = 0

    def answer(self, asked: Asked) -> Answer | None:
        """The answer of the site that is asked."""
        self.tick += 1
        if asked.url.endswith("/robots.txt"):
            return Answer("User-agent: *\nDisallow: /admin/\n", headers={"Content-Type": "text/plain"})
        number = int(urlsplit(asked.url).netloc.removeprefix("www.s").removesuffix(".example"))
        return self.sites[number].answer(asked, self.day, self.tick)


def make_world(seed: int, days: int = 365, sites: int = SITES, reports: int = REPORTS) -> World:
    """A year out of a seed."""
    rng = Random(seed)
    places = [each for each in places_of_counties() if rng.random() < 0.5][:sites]
    made = []
    for number, (code, name) in enumerate(places):
        count = reports // sites + (number < reports % sites)
        years = [2026 - GAP * n for n in range(count)]
        texts = {year: [report(name, "县长", year, (seed, number), 5600)] for year in years}
        born = dict.fromkeys(years, 0)
        if rng.random() < 0.5:
            born[2026] = rng.randint(4, 60)
        made.append(Site(number, code, name, rng.randrange(4), rng.random() < 0.05, texts, born))
    for site in made:
        happen(site, rng, days)
    return World(made)


def happen(site: Site, rng: Random, days: int) -> None:
    """Give a site its events of the year."""
    for year in site.texts:
        rewrite(site, year, rng, days)
        if rng.random() < 0.03 and year != max(site.texts):
            site.events.append(Happening(rng.randint(30, days - 120), site.number, "gone", year))
        elif rng.random() < 0.05:
            start = rng.randint(10, days - 30)
            site.events.append(Happening(start, site.number, "soft404", year, start + rng.randint(1, 5)))
    for what, chance, least, most in (("outage", 0.3, 1, 3), ("challenge", 0.15, 5, 9)):
        if rng.random() < chance:
            start = rng.randint(10, days - 40)
            site.events.append(Happening(start, site.number, what, 0, start + rng.randint(least, most)))
    for what, chance in (("move", 0.0 if site.rolling else 0.12), ("redesign", 0.12)):
        if rng.random() < chance:
            site.events.append(Happening(rng.randint(20, days - 60), site.number, what))


def rewrite(site: Site, year: int, rng: Random, days: int) -> None:
    """Give a report its edits, and now and then the way back."""
    day = site.born[year] + rng.randint(3, 150)
    while rng.random() < 0.22 and day < days - 20:
        site.events.append(Happening(day, site.number, "edit", year))
        site.texts[year].append(edited(site.texts[year][-1], rng))
        back = day + rng.randint(8, 45)
        if rng.random() < 0.15 and back < days - 20:
            site.events.append(Happening(back, site.number, "revert", year))
            return
        day += rng.randint(20, 120)


def edited(lines: list[str], rng: Random) -> list[str]:
    """A text with one thing changed: a number, a word, a sentence more or less, a paragraph elsewhere."""
    changed = list(lines)
    body = [n for n, line in enumerate(changed) if len(line) > 100]
    at = rng.choice(body)
    line = changed[at]
    what = rng.choice(("number", "word", "more", "less", "move"))
    if what == "number":
        digits = [n for n, letter in enumerate(line) if letter.isdigit() and letter != "9"]
        place = rng.choice(digits)
        changed[at] = line[:place] + str(int(line[place]) + 1) + line[place + 1 :]
    elif what == "word":
        changed[at] = (
            line.replace("投入资金", "安排资金", 1) if "投入资金" in line else line.replace("，", "，着力", 1)
        )
    elif what == "more":
        changed[at] = line + "同时做好冬春火灾防控工作，确保群众温暖过冬。"
    elif what == "less":
        changed[at] = "。".join(line.split("。")[:-2]) + "。"
    else:
        other = rng.choice([n for n in body if n != at])
        changed[at], changed[other] = changed[other], changed[at]
    return changed if changed != lines else edited(lines, rng)


def places_of_counties() -> list[tuple[str, str]]:
    """(code, name) of counties whose name only one place has; their reports here are fiction."""
    names: dict[str, list[str]] = {}
    for code, rows in sorted(tables().code.items()):
        row = rows[-1]
        if row.name.endswith("县") and len(row.name) == 3 and row.valid(2026) and row.valid(2000):
            names.setdefault(row.name, []).append(code)
    return [(codes[0], name) for name, codes in sorted(names.items()) if len(codes) == 1][::3]
