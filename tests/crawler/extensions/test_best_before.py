"""What the best run found is no more than what is there, where links changed every day."""

from crawler.discovery.known import SourceKnowledge
from crawler.extensions.source_handover import before_of
from crawler.policy.run_outcome import ReportCount

HEALTH = {"best": 14, "first": 9}
SIX = frozenset(f"http://a.example/{n}.html" for n in range(6))


def test_pages_that_were_counted_under_several_values_of_a_parameter_count_once() -> None:
    known = SourceKnowledge(constant={"a.example": frozenset({"t"})}, carrying=SIX)
    assert before_of(HEALTH, known) == ReportCount(all=6, first=6)


def test_elsewhere_the_best_run_stands_whatever_is_known_now() -> None:
    assert before_of(HEALTH, SourceKnowledge(carrying=SIX)) == ReportCount(all=14, first=9)
    assert before_of({}, SourceKnowledge()) == ReportCount()
