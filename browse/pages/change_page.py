"""A change at its permanent address: the page that `scrapy diff CHANGE --format html` writes, with ways on."""

from browse.asked import Asked
from browse.browse_view import BrowseView, DataTable
from pipelines.compare.saved_changes import comparison_of
from pipelines.render.html.page import page_view
from storage.archive import Archive

SIDES = "SELECT old, new FROM changes WHERE id = ?"
REPORT = "SELECT region, year, kind FROM versions WHERE id = ?"
HUNK_COLUMNS = (
    "n",
    "kind",
    "section",
    "note",
    "old_text",
    "new_text",
    "old_start",
    "old_end",
    "new_start",
    "new_end",
)
HUNKS = "SELECT * FROM hunks WHERE change = ? ORDER BY n"


def change_page(archive: Archive, asked: Asked) -> BrowseView | None:
    """Collect the page of a change, by any id that it ever had; None for an unknown one."""
    shown = comparison_of(archive, asked.part("id"))
    if shown is None:
        return None
    (sides,) = archive.query(SIDES, [shown.id])
    (of,) = archive.query(REPORT, [sides["new"]])
    return BrowseView(
        "change.html",
        shown.title,
        {"shown": [page_view(shown, "")], "sides": sides, "of": of, "at": shown.at, "id": shown.id},
        (DataTable("hunks", HUNK_COLUMNS, archive.query(HUNKS, [shown.id])),),
    )
