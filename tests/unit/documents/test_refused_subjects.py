"""Things that have no paper among the papers of a kind: each is told with its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.unit.documents import cast
from tests.unit.documents import legal_cast as legal

from capaian.documents.availability import check_paper
from capaian.documents.layout import Layout, read_layout
from capaian.documents.paper import find_refused_subjects, find_subjects, missing_parts
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import AgreementKind, PerformanceAgreement

LINE = make.agreement_target("iku-1", 80)
HEAD = make.agreement(LINE)
CENTRE = make.agreement(LINE, id="pk-pusat", title="PK Pusat", kind=AgreementKind.DIRECTOR_GENERAL)
BASED = replace(CENTRE, document=legal.BASIS)
TIER = make.agreement(
    LINE, id="pk-iii", title="PK Eselon III", kind=AgreementKind.TIER, tier="III"
)
UNSIGNED = replace(TIER, first_party="")

RULE = (
    "without_paper:\n"
    "  - {query: indicators where is_key = tidak, file: plan.yaml,"
    ' message: "{{ subject.name }} bukan utama.", remedy: "Isi {{ year }}."}\n'
)


def layout(
    header: str, each: str = "each: indicators where is_key = ya\nsubject: indikator\n"
) -> Layout:
    text = (
        f"id: x\ntitle: Naskah\nshort_title: N\n{each}{header}blocks:\n  - {{block: text, "
        f"content: Halo}}\n"
    )
    return read_layout(text, file="layouts/x.yaml")


def unowned(*agreements: PerformanceAgreement) -> OfficeYear:
    """An office whose indicators have no owner, so that agreements name their own parties."""
    year = legal.decreed(agreements=agreements)
    return replace(
        year, indicators=tuple(replace(i, owner=None) for i in year.indicators), nodes=()
    )


def left_out(year: OfficeYear, kind: str = "pk") -> list[tuple[str | None, str]]:
    return [
        (i.subject, i.message)
        for i in find_refused_subjects(read_layout(kind=kind), cast.scope(year))
    ]


def test_each_thing_without_a_paper_is_reported_with_its_own_words() -> None:
    found = find_refused_subjects(layout(RULE), cast.scope())
    rest = [i for i in cast.rich().indicators if not i.is_key]
    assert [(i.subject, i.message) for i in found] == [
        (str(i.code), f"{i.name} bukan utama.") for i in rest
    ]
    assert {(i.level, i.place, i.remedy) for i in found} == {
        (Level.WARNING, Place("plan.yaml"), "Isi 2023.")
    }


def test_checking_a_paper_tells_them_too() -> None:
    found = check_paper(cast.paper(layout=layout(RULE)))
    assert sum(issue.code == "paper_left_out" for issue in found) == len(
        find_refused_subjects(layout(RULE), cast.scope())
    )


def test_where_nothing_has_a_paper_the_reasons_are_errors() -> None:
    none = layout(RULE, "each: indicators where tier = IX\nsubject: indikator\n")
    found = missing_parts(none, cast.scope())
    assert {(issue.code, issue.level) for issue in found} == {("paper_left_out", Level.ERROR)}
    assert len(found) == len(find_refused_subjects(none, cast.scope()))


def test_an_unknown_name_is_reported_at_its_line() -> None:
    (issue,) = find_refused_subjects(layout(RULE.replace("is_key", "is_kay")), cast.scope())
    assert (issue.code, issue.level, issue.place.row) == ("unknown_field", Level.ERROR, 7)


# --- agreements

CASES = [
    ((HEAD, BASED), []),
    (
        (HEAD, CENTRE),
        [("pk-pusat", "keputusan Direktur Jenderal yang mendasarinya belum dinyatakan")],
    ),
    ((HEAD, replace(TIER, targets=())), [("pk-iii", "targetnya belum ada")]),
    ((HEAD, replace(BASED, targets=())), [("pk-pusat", "targetnya belum ada")]),
    ((HEAD, UNSIGNED), [("pk-iii", "pihak pertamanya belum dinyatakan")]),
    ((HEAD, TIER), []),
]
IDS = [
    "all made",
    "no decree",
    "tier without lines",
    "centre without lines",
    "no party",
    "party named",
]


@pytest.mark.parametrize(("agreements", "expected"), CASES, ids=IDS)
def test_agreements_that_are_not_made_are_reported_with_the_reason(
    agreements: tuple[PerformanceAgreement, ...], expected: list[tuple[str, str]]
) -> None:
    titles = {agreement.id: agreement.title for agreement in agreements}
    assert left_out(unowned(*agreements)) == [
        (key, f"{titles[key]} ({key}) tidak dibuat: {why}.") for key, why in expected
    ]


@pytest.mark.parametrize(("agreements", "expected"), CASES, ids=IDS)
def test_an_agreement_is_either_made_or_reported(
    agreements: tuple[PerformanceAgreement, ...], expected: list[tuple[str, str]]
) -> None:
    scope = cast.scope(unowned(*agreements))
    made = {subject.thing.key for subject in find_subjects(read_layout(kind="pk"), scope)}
    assert made | {key for key, _ in expected} == {agreement.id for agreement in agreements}
    assert not made & {key for key, _ in expected}


def refused(*agreements: PerformanceAgreement) -> tuple[Issue, ...]:
    return missing_parts(read_layout(kind="pk"), cast.scope(unowned(*agreements)))


def test_the_only_agreement_is_refused_for_its_own_reason() -> None:
    (issue,) = refused(CENTRE)
    assert issue.level is Level.ERROR
    assert issue.message.endswith(
        "keputusan Direktur Jenderal yang mendasarinya belum dinyatakan."
    )


def test_without_any_agreement_of_the_year_that_is_reported() -> None:
    (issue,) = refused()
    assert (issue.message, issue.place.file) == (
        "Tidak ada perjanjian kinerja tahun 2023.",
        "agreements.yaml",
    )


# --- decrees


@pytest.mark.parametrize(
    ("changes", "why"),
    [({"number": ""}, "tidak punya nomor"), ({"articles": ()}, "tidak punya diktum")],
)
@pytest.mark.parametrize("use", ["iku", "iki"])
def test_decrees_that_are_not_made_are_reported(
    use: str, changes: dict[str, object], why: str
) -> None:
    year = legal.decreed()
    second = legal.decree("kedua", use, title="Keputusan kedua", **changes)
    found = left_out(replace(year, documents=(*year.documents, second)), f"keputusan-{use}")
    assert found == [("kedua", f"Keputusan kedua (kedua) tidak dibuat: keputusan ini {why}.")]
