"""Rows named after the column that they are the total of: `Jumlah Bayi` in a column `Bayi`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.auditor.understanding.vocabulary import without_brackets

_TOTAL_OF: Final = re.compile(r"^(?:jumlah|total)\s+(?P<name>\S.*)$", re.IGNORECASE)


def totals_of(label: str, paths: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """Return the columns that a row is named as the total of; none if its name is of something else.

    Args:
        label: The name of the row.
        paths: For each column the words of its head.

    Examples:
        >>> totals_of("Jumlah Nilai Tertimbang", [["No"], ["Unsur"], ["Nilai Tertimbang"]])
        (2,)
        >>> totals_of("Jumlah Penduduk", [["Uraian"], ["Tahun 2023"]])
        ()
    """
    said = _TOTAL_OF.match(label)
    name = _plain(said["name"]) if said else None
    return tuple(index for index, path in enumerate(paths) if path and _plain(path[-1]) == name)


def _plain(text: str) -> str:
    return " ".join(without_brackets(text).casefold().split()).rstrip(" :.")
