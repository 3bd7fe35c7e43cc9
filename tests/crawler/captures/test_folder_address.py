"""Folders and names as tools write addresses, and names that are no addresses."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.captures.folder_address import address_by_folders, collection_of, host_of_folder, made_up_address

HOSTS = (
    ("www.x.gov.cn", "www.x.gov.cn"),
    ("WWW.X.gov.cn", "www.x.gov.cn"),
    ("www.x.gov.cn+8080", "www.x.gov.cn:8080"),
    ("www.x.gov.cn:8080", "www.x.gov.cn:8080"),
    ("127.0.0.1_18999", "127.0.0.1:18999"),
    ("localhost:8080", "localhost:8080"),
    ("www.lingzhou.example", "www.lingzhou.example"),
)
NO_HOSTS = (
    "2026.03",
    "v1.2",
    "page.files",
    "1795869931.517409",
    "a.zip",
    "gov.cn",
    "cn",
    "localhost",
    "x..cn",
    "300.1.1.1",
    "a b.cn",
)
NAMES = (
    (("a.html",), "/a.html"),
    (("a", "index.html"), "/a/"),
    (("show.asp?id=7.html",), "/show.asp?id=7"),
    (("show.asp.html",), "/show.asp"),
    (("show.asp@id=7&lang=zh.html",), "/show.asp?id=7&lang=zh"),
    (("view.shtml",), "/view.shtml"),
    (("政#1.html",), "/%E6%94%BF%231.html"),
    (("mail@x.html",), "/mail@x.html"),
    (("a b", "c.html"), "/a%20b/c.html"),
)


@pytest.mark.parametrize(("name", "host"), HOSTS)
def test_a_folder_of_a_host_is_known_with_its_port(name: str, host: str) -> None:
    assert host_of_folder(name) == host


@pytest.mark.parametrize("name", NO_HOSTS)
def test_other_folders_are_no_hosts(name: str) -> None:
    assert host_of_folder(name) == ""


@pytest.mark.parametrize(("names", "path"), NAMES)
def test_names_are_read_as_tools_write_them(names: tuple[str, ...], path: str) -> None:
    assert address_by_folders((), ("www.x.gov.cn", *names)) == f"http://www.x.gov.cn{path}"


def test_the_outermost_host_inside_counts_and_the_innermost_around() -> None:
    inside = ("www.a.gov.cn", "www.b.gov.cn", "x.html")
    assert address_by_folders(("www.c.gov.cn",), inside) == "http://www.a.gov.cn/www.b.gov.cn/x.html"
    around = ("www.a.gov.cn", "www.b.gov.cn", "y")
    assert address_by_folders(around, ("x.html",)) == "http://www.b.gov.cn/y/x.html"
    assert address_by_folders(("home", "ann"), ("x.html",)) == ""


@given(
    st.lists(
        st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=8),
        min_size=1,
        max_size=4,
    ),
    st.lists(
        st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=8),
        min_size=1,
        max_size=4,
    ),
)
def test_made_up_addresses_of_two_files_are_two(one: list[str], other: list[str]) -> None:
    collection = collection_of(Path("/a/drop"))
    assert (made_up_address(collection, one) == made_up_address(collection, other)) == (one == other)
    assert collection != collection_of(Path("/b/drop"))
