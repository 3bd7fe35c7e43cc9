"""Names as a user types them -> sources; for an unknown name, a hint at similar ones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from scrapy import Spider
from scrapy.settings import Settings
from scrapy.spiderloader import get_spider_loader

from crawler.cli.command import nearest
from crawler.policy.share import Share
from crawler.portals.selection import PlaceSelection, regions_named, selection
from storage.errors import UserMistake

if TYPE_CHECKING:
    from crawler.portals.spider_loader import SourceLoader


def source_loader(settings: Settings) -> "SourceLoader":
    """Return the loader of sources: the setting SPIDER_LOADER_CLASS names ours."""
    return cast("SourceLoader", get_spider_loader(settings))


def source_names(settings: Settings, given: Sequence[str], wanted: PlaceSelection | None = None) -> list[str]:
    """Return the names of sources.

    Args:
        settings: Those of the command.
        given: Names, codes or names of places as typed.
        wanted: Places that are chosen by --under and --level; sources of the portal table among them.

    Returns:
        Those given, then those chosen; without either the sources that are classes, with those of the table that
        the setting CRAWL_UNDER chooses.

    Raises:
        UserMistake: A name is unknown, or nothing lies in the places chosen.
    """
    loader = source_loader(settings)
    named = [source_name(loader, word) for word in given]
    if wanted:
        found = [name for name in loader.list() if wanted.takes(loader.region_of(name))]
        if not found:
            raise UserMistake("no source lies there; 'scrapy list' has all of them")
        named += found
    return list(dict.fromkeys(named)) or default_names(loader, settings)


def names_in_share(settings: Settings, names: Sequence[str], share: Share) -> list[str]:
    """Return the sources that a share holds, in their order; all for the whole."""
    loader = source_loader(settings)
    return [name for name in names if share.of == 1 or share.holds(domains_of(loader.load(name)))]


def domains_of(source: type[Spider]) -> set[str]:
    """Return the domains of a source's home and columns, without www."""
    urls = [getattr(source, "home", ""), *getattr(source, "listing", ())]
    return {(urlsplit(url).hostname or "").removeprefix("www.") for url in urls if url}


def source_name(loader: "SourceLoader", word: str) -> str:
    """Return the source that a word names: by its name, its place's code, or its place's name."""
    if word in loader.classes():
        return word
    codes = {one.code for one in regions_named(word)}
    found = [name for name in (loader.by_region.get(code, code) for code in codes) if name in loader.list()]
    if len(found) == 1:
        return found[0]
    if found:
        raise UserMistake(
            f"'{word}' stands for several sources: {', '.join(sorted(found))}; give one of them"
        )
    for code in sorted(codes & loader.unreachable.keys()):
        row = loader.unreachable[code]
        raise UserMistake(f"no address of {row.place} ({code}) is known: {row.note}")
    raise UserMistake(f"no source named {word}: {nearest(word, loader.classes())}")


def default_names(loader: "SourceLoader", settings: Settings) -> list[str]:
    """Return the sources of a run that names none: classes with a home page, and what CRAWL_UNDER chooses."""
    names = [name for name in loader.classes() if home_of(loader.load(name))]
    under = selection(settings.getlist("CRAWL_UNDER"))
    more = [name for name in loader.list() if under.takes(loader.region_of(name))] if under else []
    return list(dict.fromkeys([*names, *more]))


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
