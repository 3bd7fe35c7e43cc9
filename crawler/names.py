"""Names as a user types them -> sources; an unknown one is a mistake that names its like."""

from collections.abc import Sequence

from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader

from crawler.command import nearest
from storage.errors import UserMistake


def source_names(settings: Settings, given: Sequence[str]) -> list[str]:
    """The sources that were named, or all; raises UserMistake for a name that is none."""
    there = sorted(get_spider_loader(settings).list())
    for name in given:
        if name not in there:
            raise UserMistake(f"no source named {name}: {nearest(name, there)}")
    return list(dict.fromkeys(given)) or [name for name in there if home_of(settings, name)]


def home_of(settings: Settings, name: str) -> str:
    """The home page of a source; empty for a template that is given one by -a home=…."""
    return str(getattr(get_spider_loader(settings).load(name), "home", ""))


def arguments(pairs: Sequence[str]) -> dict[str, str]:
    """NAME=VALUE of -a -> a mapping; raises UserMistake for anything else."""
    split = [pair.partition("=") for pair in pairs]
    for name, equals, _ in split:
        if not equals or not name.isidentifier():
            raise UserMistake(f"-a takes NAME=VALUE, not '{name}'")
    return {name: value for name, _, value in split}
