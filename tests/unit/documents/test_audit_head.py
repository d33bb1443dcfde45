"""Counts at the head of the findings page, and those of its parts: a reader can add them up."""

from __future__ import annotations

from dataclasses import replace

from tests.paper_text import write_text
from tests.unit.documents.audit_cast import ABSORPTION, FILE, NUMBERING, RESULT, SUM, finding, paper

from capaian.documents.audit.paper import build_audit_paper
from capaian.domain.audit import AuditResult, AuditRule
from capaian.domain.issue import Level


def lines_of(result: AuditResult) -> list[str]:
    return [line.strip() for line in write_text(build_audit_paper(paper(result))).splitlines()]


def test_the_counts_of_the_head_add_up_to_those_of_the_parts() -> None:
    other = finding("T-004", AuditRule.TREND, Level.ERROR, 30)
    lines = lines_of(replace(RESULT, findings=(*RESULT.findings, other)))
    assert "▼ Galat: [2]  angka atau pernyataan yang salah" in lines
    assert "◊ Peringatan: [1]  bertentangan atau perlu penjelasan" in lines
    part = lines[lines.index("# ▼ Galat") + 1 :]
    assert "2 galat dan 1 peringatan. Yang mengikuti sebuah temuan disebut di bawahnya." in part, (
        "the warning that leads to an error is told among the errors"
    )
    assert "1 catatan." in lines[lines.index("# ○ Catatan") + 1 :]


def test_page_and_sheet_count_in_the_same_words() -> None:
    result = replace(RESULT, findings=(NUMBERING, SUM, replace(ABSORPTION, stays=True)))
    told = "1 peringatan, 1 catatan, 1 akibat yang tidak perlu diubah; 1.247 dari 1.250 pernyataan sesuai"
    for kind in ("temuan-audit", "lembar-hasil-reviu"):
        text = write_text(build_audit_paper(paper(result, kind))).replace("[", "").replace("]", "")
        assert f"0 galat, {told}" in " ".join(text.split())


def test_where_nothing_follows_the_head_does_not_speak_of_it() -> None:
    lines = lines_of(replace(RESULT, findings=(NUMBERING, SUM)))
    assert "◊ Peringatan: [1]  bertentangan atau perlu penjelasan" in lines
    assert not any("mengikuti" in line for line in lines[: lines.index("# ◊ Peringatan")])


def test_the_count_of_a_weight_names_its_findings() -> None:
    document = build_audit_paper(paper())
    told = {explanation.name: explanation.formula for explanation in document.explanations.values()}
    assert told["Temuan berbobot galat"] == "T-003"
    assert told["Temuan berbobot peringatan"] == "T-002"


def test_a_text_that_is_no_report_is_called_so() -> None:
    other = lines_of(replace(RESULT, document=replace(FILE, is_of_field=False)))
    assert any("Tidak tampak seperti laporan kinerja" in line for line in other)
    assert not any("Tidak tampak seperti" in line for line in lines_of(RESULT))
