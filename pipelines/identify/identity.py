"""Article -> Report or Rejected: region, year, document type, front and back matter; never a guess."""

import re
from dataclasses import replace

from pipelines.documents.reading import IMAGES, NOT_READ, SCANNED, UNREADABLE
from pipelines.identify.back_matter import (
    find_closing,
    is_closed,
    last_sentence,
    read_attachment_headings,
    read_imprint,
    read_notes,
)
from pipelines.identify.document_type import AUTHOR_UNIT, WORK_REPORT, DocumentType, recognise_document_type
from pipelines.identify.front_matter import CONGRESS, FrontMatter, read_front_matter, read_title, session_of
from pipelines.identify.place_evidence import strip_prefix
from pipelines.identify.provenance import read_provenance
from pipelines.identify.region import RegionDecision, resolve_region
from pipelines.identify.report_year import ReportYear, read_report_year, stated_year
from pipelines.identify.speaker import NAME
from pipelines.text.squeezed import Match, join
from storage.records import Article, Identity, Rejected, Report, Span

TITLE_CHARS = 200
"""Characters of a title that are read; a longer one is no title. A guess."""
TITLE_LINES = 12
"""Lines of the front matter that may be titles; a guess."""
UNIT_CHARS = 300
"""Characters at a text's end within which an author's unit stands; a guess."""
TITLE_ROW = ("标题:", "标题：")
"""Label of a title in a table of facts that was trimmed."""
SPEAKING = {
    WORK_REPORT,
    "congress_report",
    "court",
    "procuratorate",
    "cppcc",
    "budget_report",
    "plan_report",
    "excerpt",
}
"""Document types that somebody delivers: only they have a post and a speaker."""


NO_TITLE = re.compile(r"[。;]|各位代表|我代表|^[(]?[一二三四五六七八九十]{1,3}[、)]")
"""A line that is prose or a heading inside a text."""


PROSE_SIGN = re.compile(r"。.|各位代表|我代表|^[(]?[一二三四五六七八九十]{1,3}[、)]|(?:,.*){3}")
"""A sign that the first sentence of a text was taken for its title."""
TITLE_START = re.compile(r"关于|中共|中国共产党")
"""How a title begins that may be broken over lines."""
TITLE_END = re.compile(r"(?:报告|建议|纲要|规划|决议|决定|意见|通知)(?:[(（].{1,8}[)）])?$")
"""How such a title ends."""


HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、")
"""The number of a heading: 一、."""


def identify(article: Article) -> Report | Rejected:
    """Identify an article from what it says itself. Pure; never raises on any text."""
    if NOT_READ in article.flags:
        return Rejected(article=article, reason=article.verdict.evidence)
    head = _with_titles(read_front_matter(article.text), article)
    titles = _titles(article, head)
    kind = recognise_document_type(titles, head, article.text)
    if not kind.name and SCANNED in article.flags:
        return Rejected(article=article, reason=f"{UNREADABLE}: {IMAGES}")
    if not kind.name:
        return Rejected(article=article, reason=f"no kind recognised: {kind.evidence}")
    report = kind.name in {WORK_REPORT, "excerpt"}
    year = _year(titles, head, article.text, kind)
    region = resolve_region(_place_title(titles), head, article, year.value, report=report)
    return Report(article=article, identity=_identity(article, head, kind, year, region))


def _with_titles(head: FrontMatter, article: Article) -> FrontMatter:
    """Complete front matter by a page's title that names the meeting; another meeting makes two heads."""
    named = [read_title(title[:TITLE_CHARS]) for title in _page_titles(article)]
    told = [(meeting, date) for meeting, date in named if meeting]
    if not told:
        return head
    if head.meeting is None:
        return replace(head, meeting=told[0][0], date=head.date or told[0][1]) if head.speech else head
    own = session_of(head.meeting.words)
    others = [meeting.words for meeting, _ in told if meeting and session_of(meeting.words) != own]
    return replace(head, others=(*head.others, *others), date=head.date or told[0][1])


def _page_titles(article: Article) -> list[str]:
    """Return what the page gives as title: its own, the one in its metas, a trimmed row 标题:…."""
    metas = [value for name, value in article.fields.metas if name.lower() == "articletitle"]
    rows = [row for trim in article.trimmed for row in trim.text.split("\n") if row.startswith(TITLE_ROW)]
    return [article.title, *metas, *rows[:1]]


def _titles(article: Article, head: FrontMatter) -> list[str]:
    """Return the titles of an article, the most trusted first: its own, then short lines of its head."""
    own = strip_prefix(_squeeze(article.title[:TITLE_CHARS]))[0]
    own = "" if PROSE_SIGN.search(own) else own
    lines = []
    for start in head.joined.lines[:TITLE_LINES]:
        end = min(head.joined.line_end(start), head.end)
        line = head.joined.text[start:end]
        if 3 < len(line) <= 80 and not NO_TITLE.search(line):
            lines.append(strip_prefix(line)[0])
    whole = _rejoined(lines, own)
    own = "" if any(own in title for title in whole) else own
    return [title for title in (own, *whole, *lines) if title]


def _rejoined(lines: list[str], own: str) -> list[str]:
    """Return the title that was broken over two to four lines: 关于河北省国民 / 经济和社会发 / 展…纲要的报告."""
    for at, line in enumerate(lines):
        if not TITLE_START.match(line) and not (own and line.startswith(own[:20])):
            continue
        for size in range(2, 5):
            whole = "".join(lines[at : at + size])
            if len(whole) <= 120 and TITLE_END.search(whole) and not CONGRESS.search(whole):
                return [whole]
    return []


def _squeeze(title: str) -> str:
    """Return a title without white space, as front matter is read."""
    return join(title).text


def _place_title(titles: list[str]) -> str:
    """Return the first title that says more than 政府工作报告."""
    return next((title for title in titles[:4] if title != "政府工作报告"), "")


def _year(titles: list[str], head: FrontMatter, text: str, kind: DocumentType) -> ReportYear:
    """Return the year of a text, as its document type asks for it."""
    title = next(
        (t for t in titles if "工作报告" in t and any(c.isdigit() for c in t)), titles[0] if titles else ""
    )
    headed = head.speech or head.meeting or any("报告" in words for words in titles)
    if kind.name == WORK_REPORT or (kind.name == "excerpt" and headed):
        return read_report_year(title, head, text)
    return stated_year(titles[0] if titles else "", head.date)


def _identity(
    article: Article, head: FrontMatter, kind: DocumentType, year: ReportYear, region: RegionDecision
) -> Identity:
    """Put together what is known of a report."""
    text, fields = article.text, article.fields
    body = _body(text, head, kind)
    notes = read_notes(text, body[1])
    imprint, imprint_span = read_imprint(text, body[1])
    speaking = kind.name in SPEAKING
    date = None if head.others else head.date
    published, publisher = read_provenance(article, head)
    post, speaker = (head.post, head.speaker) if speaking else _author(text, head, kind)
    spans = {"meeting": head.meeting, "post": post, "speaker": speaker, "salutation": head.salutation}
    return Identity(
        kind=kind.name,
        region=region.code,
        candidates=region.candidates,
        region_name=region.name,
        level=region.level,
        year=None if head.others else year.value,
        meeting="" if head.others else _words(head.meeting),
        meeting_date=date.iso if date else "",
        date_precision=date.precision if date else "",
        post=_words(post),
        acting=head.acting and speaking,
        speaker=_words(speaker),
        published=published,
        publisher=publisher,
        index_no=fields.index_no,
        doc_no=fields.doc_no,
        notes=notes,
        attachments=read_attachment_headings(text, body[1]),
        imprint=imprint,
        body=body,
        flags=_flags(head, kind, year, region, closed=is_closed(text, body[1])),
        spans=_spans(spans, head, body, imprint_span),
        evidence=_evidence(head, kind, year, region),
    )


def _author(text: str, head: FrontMatter, kind: DocumentType) -> tuple[Match | None, Match | None]:
    """Return unit and name of a signed article's author: (作者单位:…) at its end, a line of its front matter."""
    if kind.name != "signed_article":
        return None, None
    unit = AUTHOR_UNIT.search(text, max(0, len(text) - UNIT_CHARS))
    joined = head.joined
    names = [(start, joined.line_end(start)) for start in joined.lines if joined.line_end(start) <= head.end]
    name = next((span for span in names if NAME.fullmatch(joined.text[slice(*span)])), None)
    return (
        Match(unit[0].strip("()（）"), unit.span()) if unit else None,
        Match(joined.text[slice(*name)], joined.raw(name)) if name else None,
    )


def _words(found: Match | None) -> str:
    """Return the words of a match; empty without one."""
    return found.words if found else ""


def _body(text: str, head: FrontMatter, kind: DocumentType) -> Span:
    """Return the span of the body, half-open.

    A speech lasts from its salutation to its closing, another text from its first line of prose to its last.
    """
    if head.salutation:
        start = head.salutation.span[0]
        return start, max(start, find_closing(text, start))
    start = _first_prose(head, kind)
    unit = AUTHOR_UNIT.search(text, max(start, len(text) - UNIT_CHARS))
    stop = unit.start() if unit else len(text)
    spoken = head.speech or kind.name == WORK_REPORT
    end = find_closing(text, start) if spoken else last_sentence(text, start, stop)
    return start, max(start, end)


def _first_prose(head: FrontMatter, kind: DocumentType) -> int:
    """Return the offset at which a text without a salutation begins: a heading, a sentence, a meeting."""
    joined = head.joined
    if not joined.text:
        return 0
    place = min(head.end, len(joined.text) - 1)
    meeting = CONGRESS.search(joined.text)
    if kind.name == "resolution" and meeting and meeting.start() < place:
        return joined.origin(joined.line_start(meeting.start()))
    before = joined.lines[max(0, joined.lines.index(place) - 1)] if place in joined.lines else place
    return joined.origin(before if HEADING.match(joined.text, before) else place)


def _flags(
    head: FrontMatter, kind: DocumentType, year: ReportYear, region: RegionDecision, *, closed: bool
) -> tuple[str, ...]:
    """Return the flags of all parts, sorted."""
    flags = {*kind.flags, *region.flags}
    if kind.name == WORK_REPORT and not closed:
        flags.add("cut")
    if year.disagrees:
        flags.add("year_disagrees")
    if head.others:
        flags.add("two_heads")
    return tuple(sorted(flags))


def _spans(
    found: dict[str, Match | None], head: FrontMatter, body: Span, imprint: Span
) -> tuple[tuple[str, Span], ...]:
    """Return the spans of what was found, by name; (0, 0) stands for words of the page and is left out."""
    spans = [(name, one.span) for name, one in found.items() if one and one.span[1]]
    if head.date and head.date.span[1]:
        spans.append(("meeting_date", head.date.span))
    spans.append(("body", body))
    if imprint[1]:
        spans.append(("imprint", imprint))
    return tuple(sorted(spans))


def _evidence(
    head: FrontMatter, kind: DocumentType, year: ReportYear, region: RegionDecision
) -> tuple[tuple[str, str], ...]:
    """Return the evidence of all parts, by what it speaks for."""
    evidence = [("kind", kind.evidence), ("region", "; ".join(region.evidence)), ("year", year.reason)]
    if head.others:
        named = ", ".join((_words(head.meeting), *head.others))
        evidence.append(("meeting", f"two heads, none is chosen: {named}"))
    return (*evidence, *head.reasons)
