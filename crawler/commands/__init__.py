"""The commands of the project, one file each; a file's name is the command's.

Scrapy imports every file in here before it runs one of them. So a command imports at its top only what all commands
share (crawler/cli, storage, pure tables of pipelines); what it needs for its own work it imports inside the function
that does it. With everything at the top `scrapy list` took 1.05 s of CPU, so it takes 0.75 s (measured on 2 cores).

Scrapy answers a mistyped command with four lines that name nothing; so the command is looked up here first.
"""

import sys
from pathlib import Path

from crawler.cli.suggestions import refuse_mistyped

if Path(sys.argv[0]).name in {"scrapy", "scrapy.exe"} or Path(sys.argv[0]).match("scrapy/__main__.py"):
    refuse_mistyped(sys.argv[1:])
