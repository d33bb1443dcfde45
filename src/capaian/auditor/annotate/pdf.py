"""Highlights with notes in a copy of a pdf, on the words or figures of each finding."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import pikepdf

from capaian.auditor.annotate.notes import (
    AUTHOR,
    Annotated,
    Kind,
    Mark,
    Marked,
    excerpt_of,
    kind_of,
    marks_of,
    name_of,
    places_of,
    write_note,
)
from capaian.auditor.annotate.positions import Box, PageText, find_boxes, open_pages
from capaian.domain.errors import FileError

_COLOURS: Final[Mapping[Kind, tuple[float, float, float]]] = {
    Kind.ERROR: (1.0, 0.77, 0.77),
    Kind.WARNING: (1.0, 0.89, 0.62),
    Kind.NOTE: (0.88, 0.91, 0.93),
    Kind.FITS: (0.62, 0.76, 0.94),
    Kind.MEND: (0.80, 0.93, 0.82),
    Kind.EITHER: (0.93, 0.87, 0.98),
}
"""Paper under the words, light enough to read small figures on; the note tells in words what a mark is."""
_EDGES: Final[Mapping[Kind, str]] = {
    Kind.ERROR: "0.80 0.10 0.15",
    Kind.WARNING: "0.85 0.50 0.05",
    Kind.NOTE: "0.55 0.61 0.66",
    Kind.FITS: "0.45 0.62 0.85",
    Kind.MEND: "0.10 0.55 0.20",
    Kind.EITHER: "0.50 0.25 0.70",
}
"""The line at the words: on a coloured cell the paper alone is not seen."""
_FRAMED: Final = frozenset({Kind.ERROR, Kind.MEND})
"""What someone must change has a frame; others a line below, and what is right as printed nothing else."""
_LINE: Final = 0.6
_DOTS: Final = "[1 1.5] 0 d"
_PRINTED: Final = 4
"""Flag of annotations that are printed with the page."""
_BAD_FILE: Final = "Pdf ini tidak dapat disalin dengan catatan: rusak atau terkunci."


def annotate_pdf(content: bytes, findings: Sequence[Marked]) -> Annotated:
    """Return a copy of a pdf with a highlight and a note for each finding, and for each figure to repair.

    A finding is looked for on its own page, or on all pages where it tells none.

    Raises:
        FileError: if the file is damaged or locked.
    """
    marks, places = marks_of(findings), places_of(findings)
    try:
        with open_pages(content) as pages, pikepdf.open(io.BytesIO(content)) as pdf:
            missed = [
                name_of(mark) for mark in marks if not _annotate(pdf, pages, mark, write_note(mark, places))
            ]
            made = io.BytesIO()
            pdf.save(made, deterministic_id=True)
    except pikepdf.PdfError as error:
        raise FileError(_BAD_FILE) from error
    return Annotated(made.getvalue() if len(missed) < len(marks) else content, tuple(missed))


def _annotate(pdf: pikepdf.Pdf, pages: Sequence[PageText], mark: Mark, note: Sequence[str]) -> bool:
    wanted: Iterable[int] = range(len(pages))
    if mark.page is not None:
        wanted = (mark.page - 1,) if 0 < mark.page <= len(pages) else ()
    excerpt = excerpt_of(mark)
    for number in wanted:
        boxes = find_boxes(pages[number], excerpt)
        if boxes:
            _add(pdf, number, mark, boxes, note)
            return True
    return False


def _add(pdf: pikepdf.Pdf, number: int, mark: Mark, boxes: Sequence[Box], note: Sequence[str]) -> None:
    """Add a highlight with a picture of its own, so that every viewer shows the same."""
    page = pdf.pages[number]
    around = _around(boxes)
    highlight = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Underline if kind_of(mark) is Kind.FITS else pikepdf.Name.Highlight,
        Rect=pikepdf.Array([*around]),
        QuadPoints=pikepdf.Array([corner for box in boxes for corner in _quad(box)]),
        C=pikepdf.Array([*_colour(mark)]),
        F=_PRINTED,
        T=pikepdf.String(AUTHOR),
        NM=pikepdf.String(name_of(mark)),
        Contents=pikepdf.String("\n".join(note)),
        P=page.obj,
        AP=pikepdf.Dictionary(N=_picture(pdf, mark, boxes, around)),
    )
    if "/Annots" not in page:
        page.Annots = pikepdf.Array()
    page.Annots.append(pdf.make_indirect(highlight))


def _colour(mark: Mark) -> tuple[float, float, float]:
    return _COLOURS[kind_of(mark)]


def _picture(pdf: pikepdf.Pdf, mark: Mark, boxes: Sequence[Box], around: Box) -> pikepdf.Object:
    stream = pikepdf.Stream(pdf, "\n".join(_draw(mark, boxes)).encode("ascii"))
    stream.Type = pikepdf.Name.XObject
    stream.Subtype = pikepdf.Name.Form
    stream.BBox = pikepdf.Array([*around])
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Multiply)
    stream.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(Tembus=state))
    return pdf.make_indirect(stream)


def _draw(mark: Mark, boxes: Sequence[Box]) -> Iterator[str]:
    """Yield the drawing: light paper with a thin line; below what is right as printed only a dotted line.

    The lines stand within the rectangle, which cuts off what passes it.
    """
    kind = kind_of(mark)
    if kind is Kind.FITS:
        yield _DOTS
    else:
        red, green, blue = _colour(mark)
        yield from ("q", "/Tembus gs", f"{red} {green} {blue} rg")
        yield from (_rectangle(box, 0) for box in boxes)
        yield from ("f", "Q")
    yield f"{_EDGES[kind]} RG {_LINE} w"
    half = _LINE / 2
    yield from (_rectangle(box, half) if kind in _FRAMED else _below(box, half) for box in boxes)
    yield "S"


def _rectangle(box: Box, inset: float) -> str:
    corner = f"{box.left + inset:.2f} {box.bottom + inset:.2f}"
    return f"{corner} {box.width - 2 * inset:.2f} {box.height - 2 * inset:.2f} re"


def _below(box: Box, inset: float) -> str:
    height = f"{box.bottom + inset:.2f}"
    return f"{box.left:.2f} {height} m {box.right:.2f} {height} l"


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def _quad(box: Box) -> tuple[float, ...]:
    """Upper left, upper right, lower left, lower right: the order that viewers go by."""
    return (box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom)
