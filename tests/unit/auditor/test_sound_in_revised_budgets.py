"""Sound sentences on budgets before and after a revision, on what others have, and on the best of a ratio."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

BUDGETS = """
Tabel 3.5 Anggaran dan Realisasi per Program Tahun 2024
No | Program | Pagu Murni (Rp) | Pagu Perubahan (Rp) | Realisasi (Rp) | %
1 | Program Penunjang Urusan Pemerintahan | 2.140.000.000 | 2.090.000.000 | 2.031.815.400 | 97,22
2 | Program Pemberdayaan Masyarakat Desa | 310.000.000 | 345.000.000 | 337.912.000 | 97,95
3 | Program Ketenteraman dan Ketertiban Umum | 90.000.000 | 85.000.000 | 84.960.000 | 99,95
4 | Program Pembinaan Pemerintahan Desa | 60.000.000 | 60.000.000 | 57.115.000 | 95,19
 | Jumlah | 2.600.000.000 | 2.580.000.000 | 2.511.802.400 | 97,36

"""
TEACHERS = """
Tabel 3.3 Rasio Guru dan Murid per Kecamatan Tahun 2024
No | Kecamatan | SD | Murid | Guru | Rasio Murid per Guru
1 | Hulu Barat | 24 | 3.412 | 214 | 15,94
2 | Hulu Timur | 18 | 2.657 | 171 | 15,54
3 | Sungai Bening | 31 | 4.980 | 288 | 17,29
4 | Batu Ampar | 22 | 2.874 | 196 | 14,66
5 | Tanah Merah | 16 | 1.733 | 122 | 14,20
 | Jumlah | 111 | 15.656 | 991 | 15,80

"""


@pytest.mark.parametrize(
    "said",
    [
        "Program Pemberdayaan Masyarakat Desa satu-satunya yang pagunya bertambah.",
        "Hanya Program Pembinaan Pemerintahan Desa yang pagunya tidak berubah.",
        "Pagu dua program berkurang, satu program bertambah, dan satu program tetap.",
        "Perubahan pagu terbesar dialami Program Penunjang Urusan Pemerintahan.",
        "Pengurangan terbesar terjadi pada Program Penunjang Urusan Pemerintahan sebesar Rp50.000.000.",
        "Penambahan pagu hanya pada Program Pemberdayaan Masyarakat Desa (Rp35.000.000 atau 11,29%).",
        "Serapan terendah adalah Program Pembinaan Pemerintahan Desa (95,19%), sisanya di atas 97%.",
        "Program Pembinaan Pemerintahan Desa terserap 95,19%, selebihnya berkisar antara 97% dan 100%.",
    ],
)
def test_a_revised_budget_is_no_change(said: str) -> None:
    assert audited(BUDGETS + said).findings == ()


def test_what_is_left_of_a_hundred_is_worked_out() -> None:
    said = "Serapan anggaran mencapai 95,19% dan sisanya {}%."
    assert audited(said.format("4,81")).findings == ()
    assert told(said.format("5,81"), AuditRule.DIFFERENCE) == [(1, "5,81", "4,81")]


@pytest.mark.parametrize("where", ["Tanah Merah dengan 14,20 murid", "Sungai Bening dengan 17,29 murid"])
def test_the_best_ratio_may_be_either_end(where: str) -> None:
    assert audited(f"{TEACHERS}Rasio terbaik dimiliki {where} per guru.").findings == ()


def test_the_highest_ratio_is_one_end() -> None:
    assert (
        audited(f"{TEACHERS}Rasio tertinggi dimiliki Tanah Merah dengan 14,20 murid per guru.").findings != ()
    )
