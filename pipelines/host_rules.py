"""rules.csv -> what is special about a host: its container, and lines that recur at the head or tail of its pages."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

RULES_FILE = Path(__file__).with_name("rules.csv")


@dataclass(frozen=True, slots=True)
class HostRules:
    """Exceptions of one host."""

    containers: tuple[str, ...] = ()
    """`#id`, `.class` or `<tag>`, tried before all layouts."""
    recurring: frozenset[str] = frozenset()
    """Lines, digits masked, that are boilerplate at the head or the tail."""


NO_RULES = HostRules()


def site_host(url: str) -> str:
    """Host of a URL in lower case, without port; empty for a file."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def read_rules(file: Path) -> dict[str, HostRules]:
    """Read a table of rules: columns host, rule (container or line), value, evidence."""
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
    """The table that ships with the project."""
    return read_rules(RULES_FILE)


def rules_for(host: str) -> HostRules:
    """Rules of a host; none for a host without an exception."""
    return load_rules().get(host, NO_RULES)
