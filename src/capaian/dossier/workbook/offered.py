"""Rows that an exported workbook offers: named already, and waiting for nothing but their value.

In the dossier they do not exist: a promise or a plan without a figure is none. So a row that is sent back as
it was offered is no row, and one whose value was taken out goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.dossier.tables.kinds import BOOLEAN
from capaian.dossier.unfolding.compare import is_same
from capaian.dossier.unfolding.unfold import FlatRow
from capaian.dossier.workbook.sheets import KEY, Role, SheetSpec

AGREED: Final = "agreements.yaml#agreements/targets"
PLANNED: Final = "plan.yaml#indicators/targets"
ALWAYS_SHOWN: Final = frozenset({"plan.yaml"})
"""Sheets that wait for what nobody can know beforehand: the titles and years of RPJMD and Renstra."""
_AGREEMENTS: Final = "agreements.yaml#agreements"
_INDICATORS: Final = "plan.yaml#indicators"
_OFFICE: Final = "office.yaml"
Rows = Mapping[str, Sequence[FlatRow]]
"""Rows by the id of their sheet."""


def offered_rows(rows: Rows) -> Rows:
    """Return the rows to offer in the sheets of targets, as long as no agreement holds any.

    An agreement is offered the indicators of its tier; a plan without targets the year of the report, for
    each key indicator.

    Examples:
        >>> indicators = [FlatRow({"code": "iku-1", "tier": "II"}), FlatRow({"code": "ik-1", "tier": "III"})]
        >>> rows = {_AGREEMENTS: [FlatRow({"id": "pk", "tier": "II"})], _INDICATORS: indicators}
        >>> [dict(row.cells) for row in offered_rows(rows)[AGREED]]
        [{'agreements.id': 'pk', 'indicator': 'iku-1'}]
    """
    agreed = [] if rows.get(AGREED) else [*_agreed(rows)]
    if not agreed:
        return {}
    planned = [] if rows.get(PLANNED) else [*_planned(rows)]
    return {AGREED: agreed, **({PLANNED: planned} if planned else {})}


def _agreed(rows: Rows) -> Iterator[FlatRow]:
    for agreement in rows.get(_AGREEMENTS, ()):
        for indicator in rows.get(_INDICATORS, ()):
            if indicator.cells["tier"] == agreement.cells["tier"]:
                named = {"agreements.id": agreement.cells["id"], "indicator": indicator.cells["code"]}
                yield FlatRow(named)


def _planned(rows: Rows) -> Iterator[FlatRow]:
    year = next((row.cells.get("year", "") for row in rows.get(_OFFICE, ())), "")
    for indicator in rows.get(_INDICATORS, ()):
        if year and is_same(BOOLEAN, "ya", indicator.cells.get("is_key", "")):
            yield FlatRow({"indicators.code": indicator.cells["code"], KEY: year})


def is_unanswered(sheet: SheetSpec, cells: Mapping[str, str]) -> bool:
    """Say whether a row of a sheet that offers rows says nothing but its name."""
    if sheet.id != AGREED:
        return False
    return not any(cells.get(column.id) for column in sheet.columns if column.role is Role.VALUE)
