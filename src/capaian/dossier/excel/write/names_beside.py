"""What codes are called, beside them: formulas over the sheets that define them.

So a name follows its code, wherever rows are sorted to. Whoever types another code sees its name at once;
nothing is read back from these columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from capaian.dossier.excel.identity import BESIDE_MARK
from capaian.dossier.excel.write.layout import NameSource, Plan, Planned
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
ROW: Final = "{row}"
"""In the place of the number of a row, from 1."""


def with_names(plan: Plan) -> Plan:
    """Return the sheets with the names of their codes."""
    sheets = []
    for sheet in plan.sheets:
        is_named = sheet.spec.form is not Form.FORM and 0 < len(sheet.rows) <= _MOST_ROWS
        columns = sheet.spec.columns if is_named else ()
        found = {column.id: tuple(_sources(plan, sheet, column)) for column in columns}
        names = {column: sources for column, sources in found.items() if sources}
        sheets.append(replace(sheet, names=names))
    return Plan(tuple(sheets))


def name_formula(plan: Plan, sheet: Planned, column: SheetColumn) -> str:
    """Return the formula of the names of a column, for the row that takes the place of `ROW`."""
    of = column.id.removesuffix(BESIDE_MARK)
    # A star is a code of its own, and stands for any text in a search.
    code = f'SUBSTITUTE(${sheet.letters(of)}{ROW},"*","~*")'
    formula = '""'
    for source in reversed(sheet.names[of]):
        origin = plan.by_id[source.sheet]
        found = f"MATCH({code},{origin.range(source.codes)},0)"
        formula = f'IFERROR(INDEX({origin.range(source.names)},{found})&"",{formula})'
    return f"={formula}"


def _sources(plan: Plan, sheet: Planned, column: SheetColumn) -> Iterator[NameSource]:
    """Yield where the names of the codes of a column stand; nothing where it holds several or none."""
    if column.is_several or column.kind.name == "codes":
        return
    used_codes = {row.cells.get(column.id, "") for row in sheet.rows}
    for origin, defining in plan.origins(sheet, column):
        if defining.defines not in (None, *_NAMED):
            continue
        key, above = defining.id, defining.id.removesuffix(defining.id.rpartition(".")[2])
        titles = {f"{above}{title}" for title in _TITLES}
        title = next((column.id for column in origin.spec.columns if column.id in titles), None)
        pairs = ((row.cells.get(key, ""), row.cells.get(title or "", "")) for row in origin.rows)
        names = {code: name for code, name in pairs if code in used_codes and name not in ("", code)}
        if title is not None and names:
            yield NameSource(origin.spec.id, key, title, names)
