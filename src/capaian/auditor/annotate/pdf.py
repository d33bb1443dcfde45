"""Highlights with notes in a copy of a pdf, on the words or figures of each finding."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import pikepdf

from capaian.auditor.annotate.notes import (
    AUTHOR,
    AnnotatedFile,
    AnyFinding,
    Mark,
    MarkKind,
    excerpt_of,
    excerpt_of_alone,
    kind_of,
    marked_figure,
    marks_of,
    name_of,
    places_of,
    write_alone,
    write_note,
)
from capaian.auditor.annotate.positions import (
    PageBox,
    PageText,
    box_around,
    find_boxes,
    open_pages,
)
from capaian.auditor.annotate.printed_notes import append_notes
from capaian.domain.audit.tested import AloneFigure
from capaian.domain.errors import FileError

_COLOURS: Final[Mapping[MarkKind, tuple[float, float, float]]] = {
    MarkKind.ERROR: (1.0, 0.77, 0.77),
    MarkKind.WARNING: (1.0, 0.89, 0.62),
    MarkKind.NOTE: (0.88, 0.91, 0.93),
    MarkKind.FITS: (0.62, 0.76, 0.94),
    MarkKind.MEND: (0.80, 0.93, 0.82),
    MarkKind.EITHER: (0.93, 0.87, 0.98),
    MarkKind.ALONE: (0.91, 0.91, 0.91),
}
"""Paper under the words, light enough to read small figures on;
the note tells in words what a mark is.
"""
_EDGES: Final[Mapping[MarkKind, str]] = {
    MarkKind.ERROR: "0.80 0.10 0.15",
    MarkKind.WARNING: "0.85 0.50 0.05",
    MarkKind.NOTE: "0.55 0.61 0.66",
    MarkKind.FITS: "0.45 0.62 0.85",
    MarkKind.MEND: "0.10 0.55 0.20",
    MarkKind.EITHER: "0.50 0.25 0.70",
}
"""The line at the words: on a coloured cell the paper alone is not seen."""
_FRAMED: Final = frozenset({MarkKind.ERROR, MarkKind.MEND})
"""What someone must change has a frame; others a line below,
and what is right as printed nothing else.
"""
_LINE: Final = 0.6
_DOTS: Final = "[1 1.5] 0 d"
_PRINTED: Final = 4
"""Flag of annotations that are printed with the page."""
_BAD_FILE: Final = "Pdf ini tidak dapat disalin dengan catatan: rusak atau terkunci."


def annotate_pdf(
    content: bytes, findings: Sequence[AnyFinding], alone: Sequence[AloneFigure] = ()
) -> AnnotatedFile:
    """Return a copy of a pdf with a highlight and a note for each finding,
    and for each figure to repair.

    A finding is looked for on its own page, or on all pages where it tells none. Figures that
    nothing tested have a grey shade, and pages at the end tell in print what the notes say.

    Raises:
        FileError: if the file is damaged or locked.
    """
    marks, places = marks_of(findings), places_of(findings)
    try:
        with open_pages(content) as pages, pikepdf.open(io.BytesIO(content)) as pdf:
            notes = [(mark, write_note(mark, places)) for mark in marks]
            missed = [
                name_of(mark) for mark, note in notes if not _annotate(pdf, pages, mark, note)
            ]
            shaded = _shade(pdf, pages, alone)
            if shaded or len(missed) < len(marks):
                append_notes(pdf, [(note, marked_figure(mark).page) for mark, note in notes])
            made = io.BytesIO()
            pdf.save(made, deterministic_id=True)
    except pikepdf.PdfError as error:
        raise FileError(_BAD_FILE) from error
    is_marked = shaded or len(missed) < len(marks)
    return AnnotatedFile(made.getvalue() if is_marked else content, tuple(missed))


def _shade(pdf: pikepdf.Pdf, pages: Sequence[PageText], alone: Sequence[AloneFigure]) -> bool:
    """Shade the figures that nothing tested, those of a page at once;
    say whether there are any.
    """
    boxes: dict[int, list[PageBox]] = {}
    for figure in alone:
        if figure.page is not None and 0 < figure.page <= len(pages):
            number = figure.page - 1
            boxes.setdefault(number, []).extend(
                find_boxes(pages[number], excerpt_of_alone(figure))
            )
    for number, found in boxes.items():
        if found:
            _add(pdf, number, MarkKind.ALONE, found, (write_alone(len(found)),), "")
    return any(boxes.values())


def _annotate(
    pdf: pikepdf.Pdf, pages: Sequence[PageText], mark: Mark, note: Sequence[str]
) -> bool:
    page = marked_figure(mark).page
    wanted: Iterable[int] = range(len(pages))
    if page is not None:
        wanted = (page - 1,) if 0 < page <= len(pages) else ()
    excerpt = excerpt_of(mark)
    for number in wanted:
        boxes = find_boxes(pages[number], excerpt)
        if boxes:
            _add(pdf, number, kind_of(mark), boxes, note, name_of(mark))
            return True
    return False


def _add(
    pdf: pikepdf.Pdf,
    number: int,
    kind: MarkKind,
    boxes: Sequence[PageBox],
    note: Sequence[str],
    name: str,
) -> None:
    """Add a highlight with a picture of its own, so that every viewer shows the same."""
    page = pdf.pages[number]
    around = box_around(boxes)
    highlight = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Underline if kind is MarkKind.FITS else pikepdf.Name.Highlight,
        Rect=pikepdf.Array([*around]),
        QuadPoints=pikepdf.Array([corner for box in boxes for corner in _quad(box)]),
        C=pikepdf.Array([*_COLOURS[kind]]),
        F=_PRINTED,
        T=pikepdf.String(AUTHOR),
        NM=pikepdf.String(name or f"{kind.value} {number + 1}"),
        Contents=pikepdf.String("\n".join(note)),
        P=page.obj,
        AP=pikepdf.Dictionary(N=_picture(pdf, kind, boxes, around)),
    )
    if "/Annots" not in page:
        page.Annots = pikepdf.Array()
    page.Annots.append(pdf.make_indirect(highlight))


def _picture(
    pdf: pikepdf.Pdf, kind: MarkKind, boxes: Sequence[PageBox], around: PageBox
) -> pikepdf.Object:
    stream = pikepdf.Stream(pdf, "\n".join(_draw(kind, boxes)).encode("ascii"))
    stream.Type = pikepdf.Name.XObject
    stream.Subtype = pikepdf.Name.Form
    stream.BBox = pikepdf.Array([*around])
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Multiply)
    stream.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(Tembus=state))
    return pdf.make_indirect(stream)


def _draw(kind: MarkKind, boxes: Sequence[PageBox]) -> Iterator[str]:
    """Yield the drawing: light paper with a thin line;
    below what is right as printed only a dotted line.

    The lines stand within the rectangle, which cuts off what passes it.
    """
    if kind is MarkKind.FITS:
        yield _DOTS
    else:
        red, green, blue = _COLOURS[kind]
        yield from ("q", "/Tembus gs", f"{red} {green} {blue} rg")
        yield from (_rectangle(box, 0) for box in boxes)
        yield from ("f", "Q")
    if kind not in _EDGES:
        return
    yield f"{_EDGES[kind]} RG {_LINE} w"
    half = _LINE / 2
    yield from (_rectangle(box, half) if kind in _FRAMED else _below(box, half) for box in boxes)
    yield "S"


def _rectangle(box: PageBox, inset: float) -> str:
    corner = f"{box.left + inset:.2f} {box.bottom + inset:.2f}"
    return f"{corner} {box.width - 2 * inset:.2f} {box.height - 2 * inset:.2f} re"


def _below(box: PageBox, inset: float) -> str:
    height = f"{box.bottom + inset:.2f}"
    return f"{box.left:.2f} {height} m {box.right:.2f} {height} l"


def _quad(box: PageBox) -> tuple[float, ...]:
    """Upper left, upper right, lower left, lower right: the order that viewers go by."""
    return (box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom)
