"""A fictional government site: whose it is, where its reports stand, and what its home page and articles look like."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from tests.support.servers.reports import report
from tests.support.servers.web import Answer, Asked, Site

Given = Answer | str | bytes | None
YEARS = tuple(range(2026, 2019, -1))
"""Years of the reports that a site carries, newest first."""


@dataclass(frozen=True)
class Place:
    """Whose site it is."""

    name: str
    post: str
    code: str


PLACES = (
    Place("泠州市", "市长", "990100"),
    Place("栖霖市", "市长", "990200"),
    Place("沅桥区", "区长", "990102"),
    Place("青槐县", "县长", "990121"),
    Place("云汀县", "县长", "990221"),
)


@dataclass
class Sample:
    """A site of one family: a host, what it answers, the articles that a crawl must find."""

    family: str
    place: Place
    answer: Callable[["Sample", str, dict[str, str], Asked], Given]
    path: Callable[[int], str]
    host: str = ""
    years: tuple[int, ...] = YEARS
    encoding: str = "utf-8"
    container: str = '<div class="TRS_Editor">%s</div>'
    extra: dict[str, object] = field(default_factory=dict)

    @property
    def home(self) -> str:
        """Address of the home page."""
        return f"http://{self.host}/"

    @property
    def reports(self) -> list[str]:
        """Addresses of all its reports, newest first."""
        return [f"http://{self.host}{self.path(year)}" for year in self.years]

    def title(self, year: int) -> str:
        """Title of a report as lists show it."""
        return f"{year}年{self.place.name}政府工作报告"

    def items(
        self,
        first: int = 0,
        last: int = 99,
        item: str = '<li><a href="%s" title="%s">%s</a><span>%s-01-20</span></li>',
    ) -> str:
        """Entries of a list as HTML."""
        return "\n".join(
            item % (self.path(y), self.title(y), self.title(y)[:9] + "…", y) for y in self.years[first:last]
        )

    def page(self, title: str, body: str, head: str = "") -> str:
        """A page of the site."""
        return (
            f'<html><head><meta charset="{self.encoding}"><title>{title}</title><meta name="SiteName" content="{self.place.name}">'
            f'<meta name="SiteIDCode" content="{self.place.code}0001">{head}</head><body><div class="top"><a href="/">首页</a>'
            f"</div>{body}<div class='foot'>版权所有 {self.place.name}人民政府</div></body></html>"
        )

    def article(self, year: int) -> str:
        """A report's page."""
        lines = report(self.place.name, self.place.post, year, 0, 6600)
        body = "".join(f"<p>{line}</p>" for line in lines[1:])
        return self.page(self.title(year), f"<h1>{self.title(year)}</h1>" + self.container % body)

    def site(self) -> Site:
        """What the host answers."""
        articles = {self.path(year): year for year in self.years}

        def answer(asked: Asked) -> Given:
            parts = urlsplit(asked.url)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            if path in articles:
                return self.encoded(self.article(articles[path]))
            query = {
                name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()
            }
            return self.encoded(self.answer(self, parts.path, query, asked))

        return answer

    def encoded(self, given: Given) -> Given:
        """Text in the site's encoding, without a word about it in the header."""
        if isinstance(given, str):
            return Answer(given.encode(self.encoding), headers={"Content-Type": "text/html"})
        return given


def menu(sample: Sample, path: str, column: str, *, label: str = "政府工作报告") -> str | None:
    """Home and the way to the column, in two steps."""
    if path == "/":
        return sample.page(
            f"{sample.place.name}人民政府",
            '<a href="/zwgk/index.html">政府信息公开</a><a href="/news/">新闻</a><a href="/bsfw/">办事服务</a>',
        )
    if path == "/zwgk/index.html":
        return sample.page(
            "政府信息公开", f'<a href="{column}">{label}</a><a href="/zwgk/nb.html">政府信息公开年报</a>'
        )
    return None


def dated(pattern: str) -> Callable[[int], str]:
    """Addresses of articles by a pattern over the year."""
    return lambda year: pattern.format(
        y=year, hex=f"{year:032x}", uuid=f"{year:08x}-0000-4000-8000-{year:012x}"
    )
