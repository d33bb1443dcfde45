"""Counts of what met its target or moved, in the words of reports of several fields."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports_of_fields import told, twins

COUNTS = [
    ("fishery", "iku", "Sebanyak {} indikator kinerja utama telah mencapai target.", "3 dari 4", "2 dari 4"),
    ("fishery", "iku", "{} indikator tercatat berhasil.", "3 dari 4", "4 dari 4"),
    ("health", "indikator", "{} indikator dinyatakan tercapai.", "3 dari 5", "4 dari 5"),
    ("fishery", "iku", "Dari 4 IKU, {} belum mencapai target, yaitu Nilai Tukar Nelayan.", "1 IKU", "2 IKU"),
    ("fishery", "iku", "{} indikator telah mencapai target tahun 2026.", "Tiga", "Empat"),
    ("health", "indikator", "{} IKU telah mencapai target tahun 2031.", "Tiga", "Empat"),
    ("staff", "indikator", "{} IKU mencapai target.", "Empat", "Lima"),
    ("health", "indikator", "Dari lima indikator, hanya {} yang berhasil memenuhi target.", "tiga", "dua"),
    ("health", "skm", "{} satu unsur turun.", "Delapan unsur naik dan", "Tujuh unsur naik dan"),
    ("health", "skm", "{} turun.", "Delapan unsur naik dan satu", "Tujuh unsur naik dan dua"),
    ("fishery", "kecamatan", "{} turun.", "Tiga kecamatan naik dan dua", "Empat kecamatan naik dan satu"),
    ("staff", "dimensi", "Dari empat dimensi, {} mengalami penurunan.", "satu", "dua"),
]


@pytest.mark.parametrize(("of", "section", "form", "right", "wrong"), COUNTS)
def test_a_count_is_held_against_the_rows_of_its_table(
    of: str, section: str, form: str, right: str, wrong: str
) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert {rule for rule, _, _ in told(of, section, unsound)} == {"count"}


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("iku", "IKU 2 belum mencapai target."),
        ("iku", "Sebanyak 2 IKU tahun lalu belum mencapai target."),
        ("kecamatan", "Kelompok 1 naik kelas dan kelompok 4 turun kelas di kecamatan."),
        ("kecamatan", "Dari 5 kecamatan, produksi kelas tiga naik."),
    ],
)
def test_numbers_of_things_and_other_times_are_no_counts(section: str, sentence: str) -> None:
    assert told("fishery", section, sentence) == []


@pytest.mark.parametrize(
    ("of", "section", "form", "right", "wrong", "row"),
    [
        (
            "fishery",
            "kecamatan",
            "Kecamatan yang produksinya naik adalah {}, sedangkan Pasekan turun.",
            "Cantigi, Losari, dan Kandang",
            "Cantigi, Losari, dan Balong",
            "naik",
        ),
        ("fishery", "kecamatan", "{} naik.", "Cantigi dan Losari", "Pasekan dan Losari", "naik"),
        (
            "health",
            "skm",
            "Dibandingkan tahun 2030, unsur yang turun adalah {}.",
            "Penanganan Pengaduan",
            "Waktu Pelayanan",
            "turun",
        ),
        (
            "staff",
            "dimensi",
            "Dimensi yang meningkat adalah {}, sedangkan kompetensi menurun.",
            "kualifikasi, kinerja, dan disiplin",
            "kualifikasi, kompetensi, dan disiplin",
            "meningkat",
        ),
        (
            "staff",
            "disiplin",
            "Yang naik adalah {}, sedangkan teguran lisan turun.",
            "teguran tertulis",
            "penurunan jabatan",
            "naik",
        ),
    ],
)
def test_each_row_of_a_list_went_the_way_that_is_told(
    of: str, section: str, form: str, right: str, wrong: str, row: str
) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert [(rule, printed) for rule, printed, _ in told(of, section, unsound)] == [("trend", row)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Unsur yang turun peringkatnya adalah Waktu Pelayanan.",
        "Unsur yang targetnya turun adalah Waktu Pelayanan.",
        "Unsur yang sempat turun pada triwulan II adalah Waktu Pelayanan.",
        "Biaya layanan kesehatan turun.",
    ],
)
def test_other_ways_of_rows_are_left_alone(sentence: str) -> None:
    assert told("health", "skm", sentence) == []


@pytest.mark.parametrize(
    ("of", "section", "form", "right", "wrong"),
    [
        (
            "fishery",
            "retribusi",
            "Dua jenis retribusi tidak mencapai target, yaitu {}.",
            "Retribusi Penjualan Benih dan Retribusi Pemakaian Aset",
            "Retribusi Penjualan Benih",
        ),
        (
            "health",
            "blud",
            "Dua puskesmas tidak mencapai target, yaitu {}.",
            "Sukasih dan Cempaka",
            "Sukasih",
        ),
        (
            "staff",
            "disiplin",
            "Dua jenis hukuman turun, yaitu {}.",
            "teguran lisan dan penurunan jabatan",
            "teguran lisan",
        ),
    ],
)
def test_so_many_things_have_so_many_names(of: str, section: str, form: str, right: str, wrong: str) -> None:
    sound, unsound = twins(form, right, wrong)
    assert told(of, section, sound) == []
    assert [rule for rule, _, _ in told(of, section, unsound)] == ["count"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Yang terbaik di antara empat puskesmas, yaitu Mekar.",
        "Dari 4 puskesmas satu yang tertinggi, yaitu Mekar.",
        "Terdapat 4 puskesmas, yang terbaik adalah Mekar.",
        "Dua puskesmas belum mencapai target, antara lain Sukasih.",
    ],
)
def test_one_name_may_be_that_of_one_among_several(sentence: str) -> None:
    assert told("health", "blud", sentence) == []
