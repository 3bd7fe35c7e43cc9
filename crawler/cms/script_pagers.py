"""LinkPage -> the next page of a list whose pager is written by a script: a call, or a count and an address of a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from crawler.cms.pagination import following, page_number
from crawler.discovery.link_page import LinkPage
from crawler.discovery.list_page import Ask

CALLED = "createPage"
"""Looked for first: a pattern costs many times as much."""
PAGER_CALL = re.compile(r"createPage\w{0,12}\s*\(([^()]{1,200})\)")
"""The call that writes a pager: createPageHTML(3, 0, "index", "html"), createPageHTML('page-div', 8, 1, 'list', 'shtml', 120)."""

NAME = re.compile(r"[\w-]+")

PAGER_WORDS = (
    *("pagination", "Pagination", "paginator", "Paginator", "laypage", "kkpager", "agecount", "ageCount"),
    *("totalPage", "TotalPage", "totalpage", "countPage", "maxPage", "allPage"),
)
"""What a script that pages a list holds, one of them; pages and their scripts without any are not looked at."""

PAGE_COUNT = re.compile(
    r"""\b(?:n?page_?count|count_?page|total_?pages?|page_?total|all_?pages?|max_?pages?|pages)["']?\s*[:=]\s*["']?(\d{1,5})\b""",
    re.IGNORECASE,
)
"""The number of pages: totalPage: 54, var countPage=56, "pageCount":"4"."""

RECORD_COUNT = re.compile(
    r"""\b(?:total(?:_?count|_?records?)?|record_?count|count)["']?\s*[:=]\s*["']?(\d{1,6})\b""",
    re.IGNORECASE,
)
PAGE_SIZE = re.compile(
    r"""\b(?:page_?size|per_?page|rows|limit|page_?rows)["']?\s*[:=]\s*["']?(\d{1,4})\b""", re.IGNORECASE
)
"""The numbers of entries, of all and of a page, where the number of pages is left to a script: total: 58, pageSize: 15."""

STATED_COUNT = re.compile(
    r"共[有计]?\s{0,4}(?:<[^<>]{1,80}>)?\s{0,4}(\d{1,5})\s{0,4}(?:</\w{1,8}>)?\s{0,4}页"
    r"|总页数\s{0,4}[:：]?\s{0,4}(?:<[^<>]{1,80}>)?\s{0,4}(\d{1,5})"
    r"|\d{1,5}\s{0,4}/\s{0,4}(\d{1,5})\s{0,4}页"
    r"""|pag\w{0,12}["'][^<>]{0,80}>\s{0,20}\d{1,5}\s{0,4}/\s{0,4}(\d{1,5})\s{0,20}<"""
)
"""The number of pages in a text: 共54页, 共<b>54</b>页, 总页数：54, 1/54页, <span class="page">1/54</span>."""

STEP = r"""(?P<step>\(?\s{0,4}[\w.$]{1,40}(?:\(\w{0,20}\))?\s{0,4}(?:[+-]\s{0,4}1\s{0,4})?\)?)"""
"""What a script puts into an address: i, (i+1), api.getCurrent()."""
FILE_TEMPLATE = re.compile(
    r"""(?<!\+)(?<!\+\s)["'](?P<before>[\w./:-]{1,200})["']\s{0,4}\+\s{0,4}"""
    + STEP
    + r"""\s{0,4}\+\s{0,4}["'](?P<after>[._](?:s?html?|jhtml|jsp|aspx?|php)\b[\w?=&]{0,40})""",
    re.IGNORECASE,
)
"""The address of a page as a file: 'index_' + i + '.html'."""
QUERY_TEMPLATE = re.compile(
    r"""(?:location(?:\.href)?\s{0,4}=|href\s{0,4}=|\b(?:open|assign|replace)\(|\breturn)\s{0,4}\\?["'](?P<before>[\w./:?&=%-]{1,200}=)["']\s{0,4}\+\s{0,4}"""
    + STEP
    + r"""(?:\s{0,4}\+\s{0,4}["'](?P<after>&[\w=&%-]{1,60}))?"""
)
"""The address of a page by a parameter: location.href = 'list.jsp?id=7&page=' + n."""
FORMER, LATTER = (
    re.compile(rf"""href{name}["']?\s{{0,4}}[:=]\s{{0,4}}["']([\w./-]{{1,100}})["']""")
    for name in ("Former", "Latter")
)
"""The two ends of an address as kkpager is given them: hrefFormer: 'index', hrefLatter: '.html'."""

LITERAL_JOINT = re.compile(r"""(?<!\\)(["'])\s{0,4}\+\s{0,4}\1""")
"""The end of a text and the beginning of the next: "index" + "_"."""
OTHER_STEP = re.compile(r"prev|last|end|total|count|first|former", re.IGNORECASE)
"""What a script puts into the address of another page than the next: endPage."""
FROM_ZERO = re.compile(
    r"""countPage|\b(?:curr?(?:ent)?_?page|current|pageIndex)["']?\s{0,4}[:=]\s{0,4}["']?0\b"""
)
"""Signs of a pager that counts its pages from 0: var currentPage=0."""


@dataclass(frozen=True, slots=True)
class Template:
    """The address of a page of a list as text before and after a number; `shift` is 1 if page 2 has the number 1."""

    before: str
    after: str
    shift: int = 0

    def page_at(self, url: str, base: str) -> int:
        """Return which page of the list an address is, from 1; 1 if it has not the form."""
        start = urljoin(base, self.before)
        number = url[len(start) : len(url) - len(self.after)]
        fits = url.startswith(start) and url.endswith(self.after) and number.isascii() and number.isdigit()
        return int(number) + self.shift if fits else 1


def by_page_call(doc: LinkPage, ask: Ask) -> tuple[Ask, ...]:
    """Ask for the next page by a call: one that begins with a name counts pages from 1, else from 0."""
    for call in calls_in(doc):
        arguments = [each.strip().strip("\"'") for each in call[1].split(",")]
        numbers = [int(each) for each in arguments if each.isascii() and each.isdigit()]
        if not numbers:
            continue
        from_one = not arguments[0].isdigit()
        names = [each for each in arguments[from_one:] if not each.isdigit() and NAME.fullmatch(each)]
        pages, current = pages_and_current(numbers, from_one=from_one)
        if current + 1 >= pages:
            return ()
        name, suffix = (names[0], names[1]) if len(names) > 1 else ("index", "html")
        return (following(ask, urljoin(doc.url, f"{name}_{current + 1 + from_one}.{suffix}")),)
    return ()


def calls_in(doc: LinkPage) -> Iterator[re.Match[str]]:
    """Yield the calls that write a pager, their arguments in the first group."""
    return PAGER_CALL.finditer(doc.text) if CALLED in doc.text else iter(())


def pages_and_current(numbers: list[int], *, from_one: bool = False) -> tuple[int, int]:
    """Return (number of pages, current page from 0) out of a call's numbers.

    Two numbers may be in either order (the larger is the number of pages); of three or more the first counts
    records when it is the largest, as in 北京's (records, pages, current).

    Args:
        numbers: At least one, in the order of the call.
        from_one: Whether the call counts pages from 1; then the number of pages is the first.
    """
    if len(numbers) == 1:
        return numbers[0], 0
    if from_one:
        return numbers[0], numbers[1] - 1
    if len(numbers) > 2 and numbers[0] >= max(numbers[1:]):
        numbers = numbers[1:]
    first, second = numbers[:2]
    return (first, second) if first > second else (second, first)


def by_pager_script(doc: LinkPage, ask: Ask) -> tuple[Ask, ...]:
    """Ask for the next page by a pager's call, else by its count of pages and what its script makes of a number."""
    if called := by_page_call(doc, ask):
        return called
    script = "\n".join(pager_scripts(doc))
    template = template_of(script) if script else None
    if template is None:
        return ()
    here = template.page_at(doc.url, doc.base)
    if here >= (pages_counted(script) or pages_stated(doc.text)):
        return ()
    number = here + 1 - template.shift
    return (following(ask, urljoin(doc.base, f"{template.before}{number}{template.after}")),)


def pager_scripts(doc: LinkPage) -> list[str]:
    """Return the scripts of a page that page a list, as source, in page order."""
    if not any(word in doc.text for word in PAGER_WORDS):
        return []
    cut = (each.decode("utf-8", "replace") for each in doc.document.scripts)
    written = (script.text or "" for script in doc.tree.iter("script"))
    return [source for source in (*cut, *written) if any(word in source for word in PAGER_WORDS)]


def template_of(script: str) -> Template | None:
    """Return how a pager's script writes the address of a page; None if it writes none that can be read."""
    former, latter = FORMER.search(script), LATTER.search(script)
    if former and latter:
        return Template(f"{former[1]}_", latter[1])
    joined = LITERAL_JOINT.sub("", script)
    for pattern in (FILE_TEMPLATE, QUERY_TEMPLATE):
        for found in pattern.finditer(joined):
            step = "".join(found["step"].split())
            if not OTHER_STEP.search(step):
                from_zero = bool(FROM_ZERO.search(script)) and "+1" not in step
                return Template(found["before"], found["after"] or "", int("-1" in step or from_zero))
    return None


def pages_counted(script: str) -> int:
    """Return how many pages a list has by its script's count; 0 if it names none."""
    if "kkpager" in script and (total := re.search(r"\btotal\s{0,4}:\s{0,4}[\"']?(\d{1,5})", script)):
        return int(total[1])
    if told := PAGE_COUNT.search(script):
        return int(told[1])
    records, size = RECORD_COUNT.search(script), PAGE_SIZE.search(script)
    return -(-int(records[1]) // int(size[1])) if records and size and int(size[1]) else 0


def pages_stated(text: str) -> int:
    """Return how many pages a list has by the words of its page; 0 if they name none."""
    found = STATED_COUNT.search(text)
    return int(next(filter(None, found.groups()))) if found else 0


def pages_lost(doc: LinkPage, ask: Ask) -> list[str]:
    """Say that a list has more pages than were found, if by its own word it does.

    Args:
        doc: The last page that was found; its address may be counted from 0.
        ask: What it was asked with; its number is that of the pages found.

    Returns:
        One text with the list's address, or none.
    """
    told = pages_told(doc)
    here = max(ask.number, (page_number(doc.url) or 0) + 1)
    words = f"{ask.start}: says that it has {told} pages, {ask.number} found"
    return [words] if told > here else []


def pages_told(doc: LinkPage) -> int:
    """Return how many pages a list has by its calls, scripts or words; 0 if none says."""
    for call in calls_in(doc):
        numbers = [int(each) for each in re.findall(r"(?<![\w.])\d{1,6}(?![\w.])", call[1])]
        if numbers:
            return pages_and_current(numbers, from_one=not call[1].lstrip(" \n\"'")[:1].isdigit())[0]
    return pages_counted("\n".join(pager_scripts(doc))) or pages_stated(doc.text)
