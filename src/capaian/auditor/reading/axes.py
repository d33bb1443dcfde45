"""Axes of charts: numbers at even distances that grow in even steps tell nothing about a report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.printed.number import numbers_in
from capaian.auditor.reading.page import TextRow, Word

_FEWEST: Final = 4
_UNEVEN: Final = 0.1
"""Part of a step or distance by which another differs from it at most."""


def without_axis(row: TextRow) -> TextRow | None:
    """Return a row without the axis of a chart that it begins with; `None` if nothing else stands there.

    Examples:
        >>> words = [Word(40 * n, 0, 40 * n + 18, 10, f"99,{n}") for n in range(3, 8)]
        >>> without_axis(TextRow(tuple(words))) is None
        True
    """
    length = _FEWEST - 1
    while length < len(row.words) and _is_axis(row.words[: length + 1]):
        length += 1
    if length < _FEWEST:
        return row
    rest = row.words[length:]
    return TextRow(rest) if rest else None


def _is_axis(words: Sequence[Word]) -> bool:
    values = [_value(word) for word in words]
    told = [value for value in values if value is not None]
    return len(told) == len(words) and _are_even(told) and _are_even([word.centre for word in words])


def _value(word: Word) -> float | None:
    numbers = numbers_in(word.text)
    is_number = len(numbers) == 1 and numbers[0].text == word.text
    return float(numbers[0].value) if is_number else None


def _are_even(places: Sequence[float]) -> bool:
    """Whether places follow each other in the same direction at the same distance."""
    steps = [after - before for before, after in pairwise(places)]
    first = steps[0]
    return first != 0 and all(abs(step - first) <= _UNEVEN * abs(first) for step in steps)
