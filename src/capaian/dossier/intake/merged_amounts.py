"""Amounts of budgets in merged cells: whether a row below another has one of its own, or is a part of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from capaian.dossier.intake.accounts import Line, other_node, read_codes
from capaian.dossier.intake.amounts import ACTUAL
from capaian.dossier.intake.budget_periods import AmountColumn
from capaian.dossier.intake.code_tree import is_within
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.long_rows import PartColumn
from capaian.dossier.intake.merged_figures import MergedFigures
from capaian.dossier.intake.total_words import is_total

_NOTHING: Final = Line(())


def merged_amounts(
    table: ForeignTable,
    columns: Sequence[AmountColumn],
    parts: PartColumn | None,
    words: Callable[[int], Sequence[str]],
) -> MergedFigures:
    """Return the amounts of a table that stand in merged cells.

    Args:
        table: The table.
        columns: Those of amounts that are taken.
        parts: The column that says which part of the year a row is about: what is granted is the same in all.
        words: Returns the codes and names of a row.
    """
    spent = {one.head for one in columns if one.means == ACTUAL}

    def is_apart(head: Head, upper: int, lower: int) -> bool:
        if (
            parts is not None
            and head in spent
            and table.text(upper, parts.head) != table.text(lower, parts.head)
        ):
            return True
        return are_lines_apart(words(upper), words(lower))

    return MergedFigures(table, is_apart)


def are_lines_apart(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Say whether the words of a row name another node, account or total than those of one above it.

    Examples:
        >>> are_lines_apart(["2.12.01"], ["2.12.02"]), are_lines_apart(["2.12.01"], ["2.12.01", "Honor"])
        (True, False)
        >>> are_lines_apart(["2.12.01"], ["5.1.02"]), are_lines_apart(["2.12.01"], ["JUMLAH"])
        (False, True)
        >>> are_lines_apart(["2.12.01"], ["Sumber dana: DAU"])
        False
    """
    one, other = read_codes(upper), read_codes(lower)
    if other == _NOTHING:
        return lower != upper and (any(map(is_total, lower)) or bool(other_node(lower)))
    whole = one.node, one.account
    return one == _NOTHING or not is_within((other.node or one.node, other.account), whole)
