"""Measure a report: its observation for the fold, and its row in the table of versions."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from struct import pack
from urllib.parse import urlsplit
from zlib import crc32

from pipelines.fold.state import ReportObservation
from pipelines.fold.surroundings import surroundings
from pipelines.text.length import IS_SPACE, Counts, classes_of, count_classes
from pipelines.text.minhash import packed_sketch
from pipelines.text.normal import APART, codes_of, fingerprint, fingerprints, octets_of, spaced_text
from storage.records import Article, Report

PRINT = 20
"""Hex digits of a fingerprint that the fold keeps (80 bits)."""

HEADING = re.compile(r"\n[^\S\n]*+[一二三四五六七八九十]{1,3}\s*+、")
"""A heading of the first level after a line end: the "一、" of "一、过去一年工作回顾"."""

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

DAMAGE = frozenset(
    {
        "masked",
        "digits_lost",
        "garbled",
        "cut",
        "part_missing",
        "twice",
        "summary",
        "unread",
        "scanned",
        "ocr",
        "incomplete",
    }
)
"""Flags that make a copy a worse witness than a copy without them."""

INCOMPLETE = frozenset({"part_missing", "incomplete"})
"""Flags of a text of which a part did not come."""
HEAD_BYTES = 9
"""Bytes at the beginning of a line, three Han characters, by which a line that was cut is known; a guess."""
OFFICIAL, OTHER, AGGREGATOR = 0, 1, 2
"""Rank of a copy's publisher."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A report with its fingerprints and counts, made once for its observation and its row."""

    report: Report
    sight: ReportObservation
    prints: tuple[str, str, str]
    core: str
    """The normal fingerprint without a page's title above the text."""
    counts: Counts


def measure(report: Report) -> Measured:
    """Compute fingerprints, counts and sketch of a report's text."""
    article, identity = report.article, report.identity
    codes, octets = codes_of(article.text), octets_of(article.text)
    classes, normal = classes_of(codes), spaced_text(codes)
    prints = fingerprints(octets, codes[classes == IS_SPACE], normal)
    counts = count_classes(classes)
    untitled = _untitled(article, normal)
    sight = ReportObservation(
        entry=article.entry,
        region=identity.region,
        year=identity.year,
        kind=identity.kind,
        raw=prints[0][:PRINT],
        layout=prints[1][:PRINT],
        normal=prints[2][:PRINT],
        untitled=untitled[:PRINT],
        beside=(identity.published, identity.doc_no, identity.index_no),
        named=(article.title if article.titled else "", identity.publisher),
        files=tuple(each.url for each in article.attachments),
        around=surroundings(article.trimmed),
        chars=counts.chars,
        han=counts.han,
        headed=HEADING.search("\n" + article.text) is not None,
        whole=not INCOMPLETE & set(report.flags) and not article.fields.parts_missing,
        ended=article.ended,
        ends=line_ends(octets),
        sketch=packed_sketch(codes),
    )
    return Measured(report, sight, prints, untitled or prints[2], counts)


def line_ends(octets: bytes) -> str:
    """Return LINE_END hex digits for each line: checksums of the text up to its end and of its first characters.

    Args:
        octets: a text in UTF-8.
    """
    crc = 0
    sums: list[int] = []
    for line in octets.split(b"\n"):
        crc = crc32(line, crc)
        sums += crc & 0xFFFF, crc32(line[:HEAD_BYTES]) & 0xFF
    return pack(">" + "HB" * (len(sums) // 2), *sums).hex()


def _untitled(article: Article, normal: str) -> str:
    """Return the normal fingerprint without the first line, if that is the page's title; else empty."""
    line, _, rest = article.text.partition("\n")
    if not rest or "".join(line.split()) != "".join(article.title.split()):
        return ""
    return fingerprint(normal[len(spaced_text(codes_of(line))) :].removeprefix(APART))


def rank(report: Report) -> int:
    """Rank the publisher of a report.

    A government site has a host under gov.cn, or the SiteIDCode that each of its pages must have.

    Returns:
        0 for a government site, 1 for others, 2 for a list that collects texts of many places.
    """
    article = report.article
    host = urlsplit(article.url).hostname or ""
    if host.endswith(".gov.cn") or host == "gov.cn" or article.fields.site_code:
        return OFFICIAL
    return AGGREGATOR if article.entry else OTHER


def version_row(measured: Measured) -> Mapping[str, object]:
    """Return the columns of `versions` that a report fills; the fold adds id, copy, fetch and interval."""
    report, counts = measured.report, measured.counts
    article, identity = report.article, report.identity
    plain = (
        "region", "region_name", "level", "year", "kind", "meeting", "meeting_date", "date_precision",
        "post", "speaker", "published", "publisher", "index_no", "doc_no", "imprint",
    )  # fmt: skip
    row: dict[str, object] = {name: getattr(identity, name) for name in plain}
    row |= {"acting": int(identity.acting), "body_start": identity.body[0], "body_end": identity.body[1]}
    row |= {
        "title": article.title,
        "layout": article.layout,
        "rule": article.rule,
        "encoding": article.encoding,
    }
    row |= {"rank": rank(report), "damage": len(DAMAGE & set(report.flags)), "text": clean_text(article.text)}
    row |= {"char_count": counts.chars, "han_count": counts.han, "word_count": counts.words}
    names = ("raw_print", "layout_print", "normal_print", "core_print")
    row |= dict(zip(names, (*measured.prints, measured.core), strict=True))
    lists = {
        "candidates": identity.candidates,
        "attachments": identity.attachments,
        "flags": report.flags,
        "notes": [asdict(note) for note in identity.notes],
        "trimmed": [asdict(trim) for trim in article.trimmed],
        "repairs": [asdict(repair) for repair in article.repairs],
        "evidence": identity.evidence,
    }
    return row | {name: compact_json(value) for name, value in lists.items()}


def compact_json(value: object) -> str:
    """Encode a value as compact JSON, Chinese unescaped, lone surrogates replaced by U+FFFD."""
    return clean_text(ENCODER.encode(value))


def clean_text(text: str) -> str:
    """Return a text that SQLite can store: lone surrogates, which UTF-8 cannot encode, become U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return text
