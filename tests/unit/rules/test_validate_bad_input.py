"""Every kind of bad content of formulas, choices, targets and trees: code, place, value and the way out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import (
    agreement,
    agreement_target,
    component,
    counts,
    element,
    indicator,
    node,
    office_year,
    policies,
    rule_set,
    target,
)

from capaian.domain.identifiers import NodeId
from capaian.domain.issue import Issue, Level
from capaian.domain.policy import AchievementMethod, Aggregation, ZeroRule, ZeroRules
from capaian.domain.value import INDEX, SCALE_4
from capaian.rules.checks.validate import validate

Changes = Mapping[str, object]
GOOD = (*counts("ktp", [90, 180, 270], [100, 200, 300]), *counts("akta", [0, 5, 3], [0, 5, 5]))


def issues(**changes: object) -> tuple[Issue, ...]:
    return validate(office_year(**changes), rule_set())


def formula(text: str) -> Changes:
    return {"indicators": (indicator("x", text),), "agreements": (), "nodes": (), "outputs": ()}


def with_agreement(*lines: object, **changes: object) -> Changes:
    return {"agreements": (agreement(*lines, **changes),)}  # type: ignore[arg-type]  # as the builder says


# --- formulas ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "remedy"),
    [
        pytest.param("100 *", "formula_syntax", "Lengkapi rumusnya, atau hapus “*”.", id="it ends too early"),
        pytest.param(
            "mean(ktp, akta", "formula_syntax", "Tambahkan ) di belakang bagiannya.", id="not closed"
        ),
        pytest.param("67,5", "formula_number_form", "tulis 67.5", id="a decimal comma"),
        pytest.param("ktq", "formula_unknown_name", "Maksudnya ktp?", id="an unknown name"),
        pytest.param("iku-2 + 1", "formula_unknown_name", "", id="an indicator that this office has not"),
        pytest.param("ktp + ktp.have", "formula_unit_mix", "", id="persons and percent"),
        pytest.param(
            "ktp.have", "formula_result_unit", "Samakan satuan", id="persons where percent is promised"
        ),
        pytest.param("ktp / 0", "formula_zero_division", "penyebut", id="division by a constant zero"),
        pytest.param("ktp / (2 - 2)", "formula_zero_division", "penyebut", id="by what is always zero"),
        pytest.param("x + 1", "formula_cycle", "Ubah salah satu rumus", id="itself"),
        pytest.param("mean()", "formula_function_use", "mean(", id="an empty function"),
        pytest.param("rerata(ktp)", "formula_unknown_function", "mean()", id="an unknown function"),
        pytest.param("1" * 21, "formula_number_too_long", "angka", id="a number that nobody counted"),
        pytest.param("(" * 500 + "1", "formula_too_long", "", id="a bomb: too long"),
        pytest.param("(" * 60 + "ktp" + ")" * 60, "formula_too_deep", "", id="a bomb: too deep"),
        pytest.param("+".join(["1"] * 201), "formula_too_large", "", id="a bomb: too many parts"),
    ],
)
def test_formula_errors(text: str, code: str, remedy: str) -> None:
    found = [issue for issue in issues(**formula(text)) if issue.code == code]
    assert len(found) == 1, issues(**formula(text))
    (issue,) = found
    assert (issue.level, issue.place.file, issue.place.row) == (Level.ERROR, "plan.yaml", 60)
    assert issue.place.column == "formula"
    assert issue.message
    assert issue.remedy
    assert remedy in issue.remedy


def test_a_formula_of_a_component_is_checked_at_its_own_place() -> None:
    parts = (component("ktp", formula="100 * ktp.hve / ktp.need"), component("akta"))
    (issue,) = issues(components=parts)
    assert (str(issue.place), issue.value) == (
        "plan.yaml, baris 40, kolom formula",
        "100 * ktp.hve / ktp.need",
    )
    assert "ktp.have" in issue.remedy


def test_a_circle_is_told_once_with_its_way_and_stands_at_the_first_formula() -> None:
    own = (
        indicator("a", "b", place=replace(indicator("a").place, row=61)),
        indicator("b", "c", place=replace(indicator("b").place, row=62)),
        indicator("c", "a", place=replace(indicator("c").place, row=63)),
    )
    (issue,) = issues(indicators=own, agreements=(), nodes=(), outputs=())
    assert (issue.code, issue.value) == ("formula_cycle", "a → b → c")
    assert str(issue.place) == "plan.yaml, baris 61, kolom formula"
    assert issue.message.endswith("a → b → c → a.")


# --- choices, targets, trees ---------------------------------------------------------------------------

OWN = indicator("x", "ktp")


@pytest.mark.parametrize(
    ("changes", "code", "place", "value", "remedy"),
    [
        pytest.param(
            {"policies": policies(scale_gap=None)},
            "scale_gap_missing",
            "office.yaml, kolom policies.scale_gap",
            None,
            "Pilih scale_gap: lower_bound, upper_bound, round.",
            id="a scale with gaps and no rule",
        ),
        pytest.param(
            {"policies": policies(scale="permendagri-86-2107")},
            "unknown_scale",
            "office.yaml, kolom policies.scale",
            "permendagri-86-2107",
            "Maksudnya permendagri-86-2017?",
            id="an unknown scale",
        ),
        pytest.param(
            {"policies": policies(scale="lain")},
            "unknown_scale",
            "office.yaml, kolom policies.scale",
            "lain",
            "Yang ada: permendagri-86-2017.",
            id="a scale that is like no other",
        ),
        pytest.param(
            {"policies": policies(zero=ZeroRules(no_events=ZeroRule.CAP))},
            "zero_rule_without_cap",
            "office.yaml, kolom policies.zero.no_events",
            "cap",
            "Isi policies.cap, atau pilih unavailable, hundred, atau zero.",
            id="a zero rule by a cap that is not declared",
        ),
        pytest.param(
            {"policies": policies(areas=Aggregation.SUM)},
            "areas_policy",
            "office.yaml, kolom policies.areas",
            "sum",
            "Pilih: ratio_of_sums, mean_of_ratios.",
            id="a way that makes no ratio",
        ),
        pytest.param(
            {**formula("ktp"), "indicators": (replace(OWN, method=AchievementMethod.INVERSE),)},
            "method_against_polarity",
            "plan.yaml, baris 60, kolom method",
            "T/R",
            "Pilih: R/T, exists.",
            id="a method that turns an indicator round",
        ),
        pytest.param(
            with_agreement(agreement_target("iku-1", 85), agreement_target("iku-2", None)),
            "target_missing",
            "agreements.yaml, baris 12, kolom target",
            "iku-2",
            "Isi target seperti dalam perjanjian.",
            id="a target missing in the agreement in force",
        ),
        pytest.param(
            with_agreement(
                agreement_target("iku-1", 85),
                agreement_target("iku-2", replace(target(None), lower=Decimal(9), upper=Decimal(1))),
            ),
            "target_range",
            "agreements.yaml, baris 12, kolom target",
            "iku-2",
            "Tukar kedua batas itu.",
            id="a range upside down",
        ),
        pytest.param(
            {"agreements": (*office_year().agreements, agreement(agreement_target("iku-2", 1), id="lagi"))},
            "same_revision",
            "agreements.yaml, baris 2, kolom revision",
            "0",
            "Beri nomor perubahan yang berbeda (0 untuk yang pertama).",
            id="two agreements of one number",
        ),
        pytest.param(
            {"nodes": (replace(node("I"), parent=NodeId("I")),), "inputs": (), "outputs": ()},
            "parent_loop",
            "nodes.csv, baris 2, kolom parent",
            "I",
            "Perbaiki kolom induknya.",
            id="a program above itself",
        ),
    ],
)
def test_errors_of_choices(changes: Changes, code: str, place: str, value: str | None, remedy: str) -> None:
    (issue,) = (found for found in issues(**changes) if found.code == code)
    assert (issue.level, str(issue.place), issue.value) == (Level.ERROR, place, value)
    assert issue.remedy == remedy
    assert issue.subject is None


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        pytest.param(
            with_agreement(
                agreement_target("iku-1", target("3.4", scale=SCALE_4)), agreement_target("iku-2", 100)
            ),
            "target_not_comparable",
            "agreements.yaml, baris 12, kolom target",
            id="a target on another scale",
        ),
        pytest.param(
            {
                **formula("index(skm)"),
                "indicators": (indicator("x", "index(skm)", is_key=True, unit=INDEX),),
            },
            "key_indicator_without_target",
            "plan.yaml, baris 60, kolom targets",
            id="a key indicator that nobody promised anything for",
        ),
        pytest.param(
            {"survey_elements": (replace(element("U1", "80"), index=None), element("U2", "80"))},
            "survey_value_missing",
            "survey.csv, baris 4, kolom index",
            id="a promised statistic that is not there",
        ),
    ],
)
def test_warnings(changes: Changes, code: str, place: str) -> None:
    (issue,) = issues(**changes)
    assert (issue.level, issue.code, str(issue.place)) == (Level.WARNING, code, place)
    assert issue.remedy


@pytest.mark.parametrize(
    ("row", "column", "value", "bounds"),
    [
        (element("U1", "24.99"), "index", "24.99", "25–100"),
        (element("U1", mean="4.5"), "mean", "4.5", "1–4"),
    ],
)
def test_statistics_that_cannot_be_are_errors_that_no_declaration_mends(
    row: object, column: str, value: str, bounds: str
) -> None:
    (issue,) = issues(survey_elements=(row,))
    assert (issue.code, issue.level, issue.subject) == ("survey_out_of_range", Level.ERROR, None)
    assert (issue.place.column, issue.value) == (column, value)
    assert bounds in issue.message
