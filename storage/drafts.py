"""Put a file that was written beside its place there, whole."""

from pathlib import Path


def put_draft(draft: Path, path: Path) -> None:
    """Put a draft where no file is yet; when another process was faster, its file stays.

    Args:
        draft: a new archive in the same folder.
        path: where it belongs.
    """
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        draft.replace(path)
