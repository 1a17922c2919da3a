"""Rewrites every colour of a file for other inks: grey, or the four of a press.

Goes through all that can hold a colour: pages, drawings, patterns, gradients, soft masks, glyphs that are drawn,
pictures, annotations. What WeasyPrint writes, and a drawing can make it write, is known here; anything else is an
``UnknownColour``, never a colour that is passed over.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInlineImage, ContentStreamInstruction, Dictionary, Name, Object, Operator

from booklet.pdf.inks import Inks, Mask, Values
from booklet.pdf.lab import srgb_of_lab
from booklet.pdf.spaces import BY_COUNT, SPACES, Space, UnknownColour, read_picture, space_of

_SETS = {"g": ("grey", False), "G": ("grey", True), "rg": ("rgb", False), "RG": ("rgb", True),
         "k": ("cmyk", False), "K": ("cmyk", True)}  # fmt: skip
"""Operators that set space and colour at once: which space, and whether for strokes."""

STEPS = 8
"""Pieces of a gradient between two colours. Within a piece it runs straight in the new inks."""

_CHOOSES = {"cs": False, "CS": True}
_GIVES = {"sc": False, "scn": False, "SC": True, "SCN": True}


def recolour(pdf: pikepdf.Pdf, inks: Inks) -> None:
    """Changes every colour of ``pdf`` in place. UnknownColour where one cannot be read."""
    work = _Recolouring(inks)
    for page in pdf.pages:
        page.contents_coalesce()
        resources = page.obj.get(Name.Resources, Dictionary())
        work.resources(resources, inks)
        work.content(page.obj.Contents, resources, inks)
        work.group(page.obj, inks)
        for annotation in page.obj.get(Name.Annots, []):
            work.annotation(annotation)
    work.forget_spaces()


class _Recolouring:
    """One pass through a file. Each object is rewritten once, whoever shares it."""

    def __init__(self, inks: Inks) -> None:
        self.inks = inks
        self.mask = Mask()
        self.done: set[tuple[int, int]] = set()
        self.values: dict[tuple[str, str, Values], Values] = {}
        self.spaces: list[Object] = []

    def first(self, item: Object) -> bool:
        """Whether an object is met for the first time. One that stands inside another is met once anyway."""
        if item.objgen == (0, 0):
            return True
        if item.objgen in self.done:
            return False
        self.done.add(item.objgen)
        return True

    def resources(self, found: Object, inks: Inks) -> None:
        """Everything that a table of resources names. Soft masks first: what they draw is not seen as a colour."""
        if not self.first(found):
            return
        for state in found.get(Name.ExtGState, Dictionary()).values():
            mask = state.get(Name.SMask)
            if isinstance(mask, Dictionary):
                self.form(mask.G, self.mask)
        for item in found.get(Name.XObject, Dictionary()).values():
            if item.get(Name.Subtype) == Name.Image:
                self.image(item, found, inks)
            else:
                self.form(item, inks)
        for pattern in found.get(Name.Pattern, Dictionary()).values():
            if int(pattern.PatternType) == 1:
                self.form(pattern, inks)
            else:
                self.shading(pattern.Shading, found, inks)
        for shading in found.get(Name.Shading, Dictionary()).values():
            self.shading(shading, found, inks)
        fonts = found.get(Name.Font, Dictionary())
        if self.first(fonts):
            for font in fonts.values():
                if font.get(Name.Subtype) == Name.Type3:
                    self.glyphs(font, inks)
        if Name.ColorSpace in found:
            self.spaces.append(found)

    def form(self, form: Object, inks: Inks) -> None:
        """A drawing, a tile of a pattern or what a mask is made of."""
        if not self.first(form):
            return
        resources = form.get(Name.Resources, Dictionary())
        self.resources(resources, inks)
        self.content(form, resources, inks)
        self.group(form, inks)

    def glyphs(self, font: Object, inks: Inks) -> None:
        """A font whose letters are drawings."""
        resources = font.get(Name.Resources, Dictionary())
        self.resources(resources, inks)
        for glyph in font.CharProcs.values():
            if self.first(glyph):
                self.content(glyph, resources, inks)

    def group(self, holder: Object, inks: Inks) -> None:
        """The space in which what is transparent is mixed."""
        if Name.CS in holder.get(Name.Group, Dictionary()):
            holder.Group.CS = inks.space

    def annotation(self, annotation: Object) -> None:
        """Its own colours, and how it looks in each of its states."""
        for key in (Name.C, Name.IC):
            if len(annotation.get(key, [])) in BY_COUNT:
                values = tuple(float(value) for value in annotation[key])
                annotation[key] = Array(self.converted(BY_COUNT[len(values)], values, self.inks))
        waiting = list(annotation.get(Name.AP, Dictionary()).values())
        while waiting:
            state = waiting.pop()
            if isinstance(state, pikepdf.Stream):
                self.form(state, self.inks)
            else:
                waiting.extend(state.values())

    def content(self, stream: Object, resources: Object, inks: Inks) -> None:
        """The operators of a stream."""
        changed = False
        out: list[Any] = []
        now = (SPACES["grey"], SPACES["grey"])
        saved = []
        for instruction in pikepdf.parse_content_stream(stream):
            operator = str(instruction.operator)
            if operator == "q":
                saved.append(now)
            elif operator == "Q":
                now = saved.pop() if saved else now
            elif operator in _SETS or operator in _CHOOSES or operator in _GIVES:
                instruction, now = self.operator(operator, instruction, now, resources, inks)
                changed = True
            elif isinstance(instruction, ContentStreamInlineImage) and not instruction.iimage.image_mask:
                raise UnknownColour("a picture inside a drawing's own operators")
            out.append(instruction)
        if changed:
            stream.write(pikepdf.unparse_content_stream(out))

    def operator(
        self, operator: str, instruction: Any, now: tuple[Space, Space], resources: Object, inks: Inks
    ) -> tuple[Any, tuple[Space, Space]]:
        """What stands in place of one that has to do with colour, and the spaces (fill, stroke) after it."""
        operands = instruction.operands
        if operator in _SETS:
            kind, stroke = _SETS[operator]
            space, values = SPACES[kind], tuple(float(value) for value in operands)
        elif operator in _CHOOSES:
            stroke = _CHOOSES[operator]
            space = space_of(operands[0], resources)
            values = space.initial
        else:
            stroke = _GIVES[operator]
            space = now[stroke]
            values = () if space.kind == "pattern" else tuple(float(value) for value in operands)
        now = (now[0], space) if stroke else (space, now[1])
        if space.kind == "pattern":
            return instruction, now
        converted = self.converted(space.kind, values, inks)
        return ContentStreamInstruction(list(converted), Operator(inks.stroke if stroke else inks.fill)), now

    def converted(self, kind: str, values: Values, inks: Inks) -> Values:
        """One colour, remembered: a booklet has a few dozen."""
        key = (type(inks).__name__, kind, values)
        if key not in self.values:
            if len(values) != len(SPACES[kind].initial):
                raise UnknownColour(f"a colour of {len(values)} values in {kind}")
            match kind:
                case "grey":
                    made = inks.of_rgb(values * 3)
                case "rgb":
                    made = inks.of_rgb(values)
                case "lab":
                    made = inks.of_rgb(srgb_of_lab(values))
                case _:
                    made = inks.of_cmyk(values)
            self.values[key] = made
        return self.values[key]

    def shading(self, shading: Object, resources: Object, inks: Inks) -> None:
        """A gradient: the colours that it runs through."""
        if not self.first(shading):
            return
        if int(shading.ShadingType) not in (2, 3):
            raise UnknownColour(f"a gradient of type {shading.ShadingType}")
        kind = space_of(shading.ColorSpace, resources).kind
        self.function(shading.Function, kind, inks)
        if Name.Background in shading:
            shading.Background = Array(self.converted(kind, tuple(map(float, shading.Background)), inks))
        shading.ColorSpace = inks.space

    def function(self, function: Object, kind: str, inks: Inks) -> None:
        """The way from one colour to another, cut into pieces: halfway in one space is not halfway in another."""
        if not self.first(function):
            return
        if not isinstance(function, Dictionary) or int(function.FunctionType) not in (2, 3):
            raise UnknownColour("a gradient whose colours are worked out or sampled")
        if int(function.FunctionType) == 3:
            for part in function.Functions:
                self.function(part, kind, inks)
            return
        start, end = (tuple(map(float, function.get(key, [default]))) for key, default in ((Name.C0, 0), (Name.C1, 1)))
        low, high = (float(bound) for bound in function.Domain)
        bounds = [low + (high - low) * step / STEPS for step in range(STEPS + 1)]
        power = float(function.N)
        passed = [
            self.converted(
                kind, tuple(one + at**power * (other - one) for one, other in zip(start, end, strict=True)), inks
            )
            for at in bounds
        ]
        pieces = [
            Dictionary(FunctionType=2, Domain=[0, 1], C0=Array(one), C1=Array(other), N=1)
            for one, other in pairwise(passed)
        ]
        for key in (Name.C0, Name.C1, Name.N, Name.Range):
            _drop(function, key)
        function.FunctionType = 3
        function.Functions = Array(pieces)
        function.Bounds = Array(round(bound, 6) for bound in bounds[1:-1])
        function.Encode = Array([0, 1] * STEPS)

    def image(self, image: Object, resources: Object, inks: Inks) -> None:
        """A picture. Its soft mask is grey already; a stencil has the colour of its page."""
        if not self.first(image) or bool(image.get(Name.ImageMask, False)):
            return
        if isinstance(image.get(Name.Mask), Array):
            raise UnknownColour("a picture in which one colour stands for nothing")
        picture = inks.picture(read_picture(image, resources))
        for key in (Name.Decode, Name.DecodeParms, Name.Filter):
            _drop(image, key)
        image.write(picture.tobytes())
        image.BitsPerComponent = 8
        image.ColorSpace = {"L": Name.DeviceGray, "CMYK": Name.DeviceCMYK}[picture.mode]

    def forget_spaces(self) -> None:
        """Takes away the colour spaces that nothing names any more."""
        for holder in self.spaces:
            _drop(holder, Name.ColorSpace)


def _drop(holder: Object, key: Name) -> None:
    if key in holder:
        del holder[key]
