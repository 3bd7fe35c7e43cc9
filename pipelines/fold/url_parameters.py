"""Addresses: which of their parameters may change while the page stays the same, and the address without them."""

import re
from collections.abc import Collection

NAMING = re.compile(
    r"(?!\w*sess|sid$)\w*(?:id|key|no|num|code|name|page|file|path|url|year|type|kind|class|column|channel|cat|dept|unit|site|lang)s?|"
    r"p|pn|pg|n|i|y|c|a|m|q|u|f",
    re.IGNORECASE,
)
"""Names of parameters that name a page, a part of it, or what a program does: `id`, `page`; sessions (`sid`) do not."""


def parameters(url: str) -> list[tuple[str, str]]:
    """Return (name, value) of each parameter in the query that may change while the page stays the same."""
    pieces = (piece.partition("=") for piece in url.partition("?")[2].split("&"))
    return [(name, value) for name, _, value in pieces if name and not NAMING.fullmatch(name)]


def without_parameters(url: str, names: Collection[str]) -> str:
    """Return an address without some parameters; as it is where it has none of them.

    Args:
        url: the address.
        names: of the parameters, as the address writes them.
    """
    head, mark, query = url.partition("?")
    pieces = query.split("&")
    kept = [piece for piece in pieces if piece.partition("=")[0] not in names]
    return url if not mark or len(kept) == len(pieces) else head + ("?" + "&".join(kept) if kept else "")
