"""How long a host is left alone after a challenge or a refusal."""

from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from crawler.policy.backoff import Backoff, after_challenge, after_refusal, asked_wait, is_active

NOW = "2026-05-01T08:00:00.000000Z"


def test_rests_grow_and_end() -> None:
    rest = None
    spans = []
    for _ in range(5):
        rest = after_challenge(rest, NOW, "status 521")
        spans.append(datetime.fromisoformat(rest.until) - datetime.fromisoformat(NOW))
    assert spans == sorted(spans)
    assert spans[-1] < timedelta(days=8)
    assert is_active(rest, NOW)
    assert not is_active(rest, "2026-06-01T00:00:00.000000Z")
    assert not is_active(None, NOW)


@example("¹")
@given(st.text(max_size=40))
def test_any_retry_after_gives_a_rest_within_bounds(text: str) -> None:
    rest = after_refusal(503, text, NOW)
    span = datetime.fromisoformat(rest.until) - datetime.fromisoformat(NOW)
    assert timedelta(minutes=10) <= span <= timedelta(days=14)


def test_a_retry_after_is_seconds_or_a_date() -> None:
    now = datetime(2026, 5, 1, 8, tzinfo=UTC)
    assert asked_wait("120", now) == timedelta(minutes=2)
    assert asked_wait("Fri, 01 May 2026 09:00:00 GMT", now) == timedelta(hours=1)
    assert asked_wait("soon", now) == timedelta(0)
    assert Backoff(until=NOW, because="x").times == 1
