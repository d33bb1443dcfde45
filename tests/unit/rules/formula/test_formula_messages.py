"""What people write instead of formulas, and what they are told: what, where, why, what to write."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Golden

from capaian.domain.errors import CapaianError
from capaian.domain.issue import Level, Place
from capaian.rules.formula.issues import FormulaError, FormulaIssue, FormulaProblem
from capaian.rules.formula.parse import parse

NUMBERS = [
    '67,5', 'a * 67,5', 'mean(67,5)', '1.234,5', '1,000,000', '1.234.567', '.5', 'a + .5', '1e5', '2E+3',
    '123456789012345678901',
]  # fmt: skip

FOREIGN_SIGNS = [
    '100 × a', 'a · b', 'a ÷ b', 'a − b', 'a – b', 'a ≥ 80', 'a ≤ 80', 'a ≠ b', 'a != b', '80%', '“a”',
    "'a'", '"a"', '`a`', 'Rp5000', 'Rp. 5000', 'a\xa0+ b', 'a +\u200b b', 'a;b', 'mean(a; b)', '{a}',
    'IKU-2 * 2', 'ktp.Holders', 'a # b', 'a @ b', 'a & b', 'a | b', '~a', 'a\\b', 'a?', '$a', 'é', '日',
    'a\x00b',
]  # fmt: skip

HABITS = [
    '=a + b', '+a', 'a ** 2', 'a ^ 2', 'a x b', '2 kali b', 'a dibagi b', 'a bagi b', 'a per b',
    'a ditambah b', 'a tambah b', 'a dikurangi b', 'a kurang b', 'a : b',
]  # fmt: skip

PLACES = [
    '()', 'a + ()', 'a)', '(a', '((a)', 'mean(a, b', 'a[area=63.11', 'mean(a,)', 'mean(a,, b)', 'a +',
    'a / ', 'a -', '(', 'a + * b', 'a - / b', '--a', 'mean(a +)', '* a', '/ a', 'a b', '2 a', '2ktp', 'a 2',
    '2(a)', '(a)(b)', '(a) b', 'a, b', 'a..b', 'a.b.', '1.', 'mean(,a)', '_a', ')', ']',
]  # fmt: skip

FUNCTIONS = [
    'mean()', 'index()', 'avg(a)', 'rata-rata(a, b)', 'jumlah(a)', 'ikm(skm)', 'maen(a)', 'foo(a)',
    'ktp(100)', 'count(cooperation.kia.sign)', 'count(cooperation.signed)', 'credits(ktp)', 'mean(a: 2)',
    'sum(a >= 2)', 'wmean(a, b: 1)', 'wmean(a: b)', 'wmean(a: -1)', 'wmean(a:)', 'wmean(a: 0, b: 0)',
    'index(1)', 'index(a, b)', 'index(a + b)', 'share(a)', 'count(programs.achievement)',
    'share(programs.achievement >= 80, a)', 'share(a + 2 > 3)', 'share(2 > 1)',
    'share(programs.achievment >= 80)', 'share(ktp >= 80)', 'share(indicators.absorption >= 1)',
]  # fmt: skip

CONDITIONS = [
    'a >= 80', 'a = 80', 'share(programs.achievement => 80)', 'share(programs.achievement =< 80)',
    'share(programs.achievement == 80)', 'share(programs.achievement <> 80)',
    'share(programs.achievement >= 80%)', 'share(programs.achievement >= b)',
    'share(programs.achievement >= )', 'share(programs.achievement > 1 < 2)',
]  # fmt: skip

SELECTORS = [
    'a[area]', 'a[area=]', 'a[]', 'a[region=1]', 'a[aera=63.11]', 'a[period=2023-Q5]', 'a[period=23]',
    'a[period=2023, period=2022]', '(a)[area=1]', '2[area=1]', '[area=1]', 'a[area>1]',
]  # fmt: skip

TEXTS = [*NUMBERS, *FOREIGN_SIGNS, *HABITS, *PLACES, *FUNCTIONS, *CONDITIONS, *SELECTORS]


def refused(text: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    return caught.value


def test_a_habit_is_answered_with_problem_place_sentence_and_remedy(golden: Golden) -> None:
    lines = [f"{text!a}\n    {(issue := refused(text).issue).problem}: {issue}" for text in TEXTS]
    golden.check("\n".join(lines) + "\n", Path(__file__).parent / "messages.txt")


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


def test_every_message_has_place_sentence_and_remedy() -> None:
    for text in TEXTS:
        issue = refused(text).issue
        assert 1 <= issue.column <= len(text)
        assert issue.message.endswith(".")
        assert issue.remedy.endswith((".", "?"))


def test_a_formula_error_is_for_the_user_to_mend() -> None:
    error = refused("a +")
    assert isinstance(error, CapaianError)
    assert (error.code, error.exit_code) == ("formula", 10)
    assert error.message == str(error.issue)


def test_an_issue_of_a_formula_becomes_an_issue_of_its_file() -> None:
    issue = refused("a + + b").issue.at(Place("plan.yaml", 12, "indicators.iku-2.formula"), "a + + b")
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
