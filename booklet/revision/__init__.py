"""Between content and checks: what the content means, who approved it, how it stood before, and what changed since.

``meaning`` says what a section tells its reader, as plain data and as a hash of them; ``history`` reads earlier states
from git; ``approvals`` works out the state of a booklet from who approved what; ``translations`` tells which of its
translated sections are still those of the source.

``history`` asks git, ``past`` makes a state of a revision, ``states`` of a folder, both as plain values; ``words``
tells inserted from deleted words, ``pairing`` which item became which, ``values`` compares values, ``blocks`` and
``order`` what stands where, ``compare`` whole states; ``stock`` says which editions print a change; ``as_text`` and
``as_html`` write it down. A comparison needs no file to fit today's schema: an old one is read as the values it holds.
"""

from __future__ import annotations

from booklet.revision.approvals import State, state

__all__ = ["State", "state"]
