"""numpy and rapidfuzz, loaded when they are first used.

Scrapy imports all commands at each start, and with them all steps of the pipelines; most commands compare no texts.
numpy costs 0.12 s of CPU to load and rapidfuzz 0.02 s (measured), a seventh of all that `scrapy list` takes. Modules
therefore take `np` and `distance` from here, and use them inside functions only.
"""

from importlib import import_module
from typing import TYPE_CHECKING


class LazyModule:
    """Stand in for a module: import it when one of its names is asked for, and keep each name."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> object:
        value: object = getattr(import_module(self._module), name)
        setattr(self, name, value)
        return value


if TYPE_CHECKING:
    import numpy as np
    from rapidfuzz import distance, fuzz, process
else:
    np = LazyModule("numpy")
    distance = LazyModule("rapidfuzz.distance")
    fuzz = LazyModule("rapidfuzz.fuzz")
    process = LazyModule("rapidfuzz.process")

__all__ = ["LazyModule", "distance", "fuzz", "np", "process"]
