"""Percentages of running text that lost their sign, and decimals that never had one."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HERDS = """
LAPORAN KINERJA DINAS PETERNAKAN TAHUN 2030

3.2 Vaksinasi

Tabel 5 Vaksinasi ternak, 2030

No. | Ternak | Wajib vaksin | Divaksin | Cakupan (%)
1 | Sapi potong | 4.000 | 3.780 | 94,50
2 | Kambing etawa | 2.000 | 1.730 | 86,50
3 | Kerbau rawa | 800 | 741 | 92,63
"""
SIGNED = "Cakupannya 94,50%.\nCakupannya 86,50%.\nCakupan ternak lain adalah 71,25%.\nCakupannya 60,05%.\n"


def units(text: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.UNIT)]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        (f"{SIGNED}Cakupannya 92,63.", "92,63"),
        (f"{SIGNED}Serapan anggaran tahun 2030 adalah 88,40; sisanya kembali ke kas.", "88,40"),
        ("Cakupan turun dari 88,55% menjadi 77,18.", "77,18"),
        ("Naik dari 61,20% pada tahun 2029 menjadi 64,75.", "64,75"),
        ("Naik dari 61,20 menjadi 64,75%. Turun dari 12,20% menjadi 11,75%.", "61,20"),
        ("Capaian pertama 110,91%, dan capaian kedua 85,76%. Rata-rata keduanya 98,34.", "98,34"),
        (f"{HERDS}\nDari semua ternak, Kerbau rawa paling cepat: 92,63.", "92,63"),
        (
            "Target tahun 2033 adalah 81,40%. Jalan rusak. Target tahun 2030 adalah 76,25, lebih rendah.",
            "76,25",
        ),
        ("Cakupan pada tahun 2029 ialah 55,10; cakupan pada tahun 2030 ialah 58,35%.", "55,10"),
    ],
)
def test_a_percentage_without_its_sign(text: str, bare: str) -> None:
    assert units(text) == [(bare, f"{bare}%")]
    assert units(text.replace(bare, f"{bare}%")) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{SIGNED}Cakupannya 92,63.\nCakupannya 55,40.",
        f"{SIGNED}Cakupan indeks 3,45.",
        f"{SIGNED}Cakupan naik 2,75 poin.",
        f"{SIGNED}Cakupan yang luas dan biaya 12,50.",
        "Cakupannya 92,63.",
        "Turun dari 88,55 menjadi 77,18%.",
        "Indeks naik dari 3,46 menjadi 3,66.",
        "Waktu tunggu naik dari 2,50% menjadi 3,75 poin.",
        "Capaian pertama 3,20, dan capaian kedua 3,40. Rata-rata keduanya 3,30.",
        f"{HERDS}\nIndeks Kerbau rawa (92,63) tidak dibahas.",
        "Nilai tahun 2033 adalah 81,40. Target tahun 2030 adalah 76,25%.",
        "Target tahun 2033 adalah 81,40%. Target tahun 2030 adalah 76,25 poin.",
        "Targetnya 81,40%. Targetnya 3,25.",
    ],
)
def test_decimals_that_are_no_percentages_or_stand_so_by_habit(text: str) -> None:
    assert units(text) == []


def test_brackets_have_signs_where_the_report_mostly_signs_them() -> None:
    signed = (
        "Sapi potong (94,50%). Kambing etawa (86,50%). Sapi potong lagi (94,50%). Kambing etawa (86,50%)."
    )
    more = f"{HERDS}\n{signed}\n\nSapi potong (94,50%) terbanyak.\n"
    assert units(f"{more}\nCakupan tertinggi kedua pada Kerbau rawa (92,63).") == [("92,63", "92,63%")]
    assert units(f"{more}\nSebaran tertinggi kedua: Kerbau rawa (92,63).".replace("(%)", "(persen)")) == [
        ("92,63", "92,63%")
    ]
    alone = f"{HERDS}\nCakupan tertinggi kedua pada Kerbau rawa (92,63)."
    assert units(alone) == [("92,63", "92,63%")]
    assert units(f"{alone} Cakupan tertinggi pada Sapi potong (94,50).") == []
