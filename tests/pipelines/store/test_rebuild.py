"""Whatever a host served: an archive grown crawl by crawl, one made anew from facts, and merged halves agree."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.store.rebuild import catch_up, reprocess
from storage.archive import Archive
from storage.records import INCOMPLETE, Page
from tests.support.archive_site import NEIGHBOUR, content, crawl, html, list_html, report, served

LOST = b"<h1>404 Not Found</h1>"
TEXTS = (
    report(),
    report(growth="8"),
    report(growth="8", people="2000"),
    report(tail=1),
    [line.replace("，", ",") for line in report()],
    report(2022),
    report(2020, place="栖霖市"),
    ["泠州概况", "泠州市位于瀚水之滨，辖三区一县。" * 6],
)
LIST = "http://www.lingzhou.example/list/index.html"


def named(path: str) -> st.SearchStrategy[Page]:
    """A report whose title, publisher, linked file and lines around it are other ones from time to time."""

    def page(title: str, publisher: str, file: str, editor: str, second: str) -> Page:
        body = "".join(f"<p>{line}</p>" for line in report(growth=second)[3:])
        return served(
            path,
            f'<html><head><meta charset="utf-8"><title>{title}</title><meta name="ArticleTitle" content="{title}">'
            f'<meta name="ContentSource" content="{publisher}"></head><body><h1>{title}</h1><div id="zoom">{body}'
            f'<p><a href="{file}.docx">附件.docx</a></p><p>（责任编辑：{editor}）</p></div></body></html>'.encode(),
        )

    titles = ("2021年泠州市政府工作报告", "2022年泠州市政府工作报告", "泠州市政府工作报告（修订稿）")
    return st.builds(
        page,
        st.sampled_from(titles),
        st.sampled_from(("市政府办", "市档案馆")),
        st.sampled_from(("1", "2")),
        st.sampled_from(("闻雨舟", "闻雨丹")),
        st.sampled_from(("7", "7", "8")),
    )


def cuts(path: str) -> st.SearchStrategy[Page]:
    """A page that was cut: in its bytes, with or without a word of it from the wire, or in its lines."""
    whole = html(report())
    headers = (("content-type", "text/html"),)
    return st.one_of(
        st.builds(lambda share: served(path, whole[: int(len(whole) * share)]), st.sampled_from((0.6, 0.95))),
        st.just(served(path, whole[:-40], headers=(*headers, (INCOMPLETE, "gzip")))),
        st.builds(lambda count: served(path, html(report()[:count])), st.sampled_from((20, 44))),
    )


def answers(path: str) -> st.SearchStrategy[Page]:
    """Anything that an address may answer."""
    texts = st.builds(
        lambda text, date: served(path, html(text, date=date)),
        st.sampled_from(TEXTS),
        st.sampled_from(("2021-02-01", "2021-03-01")),
    )
    parts = st.builds(
        lambda text, status: served(
            path, html(text), parts=(served("part.html", html(["二、", *text[7:]]), status=status),)
        ),
        st.sampled_from(TEXTS),
        st.sampled_from((200, 404)),
    )
    return st.one_of(
        texts,
        texts,
        parts,
        named(path),
        cuts(path),
        st.just(served(path, LOST, status=404)),
        st.just(served(path, b"", status=521)),
        st.just(served(path, b"")),
        st.just(served(path, status=304, transport="not_modified")),
        st.just(served(path, status=None, transport="timeout")),  # type: ignore[arg-type]  # by name
        st.builds(
            lambda text: served(path, html(text), final_url="http://www.lingzhou.example/moved.html"),
            st.sampled_from(TEXTS),
        ),
    )


def walks() -> st.SearchStrategy[list[Page]]:
    """A walk through a list of one or two pages, whole or broken off."""

    def pages(entries: list[Sequence[str]], cut: int, *, ends: bool) -> list[Page]:
        halves = [entries[:cut], entries[cut:]]
        return [
            served(
                LIST if not n else f"list/index_{n}.html",
                list_html(half),
                walk=LIST,
                walk_ends=bool(n) and ends,
            )
            for n, half in enumerate(halves)
        ]

    entries = st.lists(st.sampled_from([report(year) for year in range(2016, 2021)]), min_size=2, max_size=5)
    return st.builds(pages, entries, st.integers(1, 3), ends=st.booleans())


def runs() -> st.SearchStrategy[list[tuple[float, list[Page]]]]:
    """Histories: (days since the run before, what the run met)."""
    single = st.one_of(answers("a.html"), answers("b.html"), answers("moved.html"), st.just(NEIGHBOUR))
    met = st.one_of(st.lists(single, min_size=1, max_size=4), walks())
    return st.lists(st.tuples(st.sampled_from((0.0, 0.1, 1.0, 4.0, 8.0)), met), min_size=1, max_size=7)


def grown(path: Path, history: list[tuple[float, list[Page]]], chosen: Sequence[int]) -> Archive:
    """An archive of the runs of a history with these numbers, each run at its own time and under its own id."""
    archive = Archive(path, create=True)
    days = 0.0
    for number, (later, pages) in enumerate(history):
        days += later
        if number in chosen:
            crawl(archive, days + number * 1e-6, pages, run_id=f"run{number}")
    return archive


EXAMPLES = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
MORE_EXAMPLES = settings(EXAMPLES, max_examples=150)


@EXAMPLES
@given(history=runs(), pick=st.integers(0, 127))
def test_incremental_is_rebuilt_is_merged_in_either_order(
    history: list[tuple[float, list[Page]]], pick: int
) -> None:
    merged_halves_agree(history, pick)


@EXAMPLES
@given(history=runs())
def test_a_rebuilt_archive_is_the_one_that_grew(history: list[tuple[float, list[Page]]]) -> None:
    rebuilt_is_grown(history)


@pytest.mark.soak
@MORE_EXAMPLES
@given(history=runs(), pick=st.integers(0, 127))
def test_many_histories_merged_and_rebuilt(history: list[tuple[float, list[Page]]], pick: int) -> None:
    merged_halves_agree(history, pick)
    rebuilt_is_grown(history)


def merged_halves_agree(history: list[tuple[float, list[Page]]], pick: int) -> None:
    halves = [[n for n in range(len(history)) if bool(pick >> n & 1) is side] for side in (False, True)]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with (
            grown(root / "a.db", history, halves[0]) as one,
            grown(root / "b.db", history, halves[1]) as other,
        ):
            olds = [row["id"] for archive in (one, other) for row in archive.query("SELECT id FROM versions")]
            one.backup(root / "a2.db")
            with Archive(root / "a2.db") as again:
                for target, taken in ((one, root / "b.db"), (other, root / "a2.db")):
                    target.merge_from(taken)
                    catch_up(target)
                    assert list(target.faults()) == []
                merged = content(one)
                assert merged == content(other)
                assert one.merge_from(root / "b.db") == 0
                catch_up(one)
                assert content(one) == merged
                assert again.unfolded() == {}
                for archive in (one, other):
                    assert all(archive.version(old) for old in olds)
                    rebuilt(archive, merged)


def rebuilt_is_grown(history: list[tuple[float, list[Page]]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        grown(Path(folder) / "a.db", history, range(len(history))) as archive,
    ):
        rebuilt(archive, content(archive))
        assert archive.query("SELECT * FROM aliases") == []


def rebuilt(archive: Archive, expected: dict[str, list[str]]) -> None:
    reprocess(archive)
    assert content(archive) == expected
