"""Fields of a PDF that are filled in piece by piece: the boxes of a form hold a digit of a number each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import pikepdf

from capaian.web.evidence.examining.personal import DIGITS

_ROW: Final = 6
"""Points by which boxes of one row may lie above each other."""
_Box = tuple[float, float, str]
"""How far down and to the right a field lies, and what stands in it."""


def join_fields(document: pikepdf.Pdf) -> Iterator[str]:
    """Yield what fields side by side come to together, where it has as many digits as a NIK."""
    for page in document.pages:
        boxes = [*_boxes_of(page.obj)]
        rows = sorted(boxes, key=lambda box: (round(box[0] / _ROW), box[1]))
        for order in (boxes, rows):
            yield from _numbers([text for *_, text in order])


def _boxes_of(page: pikepdf.Object) -> Iterator[_Box]:
    """Yield the fields of a page in the order in which it lists them."""
    listed = page.get("/Annots")
    for note in listed if isinstance(listed, pikepdf.Array) else ():
        if isinstance(note, pikepdf.Dictionary):
            value, place = _value_of(note), note.get("/Rect")
            if value and isinstance(place, pikepdf.Array) and len(place) == 4:
                left, bottom = (float(each) for each in [*place][:2])
                yield -bottom, left, value


def _value_of(note: pikepdf.Dictionary) -> str:
    """Return what stands in a field; its boxes on pages may only point to it."""
    above = note.get("/Parent")
    value = note.get("/V", above.get("/V") if isinstance(above, pikepdf.Dictionary) else None)
    return str(value).strip() if isinstance(value, pikepdf.String) else ""


def _numbers(texts: Sequence[str]) -> Iterator[str]:
    """Yield pieces one after the other that have sixteen digits together."""
    for start in range(len(texts)):
        joined = ""
        for text in texts[start:]:
            if not text.isdecimal() or len(joined) >= DIGITS:
                break
            joined += text
        if len(joined) == DIGITS:
            yield joined
