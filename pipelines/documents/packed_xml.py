"""ZIP of XML parts -> its parts, within bounds: DOCX, ODT and OFD are such files."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipelines.parse.html import Element

MAX_UNPACKED = 60_000_000
"""Bytes that a file may unpack to; more is a zip bomb (guess)."""
MAX_XML = 16_000_000
"""Bytes of its XML (guess; the largest reports have two million)."""
MAX_MEMBERS = 5_000
"""Members of a file (guess; a report of 40 pages as OFD has some 100)."""
XML_SUFFIXES = (".xml", ".rels")


class TooLargeError(ValueError):
    """Raised by readers for a file beyond the bounds; the message says which."""


@dataclass(slots=True)
class PackedXml:
    """An open file. Nothing outside it is ever read, entities of its XML are not expanded."""

    packed: zipfile.ZipFile
    names: dict[str, str] = field(default_factory=dict)
    """Name in lower case, with forward slashes and without a leading one -> name of the member."""
    left: int = MAX_XML
    """Bytes of XML that may still be unpacked."""

    @classmethod
    def open(cls, body: bytes) -> "PackedXml":
        """Open a file.

        Args:
            body: its bytes.

        Raises:
            TooLargeError: it says that it unpacks to more than the bounds.
            zipfile.BadZipFile: it is no ZIP.
        """
        packed = zipfile.ZipFile(io.BytesIO(body))
        members = packed.infolist()
        unpacked = sum(member.file_size for member in members)
        written = sum(member.file_size for member in members if member.filename.endswith(XML_SUFFIXES))
        if unpacked > MAX_UNPACKED or written > MAX_XML or len(members) > MAX_MEMBERS:
            raise TooLargeError(f"{unpacked} bytes unpacked, {len(members)} members")
        return cls(packed, {_plain(member.filename): member.filename for member in members})

    def __contains__(self, name: str) -> bool:
        """Whether there is a member of that name."""
        return _plain(name) in self.names

    def read(self, name: str) -> bytes:
        """Unpack a member.

        Args:
            name: its name; case and a leading slash do not matter.

        Raises:
            KeyError: there is none.
            TooLargeError: all that was unpacked is more than MAX_XML, whatever the file says of itself.
        """
        with self.packed.open(self.names[_plain(name)]) as member:
            found = member.read(self.left + 1)
        self.left -= len(found)
        if self.left < 0:
            raise TooLargeError(f"more than {MAX_XML} bytes of XML")
        return found

    def xml(self, name: str) -> Element:
        """Unpack and parse a member; raises as `read`, and etree.XMLSyntaxError for damaged XML."""
        return parse_xml(self.read(name))

    def xml_if_there(self, name: str) -> Element | None:
        """Parse a member; None without one."""
        return self.xml(name) if name and name in self else None


def parse_xml(source: bytes) -> Element:
    """Parse XML without network, entities and foreign declarations; raises etree.XMLSyntaxError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(source, parser)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").removeprefix("./").casefold()


def joined(folder: str, target: str) -> str:
    """Return the name of a member that another names: relative to its folder, or from the root with a slash."""
    target = target.replace("\\", "/")
    return posixpath.normpath(target if target.startswith("/") else posixpath.join(folder, target)).lstrip(
        "/"
    )


def local(element: Element) -> str:
    """Return an element's name without its namespace; empty for a comment or an unresolved entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str, default: str = "") -> str:
    """Return an attribute by its local name, whatever its namespace."""
    return next(
        (str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), default
    )


def within(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a local name at any depth, in order."""
    return (each for each in element.iter() if local(each) == name)
