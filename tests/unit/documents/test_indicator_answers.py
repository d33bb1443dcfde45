"""What papers can ask of indicators, their years and comparisons, of components, tiers and scales.

What to look for in a difference: a figure or a status that moved, a line that is gone, another
reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests import factories as make
from tests.conftest import Golden
from tests.unit.documents import cast
from tests.unit.documents.answers import Case, write_answers
from tests.unit.documents.town import BANDS, town

from capaian.domain.narrative import FactorKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.policy import AchievementMethod, EfficiencyRule, Polarity, ScaleGap
from capaian.domain.value import SCALE_4, Unit

GOLDEN = Path(__file__).parent / "answers" / "indicators.txt"


def test_answers_about_indicators(golden: Golden) -> None:
    cases = (
        *_comparisons(),
        *_plan_years(),
        *_directions(),
        *_in_force(),
        *_components(),
        *_tiers(),
    )
    golden.check(write_answers((*cases, *_scales())), GOLDEN)


def _case(title: str, year: OfficeYear, *questions: str) -> Case:
    return Case(title, year, questions, str(year.year), cast.laws())


def _with(code: str, **changes: object) -> OfficeYear:
    year = cast.rich()
    return replace(
        year,
        indicators=tuple(
            replace(one, **changes) if one.code == code else one for one in year.indicators
        ),
    )


# --- comparisons and years of the plan


def _comparisons() -> Iterator[Case]:
    lines = "tepat.comparisons: name value remark"
    yield _case(
        "Without a plan its end is no target; the year before is named all the same", town(), lines
    )
    yield _case(
        "A prior figure that was approved under another name says so",
        replace(town(), former_names={"tepat": "Layanan tepat waktu"}),
        lines,
    )
    yield _case(
        "A prior figure that was approved by another formula does not compare",
        replace(town(), former_formulas={"tepat": "mean(ktp)"}),
        lines,
    )
    yield _case(
        "Comparisons keep their line when they cannot be made",
        cast.small(history=(), peers=()),
        "iku-1.comparisons: name value remark",
    )


def waiting(**changes: object) -> OfficeYear:
    """The plan wants 4, 3.5, 3, 2.5 days; this year's agreement was revised to 3.4;
    2.8 are reached.
    """
    targets = {
        2021: make.target(4),
        2022: make.target("3.5"),
        2023: make.target(3),
        2024: make.target("2.5"),
    }
    own = make.indicator(
        "iku-9",
        unit=Unit("hari"),
        decimals=1,
        plan_targets=targets,
        **{"polarity": Polarity.LOWER_IS_BETTER, **changes},
    )
    earlier = (
        make.history("iku-9", "4.2", "4", own.unit, 2021),
        make.history("iku-9", "3.6", "3.5", own.unit),
        make.history("iku-9", "5", "5", own.unit, 2020),
    )
    return make.office_year(
        indicators=(own,),
        agreements=(make.agreement(make.agreement_target("iku-9", "3.4")),),
        outputs=(make.report("iku-9", "2.8"),),
        history=earlier,
        nodes=(),
        inputs=(),
    )


def _plan_years() -> Iterator[Case]:
    years = "iku-9.years: target actual achievement status"
    yield _case(
        "Years of the plan show its own targets and what each paper states: (2 × 4 − 4,2) "
        "÷ 4 = 95 of 2021, "
        "(2 × 3,4 − 2,8) ÷ 3,4 = 117,65 of this year",
        waiting(),
        years,
    )
    yield _case(
        "The plan's target is judged by the direction that is good",
        waiting(polarity=Polarity.HIGHER_IS_BETTER),
        years,
    )
    year = waiting()
    yield _case(
        "A figure on another scale is not drawn among the years",
        replace(year, history=(replace(year.history[0], scale=Unit("jam")),)),
        years,
    )
    other = {2022: make.target("3.4", scale=SCALE_4), 2026: make.target(90)}
    yield _case(
        "A target on another scale is not drawn beside results",
        _with("iku-1", plan_targets=other),
        "iku-1.years: target",
    )


def _directions() -> Iterator[Case]:
    ways: tuple[tuple[Polarity, AchievementMethod | None], ...] = (
        (Polarity.HIGHER_IS_BETTER, None),
        (Polarity.LOWER_IS_BETTER, None),
        (Polarity.LOWER_IS_BETTER, AchievementMethod.INVERSE),
        (Polarity.LOWER_IS_BETTER, AchievementMethod.RATIO),
    )
    for polarity, method in ways:
        yield _case(
            f"Whether the formula of the column holds: {polarity}, {method}",
            waiting(polarity=polarity, method=method),
            "iku-9: by_ratio own_way",
        )


def _in_force() -> Iterator[Case]:
    spans = (
        (None, date(2022, 12, 31)),
        (None, date(2023, 1, 1)),
        (date(2023, 12, 31), None),
        (date(2024, 1, 1), None),
    )
    for first, last in spans:
        yield _case(
            f"Papers have the indicators that were in force: iku-1 from {first} until {last}",
            _with("iku-1", valid_from=first, valid_to=last),
            *("indicators", "iku-1"),
        )


# --- components, factors, efficiency


def _components() -> Iterator[Case]:
    shares = "components: share_of_gap"
    year = cast.rich()
    lesser = make.indicator("ik-9", "mean(ktp)", tier="III")
    key = replace(lesser, is_key=True)
    yield _case(
        "A share is that of the key indicator: 100 − 90 over two, 100 − 80 over two",
        replace(year, indicators=(lesser, *year.indicators)),
        shares,
    )
    for indicators in ((key, *year.indicators), (*year.indicators, key)):
        yield _case(
            "Of two key indicators the higher tier has the share in any order of rows",
            replace(year, indicators=indicators),
            shares,
        )
    yield _case(
        "Without a key indicator the share is that of the other",
        replace(year, indicators=tuple(replace(own, is_key=False) for own in year.indicators)),
        shares,
    )
    yield _case("A component of no mean has no share", _with("iku-2", formula="ktp"), shares)
    yield _case(
        "Without any district there is no extreme, no first and no last",
        cast.small(areas=(), counts=()),
        *("ktp.highest", "ktp.lowest.name", "districts.first.name", "districts.last.name"),
    )
    subjects = ("iku-2", "ktp")
    factors = [
        cast.factor(name, kind, f"{name} {kind.value}") for kind in FactorKind for name in subjects
    ]
    kinds = ("causes", "drivers", "obstacles", "solutions", "plans")
    yield _case(
        "Factors belong to their subject and kind",
        cast.rich(factors=tuple(factors)),
        *(f"{name}.{kind}: text" for name in subjects for kind in kinds),
    )
    verdict = "nodes.I.efficiency: verdict"
    within = make.policies(efficiency_rule=EfficiencyRule.WITHIN_PLAN)
    yield _case(
        "A rule does not apply to what it does not read", cast.rich(policies=within), verdict
    )
    yield _case(
        "What is not spent has no verdict",
        cast.rich(inputs=(make.money("I.1.1", 5, None),)),
        verdict,
    )


# --- tiers and scales


def renamed_tiers(**tiers: str) -> OfficeYear:
    year = cast.rich()
    return replace(
        year,
        indicators=tuple(
            replace(own, tier=tiers.get(own.tier, own.tier)) for own in year.indicators
        ),
    )


def _tiers() -> Iterator[Case]:
    for name in ("JF", "V", "Ahli Muda", "IVa"):
        yield _case(
            f"Names and ids of tiers: {name} in place of IV",
            renamed_tiers(IV=name),
            "levels: name slug is_national",
        )
    yield _case(
        "National targets have their own section",
        renamed_tiers(nasional="Pusat"),
        "levels: is_national",
    )


def _scales() -> Iterator[Case]:
    own = town(scales=(make.scale(BANDS, "tiga"),))
    for gap in ScaleGap:
        policies = replace(own.policies, scale_gap=gap)
        bands = "scale.bands: printed interval"
        yield _case(
            f"Intervals follow the declared rule: {gap}", replace(own, policies=policies), bands
        )
        rich = cast.rich(policies=make.policies(scale_gap=gap))
        yield _case(f"Intervals of the law: {gap}", rich, bands)
