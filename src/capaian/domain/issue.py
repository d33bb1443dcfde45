"""Problems of data, each with its place and its remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from capaian.domain.identifiers import WordedEnum

NAMED_PLACE: Final = re.compile(
    r"\b(?P<file>[a-z]+\.(?:csv|yaml)), baris (?P<row>\d+)(?:, kolom (?P<column>[\w.\[\]-]+))?"
)
"""A place of a dossier within a sentence: `plan.yaml, baris 70, kolom targets.2024`."""


class Level(WordedEnum):
    """How much an issue weighs, the heaviest first."""

    ERROR = "error", "galat", "▼"
    """Stops papers: exit code 10."""
    WARNING = "warning", "peringatan", "◊"
    """Declared or harmless; printed among the data limitations."""
    NOTE = "note", "catatan", "○"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in a dossier, or in a workbook that is to become one.

    Examples:
        >>> str(Place("counts.csv", 12, "value")), str(Place("plan.yaml"))
        ('counts.csv, baris 12, kolom value', 'plan.yaml')
        >>> str(Place("buku.xlsx", 12, "D (Jumlah)", sheet="Data hitungan"))
        'buku.xlsx, lembar Data hitungan, baris 12, kolom D (Jumlah)'
    """

    file: str
    row: int | None = None
    """1-based line of the file."""
    column: str | None = None
    """Column of a table, or key path of a YAML file."""
    sheet: str | None = None

    def __str__(self) -> str:
        sheet = "" if self.sheet is None else f", lembar {self.sheet}"
        row = "" if self.row is None else f", baris {self.row}"
        column = "" if self.column is None else f", kolom {self.column}"
        return f"{self.file}{sheet}{row}{column}"


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem: what, where, why it matters, what to do."""

    level: Level
    code: str
    """Stable code: `unknown_column`, `part_larger_than_whole`."""
    message: str
    """Indonesian: what happened, with the value, and why it matters."""
    place: Place
    value: str | None = None
    """The offending text as it stands in the file."""
    remedy: str = ""
    """Indonesian: what to do, with the nearest valid names where there are any."""
    subject: str | None = None
    """For contradictions of data: the key that a declared difference may cover, such as
    `part_larger_than_whole:peers:ktp:63.72`; of a thing without a paper its own key."""
    beside: Place | None = None
    """Where the figure stands that it is held against, if that may be the wrong one as well."""

    def __str__(self) -> str:
        value = "" if self.value is None else f" ({self.value!r})"
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{self.place}: {self.message}{value}{remedy}"


def has_errors(issues: Iterable[Issue]) -> bool:
    """Say whether any of some problems stops papers."""
    return any(issue.level is Level.ERROR for issue in issues)
