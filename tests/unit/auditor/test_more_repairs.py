"""Slips of the pen that are undone, and causes of several failed statements."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_numbers
from capaian.auditor.repair import find_causes
from capaian.auditor.slips import changes_of, nth_change, values_of
from capaian.domain.audit import AuditRule


def number(text: str, line: int = 1, style: NumberStyle | None = None) -> PrintedNumber:
    (found,) = read_numbers(text, line, style=style)
    return found


def made(law: Law, result: PrintedNumber, *inputs: PrintedNumber) -> Equation:
    return Equation(AuditRule.RATIO, law, result, inputs, "Tabel 1")


# --- one slip ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["64", "0,07", "98.05", "1.240.000", "5.505.709566", "100,00", "-12,5"])
def test_each_value_of_a_slip_belongs_to_the_change_at_its_place(text: str) -> None:
    printed = number(text)
    values = values_of(printed)
    assert [nth_change(printed, place).value for place in range(len(values))] == [*values]
    assert {nth_change(printed, place).number.text for place in range(len(values))} == {printed.text}


@pytest.mark.parametrize(
    ("wrong", "right", "words"),
    [
        ("64.045", "66.045", "angka ke-2 dari 4 menjadi 6"),
        ("66.054", "66.045", "angka ke-4 dan ke-5 tertukar"),
        ("60.645", "66.045", "angka ke-2 dan ke-3 tertukar"),
        ("89,50", "98,50", "angka ke-1 dan ke-2 tertukar"),
        ("98,05", "98,50", "angka ke-3 dan ke-4 tertukar"),
        ("95,80", "98,50", "angka ke-2 dan ke-3 tertukar"),
        ("98.05", "98.50", "angka ke-3 dan ke-4 tertukar"),
        ("1,240,000", "1,420,000", "angka ke-2 dan ke-3 tertukar"),
        ("7", "1", "angka ke-1 dari 7 menjadi 1"),
        ("21", "12", "angka ke-1 dan ke-2 tertukar"),
        ("100,00", "10,00", "tanda desimal bergeser 1 angka"),
        ("1,00", "100", "tanda desimal bergeser 2 angka"),
        ("9.850", "98.500", "1 angka nol hilang"),
        ("98.500.000", "98.500", "3 angka nol berlebih"),
        ("985", "98,5", "tanda desimal hilang"),
        ("0,985", "985", "pemisah ribuan tercetak sebagai tanda desimal"),
    ],
)
def test_the_slip_that_leads_back(wrong: str, right: str, words: str) -> None:
    wanted = number(right).value
    found = {change.words for change in changes_of(number(wrong)) if change.value == wanted}
    assert words in found


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("64.045", "66.054"),  # two slips
        ("123", "321"),  # two that are no neighbours
        ("123.456", "124.356.000"),
        ("98,50", "89,05"),
        ("12", "120"),  # of two digits no mark is shifted
        ("45", "450"),
        ("7", "70"),
    ],
)
def test_more_than_one_slip_is_none(wrong: str, right: str) -> None:
    assert number(right).value not in {change.value for change in changes_of(number(wrong))}


@pytest.mark.parametrize("text", ["7", "12", "123", "98,50", "1.234.567", "98.50", "1,234,567", "66.045"])
def test_how_many_slips_a_figure_has(text: str) -> None:
    digits = [sign for sign in text if sign.isdigit()]
    # nine others for each digit, eight for the first as it does not become nought
    changed = 9 * len(digits) - 1
    swapped = sum(one != other for one, other in pairwise(digits))
    shifted = 6 if len(digits) >= 3 else 0
    cut = 9 if number(text).decimals == 2 else 0  # a nought that fell makes no other number than a shift
    assert len([*changes_of(number(text))]) == changed + swapped + shifted + cut


@pytest.mark.parametrize("text", ["7", "98,50", "1.234.567", "98.50", "1,234,567", "66.045", "110,00"])
def test_no_slip_is_the_figure_itself(text: str) -> None:
    printed = number(text)
    assert all(change.text != text and change.number is printed for change in changes_of(printed))
    assert all(change.value != printed.value for change in changes_of(printed))


@pytest.mark.parametrize(
    ("text", "style", "first"),
    [("1.234,5", NumberStyle.INDONESIAN, "."), ("1,234.5", NumberStyle.ENGLISH, ",")],
)
def test_a_slip_is_written_in_the_style_of_the_figure(text: str, style: NumberStyle, first: str) -> None:
    printed = number(text, style=style)
    shifted = [c.text for c in changes_of(printed) if c.words == "tanda desimal bergeser 1 angka"]
    assert shifted == [f"12{first}345", "123,45" if style is NumberStyle.INDONESIAN else "123.45"]


@pytest.mark.parametrize("text", ["-12,50", "(12,50)"])
def test_slips_of_a_figure_below_nought_stay_below_it(text: str) -> None:
    assert number(text).value == Decimal("-12.50")
    assert all(change.value < 0 for change in changes_of(number(text)) if change.value)


# --- causes ------------------------------------------------------------------------------------------------


def shares(*printed: tuple[str, str, str]) -> list[Equation]:
    """Return shares of lines of three figures: share, part, whole."""
    return [
        made(Law.PERCENT, *(number(text, 10 * place + offset) for offset, text in enumerate(row)))
        for place, row in enumerate(printed, start=1)
    ]


@pytest.mark.parametrize(
    ("row", "repaired"),
    [
        # 45/60 = 75; 72/80 = 90; 1.170/1.200 = 97,5; 44/50 = 88
        (("57,00%", "45", "60"), "75,00"),
        (("09,00%", "72", "80"), "90,00"),
        (("79,50%", "1.170", "1.200"), "97,50"),
        (("88.10%", "44", "50"), "88.00"),
        (("97,05%", "1.170", "1.200"), "97,50"),
        (("92,50%", "1.170", "1.200"), "97,50"),
    ],
)
def test_a_lone_share_is_mended_in_itself(row: tuple[str, str, str], repaired: str) -> None:
    (cause,) = find_causes(shares(row))
    assert (cause.change.number.text, cause.change.text) == (row[0].rstrip("%"), repaired)
    assert len(cause.mended) == 1


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("75,00%", "45", "60")],
        [("75,00%", "45", "60"), ("90,00%", "72", "80")],
        [("66,66%", "2", "3"), ("66,67%", "2", "3")],
    ],
)
def test_what_holds_has_no_cause(rows: list[tuple[str, str, str]]) -> None:
    assert find_causes(shares(*rows)) == ()


def test_one_cause_mends_the_share_and_the_sum() -> None:
    # 320 + 450 + 130 = 900; 450/500 = 90; the middle one is printed 540
    total, first, middle, last = number("900", 1), number("320", 2), number("540", 3), number("130", 4)
    whole, share = number("500", 5), number("90,00%", 6)
    equations = [made(Law.SUM, total, first, middle, last), made(Law.PERCENT, share, middle, whole)]
    assert not any(equation.holds() for equation in equations)
    (cause,) = find_causes(equations)
    assert (cause.change.number, cause.change.text) == (middle, "450")
    assert cause.change.words == "angka ke-1 dan ke-2 tertukar"
    assert set(map(id, cause.mended)) == set(map(id, equations))


def test_a_deduction_mends_what_no_slip_does() -> None:
    # 320 + 450 + 130 = 900; the middle one is printed 618: no slip of it is 450
    total, first, middle, last = number("900", 1), number("320", 2), number("618", 3), number("130", 4)
    whole, share = number("500", 5), number("90,00%", 6)
    (cause,) = find_causes(
        [made(Law.SUM, total, first, middle, last), made(Law.PERCENT, share, middle, whole)]
    )
    assert (cause.change.text, cause.change.is_slip) == ("450", False)
    assert cause.change.words == "menurut jumlahnya"


def test_a_cause_breaks_nothing_that_holds() -> None:
    # the total is printed 990 and repeated so elsewhere: then it is not what is changed
    total, first, last = number("990", 1), number("400", 2), number("500", 3)
    again = made(Law.EQUAL, number("990", 4), total)
    causes = find_causes([made(Law.SUM, total, first, last), again])
    assert all(cause.change.number is not total for cause in causes)


def test_statements_of_two_places_have_two_causes() -> None:
    causes = find_causes(shares(("57,00%", "45", "60"), ("90,00%", "72", "80"), ("79,50%", "39", "40")))
    assert sorted(cause.change.text for cause in causes) == ["75,00", "97,50"]


# --- repairs of whole reports ------------------------------------------------------------------------------

HARBOUR = """
Tabel 1 Bongkar muat

Dermaga | Rencana (ton) | Realisasi (ton) | Capaian (%)
Utara | 1.200 | 1.170 | {a}
Selatan | 800 | 720 | {b}
Barat | 640 | 700 | {c}
Timur | 450 | 441 | {d}
"""
HERD = """
Table 1 Herds

Achievement (%) | Actual | Target | Herd
{a} | 1,170 | 1,200 | Sapi
{b} | 720 | 800 | Kerbau
{c} | 700 | 640 | Kambing
{d} | 441 | 450 | Domba
"""
# 97,5; 90; 109,375; 98
RIGHT = {"a": "97,50", "b": "90,00", "c": "109,38", "d": "98,00"}


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("a", "79,50"),
        ("a", "97,05"),
        ("a", "97,90"),
        ("b", "60,00"),
        ("b", "90,80"),
        ("c", "190,38"),
        ("c", "109,83"),
        ("c", "103,98"),
        ("d", "89,00"),
        ("d", "98,70"),
    ],
)
def test_a_wrong_achievement_leads_back_to_the_right_one(name: str, wrong: str) -> None:
    assert not audited(HARBOUR.format(**RIGHT)).findings
    (finding,) = audited(HARBOUR.format(**RIGHT | {name: wrong})).findings
    assert (finding.printed, finding.computed) == (wrong, RIGHT[name])
    assert finding.repair is None or finding.repair.repaired in (RIGHT[name], "109,37", "109,38")


@pytest.mark.parametrize("values", [("97,50", "90,00", "109,38", "98,00"), ("97,5", "90,0", "109,3", "98,0")])
def test_right_achievements_have_nothing_to_repair(values: tuple[str, ...]) -> None:
    named = dict(zip("abcd", values, strict=True))
    assert not audited(HARBOUR.format(**named)).findings
    english = {name: text.replace(",", ".") for name, text in named.items()}
    assert not audited(HERD.format(**english)).findings


# --- repairs that would only come near ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        ("109,82%", "110,00", "102,00"),  # 107,84: 107,82 is within rounding, and no slip
        ("95,00%", "20,03", "21,00"),  # 95,38: so is 95,40
    ],
)
def test_a_digit_that_only_comes_within_rounding_is_no_repair(row: tuple[str, str, str]) -> None:
    assert find_causes(shares(row)) == ()


def test_a_figure_told_wrong_elsewhere_is_not_bent_to_mend_a_mean() -> None:
    # 0,40 is refuted by its own row (0,15); a mean of 0,40 and others is mended by 0,80
    wrong = number("0,40", 1)
    own = made(Law.DIFFERENCE, wrong, number("1,15", 2), number("1,00", 3))
    mean = made(Law.MEAN, number("1,40", 4), wrong, number("2,00", 5))
    causes = find_causes([own, mean])
    assert all(own in cause.mended for cause in causes if cause.change.number is wrong)


SURVEYS = """
Tabel 1 Nilai Unsur

Unsur | Tahun 2031 | Tahun 2032 | Selisih
Persyaratan | 3,401 | 3,512 | 0,111
Waktu | 3,300 | 3,298 | -0,002
Biaya | 3,500 | 3,604 | 0,104
Perilaku | 3,449 | {now} | 0,084
Rata-rata | 3,413 | {mean} | 0,074
"""
CANALS = """
Tabel 1 Panjang Saluran

Kecamatan | Tahun 2031 (km) | Tahun 2032 (km) | Selisih (km)
Utara | 41,205 | 42,318 | 1,113
Timur | 36,480 | 36,915 | 0,435
Barat | 58,102 | {now} | 1,245
Jumlah | 135,787 | 138,580 | 2,793
"""


@pytest.mark.parametrize(
    ("text", "printed", "right"),
    [(SURVEYS.replace("{mean}", "3,487"), "3,335", "3,533"), (CANALS, "39,547", "59,347")],
    ids=["survey", "canals"],
)
def test_digits_that_changed_places_over_others_give_the_figures_exactly(
    text: str, printed: str, right: str
) -> None:
    assert audited(text.format(now=right)).findings == ()
    repairs = {f.repair.repaired for f in audited(text.format(now=printed)).findings if f.repair is not None}
    assert repairs == {right}
