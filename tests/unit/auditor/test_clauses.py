"""Figures of one clause: gaps, shares of two counts, spending in brackets, rises and falls."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "computed"),
    [
        (
            "Realisasi 86,95, target perjanjian 86,00, selisih +0,95 poin.",
            "Realisasi 46,95, target perjanjian 86,00, selisih +0,95 poin.",
            AuditRule.DIFFERENCE,
            "39,05",
        ),
        (
            "Realisasi 94,24%, target 95,00%, selisih -0,76 poin.",
            "Realisasi 94,24%, target 95,00%, selisih -0,67 poin.",
            AuditRule.DIFFERENCE,
            "−0,76",
        ),
        (
            "Terdapat 2.500 kapal wajib uji, dan 2.350 sudah diuji. Cakupannya 94,00%.",
            "Terdapat 2.500 kapal wajib uji, dan 2.530 sudah diuji. Cakupannya 94,00%.",
            AuditRule.RATIO,
            "98,81",
        ),
        (
            "Pada tahun 2031 pagunya Rp5.000.000 dengan realisasi Rp4.500.000 (90,00%).",
            "Pada tahun 2031 pagunya Rp5.000.000 dengan realisasi Rp4.050.000 (90,00%).",
            AuditRule.ABSORPTION,
            "81,00",
        ),
        (
            "Nilai naik dari 3,46 pada tahun 2030 menjadi 3,66 pada tahun 2031.",
            "Nilai naik dari 9,46 pada tahun 2030 menjadi 3,66 pada tahun 2031.",
            AuditRule.TREND,
            "turun",
        ),
        (
            "Angka kecelakaan turun dari 12,50 menjadi 9,75.",
            "Angka kecelakaan turun dari 12,50 menjadi 12,50.",
            AuditRule.TREND,
            "tetap",
        ),
    ],
)
def test_figures_of_a_clause(right: str, wrong: str, rule: AuditRule, computed: str) -> None:
    assert audited(right).claims[rule] >= 1
    assert told(right, rule) == []
    assert computed in [value for _, _, value in told(wrong, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi 3, target 4, selisih 2 kegiatan.",
        "Dari 12 kapal, 8 diuji; cakupannya 90,00%.",
        "Pagunya Rp5.000.000 dan Rp4.500.000 untuk tahun lain; hasilnya 70,00%.",
        "Nilai naik dari tahun 2030; menjadi 3,66.",
    ],
)
def test_clauses_that_say_something_else(text: str) -> None:
    assert audited(text).findings == ()
