"""Back matter: where a speech ends, notes with their marks, headings of attachments, the imprint."""

import re
from collections.abc import Iterator, Sequence

from storage.records import Note, Span

ADDRESS = re.compile(r"各位代表")
"""How the deputies are addressed, at the beginning and at the end of a speech."""
NOTES_HEAD = re.compile(
    r"(?:(?:有关|相关|部分|文中)?(?:缩略语|名词|词语|名词术语|专有名词|用语|指标|术语)(?:[及和与、](?:有关|相关)?(?:缩略语|名词|术语|词语))?(?:解释|注释|说明|释义)|(?:《?政府工作报告》?)?(?:注释|名词解释|注解))\s*[:：]?"
)
"""Heading of the notes: 有关缩略语及名词解释, 注释:."""
ATTACHMENT = re.compile(
    r"^[\s　]*(?:附\s?(?:件|表|录|[:：])[一二三四五六七八九\d]{0,2}\s*[:：]?.{0,40}|.{0,24}(?:民生实事|为民办实事|惠民实事|实事|重点(?:建设)?项目)(?:项目|工程)?(?:候选项目)?(?:清单|安排|计划|目录|一览表)?)$"
)
"""A line that is the heading of an attachment: 附件:2021年民生实事项目."""
ATTACHMENT_INSIDE = re.compile(
    r"(?<=[。！!”])[;；]?\s+((?:附件?\d?[:：]?)?(?:\d{4}年)?[^。！!，,;；\s]{0,16}(?:实事|项目)[^。！!，,;；\s]{0,8})\s+(?=1[.．、]|一、|[(（]一[)）])"
)
"""Such a heading where line breaks were lost: …而努力奋斗! 2021年10件惠民实事 1.稳定和扩大就业."""
IMPRINT = re.compile(
    r"^.{0,40}(?:秘书处|秘书组|办公[室厅])[^\n]{0,30}(?:印发?|印制|编印)\s*\|?\s*$|^.{0,30}\d年\d{1,2}月\d{1,2}日\s*印(?:发|制)?\s*\|?\s*$",
    re.MULTILINE,
)
"""The printer's line: 区九届人大五次会议秘书处 2021年2月19日印."""
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
"""Circled numbers from 1 to 50."""
MARK_STYLES = {
    "square": r"[【\[［〔]\s?(?P<a>[0-9０-９]{1,3})\s?[】\]］〕]",
    "round": r"[(（]\s?(?P<b>[0-9０-９]{1,3})\s?[)）]",
    "circle": f"[{CIRCLED}]",
    "plain": r"(?:注|(?<![0-9０-９.]))(?P<c>[0-9０-９]{1,3})\s?[.．、:：](?![0-9])",
}
"""Style of a note's mark -> what it looks like: 【1】 or [1], (1), ①, 1."""
MARK = re.compile("|".join(f"(?P<{style}>{pattern})" for style, pattern in MARK_STYLES.items()))
"""The mark of a note in any style; a group names the style."""
STYLES = ("square", "circle", "round", "plain")
"""Styles of marks, the clearest first."""
FINAL = '。！!？?”"』」…'
"""Last characters of prose."""
ENDS = re.compile(r"[。！!？?][”\"』」’）)]?")
"""The end of a sentence, with its closing quote or bracket."""
SITE_WORDS = re.compile(
    r"^[(（]?(?:作者|编辑|责任编辑|责编|来源|审核|相关|分享|扫一扫|预览|上一篇|下一篇|打印|关闭|附件|网站|主办|本作品|本网|版权|声明|免责|\d{4}-\d\d-\d\d)|本站|转载|侵权.{0,12}(?:联系|删除)"
)
"""A line that is not prose though it may end like it: (作者单位:…)."""
CLOSES = re.compile(
    r"(?:奋斗|贡献|篇章|献礼|胜利|辉煌|明天|未来|召开|周年|新局面|谢谢大家)[^。！!]{0,12}[。！!][”\"）)]?\s*$"
)
"""The end of a speech's closing: …而努力奋斗!"""
GOES_ON = re.compile(
    r"[\s　]*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六]部分|各位代表|让我们|同志们|谢谢)"
)
"""How the next line begins where the speech continues."""
CALLS = re.compile(r"让我们|携起手|紧密团结|更加紧密|同心同德")
"""A call upon the hearers, which only a closing has."""
REST_CHARS, MENU_CHARS = 300, 4000
"""Characters of prose, and of all text, that at most follow a closing; guesses."""
LONG_LINE = 60
"""Characters from which a line is prose, not a heading; a guess."""
MENU_LINES = 5
"""Consecutive lines without a sentence that make a menu; a guess."""


def find_closing(text: str, start: int) -> int:
    """Find where a speech ends: after its closing, or where a cut text breaks off.

    Args:
        text: the whole text.
        start: offset of its salutation.

    Returns:
        Offset after the last character of the speech, in code points.
    """
    stop = _tail_start(text, start)
    last = max((m.start() for m in ADDRESS.finditer(text, start, stop)), default=start)
    end, bare = last, 0
    lines = list(_lines(text, last, stop))
    for at, (low, high) in enumerate(lines):
        line = text[low:high]
        if end > last and SITE_WORDS.search(line):
            break
        sentence = _sentence_end(line)
        bare = 0 if sentence else bare + 1
        if bare >= MENU_LINES and end > last:
            break
        if sentence:
            end = low + sentence
            after = text[slice(*lines[at + 1])] if at + 1 < len(lines) else ""
            if (
                CLOSES.search(line[:sentence])
                and not GOES_ON.match(after)
                and _is_last(text, line, end, stop)
            ):
                break
    return end if end > last else last_sentence(text, start, stop)


def _is_last(text: str, line: str, end: int, stop: int) -> bool:
    """Return whether a line that ends like a closing is one: it calls upon the hearers, or little follows."""
    if CALLS.search(line) or stop - end > MENU_CHARS:
        return bool(CALLS.search(line))
    rest = 0
    for low, high in _lines(text, end, stop):
        rest += high - low if _sentence_end(text[low:high]) else 0
        if rest > REST_CHARS:
            return False
    return True


def _sentence_end(line: str) -> int:
    """Return the offset in a line at which its prose ends.

    It is the end of its last sentence, the line's end where a long line breaks off, or 0 without prose.
    """
    ends = [match.end() for match in ENDS.finditer(line)]
    whole = line.rstrip(" 　|;；")
    if not ends:
        return len(whole) if len(whole) > LONG_LINE else 0
    return len(whole) if len(whole) - ends[-1] > LONG_LINE // 2 else ends[-1]


def is_closed(text: str, end: int) -> bool:
    """Return whether a speech that ends at offset `end` ends as speeches do; else it was cut off."""
    return bool(CLOSES.search(text[max(0, end - 80) : end]) or ADDRESS.search(text[max(0, end - 900) : end]))


def _tail_start(text: str, start: int) -> int:
    """Return the offset after the last address at which notes, attachments or imprint begin; else the end."""
    last = max((m.start() for m in ADDRESS.finditer(text, start)), default=start)
    stops = [len(text)]
    for match in NOTES_HEAD.finditer(text, last):
        if text[match.end() : match.end() + 12].strip() and (
            MARK.search(text, match.end(), match.end() + 40)
        ):
            stops.append(match.start())
            break
    lines = [line for line in _lines(text, last, len(text)) if not GOES_ON.match(text, line[0])]
    stops += [line[0] for line in lines if ATTACHMENT.match(text[slice(*line)])][:1]
    stops += [m.start(1) for m in ATTACHMENT_INSIDE.finditer(text, last)][:1]
    stops += [m.start() for m in IMPRINT.finditer(text, last)][:1]
    return min(stops)


def last_sentence(text: str, start: int, stop: int) -> int:
    """Return the offset after the last line of prose in [start, stop); `stop` where there is no prose."""
    for low, high in reversed(list(_lines(text, start, stop))):
        line = text[low:high].rstrip(" 　|;；")
        prose = (len(line) > 8 and line[-1] in FINAL) or (len(line) > LONG_LINE and "，" in line)
        if prose and not SITE_WORDS.search(line):
            return low + len(line)
    return stop


def _lines(text: str, start: int, stop: int) -> Iterator[Span]:
    """Yield the spans of lines in [start, stop) that are not empty."""
    place = start
    while place < stop:
        end = text.find("\n", place, stop)
        end = stop if end < 0 else end
        if text[place:end].strip():
            yield place, end
        place = end + 1


def read_notes(text: str, after: int) -> tuple[Note, ...]:
    """Read the notes: the longest run of marks 1, 2, 3 … of one style.

    Args:
        text: the whole text.
        after: offset at which the speech ends.

    Returns:
        Notes in order, with half-open spans of the text; empty where the run is too short to be notes.
    """
    head = NOTES_HEAD.search(text, after)
    start = head.end() if head else after
    best = max(_runs(text, start, STYLES if head else STYLES[:2]), key=len)
    if len(best) < (1 if head else 3):
        return ()
    stop = next((m.start() for m in IMPRINT.finditer(text, best[-1].end())), len(text))
    edges = [*(m.start() for m in best[1:]), stop]
    notes = []
    for match, edge in zip(best, edges, strict=True):
        words = text[match.end() : edge]
        end = match.end() + len(words.rstrip())
        if match is best[-1] and "\n" in words.strip() and not _continues(words):
            end = match.end() + len(words) - len(words.lstrip()) + words.strip().index("\n")
        notes.append(
            Note(mark=match[0].strip(), text=text[match.end() : end].strip(), span=(match.start(), end))
        )
    return tuple(notes)


def _continues(words: str) -> bool:
    """Return whether a note continues in the next line: its first is only the term (【28】三个立法权:)."""
    return words.strip().split("\n")[0].rstrip().endswith((":", "："))


def _runs(text: str, start: int, styles: Sequence[str]) -> list[list[re.Match[str]]]:
    """Return the marks of each style that are numbered 1, 2, 3 … in order, found in one walk over the text."""
    runs: dict[str, list[re.Match[str]]] = {style: [] for style in styles}
    for match in MARK.finditer(text, start):
        style = next(style for style in MARK_STYLES if match[style])
        run = runs.get(style)
        if run is not None and _number(match) == len(run) + 1 and _begins(text, match, style):
            run.append(match)
    return list(runs.values())


def _begins(text: str, match: re.Match[str], style: str) -> bool:
    """Return whether a mark can begin a note: plain and round ones only where a sentence begins."""
    if style in {"square", "circle"}:
        return True
    before = text[max(0, match.start() - 3) : match.start()].rstrip(" 　")
    return not before or before[-1] in "\n。！!；;：:释明义注"


def _number(match: re.Match[str]) -> int:
    """Return the number that a mark shows."""
    if match["circle"]:
        return CIRCLED.index(match["circle"]) + 1
    digits = match["a"] or match["b"] or match["c"]
    return int(digits)


def read_attachment_headings(text: str, after: int) -> tuple[str, ...]:
    """Return the headings of attachments (附件, 民生实事 …) from offset `after` on, in order; at most 20."""
    lines = [text[slice(*line)].strip() for line in _lines(text, after, len(text))]
    found = [line for line in lines if ATTACHMENT.match(line) and len(line) > 2]
    found += [m[1] for m in ATTACHMENT_INSIDE.finditer(text, max(0, after - 1))]
    return tuple(dict.fromkeys(found))[:20]


def read_imprint(text: str, after: int) -> tuple[str, Span]:
    """Return the printer's line after an offset with its half-open span; empty and (0, 0) without one."""
    found = IMPRINT.search(text, after)
    if not found:
        return "", (0, 0)
    words = found[0].strip(" |　")
    start = found.start() + found[0].index(words)
    return words, (start, start + len(words))
