"""Every word of a template has both languages."""

import re

from browse.drawing import TEMPLATES
from browse.page_words import WORDS, word

USED = re.compile(r'\bt\("([a-z_0-9]+)"\)')


def test_every_word_of_a_template_is_in_a_table() -> None:
    used = {
        key for path in TEMPLATES.glob("*.html") for key in USED.findall(path.read_text(encoding="utf-8"))
    }
    assert used
    assert all(word("zh", key) and word("en", key) for key in used)


def test_no_chinese_word_is_english() -> None:
    assert [key for key, (chinese, _) in WORDS.items() if key != "other_language" and chinese.isascii()] == []
