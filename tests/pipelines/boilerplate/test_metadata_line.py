"""Whatever a page says of its article in one line goes as a whole, in any order, with any separators and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.boilerplate.metadata_line import is_meta_line
from pipelines.boilerplate.trimming import trim_boilerplate

BODY = [
    "各位代表：",
    *(f"第{at}项，全县经济稳中有进，城乡面貌持续改善，群众生活水平不断提高。" for at in range(1, 6)),
    "各位代表！让我们携手并肩，为建设美丽青槐而努力奋斗！",
]
COLON = st.sampled_from(["：", ":", "： ", " ："])
DAY = st.builds(
    "{}{}".format,
    st.sampled_from(["2021-03-10", "2021/3/10", "2021.03.10", "2021年3月10日"]),
    st.sampled_from(["", " 10:20", " 10:20:33"]),
)
WHEN = st.builds(
    "{}{}{}".format,
    st.sampled_from(["发布时间", "发布日期", "日期", "发稿时间", "上传时间", "信息发布时间"]),
    COLON,
    DAY,
)
WHO = st.builds(
    "{}{}{}".format,
    st.sampled_from(
        [
            "来源",
            "信息来源",
            "稿源",
            "发布机构",
            "发文机关",
            "供稿单位",
            "责任编辑",
            "录入人",
            "信息员",
            "转自",
        ]
    ),
    COLON,
    st.sampled_from(["县政府办", "青槐县人民政府办公室", "本站", "admin", "张三 李四", ""]),
)
NUMBER = st.builds(str.format, st.sampled_from(["{}", "{}次", "[{}]", "{} 次"]), st.integers(0, 9_999_999))
COUNT = st.builds(
    "{}{}{}".format,
    st.sampled_from(
        ["浏览次数", "点击数", "点击率", "阅读量", "访问量", "人气", "已浏览", "浏览人数", "评论数"]
    ),
    COLON,
    st.one_of(NUMBER, st.sampled_from(["", "加载中..."])),
)
BUTTON = st.sampled_from(
    [
        "字体：[大 中 小]",
        "【字体：大 中 小】",
        "[大][中][小]",
        "【打印】",
        "分享到：",
        "保护视力色：",
        "A- A+",
        "朗读",
    ]
)
ENDS = st.sampled_from([("", ""), ("【", "】"), ("[", "]")])


@given(
    st.permutations([0, 1, 2]),
    WHEN,
    WHO,
    st.one_of(COUNT, BUTTON),
    st.sampled_from(["　", " ", " | ", " / "]),
    ENDS,
)
def test_labels_days_counters_and_buttons_go_in_any_order(
    order: list[int], when: str, who: str, more: str, between: str, ends: tuple[str, str]
) -> None:
    pieces = (when, who, more)
    line = " ".join(f"{ends[0]}{between.join(pieces[at] for at in order)}{ends[1]}".split())

    assert trim_boilerplate([line, *BODY])[0] == BODY


@pytest.mark.parametrize(
    "line", ["【纠错】责任编辑：尹某某", "责编：李某 2021-03-10 10:20", "打印本页 已浏览：12 次"]
)
def test_one_below_an_article_goes(line: str) -> None:
    assert trim_boilerplate([*BODY, line])[0] == BODY


@pytest.mark.parametrize(
    "line",
    [
        "县长 闻雨舟 2021年2月3日",
        "青槐县人民政府办公室 2021年2月3日印",
        "单位：亿元 2020年",
        "责任单位：县发展改革局",
        "来源：县统计局",
        "审核通过企业12家",
        "发布政策126项 兑现资金3.2亿元",
        "时间：2021年2月3日，地点：县会议中心",
        "",
        "2021年2月3日",
    ],
)
def test_a_report_s_own_line_is_none(line: str) -> None:
    assert not is_meta_line(line)


@given(st.text(alphabet="来源：作者打印浏览12 -|【】大中小发布时间年月日2021", max_size=240))
def test_any_line_is_told_without_fault(line: str) -> None:
    is_meta_line(line)
