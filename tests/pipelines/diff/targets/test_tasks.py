"""read_targets on sentences of tasks: names before and after numbers, sizes, times, and how sure a reading is."""

import time

import pytest

from pipelines.diff.targets import read_targets
from storage.records import Target

HEAD = "政府工作报告\n2021年1月8日在云汀县第九届人民代表大会第五次会议上\n各位代表：\n"
PLAN = "二、2021年工作安排\n"
GOALS = "今年经济社会发展的主要预期目标是：地区生产总值增长6%。\n"


def tasks(sentence: str) -> list[Target]:
    """The targets of a sentence among the tasks."""
    return read_targets(f"{HEAD}{PLAN}{sentence}", year=2021)


def named(sentence: str) -> list[tuple[str, float | None, str]]:
    """(name, the number, unit) of each target of a sentence."""
    return [
        (t.name, t.value_min if t.value_min is not None else t.value_max, t.unit) for t in tasks(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "新建6条主干道路、3台热水锅炉、15公里供水管网等项目。",
            [("新建主干道路", 6, "条"), ("新建热水锅炉", 3, "台"), ("新建供水管网", 15, "公里")],
        ),
        ("完成810户危房改造、1450户厕所改造。", [("危房改造", 810, "户"), ("厕所改造", 1450, "户")]),
        ("完成起步区3.5公里路网等配套设施。", [("起步区路网", 3.5, "公里")]),
        ("组织实施20个“云汀智造”重大专项。", [('"云汀智造"重大专项', 20, "个")]),
        ("改造东关楼等15个老旧小区。", [("改造老旧小区", 15, "个")]),
        ("80%以上民生事项实现“一证通办”。", [('民生事项实现"一证通办"', 80, "%")]),
        ("过5亿元项目不少于5个。", [("过5亿元项目", 5, "个")]),
        ("“菌菜果”8个产业集群产值突破600亿元。", [('"菌菜果"8个产业集群产值', 600, "亿元")]),
        ("全县还有6300名失能老人、1580名残疾人、400名留守儿童。", []),
        ("生猪存栏47万头、出栏62万头。", [("生猪存栏", 47, "万头"), ("生猪出栏", 62, "万头")]),
        ("粮食播种面积15万亩、总产12万吨。", [("粮食播种面积", 15, "万亩"), ("粮食总产", 12, "万吨")]),
        ("完成科技型企业认定不少于20家。", [("科技型企业认定", 20, "家")]),
        ("和美乡村覆盖率达60%以上。", [("和美乡村覆盖率", 60, "%")]),
        ("完成“放心桥”30座。", [('"放心桥"', 30, "座")]),
        ("打通南门街、和平路3处断头路。", [("和平路断头路", 3, "处")]),
        ("筹集安置住房657套（间）、床位300张。", [("筹集安置住房", 657, "套"), ("床位", 300, "张")]),
        ("医保和养老保险参保率，分别达到95%和98%。", [("医保参保率", 95, "%"), ("养老保险参保率", 98, "%")]),
        ("固定资产投资今年要增长10%左右。", [("固定资产投资", 10, "%")]),
        ("推动11个重点项目投资突破20亿元。", [("11个重点项目投资", 20, "亿元")]),
        ("在60多万乡亲的共同努力下，新建公路3公里。", [("新建公路", 3, "公里")]),
        ("对申报的38个重点项目，加大协调力度。", []),
        ("对35所学校进行节水改造。", [("学校进行节水改造", 35, "所")]),
        ("支持不低于4万人返乡创业。", [("返乡创业", 4, "万人")]),
        ("十五是打造80个新型书房。", [("新型书房", 80, "个")]),
        ("安排3亿元设立产业引导基金。", [("产业引导基金", 3, "亿元")]),
        ("谋划实施总投资260亿元的重点项目65项。", [("重点项目", 65, "项")]),
        ("培育年销售额20亿元以上企业8家。", [("年销售额20亿元以上企业", 8, "家")]),
        ("建成12个年交易额超50亿元市场。", [("年交易额超50亿元市场", 12, "个")]),
        ("将肺结核等12种传染病纳入县级免疫规划。", [("纳入县级免疫规划的传染病", 12, "种")]),
        (
            "完成技术交易额90亿元，推动300个授权专利产业化。",
            [("技术交易额", 90, "亿元"), ("授权专利产业化", 300, "个")],
        ),
        ("压减“三公”经费5%以上。", [('"三公"经费', -5, "%")]),
        ("企业开办时间压缩至1个工作日以内。", [("企业开办时间", 1, "个工作日")]),
        (
            "新发展中药材2万亩以上，种植面积发展到9万亩。",
            [("新发展中药材", 2, "万亩"), ("中药材种植面积", 9, "万亩")],
        ),
        ("建设云汀物流园，全年计划投资4亿元。", [("云汀物流园投资", 4, "亿元")]),
        (
            "淘汰落后炼铁产能2万吨、落后炼钢产能3万吨，下半年分别淘汰1万吨和1.5万吨。",
            [
                ("淘汰落后炼铁产能", 2, "万吨"),
                ("落后炼钢产能", 3, "万吨"),
                ("淘汰落后炼铁产能", 1, "万吨"),
                ("落后炼钢产能", 1.5, "万吨"),
            ],
        ),
        (
            "粮食播种面积、产量稳定在30万亩、12万吨左右。",
            [("粮食播种面积", 30, "万亩"), ("产量", 12, "万吨")],
        ),
        ("新建5G基站300个。", [("新建5G基站", 300, "个")]),
        ("建设高标准农田1万亩。", [("高标准农田", 1, "万亩")]),
        ("全年县财政将安排2.5亿元。", [("县财政安排", 2.5, "亿元")]),
        ("推动机关内部90%以上非涉密事项网上办理。", [("机关内部非涉密事项网上办理", 90, "%")]),
        ("抓好云溪40万吨树脂等50项技改项目。", [("技改项目", 50, "项")]),
        ("新开工装配式建筑达到新建建筑面积的25%以上。", [("新开工装配式建筑占新建建筑面积", 25, "%")]),
    ],
)
def test_a_task_is_named_as_a_reader_would_name_it(
    sentence: str, expected: list[tuple[str, float, str]]
) -> None:
    assert named(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "今年安排财政赤字30亿元，比上年预算减少2亿元。",
            [("财政赤字", 30, "亿元"), ("财政赤字", -2, "亿元")],
        ),
        ("议事机构比现有的86个减少27个。", [("议事机构", -27, "个")]),
        ("新建8个市级、36个县级示范药房。", [("新建市级示范药房", 8, "个"), ("新建县级示范药房", 36, "个")]),
        ("安居房基本建成470套、新开工630套。", [("安居房基本建成", 470, "套"), ("安居房新开工", 630, "套")]),
        ("培育7个百亿级竹器集群、若干十亿级茶器集群。", [("百亿级竹器集群", 7, "个")]),
        ("国家准备扶持50个种茶大县。", [("种茶大县", 50, "个")]),
        (
            "今年早稻、晚稻最低收购价分别提高7元和16元。",
            [("早稻最低收购价", 7, "元"), ("晚稻最低收购价", 16, "元")],
        ),
        ("确保物价上涨幅度比去年有明显回落，力争控制在15%左右。", [("物价上涨幅度", 15, "%")]),
        ("县财政还将安排1.5亿元。", [("县财政安排", 1.5, "亿元")]),
        ("落实好县定20项民生工程。", [("县定民生工程", 20, "项")]),
        ("建设好房子2000套。", [("好房子", 2000, "套")]),
        ("设立云汀竹器基金，首期规模不低于2亿元。", [("云汀竹器基金首期规模", 2, "亿元")]),
        ("年收入20万元以上的村占比达到82%。", [("年收入20万元以上的村占比", 82, "%")]),
        ("维修农村渡口18处、受益2万人。", [("维修农村渡口", 18, "处")]),
        (
            "绿化覆盖率达到\ue00835.2%\ue009，供水率达到\ue00896%。",
            [("绿化覆盖率", 35.2, "%"), ("供水率", 96, "%")],
        ),
    ],
)
def test_a_name_is_whole_and_of_its_own_number(sentence: str, expected: list[tuple[str, float, str]]) -> None:
    assert named(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "茶业增长目标定为7.5%左右是必要的、适宜的。",
        "实现7%左右的增长速度并不容易。",
        "只要我们连续几年保持8%的增长率，就能跃上新台阶。",
    ],
)
def test_what_only_comments_or_supposes_sets_no_target(sentence: str) -> None:
    assert [target for target in tasks(sentence) if target.scope != "result"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "云溪600万吨露天矿完成核准。",
        "加快推进云溪6万千瓦风电、石桥20万吨大麦芽等项目前期工作。",
        "完成石桥12万对鸽养殖、云溪2000头种猪场和10万头育肥猪场建设。",
        "确保锦绣广场5万平方米主力店年内完工。",
        "启动投资2.6亿元的滑雪学院建设。",
        "关停8万千瓦及以下燃煤机组。",
        "瞄准90余家上下游配套企业，开展精准招商。",
        "每个县办好2所高中。",
        "新建建筑严格执行节能50%的设计标准。",
        "这将使农村20万学生受益。",
        "项目建成后，可带动就业500人，年产值3亿元。",
        "去年新增就业3000人，建成公园2个。",
        "“十三五”期间新建公路300公里。",
        "石桥有云溪、南山、北山3条高速贯穿全境。",
    ],
)
def test_sizes_backgrounds_effects_and_what_was_are_no_targets(sentence: str) -> None:
    assert [target for target in tasks(sentence) if target.scope != "result"] == []


@pytest.mark.parametrize(
    ("sentence", "scopes"),
    [
        (
            "力争到2025年，出口达到5亿美元，新建公路30公里。今年新建桥梁2座。",
            ["five_year", "five_year", "task"],
        ),
        ("“十四五”期间关停10万千瓦小火电机组，今年要关停3万千瓦。", ["five_year", "task"]),
        ("结合“十四五”时期发展需要，新建公路30公里。", ["task"]),
        ("建设良田8万亩，力争到2027年全部建成。新建公路30公里。", ["task", "task"]),
        ("用3年时间，培养工匠100名。新建公路30公里。", ["five_year", "task"]),
    ],
)
def test_a_later_year_holds_for_its_sentence_and_not_for_what_follows(
    sentence: str, scopes: list[str]
) -> None:
    assert [target.scope for target in tasks(sentence)] == scopes


def test_goals_show_where_the_plan_begins_when_headings_do_not() -> None:
    text = (
        f"{HEAD}一、经济稳中有进\n过去一年，克难前行。\n二、开放迈出新步伐\n引进企业12家。\n三、民生持续改善\n新增学位900个。\n"
        f"{GOALS}新建公路20公里。\n"
    )
    found = {t.quote: t.scope for t in read_targets(text, year=2021) if t.scope != "result"}
    assert found == {"地区生产总值增长6%": "headline", "新建公路20公里": "task"}


@pytest.mark.parametrize(
    ("clause", "confidence", "why"),
    [
        ("出口增长5%", "certain", "table_name"),
        ("新建公路20公里", "likely", "other_name"),
        ("出口增长8%-5%", "needs_look", "upside_down"),
        ("出口增长8", "needs_look", "no_unit"),
        ("出口增长%", "needs_look", "number_missing"),
        ("出口与上年持平", "certain", "own_words"),
    ],
)
def test_a_target_says_how_sure_it_is_and_why(clause: str, confidence: str, why: str) -> None:
    text = f"{HEAD}{PLAN}今年的主要预期目标是：地区生产总值增长6%；{clause}。"
    target = read_targets(text)[-1]
    assert (target.confidence, target.why) == (confidence, why)
    assert target.quote == clause


def test_two_targets_of_one_indicator_that_contradict_each_other_are_both_shown_and_flagged() -> None:
    text = f"{HEAD}{PLAN}今年的主要预期目标是：地区生产总值增长6%；出口增长5%。\n出口增长9%。"
    found = [(t.value_min, t.why) for t in read_targets(text) if t.indicator == "exports"]
    assert found == [(5, "contradicts"), (9, "contradicts")]


def test_a_text_with_lost_digits_keeps_its_goals_and_says_that_the_numbers_are_withheld() -> None:
    text = f"{HEAD}{PLAN}今年的主要预期目标是：地区生产总值增长6%，出口增长5%，财政收入突破亿元，投资达到亿元，贷款达到亿元。"
    found = [
        (t.indicator, t.value_min, t.why) for t in read_targets(text) if t.indicator in {"gdp", "exports"}
    ]
    assert found == [("gdp", None, "digits_lost"), ("exports", None, "digits_lost")]


def test_the_word_for_a_year_of_breakthroughs_is_no_lost_digit() -> None:
    years = "".join(
        f"聚焦{word}突破年，新增贷款{n}亿元。\n" for n, word in enumerate(("产业", "服务", "县域"), 1)
    )
    found = [t.value_min for t in read_targets(f"{HEAD}{PLAN}{GOALS}{years}")]
    assert found == [6, 1, 2, 3]


def test_a_soft_hyphen_between_digits_is_a_range() -> None:
    text = f"{HEAD}{PLAN}今年的主要预期目标是：地区生产总值增长5\u00ad6%。"
    (target,) = read_targets(text)
    assert (target.value_min, target.value_max, target.qualifier) == (5, 6, "range")


@pytest.mark.parametrize("piece", ["增长8%，", "新建5个公园、", "3万5千人，", "8%-5%，", "到2025年，"])
def test_twenty_thousand_numbers_take_linear_time(piece: str) -> None:
    def seconds(count: int) -> float:
        text = f"{HEAD}{PLAN}{GOALS}{piece * count}。"
        begun = time.process_time()
        read_targets(text)
        return time.process_time() - begun

    seconds(100)
    assert seconds(20_000) < 20 * max(seconds(5_000), 0.05)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("用两年时间完成改厕3000户。", [("改厕", 3000, 2022)]),
        ("争取用三年时间，改造旧房750户。", [("改造旧房", 750, 2023)]),
        ("今后五年新增绿地90公顷。", [("新增绿地", 90, 2025)]),
        (
            "到2025年，林业产值达到11亿元，人均达到4万元。",
            [("林业产值", 11, 2025), ("人均林业产值", 4, 2025)],
        ),
        ("五年累计完成投资90亿元，年均增长8%。", []),
        ("为到2025年产值比2015年翻一番奠定坚实基础。", []),
        ("“十四五”时期主要目标设定为23项，其中约束性指标11项。", []),
        ("到2025年，分13个领域细化任务。", []),
    ],
)
def test_a_later_year_is_that_of_the_words(sentence: str, expected: list[tuple[str, float, int]]) -> None:
    found = [target for target in tasks(sentence) if target.scope == "five_year"]
    assert [(t.name, t.value_min, t.horizon) for t in found] == expected


def test_five_years_end_with_the_plan_that_a_title_names() -> None:
    text = "关于第一个五年计划的报告\n二、1955年工作安排\n五年内新建铁路800公里以上。\n"
    assert [(t.value_min, t.horizon) for t in read_targets(text, year=1955)] == [(800, 1957)]
