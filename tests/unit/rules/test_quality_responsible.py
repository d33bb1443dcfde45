"""One indicator has one responsible post: in the plan, in the agreement, in the work plan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make

from capaian.domain.identifiers import PostId
from capaian.domain.issue import Issue, Level
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import AgreementKind, PerformanceAgreement
from capaian.rules.agreements import posts_of_party
from capaian.rules.quality.responsible import check_responsible

HEAD, SERVICES, DATA = PostId("kepala-dinas"), PostId("kabid-layanan"), PostId("kabid-data")
POSTS = (
    Post(HEAD, "Kepala Dinas"),
    Post(SERVICES, "Kepala Bidang Layanan", parent=HEAD),
    Post(DATA, "Kepala Bidang Data", parent=HEAD),
)
OFFICE = replace(make.office(), posts=POSTS)
PLAN = (
    make.indicator("ik-akta", owner=SERVICES),
    make.indicator("ik-kia", owner=SERVICES),
    make.indicator("ik-laporan", owner=DATA),
    make.indicator("ik-bebas", owner=None),
)


def year(*agreements: PerformanceAgreement, **changes: object) -> OfficeYear:
    own = {"office": OFFICE, "indicators": PLAN, "agreements": agreements, "nodes": ()}
    return make.office_year(**{**own, **changes})


def tier(party: str, *codes: str) -> PerformanceAgreement:
    lines = tuple(
        replace(make.agreement_target(code, 10), place=make.place("agreements.yaml", row))
        for row, code in enumerate(codes, 20)
    )
    return make.agreement(*lines, kind=AgreementKind.TIER, first_party=party, title="PK Bidang", id="pk-iii")


def found(*agreements: PerformanceAgreement, **changes: object) -> list[Issue]:
    return list(check_responsible(year(*agreements, **changes)))


@pytest.mark.parametrize(
    "party",
    [
        "Kepala Bidang Layanan",
        "Plt. Kepala  bidang Layanan",
        "Kepala Bidang Layanan Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh",
        "Kepala Bidang",
    ],
)
def test_the_party_is_the_post_that_answers_for_the_lines(party: str) -> None:
    assert found(tier(party, "ik-akta", "ik-kia", "ik-bebas")) == []


def test_a_party_of_another_name_contradicts_the_plan_once() -> None:
    (issue,) = found(tier("Kepala Bidang Data", "ik-akta", "ik-kia"))
    assert (issue.level, issue.subject) == (Level.ERROR, "papers_differ:owner:pk-iii:kabid-layanan")
    assert str(issue.place) == "agreements.yaml, baris 2, kolom first_party"
    assert "ik-akta, ik-kia adalah Kepala Bidang Layanan (plan.yaml" in issue.message
    assert issue.value == "Kepala Bidang Data"


def test_a_line_that_is_another_posts_is_told_at_the_line() -> None:
    (issue,) = found(tier("Kepala Bidang Data", "ik-laporan", "ik-akta"))
    assert (issue.level, issue.value) == (Level.ERROR, "ik-akta")
    assert str(issue.place) == "agreements.yaml, baris 21, kolom indicator"


def test_a_party_that_no_post_is_called_is_likely_a_slip() -> None:
    (issue,) = found(tier("Kepala Bidang Layanan Dokumen", "ik-akta"))
    assert (issue.level, issue.value) == (Level.WARNING, "Kepala Bidang Layanan Dokumen")


def test_one_of_several_posts_of_a_name_may_be_meant() -> None:
    twins = (*POSTS, Post(PostId("kabid-layanan-2"), "Kepala Bidang Layanan"))
    agreement = tier("Kepala Bidang Layanan", "ik-akta")
    assert found(agreement, office=replace(OFFICE, posts=twins)) == []


def test_without_a_post_in_the_plan_the_owner_of_the_work_counts() -> None:
    node = replace(make.node("I", "ik-bebas"), owner=SERVICES)
    (issue,) = found(tier("Kepala Bidang Data", "ik-bebas"), nodes=(node,))
    assert issue.subject == "papers_differ:owner:pk-iii:kabid-layanan"


@pytest.mark.parametrize(
    ("party", "told"),
    [
        ("Kepala Dinas", []),
        ("Kepala Dinas Kependudukan dan Pencatatan Sipil", []),
        ("", []),
        ("Kepala Bidang Data", ["papers_differ:owner:pk-2023"]),
    ],
)
@pytest.mark.parametrize("kind", [AgreementKind.OFFICE, AgreementKind.DIRECTOR_GENERAL])
def test_the_offices_agreement_is_its_heads(kind: AgreementKind, party: str, told: list[str]) -> None:
    agreement = make.agreement(make.agreement_target("ik-akta", 10), kind=kind, first_party=party)
    assert [issue.subject for issue in found(agreement)] == told


@pytest.mark.parametrize(
    ("owner", "codes", "told"),
    [
        (SERVICES, ("ik-akta", "ik-bebas"), []),
        (None, ("ik-akta",), []),
        (DATA, ("ik-laporan", "ik-akta"), ["papers_differ:owner:I:ik-akta"]),
    ],
)
def test_a_program_and_its_indicator_have_one_post(
    owner: PostId | None, codes: tuple[str, ...], told: list[str]
) -> None:
    issues = found(nodes=(replace(make.node("I", *codes), owner=owner),))
    assert [issue.subject for issue in issues] == told
    assert all(i.place.file == "nodes.csv" and "plan.yaml" in i.message for i in issues)


@pytest.mark.parametrize(
    ("owner", "answers", "told"),
    [
        pytest.param(PostId("penata"), SERVICES, 0, id="the post above"),
        pytest.param(PostId("penata"), HEAD, 0, id="the head"),
        pytest.param(SERVICES, PostId("penata"), 1, id="the post below"),
        pytest.param(PostId("penata"), DATA, 1, id="another line"),
        pytest.param(PostId("lingkar"), HEAD, 1, id="a circle of posts"),
    ],
)
def test_a_post_above_may_answer_for_an_indicator(owner: PostId, answers: PostId, told: int) -> None:
    below = Post(PostId("penata"), "Penata", parent=SERVICES)
    circle = Post(PostId("lingkar"), "Lingkar", parent=PostId("lingkar"))
    issues = found(
        office=replace(OFFICE, posts=(*POSTS, below, circle)),
        indicators=(make.indicator("ik", owner=answers),),
        nodes=(replace(make.node("I", "ik"), owner=owner),),
    )
    assert len(issues) == told


def test_a_kind_of_post_names_none() -> None:
    assert posts_of_party(year(), "Kepala Bidang") == ()
    assert [post.id for post in posts_of_party(year(), "kepala bidang data")] == [DATA]
    assert [post.id for post in posts_of_party(year(), "Plt. Kepala Bidang Data Disdukcapil")] == [DATA]
