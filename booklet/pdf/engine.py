"""Imports WeasyPrint in a third of the time, by leaving out what a build does not use. Its behaviour is unchanged.

Two things make its import slow. cffi asks ``ctypes.util.find_library`` for every name that a library could have on any
system, and that starts helper programs (ldconfig, gcc, ld) each time; where the libraries load by the name that Linux
gives them, there is nothing to search. And fontTools is imported for work that harfbuzz-subset does here: its names
are bound to stand-ins that import it when one is used.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

LIBRARIES = ("gobject-2.0", "pango-1.0", "harfbuzz", "harfbuzz-subset", "fontconfig", "pangoft2-1.0")

FONT_TOOLS = {
    "fontTools": (),
    "fontTools.subset": ("Options", "Subsetter"),
    "fontTools.ttLib": ("TTFont", "TTLibError"),
    "fontTools.ttLib.ttFont": ("getTableClass", "getTableModule"),
    "fontTools.ttLib.woff2": ("decompress",),
    "fontTools.varLib": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}
"""Modules of fontTools that WeasyPrint imports, and the names that it uses of each."""


def weasyprint() -> Any:
    """The module ``weasyprint``, imported once. OSError where Pango or another library of the system is missing."""
    if "weasyprint" not in sys.modules:
        with warnings.catch_warnings(), _no_library_search(), _font_tools_on_demand():
            warnings.filterwarnings("ignore", "No fonts configured")  # all fonts used here are shipped
            importlib.import_module("weasyprint")
    return sys.modules["weasyprint"]


@contextmanager
def _no_library_search() -> Iterator[None]:
    """Within it, a library that does not load by its name is not searched for; only where all load by their names."""
    search = ctypes.util.find_library
    if sys.platform == "linux" and all(_loads(f"lib{name}.so.0") or _loads(f"lib{name}.so.1") for name in LIBRARIES):
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


@contextmanager
def _font_tools_on_demand() -> Iterator[None]:
    """Within it, importing fontTools gives modules whose names import the real one when they are called."""
    if any(name.partition(".")[0] == "fontTools" for name in sys.modules):
        yield
        return
    modules = {name: ModuleType(name) for name in FONT_TOOLS}
    for name, module in modules.items():
        module.__path__ = []
        for used in FONT_TOOLS[name]:
            # An except clause needs a class. Nothing is raised before the real module is there.
            setattr(module, used, Exception if used.endswith("Error") else _on_demand(name, used))
        parent, _, last = name.rpartition(".")
        if parent:
            setattr(modules[parent], last, module)
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name, module in modules.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _on_demand(module: str, name: str) -> Any:
    def call(*arguments: Any, **options: Any) -> Any:
        return getattr(importlib.import_module(module), name)(*arguments, **options)

    return call
