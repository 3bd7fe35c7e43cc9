"""Source lines that begin indented are cut as before, in time that grows with the page."""

import re
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.text_rendering import indented_pieces
from pipelines.refine import refine
from storage.records import Page

PLAIN = re.compile(r"[\r\n][ \t\r\n]*(?=[\u3000\xa0]{2})|[\r\n](?=[ ]{4}[\u2e80-\u9fff])")
"""The rule as one pattern, which takes the square of a run of blank lines."""


def squeezed(pieces: list[str]) -> list[str]:
    return [words for piece in pieces if (words := piece.strip(" \t\r\n"))]


@given(st.text(alphabet="\n\r \t\u3000\xa0一a", max_size=60))
def test_a_source_text_is_cut_where_a_line_begins_indented(text: str) -> None:
    assert squeezed(indented_pieces(text)) == squeezed(PLAIN.split(text))


def test_a_page_of_blank_lines_is_read_at_once() -> None:
    for blank in ("\r\n", "\n ", "\n\t", "\r"):
        body = f"<html><body><div><p>青槐县{blank * 60_000}政府</p></div></body></html>".encode()
        began = process_time()
        refine(Page(url="http://www.b.example/1.html", body=body, status=200))
        assert process_time() - began < 2
