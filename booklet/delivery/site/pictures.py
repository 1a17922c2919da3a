"""The first page of a PDF as a small picture."""

from __future__ import annotations

from io import BytesIO

BOX = (480, 680)
"""Greatest width and height in pixels: twice those on the page, for screens of two dots a pixel."""

QUALITY = 82


def first_page(pdf: bytes) -> tuple[bytes, int, int]:
    """WebP of the first page, with its width and height in pixels. Same file, same bytes."""
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        width, height = page.get_size()
        image = page.render(scale=min(BOX[0] / width, BOX[1] / height)).to_pil().convert("RGB")
    finally:
        document.close()
    out = BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue(), image.width, image.height


def size(webp: bytes) -> tuple[int, int]:
    """Width and height in pixels of a picture that was drawn before. OSError where it is none."""
    from PIL import Image

    with Image.open(BytesIO(webp)) as image:
        return image.size
