"""How much a command loads before it is known which command was typed."""

import subprocess
import sys

import pytest

from tests.support.paths import ROOT

LOAD_ALL = """
import pkgutil, sys
import crawler.commands
for module in pkgutil.iter_modules(crawler.commands.__path__, "crawler.commands."):
    __import__(module.name)
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOAD_ALL], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        "pipelines.stages",
        "pipelines.store",
        "pipelines.compare",
        "pipelines.render.html",
        "crawler.runner",
        "crawler.site",
    ],
)
def test_what_only_one_command_needs_is_not_loaded_for_all(loaded: set[str], module: str) -> None:
    assert [name for name in loaded if name == module or name.startswith(f"{module}.")] == []


@pytest.mark.parametrize("library", ["numpy", "rapidfuzz", "rich.console", "jinja2", "pypdfium2", "warcio"])
def test_no_library_of_a_single_command_is_loaded_for_all(loaded: set[str], library: str) -> None:
    assert library not in loaded
