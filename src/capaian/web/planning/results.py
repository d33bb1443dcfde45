"""What an assessment says, result by result, so that two of them can be compared and told apart in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from capaian.domain.assessment import (
    AreaResult,
    Assessment,
    ComponentResult,
    EfficiencyResult,
    ElementResult,
    IndicatorResult,
    NodeResult,
    ResourceResult,
    SurveyResult,
)
from capaian.domain.rule_set import Band
from capaian.domain.value import CellValue, Known, TextValue
from capaian.domain.work import Resource
from capaian.dossier.tables.kinds import ALL_OF_THEM, KINDS_OF_MONEY
from capaian.rulebook import load_rulebook
from capaian.web.planning.defining import told_apart


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a result stands."""

    kind: str
    code: str
    """Of what it is the result."""
    what: str
    """Which one, in Indonesian."""
    part: str = ""
    """Of which part of it: a district, an output."""
    called: str = field(default="", compare=False)
    """What people call this part, where that is another text; under another name it is the same part."""


@dataclass(frozen=True, slots=True)
class Said:
    """A result as it counts, and as it is shown."""

    value: object
    shown: str


Pairs = Iterator[tuple[Spot, Said]]


def said(cell: CellValue) -> Said:
    """Return what a cell says; how it is shown is part of it."""
    if isinstance(cell, Known):
        return Said((cell.value, cell.unit, cell.display), cell.display)
    if isinstance(cell, TextValue):
        return Said((cell.text, cell.met), cell.text)
    return Said(cell.reason, cell.words)


PLACE: Final = "tempat"
"""Where a thing stands in the tree, which tells in what it is summed up."""
NONE: Final = "tidak ada"
"""Stands for a result that is there no more."""


def own_results(assessment: Assessment) -> Mapping[Spot, Said]:
    """Return the results that are of one thing: an indicator, a component, a survey, a node of the work.

    Where a thing stands in the tree is among them: it tells in what it is summed up.
    """
    parents = {str(node.id): str(node.parent or "") for node in assessment.nodes}
    names = told_apart({str(node.id): node.name or node.code for node in assessment.nodes})
    found: dict[Spot, Said] = {}
    for indicator in assessment.indicators:
        found.update(_of_indicator(indicator, names))
    for component in assessment.components:
        found.update(_of_component(component))
    for survey in assessment.surveys:
        found.update(_of_survey(survey))
    for node in assessment.nodes:
        found.update(_of_node(node, parents, names))
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
        found[Spot("total", "dinas", efficiency_name(efficiency))] = said(efficiency.value)
    return found


def _band(band: Band | None) -> Said:
    name = band.name if band else "tanpa kelas"
    return Said(name, name)


def _of_indicator(indicator: IndicatorResult, names: Mapping[str, str]) -> Pairs:
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
    node = str(indicator.node or "")
    place = ", ".join(filter(None, (names.get(node, node), f"jenjang {indicator.tier}")))
    yield Spot("indicator", code, PLACE), Said((node, indicator.tier), place)


def _of_component(component: ComponentResult) -> Pairs:
    code = str(component.code)
    names = told_apart({str(area.code): area.name for area in component.areas})
    parts: list[tuple[str, str, ComponentResult | AreaResult]] = [("", "", component)]
    parts += [(f"{area.name} ({area.code})", names[str(area.code)], area) for area in component.areas]
    for part, called, one in parts:
        yield Spot("component", code, "pembilang", part, called), said(one.numerator)
        yield Spot("component", code, "penyebut", part, called), said(one.denominator)
        yield Spot("component", code, "cakupan", part, called), said(one.ratio)


def _of_survey(survey: SurveyResult) -> Pairs:
    code, when = str(survey.id), survey.period.label
    yield Spot("survey", code, "nilai survei", when), said(survey.index)
    yield Spot("survey", code, "mutu survei", when), Said(survey.letter, survey.letter or "tanpa mutu")
    for element in survey.elements:
        spot = Spot("survey", code, "nilai survei", f"{element.code}, {when}", element_name(element, when))
        yield spot, said(element.index)


def _of_node(node: NodeResult, parents: Mapping[str, str], names: Mapping[str, str]) -> Pairs:
    code = str(node.id)
    above = [code]
    while (parent := parents.get(above[-1], "")) and parent not in above:
        above.append(parent)
    place = " / ".join(names.get(each, each) for each in reversed(above[1:])) or "puncak"
    yield Spot("node", code, PLACE), Said((*above[1:], node.objective), place)
    for resource in node.inputs:
        yield from _of_resource("node", code, resource)
    for output in node.outputs:
        yield Spot("node", code, "target keluaran", output.name), said(output.target)
        yield Spot("node", code, "realisasi keluaran", output.name), said(output.actual)
        yield Spot("node", code, "capaian keluaran", output.name), said(output.achievement)
    for efficiency in node.efficiency:
        yield Spot("node", code, efficiency_name(efficiency)), said(efficiency.value)


def _of_resource(kind: str, code: str, resource: ResourceResult) -> Pairs:
    name = resource_name(resource)
    yield Spot(kind, code, f"{name} (Semula)"), said(resource.original)
    yield Spot(kind, code, f"{name} (Menjadi)"), said(resource.revised)
    yield Spot(kind, code, f"realisasi {name}"), said(resource.actual)
    yield Spot(kind, code, f"serapan {name}"), said(resource.ratio)


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
