"""Two agreements that claim the same place, and ranges without bounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.factories import agreement, agreement_target, indicator, office_year, policies, rule_set, target

from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period
from capaian.domain.plan import AgreementKind, TargetValue
from capaian.domain.policy import AchievementMethod, Polarity
from capaian.domain.value import Unit
from capaian.rules.checks.validate import validate


def issues(**changes: object) -> tuple[Issue, ...]:
    return validate(office_year(**changes), rule_set())


LINES = (agreement_target("iku-1", 80), agreement_target("iku-2", 100))


@pytest.mark.parametrize("kind", [AgreementKind.OFFICE, AgreementKind.DIRECTOR_GENERAL])
@pytest.mark.parametrize("party", ["Kepala Dinas", "Plt. Kepala Dinas", ""])
def test_an_office_has_one_agreement_per_revision(kind: AgreementKind, party: str) -> None:
    first = agreement(*LINES, kind=kind)
    found = issues(agreements=(first, replace(first, id="pk-lain", first_party=party)))
    (issue,) = [issue for issue in found if issue.code == "same_revision"]
    assert (issue.level, issue.value) == (Level.ERROR, "0")
    assert str(issue.place) == "agreements.yaml, baris 2, kolom revision"
    assert "perjanjian  " not in issue.message
    assert "nomor perubahan yang berbeda" in issue.remedy


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"revision": 1}, id="revised"),
        pytest.param({"year": 2022}, id="another year"),
        pytest.param({"kind": AgreementKind.DIRECTOR_GENERAL}, id="another superior"),
        pytest.param({"tier": "III"}, id="another tier"),
    ],
)
def test_agreements_side_by_side(changes: dict[str, object]) -> None:
    first = agreement(*LINES)
    other = replace(first, id="pk-lain", first_party="", **changes)  # type: ignore[arg-type]  # as factories
    assert [i for i in issues(agreements=(first, other)) if i.code == "same_revision"] == []


def test_each_post_of_a_tier_has_its_own_agreement() -> None:
    first = agreement(*LINES, kind=AgreementKind.TIER)
    other = replace(first, id="pk-lain", first_party="Sekretaris")
    assert [i for i in issues(agreements=(first, other)) if i.code == "same_revision"] == []


# --- ranges --------------------------------------------------------------------------------------------

CLOSER = indicator("x", "ktp", polarity=Polarity.CLOSER_IS_BETTER)


def of_closer(value: TargetValue, **changes: object) -> tuple[Issue, ...]:
    own = replace(CLOSER, **changes)  # type: ignore[arg-type]  # fields are checked by replace itself
    line = agreement(agreement_target("x", value))
    return issues(indicators=(own,), agreements=(line,), nodes=(), outputs=(), history=())


@pytest.mark.parametrize("value", [target(80), target(None, text="sekitar 80")])
@pytest.mark.parametrize("method", [None, AchievementMethod.RANGE])
def test_a_range_needs_a_bound(value: TargetValue, method: AchievementMethod | None) -> None:
    (issue,) = of_closer(value, method=method)
    assert (issue.code, issue.level, issue.value) == ("target_without_bounds", Level.ERROR, "x")
    assert str(issue.place) == "agreements.yaml, baris 12, kolom target"
    assert "lower dan upper" in issue.remedy


def test_a_range_of_the_strategic_plan_needs_a_bound() -> None:
    own = replace(CLOSER, plan_targets={2023: target(80)})
    (issue,) = issues(indicators=(own,), agreements=(), nodes=(), outputs=(), history=())
    assert issue.code == "target_without_bounds"
    assert str(issue.place) == "plan.yaml, baris 60, kolom targets.2023"


@pytest.mark.parametrize(
    ("value", "changes"),
    [
        pytest.param(target(None, lower=Decimal(70), upper=Decimal(90)), {}, id="both bounds"),
        pytest.param(target(None, upper=Decimal(90)), {}, id="one bound"),
        pytest.param(
            target(80), {"method": AchievementMethod.TOLERANCE, "tolerance": Decimal(2)}, id="tolerance"
        ),
        pytest.param(target(80), {"polarity": Polarity.HIGHER_IS_BETTER}, id="no range at all"),
    ],
)
def test_what_needs_no_bounds(value: TargetValue, changes: dict[str, object]) -> None:
    assert of_closer(value, **changes) == ()


def test_the_method_of_the_office_counts() -> None:
    methods = {**policies().methods, Polarity.CLOSER_IS_BETTER: AchievementMethod.TOLERANCE}
    line = agreement(agreement_target("x", 80))
    found = issues(
        policies=policies(methods=methods),
        indicators=(CLOSER,),
        agreements=(line,),
        nodes=(),
        outputs=(),
        history=(),
    )
    assert found == ()


# --- scales --------------------------------------------------------------------------------------------


def test_a_target_within_the_year_on_another_scale_is_told_as_the_years_is() -> None:
    own = indicator("x", "ktp")
    quarter = Period.parse("2023-Q2")
    line = agreement_target("x", 80, q1=70)
    wrong = replace(line, periods=(*line.periods, (quarter, target(3, scale=Unit("scale-4")))))
    found = issues(indicators=(own,), agreements=(agreement(wrong),), nodes=(), outputs=(), history=())
    (issue,) = [issue for issue in found if issue.code == "target_not_comparable"]
    assert (issue.level, issue.place.column) == (Level.WARNING, "periods.2023-Q2")
    assert quarter.label in issue.message


def test_the_last_target_on_another_scale_is_not_also_held_against_the_years() -> None:
    last = (Period.parse("2023-Q4"), target(3, scale=Unit("scale-4")))
    line = replace(agreement_target("x", 80), periods=(last,))
    found = issues(
        indicators=(indicator("x", "ktp"),), agreements=(agreement(line),), nodes=(), outputs=(), history=()
    )
    about = [i.code for i in found if i.place.file == "agreements.yaml"]
    assert about == ["target_not_comparable"]


# --- definitions out of force --------------------------------------------------------------------------

PROMISED = (agreement(agreement_target("x", 80)),)


def of_dated(first: str | None, last: str | None, **changes: object) -> list[Issue]:
    own = indicator(
        "x",
        valid_from=date.fromisoformat(first) if first else None,
        valid_to=date.fromisoformat(last) if last else None,
        **changes,
    )
    signed = () if changes else PROMISED
    found = issues(indicators=(own,), agreements=signed, nodes=(), outputs=(), history=())
    return [issue for issue in found if issue.code == "target_out_of_force"]


@pytest.mark.parametrize(
    ("first", "last", "column", "words"),
    [
        (None, "2022-12-31", "valid_to", "berlaku sampai 2022-12-31"),
        ("2024-01-01", None, "valid_from", "baru berlaku sejak 2024-01-01"),
    ],
)
def test_an_agreement_promises_only_what_a_definition_in_force_can_tell(
    first: str | None, last: str | None, column: str, words: str
) -> None:
    (issue,) = of_dated(first, last)
    assert (issue.level, issue.value, issue.place.column) == (Level.ERROR, "x", column)
    assert words in issue.message
    assert column in issue.remedy


@pytest.mark.parametrize(
    ("first", "last"),
    [(None, None), ("2023-12-31", None), (None, "2023-01-01"), ("2023-04-01", "2023-06-30")],
)
def test_a_definition_in_force_in_any_part_of_the_year_can_be_promised(
    first: str | None, last: str | None
) -> None:
    assert of_dated(first, last) == []


def test_a_plan_may_keep_the_targets_of_an_indicator_given_up() -> None:
    (issue,) = of_dated(None, "2022-12-31", plan_targets={2023: target(80)})
    assert (issue.level, issue.value) == (Level.WARNING, "x")
    assert issue.message.startswith("Renstra memuat target tahun 2023")


def test_an_ended_definition_without_a_target_is_no_problem() -> None:
    assert of_dated(None, "2022-12-31", plan_targets={2022: target(80)}) == []
