"""The table of families, in the order in which a page is tried for their marks."""

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
    """Read a page of a list and return (family, listing); the family that asked reads an answer first."""
    family = BY_NAME.get(ask.family) or family_of(doc)
    listing = family.read(doc, ask)
    if listing is not None:
        return family.name, listing
    return "plain", plain.read(doc, ask)
