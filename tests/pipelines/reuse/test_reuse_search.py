"""Passages that one text took from another: found, with their kind, and marked where they say nothing."""

import pickle

import numpy as np
import pytest

from pipelines.reuse.reuse_search import Reuse, find_reuse
from pipelines.reuse.reuse_text import reuse_text
from tests.support.random_texts import invented

SENTENCE = "实施丝绸小镇提升行动，改造沿河老厂房十二处，建成非遗工坊和青年创客街区各三处，让老城焕发新的活力"
OTHER = "推动口岸仓储向内陆延伸，开行至海港的定点班列，为外贸企业提供报关查验一站办理的便利服务"


def found(own: str, source: str) -> list[Reuse]:
    texts = [
        f"{invented(1, 40)}。{own}。{invented(2, 40)}。",
        f"{invented(3, 40)}。{source}。{invented(4, 40)}。",
    ]
    allowed = np.array([[False, True], [False, False]])
    return find_reuse([reuse_text(text) for text in texts], [0, 1], allowed)


def only(own: str, source: str) -> Reuse:
    (reuse,) = found(own, source)
    return reuse


def test_a_sentence_taken_word_by_word_is_verbatim_and_its_spans_are_exact() -> None:
    own = f"{invented(1, 40)}。{SENTENCE}。"
    source = f"{SENTENCE}。{invented(4, 40)}。"
    (reuse,) = find_reuse(
        [reuse_text(own), reuse_text(source)], [0, 1], np.array([[False, True], [False, False]])
    )
    assert (reuse.kind, reuse.marks, reuse.likeness) == ("verbatim", (), 1.0)
    assert own[slice(*reuse.span)] == source[slice(*reuse.source)] == SENTENCE


def test_an_edited_sentence_is_found() -> None:
    edited = SENTENCE.replace("改造沿河老厂房十二处", "改造临江旧厂房二十处").replace(
        "焕发新的活力", "重现生机"
    )
    reuse = only(edited, SENTENCE)
    assert (reuse.kind, reuse.marks) == ("edited", ())


def test_a_reordered_sentence_is_found() -> None:
    clauses = SENTENCE.split("，")
    reuse = only("，".join([clauses[2], clauses[3], clauses[0], clauses[1]]), SENTENCE)
    assert (reuse.kind, reuse.marks) == ("reordered", ())


def test_a_single_clause_inside_another_sentence_is_found_where_it_stands() -> None:
    clause = "建成非遗工坊和青年创客街区各三处"
    reuse = only(f"{OTHER}，{clause}", SENTENCE)
    assert (reuse.kind, reuse.marks) == ("clause", ())


@pytest.mark.parametrize(
    ("own", "source", "mark"),
    [
        ("让我们更加紧密团结在党中央周围，为建设丝绸之城和青年友好城市而努力奋斗",) * 2 + ("liturgy",),
        (
            "完成造林12.5万亩，治理河道38公里，新修农路216公里，改厕8.3万户",
            "完成造林9.6万亩，治理河道55公里，新修农路178公里，改厕4.1万户",
            "figures",
        ),
        ("（三）加快丝绸小镇和青年创客街区建设",) * 2 + ("heading",),
    ],
)
def test_what_says_nothing_is_marked_and_not_dropped(own: str, source: str, mark: str) -> None:
    assert mark in only(own, source).marks


def test_a_list_of_the_same_figures_is_taken_over() -> None:
    line = "完成造林12.5万亩，治理河道38公里，新修农路216公里，改厕8.3万户"
    assert only(line, line).marks == ()


def test_what_many_places_have_is_common() -> None:
    texts = [reuse_text(f"{invented(number, 30)}。{SENTENCE}。") for number in range(12)]
    allowed = np.zeros((12, 12), dtype=bool)
    allowed[0, 1:] = True
    reuses = find_reuse(texts, list(range(12)), allowed)
    assert len(reuses) == 11
    assert {reuse.marks for reuse in reuses} == {("common",)}
    assert {reuse.places for reuse in reuses} == {12}


def test_years_of_one_place_are_one_place() -> None:
    texts = [reuse_text(f"{invented(number, 30)}。{SENTENCE}。") for number in range(12)]
    allowed = np.zeros((12, 12), dtype=bool)
    allowed[0, 1:] = True
    assert {reuse.places for reuse in find_reuse(texts, [0] + [1] * 11, allowed)} == {2}


def test_chance_is_no_reuse() -> None:
    assert found(OTHER, SENTENCE) == []


def test_nothing_comes_from_a_text_that_is_not_allowed() -> None:
    texts = [reuse_text(SENTENCE)] * 2
    assert find_reuse(texts, [0, 1], np.zeros((2, 2), dtype=bool)) == []
    assert find_reuse([], [], np.zeros((0, 0), dtype=bool)) == []
    assert find_reuse([reuse_text("")] * 2, [0, 1], np.ones((2, 2), dtype=bool)) == []


def test_ten_thousand_identical_sentences_are_answered() -> None:
    texts = [reuse_text(f"{SENTENCE}。" * 10_000), reuse_text(f"{SENTENCE}。{OTHER}。")]
    assert find_reuse(texts, [0, 1], np.array([[False, True], [True, False]]))


def test_a_passage_can_be_pickled_for_a_worker() -> None:
    reuse = only(SENTENCE, SENTENCE)
    assert pickle.loads(pickle.dumps(reuse)) == reuse
    assert len(pickle.dumps(reuse_text(SENTENCE))) > 0
