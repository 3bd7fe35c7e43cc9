"""Home pages that only lead on are followed on their host; lists that cannot be walked to their end say so."""

from pathlib import Path

from storage.archive import Archive
from tests.support.servers.crawls import scrapy, write_sources
from tests.support.servers.families import SAMPLES, trs
from tests.support.servers.samples import Given, Sample, menu
from tests.support.servers.web import Answer, Asked, Site, serving

SITE = next(sample for sample in SAMPLES if sample.answer is trs)
COLUMN = "/zwgk/zfgzbg/"
GATES = {
    "script": "<script>window.location.href='/main/'</script>",
    "replace": "<script>location.replace('main/')</script>",
    "refresh": '<meta http-equiv="refresh" content="20;url=/main/">',
    "two": "<script>location.href='/gate.html'</script>",
    "away": "<script>location.href='http://other.example/'</script>",
    "loop": "<script>location.href='/loop1.html'</script>",
}


def gate(site: Site, page: str) -> Site:
    """The site behind a page that only leads on."""

    def answer(asked: Asked) -> Given:
        if asked.path == "/":
            return f"<html><head><title>青槐县</title>{page}</head><body></body></html>"
        if asked.path == "/gate.html":
            return "<html><script>location.href='/main/'</script></html>"
        if asked.path.startswith("/loop"):
            return f"<html><script>location.href='/loop{len(asked.path)}{asked.path[5:]}'</script></html>"
        if asked.path == "/main/":
            return site(Asked("GET", f"http://{SITE.host}/", asked.headers))
        return site(asked)

    return answer


def short(sample: Sample, path: str, _query: dict[str, str], _: Asked) -> Given:
    """A list of which one page can be read, though it says that there are more."""
    if path == COLUMN:
        pager = "<script>$('#p').pagination({totalPage: 54, callback: function(n) { load(n) }})</script>"
        return sample.page("政府工作报告", f"<ul>{sample.items(0, 3)}</ul>{pager}")
    return menu(sample, path, COLUMN)


def test_gates_are_followed_on_their_host_and_lost_pages_are_noted(tmp_path: Path) -> None:
    hosts = {name: f"www.{name}.example" for name in GATES}
    lost = Sample("plain", SITE.place, short, SITE.path, host="www.lost.example")
    homes = {**{name: f"http://{host}/" for name, host in hosts.items()}, "lost": lost.home}
    write_sources(tmp_path, {name: {"home": home} for name, home in homes.items()})
    with serving() as web:
        web.sites = {hosts[name]: gate(SITE.site(), page) for name, page in GATES.items()}
        web.sites |= {lost.host: lost.site(), "other.example": lambda _: Answer("caught")}
        done = scrapy(tmp_path, "crawlall", "-v", proxy=web.address)
        assert not web.asked("other.example")
        assert len(web.asked("loop.example")) <= 4
    with Archive(tmp_path / "archive.db") as archive:
        rows = archive.query("SELECT source, count(*) AS n FROM copies GROUP BY source")
        (end,) = archive.query("SELECT counts FROM run_ends")
    found = {row["source"]: row["n"] for row in rows}
    assert found == {**dict.fromkeys(("script", "replace", "refresh", "two"), len(SITE.years)), "lost": 3}
    words = f"{lost.home.rstrip('/')}{COLUMN}: says that it has 54 pages, 1 found"
    assert words in done.stdout
    assert words in end["counts"]
