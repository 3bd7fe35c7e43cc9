"""Day of publication and source, from lines that were trimmed or stand in the front matter."""

from dataclasses import replace

import pytest

from pipelines.identify.front_matter import read_front_matter
from pipelines.identify.provenance import read_provenance
from storage.records import Fields, Trim
from tests.support.identify_texts import QINGHUAI, article, speech


def provenance(line: str, rule: str = "meta_label", *, fields: Fields | None = None) -> tuple[str, str]:
    one = replace(
        article(speech(QINGHUAI), "政府工作报告", fields=fields), trimmed=(Trim(rule=rule, text=line),)
    )
    return read_provenance(one, read_front_matter(one.text))


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("来源：泠州日报", ("", "泠州日报")),
        ("来源：泠州人大—泠州日报", ("", "泠州人大—泠州日报")),
        ("2017-02-26 15:18 作者：县政府办", ("2017-02-26", "县政府办")),
        ("2017-02-26 15:18 作者：闻雨舟", ("2017-02-26", "")),
        ("发布时间：2017－02－26 来源：县政府办 浏览次数：12", ("2017-02-26", "县政府办")),
    ],
)
def test_what_a_trimmed_line_states_is_kept(line: str, stated: tuple[str, str]) -> None:
    assert provenance(line) == stated


def test_what_the_page_states_counts_first() -> None:
    fields = Fields(published="2021-02-10", publisher="青槐县人民政府")
    assert provenance("2017-02-26 15:18 来源：别处", fields=fields) == ("2021-02-10", "青槐县人民政府")


def test_lines_of_other_articles_state_nothing() -> None:
    assert provenance("2017-02-26 来源：别处", "related") == ("", "")


def test_a_source_in_the_line_of_the_meeting_is_read() -> None:
    text = speech(QINGHUAI.replace("次会议上", "次会议上 来源：泠州日报"))
    one = article(text, "政府工作报告")
    assert read_provenance(one, read_front_matter(text)) == ("", "泠州日报")
