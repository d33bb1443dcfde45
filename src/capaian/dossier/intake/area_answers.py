"""What the user may answer of a name that is no area, and what is said of an answer that is none."""

from __future__ import annotations

from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.intake.area_totals import is_part
from capaian.dossier.intake.areas import AreaBook, Match
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means

_EXAMPLES: Final = 5
"""Codes of areas that are named where one is wanted."""


def report_code(desk: Desk, place: Place, answer: tuple[str, str], book: AreaBook, what: str) -> None:
    """Report an answer that is no code of an area, with some that are.

    Args:
        desk: Where problems go.
        place: The row.
        answer: A name, and what the user says of it.
        book: The areas.
        what: What these are called.
    """
    text, means = answer
    known = [f"{code} ({name})" for code, name in book.names.items()]
    more = f", dan {len(known) - _EXAMPLES} lagi" if len(known) > _EXAMPLES else ""
    words = {"what": what, "means": means, "codes": ", ".join(known[:_EXAMPLES]) + more}
    desk.log.add("area_code_unknown", place, text, none=shown_means(text, LEFT_OUT), **words)


def example_of(text: str, match: Match, book: AreaBook, what: str) -> str:
    """Return the option as it can be typed: for the area that a name may mean, else for any."""
    names = book.names
    near = next((code for code in names if names[code] in match.near[:1] and is_part(code)), None)
    if near is None:
        return f"{shown_means(text, 'KODE')}, dengan kode {what} yang dimaksud"
    return f"{shown_means(text, near)}, bila yang dimaksud {names[near]}"
