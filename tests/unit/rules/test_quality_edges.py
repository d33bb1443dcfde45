"""The data-quality gate where only some figures are there: what can still be checked, and what cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import (
    AREAS,
    HULU,
    PROVINCE,
    REGENCY,
    TENGAH,
    component,
    count,
    counts,
    difference,
    element,
    evaluation,
    money,
    office_year,
    output,
    peer,
    report,
    rule_set,
    staff,
    survey,
    village,
)

from capaian.domain.identifiers import SurveyId
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.period import Period
from capaian.domain.survey import GivenStatistic
from capaian.domain.work import PeerValue, Resource
from capaian.rules.quality.contradiction import apply_differences, contradiction
from capaian.rules.validate import validate

Changes = Mapping[str, object]
HIGH = "part_larger_than_whole"


def issues(**changes: object) -> tuple[Issue, ...]:
    return validate(office_year(**changes), rule_set())


def codes_of(**changes: object) -> list[str]:
    return [issue.code for issue in issues(**changes)]


def subjects(**changes: object) -> list[str | None]:
    return [issue.subject for issue in issues(**changes)]


# --- counts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            (count("ktp.have", REGENCY, 9), count("ktp.need", REGENCY, 8)),
            [f"{HIGH}:ktp.have:99.01:2023"],
            id="the regency's own rows",
        ),
        pytest.param(
            (count("ktp.have", "99.01.01.01", 9), count("ktp.need", "99.01.01.01", 8)),
            [f"{HIGH}:ktp.have:99.01.01.01:2023"],
            id="a village",
        ),
        pytest.param(
            (count("ktp.have", HULU, 9), count("ktp.need", HULU, 8), count("ktp.need", HULU, 7, "2023-Q1")),
            [f"{HIGH}:ktp.have:99.01.01:2023"],
            id="only against the whole of its own period",
        ),
        pytest.param(
            (count("ktp.have", HULU, 9), count("ktp.need", TENGAH, 1)), [], id="not of another area"
        ),
        pytest.param(
            (count("ktp.have", HULU, 9), count("akta.need", HULU, 1)), [], id="not of another component"
        ),
        pytest.param((count("ktp.have", HULU, 9), count("ktp.need", HULU, None)), [], id="an unknown whole"),
        pytest.param((count("ktp.have", HULU, None), count("ktp.need", HULU, 0)), [], id="an unknown part"),
        pytest.param((count("ktp.have", HULU, 9),), [], id="no whole at all"),
    ],
)
def test_parts_and_wholes(rows: tuple[object, ...], found: list[str]) -> None:
    areas = (*AREAS, village("99.01.01.01", "Desa", HULU))
    assert subjects(counts=rows, areas=areas) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            (*counts("ktp", [1, 1, 1], [1, 1, 1], "2023-Q4"), count("ktp.have", REGENCY, 4, "2023-Q4")),
            ["total_differs:ktp.have:2023-Q4"],
            id="a quarter",
        ),
        pytest.param(
            (*counts("ktp", [1, 1, 1], [1, 1, 1], "2023-Q4"), count("ktp.have", REGENCY, 4, "2023-Q2")),
            [],
            id="another quarter than that of its parts",
        ),
        pytest.param(
            (*counts("ktp", [1, 1, 1], [2, 2, 2]), count("ktp.need", REGENCY, 7)),
            ["total_differs:ktp.need:2023"],
            id="the denominator too",
        ),
        pytest.param(
            (*counts("ktp", [0, 0, 0], [2, 2, 2]), count("ktp.have", REGENCY, 1)),
            ["total_differs:ktp.have:2023"],
            id="parts that are zero are known",
        ),
    ],
)
def test_totals_and_parts(rows: tuple[object, ...], found: list[str]) -> None:
    assert subjects(counts=rows) == found


def test_figures_are_written_as_they_were_typed() -> None:
    rows = (count("ktp.have", HULU, "1234.50"), count("ktp.need", HULU, "1200"))
    (issue,) = issues(counts=rows)
    assert "(1.234,5) lebih banyak daripada Wajib ktp (1.200)" in issue.message
    assert issue.value == "1234.5"


def test_an_area_that_is_not_listed_is_not_looked_at() -> None:
    rows = (count("ktp.have", "11.22", 9), count("ktp.need", "11.22", 8))
    assert [issue.code for issue in issues(counts=rows)] == ["count_outside_regency"]


# --- money and staff -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(
            (money("I.1.1", 100, 120, original=Decimal(200)),),
            ["realised_above_budget:I.1.1:all:2023"],
            id="the changed budget counts, not the original one",
        ),
        pytest.param(
            (money("I.1.1", 5, 6, kind="goods"), money("I.1.1", 9, 9)),
            ["realised_above_budget:I.1.1:goods:2023"],
            id="each kind for itself",
        ),
        pytest.param(
            (
                money("I", 10, 1, resource=Resource.STAFF),
                money("I.1", 9, 1, resource=Resource.STAFF),
            ),
            ["total_differs:inputs:I:all:revised:2023"],
            id="staff must add up as money does",
        ),
        pytest.param(
            (money("I", 10, 1), money("I.1", 9, 1, period=Period.parse("2023-Q1"))),
            [],
            id="periods are not mixed",
        ),
        pytest.param((money("I", 10, 1), money("I.1", 9, 1, kind="capital")), [], id="kinds are not mixed"),
        pytest.param(
            (money("I", 10, None), money("I.1", 9, None), money("I.1.1", 8, None), money("I.1.2", 0, None)),
            [
                "total_differs:inputs:I:all:revised:2023",
                "total_differs:inputs:I.1:all:revised:2023",
            ],
            id="each level is told, against the sum of the leaves",
        ),
        pytest.param(
            (money("*", 10, None), money("I", 9, None)),
            [],
            id="the office cannot be checked while a program is not known",
        ),
        pytest.param(
            (money("*", 10, None), money("I", 9, None), money("II", 0, None)),
            ["total_differs:inputs:*:all:revised:2023"],
            id="a program of zero is known",
        ),
        pytest.param(
            (money("I", 10, None), money("I", 6, None, kind="operations")),
            [],
            id="operations alone are not the whole",
        ),
        pytest.param(
            (
                money("I", 10, 4),
                money("I", 6, 2, kind="operations"),
                money("I", 4, 1, kind="capital"),
                money("I", 99, 98, kind="goods"),
            ),
            ["total_differs:inputs:I:kinds:actual:2023"],
            id="operations and capital are the whole, goods are part of them",
        ),
        pytest.param(
            (money("I", 10, None), money("I", 6, 2, kind="operations"), money("I", 4, None, kind="capital")),
            [],
            id="a kind that is not known yet",
        ),
    ],
)
def test_budgets(rows: tuple[object, ...], found: list[str]) -> None:
    assert subjects(inputs=rows) == found


# --- other regencies -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param((replace(peer("99.02", 120, 100), subject="iku-2"),), [], id="of what is no component"),
        pytest.param((peer("99.02", 120, None),), [], id="an unknown whole"),
        pytest.param((peer("99.02", None, 100, "99"),), [], id="a ratio without parts"),
        pytest.param((peer("99.02", 0, 0, "100"),), [], id="a ratio of nothing cannot be checked"),
        pytest.param((peer("99.02", 95, 100, "95.005"),), [], id="a ratio rounded up"),
        pytest.param(
            (peer("99.02", 95, 100, "95.006"),), ["two_values:peer:ktp:99.02:2023"], id="beyond its rounding"
        ),
        pytest.param(
            (peer(PROVINCE, 541, 600),), ["total_differs:peer:ktp:ktp.have:2023"], id="a province of one"
        ),
        pytest.param(
            (peer(PROVINCE, 540, 600), peer(REGENCY, 540, 600)), [], id="the own row is not added again"
        ),
        pytest.param(
            (peer(PROVINCE, 540, 600), peer(REGENCY, 540, None)),
            [],
            id="half an own row: the rest is counted",
        ),
        pytest.param(
            (peer(PROVINCE, 540, 601),), ["total_differs:peer:ktp:ktp.need:2023"], id="the denominator too"
        ),
        pytest.param((peer(PROVINCE, None, None),), [], id="a province that says nothing"),
        pytest.param(
            (peer(PROVINCE, 1, 1, when=2022),), [], id="a year for which the own regency has no counts"
        ),
    ],
)
def test_peers(rows: tuple[object, ...], found: list[str]) -> None:
    assert subjects(peers=rows) == found


def ratios(*values: str) -> tuple[PeerValue, ...]:
    """A recap that tells percentages alone."""
    return tuple(peer(f"99.{number:02}", None, None, value) for number, value in enumerate(values, 2))


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (("96.75", "97.03", "98.10", "95.40"), []),
        (("9675", "97.03", "98.10", "95.40"), [("far_from_others", Level.WARNING, "9675")]),
        (("97.03", "98.10", "198.22", "95.40"), [("far_from_others", Level.WARNING, "198.22")]),
        (("97.03", "98.10", "96.40", "0.97"), [("far_from_others", Level.WARNING, "0.97")]),
        (("-96.75", "97.03", "98.10", "95.40"), [("below_nought", Level.ERROR, "-96.75")]),
        (("-96.75", "97.03"), [("below_nought", Level.ERROR, "-96.75")]),
        (("100.06", "103.40", "98.10", "0"), []),
        (("12.10", "61.40", "35.90", "4.75"), []),  # child cards
        (("160.20", "148.90", "151.30", "172.00"), []),  # as all others
        (("9675", "97.03", "98.10"), []),  # too few to tell
    ],
)
def test_percentages_of_others_below_nought_or_far_off(
    values: tuple[str, ...], found: list[tuple[str, Level, str]]
) -> None:
    told = [(issue.code, issue.level, issue.value) for issue in issues(peers=ratios(*values))]
    assert told == found


def test_an_index_of_others_below_nought_is_an_error_too() -> None:
    (found,) = issues(peers=(replace(peer("99.02", None, None, "-81.20"), subject="iku-2"),))
    assert (found.code, found.level) == ("below_nought", Level.ERROR)


def test_a_recap_that_says_otherwise_of_the_own_regency_is_told() -> None:
    found = issues(peers=(peer("99.02", 95, 100), peer(REGENCY, 540, 601)))
    assert [(i.code, i.level, i.value) for i in found] == [("own_differs", Level.WARNING, "601")]


@pytest.mark.parametrize(
    ("own", "found"),
    [
        pytest.param((count("ktp.have", REGENCY, 5), count("ktp.need", REGENCY, 10)), [], id="its own row"),
        pytest.param(
            (count("ktp.have", REGENCY, 6), count("ktp.need", REGENCY, 10)),
            ["total_differs:peer:ktp:ktp.have:2023"],
            id="its own row, and the sum differs",
        ),
        pytest.param((count("ktp.have", REGENCY, 5, "2023-Q4"),), [], id="a row of another period"),
        pytest.param((count("ktp.have", REGENCY, None),), [], id="an empty row"),
    ],
)
def test_the_own_regency_in_the_sum_of_the_province(own: tuple[object, ...], found: list[str]) -> None:
    """No kecamatan is counted: the regency's own row stands for it; 95 + 5 of 100 + 10."""
    rows = (peer("99.02", 95, 100), peer(PROVINCE, 100, 110))
    assert subjects(counts=own, peers=rows) == found


def test_a_component_whose_parts_may_exceed_the_whole_may_do_so_elsewhere() -> None:
    parts = (component("ktp", may_exceed_whole=True), component("akta"))
    assert subjects(components=parts, peers=(peer("99.02", 120, 100),)) == []


# --- surveys, staff, evaluations, reports --------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        pytest.param(replace(element("U1", mean="3.2"), mean=None), [], id="a survey still to come"),
        pytest.param(
            replace(element("U1", "80"), given=GivenStatistic.BOTH),
            ["survey_value_missing"],
            id="one of both",
        ),
        pytest.param(replace(element("U1", "80"), survey=SurveyId("lain")), [], id="of no listed survey"),
        pytest.param(element("U1", "25"), [], id="the least index"),
        pytest.param(element("U1", "100", "4"), [], id="the best of both"),
        pytest.param(element("U1", mean="1"), [], id="the least mean"),
        pytest.param(element("U1", "80.13", "3.2"), [], id="within the rounding of both: 80 ± 0,13"),
        pytest.param(element("U1", "80.14", "3.2"), ["two_values"], id="beyond it"),
    ],
)
def test_elements(row: object, codes: list[str]) -> None:
    assert [issue.code for issue in issues(survey_elements=(row,))] == codes


def test_a_survey_is_begun_in_each_period_by_itself() -> None:
    """That last year's elements are there says nothing of this year's; that one of this year's is, does."""
    before = tuple(element(f"U{n}", mean="3.2", when=2022) for n in range(1, 4))
    empty = tuple(replace(element(f"U{n}", mean="3.2"), mean=None) for n in range(1, 4))
    assert codes_of(survey_elements=(*before, *empty)) == []
    begun = (element("U1", mean="3.2"), *empty[1:])
    assert codes_of(survey_elements=(*before, *begun)) == ["survey_value_missing"] * 2


@pytest.mark.parametrize(
    ("top", "index", "codes"),
    [
        (5, "20", []),
        (5, "19.99", ["survey_out_of_range"]),
        (10, "10", []),
        (4, "20", ["survey_out_of_range"]),
    ],
)
def test_the_least_index_follows_from_the_answers_there_are(top: int, index: str, codes: list[str]) -> None:
    found = issues(surveys=(survey(top=top),), survey_elements=(element("U1", index),))
    assert [issue.code for issue in found] == codes


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param((staff("A", 3), staff("B", 1, "A"), staff("C", 2, "A")), [], id="they add up"),
        pytest.param(
            (staff("A", 3), staff("B", 2, "A")), ["total_differs:people:jabatan:A"], id="they do not"
        ),
        pytest.param((staff("A", 0), staff("B", 0, "A")), [], id="none of none"),
        pytest.param((staff("A", 3), staff("B", 9)), [], id="no part of it"),
        pytest.param(
            (staff("A", 3), replace(staff("B", 9, "A"), grouping="golongan")),
            [None],
            id="of another grouping",
        ),
    ],
)
def test_staff(rows: tuple[object, ...], found: list[str | None]) -> None:
    assert subjects(people=rows) == found


@pytest.mark.parametrize(
    ("final", "units", "found"),
    [
        pytest.param("90.5", [("45 45", "90"), ("45 46", "91")], [], id="a mean of units"),
        pytest.param("90.50", [("45 45", "90.00"), ("45 46", "91.00")], [], id="on two decimals"),
        pytest.param(
            "90.52", [("45 45", "90.00"), ("45 46", "91.00")], ["final"], id="off by two hundredths"
        ),
        pytest.param("90.51", [("45 45", "90.00"), ("45 46", "91.00")], [], id="off by one hundredth"),
        pytest.param(None, [("1.25 1.25", "2.51")], [], id="two parts may lose a hundredth"),
        pytest.param(None, [("1.25 1.25", "2.52")], ["Unit 1"], id="but not two"),
        pytest.param(None, [("", "2.53")], [], id="a unit without dimensions"),
        pytest.param("90", [], [], id="no units"),
    ],
)
def test_scores(final: str | None, units: list[tuple[str, str]], found: list[str]) -> None:
    scored = [(scores.split(), total) for scores, total in units]
    given = subjects(evaluations=(evaluation(final, *scored),))
    assert given == [f"total_differs:evaluation:nilai:{name}" for name in found]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        pytest.param(report("iku-2", 85, "2023-Q4"), ["two_values:iku-2"], id="in any part of the year"),
        pytest.param(report("iku-2", 85, 2024), [], id="of another year"),
        pytest.param(report("iku-2", None, text="Sudah"), [], id="in words"),
        pytest.param(report("ik-4", 85), [], id="of an indicator without formula"),
        pytest.param(report("tidak-ada", 85), [], id="of an indicator that is not there"),
        pytest.param(output("I", 1, 1), [], id="of a node"),
    ],
)
def test_reports_beside_formulas(row: object, found: list[str]) -> None:
    assert subjects(outputs=(row,)) == found


# --- declarations --------------------------------------------------------------------------------------


def test_declared_and_undeclared_keep_their_order_and_unused_ones_come_last() -> None:
    found = [contradiction(f"total_differs:{name}", "…", Place("a.csv"), "1") for name in "abc"]
    declared = (difference("total_differs:b", "total_differs:x"),)
    given = list(apply_differences(found, declared))
    assert [(issue.value, issue.level) for issue in given] == [
        ("1", Level.ERROR),
        ("1", Level.WARNING),
        ("1", Level.ERROR),
        ("total_differs:x", Level.WARNING),
    ]
    assert str(given[-1].place) == "differences.yaml, baris 3, kolom covers"


def test_a_problem_that_is_no_contradiction_passes_through() -> None:
    plain = Issue(Level.ERROR, "unknown_scale", "…", Place("office.yaml"))
    assert list(apply_differences([plain], ())) == [plain]


def test_a_fall_that_is_declared_says_why() -> None:
    rows = (count("ktp.have", HULU, 95, "2023-S1"), count("ktp.have", HULU, 90, "2023-S2"))
    covered = "cumulative_falls:ktp.have:99.01.01:2023-S2"
    (issue,) = issues(counts=rows, differences=(difference(covered),))
    assert (issue.level, issue.remedy) == (Level.WARNING, "")
    assert issue.message.endswith("Dinyatakan: salah ketik.")
