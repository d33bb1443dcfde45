"""Laws of printed figures and fair rounding: every result beside a fraction worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law, bounds, compute, write_formula, write_working
from capaian.auditor.printed.number import PrintedNumber, Spot, read_numbers
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import write_decimal

TOLERANCE = Fraction(1, 10**18)


def values(text: str) -> list[Decimal]:
    return [Decimal(part) for part in text.split()]


def number(text: str, line: int) -> PrintedNumber:
    (found,) = read_numbers(text, line)
    return found


def equation(law: Law, result: str, *inputs: str) -> Equation:
    """Return a statement whose figures stand in lines of their own: the result in 1, inputs from 2 on."""
    read = tuple(number(text, line) for line, text in enumerate(inputs, start=2))
    return Equation(AuditRule.RATIO, law, number(result, 1), read, "Tabel 1")


# --- what follows from the inputs --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "inputs", "expected"),
    [
        # 100 x part / whole
        (Law.PERCENT, "45 60", Fraction(75)),
        (Law.PERCENT, "60 45", Fraction(400, 3)),
        (Law.PERCENT, "1 3", Fraction(100, 3)),
        (Law.PERCENT, "2 7", Fraction(200, 7)),
        (Law.PERCENT, "0 12", Fraction(0)),
        (Law.PERCENT, "87.5 70", Fraction(125)),
        (Law.PERCENT, "810000000 900000000", Fraction(90)),
        # 100 x target / actual: 12 days promised, 10 or 16 needed
        (Law.INVERSE, "10 12", Fraction(120)),
        (Law.INVERSE, "16 12", Fraction(75)),
        (Law.INVERSE, "12 12", Fraction(100)),
        (Law.INVERSE, "4.5 4", Fraction(800, 9)),
        # 100 x (2 x target - actual) / target
        (Law.MIRROR, "10 12", Fraction(350, 3)),
        (Law.MIRROR, "15 12", Fraction(75)),
        (Law.MIRROR, "12 12", Fraction(100)),
        (Law.MIRROR, "24 12", Fraction(0)),
        (Law.MIRROR, "30 12", Fraction(-50)),
        # sums and means
        (Law.SUM, "7", Fraction(7)),
        (Law.SUM, "12 30 8", Fraction(50)),
        (Law.SUM, "0.1 0.2 0.3", Fraction(3, 5)),
        (Law.SUM, "-4 10", Fraction(6)),
        (Law.MEAN, "7", Fraction(7)),
        (Law.MEAN, "80 90", Fraction(85)),
        (Law.MEAN, "80 90 91", Fraction(87)),
        (Law.MEAN, "3.1 3.2 3.4", Fraction(97, 30)),
        # minuend, subtrahend
        (Law.DIFFERENCE, "91.2 95", Fraction(-19, 5)),
        (Law.DIFFERENCE, "400 320", Fraction(80)),
        (Law.REMAINDER, "99.53", Fraction(47, 100)),
        (Law.REMAINDER, "104", Fraction(-4)),
        (Law.EQUAL, "17", Fraction(17)),
        (Law.AT_MOST, "17", Fraction(17)),
        # a mean answer on the scale 1 to 4
        (Law.INDEX, "4", Fraction(100)),
        (Law.INDEX, "1", Fraction(25)),
        (Law.INDEX, "3.25", Fraction(325, 4)),
        (Law.INDEX_OF_MEANS, "3.1 3.2 3.4", Fraction(485, 6)),
        (Law.INDEX_OF_MEANS, "4 1", Fraction(125, 2)),
        # what was not spent of a budget
        (Law.UNSPENT, "940 1000", Fraction(6)),
        (Law.UNSPENT, "1000 940", Fraction(-300, 47)),
        (Law.UNSPENT, "2 3", Fraction(100, 3)),
        (Law.SAVING, "940 1000", Fraction(6)),
        (Law.SAVING, "3 8", Fraction(125, 2)),
        (Law.QUOTIENT, "45 60", Fraction(3, 4)),
        (Law.QUOTIENT, "22 7", Fraction(22, 7)),
        # 100 x (now - before) / before
        (Law.GROWTH, "120 100", Fraction(20)),
        (Law.GROWTH, "100 120", Fraction(-50, 3)),
        (Law.GROWTH, "0 120", Fraction(-100)),
        (Law.GROWTH, "360 120", Fraction(200)),
        # 90 % of 1000 is 900 earned; 720 spent leaves 180 of 900
        (Law.ECONOMY, "90 1000 720", Fraction(20)),
        (Law.ECONOMY, "100 1000 940", Fraction(6)),
        (Law.ECONOMY, "50 1000 600", Fraction(-20)),
    ],
)
def test_what_follows(law: Law, inputs: str, expected: Fraction) -> None:
    found = compute(law, values(inputs))
    assert isinstance(found, Decimal)
    assert abs(Fraction(found) - expected) < TOLERANCE


@pytest.mark.parametrize(
    ("law", "inputs"),
    [
        (Law.PERCENT, "5 0"),
        (Law.PERCENT, "0 0"),
        (Law.INVERSE, "0 5"),
        (Law.MIRROR, "5 0"),
        (Law.UNSPENT, "5 0"),
        (Law.SAVING, "5 0"),
        (Law.QUOTIENT, "5 0"),
        (Law.GROWTH, "5 0"),
        (Law.ECONOMY, "0 1000 700"),
        (Law.ECONOMY, "90 0 700"),
    ],
)
def test_nothing_follows_where_nothing_can_be_divided_by(law: Law, inputs: str) -> None:
    assert not isinstance(compute(law, values(inputs)), Decimal)
    assert bounds(law, values(inputs), values(inputs)) is None


@pytest.mark.parametrize(
    ("law", "lows", "highs", "expected"),
    [
        (Law.SUM, "1 2 3", "2 3 5", (Fraction(6), Fraction(10))),
        (Law.MEAN, "80 90", "82 94", (Fraction(85), Fraction(88))),
        # the least share: least part of greatest whole
        (Law.PERCENT, "40 50", "45 60", (Fraction(200, 3), Fraction(90))),
        # the least: greatest actual, least target
        (Law.INVERSE, "10 12", "16 15", (Fraction(75), Fraction(150))),
        (Law.MIRROR, "9 12", "15 12", (Fraction(75), Fraction(125))),
        (Law.DIFFERENCE, "90 94", "92 96", (Fraction(-6), Fraction(-2))),
        (Law.REMAINDER, "99", "99.5", (Fraction(1, 2), Fraction(1))),
        (Law.EQUAL, "4", "5", (Fraction(4), Fraction(5))),
        (Law.INDEX, "3", "3.5", (Fraction(75), Fraction(175, 2))),
        (Law.UNSPENT, "900 1000", "950 1000", (Fraction(5), Fraction(10))),
        (Law.SAVING, "900 1000", "950 1000", (Fraction(5), Fraction(10))),
        # the least: most spent of the least budget, 50 of 1000; the most: 300 of 1200
        (Law.UNSPENT, "900 1000", "950 1200", (Fraction(5), Fraction(25))),
        (Law.SAVING, "900 1000", "950 1200", (Fraction(5), Fraction(25))),
        (Law.GROWTH, "120 80", "150 100", (Fraction(20), Fraction(175, 2))),
        (Law.QUOTIENT, "10 4", "20 5", (Fraction(2), Fraction(5))),
        (Law.GROWTH, "110 100", "130 100", (Fraction(10), Fraction(30))),
        (Law.ECONOMY, "80 1000 600", "100 1000 720", (Fraction(10), Fraction(40))),
    ],
)
def test_how_far_a_result_reaches(
    law: Law, lows: str, highs: str, expected: tuple[Fraction, Fraction]
) -> None:
    found = bounds(law, values(lows), values(highs))
    assert found is not None
    for end, wanted in zip(found, expected, strict=True):
        assert abs(Fraction(end) - wanted) < TOLERANCE


@pytest.mark.parametrize("law", [law for law in Law if law not in (Law.SUM, Law.MEAN)])
def test_bounds_without_width_are_the_result(law: Law) -> None:
    inputs = {Law.ECONOMY: "90 1000 720"}.get(
        law, "80" if law in (Law.REMAINDER, Law.EQUAL, Law.AT_MOST, Law.INDEX) else "80 64"
    )
    found = compute(law, values(inputs))
    assert bounds(law, values(inputs), values(inputs)) == (found, found)


# --- how it is written -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "inputs", "result", "decimals", "expected"),
    [
        (Law.PERCENT, ["45", "60"], "75", 2, "45 ÷ 60 × 100 = 75,00"),
        (Law.INVERSE, ["10", "12"], "120", 1, "12 ÷ 10 × 100 = 120,0"),
        (Law.MIRROR, ["15", "12"], "75", 0, "(2 × 12 − 15) ÷ 12 × 100 = 75"),
        (Law.SUM, ["1.200", "800"], "2000", 0, "1.200 + 800 = 2.000"),
        (Law.MEAN, ["80", "90"], "85", 2, "(80 + 90) ÷ 2 = 85,00"),
        (Law.DIFFERENCE, ["91,2", "95"], "-3.8", 1, "91,2 − 95 = -3,8"),
        (Law.REMAINDER, ["99,53"], "0.47", 2, "100 − 99,53 = 0,47"),
        (Law.INDEX, ["3,25"], "81.25", 2, "3,25 × 25 = 81,25"),
        (Law.QUOTIENT, ["45", "60"], "0.75", 2, "45 ÷ 60 = 0,75"),
        (Law.GROWTH, ["120", "100"], "20", 2, "(120 − 100) ÷ 100 × 100 = 20,00"),
        (Law.SAVING, ["940", "1.000"], "6", 2, "100 − 940 ÷ 1.000 × 100 = 6,00"),
        (Law.UNSPENT, ["940", "1.000"], "6", 2, "100 − 940 ÷ 1.000 × 100 = 6,00"),
        (Law.EQUAL, ["17"], "17", 0, "17"),
        (Law.AT_MOST, ["17"], "17", 0, "paling banyak 17"),
    ],
)
def test_the_working_is_written_out(
    law: Law, inputs: list[str], result: str, decimals: int, expected: str
) -> None:
    assert (
        write_working(law, inputs, write_decimal(Decimal(result), decimals)).replace("−3", "-3") == expected
    )


@pytest.mark.parametrize("count", [11, 12, 40])
def test_long_sums_and_means_are_told_by_their_ends(count: int) -> None:
    inputs = [str(place) for place in range(1, count + 1)]
    told = f"1 + 2 + 3 + … + {count} ({count} angka) = 0"
    assert write_working(Law.SUM, inputs, "0") == told
    assert write_working(Law.MEAN, inputs, "0").startswith(f"(1 + 2 + 3 + … + {count}) ÷ {count} =")


def test_ten_figures_are_written_in_full() -> None:
    inputs = [str(place) for place in range(1, 11)]
    assert write_working(Law.SUM, inputs, "55") == f"{' + '.join(inputs)} = 55"


@pytest.mark.parametrize(
    ("law", "inputs", "told"),
    [
        (Law.SUM, ["0", "3", *"000000000", "4"], "3 + 4 + 10 × 0 = 7"),
        (Law.SUM, ["0,00", "2,50", *["0,00"] * 9, "4,50"], "2,50 + 4,50 + 10 × 0 = 7"),
        (Law.SUM, ["0", "3", "0", "4"], "0 + 3 + 0 + 4 = 7"),
        (Law.MEAN, ["7", *"0000000000"], "(7 + 0 + 0 + … + 0) ÷ 11 = 7"),
    ],
    ids=["counts", "decimals", "few", "mean"],
)
def test_noughts_of_a_long_sum_are_one_term(law: Law, inputs: list[str], told: str) -> None:
    assert write_working(law, inputs, "7") == told


@pytest.mark.parametrize(
    ("law", "names", "expected"),
    [
        (Law.PERCENT, ["Realisasi", "Target"], "Realisasi ÷ Target × 100"),
        (Law.INVERSE, ["Realisasi", "Target"], "Target ÷ Realisasi × 100"),
        (Law.DIFFERENCE, ["Pagu", "Belanja"], "Pagu − Belanja"),
        (Law.SUM, ["Pria", "Wanita", "Anak"], "Pria + Wanita + Anak"),
        (Law.MEAN, ["TW I", "TW II"], "(TW I + TW II) ÷ 2"),
        (Law.REMAINDER, ["Serapan"], "100 − Serapan"),
        (Law.INDEX, ["NRR"], "NRR × 25"),
        (Law.GROWTH, ["2031", "2030"], "(2031 − 2030) ÷ 2030 × 100"),
    ],
)
def test_the_formula_has_the_words_of_the_table(law: Law, names: list[str], expected: str) -> None:
    assert write_formula(law, names) == expected


# --- fair rounding -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "result", "inputs", "holds"),
    [
        # 2/3 = 66,666...: half up 66,67, cut off 66,66; whole inputs are exact
        (Law.PERCENT, "66,67%", ("2", "3"), True),
        (Law.PERCENT, "66,66%", ("2", "3"), True),
        (Law.PERCENT, "66,65%", ("2", "3"), False),
        (Law.PERCENT, "66,68%", ("2", "3"), False),
        (Law.PERCENT, "66.67%", ("2", "3"), True),
        (Law.PERCENT, "66.68%", ("2", "3"), False),
        (Law.PERCENT, "67%", ("2", "3"), True),
        (Law.PERCENT, "66%", ("2", "3"), True),
        (Law.PERCENT, "65%", ("2", "3"), False),
        (Law.PERCENT, "68%", ("2", "3"), False),
        (Law.PERCENT, "66,6667%", ("2", "3"), True),
        (Law.PERCENT, "66,6665%", ("2", "3"), False),
        # 1/8 = 12,5: half up 13, half even and cut off 12
        (Law.PERCENT, "13%", ("1", "8"), True),
        (Law.PERCENT, "12%", ("1", "8"), True),
        (Law.PERCENT, "14%", ("1", "8"), False),
        (Law.PERCENT, "11%", ("1", "8"), False),
        # 3/8 = 37,5: half up and half even 38, cut off 37
        (Law.PERCENT, "38%", ("3", "8"), True),
        (Law.PERCENT, "37%", ("3", "8"), True),
        (Law.PERCENT, "39%", ("3", "8"), False),
        # 1.170/1.200 = 97,5
        (Law.PERCENT, "97,5%", ("1.170", "1.200"), True),
        (Law.PERCENT, "97,50%", ("1.170", "1.200"), True),
        (Law.PERCENT, "79,50%", ("1.170", "1.200"), False),
        (Law.PERCENT, "97.50%", ("1,170", "1,200"), True),
        # counts alone add up without any room
        (Law.SUM, "50", ("12", "30", "8"), True),
        (Law.SUM, "51", ("12", "30", "8"), False),
        (Law.SUM, "49", ("12", "30", "8"), False),
        (Law.SUM, "1.000.050", ("1.000.000", "50"), True),
        (Law.SUM, "1.000.500", ("1.000.000", "50"), False),
        (Law.DIFFERENCE, "80", ("400", "320"), True),
        (Law.DIFFERENCE, "81", ("400", "320"), False),
        (Law.EQUAL, "4.812", ("4.812",), True),
        (Law.EQUAL, "4.812", ("4.821",), False),
        # three rounded shares may miss a hundred by their last digit, not by more
        (Law.SUM, "100,00%", ("33,33%", "33,33%", "33,33%"), True),
        (Law.SUM, "100,00%", ("33,33%", "33,33%", "33,34%"), True),
        (Law.SUM, "100,00%", ("33,33%", "33,33%", "32,33%"), False),
        # (80 + 90 + 92) / 3 = 87,333...
        (Law.MEAN, "87,33", ("80", "90", "92"), True),
        (Law.MEAN, "87,34", ("80", "90", "92"), False),
        (Law.MEAN, "78,33", ("80", "90", "92"), False),
        (Law.MEAN, "87.33", ("80", "90", "92"), True),
        # 100 - 99,53
        (Law.REMAINDER, "0,47%", ("99,53%",), True),
        (Law.REMAINDER, "0,74%", ("99,53%",), False),
        # 25 x 3,25
        (Law.INDEX, "81,25", ("3,25",), True),
        (Law.INDEX, "82,15", ("3,25",), False),
        # not more than the whole; less is no contradiction
        (Law.AT_MOST, "70", ("70",), True),
        (Law.AT_MOST, "3", ("70",), True),
        (Law.AT_MOST, "71", ("70",), False),
        # 12 of 10 days: 12/10 = 120 or (24 - 10)/12 = 116,67
        (Law.INVERSE, "120,00%", ("10", "12"), True),
        (Law.INVERSE, "116,67%", ("10", "12"), False),
        (Law.MIRROR, "116,67%", ("10", "12"), True),
        (Law.MIRROR, "120,00%", ("10", "12"), False),
        (Law.GROWTH, "20,00%", ("120", "100"), True),
        (Law.GROWTH, "16,67%", ("120", "100"), False),
        (Law.SAVING, "6,00%", ("940", "1.000"), True),
        (Law.SAVING, "9,40%", ("940", "1.000"), False),
        (Law.QUOTIENT, "0,75", ("45", "60"), True),
        (Law.QUOTIENT, "1,33", ("45", "60"), False),
        (Law.ECONOMY, "20,00%", ("90%", "1.000", "720"), True),
        (Law.ECONOMY, "28,00%", ("90,00%", "1.000", "720"), False),
        # what cannot be computed contradicts nothing
        (Law.PERCENT, "100,00%", ("0", "0"), True),
        (Law.GROWTH, "100,00%", ("5", "0"), True),
    ],
)
def test_any_usual_rounding_holds_and_nothing_else(
    law: Law, result: str, inputs: tuple[str, ...], holds: bool
) -> None:
    assert equation(law, result, *inputs).holds() is holds


@pytest.mark.parametrize(
    ("law", "result", "inputs", "line", "value", "holds"),
    [
        (Law.PERCENT, "96,53%", ("4.570", "4.495"), 2, "4339", True),  # 4339/4495 = 96,529...
        (Law.PERCENT, "96,53%", ("4.570", "4.495"), 2, "4399", False),
        (Law.SUM, "835", ("310", "75"), 1, "385", True),
        (Law.SUM, "835", ("310", "75"), 1, "358", False),
        (Law.SUM, "385", ("310", "57"), 3, "75", True),
        (Law.DIFFERENCE, "80", ("400", "230"), 3, "320", True),
        (Law.EQUAL, "4.812", ("4.821",), 2, "4812", True),
        (Law.AT_MOST, "710", ("700",), 1, "701", False),
        (Law.AT_MOST, "710", ("700",), 1, "699", True),
    ],
)
def test_a_value_is_tried_in_place_of_one_printed(
    law: Law, result: str, inputs: tuple[str, ...], line: int, value: str, holds: bool
) -> None:
    made = equation(law, result, *inputs)
    spot = next(n.spot for n in made.numbers if n.spot.line == line)
    assert not made.holds()
    assert made.holds({spot: Decimal(value)}) is holds
    assert not made.holds({Spot(99): Decimal(value)})


def test_numbers_computed_and_formula_of_a_statement() -> None:
    made = equation(Law.PERCENT, "75,00%", "45", "60")
    assert [n.text for n in made.numbers] == ["75,00", "45", "60"]
    assert made.computed() == 75
    assert made.computed({made.inputs[0].spot: Decimal(30)}) == 50
    assert equation(Law.PERCENT, "75,00%", "45", "0").computed() is None


@pytest.mark.parametrize(
    ("law", "names", "expected"),
    [
        (Law.PERCENT, ("Hasil", "Rencana"), "Capaian = Hasil ÷ Rencana × 100"),
        (Law.DIFFERENCE, ("Hasil", "Rencana"), "Capaian = Hasil − Rencana"),
        (Law.PERCENT, (), "Capaian"),
        (Law.PERCENT, ("Hasil",), "Capaian"),
    ],
)
def test_the_formula_is_told_where_all_inputs_have_names(
    law: Law, names: tuple[str, ...], expected: str
) -> None:
    inputs = (number("45", 2), number("60", 3))
    made = Equation(AuditRule.ACHIEVEMENT, law, number("75", 1), inputs, "", subject="Capaian", names=names)
    assert made.formula == expected


def test_the_formula_of_a_ceiling() -> None:
    made = Equation(
        AuditRule.BOUND, Law.AT_MOST, number("7", 1), (number("8", 2),), "", subject="Rekam", names=("Wajib",)
    )
    assert made.formula == "Rekam ≤ Wajib"
