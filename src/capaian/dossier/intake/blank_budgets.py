"""Rows in which something was spent of a budget left blank, which a sum of accounts takes as nought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.amounts import ACTUAL, ORIGINAL, REVISED, named
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.intaken import TakenTable
from capaian.dossier.intake.stored_figures import FIFTH

_SHOWN: Final = 3


def blank_budgets(one: TakenTable) -> Iterator[tuple[str, str]]:
    """Yield the rows with spending whose budget is blank, where nearly all others have one.

    A budget of nought is written as 0. Tables that tell budgets and spending in rows of their own have none.
    """
    table, spent = one.proposal.table, _heads(one, ACTUAL)
    filled = [row for row in table.rows if any(table.figure(row, head, Kind.AMOUNT) for head in spent)]
    for means in (ORIGINAL, REVISED):
        for budget in _heads(one, means):
            blank = [row for row in filled if not table.text(row, budget)]
            if blank and FIFTH * len(blank) <= len(filled):
                rows = ", ".join(map(str, blank[:_SHOWN])) + (", …" if blank[_SHOWN:] else "")
                words = f"{named(means)} kosong di baris yang {named(ACTUAL)}nya berisi (baris {rows})"
                told = f"blank {means} {' '.join(map(str, blank))}"
                yield told, f"{words}: dihitung 0; tulis 0 bila memang tidak dianggarkan"


def _heads(one: TakenTable, means: str) -> list[Head]:
    columns = one.proposal.intake.columns if one.sort is IntakeTable.INPUTS else ()
    found = (one.proposal.table.head(column.head) for column in columns if column.means == means)
    return [head for head in found if head is not None]
