"""The year report: the most telling first, targets with arrows, and every line leads to its place in both texts."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from pipelines.compare.comparison import Comparison, year_change
from pipelines.diff.years.summary import arrow, year_summary
from pipelines.diff.years.year_comparison import compare_years
from pipelines.render.atom import atom_text
from pipelines.render.formats import FORMATS, rendered
from pipelines.render.html.page import change_page, report_page
from pipelines.render.labels import reason_zh
from pipelines.render.view.linked_texts import panes
from pipelines.render.view.target_wording import phrase
from pipelines.render.view.year_highlights import AT_MOST_OF_A_KIND, MOST, tellings
from pipelines.render.view.year_sections import year_view
from storage.records import Target, TargetPair
from tests.support.texts_of_years import two_years


@pytest.fixture(scope="module")
def years() -> Comparison:
    return two_years()


def target(low: float | None, high: float | None, **more: str) -> Target:
    quote = more.pop("quote", "地区生产总值保持合理增长")
    values = {"measure": "growth", "unit": "%", "qualifier": "point", "strength": "plain", **more}
    return Target(
        indicator="gdp",
        name="地区生产总值",
        value_min=low,
        value_max=high,
        reference=values.pop("reference", None),
        rider="",
        scope="headline",
        horizon=None,
        quote=quote,
        start=0,
        end=len(quote),
        measure=values["measure"],
        unit=values["unit"],
        qualifier=values["qualifier"],
        strength=values["strength"],
    )


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (target(8, None, qualifier="at_least"), "+8%以上"),
        (target(None, 3, qualifier="at_most"), "+3%以内"),
        (target(-3, -3, qualifier="around"), "-3%左右"),
        (target(5.5, 6, qualifier="range"), "+5.5%～+6%"),
        (
            target(1000, None, qualifier="at_least", measure="level", unit="亿元", strength="stretch"),
            "力争 1000亿元以上",
        ),
        (
            target(None, None, qualifier="sync", reference="gdp", quote="居民收入与经济增长基本同步"),
            "与经济增长基本同步",
        ),
        (
            target(None, None, qualifier="at_least", reference="gdp", quote="居民收入增长快于经济增长"),
            "增长快于经济增长",
        ),
        (target(None, None, qualifier="explicitly_absent"), "明确不设"),
        (target(None, None, measure="qualitative"), "保持合理增长"),
    ],
)
def test_a_target_is_written_in_a_few_characters(given: Target, written: str) -> None:
    assert phrase(given) == written


@pytest.mark.parametrize(
    ("old", "new", "comparable", "drawn"),
    [
        (target(6, 6), target(5, 5), True, "↓"),
        (target(5, 5), target(5, None, qualifier="at_least"), True, "~"),
        (target(5, 5), target(5, 5), True, "="),
        (target(5, 5), target(900, 900, unit="亿元", measure="level"), False, "≠"),
        (None, target(5, 5), False, "＋"),
        (target(5, 5), None, False, "－"),
    ],
)
def test_arrows_are_only_drawn_between_what_can_be_compared(
    old: Target | None, new: Target | None, comparable: bool, drawn: str
) -> None:
    assert arrow(TargetPair(indicator="gdp", old=old, new=new, comparable=comparable)) == drawn


def test_the_ten_most_telling_are_ten_and_of_several_kinds(years: Comparison) -> None:
    told = tellings(years, year_view(years))
    assert len(told) == MOST
    assert max(Counter(each.kind for each in told).values()) <= AT_MOST_OF_A_KIND
    assert [each.score for each in told] == sorted((each.score for each in told), reverse=True)


def test_both_full_texts_are_there_character_for_character(years: Comparison) -> None:
    old, new = panes(years.old.text, years.new.text, year_view(years), "")
    assert "".join(chunk.text for chunk in old.chunks) == years.old.text
    assert "".join(chunk.text for chunk in new.chunks) == years.new.text


def test_every_line_leads_to_places_that_exist(years: Comparison) -> None:
    tree = lxml_html.document_fromstring(change_page(years))
    ids = [element.get("id") for element in tree.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    links = [str(link.get("href"))[1:] for link in tree.cssselect("a[data-to]")]
    partners = [element.get("data-partner") for element in tree.cssselect("[data-partner]")]
    assert len(links) > 100
    assert {*links, *partners} <= set(ids)


def test_the_table_of_targets_comes_before_what_is_new_gone_and_reworded(years: Comparison) -> None:
    written = change_page(years)
    order = [
        'class="telling"',
        'class="goals"',
        'class="list added"',
        'class="list dropped"',
        'class="list reworded"',
    ]
    places = [written.index(mark) for mark in order]
    assert places == sorted(places)


def test_an_odd_pair_says_so_before_anything_else(years: Comparison) -> None:
    odd = replace(years, change=replace(year_change(years), odd=("years swapped",), targets=(), ledger=()))
    tree = lxml_html.document_fromstring(change_page(odd))
    assert "years swapped" in "".join(str(each) for each in tree.cssselect(".remark.strong")[0].itertext())
    assert rendered(odd, "text").split("\n")[2] == "! years swapped"


def test_every_reason_that_a_pair_is_odd_can_be_read_in_chinese() -> None:
    text = two_years().new.text
    pairs = [
        ("", text),
        (text, text),
        (text[:900], text),
        (text[: len(text) // 3], text),
        ("一" * 3000, text),
    ]
    for old, new in pairs:
        change = compare_years(old, new, years=(2025, 2026))
        assert change.odd
        for reason in change.odd:
            assert not re.search("[a-z]", reason_zh(reason)), reason


def test_one_side_empty_is_shown_without_a_fault() -> None:
    from pipelines.compare.comparison import ComparedText
    from pipelines.compare.stage import StoredText, outcome_of

    for old, new in (("", "各位代表："), ("各位代表：", ""), ("", "")):
        change = outcome_of(("year", StoredText(old), StoredText(new)))
        shown = Comparison(
            change=change, old=ComparedText(text=old, name="a"), new=ComparedText(text=new, name="b")
        )
        for form in FORMATS:
            assert rendered(shown, form)


def test_the_feed_tells_the_most_telling_of_a_year(years: Comparison) -> None:
    written = atom_text([replace(years, at="2026-01-05T08:00:00.000000Z")])
    for each in tellings(years, year_view(years))[:3]:
        assert each.text in written


def test_two_year_changes_on_one_page_do_not_share_ids(years: Comparison) -> None:
    tree = lxml_html.document_fromstring(report_page("演示", [years, years]))
    ids = [element.get("id") for element in tree.cssselect("[id]")]
    assert len(ids) == len(set(ids))


def test_the_summary_counts_in_words(years: Comparison) -> None:
    said = year_summary(year_change(years))
    assert "targets changed" in said
    assert said.endswith("carried over")
    assert "1 targets" not in said


def test_a_hostile_sentence_stays_text() -> None:
    from pipelines.compare.comparison import ComparedText
    from pipelines.compare.stage import StoredText, outcome_of

    base = two_years()
    bad = "要建设<script>alert(1)</script><img src=x onerror=alert(2)>产业园区二百个，打造开放高地。"
    new = base.new.text.replace("（一）千方百计", bad + "\n（一）千方百计", 1)
    change = outcome_of(("year", StoredText(base.old.text, 2025), StoredText(new, 2026)))
    shown = Comparison(change=change, old=base.old, new=ComparedText(text=new, name=bad))
    tree = lxml_html.document_fromstring(change_page(shown))
    assert len(tree.cssselect("script")) == 1
    assert not tree.cssselect("img")
    assert "<img" not in rendered(shown, "md")
