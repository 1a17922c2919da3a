"""Reads a figure's file safely and says what is wrong with it. Used by the rules on figures and logos."""

from __future__ import annotations

import os
import re
import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.parsers import expat

from booklet.content.names import listed, passed_over
from booklet.model import Library

SUFFIXES = {".svg": "SVG", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
MAX_SVG = 512 * 1024
"""Bytes of a drawing."""
MAX_RASTER = 8 * 1024 * 1024
"""Bytes of a picture."""
MAX_SIDE = 6000
"""Pixels of a picture's longer side: 1 m at 150 dots an inch."""
LEAST_SIDE, MOST_SIDE, MOST_STRETCHED = 0.1, 100_000, 50
"""Sides of a drawing in its own units, and how many times the shorter the longer may be."""
MAX_DEPTH = 60
MAX_USES = 5000

SVG_NAMESPACE = "http://www.w3.org/2000/svg"
REFUSED = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"}
ANIMATED = {"animate", "animatemotion", "animatetransform", "set", "discard"}
CSS_ADDRESS = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")

BROKEN = (OSError, SyntaxError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError, EOFError,
          struct.error, zlib.error)  # fmt: skip
"""What reading a broken picture raises: Pillow lets through whatever its readers trip over."""

Problem = tuple[int, int, str]
"""Line and column from 1, and a message."""


def files(library: Library) -> Iterator[Path]:
    """Every figure file of a project that may be read, each once."""
    return (path for path, reason in _entries(library) if not reason)


def unreadable(library: Library) -> Iterator[tuple[Path, str]]:
    """Every figure file or folder that may not be read, and why."""
    return ((path, reason) for path, reason in _entries(library) if reason)


def _entries(library: Library) -> Iterator[tuple[Path, str]]:
    """Figures in the booklets' folders and among the shared ones, each with why it may not be read, or nothing."""
    shared = library.root / "sections" / "figures"
    folders = [path / "figures" for path in listed(library.root / "sections" / "booklets")]
    for folder in [*folders, shared, *(shared / name for name in ("pictograms", "signs"))]:
        if not os.path.lexists(folder):
            continue
        if reason := closed(folder, library.root, stat.S_ISDIR):
            yield folder, reason
            continue
        for path in listed(folder):
            if path.suffix.lower() in SUFFIXES and not passed_over(path.name):
                yield path, closed(path, library.root)


def closed(path: Path, root: Path, wanted: Callable[[int], bool] = stat.S_ISREG) -> str:
    """Why a file or folder may not be opened; empty where it may."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root):
            return "this symbolic link leads out of the project, so it is not read"
        if not wanted(real.stat().st_mode):
            return "this is not what a figure is: a regular file, in a folder"
        if not os.access(real, os.R_OK | (os.X_OK if wanted is stat.S_ISDIR else 0)):
            return "it cannot be read: Permission denied"
    except (OSError, RuntimeError) as error:  # RuntimeError: a loop of symbolic links, before Python 3.13
        return f"it cannot be read: {getattr(error, 'strerror', None) or 'the symbolic link goes round in a loop'}"
    return ""


def too_large(path: Path) -> str:
    """Why a file is larger than a page can use, or nothing. Reads a picture's header only."""
    size = path.stat().st_size
    limit = MAX_SVG if path.suffix.lower() == ".svg" else MAX_RASTER
    if size > limit:
        return f"{size // 1024:,} KB, more than {limit // 1024:,}"
    sides = () if path.suffix.lower() == ".svg" else _sides(path)
    return f"{sides[0]} by {sides[1]} pixels, more than {MAX_SIDE}" if sides and max(sides) > MAX_SIDE else ""


def natural_size(path: Path) -> tuple[float, float]:
    """Width and height of a picture that was found whole: in pixels, or in a drawing's own units."""
    if path.suffix.lower() != ".svg":
        return _sides(path) or (1, 1)
    reader = _SvgReader()
    reader.parser.Parse(path.read_bytes(), True)
    return reader.size


def problems(path: Path) -> list[Problem]:
    """What keeps a file from being shown: not what its name says, cut short, or unsafe."""
    if path.suffix.lower() == ".svg":
        return svg_problems(path.read_bytes())
    return _raster_problems(path)


def _sides(path: Path) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG in pixels; None where it is neither."""
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=("PNG", "JPEG")) as picture:
                return picture.size
    except Image.DecompressionBombError:
        return (10**5, 10**5)
    except BROKEN:
        return None


def _raster_problems(path: Path) -> list[Problem]:
    from PIL import Image, ImageFile, UnidentifiedImageError

    wanted = SUFFIXES[path.suffix.lower()]
    # WeasyPrint, where it has been imported, has told Pillow to take what is cut short.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            if {"MPO": "JPEG"}.get(picture.format or "", picture.format) != wanted:  # MPO: a telephone's JPEG
                return [(1, 1, f"the name says {wanted}, the file is {picture.format}")]
            picture.load()
    except UnidentifiedImageError:
        return [(1, 1, f"the name says {wanted}, the file is something else")]
    except BROKEN as error:
        return [(1, 1, f"the picture is broken or cut short: {error}")]
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return []


def svg_problems(raw: bytes) -> list[Problem]:
    """Faults of a drawing: no SVG, no viewBox, anything that runs, and anything that is fetched from elsewhere."""
    reader = _SvgReader()
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        place = (before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        return [(*place, f"not an SVG in UTF-8: byte 0x{raw[error.start]:02x}")]
    try:
        reader.parser.Parse(raw, True)
    except expat.ExpatError as error:
        message = f"not XML: {expat.errors.messages[error.code]}"
        return [*reader.found, (error.lineno, error.offset + 1, message)]
    except (_Refused, LookupError, ValueError) as error:
        return reader.found or [(1, 1, f"not an SVG: {error}")]
    return [*reader.found, *reader.expansion()]


class _Refused(Exception):
    """The rest of the file is not worth reading."""


class _SvgReader:
    def __init__(self) -> None:
        self.found: list[Problem] = []
        self.open: list[tuple[str, str]] = []
        self.uses: dict[str, list[str]] = {}
        self.sheet = ""
        self.sheet_at = (1, 1)
        self.size = (1.0, 1.0)
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = lambda *_: self.refuse("a DOCTYPE is not allowed")
        parser.EntityDeclHandler = lambda *_: self.refuse("an entity is not allowed")
        parser.ProcessingInstructionHandler = lambda *_: self.fault("a processing instruction is not allowed")
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text

    def fault(self, message: str) -> None:
        self.found.append((self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, message))

    def refuse(self, message: str) -> None:
        self.fault(message)
        raise _Refused(message)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if not self.open:
            self.root(namespace, name, attributes)
        if len(self.open) >= MAX_DEPTH:
            self.refuse(f"more than {MAX_DEPTH} levels, one inside the other")
        self.open.append((name.lower(), attributes.get("id", "")))
        if name.lower() in REFUSED | ANIMATED:
            self.fault(f"the element <{name}> is not allowed")
        for key, value in attributes.items():
            self.attribute(key.rpartition(" ")[2].lower(), value)

    def root(self, namespace: str, name: str, attributes: dict[str, str]) -> None:
        if namespace != SVG_NAMESPACE or name != "svg":
            self.refuse("the root is not <svg> in the SVG namespace")
        box = NUMBER.findall(attributes.get("viewBox", ""))
        if len(box) != 4 or not (float(box[2]) > 0 and float(box[3]) > 0):
            self.fault("the root has no viewBox of four numbers with a width and a height")
        elif not all(LEAST_SIDE <= float(side) <= MOST_SIDE for side in box[2:]):
            self.fault(f"a side of the viewBox is not between {LEAST_SIDE} and {MOST_SIDE:,}")
        elif not 1 / MOST_STRETCHED <= float(box[2]) / float(box[3]) <= MOST_STRETCHED:
            self.fault(f"one side of the viewBox is more than {MOST_STRETCHED} times the other")
        else:
            self.size = (float(box[2]), float(box[3]))

    def attribute(self, name: str, value: str) -> None:
        if name.startswith("on"):
            self.fault(f"the attribute {name} is not allowed: a drawing runs nothing")
        elif name == "href":
            self.address(value)
        elif name == "base":
            self.fault("the attribute xml:base is not allowed")
        else:
            self.css(value, strict=name == "style")

    def address(self, value: str) -> None:
        if not value.strip().startswith("#"):
            kind = "a data: address" if value.strip().lower().startswith("data:") else "an address outside the drawing"
            self.fault(f"{kind} is not allowed")
            return
        for holder in {identifier for _, identifier in self.open} | {""}:
            self.uses.setdefault(holder, []).append(value.strip()[1:])

    def css(self, value: str, *, strict: bool) -> None:
        if strict and ("\\" in value or "@import" in value.lower() or "expression(" in value.lower()):
            self.fault("styles with escapes, imports or expressions are not allowed")
        for match in CSS_ADDRESS.finditer(value):
            self.address(match.group(1))

    def text(self, data: str) -> None:
        """Keeps the text of a style sheet: expat hands it out in pieces."""
        if self.open and self.open[-1][0] == "style":
            if not self.sheet:
                self.sheet_at = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
            self.sheet += data

    def end(self, tag: str) -> None:
        self.open.pop()
        if self.sheet:
            count, sheet = len(self.found), self.sheet
            self.sheet = ""
            self.css(sheet, strict=True)
            self.found[count:] = [(*self.sheet_at, message) for _, _, message in self.found[count:]]

    def expansion(self) -> list[Problem]:
        """Faults of references to parts of the drawing: ones that never end, or end too late."""
        sizes: dict[str, int] = {}

        def size(name: str, inside: frozenset[str]) -> int:
            if name in inside:
                raise _Refused(f"'#{name}' refers to itself")
            if len(inside) > MAX_DEPTH:
                raise _Refused(f"more than {MAX_DEPTH} references, one leading to the next")
            if name not in sizes:
                sizes[name] = 1 + sum(size(other, inside | {name}) for other in self.uses.get(name, []))
            if sizes[name] > MAX_USES:
                raise _Refused(f"the references in it draw more than {MAX_USES:,} parts")
            return sizes[name]

        try:
            size("", frozenset())
        except _Refused as error:
            return [(1, 1, str(error))]
        return []
