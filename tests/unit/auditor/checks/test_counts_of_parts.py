"""Counts of a part beside that of the whole: what lists the one is not held against the other."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

PLAN = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2024

BAB III HASIL

{said}
{first} Rehabilitasi kelas
{second} Pengadaan buku

Kegiatan lain diuraikan di bawah ini.
"""
SCHOOLS = """
LAPORAN KINERJA DINAS PENDIDIKAN TAHUN 2024

BAB III HASIL

{said}

Tabel 1 Sekolah menurut Kecamatan

No | Kecamatan | Sekolah
1 | Cempaka | 42
2 | Melati | 37
3 | Kenanga | 29
4 | Anggrek | 18
 | Jumlah | 126
"""
PORTS = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

BAB II RENCANA

{said}
1. Program Pelabuhan Rakyat
2. Program Budi Daya
3. Program Pengawasan Laut

Setiap program dibina.
"""


def counted(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text, AuditRule.COUNT)]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Dinas melaksanakan 2 kegiatan, yaitu:", []),
        ("Dari 9 kegiatan tersebut, kegiatan yang baru adalah:", []),
        ("Di antara 9 kegiatan itu yang dibiayai daerah adalah:", []),
        ("Dinas melaksanakan 9 kegiatan, yaitu:", [("9 kegiatan", "2")]),
        ("Program ini terdiri dari 9 kegiatan, yaitu:", [("9 kegiatan", "2")]),
        ("Dari 1 program dilaksanakan 3 kegiatan, yaitu:", [("3 kegiatan", "2")]),
    ],
)
@pytest.mark.parametrize(("first", "second"), [("a.", "b."), ("1.", "2.")], ids=["letters", "numbers"])
def test_a_list_of_some_is_not_held_against_how_many_there_are(
    said: str, wrong: list[tuple[str, str]], first: str, second: str
) -> None:
    assert counted(PLAN.format(said=said, first=first, second=second)) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Program untuk kedua sasaran (9 kegiatan) adalah:", []),
        ("Program dengan 9 kegiatan adalah:", []),
        ("Untuk kedua sasaran ada 4 program, yaitu:", [("4 program", "3")]),
    ],
)
def test_a_list_of_things_of_another_kind_is_not_held_against_a_count(
    said: str, wrong: list[tuple[str, str]]
) -> None:
    assert counted(PORTS.format(said=said)) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Sebanyak 126 sekolah tersebar di 4 kecamatan.", []),
        ("Sebanyak 79 sekolah berada di 2 kecamatan, yaitu Cempaka dan Melati.", []),
        ("Dari 126 sekolah, 89 berada di 3 kecamatan: Cempaka, Kenanga, dan Anggrek.", []),
        ("Sebanyak 126 sekolah tersebar di 3 kecamatan.", [("3 kecamatan", "4 kecamatan")]),
    ],
)
def test_rows_that_are_named_behind_a_count_are_what_it_counts(
    said: str, wrong: list[tuple[str, str]]
) -> None:
    assert counted(SCHOOLS.format(said=said)) == wrong
