"""Counters, buttons and dates that a page puts above or below an article go, whatever their numbers; its own lines stay."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.boilerplate.pattern_file import read_alternatives
from pipelines.boilerplate.trimming import MAX_BOILERPLATE, End, boilerplate_rule, trim_boilerplate
from pipelines.boilerplate.vocabulary import VOCABULARY
from tests.support.paths import ROOT

FOLDER = ROOT / "pipelines" / "boilerplate"

BODY = [
    "各位代表：",
    *(f"第{at}项，全县经济稳中有进，城乡面貌持续改善，群众生活水平不断提高。" for at in range(1, 6)),
    "各位代表！让我们携手并肩，为建设美丽青槐而努力奋斗！",
]

COUNTERS = (
    "人气：{}",
    "人气指数：{}",
    "热度：{}",
    "评论({})",
    "共有 {} 条评论",
    "本页访问量：{}",
    "累计浏览：{}",
    "已有{}人阅读",
    "{}人浏览",
    "{} 次浏览",
    "{} 赞",
    "赞({})",
    "{}人点赞",
    "点击率：{}",
    "阅读 {}",
    "【访问次数：{}】",
    "点击：[{}]次",
    "浏览：{} 评论：0",
    "顶 {} 踩 3",
    "今日访问：12 总访问：{}",
    "Views: {}",
    "访问统计：{}",
    "参与{}",
)
SHOWN = st.one_of(
    st.integers(0, 9_999_999).map(str),
    st.integers(1000, 9_999_999).map("{:,}".format),
    st.decimals("0.1", 999, places=1).map("{}万".format),
)
"""A number as counters show it: 12, 1,234, 1.2万."""


@given(st.sampled_from(COUNTERS), SHOWN)
@example("阅读 {}", "10万+")
def test_a_counter_goes_from_both_ends_whatever_it_counts(counter: str, number: str) -> None:
    line = counter.format(number)

    assert trim_boilerplate([line, *BODY])[0] == BODY
    assert trim_boilerplate([*BODY, line])[0] == BODY


@pytest.mark.parametrize(
    "line",
    [
        "浏览字号： 大 中 小",
        "字体显示：大 中 小",
        "T大 T小",
        "A+ A A-",
        "发稿时间：2021-03-10 10:20",
        "发布于：2021-03-10 10:20",
        "发表于 2021-03-10",
        "03-10 10:20",
        "【 2021-03-10 】 【 浏览：123次 】",
        "首页 政务公开 政府工作报告",
        "双击自动滚屏",
        "【内容纠错】",
        "进入关怀版",
        "背景色：",
        "保护视力色：",
        "护眼模式",
        "复制网址",
        "发布部门：县政府办",
    ],
)
def test_what_stands_above_an_article_goes(line: str) -> None:
    assert trim_boilerplate([line, *BODY])[0] == BODY


@pytest.mark.parametrize(
    "line",
    [
        "上一篇 县政府召开常务会议",
        "下一篇 没有了",
        "前一篇：县政府召开常务会议",
        "上一信息：县政府召开常务会议",
        "返回目录",
        "回到顶部",
        "【推荐】【收藏】【打印】【关闭】",
        "更多>>",
        "显示全文",
        "猜你喜欢",
        "文章地址：http://www.example.gov.cn/a.html",
        "版权归原作者所有",
        "本条信息是否有帮助？",
        "您的评价：",
        "用户评价 非常满意 满意 一般 不满意",
        "觉得不错就点个在看",
        "投稿邮箱：a@example.com",
        "暂无附件",
        "所属栏目：政府公报",
        "登录 注册",
    ],
)
def test_what_stands_below_an_article_goes(line: str) -> None:
    assert trim_boilerplate([*BODY, line])[0] == BODY


@pytest.mark.parametrize(
    "line",
    [
        "关注民生",
        "分享发展成果",
        "阅读推广活动126场",
        "下载“浙里办”120万人",
        "推荐项目12个",
        "县长 闻雨舟",
        "2021年2月3日",
        "政府网站总访问量\t1234",
        "一、下载与推广",
        "支持",
        "评价指标",
        "下一步 工作打算",
        "下一年度 主要目标",
        "（完）",
        "附件：",
        "分类施策",
        "栏目建设",
        "参与率98.6%",
    ],
)
def test_a_report_s_own_short_lines_stay_at_both_ends(line: str) -> None:
    assert trim_boilerplate([line, *BODY])[0] == [line, *BODY]
    assert trim_boilerplate([*BODY, line])[0] == [*BODY, line]


EXAMPLES = [one.example for one in read_alternatives(FOLDER / "vocabulary.txt")] + [
    one.example
    for name in ("either_end", "head", "tail")
    for one in read_alternatives(FOLDER / f"{name}.txt", VOCABULARY)
]


@pytest.mark.parametrize("between", ["", " ", " | ", "  123456  "])
@pytest.mark.parametrize("end", ["head", "tail"])
def test_words_repeated_to_the_longest_line_are_read_in_one_way_each(end: End, between: str) -> None:
    lines = [f"{((words + between) * MAX_BOILERPLATE)[: MAX_BOILERPLATE - 1]}X" for words in EXAMPLES]

    assert {len(line) for line in lines} == {MAX_BOILERPLATE}
    assert all(isinstance(boilerplate_rule(line, end), str) for line in lines)


@pytest.mark.parametrize(
    "line",
    ["点赞" * 7 + "X", "点赞" * 119 + "X", "登录 | " * 20 + "X", "已被 已被 1 赞 " * 5 + "X"],
)
def test_a_line_that_no_rule_fits_is_left_however_often_its_words_recur(line: str) -> None:
    assert boilerplate_rule(line, "tail") == ""


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("点赞 在看 分享", "print_close"),
        ("点赞点点赞赞 朋友圈", "share"),
        ("分享 A+ A- 微信", "share"),
        ("【打印】 12 【关闭】", "print_close"),
        ("返回首页 | 收藏 | 打印", "print_close"),
        ("浏览 12人 评论", "meta_line"),
        ("浏览 次", "counter"),
        ("评论12赞", "counter"),
    ],
)
def test_buttons_and_counters_in_a_row_are_read_as_before(line: str, rule: str) -> None:
    assert boilerplate_rule(line, "tail") == rule


@pytest.mark.parametrize("lines", [["来源："], ["首页", "浏览次数："]])
def test_a_label_that_ends_a_page_has_no_value_beside_it(lines: list[str]) -> None:
    assert trim_boilerplate(lines)[0] == []
