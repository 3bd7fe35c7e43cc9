"""The table of families, in the order in which a page is tried for their marks."""

from dataclasses import replace

from crawler.cms import (
    aggregator,
    anhui,
    epoint,
    gkmlpt,
    govcn,
    hebei,
    jcms,
    jpaas,
    plain,
    trs,
    ucap,
    vsb,
    wechat,
)
from crawler.cms.family import Family
from crawler.cms.script_pagers import by_pager_script
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask, Listing

FAMILIES: tuple[Family, ...] = (
    wechat.FAMILY,
    gkmlpt.FAMILY,
    jpaas.FAMILY,
    jcms.FAMILY,
    ucap.FAMILY,
    anhui.FAMILY,
    hebei.FAMILY,
    aggregator.FAMILY,
    vsb.FAMILY,
    epoint.FAMILY,
    trs.FAMILY,
    govcn.FAMILY,
    plain.FAMILY,
)

BY_NAME = {family.name: family for family in FAMILIES}


def family_of(doc: LinkPage) -> Family:
    """Return the first family whose marks a page shows; plain if it shows none."""
    return next(family for family in FAMILIES if family.marks(doc))


def read_list(doc: LinkPage, ask: Ask) -> tuple[str, Listing]:
    """Read a page of a list and return (family, listing); the family that asked reads an answer first.

    Where its family finds no further page, the page's pager is read whoever wrote it.
    """
    family = BY_NAME.get(ask.family) or family_of(doc)
    listing = family.read(doc, ask)
    if listing is None:
        family, listing = plain.FAMILY, plain.read(doc, ask)
    if not (listing.more or listing.errs or listing.inline) and doc.document.medium == "html":
        listing = replace(listing, more=by_pager_script(doc, ask))
    return family.name, listing
