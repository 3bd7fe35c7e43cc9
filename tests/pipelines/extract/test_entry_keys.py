"""Keys of the articles of a list page: the same at every visit, another for each article."""

import pytest

from pipelines.extract.entry_keys import entry_key, entry_keys

BASE = "http://www.lingzhou.example/item"
TITLES = [("政府工作报告", "2021-02-01"), ("泠州概况", ""), ("望潮区政府工作报告", "2021-02-03")]
BY_TITLE = [entry_key(*title) for title in TITLES]


@pytest.mark.parametrize(
    ("links", "keys"),
    [
        (["/7.html", "/8.html", "/9.html"], ["/7.html", "/8.html", "/9.html"]),
        (["/7;jsessionid=A1B2?a=1", "/8;jsessionid=A1B2", "/9"], ["/7?a=1", "/8", "/9"]),
        (["?id=7&t=1618", "?id=9&t=1618", "?token=ab&id=8"], ["?id=7", "?id=9", "?id=8"]),
        (["?id=7&pos=1", "?id=9&pos=2", "?id=8&pos=3"], ["?id=7", "?id=9", "?id=8"]),
        (["?id=103", "?id=104", "?id=105"], ["?id=103", "?id=104", "?id=105"]),
    ],
)
def test_a_link_is_a_key_without_what_changes_from_visit_to_visit(links: list[str], keys: list[str]) -> None:
    assert entry_keys([BASE + link for link in links], TITLES) == [BASE + key for key in keys]


@pytest.mark.parametrize("links", [["/index.html"] * 3, ["?id=0", "?id=1", "?id=2"], ["", "", ""]])
def test_where_links_do_not_tell_entries_apart_title_and_date_do(links: list[str]) -> None:
    assert entry_keys([link and BASE + link for link in links], TITLES) == BY_TITLE


def test_a_page_without_entries_has_no_keys() -> None:
    assert entry_keys([], []) == []
