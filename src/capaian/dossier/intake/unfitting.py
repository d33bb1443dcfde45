"""Columns beside those that are taken that follow from them in no row: these were surely understood wrongly.

A row that does not fit among many that do is mistyped. Where most do not, the table tells something else than
what it is taken for, or another column is what these follow from: somebody has to look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from typing import Final

from capaian.dossier.intake.beside import Basis, Pair, Relation, pair_of, relations_of
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.remembered_answers import Answer, is_settled
from capaian.dossier.intake.row_sums import adds_up
from capaian.dossier.intake.sides import PAIRS, side_of

_QUESTION: Final = "kolom tidak cocok"
_LEAVES: Final = "dibiarkan"
"""The answer that such columns tell something else."""
_LEAST: Final = 3
"""Rows that show that a column never follows."""
_LOOKED: Final = 1_000
"""Rows that are looked at."""
_SAMPLE: Final = 40
"""Those that are held against other columns."""
_NEAR: Final = 12
"""How many columns around one it may follow from."""
_WHOLES: Final = ((99, 101), (Decimal("0.99"), Decimal("1.01")))
"""What the shares of all rows add up to, where each is one of their sum."""


def doubt_unfitting(proposal: Proposal, desk: Desk, basis: Basis) -> None:
    """Doubt columns that by their words are a share of what is taken, or the rest of it, and mostly are not.

    What follows from any other two columns tells of these.

    Args:
        proposal: The table, and what its columns are taken for.
        desk: Where doubts go.
        basis: What others may follow from.
    """
    basis = replace(basis, rows=basis.rows[:_LOOKED])
    table, rows = basis.table, basis.rows
    for head in basis.others:
        pair = pair_of(table, head, basis.pairs)
        if pair is None or _is_of_their_sum(table, rows, head):
            continue
        wrong, told = _wrong(basis, [*basis.relations(pair, [head])])
        if told >= _LEAST and 2 * wrong >= told and not _follows(basis, head, pair):
            words = (
                f"{quoted([pair[0], *pair[1]])} benar, padahal {head.name} tidak cocok di {wrong} dari {told}"
            )
            doubt_head(proposal, desk, head, words)
    for men, women in _sides(table, basis.others) if basis.kind is Kind.COUNT else ():
        if not any(adds_up(table, ((men, women), head), basis.kind) for head in table.heads):
            words = f"{quoted([men, women])} lain halnya, padahal jumlahnya tidak cocok di sebagian besar"
            doubt_head(proposal, desk, women, words)


def doubt_head(proposal: Proposal, desk: Desk, head: Head, words: str) -> None:
    """Doubt that columns are what they are taken for, though one beside them tells otherwise.

    Args:
        proposal: The table, and what its columns are taken for.
        desk: Where doubts go.
        head: The one that tells otherwise.
        words: What is taken to be right, and in how many rows it does not fit.
    """
    if not is_settled(Answer(_QUESTION, head.name, _LEAVES), proposal, desk):
        told = f"{_LEAVES}: {words} baris. Bila kolomnya keliru dikenal, sebutkan artinya dengan --means"
        desk.doubt_table(proposal.table.place(None, head), _QUESTION, _LEAVES, told)


def _wrong(basis: Basis, relations: Sequence[Relation]) -> tuple[int, int]:
    """Return in how many rows a column does not follow, as well as it may, and how many tell it."""
    found = [(one, [*basis.told(one).values()]) for one in relations]
    counts = [(sum(not one.test(figures) for figures in told), len(told)) for one, told in found]
    # what was spent before is known of a few rows alone, which would show less than all others
    return min((one for one in counts if one[1] >= _LEAST), default=min(counts, default=(0, 0)))


def _follows(basis: Basis, head: Head, pair: Pair) -> bool:
    """Say whether a column follows from any two others around it but a pair in most rows."""
    basis = replace(basis, rows=basis.rows[:_SAMPLE])
    others = [one for one in basis.table.heads if one != head and not is_ratio(one)]
    near = sorted(others, key=lambda one: abs(one.column - head.column))[:_NEAR]
    for whole, part in permutations(near, 2):
        if {whole, part} == {pair[0], *pair[1]}:
            continue
        wrong, told = _wrong(basis, [*relations_of((whole, (part,)), [head])])
        if told and 2 * wrong < told:
            return True
    return False


def _is_of_their_sum(table: ForeignTable, rows: Sequence[int], head: Head) -> bool:
    """Say whether a column tells which share of all rows together each is."""
    figures = [table.figure(row, head, Kind.RATIO) for row in rows] if is_ratio(head) else []
    made = sum((figure for figure in figures if figure is not None), Decimal(0))
    return any(low <= made <= high for low, high in _WHOLES)


def _sides(table: ForeignTable, others: Sequence[Head]) -> list[tuple[Head, Head]]:
    """Return columns of men and of women, below no other head, of which nothing is taken."""
    bare = {side_of(head.parts[0]): head for head in others if len(head.parts) == 1}
    return [(bare[one], bare[other]) for one, other in PAIRS if one in bare and other in bare]
