"""WARC and ARC: every packing and coding is read, damage costs the damaged record alone, kinds of records are told."""

import gzip
import tracemalloc
from pathlib import Path

import pytest

from crawler.captures.captured import MAX_BYTES, Captured, Confirmation, Finding, LeftOut, NoPage
from crawler.captures.intake import CollectionWalk
from tests.support.warc_files import (
    AT,
    CODINGS,
    DAMAGED,
    HTML,
    PACKINGS,
    TYPE,
    URL,
    page,
    record,
    response_block,
)


def found_in(folder: Path, data: bytes, name: str = "a.warc") -> list[Finding]:
    """What a file with these bytes holds."""
    path = folder / name
    path.write_bytes(data)
    return list(CollectionWalk().findings(path))


def captures(found: list[Finding]) -> list[Captured]:
    """The captures among the findings that are whole."""
    return [each for each in found if isinstance(each, Captured) and each.page.transport == "ok"]


@pytest.mark.parametrize("coding", CODINGS)
def test_a_page_is_read_in_every_coding_and_form(tmp_path: Path, coding: str) -> None:
    (found,) = captures(found_in(tmp_path, CODINGS[coding]))
    assert (found.page.url, found.page.body, found.page.status) == (URL, HTML, 200)
    assert (found.page.at, found.page.precision) == ("2021-03-01T02:03:04.000000Z", "")
    assert not {name for name, _ in found.page.headers} & {"content-encoding", "transfer-encoding"}


@pytest.mark.parametrize("name", PACKINGS)
def test_two_pages_are_read_in_every_packing(tmp_path: Path, name: str) -> None:
    found = found_in(tmp_path, PACKINGS[name], name)
    assert [(each.page.url, each.page.body) for each in captures(found)] == [
        (f"{URL}?1", HTML),
        (f"{URL}?2", HTML),
    ]
    assert not [each for each in found if isinstance(each, LeftOut)]


@pytest.mark.parametrize("name", PACKINGS)
def test_a_file_of_records_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    assert len(captures(found_in(tmp_path, PACKINGS[name], "records"))) == 2


@pytest.mark.parametrize("damage", DAMAGED)
def test_damage_costs_the_damaged_record_alone_and_is_told(tmp_path: Path, damage: str) -> None:
    found = found_in(tmp_path, DAMAGED[damage])
    assert [each.page.url for each in captures(found)] == [f"{URL}?1", f"{URL}?2"]
    assert [each for each in found if isinstance(each, LeftOut)]


def test_an_address_whose_bytes_are_no_utf8_keeps_its_bytes(tmp_path: Path) -> None:
    written = "http://www.qinghuai-old.example/报告.html"
    data = record(response_block(), url=written) + record(response_block(), url=written.encode("gbk"))
    assert [each.page.url.rpartition("/")[2] for each in captures(found_in(tmp_path, data))] == [
        "%E6%8A%A5%E5%91%8A.html",
        "%B1%A8%B8%E6.html",
    ]


@pytest.mark.parametrize("first", ["response", "request"])
def test_an_answer_to_post_is_no_page(tmp_path: Path, first: str) -> None:
    answer = page(1)
    asked = record(
        b"POST /search HTTP/1.1\r\n\r\n",
        "request",
        f"{URL}?1",
        extra=(("WARC-Concurrent-To", "<urn:uuid:00000000-0000-0000-0000-000000000001>"),),
        number=7,
    )
    data = answer + asked if first == "response" else asked + answer
    found = found_in(tmp_path, data + page(2))
    assert [each.page.url for each in captures(found)] == [f"{URL}?2"]
    assert NoPage("answers to POST") in found


def test_revisits_and_answers_without_a_body_confirm(tmp_path: Path) -> None:
    refers = (
        ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"),
        ("WARC-Payload-Digest", "sha1:ABC"),
        ("WARC-Refers-To-Target-URI", f"<{URL}>"),
        ("WARC-Refers-To-Date", AT),
    )
    server = (
        ("WARC-Profile", "http://netpreserve.org/warc/1.0/revisit/server-not-modified"),
        ("WARC-Payload-Digest", "sha1:ABC"),
    )
    data = (
        record(response_block(b""), "revisit", extra=refers)
        + record(b"", "revisit", extra=refers[:2])
        + record(response_block(b"", status="HTTP/1.1 304 Not Modified"), "revisit", extra=server)
        + record(response_block(b"", status="HTTP/1.1 304 Not Modified"))
    )
    found = [each for each in found_in(tmp_path, data) if isinstance(each, Confirmation)]
    assert [(each.digest, each.refers_to[1][:10]) for each in found] == [
        ("sha1:ABC", "2021-03-01"),
        ("sha1:ABC", ""),
        ("", ""),
        ("", ""),
    ]


def test_a_redirect_says_where_it_leads(tmp_path: Path) -> None:
    data = record(response_block(b"moved", (*TYPE, ("Location", "../b.html")), "HTTP/1.1 301 Moved"))
    (found,) = captures(found_in(tmp_path, data))
    assert (found.page.status, found.page.final_url, found.page.body) == (
        301,
        "http://www.qinghuai-old.example/b.html",
        b"",
    )


@pytest.mark.parametrize(
    "data",
    [
        record(response_block(), extra=(("WARC-Truncated", "length"),)),
        record(response_block(heads=(*TYPE, ("Content-Length", str(len(HTML) + 72))))),
        record(response_block(status="HTTP/1.1 206 Partial Content")),
    ],
)
def test_what_was_cut_is_a_fact_that_is_not_read_as_the_page(tmp_path: Path, data: bytes) -> None:
    found = found_in(tmp_path, data)
    assert [type(each) for each in found] == [LeftOut, Captured]
    assert isinstance(found[1], Captured)
    assert found[1].page.transport == "reset"


def test_what_is_no_page_is_named_by_its_kind(tmp_path: Path) -> None:
    data = b"".join(
        record(
            response_block(b"x", (("Content-Type", label),)), url=f"http://www.qinghuai-old.example/{name}"
        )
        for name, label in (("a.css", "text/css"), ("a.png", "image/png"), ("robots.txt", "text/plain"))
    )
    data += record(b"x", "response", "dns:www.qinghuai-old.example", label="text/dns")
    data += record(b"x", "metadata", label="application/warc-fields")
    kinds = [each.kind for each in found_in(tmp_path, data) if isinstance(each, NoPage)]
    assert kinds == [
        "style sheets",
        "pictures",
        "robots.txt",
        "records of other kinds",
        "records of other kinds",
    ]


@pytest.mark.parametrize(
    ("written", "known"),
    [("2026", "year"), ("2026-03", "month"), ("2026-03-02", "day"), ("2026-03-02T08:00Z", "minute")],
)
def test_a_moment_that_is_known_to_a_year_says_so(tmp_path: Path, written: str, known: str) -> None:
    (found,) = captures(found_in(tmp_path, record(response_block(), at=written)))
    assert found.page.precision == known


def test_what_is_too_long_or_has_no_moment_is_left_out(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, record(response_block(bytes(MAX_BYTES + 1))))
    assert found == LeftOut(URL, f"longer than {MAX_BYTES} bytes")
    (found,) = found_in(tmp_path, record(response_block(), at="yesterday"))
    assert found == LeftOut(URL, "its WARC-Date is no moment")


def test_a_record_of_any_length_is_passed_over_without_being_held(tmp_path: Path) -> None:
    huge = record(b"", length=MAX_BYTES * 2)[:-4]
    path = tmp_path / "a.warc"
    with path.open("wb") as stream:
        stream.write(huge)
        stream.seek(MAX_BYTES * 2, 1)
        stream.write(b"\r\n\r\n" + page(1))
    found = list(CollectionWalk().findings(path))
    assert [each.page.url for each in captures(found)] == [f"{URL}?1"]


@pytest.mark.parametrize(
    "rubbish", [bytes(40_000_000), b"a: b\r\n" * 4_000_000, b"WARC/1.0\r\n" + b"a: b\r\n" * 4_000_000]
)
def test_a_head_without_an_end_is_passed_over_in_little_memory(tmp_path: Path, rubbish: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"x" + rubbish + b"\r\n\r\n", 1) + gzip.compress(page(1)))
    tracemalloc.start()
    found = list(CollectionWalk().findings(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [each.page.url for each in captures(found)] == [f"{URL}?1"]
    assert peak < 20_000_000


def test_bytes_that_are_no_archive_are_told_to_be_none(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, b"no warc at all", "b.warc.gz")
    assert isinstance(found, LeftOut)
    assert "head cannot be read" in found.reason
