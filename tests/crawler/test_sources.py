"""All sources keep the rules of the house: one file each, named as its spider, with a place and its evidence."""

import ast
import re
from importlib import import_module
from itertools import permutations
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.site import SiteSpider
from crawler.spiders import __path__ as folders
from pipelines.gazetteer.regions import region

FILES = sorted(path for path in Path(next(iter(folders))).glob("*.py") if path.stem != "__init__")
NAMES = [path.stem for path in FILES]
SHAPE = re.compile(r"[a-z]+(?:_[a-z]+){0,2}")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
TEMPLATES = {"aggregator"}
PROVINCES = 31
MOST_LINES = 24


def source_of(path: Path) -> type[SiteSpider]:
    """The one spider class of a file."""
    module = import_module(f"crawler.spiders.{path.stem}")
    found = [
        each
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, SiteSpider) and each.__module__ == module.__name__
    ]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_source_is_named_as_its_file_and_its_class_follows(path: Path) -> None:
    source = source_of(path)
    assert source.name == path.stem
    assert SHAPE.fullmatch(path.stem)
    assert source.__name__ == "".join(word.capitalize() for word in path.stem.split("_"))


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_source_is_of_a_known_place_and_its_addresses_are_whole(path: Path) -> None:
    source = source_of(path)
    if path.stem in TEMPLATES:
        assert source.home == ""
        return
    assert region(source.region) is not None or source.region == "100000"
    assert re.fullmatch(r"https?://[a-z0-9.-]+/", source.home)
    assert all(re.fullmatch(r"https?://[a-z0-9.-]+/\S+", url) for url in source.listing)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_source_says_its_evidence_what_it_expects_and_when_it_was_checked(path: Path) -> None:
    source = source_of(path)
    assert source.__doc__
    assert "Evidence: " in source.__doc__
    assert (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").endswith(".")
    assert source.expect >= 1
    assert source.verified is None or DATE.fullmatch(source.verified)
    assert "verified" in vars(source)
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


def test_names_homes_and_places_are_each_used_once() -> None:
    sources = [source_of(path) for path in FILES if path.stem not in TEMPLATES]
    for attribute in ("name", "home", "region"):
        values = [getattr(source, attribute) for source in sources]
        assert len(values) == len(set(values)), attribute


MINISTRIES = ("www.mee.gov.cn", "www.ndrc.gov.cn", "www.stats.gov.cn", "www.npc.gov.cn", "sousuo.gov.cn")
"""Sites of others right under gov.cn."""


def test_no_source_takes_in_the_site_of_another_government() -> None:
    sources = [source_of(path)() for path in FILES if path.stem not in TEMPLATES]
    hosts = {
        source.name: {urlsplit(url).netloc for url in (source.home, *source.listing)} for source in sources
    }
    taken = [
        (one.name, other.name, host)
        for one, other in permutations(sources, 2)
        for host in hosts[other.name]
        if one.on_site(f"https://{host}/")
    ]
    assert taken == []
    assert [
        (one.name, host) for one in sources for host in MINISTRIES if one.on_site(f"https://{host}/")
    ] == []


def test_every_source_takes_in_its_own_pages() -> None:
    for source in (source_of(path)() for path in FILES if path.stem not in TEMPLATES):
        assert all(source.on_site(url) for url in (source.home, *source.listing)), source.name


def test_the_state_council_all_provinces_and_the_places_of_the_seeds_are_there() -> None:
    codes = {source_of(path).region for path in FILES}
    assert "100000" in codes
    assert sum(code.endswith("0000") and code != "100000" for code in codes) == PROVINCES
    seeds = (
        "330100 330200 330300 330381 330500 330523 330400 330402 330411 330600 331000 511827 530800 440403"
    )
    seeds += " 445100 650203 430000 430400 410803 341126 522727"
    assert set(seeds.split()) <= codes
