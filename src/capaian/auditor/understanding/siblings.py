"""Tables under one head: what holds in most of them holds in each, however few rows it has to tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.columns import Column, Relation, equations_of
from capaian.auditor.understanding.rows import UnderstoodRow

_FEWEST: Final = 3
_MOST: Final = 0.75
_Head = tuple[tuple[str, ...], ...]


class Tabled(NamedTuple):
    """A table with what its rows and columns hold, and the relations that its own figures bear out."""

    table: PrintedTable
    rows: Sequence[UnderstoodRow]
    columns: Sequence[Column]
    relations: Sequence[Relation]


def share_relations(tables: Sequence[Tabled]) -> tuple[tuple[Relation, ...], ...]:
    """Return the relations of each table, with those that others under the same head have in common.

    A report prints one form for each of its goals; where a goal has two indicators, one wrong figure would
    otherwise leave nothing to believe in. Tables without heads have none in common.
    """
    families: dict[_Head, list[Tabled]] = {}
    for table in tables:
        families.setdefault(_head(table), []).append(table)
    common = {head: _common(family) for head, family in families.items() if any(head) and len(family) > 1}
    return tuple(_with(table, common.get(_head(table), {})) for table in tables)


def _head(table: Tabled) -> _Head:
    return tuple(tuple(word.casefold() for word in column.path) for column in table.columns)


def _common(family: Sequence[Tabled]) -> Mapping[int, Relation]:
    """Return by the place of its result each relation that figures of several rows bear out."""
    found: dict[tuple[object, ...], list[tuple[Tabled, Relation]]] = {}
    for table in family:
        for relation in table.relations:
            places = (relation.result.index, *(column.index for column in relation.inputs))
            found.setdefault((relation.rule, relation.law, places), []).append((table, relation))
    kept: dict[int, Relation] = {}
    for known in found.values():
        made = [e for table, relation in known for e in equations_of(table.table, table.rows, relation)]
        held = sum(equation.holds() for equation in made)
        if held >= max(_FEWEST, _MOST * len(made)):
            kept.setdefault(known[0][1].result.index, known[0][1])
    return kept


def _with(table: Tabled, common: Mapping[int, Relation]) -> tuple[Relation, ...]:
    explained = {relation.result.index for relation in table.relations}
    added = [
        Relation(relation.rule, relation.law, table.columns[place], inputs)
        for place, relation in common.items()
        if place not in explained and table.columns[place].is_numeric
        for inputs in [tuple(table.columns[column.index] for column in relation.inputs)]
        if all(column.is_numeric for column in inputs)
    ]
    return tuple(sorted((*table.relations, *added), key=lambda relation: relation.result.index))
