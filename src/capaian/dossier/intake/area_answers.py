"""What the user may answer of a name that is no area, and what is said of an answer that is none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.intake.area_totals import is_part
from capaian.dossier.intake.areas import AreaBook, Match
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means

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


def report_other_names(proposals: Iterable[Proposal], book: AreaBook, desk: Desk) -> None:
    """Report what was settled of a name that is another area's own: two such lines exchange their figures.

    Whoever says so now is believed.

    Args:
        proposals: The tables, with what was settled of their names.
        book: All areas, by their own names.
        desk: Where problems go.
    """
    plain = AreaBook(book.names)
    seen: set[tuple[str, str]] = set()
    for one in proposals:
        for name in one.intake.names:
            own = plain.sure(name.text)
            is_other = own is not None and name.means in book.names and name.means != own
            if not is_other or (name.text, name.means) in seen or desk.told(name.text) is not None:
                continue
            seen.add((name.text, name.means))
            words = {"means": name.means, "called": book.names[name.means], "own": own or ""}
            words["option"] = shown_means(name.text, name.means)
            desk.log.add("name_of_other_area", one.table.place(None), text=name.text, **words)


def example_of(text: str, match: Match, book: AreaBook, what: str) -> str:
    """Return the option as it can be typed: for the area that a name may mean, else for any."""
    names = book.names
    near = next((code for code in names if names[code] in match.near[:1] and is_part(code)), None)
    if near is None:
        return f"{shown_means(text, 'KODE')}, dengan kode {what} yang dimaksud"
    return f"{shown_means(text, near)}, bila yang dimaksud {names[near]}"
