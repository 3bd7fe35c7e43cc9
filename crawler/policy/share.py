"""A share of the sources: which of several machines fetches a host. Pure, and the same on every machine."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from storage.errors import UserMistake

SHARE = re.compile(r"(?P<number>\d{1,4})/(?P<of>\d{1,4})")
"""3/8: the third of eight."""


@dataclass(frozen=True, slots=True)
class Share:
    """One of several shares, counted from 1."""

    number: int = 1
    of: int = 1

    def holds(self, domains: Iterable[str]) -> bool:
        """Whether a source is in this share: by its first domain, so that sources of one site are in one share."""
        first = min(domains, default="")
        return int(sha256(first.encode()).hexdigest(), 16) % self.of == self.number - 1


def read_share(words: str) -> Share:
    """Return a share as typed: 3/8; the whole for an empty text.

    Raises:
        UserMistake: it is not written so, or there is no such share.
    """
    found = SHARE.fullmatch(words)
    if words and not found:
        raise UserMistake(f"--share takes 3/8, the third of eight machines, not '{words}'")
    share = Share(int(found["number"]), int(found["of"])) if found else Share()
    if not 1 <= share.number <= share.of:
        raise UserMistake(f"there is no share {words}: it goes from 1/{share.of} to {share.of}/{share.of}")
    return share
