"""Parts beside their wholes in tables, told by the words of both heads: invented tables."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

CARDS = """
Tabel 1 Kartu Anggota Menurut Cabang

No | Cabang | {whole} | {part} | Petugas
1 | Cabang Melati | 31.821 | 31.690 | 12
2 | Cabang Kenanga | 27.762 | 27.658 | 9
3 | Cabang Dahlia | 24.151 | 24.059 | 8
4 | Cabang Mawar | 15.551 | {fourth} | 7
5 | Cabang Teratai | 13.038 | 12.951 | 6
"""
SHARED = """
Tabel 1 Perahu Menurut Dermaga

No | Dermaga | Perahu Wajib Uji | Sudah Diukur | Lulus Uji | Kelulusan (%)
1 | Dermaga utara | 820 | 811 | 790 | 96,34
2 | Dermaga selatan | 640 | 633 | 612 | 95,63
3 | Dermaga timur | 455 | {third} | 431 | 94,73
4 | Dermaga barat | 388 | 380 | 371 | 95,62
"""
WORDS = [
    ("Wajib Kartu", "Sudah Merekam"),
    ("Seluruh anggota", "Memiliki kartu"),
    ("Permohonan diterima", "Diselesaikan"),
    ("Pengaduan masuk", "Sudah ditindaklanjuti"),
    ("Peserta terdaftar", "Hadir"),
]


@pytest.mark.parametrize(("whole", "part"), WORDS)
def test_a_part_above_its_whole_is_told(whole: str, part: str) -> None:
    text = CARDS.format(whole=whole, part=part, fourth="15.655")
    assert told(text, AuditRule.BOUND) == [(7, "15.655", "15.551")]


@pytest.mark.parametrize(("whole", "part"), WORDS)
def test_parts_within_their_wholes_are_not_told(whole: str, part: str) -> None:
    result = audited(CARDS.format(whole=whole, part=part, fourth="15.551"))
    assert result.findings == ()
    assert result.claims[AuditRule.BOUND] == 5


def test_a_whole_that_a_share_proves_has_other_parts_too() -> None:
    assert told(SHARED.format(third="461"), AuditRule.BOUND) == [(6, "461", "455")]
    assert told(SHARED.format(third="448"), AuditRule.BOUND) == []


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("Target", "Sudah Merekam"),
        ("Wajib Kartu", "Tamu"),
        ("Wajib Kartu Tahun 2040", "Sudah Merekam Tahun 2041"),
        ("Kartu lama", "Kartu baru"),
    ],
)
def test_columns_whose_words_are_not_part_and_whole_are_left_alone(whole: str, part: str) -> None:
    assert told(CARDS.format(whole=whole, part=part, fourth="15.655"), AuditRule.BOUND) == []


def test_where_several_rows_pass_it_the_one_is_no_part_of_the_other() -> None:
    text = CARDS.format(whole="Wajib Kartu", part="Sudah Merekam", fourth="15.655").replace(
        "12.951", "13.951"
    )
    assert told(text, AuditRule.BOUND) == []
