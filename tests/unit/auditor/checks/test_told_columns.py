"""On which side of a column beside it a thing lies, told with the gap."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEALTH = """
Tabel 3 Perbandingan dengan Provinsi dan Nasional Tahun 2031

No | Indikator | Kabupaten | Provinsi | Nasional | Selisih terhadap Nasional
1 | Angka Kesakitan Balita (AKB) | 4,21 | 4,87 | 5,13 | -0,92
2 | Persentase bidan yang berizin | 91,40 | 88,15 | 90,10 | 1,30
3 | Cakupan imunisasi anak sekolah | 82,25 | 84,60 | 83,05 | -0,80

"""
CITIES = """
Tabel 8 Pelayanan Air Minum di Tiga Kota (persen)

Layanan | Kota Tirta Wening | Kota Banyu Biru | Kota Sumber Agung
Sambungan rumah | 71,35 | 74,10 | 69,88
Kran umum | 55,20 | 51,75 | 60,45

"""


def claims(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text, AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("AKB kabupaten {} 0,92 poin dari angka nasional (5,13 persen).", "lebih rendah", "lebih tinggi"),
        (
            "Dari tiga indikator pada tabel, AKB {} 0,66 poin dibandingkan provinsi.",
            "lebih rendah",
            "lebih tinggi",
        ),
        (
            "Persentase bidan yang berizin {} sebesar 3,25 poin daripada rata-rata provinsi.",
            "lebih tinggi",
            "lebih kecil",
        ),
        ("Cakupan imunisasi anak sekolah 2,35 poin {} provinsi.", "di bawah", "di atas"),
    ],
)
def test_a_thing_lies_on_the_side_that_its_row_tells(sentence: str, right: str, wrong: str) -> None:
    assert claims(HEALTH + sentence.format(right)) == []
    ((printed, expected),) = claims(HEALTH + sentence.format(wrong))
    assert printed == wrong
    assert expected.removesuffix(" dari") in (right, "lebih rendah", "lebih tinggi")


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "• Sambungan rumah: Kota Tirta Wening {} 2,75 poin dari Kota Banyu Biru.",
            "lebih rendah",
            "lebih tinggi",
        ),
        ("Untuk kran umum, Kota Tirta Wening berada 5,25 poin {} Kota Sumber Agung.", "di bawah", "di atas"),
    ],
)
def test_places_side_by_side_are_columns_too(sentence: str, right: str, wrong: str) -> None:
    assert claims(CITIES + sentence.format(right)) == []
    assert [printed for printed, _ in claims(CITIES + sentence.format(wrong))] == [wrong]


@pytest.mark.parametrize(
    "sentence",
    [
        "AKB kabupaten induk lebih tinggi 0,93 poin dari angka nasional.",
        "AKB kabupaten lebih tinggi 0,92 poin dari angka kecamatan.",
        "Angka itu lebih tinggi 0,92 poin dari angka nasional.",
        "AKB kabupaten lebih tinggi 0,92 poin.",
        "AKB kabupaten naik 0,92 poin dari angka nasional.",
        "AKB kabupaten induk lebih tinggi 1 poin dari angka nasional.",
    ],
)
def test_a_gap_that_no_row_has_tells_nothing(sentence: str) -> None:
    assert claims(HEALTH + sentence) == []


def test_a_gap_to_both_sides_tells_nothing() -> None:
    both = HEALTH.replace("4,21 | 4,87 | 5,13", "4,21 | 6,05 | 5,13")
    assert claims(f"{both}AKB kabupaten induk lebih tinggi 0,92 poin dari angka nasional.") == []


def test_a_side_that_both_figures_of_the_row_belie_is_told_whatever_the_gap() -> None:
    assert claims(f"{HEALTH}AKB kabupaten lebih rendah 0,92 poin dari angka nasional.") == []
    said = "AKB kabupaten lebih tinggi 0,93 poin dari angka nasional."
    assert claims(HEALTH + said) == [("lebih tinggi", "lebih rendah")]


BUDGETS = """
Tabel 5 Efisiensi Indikator Tahun 2031

No | Indikator | Capaian Kinerja (%) | Serapan (%) | Tingkat Efisiensi (%)
1 | Rumah yang berlangganan air | 99,58 | 95,75 | 3,83
2 | Kebocoran pipa yang ditangani | 93,75 | 95,55 | -1,80

"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Penanganan kebocoran pipa tidak efisien: serapan 95,55% lebih tinggi daripada capaian kinerjanya.",
        "Rumah yang berlangganan air: serapan 95,75% di bawah capaian kinerja.",
    ],
)
def test_a_level_that_the_row_prints_is_no_gap(sentence: str) -> None:
    assert claims(BUDGETS + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Terhadap angka nasional, AKB {} 0,92 poin.", "lebih rendah", "lebih tinggi"),
        ("Dibandingkan dengan provinsi, imunisasi {} 2,35 poin.", "lebih rendah", "lebih besar"),
        (
            "Jika dibandingkan nasional, persentase bidan yang berizin {} 1,30 poin.",
            "lebih tinggi",
            "lebih kecil",
        ),
        (
            "Terhadap angka nasional, AKB lebih rendah 0,92 poin, sedangkan bidan {} 1,30 poin.",
            "lebih tinggi",
            "lebih rendah",
        ),
    ],
)
def test_what_all_of_a_sentence_is_compared_with_stands_first(sentence: str, right: str, wrong: str) -> None:
    assert claims(HEALTH + sentence.format(right)) == []
    ((printed, expected),) = claims(HEALTH + sentence.format(wrong))
    assert (printed, expected.removesuffix(" dari").split()[0]) == (wrong, "lebih")


@pytest.mark.parametrize(
    "sentence",
    [
        "Terhadap angka nasional, AKB lebih tinggi 0,66 poin.",
        "Terhadap angka dunia, AKB lebih tinggi 0,92 poin.",
        "AKB lebih tinggi 0,92 poin.",
    ],
)
def test_a_gap_of_no_known_two_columns_is_passed(sentence: str) -> None:
    assert claims(HEALTH + sentence) == []
