"""Posts as nodes: who answers for which indicators, with which mean;
an office that only has a decree.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import (
    activity,
    goal,
    indicator,
    objective,
    office,
    office_year,
    place,
    policies,
    rule_set,
)

from capaian.domain.assessment import Assessment, NodeResult, Status
from capaian.domain.identifiers import IndicatorCode, PostId
from capaian.domain.issue import Level
from capaian.domain.narrative import IndividualSheet, SheetForm, SheetLine
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import Known, Reason, Unavailable, Unit
from capaian.domain.work import NodeKind
from capaian.rules.assess.assessment import assess
from capaian.rules.checks.validate import validate

HEAD, DEPUTY, SECTION, STAFF, OTHER = (
    PostId(p) for p in ("kepala", "sekretaris", "seksi", "staf", "lain")
)
POSTS = (
    Post(HEAD, "Kepala Dinas", tier="II"),
    Post(DEPUTY, "Sekretaris", parent=HEAD, tier="III"),
    Post(SECTION, "Kepala Seksi", parent=DEPUTY, tier="IV"),
    Post(STAFF, "Pengelola", parent=SECTION),
    Post(OTHER, "Lain", parent=HEAD),
)


def sheet(post: PostId, *codes: str | None, sheet_id: str = "lembar") -> IndividualSheet:
    lines = tuple(
        SheetLine(
            objective=None,
            indicator=None if code is None else IndicatorCode(code),
            explanation="",
            data_source="",
            owner=None,
            place=place("sheets.yaml"),
        )
        for code in codes
    )
    form = SheetForm.ACTIVITY
    return IndividualSheet(
        id=sheet_id, post=post, title="", form=form, lines=lines, place=place("s")
    )


def with_posts(owners: dict[str, PostId], sheets: tuple[IndividualSheet, ...] = ()) -> OfficeYear:
    year = office_year()
    owned = tuple(replace(i, owner=owners.get(i.code)) for i in year.indicators)
    return replace(year, office=replace(office(), posts=POSTS), indicators=owned, sheets=sheets)


def posts_of(year: OfficeYear) -> dict[str, NodeResult]:
    nodes = assess(year, rule_set()).nodes
    return {node.id: node for node in nodes if node.kind is NodeKind.POST}


def test_a_post_with_indicators_is_a_node() -> None:
    found = posts_of(with_posts({"iku-1": HEAD, "iku-2": HEAD, "ik-3": DEPUTY}))
    assert list(found) == ["kepala", "sekretaris"]
    head, deputy = found.values()
    assert (head.name, head.owner, head.tier, head.parent, head.depth) == (
        "Kepala Dinas",
        "kepala",
        "II",
        None,
        0,
    )
    assert (deputy.parent, deputy.tier, deputy.depth) == ("kepala", "III", 1)
    assert (head.inputs, head.outputs, head.efficiency, head.code) == ((), (), (), "")


def test_its_achievement_is_the_mean_of_its_indicators() -> None:
    """85 of 85 is 100, 85 of 100 is 85."""
    head = posts_of(with_posts({"iku-1": HEAD, "iku-2": HEAD}))["kepala"]
    assert head.mean_achievement.display == "92,50"
    assert head.band is not None
    assert head.band.name == "Sangat Tinggi"
    assert head.status is Status.NOT_MET


def test_the_mean_is_traced_to_the_indicators() -> None:
    result = assess(with_posts({"iku-1": HEAD, "iku-2": HEAD}), rule_set())
    head = next(node for node in result.nodes if node.kind is NodeKind.POST)
    assert isinstance(head.mean_achievement, Known)
    trace = result.traces[head.mean_achievement.trace]
    assert trace.subject == "Rata-rata capaian Kepala Dinas"
    assert (trace.formula, trace.working) == ("(IKU 1 + IKU 2) ÷ 2", "(100,00 + 85,00) ÷ 2")


def test_indicators_of_a_sheet_belong_to_its_post_once_each() -> None:
    sheets = (sheet(DEPUTY, "ik-3", None, "ik-4", "ik-3"),)
    found = posts_of(with_posts({"ik-3": DEPUTY}, sheets))
    assert found["sekretaris"].mean_achievement.display == "95,00"


def test_two_sheets_of_one_post_make_one_node() -> None:
    sheets = (sheet(STAFF, "ik-3"), sheet(STAFF, "ik-3", sheet_id="lembar-2"))
    assert list(posts_of(with_posts({}, sheets))) == ["staf"]


def test_a_post_hangs_on_the_nearest_node_above() -> None:
    found = posts_of(with_posts({"iku-1": HEAD, "ik-3": STAFF}))
    assert (found["staf"].parent, found["staf"].depth) == ("kepala", 1)


def test_a_post_without_any_node_above_is_uppermost() -> None:
    found = posts_of(with_posts({"ik-3": STAFF}))
    assert (found["staf"].parent, found["staf"].depth) == (None, 0)


def test_no_owner_no_post() -> None:
    assert posts_of(with_posts({})) == {}


def test_posts_in_a_circle_end_where_they_began() -> None:
    year = with_posts({"iku-1": HEAD, "ik-3": DEPUTY})
    round_posts = (replace(POSTS[0], parent=DEPUTY), *POSTS[1:])
    found = posts_of(replace(year, office=replace(year.office, posts=round_posts)))
    assert (found["kepala"].parent, found["sekretaris"].parent) == ("sekretaris", "kepala")


def decree_only() -> OfficeYear:
    """An office of which nothing but a decree is known: posts, indicators and formulas,
    no figure at all.
    """
    proposed = indicator("iku-1", "ktp", formula_proposed=True, owner=HEAD, is_key=True)
    return OfficeYear(
        office=replace(office(), posts=POSTS),
        year=2023,
        policies=policies(),
        goals=(goal(),),
        objectives=(objective(),),
        components=office_year().components[:1],
        indicators=(
            proposed,
            indicator("ik-program", "share(programs.achievement >= 80)", owner=DEPUTY),
            indicator("ik-uang", "share(activities.absorption >= 80)", owner=SECTION),
            indicator(
                "ik-mitra", "count(cooperation.data_use.signed)", owner=OTHER, unit=Unit("mitra")
            ),
            indicator("ik-kredit", "credits()", owner=STAFF, credits=(activity("a", "0.013"),)),
            indicator("ik-lapor", owner=STAFF),
        ),
    )


def test_an_office_without_any_figure_is_computed() -> None:
    result = assess(decree_only(), rule_set())
    for found in result.indicators:
        actual = found.current.actual
        assert isinstance(actual, Unavailable), found.code
        assert actual.words
    assert [node.id for node in result.nodes if node.kind is NodeKind.POST] == [
        post.id for post in POSTS
    ]
    assert not any(isinstance(node.mean_achievement, Known) for node in result.nodes)


@pytest.mark.parametrize(
    ("code", "reason", "missing"),
    [
        ("iku-1", Reason.MISSING_INPUT, ("ktp",)),
        ("ik-program", Reason.MISSING_INPUT, ("programs.achievement",)),
        ("ik-uang", Reason.MISSING_INPUT, ("activities.absorption",)),
        ("ik-mitra", Reason.NOT_REPORTED, ("count(cooperation.data_use.signed)",)),
        ("ik-kredit", Reason.MISSING_INPUT, ("prakom.a",)),
        ("ik-lapor", Reason.NOT_REPORTED, ()),
    ],
)
def test_each_gap_says_what_is_missing(
    code: str, reason: Reason, missing: tuple[str, ...]
) -> None:
    result = assess(decree_only(), rule_set())
    found = next(i for i in result.indicators if i.code == code)
    gap = found.current.actual
    assert isinstance(gap, Unavailable)
    assert (gap.reason, gap.missing) == (reason, missing)


def test_an_office_without_any_figure_has_no_error() -> None:
    errors = [issue for issue in validate(decree_only(), rule_set()) if issue.level is Level.ERROR]
    assert errors == []


def trace_formula(result: Assessment, code: str) -> str:
    found = next(i for i in result.indicators if i.code == code)
    assert found.current.actual.trace is not None
    return result.traces[found.current.actual.trace].formula


def test_a_proposed_formula_says_so_wherever_it_is_explained() -> None:
    result = assess(decree_only(), rule_set())
    assert trace_formula(result, "iku-1") == "Cakupan ktp (rumus usulan)"
    assert trace_formula(result, "ik-program") == "persentase program dengan capaian ≥ 80"
