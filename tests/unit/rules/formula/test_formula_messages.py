"""What people write instead of formulas, and what they are told: what, where, why,
what to write.
"""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.transcripts import check_transcript

from capaian.domain.errors import CapaianError
from capaian.domain.issue import Level, Place
from capaian.rules.formula.issues import FormulaError, FormulaIssue, FormulaProblem
from capaian.rules.formula.parse import parse


def refused(text: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    return caught.value


def answer(written: str) -> Iterator[str]:
    """Yield problem, place, sentence and remedy; the text is written as Python has it."""
    text = literal_eval(written)
    issue = refused(text).issue
    assert 1 <= issue.column <= len(text)
    assert issue.message.endswith(".")
    assert issue.remedy.endswith((".", "?"))
    yield f"{issue.problem}: {issue}"


def test_a_habit_is_answered_with_problem_place_sentence_and_remedy(golden: Golden) -> None:
    check_transcript(golden, Path(__file__).with_name("messages.txt"), answer)


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_an_empty_text_is_no_formula(text: str) -> None:
    issue = refused(text).issue
    assert (issue.problem, issue.column) == (FormulaProblem.EMPTY, 1)
    assert "mean(ktp, kia)" in issue.remedy


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a" * 501, "501 huruf, paling banyak 500"),
        ("(" * 21 + "a" + ")" * 21, "lebih dari 20"),
        ("+".join("a" * 200), "201 bagian, paling banyak 200"),
        ("9" * 21, "lebih panjang dari 20 angka"),
    ],
    ids=["length", "depth", "parts", "digits"],
)
def test_a_limit_is_named_in_its_message(text: str, words: str) -> None:
    assert words in refused(text).message


def test_a_formula_error_is_for_the_user_to_mend() -> None:
    error = refused("a +")
    assert isinstance(error, CapaianError)
    assert (error.code, error.exit_code) == ("formula", 10)
    assert error.message == str(error.issue)


def test_an_issue_of_a_formula_becomes_an_issue_of_its_file() -> None:
    issue = refused("a + + b").issue.at(
        Place("plan.yaml", 12, "indicators.iku-2.formula"), "a + + b"
    )
    assert issue.level is Level.ERROR
    assert issue.code == "formula_syntax"
    assert issue.value == "a + + b"
    assert issue.message == "Rumus, huruf ke-5: Dua tanda hitung berurutan: “+” lalu “+”."
    assert str(issue).startswith("plan.yaml, baris 12, kolom indicators.iku-2.formula: Rumus")


def test_an_issue_without_remedy_ends_with_its_sentence() -> None:
    assert str(FormulaIssue(FormulaProblem.SYNTAX, "Salah.", 3)) == "Kolom 3: Salah."


def test_an_error_hides_the_parser_from_the_user() -> None:
    error = refused("a $ b")
    assert error.__suppress_context__
    assert "Unexpected" not in str(error)
