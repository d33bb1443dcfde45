"""Columns that tell one thing for each part of a year: their last, or their sum, is that of the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from capaian.domain.period import MONTH_WORDS, PART_OF_YEAR_WORDS, Period, PeriodKind
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.measures import Guessed
from capaian.dossier.intake.periods import part_of_any_year, part_of_year, span_told, without_year
from capaian.dossier.intake.row_sums import adds_up, figures_of
from capaian.dossier.intake.sums_beside import is_sum_word
from capaian.dossier.intake.time_words import OF_TIMES
from capaian.dossier.intake.words import fold

_KINDS: Final = frozenset(
    [
        *PART_OF_YEAR_WORDS[PeriodKind.SEMESTER].split("|"),
        *PART_OF_YEAR_WORDS[PeriodKind.QUARTER].split("|"),
        "bulan",
        "bln",
        "ke",
    ]
)
"""Words of which one alone says only which parts of a year stand below it."""
_TIMES: Final = (
    _KINDS
    | OF_TIMES
    | {*MONTH_WORDS, "keadaan", "posisi", "i", "ii", "iii", "iv", "pertama", "kedua", "ketiga", "keempat"}
)
"""Words that tell times alone."""
_SEVERAL: Final = 2
_HALF: Final = 2


def over_year(
    guess: Guessed, heads: Sequence[Head], wanted: Period, taken: Sequence[Head]
) -> tuple[list[Guessed], str]:
    """Return a guess about what happens over a time, with all columns that tell it.

    That is the column that sums up the parts of the year, where these are all; else the parts themselves, or
    the last of those that tell all since January.

    Args:
        guess: A column of one part of the year, or any other.
        heads: All columns that may be taken.
        wanted: The year, or the part of it that was asked for.
        taken: Columns of other things.

    Returns:
        The guesses, and what is to be confirmed about them; nothing where no other part stands beside it.
    """
    stem, own = _stem(guess.head, wanted.year)
    parts = _beside(stem, [head for head in heads if head not in taken], wanted.year)
    if len(parts) < _SEVERAL or (own is None and (not _is_sum(guess.head) or _is_all(parts, wanted))):
        return [guess], ""
    within = {part: head for part, head in parts.items() if wanted.contains(part)}
    spans = {head: span_told(head.parts) for head in within.values()}
    whole = _sum_of(stem, heads)
    if wanted in parts:
        chosen = [parts[wanted]]
    elif spans and all(span is not None and span.is_until for span in spans.values()):
        chosen = [within[max(within, key=lambda part: part.last_month)]]
    else:
        chosen = _finest(within) if whole is None or not _is_all(parts, wanted) else [whole]
    left = quoted(head for head in parts.values() if head not in chosen)
    words = f", dijumlahkan dari {len(chosen)} kolom" if len(chosen) > 1 else ""
    words += f'; {wanted.label} = "{chosen[0].name}", bukan kolom {left}' if len(chosen) == 1 else ""
    return [replace(guess, head=head, is_doubtful=True) for head in chosen or [guess.head]], words


def without_summed(table: ForeignTable, heads: Sequence[Head], year: int) -> list[Head]:
    """Return columns without those of all parts of a year beside a sum that tells itself what they tell."""
    wanted, summed = Period.year_of(year), set[Head]()
    for whole in filter(_is_sum, heads):
        stem = _summed_by(whole)
        parts = _beside(stem, heads, year) if stem else {}
        if len(parts) >= _SEVERAL and _is_all(parts, wanted) and _is_borne_out(table, parts, whole):
            summed |= {*parts.values()}
    return [head for head in heads if head not in summed]


def _is_borne_out(table: ForeignTable, parts: Mapping[Period, Head], whole: Head) -> bool:
    """Say whether all parts of a year have figures, and a column has their sum in each row."""
    in_order = tuple(parts[part] for part in sorted(parts, key=lambda part: part.last_month))
    is_told = all(any(map(is_figure, table.column(head))) for head in in_order)
    return is_told and adds_up(table, (in_order, whole), Kind.COUNT)


def _stem(head: Head, year: int) -> tuple[tuple[str, ...], Period | None]:
    """Return what a column tells besides a part of the year or that it sums up such, and which part."""
    stem, part = split_part(head, year)
    return (_summed_by(head) if part is None and _is_sum(head) else stem), part


def _is_sum(head: Head) -> bool:
    return any(map(is_sum_of_year, head.parts))


def is_sum_of_year(text: str) -> bool:
    """Say whether a head says that its column is a sum, and of which year at most: `TOTAL 2024`."""
    return is_sum_word(without_year(text))


def _summed_by(head: Head) -> tuple[str, ...]:
    """Return what a column tells besides that it is a sum, above or below that: `JUMLAH > Terbit`."""
    return tuple(part for part in head.parts if not is_sum_of_year(part))


def _beside(stem: tuple[str, ...], heads: Sequence[Head], year: int) -> dict[Period, Head]:
    """Return the columns that tell the same thing, by the part of the year that they tell."""
    told = {head: split_part(head, year) for head in heads}
    return {part: head for head, (rest, part) in told.items() if rest == stem and part is not None}


def _said_alike(head: Head, heads: Sequence[Head]) -> list[Head]:
    """Return the columns that say the same as one besides a time: `WAJIB KTP JUNI` is no `REKAM JUNI`."""
    return [other for other in heads if _words_besides(other) == _words_besides(head)]


def _words_besides(head: Head) -> frozenset[str]:
    """Return the words of what tells a part of the year that tell something else."""
    told = (fold(text).split() for text in head.parts if part_of_any_year(text) is not None)
    return frozenset(word for words in told for word in words if not (word in _TIMES or word.isdigit()))


def _sum_of(stem: tuple[str, ...], heads: Sequence[Head]) -> Head | None:
    """Return the column that sums up those of a thing, or the only one that sums up anything."""
    sums = [head for head in heads if _is_sum(head)]
    own = [head for head in sums if _summed_by(head) == stem]
    alone = [head for head in sums if len(sums) == 1 and len(head.parts) == 1]
    return next(iter((*own, *alone)), None)


def _is_all(parts: Mapping[Period, Head], wanted: Period) -> bool:
    """Say whether columns tell all parts of a time, and no other: their sum is its own then."""
    kinds = {part.kind for part in parts}
    told = {kind: {part for part in parts if part.kind is kind} for kind in kinds}
    return wanted not in parts and any(told[kind] == {*wanted.parts(kind)} for kind in kinds)


def _finest(parts: Mapping[Period, Head]) -> list[Head]:
    """Return the columns of one length of time: those that cover most, the longest of such."""
    kinds = {part.kind for part in parts}
    by_kind = [[part for part in parts if part.kind is kind] for kind in kinds]
    best = max(by_kind, key=lambda found: (sum(part.kind.months for part in found), -len(found)), default=[])
    return [parts[part] for part in sorted(best, key=lambda part: part.last_month)]


def at_year_end(
    table: ForeignTable, guess: Guessed, heads: Sequence[Head], wanted: Period
) -> tuple[Guessed, str]:
    """Return a guess about what is there at a time, with the column that tells it: the last with figures.

    Args:
        table: The table.
        guess: A column of one part of the year, or any other.
        heads: All columns that may be taken.
        wanted: The year, or the part of it that was asked for.

    Returns:
        The guess, and what is to be confirmed about it; nothing where no other part stands beside it.
    """
    stem, own = _stem(guess.head, wanted.year)
    parts = _beside(stem, _said_alike(guess.head, heads) if own else heads, wanted.year)
    if len(parts) < _SEVERAL or (own is None and not _is_sum(guess.head)):
        return guess, ""
    chosen = wanted if wanted in parts else _last_filled(table, parts)
    others = quoted(head for part, head in parts.items() if part != chosen)
    is_end = "keadaan akhir tahun" if chosen.ends_year else "bukan keadaan akhir tahun"
    label = chosen.label.partition(" Tahun")[0]
    return replace(guess, head=parts[chosen]), f"; {label} = {is_end}, bukan kolom {others}"


def _last_filled(table: ForeignTable, parts: Mapping[Period, Head]) -> Period:
    """Return the last part of a year of which a column has a figure; of blank ones the last of all."""
    filled = [part for part, head in parts.items() if any(map(is_figure, table.column(head)))]
    return max(filled or parts, key=lambda part: part.last_month)


def is_outgrown(table: ForeignTable, head: Head, wanted: Period) -> bool:
    """Say whether a column of what is there has one beside it of a later part of the year, with figures."""
    stem, own = _stem(head, wanted.year)
    parts = _beside(stem, _said_alike(head, table.heads), wanted.year)
    return own is not None and own != wanted and len(parts) >= _SEVERAL and own != _last_filled(table, parts)


def flow_of(table: ForeignTable, guess: Guessed, heads: Sequence[Head], wanted: Period) -> Sequence[Head]:
    """Return the columns of parts of the year that tell what came in each, and not what is there at its end.

    Figures of most rows fall, and a column sums them up; or they fall to less than half, as what is there
    hardly does.

    Args:
        table: The table.
        guess: A column of one part of the year, or of their sum.
        heads: All columns that may be taken.
        wanted: The year, or the part of it that was asked for.

    Returns:
        The columns, in the order of the year; nothing where they may tell what is there.
    """
    stem, own = _stem(guess.head, wanted.year)
    beside = _beside(stem, heads, wanted.year)
    if len(beside) < _SEVERAL or (own is None and not _is_sum(guess.head)):
        return ()
    parts = [beside[part] for part in sorted(beside, key=lambda part: part.last_month)]
    total = _sum_of(stem, heads)
    is_summed = total is not None and adds_up(table, (tuple(parts), total), Kind.COUNT)
    return parts if _falls(table, parts, 1 if is_summed else _HALF) else ()


def _falls(table: ForeignTable, parts: Sequence[Head], times: int) -> bool:
    """Say whether in most rows so many times a figure is less than one before it."""
    rows = [figures for row in table.rows if any(figures := figures_of(table, row, parts, Kind.COUNT))]
    falling = [any(times * b < a for a, b in combinations(figures, 2)) for figures in rows]
    return 2 * sum(falling) > len(rows)


def split_part(head: Head, year: int) -> tuple[tuple[str, ...], Period | None]:
    """Return what a head tells, and of which part of the year."""
    found = {text: part for text in head.parts if (part := part_of_year([text], None, year)) is not None}
    stem = tuple(text for text in head.parts if text not in found and not (found and _tells_kind(text)))
    return stem, next(iter(found.values()), None)


def _tells_kind(text: str) -> bool:
    """Say whether a head above others says no more than which parts of the year they are: `TRIWULAN`."""
    return fold(text) in _KINDS
