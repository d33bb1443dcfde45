"""Formulas in heads of columns, and codes of things in brackets behind their names."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROWS = (
    ("Kapal yang layak", "106,66", "95,89", "10,77"),
    ("Muatan yang tercatat", "149,64", "28,85", "120,79"),
    ("Dermaga yang tersedia", "104,53", "93,05", "11,48"),
)


def labels(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.LABEL)]


def efficiency(formula: str, *, counted: bool = False) -> list[str]:
    head = f"No | Indikator | Capaian (%) | Penyerapan (%) | Efisiensi {formula}"
    rows = [f"{place} | {' | '.join(row)}" for place, row in enumerate(ROWS, start=1)]
    counting = ["(1) | (2) | (3) | (4) | (5)"] if counted else []
    text = "\n".join(("Tabel 1 Efisiensi", "", head, *counting, *rows))
    return [printed for printed, computed in labels(text) if "=" in computed]


@pytest.mark.parametrize("counted", [False, True])
@pytest.mark.parametrize(
    ("formula", "is_wrong"),
    [("(100-4)", True), ("(=4-3)", True), ("(3-4)", False), ("(kolom 3 - kolom 4)", False), ("(%)", False)],
)
def test_figures_follow_the_formula_of_their_head(formula: str, is_wrong: bool, counted: bool) -> None:
    assert bool(efficiency(formula, counted=counted)) is is_wrong


@pytest.mark.parametrize(
    ("formula", "is_wrong"), [("(4/3 x 100)", False), ("(=4:3)", False), ("(3/4 x 100%)", True)]
)
def test_shares_follow_the_formula_of_their_head(formula: str, is_wrong: bool) -> None:
    head = f"No | Indikator | Target | Realisasi | Capaian {formula}"
    rows = ("1 | Kapal | 80 | 60 | 75,00", "2 | Muatan | 50 | 45 | 90,00", "3 | Dermaga | 40 | 35 | 87,50")
    found = labels("\n".join(("Tabel 1 Capaian", "", head, *rows)))
    assert bool([printed for printed, computed in found if "=" in computed]) is is_wrong


SURVEY = """
Tabel 1 Hasil Survei

Kode | Unsur | Nilai
U1 | Persyaratan | 3,21
U2 | Waktu Pelayanan | 3,12
U3 | Sarana dan Prasarana | 3,05
"""
INDICATORS = """
Tabel 2 Indikator

No | Indikator | Target
IKU 1 | Kapal yang layak laut | 90
IKU 2 | Muatan yang tercatat lengkap | 85
IKU 3 | Dermaga yang tersedia | 70
"""


@pytest.mark.parametrize(
    ("table", "sentence", "expected"),
    [
        (SURVEY, "Nilai terendah adalah Sarana dan Prasarana (U2) sebesar 3,05.", ["(U3)"]),
        (SURVEY, "Nilai terendah adalah Sarana dan Prasarana (U3) sebesar 3,05.", []),
        (SURVEY, "Nilai tertinggi adalah Persyaratan (U9) sebesar 3,21.", []),
        (SURVEY, "Hal ini diukur dengan Kecepatan Kapal (U2) yang baru.", []),
        (INDICATORS, "Yang terbaik ialah Muatan yang tercatat lengkap (IKU 1).", ["(IKU2)"]),
        (INDICATORS, "Yang terbaik ialah Muatan yang tercatat lengkap (IKU-2).", []),
    ],
)
def test_a_name_bears_the_code_that_its_table_lists(table: str, sentence: str, expected: list[str]) -> None:
    assert [computed for _, computed in labels(f"{table}\n{sentence}\n")] == expected


def test_a_code_that_tables_give_two_names_tells_nothing() -> None:
    other = SURVEY.replace("Tabel 1", "Tabel 2").replace("Waktu Pelayanan", "Biaya atau Tarif")
    sentence = "Nilai terendah adalah Sarana dan Prasarana (U2) sebesar 3,05."
    assert labels(f"{SURVEY}\n{other}\n{sentence}\n") == []
