"""Durations in decimals are measured; whole days, months and years are dates and terms."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.auditor.printed.document import Line
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.understanding.mentions import mentions_of
from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA DINAS PERPUSTAKAAN TAHUN 2041\n\nIKHTISAR KINERJA TAHUN 2041\n\n"


def quantities(text: str) -> list[str]:
    (sentence,) = read_structure([Line(1, (text,))]).sentences
    return [mention.number.text for mention in mentions_of(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Buku titipan datang rata-rata 2,35 hari sesudah dipesan.", ["2,35"]),
        ("Waktu tunggu turun dari 6,50 hari tahun 2040 menjadi 5,10 hari.", ["6,50", "5,10"]),
        ("Masa pinjam rata-rata 1,25 bulan untuk 300 judul.", ["1,25", "300"]),
        ("Umur gedung rata-rata 12,5 tahun.", ["12,5"]),
        ("Buku dikembalikan paling lambat 14 hari sesudah dipinjam.", []),
        ("Rencana disusun untuk 5 (lima) tahun.", []),
        ("Kartu berlaku 12 bulan sejak 3 Mei.", []),
    ],
)
def test_what_is_measured_has_decimals(text: str, expected: list[str]) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Waktu tunggu turun 1,40 hari dari 6,50 hari menjadi 5,10 hari.", []),
        ("Waktu tunggu turun 1,04 hari dari 6,50 hari menjadi 5,10 hari.", ["1,04"]),
        ("Waktu baca naik 0,75 jam dari 1,25 jam menjadi 2,00 jam.", []),
        ("Masa pinjam naik 0,57 bulan dari 1,25 bulan menjadi 2,00 bulan.", ["0,57"]),
    ],
)
def test_by_how_much_a_duration_moved_is_recomputed(sentence: str, expected: list[str]) -> None:
    assert [printed for _, printed, _ in told(HEAD + sentence, AuditRule.DIFFERENCE)] == expected
