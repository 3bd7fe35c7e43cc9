"""The commands of the project, one file each; a file's name is the command's.

Scrapy imports this package before it looks a command up, and answers a mistyped one with four lines that name
nothing; so it is looked up here first.
"""

import sys
from pathlib import Path

from crawler.cli.suggestions import refuse_mistyped

if Path(sys.argv[0]).name in {"scrapy", "scrapy.exe"} or Path(sys.argv[0]).match("scrapy/__main__.py"):
    refuse_mistyped(sys.argv[1:])
