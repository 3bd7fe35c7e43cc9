"""Reading: what a document says, or why it was not read."""

from dataclasses import dataclass, field

NOT_READ = "unread"
"""Flag of a document that was kept and not read."""
SCANNED, OCR, PRINTED = "scanned", "ocr", "printed"
"""Flags: pages of images; text that a machine recognised on an image; a browser printed the page, with its menus."""
UNREADABLE = "a document that is not read"
"""How the reason begins, of whatever is kept and not read."""
IMAGES = "its pages are images without letters"
"""Why a scanned document is not read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says."""

    lines: list[str] = field(default_factory=list, repr=False)
    flags: frozenset[str] = frozenset()
    unreadable: str = ""
    """Why nothing was read of a document that is whole: `no letter of it can be told`."""
    damaged: str = ""
    """Why it cannot be opened."""
    too_large: str = ""
    """Which bound it exceeds."""
