"""Comparisons with standards: who has them, which standard goes first, and what they rest on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import (
    agreement,
    agreement_target,
    component,
    counts,
    indicator,
    national_target,
    office_year,
    peer,
    policies,
    report,
    rule_set,
    target,
)

from capaian.domain.assessment import Assessment, Rank, ReferenceComparison, ReferenceKind
from capaian.domain.period import Period
from capaian.domain.plan import AgreementKind, Indicator, PerformanceAgreement, TargetValue
from capaian.domain.policy import Polarity, Step
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import Known, Reason, Unavailable
from capaian.domain.work import PeerValue
from capaian.rules.assess import assess

NATIONAL, PROVINCE, PEERS = ReferenceKind.NATIONAL, ReferenceKind.PROVINCE, ReferenceKind.PEERS


def assessed(
    *own: Indicator, rules: RuleSet | None = None, as_of: str = "2023", **changes: object
) -> Assessment:
    lines = (agreement(agreement_target("x", 90)),)
    chosen: dict[str, object] = {"indicators": own, "agreements": lines, "nodes": (), "inputs": ()}
    return assess(office_year(**{**chosen, **changes}), rules or rule_set(), Period.parse(as_of))


def references(
    *own: Indicator, rules: RuleSet | None = None, **changes: object
) -> dict[ReferenceKind, ReferenceComparison]:
    found = assessed(*own, rules=rules, **changes).indicators[0].references
    return {comparison.kind: comparison for comparison in found}


def agreed(code: str, value: str | TargetValue, **by_period: str) -> PerformanceAgreement:
    line = agreement_target(code, value, **by_period)
    return agreement(line, id="dirjen", kind=AgreementKind.DIRECTOR_GENERAL)


@pytest.mark.parametrize(
    ("formula", "kinds"),
    [
        pytest.param("ktp", [PEERS], id="a component that others have too"),
        pytest.param("akta", [], id="a component that nobody else is known of"),
        pytest.param("ktp / 1", [], id="something computed on it"),
        pytest.param("mean(ktp, akta)", [], id="several"),
        pytest.param("ktp[period=2022]", [], id="a component of another year"),
        pytest.param("ktp.have / 6", [], id="a measure"),
        pytest.param("y", [], id="another indicator"),
        pytest.param("", [], id="reported directly"),
    ],
)
def test_who_is_compared(formula: str, kinds: list[ReferenceKind]) -> None:
    assert list(references(indicator("x", formula), indicator("y", "akta"))) == kinds


def test_an_indicator_of_the_name_of_a_component_is_still_the_component() -> None:
    assert list(references(indicator("x", "ktp"), indicator("z", "akta"))) == [PEERS]


# --- national


@pytest.mark.parametrize(
    ("code", "subject"),
    [
        ("ktp", "ktp_el_enrolment"),
        ("kia", "child_id_card"),
        ("akta-lahir", "birth_certificate_0_17"),
        ("kk", "kk"),
    ],
)
def test_the_published_target_of_a_component(code: str, subject: str) -> None:
    rows = counts(code, [45, 0, 0], [100, 0, 0])
    found = references(
        indicator("x", code),
        rules=rule_set(national_target(subject, "90")),
        components=(component(code),),
        counts=rows,
        peers=(),
    )
    assert found[NATIONAL].target.display == "90"
    assert found[NATIONAL].achievement.display == "50,00"
    assert found[NATIONAL].value == Unavailable(Reason.NOT_IN_SOURCE)
    assert found[NATIONAL].rank is None


@pytest.mark.parametrize(
    "law",
    [
        pytest.param(national_target("ktp_el_enrolment", "90", 2022), id="of another year"),
        pytest.param(national_target("child_id_card", "90"), id="of another document"),
    ],
)
def test_a_target_of_something_else_is_no_standard(law: object) -> None:
    assert NATIONAL not in references(indicator("x", "ktp"), rules=rule_set(law))


def test_a_published_target_leads_to_its_regulation() -> None:
    result = assessed(
        indicator("x", "ktp"), rules=rule_set(national_target("ktp_el_enrolment", "99.4"))
    )
    national = result.indicators[0].references[0]
    assert national.trace is not None
    trace = result.traces[national.trace]
    assert trace.source is not None
    assert (trace.source.file, trace.source.title) == (
        "rulebook",
        "Peraturan Contoh 1/2015, lampiran",
    )
    assert (trace.subject, national.target.display) == (
        "Target nasional Indikator x, 2023",
        "99,4",
    )


def test_the_agreed_target_goes_before_the_published_one() -> None:
    own = indicator("x", "ktp", symbol="IKU 9")
    rules = rule_set(national_target("ktp_el_enrolment", "50"))
    found = references(own, rules=rules, agreements=(agreed("x", "99.4"),))
    assert (found[NATIONAL].target.display, found[NATIONAL].achievement.display) == (
        "99,4",
        "90,54",
    )


def test_an_agreement_with_the_regent_is_no_national_target() -> None:
    own = indicator("x", "ktp")
    assert NATIONAL not in references(own)


def test_a_target_in_words_gives_way_to_the_published_one() -> None:
    own = indicator("x", "ktp")
    in_words = agreed("x", TargetValue(None, text="Semua"))
    rules = rule_set(national_target("ktp_el_enrolment", "50"))
    assert references(own, rules=rules, agreements=(in_words,))[NATIONAL].target.display == "50"
    assert NATIONAL not in references(own, agreements=(in_words,))


def test_the_target_agreed_for_one_indicator_is_that_of_its_component() -> None:
    own, other = indicator("x", "ktp"), indicator("nasional", "ktp", tier="nasional")
    found = references(own, other, agreements=(agreed("nasional", "99"),))
    assert found[NATIONAL].target.display == "99"


def test_of_two_agreed_targets_of_one_component_the_first_indicator_counts() -> None:
    both = agreement(
        agreement_target("y", 80), agreement_target("x", 90), kind=AgreementKind.DIRECTOR_GENERAL
    )
    found = references(indicator("x", "ktp"), indicator("y", "ktp"), agreements=(both,))
    assert found[NATIONAL].target.display == "90"


def test_of_a_quarter_without_agreed_target_the_published_one_counts() -> None:
    own = indicator("x", "ktp")
    rules = rule_set(national_target("ktp_el_enrolment", "50"))
    rows = counts("ktp", [9, 9, 9], [10, 10, 10], "2023-Q1")
    line = agreed("x", "99", q2="70")
    first = assessed(own, rules=rules, agreements=(line,), counts=rows, as_of="2023-Q1")
    second = assessed(own, rules=rules, agreements=(line,), counts=rows, as_of="2023-Q2")
    targets = [result.indicators[0].references[0].target.display for result in (first, second)]
    assert targets == ["50", "70"]


# --- province and other regencies


def test_the_province_holds_the_own_regency_and_the_others_do_not() -> None:
    peers = (peer("99.02", 95, 100), peer("99.03", 160, 200), peer("99", 795, 900))
    found = references(indicator("x", "ktp"), peers=peers)
    assert found[PROVINCE].value.display == "88,33"
    assert found[PEERS].value.display == "87,50"
    assert found[PROVINCE].achievement.display == "101,89"
    assert found[PEERS].achievement.display == "102,86"
    assert (found[PROVINCE].rank, found[PROVINCE].target) == (None, Unavailable(Reason.NO_TARGET))
    assert found[PEERS].rank is not None
    assert (found[PEERS].rank.place, found[PEERS].rank.of) == (2, 3)


def test_a_regency_that_is_not_known_leaves_the_mean_of_all_unknown() -> None:
    found = references(indicator("x", "ktp"), peers=(peer("99.02", 95, 100), peer("99.03")))
    value = found[PEERS].value
    assert isinstance(value, Unavailable)
    assert value.missing == ("Kabupaten 99.03",)
    assert isinstance(found[PEERS].achievement, Unavailable)


def test_the_mean_of_others_rests_on_each_of_them() -> None:
    result = assessed(indicator("x", "ktp"))
    found = result.indicators[0].references[-1]
    (table,) = result.peers
    assert found.trace is not None
    trace = result.traces[found.trace]
    assert trace.inputs == tuple(row.ratio.trace for row in table.rows if not row.is_own)
    assert trace.working == "(95,00 + 80,00) ÷ 2"
    assert trace.subject == "Rata-rata kabupaten/kota lain, Indikator x"


@pytest.mark.parametrize(("step", "is_rounded"), [(Step.ACHIEVEMENT, True), (Step.MEAN, False)])
def test_comparisons_are_rounded_as_achievements(step: Step, is_rounded: bool) -> None:
    rules = rule_set(national_target("ktp_el_enrolment", "70"))
    found = references(
        indicator("x", "ktp"), rules=rules, policies=policies(printed_steps=(step,))
    )
    achievement = found[NATIONAL].achievement
    assert isinstance(achievement, Known)
    assert (achievement.value.as_tuple().exponent == -2) is is_rounded


def test_an_indicator_without_actual_is_not_compared_but_listed() -> None:
    peers = (peer("99.02", 95, 100), peer("99.03", 160, 200), peer("99", 795, 900))
    found = references(indicator("x", "ktp"), counts=(), peers=peers)
    assert isinstance(found[PROVINCE].achievement, Unavailable)
    assert found[PEERS].value.display == "87,50"
    assert found[PEERS].rank is None


def test_a_plan_target_is_no_standard() -> None:
    own = replace(indicator("x", "ktp"), plan_targets={2023: target(95)})
    assert NATIONAL not in references(own, agreements=())


# --- what others publish of an indicator itself


def of_indicator(area: str, value: str) -> PeerValue:
    return replace(peer(area, value=value), subject="x")


def test_figures_that_others_publish_of_an_indicator_are_compared() -> None:
    """45 against the mean of 40 and 60, and against a province of 45."""
    rows = (of_indicator("99.02", "40"), of_indicator("99.03", "60"), of_indicator("99", "45"))
    found = references(indicator("x"), outputs=(report("x", "45"),), peers=rows)
    assert (found[PEERS].value.display, found[PEERS].achievement.display) == ("50,00", "90,00")
    assert found[PROVINCE].achievement.display == "100,00"
    assert found[PEERS].rank == Rank(2, 3)


@pytest.mark.parametrize(
    ("polarity", "place"),
    [
        (Polarity.HIGHER_IS_BETTER, Rank(3, 3)),
        (Polarity.LOWER_IS_BETTER, Rank(1, 3)),
        (Polarity.CLOSER_IS_BETTER, None),
    ],
)
def test_the_rank_goes_by_the_direction_that_is_good(
    polarity: Polarity, place: Rank | None
) -> None:
    rows = (of_indicator("99.02", "3"), of_indicator("99.03", "4"))
    own = indicator("x", polarity=polarity)
    assert references(own, outputs=(report("x", "2.8"),), peers=rows)[PEERS].rank == place


def test_the_own_row_is_no_peer_and_few_are_not_the_province() -> None:
    rows = (of_indicator("99.01", "90"), of_indicator("99.02", "40"))
    found = references(indicator("x"), outputs=(report("x", "45"),), peers=rows)
    assert list(found) == [PEERS]
    assert found[PEERS].value.display == "40,00"
