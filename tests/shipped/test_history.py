"""What ships has a history: states that today's program must still be able to compare."""

from __future__ import annotations

import pytest

from booklet.revision.compare import compare
from booklet.revision.past import past
from booklet.revision.states import Unknown, of_folder
from tests.real import ROOT


def test_every_state_that_this_repository_remembers_can_be_compared() -> None:
    try:
        history = past(ROOT)
    except Unknown:
        pytest.skip("not a git checkout")
    commits = history.commits(["sections"], 500)
    if len(commits) < 2:
        pytest.skip("a checkout without history")
    new = of_folder(ROOT, "")
    for one in (commits[-1], commits[len(commits) // 2], commits[1]):
        found = compare(history.at(one, one.short), new)
        assert found.changes and not found.unread
