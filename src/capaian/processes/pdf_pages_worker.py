"""Child process that opens a pdf whose pages are to be printed: a file made to fill memory ends it alone.

Started as `look` or `draw`, with the pdf as standard input. `look` writes JSON: the text of each page, or
what is wrong with the file. `draw` writes every page as a JPEG behind its length, four bytes.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import suppress

import pypdfium2
import pypdfium2.raw as pdfium

from capaian.processes.limits import limit_memory

MEGABYTES = 1_000
"""Address space; about half of it is taken by the libraries themselves."""
JPEG_GRADES = ((1_754, 75), (1_754, 45), (1_100, 45))
"""Pixels of the longer side of a page (of A4 at 150 dots an inch the first), and quality as JPEG."""
BYTES = 200_000
"""Of a page: a busier one has the next grade."""


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
        picture = page.render(scale=JPEG_GRADES[0][0] / max(*page.get_size(), 1)).to_pil().convert("RGB")
        for pixels, quality in JPEG_GRADES:
            picture.thumbnail((pixels, pixels))
            stream = io.BytesIO()
            picture.save(stream, "JPEG", quality=quality)
            if stream.tell() <= BYTES:
                break
        sys.stdout.buffer.write(stream.tell().to_bytes(4) + stream.getvalue())
        page.close()


if __name__ == "__main__":
    limit_memory(MEGABYTES)
    given = sys.stdin.buffer.read()
    if sys.argv[1] == "look":
        sys.stdout.write(json.dumps(look(given)))
    else:
        with suppress(pypdfium2.PdfiumError, MemoryError):  # fewer pages say it
            draw(given)
