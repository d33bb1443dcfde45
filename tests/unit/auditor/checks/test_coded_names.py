"""Names of sentences with the codes that tables list them under."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

SURVEY = """
LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

3.2 Survei

Tabel 3.4 Nilai Unsur Tahun 2031

Kode | Unsur Pelayanan | Nilai
U1 | Persyaratan | 3,52
U2 | Waktu penyelesaian | 3,38
U3 | Biaya/tarif | 3,96
U4 | Penanganan pengaduan, saran dan masukan | 3,59

"""
SITES = """
LAPORAN KINERJA DINAS PARIWISATA TAHUN 2031

Tabel 3.1 Pengunjung Tahun 2031

Kode | Tempat Wisata | Pengunjung
P-1 | Air Terjun Lembah | 4.310
P-2 | Pantai Batu Ampar | 9.270
P-3 | Museum Kota Lama | 2.105

"""


def codes(text: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text, AuditRule.LABEL)]


@pytest.mark.parametrize(
    ("sentence", "wrong", "found"),
    [
        (
            "Terendah adalah persyaratan (U1) sebesar 3,52 dan waktu penyelesaian (U2) sebesar 3,38.",
            ("(U2)", "(U4)"),
            ("waktu penyelesaian (U4)", "(U2)"),
        ),
        ("Unsur tertinggi ialah biaya/tarif [U3].", ("[U3]", "[U1]"), ("biaya/tarif (U1)", "(U3)")),
        (
            "Perlu perbaikan atas Waktu penyelesaian (unsur U2) tahun depan.",
            ("unsur U2", "unsur U3"),
            ("Waktu penyelesaian (U3)", "(U2)"),
        ),
        (
            "Disusul penanganan pengaduan, saran dan masukan (U4) sebesar 3,59.",
            ("(U4)", "(U1)"),
            ("penanganan pengaduan, saran dan masukan (U1)", "(U4)"),
        ),
    ],
)
def test_a_code_beside_a_name_is_its_own(
    sentence: str, wrong: tuple[str, str], found: tuple[str, str]
) -> None:
    assert codes(SURVEY + sentence) == []
    assert codes(SURVEY + sentence.replace(*wrong)) == [found]


def test_codes_of_other_lists_are_held_against_them_too() -> None:
    sentence = "Terbanyak di 3 tempat, di antaranya pantai Batu Ampar (P-2)."
    assert codes(SITES + sentence) == []
    assert codes(SITES + sentence.replace("P-2", "P-3")) == [("pantai Batu Ampar (P-3)", "(P2)")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hal itu karena keterlambatan berkas (U1).",
        "Waktu penyelesaian (U9) dinilai kurang.",
        "Loket pelayanan (A1) melayani biaya/tarif.",
        "Waktu penyelesaian [lihat U1] dinilai kurang.",
    ],
    ids=["no-name", "no-such-code", "other-codes", "no-code"],
)
def test_words_that_no_table_lists_under_a_code_tell_nothing(sentence: str) -> None:
    assert codes(SURVEY + sentence) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("U2 (Biaya/tarif)", [("U2 (Biaya/tarif)", "U3")]),
        ("Terendah pada U3 (Waktu penyelesaian) sebesar 3,38.", [("U3 (Waktu penyelesaian)", "U2")]),
        ("Unsur U1 \u2013 Waktu penyelesaian perlu dibenahi.", [("U1 \u2013 Waktu penyelesaian", "U2")]),
        ("Tertinggi adalah U2 Biaya/tarif sebesar 3,96.", [("U2 Biaya/tarif", "U3")]),
        ("U4: Persyaratan dan U2: Waktu penyelesaian.", [("U4: Persyaratan", "U1")]),
        ("U2 (Waktu penyelesaian) dan U3 (Biaya/tarif) membaik.", []),
        ("U4 Penanganan pengaduan, saran dan masukan.", []),
        ("U3 sudah baik, Waktu penyelesaian belum.", []),
        ("U3 (gratis) dan U9 (Waktu penyelesaian).", []),
        ("Formulir F2 (Biaya/tarif) diisi pemohon.", []),
    ],
)
def test_a_code_may_stand_before_its_name(text: str, found: list[tuple[str, str]]) -> None:
    assert codes(SURVEY + text) == found


GOALS = """
LAPORAN KINERJA DINAS PERHUBUNGAN TAHUN 2031

Tabel 3.5 Sasaran Tahun 2031

No | Sasaran Strategis | Target
1 | Meningkatnya mutu jalan | 3
2 | Menurunnya angka kecelakaan | 4
3 | Tertibnya parkir | 5

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Capaian sasaran 2 (Tertibnya parkir) sebesar 4.", [("sasaran 2 (Tertibnya parkir)", "3")]),
        ("Dana sasaran ke-3: Meningkatnya mutu jalan.", [("sasaran ke-3: Meningkatnya mutu jalan", "1")]),
        ("Capaian sasaran 2 (Menurunnya angka kecelakaan) sebesar 4.", []),
        ("Untuk indikator 2 (Tertibnya parkir) belum ada data.", []),
        ("Capaian sasaran 2 dan tertibnya parkir kendaraan.", []),
    ],
)  # fmt: skip
def test_a_kind_and_a_number_are_a_code_too(sentence: str, found: list[tuple[str, str]]) -> None:
    assert codes(GOALS + sentence) == found


def test_numbers_that_two_tables_give_to_several_names_tell_nothing() -> None:
    other = GOALS.replace("Tabel 3.5", "Tabel 3.6").replace("Meningkatnya mutu jalan", "Lancarnya angkutan")
    sentence = "Capaian sasaran 1 (Menurunnya angka kecelakaan) sebesar 4."
    assert codes(GOALS + sentence) == [("sasaran 1 (Menurunnya angka kecelakaan)", "2")]
    assert codes(GOALS + other + sentence) == []
