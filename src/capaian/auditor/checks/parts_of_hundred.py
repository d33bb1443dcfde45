"""Columns of shares of one whole: they come to a hundred, whether a total is printed below them or not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law, write_subject
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.groups import figures_in
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import PLAIN_TOTAL, Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal
from capaian.rules.outcome import HUNDRED

_FEWEST: Final = 3
_MOST_ROWS: Final = 40
_LEAST, _MOST = Decimal(50), Decimal(200)
"""What shares come to of which one is wrong; others are no parts of one whole."""
_NOT_PARTS: Final = frozenset(
    {Role.TARGET, Role.ACTUAL, Role.ACHIEVEMENT, Role.ABSORPTION, Role.CHANGE, Role.MEAN, Role.INDEX}
)
_MADE_UP: Final = re.compile(
    r"\b(?:komposisi|proporsi|porsi|distribusi|struktur|pangsa|kontribusi|andil|pembagian)\b", re.IGNORECASE
)
_OTHERS: Final = re.compile(r"^\W*(?:lainnya|lain-?\s?lain|yang lain)\b", re.IGNORECASE)
"""A last row that makes a list of parts complete."""

_Parts = tuple[PrintedNumber, ...]


def parts_of_hundred(table: UnderstoodTable, explained: Collection[int]) -> Iterator[Claim]:
    """Yield columns of shares with their total of a hundred; without one where figures or words tell of it.

    Args:
        table: A table; shares within others, by bands or levels, are left to other rules.
        explained: Indexes of the columns that follow from others.
    """
    rows = [row for row in table.rows if row.kind is not RowKind.ITEM]
    is_plain = not any(row.kind is RowKind.BAND or row.kind is RowKind.MEAN for row in rows)
    if not is_plain or len(table.outermost) != len(table.items) or len(rows) > 1:
        return
    found = [(column, figures_in(table.items, column)) for column in table.figure_columns]
    shares = [(c, parts) for c, parts in found if c.index not in explained and _may_be(table, c, parts)]
    if rows and PLAIN_TOTAL.match(rows[0].label):
        for column, parts in shares:
            total = rows[0].row.cells[column.index].number
            if total is not None:
                yield from _with_total(table, rows[0], column, total, parts)
    elif not rows:
        yield from _without_total(table, shares)


def _may_be(table: UnderstoodTable, column: Column, parts: _Parts) -> bool:
    """Whether figures may be the parts of one whole in percent, none of them all of it."""
    is_share = column.is_percent or Role.SHARE in column.roles or "%" in table.table.title
    are_parts = len(parts) >= _FEWEST and all(0 <= part.value < HUNDRED for part in parts)
    is_other = column.is_money or bool(_NOT_PARTS & {*column.roles})
    is_near = _LEAST <= _sum(parts) <= _MOST and not _has_parts_within(parts)
    return is_share and are_parts and not is_other and is_near


def _with_total(
    table: UnderstoodTable,
    row: UnderstoodRow,
    column: Column,
    total: PrintedNumber,
    parts: _Parts,
) -> Iterator[Claim]:
    """Yield a total of a hundred with its parts, or another one, no mean of them, where they come to that."""
    place = table.place(row)
    is_beyond = not min(part.value for part in parts) <= total.value <= max(part.value for part in parts)
    if total.value == HUNDRED:
        subject = write_subject("jumlah", column.name)
        yield Equation(AuditRule.SUM, Law.SUM, total, parts, place, subject=subject, is_of_whole=True)
    elif is_beyond and _is_whole(parts) and abs(total.value - _sum(parts)) > total.step:
        expected = total.write(HUNDRED, total.decimals)
        why = f"Bagian-bagian kolom “{column.name}” berjumlah {expected}; tercetak {total.text}."
        line, spots = total.spot.line, (total.spot,)
        yield Statement(AuditRule.SUM, False, line, total.text, expected, why, place, spots=spots)


def _sum(parts: _Parts) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _is_whole(parts: _Parts) -> bool:
    """Whether parts come to a hundred but for their rounding."""
    return abs(_sum(parts) - HUNDRED) <= _slack(parts)


def _has_parts_within(parts: _Parts) -> bool:
    """Whether figures come to a hundred without some that follow each other: `di antaranya lansia`."""
    runs = combinations(range(len(parts) + 1), 2) if len(parts) <= _MOST_ROWS else ()
    others = ((*parts[:start], *parts[end:]) for start, end in runs)
    return not _is_whole(parts) and any(_is_whole(rest) for rest in others)


def _slack(parts: _Parts) -> Decimal:
    return sum((part.step for part in parts), Decimal(0)) / 2


def _without_total(table: UnderstoodTable, shares: Sequence[tuple[Column, _Parts]]) -> Iterator[Statement]:
    """Yield columns that come to no hundred beside others that do, or that words call parts of a whole."""
    whole = [column for column, parts in shares if _is_whole(parts) and any(p.decimals for p in parts)]
    is_complete = bool(table.items) and _OTHERS.match(table.items[-1].label) is not None
    for column, parts in shares:
        words = " ".join((table.table.title, *column.path))
        is_named = is_complete and _MADE_UP.search(words) is not None
        if is_named or any(other != column for other in whole):
            yield _statement(table, column, parts, Level.WARNING if is_named else Level.ERROR)


def _statement(table: UnderstoodTable, column: Column, parts: _Parts, level: Level) -> Statement:
    """Return what parts come to; at the one whose slip of the pen alone explains it, else at the last."""
    written = write_decimal(_sum(parts), max(part.decimals for part in parts))
    slips = [(part, meant) for part in parts if (meant := _meant(part, parts)) is not None]
    holds = _is_whole(parts)
    number, expected = (parts[-1], None) if holds or len(slips) != 1 else slips[0]
    return Statement(
        AuditRule.SUM,
        holds,
        number.spot.line,
        written if expected is None else number.text,
        "100" if expected is None else number.write(expected, number.decimals),
        f"Bagian-bagian kolom “{column.name}” berjumlah {written}, bukan 100.",
        table.table.name,
        level,
        spots=tuple(part.spot for part in parts),
    )


def _meant(part: PrintedNumber, parts: _Parts) -> Decimal | None:
    """Return what a part was before a slip of the pen, if one makes all parts come to a hundred."""
    rest = _sum(parts) - part.value
    return next((v for v in values_of(part) if abs(rest + v - HUNDRED) <= _slack(parts)), None)
