"""A heading ends where a break is known: never inside a word or a quotation, and no sentence begins there."""

import pytest

from pipelines.text.outline import outline

REVIEW = "一、2020年工作回顾。" + "全县经济稳中有进，城乡面貌持续改善，群众生活水平不断提高。" * 30
RUNS_ON = (
    "（一）坚持扩大内需，优化投资,大力拓展消费市场和县域商业体系持续增强发展后劲推动产业转型升级和动能转换同时深化重点领域和关键环节体制机制创新。",
    "（一）占经济建设费总数的五点三，比上年下降七点四，城市建设支出和其他经济建设支出共为一亿五千七百三十二万元，占总数的九点八，比上年增加。",
    "（一）推动以县城为重要载体的城镇化建设和以乡村振兴为抓手的农业农村现代化建设协同并进统筹谋划生产生活生态空间布局并且加快补齐短板。",
)
QUOTED = (
    ("（一）深入实施“人才强县。产业兴县”战略", "2021年引进人才。"),
    ("（一）落实《青槐县： “十四五”规划》", "安排项目。"),
)


@pytest.mark.parametrize("line", RUNS_ON)
def test_a_heading_that_runs_into_its_text_ends_with_a_clause_and_breaks_nothing(line: str) -> None:
    found = outline(f"{REVIEW}\n{line}")
    heading = found.sections[-1].heading

    assert line.startswith(heading)
    assert line[len(heading)] in "，,、" or heading == "（一）"
    text = f"{REVIEW}\n{line}"
    assert [text[slice(*span)] for span in found.sentences][-1] == line


@pytest.mark.parametrize(("heading", "text"), QUOTED)
def test_a_heading_does_not_end_inside_a_quotation(heading: str, text: str) -> None:
    assert outline(f"{REVIEW}\n{heading}。{text}").sections[-1].heading == heading


def test_a_heading_glued_to_its_text_ends_with_its_closing_word() -> None:
    glued = "二、2021年主要任务2021年是建党百年也是开局之年我们要全面贯彻中央各项决策部署坚持稳中求进的工作总基调扎实做好各项工作，确保开好局。"
    assert outline(f"{REVIEW}\n{glued}").sections[-1].heading == "二、2021年主要任务"


def test_a_number_after_an_opening_quote_begins_no_heading() -> None:
    text = f'{REVIEW}落实"二、三产业融合发展"要求，推动服务业提质增效。' + "全县经济稳中有进。" * 80
    assert [section.heading for section in outline(text).sections if section.heading] == [
        "一、2020年工作回顾"
    ]
