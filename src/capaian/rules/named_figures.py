"""The figures of an assessment by the names that people call them by,
and their links to others in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from capaian.domain.assessment import Assessment, NodeResult
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import PROPOSED_MARK, CascadeLink
from capaian.domain.value import CellValue, Known
from capaian.rules.facts import fold


@dataclass(frozen=True)
class NamedFigure:
    """A figure, the name that asks for it, and what it is of the named thing."""

    name: str
    role: str
    """`actual`, `achievement`, `ratio` …: stable, for programs."""
    title: str
    """What it is, in Indonesian, for where there is no trace that says so."""
    cell: CellValue


def all_figures(office_year: OfficeYear, assessment: Assessment) -> tuple[NamedFigure, ...]:
    """Return the figures of all indicators, components, measures, surveys, nodes, tiers,
    and of all money.
    """
    return (
        *_indicator_figures(assessment),
        *_component_figures(office_year, assessment),
        *_survey_figures(assessment),
        *(figure for node in assessment.nodes for figure in _node_figures(node, assessment)),
        *_total_figures(assessment),
    )


def select_figures(
    figures: Sequence[NamedFigure], assessment: Assessment, name: str
) -> tuple[NamedFigure, ...]:
    """Return the figures of one name: a code, a symbol such as `IKU 2`,
    or the budget's code of a node.

    A name that is spelled like a code goes first.
    """
    wanted = fold(name)
    if all(fold(figure.name) != wanted for figure in figures):
        symbols = {
            fold(node.code): fold(node.id) for node in reversed(assessment.nodes) if node.code
        }
        symbols |= {
            fold(item.symbol): fold(item.code) for item in assessment.components if item.symbol
        }
        symbols |= {
            fold(item.symbol): fold(item.code) for item in assessment.indicators if item.symbol
        }
        wanted = symbols.get(wanted, wanted)
    return tuple(figure for figure in figures if fold(figure.name) == wanted)


def _indicator_figures(assessment: Assessment) -> Iterator[NamedFigure]:
    for indicator in assessment.indicators:
        code, current, prior = indicator.code, indicator.current, indicator.prior
        yield NamedFigure(code, "actual", f"Realisasi {indicator.name}", current.actual)
        yield NamedFigure(code, "achievement", f"Capaian {indicator.name}", current.achievement)
        if prior is not None and isinstance(prior.actual, Known):
            yield NamedFigure(
                code, "prior", f"{indicator.name}, {prior.period.label}", prior.actual
            )


def _component_figures(office_year: OfficeYear, assessment: Assessment) -> Iterator[NamedFigure]:
    """Yield the ratios of components, then each count once, however many components use it."""
    before = assessment.as_of.previous_year().label
    for component in assessment.components:
        yield NamedFigure(component.code, "ratio", component.name, component.ratio)
        if isinstance(component.prior_ratio, Known):
            title = f"{component.name}, {before}"
            yield NamedFigure(component.code, "prior", title, component.prior_ratio)
    results = {component.code: component for component in assessment.components}
    counts: dict[str, NamedFigure] = {}
    for declared in office_year.components:
        result = results[declared.code]
        pairs = (
            (declared.numerator, result.numerator),
            (declared.denominator, result.denominator),
        )
        for measure, cell in pairs:
            counts.setdefault(measure.code, NamedFigure(measure.code, "count", measure.name, cell))
    yield from counts.values()


def _survey_figures(assessment: Assessment) -> Iterator[NamedFigure]:
    for survey in assessment.surveys:
        role, when = f"index {survey.period}", survey.period.label
        yield NamedFigure(survey.id, role, f"Nilai survei {survey.unit}, {when}", survey.index)
        for element in survey.elements:
            yield NamedFigure(
                f"{survey.id}.{element.code}", role, f"{element.name}, {when}", element.index
            )


def _node_figures(node: NodeResult, assessment: Assessment) -> Iterator[NamedFigure]:
    """Yield what a node achieved and spent,
    and what the year before spent and says of each output.
    """
    name = node.name
    yield NamedFigure(
        node.id, "mean_achievement", f"Rata-rata capaian {name}", node.mean_achievement
    )
    if (money := node.money) is not None:
        yield NamedFigure(node.id, "budget", f"Pagu {name}", money.revised)
        yield NamedFigure(node.id, "spent", f"Realisasi anggaran {name}", money.actual)
        yield NamedFigure(node.id, "absorption", f"Serapan {name}", money.ratio)
    for item in node.efficiency:
        yield NamedFigure(
            node.id, f"efficiency {item.method.value}", f"Efisiensi {name}", item.value
        )
    if (before := assessment.prior_money.get(node.id)) is not None:
        year = before.period.label
        yield NamedFigure(node.id, "prior_budget", f"Pagu {name}, {year}", before.revised)
        yield NamedFigure(
            node.id, "prior_spent", f"Realisasi anggaran {name}, {year}", before.actual
        )
    for output in node.outputs:
        if output.prior is not None:
            title = f"{output.name}, {output.prior.period.label}"
            yield NamedFigure(node.id, f"prior {output.name}", title, output.prior.actual)


def _total_figures(assessment: Assessment) -> Iterator[NamedFigure]:
    for tier in assessment.tiers:
        title = f"Rata-rata capaian {tier.tier}"
        yield NamedFigure(
            f"rata-rata {tier.tier}", "mean_achievement", title, tier.mean_achievement
        )
    for resource in assessment.totals:
        if resource.kind == "all":
            role = f"absorption {resource.period}"
            yield NamedFigure("anggaran", role, f"Serapan {resource.period.label}", resource.ratio)


def links_of(figures: Sequence[NamedFigure], assessment: Assessment) -> tuple[CascadeLink, ...]:
    """Return the links up and down of the named indicators, in the order of the plan."""
    codes = {figure.name for figure in figures}
    return tuple(link for link in assessment.cascade if codes & {link.child, link.parent})


def write_links(figures: Sequence[NamedFigure], assessment: Assessment) -> Iterator[str]:
    """Yield a line for each link of the named indicators and for each partner outside the office.

    What no source states is marked `usulan`.
    """
    codes = {figure.name for figure in figures}
    names = {str(indicator.code): indicator.name for indicator in assessment.indicators}
    for link in links_of(figures, assessment):
        is_below = link.child in codes
        word, other = ("Turunan dari", link.parent) if is_below else ("Diturunkan ke", link.child)
        yield f"{word} {other}, {names.get(other, other)}: {link.words}"
    for cut in assessment.crosscutting:
        if cut.subject in codes:
            yield f"Peran {cut.partner}: {cut.contribution}{PROPOSED_MARK if cut.proposed else ''}"
