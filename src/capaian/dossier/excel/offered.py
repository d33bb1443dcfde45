"""Rows that an exported workbook offers: named already, and waiting for nothing but their value.

In the dossier they do not exist: a promise or a plan without a figure is none. So a row that is sent back as
it was offered is no row, and one whose value was taken out goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import KEY, NUMBER
from capaian.dossier.tables.kinds import BOOLEAN

AGREED: Final = "agreements.yaml#agreements/targets"
AGREED_PERIODS: Final = f"{AGREED}/periods"
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
_AWAITED: Final[Mapping[str, tuple[str, ...]]] = {
    AGREED: ("target.value",),
    PLANNED: ("value",),
    COUNTED: ("value",),
    "survey.csv": ("mean", "index"),
    "inputs.csv": ("original", "revised", "actual"),
    "outputs.csv": ("actual",),
}
"""Columns of which a row needs one or more, by the id of their sheet."""
_OF_AGREEMENT: Final = "agreements.id"
_INSTEAD: Final = ("text", "note", "target.text")
"""Columns that may answer without a figure."""
Rows = Mapping[str, Sequence[FlatRow]]
"""Rows by the id of their sheet."""


def offered_rows(rows: Rows) -> Rows:
    """Return the rows to offer: targets as long as no agreement holds any, counts of measures that have none.

    An agreement is offered the indicators of its tier; the plan, as long as those wait, the year of the
    report for each key indicator without a target of it; the counts each measure without a row in the year,
    for each district once those are known.

    Examples:
        >>> indicators = [FlatRow({"code": "iku-1", "tier": "II"}), FlatRow({"code": "ik-1", "tier": "III"})]
        >>> rows = {_AGREEMENTS: [FlatRow({"id": "pk", "tier": "II"})], _INDICATORS: indicators}
        >>> [dict(row.cells) for row in offered_rows(rows)[AGREED]]
        [{'agreements.id': 'pk', 'indicator': 'iku-1'}]
    """
    agreed = [] if rows.get(AGREED) else [*_agreed(rows)]
    planned = [*_planned(rows)] if agreed else []
    offered = {AGREED: agreed, PLANNED: planned, COUNTED: [*_counted(rows)]}
    return {sheet: some for sheet, some in offered.items() if some}


def _agreed(rows: Rows) -> Iterator[FlatRow]:
    for agreement in rows.get(_AGREEMENTS, ()):
        for indicator in rows.get(_INDICATORS, ()):
            if indicator.cells["tier"] == agreement.cells["tier"]:
                named = {_OF_AGREEMENT: agreement.cells["id"], "indicator": indicator.cells["code"]}
                yield FlatRow(named)


def _planned(rows: Rows) -> Iterator[FlatRow]:
    year = _year(rows)
    planned = {
        row.cells.get("indicators.code") for row in rows.get(PLANNED, ()) if row.cells.get(KEY) == year
    }
    for indicator in rows.get(_INDICATORS, ()):
        if (
            year
            and indicator.cells["code"] not in planned
            and BOOLEAN.is_same("ya", indicator.cells.get("is_key", ""))
        ):
            yield FlatRow({"indicators.code": indicator.cells["code"], KEY: year})


def _counted(rows: Rows) -> Iterator[FlatRow]:
    year = _year(rows)
    known = {row.cells["id"] for row in rows.get(_SOURCES, ())}
    source = f"agregat-{year}-s2" if f"agregat-{year}-s2" in known else ""
    counted = {_measured(row.cells) for row in rows.get(COUNTED, ())}
    for component in rows.get(_COMPONENTS, ()) if year else ():
        for measure in (component.cells["numerator.code"], component.cells["denominator.code"]):
            for area in rows.get(_AREAS, ()) if measure and (measure, year) not in counted else ():
                if area.cells["kind"] == _DISTRICT:
                    named = {"measure": measure, "area": area.cells["code"], "period": year}
                    yield FlatRow({**named, "value": "", "source": source})


def _measured(cells: Mapping[str, str]) -> tuple[str, str]:
    """The measure of a row of the counts, and the year that its period lies in."""
    return cells.get("measure", ""), cells.get("period", "")[:4]


def _year(rows: Rows) -> str:
    return next((row.cells.get("year", "") for row in rows.get(_OFFICE, ())), "")


def awaited_cells(sheet: str, cells: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns of a row that wait for a figure: none once it has any, or says why not.

    Examples:
        >>> awaited_cells("survey.csv", {"code": "U1"}), awaited_cells("survey.csv", {"mean": "3.4"})
        (('mean', 'index'), ())
    """
    awaited = _AWAITED.get(sheet, ())
    return () if any(cells.get(name) for name in (*awaited, *_INSTEAD)) else awaited


def answered_targets(rows: Sequence[FlatRow], periods: Sequence[FlatRow]) -> Sequence[int]:
    """Return the numbers of the targets of agreements that are rows, from 0.

    What says nothing but its whole name was offered, or its value was taken out. Where quarterly targets
    name it, it is a row that lacks its target.

    Args:
        rows: The rows as they came back.
        periods: Those of the quarterly targets.

    Examples:
        >>> rows = [FlatRow({"agreements.id": "pk", "indicator": i}) for i in ("iku-1", "iku-2")]
        >>> answered_targets(rows, [FlatRow({"agreements.id": "pk", "targets.indicator": "iku-2"})])
        [1]
    """
    named = {(row.cells.get(_OF_AGREEMENT, ""), row.cells.get("targets.indicator", "")) for row in periods}
    return [
        number
        for number, row in enumerate(rows)
        if not _is_bare_name(row.cells) or (row.cells[_OF_AGREEMENT], row.cells["indicator"]) in named
    ]


def _is_bare_name(cells: Mapping[str, str]) -> bool:
    """Say whether a target says nothing but its name, and all of that."""
    filled = {name for name, text in cells.items() if text and name != NUMBER}
    return filled == {_OF_AGREEMENT, "indicator"}


def answered_counts(rows: Sequence[FlatRow], before: Iterable[Mapping[str, str]]) -> Sequence[int]:
    """Return the numbers of the rows of the counts that are rows, from 0.

    A measure that was counted nowhere in a year was offered as a whole, and waits until one of its rows says
    how many.

    Args:
        rows: The rows as they came back.
        before: The cells of those that the dossier had.

    Examples:
        >>> cells = ("a", "7"), ("a", ""), ("b", "")
        >>> named = {"area": "63.99.01", "period": "2024"}
        >>> rows = [FlatRow({"measure": m, "value": v, **named}) for m, v in cells]
        >>> answered_counts(rows, ())
        [0, 1]

    A row that lacks a part of its name was never offered.

        >>> answered_counts([FlatRow({"measure": "b", "value": ""})], ())
        [0]
    """
    filled = {_measured(row.cells) for row in rows if row.cells.get("value")}
    empty = {_measured(row.cells) for row in rows if not row.cells.get("value")}
    waiting = empty - filled - {*map(_measured, before)}
    return [
        number
        for number, row in enumerate(rows)
        if _measured(row.cells) not in waiting or not (row.cells.get("period") and row.cells.get("area"))
    ]
