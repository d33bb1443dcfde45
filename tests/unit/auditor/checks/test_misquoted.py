"""A share in a sentence whose table has the same share beside one of its figures: the other one is wrong."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

REPORT = """LAPORAN KINERJA DINAS PASAR TAHUN 2031

BAB III AKUNTABILITAS KINERJA
3.1 Anggaran
Tabel 3.1 Anggaran dan Realisasi

No | Sub Kegiatan | Pagu (Rp) | Realisasi (Rp) | %
1 | Perbaikan Los | 120.400.000 | 96.320.000 | 80,00
2 | Kerja Sama Pedagang | 52.785.000 | 38.946.300 | 73,78
3 | Kebersihan | 64.150.000 | 60.942.500 | 95,00
4 | Retribusi | 40.218.000 | 39.011.460 | 97,00

{}
"""
SPENT = "Kerja Sama Pedagang menyerap Rp {} dari pagu Rp {} atau {}%."


@pytest.mark.parametrize(
    ("spent", "ceiling", "wrong", "right"),
    [
        ("40.218.000", "52.785.000", "40.218.000", "38.946.300"),
        ("38.946.300", "52.875.000", "52.875.000", "52.785.000"),
    ],
)
def test_the_amount_that_the_table_has_otherwise_is_told(
    spent: str, ceiling: str, wrong: str, right: str
) -> None:
    text = REPORT.format(SPENT.format(spent, ceiling, "73,78"))
    assert [(printed, computed) for _, printed, computed in told(text, AuditRule.CROSSREF)] == [
        (wrong, right)
    ]
    assert told(text, AuditRule.ABSORPTION) == []


def test_a_wrong_share_of_right_amounts_stays_a_wrong_share() -> None:
    text = REPORT.format(SPENT.format("38.946.300", "52.785.000", "78,73"))
    assert [printed for _, printed, _ in told(text, AuditRule.ABSORPTION)] == ["78,73"]


def test_a_sound_sentence_says_nothing() -> None:
    text = REPORT.format(SPENT.format("38.946.300", "52.785.000", "73,78"))
    assert not [*told(text, AuditRule.CROSSREF), *told(text, AuditRule.ABSORPTION)]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Realisasi Kerja Sama Pedagang {} 38.946.300.", "38.964.300"),
        ("Realisasi Retribusi {} 39.011.460.", "39.101.460"),
    ],
)
def test_a_figure_right_before_that_of_the_table_is_quoted_as_mended(sentence: str, wrong: str) -> None:
    assert told(REPORT.format(sentence.format(wrong)), AuditRule.CROSSREF) == []


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        ("Realisasi Kerja Sama Pedagang sebesar Rp {} saja.", "38.964.300", "38.946.300"),
        ("Realisasi Retribusi sebesar Rp {} dan bukan yang lain.", "39.101.460", "39.011.460"),
    ],
)
def test_without_it_the_figure_is_told(sentence: str, wrong: str, right: str) -> None:
    found = told(REPORT.format(sentence.format(wrong)), AuditRule.CROSSREF)
    assert [(printed, computed) for _, printed, computed in found] == [(wrong, right)]


GAUGES = """LAPORAN KINERJA DINAS PENGAIRAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA
Tabel 3.1 Pengukuran Kinerja

No | Indikator | Target | Realisasi | Capaian (%)
1 | Pintu air yang terpasang sensor | 79,00 | 78,80 | 99,75
2 | Kepemilikan izin sumur berbadan hukum | 50,12 | 75,00 | 149,64
3 | Saluran yang bebas endapan | 62,40 | 66,30 | 106,25

{}
"""
COUNTED = (
    "Jumlah contoh sebanyak 702.963 contoh, dengan rincian yang buruk sebanyak 148.851 contoh dan yang baik"
    " sebanyak 554.112 contoh. Sehingga"
)
RULES = (AuditRule.ACHIEVEMENT, AuditRule.CROSSREF, AuditRule.RATIO)


def findings(sentence: str) -> list[tuple[str, str, str]]:
    """Printed figure, verdict and what it should be of every figure that a sentence has wrong."""
    found = audited(GAUGES.format(sentence)).findings
    return [(f.printed, f.verdict, f.computed) for f in found if f.rule in RULES]


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        (
            f"{COUNTED} realisasi indikator ini sebesar 78,80% dari target 79,00% atau tercapai {{}}%.",
            "99,24",
            "99,75",
        ),
        ("Realisasi sebesar 66,30% dari target 62,40% sehingga capaiannya {}%.", "108,25", "106,25"),
    ],
)
def test_figures_that_a_row_has_too_are_right_beside_a_wrong_achievement(
    sentence: str, wrong: str, right: str
) -> None:
    assert (wrong, "seharusnya", right) in findings(sentence.format(wrong))
    assert not [found for found in findings(sentence.format(right)) if found[1] == "seharusnya"]


def test_a_share_of_counts_that_tables_print_otherwise_stays() -> None:
    """All tables have 78,80, and their achievements follow from it: the counts may be wrong as well."""
    sentence = f"{COUNTED} realisasi indikator ini sebesar 78,80% dari target 79,00% atau tercapai 99,75%."
    assert findings(sentence) == []


def test_a_share_of_counts_that_no_table_prints_is_wrong() -> None:
    sentence = f"{COUNTED} realisasi indikator ini sebesar 78,80%."
    assert findings(sentence) == [("78,80", "seharusnya", "78,83")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jumlah izin 23.184, atau sebesar 80,00% dari target 50,12% atau tercapai 75,00%.",
        "Realisasi izin sebesar 81,00% dari target 50,12% dengan capaian 75,00%.",
    ],
)
def test_an_actual_in_the_place_of_its_achievement_tells_what_both_should_be(sentence: str) -> None:
    found = findings(sentence)
    assert {(printed, right) for printed, _, right in found if printed != "75,00"} in (
        {("80,00", "75,00")},
        {("81,00", "75,00")},
    )
    assert {right for printed, _, right in found if printed == "75,00"} == {"149,64"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Izin sebesar 75,00% dari target 50,12% atau tercapai 149,64%.",
        "Izin sebesar 40,10% dari target 50,12% atau tercapai 80,01%.",
    ],
)
def test_nothing_is_bound_to_a_row_by_its_target_alone(sentence: str) -> None:
    assert findings(sentence) == []


BUDGET = """LAPORAN KINERJA DINAS PASAR TAHUN 2031

BAB III AKUNTABILITAS KINERJA
3.1 Anggaran
Tabel 3.1 Anggaran dan Realisasi

No | Program | Pagu (Rp) | Realisasi (Rp) | %
1 | Program Perbaikan Los | 3.120.417.000 | 3.011.846.210 | 96,52
2 | Program Kemitraan Pedagang | 1.052.785.300 | 1.031.204.118 | 97,95
3 | Program Kebersihan Pasar | 100.000.000 | 96.152.000 | 96,15
 | Jumlah | 4.273.202.300 | 4.139.202.328 | 96,86

4.1 Simpulan
{}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Anggaran sebesar Rp {1} terealisasi sebesar Rp {0} atau 96,86%.",
        "Realisasi anggaran sebesar Rp{0} dari pagu Rp{1} (96,86%).",
        "Dari anggaran Rp {1},- telah terserap Rp {0},- atau 96,86 persen.",
    ],
)
@pytest.mark.parametrize(
    ("spent", "budget", "expected"),
    [
        ("4.139.202.328", "4.273.202.300", []),
        ("4.139.302.328", "4.273.202.300", [("4.139.302.328", "4.139.202.328")]),
        ("4.139.202.328", "4.273.302.300", [("4.273.302.300", "4.273.202.300")]),
        ("4.000.302.328", "4.130.000.500", []),  # neither is the table's
    ],
)
def test_an_amount_so_near_that_the_share_stays_is_not_the_tables(
    sentence: str, spent: str, budget: str, expected: list[tuple[str, str]]
) -> None:
    findings = audited(BUDGET.format(sentence.format(spent, budget))).findings
    assert [(found.printed, found.computed) for found in findings] == expected


def test_round_budgets_may_be_spent_alike() -> None:
    text = BUDGET.format("Promosi beranggaran Rp 100.000.000 dengan realisasi Rp 96.148.000 atau 96,15%.")
    assert told(text, AuditRule.CROSSREF) == []
