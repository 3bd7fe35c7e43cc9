"""Downloader middlewares and resolver: stay on the source's sites, never reach a private address."""

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.response import get_meta_refresh
from twisted.internet.error import DNSLookupError

from crawler.responses import NotFollowed, redirect_target

if TYPE_CHECKING:
    from twisted.internet.defer import Deferred

LAST_32_BITS = tuple(
    map(
        IPv6Network,
        (
            "::/96",  # IPv4-compatible, RFC 4291
            "::ffff:0:0:0/96",  # IPv4-translated, RFC 2765
            "64:ff9b::/96",  # NAT64, RFC 6052
            "64:ff9b:1::/48",  # NAT64 of a network of one's own, RFC 8215
        ),
    )
)
"""Networks whose addresses end in an IPv4 address."""


class Onsite:
    """Downloader middleware: a redirect off the source's sites is the last response, not followed.

    Placed so that it sees every response before Scrapy's RedirectMiddleware does.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.private = crawler.settings.getbool("ALLOW_PRIVATE") or bool(crawler.settings.get("PROXY"))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Made by Scrapy."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse an address whose host is private by its name; raises NotFollowed."""
        if not self.private and is_private(urlsplit(request.url).hostname or ""):
            raise NotFollowed(f"a private address is not followed: {request.url}")

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep a redirect that leaves the source's sites from being followed."""
        target = self.target(response)
        if target:
            request.meta["dont_redirect"] = not self.allowed(target)
            request.dont_filter = (
                True  # a target that was asked before is asked again: dropped, it would be no outcome
            )
        return response

    @staticmethod
    def target(response: Response) -> str:
        """Return where a response leads: by Location here."""
        return redirect_target(response)

    def allowed(self, url: str) -> bool:
        """Return whether a redirect may lead to this address."""
        host = urlsplit(url).hostname or ""
        if not self.private and is_private(host):
            return False
        domains = getattr(self.crawler.spider, "allowed_domains", None) or []
        return not domains or any(host == each or host.endswith(f".{each}") for each in domains)


class OnsiteRefresh(Onsite):
    """The same for a meta refresh; placed after decompression, before Scrapy's MetaRefreshMiddleware."""

    @staticmethod
    def target(response: Response) -> str:
        """Return where a page redirects to by a meta refresh; empty if it does not."""
        if not isinstance(response, HtmlResponse) or b"refresh" not in response.body[:4096].lower():
            return ""
        try:
            return get_meta_refresh(response)[1] or ""
        except ValueError:
            return ""


def is_private(host: str) -> bool:
    """Return whether a host is a private address, however written, or a name of this machine or network."""
    if host in {"localhost", ""} or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return host.isdigit() or host.lower().startswith("0x")
    return not all(each.is_global for each in (address, *embedded_addresses(address)))


def embedded_addresses(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """Yield the IPv4 addresses that an IPv6 address carries: packets to it may be handed on to these."""
    if not isinstance(address, IPv6Address):
        return
    yield from (each for each in (address.ipv4_mapped, address.sixtofour) if each)
    if address.teredo:
        yield from address.teredo
    if any(address in network for network in LAST_32_BITS):
        yield IPv4Address(int(address) & 0xFFFFFFFF)


class PublicResolver(CachingThreadedResolver):
    """Resolver that refuses a name that resolves to a private address as if it did not exist."""

    def getHostByName(self, name: str, timeout: Any = ()) -> "Deferred[str]":  # noqa: N802  Twisted's name
        """Resolve a name, then refuse a private address."""
        return super().getHostByName(name, timeout).addCallback(refuse_private, name)


def refuse_private(address: str, name: str) -> str:
    """Return an address that may be connected to; raises DNSLookupError for a private one."""
    if (
        is_private(address) and address != name
    ):  # Onsite judges an address given as such, and a proxy is the user's own
        raise DNSLookupError(f"{name} resolves to the private address {address}")
    return address
