"""Required pace: the figures of Balangan 2023 by hand, laws over formulas,
and each reason for none.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.domain.assessment import Assessment
from capaian.domain.identifiers import IndicatorCode, TraceId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.progress import Need, Pace, PaceGap, PartPace
from capaian.domain.value import Known, Unit
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess
from capaian.rules.formula.parse import parse
from capaian.rules.pace import UnsolvableError, line_of, required_pace, value_of

EXAMPLE = Path(__file__).parents[3] / "examples" / "balangan-2023"
IKU_2, DOCUMENTS = IndicatorCode("iku-2"), IndicatorCode("ik-4-1")
# worked out apart from this program, in the specification of the boards
LACKING = {
    "Halong": 883,
    "Juai": 453,
    "Awayan": 310,
    "Lampihong": 219,
    "Batu Mandi": 61,
    "Paringin": 12,
}
ABOVE = {"Paringin Selatan": -167, "Tebing Tinggi": -11}


@pytest.fixture(scope="module")
def facts() -> OfficeYear:
    return load_dossier(EXAMPLE)


@pytest.fixture(scope="module")
def results(facts: OfficeYear) -> Assessment:
    return assess(facts, load_rulebook())


def carrier(pace: Pace) -> PartPace:
    assert pace.carrier is not None and pace.carrier.need is not None
    return pace.carrier


def changed(facts: OfficeYear, code: str, **fields: object) -> OfficeYear:
    """The year with another declaration of one indicator."""
    own = (replace(each, **fields) if each.code == code else each for each in facts.indicators)
    return replace(facts, indicators=tuple(own))


def test_balangan_needs_1757_more_child_cards(facts: OfficeYear, results: Assessment) -> None:
    pace = required_pace(facts, results, IKU_2)
    part = carrier(pace)
    assert part.code == "kia" and part.need is not None
    assert [part.need.more.display, part.need.per_month.display, part.need.per_day.display] == [
        "1.757",
        "146,4",
        "7,3",
    ]
    assert part.level is not None and part.level.display == "72,378"
    assert {area.name: int(area.more.value) for area in part.areas} == {**LACKING, **ABOVE}
    assert part.areas_more is not None and part.areas_more.value == sum(LACKING.values()) == 1938


def test_the_assumption_on_the_base_and_another_target_change_the_number(
    facts: OfficeYear, results: Assessment
) -> None:
    grown = carrier(required_pace(facts, results, IKU_2, growth=Decimal(2)))
    later = carrier(required_pace(facts, results, IKU_2, target=Decimal(96)))
    assert grown.need is not None and grown.need.more.value == 2312
    assert later.areas_more is not None and later.areas_more.value == 4063


def test_the_list_says_which_part_moves_the_mean_most(
    facts: OfficeYear, results: Assessment
) -> None:
    parts = required_pace(facts, results, IKU_2).parts
    gains = {part.code: part.gain.display for part in parts if part.gain}
    assert [*gains][:3] == ["kia", "akta-lahir", "ktp"]
    assert (gains["akta-lahir"], gains["ktp"]) == ("0,32", "0,08")
    assert [part.gap for part in parts[1:]] == [PaceGap.OUT_OF_REACH] * 5


def test_documents_of_a_year_that_is_over_have_days_and_no_pace(
    facts: OfficeYear, results: Assessment
) -> None:
    pace = required_pace(facts, results, DOCUMENTS)
    assert (
        pace.gap is PaceGap.YEAR_OVER
        and pace.shortfall is not None
        and pace.days_at_pace is not None
    )
    assert (pace.shortfall.display, pace.days_at_pace.display) == ("4.341", "35")


def test_every_figure_of_a_pace_rests_on_recorded_steps(
    facts: OfficeYear, results: Assessment
) -> None:
    pace = required_pace(facts, results, IKU_2)
    part = carrier(pace)
    assert pace.traces is not None and part.need is not None and part.level is not None
    waiting, seen = [part.need.per_day.trace], set[str]()
    while waiting:
        trace = pace.traces[waiting.pop()]
        seen.add(trace.id)
        waiting += trace.inputs
    assert {part.need.more.trace, part.level.trace} <= seen


REASONS = {
    PaceGap.CLOSER: {"polarity": Polarity.CLOSER_IS_BETTER},
    PaceGap.NOT_COUNTED: {"formula": "index(skm)"},
    PaceGap.NO_ACTUAL: {"formula": "mean(kk, ktp / 0)"},
    PaceGap.YEAR_OVER: {"formula": "index(skm)", "aggregation": Aggregation.SUM},
    PaceGap.LEVEL: {"formula": "count(innovations)", "aggregation": Aggregation.MEAN},
}


@pytest.mark.parametrize("gap", REASONS)
def test_where_there_is_no_pace_the_reason_is_shown(facts: OfficeYear, gap: PaceGap) -> None:
    own = changed(facts, IKU_2, **REASONS[gap])
    assert required_pace(own, assess(own, load_rulebook()), IKU_2).gap is gap


def test_a_target_of_zero_in_words_or_reached_has_no_pace(
    facts: OfficeYear, results: Assessment
) -> None:
    assert required_pace(facts, results, IKU_2, target=Decimal(0)).gap is PaceGap.ZERO
    assert required_pace(facts, results, IKU_2, target=Decimal("94.24")).gap is PaceGap.MET
    assert required_pace(facts, results, IndicatorCode("ik-7")).gap is PaceGap.NO_TARGET


def test_where_lower_is_better_the_pace_is_how_many_fewer(facts: OfficeYear) -> None:
    own = changed(
        facts, DOCUMENTS, polarity=Polarity.LOWER_IS_BETTER, aggregation=Aggregation.LAST
    )
    pace = required_pace(own, assess(own, load_rulebook()), DOCUMENTS, target=Decimal(20000))
    assert pace.direct is not None and pace.direct.more.value == 20000 - 29659


def test_what_adds_up_below_a_limit_has_no_pace_before_the_year_is_over(facts: OfficeYear) -> None:
    own = changed(facts, DOCUMENTS, polarity=Polarity.LOWER_IS_BETTER, aggregation=Aggregation.SUM)
    june = Period.parse("2023-S1")
    half = replace(own, outputs=tuple(replace(each, period=june) for each in own.outputs))
    assert required_pace(half, assess(half, load_rulebook(), june), DOCUMENTS).gap is PaceGap.LIMIT
    assert required_pace(own, assess(own, load_rulebook()), DOCUMENTS).gap is PaceGap.MET


def test_a_base_that_falls_to_zero_leaves_no_count(facts: OfficeYear) -> None:
    counts = (
        replace(c, value=Decimal(0)) if c.measure == "kia.eligible" else c for c in facts.counts
    )
    empty = replace(facts, counts=tuple(counts))
    assert required_pace(empty, assess(empty, load_rulebook()), IKU_2).gap is PaceGap.NO_ACTUAL


SHARES = st.lists(st.fractions(min_value=0, max_value=100), min_size=2, max_size=6)


@given(shares=SHARES, wanted=st.fractions(min_value=1, max_value=100))
def test_the_level_of_a_part_brings_the_formula_exactly_to_the_target(
    shares: list[Fraction], wanted: Fraction
) -> None:
    values: dict[str, Fraction | None] = {f"p{n}": share for n, share in enumerate(shares)}
    formula = parse(f"mean({', '.join(values)})")
    level = line_of(formula, values, "p0").reach(wanted)
    assert value_of(formula, {**values, "p0": level}) == wanted


@pytest.mark.parametrize("formula", ["a / b", "min(a, b)", "b * b", "a"])
def test_what_is_no_line_in_a_name_is_not_solved_for_it(formula: str) -> None:
    with pytest.raises(UnsolvableError):
        line_of(parse(formula), {"a": Fraction(1), "b": Fraction(2)}, "b")


def test_within_the_year_the_pace_is_to_the_target_of_the_year(facts: OfficeYear) -> None:
    """The same counts in June: 1.757 cards in the six months that are left,
    though June has no target.
    """
    june = Period.parse("2023-S1")
    counts = tuple(replace(count, period=june) for count in facts.counts)
    own = replace(facts, counts=counts)
    part = carrier(required_pace(own, assess(own, load_rulebook(), june), IKU_2))
    assert part.need is not None
    assert [part.need.more.display, part.need.per_month.display, part.need.per_day.display] == [
        "1.757",
        "292,8",
        "14,6",
    ]


def test_of_a_mean_of_kecamatan_no_count_of_the_whole_is_reported(facts: OfficeYear) -> None:
    """Which kecamatan the cards are issued in would change what is needed."""
    own = replace(facts, policies=replace(facts.policies, areas=Aggregation.MEAN_OF_RATIOS))
    part = required_pace(own, assess(own, load_rulebook()), IKU_2).carrier
    assert part is not None and part.code == "kia" and part.need is None and len(part.areas) == 8


def test_a_part_that_is_another_indicator_is_named_as_such(facts: OfficeYear) -> None:
    own = changed(facts, IKU_2, formula="mean(iku-1, kia)")
    names = {
        part.code: part.name
        for part in required_pace(own, assess(own, load_rulebook()), IKU_2).parts
    }
    assert names["iku-1"] == "IKU 1 IKM pelayanan administrasi kependudukan"


@pytest.mark.parametrize(
    ("daily", "words"),
    [("7.3", "7,3 sehari kerja"), ("1", "1,0 sehari kerja"), ("0.04", "1 tiap 25 hari kerja")],
)
def test_less_than_one_a_day_is_written_in_days(daily: str, words: str) -> None:
    figure = Known(Decimal(daily), Unit("anak"), TraceId(""), 1)
    assert Need(figure, figure, figure).words.endswith(f" sebulan, {words}")
