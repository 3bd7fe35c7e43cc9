"""scrapy check_divisions: a published list beside the table."""

import shutil
import subprocess
from pathlib import Path

from pipelines.gazetteer.regions import tables
from tests.support.paths import ROOT

LISTED = "".join(
    f"{code}\t{rows[-1].name}\n"
    for code, rows in tables().code.items()
    if code[:2] == "65" and rows[-1].until is None and not code.endswith("00")
)


def check(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command on files of a folder."""
    scrapy = shutil.which("scrapy", path=str(ROOT / ".venv" / "bin")) or "scrapy"
    files = [str(folder / word) for word in words]
    return subprocess.run(
        [scrapy, "check_divisions", *files], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_list_like_the_table_is_exit_code_zero(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(LISTED, encoding="utf-8")
    done = check(tmp_path, "list.txt")
    assert (done.returncode, done.stdout.endswith(" divisions listed, 0 differ\n")) == (0, True)


def test_each_difference_is_a_line_and_exit_code_one(tmp_path: Path) -> None:
    changed = LISTED.replace("653132\t岑岭县\n", "").replace("草湖市", "草湖新市") + "659099\t某新市\n"
    (tmp_path / "list.txt").write_text(changed, encoding="utf-8")
    done = check(tmp_path, "list.txt")
    assert done.returncode == 1
    assert done.stdout.splitlines()[:3] == [
        "ended\t653132\t岑岭县",
        "renamed\t659013\t草湖市 -> 草湖新市",
        "missing\t659099\t某新市",
    ]


def test_a_file_that_is_no_list_is_one_line_and_exit_code_two(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("没有代码", encoding="utf-8")
    for words in ([], ["none.txt"], ["empty.txt"]):
        done = check(tmp_path, *words)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
