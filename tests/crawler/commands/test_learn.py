"""Learning proposes rules from three or more pages of a host, with evidence, and applies nothing."""

from pathlib import Path

from pipelines import host_rules
from pipelines.extract.main_content import find
from pipelines.parse.document import open_page
from pipelines.wrapper_induction import Proposal, learn
from storage.records import Page
from tests.support.shells import page

SLOGAN = "青槐在线第{}期供稿"


def saved(count: int, shell: str = "teasers") -> list[Page]:
    """Pages that say other things, with a slogan under each text."""
    pages = []
    for at in range(count):
        body = "".join(
            f"<p>第{at}次会议第{line}项：研究{'重点' * (at + 1)}工作，要求抓好落实。</p>" for line in range(9)
        )
        body += f"<p>{SLOGAN.format(at)}</p>"
        pages.append(
            Page(url=f"https://www.example.gov.cn/{at}.html", body=page(shell, "clean", at, body).encode())
        )
    return pages


def test_a_container_and_a_recurring_line_are_proposed_with_their_evidence() -> None:
    assert learn(saved(4)) == [
        Proposal("container", ".x2", 4, 4),
        Proposal("line", SLOGAN.format(0), 4, 4),
    ]
    assert Proposal("container", ".x2", 4, 4).row("www.example.gov.cn")[3] == "4 of 4 pages"


def test_two_pages_are_not_enough() -> None:
    assert learn(saved(2)) == []


def test_a_known_layout_needs_no_container() -> None:
    assert [each.rule for each in learn(saved(4, "trs"))] == ["line"]


def test_a_host_has_its_own_container_once_it_is_in_the_table(tmp_path: Path) -> None:
    table = tmp_path / "rules.csv"
    table.write_text(
        "host,rule,value,evidence\nwww.example.gov.cn,container,.x2,4 of 4 pages\n", encoding="utf-8"
    )
    read = host_rules.read_rules(table)
    assert read["www.example.gov.cn"].containers == (".x2",)
    given = saved(1)[0]
    found = find(open_page(given), read["www.example.gov.cn"])
    assert found is not None
    assert found.rule == "host .x2"
