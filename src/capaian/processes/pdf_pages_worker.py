"""Child process that opens a pdf whose pages are to be printed: a file made to fill memory ends it alone.

Started as `look` or `draw`, with the pdf as standard input. `look` writes JSON: the text of each page, or
what is wrong with the file. `draw` writes every page as a JPEG behind its length, four bytes.
"""

from __future__ import annotations

import io
import json
import sys

import pypdfium2
import pypdfium2.raw as pdfium

from capaian.processes.limits import limit_memory

MEGABYTES = 1_000
"""Address space; about half of it is taken by the libraries themselves."""
PIXELS = 2_000
"""Of the longer side of a page: A4 at 170 dots an inch."""
QUALITY = 75


def look(content: bytes) -> dict[str, object]:
    """Return what is to be said of a pdf."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        # The library remembers the cause of an earlier failure, so its word alone is not enough.
        is_locked = error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in content
        return {"flaw": "locked" if is_locked else "broken"}
    return {"texts": [page.get_textpage().get_text_bounded() for page in document]}


def draw(content: bytes) -> None:
    """Write the pages of a pdf as pictures."""
    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    for page in document:
        stream = io.BytesIO()
        picture = page.render(scale=PIXELS / max(*page.get_size(), 1)).to_pil()
        picture.convert("RGB").save(stream, "JPEG", quality=QUALITY)
        sys.stdout.buffer.write(len(stream.getvalue()).to_bytes(4) + stream.getvalue())
        page.close()


if __name__ == "__main__":
    limit_memory(MEGABYTES)
    given = sys.stdin.buffer.read()
    if sys.argv[1] == "look":
        sys.stdout.write(json.dumps(look(given)))
    else:
        draw(given)
