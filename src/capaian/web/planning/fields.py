"""The cells of a row as fields of a form: what is offered, what is said of each, what was typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from capaian.domain.issue import Issue
from capaian.domain.numerals import write_decimal, write_exact
from capaian.domain.period import Period, write_partial_date
from capaian.domain.value import RUPIAH
from capaian.domain.work import Resource
from capaian.dossier.rows.sheets import NUMBER, SheetColumn, SheetSpec
from capaian.dossier.rows.text_sheets import LAYOUT_SHEET, NARRATIVE_SHEET, book_sheets
from capaian.dossier.tables.days import holds_days, written_day
from capaian.dossier.tables.declaration import Names, Need
from capaian.dossier.tables.kinds import ALL_OF_THEM, CODE, PERIOD, UNIT, shown
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.spans import last_day
from capaian.web.measurement.typed_figures import tidy_figure
from capaian.web.planning.defining import CODES, TARGET_ROWS
from capaian.web.years.known import Known

_LONG: Final = 80
"""Letters from which a text is written over several lines."""
_MOST_NAMES: Final = 300
"""Names that a list offers; beyond, people type them."""
_UNIT_WORDS: Final = {
    **{label.casefold(): code for code, label in UNIT.labels.items()},
    "%": "percent",
    "indeks": "index",
}
"""Units as people write them, for those that a formula knows."""
PREFIX: Final = "sel-"
"""Before the ids of columns in what a form sends, so that nothing else it sends is taken for a cell."""


@dataclass(frozen=True, slots=True)
class Option:
    """A valid text of a cell."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of a row, to be filled in."""

    column: SheetColumn
    text: str
    issues: tuple[Issue, ...]
    names: tuple[Option, ...]
    """Names that are defined elsewhere, to be chosen from or typed."""
    is_locked: bool = False
    """It is shown and not changed: it names what the row belongs to, or who wrote another version."""

    @property
    def id(self) -> str:
        """Name of the field in the form."""
        return f"{PREFIX}{self.column.id}"

    @property
    def described_by(self) -> str:
        """Ids of what is said of the field: its hint, and each of its errors."""
        hint = [f"{self.id}-petunjuk"] if self.has_hint else []
        return " ".join([*hint, *(id_ for id_, _ in self.errors)])

    @property
    def has_hint(self) -> bool:
        """Whether anything is said of the column beside its title."""
        return bool(self.column.help or self.column.unit)

    @property
    def errors(self) -> Sequence[tuple[str, Issue]]:
        """What is wrong with the cell, each with an id of its own."""
        return [
            (f"{self.id}-salah{f'-{number}' if number > 1 else ''}", issue)
            for number, issue in enumerate(self.issues, 1)
        ]

    @property
    def is_needed(self) -> bool:
        """Whether the cell may not be empty."""
        return self.column.need is Need.REQUIRED

    @property
    def choices(self) -> tuple[Option, ...]:
        """The only valid texts, where there is a list of them."""
        valid = self.column.choices or self.column.kind.choices
        labels = self.column.kind.labels
        return tuple(Option(text, labels.get(text, text)) for text in valid)

    @property
    def is_unknown(self) -> bool:
        """Whether what stands there is none of the valid texts, so that it has to be offered too."""
        return bool(self.text) and self.text not in {option.value for option in self.choices}

    @property
    def named(self) -> str:
        """What the code that stands there is called; empty where it is no code, or says it itself."""
        label = next((option.label for option in self.names if option.value == self.text), "")
        return label.removeprefix(f"{self.text}, ") if label != self.text else ""

    @property
    def is_long(self) -> bool:
        """Whether the text needs several lines."""
        return self.column.kind.is_free and not self.choices and (len(self.text) > _LONG or "\n" in self.text)

    @property
    def is_figure(self) -> bool:
        """Whether it holds a number."""
        return self.column.kind.is_number


def fields_of(
    spec: SheetSpec, cells: Mapping[str, str], known: Known, issues: Mapping[str, Sequence[Issue]]
) -> Sequence[Field]:
    """Return the fields of a row, in the order of the sheet."""
    names = names_of(known)
    return [
        Field(
            column,
            _as_written(column, cells.get(column.id, "")),
            tuple(issues.get(column.id, ())),
            tuple(option for each in column.refers_to for option in names.get(each, ())),
        )
        for column in spec.columns
        if column.id != NUMBER
    ]


def _as_written(column: SheetColumn, text: str) -> str:
    """Return a text as the form offers or shows it: `ya` for `true`, `95,5` for `95.5`."""
    kind = column.kind
    if kind.choices and text not in kind.choices:
        return next((choice for choice in kind.choices if kind.is_same(choice, text)), text)
    if _is_unit(column):
        return kind.labels.get(text, text)
    return shown(kind, text) if kind.is_number else text


def _is_unit(column: SheetColumn) -> bool:
    return column.kind.name == UNIT.name


def names_of(known: Known) -> Mapping[Names, Sequence[Option]]:
    """Return the names that rows of an office-year define, each with what it is called."""
    found: dict[Names, list[Option]] = {}
    for spec in book_sheets():
        for column in spec.columns:
            if column.defines is not None:
                found.setdefault(column.defines, []).extend(_options(spec, column, known))
    return {name: options if len(options) <= _MOST_NAMES else () for name, options in found.items()}


def _options(spec: SheetSpec, column: SheetColumn, known: Known) -> Iterator[Option]:
    prefix = column.id.rpartition(".")[0]
    called = [f"{prefix}.{name}" if prefix else name for name in ("name", "title")]
    for row in known.rows.get(spec.id, ()):
        if text := row.cells.get(column.id, ""):
            label = next((row.cells[name] for name in called if row.cells.get(name)), "")
            yield Option(text, f"{text}, {label}" if label else text)


def typed_cells(
    spec: SheetSpec,
    sent: Mapping[str, str],
    stored: Mapping[str, str] = MappingProxyType({}),
    units: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Return the cells that a form sends, as a dossier writes them; anything else that is sent is none.

    Args:
        spec: The sheet.
        sent: All that was sent, by name.
        stored: The cells as they stand: one that says the same in other letters is left as it is.
        units: Of indicators by code, for rows that name theirs.
    """
    unit = _unit(spec, sent, stored, units)
    tidy = _tidy_text if spec in (NARRATIVE_SHEET, LAYOUT_SHEET) else str.strip
    cells = {}
    for column in spec.columns:
        if (text := sent.get(f"{PREFIX}{column.id}")) is not None:
            typed = tidy(text.replace("\r\n", "\n"))
            if column.kind.is_number:
                typed = tidy_figure(spec.id, unit, typed)
            if not column.kind.is_free:
                typed = column.kind.canonical(written_day(typed) if holds_days(column.kind) else typed)
            stands = stored.get(column.id, "")
            # A unit may be kept as its word: a form that is sent back as it was shown changes nothing.
            is_same = typed == _as_written(column, stands) or column.kind.is_same(stands, typed)
            cells[column.id] = stands if is_same else _known_unit(column, typed)
    return cells


def _known_unit(column: SheetColumn, text: str) -> str:
    return _UNIT_WORDS.get(text.casefold(), text) if _is_unit(column) else text


def units_of(known: Known) -> Mapping[str, str]:
    """Return the units of indicators by code."""
    facts = known.found.office_year or known.read.partial
    return {str(each.code): str(each.unit) for each in facts.indicators} if facts is not None else {}


def _unit(
    spec: SheetSpec, sent: Mapping[str, str], stored: Mapping[str, str], units: Mapping[str, str]
) -> str:
    """Return in which unit a row tells its figures: the one it names, else that of its indicator."""

    def told(column: str) -> str:
        return sent.get(f"{PREFIX}{column}", stored.get(column, "")).strip()

    if told("resource") == Resource.MONEY:
        return RUPIAH
    code = told(CODES[spec.id]) if spec.id in TARGET_ROWS else ""
    typed = UNIT.canonical(told("unit"))
    return _UNIT_WORDS.get(typed.casefold(), typed) or units.get(code, "")


def _tidy_text(text: str) -> str:
    """Take away what no text ends with; blanks before it mean something, in layouts and in lists."""
    return text.rstrip().lstrip("\n")


def shown_text(column: SheetColumn, text: str) -> str:
    """Return a cell as people write it; what cannot be read stays as it is.

    Examples:
        >>> from capaian.dossier.tables.kinds import BOOLEAN, COUNT, DECIMAL, HEADCOUNT, PARTIAL_DATE, UNIT
        >>> shown_text(SheetColumn("value", COUNT, "Jumlah", ""), "12336")
        '12.336'
        >>> shown_text(SheetColumn("actual", DECIMAL, "Realisasi", ""), "99.50")
        '99,50'
        >>> shown_text(SheetColumn("assets", HEADCOUNT, "Jumlah", ""), "1234")
        '1.234'
        >>> shown_text(SheetColumn("unit", UNIT, "Satuan", ""), "percent")
        'persen'
        >>> shown_text(SheetColumn("is_key", BOOLEAN, "IKU", ""), "true")
        'ya'
        >>> shown_text(SheetColumn("date", PARTIAL_DATE, "Tanggal", ""), "2025-10-15")
        '15 Oktober 2025'
        >>> shown_text(SheetColumn("date", PARTIAL_DATE, "Tanggal", ""), "2025-00")
        '2025-00'
    """
    kind = column.kind
    if kind.labels:
        return kind.labels.get(text, text)
    if text and kind.choices:
        return _as_written(column, text)
    if text and holds_days(kind):
        return write_partial_date(text) if last_day(text) else text
    try:
        value = kind.read_cell(text)
    except RejectedValueError:
        return text
    if isinstance(value, int) and kind.is_number:
        return write_decimal(Decimal(value), 0)
    if isinstance(value, Decimal) and kind.is_number:
        return write_exact(value)
    return text


def listed_text(column: SheetColumn, text: str) -> str:
    """Return a cell as a list shows it, where nothing is typed: periods and `all` in words.

    Examples:
        >>> from capaian.dossier.tables.kinds import CODE, PERIOD
        >>> listed_text(SheetColumn("period", PERIOD, "Periode", ""), "2025-Q1")
        'Triwulan I Tahun 2025'
        >>> listed_text(SheetColumn("kind", CODE, "Rincian", ""), "all")
        'semua jenis'
        >>> listed_text(SheetColumn("period", PERIOD, "Periode", ""), "kemarin")
        'kemarin'
    """
    if column.kind is CODE:
        return ALL_OF_THEM.get(text, text)
    try:
        value = column.kind.read_cell(text) if column.kind is PERIOD else None
    except RejectedValueError:
        return text
    return value.label if isinstance(value, Period) else shown_text(column, text)
