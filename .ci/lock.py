"""Renews the lock files from pyproject.toml: ``python3 .ci/lock.py``. Needs the network, and nothing installed.

Versions are the newest that the ranges allow. Hashes are those of every file of a release, so one lock serves all
machines; no address of a registry is written. The sets agree: what requirements.lock pins, the others pin alike.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Exact versions and hashes, written by `make lock` from pyproject.toml. Not to be edited.\n"
OPTIONS = [
    "--quiet",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
    "--no-emit-find-links",
    "--no-emit-options",
    "--no-header",
    "--no-annotate",
    "--strip-extras",
    "--allow-unsafe",
    "--no-config",
]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder, "bin", "python"))
        subprocess.run([python, "-m", "pip", "install", "--quiet", "pip-tools"], check=True)
        runtime = ROOT / "requirements.lock"
        for lock, more in (
            (runtime, []),
            (ROOT / ".ci/requirements-dev.lock", ["--extra=dev", f"--constraint={runtime}"]),
            (ROOT / "benchmarks" / "requirements.lock", ["--extra=bench", f"--constraint={runtime}"]),
        ):
            new = Path(folder, lock.name)
            command = [python, "-m", "piptools", "compile", *OPTIONS, *more, f"--output-file={new}", "pyproject.toml"]
            subprocess.run(command, check=True, cwd=ROOT)
            lock.write_text(HEADER + new.read_text(encoding="ascii"), encoding="ascii")
            new.unlink()
            print(f"lock: {lock.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
