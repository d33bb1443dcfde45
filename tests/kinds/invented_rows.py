"""Rows that are looked for as a database looks for them, without one."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any, Final

_COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "": operator.eq,
    "lt": operator.lt,
    "lte": operator.le,
    "gt": operator.gt,
    "gte": operator.ge,
    "in": lambda value, several: value in several,
}


class InventedRows:
    """What `filter`, `values_list` and a sum of `count` make of rows."""

    def __init__(self, rows: Iterable[SimpleNamespace], names: tuple[str, ...] = ()) -> None:
        self._rows, self._names = [*rows], names

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def filter(self, **conditions: object) -> InventedRows:
        return InventedRows(
            row
            for row in self._rows
            if all(_meets(row, name, value) for name, value in conditions.items())
        )

    def order_by(self, *_: str) -> InventedRows:
        return self

    def values_list(self, *names: str) -> InventedRows:
        return InventedRows(self._rows, names)

    def annotate(self, *_: object) -> list[tuple[object, ...]]:
        sums: dict[tuple[object, ...], int] = {}
        for row in self._rows:
            cell = tuple(getattr(row, name) for name in self._names)
            sums[cell] = sums.get(cell, 0) + row.count
        return [(*cell, total) for cell, total in sums.items()]


def _meets(row: SimpleNamespace, condition: str, value: object) -> bool:
    name, _, comparison = condition.partition("__")
    return _COMPARISONS[comparison](getattr(row, name), value)
