"""Causes of failed statements, worked by hand: what is mended, and what must not break for it."""

from __future__ import annotations

import pytest

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, Spot, read_numbers
from capaian.auditor.repair import Cause, find_causes
from capaian.auditor.slips import changes_of
from capaian.domain.audit import AuditRule, Finding, Repair
from capaian.domain.issue import Level


def number(text: str, line: int, cell: int = 0, style: NumberStyle = NumberStyle.INDONESIAN) -> PrintedNumber:
    (found,) = read_numbers(text, line, cell, style)
    return found


def total(result: PrintedNumber, *inputs: PrintedNumber) -> Equation:
    return Equation(AuditRule.SUM, Law.SUM, result, inputs, "Tabel 1")


def share(result: PrintedNumber, part: PrintedNumber, whole: PrintedNumber) -> Equation:
    return Equation(AuditRule.RATIO, Law.PERCENT, result, (part, whole), "Tabel 1")


def told(causes: tuple[Cause, ...]) -> list[tuple[int, str, int]]:
    return [(c.change.number.spot.line, c.change.text, len(c.mended)) for c in causes]


ONE, OTHER = number("412", 1), number("88", 2)


def test_what_holds_has_no_cause() -> None:
    assert find_causes([total(number("500", 3), ONE, OTHER)]) == ()


def test_a_result_is_the_cause_where_nothing_else_rests_on_its_inputs() -> None:
    assert told(find_causes([total(number("600", 3), ONE, OTHER)])) == [(3, "500", 1)]


def test_an_input_of_two_failed_sums_is_the_cause_of_both() -> None:
    wrong = number("421", 1)
    right = total(number("500", 3), wrong, OTHER)
    below = total(number("642", 4), wrong, number("230", 5))
    assert told(find_causes([right, below])) == [(1, "412", 2)]


def test_a_change_that_breaks_what_holds_is_no_cause() -> None:
    """421 would be mended to 412, were it not for the share and the sum that hold with 421."""
    wrong = number("421", 1)
    failed = [total(number("500", 3), wrong, OTHER), total(number("642", 4), wrong, number("230", 5))]
    sound = total(number("521", 6), wrong, number("100", 7))
    assert sound.holds()
    assert all(line != 1 for line, _, _ in told(find_causes([*failed, sound])))


def test_what_mends_most_comes_first() -> None:
    wrong = number("421", 1)
    failed = [
        total(number("500", 3), wrong, OTHER),
        total(number("642", 4), wrong, number("230", 5)),
        total(number("512", 6), wrong, number("100", 7)),
    ]
    causes = find_causes(failed)
    assert told(causes) == [(1, "412", 3)]
    assert {id(equation) for cause in causes for equation in cause.mended} == {*map(id, failed)}


def test_each_statement_is_mended_by_one_cause_at_most() -> None:
    first = total(number("600", 3), ONE, OTHER)
    second = total(number("931", 13), number("700", 11), number("230", 12))
    causes = find_causes([first, second])
    mended = [id(equation) for cause in causes for equation in cause.mended]
    assert len(mended) == len({*mended}) == 2


def test_a_deduction_is_made_where_no_slip_explains_it() -> None:
    """111 should be 412: no single digit, but both sums say so."""
    wrong = number("111", 1)
    failed = [total(number("500", 3), wrong, OTHER), total(number("642", 4), wrong, number("230", 5))]
    (cause,) = find_causes(failed)
    assert (cause.change.text, cause.change.is_slip) == ("412", False)
    assert "menurut jumlahnya" in cause.change.words


def test_more_failed_statements_than_can_be_slips_have_no_cause() -> None:
    many = [
        total(number("600", 3 * n, 1), number("412", 3 * n + 1), number("88", 3 * n + 2))
        for n in range(1, 402)
    ]
    assert find_causes(many) == ()
    assert len(find_causes(many[:3])) == 3


@pytest.mark.parametrize(
    ("text", "style", "meant", "words"),
    [
        ("64.045", NumberStyle.INDONESIAN, "66.045", "angka ke-2 dari 4 menjadi 6"),
        ("64,045", NumberStyle.ENGLISH, "66,045", "angka ke-2 dari 4 menjadi 6"),
        ("95,70", NumberStyle.INDONESIAN, "97,50", "angka ke-2 dan ke-3 tertukar"),
        ("95.70", NumberStyle.ENGLISH, "97.50", "angka ke-2 dan ke-3 tertukar"),
        ("971,6", NumberStyle.INDONESIAN, "97,16", "tanda desimal bergeser 1 angka"),
        ("9.5", NumberStyle.ENGLISH, "5.9", "angka ke-1 dan ke-2 tertukar"),
    ],
)
def test_slips_are_named_in_words(text: str, style: NumberStyle, meant: str, words: str) -> None:
    found = {change.text: change.words for change in changes_of(number(text, 1, style=style))}
    assert found[meant] == words


@pytest.mark.parametrize("text", ["9", "95", "-9,5"])
def test_short_numbers_have_no_shifted_marks(text: str) -> None:
    assert all("bergeser" not in change.words for change in changes_of(number(text, 1)))


def test_a_negative_number_stays_negative() -> None:
    values = [c.value for c in changes_of(number("-7,50", 1)) if "bergeser" not in c.words]
    assert all(value <= 0 for value in values)


# --- findings ----------------------------------------------------------------------------------------------


def finding(rule: AuditRule, computed: str, repair: Repair | None) -> Finding:
    return Finding(
        "T-001",
        rule,
        Level.ERROR,
        4,
        None,
        "Tabel 1",
        "2 | Utara | 69,00",
        "69,00",
        computed,
        "x.",
        repair=repair,
    )


OWN = Repair(4, "69,00", "96,00", "angka ke-1 dan ke-2 tertukar", 1)
WIDER = Repair(4, "69,00", "96,00", "angka ke-1 dan ke-2 tertukar", 3)
ELSEWHERE = Repair(9, "421", "412", "angka ke-2 dan ke-3 tertukar", 2)


@pytest.mark.parametrize(
    ("rule", "computed", "repair", "verdict", "wider", "slip"),
    [
        (AuditRule.RATIO, "96,00", None, "seharusnya", None, ""),
        (AuditRule.RATIO, "96,00", OWN, "seharusnya", None, OWN.change),
        (AuditRule.RATIO, "96,01", OWN, "seharusnya", None, ""),
        (AuditRule.RATIO, "96,00", WIDER, "seharusnya", WIDER, ""),
        (AuditRule.RATIO, "96,00", ELSEWHERE, "menurut hitungan", ELSEWHERE, ""),
        (AuditRule.BOUND, "96,00", None, "paling banyak", None, ""),
        (AuditRule.BOUND, "96,00", OWN, "seharusnya", None, OWN.change),
        (AuditRule.BOUND, "96,00", ELSEWHERE, "paling banyak", ELSEWHERE, ""),
        (AuditRule.BOUND, "tidak lebih", None, "seharusnya", None, ""),
    ],
)
def test_how_sure_a_finding_is(
    rule: AuditRule, computed: str, repair: Repair | None, verdict: str, wider: Repair | None, slip: str
) -> None:
    found = finding(rule, computed, repair)
    assert (found.verdict, found.wider_repair, found.slip) == (verdict, wider, slip)


def test_every_rule_has_words_of_its_own() -> None:
    words = [rule.words for rule in AuditRule]
    assert len({*words}) == len(words) == 22
    assert all(word[0].isupper() for word in words)


def test_formulas_name_their_inputs_only_where_all_have_names() -> None:
    equation = share(number("90,00", 1, 2), number("54", 1, 0), number("60", 1, 1))
    assert equation.formula == ""
    named = Equation(
        AuditRule.RATIO,
        Law.PERCENT,
        equation.result,
        equation.inputs,
        "Tabel 1",
        subject="Cakupan",
        names=("A", "B"),
    )
    assert named.formula == "Cakupan = A ÷ B × 100"
    assert named.numbers == (equation.result, *equation.inputs)
    assert named.result.spot == Spot(1, 2, 0, 5)


def test_a_statement_that_holds_expects_nothing() -> None:
    statement = Statement(AuditRule.RANK, True, 3, "1", "", "", "Tabel 1")
    assert (statement.level, statement.lines) == (Level.ERROR, ())


# --- which value of one number -----------------------------------------------------------------------------


def same(result: PrintedNumber, elsewhere: PrintedNumber) -> Equation:
    return Equation(AuditRule.CROSSREF, Law.EQUAL, result, (elsewhere,), "Tabel 1")


@pytest.mark.parametrize(
    ("wrong", "whole", "printed", "right"),
    [
        ("77,13", "90,00", "85,76", "77,18"),
        ("41,38", "60,00", "68,97", "41,38"),
        ("52,94", "70,00", "75,59", "52,91"),
    ],
)
def test_the_value_that_other_places_print_is_taken_before_one_within_rounding(
    wrong: str, whole: str, printed: str, right: str
) -> None:
    """77,17 of 90 may be cut off to 85,76 and lies within rounding of 77,18; only 77,18 is printed."""
    actual = number(wrong, 4)
    rate = Equation(
        AuditRule.ACHIEVEMENT, Law.PERCENT, number(printed, 4, 2), (actual, number(whole, 4, 1)), "Tabel 1"
    )
    found = told(find_causes([rate, same(actual, number(right, 9))]))
    assert found == ([] if wrong == right else [(4, right, 2)])


def gap(result: PrintedNumber, more: PrintedNumber, less: PrintedNumber) -> Equation:
    return Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, result, (more, less), "Tabel 1")


@pytest.mark.parametrize(
    ("printed", "more", "less", "words", "meant"),
    [
        ("4,59", "89,11", "93,70", "tanda minus hilang", "\u22124,59"),
        ("-6,25", "71,25", "65,00", "tanda minus berlebih", "6,25"),
    ],
)
def test_a_lost_minus_is_put_back_and_nothing_else_changed(
    printed: str, more: str, less: str, words: str, meant: str
) -> None:
    (cause,) = find_causes([gap(number(printed, 3), number(more, 1), number(less, 2))])
    assert (cause.change.words, cause.change.text, len(cause.mended)) == (words, meant, 1)


def test_a_minus_is_not_put_before_what_a_ceiling_holds_down() -> None:
    above = Equation(AuditRule.BOUND, Law.AT_MOST, number("512", 3), (number("412", 1),), "Tabel 1")
    assert all("minus" not in cause.change.words for cause in find_causes([above]))


def test_a_minus_that_another_statement_needs_is_left() -> None:
    printed = number("4,59", 3)
    failed = gap(printed, number("89,11", 1), number("93,70", 2))
    held = same(printed, number("4,59", 8))
    assert all(
        "minus" not in cause.change.words for cause in find_causes([failed, held]) if not cause.places[1:]
    )


# --- figures that stay -------------------------------------------------------------------------------------

KEPT = (
    "T-002",
    AuditRule.ABSORPTION,
    Level.ERROR,
    4,
    None,
    "Tabel 1",
    "2 | Utara | 96,53",
    "96,53",
    "109,51",
    "x.",
)


@pytest.mark.parametrize(
    ("finding", "remedy"),
    [
        (Finding(*KEPT, root="T-001", stays=True), "sudah benar; sesuai setelah T-001 diperbaiki"),
        (
            Finding(*KEPT, repair=ELSEWHERE, stays=True),
            "sudah benar; sesuai setelah 421 pada baris 9 diperbaiki",
        ),
        (Finding(*KEPT, root="T-001"), "seharusnya 109,51"),
        (Finding(*KEPT, stays=True), "seharusnya 109,51"),
        (Finding(*KEPT, alternative=ELSEWHERE), "seharusnya 109,51 atau 412 di tempat 421 pada baris 9"),
    ],
    ids=["after-its-root", "after-a-repair", "wrong-itself", "after-nothing", "either"],
)
def test_what_is_to_be_done_about_a_figure(finding: Finding, remedy: str) -> None:
    assert finding.remedy == remedy
    assert finding.fits_later is remedy.startswith("sudah benar")


def test_a_finding_without_a_value_has_no_remedy() -> None:
    assert finding(AuditRule.RATIO, "", None).remedy == ""


HERE, THERE = number("206.630", 1), number("241.974", 5)
FITS = share(number("92,80", 2), number("224.541", 3), HERE)
"""224.541 of 241.974 are 92,80: the budget beside it is of another row."""
ALSO = share(number("92,80", 12), number("224.541", 13), HERE)


def test_what_another_place_prints_is_the_cause_where_what_rests_on_it_fits_then() -> None:
    assert told(find_causes([same(HERE, THERE), FITS, ALSO])) == [(1, "241.974", 3)]
    (cause,) = find_causes([same(THERE, HERE), FITS, ALSO])
    assert cause.change.words == "seperti tercetak di tempat lain"


def test_another_place_alone_or_one_that_breaks_what_holds_is_no_cause() -> None:
    assert find_causes([same(HERE, THERE)]) == ()
    assert find_causes([same(HERE, THERE), FITS]) == ()
    ceiling = Equation(AuditRule.BOUND, Law.AT_MOST, number("224.541", 3), (HERE,), "Tabel 1")
    assert "241.974" not in {text for _, text, _ in told(find_causes([same(HERE, THERE), ceiling]))}
    held = total(number("300.000", 8), HERE, number("93.370", 9))
    assert held.holds()
    assert (1, "241.974", 3) not in told(find_causes([same(HERE, THERE), FITS, ALSO, held]))
