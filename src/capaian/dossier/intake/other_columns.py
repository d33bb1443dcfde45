"""The column that may be the other side of what another one counts: all of whom some have what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.plan import Component
from capaian.dossier.intake.agreement import ISSUED_FOR, ages_in, names_other_document
from capaian.dossier.intake.column_words import in_one_language, is_average
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.head_times import is_until_now
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import DENIALS, LEAST, MADE, Guessed, is_ratio
from capaian.dossier.intake.row_sums import adds_up, figures_of
from capaian.dossier.intake.sides import group_by_sides, split_sides, with_joined
from capaian.dossier.intake.sums_beside import is_sum_word
from capaian.dossier.intake.until_columns import is_by_table
from capaian.dossier.intake.words import fold, tokens

_AGE_WORDS: Final = frozenset({"usia", "umur"})
_NO_COUNTS: Final = frozenset(
    {
        *(
            "no",
            "nomor",
            "urut",
            "kode",
            "kd",
            "rt",
            "rw",
            "luas",
            "peringkat",
            "ranking",
            "target",
            "desa",
            "kelurahan",
        )
    }
)
"""Words of numbers that count nobody, and of those that somebody wants to reach."""
_LEFT: Final = frozenset({"sisa", "selisih", "kurang"})
_HAVE: Final = frozenset({"milik", "rekam", "akta", "kutipan"}) | MADE
"""Words of those who have a document: nobody of them is a whole."""
_NEED: Final = frozenset({"wajib"})
_SEVERAL: Final = 2
_LEAST_SHARE: Final = 10
"""The whole is no more than so many times a part that a column of other words may tell."""


def other_side(
    table: ForeignTable, heads: Sequence[Head], guessed: Sequence[Guessed], components: Iterable[Component]
) -> list[Guessed]:
    """Return the only column that may be the other side of the only component of which one was found.

    It names what that counts (`anak`), though its other words are of something else: `Jumlah anak 0-17`; or
    it tells ages (`Usia 0-17 Tahun Belum Menikah`). Where none does, the only column that is left may be it,
    whatever it is called, if its figures can be: `Wajib KIA` beside `Realisasi`. Of several it is that
    below the same head, as of a quarter. It is always to be asked.

    Args:
        table: The table.
        heads: Its columns of figures: all behind its names.
        guessed: What other columns mean.
        components: What is counted, of whom.
    """
    taken = {guess.means for guess in guessed}
    pairs = [(part.numerator, part.denominator) for part in components]
    lacking = [
        (one, other)[str(one.code) in taken]
        for one, other in pairs
        if (str(one.code) in taken) != (str(other.code) in taken)
    ]
    if len(lacking) != 1 or lacking[0].counted:
        return []
    counted = frozenset(fold(lacking[0].unit.label).split())
    used = {guess.head for guess in guessed}
    free = [head for head in heads if head not in used and not is_ratio(head)]
    named = [head for head in free if _may_count(" ".join(head.parts), counted)]
    is_whole = any(lacking[0] == whole for _, whole in pairs)
    found = [group for group in _things(table, heads) if set(named).issuperset(group)]
    beside = {str(side.code) for pair in pairs if lacking[0] in pair for side in pair}
    own = [guess.head for guess in guessed if guess.means in beside]
    found = found or [*_left(table, heads, used, (lacking[0].name, own), is_whole=is_whole)]
    found = _of_all(table, found)
    if len(found) > 1:
        above = {head.parts[:-1] for head in own} - {()}
        found = [group for group in found if {head.parts[:-1] for head in group} == above]
    code = str(lacking[0].code)
    return [Guessed(head, code, LEAST, True) for head in found[0]] if len(found) == 1 else []


def _of_all(table: ForeignTable, found: Sequence[Sequence[Head]]) -> list[Sequence[Head]]:
    """Return the only column that tells all of what the others tell parts of; else all of them.

    It adds them up, as `JUMLAH` does ages, or tells all until now, beside this month and those before it.
    """
    lone = [group[0] for group in found if len(group) == 1]
    if len(found) < _SEVERAL or len(lone) < len(found):
        return [*found]
    parts = {total: tuple(head for head in lone if head != total) for total in lone}
    whole = {total: heads for total, heads in parts.items() if len(heads) >= _SEVERAL}
    sums = [total for total, heads in whole.items() if adds_up(table, (heads, total), Kind.COUNT)]
    now = [head for head in lone if is_until_now(head)] if all(map(is_by_table, lone)) else []
    chosen = sums or now
    return [chosen] if len(chosen) == 1 else [*found]


def _may_count(text: str, counted: frozenset[str]) -> bool:
    words = {*fold(text).split()}
    is_of_ages = bool(words & _AGE_WORDS) and len(ages_in(text)) > 1
    return ((bool(counted) and counted <= words) or is_of_ages) and not tokens(text) & (DENIALS | ISSUED_FOR)


def _things(table: ForeignTable, heads: Sequence[Head]) -> Iterator[Sequence[Head]]:
    """Yield the columns of each thing: that of both sides, or else men and women."""
    plain = {head.column: head for head in heads}
    usable = split_sides(with_joined(table, in_one_language(heads, table.heads)))
    for group in group_by_sides(usable):
        yield [plain[head.column] for head in group]


def _left(
    table: ForeignTable,
    heads: Sequence[Head],
    used: set[Head],
    lacking: tuple[str, Sequence[Head]],
    *,
    is_whole: bool,
) -> Iterator[Sequence[Head]]:
    """Yield the columns of each thing that is left; none that follows from others.

    They name no document besides that of what is lacking, or of those that are used.

    Args:
        table: The table.
        heads: Its columns of figures.
        used: Those that mean something.
        lacking: The name of what is lacking, and the columns of its other side.
        is_whole: Whether it is the whole.
    """
    name, beside = lacking
    own = [head for head in heads if head in used]
    for columns in _things(table, heads):
        if len(columns) == 1 and _is_bare_sum(columns[0]) and not _sums_up(table, columns[0], used, heads):
            continue
        words = {word for head in columns for part in head.parts for word in fold(part).split()}
        is_apart = words & (DENIALS | _LEFT | _NO_COUNTS | ISSUED_FOR) or any(
            "%" in head.name or is_average(head) or _holds_fractions(table, head) for head in columns
        )
        text = " ".join(part for head in columns for part in head.parts)
        is_of_side = tokens(text) & (_HAVE if is_whole else _NEED)
        is_known = used.intersection(columns) or names_other_document(text, name, own) or is_of_side
        if not (is_apart or is_known) and _may_be_beside(table, columns, beside, is_whole=is_whole):
            yield columns


def _holds_fractions(table: ForeignTable, head: Head) -> bool:
    """Say whether most numbers of a column are not whole."""
    numbers = [value for value in table.column(head) if isinstance(value, Decimal)]
    return 2 * sum(value != value.to_integral_value() for value in numbers) > len(numbers)


def _is_bare_sum(head: Head) -> bool:
    return len(head.parts) == 1 and is_sum_word(head.parts[0])


def _sums_up(table: ForeignTable, total: Head, used: set[Head], heads: Sequence[Head]) -> bool:
    """Say whether a sum is that of those who have what is counted and those who have not, by its figures."""
    without = [head for head in heads if tokens(" ".join(head.parts)) & DENIALS - ISSUED_FOR]
    return any(adds_up(table, ((one, other), total), Kind.COUNT) for one in used for other in without)


def _may_be_beside(
    table: ForeignTable, columns: Sequence[Head], own: Sequence[Head], *, is_whole: bool
) -> bool:
    """Say whether the counts of all rows are a whole, or a part, of those that are taken: none too small."""
    pairs = [
        (sum(figures[: len(own)], Decimal(0)), sum(figures[len(own) :], Decimal(0)))
        for row in table.rows
        if (figures := figures_of(table, row, (*own, *columns), Kind.COUNT))
    ]
    wholes = [pair[is_whole] for pair in pairs]
    parts = [pair[not is_whole] for pair in pairs]
    are_counts = all(value == value.to_integral_value() for pair in pairs for value in pair)
    fits = all(part <= whole for part, whole in zip(parts, wholes, strict=True))
    return bool(pairs) and are_counts and fits and sum(parts) * _LEAST_SHARE >= sum(wholes)
