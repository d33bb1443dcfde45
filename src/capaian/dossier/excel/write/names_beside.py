"""What codes are called, beside them: names from the sheets that define them, to be read only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from capaian.dossier.excel.write.layout import Plan, Planned, owner_of
from capaian.dossier.rows.sheets import Form, SheetColumn
from capaian.dossier.tables.declaration import Names

_NAMED: Final = frozenset(
    {
        Names.AREA,
        Names.INDICATOR,
        Names.COMPONENT,
        Names.MEASURE,
        Names.GOAL,
        Names.OBJECTIVE,
        Names.NODE,
        Names.POST,
        Names.SURVEY,
        Names.FACT,
    }
)
"""Kinds of names that people know by what they stand for; sources and documents are read by their codes."""
_TITLES: Final = ("name", "title")
_MOST_ROWS: Final = 5000
"""Rows up to which names stand beside codes: longer tables come from other files and go back into none."""
_LONGEST: Final = 120


def with_names(plan: Plan) -> Plan:
    """Return the sheets with the names of their codes."""
    return Plan(tuple(_named(plan, sheet) for sheet in plan.sheets))


def _named(plan: Plan, sheet: Planned) -> Planned:
    if sheet.spec.form is Form.FORM or not 0 < len(sheet.rows) <= _MOST_ROWS:
        return sheet
    found = ((column, _names_of(plan, sheet, column)) for column in sheet.spec.columns)
    return replace(sheet, names={column.id: names for column, names in found if names})


def _names_of(plan: Plan, sheet: Planned, column: SheetColumn) -> Mapping[str, str]:
    """Return the names of the codes that a column holds; nothing where it holds several or none."""
    if column.is_several or column.kind.name == "codes":
        return {}
    held = {row.cells.get(column.id, "") for row in sheet.rows}
    pairs = (pair for origin, key in _origins(plan, sheet, column) for pair in _pairs(origin, key))
    return {code: name for code, name in pairs if code in held and name not in ("", code)}


def _origins(plan: Plan, sheet: Planned, column: SheetColumn) -> Iterator[tuple[Planned, str]]:
    """Yield the columns of other sheets in which what a column names is defined."""
    owner = owner_of(plan, sheet, column)
    if owner is not None and not column.refers_to:
        yield owner
    for kind in column.refers_to:
        for planned, one in plan.defining.get(kind, ()) if kind in _NAMED else ():
            if (planned.spec.id, one.id) != (sheet.spec.id, column.id):
                yield planned, one.id


def _pairs(origin: Planned, key: str) -> Iterator[tuple[str, str]]:
    """Yield the codes of a column with the names that stand in their rows."""
    above = key.rpartition(".")[0]
    titles = {f"{above}.{title}" if above else title for title in _TITLES}
    title = next((column.id for column in origin.spec.columns if column.id in titles), None)
    if title is None:
        return
    for row in origin.rows:
        name = " ".join(row.cells.get(title, "").split())
        yield row.cells.get(key, ""), name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
