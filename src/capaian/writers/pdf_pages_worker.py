"""Child process that draws the pages of an attached pdf: a file made to fill memory ends it alone.

Started with the pdf as standard input; writes every page as a JPEG, a line in base 64 for each.
"""

from __future__ import annotations

import io
import sys
from base64 import b64encode
from contextlib import suppress

import pypdfium2

from capaian.processes.limits import limit_memory

MEGABYTES = 1_000
"""Address space; about half of it is taken by the libraries themselves."""
JPEG_GRADES = ((1_754, 75), (1_754, 45), (1_100, 45))
"""Pixels of the longer side of a page (of A4 at 150 dots an inch the first),
and quality as JPEG.
"""
BYTES = 200_000
"""Of a page: a busier one has the next grade."""


def draw(content: bytes) -> None:
    """Write the pages of a pdf as pictures."""
    document = pypdfium2.PdfDocument(content)
    document.init_forms()
    for page in document:
        picture = (
            page.render(scale=JPEG_GRADES[0][0] / max(*page.get_size(), 1)).to_pil().convert("RGB")
        )
        for pixels, quality in JPEG_GRADES:
            picture.thumbnail((pixels, pixels))
            stream = io.BytesIO()
            picture.save(stream, "JPEG", quality=quality)
            if stream.tell() <= BYTES:
                break
        sys.stdout.buffer.write(b64encode(stream.getvalue()) + b"\n")
        page.close()


if __name__ == "__main__":
    limit_memory(MEGABYTES)
    with suppress(pypdfium2.PdfiumError, MemoryError):  # fewer pages say it
        draw(sys.stdin.buffer.read())
