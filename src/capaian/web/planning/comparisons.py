"""With what papers compare results: years before, the end of the plan, others; and what stands beside them.

An approval rests on these as well, since the paper prints them beside the figures. Only what could be told
counts: a comparison that was not there yet is filled in as other figures are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Final

from capaian.domain.assessment import (
    Assessment,
    ComponentResult,
    EfficiencyResult,
    ElementResult,
    IndicatorResult,
    NodeResult,
    Rank,
    ResourceResult,
    SurveyResult,
)
from capaian.domain.period import Period
from capaian.domain.value import Known, TextValue
from capaian.domain.work import Resource
from capaian.dossier.tables.kinds import ALL_OF_THEM, KINDS_OF_MONEY
from capaian.rulebook import load_rulebook
from capaian.web.planning.spots import Pairs, Said, Spot, said

_WORDS: Final[Mapping[str, str]] = {
    "actual": "realisasi",
    "target": "target",
    "achievement": "capaian",
    "change": "perubahan",
    "growth": "pertumbuhan",
    "trend": "arah",
    "achievement_trend": "arah capaian",
    "gap": "selisih",
    "value": "nilai",
    "rank": "peringkat",
    "ratio": "cakupan",
    "numerator": "pembilang",
    "denominator": "penyebut",
    "original": "semula",
    "revised": "menjadi",
    "count": "banyaknya",
    "sound": "baik",
    "damaged": "rusak",
    "needed": "kebutuhan",
    "total": "jumlah",
    "before_last": "sampai dua tahun lalu",
    "last_target": "target tahun lalu",
    "last_actual": "realisasi tahun lalu",
    "last_share": "bagian tahun lalu",
    "earlier": "sampai tahun lalu",
    "next_target": "target tahun depan",
    "prior_achievement": "capaian tahun lalu",
    "outputs": "keluaran",
    "prior_outputs": "keluaran tahun lalu",
    "money": "serapan",
    "staff": "kehadiran pegawai",
}
"""Fields that hold what is compared, in words; others follow from figures that are told elsewhere."""


def own_comparisons(assessment: Assessment) -> Pairs:
    """Yield with what single things are compared: indicators, components, surveys, nodes."""
    for indicator in assessment.indicators:
        yield from _of_indicator(indicator)
    for component in assessment.components:
        yield from _of_component(component)
    for survey in assessment.surveys:
        yield from _of_survey(survey)
    for node in assessment.nodes:
        yield from _of_node(node)
    for node_id, money in assessment.prior_money.items():
        yield from _leaves("prior_money", str(node_id), "anggaran tahun lalu", money)
    yield from _of_peers(assessment)
    yield from _of_plan(assessment)


def _of_peers(assessment: Assessment) -> Pairs:
    for table in assessment.peers:
        for row in (*table.rows, table.total):
            if not row.is_own:
                yield from _leaves("peers", table.subject, "pembanding kabupaten/kota", row, row.name)


def _of_plan(assessment: Assessment) -> Pairs:
    for course in assessment.progress.nodes if assessment.progress else ():
        for line in course.lines:
            code = str(line.indicator or course.node)
            yield from _leaves("plan", code, "rencana strategis", line.plan, line.name)
            for year in line.plan.years:
                if year.year != assessment.year:
                    yield from _leaves("plan", code, "rencana strategis", year, f"{line.name}, {year.year}")


def summed_comparisons(assessment: Assessment) -> Pairs:
    """Yield what stands beside results of the whole office: staff, equipment, what was spent last year."""
    for total in assessment.prior_totals:
        yield from _leaves("prior_total", "dinas", "tahun lalu", total, resource_name(total))
    for group in assessment.staff:
        own = [*group.rows, *group.by_category, *group.by_across]
        for row in own:
            part = ", ".join(filter(None, (group.grouping, row.parent, row.category, row.across)))
            yield from _leaves("staff", "dinas", "pegawai", row, part)
        yield from _leaf("staff", "dinas", "pegawai", group.total, group.grouping)
    for asset in assessment.assets:
        yield from _leaves("asset", "dinas", "sarana", asset, asset.name)
    for mean in assessment.group_means:
        yield from _leaves("group_mean", str(mean.node or "dinas"), "rata-rata kegiatan", mean)
    names = {str(each.code): f"{each.symbol} {each.name}".strip() for each in assessment.indicators}
    for link in assessment.cascade:
        parent = names.get(str(link.parent), str(link.parent))
        where = Spot("cascade", str(link.child), "pohon kinerja", str(link.parent), parent)
        yield where, Said((link.words, link.parent), f"{link.words} {parent}")


def _of_indicator(indicator: IndicatorResult) -> Pairs:
    code = str(indicator.code)
    if indicator.prior is not None:
        yield from _leaves("prior", code, "pembanding tahun lalu", indicator.prior)
    for past in indicator.past:
        yield from _leaves("past", code, "pembanding tahun sebelumnya", past, past.period.label)
    if indicator.plan_end is not None:
        yield from _leaves("plan_end", code, "pembanding akhir Renstra", indicator.plan_end)
    for reference in indicator.references:
        yield from _leaves("reference", code, f"pembanding {_KINDS[reference.kind.value]}", reference)


_KINDS: Final = {"national": "nasional", "province": "provinsi", "peers": "kabupaten/kota lain"}


def _of_component(component: ComponentResult) -> Pairs:
    code = str(component.code)
    yield from _leaf("prior_ratio", code, "cakupan tahun lalu", component.prior_ratio)
    yield from _leaf("ratio_change", code, "perubahan cakupan", component.change)
    yield from _leaf("ratio_trend", code, "arah cakupan", component.trend)
    for recent in component.recent[:-1]:
        yield from _leaf("recent", code, "cakupan sebelumnya", recent.ratio, recent.period.label)


def _of_survey(survey: SurveyResult) -> Pairs:
    code, when = str(survey.id), survey.period.label
    yield from _leaf("survey_change", code, "perubahan nilai survei", survey.change, when)
    yield from _leaf("survey_trend", code, "arah nilai survei", survey.trend, when)
    for element in survey.elements:
        part, called = f"{element.code}, {when}", element_name(element, when)
        yield from _leaf("element_change", code, "perubahan nilai survei", element.change, part, called)


def resource_name(resource: ResourceResult) -> str:
    """Return what money or staff of a kind is called: `anggaran belanja modal`."""
    words = "anggaran" if resource.resource is Resource.MONEY else "pegawai"
    kind = KINDS_OF_MONEY.get(resource.kind, resource.kind)
    return words if kind in ALL_OF_THEM else f"{words} {kind}"


def efficiency_name(efficiency: EfficiencyResult) -> str:
    """Return what a figure of efficiency is called, as the rulebook names its method."""
    own = (each.name for each in load_rulebook().methods["efficiency"] if each.id == efficiency.method)
    return f"efisiensi ({next(own, efficiency.method)})"


def element_name(element: ElementResult, when: str) -> str:
    """Return what an element of a survey is called: `U1 Persyaratan, Semester I Tahun 2024`."""
    return f"{element.code} {element.name}".strip() + f", {when}"


def _of_node(node: NodeResult) -> Pairs:
    code = str(node.id)
    yield from _leaf("tier", code, "jenjang", node.tier)
    for output in node.outputs:
        yield from _leaf("note", code, "catatan keluaran", output.note, output.name)
        if output.prior is not None:
            yield from _leaves("output_prior", code, "keluaran tahun lalu", output.prior, output.name)


def _leaves(kind: str, code: str, what: str, thing: object, part: str = "") -> Pairs:
    """Yield each field of a comparison that says something."""
    if not is_dataclass(thing) or isinstance(thing, type):
        return
    period = getattr(thing, "period", None)
    when = period.label if isinstance(period, Period) and period.label not in part else ""
    for each in fields(thing):
        if each.name in _WORDS:
            own = ", ".join(filter(None, (part, _WORDS[each.name], when)))
            yield from _leaf(f"{kind}.{each.name}", code, what, getattr(thing, each.name), own)


def _leaf(
    kind: str, code: str, what: str, value: object, part: str = "", called: str = ""
) -> Iterator[tuple[Spot, Said]]:
    spot = Spot(kind, code, what, part, called)
    if isinstance(value, Known | TextValue):
        yield spot, said(value)
    elif isinstance(value, Rank):
        yield spot, Said(value, f"{value.place} dari {value.of}")
    elif isinstance(value, Enum):
        yield spot, Said(value, str(getattr(value, "words", value.value)))
    elif isinstance(value, str) and value:
        yield spot, Said(value, value)
