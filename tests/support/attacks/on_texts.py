"""Attempts on what is seen of an edit: one character in each place of a page, digits over borders, counters, writing."""

import codecs
import json
from pathlib import Path
from random import Random

from lxml import etree, html

from pipelines.compare.comparison import ComparedText, Comparison
from pipelines.compare.stage import StoredText, outcome_of
from pipelines.render.atom import atom_text
from pipelines.render.formats import rendered
from pipelines.store.rebuild import reprocess
from storage.archive import Archive
from tests.support.archive_site import NEIGHBOUR, content, crawl, kinds, report, served
from tests.support.archive_site import html as page_of
from tests.support.attacks.attempt import hold
from tests.support.edits_by_place import PlacedEdit, counter_within, counters_of, edits_of
from tests.support.shells import DIALECTS, SHELLS

FOLDED = {"layout_only", "typography_only"}


def two_nights(folder: Path, before: bytes, after: bytes) -> list[str]:
    """What the second of two nights tells of a page; a rebuild must tell the same."""
    with Archive(folder / "a.db", create=True) as archive:
        crawl(archive, 0, [served("a.html", before), NEIGHBOUR])
        told = kinds(crawl(archive, 1, [served("a.html", after), NEIGHBOUR]))
        made = content(archive)
        reprocess(archive)
        hold(content(archive) == made, "a rebuild gives something else")
    return told


def edit_in_a_place(rng: Random, folder: Path) -> None:
    """An edit of one character in any place of any shell and dialect is told."""
    shell = rng.choice(list(SHELLS))
    edit: PlacedEdit = rng.choice(list(edits_of(shell, rng.choice(list(DIALECTS)))))
    told = two_nights(folder, edit.before.encode(), edit.after.encode())
    hold({*told} - FOLDED, f"{shell} {edit.place}: {told}")


def counter_that_moves(rng: Random, folder: Path) -> None:
    """A counter, the day and lists of news are no edit."""
    shell = rng.choice(list(SHELLS))
    edit = rng.choice((counters_of, counter_within))(shell)
    told = two_nights(folder, edit.before.encode(), edit.after.encode())
    hold(not {*told} - FOLDED, f"{shell}: {told}")


def random_digit(rng: Random, folder: Path) -> None:
    """Any digit of a text that becomes another one is an edit; so is one that goes over a border."""
    lines = report()
    at = rng.choice(
        [n for n, line in enumerate(lines) if n > 5 and any(char in "0123456789" for char in line)]
    )
    places = [n for n, char in enumerate(lines[at]) if char in "0123456789"]
    place = rng.choice(places)
    digit = str((int(lines[at][place]) + rng.randint(1, 9)) % 10)
    edited = [*lines[:at], lines[at][:place] + digit + lines[at][place + 1 :], *lines[at + 1 :]]
    told = two_nights(folder, page_of(lines), page_of(edited))
    hold({*told} & {"edited", "retitled"}, f"{lines[at]} {place}: {told}")


def digits_over_borders(rng: Random, folder: Path) -> None:
    """Digits that go from one cell, line or word into the next are an edit."""
    number = str(rng.randint(10_000, 999_999))
    first, second = sorted(rng.sample(range(1, len(number)), 2))
    border = rng.choice(("</td><td>", "</p><p>", " ", "_", "\u3000", "<br>"))
    before, after = (f"{number[:at]}{border}{number[at:]}" for at in (first, second))
    cell = "<table><tr><td>指标{}</td></tr></table>" if "td" in border else "<p>完成投资{}万元</p>"
    given = page_of(report()).decode()
    pages = (given.replace("<p>各位代表！", cell.format(each) + "<p>各位代表！") for each in (before, after))
    told = two_nights(folder, *(each.encode() for each in pages))
    hold("edited" in told, f"{before} {after}: {told}")


WRITINGS = (
    ("<p>", "<p>\u3000\u3000"),
    ("，", ","),
    ("><", ">\n\n<"),
    ("一", "<span>一</span>"),
    ("<body>", "<body><!-- made now -->"),
    ("<p>", "<p align=left style='margin:0'>"),
)
"""(what a page writes, how another program writes it)."""


def other_writing(rng: Random, folder: Path) -> None:
    """The same text in another encoding, indent, tag or typography is no edit."""
    given = page_of(report()).decode()
    for old, new in rng.sample(WRITINGS, rng.randint(1, 3)):
        given = given.replace(old, new)
    charset = rng.choice(("utf-8", "gbk", "gb18030", "utf-16", "bom"))
    given = given.replace('charset="utf-8"', f'charset="{"utf-8" if charset == "bom" else charset}"')
    body = codecs.BOM_UTF8 + given.encode() if charset == "bom" else given.encode(charset)
    told = two_nights(folder, page_of(report()), body)
    hold(not {*told} - FOLDED, f"{charset}: {told}")


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=x>',
    "\x1b[31m",
    "\u202e",
    "=cmd()",
    "`x`",
    "](javascript:x)",
    "]]>",
    "&lt;",
    "\x00",
    "\x07",
)


def hostile_output(rng: Random, folder: Path) -> None:
    """No text of a page is markup, script or a terminal's command in any format."""
    old = report()
    new = [
        line + "".join(rng.sample(HOSTILE, 3)) if rng.random() < 0.3 else line for line in report(growth="8")
    ]
    texts = [StoredText("\n".join(lines), 2021, lines[0]) for lines in (old, new)]
    change = outcome_of(("edit", texts[0], texts[1]))
    sides = [
        ComparedText(text=each.text, name="".join(rng.sample(HOSTILE, 2)), url="javascript:x")
        for each in texts
    ]
    shown = Comparison(
        change=change, old=sides[0], new=sides[1], id="0" * 20, at="2026-01-05T08:00:00.000000Z"
    )
    tree = html.fromstring(rendered(shown, "html"))
    hold(
        not [
            each for each in tree.iter("script", "img") if "alert" in (each.text or "") or each.get("onerror")
        ],
        "markup in HTML",
    )
    hold(
        not [each for each in tree.iter("a") if (each.get("href") or "").lower().startswith("javascript")],
        "a script in a link",
    )
    json.loads(rendered(shown, "json"))
    terminal = rendered(shown, "text")
    hold(not {"\x1b", "\x07", "\x00", "\u202e"} & set(terminal), "a terminal's command")
    etree.fromstring(atom_text([shown]).encode())
    hold("<script" not in rendered(shown, "md") and "<img" not in rendered(shown, "md"), "markup in Markdown")
    (folder / "shown.txt").write_text(terminal, "utf-8")
