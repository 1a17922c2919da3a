"""Who hands a booklet out: sections/clinics/<id>.yaml. Fills the places that are left for it; changes no other text."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from booklet.blocks import Flag, Inline, Strict

Lang = Annotated[str, Field(pattern=r"^[a-z]{2}(?:-[A-Z]{2})?$")]
"""A language as in BCP 47: ``fr``, ``fr-CA``, ``en``."""

Words = Annotated[dict[Lang, Inline], Field(min_length=1)]
"""The same words in each language of a booklet."""

Web = Annotated[str, Field(pattern=r"^https?://[^\s/$.?#][^\s<>\"']*$", max_length=500)]

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""Two letters of ISO 3166-1: ``FR``."""

Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""A colour in sRGB: ``#0A4150``, between quotes."""

ShortWords = Annotated[dict[Lang, Annotated[Inline, Field(max_length=120)]], Field(min_length=1)]
"""Words that must fit a line or two of a narrow panel."""


SHORT_ADDRESS = 120
"""Characters of an address that a QR code leads to: its modules are then 0.4 mm and more where it is 20 mm wide."""

LOGO_BOXES = {"cover": (38.0, 11.0), "back": (36.0, 15.0), "box": (48.0, 17.0)}
"""Width and height in mm of the places for a logo; large print has room for more, see ``LARGER``."""

LARGER = 1.4
"""How many times larger a logo is printed in an edition for low vision."""


def fitted(size: tuple[float, float], box: tuple[float, float]) -> tuple[float, float]:
    """Width and height of a picture scaled into a box, its proportions kept; units are those of the box."""
    scale = min(box[0] / size[0], box[1] / size[1])
    return size[0] * scale, size[1] * scale


class Phone(Strict):
    """One number of a clinic. The first one stands wherever there is room for one only."""

    label: ShortWords
    number: Annotated[str, Field(min_length=2, max_length=30)]
    country: Country | None = None
    """Whose numbering plan the number follows, where it is not the clinic's."""
    hours: ShortWords | None = None
    """When somebody answers: ``du lundi au vendredi, de 9 h à 17 h``."""


class LocalContact(Strict):
    """Somebody near the clinic who helps its patients: a patients' group, a social worker, a home-care service."""

    name: ShortWords
    what: ShortWords
    phone: Annotated[str, Field(min_length=2, max_length=30)] | None = None
    country: Country | None = None
    """Whose numbering plan the number follows, where it is not the clinic's."""
    email: Annotated[str, Field(max_length=100)] | None = None
    web: Web | None = None


class ClinicColours(Strict):
    """Two colours of the clinic in place of the booklet's own. What calls for help keeps its colour everywhere."""

    main: Colour
    """Titles, signs, tabs, pictograms. Its pale tints are worked out from it."""
    second: Colour
    """Links, sources and the other small marks."""


class Clinic(Strict):
    """Everything that a booklet can say of the clinic that hands it out."""

    name: Annotated[str, Field(min_length=1, max_length=160)]
    short_name: Annotated[str, Field(min_length=1, max_length=60)] | None = None
    """The name in a few words, for the leaflet and the handout, where a long one has no room."""
    unit: ShortWords | None = None
    address: Annotated[list[Annotated[str, Field(min_length=1, max_length=80)]], Field(max_length=4)] = []
    """Lines of the postal address, without the name."""
    country: Country = "FR"
    """Whose numbering plan the phone numbers follow."""
    phones: Annotated[list[Phone], Field(max_length=4)] = []
    out_of_hours: ShortWords | None = None
    """What to do when nobody answers."""
    email: Annotated[str, Field(max_length=100)] | None = None
    web: Web | None = None
    logo: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\.(?:svg|png)$", max_length=80)] | None = None
    """The file of its logo, SVG or PNG, in sections/clinics/."""
    colours: ClinicColours | None = None
    languages: Annotated[list[Lang], Field(max_length=8)] = []
    """Languages in which the team can answer."""
    contacts: Annotated[list[LocalContact], Field(max_length=3)] = []
    welcome: Annotated[dict[Lang, Annotated[Inline, Field(max_length=240)]], Field(min_length=1)] | None = None
    """A few words of the team, printed in its own box."""
    qr: Annotated[Web, Field(max_length=SHORT_ADDRESS)] | None = None
    """Where the QR codes lead; without it, none is printed."""
    feedback: Annotated[str, Field(max_length=200)] | None = None
    """A web or e-mail address to which readers may write what they think of the booklet."""
    example: Flag = False
    """An invented clinic, which may have numbers that are reserved for fiction."""
