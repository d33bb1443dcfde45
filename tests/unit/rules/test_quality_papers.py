"""Papers of one year must say one thing of an indicator, unless an official revision explains it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make

from capaian.domain.decree import DecreeAnnex, DecreeEntry, IndividualSheet, SheetForm, SheetLine
from capaian.domain.identifiers import IndicatorCode, PostId
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.narrative import Difference, LegalDocument
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import AgreementKind, Indicator, PaperStatement, PerformanceAgreement, TargetValue
from capaian.domain.policy import Aggregation
from capaian.domain.value import INDEX, PERCENT, Unit
from capaian.rules.quality.contradiction import apply_differences
from capaian.rules.quality.decrees import check_decrees
from capaian.rules.quality.papers import check_papers

HEAD, CHIEF = PostId("kepala"), PostId("kabid")


def planned(**changes: object) -> Indicator:
    return make.indicator("iku-1", **{"plan_targets": {2023: make.target(90)}, "owner": HEAD, **changes})


def year_with(*agreements: PerformanceAgreement, **changes: object) -> OfficeYear:
    office = replace(make.office(), posts=(Post(HEAD, "Kepala Dinas"), Post(CHIEF, "Kepala Bidang Satu")))
    own = {"office": office, "indicators": (planned(),), "agreements": agreements, "objectives": ()}
    return make.office_year(**{**own, **changes})


def found(office_year: OfficeYear) -> list[Issue]:
    return list(check_papers(office_year))


def subjects(office_year: OfficeYear) -> list[str | None]:
    return [issue.subject for issue in found(office_year)]


def pk(target: object, **changes: object) -> PerformanceAgreement:
    return make.agreement(make.agreement_target("iku-1", target), **changes)  # type: ignore[arg-type]  # as factories


class TestAgreementAndPlan:
    def test_equal_targets_are_silent(self) -> None:
        assert found(year_with(pk(90))) == []

    def test_a_different_target_names_both_places(self) -> None:
        [issue] = found(year_with(pk(95)))
        assert (issue.level, issue.code) == (Level.WARNING, "papers_differ")
        assert issue.subject == "papers_differ:target:pk-2023:iku-1"
        assert issue.place == Place("agreements.yaml", 12, "target")
        assert "plan.yaml" in issue.message
        assert "targets.2023" in issue.message
        assert "95" in issue.message
        assert "90" in issue.message

    @pytest.mark.parametrize("agreed", ["86.5", "79.25"])
    def test_no_target_agreed_otherwise_stops_the_report(self, agreed: str) -> None:
        [issue] = found(year_with(pk(agreed)))
        assert issue.level is Level.WARNING
        assert f"target {agreed.replace('.', ',')}, Renstra 90 (plan.yaml" in issue.message
        assert "yang dipakai target perjanjian" in issue.message
        assert issue.value == agreed
        assert "laporan tetap dapat dibuat" in issue.remedy
        assert (
            'differences.yaml beserta alasannya (covers: ["papers_differ:target:pk-2023:iku-1"])'
            in issue.remedy
        )

    def test_a_revision_with_a_reason_explains_it(self) -> None:
        assert found(year_with(pk(95, revision=1, reason="APBD perubahan"))) == []

    @pytest.mark.parametrize(
        "changes", [{"revision": 1}, {"revision": 1, "reason": "  "}, {"reason": "salah"}]
    )
    def test_neither_a_revision_without_reason_nor_a_reason_without_revision_does(
        self, changes: dict[str, object]
    ) -> None:
        assert subjects(year_with(pk(95, **changes))) == ["papers_differ:target:pk-2023:iku-1"]

    def test_what_was_replaced_with_a_reason_may_have_been_otherwise(self) -> None:
        revised = pk(90, id="pk-2", revision=1, reason="Renstra disesuaikan", signed="2023-07")
        assert found(year_with(pk(80), revised)) == []
        silent = replace(revised, reason="")
        assert subjects(year_with(pk(80), silent)) == ["papers_differ:target:pk-2023:iku-1"]

    def test_the_revision_of_another_party_explains_nothing(self) -> None:
        other = pk(90, id="pk-iii", revision=1, reason="perubahan", kind=AgreementKind.TIER)
        assert "papers_differ:target:pk-2023:iku-1" in subjects(year_with(pk(80), other))

    def test_a_year_without_planned_target_says_nothing(self) -> None:
        assert found(year_with(pk(95), indicators=(planned(plan_targets={2022: make.target(90)}),))) == []

    def test_words_around_an_equal_figure_are_no_difference(self) -> None:
        assert found(year_with(pk(make.target(90, text="A (90)")))) == []

    def test_an_equal_figure_on_another_scale_is_one(self) -> None:
        assert len(found(year_with(pk(make.target(90, scale=Unit("scale-4")))))) == 1

    def test_targets_in_words_are_compared_as_words(self) -> None:
        plan = planned(plan_targets={2023: TargetValue(None, "Sudah")}, unit=Unit("status"))
        assert found(year_with(pk(TargetValue(None, " sudah ")), indicators=(plan,))) == []
        assert len(found(year_with(pk(TargetValue(None, "Belum")), indicators=(plan,)))) == 1

    def test_a_declared_difference_tells_its_reason(self) -> None:
        issues = found(year_with(pk(95)))
        declared = Difference(
            id="pk",
            where="PK",
            printed="95",
            used="95",
            reason="PK lebih tinggi daripada Renstra.",
            covers=("papers_differ:target:pk-2023:iku-1",),
            source=None,
            rule="crossref",
            explained=True,
            place=Place("differences.yaml", 2),
        )
        [issue] = apply_differences(issues, [declared])
        assert (issue.level, issue.remedy) == (Level.WARNING, "")
        assert issue.message.endswith("Dinyatakan: PK lebih tinggi daripada Renstra.")


class TestAgreementsAmongThemselves:
    def test_two_agreements_in_force_with_two_targets(self) -> None:
        tier = pk(80, id="pk-iii", kind=AgreementKind.TIER, tier="II", title="PK Bidang")
        plan = planned(plan_targets={})
        [issue] = found(year_with(pk(90), tier, indicators=(plan,)))
        assert issue.subject == "papers_differ:target:pk-iii:pk-2023:iku-1"
        assert "PK Bidang" in issue.message

    def test_a_revision_replaces_what_it_revises(self) -> None:
        revised = pk(95, id="pk-2", revision=1, reason="perubahan", signed="2023-07")
        assert found(year_with(pk(90), revised)) == []

    def test_a_lower_tiers_agreement_with_an_indicator_of_another_tier(self) -> None:
        tier = pk(90, id="pk-iii", kind=AgreementKind.TIER, tier="III")
        assert subjects(year_with(tier)) == ["papers_differ:tier:pk-iii:iku-1"]

    def test_a_wording_that_is_the_name_of_another_indicator(self) -> None:
        other = make.indicator("iku-2", name="Cakupan KTP-el")
        line = replace(make.agreement_target("iku-1", 90), indicator_as_printed="Cakupan  KTP-EL")
        wrong = year_with(make.agreement(line), indicators=(planned(), other))
        assert subjects(wrong) == ["papers_differ:name:pk-2023:iku-1"]
        both = year_with(make.agreement(line), indicators=(planned(name="Cakupan KTP-el"), other))
        assert found(both) == []

    def test_the_wording_of_an_objective_that_is_the_name_of_another(self) -> None:
        own, other = make.objective(), make.objective("sasaran-2")
        other = replace(other, name="Data yang akurat")
        line = replace(make.agreement_target("iku-1", 90), objective_as_printed="data yang  Akurat")
        wrong = year_with(make.agreement(line), objectives=(own, other))
        assert subjects(wrong) == ["papers_differ:objective_name:pk-2023:iku-1"]
        free = replace(line, objective_as_printed="Data yang lengkap")
        assert found(year_with(make.agreement(free), objectives=(own, other))) == []


class TestPeriods:
    @pytest.mark.parametrize(
        ("aggregation", "parts", "expected"),
        [
            (Aggregation.SUM, {"q1": 20, "q2": 20, "q3": 20, "q4": 30}, []),
            (Aggregation.SUM, {"q1": 20, "q2": 20, "q3": 20, "q4": 20}, ["80"]),
            (Aggregation.LAST, {"q1": 20, "q2": 40, "q3": 60, "q4": 90}, []),
            (Aggregation.LAST, {"q1": 20, "q2": 40, "q3": 60, "q4": 80}, ["80"]),
            (Aggregation.LAST, {"s1": 40, "s2": 90}, []),
            (Aggregation.MEAN, {"q1": 90, "q2": 90, "q3": 90, "q4": 85}, ["85"]),
            # a plan that is not yet full says nothing of the year
            (Aggregation.SUM, {"q1": 20, "q2": 20}, []),
            (Aggregation.LAST, {"q1": 20, "q2": 40}, []),
        ],
    )
    def test_targets_of_periods_lead_to_the_years(
        self, aggregation: Aggregation, parts: dict[str, int], expected: list[str]
    ) -> None:
        agreement = make.agreement(make.agreement_target("iku-1", 90, **parts))
        issues = found(year_with(agreement, indicators=(planned(aggregation=aggregation),)))
        assert [issue.value for issue in issues] == expected
        assert all(issue.place == Place("agreements.yaml", 12, "periods") for issue in issues)


def statement(**changes: object) -> PaperStatement:
    empty = PaperStatement(
        paper="renstra-cetak",
        indicator=IndicatorCode("iku-1"),
        period=None,
        unit=None,
        target=None,
        target_text="",
        formula="",
        owner=None,
        explained_by="",
        source=None,
        place=Place("statements.csv", 2),
    )
    return replace(empty, **changes)  # type: ignore[arg-type]  # fields by name


class TestStatementsOfOtherPapers:
    @pytest.mark.parametrize(
        ("changes", "columns"),
        [
            ({}, []),
            ({"unit": PERCENT, "owner": HEAD, "period": make.YEAR, "target": make.number(90)}, []),
            ({"unit": INDEX}, ["unit"]),
            ({"owner": CHIEF}, ["owner"]),
            ({"formula": "mean( ktp , kk )"}, ["formula"]),
            ({"period": make.YEAR, "target": make.number(91)}, ["target"]),
            ({"period": make.YEAR, "target_text": "tinggi"}, ["target"]),
            ({"unit": INDEX, "owner": CHIEF, "formula": "kk", "period": make.YEAR, "target": make.number(1)},
             ["unit", "formula", "owner", "target"]),
            # the plan says nothing of that year
            ({"period": make.period("2030"), "target": make.number(1)}, []),
        ],
    )  # fmt: skip
    def test_every_column_is_compared(self, changes: dict[str, object], columns: list[str]) -> None:
        issues = found(year_with(statements=(statement(**changes),)))
        assert [issue.place.column for issue in issues] == columns
        assert all("plan.yaml" in issue.message for issue in issues)

    def test_posts_are_called_by_name(self) -> None:
        [issue] = found(year_with(statements=(statement(owner=CHIEF),)))
        assert "Kepala Bidang Satu" in issue.message
        assert "Kepala Dinas" in issue.message

    def test_a_formula_is_the_same_however_spaced(self) -> None:
        plan = planned(formula="mean(ktp, kk)")
        stated = statement(formula="MEAN(ktp,   kk)".replace(",   ", ",  "))
        assert found(year_with(indicators=(plan,), statements=(stated,))) == []

    def test_a_quarter_is_compared_with_the_agreement_in_force(self) -> None:
        agreement = make.agreement(make.agreement_target("iku-1", 90, q1=40))
        wrong = statement(period=make.period("2023-Q1"), target=make.number(45))
        right = replace(wrong, target=make.number(40))
        assert subjects(year_with(agreement, statements=(wrong, right))) == [
            "papers_differ:target:renstra-cetak:iku-1:2023-Q1"
        ]


def line(code: str | None, owner: PostId | None = None) -> SheetLine:
    return SheetLine(
        objective=None,
        indicator=None if code is None else IndicatorCode(code),
        activity="",
        objective_as_printed="",
        name_as_printed="",
        explanation="",
        fraction=None,
        items=(),
        is_pictured=False,
        data_source="",
        source_rows=1,
        owner=owner,
        owner_as_printed="",
        place=Place("sheets.yaml", 9),
    )


def sheet(post: PostId, *lines: SheetLine) -> IndividualSheet:
    return IndividualSheet(
        id="lembar-1",
        post=post,
        holder=1,
        title="INDIKATOR KINERJA INDIVIDU",
        form=SheetForm.ACTIVITY,
        post_as_printed="",
        unit_as_printed="",
        goal="",
        task_label="",
        letters=(),
        is_bulleted=False,
        lines=lines,
        source=None,
        note="",
        place=Place("sheets.yaml", 2),
    )


class TestSheets:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            (sheet(HEAD, line("iku-1")), []),
            (sheet(CHIEF, line("iku-1")), ["papers_differ:owner:lembar-1:iku-1"]),
            (sheet(CHIEF, line("iku-1", HEAD)), []),
            (sheet(CHIEF, line(None), line("tidak-ada")), []),
        ],
    )
    def test_a_sheet_holds_the_indicators_of_its_post(
        self, given: IndividualSheet, expected: list[str]
    ) -> None:
        assert subjects(year_with(sheets=(given,))) == expected


class TestWordings:
    def test_a_wording_belongs_to_a_known_paper(self) -> None:
        plan = planned(as_printed={"lkjip": "A", "pk-2023": "B", "lembar-1": "C"})
        assert found(year_with(pk(90), indicators=(plan,), sheets=(sheet(HEAD),))) == []

    def test_a_wording_that_is_the_name_of_another_indicator(self) -> None:
        other = make.indicator("iku-2", name="Cakupan KIA")
        plan = planned(as_printed={"lkjip": "cakupan KIA"})
        [issue] = found(year_with(pk(90), indicators=(plan, other)))
        assert (issue.subject, issue.place.column) == ("papers_differ:name:lkjip:iku-1", "as_printed.lkjip")

    def test_a_wording_that_is_the_name_of_another_objective(self) -> None:
        own = replace(make.objective(), as_printed={"pk-2023": "Data yang akurat"})
        other = replace(make.objective("sasaran-2"), name="Data yang akurat")
        assert subjects(year_with(pk(90), objectives=(own, other))) == [
            f"papers_differ:objective_name:pk-2023:{own.id}"
        ]

    def test_an_unknown_paper_is_offered_the_nearest(self) -> None:
        plan = planned(as_printed={"pk-2032": "B"})
        [issue] = found(year_with(pk(90), indicators=(plan,)))
        assert (issue.code, issue.value) == ("unknown_paper", "pk-2032")
        assert "pk-2023" in issue.remedy

    def test_objectives_are_worded_for_known_papers_too(self) -> None:
        worded = replace(make.objective(), as_printed={"pk-2023": "A", "pk-2032": "B"})
        [issue] = found(year_with(pk(90), objectives=(worded,)))
        assert (issue.code, issue.value, issue.place.column) == (
            "unknown_paper",
            "pk-2032",
            "as_printed.pk-2032",
        )


def test_all_differences_are_told_at_once() -> None:
    wrong = year_with(
        pk(95),
        statements=(statement(unit=INDEX),),
        sheets=(sheet(CHIEF, line("iku-1")),),
        indicators=(planned(as_printed={"tak-dikenal": "x"}),),
    )
    assert len(found(wrong)) == 4


# --- decrees ----------------------------------------------------------------------------------------------


def decree(*codes: str, use: tuple[str, ...] = ("iku",)) -> LegalDocument:
    annexes = (DecreeAnnex("Lampiran", (DecreeEntry(tuple(map(IndicatorCode, codes))),)),) if codes else ()
    where = Place("documents.yaml", 4)
    plain = LegalDocument("kep-iku", "Keputusan", "1", "2023", use, None, None, None, None, where)
    return replace(plain, annexes=annexes)


@pytest.mark.parametrize(
    ("document", "left_out"),
    [
        (decree("iku-1"), []),
        (decree("iku-2"), ["papers_differ:kep-iku:iku-1:entries"]),
        (decree(), []),
        (decree("iku-2", use=("legal_basis",)), []),
    ],
)
def test_a_decree_on_key_indicators_lists_them_all(document: LegalDocument, left_out: list[str]) -> None:
    year = year_with(documents=(document,), indicators=(planned(is_key=True),))
    assert [issue.subject for issue in check_decrees(year)] == left_out
