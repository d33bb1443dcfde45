"""Numerator and denominator of each component in each area: sums over the sheet of counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.dossier.excel.write.layout import Plan
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import sheet_id
from capaian.dossier.tables.office import AREAS, OFFICE
from capaian.dossier.tables.plan import PLAN
from capaian.dossier.tables.work import COUNTS

MISSING: Final = "…"
"""Stands for what is not yet reported."""
_COMPONENTS: Final = sheet_id(PLAN, ("components",))
_MOST: Final = 400
"""Components by areas beyond which sums would make the workbook slow to open."""


@dataclass(frozen=True, slots=True)
class Side:
    """A sum with its formula; no value where nothing is reported."""

    formula: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """A component in an area."""

    component: str
    area: str
    year: str
    numerator: Side
    denominator: Side

    @property
    def shown_ratio(self) -> Decimal | str:
        """The ratio in percent, or the sign that stands for it."""
        above, below = self.numerator.value, self.denominator.value
        if above is None or below is None:
            return MISSING
        return 100 * above / below if below else "–"


def find_coverage(plan: Plan) -> tuple[Coverage, ...]:
    """Return every component in every area that has counts of the year; nothing if they are too many."""
    office = plan.by_id[OFFICE.file].rows
    year = office[0].cells.get("year", "") if office else ""
    sums = _sums(plan, year)
    found = tuple(_cover(plan, row, area, year, sums) for row, area in _pairs(plan, sums))
    return found if len(found) <= _MOST else ()


def _sums(plan: Plan, year: str) -> Mapping[tuple[str, str], Decimal]:
    sums: dict[tuple[str, str], Decimal] = {}
    for row in plan.by_id[COUNTS.file].rows:
        cells = row.cells
        if cells["period"] == year and cells["value"]:
            key = (cells["measure"], cells["area"])
            sums[key] = sums.get(key, Decimal(0)) + Decimal(cells["value"])
    return sums


def _pairs(plan: Plan, sums: Mapping[tuple[str, str], Decimal]) -> Iterator[tuple[FlatRow, FlatRow]]:
    for row in plan.by_id[_COMPONENTS].rows:
        measures = (row.cells["numerator.code"], row.cells["denominator.code"])
        for area in plan.by_id[AREAS.file].rows:
            if any((measure, area.cells["code"]) in sums for measure in measures):
                yield row, area


def _cover(
    plan: Plan, row: FlatRow, area: FlatRow, year: str, sums: Mapping[tuple[str, str], Decimal]
) -> Coverage:
    def side(measure: str) -> Side:
        code = area.cells["code"]
        return Side(_formula(plan, measure, code, year), sums.get((measure, code)))

    numerator, denominator = (side(row.cells[f"{name}.code"]) for name in ("numerator", "denominator"))
    return Coverage(row.cells["name"], area.cells["name"], year, numerator, denominator)


def _formula(plan: Plan, measure: str, area: str, year: str) -> str:
    """Return the formula of a sum; where no row has a figure it shows that, and not 0."""
    counts = plan.by_id[COUNTS.file]
    pairs = (("measure", measure), ("area", area), ("period", year))
    where = ",".join(f'{counts.range(column)},"{_in_quotes(text)}"' for column, text in pairs)
    figures = counts.range("value")
    return f'=IF(COUNTIFS({where},{figures},"<>")=0,"{MISSING}",SUMIFS({figures},{where}))'


def _in_quotes(text: str) -> str:
    return text.replace('"', '""')
