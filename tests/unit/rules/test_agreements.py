"""Which agreement counts, and which target follows from it or from the strategic plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.every_case import every_case
from tests.factories import (
    agreement,
    agreement_target,
    indicator,
    office_year,
    policies,
    source,
    target,
)

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import AgreementKind, PerformanceAgreement, TargetValue
from capaian.domain.policy import Aggregation, AgreementChoice
from capaian.rules.agreements import (
    TargetInForce,
    agreements_in_force,
    lines_in_force,
    target_in_force,
)
from capaian.rules.facts import Facts

SUM, LAST, MEAN = Aggregation.SUM, Aggregation.LAST, Aggregation.MEAN


def paper(name: str, **changes: object) -> PerformanceAgreement:
    return agreement(agreement_target("x", 50), id=name, **changes)


def year_with(*papers: PerformanceAgreement, **changes: object) -> OfficeYear:
    return office_year(agreements=papers, **changes)


def in_force(
    papers: Iterable[PerformanceAgreement], as_of: str = "2023", **changes: object
) -> list[str]:
    year = year_with(*papers, **changes)
    return [found.id for found in agreements_in_force(year, Period.parse(as_of))]


# --- which agreement


@pytest.mark.parametrize(
    ("choice", "expected"), [(AgreementChoice.LATEST, "r2"), (AgreementChoice.ORIGINAL, "r0")]
)
def test_revisions_count_by_number_and_not_by_place(
    choice: AgreementChoice, expected: str
) -> None:
    papers = [
        paper(f"r{number}", revision=number, signed=f"2023-0{number + 1}")
        for number in (2, 0, 1)  # as the file happens to list them
    ]
    assert in_force(papers, policies=policies(agreement=choice)) == [expected]


@pytest.mark.parametrize(
    ("signed", "as_of", "counts"),
    [
        pytest.param("2023-09-30", "2023-Q3", True, id="signed on the last day of the period"),
        pytest.param("2023-10-01", "2023-Q3", False, id="a day later"),
        pytest.param("2023-09", "2023-Q3", True, id="in the last month"),
        pytest.param("2023-10", "2023-Q3", False, id="in the next month"),
        pytest.param("2023-12-31", "2023", True, id="on the last day of the year"),
        pytest.param("2024-01", "2023", False, id="in the year after"),
    ],
)
def test_a_revision_counts_once_it_is_signed(signed: str, as_of: str, counts: bool) -> None:
    papers = [paper("original"), paper("revised", revision=1, signed=signed)]
    assert in_force(papers, as_of) == ["revised" if counts else "original"]


def test_the_original_choice_does_not_look_at_dates() -> None:
    papers = [paper("original", signed="2023-12"), paper("revised", revision=1, signed="2023-02")]
    chosen = policies(agreement=AgreementChoice.ORIGINAL)
    assert in_force(papers, "2023-Q1", policies=chosen) == ["original"]


def test_before_anything_is_signed_the_original_counts() -> None:
    papers = [paper("original", signed="2023-03"), paper("revised", revision=1, signed="2023-07")]
    assert in_force(papers, "2023-M01") == ["original"]


@pytest.mark.parametrize("year", [2022, 2024])
def test_agreements_of_other_years_are_left_out(year: int) -> None:
    assert in_force([paper("this"), paper("other", year=year, revision=9, signed="2022-01")]) == [
        "this"
    ]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"kind": AgreementKind.DIRECTOR_GENERAL}, id="with another superior"),
        pytest.param({"tier": "III"}, id="of another tier"),
    ],
)
def test_each_line_of_agreements_has_its_own_revisions(change: dict[str, object]) -> None:
    """A revision of one post does not replace the agreement of another."""
    papers = [paper("head"), paper("other", revision=1, **change)]
    assert sorted(in_force(papers)) == ["head", "other"]


def test_posts_of_one_tier_have_their_own_revisions() -> None:
    lower = {"kind": AgreementKind.TIER, "tier": "III"}
    papers = [
        paper("one", **lower),
        paper("other", revision=1, first_party="Kepala Bidang", **lower),
    ]
    assert sorted(in_force(papers)) == ["one", "other"]


def test_the_most_binding_kind_comes_first() -> None:
    papers = [
        paper("dirjen", kind=AgreementKind.DIRECTOR_GENERAL),
        paper("tier", kind=AgreementKind.TIER, tier="III", first_party="Kepala Bidang"),
        paper("office", kind=AgreementKind.OFFICE),
    ]
    assert in_force(papers) == ["office", "tier", "dirjen"]


def test_an_office_without_agreements() -> None:
    assert in_force([]) == []
    assert lines_in_force(year_with(), Period(2023)) == {}


# --- which line


def test_an_indicator_in_two_agreements_has_the_target_of_the_more_binding_one() -> None:
    national = agreement(
        agreement_target("x", 99), id="dirjen", kind=AgreementKind.DIRECTOR_GENERAL
    )
    office = agreement(agreement_target("x", 50), id="office")
    line = lines_in_force(year_with(national, office), Period(2023))["x"]
    assert (line.agreement.id, line.line.target.value) == ("office", Decimal(50))


def test_of_two_lines_in_one_agreement_the_first_counts() -> None:
    twice = agreement(agreement_target("x", 50), agreement_target("x", 60))
    assert lines_in_force(year_with(twice), Period(2023))["x"].line.target.value == 50


def test_a_line_that_the_revision_dropped_is_gone() -> None:
    papers = (
        agreement(agreement_target("x", 50), agreement_target("y", 1)),
        agreement(agreement_target("y", 2), id="r1", revision=1),
    )
    assert list(lines_in_force(year_with(*papers), Period(2023))) == ["y"]


# --- which target


def found(
    as_of: str, how: Aggregation = SUM, year_target: TargetValue | int = 50, **by_period: str | int
) -> TargetInForce | None:
    own = indicator("x", aggregation=how)
    line = agreement(agreement_target("x", year_target, **by_period), source=source().id)
    year = office_year(indicators=(own,), agreements=(line,))
    period = Period.parse(as_of)
    return target_in_force(Facts(year), own, lines_in_force(year, period)["x"], period)


def value_of(in_force: TargetInForce | None) -> Decimal | None:
    return None if in_force is None else in_force.target.value


@every_case(
    ("how", "as_of", "stated", "value"),
    [
        pytest.param(SUM, "2023-Q2", {"q1": 10, "q2": 12}, 22, id="events: until now"),
        pytest.param(LAST, "2023-Q2", {"q1": 10, "q2": 12}, 12, id="a stock: as of now"),
        pytest.param(MEAN, "2023-Q2", {"q1": 10, "q2": 12}, 12, id="a mean: as of now"),
        pytest.param(
            SUM, "2023-S1", {"q1": 10, "q2": 12}, 22, id="events: the quarters make the semester"
        ),
        pytest.param(SUM, "2023-S1", {"s1": 30}, 30, id="events: the semester itself"),
        pytest.param(SUM, "2023-S1", {"s1": 30, "q1": 1, "q2": 1}, 30, id="events: not both"),
        pytest.param(
            SUM, "2023-Q3", {"s1": 30, "q3": 5}, 35, id="events: what follows on one another"
        ),
        pytest.param(SUM, "2023-Q2", {"q2": 12}, None, id="events: the first quarter is missing"),
        pytest.param(SUM, "2023-Q2", {"q1": 10}, None, id="events: this quarter is missing"),
        pytest.param(LAST, "2023-Q2", {"q1": 10}, None, id="a stock: no target for this quarter"),
        pytest.param(SUM, "2023-Q2", {}, None, id="events: no parts at all"),
        pytest.param(
            SUM, "2023", {"q1": 10, "q2": 10}, 50, id="the year keeps what is stated for it"
        ),
    ],
)
def test_target_until_a_period(
    how: Aggregation, as_of: str, stated: dict[str, int], value: int | None
) -> None:
    assert value_of(found(as_of, how, **stated)) == value


def test_a_sum_of_targets_keeps_its_parts() -> None:
    result = found("2023-Q2", q1="2.5", q2=3)
    assert result is not None
    assert [(str(span), value) for span, value in result.parts] == [
        ("2023-Q1", Decimal("2.5")),
        ("2023-Q2", Decimal(3)),
    ]
    assert result.target.value == Decimal("5.5")


@pytest.mark.parametrize("as_of", ["2023", "2023-Q1"])
def test_a_target_for_the_period_itself_has_no_parts_beside_it(as_of: str) -> None:
    result = found(as_of, LAST, q1=10)
    assert result is not None
    assert result.parts == ()


def test_a_part_in_words_cannot_be_added() -> None:
    line = agreement_target("x", 50, q1=10, q2=1)
    in_words = replace(
        line, periods=(line.periods[0], (line.periods[1][0], TargetValue(None, text="Ada")))
    )
    own = indicator("x", aggregation=SUM)
    year = office_year(indicators=(own,), agreements=(agreement(in_words),))
    second = Period.parse("2023-Q2")
    assert target_in_force(Facts(year), own, lines_in_force(year, second)["x"], second) is None


def test_a_target_leads_to_its_line_and_its_paper() -> None:
    result = found("2023")
    assert result is not None
    assert (result.reference.file, result.reference.row) == ("agreements.yaml", 12)
    assert (result.reference.source, result.reference.title) == (
        "agregat",
        "Data agregat semester II",
    )
    assert result.agreement is not None
    assert result.agreement.id == "pk-2023"


# --- the strategic plan


@pytest.mark.parametrize(
    ("as_of", "value"),
    [
        pytest.param("2023", 95, id="the year of the plan"),
        pytest.param("2023-Q4", None, id="the plan says nothing of quarters"),
        pytest.param("2022", None, id="a year that the plan does not name"),
        pytest.param("2026", 100, id="its last year"),
    ],
)
def test_the_plan_sets_years_only(as_of: str, value: int | None) -> None:
    own = indicator("x", plan_targets={2023: target(95), 2026: target(100)})
    result = target_in_force(Facts(office_year()), own, None, Period.parse(as_of))
    assert value_of(result) == value
    if result is not None:
        assert (result.agreement, result.reference.file) == (None, "plan.yaml")


def test_the_agreement_goes_before_the_plan_even_where_it_is_lower() -> None:
    own = indicator("x", plan_targets={2023: target(95)})
    year = office_year(indicators=(own,), agreements=(agreement(agreement_target("x", 50)),))
    line = lines_in_force(year, Period(2023))["x"]
    assert value_of(target_in_force(Facts(year), own, line, Period(2023))) == 50


@pytest.mark.parametrize(
    ("how", "as_of", "value"),
    [
        (Aggregation.LAST, "2023-S2", 85),
        (Aggregation.LAST, "2023-S1", None),
        (Aggregation.LAST, "2023-Q3", None),
        (Aggregation.LAST, "2023-M12", None),
        (Aggregation.MEAN, "2023-S2", None),
    ],
)
def test_a_semester_has_the_target_of_the_quarter_that_ends_it(
    how: Aggregation, as_of: str, value: int | None
) -> None:
    year = office_year(agreements=(agreement(agreement_target("x", 90, q1=70, q4=85)),))
    own, period = indicator("x", aggregation=how), Period.parse(as_of)
    in_force = target_in_force(Facts(year), own, lines_in_force(year, period)["x"], period)
    assert value_of(in_force) == value
