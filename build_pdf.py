"""Builds the booklets: ``python build_pdf.py``. The same program as ``booklet``; without a verb, it builds."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from booklet.cli import main  # noqa: E402 - the checkout is found only after the line above

if __name__ == "__main__":
    sys.exit(main(home=str(HERE)))
