"""Falls from year to year printed as rises: `13,07 | 11,84 | 1,23`.

Changes may be told by their size, beside words or arrows. They are not where a report prints all other falls
with a minus, where the head calls them rises, or where the same row has its change in percent with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.columns import Relation
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_RISE: Final = re.compile(r"\b(?:kenaikan|peningkatan|pertambahan|penambahan|pertumbuhan)\b", re.IGNORECASE)
_EITHER: Final = re.compile(r"\b(?:penurunan|turun|berkurang|pengurangan)\b", re.IGNORECASE)
_BY_OTHERS: Final = "Penurunan lain di laporan ini tercetak dengan tanda minus."
_BY_HEAD: Final = "Kepala kolomnya menyebut kenaikan."
_BY_RATE: Final = "Perubahan dalam persen pada baris ini bertanda minus."

_Changes = tuple[UnderstoodTable, Relation, Sequence[Equation]]


def bare_falls(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each fall without a minus that its table or the report tells to be one with it."""
    changes = [*_changes(report)]
    signed = [table for table, _, made in changes if any(each.result.value < 0 for each in made)]
    for table, relation, made in changes:
        falls = [each for each in made if _is_bare_fall(each, relation)]
        if table in signed or 2 * len(falls) > len(made):
            continue
        rated = _falling_rates(table)
        head = " ".join(relation.result.path)
        is_rise = _RISE.search(head) is not None and not _EITHER.search(head)
        for fall in falls:
            if fall.result.spot.line in rated:
                yield _statement(fall, _BY_RATE, Level.ERROR)
            elif is_rise or (signed and len(falls) == 1):
                yield _statement(fall, _BY_HEAD if is_rise else _BY_OTHERS, Level.WARNING)


def _changes(report: UnderstoodReport) -> Iterator[_Changes]:
    """Yield the columns of changes of one measure between two years, the later first.

    What a target of a later year leaves to be done is told by its size.
    """
    for table in report.tables:
        for relation, made in table.equations:
            years = [max(column.years, default=0) for column in relation.inputs]
            measures = {YEAR.sub("", " ".join(column.path)) for column in relation.inputs}
            is_of_years = len(years) > 1 and years[0] > years[1] > 0 and len(measures) == 1
            if relation.law is Law.DIFFERENCE and is_of_years:
                yield table, relation, made


def _is_bare_fall(equation: Equation, relation: Relation) -> bool:
    """Whether a change is right by its size only, its years the other way round."""
    is_turned = equation.inputs[0].spot.cell == relation.inputs[1].index
    return is_turned and equation.result.value > 0 and equation.holds()


def _falling_rates(table: UnderstoodTable) -> set[int]:
    """Return the lines of rows whose change in percent is negative."""
    return {
        each.result.spot.line
        for relation, made in table.equations
        if relation.law is Law.GROWTH
        for each in made
        if each.result.value < 0
    }


def _statement(fall: Equation, why: str, level: Level) -> Statement:
    number = fall.result
    before, now = fall.inputs
    return Statement(
        AuditRule.DIFFERENCE,
        False,
        number.spot.line,
        number.text,
        f"\u2212{number.text}",
        f"Dari {before.signed} menjadi {now.signed} adalah turun; tercetak {number.text}. {why}",
        fall.place,
        level,
        spots=(number.spot,),
        at=number.spot,
    )
