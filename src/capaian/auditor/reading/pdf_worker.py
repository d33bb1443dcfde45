"""Child process that reads words and ruling lines of a pdf: a file made to fill memory or time ends it alone.

Started with FIRST LAST SECONDS MEGABYTES and the pdf as standard input. Writes a line of JSON with how many
pages there are, then for each page from FIRST to LAST, counted from 0, one when it begins and another with
its words and lines; or one with what is wrong.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator
from ctypes import addressof, c_double, c_float, c_int
from itertools import islice
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from capaian.auditor.reading.pdf_damage import damaged_pages
from capaian.auditor.reading.pdf_tags import Tags
from capaian.processes.limits import limit_memory, limit_time

if TYPE_CHECKING:
    import pikepdf

MOST_SIGNS = 60_000
"""Of one page; a page full of the smallest print has some 15,000."""
MOST_OBJECTS = 60_000
MOST_RULINGS = 4_000
SECONDS_TO_OPEN = 20
THIN = 2.5
"""Points: a filled shape as thin as that is a line."""
SHORTEST = 4.0
MOST_COVERED = 0.5
"""Part of a page that pictures cover without making it a scan."""
LEAVES_GAP = 0.27
"""Part of the height of a sign that parts two words where no blank stands."""
ABOVE, BELOW = 0.73, 0.2
"""Parts of its size that a font reaches above and below its line."""
ACTIVE = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)\b")
"""Names long enough not to stand in a picture by chance."""

ATTACHED = ("/FileAttachment", "/RichMedia", "/Screen", "/Movie")
STARTING = ("/JavaScript", "/Launch")

Said = dict[str, object]
Box = tuple[float, float, float, float]


def read_pages(content: bytes, first: int, last: int) -> Iterator[Said]:
    """Yield what is to be said of the file and of each page."""
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        # The library remembers the cause of an earlier failure, so its word alone is not enough.
        locked = error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in content
        yield {"flaw": "locked" if locked else "broken"}
        return
    active, damaged = inspect(pdf, content) if first == 0 else (False, [])
    yield {"count": len(pdf), "active": active, "damaged": damaged}
    for place in range(first, min(last, len(pdf))):
        yield {"begins": place + 1}
        page = pdf[place]
        try:
            yield read_page(page, place + 1)
        finally:
            page.close()


def inspect(pdf: pypdfium2.PdfDocument, content: bytes) -> tuple[bool, list[int]]:
    """Say whether the file holds programs or other files, and which pages are damaged."""
    if pdfium.FPDFDoc_GetJavaScriptActionCount(pdf.raw) > 0 or pdfium.FPDFDoc_GetAttachmentCount(pdf.raw) > 0:
        return True, []
    if ACTIVE.search(content):
        return True, []
    import pikepdf  # only the first part of a file needs it

    try:
        with pikepdf.open(io.BytesIO(content)) as opened:
            if any(map(acts, islice(parts_of(opened), MOST_OBJECTS))):
                return True, []
            return False, [*damaged_pages(opened)]
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError):
        return False, []


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
    return any(isinstance(action, Dictionary) and str(action.get("/S")) in STARTING for action in actions)


def read_page(page: pypdfium2.PdfPage, number: int) -> Said:
    """Return the words of a page and its level and upright lines, with places from its upper left corner."""
    left, bottom, right, top = page.get_bbox()
    turn = Turn((left, bottom, right, top), page.get_rotation())
    tags = Tags(page)
    words = [*join_signs(read_signs(page, turn, tags))]
    rulings = [*read_rulings(page, turn)]
    return {
        "page": number,
        "size": turn.size,
        "words": words,
        "blocks": tags.blocks,
        "rulings": rulings,
        "picture": has_picture(page, turn),
    }


class Turn:
    """Puts places of a page, which count from below and know no rotation, as the reader sees them."""

    def __init__(self, box: Box, rotation: int) -> None:
        """Keep the visible part of the page and how far it is turned."""
        self.left, self.bottom, self.right, self.top = box
        self.rotation = rotation
        width, height = self.right - self.left, self.top - self.bottom
        self.size = (height, width) if rotation in (90, 270) else (width, height)

    def turn(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return left, top, right, bottom as seen."""
        from_left, from_top = left - self.left, self.top - top
        to_right, to_bottom = right - self.left, self.top - bottom
        if self.rotation == 90:
            height = self.top - self.bottom
            return height - to_bottom, from_left, height - from_top, to_right
        if self.rotation == 180:
            width, height = self.right - self.left, self.top - self.bottom
            return width - to_right, height - to_bottom, width - from_left, height - from_top
        if self.rotation == 270:
            width = self.right - self.left
            return from_top, width - to_right, to_bottom, width - from_left
        return from_left, from_top, to_right, to_bottom


def read_signs(page: pypdfium2.PdfPage, turn: Turn, tags: Tags) -> Iterator[tuple[str, Box, int] | None]:
    """Yield each sign with its place and its block, and `None` for blanks."""
    text = page.get_textpage()
    raw, runs = text.raw, dict[int, Run]()
    box, x, y = pdfium.FS_RECTF(), c_double(), c_double()
    try:
        for index in range(min(text.count_chars(), MOST_SIGNS)):
            sign = chr(pdfium.FPDFText_GetUnicode(raw, index))
            if sign.isspace() or sign == "\0" or pdfium.FPDFText_IsGenerated(raw, index) == 1:
                yield None
            elif pdfium.FPDFText_GetLooseCharBox(raw, index, box):
                pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
                drawn = pdfium.FPDFText_GetTextObject(raw, index)
                place = addressof(drawn.contents) if drawn else -1 - index
                run = runs.get(place)
                if run is None:
                    run = runs[place] = Run(text, index, tags.block_of(drawn))
                shown = "-" if sign in "\x02\ufffe" else sign
                high = run.line_high((box.left, box.bottom, box.right, box.top), x.value, y.value)
                yield shown, turn.turn(*high), run.block
    finally:
        text.close()


class Run:
    """Signs drawn at once: they have one size, one slant and one tag, asked for the first of them."""

    def __init__(self, text: pypdfium2.PdfTextPage, index: int, block: int) -> None:
        """Keep how far a line reaches above and below where its signs stand."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text.raw, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text.raw, index)
        self.above = ABOVE * size * matrix.c, ABOVE * size * matrix.d
        self.below = -BELOW * size * matrix.c, -BELOW * size * matrix.d
        self.block = block

    def line_high(self, box: Box, x: float, y: float) -> Box:
        """Return the place of a sign that stands at a point, at least as high as its line.

        Where a font does not tell how high its lines are, the library gives little more than the place of
        ink: a comma would stand on another line than the figure before it.
        """
        left, bottom, right, top = box
        (up_x, up_y), (down_x, down_y) = self.above, self.below
        return (
            min(left, x + up_x, x + down_x),
            min(bottom, y + up_y, y + down_y),
            max(right, x + up_x, x + down_x),
            max(top, y + up_y, y + down_y),
        )


def join_signs(
    signs: Iterator[tuple[str, Box, int] | None],
) -> Iterator[tuple[float, float, float, float, str, int]]:
    """Yield words with their places and blocks; no word goes on from one cell to the next."""
    word = ""
    block = -1
    left = top = right = bottom = 0.0
    for found in signs:
        if found is None:
            if word:
                yield round(left, 1), round(top, 1), round(right, 1), round(bottom, 1), word, block
            word = ""
            continue
        sign, (x0, y0, x1, y1), own = found
        height = max(y1 - y0, 1.0)
        is_near = -height < x0 - right < LEAVES_GAP * height and abs(y0 + y1 - top - bottom) < height
        if word and is_near and own == block:
            word += sign
            right, top, bottom = max(right, x1), min(top, y0), max(bottom, y1)
            continue
        if word:
            yield round(left, 1), round(top, 1), round(right, 1), round(bottom, 1), word, block
        word, block, left, top, right, bottom = sign, own, x0, y0, x1, y1
    if word:
        yield round(left, 1), round(top, 1), round(right, 1), round(bottom, 1), word, block


def read_rulings(page: pypdfium2.PdfPage, turn: Turn) -> Iterator[Box]:
    """Yield the level and upright lines that are drawn on the page itself, not those of charts."""
    count = 0
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for box in lines_of(drawn):
            count += 1
            if count > MOST_RULINGS:
                return
            x0, y0, x1, y1 = turn.turn(*box)
            yield round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)


def has_picture(page: pypdfium2.PdfPage, turn: Turn) -> bool:
    """Say whether pictures cover most of a page."""
    left, bottom, right, top = (c_float() for _ in range(4))
    covered = 0.0
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        if pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            covered += (right.value - left.value) * (top.value - bottom.value)
    return covered > MOST_COVERED * turn.size[0] * turn.size[1]


def lines_of(path: object) -> Iterator[Box]:
    """Yield the lines of a path: itself where it is thin, the sides of a box that is stroked."""
    left, bottom, right, top = (c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return
    x0, y0, x1, y1 = left.value, bottom.value, right.value, top.value
    width, height = x1 - x0, y1 - y0
    if min(width, height) <= THIN:
        if max(width, height) >= SHORTEST:
            yield x0, y0, x1, y1
        return
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value and pdfium.FPDFPath_CountSegments(path) in (4, 5):
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
        for said in read_pages(sys.stdin.buffer.read(), first, last):
            out.write(json.dumps(said) + "\n")
            out.flush()
            limit_time(seconds)
    except MemoryError:
        out.write('{"flaw": "too_much"}\n')
    except (pypdfium2.PdfiumError, ValueError):
        out.write('{"flaw": "broken"}\n')


if __name__ == "__main__":
    run(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
