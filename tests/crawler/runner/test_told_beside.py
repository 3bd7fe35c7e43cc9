"""What changed beside a text is told with what was there and what is there now: in the mail, JSON, HTML words and the feed."""

from dataclasses import asdict
from pathlib import Path

import pytest
from lxml import etree

from crawler.runner.announcements import take_announcements
from pipelines.render.page_history import event_words
from storage.archive import Archive
from tests.support.archive_site import NEIGHBOUR, crawl, html, moment, report, served
from tests.support.commands import yange

PAGE = (
    html(report())
    .decode()
    .replace("</div><p>访问", '<p><a href="/b1.docx">清单.docx</a></p></div><p>访问')
    .replace("</head>", '<meta name="ContentSource" content="泠州发布"></head>')
)
EDITS = {
    "retitled": ("泠州发布", "泠洲发布"),
    "redated": ("2021-02-01", "2021-02-02"),
    "relinked": ("/b1.docx", "/b2.docx"),
}
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_beside_a_text_says_old_and_new_in_every_format(tmp_path: Path, kind: str) -> None:
    old, new = EDITS[kind]
    later = PAGE.replace(old, new)
    assert later != PAGE
    with Archive(tmp_path / "a.db", create=True) as archive:
        crawl(archive, 0, [served("a.html", PAGE.encode()), NEIGHBOUR])
        take_announcements(archive, moment(0))
        (event,) = (
            each
            for each in crawl(archive, 1, [served("a.html", later.encode()), NEIGHBOUR])
            if each.kind == kind
        )
        (told,) = (each for each in take_announcements(archive, moment(1)) if each.what == kind)
        words = event_words(event, {})
    assert f"{old} → " in told.line()
    assert new in told.line()
    assert told.text == asdict(told)["text"] != ""
    assert words
    assert all(told.text in each for each in words)
    assert yange(tmp_path, "diff", "--feed", str(tmp_path / "feed.xml")).returncode == 0
    feed = etree.parse(tmp_path / "feed.xml")
    titles = [each.findtext(f"{ATOM}title") or "" for each in feed.iter(f"{ATOM}entry")]
    assert [each for each in titles if told.text in each]
