"""What of a year may be changed after its figures are approved:
what nothing computed or checked reads.

The approval of the figures keeps it (`OfficeYear.open_parts`), so that it stays what it was then;
until a version of the report is approved, which seals it with the texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from capaian.dossier.rows.sheets import Form, SheetSpec
from capaian.dossier.rows.texts import NARRATIVE_SHEET
from capaian.dossier.tables.declaration import Column, Shape, Table
from capaian.web.years.known import SHEETS
from capaian.web.years.models import OfficeYear

_LIST: Final = "list"
"""Column of a sheet of texts that says which list a row is of: `office/issues`."""


def is_locked(
    year: OfficeYear, sheet: str, column: str = "", cells: Mapping[str, str] | None = None
) -> bool:
    """Say whether nobody may change a cell of a year as things stand; without a column,
    any of its sheet.
    """
    if not year.is_closed or (sheet == NARRATIVE_SHEET.id and not year.is_report_approved):
        return False
    spec = SHEETS.get(sheet)
    if year.is_report_approved or spec is None:
        return True
    facts = {_fact_of(spec, column, cells or {})} if column else _facts_of_sheet(spec)
    return not any({fact, fact.partition(".")[0]} & {*year.open_parts} for fact in facts)


def _facts_of_sheet(spec: SheetSpec) -> set[str]:
    if spec.form is Form.TEXTS:
        lists = (each.choices for each in spec.columns if each.id == _LIST)
        return {_fact_of(spec, "", {_LIST: choice}) for own in lists for choice in own}
    return {_fact_of(spec, each.id, {}) for each in spec.columns}


def _fact_of(spec: SheetSpec, column: str, cells: Mapping[str, str]) -> str:
    """Return the field of `OfficeYear` that a cell is of, with that of a single record:
    `office.issues`.
    """
    if isinstance(spec.part, Table):
        return spec.part.field
    texts = cells.get(_LIST, "").split("/")
    keys = {Form.FORM: column.split("."), Form.TEXTS: texts}.get(spec.form, spec.path)
    first, inner = _field(spec.part.shape.columns, keys[0])
    return f"{first}.{_field(inner, keys[1])[0]}" if inner and len(keys) > 1 else first


def _field(columns: tuple[Column, ...], key: str) -> tuple[str, tuple[Column, ...]]:
    """Return the field that a key fills, and the keys of the single record that stands there,
    if one does.
    """
    found = next((each for each in columns if each.name == key), None)
    if found is None:
        return "", ()
    return found.target, found.kind.columns if isinstance(found.kind, Shape) else ()
