"""Totals of which the user says something: they are totals by their words, whatever he says, and checked.

What is left out may be a total of other rows, which cannot be checked: that is told in each run.
"""

from __future__ import annotations

from collections.abc import Mapping

from capaian.dossier.intake.desk import LEFT_OUT, Desk
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.total_words import is_bare, is_total
from capaian.dossier.intake.words import squeeze


def rows_left(table: ForeignTable, desk: Desk, answers: Mapping[int, tuple[str, str]]) -> dict[int, str]:
    """Return the rows that the user leaves out, with what they are called; tell what becomes of totals.

    One that is called a total and nothing else stays one, and one that means all areas together.

    Args:
        table: The table.
        desk: Where problems go.
        answers: What he says of rows, now or before, each with what is called so.
    """
    own = desk.office.office
    wholes = {own.regency, own.regency_name, own.province}
    heads = {squeeze(part) for head in table.heads for part in (*head.parts, head.name)}
    left = {row: text for row, (text, answer) in answers.items() if answer == LEFT_OUT and not is_bare(text)}
    for row, (text, answer) in answers.items():
        if not is_total(text):
            continue
        if row in left:
            desk.log.add("total_left_out", table.place(row), text)
        elif answer and answer not in wholes and desk.told(text) is not None and squeeze(text) not in heads:
            desk.log.add("total_answered", table.place(row), text, answer=answer)
    return left
