"""The figures of a closed year that later years compare with: rows of history.csv, as they were approved."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from capaian.domain.exchange import Plain
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.closing.worked_out import find_worked_out


@dataclass(frozen=True, slots=True)
class ClosedFigure:
    """What an approved year states of an indicator, a component, or an output of a node."""

    subject: str
    name: str
    """Output of the node; empty for indicators and components."""
    actual: str
    target: str
    achievement: str
    """Only where no target on the same scale says how it came about."""
    scale: str
    """Unit of actual and target."""
    is_worked_out: bool = False
    """Of an output that was reported in parts of the year; years that began with older programs lack it."""


def closed_figures(snapshot: Snapshot) -> tuple[ClosedFigure, ...]:
    """Return every figure of the whole year that was known, each subject once."""
    found = (*_indicators(snapshot), *_components(snapshot), *_outputs(snapshot))
    return tuple({(figure.subject, figure.name): figure for figure in reversed(found)}.values())[::-1]


def blank_figures(snapshot: Snapshot) -> Iterator[ClosedFigure]:
    """Yield what the whole year reported without a value: indicators with a target, and components."""
    for indicator in plain_records(snapshot.assessment.get("indicators")):
        code, unit = str(indicator.get("code")), str(indicator.get("unit"))
        for result in plain_records(indicator.get("periods")):
            target, actual = plain_cell(result.get("target")), plain_cell(result.get("actual"))
            is_blank = "unavailable" in actual and "unavailable" not in target
            if result.get("period") == str(snapshot.year) and is_blank:
                shown = target.get("value", "") if target.get("unit") == unit else ""
                yield ClosedFigure(code, "", "", shown, "", unit)
    for component in plain_records(snapshot.assessment.get("components")):
        if "unavailable" in plain_cell(component.get("ratio")):
            yield ClosedFigure(str(component.get("code")), "", "", "", "", "")


def _indicators(snapshot: Snapshot) -> Iterator[ClosedFigure]:
    for indicator in plain_records(snapshot.assessment.get("indicators")):
        for result in plain_records(indicator.get("periods")):
            actual = plain_cell(result.get("actual"))
            if result.get("period") == str(snapshot.year) and actual.get("value"):
                yield _indicator(str(indicator.get("code")), result, actual)


def _indicator(code: str, result: Mapping[str, Plain], actual: Mapping[str, str]) -> ClosedFigure:
    target = plain_cell(result.get("target"))
    is_same_scale = target.get("unit") == actual["unit"]
    shown = target.get("value", "") if is_same_scale else ""
    achievement = "" if shown else plain_cell(result.get("achievement")).get("value", "")
    return ClosedFigure(code, "", actual["value"], shown, achievement, actual["unit"])


def _components(snapshot: Snapshot) -> Iterator[ClosedFigure]:
    for component in plain_records(snapshot.assessment.get("components")):
        ratio = plain_cell(component.get("ratio"))
        if ratio.get("value"):
            yield ClosedFigure(str(component.get("code")), "", ratio["value"], "", "", ratio["unit"])


def _outputs(snapshot: Snapshot) -> Iterator[ClosedFigure]:
    """Yield outputs of nodes; those of indicators are among the results."""
    for row in csv.DictReader(io.StringIO(snapshot.files.get("outputs.csv", ""))):
        given = {key: value or "" for key, value in row.items() if isinstance(value, str)}
        is_own = bool(given.get("node") and given.get("name")) and not given.get("indicator")
        if is_own and given.get("period") == str(snapshot.year) and given.get("actual"):
            target = given.get("target", "")
            yield ClosedFigure(given["node"], given["name"], given["actual"], target, "", given["unit"])
    for made in find_worked_out(snapshot):
        yield ClosedFigure(made.node, made.name, made.actual, made.target, "", made.unit, is_worked_out=True)


def plain_records(value: Plain) -> Sequence[Mapping[str, Plain]]:
    """Return the records of a list of results; none of what is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def approved_achievements(snapshot: Snapshot) -> Mapping[str, str]:
    """Return the achievements in percent of indicators of the whole year, as they were approved, by code."""
    return {
        str(indicator.get("code")): achievement
        for indicator in plain_records(snapshot.assessment.get("indicators"))
        for result in plain_records(indicator.get("periods"))
        if result.get("period") == str(snapshot.year)
        and (achievement := plain_cell(result.get("achievement")).get("value", ""))
    }


def compared_achievements(snapshot: Snapshot) -> Mapping[str, str]:
    """Return the achievements of the year before, as the closed year compared itself with them, by code."""
    priors = (
        (str(indicator.get("code")), prior)
        for indicator in plain_records(snapshot.assessment.get("indicators"))
        for prior in plain_records([indicator.get("prior")])
        if prior.get("period") == str(snapshot.year - 1)
    )
    cells = {code: plain_cell(prior.get("achievement")) for code, prior in priors}
    return {code: cell["value"] for code, cell in cells.items() if "value" in cell}


def plain_cell(value: Plain) -> dict[str, str]:
    """Return the texts of a cell; none of what is no figure."""
    items = value.items() if isinstance(value, dict) else ()
    return {key: text for key, text in items if isinstance(text, str)}
