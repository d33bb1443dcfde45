"""Columns that sum up others: the parts of a year (`TW I` to `TW IV` with `Jumlah`), ages, kinds of money.

Of a year the smallest parts decide: a quarter is held against its months, and the year against all of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.period import PART_OF_YEAR_WORDS, PeriodKind
from capaian.dossier.intake.code_tree import sum_known
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.periods import part_of_any_year
from capaian.dossier.intake.sums import Figures, Reader, settle_sum
from capaian.dossier.intake.sums_beside import RowSum, is_sum_word, sums_beside
from capaian.dossier.intake.words import fold

_BEFORE: Final = frozenset({"lalu", "sebelumnya"})
# s d bulan lalu, bulan ini, sampai dengan triwulan berjalan
_PRESENT: Final = re.compile(
    rf"(?P<until>(?:s d|sd|sampai dengan|sampai|hingga|kumulatif) )?"
    rf"\b(?:bulan|bln|periode|{'|'.join(PART_OF_YEAR_WORDS.values())}) "
    rf"(?P<when>ini|bersangkutan|berjalan|{'|'.join(sorted(_BEFORE))})\b"
)
_TRIPLE: Final = 3
NOW: Final = "now"
"""What `bulan ini` tells, beside `s.d. bulan lalu` and `s.d. bulan ini`."""
BEFORE: Final = "before"
UNTIL: Final = "until"


def row_sums(
    table: ForeignTable, kind: Kind, known: Sequence[RowSum] = (), sure: Iterable[RowSum] = ()
) -> tuple[RowSum, ...]:
    """Return the columns that sum up others in half of the rows or more; else they tell something else.

    Figures until a month, and what is there at its end, do not add up.

    Args:
        table: The table.
        kind: What its figures are.
        known: Columns that may be sums by what they mean, however they are headed.
        sure: Columns that are sums, whatever their figures are.
    """
    candidates = (*_candidates(table.heads), *_until_now(table.heads), *known)
    by_time = {found[1]: found for found in candidates if adds_up(table, found, kind)}
    beside = (found for found in sums_beside(table, kind) if found[1] not in by_time)
    every = (*sure, *by_time.values(), *beside)
    return tuple({(frozenset(parts), total): (parts, total) for parts, total in every}.values())


def _candidates(heads: Sequence[Head]) -> Iterator[RowSum]:
    sums: dict[tuple[str, ...], Head] = {}
    parts: dict[tuple[tuple[str, ...], PeriodKind], dict[int, Head]] = {}
    for head in heads:
        *stem, last = head.parts
        period = part_of_any_year(last)
        if period is not None:
            parts.setdefault((tuple(stem), period.kind), {})[period.ordinal] = head
        elif is_sum_word(last):
            sums.setdefault(tuple(stem), head)
    for (stem_, kind), found in sorted(parts.items(), key=lambda item: item[0][1].per_year):
        total = sums.get(stem_) or sums.get(stem_[:-1])
        if total is not None and len(found) == kind.per_year:
            yield tuple(found.values()), total
        for longer in PeriodKind:
            size = kind.per_year // longer.per_year
            for ordinal, head in parts.get((stem_, longer), {}).items() if size > 1 else ():
                within = [found[n] for n in range((ordinal - 1) * size + 1, ordinal * size + 1) if n in found]
                if len(within) == size:
                    yield tuple(within), head


def by_present_time(heads: Iterable[Head]) -> Mapping[str, Mapping[str, Head]]:
    """Return columns of times that their table tells, by what they tell besides it and then by the time.

    Examples:
        >>> texts = "LS s.d. bulan lalu", "LS bulan ini", "LS s.d. bulan ini", "LS"
        >>> found = by_present_time([Head(n, (text,), text) for n, text in enumerate(texts)])
        >>> {said: [*columns] for said, columns in found.items()}
        {'ls': ['before', 'now', 'until']}
    """
    things: dict[str, dict[str, Head]] = {}
    for head in heads:
        text = fold(head.name)
        found = _PRESENT.search(text)
        if found is not None:
            is_before = found["when"] in _BEFORE
            sort = BEFORE if is_before else UNTIL if found["until"] else NOW
            things.setdefault(" ".join(_PRESENT.sub(" ", text).split()), {}).setdefault(sort, head)
    return things


def _until_now(heads: Sequence[Head]) -> Iterator[RowSum]:
    """Yield what was until the last month, in this one, and until this one, where a thing has all three."""
    for told in by_present_time(heads).values():
        if len(told) == _TRIPLE:
            yield (told[BEFORE], told[NOW]), told[UNTIL]


def adds_up(table: ForeignTable, found: RowSum, kind: Kind) -> bool:
    """Say whether a column is the sum of others in half of the rows or more."""
    parts, total = found
    rows = [figures for row in table.rows if any(figures := figures_of(table, row, (*parts, total), kind))]
    right = sum(sum(figures[:-1], Decimal(0)) == figures[-1] for figures in rows)
    return bool(right) and right * 2 >= len(rows)


def figures_of(table: ForeignTable, row: int, heads: Sequence[Head], kind: Kind) -> list[Decimal]:
    """Return the figures of a row; none where one is not there or cannot be read."""
    known = [figure for head in heads if (figure := table.figure(row, head, kind)) is not None]
    return known if len(known) == len(heads) else []


def settle_row(
    desk: Desk, reader: Reader, row: int, sums: Sequence[RowSum], figures: Figures
) -> dict[str, Decimal | None]:
    """Hold the columns of a row that sum up others against these, taken or not; return its figures.

    One that is wrong is left out: what differs below it is explained already.
    """
    settled = {**figures}
    for parts, total in sums:
        if any(reader.merged.is_of_several(row, head) for head in (*parts, total)):
            continue
        is_taken = total.name in figures
        stated = figures[total.name] if is_taken else reader.table.figure(row, total, reader.kind)
        is_read = is_taken or all(part.name in figures for part in parts)
        values = [*reader.row(row, parts).values()] if is_read else _silent_all(reader, row, parts)
        if len(values) == len(parts) and None not in values:
            cells = [(row, part.column) for part in parts]
            desk.note_sum((row, total.column), stated, dict(zip(cells, values, strict=True)))
            found = settle_sum(desk, reader.table, row, total, stated, values)
            if found == sum_known(values) and is_taken:
                settled[total.name] = found
            elif found is not None and desk.sums is None:
                settled.pop(total.name, None)
    return settled


def _silent_all(reader: Reader, row: int, heads: Sequence[Head]) -> list[Decimal | None]:
    return [*figures_of(reader.table, row, heads, reader.kind)]
