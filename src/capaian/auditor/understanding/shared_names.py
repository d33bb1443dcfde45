"""Indicators that a row of a work plan shares with its parts: one name and one target have one value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Relation
from capaian.auditor.understanding.facts import is_name, plain
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


@dataclass(frozen=True, slots=True)
class _Measured:
    """An indicator of a row with its figures."""

    name: str
    target: PrintedNumber
    actual: PrintedNumber
    label: str
    """First words of its row."""


def two_values_in(understood: UnderstoodTable) -> Iterator[Equation]:
    """Yield each indicator of a row that rows below it repeat, where its actual cannot be made of theirs.

    Several parts may each measure their share of it: then the whole lies among them.
    """
    for relation in understood.relations:
        if relation.rule is AuditRule.ACHIEVEMENT and relation.law is Law.PERCENT:
            yield from _by(understood, relation)


def _by(understood: UnderstoodTable, relation: Relation) -> Iterator[Equation]:
    parts = _parts(understood, relation)
    for owner, below in parts.items():
        for whole in _measured_of(understood, relation, owner, min(below)):
            same = [part for found in below.values() for part in found if _is_same(part, whole)]
            values = [part.actual.value for part in same]
            if not same or min(values) < whole.actual.value < max(values):
                continue
            nearest = min(same, key=lambda part: abs(part.actual.value - whole.actual.value))
            yield Equation(
                AuditRule.CROSSREF,
                Law.EQUAL,
                nearest.actual,
                (whole.actual,),
                f"{understood.table.name}, {nearest.label} dan {whole.label}",
                Level.WARNING,
                relation.inputs[0].name,
                note="Nama dan target sama, nilainya berbeda.",
            )


def _parts(understood: UnderstoodTable, relation: Relation) -> Mapping[int, dict[int, list[_Measured]]]:
    """For each row that has parts what they measure, by their rows."""
    found: dict[int, dict[int, list[_Measured]]] = defaultdict(dict)
    for place, row in enumerate(understood.rows):
        if row.kind is RowKind.ITEM and row.parent is not None:
            measured = _measured(relation, row)
            found[row.parent][place] = [measured] if measured else []
    return found


def _measured_of(
    understood: UnderstoodTable, relation: Relation, owner: int, first_part: int
) -> Iterator[_Measured]:
    """Yield what a row measures: its further indicators stand in the rows before its first part."""
    for row in understood.rows[owner:first_part]:
        measured = _measured(relation, row)
        if measured is not None and row.kind is RowKind.ITEM:
            yield measured


def _measured(relation: Relation, row: UnderstoodRow) -> _Measured | None:
    actual, target = (row.row.cells[column.index].number for column in relation.inputs)
    if actual is None or target is None:
        return None
    first = min(column.index for column in relation.inputs)
    for cell in reversed(row.row.cells[:first]):
        if cell.numbers:
            return None
        if is_name(cell.text):
            return _Measured(plain(cell.text), target, actual, row.row.label)
    return None


def _is_same(part: _Measured, whole: _Measured) -> bool:
    return part.name == whole.name and part.target.value == whole.target.value
