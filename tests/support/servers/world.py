"""What stands on sixty fictional sites on each day of a year, and what they answer; tests/support/servers/happenings.py fills it.

It knows nothing of the crawler: it has events, answers requests, and remembers what was true.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlsplit

from tests.support.servers.beside import PLACES, Beside, cut_page, html_of
from tests.support.servers.web import Answer, Asked

SHELLS = (
    '<div class="head">{top}</div><div class="TRS_Editor">{body}</div>{below}<div class="hits">浏览次数：{hits}</div>{side}',
    '{top}<table><tr><td>{side}</td><td><div id="zoom">{body}</div>{below}<p>访问量 {hits}</p></td></tr></table>',
    '<div id="main">{top}<div id="vsb_content"><div class="v_news_content">{body}</div></div>{below}</div>{side}<i>{hits}</i>',
    '<section>{side}</section>{top}<article><div class="pages_content" id="UCAP-CONTENT">{body}</div></article>{below}{hits}',
)
COLUMNS = ("/zwgk/zfgzbg/", "/xxgk/gzbg/zfgzbg/", "/gk/fdzdgknr/zfgzbg/")
LIST_LENGTH = 8
"""Entries on one page of a list."""
OVERLAP = 20
"""Days for which some sites keep their old addresses beside the new ones."""
LOST = "<p>您访问的页面不存在或已删除！</p>"
SCRIPT = "<script>document.cookie='__jsl_clearance=x';location.href=location.pathname</script>"
MISSING = Answer("<html><head><title>404 Not Found</title></head><body>404 Not Found</body></html>", 404)


@dataclass(frozen=True)
class Happening:
    """One event: on which day, to which site and report (year of it, 0 for the whole site), until which day, and how."""

    day: int
    site: int
    what: str
    year: int = 0
    until: int = 0
    how: str = ""


@dataclass
class Site:
    """A place's site."""

    number: int
    code: str
    place: str
    style: int
    rolling: bool
    """Whether its newest report stands at an address of its own, which goes on to the next one."""
    counts: bool
    """Whether its pages differ at every request: counters, the day, links to other news."""
    validators: str
    """Header by which its pages can be asked for conditionally: ETag, Last-Modified or none."""
    pace: int
    """Days after which another notice pushes the reports down its list; 0 for a list of reports alone."""
    texts: dict[int, list[list[str]]]
    """Year of a report -> its texts, one after the other."""
    born: dict[int, int]
    """Year of a report -> day on which it is published."""
    changing: bool = False
    """Whether the links of its lists carry a parameter of the day."""
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
        for each in self.events:
            if each.year == year and each.day <= day:
                state += {"edit": 1, "revert": -1}.get(each.what, 0)
        return self.texts[year][max(0, state - len(self.holding(day, "cache", year)))]

    def beside(self, year: int, day: int) -> Beside:
        """What stands around a report on a day."""
        return Beside(year, **{place: len(self.holding(day, place, year)) for place in PLACES})

    def moves(self, day: int) -> list[Happening]:
        """The moves up to a day: to other columns, or to other numbers in the same one."""
        return sorted(self.holding(day, "move") + self.holding(day, "renumber"), key=lambda each: each.day)

    def column(self, moves: list[Happening]) -> str:
        """The address of the list after some moves."""
        return COLUMNS[sum(each.what == "move" for each in moves) % len(COLUMNS)]

    def path(self, year: int, day: int, moves: list[Happening]) -> str:
        """The address of a report after some moves; a rolling one carries the newest."""
        if self.rolling and year == max(self.standing(day)):
            return "/zfgzbg.html"
        return f"{self.column(moves)}{year}01/t{year}0120_{1000 * (len(moves) + 3) + year}.html"

    def standing(self, day: int) -> list[int]:
        """Years of the reports that answer, newest first."""
        return [
            y
            for y in sorted(self.texts, reverse=True)
            if self.born[y] <= day and not self.holding(day, "gone", y)
        ]

    def listed(self, day: int) -> list[tuple[str, str]]:
        """(address, title) of what the list shows: notices, the newer ones before the reports, and reports."""
        moves = self.moves(day)
        mark = f"?t={day}" if self.changing else ""
        reports = [
            (self.path(year, day, moves) + mark, f"{year}年政府工作报告")
            for year in self.standing(day)
            if not self.holding(day, "unlisted", year)
        ]
        count = day // self.pace if self.pace else 0
        return [
            (f"/zwgk/tz/n{n}.html", f"关于做好第{n}批便民事项的通知") for n in range(count, 0, -1)
        ] + reports

    def answer(self, asked: Asked, day: int, tick: int) -> Answer:
        """What the site answers on a day; `tick` drives its counters."""
        outage = self.holding(day, "outage")
        if outage:
            return (
                Answer(raw=cut_off) if outage[0].how == "reset" else Answer("<h1>502 Bad Gateway</h1>", 502)
            )
        if self.holding(day, "challenge"):
            return Answer(SCRIPT, 521, {"X-Via-JSL": "ab12,-", "Set-Cookie": "__jsluid_s=1"})
        shown = tick if self.counts else 0
        path = urlsplit(asked.url).path
        found = self.report(path, day, shown) or self.menu(path, day, shown) or self.former(path, day, shown)
        return self.confirmed(asked, found or MISSING)

    def confirmed(self, asked: Asked, answer: Answer) -> Answer:
        """An answer with the site's validator, or that nothing changed since the one that the request names."""
        if not self.validators or answer.status != 200 or self.counts:
            return answer
        mark = sha256(str(answer.body).encode()).hexdigest()
        header, name, value = {
            "ETag": ("if-none-match", "ETag", f'"{mark[:16]}"'),
            "Last-Modified": ("if-modified-since", "Last-Modified", stamp(mark)),
        }[self.validators]
        headers = {key.lower(): said for key, said in asked.headers.items()}
        if headers.get(header) == value:
            return Answer(b"", 304, {name: value})
        return Answer(answer.body, headers={name: value})

    def report(self, path: str, day: int, tick: int) -> Answer | None:
        """A report at its address of the day."""
        moves = self.moves(day)
        for year in self.standing(day):
            if path == self.path(year, day, moves):
                if self.holding(day, "soft404", year):
                    return Answer(self.page("提示信息", LOST, day, tick))
                shown = max(self.standing(day)) if self.holding(day, "mixed") else year
                page = self.article(shown, day, tick)
                cut = self.holding(day, "cut", year)
                return cut_page(page, cut[0].how, 0.5 + year % 5 / 10) if cut else Answer(page)
        return None

    def former(self, path: str, day: int, tick: int) -> Answer | None:
        """An address of before a move: gone, a soft 404, a redirect, the home page, or both for a while."""
        moves = self.moves(day)
        for n, move in enumerate(moves):
            before, after = moves[:n], moves[: n + 1]
            known = {self.path(y, day, before): self.path(y, day, after) for y in self.standing(day)}
            known[self.column(before)] = self.column(after)
            if path not in known or known[path] == path:
                continue
            year = next((y for y in self.standing(day) if self.path(y, day, before) == path), 0)
            if move.how == "both" and year and day < move.day + OVERLAP:
                return Answer(self.article(year, day, tick))
            if move.how == "redirect":
                return Answer("", 301, {"Location": f"http://{self.host}{known[path]}"})
            if move.how == "soft":
                return Answer(self.page("提示信息", LOST, day, tick))
            return Answer("", 302, {"Location": f"http://{self.host}/"}) if move.how == "home" else None
        return None

    def menu(self, path: str, day: int, tick: int) -> Answer | None:
        """Home, disclosure, notices, the list in its pages."""
        column = self.column(self.moves(day))
        links = {
            "/": ("人民政府", '<a href="/zwgk/">政府信息公开</a><a href="/x/">新闻</a>'),
            "/zwgk/": ("政府信息公开", f'<a href="{column}">政府工作报告</a>'),
        }
        if path in links:
            title, body = links[path]
            return Answer(self.page(f"{self.place}{title}", body, day, tick))
        if path.startswith("/zwgk/tz/"):
            return Answer(self.page("通知", "<p>请各单位认真做好便民事项的落实工作。</p>", day, tick))
        listed = self.listed(day)
        pages = max(1, -(-len(listed) // LIST_LENGTH))
        for number in range(pages):
            if path == column + (f"index_{number}.html" if number else ""):
                shown = listed[LIST_LENGTH * number : LIST_LENGTH * (number + 1)]
                items = "".join(f'<li><a href="{url}">{title}</a></li>' for url, title in shown)
                call = f'<script>createPageHTML({pages}, {number}, "index", "html");</script>'
                return Answer(self.page("政府工作报告", f"<ul>{items}</ul>{call}", day, tick))
        return None

    def article(self, year: int, day: int, tick: int) -> str:
        """A report in the shell of the day; a new design may move its title into the article's place or out of it."""
        lines = self.text(year, day)
        style = self.style + len(self.holding(day, "redesign"))
        indent = "　　" if style % 2 else ""
        beside = self.beside(year, day)
        title = beside.heading(self.place)
        heading = f"<h1>{title}</h1>"
        inside = style % 3 == 0
        body = (heading if inside else "") + html_of(lines[1:], indent) + beside.last()
        side = "".join(f'<li><a href="/news/{tick + n}.html">要闻第{tick + n}号</a></li>' for n in range(6))
        inner = SHELLS[style % len(SHELLS)].format(
            body=body,
            hits=tick,
            side=f"<ul>{side}</ul>",
            top=("" if inside else heading) + beside.above(),
            below=beside.below(),
        )
        return self.page(title, inner, day, tick)

    def page(self, title: str, body: str, day: int, tick: int) -> str:
        """A page; where the site counts, with what changes at every request and every day."""
        today = day if self.counts else 0
        return (
            f'<html><head><meta charset="utf-8"><title>{title}</title><meta name="SiteIDCode" content="{self.code}0001">'
            f'<meta name="others" content="页面生成时间 {today}"></head><body><div class="top">今天是第{today}天 在线{tick % 97}人'
            f'<a href="/">首页</a></div>{body}<div class="foot">您是第{tick}位访客</div></body></html>'
        )


@dataclass
class World:
    """All sites, and the day it is."""

    sites: list[Site]
    day: int = 0
    tick: int = 0

    def answer(self, asked: Asked) -> Answer:
        """The answer of the site that is asked."""
        self.tick += 1
        site = self.sites[int(urlsplit(asked.url).netloc.removeprefix("www.s").removesuffix(".example"))]
        if asked.url.endswith("/robots.txt") and not site.holding(self.day, "outage"):
            return Answer("User-agent: *\nDisallow: /admin/\n", headers={"Content-Type": "text/plain"})
        return site.answer(asked, self.day, self.tick)


def stamp(mark: str) -> str:
    """A moment of 2025 as HTTP writes it, made of a page's fingerprint: another page, another moment."""
    n = int(mark[:8], 16)
    return f"Mon, {n % 28 + 1:02} Sep 2025 {n // 28 % 24:02}:{n // 700 % 60:02}:{n // 50_000 % 60:02} GMT"


def cut_off(handler: object) -> None:
    """An outage in which the connection is cut without a word."""
    handler.connection.close()  # type: ignore[attr-defined]  # http.server's handler
