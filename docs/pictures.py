"""Draws the pictures of the README from the built PDFs: every page small, in colour and grey, and a few spreads large;
and the table of pictograms of the editor's guide.

Usage: python docs/pictures.py [DIST]. Needs pypdfium2 and pillow, which `make test` installs.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

PAGES = Path(__file__).parent / "pages"
GAP, GROUND = 10, (214, 214, 214)
COLUMNS = 8


def pages(pdf: Path, dpi: int) -> list[Image.Image]:
    """Every page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def sheet(pictures: list[Image.Image], columns: int = COLUMNS) -> Image.Image:
    """Pictures side by side on a grey ground, spreads together: the first page stands alone on the right."""
    width, height = pictures[0].size
    rows = -(-len(pictures) // columns)
    out = Image.new("RGB", (columns * (width + GAP) + GAP, rows * (height + GAP) + GAP), GROUND)
    for index, picture in enumerate(pictures):
        row, column = divmod(index, columns)
        out.paste(picture, (GAP + column * (width + GAP), GAP + row * (height + GAP)))
    return out


def save(picture: Image.Image, name: str) -> None:
    """A small PNG: 64 colours are enough for flat drawings."""
    PAGES.mkdir(exist_ok=True)
    picture.quantize(64).save(PAGES / name, optimize=True)
    print(f"docs/pages/{name}")


SPREADS = ((1, 2), (4, 5), (14, 15), (24, 25), (26, 27), (32, 33), (42, 43))
"""Pages shown large, side by side; those that a booklet does not have are left out."""


PICTOGRAMS = Path(__file__).resolve().parent.parent / "sections" / "figures" / "pictograms"
ACROSS, PITCH = 8, 104


def pictograms() -> None:
    """Every pictogram with its name, in one drawing."""
    drawn = []
    for index, path in enumerate(sorted(PICTOGRAMS.glob("*.svg"))):
        row, column = divmod(index, ACROSS)
        left, top = 28 + column * PITCH, 14 + row * PITCH
        inside = re.sub(r"<title>.*?</title>", "", path.read_text(encoding="utf-8").strip())
        inside = inside.replace(
            '<svg xmlns="http://www.w3.org/2000/svg"', f'<svg x="{left}" y="{top}" width="64" height="64"'
        )
        drawn.append(f'{inside}\n<text x="{left + 32}" y="{top + 80}" fill="#16222A">{path.stem}</text>\n')
    high = 14 + (len(drawn) + ACROSS - 1) // ACROSS * PITCH
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {ACROSS * PITCH + 16} {high}"'
    font = 'font-family="Source Sans 3, Helvetica, Arial, sans-serif" font-size="12.5" text-anchor="middle"'
    ground = '<title>Les pictogrammes et leur nom</title><rect width="100%" height="100%" fill="#FFFFFF"/>'
    drawing = f"{head} {font}>{ground}\n{''.join(drawn)}</svg>\n"
    (Path(__file__).parent / "pictogrammes.svg").write_text(drawing, encoding="utf-8")


def main() -> None:
    pictograms()
    dist = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("dist")
    pdfs = sorted(dist.glob("*.pdf"))
    if not pdfs:
        sys.exit(f"no PDF in {dist}: build first")
    for pdf in pdfs:
        few = len(pypdfium2.PdfDocument(pdf)) <= 2
        small = pages(pdf, 72 if few else 40)
        columns = len(small) if few and small[0].height > small[0].width else 1 if few else COLUMNS
        save(sheet(small, columns), f"{pdf.stem}.png")
        save(sheet([ImageOps.grayscale(page).convert("RGB") for page in small], columns), f"{pdf.stem}-grey.png")
        if not few:
            large(pdf)


def large(pdf: Path) -> None:
    """A few spreads of a booklet as a reader sees them; of an edition of its pages, the first one."""
    found = pages(pdf, 72)
    for left, right in SPREADS if pdf.stem.endswith("-screen") else SPREADS[:1]:
        if right <= len(found):
            save(sheet([found[left - 1], found[right - 1]], 2), f"{pdf.stem}-{left:02}-{right:02}.png")


if __name__ == "__main__":
    main()
