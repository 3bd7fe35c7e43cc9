"""scrapy review on a terminal: every answer is kept at once, a slip is said, the end of input quits."""

import os
import pty
import select
import shutil
import subprocess
from pathlib import Path

import pytest

from storage.archive import Archive
from tests.support.commands import without_scrapy
from tests.support.paths import ROOT
from tests.support.reviews import id_of, listing, two_reports


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_reports(tmp_path_factory.mktemp("made") / "a.db")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A folder with an archive of its own."""
    shutil.copy(made, tmp_path / "a.db")
    return tmp_path


def answered(folder: Path, *answers: str, options: tuple[str, ...] = ("--by", "王核")) -> str:
    """What a terminal shows of a session in which these lines are typed, one after each prompt."""
    scrapy = shutil.which("scrapy", path=str(ROOT / ".venv" / "bin")) or "scrapy"
    main, side = pty.openpty()
    words = [scrapy, "review", *options, "-s", f"ARCHIVE={folder / 'a.db'}"]
    with subprocess.Popen(words, cwd=ROOT, stdin=side, stdout=side, stderr=side) as running:
        os.close(side)
        shown, waiting = b"", list(answers)
        while True:
            if not select.select([main], [], [], 60)[0]:
                running.kill()
                break
            try:
                read = os.read(main, 65536)
            except OSError:
                break
            shown += read
            if waiting and shown.rstrip().endswith((b"note):", b"name:")):
                os.write(main, waiting.pop(0).encode())
                shown += b"\n"
    os.close(main)
    return shown.decode()


def test_on_a_terminal_each_answer_is_kept_at_once(folder: Path) -> None:
    first, second, third, *_ = listing(folder)
    shown = answered(folder, "r\n", "s\n", "huh\n", "w # 不是目标\n", "q\n")
    for row in (first, second, third):
        assert row["id"] in shown
    assert "is no FIELD=VALUE" in shown
    assert "2 of" in shown
    with Archive(folder / "a.db") as archive:
        kept = {review.item: (review.verdict, review.by, review.note) for review in archive.reviews()}
    assert kept == {first["id"]: ("right", "王核", ""), third["id"]: ("wrong", "王核", "不是目标")}


def test_on_a_terminal_the_name_is_asked_for_and_the_end_of_input_quits(folder: Path) -> None:
    shown = answered(
        folder,
        "李校\n",
        "value=9 qualifier=at_least\n",
        "\x04",
        options=("--kind", "target", "--grade", "certain"),
    )
    assert "Traceback" not in shown
    assert "1 of" in shown
    with Archive(folder / "a.db") as archive:
        (review,) = archive.reviews()
    assert (review.by, review.corrections) == (
        "李校",
        {"qualifier": "at_least", "value_max": None, "value_min": 9.0},
    )


def test_while_another_run_writes_nothing_is_lost_on_a_terminal(folder: Path) -> None:
    with Archive(folder / "a.db") as archive, archive.lock():
        shown = answered(folder, "r\n", "q\n")
        assert "another run holds" in shown
        assert without_scrapy(folder, "review", id_of(folder), "--right", "--by", "x").returncode == 75
        assert archive.reviews() == []
