"""The shape of the code: which stage may import which, and what each file may hold."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from booklet.blocks import Block
from booklet.edition import EDITIONS

ROOT = Path(__file__).resolve().parent.parent


def allowed() -> dict[str, set[str]]:
    """Each stage and what it may import besides itself: what ARCHITECTURE.md's table names in its row or above."""
    table = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    may: dict[str, set[str]] = {}
    above: set[str] = set()
    for row in re.findall(r"^\| ((?:`\w+(?:\.py|/)`,? ?)+)\|", table, re.MULTILINE):
        names = re.findall(r"`(\w+)", row)
        above |= set(names)
        may |= {name: set(above) for name in names}
    return may


MAY_IMPORT = allowed()

TEXT_FILES = {".py", ".html", ".css", ".svg", ".txt", ".json", ".toml", ".yaml"}

DISEASE = re.compile(
    "calcinos|calciphyla|scl[eé]roderm|dermatomyosit|raynaud|lupus|thiosulfat|calcification",
    re.IGNORECASE,
)

# Written so that this file does not match itself.
ELSEWHERE = re.compile(
    r"(^|[^a-z.])/([w]ork|[t]mp|[r]oot|[f]arm|[h]ome|[U]sers)/|[p]ythonhosted|[p]ypi\.o|[n]pmjs\.|[d]eb\.debian|"
    r"[f]iles\.pyth|\.\./[s]hared"
)


def imports(file: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module of ``root`` imports, at its top or deeper."""
    package = file.relative_to(root).parent.parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            name = ".".join((*base, *((node.module,) if node.module else ())))
            yield from ((node.lineno, f"{name}.{alias.name}") for alias in node.names)


def upward(root: Path) -> list[str]:
    """Every import of the package under ``root`` that the table does not allow, as ``path:line: what``."""
    found = []
    for file in sorted((root / "booklet").rglob("*.py")):
        path = file.relative_to(root)
        stage = path.parts[1].removesuffix(".py").replace("__main__", "cli")
        for line, name in imports(file, root):
            first, _, rest = name.partition(".")
            target = rest.partition(".")[0]
            if first != "booklet" or target in {"", "__version__", stage}:
                continue
            if stage not in MAY_IMPORT or target not in MAY_IMPORT[stage]:
                found.append(f"{path.as_posix()}:{line}: {stage} imports {target}")
    return found


def test_imports_follow_the_stages() -> None:
    assert upward(ROOT) == []


def test_every_module_belongs_to_a_stage() -> None:
    top = {path.stem for path in (ROOT / "booklet").iterdir() if path.suffix == ".py" or any(path.rglob("*.py"))}
    assert top - {"__init__", "__main__"} <= set(MAY_IMPORT)


def test_table_names_the_stages_in_the_order_of_the_data() -> None:
    order = [name for name in MAY_IMPORT if name in {"model", "content", "checks", "compose", "pdf", "delivery", "cli"}]
    assert order == ["model", "content", "checks", "compose", "pdf", "delivery", "cli"]
    assert list(MAY_IMPORT)[-1] == "cli"


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("booklet/content/planted.py", "from booklet.compose import compose\n"),
        ("booklet/content/planted.py", "import booklet.pdf.render\n"),
        ("booklet/checks/deep/planted.py", "from booklet import cli\n"),
        ("booklet/compose/planted.py", "def late():\n    from booklet.delivery import build\n"),
        ("booklet/compose/planted.py", "if TYPE_CHECKING:\n    from booklet.pdf import Finished\n"),
        ("booklet/checks/planted.py", "from ..compose import compose\n"),
        ("booklet/pdf/planted.py", "from ..delivery.build import build\n"),
        ("booklet/model.py", "from booklet.content import load\n"),
        ("booklet/planted.py", "from booklet.model import Job\n"),
    ],
)
def test_planted_upward_import_is_caught(tmp_path: Path, path: str, source: str) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text(source, encoding="utf-8")
    assert [finding.rpartition(":")[0] for finding in upward(tmp_path)] == [f"{path}:{source.count(chr(10))}"]


def test_downward_imports_are_not_caught(tmp_path: Path) -> None:
    file = tmp_path / "booklet" / "checks" / "planted.py"
    file.parent.mkdir(parents=True)
    file.write_text("from booklet.content import load\nfrom booklet.model import Job\nfrom . import fault\nimport re\n")
    assert upward(tmp_path) == []


def kinds() -> dict[str, type]:
    """Every block class of the union, by its kind."""
    union = get_args(Block)[0]
    return {get_args(cls.model_fields["kind"].annotation)[0]: cls for cls in get_args(union)}


def test_block_kinds_have_their_four_places() -> None:
    names = set(kinds())
    assert len(names) > 20
    assert {path.stem for path in (ROOT / "booklet/compose/templates/blocks").glob("*.html")} == names
    assert {path.stem for path in (ROOT / "styles/components").glob("*.css")} == names
    assert {path.stem for path in (ROOT / "tests/blocks").glob("*.yaml")} == names


def test_block_classes_are_named_after_their_kind() -> None:
    assert {kind: cls.__name__ for kind, cls in kinds().items()} == {
        kind: kind.title().replace("-", "") for kind in kinds()
    }


def test_an_edition_is_one_row_one_style_sheet_and_one_test_file() -> None:
    assert len(EDITIONS) >= 6
    for name, edition in EDITIONS.items():
        lines = (ROOT / "styles" / edition.sheet).read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 60, f"{edition.sheet} has {len(lines)} lines"
        assert (ROOT / "tests/editions" / f"test_{name.replace('-', '_')}.py").is_file(), name


def test_every_component_style_is_used() -> None:
    imported = re.findall(r"components/([a-z-]+)\.css", (ROOT / "styles/components.css").read_text(encoding="utf-8"))
    assert sorted(imported) == sorted(kinds())


def code() -> list[Path]:
    """Everything that is the program: the package, the style sheets and the front door."""
    found = [path for top in ("booklet", "styles") for path in (ROOT / top).rglob("*") if path.suffix in TEXT_FILES]
    return [*found, ROOT / "build_pdf.py"]


def test_code_knows_no_disease() -> None:
    assert [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in code()
        if (match := DISEASE.search(path.read_text(encoding="utf-8")))
    ] == []


def test_no_module_is_too_long() -> None:
    modules = [*(ROOT / "booklet").rglob("*.py"), *(ROOT / ".ci").rglob("*.py")]
    assert [path for path in modules if len(path.read_text(encoding="utf-8").splitlines()) > 400] == []


@pytest.mark.parametrize(
    "text", ["see /" + "work/main", "in /" + "tmp/x", "https://py" + "pi.org/simple", "../sh" + "ared/x"]
)
def test_addresses_from_elsewhere_are_recognised(text: str) -> None:
    assert ELSEWHERE.search(text)


def test_files_name_no_registry_and_no_path_of_a_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = []
    for path in filter(None, listed.stdout.decode().split("\0")):
        file = ROOT / path
        text = file.read_bytes() if file.is_file() else b""
        if b"\0" in text:
            continue
        lines = text.decode("utf-8", errors="replace").splitlines()
        found += [f"{path}:{number}: {line[:100]}" for number, line in enumerate(lines, 1) if ELSEWHERE.search(line)]
    assert found == []
