"""Stage 3: Library + Job -> HTML."""

from booklet.compose.build import compose, compose_guide
from booklet.compose.composed import Composed

__all__ = ["Composed", "compose", "compose_guide"]
