"""Means over the activities of a program and of the office,
as annexes print them below each group.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make

from capaian.domain.assessment import Assessment, GroupMean
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator
from capaian.domain.value import Known, Result, Unavailable
from capaian.domain.work import Resource
from capaian.rules.assess import assess


def activity_indicator(code: str) -> Indicator:
    return make.indicator(code, tier="IV")


def year(**changes: object) -> OfficeYear:
    """Two programs with two and one activities: achievements 50, 100 and 80."""
    base = OfficeYear(
        office=make.office(),
        year=2023,
        policies=make.policies(),
        goals=(make.goal(),),
        objectives=(make.objective(),),
        indicators=tuple(map(activity_indicator, ("a", "b", "c"))),
        agreements=(
            make.agreement(
                *(make.agreement_target(code, "100") for code in ("a", "b", "c")), id="pk"
            ),
        ),
        nodes=(
            make.node("I"),
            make.node("I.1", "a"),
            make.node("I.2", "b"),
            make.node("II"),
            make.node("II.1", "c"),
        ),
        outputs=(
            make.report("a", 50),
            make.report("b", 100),
            make.report("c", 80),
            make.output("I.1", 4, 3),
            make.output("I.2", 2, 2),
        ),
        inputs=(
            make.money("I.1", 1000, 900),
            make.money("I.2", 10, 1),
            make.money("I.1", 4, 3, resource=Resource.STAFF),
        ),
        history=(make.history("a", "40", "80"), make.history("b", "90", "90")),
    )
    return replace(base, **changes)


def judged(chosen: OfficeYear) -> Assessment:
    return assess(chosen, make.rule_set())


def means(chosen: OfficeYear, node: str | None) -> GroupMean:
    return next(m for m in judged(chosen).group_means if m.node == node)


def shown(result: Result) -> str:
    return result.display if isinstance(result, Known) else result.reason.value


MEANS = [
    ("I", ("75,00", "75,00", "87,50", "50,00", "75,00")),
    ("II", ("80,00", "not_applicable", "not_applicable", "not_applicable", "not_applicable")),
    (None, ("76,67", "75,00", "87,50", "50,00", "75,00")),
]


@pytest.mark.parametrize(("node", "expected"), MEANS)
def test_means_are_plain_and_leave_out_what_is_not_there(
    node: str | None, expected: tuple[str, ...]
) -> None:
    found = means(year(), node)
    results = (found.achievement, found.prior_achievement, found.outputs, found.money, found.staff)
    assert tuple(map(shown, results)) == expected


def test_the_mean_of_shares_is_not_the_share_of_the_sums() -> None:
    assert shown(means(year(), "I").money) == "50,00"


def test_programs_stand_in_their_order_and_the_office_last() -> None:
    assert [m.node for m in judged(year()).group_means] == ["I", "II", None]


def test_a_program_without_activities_has_no_mean() -> None:
    nodes = (make.node("I"), make.node("I.1", "a"), make.node("II"))
    assert [m.node for m in judged(year(nodes=nodes)).group_means] == ["I", None]


def test_without_activities_there_is_nothing() -> None:
    assert judged(year(nodes=(make.node("I"),), inputs=(), outputs=())).group_means == ()


def test_a_mean_names_its_activities() -> None:
    assessment = judged(year())
    found = means(year(), "I").achievement
    assert isinstance(found, Known)
    trace = assessment.traces[found.trace]
    assert trace.formula == "(I.1 Pekerjaan I.1 + I.2 Pekerjaan I.2) ÷ 2"
    assert trace.working == "(50,00 + 100,00) ÷ 2"


def test_no_figure_says_why() -> None:
    found = means(year(), "II").money
    assert isinstance(found, Unavailable)
    assert found.note == "tidak ada kegiatan dengan angka ini"


def test_outputs_of_last_year_have_their_mean() -> None:
    earlier = replace(make.history("I.1", "3", "6", scale=make.DOCUMENTS), name="Keluaran")
    chosen = year(history=(earlier,))
    assert shown(means(chosen, "I").prior_outputs) == "50,00"
    assert shown(means(year(), "I").prior_outputs) == "not_applicable"
