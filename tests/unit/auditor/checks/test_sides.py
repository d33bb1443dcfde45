"""What is said of the actuals of all rows beside their targets."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

QUARTERS = """
Tabel 7 Kemajuan Pekerjaan
Triwulan | Target (%) | Realisasi (%) | Deviasi (poin)
I | 20,00 | 17,52 | -2,48
II | 45,00 | 42,29 | -2,71
III | 75,00 | 68,98 | -6,02
IV | 100,00 | 96,67 | -3,33

{}
"""
DISTRICTS = """
Tabel 8 Panen Padi
No | Kecamatan | Target (ton) | Realisasi (ton)
1 | Tirta | 400 | 412
2 | Wuni | 350 | 361
3 | Sendang | 275 | 290

{}
"""


def claims(table: str, sentence: str) -> list[str]:
    return [found[2] for found in told(table.format(sentence), AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("table", "sentence", "right", "wrong"),
    [
        (QUARTERS, "Pada keempat triwulan realisasi berada {} target kumulatif.", "di bawah", "di atas"),
        (DISTRICTS, "Di seluruh kecamatan realisasi panen {} target.", "melampaui", "kurang dari"),
        (DISTRICTS, "Pada ketiga kecamatan, realisasinya berada {} target.", "di atas", "di bawah"),
    ],
)
def test_all_rows_are_on_the_side_of_their_targets_that_is_told(
    table: str, sentence: str, right: str, wrong: str
) -> None:
    assert claims(table, sentence.format(right)) == []
    assert len(claims(table, sentence.format(wrong))) == 1


def test_one_row_on_the_other_side_is_enough_and_is_named() -> None:
    sentence = "Di seluruh kecamatan realisasi panen di atas target."
    found = claims(DISTRICTS.replace("361", "341"), sentence)
    assert found == ["di bawah target: 1 dari 3"]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (QUARTERS, "Pada ketiga triwulan realisasi berada di atas target kumulatif."),
        (QUARTERS, "Pada keempat triwulan realisasi berada di atas target nasional."),
        (QUARTERS, "Pada keempat kecamatan realisasi berada di atas target."),
        (QUARTERS, "Hampir di semua triwulan realisasi berada di atas target."),
        (QUARTERS.replace("96,67", "-"), "Pada keempat triwulan realisasi berada di atas target."),
    ],
    ids=["fewer-rows", "another-target", "other-rows", "not-all", "a-blank"],
)
def test_what_may_be_of_something_else_is_left_alone(table: str, sentence: str) -> None:
    assert claims(table, sentence) == []


CIRCLES = """
LAPORAN KINERJA DINAS SUMUR TAHUN 2031

3.3 Perbandingan

Tabel 3.3 Realisasi Kabupaten dan Provinsi Tahun 2031
No | Indikator | Realisasi | Realisasi Provinsi | Standar Nasional
1 | Akses air minum | 88,40 | 86,10 | 90,00
2 | Akses sanitasi | 79,20 | 75,60 | 80,00
3 | Sambungan rumah | 64,10 | 60,00 | 65,00

{}
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Ketiga indikator pada Tabel 3.3 berada {} realisasi provinsi.", "di atas", "di bawah"),
        ("Seluruh indikator {} angka rata-rata provinsi.", "lebih tinggi daripada", "lebih rendah dari"),
        ("Ketiga indikator tersebut masih {} standar nasional.", "di bawah", "di atas"),
        ("Semua indikator {} capaian provinsi.", "melampaui", "kurang dari"),
    ],
)
def test_all_rows_are_on_the_side_of_a_wider_circle_that_is_told(
    sentence: str, right: str, wrong: str
) -> None:
    assert claims(CIRCLES, sentence.format(right)) == []
    assert len(claims(CIRCLES, sentence.format(wrong))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Kedua indikator berada di bawah realisasi provinsi.",
        "Seluruh kecamatan berada di bawah realisasi provinsi.",
        "Seluruh indikator tidak berada di bawah realisasi provinsi.",
        "Hampir semua indikator berada di bawah realisasi provinsi.",
        "Seluruh indikator diharapkan di atas standar nasional.",
    ],
)
def test_what_is_not_said_of_all_beside_a_wider_circle_is_left_alone(sentence: str) -> None:
    assert claims(CIRCLES, sentence) == []


def test_two_columns_of_a_wider_circle_leave_open_which_is_meant() -> None:
    text = CIRCLES.replace("Standar Nasional", "Target Provinsi")
    assert claims(text, "Ketiga indikator berada di bawah provinsi.") == []


@pytest.mark.parametrize(
    ("table", "sentence", "right", "wrong"),
    [
        (
            CIRCLES,
            "Ketiga indikator naik, {} standar nasional.",
            "tetapi belum mencapai",
            "dan telah mencapai",
        ),
        (CIRCLES, "Seluruh indikator {} standar nasional.", "belum memenuhi", "sudah memenuhi"),
        (
            CIRCLES.replace("Akses", "Layanan").replace("Sambungan", "Layanan sambungan"),
            "Dengan demikian ketiga layanan {} standar nasional.",
            "belum mencapai",
            "berhasil memenuhi",
        ),
    ],
)
def test_all_rows_reach_the_target_of_a_wider_circle_or_miss_it(
    table: str, sentence: str, right: str, wrong: str
) -> None:
    assert claims(table, sentence.format(right)) == []
    assert claims(table, sentence.format(wrong)) == ["belum mencapai standar nasional: 3 dari 3"]


def test_one_row_that_reaches_the_target_is_named() -> None:
    reached = CIRCLES.replace("79,20 | 75,60 | 80,00", "81,20 | 75,60 | 80,00")
    assert claims(reached, "Ketiga indikator belum mencapai standar nasional.") == [
        "telah mencapai standar nasional: 1 dari 3"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kedua indikator telah mencapai standar nasional.",
        "Tidak semua indikator telah mencapai standar nasional.",
        "Ketiga indikator diharapkan telah mencapai standar nasional.",
        "Akses air minum telah mencapai standar nasional.",
        "Ketiga indikator telah mencapai target provinsi.",
        "Ketiga indikator tumbuh, sebagian telah mencapai standar nasional.",
    ],
)
def test_what_is_said_of_some_of_them_is_left_alone(sentence: str) -> None:
    assert claims(CIRCLES, sentence) == []


def test_where_less_is_better_a_row_reaches_its_target_from_above() -> None:
    waiting = CIRCLES.replace("Sambungan rumah", "Waktu tunggu sambungan")
    sentence = "Ketiga indikator belum mencapai standar nasional."
    assert claims(waiting, sentence) == []
    assert claims(waiting, "Ketiga indikator telah mencapai standar nasional.") == []


PAPERS = """
Tabel 9 Perbandingan dengan Provinsi dan Nasional Tahun 2031 (%)
No | Dokumen | Wana Asri | Provinsi Tirta Raya | Nasional | Selisih terhadap Nasional
1 | Buku kebun | 88,12 | 87,86 | 88,54 | -0,42
2 | Kartu tani | 65,79 | 58,37 | 60,12 | 5,67
3 | Surat lahan | 97,92 | 97,14 | 97,90 | 0,02

{}
"""


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("Terhadap angka provinsi, ketiga dokumen lebih tinggi.", True),
        ("Terhadap angka nasional, ketiga dokumen lebih tinggi.", False),
        ("Dibandingkan dengan nasional, seluruh dokumen di Wana Asri sudah unggul.", False),
        ("Dibandingkan provinsi semua dokumen masih lebih rendah.", False),
        ("Terhadap rata-rata provinsi, setiap dokumen unggul.", True),
        ("Terhadap angka nasional, keempat dokumen lebih tinggi.", True),
        ("Terhadap angka nasional, tidak semua dokumen lebih tinggi.", True),
    ],
)
def test_all_rows_beside_a_wider_circle_that_is_named_first(sentence: str, holds: bool) -> None:
    assert (claims(PAPERS, sentence) == []) is holds
