"""What is said of a target in short, beside its achievement or its two figures."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
BAB III AKUNTABILITAS KINERJA
3.1. Capaian Kinerja
Cakupan air minum: 81,44% dari target 83,00%, capaian 98,12%; target belum tercapai (selisih 1,56 poin).
Indeks kepuasan: 88,20 dari target 86,50, capaian 101,97%; target tercapai.
Capaiannya 97,35%, kategori Baik; targetnya belum terpenuhi.
Realisasi 71,26, target perjanjian 70,00, selisih 1,26 poin: target tercapai.
Cakupan sekolah yang terakreditasi sebesar 64,75% dari target 68,00% sehingga target tersebut tidak tercapai.
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("target belum tercapai (selisih", "target tercapai (selisih"),
        ("101,97%; target tercapai", "101,97%; target belum tercapai"),
        ("targetnya belum terpenuhi", "targetnya telah terpenuhi"),
        ("poin: target tercapai", "poin: target tidak tercapai"),
        ("sehingga target tersebut tidak tercapai", "sehingga target tersebut tercapai"),
    ],
)
def test_a_verdict_against_its_figures_is_told_once(right: str, wrong: str) -> None:
    assert told(REPORT, AuditRule.CLAIM) == []
    (found,) = told(REPORT.replace(right, wrong), AuditRule.CLAIM)
    assert "tercapai" in found[2]
    assert ("belum" in found[2]) is not ("belum" in found[1] or "tidak" in found[1])


@pytest.mark.parametrize(
    "sentence",
    [
        "Capaian terhadap target akhir Renstra 96,16%; target tercapai.",
        "Rata-rata capaian 100,15%; target belum tercapai.",
        "Capaian 99,20%, dan satu target tercapai.",  # it is said of one of several
        "Capaian 98,00% dan 102,00%; target tercapai.",  # two achievements
        "Capaian 98,00%; target tercapai di tiga kecamatan.",
        "Capaian 98,00%; target tercapai atau belum dibahas berikutnya.",
        "Waktu tunggu 12,50 dari target 15,00: target belum tercapai.",  # less may be better
        "Capaian baru 74,00%, dan upaya dilakukan agar target tercapai.",
    ],
)
def test_it_is_silent_where_another_target_may_be_meant(sentence: str) -> None:
    assert told(REPORT + sentence + "\n", AuditRule.CLAIM) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Target kepesertaan sebesar 72,00% belum tercapai, capaiannya 99,83%.", []),
        ("Target kepesertaan sebesar 72,00% tercapai, capaiannya 99,83%.", ["target belum tercapai"]),
        ("Penerbitan kartu terhadap standar nasional tercapai 135,60%.", []),
        ("Penerbitan kartu terhadap standar nasional belum tercapai 135,60%.", ["target tercapai"]),
        ("Terhadap target akhir Renstra telah tercapai 96,16%.", []),
        ("Terhadap target akhir Renstra belum tercapai 100%.", []),
        ("Target akhir Renstra 72,00% tercapai, capaiannya 99,83%.", []),
    ],
)
def test_a_verdict_before_its_percentage(sentence: str, expected: list[str]) -> None:
    assert [found[2] for found in told(REPORT + sentence + "\n", AuditRule.CLAIM)] == expected
