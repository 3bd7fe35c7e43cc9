"""A request -> what a reader asked for: the language, the parts of the address, the fields of a form."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode

Lang = Literal["zh", "en"]
ACCEPTED = re.compile(r"(?P<lang>zh|en)\b[^,;]*+(?:;\s*q=(?P<weight>[01](?:\.\d{0,3})?))?", re.IGNORECASE)
"""A language of Accept-Language with its weight: "zh-CN", "en;q=0.8"."""
LONGEST = 200
"""Characters of a field of a form that are read; a guess, far above what people type."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked for."""

    path: str
    """The path of the address, without its fields."""
    lang: Lang = "zh"
    parts: Mapping[str, str] = field(default_factory=dict)
    """What stands in the path: the code of a place, an id."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """The fields after the question mark."""

    def part(self, name: str) -> str:
        """Return a part of the path; empty where it is not there."""
        return self.parts.get(name) or ""

    def field(self, name: str) -> str:
        """Return a field without blanks around it, at most LONGEST characters of it; empty where it is not there."""
        return self.fields.get(name, "").strip()[:LONGEST]

    def number(self, name: str) -> int | None:
        """Return a field of at most four digits as a number; None for everything else."""
        words = self.field(name)
        return int(words) if words.isascii() and words.isdigit() and len(words) <= 4 else None

    def with_fields(self, **changed: str) -> str:
        """Return the address with some fields changed; an empty one is left out."""
        fields = {name: value for name, value in {**self.fields, **changed}.items() if value}
        return f"{self.path}?{urlencode(fields, errors='replace')}" if fields else self.path


def language(wanted: str, remembered: str, accepted: str) -> Lang:
    """Choose the language of a page: the field `lang`, else the cookie, else what the browser prefers, else Chinese.

    Args:
        wanted: the field `lang` of the address.
        remembered: the cookie `lang`.
        accepted: the header Accept-Language.
    """
    for said in (wanted, remembered):
        if said in {"zh", "en"}:
            return "zh" if said == "zh" else "en"
    weights: dict[str, float] = {}
    for found in ACCEPTED.finditer(accepted[:LONGEST]):
        weights.setdefault(found["lang"].lower(), float(found["weight"] or 1))
    return "en" if weights.get("en", 0) > weights.get("zh", 0) else "zh"
