"""The words of a trace step in print: compact, and nothing left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.every_case import every_case

from capaian.documents.tree import TraceStep
from capaian.domain.identifiers import TraceId
from capaian.writers.labels import UNFOLDED, source_note, working_line

WORDS = st.text("abc 12÷", max_size=9)


def step(
    formula: str = "", working: str = "", source: str = "", *, repeats: bool = False
) -> TraceStep:
    return TraceStep(TraceId("t"), 0, "Cakupan", formula, working, "99,53", source, repeats)


@every_case(
    ("found", "beside", "below"),
    [
        (step(), "", ""),
        (step("a ÷ b", "1 ÷ 2"), "", "a ÷ b = 1 ÷ 2"),
        (step("banyaknya baris"), "", "banyaknya baris"),
        (step(working="86,95"), "", "86,95"),
        (step("a ÷ b", "1 ÷ 2", "facts.csv baris 2"), "", "a ÷ b = 1 ÷ 2 (facts.csv baris 2)"),
        (step(source="facts.csv baris 2"), "(facts.csv baris 2)", ""),
        (step(source="lihat Jejak 0-1", repeats=True), "(lihat Jejak\u00a00-1)", ""),
        (step(repeats=True), f"({UNFOLDED})", ""),
        (step(source="a.csv", repeats=True), f"(a.csv; {UNFOLDED})", ""),
        (
            step("a ÷ b", source="lihat Jejak 0-1", repeats=True),
            "",
            "a ÷ b (lihat Jejak\u00a00-1)",
        ),
        (step("a ÷ b", repeats=True), f"({UNFOLDED})", "a ÷ b"),
    ],
)
def test_what_is_beside_and_below_the_name(found: TraceStep, beside: str, below: str) -> None:
    assert (source_note(found), working_line(found)) == (beside, below)


@given(WORDS, WORDS, WORDS, st.booleans())
def test_nothing_is_left_out(formula: str, working: str, source: str, repeats: bool) -> None:
    found = step(formula, working, source, repeats=repeats)
    shown = f"{source_note(found)} {working_line(found)}"
    for words in (formula, working, source):
        assert words.strip() in shown
    assert (UNFOLDED in shown) is repeats
