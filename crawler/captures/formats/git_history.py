"""A git repository whose files are pages -> a capture a change of a file, at its author's moment (read with dulwich)."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath

from dulwich.errors import NotGitRepository
from dulwich.objects import Blob
from dulwich.repo import Repo

from crawler.captures.captured import (
    HEAD,
    MAX_BYTES,
    Findings,
    Folder,
    FolderImporter,
    Found,
    LeftOut,
    NoPage,
)
from crawler.captures.formats.saved_page import page_of_file
from crawler.captures.moments import Known, file_moment
from crawler.captures.no_page import kind_of_no_page

MAX_COMMITS = 200_000
"""Commits of a history that are looked at; a guess."""
REMOVED = "delete"
FILE = 0o100000
"""Kind of a tree's entry that is a file, in the bits of its mode."""
KIND = 0o170000


def is_repository(folder: Path, names: frozenset[str]) -> bool:
    """Whether a folder is a git repository, with a working tree or bare."""
    return ".git" in names or (names >= {"HEAD", "objects", "refs"} and (folder / "HEAD").is_file())


def read_repository(folder: Folder) -> Findings:
    """Yield what each commit changed, the oldest first. Nothing of the repository is run, and no setting of it is obeyed."""
    try:
        repository = Repo(str(folder.path))
        head = repository.head()
    except (NotGitRepository, KeyError, OSError, ValueError) as error:
        yield LeftOut(
            str(folder.path), f"a git repository that cannot be read: {' '.join(str(error).split())[:120]}"
        )
        return
    with repository:
        commits = [each.commit.id for each in repository.get_walker([head], max_entries=MAX_COMMITS + 1)]
        if len(commits) > MAX_COMMITS:
            yield LeftOut(str(folder.path), f"commits before the last {MAX_COMMITS}")
        for name in reversed(commits[:MAX_COMMITS]):
            yield from _changes(folder, repository, name)


def _changes(folder: Folder, repository: Repo, name: bytes) -> Findings:
    commit = repository[name]
    known: Known = (file_moment(commit.author_time), "")  # type: ignore[attr-defined]  # it is a commit
    parents = [repository[each].tree for each in commit.parents]  # type: ignore[attr-defined]
    changed = repository.object_store.tree_changes(parents[0] if parents else None, commit.tree)  # type: ignore[attr-defined]
    for (_, path), (_, mode), (_, blob) in changed:
        if path is None or blob is None or mode is None or mode & KIND != FILE:
            continue
        if len(parents) > 1 and _is_merged(repository, parents[1:], path, blob):
            continue
        yield from _captured(folder, repository, path.decode("utf-8", "surrogateescape"), blob, name, known)


def _is_merged(repository: Repo, trees: list[bytes], path: bytes, blob: bytes) -> bool:
    """Whether a merge only takes over what another of its parents has."""
    for tree in trees:
        try:
            _, found = repository[tree].lookup_path(repository.__getitem__, path)  # type: ignore[attr-defined]
        except (KeyError, NotADirectoryError):
            continue
        if found == blob:
            return True
    return False


def _captured(
    folder: Folder, repository: Repo, path: str, blob: bytes, commit: bytes, known: Known
) -> Findings:
    inside = PurePosixPath(path)
    name = f"{folder.path}@{commit[:10].decode('ascii')}:{path}"
    if any(part.startswith(".") for part in inside.parts) or inside.name.lower().endswith(".md"):
        yield NoPage("files of a repository that are no pages")
        return
    kind = kind_of_no_page(inside.name, "", b"")
    if kind:
        yield NoPage(kind)
        return
    try:
        content = repository[blob]
    except (KeyError, ValueError, OSError) as error:
        yield LeftOut(name, f"not in the repository: {' '.join(str(error).split())[:80]}")
        return
    if isinstance(content, Blob):
        yield page_of_file(_found(folder, inside, content.data, name, known), known=known)


def _found(folder: Folder, inside: PurePosixPath, data: bytes, name: str, known: Known) -> Found:
    """Return a file of a commit as found where it lies in the collection."""
    here = folder.open_file(
        folder.path / ".git" / "HEAD" if (folder.path / ".git" / "HEAD").is_file() else folder.path / "HEAD"
    )
    depth = 2 if ".git" in here.path.parts else 1
    base = PurePosixPath(*here.path.parts[:-depth])
    return replace(
        here,
        name=name,
        path=base / inside,
        open=lambda: BytesIO(data[: MAX_BYTES + 1]),
        size=len(data),
        at=known[0],
        head=data[:HEAD],
        file=None,
    )


GIT = FolderImporter("git", is_repository, read_repository)
