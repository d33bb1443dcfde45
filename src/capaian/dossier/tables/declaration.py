"""What a declaration of a part of a dossier is made of.

Columns with their kind and reference; shapes, lists and maps for the YAML parts; tables for the
CSV parts. Readers, writers and manual know nothing of a part but its declaration.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any, Generic, TypeVar

from capaian.domain.identifiers import WordedEnum
from capaian.dossier.tables.kinds import Kind

T = TypeVar("T")


class ColumnNeed(Enum):
    """How much a column or key is needed."""

    REQUIRED = "wajib"
    """The column must be there and no cell may be empty."""
    COLUMN = "kolom wajib"
    """The column must be there; an empty cell means "not provided"."""
    OPTIONAL = ""


class Names(WordedEnum):
    """What a name can be the name of; each is defined in one place and referred to from others."""

    AREA = "area", "wilayah"
    INDICATOR = "indicator", "indikator"
    COMPONENT = "component", "komponen"
    MEASURE = "measure", "ukuran"
    GOAL = "goal", "tujuan"
    OBJECTIVE = "objective", "sasaran"
    NODE = "node", "simpul rencana kerja"
    POST = "post", "jabatan"
    ORGANISATION_UNIT = "organisation_unit", "unit kerja"
    SURVEY = "survey", "survei"
    FACT = "fact", "angka pokok"
    SOURCE = "source", "sumber"
    DOCUMENT = "document", "dokumen"
    STAFF_CATEGORY = "staff_category", "golongan pegawai"
    SITE = "site", "tempat layanan"
    INNOVATION = "innovation", "inovasi"
    PAPER_PLACE = "paper_place", "tempat gambar dalam naskah"


class Nature(StrEnum):
    """What a column tells; carry-over into the next year, locks,
    traces and evidence follow from it.
    """

    KEY = "key"
    """Which thing a row is about and how it is to be read: names, codes,
    units. Goes on to the next year.
    """
    MEASURED = "measured"
    """What came about in a period, in figures or words;
    of a closed year never a figure of the new one.
    """
    PLANNED = "planned"
    """What is to be reached or was granted in a period; the new year plans its own."""
    STATE = "state"
    """How things stand on a day: staff, equipment. The new year looks again."""
    TEXT = "text"
    """The office's own words about the row."""


class NextYearRule(Enum):
    """What becomes of the rows of a table when a year is closed and the next one begins."""

    KEPT = "kept"
    """They go on as they are."""
    RENEWED = "renewed"
    """Rows of the closed year become rows of the new one, with their keys alone."""
    EMPTIED = "emptied"
    """Rows tell no period: they go on with their keys alone, without source."""
    DROPPED = "dropped"
    """They tell of the closed year alone."""


class Filler(Enum):
    """What stands for a key that is absent."""

    KIND = "kind"
    """The empty value of its kind."""
    LEFT_OUT = "left_out"
    """Nothing: the default of the domain type applies."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A YAML list of values or shapes, read as a tuple."""

    item: Structure


@dataclass(frozen=True, slots=True)
class ByKey:
    """A YAML map with free keys of one kind: targets by year."""

    key: Kind
    value: Structure


@dataclass(frozen=True, slots=True)
class Shape:
    """A YAML map with declared keys, read as a record."""

    columns: tuple[Column, ...]
    build: Callable[..., Any]
    """Takes the fields of the columns, and `place` if `placed`."""
    key: tuple[str, ...] = ()
    """Columns that together occur once in a list."""
    shorthand: str = ""
    """Column that a bare value stands for: `2023: 86` for `2023: {value: 86}`."""
    placed: bool = True


Structure = Kind | Listing | ByKey | Shape


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table or a key of a YAML part."""

    name: str
    kind: Structure
    title: str
    """Indonesian, for heads of grids and the manual."""
    help: str = ""
    """Indonesian: what belongs into it."""
    need: ColumnNeed = ColumnNeed.OPTIONAL
    field: str = ""
    """Field of the domain type; empty: the same as the name."""
    unit: str = ""
    """Indonesian unit of the figure, if it is always the same: `rupiah`."""
    defines: Names | None = None
    refers_to: tuple[Names, ...] = ()
    also: tuple[str, ...] = ()
    """Words that are valid although nothing defines them: `*`."""
    is_parent: bool = False
    """Refers to a record of the same table that this one is part of; chains must end."""
    filler: object = Filler.KIND
    since: int = 1
    """Version of the dossier format that brought it."""
    nature: Nature | None = None
    """What it tells; every column of a table says so."""

    @property
    def target(self) -> str:
        """Name of the field of the domain type."""
        return self.field or self.name


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each, and comparing takes long
class Table(Generic[T]):
    """A CSV part: rows of records of one domain type."""

    file: str
    title: str
    help: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """Columns that together say which fact a row is."""
    record: Callable[..., T]
    """Domain type; takes the fields of the columns and `place`."""
    field: str
    """Field of `OfficeYear` that holds the rows."""
    is_extra: bool = False
    """Only papers of its own rest on it, so that a report does not count
    it among what it lacks.
    """
    next_year: NextYearRule = NextYearRule.KEPT
    is_sealed: bool = False
    """Programs write it whole, under fingerprints that lie elsewhere;
    nobody edits a row of it by itself.
    """

    def __post_init__(self) -> None:
        """Raise `TypeError` with the names of columns that do not say what they tell."""
        if nameless := [column.name for column in self.columns if column.nature is None]:
            raise TypeError(f"{self.file}: {', '.join(nameless)} without a nature")

    def columns_of(self, *natures: Nature) -> tuple[str, ...]:
        """Return the names of the columns that tell one of these."""
        return tuple(column.name for column in self.columns if column.nature in natures)


@dataclass(frozen=True, slots=True, eq=False)
class KeyFile:
    """A YAML part; the fields of its shape are fields of `OfficeYear`."""

    file: str
    title: str
    help: str
    shape: Shape
    is_required: bool = False
    """Nothing can be computed without it."""
    is_extra: bool = False
    """Only papers of its own rest on it, so that a report does not count
    it among what it lacks.
    """


Part = Table[Any] | KeyFile
