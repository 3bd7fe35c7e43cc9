"""Read rules.csv, the exceptions of single hosts: their container, and lines that recur at either end."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

RULES_FILE = Path(__file__).with_name("rules.csv")
"""The table that ships with the project."""


@dataclass(frozen=True, slots=True)
class HostRules:
    """Exceptions of one host."""

    containers: tuple[str, ...] = ()
    """`#id`, `.class` or `<tag>`, tried before all layouts."""
    recurring: frozenset[str] = frozenset()
    """Lines with masked digits that are boilerplate at the head or the tail."""


NO_RULES = HostRules()
"""Rules of a host without an exception."""


def site_host(url: str) -> str:
    """Return the host of a URL in lower case, without port; empty for a file or a malformed URL."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def read_rules(file: Path) -> dict[str, HostRules]:
    """Read a table of rules: columns host, rule (`container` or `line`), value, evidence.

    Returns:
        Host -> its rules; containers in the order of the table.
    """
    containers: dict[str, list[str]] = {}
    lines: dict[str, set[str]] = {}
    with file.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if row["rule"] == "container":
                containers.setdefault(row["host"], []).append(row["value"])
            elif row["rule"] == "line":
                lines.setdefault(row["host"], set()).add(row["value"])
    hosts = {*containers, *lines}
    return {
        host: HostRules(tuple(containers.get(host, ())), frozenset(lines.get(host, ()))) for host in hosts
    }


@cache
def load_rules() -> dict[str, HostRules]:
    """Return the rules of the table that ships with the project; read once."""
    return read_rules(RULES_FILE)


def rules_for(host: str) -> HostRules:
    """Return the rules of a host; empty rules for a host without an exception."""
    return load_rules().get(host, NO_RULES)
