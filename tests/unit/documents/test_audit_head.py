"""Counts at the head of the findings page, and those of its parts: a reader can add them up."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.documents.audit_cast import FILE, NUMBERING, RESULT, SUM, finding, paper

from capaian.documents.audit_paper import build_audit_paper
from capaian.documents.text import write_text
from capaian.domain.audit import AuditResult, AuditRule
from capaian.domain.issue import Level


def lines_of(result: AuditResult) -> list[str]:
    return [line.strip() for line in write_text(build_audit_paper(paper(result))).splitlines()]


def test_the_counts_of_the_head_add_up_to_those_of_the_parts() -> None:
    other = finding("T-004", AuditRule.TREND, Level.ERROR, 30)
    lines = lines_of(replace(RESULT, findings=(*RESULT.findings, other)))
    assert "▼ Galat: [2]  angka atau pernyataan yang salah; [1] berdiri sendiri, [1] akibat" in lines
    assert "◊ Peringatan: [1]  bertentangan atau perlu penjelasan; [1] berdiri sendiri, [0] akibat" in lines
    part = lines[lines.index("# ▼ Galat") + 1 :]
    assert "2 temuan dan 1 akibatnya, yang disebut di bawahnya: 2 galat dan 1 peringatan." in part, (
        "the warning that leads to an error is told among the errors"
    )
    assert "1 temuan." in lines[lines.index("# ○ Catatan") + 1 :]


def test_where_nothing_follows_the_head_does_not_speak_of_it() -> None:
    lines = lines_of(replace(RESULT, findings=(NUMBERING, SUM)))
    assert "◊ Peringatan: [1]  bertentangan atau perlu penjelasan" in lines
    assert not any("akibat" in line for line in lines[: lines.index("# ◊ Peringatan")])


def test_the_count_of_a_weight_names_its_findings() -> None:
    document = build_audit_paper(paper())
    told = {explanation.name: explanation.formula for explanation in document.explanations.values()}
    assert told["Akibat berbobot galat"] == "T-003"
    assert told["Berbobot peringatan yang berdiri sendiri"] == "T-002"


def test_a_text_that_is_no_report_is_called_so() -> None:
    other = lines_of(replace(RESULT, document=replace(FILE, is_of_field=False)))
    assert any("Tidak tampak seperti laporan kinerja" in line for line in other)
    assert not any("Tidak tampak seperti" in line for line in lines_of(RESULT))
