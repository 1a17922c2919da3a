"""Gives letters the inks that they need to come out sharp, where those of their colour would not.

Small letters in several inks depend on plates that fit to a hair, and grey ones are printed as dots. Black letters are
printed over what is behind them, so that no white edge shows beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Any

import pikepdf
from pikepdf import ContentStreamInstruction, Dictionary, Name, Object, Operator

from booklet.pdf.inks import Values
from booklet.pdf.matrix import Matrix, times

SHOWS = {"Tj", "TJ", "'", '"'}
ON, OFF = "BookletOver", "BookletNotOver"
"""Names of the graphics states with overprint, in which an ink that a colour does not have is left as it is below it
(ISO 32000-1, 8.6.7), and without it."""


class _Letters:
    """One pass through a file. Each drawing is rewritten once, as large as it is first met."""

    def __init__(self, fill: str, inks: Callable[[Values, float], Values], over: Callable[[Values], bool]) -> None:
        self.fill, self.inks, self.over = fill, inks, over
        self.done: set[tuple[int, int]] = set()

    def content(self, stream: Object, resources: Object, matrix: Matrix) -> None:
        """Rewrites the operators of a stream and of the drawings in it. ``matrix`` takes its units to points."""
        out: list[Any] = []
        fill: Values | None = None
        size, text = 0.0, matrix
        saved: list[tuple[Values | None, Matrix, float]] = []
        for instruction in pikepdf.parse_content_stream(stream):
            operator, operands = str(instruction.operator), list[Any](instruction.operands)
            shows = operator in SHOWS and fill is not None
            if operator == "q":
                saved.append((fill, matrix, size))
            elif operator == "Q" and saved:
                fill, matrix, size = saved.pop()
            elif operator == "cm":
                matrix = times(operands, matrix)
            elif operator == self.fill:
                fill = tuple(float(value) for value in operands)
            elif operator in ("cs", "scn", "sc"):
                fill = None
            elif operator == "BT":
                text = matrix
            elif operator == "Tm":
                text = times(operands, matrix)
            elif operator == "Tf":
                size = float(operands[1])
            elif operator == "Do":
                self.form(resources.XObject[operands[0]], resources, matrix)
            if shows and fill is not None:
                out += self.shown(instruction, fill, size * hypot(text[2], text[3]), resources)
            else:
                out.append(instruction)
        stream.write(pikepdf.unparse_content_stream(out))

    def shown(self, instruction: Any, fill: Values, size: float, resources: Object) -> list[Any]:
        """What stands in place of an operator that shows text in a colour. ``size`` is that of the type in points."""
        wanted = self.inks(fill, size)
        out = [instruction]
        if wanted != fill:
            out = [_colour(wanted, self.fill), *out, _colour(fill, self.fill)]
        if self.over(wanted):
            if Name.ExtGState not in resources:
                resources.ExtGState = Dictionary()
            if f"/{ON}" not in resources.ExtGState:
                resources.ExtGState[f"/{ON}"] = Dictionary(OP=True, op=True, OPM=1)
                resources.ExtGState[f"/{OFF}"] = Dictionary(OP=False, op=False, OPM=0)
            out = [_state(ON), *out, _state(OFF)]
        return out

    def form(self, form: Object, resources: Object, matrix: Matrix) -> None:
        if form.get(Name.Subtype) == Name.Form and form.objgen not in self.done:
            self.done.add(form.objgen)
            self.content(form, form.get(Name.Resources, resources), times(form.get(Name.Matrix), matrix))


def reink(
    pdf: pikepdf.Pdf, fill: str, inks: Callable[[Values, float], Values],
    over: Callable[[Values], bool] = lambda values: False,
) -> None:  # fmt: skip
    """Changes the colours of letters in place.

    ``fill`` is the operator that sets a colour, of which the file has no other; ``inks`` says which colour letters of
    one colour and of a size in points get, and ``over`` whether those of a colour are printed over what is behind them.
    """
    work = _Letters(fill, inks, over)
    for page in pdf.pages:
        page.contents_coalesce()
        work.content(page.obj.Contents, page.obj.get(Name.Resources, Dictionary()), (1.0, 0.0, 0.0, 1.0))


def _colour(values: Values, operator: str) -> ContentStreamInstruction:
    return ContentStreamInstruction(list(values), Operator(operator))


def _state(name: str) -> ContentStreamInstruction:
    return ContentStreamInstruction([Name(f"/{name}")], Operator("gs"))
