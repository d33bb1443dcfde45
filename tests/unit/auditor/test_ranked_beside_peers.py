"""What is called the highest is so among rows of its own depth: no total, no subtotal, no part of another."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

MARKED = """
Tabel 3.5 Target dan Realisasi PAD Tahun 2023 (Rp juta)
Uraian | Target | Realisasi | Capaian (%)
Pendapatan Asli Daerah | 105.850 | 107.886 | 101,92
A. Pajak Daerah | 54.100 | 55.143 | 101,93
1. Pajak Hotel | 2.000 | 2.136 | 106,80
2. Pajak Restoran | 5.200 | 5.427 | 104,37
3. Pajak Hiburan | 350 | 392 | 112,00
4. Pajak Reklame | 850 | 846 | 99,53
5. Pajak Penerangan Jalan | 21.500 | 21.938 | 102,04
6. Pajak Mineral Bukan Logam | 3.200 | 2.877 | 89,91
7. PBB-P2 | 12.000 | 12.459 | 103,83
8. BPHTB | 9.000 | 9.068 | 100,76
B. Retribusi Daerah | 6.500 | 6.245 | 96,08
C. Hasil Pengelolaan Kekayaan | 6.250 | 6.320 | 101,12
D. Lain-lain PAD yang Sah | 39.000 | 40.178 | 103,02

"""
BARE = "\n".join(line.split(". ", 1)[-1] if line[1:3] == ". " else line for line in MARKED.splitlines())
BARE += "\n\n"
SPENDING = """
Tabel 3.11 Anggaran dan Realisasi Belanja Tahun 2023
Uraian | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
Jumlah Belanja | 14.738.600.000 | 14.069.596.635 | 95,46
A. Program Penunjang Urusan Pemerintahan Daerah | 11.521.695.000 | 11.082.154.775 | 96,19
1. Perencanaan dan Evaluasi Kinerja | 86.450.000 | 83.217.500 | 96,26
2. Administrasi Keuangan Perangkat Daerah | 9.874.325.000 | 9.512.846.350 | 96,34
3. Administrasi Umum Perangkat Daerah | 642.180.000 | 601.934.200 | 93,73
4. Penyediaan Jasa Penunjang | 918.740.000 | 884.156.725 | 96,24
B. Program Pengelolaan Pendapatan Daerah | 3.216.905.000 | 2.987.441.860 | 92,87
1. Kegiatan Pengelolaan Pendapatan Daerah | 3.216.905.000 | 2.987.441.860 | 92,87

"""


@pytest.mark.parametrize("table", [MARKED, BARE])
@pytest.mark.parametrize(
    "said",
    [
        "Penyumbang pajak daerah terbesar tahun 2023 adalah Pajak Penerangan Jalan sebesar Rp21.938 juta.",
        "Realisasi pajak terbesar berasal dari Pajak Penerangan Jalan (Rp21.938 juta).",
        "Realisasi pajak daerah terkecil adalah Pajak Hiburan.",
        "Capaian terendah terdapat pada Pajak Mineral Bukan Logam, yaitu 89,91%.",
        "Capaian pajak tertinggi diraih Pajak Hiburan sebesar 112,00%.",
        "Komponen PAD dengan realisasi terbesar adalah Pajak Daerah.",
        "Di antara komponen PAD, realisasi terkecil adalah Retribusi Daerah.",
    ],
)
def test_parts_are_ranked_beside_parts(table: str, said: str) -> None:
    assert audited(table + said).findings == ()


@pytest.mark.parametrize("table", [MARKED, BARE])
@pytest.mark.parametrize(
    "said",
    [
        "Realisasi terbesar adalah Pajak Restoran.",
        "Realisasi terkecil adalah Pajak Reklame.",
        "Realisasi tertinggi adalah Retribusi Daerah.",
    ],
)
def test_a_part_that_is_none_of_its_peers_is_told(table: str, said: str) -> None:
    assert len(audited(table + said).findings) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Serapan program tertinggi terdapat pada Program Penunjang Urusan Pemerintahan Daerah.",
        "Serapan tertinggi terdapat pada Administrasi Keuangan Perangkat Daerah.",
        "Serapan kegiatan terendah adalah Kegiatan Pengelolaan Pendapatan Daerah sebesar 92,87%.",
        "Program dengan serapan terendah adalah Program Pengelolaan Pendapatan Daerah.",
        "Anggaran terbesar dialokasikan untuk Program Penunjang Urusan Pemerintahan Daerah.",
        "Pada program penunjang, serapan terendah adalah Administrasi Umum Perangkat Daerah (93,73%).",
    ],
)
def test_programs_are_ranked_beside_programs(said: str) -> None:
    assert audited(SPENDING + said).findings == ()
