"""Rows that cannot be: negative amounts, other years, areas that lie elsewhere."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import (
    AREAS,
    REGENCY,
    count,
    counts,
    district,
    elements,
    history,
    money,
    office,
    office_year,
    output,
    period,
    report,
    rule_set,
    village,
)

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Issue, Level
from capaian.domain.work import Resource, ResourceInput
from capaian.rules.validate import validate

KTP = counts("ktp", [90, 180, 270], [100, 200, 300])
AKTA = counts("akta", [0, 5, 3], [0, 5, 5])


def issues(**changes: object) -> tuple[Issue, ...]:
    return validate(office_year(**changes), rule_set())


# --- amounts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (money("I.1.1", 100, -90), "actual", "-90"),
        (money("I.1.1", -100, None), "revised", "-100"),
        (money("I.1.1", 100, 90, original=Decimal(-5)), "original", "-5"),
        (money("I.1.1", None, -2, resource=Resource.STAFF), "actual", "-2"),
    ],
)
def test_a_negative_amount(row: ResourceInput, column: str, value: str) -> None:
    (issue,) = issues(inputs=(row,))
    assert (issue.code, issue.level, issue.value) == ("input_negative", Level.ERROR, value)
    assert str(issue.place) == f"inputs.csv, baris 5, kolom {column}"
    assert "tanda" in issue.remedy


@pytest.mark.parametrize(
    ("amount", "thousand"),
    [("17925.000", "17925000"), ("3297114.862", "3297114862"), ("17925.0000", "17925000"), ("0.125", "0125")],
)
def test_an_amount_with_three_decimals_is_a_comma_for_a_dot(amount: str, thousand: str) -> None:
    row = replace(money("I.1.1", 10_000_000_000, None), actual=Decimal(amount))
    (issue,) = issues(inputs=(row,))
    assert (issue.code, issue.level, issue.value) == ("input_with_thousandths", Level.ERROR, amount)
    assert str(issue.place) == "inputs.csv, baris 5, kolom actual"
    assert thousand in issue.remedy


@pytest.mark.parametrize("amount", ["17925", "17925.5", "17925.50"])
@pytest.mark.parametrize("resource", [Resource.MONEY, Resource.STAFF])
def test_sen_are_no_slip_and_staff_may_have_any_decimals(amount: str, resource: Resource) -> None:
    row = replace(money("I.1.1", 100_000, None), actual=Decimal(amount), resource=resource)
    assert "input_with_thousandths" not in [issue.code for issue in issues(inputs=(row,))]


@pytest.mark.parametrize(
    ("amount", "is_told"),
    [
        *(("91.93", True), ("0.5", True), ("999999.99", True)),
        *(("91", False), ("91.00", False), ("91930275.50", False), ("1000000.25", False)),
    ],
)
def test_a_small_amount_with_a_fraction_may_be_one_of_millions(amount: str, is_told: bool) -> None:
    row = replace(money("I.1.1", 100_000_000, None), actual=Decimal(amount))
    told = [issue for issue in issues(inputs=(row,)) if issue.code == "input_with_fraction"]
    assert [(one.level, one.value, one.place.column) for one in told] == (
        [(Level.WARNING, amount, "actual")] if is_told else []
    )


def test_half_a_post_is_no_amount_of_money() -> None:
    row = replace(money("I.1.1", 2, None), resource=Resource.STAFF, actual=Decimal("1.5"))
    assert "input_with_fraction" not in [issue.code for issue in issues(inputs=(row,))]


@pytest.mark.parametrize("row", [money("I.1.1", 0, 0), money("I.1.1", None, None)])
def test_no_amount_and_nothing_are_not_negative(row: ResourceInput) -> None:
    assert issues(inputs=(row,)) == ()


# --- years ---------------------------------------------------------------------------------------------

LATER = counts("ktp", [90, 180, 270], [100, 200, 300], 2032)


@pytest.mark.parametrize(
    ("changes", "place", "value", "words"),
    [
        pytest.param(
            {"counts": (*LATER, *AKTA)}, "counts.csv, baris 10", "2032", "Baris 10, 11, 12 ", id="all counts"
        ),
        pytest.param(
            {"counts": (*KTP[:2], count("ktp.have", "99.01.03", 270, 2021, row=12), *KTP[3:], *AKTA)},
            "counts.csv, baris 12",
            "2021",
            "Baris 12 bertahun 2021",
            id="one count",
        ),
        pytest.param(
            {"survey_elements": elements(["80", "84", "91"], 2032)},
            "survey.csv, baris 4",
            "2032",
            "Baris 4 bertahun 2032",
            id="survey",
        ),
        pytest.param(
            {"outputs": (report("ik-4", 45, "2032-Q1"),)},
            "outputs.csv, baris 7",
            "2032-Q1",
            "bertahun 2032, padahal tahun 2023 tidak ada barisnya",
            id="actual",
        ),
        pytest.param(
            {"outputs": (output("I.1.1", 10, 8, period=period(2021)),)},
            "outputs.csv, baris 7",
            "2021",
            "Baris 7 bertahun 2021",
            id="output of a node",
        ),
    ],
)
def test_rows_of_a_year_that_is_not_looked_at(
    changes: dict[str, object], place: str, value: str, words: str
) -> None:
    (issue,) = issues(**changes)
    assert (issue.code, issue.level, issue.value) == ("rows_of_other_years", Level.WARNING, value)
    assert str(issue.place) == f"{place}, kolom period"
    assert words in issue.message
    assert "menjadi 2023" in issue.remedy


def test_many_rows_are_named_in_part() -> None:
    rows = tuple(count("ktp.have", f"99.01.0{n % 3 + 1}", 1, 2000 + n, row=n + 2) for n in range(15))
    (issue,) = [i for i in issues(counts=(*AKTA, *rows)) if i.code == "rows_of_other_years"]
    assert "Baris 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 dan 5 baris lain" in issue.message


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"counts": (*KTP, *LATER, *AKTA)}, id="beside rows of the year"),
        pytest.param(
            {"counts": (*counts("ktp", [1, 2, 3], [4, 5, 6], 2022), *AKTA), "history": ()},
            id="only the year before",
        ),
        pytest.param({"counts": (*counts("ktp", [1, 2, 3], [4, 5, 6], "2023-S2"), *AKTA)}, id="a semester"),
        pytest.param({"outputs": (report("iku-2", 85, 2032),)}, id="beside a formula"),
    ],
)
def test_rows_of_years_that_do_no_harm(changes: dict[str, object]) -> None:
    assert issues(**changes) == ()


@pytest.mark.parametrize("when", [2023, 2024])
def test_history_that_is_not_past(when: int) -> None:
    (issue,) = issues(history=(history("iku-2", "82", when=when),))
    assert (issue.code, issue.level, issue.value) == ("history_not_past", Level.ERROR, str(when))
    assert str(issue.place) == "history.csv, baris 3, kolom period"
    assert "Perbaiki tahunnya" in issue.remedy


@pytest.mark.parametrize("when", [2019, 2022])
def test_history_of_earlier_years(when: int) -> None:
    assert issues(history=(history("iku-2", "82", when=when),)) == ()


# --- areas ---------------------------------------------------------------------------------------------


def test_a_regency_of_another_province() -> None:
    (issue,) = issues(office=replace(office(), province=AreaCode("98")))
    assert (issue.code, issue.level, issue.value) == ("regency_outside_province", Level.ERROR, REGENCY)
    assert str(issue.place) == "office.yaml, kolom office.regency.code"
    assert "98.01" in issue.remedy


@pytest.mark.parametrize(
    "area",
    [
        pytest.param(district(AreaCode("99.02.01"), "Seberang"), id="district"),
        pytest.param(district(AreaCode("99.010.1"), "Seberang"), id="begins alike"),
        pytest.param(village("99.02.01.2001", "Seberang", AreaCode("99.02.01")), id="village"),
    ],
)
def test_an_area_of_another_regency(area: object) -> None:
    found = [i for i in issues(areas=(*AREAS, area)) if i.code == "area_outside_regency"]
    (issue,) = found
    assert issue.level is Level.ERROR
    assert str(issue.place) == "areas.csv, baris 2, kolom code"
    assert "Seberang" in issue.message
    assert "99.01." in issue.remedy
