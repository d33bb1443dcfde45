"""Whether sub-activities say what they yield: a target and a result of all that measures each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from capaian.domain.assessment import Assessment, NodeResult
from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import CellValue, Unavailable
from capaian.domain.work import NodeKind, WorkNode
from capaian.rules.facts import group


@dataclass(frozen=True, slots=True)
class Yielding:
    """How many sub-activities lack something of what they yield."""

    count: int
    """Sub-activities."""
    untargeted: int
    """Those without an output, or with one that has no target."""
    unreported: int
    """Those without an output, or with one that has no result."""


def find_yielding(office_year: OfficeYear, assessment: Assessment) -> Yielding:
    """Return how many sub-activities have no target or result of their indicators, else of their outputs."""
    results = {node.id: node for node in assessment.nodes}
    cells = {each.code: (each.current.target, each.current.actual) for each in assessment.indicators}
    found = [[*_lines(node, results, cells)] for node in _subactivities(office_year)]
    return Yielding(
        len(found),
        sum(not lines or any(isinstance(target, Unavailable) for target, _ in lines) for lines in found),
        sum(not lines or any(isinstance(actual, Unavailable) for _, actual in lines) for lines in found),
    )


def count_targeted(office_year: OfficeYear) -> tuple[int, int]:
    """Return how many sub-activities have a target for all that measures them, and how many there are."""
    planned = {each.code for each in office_year.indicators if office_year.year in each.plan_targets}
    planned |= {line.indicator for each in office_year.agreements_of_year for line in each.targets}
    rows = [row for row in office_year.outputs if row.period.year == office_year.year and not row.indicator]
    outputs = group(rows, lambda row: (row.node, row.name))
    targeted: dict[NodeId | None, list[bool]] = {}
    for (node, _), own in outputs.items():
        targeted.setdefault(node, []).append(any(row.target is not None for row in own))
    nodes = _subactivities(office_year)
    told = [
        [code in planned for code in node.indicators] if node.indicators else targeted.get(node.id, [])
        for node in nodes
    ]
    return sum(bool(own) and all(own) for own in told), len(nodes)


def _subactivities(office_year: OfficeYear) -> Sequence[WorkNode]:
    return [node for node in office_year.nodes if node.kind is NodeKind.SUBACTIVITY]


def _lines(
    node: WorkNode,
    results: Mapping[NodeId, NodeResult],
    cells: Mapping[IndicatorCode, tuple[CellValue, CellValue]],
) -> Iterator[tuple[CellValue, CellValue]]:
    """Yield target and result of each thing that measures a node."""
    if node.indicators:
        yield from (cells[code] for code in node.indicators if code in cells)
    elif node.id in results:
        yield from ((output.target, output.actual) for output in results[node.id].outputs)
