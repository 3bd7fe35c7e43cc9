"""A fictional report, and what a test asks of the hunks of two texts."""

from collections.abc import Sequence

from storage.records import Diff, Hunk, Span

REPORT = """一、2030年工作回顾
过去一年，地区生产总值增长7.2%左右。新增绿道18公里！我们全力推进重大项目建设，完成投资36.5亿元。
（一）产业有了新气象。全年引进项目32个，其中工业项目12个，总投资突破100亿元。
（二）民生有了新改善。建成社区食堂12家，老旧小区改造惠及居民三十六万人，党的建设全面加强。
二、2031年重点工作
坚持稳中求进，推动高质量发展。新建学校5所，增加学位6000个，让孩子们在家门口上好学。
（三）把沅桥老街修缮一新，恢复临河步道，引入书店、茶馆和手工作坊，让老街重新热闹起来，让邻里有处可去。
"""
PASSAGE = "（一）产业有了新气象。全年引进项目32个，其中工业项目12个，总投资突破100亿元。\n"
FOLDED = ("layout", "typography")


def without(text: str, spans: Sequence[Span]) -> str:
    kept, place = "", 0
    for start, end in sorted(spans):
        assert place <= start <= end <= len(text)
        kept += text[place:start]
        place = end
    return kept + text[place:]


def holds(old: str, new: str, hunks: Sequence[Hunk], at: tuple[int, int] = (0, 0)) -> bool:
    """Whether the hunks rebuild both texts (or both sides of a move, whose offsets begin at `at`)."""
    left = [(hunk.old[0] - at[0], hunk.old[1] - at[0]) for hunk in hunks]
    right = [(hunk.new[0] - at[1], hunk.new[1] - at[1]) for hunk in hunks]
    texts = all(
        old[a:b] == hunk.old_text and new[c:d] == hunk.new_text
        for hunk, (a, b), (c, d) in zip(hunks, left, right, strict=True)
    )
    inner = all(
        holds(hunk.old_text, hunk.new_text, hunk.hunks, (hunk.old[0], hunk.new[0]))
        for hunk in hunks
        if hunk.kind == "move"
    )
    return texts and inner and without(old, left) == without(new, right)


def content(diff: Diff) -> list[tuple[str, str, str]]:
    return [(hunk.kind, hunk.old_text, hunk.new_text) for hunk in diff.hunks if hunk.kind not in FOLDED]
