"""What travels with the program: style sheets, fonts, pictograms and signs, its words, the profile of the press.

In a checkout they stand at the top level; in an installed wheel, inside the package. A project's own copy wins.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def styles(root: Path) -> Path:
    """The folder of style sheets and fonts for a project: its own ``styles/``, else the program's."""
    own = root / "styles"
    return own if (own / "editions").is_dir() else program_styles()


def program_styles() -> Path:
    """The program's own folder of style sheets and fonts, for documents that are no edition of a booklet."""
    return _first(_PACKAGE / "_shipped" / "styles", _PACKAGE.parent / "styles")


def figures() -> Path:
    """The folder of the program's pictograms and signs."""
    return _first(_PACKAGE / "_shipped" / "figures", _PACKAGE.parent / "sections" / "figures")


def strings() -> Path:
    """The folder of the program's own words, a file a language."""
    return _first(_PACKAGE / "_shipped" / "strings", _PACKAGE.parent / "sections" / "strings")


def profile() -> Path:
    """The colour profile of the press edition."""
    return program_styles() / "profiles" / "fogra39-coated.icc"


def _first(installed: Path, checkout: Path) -> Path:
    return installed if installed.is_dir() else checkout
