"""A whole is the sum of those that do something and those that do not, where a sentence tells all three."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"
WRONG = [
    (
        "Panjang rel 1.363,88 km, yang beroperasi adalah 993,29 km dan yang tidak beroperasi 370,61 km.",
        "1.363,90",
    ),
    ("Dari 512 kendaraan yang diuji, 430 kendaraan laik jalan dan 72 kendaraan tidak laik jalan.", "502"),
    (
        "Penduduk wajib rekam 45.210 jiwa; yang sudah merekam 44.108 jiwa dan yang belum merekam 1.202 jiwa.",
        "45.310",
    ),
    ("Sebanyak 25 koperasi dibina, 20 (80,00%) di antaranya aktif dan 6 tidak aktif.", "26"),
]
SILENT = [
    (
        "Wajib KTP 132.533 jiwa. Sebanyak 131.905 merekam dan 131.582 jiwa telah memiliki,"
        " sehingga 951 jiwa belum memiliki."
    ),
    "Panjang rel 1.363,90 km, yang beroperasi adalah 993,29 km dan yang tidak beroperasi 370,61 km.",
    "Targetnya 25 koperasi; yang dibina 20 koperasi aktif dan 6 koperasi tidak aktif.",
    "Tahun 2030 ada 500 kios; tahun 2031 ada 310 kios aktif dan 250 kios tidak aktif.",
    "Dari 512 kendaraan, 430 kendaraan laik jalan, 62 kendaraan tidak laik jalan, dan 20 kendaraan ditunda.",
    "Dari 96 desa terpilih 12 desa; 5 desa siap dan 4 desa belum siap.",
    "Dari 512 kendaraan, 430 kendaraan tidak laik jalan dan 60 kendaraan tidak laik jual.",
]


@pytest.mark.parametrize(("sentence", "right"), WRONG)
def test_both_sides_make_their_whole(sentence: str, right: str) -> None:
    assert right in " ".join(computed for _, _, computed in told(HEAD + sentence, AuditRule.SUM))


@pytest.mark.parametrize("sentence", SILENT)
def test_other_figures_are_no_whole_of_two_sides(sentence: str) -> None:
    assert not told(HEAD + sentence, AuditRule.SUM)
