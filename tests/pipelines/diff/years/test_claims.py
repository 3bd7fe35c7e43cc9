"""Kinds of sentences on which a claim was once wrong or silent: a plan, the next account, and what may be said."""

import pytest

from pipelines.diff.years import compare_years
from storage.records import LedgerEntry

HEAD = "政府工作报告\n2020年1月8日在云汀县第九届人民代表大会第四次会议上\n各位代表：\n"
LATER = HEAD.replace("2020", "2021").replace("第四次", "第五次")
GOALS = "今年经济社会发展的主要预期目标是：地区生产总值增长6%以上，货物吞吐量增长4%。"
FILLER = "老城河道完成清淤，石板巷修缮如旧，乡贤馆开门迎客，渡口候船廊落成。"
NEXT_GOALS = "今年经济社会发展的主要预期目标是：地区生产总值增长5%以上，货物吞吐量增长3%。"
END = "三、加强政府自身建设\n会议从简，公文从短。多听街巷意见，少开重复会议。办事窗口延时开放，电话有人接，来信有人回。村务账目上墙，工程款项公开，群众随时可查。\n"


def compared(promise: str, account: str, review: str = "一、2020年工作回顾") -> tuple[list[LedgerEntry], str]:
    """The ledger of two reports, and the newer text."""
    old = f"{HEAD}一、2019年工作回顾\n{FILLER}\n二、2020年工作安排\n{GOALS}\n{promise}\n{END}"
    new = f"{LATER}{review}\n{FILLER}\n{account}\n二、2021年工作安排\n{NEXT_GOALS}\n{END}"
    return list(compare_years(old, new, years=(2020, 2021)).ledger), new


def told(promise: str, account: str, review: str = "一、2020年工作回顾") -> tuple[str, str]:
    """(state, why) of the first promise after the goals."""
    entries, _ = compared(promise, account, review)
    entry = next(entry for entry in entries if entry.target.quote in promise)
    return entry.state, entry.why


@pytest.mark.parametrize(
    ("promise", "account", "expected"),
    [
        ("绿色基地面积稳定在30万亩以上。", "新增绿色基地面积5万亩。", "unclear"),
        ("新增设施果园2万亩。", "设施果园种植面积达到9万亩。", "unclear"),
        ("蔬菜种植面积达9.6万亩。", "蔬菜种植面积达9.6万亩。", "met"),
        ("统筹推进重大产业项目200个以上。", "重大产业项目开工39个。", "unclear"),
        ("加快40所项目校建设。", "40所项目校建设加紧实施。", "not_stated"),
        ("启动36个村庄污水治理工程。", "完成21个村庄生活污水治理。", "unclear"),
        ("新雪季接待游客增长20%以上。", "全年接待游客增长12%。", "not_stated"),
        ("建设公共阅读空间60个。", "60个新型公共阅读空间投入使用。", "met"),
        ("建设公共阅读空间60个。", "40个新型公共阅读空间投入使用。", "unclear"),
        ("农村劳动力培训2000人以上。", "培训农村劳动力2400人。", "met"),
        ("城镇新增就业岗位5000个。", "城镇新增就业5400人。", "met"),
        ("开展戏曲下乡活动200场次以上。", "开展戏曲下乡活动237次。", "met"),
        ("造林15万亩。", "植树造林16.5万亩。", "met"),
        ("改造户厕8000座。", "新改造户厕4700座。", "missed"),
        ("争取获批全国重点实验室2家。", "新增全国重点实验室3家。", "met"),
        ("完成湿地修复工程12处。", "水质为有监测记录以来最好，完成湿地修复工程12处。", "met"),
    ],
)
def test_what_is_counted_decides_what_may_be_said(promise: str, account: str, expected: str) -> None:
    assert told(promise, account)[0] == expected


def test_a_place_is_its_own_however_often_the_country_is_named() -> None:
    ranks = "粮食品质居全国前列。" * 8
    account = f"{ranks}全县财政总收入增长7%。全县粮食丰收。全县用水下降。"
    assert told("财政总收入增长6%。", account)[0] == "met"
    assert told("财政总收入增长6%。", f"{account}全省财政总收入增长3%。")[0] == "met"


@pytest.mark.parametrize(
    "opening", ["刚刚过去的2020年，", "各位代表，刚刚过去的2020年，", "即将过去的2020年，"]
)
def test_the_account_of_one_year_may_follow_that_of_five(opening: str) -> None:
    account = f"五年来，新建农村公路300公里。{opening}春旱少雨，大家守望相助。新建农村公路42公里。"
    assert told("新建农村公路40公里。", account, "一、过去五年工作回顾") == ("met", "stated")


@pytest.mark.parametrize(
    ("promise", "account", "expected"),
    [
        ("水土保持率达到66.2%。", "水土保持率提高到66.3%。", ("met", "the end of several years")),
        ("规上企业达到80家。", "规上企业达到82家。", ("met", "the end of several years")),
        ("新建农村公路40公里。", "新建农村公路达到300公里。", ("not_stated", "several years")),
        ("接待游客40万人次。", "接待游客达到300万人次。", ("not_stated", "several years")),
        ("失业率控制在4%以内。", "失业率控制在3.5%以内。", ("not_stated", "several years")),
    ],
)
def test_only_what_stands_is_taken_from_the_account_of_five_years(
    promise: str, account: str, expected: tuple[str, str]
) -> None:
    assert told(promise, account, "一、过去五年工作回顾") == expected


def test_the_words_shown_hold_all_names_that_share_a_figure() -> None:
    account = "城镇居民人均可支配收入2万元，农村居民人均可支配收入1万元，分别增长7%和9%。"
    entries, new = compared("农村居民人均可支配收入增长8%。", account)
    entry = next(entry for entry in entries if entry.target.indicator == "income_rural")
    assert entry.outcome is not None
    assert new[slice(*entry.outcome)] == account.rstrip("。")


def test_a_name_in_another_order_of_characters_is_not_called_dropped() -> None:
    assert told("代发乡村债25亿元。", "全年代乡村发债35亿元用于修路。")[0] != "dropped"
    assert told("代发乡村债25亿元。", "全年修路。")[0] == "dropped"


def test_one_matter_with_and_without_the_word_for_its_measures_is_one_row() -> None:
    promises = ("节水减排减污完成市下达目标", "节水减排减污指标完成市下达目标")
    old, new = (
        f"{head}二、{year}年工作安排\n{goals[:-1]}，{promise}。\n{END}"
        for head, year, goals, promise in zip(
            (HEAD, LATER), (2020, 2021), (GOALS, NEXT_GOALS), promises, strict=True
        )
    )
    pairs = compare_years(old, new, years=(2020, 2021)).targets
    assert [bool(pair.old and pair.new) for pair in pairs] == [True] * len(pairs)


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("全县固定资产投资没有达到预期目标。", ("missed", "not reached")),
        ("受市场影响，工业增加值、固定资产投资等2项指标未完成预期目标。", ("missed", "not reached")),
        ("固定资产投资没有完成“十三五”规划目标。", ("not_stated", "named")),
        ("固定资产投资没有达到预期目标，其中固定资产投资仅增长1.8%。", ("missed", "stated")),
    ],
)
def test_a_report_that_says_itself_what_was_not_reached_is_heard(
    account: str, expected: tuple[str, str]
) -> None:
    assert told("固定资产投资增长6%以上。", account) == expected
