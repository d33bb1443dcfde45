"""Rows that are there more than once, for operators: numbers of rows, and nothing of what stands in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from capaian.register.counting import Register
from capaian.register.engines import Engine, quiet_engine
from capaian.register.files import ExtractFile
from capaian.register.persons import ORIGIN
from capaian.register.rules import DUPLICATES

MAX_ROWS: Final = 200_000
"""Of one rule; nobody works through more before the next extract."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A row of a file that another one repeats."""

    rule: str
    group: int
    """Rows with the same number repeat each other; numbers follow the order of files and lines."""
    file: str
    line: int
    """Of the file; of parquet the row."""


def find_work(
    engine: Engine, register: Register, files: Sequence[ExtractFile], copies: Sequence[Path]
) -> Iterator[WorkRow]:
    """Yield the rows of each group of duplicates.

    Args:
        engine: DuckDB, which knows where a row stands.
        register: Persons as it reads them.
        files: The extract.
        copies: Of each file what is read of it.

    Raises:
        FileError: The disk is full.
        EngineError: The engine gave up.
    """
    places = {str(copy): place for place, copy in enumerate(copies)}
    for rule in DUPLICATES:
        if rule not in register.rules:
            continue
        found = rule.find(register.counted)
        name, number = (found[column] for column in ORIGIN)
        group = found.group_by(rule.columns).aggregate(names=name.collect(), numbers=number.collect())
        with quiet_engine():
            rows = engine.rows(group.select("names", "numbers").limit(MAX_ROWS))
        groups = [
            sorted(
                (places[name], number + 1) for name, number in zip(row["names"], row["numbers"], strict=True)
            )
            for row in rows
        ]
        lines = _lines(groups, files)
        for number_of_group, members in enumerate(sorted(groups), 1):
            for member in members:
                yield WorkRow(rule.code, number_of_group, files[member[0]].path.name, lines[member])


def _lines(
    groups: Sequence[Sequence[tuple[int, int]]], files: Sequence[ExtractFile]
) -> dict[tuple[int, int], int]:
    """Return the line of the file of each row, by the place of its file and its number."""
    rows: dict[int, list[int]] = defaultdict(list)
    for place, number in (member for members in groups for member in members):
        rows[place].append(number)
    return {
        (place, number): line
        for place, numbers in rows.items()
        for number, line in zip(numbers, files[place].lines_of(numbers), strict=True)
    }
