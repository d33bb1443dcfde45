"""Formulas tried before they are written:
what they yield is what the whole computation makes of them.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from tests.factories import counts, indicator, office_year, rule_set

from capaian.domain.assessment import Assessment
from capaian.domain.issue import Level
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Component, Indicator
from capaian.domain.value import PERCENT, CellValue, Known, Unavailable, Unit
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.rules.assess.partial import PartResults, compute_part
from capaian.rules.checks.validate import validate
from capaian.web.planning.formulas import FormulaTrial, try_formula

EXAMPLES = Path(__file__).parents[3] / "examples"
OFFICES = ("balangan-2023", "belitung-2024", "probolinggo-2021")
YEAR = Period.year_of(2023)
QUARTERS = [Period.parse(f"2023-Q{number}") for number in (1, 2)]
OF_AKTA = counts("akta", [0, 5, 3], [0, 5, 5])


def tried(formula: str, of: str = "iku-2", year: OfficeYear | None = None) -> FormulaTrial:
    """A formula in the place of that of an indicator or component of the invented office."""
    own = office_year() if year is None else year
    parts: list[Component | Indicator] = [*own.components, *own.indicators]
    part = next(each for each in parts if each.code == of)
    return try_formula(own, rule_set(), replace(part, formula=formula), validate(own, rule_set()))


def values(found: PartResults | None) -> dict[str, str]:
    assert found is not None
    return {str(each.period): each.value.display for each in found.periods}


def exactly(value: CellValue) -> object:
    """A value with all its digits, or why there is none."""
    return value.value if isinstance(value, Known) else value


# --- what it yields is what `assess` yields


@cache
def example(name: str) -> tuple[OfficeYear, Assessment]:
    year = load_dossier(EXAMPLES / name)
    return year, assess(year, load_rulebook())


@pytest.mark.parametrize("name", OFFICES)
def test_indicators_of_real_offices_yield_what_their_reports_say_in_each_period(name: str) -> None:
    year, whole = example(name)
    for own in year.indicators:
        (result,) = [each for each in whole.indicators if each.code == own.code]
        found = compute_part(year, load_rulebook(), own)
        known = {each.period: exactly(each.actual) for each in result.periods}
        yielded = {each.period: each.value for each in found.periods}
        assert {
            period: exactly(value) for period, value in yielded.items() if period in known
        } == known
        assert all(
            isinstance(value, Unavailable)
            for period, value in yielded.items()
            if period not in known
        )
        assert found.areas == ()


@pytest.mark.parametrize("name", OFFICES)
def test_components_of_real_offices_yield_it_in_each_kecamatan_too(name: str) -> None:
    year, whole = example(name)
    for own in year.components:
        (result,) = [each for each in whole.components if each.code == own.code]
        found = compute_part(year, load_rulebook(), own)
        assert exactly(found.periods[-1].value) == exactly(result.ratio)
        assert [(each.name, exactly(each.ratio)) for each in found.areas] == [
            (each.name, exactly(each.ratio)) for each in result.areas
        ]


@pytest.mark.parametrize(
    "formula", ["mean(akta, ktp, ktp)", "ktp - akta / 3", "wmean(ktp: 3, akta: 1)", "7"]
)
def test_what_a_formula_would_yield_is_what_it_yields_once_it_is_stored(formula: str) -> None:
    year = office_year()
    put = tuple(
        replace(each, formula=formula) if each.code == "iku-2" else each
        for each in year.indicators
    )
    stored = assess(replace(year, indicators=put), rule_set())
    (result,) = [each for each in stored.indicators if each.code == "iku-2"]
    found = tried(formula).yields
    assert found is not None
    assert exactly(found.periods[-1].value) == exactly(result.current.actual)


def test_a_component_by_quarter_is_what_each_quarter_is_assessed_to() -> None:
    rows = [
        *counts("ktp", [90, 180, 270], [100, 200, 300]),
        *counts("ktp", [50, 60, 70], [100, 200, 300], "2023-Q1"),
        *counts("ktp", [70, 80, 90], [100, 200, 300], "2023-Q2"),
    ]
    year = office_year(counts=(*rows, *OF_AKTA))
    found = tried("100 * ktp.have / ktp.need", "ktp", year).yields
    assert found is not None
    # 180/600 and 240/600 by hand.
    assert values(found) == {"2023-Q1": "30,00", "2023-Q2": "40,00", "2023": "90,00"}
    for quarter in QUARTERS:
        (result,) = [
            each for each in assess(year, rule_set(), quarter).components if each.code == "ktp"
        ]
        assert exactly(next(e.value for e in found.periods if e.period == quarter)) == exactly(
            result.ratio
        )


def test_figures_stand_in_the_working_and_inputs_in_their_order() -> None:
    found = tried("mean(ktp, akta)").yields
    assert found is not None
    (whole,) = [each for each in found.periods if each.period == YEAR]
    assert whole.value.display == "85,00"
    assert whole.working == "(90,00 + 80,00) ÷ 2"
    assert [trace.value for trace in whole.inputs] == [Decimal(90), Decimal(80)]


def test_kecamatan_have_their_own_ratio() -> None:
    found = tried("100 * ktp.have / ktp.need / 2", "ktp").yields
    assert found is not None
    assert [each.ratio.display for each in found.areas] == ["45,00", "45,00", "45,00"]
    assert values(found)["2023"] == "45,00"


def test_a_kecamatan_without_events_has_no_value_and_says_so() -> None:
    found = tried("100 * akta.have / akta.need", "akta").yields
    assert found is not None
    nothing = found.areas[0].ratio
    assert isinstance(nothing, Unavailable)
    assert nothing.words == "tidak ada peristiwa"


def test_without_a_formula_the_reported_value_counts() -> None:
    found = tried("", "ik-4")
    assert (found.spots, found.words, found.is_refused) == ([], "", False)
    assert values(found.yields)["2023"] == "45"
    assert found.yields is not None and found.yields.periods[-1].working == ""


# --- what is wrong with it


@pytest.mark.parametrize(
    ("formula", "column", "words"),
    [
        ("mean(ktp, akt)", 11, "Nama “akt” tidak dikenal. Maksudnya akta atau ktp?"),
        ("mean(ktp,\n akta", 5, "Tanda “(” ini belum ditutup."),
        ("ktp + 67,5", 7, "Koma di dalam angka “67,5”"),
        (
            "ktp.have / ktp.need",
            1,
            "Hasil rumus berupa pecahan, padahal satuan yang dinyatakan persen.",
        ),
        ("ktp / 0", 7, "Pembagi “0” selalu nol"),
    ],
)
def test_a_faulty_formula_is_marked_and_yields_nothing(
    formula: str, column: int, words: str
) -> None:
    found = tried(formula)
    (spot,) = found.spots
    assert spot.issue.column == column
    assert words in f"{spot.issue.message} {spot.issue.remedy}"
    assert found.is_refused
    assert (found.yields, found.consequences) == (None, [])


def test_a_doubt_is_reported_and_does_not_forbid() -> None:
    found = tried("90")
    assert [spot.issue.level for spot in found.spots] == [Level.WARNING]
    assert not found.is_refused
    assert values(found.yields)["2023"] == "90,00"


def test_an_empty_formula_is_none_for_a_component() -> None:
    found = tried("", "ktp")
    assert found.is_refused
    assert [spot.issue.problem.value for spot in found.spots] == ["formula_empty"]


@pytest.mark.parametrize(
    ("of", "formula", "code"),
    [
        ("iku-2", "mean(iku-2, ktp)", "formula_cycle"),
        ("ktp", "100 * ktp.have / akta.need", "component_with_other_measures"),
        ("ktp", "100 * ktp.have / ktp.need + akta.have", "formula_unit_mix"),
    ],
)
def test_a_formula_that_does_not_go_with_the_plan_is_refused(
    of: str, formula: str, code: str
) -> None:
    found = tried(formula, of)
    assert found.is_refused
    lines = [issue.code for issue in found.consequences] + [
        spot.issue.problem.value for spot in found.spots
    ]
    assert code in lines
    assert found.yields is None


def test_a_circle_through_another_indicator_is_found() -> None:
    year = office_year()
    more = (*year.indicators, indicator("iku-9", "iku-2 / 2"))
    found = tried("mean(iku-9, ktp)", year=replace(year, indicators=more))
    assert "formula_cycle" in [issue.code for issue in found.consequences]


def test_contradictions_that_were_there_before_are_reported_elsewhere_and_forbid_nothing() -> None:
    year = office_year(counts=(*counts("ktp", [190, 180, 270], [100, 200, 300]), *OF_AKTA))
    before = [issue for issue in validate(year, rule_set()) if issue.level is Level.ERROR]
    assert before and all(issue.subject for issue in before)
    found = tried("ktp / 2", year=year)
    assert (found.consequences, found.spots, found.is_refused) == ([], [], False)
    # 640 of 600 are 106,67 as printed; half of that by hand.
    assert values(found.yields)["2023"] == "53,34"


def test_an_error_of_another_formula_forbids_the_preview() -> None:
    year = office_year()
    broken = tuple(
        replace(e, formula="mean(ktp") if e.code == "ik-3" else e for e in year.indicators
    )
    found = tried("ktp / 2", year=replace(year, indicators=broken))
    assert (found.consequences, found.spots, found.yields) == ([], [], None)
    assert not found.is_refused


def test_a_formula_that_mends_the_only_error_is_tried() -> None:
    year = office_year()
    broken = tuple(
        replace(e, formula="mean(ktp") if e.code == "iku-2" else e for e in year.indicators
    )
    found = tried("mean(ktp, akta)", year=replace(year, indicators=broken))
    assert values(found.yields)["2023"] == "85,00"
    assert found.consequences == []


def test_nothing_of_the_office_year_is_changed() -> None:
    year = office_year()
    tried("ktp * 2", year=year)
    assert year == office_year()


# --- words and units


@pytest.mark.parametrize(
    ("of", "formula", "words", "unit"),
    [
        ("iku-2", "mean(ktp, akta)", "rata-rata (Cakupan ktp; Cakupan akta)", PERCENT),
        ("ktp", "100 * ktp.have / ktp.need", "100 × Memiliki ktp ÷ Wajib ktp", PERCENT),
        ("ik-4", "ktp.have", "Memiliki ktp", Unit("orang")),
        ("ik-4", "3 * ktp.have", "3 × Memiliki ktp", None),
    ],
)
def test_formulas_are_written_in_words(
    of: str, formula: str, words: str, unit: Unit | None
) -> None:
    found = tried(formula, of)
    assert (found.words, found.unit) == (words, unit)
