"""What an assessment says, result by result, so that two of them can be compared and told apart in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from capaian.domain.assessment import (
    AreaResult,
    Assessment,
    ComponentResult,
    IndicatorResult,
    NodeResult,
    ResourceResult,
    SurveyResult,
)
from capaian.domain.scale import Band
from capaian.web.planning.comparisons import own_comparisons, summed_comparisons
from capaian.web.planning.spots import Pairs, Said, Spot, numbered, said

PLACE: Final = "tempat"
"""Where a thing stands in the tree, which tells in what it is summed up."""
NONE: Final = "tidak ada"
"""Stands for a result that is there no more."""


def own_results(assessment: Assessment) -> Mapping[Spot, Said]:
    """Return the results that are of one thing: an indicator, a component, a survey, a node of the work.

    Where a thing stands in the tree is among them: it tells in what it is summed up.
    """
    parents = {str(node.id): str(node.parent or "") for node in assessment.nodes}
    found: dict[Spot, Said] = {}
    for indicator in assessment.indicators:
        found.update(_of_indicator(indicator))
    for component in assessment.components:
        found.update(_of_component(component))
    for survey in assessment.surveys:
        found.update(_of_survey(survey))
    for node in assessment.nodes:
        found.update(_of_node(node, parents))
    found.update(numbered(own_comparisons(assessment)))
    return found


def summed_results(assessment: Assessment) -> Mapping[Spot, Said]:
    """Return the results that sum up many things: of nodes, tiers and the whole office."""
    found: dict[Spot, Said] = {}
    for node in assessment.nodes:
        code = str(node.id)
        found[Spot("node", code, "rata-rata capaian")] = said(node.mean_achievement)
        found[Spot("node", code, "kelas capaian")] = _band(node.band)
    for tier in assessment.tiers:
        found[Spot("tier", tier.tier, "rata-rata capaian jenjang")] = said(tier.mean_achievement)
        found[Spot("tier", tier.tier, "kelas capaian jenjang")] = _band(tier.band)
        found[Spot("tier", tier.tier, "indikator tercapai jenjang")] = Said(tier.met, str(tier.met))
        found[Spot("tier", tier.tier, "banyak indikator jenjang")] = Said(tier.count, str(tier.count))
    for total in assessment.totals:
        found.update(_of_resource("total", "dinas", total))
    for efficiency in assessment.total_efficiency:
        found[Spot("total", "dinas", f"efisiensi {efficiency.method}")] = said(efficiency.value)
    found.update(numbered(summed_comparisons(assessment)))
    return found


def _band(band: Band | None) -> Said:
    name = band.name if band else "tanpa kelas"
    return Said(name, name)


def _of_indicator(indicator: IndicatorResult) -> Pairs:
    now, code = indicator.current, str(indicator.code)
    for what, cell in (
        ("target", now.target),
        ("realisasi", now.actual),
        ("capaian", now.achievement),
        ("selisih", now.gap),
    ):
        yield Spot("indicator", code, what), said(cell)
    yield Spot("indicator", code, "kelas capaian"), _band(now.band)
    yield Spot("indicator", code, "status"), Said(now.status, now.status.words)
    place = f"{indicator.node}, jenjang {indicator.tier}"
    yield Spot("indicator", code, PLACE), Said(place, place)


def _of_component(component: ComponentResult) -> Pairs:
    code = str(component.code)
    parts: list[tuple[str, ComponentResult | AreaResult]] = [("", component)]
    parts += [(f"{area.name} ({area.code})", area) for area in component.areas]
    for part, one in parts:
        yield Spot("component", code, "pembilang", part), said(one.numerator)
        yield Spot("component", code, "penyebut", part), said(one.denominator)
        yield Spot("component", code, "cakupan", part), said(one.ratio)


def _of_survey(survey: SurveyResult) -> Pairs:
    code, when = str(survey.id), survey.period.label
    yield Spot("survey", code, "nilai survei", when), said(survey.index)
    yield Spot("survey", code, "mutu survei", when), Said(survey.letter, survey.letter or "tanpa mutu")
    for element in survey.elements:
        yield Spot("survey", code, "nilai survei", f"{element.code}, {when}"), said(element.index)


def _of_node(node: NodeResult, parents: Mapping[str, str]) -> Pairs:
    code = str(node.id)
    above = [code]
    while (parent := parents.get(above[-1], "")) and parent not in above:
        above.append(parent)
    place = " / ".join(reversed(above[1:])) or "puncak"
    yield Spot("node", code, PLACE), Said((place, node.objective), place)
    for resource in node.inputs:
        yield from _of_resource("node", code, resource)
    for output in node.outputs:
        yield Spot("node", code, "target keluaran", output.name), said(output.target)
        yield Spot("node", code, "realisasi keluaran", output.name), said(output.actual)
        yield Spot("node", code, "capaian keluaran", output.name), said(output.achievement)
    for efficiency in node.efficiency:
        yield Spot("node", code, f"efisiensi {efficiency.method}"), said(efficiency.value)


def _of_resource(kind: str, code: str, resource: ResourceResult) -> Pairs:
    name = f"{'anggaran' if resource.resource == 'money' else 'pegawai'} {resource.kind}".removesuffix(" all")
    yield Spot(kind, code, f"{name} semula"), said(resource.original)
    yield Spot(kind, code, f"{name} menjadi"), said(resource.revised)
    yield Spot(kind, code, f"realisasi {name}"), said(resource.actual)
    yield Spot(kind, code, f"serapan {name}"), said(resource.ratio)
