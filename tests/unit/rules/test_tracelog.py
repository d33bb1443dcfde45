"""The record of steps: every figure has one, in an order that does not depend on data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from capaian.domain.identifiers import SourceId, TraceId
from capaian.domain.value import (
    PERCENT,
    Known,
    Reason,
    Result,
    SourceReference,
    TextValue,
    Unavailable,
    Unit,
)
from capaian.rules.tracelog import TraceLog, Working, describe_gap

PEOPLE = Unit("orang")
SOURCE = SourceReference(
    "counts.csv", 12, SourceId("dkb"), "DKB Semester II", date(2023, 12, 31), "ab" * 32
)


def leaf(log: TraceLog, value: str = "12278") -> Known:
    return log.leaf("Perekaman", Decimal(value), PEOPLE, 0, SOURCE)


def test_a_leaf_keeps_its_source() -> None:
    log = TraceLog()
    known = leaf(log)
    trace = log[known.trace]
    assert known == Known(Decimal(12278), PEOPLE, TraceId("t1"), 0)
    assert (trace.subject, trace.value, trace.unit, trace.source) == (
        "Perekaman",
        Decimal(12278),
        PEOPLE,
        SOURCE,
    )
    assert (trace.formula, trace.working, trace.inputs, trace.text) == ("", "", (), "")


def test_a_leaf_of_the_law_has_no_source_in_the_dossier() -> None:
    log = TraceLog()
    assert log[log.leaf("Target nasional", Decimal("99.4"), PERCENT, 2, None).trace].source is None


def test_an_absent_figure_has_a_trace_with_its_place() -> None:
    log = TraceLog()
    gap = log.absent(
        "Perekaman", Unavailable(Reason.NOT_REPORTED, ("ktp.holders",)), PEOPLE, SOURCE
    )
    assert gap.trace is not None
    trace = log[gap.trace]
    assert (trace.value, trace.text, trace.source) == (
        None,
        "belum dilaporkan: ktp.holders",
        SOURCE,
    )


def test_a_step_keeps_how_it_was_done() -> None:
    log = TraceLog()
    first, second = leaf(log), leaf(log, "12336")
    working = Working(
        "100 × a ÷ b", "100 × 12.278 ÷ 12.336", (first.trace, second.trace), "rounding: printed"
    )
    result = log.step("Cakupan", Decimal("99.53"), PERCENT, 2, working)
    assert result == Known(Decimal("99.53"), PERCENT, TraceId("t3"), 2)
    trace = log[TraceId("t3")]
    assert (trace.formula, trace.working) == (working.formula, working.figures)
    assert (trace.inputs, trace.policy) == (working.inputs, "rounding: printed")
    assert (trace.text, trace.source) == ("", None)


@pytest.mark.parametrize(
    ("outcome", "text"),
    [
        (Reason.NO_EVENTS, "tidak ada peristiwa"),
        (Unavailable(Reason.MISSING_INPUT, ("ktp", "kia")), "masukan belum lengkap: ktp, kia"),
        (
            Unavailable(Reason.NOT_APPLICABLE, note="hanya untuk kecamatan"),
            "hanya untuk kecamatan",
        ),
    ],
)
def test_a_step_without_figure_says_why(outcome: Reason | Unavailable, text: str) -> None:
    log = TraceLog()
    result = log.step("Cakupan", outcome, PERCENT, 2, Working())
    assert isinstance(result, Unavailable)
    assert result.trace == "t1"
    assert (log[TraceId("t1")].value, log[TraceId("t1")].text) == (None, text)


def test_a_gap_keeps_what_is_missing() -> None:
    gap = Unavailable(Reason.MISSING_INPUT, ("ktp",), "catatan")
    result = TraceLog().step("Cakupan", gap, PERCENT, 2, Working())
    assert isinstance(result, Unavailable)
    assert (result.reason, result.missing, result.note) == (gap.reason, gap.missing, gap.note)


def test_the_trace_of_a_gap_does_not_count_in_comparisons() -> None:
    assert Unavailable(Reason.NO_EVENTS, trace=TraceId("t1")) == Unavailable(Reason.NO_EVENTS)


@pytest.mark.parametrize("met", [True, False, None])
def test_a_value_in_words_is_kept_as_words(met: bool | None) -> None:
    log = TraceLog()
    stated = log.stated("PKS KIA", "3 (Tiga) mitra", met, SOURCE)
    assert stated == TextValue("3 (Tiga) mitra", TraceId("t1"), met)
    trace = log[stated.trace]
    assert (trace.value, trace.text, trace.source) == (None, "3 (Tiga) mitra", SOURCE)


def test_ids_count_up_over_all_kinds_of_steps() -> None:
    log = TraceLog()
    results: list[Result | TextValue] = [
        leaf(log),
        log.absent("b", Unavailable(Reason.NO_TARGET), PEOPLE, None),
        log.stated("c", "Sudah", True, None),
        log.step("d", Decimal(1), PERCENT, 2, Working()),
        log.step("e", Reason.NO_EVENTS, PERCENT, 2, Working()),
    ]
    assert [result.trace for result in results] == ["t1", "t2", "t3", "t4", "t5"]
    assert list(log.freeze()) == ["t1", "t2", "t3", "t4", "t5"]


def test_a_step_rests_on_recorded_steps_only() -> None:
    with pytest.raises(ValueError, match="t7"):
        TraceLog().step("a", Decimal(1), PERCENT, 2, Working(inputs=(TraceId("t7"),)))


def test_a_step_never_rests_on_itself() -> None:
    with pytest.raises(ValueError, match="t1"):
        TraceLog().step("a", Decimal(1), PERCENT, 2, Working(inputs=(TraceId("t1"),)))


def test_a_refused_step_leaves_nothing_behind() -> None:
    log = TraceLog()
    with pytest.raises(ValueError, match="t7"):
        log.step("a", Decimal(1), PERCENT, 2, Working(inputs=(TraceId("t7"),)))
    assert leaf(log).trace == "t1"


def test_an_input_used_twice_is_listed_once() -> None:
    log = TraceLog()
    first, second = leaf(log).trace, leaf(log).trace
    result = log.step("a", Decimal(1), PERCENT, 2, Working(inputs=(second, first, second)))
    assert result.trace is not None
    assert log[result.trace].inputs == (second, first)


def test_a_frozen_log_cannot_be_changed() -> None:
    log = TraceLog()
    frozen = log.freeze()
    leaf(log)
    assert len(frozen) == 0
    with pytest.raises(TypeError):
        frozen[TraceId("t9")] = log[TraceId("t1")]


def test_an_unknown_trace_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        TraceLog()[TraceId("t1")]


def test_a_gap_without_names_is_its_reason() -> None:
    assert describe_gap(Unavailable(Reason.NO_EVENTS)) == "tidak ada peristiwa"
