"""Which post fills in what: by its own row, else by what it goes with; work below its programme."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import component, indicator, money, node, office, office_year, output, survey

from capaian.domain.identifiers import NodeId, PostId
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.work import Resource, WorkNode
from capaian.web.measurement.duties import (
    ReportingDuty,
    ReportingDutyKind,
    find_duties,
    find_reporting_duties,
    has_reporter,
)
from capaian.web.offices.models import NOBODY

HEAD, FIELD, OTHER = PostId("kepala-dinas"), PostId("kabid"), PostId("kabid-lain")
POSTS = (Post(HEAD, "Kepala Dinas"), Post(FIELD, "Bidang", parent=HEAD), Post(OTHER, "Lain", parent=HEAD))
WORK = ("I", "I.1", "I.1.1", "I.1.2", "II", "II.1", "II.1.1")


def year(**changes: object) -> OfficeYear:
    plain = {"indicators": (), "nodes": (), "surveys": (), "agreements": (), "outputs": (), "inputs": ()}
    parts = {"components": (), **plain, **changes}
    return office_year(office=replace(office(), posts=POSTS, head=HEAD), **parts)


def shares(own: OfficeYear) -> dict[str, ReportingDuty]:
    return {share.code: share for share in find_reporting_duties(own)}


def works(*codes: str, **owners: PostId) -> tuple[WorkNode, ...]:
    by_code = {code.replace("_", "."): owner for code, owner in owners.items()}
    return tuple(replace(node(code), owner=by_code.get(code)) for code in codes)


def paid(*codes: str) -> tuple[object, ...]:
    return tuple(money(code, "1000", None) for code in codes)


@pytest.mark.parametrize("named", [None, OTHER, HEAD])
def test_a_component_goes_with_its_indicator_unless_it_names_a_post(named: PostId | None) -> None:
    own = year(
        components=(replace(component("ktp"), owner=named),), indicators=(indicator("i", "ktp", owner=FIELD),)
    )
    share = shares(own)["ktp"]
    assert (share.kind, share.post) == (ReportingDutyKind.COMPONENT, named or FIELD)
    assert has_reporter(own, share.post) is (named is not HEAD)


def test_what_no_indicator_names_is_nobodys() -> None:
    own = year(components=(component("ktp"),), surveys=(survey(),))
    assert {share.post for share in find_reporting_duties(own)} == {NOBODY}
    assert not any(has_reporter(own, share.post) for share in find_reporting_duties(own))


def test_a_survey_and_a_reported_indicator_are_told_and_one_with_a_formula_is_not() -> None:
    reported = replace(indicator("lapor"), owner=OTHER, plan_targets={2023: None})
    own = year(
        surveys=(survey(owner=FIELD),), indicators=(reported, indicator("i", "index(skm)", owner=HEAD))
    )
    found = shares(own)
    assert {code: (share.kind, share.post) for code, share in found.items()} == {
        "skm": (ReportingDutyKind.SURVEY, FIELD),
        "lapor": (ReportingDutyKind.INDICATOR, OTHER),
    }


def test_work_goes_with_what_stands_above_it_unless_it_names_a_post() -> None:
    own = year(nodes=works(*WORK, I=FIELD, I_1_2=OTHER), inputs=paid("I.1.1", "I.1.2", "II.1.1"))
    found = shares(own)
    assert [*found] == [*WORK], "each stands below its own programme"
    assert {code: share.post for code, share in found.items()} == {
        **dict.fromkeys(("I", "I.1", "I.1.1"), FIELD),
        "I.1.2": OTHER,
        **dict.fromkeys(("II", "II.1", "II.1.1"), NOBODY),
    }
    assert [code for code, share in found.items() if share.has_form] == ["I.1.1", "I.1.2", "II.1.1"]


def test_work_is_in_the_order_of_its_tree_however_it_is_listed() -> None:
    told = ("I.1.1", "I.1.2", "II.1.1")
    mixed = works("II", "I.1.2", "I.1.1", "I.1", "II.1.1", "I", "II.1")
    assert [*shares(year(nodes=mixed, inputs=paid(*told)))] == [
        *("II", "II.1", "II.1.1"),
        *("I", "I.1", "I.1.2", "I.1.1"),
    ]


@pytest.mark.parametrize("years_back", [0, 1])
def test_work_with_money_or_rows_of_the_year_is_told_and_what_stands_above_it(years_back: int) -> None:
    period = Period.year_of(office_year().year - years_back)
    staff = replace(money("II.1.1", "3", None), resource=Resource.STAFF, period=period)
    above, other = ["I", "I.1", "I.1.2"], ["II", "II.1", "II.1.1"]
    listed = [*above, *(() if years_back else other)]
    assert [*shares(year(nodes=works(*WORK), inputs=(*paid("I.1.2"), staff)))] == listed
    yielded = replace(output("II.1.1", "3", "3"), period=period)
    assert [*shares(year(nodes=works(*WORK), inputs=paid("I.1.2"), outputs=(yielded,)))] == listed


def test_work_in_a_circle_and_below_nothing_ends() -> None:
    circle = (
        replace(node("I"), parent=NodeId("I.1")),
        replace(node("I.1"), parent=NodeId("I")),
        replace(node("I.1.1"), parent=NodeId("I.1")),
        replace(node("II.1.1"), parent=NodeId("tidak-ada"), owner=FIELD),
    )
    own = year(nodes=circle, inputs=paid("I.1.1", "II.1.1"))
    assert [*shares(own)] == ["II.1.1"] and shares(own)["II.1.1"].post == FIELD


def test_a_post_that_the_office_has_not_tells_nothing() -> None:
    own = year(nodes=works("I", "I.1", "I.1.1", I=PostId("bekas")), inputs=paid("I.1.1"))
    assert {share.post for share in find_reporting_duties(own)} == {NOBODY}


def test_everything_that_posts_owe_is_among_them_once_and_with_its_post() -> None:
    own = office_year()
    told = [share for share in find_reporting_duties(own) if share.kind is not ReportingDutyKind.NODE]
    owed = {code: post for post, duty in find_duties(own).items() for code in duty.codes}
    assert {share.code: share.post for share in told} == owed and len(told) == len(owed)
