"""A skip that nobody knows fails the run; one that is known by name does not, where it may be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import offline, skips
from tests.skips import KNOWN, expected

PLANTED = {
    "in_a_test": "def test_it() -> None:\n    pytest.skip('no teapot')\n",
    "by_a_mark": "@pytest.mark.skipif(True, reason='no teapot')\ndef test_it() -> None: ...\n",
    "of_a_module": "pytest.skip('no teapot', allow_module_level=True)\n",
    "of_an_import": "pytest.importorskip('teapot', reason='no teapot')\n",
    "in_a_fixture": "@pytest.fixture\ndef pot():\n    pytest.skip('no teapot')\n\ndef test_it(pot): ...\n",
}
PLUGIN = """\
from pathlib import Path
from tests import offline, skips
from tests.skips import pytest_make_collect_report, pytest_runtest_makereport

skips.STAMP = Path(__file__)
"""


def run(folder: Path, modules: dict[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    """Pytest on some modules, in a folder whose conftest.py has the hooks, on a machine that was set up."""
    (folder / "conftest.py").write_text(PLUGIN, encoding="utf-8")
    (folder / "pytest.ini").write_text(
        "[pytest]\naddopts = -p no:cacheprovider -p no:hypothesispytest\n", encoding="utf-8"
    )
    for name, text in modules.items():
        (folder / f"test_{name}.py").write_text(f"import pytest\n\n{text}", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "--continue-on-collection-errors", *options], cwd=folder, capture_output=True,
        env={**environment, "PYTHONPATH": str(skips.ROOT)}, stdin=subprocess.DEVNULL, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("options", [[], ["-n", "1"]], ids=["alone", "in a worker"])
def test_an_unexpected_skip_fails_the_run(tmp_path: Path, options: list[str]) -> None:
    done = run(tmp_path, {**PLANTED, "other": "def test_other() -> None: ...\n"}, *options)
    assert done.returncode == 1, done.stdout + done.stderr
    assert all(f"test_{name}.py" in done.stdout for name in PLANTED)
    assert done.stdout.count(" is skipped, and that is unexpected: no teapot\n") >= len(PLANTED)
    assert "1 failed, 1 passed, 4 errors in" in done.stdout.splitlines()[-1]


def test_what_else_is_not_run_is_left_alone(tmp_path: Path) -> None:
    """A failure that is expected is no skip; a skip that is known, or from before the set-up, is nothing worse."""
    changed = (
        "from tests import skips\n\n"
        "def test_it(monkeypatch):\n    monkeypatch.setattr(skips, {})\n    pytest.skip('no teapot')\n"
    )
    known = changed.format("'KNOWN', [skips.Known('no tea', lambda: True)]")
    before = changed.format("'STAMP', skips.STAMP / 'absent'")
    failing = "@pytest.mark.xfail\ndef test_it() -> None:\n    assert False\n"
    done = run(tmp_path, {"failing": failing, "known": known, "before": before})
    assert done.returncode == 0 and "2 skipped, 1 xfailed" in done.stdout.splitlines()[-1], done.stdout


def test_a_known_skip_is_one_only_where_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    for user, may in ((0, False), (1000, True)):
        monkeypatch.setattr(os, "geteuid", lambda user=user: user)
        monkeypatch.setattr("shutil.which", lambda name: name)
        assert expected("a CUPS server of the tests' own needs root") is may
        assert expected("the network cannot be cut here") is not offline.can_cut()
    assert not expected("no teapot") and not expected("")


def test_every_known_skip_is_one_that_a_test_has() -> None:
    texts = [
        path.read_text(encoding="utf-8")
        for path in (skips.ROOT / "tests").rglob("*.py")
        if path != Path(skips.__file__)
    ]
    assert [known.reason for known in KNOWN if not any(known.reason in text for text in texts if "skip" in text)] == []
