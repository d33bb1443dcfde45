"""Highlights with notes in a copy of a pdf, on the words or figures of each finding."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
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
    Kind.ERROR: (0.96, 0.71, 0.73),
    Kind.WARNING: (1.0, 0.84, 0.50),
    Kind.NOTE: (0.82, 0.86, 0.89),
    Kind.FITS: (0.76, 0.87, 0.99),
    Kind.MEND: (0.72, 0.88, 0.75),
    Kind.EITHER: (0.90, 0.82, 0.96),
}
"""Paper under the words; the note tells in words too what a mark is."""
_EDGES: Final[Mapping[Kind, str]] = {
    Kind.ERROR: "0.85 0.05 0.10",
    Kind.WARNING: "0.95 0.55 0.00",
    Kind.NOTE: "0.40 0.47 0.54",
    Kind.FITS: "0.10 0.40 0.85",
    Kind.MEND: "0.05 0.55 0.15",
    Kind.EITHER: "0.45 0.15 0.65",
}
"""The line around the words: on a coloured cell the paper alone is not seen."""
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
        Subtype=pikepdf.Name.Highlight,
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
    red, green, blue = _colour(mark)
    drawn = [f"{box.left:.2f} {box.bottom:.2f} {box.width:.2f} {box.height:.2f} re" for box in boxes]
    paper = ["q", "/Tembus gs", f"{red} {green} {blue} rg", *drawn, "f", "Q"]
    code = "\n".join([*paper, f"{_EDGES[kind_of(mark)]} RG 1 w", *drawn, "S"])
    stream = pikepdf.Stream(pdf, code.encode("ascii"))
    stream.Type = pikepdf.Name.XObject
    stream.Subtype = pikepdf.Name.Form
    stream.BBox = pikepdf.Array([*around])
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Multiply)
    stream.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(Tembus=state))
    return pdf.make_indirect(stream)


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
