"""Figures that a slip of the pen makes many times too large or small, or cuts in a unit that has no parts.

Nothing contradicts them, so that nobody would ask: 1.234,5 documents where four were planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain, write_shortest
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.value import Unit
from capaian.domain.work import Count, Output
from capaian.rules.agreements import lines_in_force
from capaian.rules.facts import Facts, group
from capaian.rules.quality.leaps import is_thousandfold
from capaian.rules.spans import parts_before
from capaian.rules.strategic_plan import combines_by, plain_name

_TIMES: Final = 2
"""How often a target is reached before somebody is asked."""
_FEW: Final = 5
"""Units above a target that nobody is asked about."""
_AS_BEFORE: Final = 5
"""Times by which an output without a target, or events of a quarter, differ from what was before."""
_EVENTS: Final = 20
"""Events of an area that do not change so much by chance."""
_ALL_EVENTS: Final = 50
"""The same of the regency as a whole."""
_COUNTED: Final = frozenset(
    {
        *("akta", "aplikasi", "berkas", "buah", "buku", "desa", "dokumen", "eksemplar", "instansi", "jenis"),
        *("jiwa", "kali", "kasus", "kecamatan", "kegiatan", "keluarga", "kelompok", "kelurahan", "keping"),
        *("laporan", "layanan", "lembaga", "lembar", "naskah", "opd", "orang", "paket", "pegawai"),
        *("perangkat", "permohonan", "peserta", "sekolah", "sistem", "unit"),
    }
)
"""First words of units that come in whole pieces."""
_PARTS: Final = (PeriodKind.QUARTER, PeriodKind.SEMESTER)
_ASK: Final = "Periksa angkanya, juga titik dan komanya; biarkan bila memang {0}."


def is_counted(unit: Unit) -> bool:
    """Say whether a unit comes in whole pieces.

    Examples:
        >>> is_counted(Unit("Perangkat Daerah")), is_counted(Unit("orang/bulan")), is_counted(Unit("persen"))
        (True, False, False)
    """
    first, *_ = str(unit).casefold().split() or [""]
    return first in _COUNTED


def check_slips(facts: Facts) -> Iterator[Issue]:
    """Warn of results of the year that are hardly what was meant."""
    for rows, target in _outputs(facts):
        ordered = sorted(rows, key=lambda row: row.period.end)
        large = [*_check_sizes(facts, ordered, target)]
        told = {issue.place.row for issue in large}
        # One question for a figure: what is far too much is told as that, with its fraction.
        yield from (one for one in _check_fractions(facts, ordered, target) if one.place.row not in told)
        yield from large
    yield from _check_events(facts)


def _outputs(facts: Facts) -> Iterator[tuple[Sequence[Output], Decimal | None]]:
    """Yield the rows of the year of each output and reported indicator, with the target of the year."""
    year = Period.year_of(facts.office_year.year)
    for node, outputs in facts.node_outputs.items():
        for name, rows in group(outputs, lambda row: plain_name(row.name)).items():
            plan = (row for row in facts.plan_years.get(node, ()) if plain_name(row.name) == name)
            planned = next((row.target for row in plan if row.period == year), None)
            stated = next((row.target for row in rows if row.period == year and row.target is not None), None)
            yield _of_year(facts, rows), planned if stated is None else stated
    lines = lines_in_force(facts.office_year, year)
    for code, rows in facts.indicator_outputs.items():
        indicator = facts.office_year.indicator_by_code.get(code)
        if indicator is None or indicator.formula:
            continue
        line = lines.get(code)
        agreed = line.line.target if line else indicator.plan_targets.get(year.year)
        is_alike = agreed is not None and agreed.scale in (None, indicator.unit)
        yield _of_year(facts, rows), agreed.value if agreed is not None and is_alike else None


def _of_year(facts: Facts, rows: Sequence[Output]) -> Sequence[Output]:
    return [row for row in rows if row.period.year == facts.office_year.year]


def _check_fractions(facts: Facts, rows: Sequence[Output], target: Decimal | None) -> Iterator[Issue]:
    """Yield the first fraction of what is counted in whole pieces: later ones may follow from it."""
    row = next((row for row in rows if row.actual is not None and _is_cut(row.actual)), None)
    if row is None or row.actual is None or not is_counted(row.unit):
        return
    if any(value is not None and _is_cut(value) for value in (target, *_earlier(facts, rows))):
        return
    message = (
        f"Realisasi {_name(facts, row)}, {row.period.label}, {write_shortest(row.actual)} {row.unit.label}, "
        f"padahal {row.unit.label} dihitung bulat."
    )
    yield _issue("output_with_fraction", message, row, _ASK.format("berpecahan"))


def _check_sizes(facts: Facts, rows: Sequence[Output], target: Decimal | None) -> Iterator[Issue]:
    """Yield what is far above the target of the year, else above what years before came to."""
    if not any(row.actual for row in rows):
        return
    limit, words = _limit(facts, rows, target)
    if limit is None:
        return
    adds = _combines(facts, rows[0]) is Aggregation.SUM
    reached = Decimal(0)
    for row in rows:
        if row.actual is None:
            continue
        is_part = adds and row.period.kind is not PeriodKind.YEAR
        before, reached = reached, reached + row.actual if is_part else row.actual
        if reached > limit and (before <= limit or row.actual > limit):
            so_far = f", bersama yang sebelumnya {write_shortest(reached)}" if reached != row.actual else ""
            message = (
                f"Realisasi {_name(facts, row)}, {row.period.label}, {write_shortest(row.actual)} "
                f"{row.unit.label}{so_far}, {words}."
            )
            yield _issue("output_size", message, row, _ASK.format("sebanyak itu"))


def _limit(facts: Facts, rows: Sequence[Output], target: Decimal | None) -> tuple[Decimal | None, str]:
    if target is not None and target > 0:
        words = f"lebih dari dua kali target setahun {write_shortest(target)}"
        return max(target * _TIMES, target + _FEW), words
    known = [value for value in _earlier(facts, rows) if value > 0] if target is None else []
    if not known:
        return None, ""
    most = max(known)
    words = f"lebih dari lima kali angka setahun sebelumnya, paling banyak {write_shortest(most)}"
    return max(most * _AS_BEFORE, most + _FEW), words


def _earlier(facts: Facts, rows: Sequence[Output]) -> list[Decimal]:
    """Return what earlier papers state of years of an output: targets and results."""
    own, name = rows[0].indicator or rows[0].node, "" if rows[0].indicator else plain_name(rows[0].name)
    told = (row for row in facts.office_year.history if row.subject == own and plain_name(row.name) == name)
    values = (value for row in told for value in (row.target, row.actual))
    return [value for value in values if value is not None]


def _combines(facts: Facts, row: Output) -> Aggregation:
    if row.indicator is not None:
        return facts.office_year.indicator_by_code[row.indicator].aggregation
    return combines_by(row.unit, facts.aggregation_of(row.node, row.name) if row.node else None)


def _check_events(facts: Facts) -> Iterator[Issue]:
    """Yield events of a part of the year that are many more, or far fewer, than those of the parts before."""
    regency = facts.office_year.office.regency
    summed = {code for code, way in facts.aggregations.items() if way is Aggregation.SUM}
    of_events = ((key, rows) for key, rows in facts.counts.items() if key[0] in summed)
    for counted in group(of_events, lambda each: each[0][0]).values():
        own = {area: rows for (_, area), rows in counted}
        told = set[Period]()
        for area, rows in own.items():
            least = _ALL_EVENTS if area == regency else _EVENTS
            for row, before in _jumps(facts, rows, least):
                told.add(row.period)
                yield _unlike(facts, row, row.value or Decimal(0), before)
        yield from _check_all_events(facts, own, told)


def _jumps(facts: Facts, rows: Sequence[Count], least: int) -> Iterator[tuple[Count, Decimal]]:
    """Yield the rows of the year unlike those before, each with what is nearest to it of these."""
    values = {row.period: row.value for row in rows if row.value is not None}
    for row in rows:
        if row.value is None or row.period.year != facts.office_year.year or row.period.kind not in _PARTS:
            continue
        before = [values[each] for each in parts_before(row.period) if each in values]
        if before and all(_is_unlike(row.value, value, least) for value in before):
            yield row, before[0]


def _is_unlike(value: Decimal, before: Decimal, least: int) -> bool:
    is_far = value >= before * _AS_BEFORE or value * _AS_BEFORE <= before
    return (before >= least and is_far) or is_thousandfold(value, before)


def _check_all_events(
    facts: Facts, own: Mapping[AreaCode, Sequence[Count]], told: set[Period]
) -> Iterator[Issue]:
    """Yield the same of all areas together, where none of them was asked about: at the largest of them."""
    areas = [area.code for area in facts.office_year.districts]
    if not areas or not all(own.get(area) for area in areas):
        return
    by_period = group((row for area in areas for row in own[area] if row.value is not None), _period_of)
    sums = [
        replace(rows[0], value=sum((row.value or Decimal(0) for row in rows), Decimal(0)))
        for rows in by_period.values()
        if len(rows) == len(areas)
    ]
    for total, before in _jumps(facts, sums, _ALL_EVENTS):
        if total.period not in told:
            largest = max(by_period[total.period], key=lambda row: row.value or Decimal(0))
            whole = replace(total, area=facts.office_year.office.regency, place=largest.place)
            yield _unlike(facts, whole, total.value or Decimal(0), before)


def _period_of(row: Count) -> Period:
    return row.period


def _unlike(facts: Facts, row: Count, value: Decimal, before: Decimal) -> Issue:
    regency = facts.office_year.office
    where = regency.regency_name if row.area == regency.regency else facts.names.get(row.area, row.area)
    how = _times_more(value, before) if value > before else "seperlimanya atau kurang daripada sebelumnya"
    message = (
        f"{facts.names.get(row.measure, row.measure)} di {where}, {row.period.label}, "
        f"{write_shortest(value)}, {how} ({write_shortest(before)})."
    )
    remedy = _ASK.format("berubah sebesar itu")
    return Issue(Level.WARNING, "events_unlike_before", message, row.place, plain(value), remedy)


def _times_more(value: Decimal, before: Decimal) -> str:
    """Say how many times as many there are as before.

    Examples:
        >>> _times_more(Decimal(25_000), Decimal(30)), _times_more(Decimal(20), Decimal(0))
        ('sekitar 833 kali angka sebelumnya', 'jauh lebih banyak daripada sebelumnya')
    """
    if before <= 0:
        return "jauh lebih banyak daripada sebelumnya"
    return f"sekitar {write_shortest((value / before).quantize(Decimal(1)))} kali angka sebelumnya"


def _issue(code: str, message: str, row: Output, remedy: str) -> Issue:
    place = Place(row.place.file, row.place.row, "actual")
    return Issue(Level.WARNING, code, message, place, plain(row.actual or Decimal(0)), remedy)


def _name(facts: Facts, row: Output) -> str:
    return row.name or facts.names.get(row.indicator or "", "") or row.node or ""


def _is_cut(value: Decimal) -> bool:
    return value != value.to_integral_value()
