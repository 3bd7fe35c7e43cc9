"""The sources that Scrapy knows: classes of SPIDER_MODULES, and one for each row of the table PORTALS.

A source of the table is named by its place's code. A place that has a class of its own is that class.
"""

import builtins
from pathlib import Path

from scrapy import Spider
from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoader

from crawler.portals.portal_table import Portal, portals_by_region
from crawler.site import SiteSpider


class SourceLoader(SpiderLoader):
    """Scrapy's loader of spider classes, with the places of the portal table behind them."""

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        path = settings.get("PORTALS")
        rows = portals_by_region(Path(path)) if path else {}
        self.portals = {code: row for code, row in rows.items() if row.home}
        self.unreachable = {code: row for code, row in rows.items() if not row.home}
        """Places without an address; the note of a row says why."""
        self.by_region = {
            code: name for name, each in self._spiders.items() if (code := getattr(each, "region", ""))
        }

    def load(self, spider_name: str) -> type[Spider]:
        """Return the class of a source; a row's is made when it is asked for. Raises KeyError for an unknown name."""
        name = self.by_region.get(spider_name, spider_name)
        if name not in self._spiders and name in self.portals:
            return portal_source(self.portals[name])
        return super().load(name)

    def list(self) -> builtins.list[str]:
        """Return the names of all sources: of classes, then the codes of places that have none, sorted."""
        return [*sorted(self._spiders), *sorted(code for code in self.portals if code not in self.by_region)]

    def classes(self) -> builtins.list[str]:
        """Return the names of the sources that are classes, sorted."""
        return sorted(self._spiders)

    def region_of(self, name: str) -> str:
        """Return the code of a source's place; empty for one without a place (an aggregator)."""
        return name if name in self.portals else str(getattr(self._spiders.get(name), "region", ""))


def portal_source(row: Portal) -> type[SiteSpider]:
    """Return the source of a row: a SiteSpider that knows its place and its home page, and perhaps its column."""
    known = {
        "__doc__": f"{row.place}. Evidence: {row.evidence}.",
        "__module__": __name__,
        "name": row.region,
        "region": row.region,
        "home": row.home,
        "listing": (row.column,) if row.column else (),
        "verified": row.verified or None,
    }
    return type(f"Portal{row.region}", (SiteSpider,), known)
