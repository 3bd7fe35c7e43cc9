"""What became of a promise: one sentence of a plan and one of the next report, both fictional."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.diff.years import compare_years
from storage.records import LedgerEntry

HEAD = "政府工作报告\n2020年1月8日在云汀县第九届人民代表大会第四次会议上\n各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议。\n"
LATER = HEAD.replace("2020", "2021").replace("第四次", "第五次")
FILLER = "老城河道完成清淤，石板巷修缮如旧，乡贤馆开门迎客。"
END = (
    "三、加强政府自身建设\n会议从简，公文从短。多听街巷意见，少开重复会议。办事窗口延时开放，电话有人接，来信有人回。"
    "村务账目上墙，工程款项公开，群众随时可查。值班表贴在门口，姓名电话写得清楚。\n"
)
GOALS = "今年经济社会发展的主要预期目标是：地区生产总值增长6%以上，货物吞吐量增长4%。"
NEXT_GOALS = "今年经济社会发展的主要预期目标是：地区生产总值增长5%以上，货物吞吐量增长3%。"
GROWTH = "全县地区生产总值增长6.4%。"


def ledger(
    promise: str, account: str, *, review: str = "一、2020年工作回顾", plan: str = ""
) -> list[LedgerEntry]:
    """The ledger of a report that promises and the next one that gives an account."""
    old = f"{HEAD}一、2019年工作回顾\n{FILLER}\n二、2020年工作安排\n{GOALS}\n{promise}\n{END}"
    new = f"{LATER}{review}\n{FILLER}\n{account}\n二、2021年工作安排\n{NEXT_GOALS}\n{plan}\n{END}"
    return list(compare_years(old, new, years=(2020, 2021)).ledger)


def told(promise: str, account: str, name: str, **texts: str) -> tuple[str, str]:
    """(state, why) of the promise whose quote has some words."""
    entry = next(entry for entry in ledger(promise, account, **texts) if name in entry.target.quote)
    return entry.state, entry.why


def state(promise: str, account: str, name: str, **texts: str) -> str:
    """The state alone."""
    return told(promise, account, name, **texts)[0]


@pytest.mark.parametrize(
    ("promise", "account", "name", "expected"),
    [
        ("新改建农村公路450公里。", "新改建农村公路313公里。", "公路", "missed"),
        ("新改建农村公路450公里。", "新改建农村公路513公里。", "公路", "met"),
        ("单位生产总值能耗下降3%。", "单位生产总值能耗下降4.1%。", "能耗", "met"),
        ("单位生产总值能耗下降3%。", "单位生产总值能耗下降2.2%。", "能耗", "missed"),
        ("城镇登记失业率控制在4.5%以内。", "城镇登记失业率3.2%。", "失业率", "met"),
        ("居民消费价格涨幅控制在3%左右。", "居民消费价格上涨1.8%。", "价格", "met"),
        ("居民消费价格指数103左右。", "居民消费价格比上年上涨2.2%。", "价格", "met"),
        ("粮食总产量达到20万吨。", "粮食总产量21.3万吨。", "粮食", "met"),
    ],
)
def test_a_result_of_the_year_is_judged(promise: str, account: str, name: str, expected: str) -> None:
    assert state(promise, account, name) == expected


@pytest.mark.parametrize(
    ("account", "expected"),
    [
        ("固定资产投资增长9.8%。", "met"),
        ("固定资产投资增长8.1%。", "missed"),
        ("固定资产投资增长9.3%。", "unclear"),
    ],
)
def test_about_allows_a_little_and_says_nothing_in_between(account: str, expected: str) -> None:
    assert state("固定资产投资增长10%左右。", account, "固定资产") == expected


@pytest.mark.parametrize(
    "account",
    [
        "五年来，固定资产投资年均增长12.4%。",
        "固定资产投资累计完成310亿元，年均增长12.4%。",
        "固定资产投资比2015年增长82%。",
        "过去五年，固定资产投资增长82%。",
        "上半年，固定资产投资增长12.4%。",
    ],
)
def test_a_figure_of_another_time_answers_nothing(account: str) -> None:
    assert state("固定资产投资增长10%以上。", account, "固定资产") in {"not_stated", "unclear"}


def test_a_plan_of_the_same_words_is_no_result() -> None:
    again = "新增城镇就业5000人以上。"
    assert state(again, FILLER, "就业", plan=again) == "renewed_without_result"


def test_last_years_result_within_a_review_of_five_years_counts_where_its_year_is_named() -> None:
    review = "一、过去五年工作回顾"
    promise = "一般公共预算收入增长7%。"
    assert state(promise, "一般公共预算收入增长17.8%。", "预算", review=review) == "not_stated"
    assert state(promise, "2020年，一般公共预算收入增长7.5%。", "预算", review=review) == "met"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [("2020年是“十三五”收官之年。", "met"), ("五年来，全县综合实力大幅提升。", "not_stated")],
)
def test_under_a_heading_of_a_year_and_of_five_the_account_says_which_it_tells(
    lead: str, expected: str
) -> None:
    review = f"一、2020年和“十三五”时期工作回顾\n{lead}\n（一）财政收支平稳运行。"
    assert state("一般公共预算收入增长7%。", "一般公共预算收入增长17.8%。", "预算", review=review) == expected


def test_whom_a_target_is_for_makes_it_no_ceiling() -> None:
    promise = "每千名三岁以下婴幼儿拥有托位达到4.6个。"
    assert state(promise, "每千名三岁以下婴幼儿拥有托位达到4.7个。", "托位") == "met"
    assert state(promise, "每千名三岁以下婴幼儿拥有托位达到4.1个。", "托位") == "missed"


def test_a_look_back_at_the_beginning_of_the_plan_is_a_result() -> None:
    plan = "过去一年，各项工作开局良好。城镇新增就业5600人。今年形势依然复杂。"
    assert state("城镇新增就业5000人以上。", FILLER, "就业", plan=plan) == "met"


def test_a_narrower_or_wider_scope_is_unclear() -> None:
    promise = "规模以上工业增加值增长6%。"
    assert told(promise, "工业增加值增长7%。", "工业") == ("unclear", "other scope")
    assert state("培育文化街区6个。", "培育省级文化街区2个。", "街区") == "unclear"


def test_another_thing_of_a_like_name_is_no_evidence() -> None:
    entries = ledger("创建美丽乡村示范村30个。", "创建电商示范村45个。")
    entry = next(entry for entry in entries if "示范村" in entry.target.quote)
    assert entry.state in {"not_stated", "dropped"}
    assert entry.outcome is None


def test_a_bare_investment_is_nobodys() -> None:
    assert state("民间投资增长10%。", "投资增长12%。", "民间") in {"not_stated", "dropped"}


def test_a_total_is_not_what_the_year_added() -> None:
    assert state("新增高新技术企业12家。", "高新技术企业达到96家。", "高新") == "unclear"
    assert state("新增高新技术企业12家。", "新增高新技术企业15家。", "高新") == "met"


def test_a_start_is_not_an_end() -> None:
    assert state("建成社区食堂8家。", "启动社区食堂8家。", "食堂") == "unclear"


def test_the_verb_of_a_list_holds_for_its_later_members() -> None:
    account = "新增瞪羚企业3家、科技型中小企业24家。"
    assert state("新增科技型中小企业20家。", account, "中小企业") == "met"


def test_a_denied_target_is_missed() -> None:
    account = "全县没有实现年初确定的单位生产总值能耗降低4%的目标。"
    assert state("单位生产总值能耗降低4%。", account, "能耗") == "missed"


def test_a_level_does_not_answer_a_growth() -> None:
    assert told("社会消费品零售总额增长8%。", "社会消费品零售总额86亿元。", "零售") == (
        "unclear",
        "another measure",
    )


def test_an_estimate_is_called_one() -> None:
    entries = ledger("固定资产投资增长10%以上。", "预计固定资产投资增长11%。")
    entry = next(entry for entry in entries if "固定资产" in entry.target.quote)
    assert (entry.state, entry.confidence, entry.why) == ("met", "likely", "an estimate")


def test_incomes_in_step_with_the_economy_are_met_from_its_growth_on() -> None:
    promise = "城镇居民人均可支配收入与经济增长同步。"
    assert state(promise, GROWTH + "城镇居民人均可支配收入增长7%。", "城镇居民") == "met"
    assert state(promise, GROWTH + "城镇居民人均可支配收入增长6%。", "城镇居民") == "unclear"


def test_what_no_word_is_said_of_is_dropped() -> None:
    assert state("举办龙舟邀请赛4场。", FILLER, "龙舟") == "dropped"


def test_every_verdict_quotes_words_that_name_its_matter() -> None:
    promise, account = (
        "粮食总产量20万吨，城镇新增就业5000人。",
        "粮食总产量20.4万吨，增长2%。城镇新增就业4100人。",
    )
    new = next(text for text in [account])
    for entry in ledger(promise, account):
        if entry.state in {"met", "missed"}:
            assert entry.outcome is not None
    assert "粮食" in new


TEXTS = st.lists(
    st.sampled_from(
        [
            "固定资产投资",
            "增长",
            "12%",
            "左右",
            "，",
            "。",
            "五年来",
            "新增",
            "企业",
            "3家",
            "达到",
            "没有实现",
            "预计",
            "年均",
        ]
    ),
    max_size=20,
).map("".join)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_sentences_give_a_ledger_with_evidence_inside_the_text(promise: str, account: str) -> None:
    for entry in ledger(promise, account):
        assert entry.why
        if entry.state in {"met", "missed", "unclear"} and entry.outcome is not None:
            assert entry.outcome[0] < entry.outcome[1]
        if entry.state in {"met", "missed"}:
            assert entry.outcome is not None
