"""Traces: every figure leads back to the rows it came from,
under ids that do not depend on the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Context, Decimal, localcontext

import pytest
from tests.factories import counts, difference, office_year, peer, policies, rule_set

from capaian.domain.assessment import Assessment
from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Level
from capaian.domain.policy import Rounding
from capaian.domain.value import Known, TextValue, Trace, Unavailable
from capaian.rules.assess import assess


@pytest.fixture(scope="module")
def result() -> Assessment:
    return assess(office_year(), rule_set())


def values(thing: object) -> Iterator[Known | Unavailable | TextValue]:
    if isinstance(thing, Known | Unavailable | TextValue):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from values(part)
    elif isinstance(thing, dict):
        yield from values(tuple(thing.values()))
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from values(getattr(thing, field.name))


def below(result: Assessment, trace: TraceId) -> Iterator[Trace]:
    found = result.traces[trace]
    yield found
    for part in found.inputs:
        yield from below(result, part)


def test_every_figure_has_a_trace_with_the_same_value(result: Assessment) -> None:
    known = [value for value in values(result) if isinstance(value, Known)]
    assert len(known) > 100
    for value in known:
        assert result.traces[value.trace].value == value.value
        assert result.traces[value.trace].unit == value.unit


def test_every_gap_with_a_trace_says_why(result: Assessment) -> None:
    gaps = [value for value in values(result) if isinstance(value, Unavailable) and value.trace]
    assert gaps
    for gap in gaps:
        assert gap.trace is not None
        assert result.traces[gap.trace].value is None
        assert gap.words in result.traces[gap.trace].text


def test_inputs_come_before_what_rests_on_them(result: Assessment) -> None:
    order = {trace: place for place, trace in enumerate(result.traces)}
    for trace in result.traces.values():
        assert all(order[part] < order[trace.id] for part in trace.inputs)


def test_leaves_have_a_source_and_steps_a_formula(result: Assessment) -> None:
    for trace in result.traces.values():
        if trace.value is not None:
            assert bool(trace.source) != bool(trace.formula), trace
            assert not (trace.source and trace.inputs), trace


def test_the_way_back_to_the_rows(result: Assessment) -> None:
    actual = result.indicators[1].current.actual
    assert isinstance(actual, Known)
    leaves = [t.source for t in below(result, actual.trace) if t.source]
    assert {leaf.file for leaf in leaves} == {"counts.csv"}
    assert {leaf.row for leaf in leaves} == {10, 11, 12}
    first = leaves[0]
    assert (first.source, first.title) == ("agregat", "Data agregat semester II")
    assert first.cut_off is not None
    assert first.sha256 == "ab" * 32


def test_negative_figures_stand_in_parentheses() -> None:
    rows = counts("ktp", [-5, 1, 1], [100, 200, 300])
    found = assess(office_year(counts=rows), rule_set())
    numerator = found.components[0].numerator
    assert isinstance(numerator, Known)
    assert found.traces[numerator.trace].working == "(−5) + 1 + 1"


def test_ids_do_not_depend_on_which_values_are_there(result: Assessment) -> None:
    rows = counts("ktp", [None, 180, 270], [100, 200, 300]) + counts("akta", [0, 5, 3], [0, 5, 5])
    other = assess(office_year(counts=rows), rule_set())
    assert list(other.traces) == list(result.traces)
    assert [t.subject for t in other.traces.values()] == [
        t.subject for t in result.traces.values()
    ]


def test_the_same_twice(result: Assessment) -> None:
    assert assess(office_year(), rule_set()) == result


def test_the_callers_arithmetic_does_not_matter(result: Assessment) -> None:
    with localcontext(Context(prec=3)):
        assert assess(office_year(), rule_set()) == result


@pytest.mark.parametrize("rounding", list(Rounding))
def test_printed_figures_are_what_a_reader_with_a_calculator_gets(rounding: Rounding) -> None:
    rows = counts("ktp", [1, 0, 0], [7, 0, 0]) + counts("akta", [3, 0, 0], [7, 0, 0])
    found = assess(office_year(counts=rows, policies=policies(rounding=rounding)), rule_set())
    ratios = [component.ratio for component in found.components]
    actual = found.indicators[1].current.actual
    assert isinstance(actual, Known)
    shown = sum((Decimal(r.display.replace(",", ".")) for r in ratios), Decimal(0)) / 2
    expected = f"{shown.quantize(Decimal('0.01'), 'ROUND_HALF_UP'):f}".replace(".", ",")
    assert (actual.display == expected) is (rounding is Rounding.PRINTED)


def test_declared_contradictions_go_along_as_warnings() -> None:
    peers = (peer("99.02", 120, 100),)
    declared = (difference("part_larger_than_whole:peer:ktp:99.02:2023"),)
    (only,) = assess(office_year(peers=peers, differences=declared), rule_set()).issues
    assert (only.level, only.code) == (Level.WARNING, "part_larger_than_whole")


def test_errors_are_for_those_who_call_validate() -> None:
    assert assess(office_year(peers=(peer("99.02", 120, 100),)), rule_set()).issues == ()
