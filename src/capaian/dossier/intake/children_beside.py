"""Children of some ages, beside those of them who have one document: they are those who need that one.

`ANAK 0-17 TAHUN | MEMILIKI KIA | %` below a title of no document, or of several, would be the residents of
those ages that births are counted of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from capaian.domain.plan import Component
from capaian.dossier.intake.beside import Basis
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import Guessed, Named, is_ratio
from capaian.dossier.intake.wholes_beside import are_all_children


def of_those_behind(
    table: ForeignTable, guessed: Sequence[Guessed], named: Sequence[Named], components: Iterable[Component]
) -> list[Guessed]:
    """Return guesses, children whose own document is nowhere taken for those of the column behind them.

    That is sure where percentages of the table are made of both; else it is asked.

    Args:
        table: The table.
        guessed: What its columns may mean.
        named: What they can mean.
        components: Which of it is had by whom.
    """
    wholes = {str(one.numerator.code): str(one.denominator.code) for one in components}
    parts = {whole: part for part, whole in wholes.items()}
    measures, taken = {one.means: one for one in named}, [guess.means for guess in guessed]
    made = {guess.head: guess for guess in guessed}
    for guess, behind in pairwise(sorted(guessed, key=lambda guess: guess.head.column)):
        own, needing = parts.get(guess.means), measures.get(wholes.get(behind.means, ""))
        is_free = own is not None and own not in taken and taken.count(guess.means) == 1
        if is_free and needing and needing.means not in taken and are_all_children(guess.head, needing):
            is_doubtful = not _is_shown(table, guess.head, behind.head)
            made[guess.head] = replace(guess, means=needing.means, is_doubtful=is_doubtful)
    return [*made.values()]


def _is_shown(table: ForeignTable, whole: Head, part: Head) -> bool:
    """Say whether a column of percentages is made of two others in all rows."""
    basis = Basis(table, table.rows, [(whole, (part,))], Kind.COUNT)
    return any(basis.explains(head) for head in table.heads if is_ratio(head))
