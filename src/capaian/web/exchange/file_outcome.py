"""What is asked of a comparison, and what it tells: plain values, so that they go to a job and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from capaian.domain.issue import Issue
from capaian.dossier.excel.import_book import Answers
from capaian.dossier.excel.preview import Act, RowChange
from capaian.dossier.folder import Folder
from capaian.dossier.intake.mapping import TableChoice


@dataclass(frozen=True)
class MappingAnswers:
    """What a person said of the tables of a foreign file."""

    period: str = ""
    tables: tuple[TableChoice, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Name in the rows to the code of an area."""
    head_rows: Mapping[str, int] = field(default_factory=dict)
    """By sheet the row that holds the headings, where it was not found."""
    is_cumulative: bool = False


@dataclass(frozen=True)
class TakenSheet:
    """What was read of one foreign table, to be compared with the paper by eye."""

    sheet: str
    kind: str
    """In Indonesian: what its rows are about."""
    rows: int
    sums: tuple[tuple[str, str, str], ...]
    """Headings, what they hold, and the sum."""
    ignored: tuple[str, ...]


@dataclass(frozen=True)
class FileTask:
    """A file, and the year that it is compared with."""

    kind: str
    """A kind of `Upload`."""
    path: Path
    name: str
    """What the file was called."""
    place: Path
    """Empty folder to which a dossier is unpacked."""
    present: Folder
    """The year as it is; without files: one that is to be founded."""
    identity: str = "baru"
    """Names the year as one dossier, whatever folder it is unpacked to."""
    past: str = ""
    """What the year remembers of workbooks; empty: nothing."""
    answers: Answers = field(default_factory=Answers)
    mapping: MappingAnswers = MappingAnswers()
    """Of a foreign file."""


@dataclass(frozen=True)
class ShownSheet:
    """What becomes of the rows of a sheet, as far as somebody reads."""

    title: str
    file: str
    counts: Mapping[Act, int]
    """How many rows are added, changed, removed; what happens to none is left out."""
    rows: tuple[RowChange, ...]
    more: int
    """How many rows change besides."""
    before: int
    """Rows that were there."""
    is_loud: bool
    """Whether so much goes that it may be a mistake."""
    is_reordered: bool


@dataclass(frozen=True)
class FileOutcome:
    """What would become of a year, as far as the file and the year alone tell it."""

    issues: tuple[Issue, ...]
    """What is wrong with the file."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Every file of the dossier as it would be."""
    changed: tuple[str, ...] = ()
    """Paths of the files that become others, come, or go."""
    sheets: tuple[ShownSheet, ...] = ()
    """Sheets that lose much first."""
    missing: tuple[str, ...] = ()
    """Sheets that are not in the workbook any more, of which nothing becomes another."""
    evidence: Mapping[str, Path] = field(default_factory=dict)
    """New and other files of evidence."""
    contrary: tuple[Issue, ...] = ()
    """Errors and odd targets of the contents as they would be, those of the year among them."""
    kept: tuple[str, ...] = ()
    """Sheets that the year has otherwise than the workbook, and that stay."""
    memory: str | None = None
    """What the year would remember of workbooks; `None`: as it does now."""
    year: int | None = None
    """The year that the contents are of; `None`: they could not be read."""
    regency: str | None = None
    taken: tuple[TakenSheet, ...] = ()
    """Of a foreign file: its tables as they were read."""


ANSWERS: Final = TypeAdapter(MappingAnswers)
OUTCOME: Final = TypeAdapter(FileOutcome)
"""As JSON, there and back."""
