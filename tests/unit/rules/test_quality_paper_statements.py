"""What explains that a paper says something else: an official revision after it, and nothing less."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.unit.rules.test_quality_papers import found as issues_of
from tests.unit.rules.test_quality_papers import planned, statement, subjects, year_with

from capaian.domain.issue import Place
from capaian.domain.narrative import LegalDocument
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import AgreementKind
from capaian.domain.value import INDEX, Unit

PAPER = "renstra-cetak"
SAID = statement(period=make.YEAR, target=make.number(91))
TOLD = f"papers_differ:target:{PAPER}:iku-1:2023"


def document(key: str, date: str, **changes: object) -> LegalDocument:
    plain = LegalDocument(
        id=key,
        title=key,
        number="",
        date=date,
        use=(),
        signatory=None,
        revokes=None,
        file=None,
        sha256=None,
        place=Place("documents.yaml", 2),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields by name


PRINT = document(PAPER, "2022-03")


def explained(by: str, *documents: LegalDocument, **changes: object) -> OfficeYear:
    own = {"statements": (replace(SAID, explained_by=by),), "documents": (PRINT, *documents)}
    return year_with(**{**own, **changes})


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        pytest.param(document("ubah", "2023-01-05", revokes=PAPER), [], id="revokes the paper"),
        pytest.param(document("ubah", "2023", use=("revision",)), [], id="is a revision"),
        pytest.param(document("ubah", "2022", use=("revision",)), [], id="may be later in that year"),
        pytest.param(document("ubah", "2023-01-05"), [TOLD], id="is a paper like others"),
        pytest.param(document("ubah", "2023-01-05", revokes="lain"), [TOLD], id="revokes another"),
        pytest.param(document("ubah", "2022-02-28", use=("revision",)), [TOLD], id="came before"),
        pytest.param(document("bukan", "2023", use=("revision",)), [TOLD], id="is not known"),
    ],
)
def test_only_a_later_official_revision_explains(revision: LegalDocument, told: list[str]) -> None:
    assert subjects(explained("ubah", revision)) == told


def test_a_paper_does_not_explain_itself() -> None:
    itself = replace(PRINT, use=("revision",), revokes=PAPER)
    (issue,) = issues_of(year_with(statements=(replace(SAID, explained_by=PAPER),), documents=(itself,)))
    assert issue.subject == TOLD
    assert f"{PAPER} bukan perubahan resmi sesudah naskah itu" in issue.message
    assert "explained_by" in issue.remedy
    assert f'covers: ["{TOLD}"]' in issue.remedy


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"revision": 1, "reason": "Renstra baru"}, []),
        ({"revision": 1, "reason": ""}, [TOLD]),
        ({"revision": 0, "reason": "Renstra baru"}, [TOLD]),
    ],
)
def test_a_revised_agreement_explains_with_its_reason(changes: dict[str, object], told: list[str]) -> None:
    revised = make.agreement(make.agreement_target("iku-1", 90), document="pk-ubah", **changes)
    year = explained("pk-ubah", document("pk-ubah", "2023-07"), agreements=(revised,))
    assert subjects(year) == told


def agreed(target: int) -> OfficeYear:
    plan = planned(plan_targets={})
    return year_with(
        make.agreement(make.agreement_target("iku-1", target)), indicators=(plan,), statements=(SAID,)
    )


def test_without_a_planned_target_the_agreement_is_what_a_paper_is_held_against() -> None:
    (issue,) = issues_of(agreed(90))
    assert issue.subject == TOLD
    assert "agreements.yaml, baris 12, kolom target" in issue.message
    assert issues_of(agreed(91)) == []


@pytest.mark.parametrize(
    ("date", "told"), [("2023-08", []), ("2023-07", []), ("2023-06-30", [TOLD]), ("2022", [TOLD])]
)
def test_a_paper_that_follows_a_revised_agreement_may_say_what_it_says(date: str, told: list[str]) -> None:
    revised = make.agreement(
        make.agreement_target("iku-1", 91), id="pk-2", revision=1, reason="perubahan", signed="2023-07"
    )
    year = year_with(revised, statements=(SAID,), documents=(document(PAPER, date),))
    assert subjects(year) == told


def test_another_partys_agreement_is_none_of_its_lines() -> None:
    revised = make.agreement(
        make.agreement_target("iku-2", 91),
        revision=1,
        reason="perubahan",
        kind=AgreementKind.DIRECTOR_GENERAL,
    )
    year = year_with(revised, statements=(SAID,), documents=(document(PAPER, "2023-12"),))
    assert subjects(year) == [TOLD]


@pytest.mark.parametrize(
    ("unit", "target", "columns"),
    [
        (INDEX, 90, ["unit"]),
        (INDEX, 91, ["unit", "target"]),
        (Unit("scale-4"), 90, ["unit"]),
    ],
)
def test_another_unit_is_told_once(unit: Unit, target: int, columns: list[str]) -> None:
    said = replace(SAID, unit=unit, target=make.number(target))
    assert [issue.place.column for issue in issues_of(year_with(statements=(said,)))] == columns


def test_the_scale_that_the_plan_states_its_target_in_is_no_other_unit() -> None:
    plan = planned(plan_targets={2023: make.target(3, scale=Unit("scale-4"))})
    said = replace(SAID, unit=Unit("scale-4"), target=make.number(3))
    assert issues_of(year_with(indicators=(plan,), statements=(said,))) == []


@pytest.mark.parametrize(
    ("formula", "columns"),
    [
        ("wmean(ktp:3,kia:1)", []),
        ("wmean( ktp: 3.0, kia: 1 )", []),
        ("(wmean(ktp: 3, kia: 1))", []),
        ("wmean(ktp: 1, kia: 3)", ["formula"]),
        ("wmean(kia: 1, ktp: 3)", ["formula"]),
        ("rata-rata tertimbang", ["formula"]),
    ],
)
def test_formulas_are_compared_as_they_are_read(formula: str, columns: list[str]) -> None:
    plan = planned(formula="wmean(ktp: 3, kia: 1)")
    issues = issues_of(year_with(indicators=(plan,), statements=(statement(formula=formula),)))
    assert [issue.place.column for issue in issues] == columns


@pytest.mark.parametrize(
    ("words", "unit", "figure", "is_one"),
    [
        ("90 persen", "percent", 90, True),
        ("90 %", "percent", 90, True),
        ("90", "percent", 90, True),
        ("90,0 (sembilan puluh) Persen", "percent", 90, True),
        ("1.000 berkas", "berkas", 1000, True),
        ("3 (Tiga) Mitra", "mitra", 3, True),
        ("91 persen", "percent", 90, False),
        ("90 poin", "percent", 90, False),
        ("90 %", "berkas", 90, False),
        ("90 sampai 95 persen", "percent", 90, False),
        ("sembilan puluh", "percent", 90, False),
    ],
)
def test_words_around_a_figure_are_no_other_target(words: str, unit: str, figure: int, is_one: bool) -> None:
    plan = planned(unit=Unit(unit), plan_targets={2023: make.target(figure)})
    said = statement(period=make.YEAR, target_text=words)
    assert subjects(year_with(indicators=(plan,), statements=(said,))) == ([] if is_one else [TOLD])


@pytest.mark.parametrize("words", ["90 persen", "tinggi"])
def test_words_are_no_range(words: str) -> None:
    bounds = replace(make.target(None), lower=make.number(80), upper=make.number(90))
    said = statement(period=make.YEAR, target_text=words)
    year = year_with(indicators=(planned(plan_targets={2023: bounds}),), statements=(said,))
    assert subjects(year) == [TOLD]
