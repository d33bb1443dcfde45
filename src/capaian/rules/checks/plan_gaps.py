"""Years that `renstra.csv` leaves open: cells without a figure, and years without a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.progress import PlanYear
from capaian.rules.facts import group


def check_plan_gaps(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield one warning that counts the open years of the plan and names each place."""
    plan, rows = office_year.strategic_plan, office_year.plan_years
    if plan is None or not rows:
        return
    measured = {node.id for node in office_year.nodes if node.indicators}
    outputs = group((r for r in rows if r.unit is not None and r.node not in measured), _output)
    moneys = group(rows, lambda row: row.node)
    blanks, missing = list[str](), list[str]()
    for own in outputs.values():
        blanks += [f"baris {row.place.row} (target)" for row in own if row.target is None]
        missing += [f"{own[0].node} “{own[0].name}” {year}" for year in _left_out(own, plan.last_year)]
    for own in moneys.values():
        blanks += _without_budget(own)
        if own[0].node not in {node for node, _ in outputs} and any(row.budget is not None for row in own):
            missing += [f"{own[0].node} {year}" for year in _left_out(own, plan.last_year)]
    if blanks or missing:
        yield _gaps(rows[0].place.file, blanks, missing)


def _output(row: PlanYear) -> tuple[str, str]:
    return row.node, row.name


def _left_out(rows: Sequence[PlanYear], last_year: int) -> list[int]:
    """Years from the first that is stated to the plan's end that have no row."""
    stated = {row.period.year for row in rows}
    return [year for year in range(min(stated), last_year + 1) if year not in stated]


def _without_budget(rows: Sequence[PlanYear]) -> list[str]:
    """Rows of years in which a node that has money has no ceiling; one of them per year."""
    if all(row.budget is None for row in rows):
        return []
    years = group(rows, lambda row: row.period.year).values()
    return [f"baris {own[0].place.row} (budget)" for own in years if all(row.budget is None for row in own)]


def _gaps(file: str, blanks: Sequence[str], missing: Sequence[str]) -> Issue:
    told = [f"{len(blanks)} sel kosong: {', '.join(blanks)}"] if blanks else []
    told += [f"{len(missing)} tahun tanpa baris: {', '.join(missing)}"] if missing else []
    message = (
        f"Renstra tidak lengkap, sehingga jumlah dan target akhirnya tidak diketahui. {'; '.join(told)}."
    )
    remedy = "Isi angkanya; tulis 0 untuk tahun tanpa target atau pagu."
    return Issue(Level.WARNING, "plan_gaps", message, Place(file), "", remedy)
