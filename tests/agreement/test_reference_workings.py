"""A reader with a calculator gets the same: every step of Balangan's assessment,
worked out from its text.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from tests.agreement.reference import half_up, same
from tests.agreement.reference_calculator import UnreadableError, figures_in, work_out
from tests.every_case import every_case

from capaian.domain.assessment import Assessment
from capaian.domain.numerals import write_decimal
from capaian.domain.value import Reason, Trace
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "balangan-2023"
COUNTING = "banyaknya "
"""How the formula of a step begins whose working lists what was counted."""
ROWS_NAMED = re.compile(r"[A-Za-z]{3}.*;")
"""A working that names the rows of a list."""
MARKS = {reason.mark for reason in Reason}


@cache
def balangan() -> Assessment:
    return assess(load_dossier(EXAMPLE), load_rulebook())


def steps() -> list[Trace]:
    """Steps that yield a figure by arithmetic."""
    computed = [t for t in balangan().traces.values() if t.working and t.value is not None]
    return [
        t
        for t in computed
        if not t.formula.startswith(COUNTING) and not ROWS_NAMED.search(t.working)
    ]


def as_the_trace_says(trace: Trace) -> bool:
    """Work out the text; round it if, and only if, the trace says that the step is printed."""
    assert trace.value is not None
    outcome = work_out(trace.working)
    if "rounding: printed" in trace.policy:
        return half_up(outcome, trace.decimals) == Fraction(trace.value)
    return same(trace.value, outcome)


def test_there_are_steps_of_every_kind() -> None:
    signs = Counter(sign for trace in steps() for sign in "+−×÷(" if sign in trace.working)
    assert len(steps()) > 500
    assert min(signs[sign] for sign in "+−×÷(") > 20


def test_every_step_is_what_a_reader_with_a_calculator_gets() -> None:
    wrong = [(t.subject, t.working, str(t.value)) for t in steps() if not as_the_trace_says(t)]
    assert wrong == []


def test_the_figures_of_a_working_are_those_of_its_inputs() -> None:
    """Nothing is computed with that is not shown, and nothing shown was taken from elsewhere."""
    traces = balangan().traces
    for trace in steps():
        inputs = [traces[part] for part in trace.inputs]
        shown = {write_decimal(abs(i.value), i.decimals) for i in inputs if i.value is not None}
        assert shown <= set(figures_in(trace.working)), trace


def test_a_step_without_figure_shows_what_is_missing_or_divides_by_zero() -> None:
    gaps = [t for t in balangan().traces.values() if t.working and t.value is None]
    assert len(gaps) > 50
    for trace in gaps:
        has_mark = (
            any(mark in trace.working for mark in MARKS - {"–", "x"}) or "– " in trace.working
        )
        if not has_mark:
            with pytest.raises(ZeroDivisionError):
                work_out(trace.working)


def test_a_count_lists_what_it_counts_and_rests_on_all_that_was_looked_at() -> None:
    counted = [t for t in balangan().traces.values() if t.formula.startswith(COUNTING)]
    assert counted
    for trace in counted:
        names = [] if trace.working == "tidak ada" else trace.working.split("; ")
        assert trace.value == len(names) <= len(trace.inputs), trace


def test_traces_rest_on_earlier_traces_only() -> None:
    order = {trace: place for place, trace in enumerate(balangan().traces)}
    for trace in balangan().traces.values():
        assert all(order[part] < order[trace.id] for part in trace.inputs)


def record_at(file: str, row: int) -> str:
    """The line of a table, or the lines of a list entry, as they stand in the dossier."""
    lines = (EXAMPLE / file).read_text(encoding="utf-8").splitlines()
    if file.endswith(".csv"):
        return lines[row - 1]
    indent = len(lines[row - 1]) - len(lines[row - 1].lstrip())
    later = range(row, len(lines))
    end = next((i for i in later if lines[i][: indent + 1].strip()), len(lines))
    return "\n".join(lines[row - 1 : end])


def figures_of(text: str) -> set[Decimal]:
    found = set()
    for word in re.split(r"[\s,\"'{}\[\]:]+", text):
        try:
            found.add(Decimal(word))
        except InvalidOperation:
            continue
    return found


def test_every_leaf_appears_in_the_row_that_it_names() -> None:
    leaves = [
        t for t in balangan().traces.values() if t.source is not None and t.value is not None
    ]
    assert len(leaves) > 300
    for leaf in leaves:
        assert leaf.source is not None
        assert leaf.source.row is not None, leaf
        assert leaf.value in figures_of(record_at(leaf.source.file, leaf.source.row)), leaf


def test_every_leaf_names_a_source_that_the_dossier_lists() -> None:
    known = {str(source.id): source for source in load_dossier(EXAMPLE).sources}
    named = [t.source for t in balangan().traces.values() if t.source and t.source.source]
    assert len(named) > 200
    for leaf in named:
        source = known[str(leaf.source)]
        assert (leaf.title, leaf.cut_off, leaf.sha256) == (
            source.title,
            source.cut_off,
            source.sha256,
        )


@every_case(
    ("working", "outcome"),
    [
        ("100 × 12.278 ÷ 12.336", Fraction(1227800, 12336)),
        ("(1,5 + 2,5) ÷ 2", Fraction(2)),
        ("10 − 2 − 3", Fraction(5)),
        ("100 ÷ 4 ÷ 5", Fraction(5)),
        ("2 + 3 × 4", Fraction(14)),
        ("(−5) + 1", Fraction(-4)),
        ("−5 + 1", Fraction(-4)),
        ("100 − 100 × |45 − 50| ÷ 50", Fraction(90)),
        ("100 × [(1 − 1 ÷ 2)] ÷ 1", Fraction(50)),
        ("(90 + 80) ÷ 2 (tanpa akta: tidak ada peristiwa)", Fraction(85)),
    ],
)
def test_the_calculator_itself(working: str, outcome: Fraction) -> None:
    assert work_out(working) == outcome


@pytest.mark.parametrize("working", ["", "1 +", "1 2", "(1", "(1]", "t.t. + 1", "+ 1", "1 × …"])
def test_the_calculator_refuses_what_it_cannot_type_in(working: str) -> None:
    with pytest.raises(UnreadableError):
        work_out(working)
