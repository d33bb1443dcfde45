"""The figures of an assessment by the names that people call them by, and their links to others in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from capaian.cli.usage import suggest
from capaian.domain.assessment import Assessment, ComponentResult, IndicatorResult, NodeResult
from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import PROPOSED_MARK, CascadeLink
from capaian.domain.value import CellValue, Known

_ALL = "all"


@dataclass(frozen=True)
class NamedCell:
    """A figure, the name that asks for it, and what it is of the named thing."""

    name: str
    role: str
    """`actual`, `achievement`, `ratio` …: stable, for programs."""
    title: str
    """What it is, in Indonesian, for where there is no trace that says so."""
    cell: CellValue


def find_cells(office_year: OfficeYear, assessment: Assessment, name: str) -> tuple[NamedCell, ...]:
    """Return the figures of an indicator, component, measure, survey, node, tier, or of all money.

    Raises:
        InputError: for an unknown name, with the nearest names.
    """
    cells = tuple(_all_cells(office_year, assessment))
    wanted = _resolve(name, cells, assessment)
    found = tuple(named for named in cells if _fold(named.name) == wanted)
    if found:
        return found
    message = f'Tidak ada indikator, komponen, hitungan, survei, atau program bernama "{name}".'
    names = list(dict.fromkeys(named.name for named in cells))
    raise InputError(
        [Issue(Level.ERROR, "unknown_name", message, Place("plan.yaml"), remedy=suggest(name, names))]
    )


def _resolve(name: str, cells: Iterable[NamedCell], assessment: Assessment) -> str:
    """Return the code for a symbol such as `IKU 2`, or for the budget's code of a node: `2.12.02`.

    A name that is spelled like it goes first.
    """
    wanted = _fold(name)
    if any(_fold(named.name) == wanted for named in cells):
        return wanted
    coded: tuple[IndicatorResult | ComponentResult, ...] = (*assessment.indicators, *assessment.components)
    symbols = {_fold(node.code): _fold(node.id) for node in reversed(assessment.nodes) if node.code}
    symbols |= {_fold(item.symbol): _fold(item.code) for item in coded if item.symbol}
    return symbols.get(wanted, wanted)


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _all_cells(office_year: OfficeYear, assessment: Assessment) -> Iterator[NamedCell]:
    yield from _indicator_cells(assessment)
    yield from _component_cells(assessment)
    yield from _measure_cells(office_year, assessment)
    yield from _survey_cells(assessment)
    for node in assessment.nodes:
        yield from _node_cells(node)
        yield from _prior_node_cells(node, assessment)
    yield from _total_cells(assessment)


def _indicator_cells(assessment: Assessment) -> Iterator[NamedCell]:
    for indicator in assessment.indicators:
        code, current = indicator.code, indicator.current
        yield NamedCell(code, "actual", f"Realisasi {indicator.name}", current.actual)
        yield NamedCell(code, "achievement", f"Capaian {indicator.name}", current.achievement)
        prior = indicator.prior
        if prior is not None and isinstance(prior.actual, Known):
            yield NamedCell(code, "prior", f"{indicator.name}, {prior.period.label}", prior.actual)


def _component_cells(assessment: Assessment) -> Iterator[NamedCell]:
    before = assessment.as_of.previous_year().label
    for component in assessment.components:
        code, name = component.code, component.name
        yield NamedCell(code, "ratio", name, component.ratio)
        if isinstance(component.prior_ratio, Known):
            yield NamedCell(code, "prior", f"{name}, {before}", component.prior_ratio)


def _measure_cells(office_year: OfficeYear, assessment: Assessment) -> Iterator[NamedCell]:
    results = {component.code: component for component in assessment.components}
    seen: set[str] = set()
    for component in office_year.components:
        result = results[component.code]
        pairs = ((component.numerator, result.numerator), (component.denominator, result.denominator))
        for measure, cell in pairs:
            if measure.code not in seen:
                seen.add(measure.code)
                yield NamedCell(measure.code, "count", measure.name, cell)


def _survey_cells(assessment: Assessment) -> Iterator[NamedCell]:
    for survey in assessment.surveys:
        role = f"index {survey.period}"
        yield NamedCell(survey.id, role, f"Nilai survei {survey.unit}, {survey.period.label}", survey.index)
        for element in survey.elements:
            title = f"{element.name}, {survey.period.label}"
            yield NamedCell(f"{survey.id}.{element.code}", role, title, element.index)


def _node_cells(node: NodeResult) -> Iterator[NamedCell]:
    yield NamedCell(node.id, "mean_achievement", f"Rata-rata capaian {node.name}", node.mean_achievement)
    money = node.money
    if money is not None:
        yield NamedCell(node.id, "budget", f"Pagu {node.name}", money.revised)
        yield NamedCell(node.id, "spent", f"Realisasi anggaran {node.name}", money.actual)
        yield NamedCell(node.id, "absorption", f"Serapan {node.name}", money.ratio)
    for item in node.efficiency:
        yield NamedCell(node.id, f"efficiency {item.method.value}", f"Efisiensi {node.name}", item.value)


def _prior_node_cells(node: NodeResult, assessment: Assessment) -> Iterator[NamedCell]:
    """What the year before spent, and what it says of each output."""
    money = assessment.prior_money.get(node.id)
    if money is not None:
        year = money.period.label
        yield NamedCell(node.id, "prior_budget", f"Pagu {node.name}, {year}", money.revised)
        yield NamedCell(node.id, "prior_spent", f"Realisasi anggaran {node.name}, {year}", money.actual)
    for output in node.outputs:
        if output.prior is not None:
            title = f"{output.name}, {output.prior.period.label}"
            yield NamedCell(node.id, f"prior {output.name}", title, output.prior.actual)


def _total_cells(assessment: Assessment) -> Iterator[NamedCell]:
    for tier in assessment.tiers:
        title = f"Rata-rata capaian {tier.tier}"
        yield NamedCell(f"rata-rata {tier.tier}", "mean_achievement", title, tier.mean_achievement)
    for resource in assessment.totals:
        if resource.kind == _ALL:
            role = f"absorption {resource.period}"
            yield NamedCell("anggaran", role, f"Serapan {resource.period.label}", resource.ratio)


def links_of(cells: Sequence[NamedCell], assessment: Assessment) -> tuple[CascadeLink, ...]:
    """Return the links up and down of the named indicators, in the order of the plan."""
    codes = {named.name for named in cells}
    return tuple(link for link in assessment.cascade if codes & {link.child, link.parent})


def write_links(cells: Sequence[NamedCell], assessment: Assessment) -> Iterator[str]:
    """Yield a line for each link of the named indicators and for each partner outside the office.

    What no source states is marked `usulan`.
    """
    codes = {named.name for named in cells}
    names = {str(indicator.code): indicator.name for indicator in assessment.indicators}
    for link in links_of(cells, assessment):
        is_below = link.child in codes
        word, other = ("Turunan dari", link.parent) if is_below else ("Diturunkan ke", link.child)
        yield f"{word} {other}, {names.get(other, other)}: {link.words}"
    for cut in assessment.crosscutting:
        if cut.subject in codes:
            yield f"Peran {cut.partner}: {cut.contribution}{PROPOSED_MARK if cut.proposed else ''}"
