"""Tables of persons: refused before anything of them is shown, guessed or kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.issues import IssueLog
from capaian.dossier.personal import find_personal_number

_LONG: Final = Decimal(10) ** 15
"""From here on a number cell has lost digits, as numbers of persons do in a table program."""


def report_persons(table: ForeignTable, log: IssueLog) -> bool:
    """Say whether rows of a table hold numbers of persons; the first such row is told, without the number."""
    for row in table.rows:
        for head in table.heads:
            value = table.value(row, head)
            is_long = isinstance(value, Decimal) and value >= _LONG
            is_personal = isinstance(value, str) and find_personal_number(as_text(value)) is not None
            if is_long or is_personal:
                log.add("personal_rows", table.place(row))
                return True
    return False
