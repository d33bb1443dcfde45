"""What this product has for each cell of the printed tables,
from the assessment and from the dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from tests.agreement.belitung_2024.printed import CellKey, Shown
from tests.agreement.belitung_2024.rows import (
    CHAIN,
    COUNTS,
    EXAMPLE,
    PROGRAMS,
    WHOLE,
    annex_rows,
    realisation_rows,
)

from capaian.domain.assessment import (
    Assessment,
    GroupMean,
    IndicatorResult,
    NodeResult,
    OutputResult,
    ResourceResult,
    StaffGroup,
)
from capaian.domain.office_year import OfficeYear
from capaian.domain.policy import EfficiencyMethod, Trend, Verdict
from capaian.domain.value import CellValue, Known, TextValue
from capaian.domain.work import Resource
from capaian.dossier.check import prepare
from capaian.rulebook.load import load_rulebook

Cells = Iterator[tuple[CellKey, Shown]]


@cache
def office_year() -> OfficeYear:
    return prepare(EXAMPLE).office_year


@cache
def assessed() -> Assessment:
    return prepare(EXAMPLE).assess()


def shown(cell: CellValue) -> Shown:
    """Return a figure, or words; nothing where neither is there."""
    if isinstance(cell, TextValue):
        return cell.text
    return cell.value if isinstance(cell, Known) else None


def indicator(code: str) -> IndicatorResult:
    (found,) = (result for result in assessed().indicators if result.code == code)
    return found


def node(identifier: str) -> NodeResult:
    (found,) = (result for result in assessed().nodes if result.id == identifier)
    return found


def group_mean(identifier: str) -> GroupMean:
    wanted = None if identifier == WHOLE else identifier
    (found,) = (means for means in assessed().group_means if means.node == wanted)
    return found


def line(
    identifier: str, resource: Resource = Resource.MONEY, kind: str = "all"
) -> ResourceResult:
    lines = assessed().totals if identifier == WHOLE else node(identifier).inputs
    (found,) = (result for result in lines if result.resource is resource and result.kind == kind)
    return found


def share(identifier: str) -> Decimal:
    """Return the share spent, unrounded: the print rounds some of them to
    whole percents at once.
    """
    money = line(identifier)
    assert isinstance(money.actual, Known)
    assert isinstance(money.revised, Known)
    return 100 * money.actual.value / money.revised.value


def every_cell() -> Mapping[CellKey, Shown]:
    """Return what this product has, by table, row and column of the print."""
    return dict(cell for way in _WAYS for cell in way())


def _people() -> Cells:
    for table, grouping in (
        ("1.2", "rank"),
        ("1.3", "education"),
        ("1.4", "rank-education"),
        ("1.5", "job-education"),
    ):
        yield from _cross_table(table, _group(grouping))
    place = _group("place")
    for number, row in enumerate(place.rows, 1):
        yield ("1.1", number, "Jumlah"), shown(row.count)
    yield ("1.1", len(place.rows) + 1, "Jumlah"), shown(place.total)


def _group(grouping: str) -> StaffGroup:
    (found,) = (group for group in assessed().staff if group.grouping == grouping)
    return found


def _cross_table(table: str, group: StaffGroup) -> Cells:
    places = {result.category: number for number, result in enumerate(group.by_category, 1)}
    for row in group.rows:
        yield (table, places[row.category], row.across.replace(" ", "")), shown(row.count)
    for result in group.by_category:
        yield (table, places[result.category], "Jumlah"), shown(result.count)
    for result in group.by_across:
        yield (table, len(places) + 1, result.across.replace(" ", "")), shown(result.count)
    yield (table, len(places) + 1, "Jumlah"), shown(group.total)


def _plans() -> Cells:
    plan = {i.code: i.plan_targets for i in office_year().indicators}
    for row, code in enumerate(("iku-1", "iku-2", "ikp-dafduk", "ikp-capil", "ikp-data"), 1):
        for year in (2024, 2025, 2026):
            yield ("2.1", row, str(year)), plan[code][year].value
    for row, code in enumerate(("iku-1", "iku-2"), 1):
        yield ("2.2", row, "Target"), shown(indicator(code).current.target)
    for row, identifier in enumerate((*PROGRAMS, WHOLE), 1):
        yield ("2.3", row, "Anggaran"), shown(line(identifier).revised)


def _summaries() -> Cells:
    for table, codes in (
        ("3.1", ("iku-1", "iku-2")),
        ("3.2.1", ("iku-1",)),
        ("3.2.2", ("iku-2",)),
    ):
        for row, code in enumerate(codes, 1):
            current = indicator(code).current
            yield (table, row, "Target"), shown(current.target)
            yield (table, row, "Realisasi"), shown(current.actual)
            yield (table, row, "Capaian"), shown(current.achievement)
            yield (table, row, "Notifikasi"), current.status.words
    for row, code in enumerate(("iku-1", "iku-2"), 1):
        yield from _years(row, indicator(code))
    yield ("3.2.1.1", 1, "Target"), shown(indicator("iku-1").current.target)
    yield ("3.2.1.1", 1, "Realisasi"), shown(indicator("iku-1").current.actual)


def _years(row: int, result: IndicatorResult) -> Cells:
    assert result.prior is not None
    for table in ("3.2", "3.3"):
        yield (table, row, "2023"), shown(result.prior.actual)
        yield (table, row, "R2024"), shown(result.current.actual)
        yield (table, row, "C2024"), shown(result.current.achievement)
    yield ("3.4", row, "Realisasi"), shown(result.current.actual)


def _classes() -> Cells:
    (table,) = (t for t in load_rulebook().survey_classes if t.id == "permenpanrb-14-2017")
    for row, found in enumerate(reversed(table.classes), 1):
        yield ("3.2.1.2", row, "Nilai Persepsi"), Decimal(row)
        for column, factor in (("NIK", Decimal(1)), ("NI", Decimal(25))):
            yield ("3.2.1.2", row, f"{column} bawah"), found.lower / factor
            yield ("3.2.1.2", row, f"{column} atas"), found.upper / factor
        yield ("3.2.1.2", row, "Mutu"), found.letter
        yield ("3.2.1.2", row, "Kinerja"), found.name


def _programs() -> Cells:
    for row, code in enumerate(("ikp-dafduk", "ikp-capil", "ikp-data", "ikp-profil"), 1):
        current = indicator(code).current
        for table, place in (("3.2.2.1", row), ("3.6", row + 1)):
            yield (table, place, "Target"), shown(current.target)
            yield (table, place, "Realisasi"), shown(current.actual)
            yield (table, place, "Capaian"), shown(current.achievement)
    for row, code in enumerate(("iku-1", "iku-2"), 1):
        yield ("3.6", row, "Capaian IKU"), shown(indicator(code).current.achievement)


def _chain() -> Cells:
    for row, code in CHAIN.items():
        yield ("3.2.2.2", row, "Persentase"), shown(indicator(code).current.actual)
    components = {component.code: component for component in assessed().components}
    for row, code in COUNTS.items():
        component = components[code]
        yield ("3.2.2.2", row, "Tahun 2024"), shown(component.numerator)
        yield ("3.2.2.2", row + 1, "Tahun 2024"), shown(component.denominator)
        yield ("3.2.2.2", row, "Persentase"), shown(component.ratio)


def _efficiency() -> Cells:
    for row, (code, objective) in enumerate((("iku-1", "sasaran-1"), ("iku-2", "sasaran-2")), 1):
        current, money = indicator(code).current, line(objective)
        figures = {
            "Target": current.target,
            "Realisasi": current.actual,
            "Capaian": current.achievement,
            "Pagu": money.revised,
            "Realisasi Anggaran": money.actual,
            "Serapan": money.ratio,
            "Persen": _used_well(objective, EfficiencyMethod.BUDGET_OVER_REALISATION)[0],
        }
        for column, figure in figures.items():
            yield ("3.5", row, column), shown(figure)


def _used_well(identifier: str, method: EfficiencyMethod) -> tuple[CellValue, Verdict | None]:
    results = assessed().total_efficiency if identifier == WHOLE else node(identifier).efficiency
    (found,) = (item for item in results if item.method is method)
    return found.value, found.verdict


def _semester() -> Cells:
    codes = [
        "nas-bmn",
        "nas-mitra",
        "nas-penyajian",
        "nas-layanan",
        *(f"nas-layanan-{c}" for c in "abcd"),
        "nas-zi",
    ]
    for row, code in enumerate(codes, 1):
        yield ("LapSem2", row, "Target"), shown(indicator(code).current.target)
        yield ("LapSem2", row, "Realisasi"), shown(indicator(code).current.actual)


def _realisation() -> Cells:
    for row, identifier in realisation_rows().items():
        yield ("3.2bis", row, "Anggaran"), shown(line(identifier).revised)
        yield ("3.2bis", row, "Realisasi"), shown(line(identifier).actual)
        yield ("3.2bis", row, "Persen"), share(identifier)


def _kinds() -> Cells:
    rows = {
        "BelanjaOperasi": ("personnel", "goods", "operations"),
        "BelanjaModal": ("capital", "capital"),
    }
    for table, kinds in rows.items():
        for row, kind in enumerate(kinds, 1):
            yield (table, row, "Anggaran"), shown(line(WHOLE, kind=kind).revised)
            yield (table, row, "Realisasi"), shown(line(WHOLE, kind=kind).actual)


def _annex_1() -> Cells:
    for row, (code, identifier) in annex_rows(has_means=True).items():
        key = ("Lampiran I", row)
        if code == "mean":
            means = group_mean(identifier)
            yield (*key, "Persen"), shown(means.achievement)
            yield (*key, "Serapan"), shown(means.money)
            yield (*key, "SDM P"), shown(means.staff)
        else:
            current = indicator(code).current
            yield (*key, "Target"), shown(current.target)
            yield (*key, "Realisasi"), shown(current.actual)
            yield (*key, "Persen"), shown(current.achievement)
        if code != "mean" or identifier == WHOLE:
            yield from _use("Lampiran I", row, identifier)


def _use(table: str, row: int, identifier: str) -> Cells:
    money = line(identifier)
    yield (table, row, "Pagu"), shown(money.revised)
    yield (table, row, "RealAng"), shown(money.actual)
    yield (table, row, "Serapan"), shown(money.ratio)
    if identifier != WHOLE:
        staff = line(identifier, Resource.STAFF)
        yield (table, row, "SDM T"), shown(staff.revised)
        yield (table, row, "SDM R"), shown(staff.actual)
        yield (table, row, "SDM P"), shown(staff.ratio)


def _annex_2() -> Cells:
    for row, (code, identifier) in annex_rows(has_means=True).items():
        key = ("Lampiran II", row)
        if code == "mean":
            means = group_mean(identifier)
            yield (*key, "C24"), shown(means.achievement)
            yield (*key, "C23"), shown(means.prior_achievement)
            yield (*key, "TrenC"), _direction(means.achievement, means.prior_achievement)
            continue
        result = indicator(code)
        assert result.prior is not None
        yield (*key, "R24"), shown(result.current.actual)
        yield (*key, "R23"), shown(result.prior.actual)
        yield (*key, "TrenR"), _word(result.prior.trend)
        yield (*key, "C24"), shown(result.current.achievement)
        yield (*key, "C23"), shown(result.prior.achievement)
        yield (*key, "TrenC"), _word(result.prior.achievement_trend)
        yield (*key, "T24"), shown(result.current.target)
        yield (*key, "Pct"), shown(result.current.achievement)


def _word(trend: Trend | None) -> Shown:
    return None if trend is None else trend.value


def _direction(now: CellValue, before: CellValue) -> Shown:
    assert isinstance(now, Known)
    assert isinstance(before, Known)
    if now.value == before.value:
        return "tetap"
    return "naik" if now.value > before.value else "turun"


def _output(identifier: str) -> OutputResult:
    (found,) = node(identifier).outputs
    return found


def _annex_3() -> Cells:
    first = {program: True for program in PROGRAMS}
    for row, (code, identifier) in annex_rows(has_means=True).items():
        key = ("Lampiran III", row)
        if code == "mean":
            yield (*key, "Persen"), shown(group_mean(identifier).outputs)
            yield from _sums(row, identifier)
            continue
        yield from _yield_of(key, code, identifier)
        if first.pop(identifier, True):
            yield (*key, "RataCapaian"), shown(node(identifier).mean_achievement)
            yield from _use("Lampiran III", row, identifier)
            yield from _verdicts(key, identifier)


def _yield_of(key: tuple[str, int], code: str, identifier: str) -> Cells:
    """A program is measured by its indicators, an activity by its output."""
    found = indicator(code).current if identifier in PROGRAMS else _output(identifier)
    yield (*key, "Target"), shown(found.target)
    yield (*key, "Realisasi"), shown(found.actual)
    yield (*key, "Persen"), shown(found.achievement)


def _sums(row: int, identifier: str) -> Cells:
    key = ("Lampiran III", row)
    money = line(identifier)
    yield (*key, "Pagu"), shown(money.revised)
    yield (*key, "RealAng"), shown(money.actual)
    yield (*key, "Serapan"), shown(money.ratio)
    yield (*key, "SDM P"), shown(group_mean(identifier).staff)
    yield from _verdicts(key, identifier)


def _verdicts(key: tuple[str, int], identifier: str) -> Cells:
    """The print ticks one of two columns, with a sign that differs from page to page."""
    for prefix, method in (
        ("Dana", EfficiencyMethod.BUDGET_OVER_REALISATION),
        ("SDM", EfficiencyMethod.STAFF_RATIO),
    ):
        _, verdict = _used_well(identifier, method)
        yield (*key, f"{prefix}Ef"), "v" if verdict is Verdict.EFFICIENT else None
        yield (*key, f"{prefix}Tdk"), "v" if verdict is Verdict.NOT_EFFICIENT else None


def _annex_4() -> Cells:
    for row, (code, identifier) in annex_rows(has_means=False).items():
        key = ("Lampiran IV", row)
        if code == "mean":
            means = group_mean(identifier)
            yield (*key, "C23"), shown(means.prior_outputs)
            yield (*key, "C24"), shown(means.outputs)
            yield (*key, "TrenC"), _direction(means.outputs, means.prior_outputs)
            continue
        found = indicator(code) if identifier in PROGRAMS else _output(identifier)
        current = found.current if isinstance(found, IndicatorResult) else found
        assert found.prior is not None
        yield (*key, "R23"), shown(found.prior.actual)
        yield (*key, "R24"), shown(current.actual)
        yield (*key, "TrenR"), _word(found.prior.trend)
        yield (*key, "C23"), shown(found.prior.achievement)
        yield (*key, "C24"), shown(current.achievement)
        yield (*key, "TrenC"), _word(found.prior.achievement_trend)


_WAYS: tuple[Callable[[], Cells], ...] = (
    _people,
    _plans,
    _summaries,
    _classes,
    _programs,
    _chain,
    _efficiency,
    _semester,
    _realisation,
    _kinds,
    _annex_1,
    _annex_2,
    _annex_3,
    _annex_4,
)
