"""Heads left from a sister table: `Memiliki KIA` over the certificates of birth of the same districts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_FEWEST: Final = 3
_REST: Final = re.compile(r"(?:belum|tidak)\s+(?P<verb>[^\W\d_]+)\s+(?P<thing>.+)", re.IGNORECASE)
"""The head over what is left of a part: `Belum Memiliki KIA` beside `Memiliki KIA`."""
_MEASURES: Final = frozenset(
    ("cakupan", "persentase", "persen", "capaian", "kepemilikan", "tingkat", "rasio")
)
_APART: Final = Decimal("0.1")
_FEWEST_SHARED: Final = 2
"""Words that titles of sisters have in common: `Kepemilikan ... menurut Kecamatan`."""


def check_left_heads(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield heads that name the thing of a sister table, and nothing of their own."""
    known = [table for table in report.tables if len(table.items) >= _FEWEST and table.table.title]
    by_head = _grouped(known, lambda table: {column.name for column in table.columns})
    by_title = _grouped(known, lambda table: [(_rows(table), word) for word in _title(table)])
    for table in known:
        foreign = frozenset().union(*(words_of(column.name) for column in table.columns)) - _title(table)
        own = {other for word in foreign for other in by_title.get((_rows(table), word), ())}
        alike = sorted(own, key=lambda other: other.table.line)
        left = chain.from_iterable(_left(table, other) for other in alike if _are_sisters(table, other))
        found = [*_unlike_others(table, by_head), *_in_shares(table, alike), *left]
        yield from {each.place: each for each in reversed(found)}.values()


def _grouped(
    tables: Iterable[UnderstoodTable], keys: Callable[[UnderstoodTable], Iterable[object]]
) -> Mapping[object, Sequence[UnderstoodTable]]:
    """Return tables by what several of them may have, in their order."""
    found: dict[object, list[UnderstoodTable]] = {}
    for table in tables:
        for key in keys(table):
            found.setdefault(key, []).append(table)
    return found


def _rows(table: UnderstoodTable) -> object:
    """Return what tables of one year and of the same rows have in common."""
    return table.labels, tuple(YEAR.findall(table.table.title))


def _are_sisters(table: UnderstoodTable, other: UnderstoodTable) -> bool:
    """Whether two tables of the same rows have as many columns, and titles that differ in the thing alone."""
    one, two = _title(table), _title(other)
    is_alike = len(one & two) >= _FEWEST_SHARED and bool(one - two) and bool(two - one)
    return is_alike and len(table.columns) == len(other.columns)


def _title(table: UnderstoodTable) -> frozenset[str]:
    return words_of(table.table.title)


def _left(table: UnderstoodTable, other: UnderstoodTable) -> Iterator[Statement]:
    """Yield the heads of the sister's thing that both tables have, over other figures."""
    own, foreign = _title(table) - _title(other), _title(other) - _title(table)
    if any(own & words_of(column.name) for column in table.columns if column.is_numeric):
        return  # a table of its own thing may have the sister's beside it
    for column, sister in zip(table.columns, other.columns, strict=True):
        is_same = column.is_numeric and column.name == sister.name and foreign <= words_of(column.name)
        if is_same and _figures(table, column) != _figures(other, sister):
            yield _statement(table, column, other)


def _unlike_others(
    table: UnderstoodTable, by_head: Mapping[object, Sequence[UnderstoodTable]]
) -> Iterator[Statement]:
    """Yield heads of a sister's thing beside heads that name the thing of the title."""
    for column, beside in (*_parts_of_rests(table), *_shares(table)):
        said = words_of(column.name) - words_of(beside.name) - _MEASURES - _title(table)
        others = (other for other in by_head[column.name] if other is not table)
        sister = next((other for other in others if said and said & _title(other)), None)
        if sister is not None and not words_of(column.name) & (_title(table) - _MEASURES):
            yield _statement(table, column, sister, f"di sebelahnya “{beside.name}”")


def _in_shares(table: UnderstoodTable, alike: Sequence[UnderstoodTable]) -> Iterator[Statement]:
    """Yield heads over a part or a whole that another table has over other figures of the same rows."""
    for column in _of_shares(table):
        said = words_of(column.name) - _title(table) - _MEASURES
        for other in alike if said else ():
            sisters = [each for each in _of_shares(other) if each.name == column.name]
            is_foreign = said & _title(other) and _title(table) - _title(other)
            if (
                is_foreign
                and len(sisters) == 1
                and _are_far_apart(_figures(table, column), _figures(other, sisters[0]))
            ):
                yield _statement(table, column, other)


def _of_shares(table: UnderstoodTable) -> Sequence[Column]:
    """Return the columns of which shares are made, and that nearly all rows bear out."""
    shares = [r for r in table.relations if r.law is Law.PERCENT and r.is_borne_out]
    return [column for share in shares for column in share.inputs]


def _are_far_apart(own: Sequence[Decimal | None], foreign: Sequence[Decimal | None]) -> bool:
    """Whether the figures of each row differ by more than those of one thing do within a year."""
    pairs = [(one, two) for one, two in zip(own, foreign, strict=True) if one and two]
    return len(pairs) >= _FEWEST and all(abs(one - two) > _APART * max(one, two) for one, two in pairs)


def _parts_of_rests(table: UnderstoodTable) -> Iterator[tuple[Column, Column]]:
    """Yield the part beside its rest where the rest alone names the title's thing."""
    heads = [column for column in table.columns if column.is_numeric]
    for rest in heads:
        told = _REST.match(rest.name)
        parts = [part for part in heads if told and part.name.casefold().startswith(told["verb"].casefold())]
        if told and len(parts) == 1 and words_of(told["thing"]) <= _title(table):
            yield parts[0], rest


def _shares(table: UnderstoodTable) -> Iterator[tuple[Column, Column]]:
    """Yield the share of a part in its whole where both name the title's thing."""
    for relation in table.relations:
        named = frozenset.intersection(*(words_of(column.name) for column in relation.inputs))
        if relation.law is Law.PERCENT and relation.held >= _FEWEST and named & _title(table):
            yield relation.result, relation.inputs[0]


def _statement(
    table: UnderstoodTable, column: Column, sister: UnderstoodTable, beside: str = ""
) -> Statement:
    own = f"{table.table.name} berjudul “{table.table.title}”"
    of = f"“{column.name}” adalah kepala kolom {sister.table.name} (baris {sister.table.line})."
    return Statement(
        AuditRule.LABEL,
        holds=False,
        line=table.table.head_line,
        printed=column.name,
        expected=f"kepala kolom sesuai judul {table.table.name}",
        why="; ".join(filter(None, (own, beside, of))),
        place=f"{table.table.name}, kolom {column.name}",
        lines=(sister.table.line,),
    )


def _figures(table: UnderstoodTable, column: Column) -> list[Decimal | None]:
    numbers = [row.row.cells[column.index].number for row in table.items]
    return [None if number is None else number.value for number in numbers]
