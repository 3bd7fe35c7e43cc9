"""Names as a user types them -> sources; for an unknown name, a hint at similar ones."""

from collections.abc import Sequence

from scrapy import Spider
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader

from crawler.cli.command import nearest
from storage.errors import UserMistake


def source_names(settings: Settings, given: Sequence[str]) -> list[str]:
    """Return the sources that were named, or all; raises UserMistake for an unknown name."""
    loader = get_spider_loader(settings)
    there = sorted(loader.list())
    for name in given:
        if name not in there:
            raise UserMistake(f"no source named {name}: {nearest(name, there)}")
    return list(dict.fromkeys(given)) or [name for name in there if home_of(loader.load(name))]


def home_of(source: type[Spider]) -> str:
    """Return the home page of a source; empty for a template, which needs -a home=…."""
    return str(getattr(source, "home", ""))


def arguments(pairs: Sequence[str]) -> dict[str, str]:
    """Parse NAME=VALUE pairs of -a; raises UserMistake for anything else."""
    split = [pair.partition("=") for pair in pairs]
    for name, equals, _ in split:
        if not equals or not name.isidentifier():
            raise UserMistake(f"-a takes NAME=VALUE, not '{name}'")
    return {name: value for name, _, value in split}
