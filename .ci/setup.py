"""Makes .venv ready for work: ``python3 .ci/setup.py [dev] [bench]``. Standard library only.

Installs the locked packages (always those of requirements.lock, then those of each set named), makes the checkout
importable in there, and sees to the system libraries that WeasyPrint loads. Does nothing, fast, where all of that was
done before. Exit 0 when ready, 2 when something must be done by hand; then the last line on stderr says what.
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
    "bench": os.path.join("benchmarks", "requirements.lock"),
}

LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
"""Libraries that WeasyPrint loads, with Debian's packages of them. What else it loads, these bring along."""


def main(wanted: list[str]) -> int:
    names = ["run", *wanted]
    unknown = set(names) - set(LOCKS)
    if unknown:
        return stop(f"no such set of packages: {', '.join(sorted(unknown))}")
    keys = {name: key(name) for name in LOCKS}
    done = stamped()
    missing = [name for name in names if keys[name] not in done]
    if not missing:
        return 0
    problem = system_libraries()
    if problem:
        return stop(*problem)
    if done - set(keys.values()) or not done:
        make_venv()
        done, missing = set(), names
    for name in missing:
        if not install(LOCKS[name]):
            return stop(f"pip could not install {LOCKS[name]}, see above")
        done.add(keys[name])
    link_checkout()
    with open(STAMP, "w", encoding="ascii") as stamp:
        stamp.write("".join(f"{line}\n" for line in sorted(done)))
    say("ready")
    return 0


def key(name: str) -> str:
    """Hash of everything that an installed set of packages depends on: this Python, this folder, these files."""
    digest = hashlib.sha256("\0".join([*map(str, sys.version_info[:3]), sys.base_prefix, ROOT, name]).encode())
    for path in (LOCKS[name], "pyproject.toml", os.path.join(".ci", "setup.py")):
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


def system_libraries() -> tuple[str, str] | None:
    """Installs what is missing where that is this machine's custom (root with apt-get); else says how to."""
    import shutil

    packages = absent()
    if not packages:
        return None
    names = " ".join(packages)
    apt = f"apt-get install -y --no-install-recommends {names}"
    commands = {
        "apt-get": f"sudo {apt}",
        "dnf": "sudo dnf install -y pango harfbuzz",
        "brew": "brew install pango",
    }
    tool = next(filter(shutil.which, commands), "")
    if tool == "apt-get" and os.geteuid() == 0:
        say(f"installing system packages: {names}")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if quietly("apt-get update -q", environment) and quietly(apt, environment) and not absent():
            return None
        return f"system packages are still missing: {' '.join(absent())}", apt
    other = "install Pango, PangoFT2 and harfbuzz-subset with this system's package manager"
    return f"system packages are missing: {names}", commands.get(tool, other)


def absent() -> list[str]:
    """Debian's names of the packages that this machine lacks."""
    import ctypes
    import ctypes.util
    import importlib.util

    def loads(library: str) -> bool:
        form = "lib{}.0.dylib" if sys.platform == "darwin" else "lib{}.so.0"
        for name in (form.format(library), ctypes.util.find_library(library)):
            try:
                if name and ctypes.CDLL(name):
                    return True
            except OSError:
                continue
        return False

    venv = [] if importlib.util.find_spec("ensurepip") else ["python3-venv"]
    return venv + [package for library, package in LIBRARIES.items() if not loads(library)]


def quietly(command: str, environment: dict[str, str]) -> bool:
    """Runs a command; its output is shown only where it fails."""
    import subprocess

    result = subprocess.run(
        command.split(),
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if result.returncode:
        sys.stderr.write(result.stdout)
    return result.returncode == 0


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
