"""Rows that are the sum of those beside them, whatever they are called: compared, never added to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.issue import Level
from capaian.dossier.intake.foreign_tables import ForeignRow
from capaian.dossier.intake.problems import CellPosition, Problems
from capaian.dossier.intake.taken_tables import Meaning

MIN_DIGITS_OF_SUM: Final = 4
"""Of a figure that is hardly by chance the sum of others: 12.336, not 1.000."""
MAX_ROWS_NAMED: Final = 5


@dataclass
class RowFigures:
    """The figures of a row, beside others with which they are added up."""

    row: ForeignRow
    whole: str
    """Code of the kecamatan or the work."""
    part: str
    """The village or the account; empty: the row is of the whole itself."""
    texts: tuple[str, ...]
    """What it says besides figures, by column; none where such rows are not added up."""
    values: Mapping[Meaning, Decimal]


def figures_of(parts: Iterable[RowFigures], meaning: Meaning) -> list[Decimal]:
    """Return the figures of parts that have one."""
    return [part.values[meaning] for part in parts if meaning in part.values]


def find_sums(
    parts: Iterable[RowFigures], key: Callable[[RowFigures], tuple[object, str]], problems: Problems
) -> frozenset[int]:
    """Return the rows that are the sum of the others in every group that has one of their name.

    Where that is so in some groups alone, and hardly by chance, it is a problem.

    Args:
        parts: Rows of a table.
        key: What a part shares with others, and the name by which it differs; empty: that of the whole.
        problems: Takes what becomes of the sums.
    """
    groups: dict[object, list[tuple[RowFigures, str]]] = defaultdict(list)
    for part in parts:
        if any(part.values.values()):
            group, name = key(part)
            groups[group].append((part, name))
    beside = [own for own in groups.values() if len(own) > 1]
    sums, names = [], set()
    for own in beside:
        for part, name in own:
            # Of two equal parts each is the sum of the other.
            if (len(own) > 2 or not name) and _is_sum(part, own):
                sums.append(part)
                names.add(name)
    named = [(part, own) for own in beside for part, name in own if name in names]
    if len(sums) > 1 and len(names) == 1 and all(_is_sum(part, own) for part, own in named):
        found = [part for part, _ in named]
        _name_rows(found, problems, "sum_rows", "dibandingkan, tidak ditambahkan", Level.WARNING)
        return frozenset(part.row.number for part in found)
    is_usual = 2 * len(sums) >= sum(len(own) > 2 for own in beside)
    doubtful = [part for part in sums if is_usual or _digits(part) >= MIN_DIGITS_OF_SUM]
    _name_rows(doubtful, problems, "sum_rows_doubtful", "tidak pasti bagian atau jumlah", Level.ERROR)
    return frozenset()


def _is_sum(part: RowFigures, own: Iterable[tuple[RowFigures, str]]) -> bool:
    parts = [other for other, _ in own]
    return all(2 * value == sum(figures_of(parts, meaning)) for meaning, value in part.values.items())


def _digits(part: RowFigures) -> int:
    return max(len(f"{value:f}".replace(".", "").strip("0")) for value in part.values.values())


def _name_rows(parts: list[RowFigures], problems: Problems, code: str, what: str, level: Level) -> None:
    if parts:
        rows = [str(part.row.number) for part in parts[:MAX_ROWS_NAMED]]
        shown = ", ".join([*rows, *(["…"] if len(parts) > MAX_ROWS_NAMED else [])])
        message = f"Baris yang sama dengan jumlah baris di sekitarnya ({shown}): {what}."
        remedy = "Hapus baris jumlahnya di berkas asal, atau betulkan angkanya bila jumlahnya keliru."
        problems.add(
            code, message, CellPosition(parts[0].row.number), remedy if level is Level.ERROR else "", level
        )
