"""The reviewer's checklist: errors prove no, what was recomputed is there, seeing nothing proves nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.paper_text import write_text
from tests.unit.documents.audit_cast import NOTHING_EXAMINED, NOTHING_WRONG, RESULT, SUM, finding, paper

from capaian.documents.audit.paper import build_audit_paper, count_answers
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import UnsupportedNumber
from capaian.domain.issue import Level
from capaian.rulebook.auditing import load_review_form

YES, PARTLY, NO, OPEN = ["✓", ""], ["Sebagian", ""], ["", "✓"], ["", ""]


def text_of(result: AuditResult) -> str:
    return write_text(build_audit_paper(paper(result, "lembar-hasil-reviu")))


def lines_of(result: AuditResult) -> list[str]:
    return [line.strip() for line in text_of(result).splitlines()]


def row_of(number: str, group: str, result: AuditResult = RESULT) -> list[str]:
    """The cells of one statement of the checklist."""
    lines = lines_of(result)
    start = next(n for n, line in enumerate(lines) if line.startswith(f">| {group}. "))
    row = next(line for line in lines[start:] if line.startswith(f"| {number} |"))
    return [cell.strip() for cell in f"{row} ".split(" | ")]


def with_error(error: Finding, result: AuditResult = RESULT) -> AuditResult:
    return replace(result, findings=(error,))


# --- yes: what was recomputed is there --------------------------------------------------------


def test_what_was_recomputed_is_there() -> None:
    assert row_of("6", "I", NOTHING_WRONG)[2:5] == [
        *YES,
        "10 pernyataan tentang itu ditemukan dan dihitung ulang.",
    ]


def test_money_with_errors_is_accounted_for_and_the_errors_are_reported() -> None:
    assert row_of("6", "I")[2:5] == [
        *PARTLY,
        "10 pernyataan tentang itu ditemukan dan dihitung ulang; 1 galat tentang uang: T-003.",
    ]


def test_what_was_not_seen_is_no_yes() -> None:
    assert row_of("2", "I")[2:] == [*OPEN, "Tidak ditemukan oleh pemeriksa; dinilai pereviu."]
    reliable = row_of("5", "II", NOTHING_WRONG)
    assert reliable[2:4] == OPEN, "no error found is not yet reliable"
    assert reliable[4].startswith("Tidak ditemukan galat tentang angka")
    assert reliable[4].endswith("; dinilai pereviu.")


# --- no: what errors prove --------------------------------------------------------------------

TARGET = replace(
    finding("T-004", AuditRule.CROSSREF, Level.ERROR, 40),
    cell="Tabel 3.1, baris “Angka putus sekolah”, kolom “Target 2031”",
    printed="1,20",
)
REACHED = replace(
    TARGET, id="T-005", cell="Tabel 3.1, baris “Angka kematian ibu”, kolom “Realisasi”", printed="139,81"
)
BUDGET = replace(
    TARGET, id="T-006", cell="Tabel 3.5, baris “Program Jalan”, kolom “Pagu”", printed="5.431.000"
)
SHOWN = "10 pernyataan tentang itu ditemukan dan dihitung ulang; "
MATTER = "1 galat tentang angka, nama, dan pernyataan di sampingnya"


@pytest.mark.parametrize(
    ("wrong", "group", "number", "answer", "remark", "places"),
    [
        (TARGET, "I", "2", OPEN, "1 galat tentang target: T-004; dinilai pereviu.", 3),
        (
            TARGET,
            "III",
            "1",
            OPEN,
            "1 galat tentang target yang berbeda di dua tempat: T-004; dinilai pereviu.",
            3,
        ),
        (REACHED, "I", "3", NO, "1 galat tentang capaian: T-005.", 2),
        (BUDGET, "I", "6", PARTLY, f"{SHOWN}1 galat tentang uang: T-006.", 2),
        (BUDGET, "II", "5", NO, f"{MATTER}: T-006.", 2),
        (TARGET, "II", "5", NO, f"{MATTER}: T-004.", 3),
    ],
)
def test_an_error_is_reported_at_the_question_of_its_matter(
    wrong: Finding, group: str, number: str, answer: list[str], remark: str, places: int
) -> None:
    """By whatever rule it was found; where another matter is asked it is not told."""
    result = with_error(wrong)
    assert row_of(number, group, result)[2:] == [*answer, remark]
    lines = lines_of(result)
    marked = [line for line in lines[: lines.index("# DAFTAR TEMUAN")] if wrong.id[-3:] in line]
    assert len(marked) == places


def test_a_target_named_once_contradicts_no_agreement() -> None:
    alone = replace(TARGET, rule=AuditRule.SUM)
    assert row_of("1", "III", with_error(alone))[2:] == [*OPEN, ""]


def test_warnings_do_not_answer_no() -> None:
    assert row_of("5", "II", replace(RESULT, findings=(SUM,)))[2:4] == OPEN


def test_what_fits_later_does_not_answer_no() -> None:
    stays = replace(REACHED, root="T-009", stays=True)
    assert row_of("3", "I", with_error(stays))[2:4] == OPEN


def test_a_name_beside_a_wrong_figure_is_unreliable_too() -> None:
    assert row_of("5", "II", with_error(replace(TARGET, rule=AuditRule.LABEL)))[2:4] == NO


def test_many_errors_are_named_in_part_and_counted_whole() -> None:
    many = tuple(finding(f"T-{n:03}", AuditRule.SUM, Level.ERROR, n) for n in range(1, 13))
    remark = row_of("5", "II", replace(RESULT, findings=many))[4]
    assert remark.startswith("12 galat tentang angka")
    assert remark.endswith("T-008, dan 4 lainnya.")


# --- open: what only the reviewer can judge ---------------------------------------------------


def test_a_comparison_is_judged_by_the_reviewer() -> None:
    compared = replace(RESULT, claims={**RESULT.claims, AuditRule.DIFFERENCE: 7})
    useful = row_of("7", "III", compared)
    assert useful[2:4] == OPEN, "differences alone are no comparison with national standards"
    assert useful[4] == "Tidak ditemukan galat tentang perubahan dan arahnya; dinilai pereviu."


def test_wrong_changes_of_money_are_no_comparison_of_performance() -> None:
    change = replace(BUDGET, rule=AuditRule.DIFFERENCE)
    assert row_of("7", "III", with_error(change))[4] == ""
    wrong = row_of("7", "III", with_error(replace(REACHED, rule=AuditRule.DIFFERENCE)))
    assert wrong[2:] == [*OPEN, "1 galat tentang perubahan dan arahnya: T-005; dinilai pereviu."]


def test_a_rank_within_the_office_is_no_comparison_with_last_year() -> None:
    result = with_error(replace(REACHED, rule=AuditRule.RANK))
    assert row_of("7", "III", result)[4] == ""
    assert any(REACHED.id[-3:] in cell for cell in row_of("5", "II", result))


def test_what_the_audit_cannot_answer_is_left_empty_for_the_reviewer() -> None:
    assert row_of("1", "II")[2:] == ["", "", ""]


@pytest.mark.parametrize(
    ("result", "count"),
    [(RESULT, 2), (NOTHING_WRONG, 1), (NOTHING_EXAMINED, 0)],
    ids=["errors", "sound", "none"],
)
def test_how_many_are_answered_is_reported_and_what_is_left(result: AuditResult, count: int) -> None:
    questions = sum(len(group.items) for group in load_review_form())
    assert count_answers(result) == (count, questions)
    text = " ".join(text_of(result).replace("[", "").replace("]", "").split())
    assert (f"Terisi {count} dari {questions} pernyataan" in text) == (count > 0)
    rows = [line for line in lines_of(result) if line.startswith("| ")]
    filled = [line for line in rows if " | ✓ | " in line or " | Sebagian | " in line]
    assert len(filled) == count
    assert "Jawaban yang kosong dan pernyataan hasil reviu diisi pereviu" in text
    assert "tidak ditemukan galat belum berarti Ya" in text


def test_counts_of_thousands_are_written_as_everywhere() -> None:
    many = replace(NOTHING_WRONG, claims={AuditRule.SUM: 12_345, AuditRule.ABSORPTION: 1_155})
    assert row_of("6", "I", many)[4].startswith("1.155 pernyataan")


# --- held against the dossier -----------------------------------------------------------------


def test_a_report_compared_with_its_dossier_is_sourced_or_not() -> None:
    number = UnsupportedNumber(812, 36, "Tabel 3.9", "Juai\t12.339", "12.339", "12.336")
    unsourced = replace(RESULT, underived=(number,))
    assert row_of("2", "II", unsourced)[2:5] == [*NO, "1 angka tidak berasal dari dossier."]
    assert row_of("2", "II", replace(RESULT, underived=()))[2:4] == YES
    assert row_of("2", "II")[2:4] == OPEN


def test_every_statement_that_tells_of_errors_has_words_for_them() -> None:
    items = [item for group in load_review_form() for item in group.items]
    assert all(item.matter for item in items if item.doubted_by or item.about)
    assert all(item.doubted_by or item.about for item in items if item.refuted or item.only)
