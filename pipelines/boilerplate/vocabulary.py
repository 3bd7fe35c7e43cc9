"""Words of boilerplate lines (vocabulary.txt), of which other patterns are built."""

from pathlib import Path

from pipelines.boilerplate.pattern_file import read_patterns

VOCABULARY = read_patterns(Path(__file__).with_name("vocabulary.txt"))
"""Name of a group of words -> source of its regular expression."""

DAY = VOCABULARY["day"]
"""A day in figures: `2021年3月10日`, `2021-03-10`."""
READ = VOCABULARY["read"]
"""What visitors do that a page counts, in words that alone say so: `浏览`."""
SIZE_LABEL = VOCABULARY["size_label"]
"""What stands before the buttons for the size of letters: `字体大小`."""
