"""Figures that their own sentence explains are no slips of what a table prints."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

SEEDS = """
LAPORAN KINERJA DINAS PERBENIHAN
TAHUN 2034

Tabel 3.1 Penerima Benih per Wilayah

No | Wilayah | 2032 | 2033 | 2034
1 | Lembah Anggur | 120 | 150 | 180
2 | Bukit Kelapa | 80 | 100 | 90
3 | Tanah Merah | 200 | 220 | 242
| Jumlah | 400 | 470 | 512
"""
CLINICS = """
LAPORAN KINERJA DINAS KARANTINA
TAHUN 2033

Tabel 2.1 Kasus Menurut Balai

No | Balai | Kasus | Sembuh | Persentase Sembuh
1 | Balai Cempaka | 820 | 779 | 95,00
2 | Balai Kenanga | 640 | 576 | 90,00
3 | Balai Flamboyan | 1.100 | 1.067 | 97,00
| Jumlah | 2.560 | 2.422 | 94,61
"""
MONEY = """
LAPORAN KINERJA DINAS PERMUSEUMAN
TAHUN 2032

Tabel 1. Realisasi Anggaran Tahun 2032

No. | Program | Pagu (Rp) | Realisasi (Rp) | %
1 | Penunjang Museum | 8.612.500.000 | 8.440.250.000 | 98,00
2 | Koleksi Purbakala | 2.984.000.000 | 2.834.800.000 | 95,00
3 | Pameran Keliling | 1.125.000.000 | 1.116.000.000 | 99,20
4 | Pemugaran Candi | 768.000.000 | 721.920.000 | 94,00
| Jumlah | 13.489.500.000 | 13.112.970.000 | 97,21
"""


def crossed(report: str, prose: str) -> list[tuple[str, str]]:
    """Return what is told of figures that a table is said to print otherwise."""
    return [(printed, right) for _, printed, right in told(f"{report}\n{prose}\n", AuditRule.CROSSREF)]


@pytest.mark.parametrize(
    "prose",
    [
        "Realisasi 512 orang dari kuota 500 orang.",
        "Penerima 512 orang, melebihi rencana 480 orang.",
        "Dari 480 pengusul, 512 orang menerima benih bersama keluarganya.",
        "Petani yang dilayani 512 orang, sedangkan kapasitas hanya 500 orang.",
        "Kebutuhan sebanyak 480 paket terpenuhi dengan 512 paket.",
    ],
)
def test_a_quota_or_a_plan_is_no_other_column(prose: str) -> None:
    assert crossed(SEEDS, prose) == []


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("Pada tahun 2032 penerima benih per wilayah berjumlah 480 orang.", [("480", "400")]),
        ("Penerima benih di Tanah Merah pada tahun 2034 ada 224 orang.", [("224", "242")]),
        ("Lembah Anggur pada tahun 2033 mempunyai 250 penerima benih.", [("250", "150")]),
    ],
)
def test_a_slip_of_a_column_is_told(prose: str, expected: list[tuple[str, str]]) -> None:
    assert crossed(SEEDS, prose) == expected


def test_a_target_of_a_table_with_targets_is_told() -> None:
    table = SEEDS.replace("2032 | 2033 | 2034", "Usulan | Target | Realisasi")
    assert crossed(table, "Lembah Anggur mempunyai target 150 orang dan realisasi 180 orang.") == []
    assert crossed(table, "Lembah Anggur mempunyai target 250 orang dan realisasi 180 orang.") == [
        ("250", "150")
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "Balai Kenanga memeriksa 3.200 ekor, 640 di antaranya sakit (20,00%).",
        "Dari 800 ekor di Balai Kenanga, 640 atau 80,00% dirawat.",
        "Balai Flamboyan menerima 1.100 kasus dan 847 ekor (77,00%) berasal dari luar pulau.",
    ],
)
def test_a_share_that_its_sentence_works_out_is_none_of_a_table(prose: str) -> None:
    assert crossed(CLINICS, prose) == []


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("Persentase sembuh Balai Kenanga mencapai 80,00%.", ("80,00", "90,00")),
        ("Persentase sembuh di Balai Flamboyan adalah 79,00%.", ("79,00", "97,00")),
    ],
)
def test_a_share_that_nothing_explains_is_told(prose: str, expected: tuple[str, str]) -> None:
    assert crossed(CLINICS, prose) == [expected]


@pytest.mark.parametrize(
    "prose",
    [
        "Belanja modal Rp1.348.950.000,00 adalah sepersepuluh pagu.",
        "Pagu yang ditangguhkan, 10% atau Rp1.348.950.000,00, dicairkan kemudian.",
        "Belanja perjalanan Rp1.348.950.000,00. Belanja perjalanan itu, Rp1.348.950.000,00, diawasi ketat.",
        "Hibah yayasan bernilai Rp1.348.950.000,00.",
        "Seperseratus pagu, yaitu Rp134.895.000,00, dipakai untuk honorarium.",
    ],
)
def test_an_exact_tenth_with_a_name_of_its_own_lost_no_digit(prose: str) -> None:
    assert [f.printed for f in audited(f"{MONEY}\n{prose}\n").findings if f.rule is AuditRule.CROSSREF] == []


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("Jumlah pagu Rp1.348.950.000,00.", ("1.348.950.000,00", "13.489.500.000,00")),
        ("Pagu Koleksi Purbakala sebesar Rp298.400.000,00.", ("298.400.000,00", "2.984.000.000,00")),
        (
            "Realisasi anggaran seluruhnya mencapai Rp13.121.970.000,00.",
            ("13.121.970.000,00", "13.112.970.000,00"),
        ),
    ],
)
def test_a_lost_digit_without_a_name_of_its_own_is_told(prose: str, expected: tuple[str, str]) -> None:
    assert crossed(MONEY, prose) == [expected]
