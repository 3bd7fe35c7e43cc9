"""DOC on standard input -> DOCX on standard output, by msdoc2docx; a process of its own with bounds."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.documents.bounded_process import hold


def main(seconds: int, megabytes: int) -> int:
    """Convert; exit code 3 with the library's word on it for what it cannot convert."""
    hold(seconds, megabytes)
    import doc2docx
    from doc2docx.errors import Doc2DocxError

    with TemporaryDirectory() as folder:
        source, made = Path(folder) / "a.doc", Path(folder) / "a.docx"
        source.write_bytes(sys.stdin.buffer.read())
        try:
            doc2docx.convert(source, made)
        except (Doc2DocxError, ValueError, KeyError, IndexError) as error:
            sys.stdout.write(f"{type(error).__name__}: {error}"[:200])
            return 3
        sys.stdout.buffer.write(made.read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
