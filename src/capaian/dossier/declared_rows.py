"""Tables that declare things, one a row: a csv beside the module that reads it."""

from __future__ import annotations

import csv
from pathlib import Path


def read_declared_rows(module: str, name: str) -> list[dict[str, str]]:
    """Return the rows of a table by the names of its columns;
    `module` is the `__file__` of who reads it.
    """
    with Path(module).with_name(name).open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file, restval="")]
