"""Words between a name and its value -> what they say: direction, bound, strength, spread."""

import re
from dataclasses import dataclass, field

UP = "growth up"
DOWN = "growth down"
TO = "level"
LEAST = "at least"
MOST = "at most"
ABOUT = "about"
HARD = "hard"
STRETCH = "stretch"
EACH = "each"
SHARED = "shared"
FROM = "from"
FILL = "filler"
YEARLY = "yearly"
ANNUAL = "each year"
"""Yearly of a growth (每年增长8%), else only part of a unit (每年1200元)."""

WORDS: dict[str, str] = {
    UP: (
        "增长 增加 上升 提高 提升 递增 上涨 上浮 扩大 增 涨 净增 增速 增幅 增长率 增长速度 "
        "翻 再增 再翻 上调 上涨幅度 升幅 涨幅 增长目标 增速目标 提升率 增长幅度 调高"
    ),
    DOWN: (
        "下降 降低 减少 削减 压减 回落 降 减 缩小 缩短 精简 下调 再减 下降率 降低率 降幅 下浮 压缩 再降 削减率 下降幅度"
    ),
    TO: (
        "达到 达 为 完成 实现 控制在 控制到 稳定在 保持在 保持到 维持在 提高到 提升到 增加到 "
        "增长到 增至 提高至 提升至 升至 上升到 上升至 降到 降至 降低到 下降到 下降至 降低至 "
        "减少到 缩小到 缩小至 扩大到 扩大至 定为 确定为 设定为 安排 调高到 提高为 在 到 至 "
        "于 是 : 达成 实现了 保持 稳定 达到了"
    ),
    LEAST: (
        "不低于 不少于 不小于 超过 超 突破 高于 大于 多于 快于 好于 不得低于 跨越 跨过 站上 "
        "迈上 迈过 高出 力超 稳超 冲刺 至少 破 达到或超过"
    ),
    MOST: '最多 至多 "最多 "不超过 不超过 不高于 不多于 不大于 低于 少于 小于 不得超过 不突破 不超 控制在不超过',
    ABOUT: "约 大约 接近 约为 近",
    HARD: "确保 必须 务必 保证 坚决 保",
    STRETCH: "力争 争取 努力 奋力 力求 争 冲刺 力争实现 争取达到",
    EACH: "分别",
    SHARED: "均 都 各 同步 全部",
    YEARLY: "年均 平均每年 每年平均 年平均 年递增 每年递增 平均每年递增",
    ANNUAL: "每年",
    FROM: "由 从",
    FILL: (
        "同比 比年初 较年初 比上年末 较上年末 比上年底 较上年底 比上年 较上年 比去年 较去年 可比 按可比口径 按可比口径计算 按可比价 按可比价格 "
        "按可比价格计算 可比口径 可比价 按不变价 同口径 按同口径 实际 名义 预计 计划 拟 预期 预定 "
        "要求 今年 要 将 再 也 就 继续 仍 累计 合计 共 总体 基本 幅度 速度 目标 "
        "预期目标 调控目标 宏观调控目标 的 按 以 应 初步 建议 设定 定 有望 年 全年 同期 比 "
        "比上年平均 较上年平均 与上年相比 仅 只 仅仅 总量 规模 左右 以上 以内 自然口径 剔除不可比因素后 剔除不可比因素 "
        "扣除价格因素 扣除物价因素 扣除价格因素后 新 水平 平均 平均水平 任务 增速目标 达标 全国 全省 全市 全区 全县 全州 全社会"
    ),
}
"""Kind of word -> its forms; a head is read from its right end, the longest form first."""
KINDS = {form: kind for kind, forms in WORDS.items() for form in forms.split()}
LONGEST = max(map(len, KINDS))
YEAR_BEFORE = re.compile(
    r"(?:比|较|在)(?:20|19)\d\d年[一-鿿]{0,10}$|(?:20|19)\d\d年(?:的|底|末)?$|比\"?[一-十]{1,2}五\"?(?:末|期末|期间|时期)$"
)
"""比2019年; 比2019年调整预算收入"""
BASIS = re.compile(
    r"(?:按|以)(?:\d{4}年)?[^,]{0,8}(?:口径|价格?|汇率)(?:计算)?$|(?:是|要)?在[^,]{2,26}(?:基础上|前提下)$|\([^()]*\)$"
)
"""按可比价格计算; 在优化结构的基础上; (2005年价)"""
COMPARED = re.compile(
    r"(?P<word>高于|快于|超过|好于|优于|低于)(?P<what>全国|全省|全市|全区|自治区|经济|GDP|地区生产总值|上年|去年)(?:[、和及](?:全国|全省|全市|全区|自治区)){0,2}(?:的)?(?:平均)?(?:水平|增速|增长|增幅)?$"
)
"""高于全国平均水平 before a value: 高于全国、全省2个百分点"""
PER = re.compile(
    r"(?<=[到至为达])年?[人户村亩]均$|(?:每(?:年|月|学年|学期))?每(?:\d+)?(?:人|户|亩|生|学生|人次|床|村|头|吨|公斤|斤|千克|平方米)(?:每?(?:年|月|天|日|学年|学期))?$"
)
"""每人每年, each part of a unit: 每人每年94元"""
REFERENCES = {
    "全国": "nation",
    "上年": "last_year",
    "去年": "last_year",
    "经济": "gdp",
    "GDP": "gdp",
    "地区生产总值": "gdp",
}
WHOLE = re.compile(
    r"(?:[认评核鉴测审划]定|[人户亩]均|自然增长率|覆盖率|占比|之比|总规模|[产功节性智动储职效潜热耗赋核势]能|[人户次指总单笔]数)$"
)
"""Ends of names that hold a word of a predicate."""
WHOLE_ENDS = frozenset("率比模能数定均")
PER_ENDS = frozenset("斤克米人户亩生次床村头吨年月天日期均")
"""Last characters of what WHOLE and PER match."""
WINDOW = 30
"""Characters before a value that are looked at for one word."""
CHANGED_TO = re.compile(
    r"(?:提高|提升|增加|增长|上升|上调|扩大|扩展|发展|拓展|延长|降低|下降|减少|缩小|下调|压缩|压减|缩短|精简|削减|回落|控制|稳定|保持|维持|调整|上涨|恢复)(?:到|至|为|成|在)$"
)
"""A change with the level it leads to: 压缩至3个工作日."""


@dataclass(slots=True)
class Predicate:
    """What the words between a name and a value say; `start` is where they begin in the clause."""

    start: int
    kinds: list[str] = field(default_factory=list)
    """Kinds from the value back to the name."""
    reference: str | None = None
    """What the value is compared with: nation of 高于全国2个百分点."""
    words: list[str] = field(default_factory=list)

    def has(self, kind: str) -> bool:
        """Whether a word of this kind is there."""
        return kind in self.kinds

    @property
    def direction(self) -> int:
        """1 up, -1 down, 0 where a level is stated; the word nearest to the value decides."""
        for kind in self.kinds:
            if kind == UP:
                return 1
            if kind == DOWN:
                return -1
        return 0


def read_predicate(head: str) -> Predicate:
    """The words at the right end of a head that belong to the value, not to the name."""
    found = Predicate(start=len(head))
    while found.start:
        rest = head[max(0, found.start - WINDOW) : found.start]
        if rest[-1] in WHOLE_ENDS and WHOLE.search(rest[-6:]):
            break
        word, kind = _last(rest, found)
        if not word:
            break
        found.start -= len(word)
        found.kinds.append(kind)
        found.words.append(word)
    return found


def _last(rest: str, found: Predicate) -> tuple[str, str]:
    """The last word of a predicate and its kind; a comparison also says what the value is compared with."""
    compared = COMPARED.search(rest[-28:]) if "于" in rest or "超过" in rest else None
    if compared:
        found.reference = REFERENCES.get(compared["what"], "region")
        return compared.group(), MOST if compared["word"] == "低于" else LEAST
    level = CHANGED_TO.search(rest[-4:]) if rest[-1] in "到至为成在" else None
    if level:
        return level.group(), TO
    noise = PER.search(rest[-8:]) if rest[-1] in PER_ENDS else None
    noise = noise or (YEAR_BEFORE.search(rest[-18:]) if "年" in rest or "五" in rest else None)
    word = "" if noise else _last_word(rest)
    noise = noise or (None if word else BASIS.search(rest))
    return (noise.group(), FILL) if noise else (word, KINDS.get(word, ""))


def _last_word(text: str) -> str:
    for length in range(min(LONGEST, len(text)), 0, -1):
        if text[-length:] in KINDS:
            return text[-length:]
    return ""
