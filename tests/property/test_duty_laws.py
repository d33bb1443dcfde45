"""Laws of duties on plans that nobody drew up by hand: nothing is lost, nothing is owed twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests import factories as make

from capaian.domain.identifiers import PostId, SurveyId
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Component, Indicator, Measure
from capaian.domain.work import NodeKind, WorkNode
from capaian.web.measurement.duties import Duty, find_duties
from capaian.web.offices.models import NOBODY

CODES = ("ktp", "kia", "kk", "akta")
SURVEYS = (make.survey(), replace(make.survey(), id=SurveyId("lain")))
POSTS = tuple(PostId(f"p{number}") for number in range(6))
WORK = ("I", "I.1", "I.1.1", "I.1.2", "I.2", "I.2.1", "II", "II.1", "II.1.1")
REGISTERED = Measure(
    make.component().numerator.code, "Mitra", make.component().unit, "cooperation.kia.signed"
)

owners = st.sampled_from([None, PostId("tidak-ada"), *POSTS])


@st.composite
def posts(draw: st.DrawFn) -> tuple[Post, ...]:
    """A tree of posts: each but the first stands below one of the two before it."""
    count = draw(st.integers(2, len(POSTS)))
    above = [
        draw(st.sampled_from(POSTS[max(place - 2, 0) : place] or [None])) for place in range(count)
    ]
    return tuple(
        Post(POSTS[place], f"Jabatan {place}", parent=above[place]) for place in range(count)
    )


@st.composite
def formulas(draw: st.DrawFn) -> str:
    """No formula, a component, its measures, the mean of several, or the index of a survey."""
    several = draw(st.lists(st.sampled_from(CODES), min_size=2, max_size=4, unique=True))
    one = several[0]
    return draw(
        st.sampled_from(
            [
                "",
                one,
                f"100 * {one}.have / {one}.need",
                f"mean({', '.join(several)})",
                "index(skm)",
            ]
        )
    )


@st.composite
def components(draw: st.DrawFn, code: str) -> Component:
    if draw(st.integers(0, 4)):
        return make.component(code)
    return make.component(code, numerator=REGISTERED, denominator=REGISTERED)


@st.composite
def nodes(draw: st.DrawFn, codes: tuple[str, ...]) -> tuple[WorkNode, ...]:
    measured = st.lists(st.sampled_from(codes), max_size=1) if codes else st.just([])
    return tuple(replace(make.node(code, *draw(measured)), owner=draw(owners)) for code in WORK)


@st.composite
def plans(draw: st.DrawFn) -> OfficeYear:
    """A plan in which posts, work and indicators are given to anybody, or to nobody."""
    codes = tuple(f"ik-{number}" for number in range(draw(st.integers(0, 6))))
    own = tuple(make.indicator(code, draw(formulas()), owner=draw(owners)) for code in codes)
    agreed = draw(st.lists(st.sampled_from(codes), unique=True)) if codes else []
    return make.office_year(
        office=replace(make.office(), posts=draw(posts())),
        components=tuple(draw(components(code)) for code in CODES),
        indicators=own,
        surveys=SURVEYS,
        agreements=(make.agreement(*(make.agreement_target(code, 5) for code in agreed)),),
        nodes=draw(nodes(codes)),
        outputs=(),
    )


def owed_by(own: OfficeYear) -> dict[str, PostId]:
    """Who owes each thing; its kind stands before its code."""
    return {
        f"{kind} {code}": duty.post
        for duty in find_duties(own).values()
        for kind in ("components", "indicators", "surveys", "nodes")
        for code in getattr(duty, kind)
    }


def things(duties: list[Duty]) -> Counter[str]:
    return Counter(
        code
        for duty in duties
        for code in (*duty.components, *duty.indicators, *duty.surveys, *duty.nodes)
    )


@settings(max_examples=60)
@given(plans())
def test_everything_that_is_reported_is_owed_exactly_once(own: OfficeYear) -> None:
    agreed = {target.indicator for each in own.agreements for target in each.targets}
    reported = Counter(
        [
            *(each.code for each in own.components if not each.numerator.counted),
            *(each.id for each in own.surveys),
            *(each.code for each in own.indicators if not each.formula and each.code in agreed),
            *(each.id for each in own.nodes if each.kind is NodeKind.SUBACTIVITY),
        ]
    )
    assert things([*find_duties(own).values()]) == reported


@settings(max_examples=60)
@given(plans())
def test_it_is_owed_by_a_post_of_the_office_or_by_nobody_in_the_order_of_the_posts(
    own: OfficeYear,
) -> None:
    duties = find_duties(own)
    order = [*(post.id for post in own.office.posts), NOBODY]
    assert [*duties] == [post for post in order if post in duties]
    assert all(duty.post == post and (duty.codes or duty.nodes) for post, duty in duties.items())


def depth(own: OfficeYear, post: PostId) -> int:
    """How many posts stand above one; nobody stands above all."""
    parents = {each.id: each.parent for each in own.office.posts}
    above = parents.get(post)
    return -1 if post == NOBODY else 0 if above is None else 1 + depth(own, above)


def with_one_more(own: OfficeYear, more: Indicator) -> OfficeYear:
    return replace(own, indicators=(*own.indicators, more))


@settings(max_examples=60)
@given(plans(), st.lists(st.sampled_from(CODES), min_size=1, unique=True), st.data())
def test_one_more_indicator_never_moves_a_component_to_a_higher_post(
    own: OfficeYear, named: list[str], data: st.DataObject
) -> None:
    post = data.draw(st.sampled_from([each.id for each in own.office.posts]))
    formula = f"mean({', '.join(named)})" if len(named) > 1 else named[0]
    before, after = (
        owed_by(own),
        owed_by(with_one_more(own, make.indicator("ik-baru", formula, owner=post))),
    )
    for code in (code for code in CODES if f"components {code}" in before):
        old, new = before[f"components {code}"], after[f"components {code}"]
        assert new in ((old, post) if code in named else (old,))
        assert depth(own, new) == max(depth(own, old), depth(own, post) if code in named else -1)


@settings(max_examples=40)
@given(plans(), owners)
def test_an_indicator_that_nothing_rests_on_changes_no_duty(
    own: OfficeYear, owner: PostId | None
) -> None:
    assert find_duties(
        with_one_more(own, make.indicator("ik-baru", "", owner=owner))
    ) == find_duties(own)


@settings(max_examples=40)
@given(plans())
def test_without_posts_nothing_is_lost_and_all_is_the_planners(own: OfficeYear) -> None:
    alone = replace(own, office=replace(own.office, posts=()))
    assert things([*find_duties(alone).values()]) == things([*find_duties(own).values()])
    assert set(find_duties(alone)) <= {NOBODY}


@settings(max_examples=40)
@given(plans())
def test_who_owes_work_and_components_does_not_hang_on_the_order_of_the_work(
    own: OfficeYear,
) -> None:
    turned = replace(own, nodes=own.nodes[::-1])
    kept = [name for name in owed_by(own) if not name.startswith("indicators")]
    assert {name: owed_by(turned)[name] for name in kept} == {
        name: owed_by(own)[name] for name in kept
    }


@settings(max_examples=40)
@given(plans(), owners)
def test_a_sub_activity_with_a_post_is_owed_by_it_whatever_is_above(
    own: OfficeYear, above: PostId | None
) -> None:
    known = {each.id for each in own.office.posts}
    changed = tuple(
        replace(each, owner=above) if each.kind is not NodeKind.SUBACTIVITY else each
        for each in own.nodes
    )
    duties = owed_by(replace(own, nodes=changed))
    for each in own.nodes:
        if each.kind is NodeKind.SUBACTIVITY:
            post = each.owner if each.owner is not None else above
            assert duties[f"nodes {each.id}"] == (post if post in known else NOBODY)
