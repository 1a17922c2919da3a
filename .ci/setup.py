"""Makes .venv ready for work: ``python3 .ci/setup.py [dev] [bench] [browser] [printing]``. Standard library only.

Installs the locked packages (always those of requirements.lock, then those of each set named) and the system packages
of the same sets (system.toml), makes the checkout importable in there, and looks whether everything installed finds the
libraries that it is linked with. Does nothing, fast, where all of that was done before. Exit 0 when ready, 2 when
something must be done by hand; then the last line on stderr says what.
"""

import sys

if sys.version_info < (3, 11):  # stands first, and the syntax below is old, so that an old Python gets to say this
    sys.stderr.write(
        "setup: Python 3.11 or newer is needed, {} is {}.{}.\n"
        "  hint: name another one: make setup PYTHON=python3.13\n".format(sys.executable, *sys.version_info[:2])
    )
    sys.exit(2)

import hashlib
import os

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, ".ready")
LOCKS = {
    "run": "requirements.lock",
    "dev": ".ci/requirements-dev.lock",
    "bench": "benchmarks/requirements.lock",
}

SETS = {*LOCKS, "browser", "printing"}
"""Sets of packages: of Python, of the system, or both."""

SOURCES = ["pyproject.toml", ".ci/setup.py", ".ci/system.py", ".ci/system.toml", ".ci/linked.py"]
"""What every set rests on, beside its lock."""


def main(wanted: list[str]) -> int:
    names = ["run", *wanted]
    unknown = set(names) - SETS
    if unknown:
        return stop(f"no such set of packages: {', '.join(sorted(unknown))}")
    keys = {name: key(name) for name in SETS}
    done = stamped()
    missing = [name for name in names if keys[name] not in done]
    if not missing:
        return 0
    sys.path.insert(0, os.path.join(ROOT, ".ci"))  # option -I leaves the folder of this file out
    import linked
    import system

    problem = system.prepared(names)
    if problem:
        return stop(*problem)
    if done - set(keys.values()) or not done:
        make_venv()
        done, missing = set(), names
    for name in missing:
        if name in LOCKS and not install(LOCKS[name]):
            return stop(f"pip could not install {LOCKS[name]}, see above")
        done.add(keys[name])
    link_checkout()
    problem = linked.problem(VENV, names)
    if problem:
        return stop(*problem)
    with open(STAMP, "w", encoding="ascii") as stamp:
        stamp.write("".join(f"{line}\n" for line in sorted(done)))
    say("ready")
    return 0


def key(name: str) -> str:
    """Hash of everything that an installed set of packages depends on: this Python, this folder, these files."""
    digest = hashlib.sha256("\0".join([*map(str, sys.version_info[:3]), sys.base_prefix, ROOT, name]).encode())
    for path in [*SOURCES, *([LOCKS[name]] if name in LOCKS else [])]:
        with open(os.path.join(ROOT, path), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def stamped() -> set[str]:
    """Keys of the sets that a finished set-up left in .venv; none where it is not whole."""
    if not os.access(VENV_PYTHON, os.X_OK) or not os.path.exists(STAMP):
        return set()
    with open(STAMP, encoding="ascii") as stamp:
        return set(stamp.read().split())


def say(text: str) -> None:
    print(f"setup: {text}", flush=True)


def stop(text: str, hint: str = "") -> int:
    print(f"setup: {text}" + (f"\n  hint: {hint}" if hint else ""), file=sys.stderr)
    return 2


def make_venv() -> None:
    import subprocess

    say("making .venv with Python {}.{}.{}".format(*sys.version_info[:3]))
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def install(lock: str) -> bool:
    """Installs one lock file, exact versions and hashes, and counts along. Pip's own words are shown where it fails."""
    import subprocess

    with open(os.path.join(ROOT, lock), encoding="ascii") as file:
        total = sum("==" in line for line in file)
    say(f"installing {total} packages of {lock}")
    options = ["--require-hashes", "--no-input", "--disable-pip-version-check", "--progress-bar=off"]
    command = [VENV_PYTHON, "-m", "pip", "install", *options, "-r", os.path.join(ROOT, lock)]
    output = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            output.append(line)
            if sys.stdout.isatty() and line.startswith(("Collecting", "Requirement already", "Installing collected")):
                seen = sum(part.startswith(("Collecting", "Requirement already")) for part in output)
                print(f"\r  {seen} of {total}", end="", flush=True)
    if sys.stdout.isatty():
        print("\r\033[K", end="", flush=True)
    if process.returncode:
        sys.stderr.writelines(output[-15:])
    return process.returncode == 0


def link_checkout() -> None:
    """Makes the checkout importable in .venv, and writes its commands: an editable install that needs no builder."""
    import sysconfig
    import tomllib

    packages = sysconfig.get_path("purelib", "venv", {"base": VENV})
    with open(os.path.join(packages, "booklet-checkout.pth"), "w", encoding="utf-8") as file:
        file.write(f"{ROOT}\n")
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        scripts = tomllib.load(file)["project"]["scripts"]
    for name, entry in scripts.items():
        module, function = entry.split(":")
        path = os.path.join(VENV, "bin", name)
        with open(path, "w", encoding="utf-8") as file:
            # A shebang cannot hold a space, and an interpreter's path may.
            file.write(f'#!/bin/sh\n"exec" "{VENV_PYTHON}" "$0" "$@"\n')
            file.write(f"import sys\nfrom {module} import {function}\n\nsys.exit({function}())\n")
        os.chmod(path, 0o755)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
