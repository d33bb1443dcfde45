"""Every fact that results rest on is owed by one post, and by the one that can know it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from tests.factories import (
    activity,
    agreement,
    agreement_target,
    component,
    indicator,
    money,
    node,
    objective,
    office,
    office_year,
    output,
    survey,
    target,
)

from capaian.domain.identifiers import NodeId, PostId
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Indicator, Measure
from capaian.domain.work import Resource, WorkNode
from capaian.dossier.read import load_dossier
from capaian.web.measurement.duties import (
    Duty,
    ReportingDuty,
    ReportingDutyKind,
    find_answerable,
    find_credited,
    find_duties,
    find_reporting_duties,
    has_reporter,
)
from capaian.web.offices.models import NOBODY

EXAMPLES = Path(__file__).parents[3] / "examples"
HEAD, FIELD, SECTION = PostId("kepala-dinas"), PostId("kabid"), PostId("kasi")
POSTS = (
    Post(HEAD, "Kepala Dinas"),
    Post(FIELD, "Kepala Bidang", parent=HEAD),
    Post(SECTION, "Kepala Seksi", parent=FIELD),
)


def year(*indicators: Indicator, **changes: object) -> OfficeYear:
    plain = {"indicators": indicators, "nodes": (), "surveys": (), "agreements": (), "outputs": ()}
    parts = {"components": (component("ktp"),), **plain, **changes}
    return office_year(office=replace(office(), posts=POSTS), **parts)


def owned(code: str, formula: str, owner: PostId | None) -> Indicator:
    return indicator(code, formula, owner=owner)


def test_a_component_is_owed_by_the_lowest_post_that_is_measured_by_it() -> None:
    of_all = owned("iku-2", "ktp", HEAD)
    assert find_duties(year(of_all)) == {HEAD: Duty(HEAD, components=("ktp",))}
    of_field = owned("ik-3", "mean(ktp, ktp)", FIELD)
    assert find_duties(year(of_all, of_field)) == {FIELD: Duty(FIELD, components=("ktp",))}


def test_of_posts_as_low_that_of_the_narrowest_indicator_owes_it() -> None:
    both = (component("ktp"), component("kia"))
    beside = Post(PostId("kabid-lain"), "Kepala Bidang", parent=HEAD)
    own = year(
        owned("ik-1", "mean(ktp, kia)", FIELD), owned("ik-2", "kia", beside.id), components=both
    )
    own = replace(own, office=replace(own.office, posts=(*POSTS, beside)))
    duties = find_duties(own)
    assert (duties[FIELD].components, duties[beside.id].components) == (("ktp",), ("kia",))


def test_a_formula_over_the_measures_of_a_component_is_measured_by_it() -> None:
    direct = owned("ik-3", "100 * ktp.have / ktp.need", SECTION)
    assert find_duties(year(direct))[SECTION].components == ("ktp",)


def test_what_a_register_counts_is_owed_by_nobody() -> None:
    counted = Measure(
        component().numerator.code, "Mitra", component().unit, "cooperation.kia.signed"
    )
    of_list = component("ktp", numerator=counted, denominator=counted)
    assert find_duties(year(owned("ik-3", "ktp", FIELD), components=(of_list,))) == {}


@pytest.mark.parametrize("owner", [None, PostId("tidak-ada")])
def test_what_nobody_owns_is_not_lost(owner: PostId | None) -> None:
    duties = find_duties(year(owned("ik-3", "ktp", owner)))
    assert duties == {NOBODY: Duty(NOBODY, components=("ktp",))}


def test_an_actual_is_owed_where_a_result_rests_on_it() -> None:
    promised, planned = owned("ik-1", "", FIELD), owned("ik-2", "", FIELD)
    named, idle = owned("ik-3", "", FIELD), owned("ik-4", "", FIELD)
    planned = replace(planned, plan_targets={2023: agreement_target("x", 1).target})
    own = year(
        promised,
        planned,
        named,
        idle,
        owned("ik-5", "100 * ik-3 / 2", HEAD),
        components=(),
        agreements=(agreement(agreement_target("ik-1", 5)),),
    )
    assert find_duties(own) == {FIELD: Duty(FIELD, indicators=("ik-1", "ik-2", "ik-3"))}


def test_an_indicator_without_a_post_is_owed_by_that_of_its_work_or_of_its_objective() -> None:
    of_work = replace(node("I.1.1", "ik-1"), owner=SECTION)
    of_goal = replace(objective(), owner=FIELD)
    both = (
        owned("ik-1", "", None),
        replace(owned("ik-2", "", None), objective=NodeId("sasaran-1")),
    )
    promised = agreement(agreement_target("ik-1", 5), agreement_target("ik-2", 5))
    own = year(
        *both,
        components=(),
        nodes=(node("I"), node("I.1"), of_work),
        objectives=(of_goal,),
        agreements=(promised,),
    )
    duties = find_duties(own)
    assert duties[SECTION].indicators == ("ik-1",)
    assert duties[FIELD].indicators == ("ik-2",)


def test_work_is_owed_by_the_nearest_post_above_it() -> None:
    program, activity = replace(node("I"), owner=HEAD), replace(node("I.1"), owner=FIELD)
    nodes = (
        program,
        activity,
        node("I.1.1"),
        node("I.2"),
        node("I.2.1"),
        node("II"),
        node("II.1.1"),
    )
    duties = find_duties(year(nodes=nodes, components=()))
    assert (duties[FIELD].nodes, duties[HEAD].nodes) == (("I.1.1",), ("I.2.1",))
    assert duties[NOBODY].nodes == ("II.1.1",)


def test_a_survey_is_owed_by_who_is_measured_by_it() -> None:
    own = year(owned("iku-1", "index(skm)", FIELD), surveys=(survey(),), components=())
    assert find_duties(own) == {FIELD: Duty(FIELD, surveys=("skm",))}


def test_who_is_named_owes_a_component_or_a_survey_whoever_is_measured_by_it() -> None:
    named = replace(component("ktp"), owner=FIELD)
    own = year(owned("iku-1", "ktp + index(skm)", HEAD), surveys=(survey(),))
    assert find_duties(own).keys() == {HEAD}
    duties = find_duties(
        replace(own, components=(named,), surveys=(replace(survey(), owner=SECTION),))
    )
    assert duties == {
        FIELD: Duty(FIELD, components=("ktp",)),
        SECTION: Duty(SECTION, surveys=("skm",)),
    }


@pytest.mark.parametrize("name", ["balangan-2023", "belitung-2024", "probolinggo-2021"])
def test_of_real_offices_everything_is_owed_once(name: str) -> None:
    own = load_dossier(EXAMPLES / name)
    duties = find_duties(own).values()
    assert all(duty.codes or duty.nodes for duty in duties)
    components = Counter(code for duty in duties for code in duty.components)
    counted = {
        c.code for c in own.components if not (c.numerator.counted and c.denominator.counted)
    }
    assert components == Counter(counted)
    assert Counter(node for duty in duties for node in duty.nodes) == Counter(
        each.id for each in own.nodes if each.kind == "subactivity"
    )


def test_in_balangan_each_field_owes_its_own_documents() -> None:
    duties = find_duties(load_dossier(EXAMPLES / "balangan-2023"))
    assert duties[PostId("kabid-dafduk")].components == ("kk", "ktp", "kia")
    assert duties[PostId("kabid-capil")].components == ("akta-lahir", "akta-mati", "akta-kawin")
    assert duties[PostId("kabid-piak")].indicators == ("ik-4-3", "ik-4-5", "ik-4-6", "ik-4-7")


def test_factors_are_reported_by_the_post_of_the_indicator_or_by_who_owes_what_it_rests_on() -> (
    None
):
    """The head owes nothing here: the field that counts the cards says why the
    mean came out as it did.
    """
    of_head = replace(owned("iku-2", "mean(ik-3)", HEAD), plan_targets={2023: target(90)})
    of_field = replace(owned("ik-3", "ktp", FIELD), plan_targets={2023: target(90)})
    idle = owned("ik-4", "ktp", SECTION)
    assert find_answerable(year(of_head, of_field)) == {FIELD: ("iku-2", "ik-3")}
    assert find_answerable(year(of_head, of_field, idle)) == {SECTION: ("iku-2", "ik-3")}
    agreed = agreement(agreement_target("ik-4", 90))
    assert find_answerable(year(idle, agreements=(agreed,))) == {SECTION: ("ik-4",)}
    assert find_answerable(year(idle)) == {}


def test_each_count_of_credit_points_is_owed_by_one_post() -> None:
    first = replace(
        owned("iki-1", "credits()", SECTION), credits=(activity("a", "0.1"), activity("b", "0.2"))
    )
    second = replace(
        owned("iki-2", "credits()", FIELD), credits=(activity("b", "0.2"), activity("c", "1"))
    )
    nobodys = replace(
        owned("iki-0", "credits()", None), credits=(activity("b", "0.2"), activity("d", "1"))
    )
    unused = replace(owned("iki-3", "ktp", FIELD), credits=(activity("e", "1"),))
    own = year(nobodys, first, second, unused)
    codes = {
        each.code: each.measure for each in (*first.credits, *second.credits, *nobodys.credits)
    }
    expected = {codes["a"]: "iki-1", codes["b"]: "iki-1", codes["c"]: "iki-2", codes["d"]: "iki-0"}
    assert find_credited(own) == expected
    duties = find_duties(own)
    assert {post: duty.credits for post, duty in duties.items() if duty.credits} == {
        SECTION: ("iki-1",),
        FIELD: ("iki-2",),
        NOBODY: ("iki-0",),
    }


def test_what_is_counted_for_a_component_is_reported_with_it_and_not_twice() -> None:
    counted = replace(activity("a", "0.1"), measure=component("ktp").numerator.code)
    own = year(replace(owned("iki-1", "credits()", SECTION), credits=(counted,)))
    assert find_credited(own) == {}
    assert [duty.components for duty in find_duties(own).values()] == [("ktp",)]


@pytest.mark.parametrize("example", ["balangan-2023", "belitung-2024", "probolinggo-2021"])
def test_every_count_that_a_formula_of_a_real_office_names_is_owed_once(example: str) -> None:
    own = load_dossier(EXAMPLES / example)
    counts = Counter(
        measure
        for duty in find_duties(own).values()
        for measure in (
            *(own.component_by_code[code].numerator.code for code in duty.components),
            *(each for each, indicator in find_credited(own).items() if indicator in duty.credits),
        )
    )
    wanted = {each.measure for indicator in own.indicators for each in indicator.credits}
    assert wanted <= counts.keys() and set(counts.values()) <= {1}
    assert (example == "probolinggo-2021") == bool(wanted)


HEAD_POST, FIELD_POST, OTHER_POST = PostId("kepala-dinas"), PostId("kabid"), PostId("kabid-lain")
UNIT_POSTS = (
    Post(HEAD_POST, "Kepala Dinas"),
    Post(FIELD_POST, "Bidang", parent=HEAD_POST),
    Post(OTHER_POST, "Lain", parent=HEAD_POST),
)
WORK = ("I", "I.1", "I.1.1", "I.1.2", "II", "II.1", "II.1.1")


def small_year(**changes: object) -> OfficeYear:
    plain = {
        "indicators": (),
        "nodes": (),
        "surveys": (),
        "agreements": (),
        "outputs": (),
        "inputs": (),
    }
    parts = {"components": (), **plain, **changes}
    return office_year(office=replace(office(), posts=UNIT_POSTS, head=HEAD_POST), **parts)


def shares(own: OfficeYear) -> dict[str, ReportingDuty]:
    return {share.code: share for share in find_reporting_duties(own)}


def works(*codes: str, **owners: PostId) -> tuple[WorkNode, ...]:
    by_code = {code.replace("_", "."): owner for code, owner in owners.items()}
    return tuple(replace(node(code), owner=by_code.get(code)) for code in codes)


def paid(*codes: str) -> tuple[object, ...]:
    return tuple(money(code, "1000", None) for code in codes)


@pytest.mark.parametrize("named", [None, OTHER_POST, HEAD_POST])
def test_a_component_goes_with_its_indicator_unless_it_names_a_post(named: PostId | None) -> None:
    own = small_year(
        components=(replace(component("ktp"), owner=named),),
        indicators=(indicator("i", "ktp", owner=FIELD_POST),),
    )
    share = shares(own)["ktp"]
    assert (share.kind, share.post) == (ReportingDutyKind.COMPONENT, named or FIELD_POST)
    assert has_reporter(own, share.post) is (named is not HEAD_POST)


def test_what_no_indicator_names_is_nobodys() -> None:
    own = small_year(components=(component("ktp"),), surveys=(survey(),))
    assert {share.post for share in find_reporting_duties(own)} == {NOBODY}
    assert not any(has_reporter(own, share.post) for share in find_reporting_duties(own))


def test_a_survey_and_a_reported_indicator_are_reported_and_one_with_a_formula_is_not() -> None:
    reported = replace(indicator("lapor"), owner=OTHER_POST, plan_targets={2023: None})
    own = small_year(
        surveys=(survey(owner=FIELD_POST),),
        indicators=(reported, indicator("i", "index(skm)", owner=HEAD_POST)),
    )
    found = shares(own)
    assert {code: (share.kind, share.post) for code, share in found.items()} == {
        "skm": (ReportingDutyKind.SURVEY, FIELD_POST),
        "lapor": (ReportingDutyKind.INDICATOR, OTHER_POST),
    }


def test_work_goes_with_what_lies_above_it_unless_it_names_a_post() -> None:
    own = small_year(
        nodes=works(*WORK, I=FIELD_POST, I_1_2=OTHER_POST), inputs=paid("I.1.1", "I.1.2", "II.1.1")
    )
    found = shares(own)
    assert [*found] == [*WORK], "each stands below its own programme"
    assert {code: share.post for code, share in found.items()} == {
        **dict.fromkeys(("I", "I.1", "I.1.1"), FIELD_POST),
        "I.1.2": OTHER_POST,
        **dict.fromkeys(("II", "II.1", "II.1.1"), NOBODY),
    }
    assert [code for code, share in found.items() if share.has_form] == [
        "I.1.1",
        "I.1.2",
        "II.1.1",
    ]


def test_work_is_in_the_order_of_its_tree_however_it_is_listed() -> None:
    report = ("I.1.1", "I.1.2", "II.1.1")
    mixed = works("II", "I.1.2", "I.1.1", "I.1", "II.1.1", "I", "II.1")
    assert [*shares(small_year(nodes=mixed, inputs=paid(*report)))] == [
        *("II", "II.1", "II.1.1"),
        *("I", "I.1", "I.1.2", "I.1.1"),
    ]


@pytest.mark.parametrize("years_back", [0, 1])
def test_work_with_money_or_rows_of_the_year_is_reported_and_what_lies_above_it(
    years_back: int,
) -> None:
    period = Period.year_of(office_year().year - years_back)
    staff = replace(money("II.1.1", "3", None), resource=Resource.STAFF, period=period)
    above, other = ["I", "I.1", "I.1.2"], ["II", "II.1", "II.1.1"]
    listed = [*above, *(() if years_back else other)]
    assert [*shares(small_year(nodes=works(*WORK), inputs=(*paid("I.1.2"), staff)))] == listed
    yielded = replace(output("II.1.1", "3", "3"), period=period)
    assert [
        *shares(small_year(nodes=works(*WORK), inputs=paid("I.1.2"), outputs=(yielded,)))
    ] == listed


def test_work_in_a_circle_and_below_nothing_ends() -> None:
    circle = (
        replace(node("I"), parent=NodeId("I.1")),
        replace(node("I.1"), parent=NodeId("I")),
        replace(node("I.1.1"), parent=NodeId("I.1")),
        replace(node("II.1.1"), parent=NodeId("tidak-ada"), owner=FIELD_POST),
    )
    own = small_year(nodes=circle, inputs=paid("I.1.1", "II.1.1"))
    assert [*shares(own)] == ["II.1.1"] and shares(own)["II.1.1"].post == FIELD_POST


def test_a_post_that_the_office_has_not_tells_nothing() -> None:
    own = small_year(nodes=works("I", "I.1", "I.1.1", I=PostId("bekas")), inputs=paid("I.1.1"))
    assert {share.post for share in find_reporting_duties(own)} == {NOBODY}


def test_everything_that_posts_owe_is_among_them_once_and_with_its_post() -> None:
    own = office_year()
    lines = [
        share for share in find_reporting_duties(own) if share.kind is not ReportingDutyKind.NODE
    ]
    owed = {code: post for post, duty in find_duties(own).items() for code in duty.codes}
    assert {share.code: share.post for share in lines} == owed and len(lines) == len(owed)
