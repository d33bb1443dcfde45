"""What people write instead of formulas, and what they are told: what, where, why, what to write."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Golden

from capaian.domain.errors import CapaianError
from capaian.domain.issue import Level, Place
from capaian.rules.formula import FormulaError, FormulaIssue, Problem, parse

Row = tuple[str, Problem, int, str]
FUNCTIONS = "mean, sum, min, max, share, count, credits, wmean, index"

NUMBERS: list[Row] = [
    (
        "67,5",
        Problem.NUMBER_FORM,
        1,
        "Untuk satu angka tulis 67.5; untuk beberapa angka tulis spasi sesudah koma.",
    ),
    (
        "a * 67,5",
        Problem.NUMBER_FORM,
        5,
        "Untuk satu angka tulis 67.5; untuk beberapa angka tulis spasi sesudah koma.",
    ),
    (
        "mean(67,5)",
        Problem.NUMBER_FORM,
        6,
        "Untuk satu angka tulis 67.5; untuk beberapa angka tulis spasi sesudah koma.",
    ),
    (
        "1.234,5",
        Problem.NUMBER_FORM,
        1,
        "Untuk satu angka tulis 1234.5; untuk beberapa angka tulis spasi sesudah koma.",
    ),
    (
        "1,000,000",
        Problem.NUMBER_FORM,
        1,
        "Untuk satu angka tulis 1000000; untuk beberapa angka tulis spasi sesudah koma.",
    ),
    ("1.234.567", Problem.NUMBER_FORM, 6, "Tulis angkanya tanpa pemisah ribuan: 1234567."),
    (".5", Problem.NUMBER_FORM, 1, "Tulis 0.5."),
    ("a + .5", Problem.NUMBER_FORM, 5, "Tulis 0.5."),
    ("1e5", Problem.NUMBER_FORM, 2, "Tulis angkanya lengkap."),
    ("2E+3", Problem.NUMBER_FORM, 2, "Tulis angkanya lengkap."),
    ("123456789012345678901", Problem.NUMBER_TOO_LONG, 1, "Periksa apakah ada angka yang tertulis rangkap."),
]

FOREIGN_SIGNS: list[Row] = [
    ("100 × a", Problem.UNKNOWN_SIGN, 5, "Perkalian ditulis dengan *."),
    ("a · b", Problem.UNKNOWN_SIGN, 3, "Perkalian ditulis dengan *."),
    ("a ÷ b", Problem.UNKNOWN_SIGN, 3, "Pembagian ditulis dengan /."),
    ("a − b", Problem.UNKNOWN_SIGN, 3, "Pengurangan ditulis dengan -, didahului spasi."),
    ("a – b", Problem.UNKNOWN_SIGN, 3, "Pengurangan ditulis dengan -, didahului spasi."),
    ("a ≥ 80", Problem.UNKNOWN_SIGN, 3, "Tulis >=."),
    ("a ≤ 80", Problem.UNKNOWN_SIGN, 3, "Tulis <=."),
    ("a ≠ b", Problem.UNKNOWN_SIGN, 3, "Pakai salah satu dari >=, >, <=, <, atau =."),
    ("a != b", Problem.UNKNOWN_SIGN, 3, "Pakai salah satu dari >=, >, <=, <, atau =."),
    (
        "80%",
        Problem.UNKNOWN_SIGN,
        3,
        "Tulis angkanya saja (80, bukan 80%); perbandingan dijadikan persen dengan 100 *.",
    ),
    ("“a”", Problem.UNKNOWN_SIGN, 1, "Hapus tanda kutipnya."),
    ("'a'", Problem.UNKNOWN_SIGN, 1, "Hapus tanda kutipnya."),
    ('"a"', Problem.UNKNOWN_SIGN, 1, "Hapus tanda kutipnya."),
    ("`a`", Problem.UNKNOWN_SIGN, 1, "Hapus tanda kutipnya."),
    ("Rp5000", Problem.UNKNOWN_SIGN, 1, "Hapus “Rp”; satuannya mengikuti data."),
    ("Rp. 5000", Problem.UNKNOWN_SIGN, 1, "Hapus “Rp.”; satuannya mengikuti data."),
    ("a\xa0+ b", Problem.UNKNOWN_SIGN, 2, "Hapus lalu ketik ulang spasinya."),
    ("a +\u200b b", Problem.UNKNOWN_SIGN, 4, "Hapus lalu ketik ulang spasinya."),
    ("a;b", Problem.UNKNOWN_SIGN, 2, "Isi fungsi dipisahkan dengan koma dan spasi."),
    ("mean(a; b)", Problem.UNKNOWN_SIGN, 7, "Isi fungsi dipisahkan dengan koma dan spasi."),
    ("{a}", Problem.UNKNOWN_SIGN, 1, "Tulis ( dan )."),
    ("IKU-2 * 2", Problem.SYNTAX, 1, "Tulis iku-2."),
    ("ktp.Holders", Problem.SYNTAX, 4, "Tulis ktp.holders."),
    ("a # b", Problem.UNKNOWN_SIGN, 3, "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean()."),
    ("a @ b", Problem.UNKNOWN_SIGN, 3, "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean()."),
    ("a & b", Problem.UNKNOWN_SIGN, 3, "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean()."),
    ("a | b", Problem.UNKNOWN_SIGN, 3, "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean()."),
    ("~a", Problem.UNKNOWN_SIGN, 1, "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean()."),
    ("a\\b", Problem.UNKNOWN_SIGN, 2, "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean()."),
    ("a?", Problem.UNKNOWN_SIGN, 2, "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean()."),
    ("$a", Problem.UNKNOWN_SIGN, 1, "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean()."),
    ("é", Problem.UNKNOWN_SIGN, 1, "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean()."),
    ("日", Problem.UNKNOWN_SIGN, 1, "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean()."),
    ("a\x00b", Problem.UNKNOWN_SIGN, 2, "Yang dipakai: nama, angka, + - * / ( ) dan fungsi seperti mean()."),
]

HABITS: list[Row] = [
    ("=a + b", Problem.SYNTAX, 1, "Hapus tanda = di depan."),
    ("+a", Problem.SYNTAX, 1, "Hapus tanda + di depan."),
    ("a ** 2", Problem.SYNTAX, 4, "Tulis perkaliannya: a * a."),
    ("a ^ 2", Problem.SYNTAX, 3, "Tulis perkaliannya: a * a."),
    ("a x b", Problem.SYNTAX, 3, "Perkalian ditulis dengan *."),
    ("2 kali b", Problem.SYNTAX, 3, "Tulis *."),
    ("a dibagi b", Problem.SYNTAX, 3, "Tulis /."),
    ("a bagi b", Problem.SYNTAX, 3, "Tulis /."),
    ("a per b", Problem.SYNTAX, 3, "Tulis /."),
    ("a ditambah b", Problem.SYNTAX, 3, "Tulis +."),
    ("a tambah b", Problem.SYNTAX, 3, "Tulis +."),
    ("a dikurangi b", Problem.SYNTAX, 3, "Tulis -."),
    ("a kurang b", Problem.SYNTAX, 3, "Tulis -."),
    ("a : b", Problem.SYNTAX, 3, "Untuk pembagian tulis /."),
]

PLACES: list[Row] = [
    ("()", Problem.SYNTAX, 2, "Isi dengan nama atau angka, atau hapus kurungnya."),
    ("a + ()", Problem.SYNTAX, 6, "Isi dengan nama atau angka, atau hapus kurungnya."),
    ("a)", Problem.SYNTAX, 2, "Hapus ) ini atau tambahkan (."),
    ("(a", Problem.SYNTAX, 1, "Tambahkan ) di belakang bagiannya."),
    ("((a)", Problem.SYNTAX, 1, "Tambahkan ) di belakang bagiannya."),
    ("mean(a, b", Problem.SYNTAX, 5, "Tambahkan ) di belakang bagiannya."),
    ("a[area=63.11", Problem.SYNTAX, 2, "Tambahkan ] di belakang bagiannya."),
    ("mean(a,)", Problem.SYNTAX, 8, "Tulis nama berikutnya, atau hapus komanya."),
    ("mean(a,, b)", Problem.SYNTAX, 8, "Tulis nama berikutnya, atau hapus komanya."),
    ("a +", Problem.SYNTAX, 3, "Lengkapi rumusnya, atau hapus “+”."),
    ("a / ", Problem.SYNTAX, 3, "Lengkapi rumusnya, atau hapus “/”."),
    ("a -", Problem.SYNTAX, 3, "Lengkapi rumusnya, atau hapus “-”."),
    ("(", Problem.SYNTAX, 1, "Lengkapi rumusnya, atau hapus “(”."),
    ("a + * b", Problem.SYNTAX, 5, "Hapus salah satunya."),
    ("a - / b", Problem.SYNTAX, 5, "Hapus salah satunya."),
    ("--a", Problem.SYNTAX, 2, "Hapus salah satunya."),
    ("mean(a +)", Problem.SYNTAX, 9, "Lengkapi, atau hapus “+”."),
    ("* a", Problem.SYNTAX, 1, "Lengkapi, atau hapus “*”."),
    ("/ a", Problem.SYNTAX, 1, "Lengkapi, atau hapus “/”."),
    ("a b", Problem.SYNTAX, 3, "Sisipkan *, /, + atau -."),
    ("2 a", Problem.SYNTAX, 3, "Sisipkan *, /, + atau -."),
    ("2ktp", Problem.SYNTAX, 2, "Sisipkan *, /, + atau -."),
    ("a 2", Problem.SYNTAX, 3, "Sisipkan *, /, + atau -."),
    ("2(a)", Problem.SYNTAX, 2, "Sisipkan *, /, + atau -."),
    ("(a)(b)", Problem.SYNTAX, 4, "Sisipkan *, /, + atau -."),
    ("(a) b", Problem.SYNTAX, 5, "Sisipkan *, /, + atau -."),
    ("a, b", Problem.SYNTAX, 2, "Untuk angka desimal pakai titik; untuk rata-rata tulis mean(a, b)."),
    ("a..b", Problem.SYNTAX, 2, "Hapus titiknya, atau lengkapi namanya: ktp.holders."),
    ("a.b.", Problem.SYNTAX, 4, "Hapus titiknya, atau lengkapi namanya: ktp.holders."),
    ("1.", Problem.SYNTAX, 2, "Hapus titiknya, atau lengkapi namanya: ktp.holders."),
    ("mean(,a)", Problem.SYNTAX, 6, "Contoh rumus: 100 * ktp.holders / ktp.eligible."),
    ("_a", Problem.SYNTAX, 1, "Contoh rumus: 100 * ktp.holders / ktp.eligible."),
    (")", Problem.SYNTAX, 1, "Contoh rumus: 100 * ktp.holders / ktp.eligible."),
    ("]", Problem.SYNTAX, 1, "Contoh rumus: 100 * ktp.holders / ktp.eligible."),
]

FUNCTIONS: list[Row] = [
    ("mean()", Problem.FUNCTION_USE, 1, "Contoh: mean(ktp, kia)."),
    ("index()", Problem.FUNCTION_USE, 1, "Contoh: index(skm)."),
    ("avg(a)", Problem.UNKNOWN_FUNCTION, 1, "Tulis mean()."),
    ("rata-rata(a, b)", Problem.UNKNOWN_FUNCTION, 1, "Tulis mean()."),
    ("jumlah(a)", Problem.UNKNOWN_FUNCTION, 1, "Tulis sum()."),
    ("ikm(skm)", Problem.UNKNOWN_FUNCTION, 1, "Tulis index()."),
    ("maen(a)", Problem.UNKNOWN_FUNCTION, 1, "Maksudnya mean atau wmean?"),
    (
        "foo(a)",
        Problem.UNKNOWN_FUNCTION,
        1,
        f"Fungsi yang ada: {FUNCTIONS}. Perkalian ditulis dengan *.",
    ),
    (
        "ktp(100)",
        Problem.UNKNOWN_FUNCTION,
        1,
        f"Fungsi yang ada: {FUNCTIONS}. Perkalian ditulis dengan *.",
    ),
    (
        "count(cooperation.kia.sign)",
        Problem.FUNCTION_USE,
        7,
        "Maksudnya cooperation.kia.signed, cooperation.service.signed, atau cooperation.data_use.signed?",
    ),
    (
        "count(cooperation.signed)",
        Problem.FUNCTION_USE,
        7,
        "Maksudnya cooperation.kia.signed, cooperation.service.signed, atau cooperation.data_use.signed?",
    ),
    ("credits(ktp)", Problem.FUNCTION_USE, 1, "Contoh: credits()."),
    ("mean(a: 2)", Problem.FUNCTION_USE, 1, "Contoh: wmean(ktp: 2, kia: 1)."),
    ("sum(a >= 2)", Problem.FUNCTION_USE, 1, "Contoh: share(programs.achievement >= 80)."),
    ("wmean(a, b: 1)", Problem.FUNCTION_USE, 1, "Contoh: wmean(ktp: 2, kia: 1)."),
    ("wmean(a: b)", Problem.SYNTAX, 10, "Contoh: wmean(ktp: 2, kia: 1)."),
    ("wmean(a: -1)", Problem.SYNTAX, 10, "Contoh: wmean(ktp: 2, kia: 1)."),
    ("wmean(a:)", Problem.SYNTAX, 9, "Contoh: wmean(ktp: 2, kia: 1)."),
    (
        "wmean(a: 0, b: 0)",
        Problem.ZERO_DIVISION,
        1,
        "Beri bobot lebih dari nol sekurangnya pada satu bagian.",
    ),
    ("index(1)", Problem.FUNCTION_USE, 1, "Contoh: index(skm)."),
    ("index(a, b)", Problem.FUNCTION_USE, 1, "Contoh: index(skm)."),
    ("index(a + b)", Problem.FUNCTION_USE, 1, "Contoh: index(skm)."),
    ("share(a)", Problem.FUNCTION_USE, 1, "Contoh: share(programs.achievement >= 80)."),
    ("count(programs.achievement)", Problem.FUNCTION_USE, 1, "Contoh: count(indicators.achievement < 100)."),
    (
        "share(programs.achievement >= 80, a)",
        Problem.FUNCTION_USE,
        1,
        "Contoh: share(programs.achievement >= 80).",
    ),
    ("share(a + 2 > 3)", Problem.FUNCTION_USE, 1, "Contoh: share(programs.achievement >= 80)."),
    ("share(2 > 1)", Problem.FUNCTION_USE, 1, "Contoh: share(programs.achievement >= 80)."),
    (
        "share(programs.achievment >= 80)",
        Problem.FUNCTION_USE,
        7,
        "Maksudnya programs.achievement, objectives.achievement, atau indicators.achievement?",
    ),
    ("share(ktp >= 80)", Problem.FUNCTION_USE, 7, "Contoh: share(programs.achievement >= 80)."),
    (
        "share(indicators.absorption >= 1)",
        Problem.FUNCTION_USE,
        7,
        "Maksudnya activities.absorption, indicators.achievement, atau programs.absorption?",
    ),
]

CONDITIONS: list[Row] = [
    ("a >= 80", Problem.SYNTAX, 3, "Contoh: share(programs.achievement >= 80)."),
    ("a = 80", Problem.SYNTAX, 3, "Contoh: share(programs.achievement >= 80)."),
    ("share(programs.achievement => 80)", Problem.SYNTAX, 29, "Untuk “paling sedikit” tulis >=."),
    ("share(programs.achievement =< 80)", Problem.SYNTAX, 29, "Untuk “paling banyak” tulis <=."),
    ("share(programs.achievement == 80)", Problem.SYNTAX, 29, "Tulis = saja."),
    ("share(programs.achievement <> 80)", Problem.SYNTAX, 29, "Pakai salah satu dari >=, >, <=, <, atau =."),
    (
        "share(programs.achievement >= 80%)",
        Problem.UNKNOWN_SIGN,
        33,
        "Tulis angkanya saja (80, bukan 80%); perbandingan dijadikan persen dengan 100 *.",
    ),
    ("share(programs.achievement >= b)", Problem.SYNTAX, 31, "Contoh: share(programs.achievement >= 80)."),
    ("share(programs.achievement >= )", Problem.SYNTAX, 31, "Contoh: share(programs.achievement >= 80)."),
    ("share(programs.achievement > 1 < 2)", Problem.SYNTAX, 32, "Contoh: share(programs.achievement >= 80)."),
]

SELECTORS: list[Row] = [
    ("a[area]", Problem.SELECTOR, 7, "Contoh: ktp.holders[area=63.11.02, period=2022]."),
    ("a[area=]", Problem.SELECTOR, 8, "Contoh: ktp.holders[area=63.11.02, period=2022]."),
    ("a[]", Problem.SELECTOR, 3, "Contoh: ktp.holders[area=63.11.02, period=2022]."),
    ("a[region=1]", Problem.SELECTOR, 3, "Yang ada: area, period, tier."),
    ("a[aera=63.11]", Problem.SELECTOR, 3, "Maksudnya area?"),
    (
        "a[period=2023-Q5]",
        Problem.SELECTOR,
        10,
        "Tulis tahun (2023), semester (2023-S1), triwulan (2023-Q3), atau bulan (2023-M07).",
    ),
    (
        "a[period=23]",
        Problem.SELECTOR,
        10,
        "Tulis tahun (2023), semester (2023-S1), triwulan (2023-Q3), atau bulan (2023-M07).",
    ),
    ("a[period=2023, period=2022]", Problem.SELECTOR, 16, "Hapus salah satunya."),
    ("(a)[area=1]", Problem.SYNTAX, 4, "Contoh: ktp.holders[area=63.11.02]."),
    ("2[area=1]", Problem.SYNTAX, 2, "Contoh: ktp.holders[area=63.11.02]."),
    ("[area=1]", Problem.SYNTAX, 1, "Contoh: ktp.holders[area=63.11.02]."),
    ("a[area>1]", Problem.SELECTOR, 7, "Contoh: ktp.holders[area=63.11.02, period=2022]."),
]

ROWS: list[Row] = [*NUMBERS, *FOREIGN_SIGNS, *HABITS, *PLACES, *FUNCTIONS, *CONDITIONS, *SELECTORS]


def refused(text: str) -> FormulaError:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(("text", "problem", "column", "remedy"), ROWS, ids=[ascii(row[0]) for row in ROWS])
def test_a_habit_is_answered_with_its_remedy(text: str, problem: Problem, column: int, remedy: str) -> None:
    error = refused(text)
    assert (error.problem, error.column, error.remedy) == (problem, column, remedy)


def test_all_messages_read_well(golden: Golden) -> None:
    lines = [f"{text!a}\n    {refused(text)}" for text, *_ in ROWS]
    golden.check("\n".join(lines) + "\n", Path(__file__).parent / "messages.txt")


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_an_empty_text_is_no_formula(text: str) -> None:
    error = refused(text)
    assert (error.problem, error.column) == (Problem.EMPTY, 1)
    assert "mean(ktp, kia)" in error.remedy


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


@pytest.mark.parametrize("text", [row[0] for row in ROWS], ids=ascii)
def test_every_message_has_place_sentence_and_remedy(text: str) -> None:
    error = refused(text)
    assert 1 <= error.column <= len(text)
    assert str(error).startswith(f"Kolom {error.column}: ")
    assert error.issue.message.endswith(".")
    assert error.remedy.endswith((".", "?"))


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
    assert str(FormulaIssue(Problem.SYNTAX, "Salah.", 3)) == "Kolom 3: Salah."


def test_codes_of_problems_say_that_they_are_of_formulas() -> None:
    assert all(problem.value.startswith("formula_") for problem in Problem)


def test_an_error_hides_the_parser_from_the_user() -> None:
    error = refused("a $ b")
    assert error.__suppress_context__
    assert "Unexpected" not in str(error)
