"""Counts of names that a sentence lists behind a comma, and then goes on."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule


def counted(sentence: str) -> list[tuple[str, str]]:
    report = f"LAPORAN KINERJA DINAS PERTANIAN TAHUN 2031\n\n3.1 Hasil\n\n{sentence}\n"
    return [(printed, computed) for _, printed, computed in told(report, AuditRule.COUNT)]


@pytest.mark.parametrize(
    ("sentence", "printed", "found"),
    [
        (
            "Empat kecamatan, yaitu Kelopak Putih, Lubuk Batu dan Padang Rusa, masih di bawah 98%.",
            "4 kecamatan",
            "3",
        ),
        ("Panen gagal di lima desa, yakni Sumur, Rawa, Tegal, dan Talun.", "5 desa", "4"),
        (
            "Alat dibagikan kepada 2 kelompok, yaitu Tani Maju, Tani Jaya, dan Tani Mulya, sehingga merata.",
            "2 kelompok",
            "3",
        ),
        ("Terdapat tiga balai, yaitu Balai Benih dan Balai Ikan, yang dipugar.", "3 balai", "2"),
    ],
)
def test_a_wrong_count_of_names_behind_a_comma_is_told(sentence: str, printed: str, found: str) -> None:
    assert counted(sentence) == [(printed, found)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tiga kecamatan, yaitu Kelopak Putih, Lubuk Batu dan Padang Rusa, masih di bawah 98%.",
        "Laporan ini memuat empat bab, yaitu Bab I, Bab II, Bab III, dan Bab IV, serta satu lampiran.",
        "Lima unsur, yaitu Sarana dan Prasarana, Biaya, Waktu, Produk, dan Prosedur, telah membaik.",
        "Terdapat 12 kecamatan dengan dua wilayah, yaitu Utara dan Selatan.",
        "Sebanyak 7 kebun, yaitu Kebun Kopi, kebun teh, kebun kakao, dan lainnya, dipupuk.",
        "Dua gudang, yaitu Gudang Barat, bekas pasar lama, dan Gudang Timur, penuh.",
        "Ada 14 pasar, antara lain Pasar Pagi, Pasar Sore, dan Pasar Ikan, yang diperbaiki.",
    ],
)
def test_right_counts_and_lists_that_end_nowhere_plainly_are_passed(sentence: str) -> None:
    assert counted(sentence) == []
