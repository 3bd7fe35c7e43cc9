"""Lines -> repaired lines: named repairs of damaged texts; no character of a word ever changes."""

import html
import re
from collections.abc import Callable, Sequence

from pipelines.clean.paragraph_recovery import cut_blobs
from pipelines.parse.pdf_lines import join_broken
from storage.records import Repair

PAGE_BREAK = re.compile(r"#PAGE_BREAK#|</?pagebreak\s?/?>|\[NextPage\]", re.IGNORECASE)
"""Marks of client-side pagination left in a text: `#PAGE_BREAK#`."""
NEXT_PAGE = re.compile(r"\[[nN]")
"""How the last of them begins."""

ESCAPED_BREAK = re.compile(r"\\r\\n|\\n(?![a-zA-Z])")
r"""Line breaks written out as characters: `\r\n` in four of them."""

ENTITY = re.compile(
    r"&(?:nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|quot|amp|lt|gt|#\d{2,5});"
)
"""Entities that were escaped twice: `区长&nbsp; 李某`."""

CODE_POINT = re.compile(r"<U\+([0-9A-Fa-f]{4,6})>")
"""A character written out as its code point: `<U+00A0>`."""

CODE_POINTS = 0x110000
"""Number of code points."""

ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e"
"""Characters that show nothing."""
ZERO_WIDTH_RUN = re.compile(f"[{ZERO_WIDTH}]+")

CELL_BAR = re.compile(r"(?<![ \t])[ \t]*+\|$")
"""A cell's border left at the end of a line: `2021年2月19日印 |`."""

LEFT_SEMICOLON = re.compile(r";{2,}|(?<=[。！？!?]);|(?<=\d);(?=[%％‰])")
"""What is left of `&nbsp;` beyond doubt: `。;;;突出`, `增长16;%`, a final `!;`."""
POST_SEMICOLON = re.compile(r"(?<=[长席员理]);(?=[\u4e00-\u9fff·]{2,8}$|[\u4e00-\u9fff·]{2,4}(?:各位|[（(]))")
"""A semicolon between a post and its holder, on a page that has others: `区长;李某某`."""

DOUBLE_BULLET = re.compile(
    r"^[-•·]\s+(?=(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、))"
)
"""A list mark that a converter put before a number: `- 1. 深化接轨`."""

BULLET_LINE = re.compile(rf"\n(?={DOUBLE_BULLET.pattern.removeprefix('^')})")
"""Such a list mark at a line within a text."""

Mended = tuple[list[str], int]
"""Lines after a repair, and the number of places that it changed."""
Mend = Callable[[list[str]], Mended]
Needed = Callable[[str], bool]
"""A cheap test of a whole text: whether there may be something to repair."""


def repair(lines: Sequence[str]) -> tuple[list[str], tuple[Repair, ...]]:
    """Apply every repair in order.

    Args:
        lines: lines of an article, in page order.

    Returns:
        The repaired lines, and the repairs that changed something with their counts.
    """
    current = list(lines)
    whole = "\n".join(lines)
    done = []
    for needed, mends in REPAIRS:
        for name, mend in mends if needed(whole) else ():
            current, count = mend(current)
            if count:
                done.append(Repair(rule=name, count=count))
    return current, tuple(done)


def _drop_zero_width(lines: list[str]) -> Mended:
    return _substitute(lines, ZERO_WIDTH_RUN, "")


def _drop_page_breaks(lines: list[str]) -> Mended:
    return _substitute(lines, PAGE_BREAK, "")


def _break_escaped(lines: list[str]) -> Mended:
    text, count = ESCAPED_BREAK.subn("\n", "\n".join(lines))
    return (
        ([line for part in text.split("\n") if (line := " ".join(part.split()))], count)
        if count
        else (lines, 0)
    )


def _unescape(lines: list[str]) -> Mended:
    count = sum(len(ENTITY.findall(line)) for line in lines)
    if not count:
        return lines, 0
    unescaped = [ENTITY.sub(lambda found: html.unescape(found.group(0)), line) for line in lines]
    return [folded for line in unescaped if (folded := " ".join(line.split()))], count


def _write_code_points(lines: list[str]) -> Mended:
    count = sum(len(CODE_POINT.findall(line)) for line in lines)
    if not count:
        return lines, 0
    written = [CODE_POINT.sub(lambda found: _character(int(found[1], 16)), line) for line in lines]
    return [folded for line in written if (folded := " ".join(line.split()))], count


def _character(code: int) -> str:
    """Return the character of a code point; U+FFFD where there is none that a text can hold."""
    char = chr(code) if code < CODE_POINTS else ""
    return char if (char.isprintable() and char) or char.isspace() else "\ufffd"


def _drop_semicolons(lines: list[str]) -> Mended:
    mended, count = _substitute(lines, LEFT_SEMICOLON, "")
    if not count:
        return lines, 0
    mended, more = _substitute(mended, POST_SEMICOLON, " ")
    return mended, count + more


def _drop_bars(lines: list[str]) -> Mended:
    return _substitute(lines, CELL_BAR, "")


def _drop_bullets(lines: list[str]) -> Mended:
    return _substitute(lines, DOUBLE_BULLET, "")


def _substitute(lines: list[str], pattern: re.Pattern[str], by: str) -> Mended:
    changed = [pattern.subn(by, line) for line in lines]
    count = sum(times for _, times in changed)
    if not count:
        return lines, 0
    return [line.strip() for line, _ in changed if line.strip()], count


def _holds(*signs: str) -> Needed:
    return lambda whole: any(map(whole.__contains__, signs))


def _pages(whole: str) -> bool:
    return "#" in whole or "<" in whole or ("[" in whole and NEXT_PAGE.search(whole) is not None)


def _codes(whole: str) -> bool:
    return "<" in whole and "<U+" in whole


def _escapes(whole: str) -> bool:
    return "&" in whole and ENTITY.search(whole) is not None


def _listed(whole: str) -> bool:
    return any(sign in whole for sign in "-•·") and BULLET_LINE.search(whole) is not None


def _always(_: str) -> bool:
    return True


REPAIRS: tuple[tuple[Needed, tuple[tuple[str, Mend], ...]], ...] = (
    (_holds(*ZERO_WIDTH), (("zero_width", _drop_zero_width),)),
    (_pages, (("page_break", _drop_page_breaks),)),
    (_codes, (("code_point", _write_code_points),)),
    (_holds("\\"), (("escaped_break", _break_escaped),)),
    (_escapes, (("escaped_entity", _unescape),)),
    (_holds(";"), (("nbsp_semicolon", _drop_semicolons),)),
    (_holds("|"), (("cell_bar", _drop_bars),)),
    (_listed, (("double_bullet", _drop_bullets), ("pdf_break", join_broken))),
    (_always, (("blob_headings", cut_blobs),)),
)
"""Cheap tests with the repairs that they guard, by name, in the order of application."""
