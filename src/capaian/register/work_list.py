"""Rows that are there more than once, for operators: numbers of rows, and nothing of what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from capaian.register.counting import PersonRegister
from capaian.register.engines import Engine, quiet_engine
from capaian.register.files import ExtractFile
from capaian.register.persons import ORIGIN
from capaian.register.rules import DUPLICATES

MAX_GROUPS: Final = 100_000
"""Of one rule; nobody works through more before the next extract."""


def find_work(
    engine: Engine, register: PersonRegister, files: Sequence[ExtractFile], copies: Sequence[Path]
) -> Iterator[tuple[str, int, str, int]]:
    """Yield rule, group, file and line of each row that repeats another one, in the order of the files.

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
    for rule, keys in DUPLICATES.items():
        if rule not in register.rules or rule.find is None:
            continue
        found = rule.find(register.counted)
        name, number = (found[column].collect() for column in ORIGIN)
        groups = found.group_by(keys).aggregate(names=name, numbers=number)
        with quiet_engine():
            rows = engine.rows(groups.select("names", "numbers").limit(MAX_GROUPS))
        members = [
            sorted((places[name], number) for name, number in zip(row["names"], row["numbers"], strict=True))
            for row in rows
        ]
        for group, own in enumerate(sorted(members), 1):
            for place, row in own:
                yield rule.code, group, files[place].path.name, files[place].line_of(row + 1)
