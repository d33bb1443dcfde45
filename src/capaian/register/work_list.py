"""Rows that are there more than once, for operators: numbers of rows, and nothing of what stands in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import ibis

from capaian.register.counting import Register, counted_persons
from capaian.register.engines import DuckEngine, quiet_engine
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
    engine: DuckEngine, register: Register, files: Sequence[ExtractFile], copies: Sequence[Path]
) -> Iterator[WorkRow]:
    """Yield the rows of each group of duplicates.

    Raises:
        FileError: The disk is full.
        EngineError: The engine gave up.
    """
    names = {str(copy): place for place, copy in enumerate(copies)}
    persons = counted_persons(register)
    for rule in DUPLICATES:
        if not {*rule.columns} <= register.columns:
            continue
        found = rule.find(persons)
        first = ibis.ifelse(ibis.row_number().over(group_by=rule.columns, order_by=ORIGIN) == 0, 1, 0)
        numbered = found.select(*ORIGIN, *rule.columns, first=first)
        group = (
            numbered["first"]
            .sum()
            .over(order_by=[numbered[key] for key in (*rule.columns, *ORIGIN)], rows=(None, 0))
        )
        listed = numbered.select(*ORIGIN, group=group).limit(MAX_ROWS)
        with quiet_engine():
            rows = engine.rows(listed)
        by_group: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for row in rows:
            by_group[int(row["group"])].append((names[row["filename"]], row["file_row_number"] + 1))
        of_file: dict[int, list[int]] = defaultdict(list)
        for place, row_number in sorted(member for members in by_group.values() for member in members):
            of_file[place].append(row_number)
        lines = {
            (place, row): line
            for place, own in of_file.items()
            for row, line in zip(own, files[place].lines_of(own), strict=True)
        }
        for number, members in enumerate(sorted(sorted(members) for members in by_group.values()), 1):
            for member in members:
                yield WorkRow(rule.code, number, files[member[0]].path.name, lines[member])
