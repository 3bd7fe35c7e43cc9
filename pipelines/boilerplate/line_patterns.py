"""Patterns of the lines that pages put above and below an article, by rule; read from *.txt."""

import re
from pathlib import Path

from pipelines.boilerplate.pattern_file import compile_sections, read_patterns
from pipelines.boilerplate.vocabulary import DAY, VOCABULARY

CREDITS = re.compile(rf"(?:^|(?<=[\s\u3000（(【\[|])){VOCABULARY['credit']}\s?[：:|｜丨]")
"""Labels of who put an article in, in the line below it: `文章录入：admin 责任编辑：admin`, `一审：某 二审：某`."""
PRESS_CREDIT = re.compile(r"(?:来源|作者|发布|签发|统筹|校对|排版|编排)\s?[：:|｜丨]")
"""A credit that may be a text's own when it is alone: `来源：县统计局`, `校对：某`."""
SITES = ("网", "网站", "客户端", "公众号")
"""Ends of the names of sites: with one of them in brackets a press credit is the page's."""
CREDIT_STARTS = tuple("（(【[")
"""Brackets that open a credit."""

LABELS_IN_LINE = re.compile(rf"{VOCABULARY['label']}\s?(?:[：:]|(?=[\s】\]]|$))")
"""Labels of the line under a title: `来源：`, `浏览次数：`."""
DATED_START = re.compile(rf"[\[（(【]?\s?{DAY}")
"""How a line begins that opens with a day: `2021-03-10 来源：某`."""

HERE = Path(__file__).parent
EITHER_END = read_patterns(HERE / "either_end.txt", VOCABULARY)
"""Rule -> source of the pattern of lines that may stand above or below an article."""
HEAD_LINE = compile_sections(EITHER_END | read_patterns(HERE / "head.txt", VOCABULARY))
"""A whole line that may stand above an article; its last group names the rule."""
TAIL_LINE = compile_sections(EITHER_END | read_patterns(HERE / "tail.txt", VOCABULARY))
"""A whole line that may stand below an article; its last group names the rule."""

TERMS_START = (
    "版权声明",
    "免责声明",
    "特别声明",
    "郑重声明",
    "法律声明",
    "转载声明",
    "版权说明",
    "声明：",
    "凡本",
    "凡注明",
    "凡来源",
    "本网注明",
    "如有侵权",
    "如涉及",
    "未经",
)
"""How terms of use begin: a cheap test before their pattern."""
TERMS = re.compile(
    r"(?:(?:版权|免责|特别|郑重|法律|转载)?(?:声明|说明)\s?[：:]|凡|本网|如|未经)(?=.{0,300}(?:本[网站报刊]|本媒体|转载|侵权|仅供参考|版权)).*(?:转载|侵权|版权|责任|联系|参考|来源|观点|必究).*"
)
"""What a site says of the use of its texts: `版权声明：凡本网注明“来源：某网”的作品，转载时须注明出处。`"""
