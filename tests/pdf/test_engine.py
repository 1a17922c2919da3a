"""The short way to import WeasyPrint: it starts nothing, leaves out fontTools, and changes no byte of the output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.pdf.page import ROOT

SHORT = """
import sys
started = []
STARTS = ("subprocess.Popen", "os.posix_spawn", "os.system")
sys.addaudithook(lambda event, given: started.append(given) if event in STARTS else None)
from tests.pdf.page import made
finished = made("<h1>Titre</h1><p>Un texte</p>")
assert finished.findings == []
assert not any(name.partition(".")[0] == "fontTools" for name in sys.modules), "fontTools was imported"
assert sys.platform != "linux" or not started, started
open(sys.argv[1], "wb").write(finished.pdf)
"""
PLAIN = """
import sys
import weasyprint
from tests.pdf.page import made
assert "fontTools.subset" in sys.modules
open(sys.argv[1], "wb").write(made("<h1>Titre</h1><p>Un texte</p>").pdf)
"""
ON_DEMAND = """
import sys
from booklet.pdf.engine import weasyprint
from weasyprint.text import fonts
from tests.pdf.page import FONTS
weasyprint()
from weasyprint.text import fonts
font = fonts.TTFont(FONTS / "SourceSans3-Bold.ttf")
import fontTools.ttLib
assert isinstance(font, fontTools.ttLib.TTFont)
"""


def run(script: str, *arguments: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", script, *arguments], cwd=ROOT, env=environment, check=True)


def test_short_import_gives_the_same_file(tmp_path: Path) -> None:
    run(SHORT, tmp_path / "short.pdf")
    run(PLAIN, tmp_path / "plain.pdf")
    assert (tmp_path / "short.pdf").read_bytes() == (tmp_path / "plain.pdf").read_bytes()


def test_font_tools_are_there_when_they_are_used() -> None:
    run(ON_DEMAND.replace("from weasyprint.text import fonts\nfrom tests", "from tests"))
