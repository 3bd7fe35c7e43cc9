"""Which command the arguments name, and the one module that Scrapy has to import for it.

Scrapy imports every module below COMMANDS_MODULE before it runs one of them. So the setting names the one module
that is asked for; the whole package only where all commands are listed or a name is mistyped.
"""

from collections.abc import Sequence
from pathlib import Path
from pkgutil import iter_modules

PACKAGE = "crawler.commands"
FOLDER = Path(__file__).parent.parent / "commands"


def command_word(args: Sequence[str]) -> str:
    """Return the word that Scrapy takes for the command: the first that is no option; empty if there is none."""
    return next((arg for arg in args if not arg.startswith("-")), "")


def is_ours(name: str) -> bool:
    """Return whether a command is one of the project's, by its file; nothing is imported."""
    return name.isidentifier() and (FOLDER / f"{name}.py").is_file()


def scrapy_commands() -> list[str]:
    """Return the names of Scrapy's own commands, without importing them."""
    import scrapy

    return [module.name for module in iter_modules([str(Path(scrapy.__file__).parent / "commands")])]


def commands_module(argv: Sequence[str]) -> str:
    """Return the value of COMMANDS_MODULE for a command line.

    Args:
        argv: the program and its arguments, as in sys.argv.

    Returns:
        The module of our command that it names; empty for one of Scrapy's own; else the package of all.
    """
    name = command_word(argv[1:]) if runs_scrapy(argv) else ""
    if is_ours(name):
        return f"{PACKAGE}.{name}"
    return "" if name and name in scrapy_commands() else PACKAGE


def runs_scrapy(argv: Sequence[str]) -> bool:
    """Return whether the program is Scrapy's: its script, or `python -m scrapy`."""
    program = Path(argv[0]) if argv else Path()
    return program.name in {"scrapy", "scrapy.exe"} or program.match("scrapy/__main__.py")
