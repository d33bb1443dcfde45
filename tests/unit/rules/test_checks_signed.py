"""Dates and numbers of papers that cannot be, tiers spelled in two ways, staff and counts that stop short."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.factories import agreement, agreement_target, count, counts, office_year, place, rule_set, staff

from capaian.domain.decree import DocumentKind
from capaian.domain.identifiers import PostId
from capaian.domain.issue import Issue, Level
from capaian.domain.narrative import LegalDocument
from capaian.domain.office import Post
from capaian.domain.work import Count
from capaian.rules.validate import validate


def told(code: str, **changes: object) -> list[Issue]:
    return [issue for issue in validate(office_year(**changes), rule_set()) if issue.code == code]


def document(number: str, date: str, row: int = 2, kind: DocumentKind = DocumentKind.DECREE) -> LegalDocument:
    where = place("documents.yaml", row)
    return LegalDocument(f"d{row}", f"Surat {row}", number, date, (), None, None, None, None, where, kind)


# --- agreements and documents -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("original", "revision", "is_told"),
    [
        ("2023-01-20", "2023-01-05", True),
        ("2023-03", "2023-02-28", True),
        ("2023-01-20", "2023-01", False),
        ("2023-01-20", "2023-07", False),
        ("2023", "2023-07", False),
    ],
)
def test_a_change_signed_before_what_it_changes(original: str, revision: str, is_told: bool) -> None:
    line = agreement_target("iku-1", 80)
    changed = agreement(line, id="p", revision=1, signed=revision)
    found = told("revision_before_original", agreements=(changed, agreement(line, signed=original)))
    assert [(issue.level, issue.value, issue.place.column) for issue in found] == (
        [(Level.ERROR, revision, "signed")] if is_told else []
    )
    assert [each.beside.column for each in found if each.beside] == (["signed"] if is_told else [])


def test_days_of_papers_are_said_as_people_say_them() -> None:
    line = agreement_target("iku-1", 80)
    papers = (agreement(line, signed="2023-03"), agreement(line, id="p", revision=1, signed="2023-02-28"))
    (issue,) = told("revision_before_original", agreements=papers)
    assert "ditandatangani 28 Februari 2023, sebelum" in issue.message and "(Maret 2023)." in issue.message
    (other,) = told("number_of_other_year", documents=(document("050/12/2025", "2024-12-30"),))
    assert other.message.endswith("padahal tanggalnya 30 Desember 2024.")


@pytest.mark.parametrize(
    ("number", "date", "is_told"),
    [
        ("050/12/2025", "2024-12-30", True),
        ("050/12/2025", "2025-01-02", False),
        ("050/12/TAHUN 2025", "2024", True),
        ("188.45/20241/X", "2023-01-01", False),
        ("", "2024-01-01", False),
        ("050/12/2025", "", False),
    ],
)
def test_a_number_of_another_year_than_the_date(number: str, date: str, is_told: bool) -> None:
    assert bool(told("number_of_other_year", documents=(document(number, date),))) is is_told


def test_a_number_may_stand_on_one_paper_only_but_laws_have_numbers_of_their_own_kind() -> None:
    twins = (document("050/1/2023", "2023-01"), document("050/1/2023 ", "2023-02", row=9))
    (issue,) = told("number_twice", documents=twins)
    assert (issue.place.row, issue.value) == (9, "050/1/2023 ")
    laws = tuple(document("5 Tahun 2021", "2021", row, DocumentKind.LAW) for row in (2, 9))
    assert told("number_twice", documents=laws) == []


# --- tiers ------------------------------------------------------------------------------------------------


def test_a_tier_in_small_letters_is_told_at_each_place_with_the_usual_one() -> None:
    office = replace(make.office(), posts=(Post(PostId("kepala-dinas"), "Kepala Dinas", tier="II"),))
    objectives = (make.objective(tier="ii"), make.objective("sasaran-2"))
    found = told("tier_spelling", office=office, objectives=objectives)
    assert [(issue.level, issue.value, issue.remedy) for issue in found] == [(Level.ERROR, "ii", "Tulis II.")]
    assert told("tier_spelling", office=office) == []


def test_a_tier_of_its_own_is_allowed() -> None:
    assert told("tier_spelling", objectives=(make.objective(tier="Nasional"),)) == []


# --- staff ------------------------------------------------------------------------------------------------


def test_groupings_of_all_staff_come_to_one_number() -> None:
    status = replace(staff("PNS", 29), grouping="status")
    position = (
        replace(staff("Atasan", 10), grouping="position"),
        replace(staff("Bawahan", 20), grouping="position"),
    )
    below = replace(staff("Pelaksana", 7, "Bawahan"), grouping="position")
    (issue,) = told("staff_totals_differ", people=(status, *position, below))
    assert "30" in issue.message
    assert "29" in issue.message
    assert told("staff_totals_differ", people=(replace(status, count=30), *position, below)) == []
    # a rank belongs to some of the staff only, and an unknown number adds up to nothing
    assert told("staff_totals_differ", people=(replace(status, grouping="rank"), *position)) == []
    assert told("staff_totals_differ", people=(replace(status, count=None), *position)) == []


# --- results below zero -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "is_told"), [(-1, True), (0, False), (1, False)])
def test_a_result_below_zero_is_told(value: int, is_told: bool) -> None:
    found = told("output_negative", outputs=(make.report("ik-4", value),))
    assert [issue.value for issue in found] == (["-1"] if is_told else [])


# --- counts that stop -------------------------------------------------------------------------------------


def quarters(*periods: str) -> tuple[Count, ...]:
    areas = make.AREAS
    rows = [
        count(f"ktp.{part}", area.code, 5, period)
        for period in periods
        for area in areas
        for part in ("have", "need")
    ]
    return (*rows, *counts("akta", [0, 5, 3], [0, 5, 5]))


def test_counts_that_stop_before_the_year_ends_are_told_once() -> None:
    (issue,) = told("counts_stop", counts=quarters("2023-Q1", "2023-Q3"))
    assert issue.value == "2023-Q3"
    assert issue.message.startswith("ktp.have, ktp.need berhenti pada Triwulan III Tahun 2023; ")
    assert issue.remedy == "Tambahkan baris sampai akhir tahun 2023."


def test_rows_with_a_year_mistyped_are_offered() -> None:
    (issue,) = told("counts_stop", counts=quarters("2023-Q3", "2022-Q4"))
    assert issue.remedy == "Periksa tahun baris 2022-Q4; mungkin 2023 yang dimaksud."


@pytest.mark.parametrize("last", ["2023", "2023-S2", "2023-Q4", "2023-M12"])
def test_counts_to_the_end_of_the_year_are_not_told(last: str) -> None:
    assert told("counts_stop", counts=quarters("2023-Q3", last)) == []


def test_an_empty_last_row_says_itself_that_something_is_missing() -> None:
    rows = quarters("2023-Q3", "2023-Q4")
    emptied = [replace(row, value=None) if str(row.period) == "2023-Q4" else row for row in rows]
    assert told("counts_stop", counts=tuple(emptied)) == []
