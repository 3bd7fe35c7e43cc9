"""Renderers: what they show rebuilds both texts, and nothing of a text is ever interpreted."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from pipelines.compare.comparison import ComparedText, Comparison
from pipelines.compare.stage import StoredText, outcome_of
from pipelines.diff.edits.edit_comparison import compare_edits
from pipelines.render.atom import atom_text
from pipelines.render.formats import FORMATS, rendered
from pipelines.render.html.environment import asset, csp_hash
from pipelines.render.html.page import change_page, report_page
from pipelines.render.json_change import json_text
from pipelines.render.markdown.edit_markdown import edit_markdown
from pipelines.render.markdown.escape import escaped
from pipelines.render.safe_text import to_json, visible
from pipelines.render.terminal.edit_terminal import edit_terminal
from pipelines.render.view.aligned_rows import aligned_rows, in_reading_order
from pipelines.render.view.edit_highlights import MOST, highlights
from storage.records import Diff, Hunk
from tests.support.texts_of_changes import (
    SILENT_EDIT,
    Changed,
    Come,
    Gone,
    Part,
    Same,
    comparison,
    put_together,
)

HOSTILE = (
    "</script></style><img src=x onerror=alert(1)>&amp;\x1b[31m\u202e\ud800\x00[x](javascript:alert(1))`"
)

any_text = st.text(
    alphabet=st.one_of(st.sampled_from("各位代表：一、\n　。<&%8"), st.characters(codec=None)), max_size=60
)
words = st.text(alphabet="甲乙丙5%。\n ", max_size=12)
changed = st.builds(Changed, st.sampled_from(["wording", "layout", "insertion"]), words, words).filter(
    lambda part: part.old != part.new
)


@st.composite
def texts_with_changes(draw: st.DrawFn) -> list[Part]:
    """Equal and changed parts with up to three moves among them."""
    parts: list[Part] = draw(st.lists(st.one_of(st.builds(Same, words), changed), max_size=12))
    for name in ("a", "b", "c")[: draw(st.integers(0, 3))]:
        text = draw(words.filter(bool))
        for half in (Gone(name, text), Come(name, text)):
            parts.insert(draw(st.integers(0, len(parts))), half)
    return parts


@given(texts_with_changes())
def test_rows_hold_both_texts_in_full_and_in_order(parts: list[Part]) -> None:
    diff, old, new = put_together(parts)
    found = aligned_rows(diff, old, new)
    assert bare("".join(row.side("old") for row in found)) == bare(old)
    assert bare("".join(row.side("new") for row in found)) == bare(new)


@given(texts_with_changes())
def test_every_hunk_stands_in_the_rows_once_and_a_move_at_both_its_places(parts: list[Part]) -> None:
    diff, _, _ = put_together(parts)
    order = list(in_reading_order(diff))
    for number, hunk in enumerate(diff.hunks):
        if not (hunk.old_text or hunk.new_text):
            continue
        expected = ["new", "old"] if hunk.kind == "move" else ["both"]
        assert sorted(sides for found, sides in order if found == number) == expected


def test_an_insertion_is_placed_by_where_it_stands_not_by_where_it_is_said_to_be_missing() -> None:
    hunk = Hunk(kind="insertion", old=(5, 5), new=(3, 4), old_text="", new_text="乙")
    diff = Diff(axis="edit", hunks=(hunk,), severity=3, summary="")
    (row,) = aligned_rows(diff, "甲甲甲丙丙丙", "甲甲甲乙丙丙丙")
    assert (row.side("old"), row.side("new")) == ("甲甲甲丙丙丙", "甲甲甲乙丙丙丙")


def test_equal_paragraphs_stand_side_by_side() -> None:
    diff, old, new = put_together(SILENT_EDIT)
    for row in aligned_rows(diff, old, new):
        if row.weight == "equal":
            assert row.side("old") == row.side("new")


def test_a_page_shows_each_change_and_folds_what_did_not_change() -> None:
    tree = lxml_html.document_fromstring(change_page(comparison(SILENT_EDIT)))
    assert [mark.text for mark in tree.cssselect(".new ins.number")] == ["5.5%以上"]
    assert [mark.text for mark in tree.cssselect(".old del.number")] == ["6%左右"]
    assert len(tree.cssselect("details.fold")) == 2
    assert not tree.cssselect("details.fold .changed")


def test_a_moved_paragraph_is_linked_with_its_other_place() -> None:
    tree = lxml_html.document_fromstring(change_page(comparison(SILENT_EDIT)))
    links = {link.get("href") for link in tree.cssselect("a.jump")}
    assert len(links) == 2
    for link in links:
        assert len(tree.cssselect(str(link))) == 1


def test_ids_on_a_page_are_never_given_twice() -> None:
    written = report_page("演示", [comparison(SILENT_EDIT), comparison(SILENT_EDIT)])
    ids = [element.get("id") for element in lxml_html.document_fromstring(written).cssselect("[id]")]
    assert len(ids) == len(set(ids)) > 10


def test_a_page_needs_nothing_from_elsewhere_and_allows_only_its_own_script() -> None:
    written = change_page(comparison(SILENT_EDIT))
    tree = lxml_html.document_fromstring(written)
    policy = tree.cssselect("meta[http-equiv=Content-Security-Policy]")[0].get("content")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert [f"'sha256-{csp_hash(script.text or '')}'" in policy for script in tree.cssselect("script")] == [
        True
    ]
    assert [f"'sha256-{csp_hash(style.text or '')}'" in policy for style in tree.cssselect("style")] == [True]
    assert not tree.cssselect("[src], link, iframe, object, [style], [onclick]")
    assert asset("page.js") in written


@pytest.mark.parametrize("place", ["text", "name", "note", "url", "summary"])
def test_a_hostile_text_stays_text_in_every_output(place: str) -> None:
    shown = hostile(place)
    tree = lxml_html.document_fromstring(change_page(shown))
    assert len(tree.cssselect("script")) == 1
    assert not tree.cssselect("img")
    assert etree.fromstring(atom_text([shown]).encode()).tag.endswith("feed")
    written = edit_terminal(shown)
    assert not re.search("[\x00-\x08\x0e-\x1f\u202e\ud800-\udfff]", written)
    assert "<img" not in edit_markdown(shown)
    assert json.loads(json_text(shown).encode())["axis"] == "edit"


def hostile(place: str) -> Comparison:
    """A comparison with the hostile text in one of its places."""
    from dataclasses import replace

    base = comparison([*SILENT_EDIT, Changed("insertion", "", HOSTILE if place == "text" else "")])
    if place == "summary" and isinstance(base.change, Diff):
        return replace(base, change=replace(base.change, summary=HOSTILE))
    if place in {"name", "note", "url"}:
        return replace(base, new=replace(base.new, **{place: HOSTILE}))
    return base


def test_json_has_the_shape_that_others_rely_on() -> None:
    parts: list[Part] = [
        Same("增长"),
        Changed("number", "6%", "5%"),
        Gone("a", "甲。"),
        Same("乙"),
        Come("a", "甲。"),
    ]
    data = json.loads(json_text(comparison(parts)))
    assert data["axis"] == "edit"
    assert data["hunks"][0] == {
        "kind": "number",
        "old": [2, 4],
        "new": [2, 4],
        "old_text": "6%",
        "new_text": "5%",
        "section": "",
    }
    assert data["hunks"][1]["hunks"] == []


def test_colours_are_only_drawn_where_they_are_wanted() -> None:
    shown = comparison(SILENT_EDIT)
    assert "\x1b[" not in edit_terminal(shown)
    assert "[-6%左右-]{+5.5%以上+}" in edit_terminal(shown)
    assert "\x1b[" in edit_terminal(shown, colours=True)


def test_markdown_keeps_chinese_readable_and_shows_both_sides() -> None:
    written = edit_markdown(comparison(SILENT_EDIT))
    assert "<del>6%左右</del><ins>5.5%以上</ins>" in written
    assert "&lt;script>" in written


@settings(max_examples=40, deadline=None)
@given(any_text, any_text)
def test_any_two_texts_can_be_shown_in_every_format(old: str, new: str) -> None:
    for axis in ("edit", "copy", "year"):
        change = outcome_of((axis, StoredText(old), StoredText(new)))
        shown = Comparison(
            change=change, old=ComparedText(text=old, name=old), new=ComparedText(text=new, name=new)
        )
        for form in FORMATS:
            assert rendered(shown, form).encode()


@given(st.text(alphabet=st.characters(codec=None)))
def test_what_is_escaped_or_made_visible_can_always_be_encoded(text: str) -> None:
    for written in (visible(text), escaped(text), to_json(text)):
        assert isinstance(written.encode(), bytes)


@given(st.text())
def test_json_gives_back_the_text(text: str) -> None:
    assert json.loads(to_json(text)) == text


def test_the_feed_keeps_the_ids_of_its_changes() -> None:
    shown = comparison(SILENT_EDIT, change="0123abc", at="2026-01-05T08:00:00.000000Z")
    feed = etree.fromstring(atom_text([shown]).encode())
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.xpath("string(//a:entry/a:id)", namespaces=names) == "urn:yange:change:0123abc"
    assert feed.xpath("string(//a:entry/a:updated)", namespaces=names) == "2026-01-05T08:00:00.000000Z"
    assert "&lt;script" in str(feed.xpath("string(//a:entry/a:content)", namespaces=names))


def bare(text: str) -> str:
    """Text without white space: blank rows are not shown."""
    return "".join(text.split())


def test_the_head_of_a_page_lists_the_weightiest_changes_with_their_places() -> None:
    old = "一、回顾\n" + "全县办成一批实事。\n" * 30 + "二、安排\n粮食产量达到36.5万吨以上。\n"
    new = old.replace("36.5万吨以上", "38.5万吨以上").replace("一批", "多批")
    change = compare_edits(old, new)
    shown = Comparison(
        change=change, old=ComparedText(name="旧", text=old), new=ComparedText(name="新", text=new)
    )
    found, more = highlights(shown, "")
    assert (len(found), more) == (MOST, len(change.hunks) - MOST)
    last = found[-1]
    assert (last.label, last.section, last.old, last.new) == (
        "number",
        "二、安排",
        "36.5万吨以上",
        "38.5万吨以上",
    )
    number = next(place for place, hunk in enumerate(change.hunks) if hunk.kind == "number")
    assert last.anchor == f"h{number}"
    assert f'href="#h{number}"' in change_page(shown)


def test_a_text_of_many_equal_lines_is_drawn_in_few_rows() -> None:
    old = "".join(f"第{number}段文字照旧。\n" for number in range(3000))
    new = old.replace("第7段文字", "第7段段落")
    shown = Comparison(
        change=compare_edits(old, new),
        old=ComparedText(name="旧", text=old),
        new=ComparedText(name="新", text=new),
    )
    written = change_page(shown)
    assert written.count('class="row') < 100
    assert all(f"第{number}段文字照旧。" in written for number in (0, 8, 1500, 2999))
