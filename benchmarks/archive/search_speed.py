"""Search beside a full scan, over three thousand reports recombined from the corpus by sentences."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from benchmarks.common.recombined import reports
from storage.archive import Archive
from storage.search import Query

TEXTS = 3000


@dataclass(frozen=True, slots=True)
class SpeedRow:
    """One line of the table."""

    what: str
    ours: str
    beside: str
    bound: str


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of some work."""
    start = process_time()
    work()
    return process_time() - start


def search(folder: Path) -> Iterable[SpeedRow]:
    """Three thousand reports: the index's size and building time, and queries against a full scan."""
    texts = list(reports(TEXTS))
    lines = [line for text in texts for line in text.split("\n")]
    size = sum(len(text.encode()) for text in texts)
    with Archive(folder / "search.db", create=True) as archive:
        keep_texts(archive, texts)
        built = cpu(archive.index)
        index = sum(
            archive.db.execute(
                f"SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE name LIKE '{name}%'"
            ).fetchone()[0]
            for name in (
                "bigrams",
                "passages",
                "contains",
                "indexed",
                "sqlite_autoindex_passages",
                "sqlite_autoindex_indexed",
            )
        )
        yield SpeedRow(
            f"index of {len(texts)} reports, {sum(map(len, texts)) / 1e6:.0f} M characters",
            f"{index / size:.2f} of the text, {built:.0f} CPU s",
            f"{len(set(lines)) / len(lines):.1%} of paragraphs distinct",
            "<= .40, < 90 s",
        )
        for length in (1, 2, 3, 4, 8):
            yield queries(archive, texts, length)


def keep_texts(archive: Archive, texts: list[str]) -> None:
    """Texts as versions of copies, without pages."""
    columns = [row["name"] for row in archive.query("SELECT name FROM pragma_table_info('versions')")]
    with archive.transaction():
        for n, text in enumerate(texts):
            values = {
                "id": f"{n:020d}",
                "copy": f"{n:020d}",
                "text": text,
                "raw_print": str(n),
                "year": 2000 + n % 26,
            }
            archive.save_version({name: values.get(name, "") for name in columns})
            row = [f"{n:020d}", f"{n:020d}", *[""] * 13]
            archive.db.execute(f"INSERT INTO copies VALUES ({', '.join('?' * 15)})", row)


def queries(archive: Archive, texts: list[str], length: int) -> SpeedRow:
    """Queries of one length drawn from the texts: time to twenty hits, all hits against a full scan."""
    random = Random(length)
    times, scans, right = [], [], 0
    asked: list[str] = []
    while len(asked) < 30:
        text = random.choice(texts)
        at = random.randrange(len(text) - length)
        if not any(mark.isspace() for mark in text[at : at + length]):
            asked.append(text[at : at + length])
    for words in asked:
        start = process_time()
        found = archive.search(Query(text=words))
        hits = [hit for _, hit in zip(range(20), found, strict=False)]
        times.append((process_time() - start) * 1e3)
        found.close()
        assert hits
    for words in asked[:6]:
        start = process_time()
        scanned = {
            each for (each,) in archive.db.execute("SELECT id FROM versions WHERE instr(text, ?)", (words,))
        }
        scans.append((process_time() - start) * 1e3)
        right += scanned == {hit.version for hit in archive.search(Query(text=words))}
    return SpeedRow(
        f"search of {length}, CPU ms to 20 hits",
        f"median {median(times):.1f}, worst {max(times):.1f}; {right} of {len(scans)} exact",
        f"scan {median(scans):.0f}",
        "< 6, exact",
    )
