"""The path of a file in a mirror -> the address that its folders spell, as wget and others name them."""

import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from ipaddress import AddressValueError, IPv4Address
from pathlib import Path
from urllib.parse import quote

from tldextract import TLDExtract

from pipelines.text.web_address import normalise_address

HOST = re.compile(r"(?P<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?:[+:_](?P<port>\d{2,5}))?", re.IGNORECASE)
"""A folder that may be a host, with its port as tools write it: `www.x.gov.cn`, `127.0.0.1:8080`, `www.x.gov.cn+8080`."""
SPECIAL = frozenset({"example", "test", "localhost", "invalid", "internal", "local"})
"""Last labels of hosts that are no public suffixes (RFC 6761 and custom)."""
FILE_TYPES = frozenset({"zip", "mov", "py", "sh", "pl", "md", "rs", "ps", "so", "app"})
"""Public suffixes that are first of all types of files: `pages.zip` is no host."""
DYNAMIC = "asp|aspx|ashx|php|php5|jsp|jspx|do|action|cgi|pl|cfm"
ADDED = ".html"
"""The suffix that wget -E adds where an address does not end in it: `show.asp?id=7.html`, `show.asp.html`."""
MADE_BY_PROGRAM = re.compile(rf"\.(?:{DYNAMIC})$", re.IGNORECASE)
WINDOWS_QUERY = re.compile(rf"(\.(?:{DYNAMIC}|s?html?|jhtml))@(?=[\w%]+=)", re.IGNORECASE)
"""A question mark as it is written where names may have none: `show.asp@id=7`."""
INDEX = re.compile(r"index\.html?", re.IGNORECASE)
PACKED = re.compile(r"\.(?:gz|br|zst)$", re.IGNORECASE)
"""What wget adds to the name of a body that it kept compressed: `a.html.gz`."""
SCHEME = "saved"
"""Scheme of addresses that are made up for files whose address nothing tells."""


@cache
def _suffixes() -> TLDExtract:
    return TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=False)


def host_of_folder(name: str) -> str:
    """Return the host that a folder's name spells, with its port; empty for any other name."""
    found = HOST.fullmatch(name)
    if not found or ".." in name:
        return ""
    host = found["host"].lower()
    port = f":{found['port']}" if found["port"] else ""
    last = host.rpartition(".")[2]
    if host.count(".") == 3 and last.isdecimal():
        try:
            return f"{IPv4Address(host)}{port}"
        except AddressValueError:
            return ""
    known = (
        "." in host
        and last not in FILE_TYPES
        and (last in SPECIAL or (_suffixes()(host).suffix and _suffixes()(host).domain))
    )
    return f"{host}{port}" if known or (host == "localhost" and port) else ""


def address_by_folders(outside: Sequence[str], inside: Sequence[str], *, packed: bool = False) -> str:
    """Return the address that folders spell, in the normal form; empty where no folder is a host.

    The outermost host inside the collection counts: what follows it are folders of its site. Without one the innermost
    of the folders around it does.

    Args:
        outside: names of the folders around the collection, the collection's own last.
        inside: names from the collection on, the file's last.
        packed: whether the file is compressed, so that the suffix which says so is not part of the address.
    """
    for at, name in enumerate(inside[:-1]):
        if host := host_of_folder(name):
            return _address(host, inside[at + 1 :], packed=packed)
    for at in range(len(outside) - 1, -1, -1):
        if host := host_of_folder(outside[at]):
            return _address(host, [*outside[at + 1 :], *inside], packed=packed)
    return ""


def _address(host: str, names: Sequence[str], *, packed: bool) -> str:
    *folders, last = names
    last = PACKED.sub("", last) if packed else last
    last = WINDOWS_QUERY.sub(r"\1?", last)
    last = "" if INDEX.fullmatch(last) else without_added(last)
    steps = [quote(each, safe="%:@!$&'()*+,;=~") for each in folders]
    return normalise_address(f"http://{host}/" + "/".join([*steps, quote(last, safe="%?:@!$&'()*+,;=~/")]))


def without_added(name: str) -> str:
    """Return the last step of an address without the suffix that wget added to the name of its file."""
    stem = name[: -len(ADDED)]
    added = name.lower().endswith(ADDED) and ("?" in stem or MADE_BY_PROGRAM.search(stem))
    return stem if added else name


def collection_of(folder: Path) -> str:
    """Return how addresses begin that are made up for the files of a folder: its name, and a mark of where it lies.

    Two folders of one name have different marks, so that no address ever stands for two files.
    """
    mark = sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    name = quote(folder.name or "root", safe="").replace("%", "_")
    return f"{SCHEME}://{name}-{mark}/"


def made_up_address(collection: str, inside: Sequence[str]) -> str:
    """Return an address for a file of a collection whose address nothing tells: its whole path there."""
    return collection + "/".join(quote(each, safe="", errors="surrogateescape") for each in inside)
