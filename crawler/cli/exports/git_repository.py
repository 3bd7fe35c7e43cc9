"""Archive -> a git repository: a file a copy, a commit each time that a text of it was first seen to stand."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from crawler.cli.exports.file_names import report_name, safe_part
from crawler.cli.exports.report_folder import bytes_of
from crawler.cli.exports.target_panel import name_of
from pipelines.render.safe_text import one_line
from storage.archive import Archive
from storage.errors import UserMistake
from storage.progress import Progress, silent
from storage.timestamps import parse_moment

BRANCH = "refs/heads/main"
SEEN = "Yange-Seen"
"""Trailer of a commit: the moment and the line of copies; what has it in the history is not written again."""
STOOD = """
    SELECT i.version, i.since, v.region_name, c.region, c.year, c.kind, c.source, c.url, c.entry, c.lineage
    FROM intervals i JOIN versions v ON v.id = i.version JOIN copies c ON c.id = i.copy
    ORDER BY i.since, c.lineage, i.version
"""
TEXT = "SELECT text FROM versions WHERE id = ?"
UNSAFE = re.compile(r"[^\w.-]")
"""What an author's name does not hold: "<", line breaks, blanks."""
COMMITTER = b"Yange <archive@yange.invalid>"
SETTINGS = (("core.autocrlf", "false"), ("core.quotePath", "false"))
"""Texts are written as they are, and names in Chinese shown as they are."""

COMPRESSION = 1
"""Least effort of zlib (1 to 9): writing is quick, and `git gc` packs better at leisure."""

Stood = Mapping[str, Any]
"""A row of STOOD."""


def write_repository(archive: Archive, folder: Path, progress: Progress = silent) -> int:
    """Add to a repository what the archive has and it has not; make it if it is not there.

    Args:
        archive: an open archive.
        folder: the repository, or where it is to be.
        progress: told of each commit.

    Returns:
        How many commits were added; at 0 nothing was written.

    Raises:
        UserMistake: git is missing, the folder is something else, or its files were changed by hand.
    """
    if shutil.which("git") is None:
        raise UserMistake("scrapy export --git needs the program git")
    begin(folder)
    known = known_moments(folder)
    rows = archive.query(STOOD)
    paths = {row["lineage"]: path_of(row) for row in reversed(rows)}
    new = [row for row in rows if mark_of_seen(row) not in known]
    if not new:
        return 0
    if git(folder, "status", "--porcelain", "--untracked-files=no"):
        raise UserMistake(f"files in {folder} were changed by hand: commit or discard that first")
    commits = [*new, *put_back(rows, new, known)]
    with fast_import(folder) as stream:
        for done, row in enumerate(commits, 1):
            write_commit(stream, archive, row, paths, follows=bool(known) and done == 1)
            progress(done, len(commits))
    git(folder, "reset", "--quiet", "--hard", BRANCH)
    return len(commits)


def put_back(rows: Sequence[Stood], new: Sequence[Stood], known: set[str]) -> list[Stood]:
    """Return the present texts of files to which a merged archive adds an older one: they come last again."""
    last = {row["lineage"]: row for row in rows}
    return [
        last[each]
        for each in dict.fromkeys(row["lineage"] for row in new)
        if mark_of_seen(last[each]) in known
    ]


def begin(folder: Path) -> None:
    """Make an empty repository if nothing is there; raise UserMistake if something else is."""
    if (folder / ".git").is_dir() and known_moments(folder):
        if git(folder, "symbolic-ref", "HEAD").strip() != BRANCH:
            raise UserMistake(f"{folder} does not stand on the branch main: git switch main")
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserMistake(f"{folder} is no repository of an earlier export, and not empty")
    if not folder.parent.is_dir():
        raise UserMistake(f"no folder {folder.parent} to make {folder.name} in")
    folder.mkdir(exist_ok=True)
    git(folder, "init", "--quiet")
    git(folder, "symbolic-ref", "HEAD", BRANCH)
    for name, value in SETTINGS:
        git(folder, "config", name, value)


def known_moments(folder: Path) -> set[str]:
    """Return the marks of the commits that are there."""
    if not git(folder, "for-each-ref", BRANCH):
        return set()
    form = f"--format=%(trailers:key={SEEN},valueonly)"
    return {line.strip() for line in git(folder, "log", form, BRANCH).splitlines() if line.strip()}


def path_of(row: Stood) -> str:
    """Return the path of a copy's file: 330200_宁波市/330200_宁波市_2020_zhejiang-ningbo_1a2b3c4d.txt."""
    region = safe_part(row["region"])
    name = report_name(region, name_of(region), row["year"], row["kind"])
    place = "_".join(name.split("_")[:2])
    return f"{place}/{name}_{safe_part(row['source'].replace('_', '-'))}_{safe_part(row['lineage'])[:8]}.txt"


def mark_of_seen(row: Stood) -> str:
    """Return what the commit of an interval is known by."""
    return f"{row['since']} {safe_part(row['lineage'])}"


def write_commit(
    stream: IO[bytes], archive: Archive, row: Stood, paths: Mapping[str, str], *, follows: bool
) -> None:
    """Write a commit as `git fast-import` takes it: the whole text of one file, at the moment it was first seen."""
    (found,) = archive.query(TEXT, [row["version"]])
    when = f"{int(parse_moment(row['since']).timestamp())} +0000".encode()
    author = UNSAFE.sub("", row["source"]) or "unknown"
    place = one_line(f"{row['region_name'] or row['region']} {row['year'] or ''} {row['kind']}")
    url = one_line(row["url"] + (f"#{row['entry']}" if row["entry"] else ""))
    message = (
        f"{place}\n\nPage: {url}\n\nYange-Version: {row['version']}\n{SEEN}: {mark_of_seen(row)}\n".encode()
    )
    stream.write(b"commit %s\n" % BRANCH.encode())
    stream.write(b"author %s <source@yange.invalid> %s\n" % (author.encode(), when))
    stream.write(b"committer %s %s\n" % (COMMITTER, when))
    stream.write(b"data %d\n%s\n" % (len(message), message))
    if follows:
        stream.write(b"from %s^0\n" % BRANCH.encode())
    body = bytes_of(found["text"])
    stream.write(b"M 100644 inline %s\ndata %d\n%s\n" % (paths[row["lineage"]].encode(), len(body), body))


def environment() -> dict[str, str]:
    """Return the environment of git: no repository of the caller, no settings of the machine, English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}


def git(folder: Path, *words: str) -> str:
    """Run git in the repository and return what it prints; raises UserMistake with its last line if it fails."""
    done = subprocess.run(  # noqa: S603 our own words and a folder, no shell
        ["git", "-C", str(folder.resolve()), *words],  # noqa: S607 the user's git
        capture_output=True,
        check=False,
        env=environment(),
    )
    if done.returncode:
        raise UserMistake(f"git {words[0]} in {folder}: {last_line(done.stderr)}")
    return done.stdout.decode("utf-8", "replace")


@contextmanager
def fast_import(folder: Path) -> Iterator[IO[bytes]]:
    """Give the block a stream to write commits to; all of them are there when it ends, or none.

    Raises:
        UserMistake: git refused them.
    """
    command = [
        "git",
        "-C",
        str(folder.resolve()),
        "-c",
        f"pack.compression={COMPRESSION}",
        "fast-import",
        "--quiet",
        "--done",
    ]
    with TemporaryFile() as errors:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=errors, env=environment())  # noqa: S603
        if process.stdin is None:
            raise RuntimeError("a pipe was asked for")
        try:
            yield process.stdin
            process.stdin.write(b"done\n")
            process.stdin.close()
        except BrokenPipeError:
            pass  # git says why it left
        except BaseException:
            process.kill()
            process.wait()
            raise
        if process.wait():
            errors.seek(0)
            raise UserMistake(f"git fast-import in {folder}: {last_line(errors.read())}")


def last_line(said: bytes) -> str:
    """Return the last line that git said, safe to print."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return one_line(lines[-1]) if lines else "it failed without a word"
