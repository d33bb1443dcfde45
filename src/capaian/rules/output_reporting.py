"""Whether work says what it yields: a target and a result of all that measures each node."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.domain.assessment import Assessment, NodeResult
from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.value import CellValue, Unavailable
from capaian.domain.work import NodeKind, Output, Resource, ResourceInput, WorkNode
from capaian.rules.agreements import agreements_in_force
from capaian.rules.facts import Facts, group
from capaian.rules.spans import combines_by, find_spans

_SUPPORT: Final = "program penunjang"
"""How the nomenclature begins the name of the program that serves no objective of its own."""


@dataclass(frozen=True, slots=True)
class OutputReporting:
    """Which sub-activities lack something of what they yield."""

    count: int
    """Sub-activities."""
    untargeted: tuple[WorkNode, ...]
    """Those without an output, or with one that has no target of the year."""
    unreported: tuple[WorkNode, ...]
    """Those without an output, or with one that has no result of the year."""


def find_output_reporting(office_year: OfficeYear, assessment: Assessment) -> OutputReporting:
    """Return which sub-activities have no target or result of their indicators, else of their outputs."""
    results = {node.id: node for node in assessment.nodes}
    actuals = {each.code: each.current.actual for each in assessment.indicators}
    nodes = subactivities_of(office_year)
    found = [(node, [*_actuals(node, results, actuals)]) for node in nodes]
    unreported = [n for n, own in found if not own or any(isinstance(cell, Unavailable) for cell in own)]
    return OutputReporting(len(nodes), find_nodes_without_target(office_year, nodes), tuple(unreported))


def find_nodes_without_target(office_year: OfficeYear, nodes: Sequence[WorkNode]) -> tuple[WorkNode, ...]:
    """Return the nodes without a target of the whole year for something that measures them, or with nothing.

    It needs no results, so that the same is told before the year and at its end. Targets of quarters are one
    of the year as their results are: of what adds up those of all four, of percentages the last.
    """
    year = Period.year_of(office_year.year)
    planned = {each.code for each in office_year.indicators if office_year.year in each.plan_targets}
    planned |= {line.indicator for paper in agreements_in_force(office_year, year) for line in paper.targets}
    facts = Facts(office_year)

    def is_targeted(node: WorkNode) -> bool:
        if node.indicators:
            return planned.issuperset(node.indicators)
        rows = [row for row in facts.node_outputs.get(node.id, ()) if row.period.year == year.year]
        outputs = group(rows, lambda row: row.name)
        return bool(outputs) and all(_has_target(facts, own, year) for own in outputs.values())

    return tuple(node for node in nodes if not is_targeted(node))


def subactivities_of(office_year: OfficeYear) -> Sequence[WorkNode]:
    """Return the sub-activities of the plan."""
    return [node for node in office_year.nodes if node.kind is NodeKind.SUBACTIVITY]


def core_programs_of(office_year: OfficeYear) -> Sequence[WorkNode]:
    """Return the programs but those that support the office as a whole."""
    programs = (node for node in office_year.nodes if node.kind is NodeKind.PROGRAM)
    return [node for node in programs if not node.name.casefold().startswith(_SUPPORT)]


def _has_target(facts: Facts, rows: Collection[Output], year: Period) -> bool:
    """Say whether the rows of an output make a target of the year; an empty one of the year makes none."""
    targets = {row.period: row.target for row in rows if row.target is not None or row.period != year}
    first = next(iter(rows))
    declared = None if first.node is None else facts.aggregation_of(first.node, first.name)
    spans = find_spans(targets.keys(), combines_by(first.unit, declared), year)
    return bool(spans) and all(targets.get(span) is not None for span in spans)


def _actuals(
    node: WorkNode, results: Mapping[NodeId, NodeResult], actuals: Mapping[IndicatorCode, CellValue]
) -> Iterator[CellValue]:
    """Yield the result of each thing that measures a node."""
    if node.indicators:
        yield from (actuals[code] for code in node.indicators if code in actuals)
    elif node.id in results:
        yield from (output.actual for output in results[node.id].outputs)


def find_funded_nodes(rows: Iterable[ResourceInput]) -> frozenset[NodeId]:
    """Return the nodes of which a row states a budget or what was spent, be it 0.

    Examples:
        >>> find_funded_nodes(())
        frozenset()
    """
    return frozenset(row.node for row in rows if row.resource is Resource.MONEY and row.has_amount)
