"""Percentages beside counts that are taken: in the same cell they are held against these, else told.

A count alone tells no coverage where nothing counts all of whom it is one: that its percentage stays behind
has to be seen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.beside import Pair
from capaian.dossier.intake.desk import LEFT_OUT, Desk, Proposal, shown_means
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.measures import Guessed, is_ratio
from capaian.dossier.intake.unfitting import doubt_head

_HUNDRED: Final = Decimal(100)
_HALF: Final = Decimal("0.5")
_SLACK: Final = Decimal("0.001")
_SEVERAL: Final = 3
"""Rows that show that percentages are of something else."""
# (JUMLAH / %), JUMLAH DAN PERSENTASE, (%)
_PERCENT: Final = re.compile(
    r"\([^()]*(?:%|persen)[^()]*\)|\W*(?:\bdan\b)?\W*(?:%|\b(?:persentase|prosentase|persen)\b)[^\w(]*",
    re.IGNORECASE,
)
_Share = tuple[int, str, Decimal, bool]
"""Row, percentage as it is stated, what the count makes, and whether that is the same."""


def check_shares(proposal: Proposal, desk: Desk, rows: Sequence[int], pairs: Sequence[Pair]) -> None:
    """Report counts whose percentage in the same cell is another one than they make; where most are so, ask.

    Args:
        proposal: The table.
        desk: Where problems go.
        rows: Its rows of areas.
        pairs: Columns of those who are counted, and of those among them who have what is counted.
    """
    table = proposal.table
    for whole, parts in pairs:
        told = [one for row in rows if (one := _share_of(table, row, whole, parts[0])) is not None]
        wrong = [one for one in told if not one[-1]]
        are_most = 2 * len(wrong) >= len(told)
        if are_most and len(told) >= _SEVERAL:
            seen = f"persentase di selnya tidak cocok di {len(wrong)} dari {len(told)}"
            doubt_head(proposal, desk, parts[0], f"{quoted([whole, parts[0]])} benar, padahal {seen}")
        for row, stated, made, _ in () if are_most else wrong:
            words = {"stated": f"{stated}%", "made": f"{made:.2f}%".replace(".", ","), "whole": whole.name}
            desk.log.add("share_differs", table.place(row, parts[0]), **words)


def with_counts_headed(table: ForeignTable) -> ForeignTable:
    """Return a table in which columns with percentages behind their counts are headed as counts alone."""
    columns = {column for _, column in table.grid.shares}
    counts = {head.column: _headed(head) for head in table.heads if head.column in columns and is_ratio(head)}
    return replace(table, heads=tuple(counts.get(head.column, head) for head in table.heads))


def _headed(head: Head) -> Head:
    *above, last = head.parts
    return replace(head, parts=(*above, " ".join(_PERCENT.sub(" ", last).split()) or "Jumlah"))


def _share_of(table: ForeignTable, row: int, whole: Head, part: Head) -> _Share | None:
    """Return the percentage behind the count of a row, held against it; `None`: not both are there."""
    stated = table.grid.shares.get((row, part.column))
    had, all_ = (table.figure(row, head, Kind.COUNT) for head in (part, whole))
    if stated is None or had is None or not all_:
        return None
    share, made = Decimal(stated.replace(",", ".")), _HUNDRED * had / all_
    exponent = share.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return row, stated, made, abs(share - made) <= step * _HALF + _SLACK


def report_left_shares(
    table: ForeignTable, guessed: Sequence[Guessed], answers: Collection[str], desk: Desk
) -> None:
    """Tell once which percentages stay behind beside counts of which the table has no whole.

    Args:
        table: The table.
        guessed: What its columns are taken for.
        answers: The columns of which the user says a meaning.
        desk: Where it is told.
    """
    taken = {guess.means for guess in guessed}
    alone = {
        str(one.numerator.code): str(one.code)
        for one in desk.office.components
        if str(one.denominator.code) not in taken
    }
    used = [guess.head.column for guess in guessed]
    shares = [head for head in table.heads if is_ratio(head) and head.column not in used]
    pairs = [
        (guess.head, share, alone[guess.means])
        for guess in guessed
        for share in shares
        if guess.means in alone and share.column == guess.head.column + 1 and share.name not in answers
        if any(map(is_figure, table.column(share)))
    ]
    if pairs:
        counts, left, _ = zip(*pairs, strict=True)
        told = [
            answer
            for count, share, code in pairs
            for answer in (shown_means(count.name, LEFT_OUT), shown_means(share.name, code))
        ]
        example = " ".join(f"--means {answer}" for answer in told)
        words = {"left": quoted(left), "counts": quoted(counts), "example": example}
        desk.log.add("shares_left", table.place(None, left[0]), **words)
