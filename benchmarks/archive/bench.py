"""The archive beside its alternatives: inserts, small edits, search, reprocess; each figure with its bound."""

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time

from benchmarks.archive.search_speed import SpeedRow, cpu, search
from benchmarks.common.paths import CORPUS, ROOT
from benchmarks.common.recombined import reports
from storage import bodies, fetch_rows
from storage.archive import Archive
from storage.converter import stored_json
from storage.records import Page
from storage.rows import Run

AT = "2026-01-05T08:00:00.{:06d}Z"
HEADERS = tuple((f"x-header-{n}", "value of a usual length") for n in range(10))
DOCUMENTS, EDITS, PAGES = 1500, 400, 300


def main() -> int:
    """Print the table; nothing to do without the corpus."""
    if not CORPUS.is_dir():
        print("archive: ../shared/corpus is not there, skipped")
        return 0
    from rich.console import Console
    from rich.table import Table

    table = Table("archive", "ours", "beside", "bound")
    with tempfile.TemporaryDirectory() as folder:
        for measure in (inserts, four_writers, edits, search, again):
            for row in measure(Path(folder)):
                table.add_row(row.what, row.ours, row.beside, row.bound)
    Console(width=150).print(table)
    return 0


def inserts(folder: Path) -> Iterable[SpeedRow]:
    """One document, one transaction: our record() beside a bare loop that writes the same rows."""
    pages = [
        Page(
            url=f"http://site{n % 20}.example/art/{n}.html",
            body=text.encode(),
            headers=HEADERS,
            at=AT.format(n),
        )
        for n, text in enumerate(reports(DOCUMENTS))
    ]
    times: dict[str, list[float]] = {"ours": [], "same": [], "raw": []}
    for turn in range(3):
        with Archive(folder / f"ours{turn}.db", create=True) as archive:
            run = archive.begin_run(clock=AT.format(0))
            times["ours"].append(cpu(partial(record_all, archive, run, pages)))
        times["same"].append(bare(folder / f"same{turn}.db", pages))
        times["raw"].append(raw(folder / f"raw{turn}.db", pages))
    ours, same, plain = (min(times[name]) / len(pages) * 1e3 for name in ("ours", "same", "raw"))
    yield SpeedRow(
        "a document of 55 KB, CPU ms",
        f"{ours:.2f} ({same / ours:.0%} of bare)",
        f"bare loop, same rows {same:.2f}; without compression {plain:.2f}",
        ">= 85 %",
    )


def record_all(archive: Archive, run: Run, pages: Iterable[Page]) -> None:
    """Our way."""
    for page in pages:
        archive.record(page, run)


def bare(path: Path, pages: list[Page]) -> float:
    """A loop of stdlib inserts with the same transactions and the same rows, as fast as they go."""
    Archive(path, create=True).close()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = NORMAL")

    def loop() -> None:
        for n, page in enumerate(pages):
            name = sha256(page.body).digest()
            data = bodies.squeeze(page.body, None)
            db.execute("BEGIN IMMEDIATE")
            db.execute(
                "INSERT INTO bodies (sha256, size, base, step, origin, data) VALUES (?, ?, ?, ?, ?, ?)",
                (name, len(page.body), None, 0, page.url, data),
            )
            row = (
                sha256(b"%d" % n).hexdigest()[:20], "run", "", "host", page.url, "", page.at, page.at, "ok", 200,
                stored_json(page.headers), name, "", "", 0, "", "", 0,
            )  # fmt: skip
            db.execute(fetch_rows.INSERT, row)
            db.execute("COMMIT")

    taken = cpu(loop)
    db.close()
    return taken


def raw(path: Path, pages: list[Page]) -> float:
    """A loop that keeps the bytes as they are, in one table without further indexes."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("CREATE TABLE pages (url TEXT, at TEXT, headers TEXT, body BLOB)")

    def loop() -> None:
        for page in pages:
            db.execute("BEGIN IMMEDIATE")
            row = (page.url, page.at, stored_json(page.headers), page.body)
            db.execute("INSERT INTO pages VALUES (?, ?, ?, ?)", row)
            db.execute("COMMIT")

    taken = cpu(loop)
    db.close()
    return taken


WRITER = """
import sys
from storage.archive import Archive
from storage.rows import Run
from storage.records import Page
with Archive(sys.argv[1]) as archive:
    run = archive.begin_run(clock="2026-01-05T08:00:00.000000Z", run_id=sys.argv[2])
    for n in range(500):
        body = (sys.argv[2] + str(n)).encode() * 500
        archive.record(Page(url=f"http://{sys.argv[2]}.example/{n % 9}", body=body, at=run.at), run)
"""


def four_writers(folder: Path) -> Iterable[SpeedRow]:
    """Four processes write at once."""
    path = folder / "four.db"
    Archive(path, create=True).close()
    start = perf_counter()
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), f"run{n}"], cwd=ROOT, stderr=subprocess.PIPE
        )
        for n in range(4)
    ]
    failed = sum(bool(writer.communicate()[1]) for writer in writers)
    taken = perf_counter() - start
    with Archive(path) as archive:
        (row,) = archive.query("SELECT count(*) AS n FROM fetches")
    yield SpeedRow(
        "four processes, 500 documents each",
        f"{row['n']} there, {failed} errors",
        f"{row['n'] / taken:.0f}/s",
        "2000, 0",
    )


def edited(count: int) -> list[bytes]:
    """A page of 55 KB and its small edits, one after another."""
    random = Random(3)
    text = next(iter(reports(1)))
    series = [text]
    for _ in range(count):
        at = random.randrange(len(text) - 10)
        words = "".join(random.choices("增长提高推进发展123456", k=random.randint(1, 4)))
        text = text[:at] + words + text[at + random.randint(0, 4) :]
        series.append(text)
    return [each.encode() for each in series]


def edits(folder: Path) -> Iterable[SpeedRow]:
    """Four hundred small edits of one page: bytes of body storage, and the time to read any of them."""
    series = edited(EDITS)
    with Archive(folder / "edits.db", create=True) as archive:
        run = archive.begin_run(clock=AT.format(0))
        for n, body in enumerate(series):
            archive.record(Page(url="http://site.example/a.html", body=body, at=AT.format(n)), run)
        (row,) = archive.query("SELECT sum(length(data)) AS packed, sum(length(sha256)) AS names FROM bodies")
        packed = row["packed"] / len(series)
        steps = max(len(bodies.chain_of(archive.db, bodies.body_digest(body))) for body in series)
        times = []
        for body in series:
            start = process_time()
            assert bodies.read_body(archive.db, bodies.body_digest(body)) == body
            times.append((process_time() - start) * 1e3)
    git = git_pack(folder, series) / len(series)
    yield SpeedRow(
        "400 edits of 55 KB, bytes a body",
        f"{packed:.0f} (with hashes and row {packed + 75:.0f})",
        f"git pack {git:.0f}",
        "<= 250",
    )
    yield SpeedRow(
        "reading one, CPU ms",
        f"median {median(times):.2f}, worst {max(times):.2f}, {steps} steps",
        "",
        "< 2, 40 steps",
    )


def git_pack(folder: Path, series: list[bytes]) -> int:
    """Bytes of a git pack that holds the same series and nothing else."""
    repo = folder / "git"
    repo.mkdir()

    def git(*words: str, given: bytes = b"") -> bytes:
        return subprocess.run(["git", *words], cwd=repo, input=given, capture_output=True, check=True).stdout

    git("init", "-q")
    names = [git("hash-object", "-w", "--stdin", given=body).decode().strip() for body in series]
    listed = "".join(f"{name} a.html\n" for name in names).encode()
    return len(git("pack-objects", "--stdout", "-q", "--window=50", "--depth=50", given=listed))


def again(folder: Path) -> Iterable[SpeedRow]:
    """Making versions anew from stored pages, beside reading the same pages without an archive."""
    from pipelines.stages import refine
    from pipelines.store.rebuild import reprocess

    pages = [
        Page(
            url=f"http://site{n % 20}.example/art/{n}.html",
            body=page_of(text, n),
            headers=HEADERS,
            at=AT.format(n),
        )
        for n, text in enumerate(reports(PAGES))
    ]
    with Archive(folder / "again.db", create=True) as archive:
        run = archive.begin_run(clock=AT.format(0))
        record_all(archive, run, pages)
        refine(pages[0])
        times = [
            (cpu(lambda: [refine(page) for page in pages]), cpu(lambda: reprocess(archive))) for _ in range(3)
        ]
        alone, ours = (min(each) / len(pages) * 1e3 for each in zip(*times, strict=True))
    yield SpeedRow(
        "reprocess, CPU ms a page",
        f"{ours:.1f}",
        f"refine alone {alone:.1f} (x {ours / alone:.2f})",
        "x <= 1.20",
    )


def page_of(text: str, n: int) -> bytes:
    """A page around a text."""
    lines = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    title = f"宁波市{2000 + n % 26}年政府工作报告"
    return (
        f'<html><head><meta charset="utf-8"><title>{title}</title><meta name="ArticleTitle" content="{title}">'
        f'</head><body><div id="zoom"><p>各位代表：</p><p>现在，我代表市人民政府，向大会报告工作，请予审议。</p>{lines}</div></body></html>'
    ).encode()


if __name__ == "__main__":
    sys.exit(main())
