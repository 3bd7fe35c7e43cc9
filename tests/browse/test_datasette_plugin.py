"""What stands around every page: headers, languages, wrong addresses, a file that goes away, no way to write."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from storage.archive import Archive
from tests.support.reading_room import HOSTILE, Room, small_archive

OURS = ("/", "/?lang=en", "/report/330200/2021", "/place/330200", "/nothing")
DATASETTES = ("/archive", "/archive/coverage", "/archive?sql=select+1")


@pytest.mark.parametrize("address", OURS)
def test_our_pages_run_nothing_but_their_own_script(room: Room, address: str) -> None:
    policy = room.get(address).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("address", [*OURS, *DATASETTES])
def test_every_answer_has_its_headers(room: Room, address: str) -> None:
    headers = room.get(address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert "default-src 'none'" in headers["content-security-policy"]


def test_a_page_has_the_language_that_was_asked_for_else_what_the_browser_prefers(room: Room) -> None:
    assert "What changed lately" in room.get("/?lang=en").text
    assert "What changed lately" in room.get("/", accept_language="en-GB,en;q=0.9,zh;q=0.3").text
    assert "最近的变化" in room.get("/", accept_language="fr,zh-TW;q=0.8,en;q=0.2").text
    assert "最近的变化" in room.get("/", accept_language="").text
    assert "最近的变化" in room.get("/?lang=zh", accept_language="en").text


def test_a_chosen_language_is_remembered(room: Room) -> None:
    assert "lang=en" in room.get("/?lang=en").headers["set-cookie"]
    assert "What changed lately" in room.get("/", cookie="lang=en", accept_language="zh").text
    assert "最近的变化" in room.get("/", cookie="lang=xx").text


@pytest.mark.parametrize(
    "address",
    ["/change/ffff", "/change/zz", "/report/0123456789abcdef0123", "/report/330200/1901", "/report/330200/2021/none",
     "/report/999999/2021", "/nothing.csv", "/archive/no_table", "/report/330200/2021/nothing.csv", "/etc/passwd"],
)  # fmt: skip
def test_a_wrong_address_is_not_found_in_words(
    room: Room, address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = room.get(address)
    assert answer.status_code == 404
    assert "没有这一页" in answer.text
    assert "Traceback" not in "".join(capfd.readouterr())


def test_nothing_can_be_written(room: Room) -> None:
    before = sha256(room.path.read_bytes()).digest()
    for sql in (
        "delete from versions",
        "update versions set text = ''",
        "drop table runs",
        "pragma user_version = 1",
    ):
        assert room.get(f"/archive?sql={sql}").status_code == 400
    assert room.post("/archive/versions", sql="delete from versions").status_code == 405
    assert room.post("/", q="x").status_code == 405
    assert room.get("/archive.db").status_code in {403, 404}
    assert sha256(room.path.read_bytes()).digest() == before


def test_a_statement_that_runs_long_is_stopped(room: Room) -> None:
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    answer = room.get(f"/archive?sql={endless}")
    assert answer.status_code == 400
    assert room.get("/").status_code == 200


def test_a_file_that_is_replaced_or_removed_is_told(tmp_path: Path) -> None:
    room = Room(small_archive(tmp_path / "a.db"))
    assert room.get("/").status_code == 200
    other = tmp_path / "other.db"
    Archive(other, create=True).close()
    shutil.move(other, room.path)
    answer = room.get("/archive/coverage")
    assert answer.status_code == 503
    assert "was replaced" in answer.text
    room.path.unlink()
    assert room.get("/").status_code == 503


def test_a_file_that_is_overwritten_in_place_is_an_answer_not_the_end(tmp_path: Path) -> None:
    room = Room(small_archive(tmp_path / "a.db"))
    assert room.get("/").status_code == 200
    with room.path.open("r+b") as file:
        file.truncate(5000)
    answer = room.get("/")
    assert answer.status_code == 503
    assert "现在读不了收录" in answer.text


def test_pages_are_read_while_another_process_holds_a_transaction(tmp_path: Path) -> None:
    room = Room(small_archive(tmp_path / "a.db"))
    with Archive(room.path) as archive, archive.transaction():
        archive.db.execute("UPDATE versions SET title = 'unfinished'")
        answer = room.get("/report/330200/2021")
    assert answer.status_code == 200
    assert "unfinished" not in answer.text


@pytest.mark.parametrize("address", ["/", "/report/330200/2021", "/archive/versions"])
def test_no_text_of_a_page_is_markup(hostile_room: Room, address: str) -> None:
    text = hostile_room.get(address).text
    assert "<script>alert" not in text
    assert "<img" not in text
    if not address.startswith("/archive"):
        assert "\u202e" not in text
        assert "\x07" not in text


def test_no_text_is_a_formula_in_a_table(hostile_room: Room) -> None:
    hostile_room.path.stat()
    written = hostile_room.get("/report/330200/2021/versions.csv").text
    assert not any(
        cell.lstrip('"').startswith(("=", "+", "@"))
        for line in written.splitlines()
        for cell in line.split(",")
    )
    assert HOSTILE not in written
