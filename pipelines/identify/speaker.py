"""Front matter -> post and speaker: 南湖区人民政府区长 邵潘锋, also broken, bracketed or in a caption."""

import re

from pipelines.gazetteer.toponyms import name_starting, place_before, stem_ending
from pipelines.text.dates import Date
from pipelines.text.squeezed import Joined, Match

POST = re.compile(
    r"(?:代理|代)?(?:省长|市长|区长|县长|州长|旗长|盟长|镇长|乡长|主席|总理|专员|行政长官|主任|院长|检察长)"
)
"""A post: 代市长, 区长."""
ACTING = re.compile(r"代理?(?:省长|市长|区长|县长|州长|旗长|盟长|镇长|乡长|主席|总理|专员)")
"""A post that is held provisionally, or may be: 代市长."""
POST_CHARS = 40
"""Characters of a post with its organ at most; a guess."""
NAME = re.compile(r"[㐀-鿿\U00020000-\U000323af]{2,4}|[㐀-鿿]{1,8}(?:·[㐀-鿿]{1,8}){1,3}")
"""A person's name: 邵潘锋, 艾尔肯·吐尼亚孜."""
LONG_NAME = re.compile(r"[㐀-鿿]{5,7}")
"""A name of more characters without a dot, 额尔德木图; believed only alone between post and line end."""
LONG_PART = 4
"""Characters of the first part of a name that is written in two."""
NO_LONG_NAME = re.compile(r"[在的是了这向届年作请]|全体|公开|印发|通过|同志")
"""Words that no long name has."""
NOT_NAMES = re.compile(r"人民政府|代表|大会|会议|报告|工作|同志们|年度|各位|记者|主持|政府|委员")
"""Words that follow a post and are no name."""
SAYS = re.compile(
    r"(?:同志)?(?:作|代表|向大会|所作|作了|在会上|讲话|报告|受|(?:\d{4}年)?(?:\d{1,2}月\d{1,2}日)?(?:在|于)(?=[^,。;]{0,40}(?:会议|大会)))"
)
"""What follows the speaker in a caption or a sentence: 省长刘小涛代表省人民政府, 省长李乐成在…会议上."""
CAPTION_SIZES = (3, 2, 4, 5, 6, 7)
"""Characters of a name before such words, in order of trial; longer ones must pass as long names."""
DOTTED = re.compile(rf"[㐀-鿿]{{1,8}}(?:·[㐀-鿿]{{1,8}}?){{1,3}}(?={SAYS.pattern})")
"""A name with dots before such words: 艾尔肯·吐尼亚孜|在…会议上."""
ORGAN_END = re.compile(r"^.*(?:政府|国务院|管委会|行署|公署)")
"""The organ before a name that stands before its post: 省人民政府|龚正省长."""
LEVEL_END = re.compile(r"[省市县区州旗盟镇乡]$")
"""The end of a place: what stands before the post is then no name."""
BRACKETED = re.compile(r"日([㐀-鿿]{2,4})\)$")
"""A name after the date in brackets: (2003年2月16日陈良宇)."""


def read_speaker(
    joined: Joined, end: int, meeting: Match | None, date: Date | None
) -> tuple[Match | None, Match | None, str]:
    """Find post and speaker, the pair nearest to the speech.

    Args:
        joined: the text, squeezed.
        end: offset at which the front matter ends.
        meeting: the meeting, after which a post may begin.
        date: the date, after which a post may begin.

    Returns:
        The post, the speaker, and why there is no speaker (empty where there is one).
    """
    why = "no post in the head"
    lasts = [joined.place_of(found.span[1] - 1) for found in (meeting, date) if found]
    after = [last + 1 for last in lasts if last is not None]
    lone: Match | None = None
    for match in reversed(list(POST.finditer(joined.text, 0, end))):
        if joined.text[match.end() : match.end() + 1] in {"会", "团"}:
            continue
        start = _post_start(joined, match.start(), after)
        if before := _name_before(joined, start, match):
            return Match(match[0], joined.raw(match.span())), before, ""
        post = Match(joined.text[start : match.end()], joined.raw((start, match.end())))
        name, why = _name(joined, match.end(), end)
        if name:
            return post, name, ""
        lone = lone or (post if _stands_alone(joined, match.end(), end) else None)
    bracketed = BRACKETED.search(joined.text[:end])
    if bracketed and not NOT_NAMES.search(bracketed[1]):
        return lone, Match(bracketed[1], joined.raw(bracketed.span(1))), ""
    return lone, None, why


def _name_before(joined: Joined, start: int, post: re.Match[str]) -> Match | None:
    """Return the name that stands before its post and a verb, 龚正|市长在…会议; None without one."""
    if not SAYS.match(joined.text, post.end()):
        return None
    organ = ORGAN_END.match(joined.text[start : post.start()])
    start += organ.end() if organ else 0
    words = joined.text[start : post.start()]
    place = LEVEL_END.search(words) or stem_ending(words, len(words)) == words
    if place or not NAME.fullmatch(words) or NOT_NAMES.search(words):
        return None
    return Match(words, joined.raw((start, post.start())))


def _long_name(joined: Joined, start: int, stop: int) -> str:
    """Return a name of five to seven characters that fills its line after a post; else empty.

    White space in it means two people, unless its first part is long: 沙尔合提 阿汗.
    """
    words = joined.text[start:stop].rstrip(",;")
    apart = start in joined.gaps or start in joined.lines or joined.text[start - 1 : start] in {";", ":"}
    parted = any(start < gap < min(stop, start + LONG_PART) for gap in joined.gaps)
    other = NOT_NAMES.search(words) or NO_LONG_NAME.search(words)
    return words if apart and LONG_NAME.fullmatch(words) and not parted and not other else ""


def _stands_alone(joined: Joined, place: int, end: int) -> bool:
    """Return whether a post ends where it needs no name: at a line's or the head's end, a blank, a sign."""
    return place == end or place in joined.lines or place in joined.gaps or joined.text[place] in ";:"


def _post_start(joined: Joined, place: int, after: list[int]) -> int:
    """Return the offset at which a post begins: after the meeting, a date, a sign, or at the line's start."""
    low = max(joined.line_start(place), place - POST_CHARS)
    signs = [m.end() for m in re.finditer(r"[:,()\[\]。!\"“”|-]", joined.text[low:place])]
    start = low + (signs[-1] if signs else 0)
    for edge in after:
        if start < edge <= place:
            start = edge
    broken = place_before(joined.text, place)
    if broken and broken.span[0] < start < broken.span[1]:
        start = broken.span[0]
    if joined.text.startswith("上", start) and start in after and not name_starting(joined.text, start):
        start += 1
    return start


def _name(joined: Joined, start: int, end: int) -> tuple[Match | None, str]:
    """Return the name after a post, up to the line's end or a sign; else None and the reason."""
    text = joined.text
    while start < end and text[start] in ";:|,、-":
        start += 1
    stop = min(joined.line_end(start) if start < end else end, end)
    if start in joined.lines and start < end:
        stop = min(joined.line_end(start), end)
    words = _long_name(joined, start, stop)
    if words:
        return Match(words, joined.raw((start, start + len(words)))), ""
    bracket = text.find("(", start, stop)
    places = [
        stop,
        *([bracket] if bracket > start else []),
        *sorted(g for g in joined.gaps if start < g < stop),
    ]
    for candidate in places:
        words = text[start:candidate].rstrip(",;").removesuffix("同志")
        if NAME.fullmatch(words) and not NOT_NAMES.search(words):
            return Match(words, joined.raw((start, start + len(words)))), ""
    caption = NAME.match(text, start, stop)
    dotted = DOTTED.match(text, start, stop)
    if dotted:
        return Match(dotted[0], joined.raw(dotted.span())), ""
    for size in CAPTION_SIZES if caption else ():
        words = text[start : start + size]
        named = NAME.fullmatch(words) or (LONG_NAME.fullmatch(words) and not NO_LONG_NAME.search(words))
        if named and SAYS.match(text, start + size) and not NOT_NAMES.search(words):
            return Match(words, joined.raw((start, start + size))), ""
    return (
        None,
        f"what follows the post is no name: {text[start : min(stop, start + 12)]}"
        if start < stop
        else "no name",
    )
