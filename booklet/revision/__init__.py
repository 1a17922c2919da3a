"""Between content and checks: what the content means, who approved it, and how it stood before.

``meaning`` says what a section tells its reader, as plain data and as a hash of them; ``history`` reads earlier states
from git; ``approvals`` works out the state of a booklet from who approved what; ``translations`` tells which of its
translated sections are still those of the source.
"""

from __future__ import annotations

from booklet.revision.approvals import State, state

__all__ = ["State", "state"]
