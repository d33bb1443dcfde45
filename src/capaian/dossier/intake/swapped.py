"""Columns that may be swapped: in nearly all rows more have what is counted than there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capaian.dossier.intake.beside import Pair
from capaian.dossier.intake.desk import Desk, Proposal, shown_means
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.remembered_answers import Answer, is_settled
from capaian.dossier.intake.row_sums import figures_of

_LEAST: Final = 2
"""Rows that show it: one alone may be mistyped."""
_QUESTION: Final = "kolom tertukar"
_NOT: Final = "tidak"
"""What is remembered of columns that are not swapped, as somebody said."""
_NEARLY_ALL: Final = 90
"""Percent of the rows: of what happened in a month more may be written down than was reported in it."""


def doubt_swapped(proposal: Proposal, desk: Desk, rows: Sequence[int], pairs: Sequence[Pair]) -> None:
    """Doubt the columns of a whole and its part where the part is larger in nearly all rows.

    Where it was asked of these columns before, or the user says what one of them means, it is not asked: that
    columns are known says nothing of it.

    Args:
        proposal: The table, and what its columns are taken for.
        desk: Where doubts go.
        rows: The rows that are taken.
        pairs: Those who are counted, and those of them who have what is counted.
    """
    means = {column.head: column.means for column in proposal.intake.columns}
    free = {str(one.numerator.code) for one in desk.office.components if one.may_exceed_whole}
    for whole, (part, *_) in pairs:
        found = [one for row in rows if (one := figures_of(proposal.table, row, (whole, part), Kind.COUNT))]
        more = sum(had < have for had, have in found)
        is_told = desk.told(whole.name) is not None or desk.told(part.name) is not None
        is_few = more < _LEAST or 100 * more < _NEARLY_ALL * len(found)
        first, second = means[whole.name], means[part.name]
        if is_few or second in free:
            continue
        answer = Answer(_QUESTION, f"{whole.name} {first}, {part.name} {second}", _NOT)
        if is_settled(answer, proposal, desk) or is_told:
            continue
        swapped = f"--means {shown_means(whole.name, second)} --means {shown_means(part.name, first)}"
        words = (
            f"{first}, padahal {part.name} lebih banyak di {more} dari {len(found)} baris; bila kolomnya "
            f"tertukar: {swapped}"
        )
        desk.doubt(proposal.table.place(None, whole), whole.name, first, words)
