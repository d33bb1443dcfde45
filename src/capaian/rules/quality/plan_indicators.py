"""Rows of `renstra.csv` on nodes that indicators measure: what they say beside the plan and its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from capaian.domain.identifiers import ComponentCode
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain, write_exact
from capaian.domain.plan import Indicator
from capaian.domain.progress import PlanYear
from capaian.domain.work import HistoryValue, WorkNode
from capaian.rules.facts import Facts, group
from capaian.rules.quality.contradiction import contradiction
from capaian.rules.strategic_plan import is_named


def check_plan_indicators(facts: Facts) -> Iterator[Issue]:
    """Yield rows that nothing uses, and figures that `plan.yaml` or `history.csv` state otherwise."""
    known = facts.office_year.indicator_by_code
    for node in facts.office_year.nodes:
        indicators = [known[code] for code in node.indicators if code in known]
        named = [row for row in facts.plan_years.get(node.id, ()) if row.name]
        if not indicators:
            continue
        for rows in group(named, lambda row: row.name).values():
            indicator = next((i for i in indicators if is_named(rows[0], i)), None)
            if indicator is None:
                yield _unused(node, rows[0], indicators)
            else:
                yield from _check_rows(facts, indicator, rows)


def _unused(node: WorkNode, row: PlanYear, indicators: list[Indicator]) -> Issue:
    names = "; ".join(f"“{indicator.name}”" for indicator in indicators)
    message = (
        f"Baris Renstra “{row.name}” tidak dipakai: {node.id} diukur oleh indikator {names}, "
        "dan formulir memuat indikator itu."
    )
    remedy = "Tulis nama indikatornya bila baris ini tentang indikator itu; selain itu hapus barisnya."
    return Issue(Level.WARNING, "plan_row_unused", message, _at(row, "name"), row.name, remedy)


def _check_rows(facts: Facts, indicator: Indicator, rows: tuple[PlanYear, ...]) -> Iterator[Issue]:
    if rows[0].unit != indicator.unit:
        message = (
            f"Baris Renstra “{rows[0].name}” bersatuan {rows[0].unit}, padahal indikatornya "
            f"{indicator.unit}; barisnya tidak dipakai."
        )
        unit = str(rows[0].unit or "")
        remedy = "Samakan satuannya dengan indikator di plan.yaml."
        yield Issue(Level.WARNING, "plan_row_unused", message, _at(rows[0], "unit"), unit, remedy)
        return
    for row in rows:
        yield from _compare_target(indicator, row)
        yield from _compare_actual(facts, indicator, row)


def _compare_target(indicator: Indicator, row: PlanYear) -> Iterator[Issue]:
    planned = indicator.plan_targets.get(row.period.year)
    if planned is None or planned.scale not in (None, indicator.unit):
        return
    if row.target is not None and planned.value is not None and row.target != planned.value:
        other = replace(indicator.place, column=f"targets.{row.period.year}")
        yield _differs(indicator, row, "target", (row.target, planned.value, other))


def _compare_actual(facts: Facts, indicator: Indicator, row: PlanYear) -> Iterator[Issue]:
    earlier = facts.history.get((indicator.code, row.period)) or _of_component(facts, indicator, row)
    if earlier is None or earlier.scale != indicator.unit:
        return
    if row.actual is not None and earlier.actual is not None and row.actual != earlier.actual:
        other = replace(earlier.place, column="actual")
        yield _differs(indicator, row, "actual", (row.actual, earlier.actual, other))


def _of_component(facts: Facts, indicator: Indicator, row: PlanYear) -> HistoryValue | None:
    """What a paper states of the component that an indicator is, such as the formula `ktp`."""
    is_one = indicator.formula in facts.office_year.component_by_code
    return facts.history.get((ComponentCode(indicator.formula), row.period)) if is_one else None


def _differs(
    indicator: Indicator, row: PlanYear, column: str, figures: tuple[Decimal, Decimal, Place]
) -> Issue:
    stated, used, other = figures
    word = "Target" if column == "target" else "Realisasi"
    message = (
        f"{word} Renstra {indicator.code} tahun {row.period.year} tertulis {write_exact(stated)}, "
        f"padahal {write_exact(used)} ({other}); yang dipakai {write_exact(used)}."
    )
    subject = f"papers_differ:renstra:{indicator.code}:{column}:{row.period}"
    return contradiction(subject, message, _at(row, column), plain(stated))


def _at(row: PlanYear, column: str) -> Place:
    return replace(row.place, column=column)
