"""Recognise what a site says of itself on every page: owner, licence, supported browsers."""

import re
from pathlib import Path

from pipelines.boilerplate.pattern_file import read_patterns

SITE_TEXT = re.compile(read_patterns(Path(__file__).with_name("site_text.txt"))["site_text"], re.IGNORECASE)
"""`本网站由某市人民政府主办……ICP备05000001号`, `您的浏览器版本过低`."""

MAX_SITE_TEXT = 400
"""Characters above which a text says more than what its site is; a guess."""


def is_site_text(text: str) -> bool:
    """Return whether a text is only what a site says of itself on every page."""
    return len(text) <= MAX_SITE_TEXT and SITE_TEXT.search(text) is not None
