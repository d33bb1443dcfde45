"""Remedies do not repeat what the report misspells."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.checks.spelling import check_spelling
from capaian.auditor.claims.statement import Statement
from capaian.auditor.respelling import Respelling
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

TELLING = (
    "Terpenuhinya pakan itik di kandang. Terpenuhinya benih lele di kolam. Terpenuhinya obat sapi di klinik. "
    "Laporan Kementerian Pertanian dibaca. Surat Kementerian Kelautan dibalas. Tim Kementerian Desa datang."
)


def finding(computed: str) -> Finding:
    return Finding(
        "T-001", AuditRule.LABEL, Level.ERROR, 3, None, "baris 3", "", "nama lama", computed, "sebab"
    )


def respelt(text: str, computed: str) -> str:
    failed = [
        claim for claim in check_spelling(read(text)) if isinstance(claim, Statement) and not claim.holds
    ]
    return Respelling.of(failed).respell(finding(computed)).computed


@pytest.mark.parametrize(
    ("slip", "computed", "right"),
    [
        ("Terpenuhiya gizi anak.", "Terpenuhiya gizi anak", "Terpenuhinya gizi anak"),
        ("Terpenuhiya gizi anak.", "Sasaran: terpenuhiya gizi", "Sasaran: terpenuhinya gizi"),
        ("Kantor Kementrian Agama.", "Rapat dengan Kementrian Agama", "Rapat dengan Kementerian Agama"),
        ("Kantor Kementrian Agama.", "RAPAT KEMENTRIAN", "RAPAT KEMENTERIAN"),
        ("Kantor Kementrian Agama.", "Kementerian Agama", "Kementerian Agama"),
        ("Kantor desa.", "Kementrian Agama", "Kementrian Agama"),
    ],
)
def test_words_of_a_remedy_stand_as_the_report_usually_spells_them(
    slip: str, computed: str, right: str
) -> None:
    assert respelt(f"{TELLING}\n{slip}", computed) == right


def test_words_printed_twice_are_no_spelling() -> None:
    twice = f"{TELLING} Ada petugas petugas lapangan di sini."
    assert respelt(twice, "petugas lapangan") == "petugas lapangan"
