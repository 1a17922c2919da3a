"""What a booklet says of itself once it must no longer be read: the key ``withdrawn`` of booklet.yaml."""

from __future__ import annotations

from booklet.blocks import Day, Strict
from booklet.clinic import Words


class Withdrawn(Strict):
    """Since when a booklet is withdrawn, and why. The site then says so in its place, and offers no file of it."""

    since: Day
    reason: Words
    """For its readers, in a sentence or two: what was wrong, and what to do now."""
