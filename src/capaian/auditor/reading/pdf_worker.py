"""Child process that reads words and ruling lines of a pdf:
a file made to fill memory or time ends it alone.

Started with FIRST LAST SECONDS MEGABYTES and the pdf as standard input. Writes a line of JSON with
how many pages there are, then for each page from FIRST to LAST, counted from 0, one when it begins
and another with its words and lines; or one with what is wrong.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from ctypes import c_float, c_int
from itertools import islice
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from capaian.auditor.reading.pdf_damage import damaged_pages
from capaian.auditor.reading.pdf_words import (
    Box,
    PageTurn,
    main_slant,
    read_signs,
    read_words,
    without_watermark,
)
from capaian.processes.limits import limit_memory, limit_time

if TYPE_CHECKING:
    import pikepdf

MOST_OBJECTS = 60_000
MOST_RULINGS = 4_000
SECONDS_TO_OPEN = 20
THIN = 2.5
"""Points: a filled shape as thin as that is a line."""
SHORTEST = 4.0
SEGMENTS_OF_BOX = (4, 5)
MOST_COVERED = 0.5
"""Part of a page that pictures cover without making it a scan."""
ACTIVE = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)\b")
"""Names long enough not to stand in a picture by chance."""

ATTACHED = ("/FileAttachment", "/RichMedia", "/Screen", "/Movie")
STARTING = ("/JavaScript", "/Launch")

Answer = dict[str, object]


def read_pages(content: bytes, first: int, last: int) -> Iterator[Answer]:
    """Yield what is to be said of the file and of each page."""
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        # The library remembers the cause of an earlier failure, so its word alone is not enough.
        locked = error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in content
        yield {"flaw": "locked" if locked else "broken"}
        return
    active, damaged, owned = inspect(pdf, content) if first == 0 else (False, [], False)
    yield {"count": len(pdf), "active": active, "damaged": damaged, "owned": owned}
    for place in range(first, min(last, len(pdf))):
        yield {"begins": place + 1}
        page = pdf[place]
        try:
            yield read_page(page, place + 1)
        finally:
            page.close()


def inspect(pdf: pypdfium2.PdfDocument, content: bytes) -> tuple[bool, list[int], bool]:
    """Say whether programs or files are in it, which pages are damaged,
    and whether it has own data.
    """
    if (
        pdfium.FPDFDoc_GetJavaScriptActionCount(pdf.raw) > 0
        or pdfium.FPDFDoc_GetAttachmentCount(pdf.raw) > 0
    ):
        return True, [], False
    if ACTIVE.search(content):
        return True, [], False
    import pikepdf  # only the first part of a file needs it

    try:
        with pikepdf.open(io.BytesIO(content)) as opened:
            if any(map(acts, islice(parts_of(opened), MOST_OBJECTS))):
                return True, [], False
            return False, [*damaged_pages(opened)], "/PieceInfo" in opened.Root
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError):
        return False, [], False


def parts_of(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the dictionaries of a file that programs may hang on."""
    yield pdf.Root
    for page in pdf.pages:
        yield page.obj
        yield from page.obj.get("/Annots", [])


def acts(part: pikepdf.Object) -> bool:
    """Say whether a program starts at a part of a file, or another file is attached to it."""
    if str(part.get("/Subtype")) in ATTACHED:
        return True
    from pikepdf import Dictionary

    events = part.get("/AA")
    actions = [part.get("/OpenAction"), part.get("/A")]
    if isinstance(events, Dictionary):
        actions += [event for _, event in events.items()]
    return any(
        isinstance(action, Dictionary) and str(action.get("/S")) in STARTING for action in actions
    )


def read_page(page: pypdfium2.PdfPage, number: int) -> Answer:
    """Return the words of a page and its level and upright lines,
    with places from its upper left corner.
    """
    signs = [*read_signs(page)]
    slant = main_slant(signs, page.get_rotation())
    if slant != page.get_rotation():
        page.set_rotation(
            slant
        )  # the library puts what it reads in the order of a page that stands so
        signs = [*read_signs(page)]
    turn = PageTurn(page.get_bbox(), slant)
    words = without_watermark([*read_words(signs, turn)])
    return {
        "page": number,
        "size": turn.size,
        "words": words,
        "rulings": read_rulings(page, turn),
        "picture": has_picture(page, turn),
    }


def read_rulings(page: pypdfium2.PdfPage, turn: PageTurn) -> list[Box]:
    """Return the level and upright lines of the page itself, not those of charts."""
    rulings: list[Box] = []
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for box in lines_of(drawn):
            x0, y0, x1, y1 = turn.turn(*box)
            rulings.append((round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)))
        if len(rulings) >= MOST_RULINGS:
            break
    return rulings[:MOST_RULINGS]


def has_picture(page: pypdfium2.PdfPage, turn: PageTurn) -> bool:
    """Say whether pictures cover most of a page."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    covered = 0.0
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) not in (
            pdfium.FPDF_PAGEOBJ_IMAGE,
            pdfium.FPDF_PAGEOBJ_FORM,
        ):
            continue
        if pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            covered += (right.value - left.value) * (top.value - bottom.value)
    return covered > MOST_COVERED * turn.size[0] * turn.size[1]


def lines_of(path: object) -> Iterator[Box]:
    """Yield the lines of a path: itself if it is thin, or the sides of a stroked box."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return
    x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
    width, height = x1 - x0, y1 - y0
    if min(width, height) <= THIN:
        if max(width, height) >= SHORTEST:
            yield x0, y0, x1, y1
        return
    if pdfium.FPDFPath_CountSegments(path) not in SEGMENTS_OF_BOX:
        return
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value:
        yield x0, y0, x1, y0
        yield x0, y1, x1, y1
        yield x0, y0, x0, y1
        yield x1, y0, x1, y1


def run(first: int, last: int, seconds: float, megabytes: int) -> None:
    """Read what comes in and write what comes of it."""
    limit_memory(megabytes)
    limit_time(SECONDS_TO_OPEN)
    out = sys.stdout
    try:
        for answer in read_pages(sys.stdin.buffer.read(), first, last):
            out.write(json.dumps(answer) + "\n")
            out.flush()
            limit_time(seconds)
    except MemoryError:
        out.write('{"flaw": "too_much"}\n')
    except (pypdfium2.PdfiumError, ValueError):
        out.write('{"flaw": "broken"}\n')


if __name__ == "__main__":
    run(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
