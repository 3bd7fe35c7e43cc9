"""Front matter: salutation, meeting, date, post, speaker and in whose name a speech is given.

Header shapes: [——|(]DATE在MEETING上[)] [ORG]POST[;| ]NAME 各位代表[:!]. Any part can be missing or broken across lines.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.boilerplate.pattern_file import read_patterns
from pipelines.gazetteer.toponyms import level_of, place_before
from pipelines.identify.speaker import ACTING, read_speaker
from pipelines.text.dates import Date, find_dates
from pipelines.text.squeezed import Joined, Match, join
from storage.records import Span

USUAL_CHARS = 1600
"""Characters that are read first; most front matter is shorter."""
HEAD_CHARS = 4000
"""Characters within which front matter lies; a guess."""
SPEECH_CHARS = 400
"""Characters after a salutation in which the first sentence is read; a guess."""
OPENING_CHARS = 80
"""Characters after the front matter in which a meeting that is addressed may be named; a guess."""
SALUTE = re.compile(r"各位(?:人大)?代表(?:、?(?:各位委员|同志们))?[:!,。、]|同志们[:!,]")
"""How a speech begins: "各位代表:"."""
SALUTE_SIGNS = ("表", "志")
"""Characters of which every salutation has one, however it is broken over lines."""
PHRASES = read_patterns(Path(__file__).with_name("front_matter.txt"))
"""Name of a phrase -> source of its pattern."""
SPEECH = re.compile(rf"我?(?:们)?(?:现在)?{PHRASES['speaking_for']}")
"""The first sentence of a speech: "现在,我代表区人民政府向大会报告工作"."""
ASKED = re.compile(
    r"请.{0,40}?(?:审议|审查|审阅)|向(?:大会|本次大会|本次会议|各位代表|[^,。向]{0,12}人民代表大会|第[^,。]{4,30}会议).{0,12}(?:报告|汇报|作)|作.{0,8}工作报告"
)
"""What a speech asks of the deputies: "请予审议"."""

NUMERAL = PHRASES["numeral"]
"""Source of the pattern of a session's number."""
CONGRESS = re.compile(PHRASES["congress"])
"""A session of a congress: 第九届人民代表大会第五次会议, 十四届人大六次会议."""
PARTY = re.compile(PHRASES["party_meeting"])
"""A plenary session of a party committee: 中国共产党嘉兴市第八届委员会第十一次全体会议."""
OF_BEFORE = re.compile(rf"(?:{PHRASES['of_before']})$")
"""What stands before a meeting that is only spoken of: 从去年九月|第五届…."""
OF_AFTER = re.compile(PHRASES["of_after"])
"""What stands after one: 第一次会议|以来的五年."""
OF_AFTER_IN_SENTENCE = re.compile(f"{PHRASES['of_after']}|{PHRASES['of_after_in_sentence']}")
"""The same inside a sentence: 第一次会议|通过的决议."""
OF_CHARS = 16
"""Characters before a meeting in which words are looked for that make it one spoken of; a guess."""
ORGAN_BEFORE = re.compile(r"(?:^|[在日月)\]|:—-])((?:(?!在)[㐀-鿿]){1,11}(?:[省市县区州盟旗镇乡]|街道))$")
"""The words before 第十届 where the gazetteer lacks the place: 在|达茂旗."""
ORGAN_CHARS = 14
"""Characters of such a place at most; a guess."""
STARRED = "中国共产*"
"""A word filter's star where only 党 can stand."""

LABEL = re.compile(r"(?:日期|时间|发布|来源|编辑|更新|索引|文号|印发?|生成|浏览|下载|点击)[^,。]{0,6}$")
"""A label that makes a date the page's: 发布日期:."""
PAGE_AFTER = re.compile(r"\d{1,2}:\d\d|[|\]\[]*(?:来源|作者|编辑|浏览|点击|阅读|字号|字体|信息来源|发布)")
"""What follows a date of the page: 2021年3月10日 09:30 来源:."""
NEAR_MEETING = 6
"""Characters between a date and its meeting at most, for a date in digits; a guess."""
PROSE = re.compile(r"[,。;]")
"""A sign of prose."""
SHORT_PROSE = re.compile(r"[^。]{14,}[。!]$")
"""A short line that is nevertheless a sentence."""
LABELLED = re.compile(r"[^:]{1,6}:")
"""A row of the page's table: 发文时间:2000-01."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Front matter of a text; None for a part that the text lacks. `reasons` explains odd absences."""

    joined: Joined
    end: int
    """Offset in the joined text at which it ends: at the salutation, else before the first prose."""
    salutation: Match | None
    speech: bool
    """Whether a speaker follows who represents somebody or asks for something."""
    whom: Match | None
    """In whose name the speech is given: 区人民政府, 国务院."""
    meeting: Match | None
    others: tuple[str, ...]
    """Names of other meetings; there are two heads, then."""
    date: Date | None
    post: Match | None
    speaker: Match | None
    acting: bool
    reasons: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The front matter, joined."""
        return self.joined.text[: self.end]


def read_front_matter(text: str) -> FrontMatter:
    """Read the front matter of a text; spans are half-open offsets into that text. Never raises."""
    for chars in _sizes(text):
        joined = join(text, 0, chars)
        start, salute, speech = _salutation(joined)
        if len(text) <= chars or (salute and speech and start + SPEECH_CHARS < len(joined.text)):
            break
    end = start if salute else _prose(joined)
    opening = joined.text[start : start + SPEECH_CHARS]
    said = SPEECH.search(opening) if speech else None
    whom = _whom(joined, start, said)
    meeting, others = _meeting(joined, end, start + SPEECH_CHARS if speech else end)
    date = _date(joined, end, meeting)
    post, speaker, why = read_speaker(joined, end, meeting, date)
    reasons = [("speaker", why)] if why and speaker is None else []
    return FrontMatter(
        joined=joined,
        end=end,
        salutation=Match(salute[0], joined.raw(salute.span())) if salute else None,
        speech=speech,
        whom=whom,
        meeting=meeting,
        others=others,
        date=date,
        post=post,
        speaker=speaker,
        acting=bool(post and ACTING.search(post.words)),
        reasons=tuple(reasons),
    )


def _sizes(text: str) -> tuple[int, ...]:
    """Return how many characters are read, one size after the other, until the front matter is whole."""
    opening = text[:USUAL_CHARS]
    saluted = any(sign in opening for sign in SALUTE_SIGNS)
    return (USUAL_CHARS, HEAD_CHARS) if saluted or len(text) <= USUAL_CHARS else (HEAD_CHARS,)


def read_title(words: str) -> tuple[Match | None, Date | None]:
    """Return the meeting and the date that a title names, with empty spans; None for what is missing.

    Where the first line of a text serves as its title, it is read up to the salutation.
    """
    joined = join(words)
    salute = SALUTE.search(joined.text)
    end = salute.start() if salute else len(joined.text)
    meeting, _ = _meeting(joined, end, end) if end else (None, ())
    date = _date(joined, end, meeting) if meeting else None
    nowhere = (0, 0)
    return (
        replace(meeting, span=nowhere) if meeting else None,
        replace(date, span=nowhere) if date else None,
    )


def _salutation(joined: Joined) -> tuple[int, re.Match[str] | None, bool]:
    """Find the salutation of the speech: the last one before a first sentence, else the first one.

    Returns:
        Its offset in the joined text, its match, and whether a speech follows. Without a salutation the match
        is None; a speech may begin without one. (A summary may repeat a salutation before the speech.)
    """
    first, chosen = None, None
    for match in SALUTE.finditer(joined.text):
        first = first or match
        opening = joined.text[match.end() : match.end() + SPEECH_CHARS]
        if SPEECH.search(opening) and ASKED.search(opening):
            chosen = match
    if chosen:
        return chosen.start(), chosen, True
    if first and joined.line_start(first.start()) <= _prose(joined):
        return first.start(), first, False
    return 0, None, bool(_unsaluted(joined.text[:600]))


def _unsaluted(opening: str) -> bool:
    """Return whether a speech lost its salutation: 现在,我代表市人民政府向大会报告工作,请予审议."""
    found = SPEECH.search(opening)
    return bool(found and ASKED.search(opening[found.start() : found.start() + 200]))


def _prose(joined: Joined) -> int:
    """Return the offset of the first line of prose, before which front matter without a salutation lies."""
    for start in joined.lines:
        line = joined.text[start : joined.line_end(start)]
        long = len(line) > 60 and PROSE.search(line) and not CONGRESS.search(line[:60])
        if long or (SHORT_PROSE.match(line) and not LABELLED.match(line)):
            return start
    return joined.lines[min(1, len(joined.lines) - 1)]


def _whom(joined: Joined, start: int, said: re.Match[str] | None) -> Match | None:
    """Return in whose name a speech is given: 代表区人民政府, 受市人民政府委托; 国务院 for its decision."""
    if said is None:
        return None
    group = said.lastgroup
    if group is None:
        return None
    if group == "decided":
        return Match("国务院", joined.raw((start + said.start(), start + said.end())))
    return Match(said[group], joined.raw((start + said.start(group), start + said.end(group))))


def _meeting(joined: Joined, end: int, far: int) -> tuple[Match | None, tuple[str, ...]]:
    """Find the meeting named last in the front matter, else the one of the first sentence.

    That sentence must begin with the meeting or be addressed to it: a meeting that it only mentions does not count.
    Nor does one that is spoken of, wherever it is: 从去年九月第五届全国人民代表大会第三次会议到现在.

    Args:
        joined: the text, squeezed.
        end: offset at which the front matter ends.
        far: offset up to which the first sentence is read.

    Returns:
        The meeting, None without one, and the names of other meetings, sorted.
    """
    for low, high, addressed in ((0, end, False), (end, max(far, end + OPENING_CHARS), True)):
        found = [*CONGRESS.finditer(joined.text, low, high), *PARTY.finditer(joined.text, low, high)]
        spans = sorted((_organ(joined, m.start(), low), m.end()) for m in found)
        spans = [span for span in spans if not _is_spoken_of(joined.text, span, sentence=addressed)]
        if addressed:
            spans = [span for span in spans if span[0] <= low + 16 or joined.text[span[0] - 1] == "向"]
        if spans:
            last = session_of(joined.text[slice(*spans[-1])])
            same = [span for span in spans if session_of(joined.text[slice(*span)]) == last]
            best = max(same, key=lambda span: (span[1] - span[0], span))
            named = {joined.text[slice(*span)] for span in spans if span not in same}
            words = joined.text[slice(*best)].replace(STARRED, "中国共产党")
            return Match(words, joined.raw(best)), tuple(sorted(named))
    return None, ()


def _is_spoken_of(text: str, span: Span, *, sentence: bool) -> bool:
    """Return whether a meeting is another one than that at which the speech is given."""
    start, end = span
    if sentence and text[start - 1 : start] == "向":
        return False
    after = OF_AFTER_IN_SENTENCE if sentence else OF_AFTER
    return bool(after.match(text, end) or OF_BEFORE.search(text[max(0, start - OF_CHARS) : start]))


def session_of(name: str) -> tuple[str, ...]:
    """Return the numbers of a meeting, by which two namings of it are compared: 十二, 四."""
    return tuple(re.findall(rf"({NUMERAL})(?=[届次])", name))


def _organ(joined: Joined, start: int, low: int) -> int:
    """Return the offset at which a meeting's name begins: with its place, listed or not (达茂旗, 县)."""
    text = joined.text
    place = place_before(text, start, low)
    if place:
        return place.span[0]
    low = max(low, start - ORGAN_CHARS)
    at_line = joined.line_start(start - 1) if start else 0
    low = at_line if low <= at_line < start else low
    before = ORGAN_BEFORE.search(text[low:start])
    return low + before.start(1) if before else start - len(level_of(text[max(low, start - 4) : start]))


def _date(joined: Joined, end: int, meeting: Match | None) -> Date | None:
    """Return the date of the speech: the one nearest to the meeting, else the last that is not the page's."""
    dates = [d for d in find_dates(joined.text[:end]) if not _of_page(joined, d, meeting)]
    if not dates:
        return None
    if meeting:
        dates.sort(key=lambda d: (d.year is None, _distance(joined.raw(d.span), meeting.span), d.span))
        best = dates[0]
    else:
        best = dates[-1]
    return Date(best.iso, best.precision, best.year, joined.raw(best.span))


def _of_page(joined: Joined, date: Date, meeting: Match | None) -> bool:
    """Return whether a date is the page's: labelled, before a time, or in digits far from the meeting."""
    start, end = date.span
    low = 0 if joined.text[start - 1 : start] == ":" else joined.line_start(start)
    if LABEL.search(joined.text[max(low, start - 14) : start]) or PAGE_AFTER.match(joined.text, end):
        return True
    near = meeting is not None and 0 <= _distance(joined.raw(date.span), meeting.span) <= NEAR_MEETING
    return "年" not in joined.text[start:end] and "月" not in joined.text[start:end] and not near


def _distance(span: Span, other: Span) -> int:
    """Return the characters between two spans; two more where the first comes last."""
    return other[0] - span[1] if span[1] <= other[0] else span[0] - other[1] + 2
