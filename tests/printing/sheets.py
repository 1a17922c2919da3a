"""Printed sides held against the file that was sent: their number, size, order, way up, scale and place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageChops, ImageStat

A4 = (210.0, 297.0)
"""Width and height in mm of the sheet as it lies in the printer: always standing."""
NEAR = 0.5
"""Millimetres that a place may differ."""
ALIKE = 2.0
"""Grey levels that a printed side may differ from its own in the file, on average over ``Side.small``. Seen: 0.8 at
most, and 5.5 at least from any other side."""

SCALE = 4 / 3
PIXEL = 25.4 / 72 / SCALE
"""Millimetres of a pixel of a rendered side: 0.26."""
SMALL = (70, 99)


@dataclass(frozen=True)
class Side:
    """One rendered side."""

    size: tuple[float, float]
    """Width and height in mm."""
    image: Image.Image
    """In grey, a pixel being ``PIXEL`` wide."""

    @property
    def ink(self) -> tuple[float, ...]:
        """Where ink begins and ends: left, top, right, bottom in mm from the upper left corner."""
        box = self.image.point(lambda value: 255 if value < 250 else 0).getbbox() or (0, 0, 0, 0)
        return tuple(edge * PIXEL for edge in box)

    def turned(self, degrees: int) -> Side:
        """This side turned against the clock by a multiple of 90 degrees."""
        size = self.size if degrees % 180 == 0 else (self.size[1], self.size[0])
        return Side(size, self.image.rotate(degrees, expand=True))

    def small(self) -> Image.Image:
        """A picture of it with pixels of 3 mm: enough to know it by."""
        return self.image.resize(SMALL, Image.Resampling.BOX)


def sides(pdf: bytes) -> list[Side]:
    document = pypdfium2.PdfDocument(pdf)
    rendered = []
    for page in document:
        width, height = page.get_size()
        image = page.render(scale=SCALE, grayscale=True).to_pil().convert("L")
        rendered.append(Side((width * 25.4 / 72, height * 25.4 / 72), image))
    return rendered


def distance(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two small pictures in grey levels of 255."""
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])


@dataclass(frozen=True)
class Comparison:
    """What became of a file's sides."""

    turn: int
    """Degrees against the clock that the first side was turned to lie on the sheet."""
    faults: list[str]


def compare(sent: bytes, printed: bytes) -> Comparison:
    """Holds a print against the file that was sent to the printer."""
    wanted, got = sides(sent), sides(printed)
    if len(wanted) != len(got):
        return Comparison(0, [f"{len(wanted)} sides were sent, {len(got)} were printed"])
    lying = wanted[0].size[0] > wanted[0].size[1]
    turns = (90, 270) if lying else (0, 180)
    pictures = {turn: [side.turned(turn).small() for side in wanted] for turn in turns}
    prints = [side.small() for side in got]
    turn = min(turns, key=lambda turn: sum(map(distance, pictures[turn], prints)))
    found = [
        *sizes(got),
        *order(pictures, prints, turn),
        *places([side.turned(turn) for side in wanted], got),
    ]
    return Comparison(turn, found)


def sizes(got: list[Side]) -> Iterator[str]:
    for number, side in enumerate(got, 1):
        if any(abs(is_ - must) > NEAR for is_, must in zip(side.size, A4, strict=True)):
            yield f"side {number} is {side.size[0]:.1f} x {side.size[1]:.1f} mm"


def order(pictures: dict[int, list[Image.Image]], prints: list[Image.Image], turn: int) -> Iterator[str]:
    """Every printed side must look like its own in the file, and like no other side and no other way up better."""
    for index, picture in enumerate(prints):
        distances = {
            (other, way): distance(candidate, picture)
            for way, candidates in pictures.items()
            for other, candidate in enumerate(candidates)
        }
        own = distances[index, turn]
        nearest, way = min(distances, key=lambda place: distances[place])
        if distances[nearest, way] < own:
            upside_down = "" if way == turn else " upside down"
            yield f"side {index + 1} is side {nearest + 1} of the file{upside_down}"
        elif own > ALIKE:
            yield f"side {index + 1} looks different, by {own:.1f} grey levels"


def places(wanted: list[Side], got: list[Side]) -> Iterator[str]:
    """Ink must begin and end where it does in the file: a scale of 99 % moves an edge by more than a millimetre."""
    for number, (must, is_) in enumerate(zip(wanted, got, strict=True), 1):
        if any(abs(one - other) > NEAR for one, other in zip(must.ink, is_.ink, strict=True)):
            yield f"side {number} has ink at {millimetres(is_)}, must have it at {millimetres(must)}"


def millimetres(side: Side) -> str:
    return ", ".join(f"{edge:.1f}" for edge in side.ink) + " mm"


def heads_together(turn: int, edge: str) -> bool:
    """Whether the back of a leaf stands the same way up as its front.

    All sides lie on the sheet alike, turned by ``turn`` from the way that they are read; the sheet goes over on its
    ``edge``. Head stays by head where that edge runs in the direction of reading downwards: up the sheet (its long
    edge) for sides that were not turned, across it (its short edge) for those turned by a quarter.
    """
    return edge == ("short edge" if turn % 180 else "long edge")
