"""Damaged and hostile pages: never a crash, never a hang, never a text where there is none."""

import gzip
import io
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines.clean.steps import clean
from pipelines.extract.article_assembly import extract
from pipelines.screen.verdict import examine
from pipelines.stages import refine
from storage.records import Page
from tests.support.shells import DIALECTS, SHELLS, page

SECONDS = 2.0
"""CPU seconds that no page may take."""
URL = "https://www.example.gov.cn/a.html"

Mutation = Callable[[random.Random, bytes], bytes]


def cut(chance: random.Random, body: bytes) -> bytes:
    return body[: chance.randrange(len(body))]


def flip(chance: random.Random, body: bytes) -> bytes:
    changed = bytearray(body)
    for _ in range(chance.randrange(1, 200)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def splice(chance: random.Random, body: bytes) -> bytes:
    first, second = sorted(chance.randrange(len(body)) for _ in "ab")
    return body[:second] + body[first:]


def repeat(chance: random.Random, body: bytes) -> bytes:
    start = chance.randrange(len(body))
    return body[:start] + body[start : start + 60] * chance.randrange(1, 2000) + body[start:]


def inject(chance: random.Random, body: bytes) -> bytes:
    junk = chance.choice(JUNK)
    at = chance.randrange(len(body))
    return body[:at] + junk * chance.randrange(1, 400) + body[at:]


def drop_tags(chance: random.Random, body: bytes) -> bytes:
    tag = chance.choice((b"</div>", b"</p>", b"</td>", b"<div", b'"', b">"))
    return body.replace(tag, b"", chance.randrange(1, 50))


def recode(chance: random.Random, body: bytes) -> bytes:
    return body.decode("utf-8", "replace").encode(
        chance.choice(("gb18030", "utf-16", "big5", "utf-8")), "replace"
    )


MUTATIONS: tuple[Mutation, ...] = (cut, flip, splice, repeat, inject, drop_tags, recode)
JUNK = (
    b"\0",
    b"<div>",
    b"</div>",
    b"<b>",
    b"<!--",
    b"-->",
    b"<table><tr><td>",
    b"&#0;",
    b"\xff\xfe",
    b"<script>",
    b"]]>",
    "【".encode(),
    b"<pre>\n",
    b" | ",
)


def mutated(count: int) -> Iterator[bytes]:
    """Pages of all shells, each damaged by one to four mutations; the same ones in every run."""
    chance = random.Random(20210203)
    shells = list(SHELLS)
    for at in range(count):
        body = page(shells[at % len(shells)], chance.choice(list(DIALECTS)), chance.randrange(9)).encode()
        for _ in range(chance.randrange(1, 5)):
            body = chance.choice(MUTATIONS)(chance, body or b"<p>")[:4_000_000]
        yield body


def check(body: bytes) -> None:
    """Reading ends soon and gives what it should: nothing that is not real has a text."""
    given = Page(url=URL, body=body)
    started = time.process_time()
    screening = examine(given)
    verdict = screening.verdict
    articles = [clean(article) for article in extract(screening.content, verdict)]
    assert time.process_time() - started < SECONDS
    assert not articles or verdict.name in {"real", "list"}


def test_two_hundred_damaged_pages_are_read_or_refused() -> None:
    for body in mutated(200):
        check(body)


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_five_thousand_damaged_pages_are_read_or_refused() -> None:
    for body in mutated(5000):
        check(body)


def packed(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/") + ".xml", content)
    return buffer.getvalue()


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %s "%s">' % (bytes([98 + at]), b"&%s;" % bytes([97 + at]) * 10) for at in range(9)
)

HOSTILE: dict[str, Callable[[], bytes]] = {
    "random bytes": lambda: random.Random(5).randbytes(300_000),
    "truncated gzip": lambda: gzip.compress(b"<p>text</p>" * 9000)[:300],
    "20 MB of nested tags": lambda: b"<div>" * 4_000_000,
    "tags nested below the bound": lambda: b"<div>" * 140_000 + "各位代表，报告。".encode(),
    "one line of 5 MB": lambda: "各位代表，".encode() * 340_000,
    "one line of 5 MB in a container": lambda: b"<div id=zoom>" + "各位代表，".encode() * 340_000,
    "NUL bytes": lambda: b"\0" * 500_000,
    "nested preformatted text": lambda: b"<div id=zoom>" + (b"<pre>" + b"a\n" * 500) * 200,
    "nested tables": lambda: b"<div id=zoom>" + b"<table><tr><td>1</td><td>2</td></tr><tr><td>" * 9000,
    "hidden spans": lambda: b"<div id=zoom>" + b'<span style="display:none">x</span>y' * 40_000,
    "XML bomb": lambda: LAUGHS + b"]><html><body><p>&j;</p></body></html>",
    "PDF that is none": lambda: b"%PDF-1.7\n" + random.Random(6).randbytes(50_000),
    "DOCX that is none": lambda: b"PK\x03\x04word/" + random.Random(7).randbytes(50_000),
    "ZIP bomb": lambda: packed(word__document=b"0" * 120_000_000),
}


STATUS = Path("/proc/self/status")
"""Where Linux tells the peak of a process; what getrusage tells begins with the peak of its parent."""


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_input_is_bounded_and_never_a_report(case: str) -> None:
    body = HOSTILE[case]()
    check(body)
    (outcome,) = refine(Page(url=URL, body=body))
    assert type(outcome).__name__ == "Rejected"


@pytest.mark.soak
@pytest.mark.skipif(
    not STATUS.exists(), reason="the peak of a process without that of its parent is read off Linux's /proc"
)
def test_reading_hostile_input_stays_within_memory(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys\nfrom pipelines.stages import refine\nfrom storage.records import Page\n"
        "refine(Page(url='', body=open(sys.argv[1], 'rb').read()))\n"
        f"peak = next(line for line in open('{STATUS}') if line.startswith('VmHWM'))\n"
        "print(int(peak.split()[1]) // 1024)"
    )
    for name, make in HOSTILE.items():
        file = tmp_path / "page"
        file.write_bytes(make())
        used = subprocess.run(
            [sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True
        )
        assert int(used.stdout) < 300, name


@pytest.mark.parametrize(
    "body",
    [
        b"<div id=zoom>text text text</div>" * 20_000,
        b"<div id=zoom>" * 20_000 + b"text",
        b"<div id=zoom>" + b'<a href="/x.pdf">f</a>' * 50_000,
        b'<div id=zoom><p>text</p></div><span style="display:block">' * 3_000,
        (b"<div>" + b'<a href="/a.html">n</a>' * 4 + b'<a href="/a.html">n') * 1000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b"[" * 50_000 + b'"a"' + b"]" * 50_000,
    ],
    ids=[
        "containers",
        "nested containers",
        "files",
        "blocks",
        "nested links",
        "nested answer",
        "nested list",
    ],
)
def test_many_of_a_kind_are_read_or_refused(body: bytes) -> None:
    check(body)
