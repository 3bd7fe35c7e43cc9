"""Source lines that begin indented are cut as before, in time that grows with the page."""

import re
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from pipelines.parse.text_rendering import indented_pieces
from tests.support.paths import ROOT

PLAIN = re.compile(r"[\r\n][ \t\r\n]*(?=[\u3000\xa0]{2})|[\r\n](?=[ ]{4}[\u2e80-\u9fff])")
"""The rule as one pattern, which takes the square of a run of blank lines."""

BLANK_LINES = 240_000
SECONDS = 60
"""CPU after which a reader that takes the square of blank lines is killed: a linear one needs a tenth of it."""


def squeezed(pieces: list[str]) -> list[str]:
    return [words for piece in pieces if (words := piece.strip(" \t\r\n"))]


@given(st.text(alphabet="\n\r \t\u3000\xa0一a", max_size=60))
def test_a_source_text_is_cut_where_a_line_begins_indented(text: str) -> None:
    assert squeezed(indented_pieces(text)) == squeezed(PLAIN.split(text))


READ_BLANK_LINES = f"""
import resource
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from pipelines.refine import refine
from storage.records import Page
from tests.support.paths import ROOT
for blank in ("\\r\\n", "\\n ", "\\n\\t", "\\r"):
    body = f"<html><body><div><p>青槐县{{blank * {BLANK_LINES}}}政府</p></div></body></html>".encode()
    refine(Page(url="http://www.b.example/1.html", body=body, status=200))
"""


def test_a_page_of_blank_lines_is_read_at_once() -> None:
    subprocess.run([sys.executable, "-c", READ_BLANK_LINES], cwd=ROOT, check=True)
