"""Districts without a count although the source gives the regency's: the sum cannot be made or checked."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.plan import Measure
from capaian.rules.facts import Facts


def check_unreported(facts: Facts) -> Iterator[Issue]:
    """Yield a warning for each measure that the regency has, but not each of its districts."""
    for measure in facts.measures.values():
        if not _has_reported(facts, measure, facts.office_year.office.regency):
            continue
        silent = [area for area in _districts(facts) if not _has_reported(facts, measure, area)]
        if silent and len(silent) < len(_districts(facts)):
            yield _warning(facts, measure, silent)


def _districts(facts: Facts) -> tuple[AreaCode, ...]:
    return tuple(area.code for area in facts.office_year.districts)


def _has_reported(facts: Facts, measure: Measure, area: AreaCode) -> bool:
    rows = facts.counts.get((measure.code, area), ())
    return any(row.value is not None and row.period.year == facts.office_year.year for row in rows)


def _warning(facts: Facts, measure: Measure, silent: list[AreaCode]) -> Issue:
    names = ", ".join(facts.office_year.area_by_code[area].name for area in silent)
    message = (
        f"{measure.name} belum dilaporkan untuk {names}, "
        "jadi jumlah kabupaten dan semua angka yang bertumpu padanya tidak dapat dihitung."
    )
    remedy = "Isi barisnya; tulis 0 bila memang tidak ada."
    return Issue(Level.WARNING, "count_missing", message, Place("counts.csv"), measure.code, remedy)
