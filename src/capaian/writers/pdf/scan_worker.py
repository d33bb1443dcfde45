"""Child process that draws the pages of a pdf: a file made to fill memory or time ends this process alone.

Run as `python -P scan_worker.py MAX_PAGES SECONDS MEGABYTES` with the pdf as standard input. Writes for each
page a line of JSON with its size, then that many bytes of JPEG; at the end a line with how many pages there
are, or with what is wrong.
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
MAX_PIXELS = 297 / 25.4 * PIXELS_PER_INCH
"""Of the longer side, whatever size the pdf says its pages have."""
POINTS_PER_INCH = 72
JPEG_QUALITY = 90
MAX_BYTES_DRAWN = 150_000_000
"""Of all pictures; sixty colour pages of a scanner come to half of that, noise to several times."""


def draw_pages(content: bytes, max_pages: int) -> Iterator[tuple[dict[str, object], bytes]]:
    """Yield the size of each page with its picture, at last how many there are."""
    pdf = pypdfium2.PdfDocument(content)
    count, room = len(pdf), MAX_BYTES_DRAWN
    if 0 < count <= max_pages:
        # Without them the visible part of an electronic signature, a field of a form, would stay blank.
        pdf.init_forms()
        for place in range(count):
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
    scale = min(PIXELS_PER_INCH / POINTS_PER_INCH, MAX_PIXELS / max(longer, 1))
    drawn = page.render(scale=scale).to_pil().convert("RGB")
    target = io.BytesIO()
    drawn.save(target, "JPEG", quality=JPEG_QUALITY)
    return drawn.size, target.getvalue()


def run(max_pages: int, seconds: float, megabytes: int) -> None:
    """Draw what comes in and write what comes of it."""
    limit_memory(megabytes)
    limit_time(seconds)
    content, out = sys.stdin.buffer.read(), sys.stdout.buffer
    try:
        for record, picture in draw_pages(content, max_pages):
            out.write(json.dumps(record).encode() + b"\n" + picture)
            out.flush()
            limit_time(seconds)
    except MemoryError:
        out.write(b'{"flaw": "too_much"}\n')
    except pypdfium2.PdfiumError as error:
        # The library remembers the cause of an earlier failure, so its word alone is not enough.
        is_locked = error.err_code == FPDF_ERR_PASSWORD and b"/Encrypt" in content
        out.write(b'{"flaw": "locked"}\n' if is_locked else b'{"flaw": "broken"}\n')
    except ValueError:
        out.write(b'{"flaw": "broken"}\n')


if __name__ == "__main__":
    run(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
