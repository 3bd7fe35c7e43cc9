"""Records of a datastore are found in one walk, whatever is left open."""

from time import process_time

import pytest

from crawler.cms.gkmlpt import nodes
from crawler.cms.jcms import NEXT_GROUP, RECORD, contents


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<record><![CDATA[<a>1</a>]]></record> <RECORD> <![cdata[ 2 ]]> </Record>", ["<a>1</a>", " 2 "]),
        ("<record>1<record>2</record>3</record>", ["1<record>2"]),
        ("</record><record></record><record>1", [""]),
        ("<record><![CDATA[1</record>", ["1"]),
    ],
)
def test_what_stands_in_a_record_is_read_without_its_marks(text: str, found: list[str]) -> None:
    assert list(contents(text, RECORD)) == found


def test_a_megabyte_of_open_tags_is_read_at_once() -> None:
    began = process_time()
    assert list(contents("<record>" * 125_000, RECORD)) == []
    assert list(contents("<nextgroup> " * 80_000, NEXT_GROUP)) == []
    assert nodes([{} for _ in range(300_000)]) == []
    assert process_time() - began < 2
