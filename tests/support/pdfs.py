"""Writes PDF files as offices export them: Chinese text by glyph numbers with a ToUnicode map, set line by line."""

from collections.abc import Sequence

Placed = tuple[float, float, str]
"""A piece of text with its place on the page in points, from below."""

SIZE = 16


def pdf(
    pages: Sequence[Sequence[Placed]],
    size: float = SIZE,
    *,
    drawn: str = "",
    told: bool = True,
    mode: int = 0,
) -> bytes:
    """A PDF of pages; each piece of text is shown at its place in one full-width font.

    Args:
        pages: pieces of each page.
        size: size of the letters.
        drawn: operators that draw ruled lines on each page.
        told: whether the font has a map that tells its letters.
        mode: how text is rendered; 3 is not shown.
    """
    glyphs = {
        char: at
        for at, char in enumerate(dict.fromkeys("".join(text for page in pages for *_, text in page)), 1)
    }
    kids = " ".join(f"{6 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /Identity-H /DescendantFonts [4 0 R]%s >>"
        % (b" /ToUnicode 5 0 R" if told else b""),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [%s] >>"
        % _narrow(glyphs),
        _stream(_unicode(glyphs)),
    ]
    for at, page in enumerate(pages):
        content = drawn + "".join(
            f"BT {mode} Tr /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{''.join(f'{glyphs[char]:04X}' for char in text)}> Tj ET\n"
            for x, y, text in page
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {7 + 2 * at} 0 R >>".encode()
        )
        objects.append(_stream(content.encode("ascii")))
    return _file(objects)


def _narrow(glyphs: dict[str, int]) -> bytes:
    """Widths of the glyphs that are half as wide as Chinese ones."""
    return b" ".join(b"%d [500]" % glyph for char, glyph in glyphs.items() if char.isascii())


def _unicode(glyphs: dict[str, int]) -> bytes:
    rows = "\n".join(
        f"<{glyph:04X}> <{char.encode('utf-16-be').hex().upper()}>" for char, glyph in glyphs.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(glyphs)} beginbfchar\n{rows}\nendbfchar\nendcmap end end"
    ).encode()


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _file(objects: Sequence[bytes]) -> bytes:
    body, offsets = b"%PDF-1.7\n", []
    for at, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (at, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(body),
    )  # fmt: skip


def ruled(places: Sequence[float], heights: Sequence[float]) -> str:
    """Operators that draw the ruled lines of a table, as thin boxes."""
    level = (f"{places[0]} {y} {places[-1] - places[0]} .5 re f\n" for y in heights)
    upright = (f"{x} {heights[-1]} .5 {heights[0] - heights[-1]} re f\n" for x in places)
    return "".join([*level, *upright])


def set_lines(paragraphs: Sequence[str], *, width: int = 28, indent: int = 2) -> list[tuple[float, str]]:
    """Paragraphs broken into lines of the type area, each with its indent in letters; no sign begins a line."""
    lines: list[tuple[float, str]] = []
    for paragraph in paragraphs:
        line, room, at = "", float(width - indent), float(indent)
        for char in paragraph:
            letter = 0.5 if char.isascii() else 1.0
            if room < letter and char not in NEVER_FIRST:
                lines.append((at, line))
                line, room, at = "", float(width), 0.0
            line += char
            room -= letter
        lines.append((at, line))
    return lines


NEVER_FIRST = "。，、；：！？）”%"


def typeset(
    paragraphs: Sequence[str], *, head: str = "", number: str = "— {} —", width: int = 28, rows: int = 22
) -> bytes:
    """A PDF of paragraphs on as many pages as they need, with a running head and page numbers."""
    lines = set_lines(paragraphs, width=width)
    pages = []
    for at in range(0, len(lines), rows):
        page: list[Placed] = [(60.0, 800.0, head)] if head else []
        page += [
            (72 + SIZE * indent, 740 - 30.0 * row, text)
            for row, (indent, text) in enumerate(lines[at : at + rows])
        ]
        if number:
            page.append((270.0, 40.0, number.format(at // rows + 1)))
        pages.append(page)
    return pdf(pages)


def pages_that_share(content: bytes, count: int, form: bytes = b"q Q") -> bytes:
    """A PDF whose pages all show the same content; `/X Do` in it draws the form."""
    kids = " ".join(f"{5 + at} 0 R" for at in range(count))
    drawn = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d >>\nstream\n%s\nendstream"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /X 4 0 R >> >>"
        b" /Contents 3 0 R >>"
    )
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
            _stream(content),
            drawn % (len(form), form),
            *[page] * count,
        ]
    )
