"""What a source's run found so far: the spider writes it, extensions and the probe read it."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class RunFindings:
    """Sets of addresses, and what a person should know of the run."""

    listed: set[str] = field(default_factory=set)
    """Reports that lists showed, and files under reports."""
    first: set[str] = field(default_factory=set)
    """Those of `listed` on the first pages of lists that show any."""
    shown: dict[str, set[str]] = field(default_factory=dict)
    """Column -> reports that its pages showed."""
    recognised: set[str] = field(default_factory=set)
    """Pages on which the pipelines found a report."""
    doubted: set[str] = field(default_factory=set)
    """Known reports that were looked at because no list shows them any more."""
    notes: list[str] = field(default_factory=list)
    """What a person should know: why a list gave nothing, which column moved."""
    incomplete: list[str] = field(default_factory=list)
    """Lists that say they have more pages than were found, in words."""
    fetched: int = 0
    """Number of listed reports that were asked for."""
    searched: bool = False
    """Whether the run looked for columns from the home page."""

    def add_listed(self, url: str) -> bool:
        """Add a report that a list shows; return True if it is new in this run."""
        new = url not in self.listed
        self.listed.add(url)
        return new

    def not_a_report(self, url: str) -> None:
        """Take back a listed report that turned out to be a list."""
        self.listed.discard(url)
        self.first.discard(url)
