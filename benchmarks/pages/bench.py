"""Reading beside its peers: exact texts, false changes, edits seen, pages a second, in one run; floors keep them."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from benchmarks.common.floors import sunk
from benchmarks.common.paths import CORPUS, ROOT
from benchmarks.pages import real_pages
from benchmarks.pages.verdicts import encodings, told_apart
from pipelines.boilerplate.trimming import trim_boilerplate
from pipelines.clean.repair import repair
from pipelines.clean.steps import clean
from pipelines.extract.article_assembly import extract
from pipelines.extract.main_content import find
from pipelines.parse.document import open_page
from pipelines.parse.encoding import decode
from pipelines.parse.html import chunks
from pipelines.parse.text_rendering import lines_of
from pipelines.screen.verdict import examine
from storage.records import Page

PAGES = CORPUS / "pages"
NEWS = ("gne_zh", "magic_html_zh_article", "daniel_zh")
SPARE_HTML = CORPUS / "html" / "html_gne" / "tests"
"""Where the pages of gne_zh stand when the set has no folder of its own: 163_1 is 163/1.html."""

PEER_PAGES = 70
"""Peers are slow: they are timed on every other page of the set."""
RUNS = 5
"""Rounds in which what is compared takes turns; the best of each counts."""

SPEED = ("pages/s", "trafilatura pages/s", "times trafilatura", "parses", "parses in all", "peak MB")

Reader = Callable[[bytes, str, str], str]
"""(bytes, their text decoded, URL) -> the article's text."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A page with its true text."""

    name: str
    url: str
    body: bytes
    gold: str
    lines: tuple[str, ...]
    title: str
    group: str = ""
    """What the renderings of one article in one shell have in common."""


def ours(body: bytes, _: str, url: str) -> str:
    page = Page(url=url, body=body)
    screening = examine(page)
    return "\n".join(clean(article).text for article in extract(screening.content, screening.verdict))


def to_trim(page: Page) -> list[str]:
    """A page's lines from decoding to trimming, and nothing else: no verdict, field or flag."""
    document = open_page(page)
    found = find(document)
    return trim_boilerplate(repair(lines_of(found.element))[0])[0] if found else []


def _trafilatura(_: bytes, text: str, url: str) -> str:
    import trafilatura

    return trafilatura.extract(text, url=url, include_comments=False) or ""


def _readability(_: bytes, text: str, __: str) -> str:
    import lxml.html
    from readability import Document

    return "\n".join(chunks(lxml.html.fromstring(Document(text).summary())))


def _newspaper(_: bytes, text: str, url: str) -> str:
    import newspaper

    def read(**language: str) -> str:
        article = newspaper.Article(url, **language)
        article.download(input_html=text)
        article.parse()
        return str(article.text)

    try:
        return read(language="zh")
    except ImportError:  # its Chinese tokenizer is an extra
        return read(language="en")


def _gne(_: bytes, text: str, __: str) -> str:
    from gne import GeneralNewsExtractor

    return str(GeneralNewsExtractor().extract(text).get("content", ""))


READERS: dict[str, Reader] = {
    "ours": ours,
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
    "gne": _gne,
}


def bare(text: str) -> str:
    return "".join(text.split())


def shells(kind: str) -> list[Sample]:
    """Pages of gov_shells of one set: main, edit."""
    rows = map(json.loads, (PAGES / "gov_shells" / "gold.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Sample(
            name=row["id"],
            url=row["url"],
            body=(PAGES / "gov_shells" / "html" / f"{row['id']}.html").read_bytes(),
            gold="\n".join(line for _, line in row["gold"]),
            lines=tuple(bare(line) for _, line in row["gold"]),
            title=row["title"],
            group=f"{row['shell']} {row['body']}",
        )
        for row in rows
        if row["set"] == kind and row.get("edit") != "base"
    ]


def news(name: str) -> list[Sample]:
    """Pages of a news set whose HTML is there."""
    found = []
    for line in (PAGES / name / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        folder, _, number = row["id"].rpartition("_")
        places = (PAGES / name / row["html"], SPARE_HTML / folder / f"{number}.html")
        file = next((place for place in places if place.is_file()), None)
        if file is not None:
            found.append(
                Sample(row["id"], row["url"], file.read_bytes(), row["gold"], (), row.get("title", ""))
            )
    return found


def read_all(reader: Reader, samples: Iterable[Sample]) -> dict[str, str]:
    """Text of every sample; a reader that fails gives none."""
    texts = {}
    for sample in samples:
        try:
            texts[sample.name] = reader(sample.body, decode(Page(url="", body=sample.body)).text, sample.url)
        except Exception:  # noqa: BLE001 a peer that fails on a page reads nothing there
            texts[sample.name] = ""
    return texts


def is_exact(text: str, sample: Sample) -> bool:
    """Equal without white space, modulo a leading page title."""
    read, gold, title = bare(text), bare(sample.gold), bare(sample.title)
    return read == gold or (bool(title) and (read == title + gold or title + read == gold))


def f1(text: str, gold: str) -> float:
    """F1 of the multisets of four-character pieces."""
    read, true = (
        Counter(words[at : at + 4] for at in range(max(1, len(words) - 3)))
        for words in (bare(text), bare(gold))
    )
    return 2 * sum((read & true).values()) / ((read.total() + true.total()) or 1)


def share(hits: Iterable[bool]) -> float:
    values = list(hits)
    return round(100 * sum(values) / len(values), 1) if values else 0.0


def government(name: str, reader: Reader) -> dict[str, float]:
    """Figures on government shells."""
    main, edits = shells("main"), shells("edit")
    texts, edited = read_all(reader, main), read_all(reader, edits)
    groups: dict[str, list[str]] = {}
    for sample in main:
        groups.setdefault(sample.group, []).append(bare(texts[sample.name]))
    pairs = [group for group in groups.values() if len(group) == 2]
    seen = [bare(edited[sample.name]) not in groups.get(sample.group, []) for sample in edits]
    figures = {
        "exact %": share(is_exact(texts[sample.name], sample) for sample in main),
        "false change %": share(first != second for first, second in pairs),
        "edits seen %": share(seen),
    }
    if name == "ours":
        lines = {sample.name: [bare(line) for line in texts[sample.name].split("\n")] for sample in main}
        figures["paragraphs equal %"] = share(
            line in lines[sample.name] for sample in main for line in sample.lines
        )
        figures["edits exact %"] = share(is_exact(edited[sample.name], sample) for sample in edits)
    return figures


def cpu(work: Callable[[Sample], object], samples: list[Sample]) -> float:
    """CPU seconds a page."""
    started = process_time()
    for sample in samples:
        work(sample)
    return (process_time() - started) / len(samples)


def parse_alone(sources: dict[str, bytes]) -> Callable[[Sample], object]:
    """The parse of lxml by itself, of a page in UTF-8 and told so: of bytes that are declared wrongly it parses nothing."""
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lambda sample: lxml.html.document_fromstring(sources[sample.name], parser=parser)


def peak() -> float:
    """MB of memory at the peak of a process that does nothing but read all government pages."""
    code = (
        "import benchmarks.pages.bench as b\n"
        "for each in b.paths(): b.ours(each.read_bytes(), '', 'https://www.example.gov.cn/a.html')\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return round(int(done.stdout) / 1024, 1)


def paths() -> list[Path]:
    return sorted((PAGES / "gov_shells" / "html").glob("*.html"))


def speed() -> dict[str, float]:
    """Pages a second of ours and trafilatura's, and our cost in parses, all in this run.

    `parses` is decoding to trimming; `parses in all` has the verdict, the fields beside the text and the flags, too.
    """
    samples = shells("main")
    every_other = samples[:: len(samples) // PEER_PAGES]
    texts = {sample.name: decode(Page(url="", body=sample.body)).text for sample in samples}
    parse_one = parse_alone({name: text.encode() for name, text in texts.items()})
    rounds = [
        (
            cpu(lambda sample: ours(sample.body, "", sample.url), samples),
            cpu(lambda sample: to_trim(Page(url=sample.url, body=sample.body)), samples),
            cpu(parse_one, samples),
        )
        for _ in range(RUNS)
    ]
    mine, trimmed, parse = map(min, zip(*rounds, strict=True))
    theirs = cpu(lambda sample: _trafilatura(b"", texts[sample.name], sample.url), every_other)
    return {
        "pages/s": round(1 / mine, 1),
        "trafilatura pages/s": round(1 / theirs, 1),
        "times trafilatura": round(theirs / mine, 1),
        "parses": round(trimmed / parse, 2),
        "parses in all": round(mine / parse, 2),
        "peak MB": peak(),
    }


def main() -> int:
    """Print the table; exit code 1 when a figure sank."""
    if not PAGES.is_dir():
        print("pages: ../shared/corpus is not there, skipped")
        return 0
    from rich.console import Console
    from rich.table import Table

    readers = {name: reader for name, reader in READERS.items() if name == "ours" or _is_there(reader)}
    table = Table("pages", *readers)
    columns = {name: {**government(name, reader), **_news(reader)} for name, reader in readers.items()}
    for what in columns["ours"]:
        table.add_row(what, *(str(columns[name].get(what, "")) for name in readers))
    whole, scrapy, cases = encodings()
    table.add_row(f"encodings, of {cases}", f"{whole} (Scrapy {scrapy})")
    right, answers = told_apart()
    table.add_row(f"errors and blockers, of {answers}", str(right))
    mine = {**columns["ours"], **real_pages.figures()}
    for what in (name for name in mine if name not in columns["ours"]):
        table.add_row(what, str(mine[what]))
    if "trafilatura" in readers:
        mine |= speed()
        for what in SPEED:
            table.add_row(what, str(mine[what]))
    Console().print(table)
    below = sunk(mine)
    print("\n".join(below) or "every figure at or above its floor")
    return 1 if any(" is " in line and "pinned" not in line for line in below) else 0


def _news(reader: Reader) -> dict[str, float]:
    """Exact share and F1 on each news set whose pages are there."""
    figures = {}
    for name in NEWS:
        if samples := news(name):
            texts = read_all(reader, samples)
            figures[f"{name} exact %"] = share(is_exact(texts[sample.name], sample) for sample in samples)
            figures[f"{name} F1"] = round(
                sum(f1(texts[sample.name], sample.gold) for sample in samples) / len(samples), 4
            )
    return figures


def _is_there(reader: Reader) -> bool:
    """True when a peer is installed."""
    try:
        reader(b"", "<html><body><p>各位代表，请予审议。</p></body></html>", "https://www.example.gov.cn/")
    except ImportError:
        return False
    except Exception:  # noqa: BLE001 it is installed, whatever it makes of that page
        return True
    return True


if __name__ == "__main__":
    sys.exit(main())
