"""`python -m tests.support.pictures ARCHIVE FOLDER`: pictures of every page of the reading room, to look at.

Each on a desktop, on a phone and in the dark, in turn in Chinese and in English.
"""

import sys
from pathlib import Path

from browse.server import application
from storage.archive import Archive
from tests.support.browser import Browser, browser, missing
from tests.support.served_room import served

SIZES = {"desktop": (1280, 1000, "light"), "phone": (500, 900, "light"), "dark": (1280, 1000, "dark")}
"""Name of a picture -> width, height and the scheme that the reader prefers."""
REGIONS = "SELECT region FROM coverage ORDER BY reports DESC, region LIMIT 1"
CHANGES = "SELECT axis, min(id) AS id FROM changes WHERE severity > 0 OR axis = 'year' GROUP BY axis"
BEST = "SELECT id FROM report_list WHERE kind = 'government_work_report' ORDER BY year DESC, char_count DESC LIMIT 1"


def addresses(path: Path) -> dict[str, str]:
    """Name of a page -> its address, of what the archive holds."""
    with Archive(path, read_only=True) as archive:
        regions, changes, best = (archive.query(sql) for sql in (REGIONS, CHANGES, BEST))
    found = {
        "start": "/",
        "indicators": "/indicator",
        "indicator": "/indicator/gdp",
        "search": "/search?q=经济",
    }
    found.update([("place", f"/place/{row['region']}") for row in regions])
    found.update([("report", f"/report/{row['id']}") for row in best])
    found.update([(f"change_{row['axis']}", f"/change/{row['id']}") for row in changes])
    return {**found, "sql": "/archive"}


def draw(window: Browser, base: str, pages: dict[str, str], folder: Path) -> None:
    """Write one picture of each page in each size."""
    for name, (width, height, scheme) in SIZES.items():
        window.resize(width, height)
        window.prefer(scheme)
        for place, (page, address) in enumerate(pages.items()):
            mark = "&" if "?" in address else "?"
            window.visit(f"{base}{address}{mark}lang={('zh', 'en')[place % 2]}")
            (folder / f"{page}_{name}.png").write_bytes(window.picture())


def main(path: Path, folder: Path) -> int:
    """Draw all pages; 2 where there is no browser."""
    if reason := missing():
        print(f"pictures: {reason}", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    with served(application(path)) as base, browser() as window:
        draw(window, base, addresses(path), folder)
    print(f"{folder}: {len(list(folder.glob('*.png')))} pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
