"""Rows of a budget without a code: those that the user leaves out, and those that are none by their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.accounts import Line, read_codes
from capaian.dossier.intake.asides import is_aside, is_of_fund
from capaian.dossier.intake.desk import LEFT_OUT, Desk
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.left_totals import rows_left
from capaian.dossier.intake.words import squeeze


def without_asides(
    at: tuple[ForeignTable, Sequence[Head]],
    rows: Mapping[int, Sequence[str]],
    desk: Desk,
    settled: Mapping[str, str],
) -> list[int]:
    """Return rows without those of no code that the user leaves out, or that are none by their words.

    Args:
        at: The table, and its columns of amounts.
        rows: What stands before the amounts of each row.
        desk: What the user says, and where problems go.
        settled: What was settled of names, by their letters.
    """
    table, heads = at
    named = _named(table, heads, rows)
    told: dict[int, tuple[str, str]] = {}
    for row in named:
        answers = [(text, desk.told(text) or settled.get(squeeze(text)) or "") for text in rows[row] if text]
        known = [answer for answer in answers if answer[1]]
        told[row] = next((answer for answer in known if answer[1] == LEFT_OUT), (known or [("", "")])[0])
    left = rows_left(table, desk, told)
    asides = {row: name for row, name in named.items() if name and row not in left}
    if asides:
        names = ", ".join(dict.fromkeys(asides.values()))
        desk.log.add("lines_aside", table.place(min(asides)), names=names)
    return [row for row in rows if row not in left and row not in asides]


def _named(table: ForeignTable, heads: Sequence[Head], rows: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Return the rows with amounts and no code, each with words by which it is no line, if it has any."""
    named: dict[int, str] = {}
    is_below_filled = False
    for row, texts in rows.items():
        words = [text for text in texts if text]
        is_filled = table.holds(row, heads)
        if read_codes(words) != Line(()):
            is_below_filled = is_filled
        elif is_filled:
            of_fund = words if is_below_filled and is_of_fund(words) else []
            asides = of_fund or [text for text in words if is_aside(text, IntakeTable.INPUTS)]
            named[row] = next(iter(asides), "")
    return named
