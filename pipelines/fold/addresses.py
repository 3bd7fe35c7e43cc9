"""Tell addresses of one page apart from those of several: parameters that change while the page behind stays the same.

A parameter is learned per host, and only from texts: two addresses that differ in nothing but its value and show one
text are one place. Where they show different reports, or the parameter's name is that of what names pages, it never is.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from pipelines.fold.effects import FoldEffects
from pipelines.fold.same_report import same_report, same_text
from pipelines.fold.state import (
    HOST,
    CopyState,
    FoldState,
    HostState,
    ReportObservation,
    SimilarAddresses,
    UrlState,
    copy_key,
    similar_key,
    url_key,
)
from pipelines.fold.url_parameters import parameters, without_parameters

ENOUGH = 2
"""Pages of a host that show their texts whatever the parameter, from which on it is learned; a guess."""
AT_MOST = 8
"""Addresses of one form that are remembered; with more the parameter seems to name pages. A guess."""


def learned(host: FoldState | None) -> frozenset[str]:
    """Return the names of the parameters that do not count on a host."""
    if not isinstance(host, HostState):
        return frozenset()
    names = [name for name, _ in host.constant]
    return frozenset(name for name in names if names.count(name) >= ENOUGH and name not in host.naming)


def place_of(effects: FoldEffects, sights: Sequence[ReportObservation]) -> str:
    """Return the address under which what a fetch shows is folded.

    Args:
        effects: of this step; what is learned about the host's parameters is added to it.
        sights: the reports that the fetch shows.

    Returns:
        The address of the copy that stands there under another value of a parameter; else that of the fetch itself.
    """
    url = effects.seen.url
    given = parameters(url) if "?" in url else []
    if not given or len(sights) != 1 or sights[0].entry:
        return url
    address = cast("UrlState | None", effects.get(url_key(url)))
    if address and address.stands_for:
        return address.stands_for if same_report(_sight(effects, address.stands_for), sights[0]) else url
    own = cast("CopyState | None", effects.get(copy_key(url, effects.seen.host, "")))
    if own and own.copy:
        return url
    return _similar(effects, dict(given), sights[0])


def _similar(effects: FoldEffects, given: dict[str, str], observed: ReportObservation) -> str:
    """Return the place of an address that shows a report for the first time, and note what it says of parameters."""
    url = effects.seen.url
    name = similar_key(without_parameters(url, given))
    known = cast("SimilarAddresses", effects.get(name) or SimilarAddresses())
    for other in known.urls:
        names = sorted({each for each, _ in given.items() ^ dict(parameters(other)).items()})
        there = _sight(effects, other)
        if not there.normal:
            continue
        if same_text(there, observed) and not set(names) & set(_host(effects).naming):
            _note(effects, names, constant=True)
            return other
        if not same_report(there, observed):
            _note(effects, names, constant=False)
        elif set(names) <= learned(_host(effects)):
            return other
    effects.states[name] = SimilarAddresses(urls=(*known.urls, url)[-AT_MOST:])
    return url


def _note(effects: FoldEffects, names: Sequence[str], *, constant: bool) -> None:
    """Note of parameters that they do not count on a page, or that they name pages."""
    host = _host(effects)
    if constant:
        fresh = [(each, effects.seen.url) for each in names if (each, effects.seen.url) not in host.constant]
        names_so_far = [each for each, _ in host.constant]
        added = tuple(each for each in fresh if names_so_far.count(each[0]) < ENOUGH)
        host = replace(host, constant=(*host.constant, *added))
    else:
        host = replace(host, naming=tuple(sorted({*host.naming, *names})))
    if host != _host(effects):
        effects.states[HOST] = host


def _host(effects: FoldEffects) -> HostState:
    """Return the state of the host."""
    return cast("HostState", effects.get(HOST) or HostState())


def _sight(effects: FoldEffects, url: str) -> ReportObservation:
    """Return what the copy at an address showed last."""
    state = cast("CopyState | None", effects.get(copy_key(url, effects.seen.host, "")))
    return state.sight if state else ReportObservation()
