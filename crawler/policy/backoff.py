"""Challenge or refusal -> how long to leave a host alone; pure. A challenge is never fought."""

import email.utils
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from crawler.policy.clock import MOMENT, parse_iso_moment

CHALLENGE_DAYS = (1, 2, 4, 7)
"""Days that a host rests after the first, second, … run in a row that met a challenge; a guess."""

LEAST = timedelta(minutes=10)
MOST = timedelta(days=14)
"""Bounds of what a Retry-After may ask for, guesses; without one a 429 or 503 rests for LEAST."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """A host that is left alone until a moment, and why."""

    until: str
    because: str
    times: int = 1
    """How many runs in a row gave the reason."""


def after_challenge(before: Backoff | None, now: str, what: str) -> Backoff:
    """Return the rest after a challenge: longer for each run in a row that met one (CHALLENGE_DAYS)."""
    times = before.times + 1 if before and before.because.startswith("challenge") else 1
    days = CHALLENGE_DAYS[min(times, len(CHALLENGE_DAYS)) - 1]
    until = parse_iso_moment(now) + timedelta(days=days) - timedelta(hours=2)
    return Backoff(until=until.strftime(MOMENT), because=f"challenge: {what}", times=times)


def after_refusal(status: int, retry_after: str, now: str) -> Backoff:
    """Return the rest after a 429 or 503: what Retry-After asks for, from LEAST to MOST."""
    wait = min(max(asked_wait(retry_after, parse_iso_moment(now)), LEAST), MOST)
    return Backoff(until=(parse_iso_moment(now) + wait).strftime(MOMENT), because=f"status {status}")


def asked_wait(retry_after: str, now: datetime) -> timedelta:
    """Parse a Retry-After header, seconds or a date; zero for an empty one and for nonsense."""
    if retry_after.strip().isdecimal():
        return timedelta(seconds=min(int(retry_after), 10**8))
    try:
        moment = email.utils.parsedate_to_datetime(retry_after)
    except (ValueError, TypeError):
        return timedelta(0)
    return moment.replace(tzinfo=moment.tzinfo or UTC) - now


def is_active(rest: Backoff | None, now: str) -> bool:
    """Return whether a host is still to be left alone."""
    return rest is not None and now < rest.until
