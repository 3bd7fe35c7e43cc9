"""Corpus -> figures of identifying: right, empty, flagged and wrong per field; time beside datasketch."""

import csv
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.common.paths import CORPUS
from pipelines.gazetteer.regions import find_region, tables
from pipelines.identify.identity import identify
from pipelines.stages import refine
from pipelines.text.minhash import near_pairs, sketch
from storage.records import Article, Identity, Outcome, Page, Rejected, Report

SPACES = re.compile(r"\s+")
SHINGLE = 8
COPIES = 25
EDITED = 0.2
"""Share of sentences that a near copy loses or gets from elsewhere."""

DOUBTS = {
    "region": {"wrong_place_suspected", "place_from_text"},
    "year": {"year_disagrees", "two_heads"},
    "kind": {"excerpt", "summary", "cut", "no_head"},
}
"""Flags that say a field is in doubt."""

IdentifyRow = tuple[str, ...]


def read_file(path: Path) -> list[Outcome]:
    """What is read in a file of the corpus, by the whole chain."""
    return refine(Page(url=path.as_uri(), body=path.read_bytes(), headers=(("content-type", "text/plain"),)))


def table(name: str) -> list[dict[str, str]]:
    with (CORPUS / "gold" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def of_report(outcome: Outcome, field: str) -> str:
    value = getattr(outcome.identity, field) if isinstance(outcome, Report) else ""
    return str(value or "")


def judge(outcome: Outcome, field: str, gold: str) -> str:
    """right; empty where nothing is claimed; flagged where a doubt is said; else wrong."""
    got = of_report(outcome, field)
    if got == gold:
        return "right"
    if got in {"", "ambiguous", "unknown"}:
        return "empty"
    return "flagged" if isinstance(outcome, Report) and DOUBTS[field] & set(outcome.flags) else "wrong"


def score_reports() -> Iterator[IdentifyRow]:
    """Region, year and kind of the 139 texts of gold/reports.tsv."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    all_right: dict[str, list[bool]] = defaultdict(list)
    for row in table("reports.tsv"):
        outcomes = read_file(CORPUS / "reports" / row["file"])
        outcome = max(outcomes, key=lambda one: len(one.article.text))
        verdicts = {field: judge(outcome, field, row[field]) for field in ("region", "year", "kind")}
        for field, verdict in verdicts.items():
            counts[row["usual_marks"], field][verdict] += 1
            if verdict != "right":
                got = of_report(outcome, field) or getattr(outcome, "reason", "")
                print(f"  {row['file']}: {field} {verdict}: {got} for {row[field]}")
        all_right[row["usual_marks"]].append(set(verdicts.values()) == {"right"})
    for (marks, field), found in sorted(counts.items(), reverse=True):
        yield (
            f"reports, marks {marks}",
            field,
            *(str(found[v]) for v in ("right", "empty", "flagged", "wrong")),
        )
    for marks, rights in all_right.items():
        yield f"reports, marks {marks}", "all three right", f"{sum(rights)} of {len(rights)}", "", "", ""


def squeeze(words: str) -> str:
    return SPACES.sub("", words)


def of_seed(outcome: Outcome) -> dict[str, str]:
    """The fields of a report under the names that gold/metadata.tsv has for them."""
    if isinstance(outcome, Rejected):
        return {"kind": "rejected"}
    one: Identity = outcome.identity
    body = squeeze(outcome.article.text[slice(*one.body)])
    return {
        "kind": one.kind,
        "division_code_gb2260": one.region,
        "level": one.level,
        "report_year": str(one.year or ""),
        "meeting_as_written": one.meeting,
        "meeting_date": one.meeting_date,
        "date_precision": one.date_precision,
        "speaker": one.speaker,
        "post_as_written": one.post,
        "body_first12": body[:12],
        "body_last12": body[-12:],
        "n_notes": str(len(one.notes)),
    }


def score_seeds() -> Iterator[IdentifyRow]:
    """Every field of gold/metadata.tsv; a year that its reader inferred is expected empty."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    outcomes: dict[str, list[Outcome]] = {}
    for row in table("metadata.tsv"):
        name = row["seed_file"]
        outcomes.setdefault(name, read_file(CORPUS / "seeds" / name))
        place = int(row["item_no"]) - 1
        got = of_seed(outcomes[name][place]) if place < len(outcomes[name]) else {}
        for field in of_seed(outcomes[name][0]):
            gold = "" if field == "report_year" and "inferred" in row["year_source"] else squeeze(row[field])
            same = got.get(field, "") in {gold, gold or "0"}
            counts[field]["right" if same else "wrong"] += 1
            if not same:
                print(f"  {name} {row['item_no']}: {field} {got.get(field)!r} for {gold!r}")
    for field, found in counts.items():
        yield "seeds 000-003", field, str(found["right"]), "", "", str(found["wrong"])


def score_names() -> Iterator[IdentifyRow]:
    """Names and stems that stand for several divisions in use: a bare one must never give one."""
    for what, of in (("full names", "name"), ("stems", "stem")):
        shared: dict[str, set[str]] = defaultdict(set)
        for rows in tables().code.values():
            if rows[-1].until is None and not rows[-1].code.startswith("99"):
                shared[getattr(rows[-1], of)].add(rows[-1].code)
        several = {words: codes for words, codes in shared.items() if len(codes) > 1}
        silent = [words for words in several if len(find_region(words)) < 2]
        units = sum(map(len, several.values()))
        yield "ambiguous", what, f"{len(several)} for {units}", "", "", str(len(silent))


def clock(work: Callable[[], object], rounds: int = 3) -> float:
    """Milliseconds of CPU time, the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best * 1000


def load_regions() -> None:
    tables.cache_clear()
    tables()


def time_all(articles: list[Article]) -> Iterator[IdentifyRow]:
    """Milliseconds: regions, identify, sketches beside datasketch's."""
    texts = [one.text for one in articles]
    chars = sum(map(len, texts)) / len(texts)
    yield "ms", "regions loaded", f"{clock(load_regions):.1f}", "", "", ""
    identify(articles[0])
    each = clock(lambda: [identify(one) for one in articles]) / len(articles)
    yield "ms", f"identify, {chars:,.0f} characters", f"{each:.2f}", "", "", ""
    slowest = max(clock(partial(identify, one), 2) for one in articles)
    yield "ms", "identify, slowest text", f"{slowest:.2f}", "", "", ""
    ours = clock(lambda: [sketch(text) for text in texts]) / len(texts)
    yield "ms", "sketch", f"{ours:.2f}", "", "", ""
    peer = clock(lambda: [peer_sketch(text) for text in texts[:10]], 1) / 10
    yield "ms", "datasketch MinHash(128)", f"{peer:.2f}", "", "", f"{peer / ours:.0f} x"


def peer_sketch(text: str) -> object:
    from datasketch import MinHash

    kept = re.sub(r"[^0-9㐀-鿿]", "", text)
    shingles = {kept[at : at + SHINGLE].encode() for at in range(len(kept) - SHINGLE + 1)}
    made = MinHash(num_perm=128)
    made.update_batch(shingles)
    return made


def edited(text: str, other: str, random: Random, share: float) -> str:
    """A near copy: some sentences gone, some replaced by another text's."""
    theirs = other.split("。")
    kept = []
    for sentence in text.split("。"):
        if random.random() >= share:
            kept.append(sentence)
        elif random.random() < 0.5:
            kept.append(random.choice(theirs))
    return "。".join(kept)


def find_copies(texts: list[str]) -> Iterator[IdentifyRow]:
    """Near copies found again, and pairs among the originals (captures and a body filed twice are real)."""
    random = Random(5)
    chosen = [text for text in texts if len(text) > 5000][:: max(1, len(texts) // COPIES)][:COPIES]
    found = 0
    for at, text in enumerate(chosen):
        copy = edited(text, chosen[at - 1], random, EDITED * (at + 1) / len(chosen))
        found += bool(near_pairs([sketch(text), sketch(copy)]))
    yield "copies", f"near copies found, up to {EDITED:.0%} edits", f"{found} of {len(chosen)}", "", "", ""
    pairs = near_pairs([sketch(text) for text in texts])
    yield "copies", f"pairs among {len(texts)} originals", str(len(pairs)), "", "", ""


def main() -> int:
    """Print the table; without the corpus say so and stop."""
    if not CORPUS.is_dir():
        print("skipped: ../shared/corpus is not there")
        return 0
    from rich.console import Console
    from rich.table import Table

    paths = [CORPUS / "reports" / row["file"] for row in table("reports.tsv")]
    articles = [one.article for path in paths for one in read_file(path)]
    texts = [one.text for one in articles]
    sheet = Table("", "what", "right", "empty", "flagged", "wrong")
    for part in (score_seeds(), score_reports(), score_names(), time_all(articles), find_copies(texts)):
        for row in part:
            sheet.add_row(*row)
        sheet.add_section()
    Console(width=110).print(sheet)
    return 0


if __name__ == "__main__":
    sys.exit(main())
