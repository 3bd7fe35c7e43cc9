"""Written dates and moments -> days in Beijing."""

import pytest

from pipelines.extract.date_formats import iso_day


@pytest.mark.parametrize(
    "written",
    [
        "2021-02-10 09:30:00",
        "2021－02－10",
        "2021–02–10",
        "2021—02—10",
        "2021年2月10日",
        "２０２１年２月１０日",
        "2021.02.10",
        "2021-02-09T16:30:00Z",
        "2021-02-09T16:30:00.000Z",
        "2021-02-09T16:30:00+0000",
        "2021-02-10T09:30:00+08:00",
        "Wed Feb 10 09:30:00 CST 2021",
        "Tue Feb 09 16:30:00 UTC 2021",
        "Wed Feb 10 2021 00:30:00 GMT+0800 (中国标准时间)".encode("ascii", "ignore").decode(),
        "Tue, 09 Feb 2021 17:00:00 GMT",
    ],
)
def test_a_day_is_read_as_the_day_in_beijing(written: str) -> None:
    assert iso_day(written) == "2021-02-10"


@pytest.mark.parametrize(
    "written", ["", "2021-13-40", "12345", "Wed Foo 10 09:30:00 CST 2021", "1821年2月10日"]
)
def test_what_is_no_day_is_not_read(written: str) -> None:
    assert iso_day(written) == ""


def test_a_moment_of_an_unknown_zone_keeps_its_day() -> None:
    assert iso_day("Wed Feb 10 09:30:00 XST 2021") == "2021-02-10"
