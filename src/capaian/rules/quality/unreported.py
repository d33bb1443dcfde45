"""Districts without a count although others have theirs: the sum cannot be made."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.plan import Measure
from capaian.domain.work import Count
from capaian.rules.facts import Facts


def check_unreported(facts: Facts) -> Iterator[Issue]:
    """Yield a warning for each measure that some districts have reported, but not all of them.

    It is told of measures that are expected everywhere: the regency has a figure, or a district an empty row.
    """
    districts = [area.code for area in facts.office_year.districts]
    for measure in facts.measures.values():
        silent = [area for area in districts if not _has_reported(facts, measure, area)]
        empty = [row for area in silent for row in _rows(facts, measure, area)]
        is_expected = empty or _has_reported(facts, measure, facts.office_year.office.regency)
        if is_expected and 0 < len(silent) < len(districts):
            yield _warning(facts, measure, silent, empty[0].place if empty else Place("counts.csv"))


def _has_reported(facts: Facts, measure: Measure, area: AreaCode) -> bool:
    return any(row.value is not None for row in _rows(facts, measure, area))


def _rows(facts: Facts, measure: Measure, area: AreaCode) -> list[Count]:
    rows = facts.counts.get((measure.code, area), ())
    return [row for row in rows if row.period.year == facts.office_year.year]


def _warning(facts: Facts, measure: Measure, silent: list[AreaCode], place: Place) -> Issue:
    names = ", ".join(facts.office_year.area_by_code[area].name for area in silent)
    message = (
        f"{measure.name} belum dilaporkan untuk {names}, "
        "jadi jumlah kabupaten/kota dan semua angka yang bertumpu padanya tidak dapat dihitung."
    )
    remedy = "Isi barisnya; tulis 0 bila memang tidak ada."
    where = Place(place.file, place.row, "value") if place.row else place
    return Issue(Level.WARNING, "count_missing", message, where, measure.code, remedy)
