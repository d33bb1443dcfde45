"""Cells of rows as people write and read them, and as a dossier writes what they typed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from capaian.domain.numerals import write_decimal, write_exact
from capaian.domain.period import Period, write_partial_date
from capaian.domain.value import RUPIAH
from capaian.domain.work import Resource
from capaian.dossier.rows.sheets import SheetColumn, SheetSpec
from capaian.dossier.rows.text_sheets import LAYOUT_SHEET, NARRATIVE_SHEET
from capaian.dossier.tables.days import holds_days, written_day
from capaian.dossier.tables.kinds import ALL_OF_THEM, CODE, PERIOD, UNIT, shown
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.spans import last_day
from capaian.web.measurement.entry.typed_figures import tidy_figure
from capaian.web.planning.sheets import INDICATOR, LINES, PARTS, TARGETS
from capaian.web.years.known import YearState

_UNIT_WORDS: Final = {
    **{label.casefold(): code for code, label in UNIT.labels.items()},
    "%": "percent",
    "indeks": "index",
}
"""Units as people write them, for those that a formula knows."""
_INDICATORS: Final = {TARGETS: INDICATOR, LINES: "indicator", PARTS: "targets.indicator"}
"""Columns by which rows of targets name their indicator."""
PREFIX: Final = "sel-"
"""Before the ids of columns in what a form sends, so that nothing else it sends is taken for a cell."""


def written_text(column: SheetColumn, text: str) -> str:
    """Return a text as a form offers or shows it: `ya` for `true`, `95,5` for `95.5`."""
    kind = column.kind
    if kind.choices and text not in kind.choices:
        return next((choice for choice in kind.choices if kind.is_same(choice, text)), text)
    if _is_unit(column):
        return kind.labels.get(text, text)
    return shown(kind, text) if kind.is_number else text


def _is_unit(column: SheetColumn) -> bool:
    return column.kind.name == UNIT.name


def typed_cells(
    spec: SheetSpec,
    sent: Mapping[str, str],
    stored: Mapping[str, str] = MappingProxyType({}),
    units: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, str]:
    """Return the cells that a form sends, as a dossier writes them; one that says the same stays as it is."""
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
            before = stored.get(column.id, "")
            # A unit may be kept as its word: a form that is sent back as it was shown changes nothing.
            is_same = typed == written_text(column, before) or column.kind.is_same(before, typed)
            known = _UNIT_WORDS.get(typed.casefold(), typed) if _is_unit(column) else typed
            cells[column.id] = before if is_same else known
    return cells


def units_of(known: YearState) -> Mapping[str, str]:
    """Return the units of indicators by code."""
    facts = known.read.partial
    return {str(each.code): str(each.unit) for each in facts.indicators} if facts is not None else {}


def _unit(
    spec: SheetSpec, sent: Mapping[str, str], stored: Mapping[str, str], units: Mapping[str, str]
) -> str:
    """Return in which unit a row tells its figures: the one it names, else that of its indicator."""

    def typed_in(column: str) -> str:
        return sent.get(f"{PREFIX}{column}", stored.get(column, "")).strip()

    if typed_in("resource") == Resource.MONEY:
        return RUPIAH
    code = typed_in(_INDICATORS[spec.id]) if spec.id in _INDICATORS else ""
    typed = UNIT.canonical(typed_in("unit"))
    return _UNIT_WORDS.get(typed.casefold(), typed) or units.get(code, "")


def _tidy_text(text: str) -> str:
    """Take away what no text ends with; blanks before it mean something, in layouts and in lists."""
    return text.rstrip().lstrip("\n")


def shown_text(column: SheetColumn, text: str) -> str:
    """Return a cell as people write it; what cannot be read stays as it is."""
    kind = column.kind
    if kind.labels:
        return kind.labels.get(text, text)
    if text and kind.choices:
        return written_text(column, text)
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
    """Return a cell as a list shows it, where nothing is typed: periods and `all` in words."""
    if column.kind is CODE:
        return ALL_OF_THEM.get(text, text)
    try:
        value = column.kind.read_cell(text) if column.kind is PERIOD else None
    except RejectedValueError:
        return text
    return value.label if isinstance(value, Period) else shown_text(column, text)
