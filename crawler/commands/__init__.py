"""The commands of the project, one file each; a file's name is the command's.

Scrapy imports the one that is asked for (crawler/cli/command_names.py), all of them for its list of commands. A command
imports at its top only what all commands share (crawler/cli, storage, pure tables of pipelines), and what it needs for
its own work inside the function that does it: `yange X` and the list of commands stay quick.

Scrapy answers a mistyped command with four lines that name nothing; so the command is looked up here first.
"""

import sys

from crawler.cli.command_names import runs_scrapy

if runs_scrapy(sys.argv):
    from crawler.cli.suggestions import refuse_mistyped

    refuse_mistyped(sys.argv[1:])
