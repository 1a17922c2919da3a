"""Stage 3: Library + Job -> HTML."""

from booklet.compose.build import compose
from booklet.compose.composed import Composed

__all__ = ["Composed", "compose"]
