"""Asking for a day or year outside the validity is an issue, never the nearest value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.unit.rulebook.rulebook_cast import LAW, scale, survey_table, target

from capaian.domain.issue import Issue, Level
from capaian.domain.rule_set import (
    AchievementScale,
    MethodDescription,
    NationalTarget,
    RuleSet,
    SurveyClassTable,
)
from capaian.rulebook import (
    achievement_scale,
    load_rulebook,
    method_description,
    national_target,
    report_parts,
    survey_class_table,
)

OLD = replace(LAW, valid_from=date(2010, 1, 1), valid_to=date(2016, 12, 31))
TWO_VERSIONS = RuleSet(
    scales=(replace(scale("51 -", "- 50"), name="Lama", provenance=OLD), scale("61 -", "- 60")),
    survey_classes=(replace(survey_table("25 100"), provenance=OLD), survey_table("25.00 100.00")),
    national_targets=(target("ktp", 2024, "99.5"), target("ktp", 2023, "99.4"), target("kia", 2023, "50")),
)


@pytest.mark.parametrize(
    ("subject", "year", "value"),
    [
        ("ktp_el_enrolment", 2023, "99.4"),
        ("ktp_el_enrolment", 2024, "99.40"),
        ("birth_certificate_0_17", 2015, "75"),
        ("birth_certificate_0_17", 2016, "77.5"),
        ("birth_certificate_0_17", 2019, "85"),
        ("birth_certificate_0_17", 2023, "98"),
        ("child_id_card", 2023, "50"),
        ("child_id_card", 2024, "60"),
        ("digital_id", 2023, "25"),
        ("digital_id", 2024, "30"),
        ("burial_register", 2023, "75"),
    ],
)
def test_national_targets_of_the_program(subject: str, year: int, value: str) -> None:
    found = national_target(load_rulebook(), subject, year)

    assert isinstance(found, NationalTarget)
    assert found.value == Decimal(value)
    assert found.provenance.is_valid_on(date(year, 7, 1))
    assert not found.provenance.is_valid_on(date(year + 1, 1, 1))


@pytest.mark.parametrize(
    ("subject", "year"),
    [
        ("ktp_el_enrolment", 2022),
        ("ktp_el_enrolment", 2025),
        ("birth_certificate_0_17", 2017),
        ("birth_certificate_0_17", 2024),
        ("child_id_card", 2022),
        ("burial_register", 2024),
    ],
)
def test_a_year_without_target_is_an_issue(subject: str, year: int) -> None:
    found = national_target(load_rulebook(), subject, year)

    assert isinstance(found, Issue)
    assert (found.level, found.code, found.value) == (Level.ERROR, "outside_validity", subject)
    assert str(year) in found.message


def test_the_issue_says_which_years_there_are() -> None:
    found = national_target(TWO_VERSIONS, "ktp", 2025)

    assert isinstance(found, Issue)
    assert found.remedy == "Berlaku untuk tahun 2023, 2024."


def test_an_unknown_subject_comes_with_the_known_ones() -> None:
    found = national_target(TWO_VERSIONS, "ktpp", 2023)

    assert isinstance(found, Issue)
    assert (found.code, found.value) == ("unknown_rulebook_entry", "ktpp")
    assert found.remedy == "Yang tersedia: ktp, kia."


def test_an_empty_rulebook_says_so() -> None:
    found = national_target(RuleSet(), "ktp", 2023)

    assert isinstance(found, Issue)
    assert found.remedy == "Yang tersedia: tidak ada."


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2010, 1, 1), "Lama"),
        (date(2016, 12, 31), "Lama"),
        (date(2017, 1, 1), "Skala contoh"),
        (date(2030, 6, 30), "Skala contoh"),
    ],
)
def test_the_scale_in_force_on_the_day(day: date, name: str) -> None:
    found = achievement_scale(TWO_VERSIONS, "contoh", day)

    assert isinstance(found, AchievementScale)
    assert found.name == name


def test_no_scale_before_the_first() -> None:
    found = achievement_scale(TWO_VERSIONS, "contoh", date(2009, 12, 31))

    assert isinstance(found, Issue)
    assert found.code == "outside_validity"
    assert found.remedy == "Berlaku untuk 2010-01-01 s.d. 2016-12-31, 2017-01-01 s.d. sekarang."


def test_an_unknown_scale_comes_with_the_known_ones() -> None:
    found = achievement_scale(load_rulebook(), "permendagri-86", date(2023, 12, 31))

    assert isinstance(found, Issue)
    assert "permendagri-86-2017" in found.remedy
    assert "tercapai-belum" in found.remedy


@pytest.mark.parametrize(
    ("day", "provenance"), [(date(2016, 12, 31), OLD), (date(2017, 1, 1), LAW), (date(2024, 1, 1), LAW)]
)
def test_the_class_table_in_force_on_the_day(day: date, provenance: object) -> None:
    found = survey_class_table(TWO_VERSIONS, "contoh", day)

    assert isinstance(found, SurveyClassTable)
    assert found.provenance == provenance


@pytest.mark.parametrize(
    ("table", "day", "code"),
    [
        ("contoh", date(2009, 1, 1), "outside_validity"),
        ("lain", date(2023, 1, 1), "unknown_rulebook_entry"),
    ],
)
def test_no_class_table(table: str, day: date, code: str) -> None:
    found = survey_class_table(TWO_VERSIONS, table, day)

    assert isinstance(found, Issue)
    assert found.code == code


def test_a_method_in_words() -> None:
    found = method_description(load_rulebook(), "achievement", "R/T")

    assert isinstance(found, MethodDescription)
    assert found.symbols == "C = (R ÷ T) × 100"


@pytest.mark.parametrize(
    ("topic", "method", "offered"),
    [("achievment", "R/T", "achievement"), ("achievement", "(T-R)/T", "(2T-R)/T"), ("trend", "up", "naik")],
)
def test_an_unknown_method_comes_with_the_known_ones(topic: str, method: str, offered: str) -> None:
    found = method_description(load_rulebook(), topic, method)

    assert isinstance(found, Issue)
    assert offered in found.remedy


def test_parts_of_a_paper_in_order() -> None:
    rule_set = load_rulebook()

    assert [part.id for part in report_parts(rule_set, "lkjip")][:3] == [
        "lkjip.front",
        "lkjip.summary",
        "lkjip.chapter-1",
    ]
    assert [part.id for part in report_parts(rule_set, "pk")] == ["pk.statement", "pk.annex", "pk.revision"]
    assert len(report_parts(rule_set, "lkjip.comparison")) == 7
    assert report_parts(rule_set, "lk") == ()
