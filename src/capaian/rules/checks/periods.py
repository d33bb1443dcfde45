"""Periods that are missing among others, and rows that nothing reads: of parts and of other years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.value import Reason
from capaian.domain.work import Output, Resource, ResourceInput
from capaian.rules.checks.row import CheckedYear, CheckHit, Finders, hit
from capaian.rules.facts import Facts, group, plain_name
from capaian.rules.spans import combines_by, find_spans

_MAX_NAMES: Final = 4


@dataclass(frozen=True, slots=True)
class ReportedParts:
    """What is known of one thing that adds up over the periods of a year."""

    key: str
    """What declared differences call it."""
    name: str
    known: Mapping[Period, Place]
    """Periods with a figure, or with the reason why there is none."""

    def missing_in(self, year: int) -> tuple[Period, ...]:
        """Return the periods of a year that lack before the last one that is known.

        What comes after that one may not be due yet.
        """
        known = {period for period in self.known if period.year == year}
        if not known or Period.year_of(year) in known:
            return ()
        last = max(known, key=lambda period: (period.last_month, period.kind.months))
        return tuple(part for part in find_spans(known, Aggregation.SUM, last) if part not in known)


def reported_parts(facts: Facts) -> Iterator[ReportedParts]:
    """Yield the results of outputs and reported indicators that add up, and what nodes spent."""
    for code, rows in facts.indicator_outputs.items():
        indicator = facts.office_year.indicator_by_code.get(code)
        if indicator is not None and not indicator.formula and indicator.aggregation is not Aggregation.LAST:
            yield ReportedParts(code, indicator.label, _known(rows))
    for node, outputs in facts.node_outputs.items():
        for rows in group(outputs, lambda row: plain_name(row.name)).values():
            way = combines_by(rows[0].unit, facts.aggregation_of(node, rows[0].name))
            if way is not Aggregation.LAST:
                yield ReportedParts(f"{node}:{rows[0].name}", f"{rows[0].name} {node}", _known(rows))
    for (node, resource, kind), spent in facts.inputs.items():
        if (resource, kind) == (Resource.MONEY, "all"):
            for fund, same in group(spent, lambda row: row.fund).items():
                key = ":".join(filter(None, (node, fund)))
                yield ReportedParts(key, f"anggaran {node}", _known(same))


def _known(rows: Iterable[Output | ResourceInput]) -> dict[Period, Place]:
    return {
        row.period: row.place
        for row in rows
        if row.actual is not None or (isinstance(row, Output) and row.text) or Reason.find_in(row.note)
    }


def _missing_periods(checked: CheckedYear) -> Iterator[CheckHit]:
    year = checked.year.year
    for each in reported_parts(checked.facts):
        if missing := each.missing_in(year):
            yield _hit_of_missing(f"Realisasi {each.name}", each, missing, year)
    for measure, by_area in _events(checked).items():
        parts = [(area, ReportedParts(measure, measure, known)) for area, known in by_area.items()]
        for missing, same in group(parts, lambda each: each[1].missing_in(year)).items():
            names = ", ".join(checked.area_name(area) for area, _ in same[:_MAX_NAMES])
            more = f", dan {len(same) - _MAX_NAMES} lagi" if len(same) > _MAX_NAMES else ""
            name = f"{checked.facts.names.get(measure, measure)} di {names}{more}"
            if missing:
                yield _hit_of_missing(name, same[0][1], missing, year)


def _hit_of_missing(name: str, parts: ReportedParts, missing: Sequence[Period], year: int) -> CheckHit:
    last = max((period for period in parts.known if period.year == year), key=lambda each: each.last_month)
    words = {"key": parts.key, "periods": " dan ".join(each.label for each in missing), "last": last}
    return hit(parts.known[last], None, None, name=name, **words)


def _events(checked: CheckedYear) -> Mapping[str, Mapping[AreaCode, Mapping[Period, Place]]]:
    """Return where the counts of events stand, by measure, area and period."""
    found: dict[str, dict[AreaCode, dict[Period, Place]]] = {}
    for (measure, area), rows in checked.facts.counts.items():
        if checked.facts.aggregations.get(measure) is Aggregation.SUM:
            known = {row.period: row.place for row in rows if row.value is not None}
            found.setdefault(measure, {})[area] = known
    return found


def _unread_rows(checked: CheckedYear) -> Iterator[CheckHit]:
    """Rows of the year and of the one before that take part in no result."""
    yield from _lone_counts(checked)
    before = checked.year.year - 1
    for each in reported_parts(checked.facts):
        known = {period for period in each.known if period.year == before}
        spans = find_spans(known, Aggregation.SUM, Period.year_of(before))
        if known and not known.issuperset(spans or {Period.year_of(before)}):
            last = max(known, key=lambda period: period.last_month)
            why = f"tahun {before} tidak lengkap, jadi tidak pernah dihitung"
            meant = replace(last, year=checked.year.year)
            why += "" if meant in each.known else f"; periodenya mungkin {meant}"
            words = {"name": f"Realisasi {each.name}", "key": each.key, "period": last, "why": why}
            yield hit(each.known[last], "period", str(last), **words)


def _lone_counts(checked: CheckedYear) -> Iterator[CheckHit]:
    """Counts of a few kecamatan for a period that is over, where another one has those of all of them."""
    districts = {area.code for area in checked.year.districts}
    years = (checked.year.year, checked.year.year - 1)
    for measure, rows in checked.facts.measure_counts.items():
        own = [row for row in rows if row.value is not None and row.area in districts]
        by_period = group((row for row in own if row.period.year in years), lambda row: row.period)
        whole = [period for period, same in by_period.items() if len(same) >= len(districts)]
        end = max((period.end for period in whole), default=None)
        for period, same in by_period.items():
            if end is not None and period.end <= end and len(same) * 2 <= len(districts):
                name = checked.facts.names.get(measure, measure)
                why = f"hanya {len(same)} dari {len(districts)} kecamatan punya angka periode itu"
                for row in same:
                    where = f"{name} di {checked.area_name(row.area)}"
                    key = f"{measure}:{row.area}"
                    yield hit(row.place, "period", str(period), name=where, key=key, period=period, why=why)


PERIOD_FINDERS: Final[Finders] = {"period_missing": _missing_periods, "row_unread": _unread_rows}
