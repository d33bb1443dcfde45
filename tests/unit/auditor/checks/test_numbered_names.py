"""Names that belong to another of the numbered things, or to the row beside."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEADED = """
Tabel 1 Ukuran
No | Ukuran | Target
1 | Luas kawasan yang dijaga | 80,00
2 | Persentase jalur yang dirawat | 75,00
3 | Rata-rata waktu tanggap kebakaran | 60,00
4 | Jumlah kelompok yang dibina | 12

Indikator 1 Luas kawasan yang dijaga
Uraian pertama.
{}
Uraian kedua.
"""
CODED = """
Tabel 1 Unsur
Kode | Unsur | 2030 | 2031
U1 | Persyaratan | 3,40 | 3,46
U2 | Prosedur layanan | 3,39 | 3,42
U3 | Waktu penyelesaian | 3,30 | 3,38
U4 | Biaya layanan | 3,86 | 3,88
U5 | {} | 3,41 | 3,50
U6 | Kompetensi pelaksana | 3,47 | 3,55
"""
OWNED = """
Tabel 1 Ukuran Unit
No | Unit | Ukuran | Target | Realisasi
1 | Seksi Perawatan Jalur | Persentase hasil perawatan jalur tahunan | 80,00 | 81,00
2 | Seksi Penjagaan Kawasan | {} | 85,00 | 84,00
3 | Sekretariat | Nilai akuntabilitas | 70,00 | 71,00
"""


def labels(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.LABEL)


@pytest.mark.parametrize("head", ["Indikator 3", "IKU 3:", "Sasaran 3.", "Indikator Kinerja 3 -"])
def test_a_heading_with_the_name_of_another_number(head: str) -> None:
    right = HEADED.format(f"{head} Rata-rata waktu tanggap kebakaran")
    assert labels(right) == []
    wrong = HEADED.format(f"{head} Persentase jalur yang dirawat")
    assert labels(wrong) == [(10, "Persentase jalur yang dirawat", "Rata-rata waktu tanggap kebakaran")]


@pytest.mark.parametrize(
    "line",
    [
        "Indikator 3 Hasil survei para pengunjung",
        "Indikator 9 Persentase jalur yang dirawat",
        "Indikator 3 dan 4 diukur setiap triwulan oleh tim",
        "Ukuran 3 Persentase jalur yang dirawat",
    ],
    ids=["unknown name", "unknown number", "a sentence", "no such kind"],
)
def test_a_heading_that_tables_do_not_tell_of(line: str) -> None:
    assert labels(HEADED.format(line)) == []


def test_a_number_with_two_names_in_tables_tells_nothing() -> None:
    other = (
        HEADED.partition("Indikator 1")[0].replace("3 | Rata", "9 | Rata").replace("4 | Jumlah", "3 | Jumlah")
    )
    wrong = HEADED.format("Indikator 3 Persentase jalur yang dirawat")
    assert labels(wrong + other.replace("Tabel 1", "Tabel 2")) == []


def test_one_name_under_two_codes() -> None:
    assert labels(CODED.format("Produk layanan")) == []
    ((line, printed, _),) = labels(CODED.format("Kompetensi pelaksana"))
    assert (line, printed) == (7, "Kompetensi pelaksana")


def test_names_without_codes_may_repeat() -> None:
    for code in ("U1", "U2", "U3", "U4", "U5", "U6"):
        CODED.replace(f"{code} |", "- |")
    bare = CODED.replace("U5", "-").format("Kompetensi pelaksana")
    assert labels(bare) == []


def test_the_name_of_the_owner_above() -> None:
    assert labels(OWNED.format("Persentase hasil penjagaan kawasan tahunan")) == []
    ((line, printed, _),) = labels(OWNED.format("Persentase hasil perawatan jalur tahunan"))
    assert (line, printed) == (4, "Persentase hasil perawatan jalur tahunan")


@pytest.mark.parametrize("name", ["Jumlah laporan bulanan yang selesai", "Persentase hasil kerja tahunan"])
def test_owners_may_share_a_measure_that_names_neither(name: str) -> None:
    assert labels(OWNED.format(name).replace("Persentase hasil perawatan jalur tahunan", name)) == []
