"""Rows that an exported workbook offers: named already, and waiting for nothing but their value.

In the dossier they do not exist: a promise or a plan without a figure is none. So a row that is sent back as
it was offered is no row, and one whose value was taken out goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from capaian.dossier.tables.kinds import BOOLEAN
from capaian.dossier.unfolding.compare import is_same
from capaian.dossier.unfolding.unfold import FlatRow
from capaian.dossier.workbook.sheets import KEY, Role, SheetSpec

AGREED: Final = "agreements.yaml#agreements/targets"
PLANNED: Final = "plan.yaml#indicators/targets"
ALWAYS_SHOWN: Final = frozenset({"plan.yaml"})
"""Sheets that wait for what nobody can know beforehand: the titles and years of RPJMD and Renstra."""
COUNTED: Final = "counts.csv"
_AREAS: Final = "areas.csv"
_COMPONENTS: Final = "plan.yaml#components"
_SOURCES: Final = "sources.yaml#sources"
_DISTRICT: Final = "district"
_AGREEMENTS: Final = "agreements.yaml#agreements"
_INDICATORS: Final = "plan.yaml#indicators"
_OFFICE: Final = "office.yaml"
Rows = Mapping[str, Sequence[FlatRow]]
"""Rows by the id of their sheet."""


def offered_rows(rows: Rows) -> Rows:
    """Return the rows to offer: targets as long as no agreement holds any, counts as long as there are none.

    An agreement is offered the indicators of its tier; a plan without targets the year of the report, for
    each key indicator; the counts each measure of each district, once the districts are known.

    Examples:
        >>> indicators = [FlatRow({"code": "iku-1", "tier": "II"}), FlatRow({"code": "ik-1", "tier": "III"})]
        >>> rows = {_AGREEMENTS: [FlatRow({"id": "pk", "tier": "II"})], _INDICATORS: indicators}
        >>> [dict(row.cells) for row in offered_rows(rows)[AGREED]]
        [{'agreements.id': 'pk', 'indicator': 'iku-1'}]
    """
    agreed = [] if rows.get(AGREED) else [*_agreed(rows)]
    planned = [] if not agreed or rows.get(PLANNED) else [*_planned(rows)]
    counted = [] if rows.get(COUNTED) else [*_counted(rows)]
    offered = {AGREED: agreed, PLANNED: planned, COUNTED: counted}
    return {sheet: some for sheet, some in offered.items() if some}


def _agreed(rows: Rows) -> Iterator[FlatRow]:
    for agreement in rows.get(_AGREEMENTS, ()):
        for indicator in rows.get(_INDICATORS, ()):
            if indicator.cells["tier"] == agreement.cells["tier"]:
                named = {"agreements.id": agreement.cells["id"], "indicator": indicator.cells["code"]}
                yield FlatRow(named)


def _planned(rows: Rows) -> Iterator[FlatRow]:
    year = _year(rows)
    for indicator in rows.get(_INDICATORS, ()):
        if year and is_same(BOOLEAN, "ya", indicator.cells.get("is_key", "")):
            yield FlatRow({"indicators.code": indicator.cells["code"], KEY: year})


def _counted(rows: Rows) -> Iterator[FlatRow]:
    year = _year(rows)
    known = {row.cells["id"] for row in rows.get(_SOURCES, ())}
    source = f"agregat-{year}-s2"
    for component in rows.get(_COMPONENTS, ()) if year else ():
        for measure in (component.cells["numerator.code"], component.cells["denominator.code"]):
            for area in rows.get(_AREAS, ()):
                if measure and area.cells["kind"] == _DISTRICT:
                    named = {"measure": measure, "area": area.cells["code"], "period": year}
                    yield FlatRow({**named, "value": "", "source": source if source in known else ""})


def _year(rows: Rows) -> str:
    return next((row.cells.get("year", "") for row in rows.get(_OFFICE, ())), "")


def is_unanswered(sheet: SheetSpec, cells: Mapping[str, str]) -> bool:
    """Say whether a row of a sheet that offers rows says nothing but its name."""
    if sheet.id != AGREED:
        return False
    return not any(cells.get(column.id) for column in sheet.columns if column.role is Role.VALUE)


def is_without_counts(rows: Iterable[FlatRow]) -> bool:
    """Say whether no row of the counts says how many: such rows were only offered where there were none."""
    return not any(row.cells.get("value") for row in rows)
