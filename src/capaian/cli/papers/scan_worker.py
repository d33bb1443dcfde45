"""Child process that draws the pages of a pdf: a file made to fill memory or time ends this process alone.

Run as `python -P scan_worker.py MOST_PAGES SECONDS MEGABYTES` with the pdf as standard input. Writes for
each page a line of JSON when it begins and another with its size, then that many bytes of JPEG; at the
end a line with how many pages there are, or with what is wrong.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from capaian.processes.limits import limit_memory, limit_time

PIXELS_PER_INCH = 220
MOST_PIXELS = 297 / 25.4 * PIXELS_PER_INCH
"""Of the longer side, whatever size the pdf says its pages have."""
POINTS_PER_INCH = 72
QUALITY = 90
MOST_DRAWN = 150_000_000
"""Bytes of all pictures; sixty colour pages of a scanner come to half of that, noise to several times."""

PageRecord = dict[str, object]


def draw_pages(content: bytes, most: int) -> Iterator[tuple[PageRecord, bytes]]:
    """Yield what is to be said of each page, and its picture."""
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        # The library remembers the cause of an earlier failure, so its word alone is not enough.
        locked = error.err_code == FPDF_ERR_PASSWORD and b"/Encrypt" in content
        yield {"flaw": "locked" if locked else "broken"}, b""
        return
    count, room = len(pdf), MOST_DRAWN
    if 0 < count <= most:
        # Without them the visible part of an electronic signature, a field of a form, would stay blank.
        pdf.init_forms()
    for place in range(count if count <= most else 0):
        yield {"page": place + 1}, b""
        size, drawn = draw(pdf, place)
        room -= len(drawn)
        if room < 0:
            raise MemoryError
        yield {"size": size, "bytes": len(drawn)}, drawn
    yield {"count": count}, b""


def draw(pdf: pypdfium2.PdfDocument, place: int) -> tuple[tuple[int, int], bytes]:
    """Return a page as it is shown, on white."""
    page = pdf[place]
    longer = max(page.get_size())
    scale = min(PIXELS_PER_INCH / POINTS_PER_INCH, MOST_PIXELS / max(longer, 1))
    drawn = page.render(scale=scale).to_pil().convert("RGB")
    target = io.BytesIO()
    drawn.save(target, "JPEG", quality=QUALITY)
    return drawn.size, target.getvalue()


def run(most: int, seconds: float, megabytes: int) -> None:
    """Draw what comes in and write what comes of it."""
    limit_memory(megabytes)
    limit_time(seconds)
    out = sys.stdout.buffer
    try:
        for said, picture in draw_pages(sys.stdin.buffer.read(), most):
            out.write(json.dumps(said).encode() + b"\n" + picture)
            out.flush()
            limit_time(seconds)
    except MemoryError:
        out.write(b'{"flaw": "too_much"}\n')
    except (pypdfium2.PdfiumError, ValueError):
        out.write(b'{"flaw": "broken"}\n')


if __name__ == "__main__":
    run(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
