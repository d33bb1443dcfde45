"""The contract `capaian/assessment/1`, key by key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

import pytest
from tests.factories import office_year, rule_set

from capaian.domain.assessment import Assessment
from capaian.domain.exchange import Plain, assessment_to_plain, cell_to_plain, issue_to_plain
from capaian.domain.identifiers import IndicatorCode, TraceId
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.plan import CascadeKind, CascadeLink, CrossCut
from capaian.domain.value import PERCENT, Known, Reason, TextValue, Unavailable
from capaian.rules.assess import assess

KEYS = {
    "nodes": {
        "id",
        "kind",
        "code",
        "name",
        "parent",
        "owner",
        "tier",
        "mean_achievement",
        "band",
        "inputs",
        "efficiency",
    },
    "indicators": {
        "id",
        "code",
        "name",
        "node",
        "tier",
        "unit",
        "value_type",
        "periods",
        "prior",
        "plan_end",
        "references",
    },
    "cascade": {"child", "parent", "kind", "proposed", "words", "note"},
    "crosscutting": {"subject", "partner", "contribution", "proposed"},
    "components": {"code", "name", "numerator", "denominator", "ratio", "areas"},
    "tiers": {"tier", "mean_achievement", "band"},
    "surveys": {"id", "unit", "period", "scale", "weight", "elements", "index", "class", "n"},
}
PERIOD_KEYS = {"period", "target", "actual", "achievement", "band", "status", "comparable"}
TRACE_KEYS = {"subject", "value", "formula", "working", "inputs", "policy", "source"}


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    ik, iku, where = IndicatorCode("ik-3"), IndicatorCode("iku-2"), Place("plan.yaml", 9)
    link = CascadeLink(ik, iku, CascadeKind.COMPONENT, True, "pohon kinerja", where)
    cut = CrossCut(iku, "Kementerian Agama", "Isbat nikah", False, where)
    return assess(office_year(cascade=(link,), crosscutting=(cut,)), rule_set())


@pytest.fixture(scope="module")
def document(assessment: Assessment) -> dict[str, Plain]:
    return assessment_to_plain(assessment)


def items(document: dict[str, Plain], part: str) -> list[dict[str, Plain]]:
    found = document[part]
    assert isinstance(found, list)
    assert found, part
    return found


def cells(node: Plain) -> Iterator[dict[str, Plain]]:
    """All objects below a node."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from cells(value)
    if isinstance(node, list):
        for value in node:
            yield from cells(value)


def test_the_head_says_what_when_and_whose(document: dict[str, Plain]) -> None:
    assert document["schema"] == "capaian/assessment/1"
    assert document["year"] == office_year().year
    assert document["as_of"] == str(office_year().year)
    assert list(document)[:5] == ["schema", "office", "year", "as_of", "policy"]


@pytest.mark.parametrize("part", KEYS)
def test_each_part_has_the_keys_of_the_contract(document: dict[str, Plain], part: str) -> None:
    for item in items(document, part):
        assert set(item) == KEYS[part]


def test_periods_have_the_keys_of_the_contract(document: dict[str, Plain]) -> None:
    for indicator in items(document, "indicators"):
        periods = indicator["periods"]
        assert isinstance(periods, list)
        for period in periods:
            assert isinstance(period, dict)
            assert set(period) == PERIOD_KEYS


def test_every_figure_leads_to_a_trace(document: dict[str, Plain]) -> None:
    traces = document["traces"]
    assert isinstance(traces, dict)
    figures = [cell for part in KEYS for cell in cells(document[part]) if "display" in cell]
    assert figures
    assert all(figure["trace"] in traces for figure in figures)


def test_every_trace_names_only_traces_that_exist(document: dict[str, Plain]) -> None:
    traces = document["traces"]
    assert isinstance(traces, dict)
    for trace in traces.values():
        assert isinstance(trace, dict)
        assert set(trace) == TRACE_KEYS
        assert isinstance(trace["inputs"], list)
        assert set(map(str, trace["inputs"])) <= set(traces)


def test_nothing_in_it_is_a_float(document: dict[str, Plain]) -> None:
    text = json.dumps(document)
    assert json.loads(text) == document
    assert not any(isinstance(value, float) for cell in cells(document) for value in cell.values())


def test_policies_are_reported_by_their_names(document: dict[str, Plain]) -> None:
    policy = document["policy"]
    assert isinstance(policy, dict)
    assert policy["rounding"] in {"exact", "printed"}
    assert isinstance(policy["zero"], dict)
    assert set(policy["zero"]) == {"both_zero", "zero_target", "zero_target_lower", "no_events"}


def test_a_figure_has_value_display_unit_and_trace() -> None:
    cell = cell_to_plain(Known(Decimal("94.240"), PERCENT, TraceId("t17")))
    assert cell == {"value": "94.24", "display": "94,24", "unit": "percent", "trace": "t17"}


def test_an_absent_figure_has_its_reason() -> None:
    cell = cell_to_plain(Unavailable(Reason.NO_EVENTS))
    assert cell == {"unavailable": "no_events", "reason": "tidak ada peristiwa"}


def test_words_say_whether_they_meet_the_target() -> None:
    cell = cell_to_plain(TextValue("Sudah", TraceId("t2"), met=True))
    assert cell == {"text": "Sudah", "met": True, "trace": "t2"}


def test_an_issue_has_level_code_message_and_place() -> None:
    issue = Issue(Level.WARNING, "kode", "Pesan.", Place("a.csv", 3, "value"), "x", "Perbaiki.")
    assert issue_to_plain(issue) == {
        "level": "warning",
        "code": "kode",
        "message": "Pesan.",
        "remedy": "Perbaiki.",
        "value": "x",
        "place": {"file": "a.csv", "row": 3, "column": "value"},
    }


def test_links_say_in_words_that_they_are_proposed(document: dict[str, Plain]) -> None:
    assert document["cascade"] == [
        {
            "child": "ik-3",
            "parent": "iku-2",
            "kind": "component",
            "proposed": True,
            "words": "komponen rumus (usulan)",
            "note": "pohon kinerja",
        }
    ]
    assert document["crosscutting"] == [
        {
            "subject": "iku-2",
            "partner": "Kementerian Agama",
            "contribution": "Isbat nikah",
            "proposed": False,
        }
    ]
