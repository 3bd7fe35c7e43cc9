"""`python -m browse [--host 127.0.0.1] [--port 8001]`: serve the reading room over the archive of YANGE_ARCHIVE."""

import argparse
import sys
from pathlib import Path

from crawler.settings import ARCHIVE
from storage.errors import YangeError

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def main(words: list[str]) -> int:
    """Serve until the process is ended; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m browse", description="The reading room over an archive, read-only."
    )
    parser.add_argument("--archive", default=ARCHIVE, metavar="FILE", help=f"the archive ({ARCHIVE})")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on: this machine alone")
    parser.add_argument("--port", type=int, default=8001, help="the port (8001)")
    opts = parser.parse_args(words)
    try:
        import uvicorn

        from browse.server import application
    except ImportError as error:
        print(f"browse: {error.name} is not installed: make serve installs it", file=sys.stderr)
        return 2
    try:
        made = application(Path(opts.archive))
    except YangeError as error:
        print(f"browse: {error}", file=sys.stderr)
        return error.exit_code
    if opts.host not in LOOPBACK:
        print(f"browse: everybody who reaches {opts.host} can read the archive", file=sys.stderr)
    print(f"http://{opts.host}:{opts.port}/", flush=True)
    uvicorn.run(made.app(), host=opts.host, port=opts.port, log_level="warning")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
