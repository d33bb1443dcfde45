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


@pytest.mark.parametrize(
    ("sentence", "printed", "found"),
    [
        (
            "Terdapat 6 (enam) kecamatan dengan persentase di atas angka kota, yaitu Hulu, Rawa dan Lada.",
            "6 kecamatan",
            "3",
        ),
        (
            "Ada empat desa yang hasilnya lebih rendah dari 81,42%, yakni Hulu (80,1), Rawa (5,1%) dan Lada.",
            "4 desa",
            "3",
        ),
        (
            "Sebanyak 5 kelurahan masih berada di bawah rata-rata kota, yaitu Sumur, Rawa, dan Tegal.",
            "5 kelurahan",
            "3",
        ),
        (
            "Dua balai dengan realisasi terendah, yaitu Balai Benih, Balai Ikan, dan Balai Ternak.",
            "2 balai",
            "3",
        ),
        (
            "Dua dari lima kecamatan memiliki cakupan di atas angka kota, yaitu Hulu, Rawa, dan Lada.",
            "2 kecamatan",
            "3",
        ),
        ("Sebanyak 4 (empat) dari 9 pasar yaitu Pasar Hulu dan Pasar Rawa.", "4 pasar", "2"),
        (
            "Enam kecamatan mencatat luas panen di atas target tahun 2031, yaitu Sumur, Rawa, dan Tegal.",
            "6 kecamatan",
            "3",
        ),
        (
            "Ada 4 puskesmas dengan tingkat kunjungan mencapai 90% atau lebih, yakni Hulu, Muara dan Tepi.",
            "4 puskesmas",
            "3",
        ),
    ],
)
def test_what_is_said_of_the_things_does_not_part_a_count_from_its_list(
    sentence: str, printed: str, found: str
) -> None:
    assert counted(sentence) == [(printed, found)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Terdapat 3 kecamatan dengan persentase di atas angka kabupaten, yaitu Hulu, Rawa, dan Lada.",
        "Ada tiga desa yang cakupannya di bawah 81,42%, yakni Hulu (80,11), Rawa (75,10) dan Lada (7,1).",
        "Tiga dari lima kecamatan memiliki cakupan di atas angka kota, yaitu Hulu, Rawa, dan Lada.",
        "Sebanyak 2 pasar dari seluruh 9 pasar di bawah standar, yaitu Pasar Hulu dan Pasar Rawa.",
        "Terdapat 6 kecamatan belum mencapai target pada indikator utama, yaitu IKM dan KIA.",
        "Terdapat 6 kecamatan dengan dua layanan di bawah standar, yaitu KTP dan KIA.",
        "Sebanyak 5 kelurahan berada di bawah rata-rata kota, antara lain yaitu Sumur, Rawa, dan Tegal.",
        "Enam kecamatan menerima benih dari kabupaten dan balai di provinsi, yaitu Padi dan Jagung.",
        "Ada 7 desa yang menanam di atas lahan kering, yaitu Jagung, Padi, dan Ubi.",
    ],
)
def test_other_things_named_behind_a_count_are_not_counted(sentence: str) -> None:
    assert counted(sentence) == []
