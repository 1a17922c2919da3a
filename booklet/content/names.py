"""Names of files: which a system or an editor leaves behind, and which name to give instead of one that is refused."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

LEFT_BEHIND = re.compile(
    r"""\..* | ~\$.* | ~wr[ld]\d*\.tmp | \#.*\# | .*~ | .*\.(?:bak|orig|rej|tmp|temp|swp|swo|save|part|crdownload)
      | thumbs\.db(?::.*)? | ehthumbs(?:_vista)?\.db | desktop\.ini | icon\r? | \.?ds_store
      | __macosx | @eadir | \$recycle\.bin | system\ volume\ information | lost\+found""",
    re.IGNORECASE | re.VERBOSE,
)
"""Hidden files, backups and locks of editors, what Windows, macOS and network disks put into folders."""

LETTERS = {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d",
           "Đ": "D", "ı": "i", "þ": "th", "ð": "d"}  # fmt: skip
"""Letters that are no letter with an accent, and what they are written with where there are no others."""

FILE_LETTERS = "a name has letters without accents, digits, and - _ or . between them, no spaces"


def passed_over(name: str) -> bool:
    """Whether a file or folder of this name is no content, and nobody meant it to be."""
    return bool(LEFT_BEHIND.fullmatch(name))


def listed(folder: Path) -> list[Path]:
    """What stands in a folder, sorted; nothing where it is not there or is closed, of which other findings tell."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def as_id(text: str) -> str:
    """The id that a name most likely stands for: ``sans-tabac`` for ``Sans tabac``; empty where there is none."""
    return "-".join(re.findall(r"[a-z0-9]+", _plain(text[:60]).lower()))


def as_file(name: str) -> str:
    """The plain name for a picture: ``schema.svg`` for ``schéma.svg``; empty where none can be made."""
    stem, dot, suffix = name[:90].rpartition(".")
    stem = "-".join(re.findall(r"[A-Za-z0-9_.]+", _plain(stem.rpartition("/")[2]))).strip(".-")
    return f"{stem}.{suffix.lower()}" if stem and dot and suffix.isalnum() else ""


def _plain(text: str) -> str:
    """The text in letters without accents."""
    spelt = "".join(LETTERS.get(letter, letter) for letter in text)
    return unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode("ascii")
