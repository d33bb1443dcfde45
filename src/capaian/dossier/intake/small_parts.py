"""Documents that few of those who need one have: what was issued in a time is no stock, whatever heads say.

Half of those who need a document have it in any office that has worked for some years. `KIA TERBIT` with a
hundredth of those beside it counts the cards of a month; without those who need one nobody can tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import Guessed, adds_up
from capaian.dossier.intake.periods import years_told
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.sides import column_sums
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.total_words import is_total
from capaian.dossier.intake.words import tokens

_DEEDS: Final = frozenset({"terbit", "cetak", "rekam"})
"""Words of what was done, of which nobody can tell whether it was in all years or in one."""
_STATE: Final = frozenset({"sudah", "telah"})
"""Words by which a deed is a state: who is recorded by now."""
_HALF: Final = 2
_FIFTH: Final = 5
"""Fewer than one in so many have no document that offices count for years, by whatever words."""
_HUNDRED: Final = 100

Sums = Sequence[tuple[Decimal, Decimal]]
"""The counts of some columns and of others, by rows."""


def sums_of(table: ForeignTable, heads: Sequence[Head], others: Sequence[Head]) -> Sums:
    """Return the counts of some columns and of others in each row that has all of them, totals aside."""
    own = [row for row in table.rows if not any(is_total(table.text(row, head)) for head in table.heads)]
    rows = [figures_of(table, row, (*heads, *others), Kind.COUNT) for row in own]
    count = len(heads)
    return [(sum(row[:count], Decimal(0)), sum(row[count:], Decimal(0))) for row in rows if row]


def why_of_a_time(
    table: ForeignTable, guess: Guessed, guessed: Sequence[Guessed], desk: Desk, *, is_told: bool
) -> str:
    """Return what speaks against those who have a document: they are few, or a deed alone is told.

    Args:
        table: The table.
        guess: What a column is taken for.
        guessed: What all of them are.
        desk: Whose dossier it is.
        is_told: Whether words tell people who have one or need one.
    """
    wholes = {str(one.numerator.code): str(one.denominator.code) for one in desk.office.components}
    whole = wholes.get(guess.means)
    if whole is None:
        return ""
    is_deed = bool(_DEEDS & tokens(" ".join(guess.head.parts)))
    own = [one.head for one in guessed if one.means == guess.means]
    beside = [one.head for one in guessed if one.means == whole]
    if not beside:
        is_asked = is_deed and not is_told and not _STATE & tokens(" ".join(guess.head.parts))
        return (
            "tidak ada kolom yang wajib memilikinya, mungkin yang terbit selama periode itu"
            if is_asked
            else ""
        )
    if is_deed and years_told(guess.head.parts) and not years_told(head.name for head in beside):
        return "judul kolomnya menyebut tahun, mungkin yang terbit selama tahun itu"
    sums = sums_of(table, own, beside)
    if not _are_few(sums, _HALF if is_deed else _FIFTH):
        return ""
    part, all_ = (sum(column, Decimal(0)) for column in zip(*sums, strict=True))
    share = f"{shown(part)} dari {shown(all_)}, {_HUNDRED * part // all_} persen"
    return f"hanya sebagian kecil yang memilikinya ({share}), mungkin yang terbit selama periode itu"


def of_wholes(
    table: ForeignTable, guessed: Sequence[Guessed], heads: Sequence[Head], desk: Desk
) -> list[Guessed]:
    """Return guesses where of columns headed alike that is meant which is nowhere more than its whole.

    `Penduduk | Memiliki | Penduduk 0-17 tahun | Memiliki`: the first `Memiliki` is of all residents.

    Args:
        table: The table.
        guessed: What its columns are taken for.
        heads: All columns that may be taken.
        desk: Whose dossier it is.
    """
    wholes = {str(one.numerator.code): str(one.denominator.code) for one in desk.office.components}
    used = [guess.head for guess in guessed]
    made = []
    for guess in guessed:
        whole = [one.head for one in guessed if one.means == wholes.get(guess.means)]
        twins = [head for head in heads if head.parts == guess.head.parts and head not in used]
        fitting = [head for head in (guess.head, *twins) if _is_within(table, head, whole)] if whole else []
        is_other = bool(twins) and len(fitting) == 1
        made.append(replace(guess, head=fitting[0]) if is_other else guess)
    return made


def of_all_years(table: ForeignTable, guessed: Sequence[Guessed], desk: Desk) -> list[Guessed]:
    """Return guesses about what is there with the sum of years for one year: `S.D. 2022 | 2023 | TOTAL`.

    That is asked: nobody can tell whether what was printed twice is counted twice.
    """
    stocks = [guess for guess in guessed if not adds_up(guess.means, desk.office)]
    of_year = [guess for guess in stocks if years_told([guess.head.name])]
    sums = column_sums(table) if of_year else ()
    taken = {guess.head.column for guess in guessed}
    made = [*guessed]
    for guess in of_year:
        own = guess.head.column
        totals = [
            total
            for parts, total in sums
            if own in [one.column for one in parts]
            and all(years_told([one.name]) for one in parts)
            and total.column not in taken
        ]
        if totals:
            made[made.index(guess)] = replace(guess, head=totals[0], is_doubtful=True)
    return made


def _is_within(table: ForeignTable, head: Head, whole: Sequence[Head]) -> bool:
    """Say whether a column is in no row more than those of whom it is a part."""
    sums = sums_of(table, [head], whole)
    return bool(sums) and all(part <= all_ for part, all_ in sums)


def _are_few(sums: Sums, least: int) -> bool:
    """Say whether fewer than one in so many have a document in most rows."""
    told = [(part, whole) for part, whole in sums if whole > 0]
    few = sum(least * part < whole for part, whole in told)
    return bool(told) and 2 * few > len(told)
