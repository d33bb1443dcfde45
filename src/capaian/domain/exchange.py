"""An assessment as plain values, by the contract `capaian/assessment/1`.

Commands and interfaces print this; the keys and their meaning are stable. A figure is
`{"value": "94.24", "display": "94,24", "unit": "percent", "trace": "t17"}`, a missing one
`{"unavailable": "no_events", "reason": "tidak ada peristiwa"}`, one in words
`{"text": "Sudah", "met": true}`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, Final

from capaian.domain.assessment import (
    AreaResult,
    Assessment,
    ComponentResult,
    ElementResult,
    IndicatorResult,
    NodeResult,
    PeerRow,
    PeerTable,
    PeriodResult,
    PlanEndComparison,
    PriorComparison,
    ReferenceComparison,
    SurveyResult,
    TierResult,
)
from capaian.domain.issue import Issue, Place
from capaian.domain.numerals import plain
from capaian.domain.period import Period
from capaian.domain.plan import CascadeLink, CrossCut
from capaian.domain.rule_set import Band
from capaian.domain.value import (
    CellValue,
    Correction,
    Known,
    SourceReference,
    StockState,
    TextValue,
    Trace,
    Unavailable,
)

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
"""What JSON can hold, without floats: figures are text."""

SCHEMA = "capaian/assessment/1"
_KEYS: Final[Mapping[type, tuple[str | tuple[str, str], ...]]] = {
    AreaResult: ("code", "name", "numerator", "denominator", "ratio"),
    Assessment: (
        *(
            "year",
            "as_of",
            ("policy", "policies"),
            "nodes",
            "indicators",
            "components",
            "tiers",
            "surveys",
        ),
        *("peers", "totals", "traces", "issues", "cascade", "crosscutting"),
    ),
    CascadeLink: ("child", "parent", "kind", "proposed", "words", "note"),
    ComponentResult: ("code", "name", "numerator", "denominator", "ratio", "areas"),
    Correction: ("closed", "reason", "restatement", "closing"),
    CrossCut: ("subject", "partner", "contribution", "proposed"),
    ElementResult: ("name", "mean", "index", ("class", "letter")),
    IndicatorResult: (
        ("id", "code"),
        *("code", "name", "node", "tier", "unit", "value_type"),
        *("periods", "prior", "plan_end", "references"),
    ),
    Issue: ("level", "code", "message", "remedy", "value", "place"),
    NodeResult: (
        *("id", "kind", "code", "name", "parent", "owner", "tier"),
        *("mean_achievement", "band", "inputs", "efficiency"),
    ),
    PeerRow: ("area", "name", "numerator", "denominator", "ratio", "rank", ("own", "is_own")),
    PeerTable: ("subject", "period", ("rows", "rows_with_total")),
    PeriodResult: ("period", "target", "actual", "achievement", "band", "status", "comparable"),
    Place: ("file", "sheet", "row", "column"),
    PlanEndComparison: ("period", "target", "achievement"),
    PriorComparison: ("period", "actual", "achievement", "change", "trend"),
    ReferenceComparison: ("kind", "target", "value", "achievement", "rank"),
    SourceReference: ("file", "row", "title", "cut_off", "sha256", ("corrected", "correction")),
    SurveyResult: (
        *("id", "unit", "period", "scale", "weight", "elements", "index"),
        *(("class", "letter"), ("n", "answers")),
    ),
    TierResult: ("tier", "mean_achievement", "band"),
    Trace: ("subject", "value", "formula", "working", "inputs", "policy", "source", "state"),
}
"""Keys of the contract in their order, with the field where it is called otherwise;
of others all fields.
"""

_LEFT_OUT_WITHOUT_VALUE: Final = frozenset({"sheet", "corrected", "state"})
"""Keys that came after the first version of the contract: only where there is something to say."""


def assessment_to_plain(assessment: Assessment) -> dict[str, Plain]:
    """Return the whole assessment as plain values in the order of the contract."""
    parts = _by_keys(assessment)
    totals = {"inputs": parts["totals"], "efficiency": _to_plain(assessment.total_efficiency)}
    office = f"{assessment.office} {assessment.regency}"
    return {"schema": SCHEMA, "office": office, **parts, "totals": totals}


def cell_to_plain(cell: CellValue) -> dict[str, Plain]:
    """Return one cell: a figure, a reason, or words."""
    if isinstance(cell, Known):
        return {
            "value": plain(cell.value),
            "display": cell.display,
            "unit": str(cell.unit),
            "trace": str(cell.trace),
        }
    if isinstance(cell, TextValue):
        return {"text": cell.text, "met": cell.met, "trace": str(cell.trace)}
    return {"unavailable": cell.reason.value, "reason": cell.words}


def issue_to_plain(issue: Issue) -> dict[str, Plain]:
    """Return one issue with its place."""
    return _by_keys(issue)


def link_to_plain(link: CascadeLink) -> dict[str, Plain]:
    """Return one link between indicators; its words say `usulan` where no source states it."""
    return _by_keys(link)


def _to_plain(value: object) -> Plain:
    kind: type = type(value)
    return _way_to_plain(kind)(value)


@cache
def _way_to_plain(kind: type) -> Callable[[Any], Plain]:
    """Return how values of a class become plain: asked once for each of the few classes."""
    if issubclass(kind, (Known, Unavailable, TextValue)):
        return cell_to_plain
    if kind in _KEYS:
        return _by_keys
    if issubclass(kind, Enum):
        return lambda value: str(value.value)
    if issubclass(kind, (NoneType, bool, int)):
        return lambda value: value
    if issubclass(kind, (str, Period, StockState)):
        return str
    if issubclass(kind, Decimal):
        return plain
    if issubclass(kind, date):
        return date.isoformat
    if issubclass(kind, Mapping):
        return lambda value: {str(_to_plain(key)): _to_plain(item) for key, item in value.items()}
    if issubclass(kind, tuple):
        return lambda value: [*map(_to_plain, value)]
    return attrgetter("name") if issubclass(kind, Band) else _by_keys


def _by_keys(value: object) -> dict[str, Plain]:
    """Return an object by the keys of its class; the values of its fields in turn."""
    kind: type = type(value)
    return {
        key: _to_plain(shown)
        for key, field in _fields_by_key(kind)
        if (shown := getattr(value, field)) is not None or key not in _LEFT_OUT_WITHOUT_VALUE
    }


@cache
def _fields_by_key(kind: type) -> tuple[tuple[str, str], ...]:
    keys = _KEYS.get(kind) or tuple(field.name for field in fields(kind))
    return tuple((key, key) if isinstance(key, str) else key for key in keys)
