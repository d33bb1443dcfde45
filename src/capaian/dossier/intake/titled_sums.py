"""Sums below a title that names one measure in full: nothing else can be what the columns add up to.

`AKTA KEMATIAN YANG DITERBITKAN` over `Laki-laki`, `Perempuan`, `Jumlah` counts these in its last column. Of
who has a document at a time such titles tell nothing for sure: what was recorded in a year is called alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import DENIALS, Guessed, Named
from capaian.dossier.intake.periods import span_told
from capaian.dossier.intake.row_sums import adds_up
from capaian.dossier.intake.title_words import DOCUMENTS, is_planned
from capaian.dossier.intake.words import tokens
from capaian.dossier.intake.year_end import is_sum_of_year


def sure_by_title(
    table: ForeignTable, guessed: Sequence[Guessed], counted: Sequence[Head], named: Sequence[Named]
) -> list[Guessed]:
    """Return guesses, the lone sum below the title of its measure without a doubt, for a part of it as well.

    Args:
        table: The table.
        guessed: What its columns may mean.
        counted: Its columns of counts.
        named: What they can mean.
    """
    (*above, _), words = table.titles, tokens(" ".join(table.titles[:-1]))
    named_in_full = [one for one in named if any(_tells(words, phrase) for phrase in one.phrases)]
    if len(guessed) != 1 or len(named_in_full) != 1 or is_planned(" ".join(above), above_it=False):
        return [*guessed]
    (guess,), (measure,) = guessed, named_in_full
    is_own = guess.means == measure.means and (measure.is_flow or measure.is_whole)
    beside = counted if span_told(guess.head.parts) is not None else [guess.head]
    sums = [head for head in beside if is_sum_of_year(head.parts[-1])] if is_own else []
    found = [head for head in sums if _adds_all_up(table, head, counted)]
    return [replace(guess, head=found[0], is_doubtful=False)] if len(found) == 1 else [*guessed]


def _tells(title: frozenset[str], phrase: frozenset[str]) -> bool:
    """Say whether a title has all words by which a measure is called, more than its document or ages."""
    telling = {word for word in phrase - DOCUMENTS if word.isalpha()}
    return bool(telling) and phrase <= title and title & DENIALS == phrase & DENIALS


def _adds_all_up(table: ForeignTable, total: Head, counted: Sequence[Head]) -> bool:
    """Say whether a column is the sum of all columns beside it."""
    others = tuple(head for head in counted if head.column != total.column)
    is_sum = len(others) > 1 and adds_up(table, (others, total), Kind.COUNT)
    return is_sum and _are_of_all_year(table, others)


def _are_of_all_year(table: ForeignTable, heads: Sequence[Head]) -> bool:
    """Say whether columns of parts of the year tell all of it, with something in each; others always do."""
    told = {head: span.months for head in heads if (span := span_told(head.parts)) is not None}
    months = [month for span in told.values() for month in span]
    are_filled = all(any(table.figure(row, head, Kind.COUNT) for row in table.rows) for head in told)
    return not told or (len(told) == len(heads) and sorted(months) == [*range(1, 13)] and are_filled)
