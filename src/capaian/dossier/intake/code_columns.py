"""Which columns of a budget table hold codes and names: an amount, `5.200.000`, looks like an account."""

from __future__ import annotations

from typing import Final

from capaian.dossier.intake.accounts import is_coded
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.words import fold

_LOOKED: Final = 200
_CODES: Final = frozenset({"kode", "rekening", "rek", "akun", "uraian", "nama"})
"""Words that head codes and names, whatever stands below: `5.1` alone may be a figure as well."""


def code_columns(table: ForeignTable, names_in: Head | None = None) -> tuple[Head, ...]:
    """Return the columns of codes and names: one of mostly figures is none, unless its head says so.

    Args:
        table: The table.
        names_in: The column that is known to name its rows.
    """
    return tuple(head for head in table.heads if head == names_in or _is_of_codes(table, head))


def has_codes(table: ForeignTable) -> bool:
    """Say whether a table has codes of nodes or accounts among its first rows."""
    heads = code_columns(table)
    return any(is_coded([table.text(row, head) for head in heads]) for row in table.rows[:_LOOKED])


def _is_of_codes(table: ForeignTable, head: Head) -> bool:
    if _CODES & set(fold(" ".join(head.parts)).split()):
        return True
    filled = [value for value in table.column(head) if value not in (None, "")]
    return sum(map(is_figure, filled)) * 2 < len(filled)
