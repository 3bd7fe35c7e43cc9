"""A report seen at a place -> the place afterwards: a new copy or version, the same text, or one that waits."""

from dataclasses import replace

from pipelines.fold.effects import FoldEffects, VersionStart, copy_of, short_hash
from pipelines.fold.same_report import remembered, restated, same_report, same_text, suspicion
from pipelines.fold.state import CopyState, QuarantinedText, ReportObservation
from storage.timestamps import days_between

SECOND_LOOK_DAYS = 1 / 24
"""A held text is believed when a fetch at least an hour later agrees."""


def look(now: FoldEffects, place: CopyState | None, sight: ReportObservation) -> CopyState:
    """A report is seen at a place: the place afterwards."""
    seen = now.seen
    place = place or CopyState(url=seen.url, entry=sight.entry, source=seen.source)
    leads_to = seen.final_url if seen.final_url != seen.url and not sight.entry else ""
    place = replace(place, url=seen.url, walk=seen.walk or place.walk, leads_to=leads_to)
    if place.copy and not same_report(place.sight, sight):
        return _another(now, place, sight)
    if not place.copy:
        return _begin(now, place, sight) if sight.whole else _doubt(now, place, sight, "part_missing")
    if same_text(place.sight, sight):
        return _same(now, place, sight)
    earlier = dict(place.texts).get(sight.normal)
    if earlier:
        return _flap(now, place, sight, earlier)
    doubt = suspicion(place.sight, sight)
    return _doubt(now, place, sight, doubt) if doubt else _edit(now, place, sight)


def _same(now: FoldEffects, place: CopyState, sight: ReportObservation) -> CopyState:
    """The text stands as it was, but for layout, typography or what the page says beside it."""
    if sight.normal != place.sight.normal:
        now.tell("layout_only", place, "title")
    elif sight.layout != place.sight.layout:
        now.tell("typography_only", place)
    elif sight.raw != place.sight.raw:
        now.tell("layout_only", place)
    said = restated(place.sight, sight)
    if said:
        now.tell("redated", place, said)
    return _stand(now, replace(place, sight=remembered(place.sight, sight), held=None))


def _stand(now: FoldEffects, place: CopyState) -> CopyState:
    """The place was seen now: it stands."""
    if place.status == "gone":
        now.tell("back", place)
    elif place.status == "missing" and place.entry:
        now.tell("restored", place, "missing")
    now.touched[place.version] = now.seen.at
    return replace(place, status="stands", misses=(), gone_at="", last_seen=now.seen.at)


def _begin(
    now: FoldEffects, place: CopyState, sight: ReportObservation, held: QuarantinedText | None = None
) -> CopyState:
    """A copy begins here, with its first version; one that was held begins when it was first seen."""
    first, at = (held.fetch, held.at) if held else (now.seen.fetch, now.seen.at)
    copy = short_hash(now.seen.host if sight.entry else place.url, sight.entry, first)
    version = short_hash(copy, first)
    now.openings.append(VersionStart(version, copy, now.seen.fetch, sight.entry, at))
    fresh = CopyState(
        url=place.url,
        entry=place.entry,
        source=now.seen.source,
        copy=copy,
        version=version,
        sight=sight,
        texts=((sight.normal, version),),
        first_seen=at,
        walk=place.walk,
        leads_to=place.leads_to,
    )
    now.tell("new", fresh)
    return _stand(now, fresh)


def _edit(
    now: FoldEffects, place: CopyState, sight: ReportObservation, held: QuarantinedText | None = None
) -> CopyState:
    """A new version of the copy; one that was held begins when it was first seen."""
    fetch, at = (held.fetch, held.at) if held else (now.seen.fetch, now.seen.at)
    version = short_hash(place.copy, fetch)
    now.openings.append(VersionStart(version, place.copy, now.seen.fetch, sight.entry, at))
    said = restated(place.sight, sight)
    texts = (*place.texts, (sight.normal, version))
    place = replace(
        place,
        version=version,
        sight=remembered(place.sight, sight),
        texts=texts,
        held=None,
        flapping=False,
    )
    now.tell("republished" if said else "edited", place, said or "silent")
    return _stand(now, place)


def _flap(now: FoldEffects, place: CopyState, sight: ReportObservation, version: str) -> CopyState:
    """The text is one that this copy had before: no new version, and said once."""
    place = replace(place, version=version, sight=sight, held=None)
    if not place.flapping:
        now.tell("flapping", place)
    return _stand(now, replace(place, flapping=True))


def _doubt(now: FoldEffects, place: CopyState, sight: ReportObservation, why: str) -> CopyState:
    """A suspicious text waits; a second look that agrees, at another time, makes it a version."""
    held = _agreed(now, place, sight)
    if not held:
        return _wait(now, place, sight, why)
    if not place.copy:
        return _begin(now, place, sight, held)
    return _edit(now, place, sight, held)


def _wait(now: FoldEffects, place: CopyState, sight: ReportObservation, why: str) -> CopyState:
    """Hold a text; told once for each text."""
    if place.held and place.held.sight.normal == sight.normal:
        return place
    now.tell("held", place, why)
    return replace(place, held=QuarantinedText(sight=sight, at=now.seen.at, fetch=now.seen.fetch))


def _agreed(now: FoldEffects, place: CopyState, sight: ReportObservation) -> QuarantinedText | None:
    """What was held, if this later look agrees with it."""
    held = place.held
    agrees = held and held.sight.normal == sight.normal
    return held if held and agrees and days_between(held.at, now.seen.at) >= SECOND_LOOK_DAYS else None


def _another(now: FoldEffects, place: CopyState, sight: ReportObservation) -> CopyState:
    """The address carries another report: the copy ends, another one begins; never an edit."""
    was, year = place.sight.year, sight.year
    backwards = was is not None and year is not None and year < was
    held = _agreed(now, place, sight)
    if not held and (backwards or not sight.whole):
        return _wait(now, place, sight, "rolled back" if backwards else "part_missing")
    ended = replace(place, status="rolled", held=None)
    now.tell("rolled", ended, f"{was or ''} -> {year or ''}")
    now.copies[place.copy] = copy_of(ended, now.seen.host)
    return _begin(now, place, sight, held)
