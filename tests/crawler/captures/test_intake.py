"""Walking through what a user gave: links, nested and damaged archives, foreign tables, addresses of last resort."""

import bz2
import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from crawler.captures.captured import MAX_BYTES, Captured, Finding, LeftOut, NoPage
from crawler.captures.intake import CollectionWalk
from tests.support.capture_files import HOST, PAGE, PLAIN, URL, put, zipped


def read(path: Path) -> list[Finding]:
    """What a path holds."""
    return list(CollectionWalk().findings(path))


def urls(found: list[Finding]) -> list[str]:
    """The addresses of the captures."""
    return [each.page.url for each in found if isinstance(each, Captured)]


def reasons(found: list[Finding]) -> list[str]:
    """Why things were left out."""
    return [each.reason for each in found if isinstance(each, LeftOut)]


def kinds(found: list[Finding]) -> set[str]:
    """The kinds of what is no page."""
    return {each.kind for each in found if isinstance(each, NoPage)}


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "secret.html", PAGE)
    put(tmp_path / "given" / "a.html", PAGE)
    (tmp_path / "given" / "out.html").symlink_to(tmp_path / "secret.html")
    (tmp_path / "given" / "loop").symlink_to(tmp_path / "given")
    found = read(tmp_path / "given")
    assert len(urls(found)) == 1
    assert reasons(found) == ["a link that leads out of the folder"]


def test_a_host_is_looked_for_in_the_whole_path(tmp_path: Path) -> None:
    put(tmp_path / "mirror" / HOST / "zwgk" / "a.html", PAGE)
    for given in ("mirror", f"mirror/{HOST}", f"mirror/{HOST}/zwgk", f"mirror/{HOST}/zwgk/a.html"):
        assert urls(read(tmp_path / given)) == [PLAIN]


@pytest.mark.parametrize("name", ["2026.03", "v1.2", "page.files", "1795869931.517409"])
def test_a_folder_that_is_no_host_makes_none_up(tmp_path: Path, name: str) -> None:
    put(tmp_path / name / "a.html", PAGE)
    (url,) = urls(read(tmp_path))
    assert url.startswith("saved://")
    assert url.endswith(f"/{name}/a.html")


def test_the_folder_is_trusted_before_what_the_page_says(tmp_path: Path) -> None:
    for name in ("a", "b"):
        page = PAGE.replace(b"<title>", f'<link rel="canonical" href="http://{HOST}/"><title>'.encode())
        put(tmp_path / HOST / f"{name}.html", page)
        put(tmp_path / "loose" / f"{name}.html", page)
    found = urls(read(tmp_path))
    assert found[2:] == [f"http://{HOST}/a.html", f"http://{HOST}/b.html"]
    assert len(set(found)) == 4


def test_a_foreign_table_is_no_list_and_costs_nothing(tmp_path: Path) -> None:
    put(tmp_path / HOST / "data" / "budget.csv", "年份,数额\n2026,1\n".encode("gbk"))
    put(tmp_path / HOST / "pages.jsonl", b'{"format": "x"}\n{broken\n')
    put(tmp_path / HOST / "a.html", PAGE)
    found = read(tmp_path)
    assert urls(found) == [f"http://{HOST}/a.html"]
    assert kinds(found) == {"tables that list no pages"}


def test_a_list_takes_its_good_rows_and_names_the_others(tmp_path: Path) -> None:
    put(tmp_path / "a.html", PAGE)
    rows = (
        f'{{"url": "{URL}", "file": "a.html", "at": 1772368087}}',
        f'{{"url": "{URL}", "file": "none.html"}}',
        f'{{"url": "{URL}", "file": "../a.html"}}',
        f'{{"url": "{URL}", "file": "a.html", "at": "soon"}}',
        '{"url": "file:///x", "file": "a.html"}',
        "{broken",
    )
    put(tmp_path / "list.jsonl", "\n".join(rows).encode())
    found = read(tmp_path / "list.jsonl")
    assert [each.page.at[:19] for each in found if isinstance(each, Captured)] == ["2026-03-01T12:28:07"]
    assert reasons(found) == [
        "no such file beside the list",
        "no such file beside the list",
        "'soon' is no moment",
        "'file:///x' is no web address",
    ]


def test_a_packed_folder_is_read_and_its_paths_stay_inside(tmp_path: Path) -> None:
    members = {f"{HOST}/zwgk/a.html": PAGE, "../up.html": PAGE, "/root.html": PAGE, f"{HOST}/a.css": b"p{}"}
    put(tmp_path / "a.zip", zipped(members))
    found = read(tmp_path)
    assert urls(found) == [PLAIN]
    assert reasons(found) == ["a path that leads out of the archive"] * 2


def test_archives_inside_archives_are_opened_twice_and_no_more(tmp_path: Path) -> None:
    inner = zipped({f"{HOST}/zwgk/a.html": PAGE})
    put(tmp_path / "two.zip", zipped({"inner.zip": inner}))
    put(tmp_path / "three.zip", zipped({"middle.zip": zipped({"inner.zip": inner})}))
    found = read(tmp_path)
    assert urls(found) == [PLAIN]
    assert reasons(found) == ["more than 2 archives inside each other"]


def test_a_bomb_is_bounded_and_said(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "bomb.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr(f"{HOST}/big.html", bytes(MAX_BYTES + 1))
        archive.writestr(f"{HOST}/zwgk/a.html", PAGE)
    found = read(tmp_path)
    assert urls(found) == [PLAIN]
    assert reasons(found) == [f"longer than {MAX_BYTES} bytes"]


def test_a_damaged_archive_costs_nothing_but_itself(tmp_path: Path) -> None:
    whole = zipped({f"{HOST}/zwgk/a.html": PAGE})
    put(tmp_path / "bad.zip", whole[:-40])
    put(tmp_path / HOST / "a.html", PAGE)
    put(tmp_path / "b.html.bz2", bz2.compress(PAGE))
    found = read(tmp_path)
    assert f"http://{HOST}/a.html" in urls(found)
    assert any("damaged ZIP" in each for each in reasons(found))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    put(tmp_path / "empty.html", b"")
    put(tmp_path / "a.html", PAGE)
    os.mkfifo(tmp_path / "pipe.html")
    found = read(tmp_path)
    assert len(urls(found)) == 1
    assert reasons(found) == ["empty"]


def test_a_mark_that_is_only_quoted_is_none(tmp_path: Path) -> None:
    quoted = PAGE.replace(
        b"<body>", f"<body><textarea><!-- saved from url=(0042){URL} --></textarea>".encode()
    )
    put(tmp_path / "quoted.html", quoted)
    put(tmp_path / "local.html", b"<!-- saved from url=(0014)about:internet -->" + PAGE)
    put(tmp_path / "wide.html", f"<!-- saved from url=(0042){URL} -->{PAGE.decode()}".encode("utf-16"))
    found = urls(read(tmp_path))
    assert [url.partition("://")[0] for url in found] == ["saved", "saved", "http"]
