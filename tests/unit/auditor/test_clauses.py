"""Figures of one clause: gaps, shares of two counts, spending in brackets, rises and falls."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "computed"),
    [
        (
            "Realisasi 86,95, target perjanjian 86,00, selisih +0,95 poin.",
            "Realisasi 46,95, target perjanjian 86,00, selisih +0,95 poin.",
            AuditRule.DIFFERENCE,
            "39,05",
        ),
        (
            "Realisasi 94,24%, target 95,00%, selisih -0,76 poin.",
            "Realisasi 94,24%, target 95,00%, selisih -0,67 poin.",
            AuditRule.DIFFERENCE,
            "−0,76",
        ),
        (
            "Terdapat 2.500 kapal wajib uji, dan 2.350 sudah diuji. Cakupannya 94,00%.",
            "Terdapat 2.500 kapal wajib uji, dan 2.530 sudah diuji. Cakupannya 94,00%.",
            AuditRule.RATIO,
            "98,81",
        ),
        (
            "Pada tahun 2031 pagunya Rp5.000.000 dengan realisasi Rp4.500.000 (90,00%).",
            "Pada tahun 2031 pagunya Rp5.000.000 dengan realisasi Rp4.050.000 (90,00%).",
            AuditRule.ABSORPTION,
            "81,00",
        ),
        (
            "Nilai naik dari 3,46 pada tahun 2030 menjadi 3,66 pada tahun 2031.",
            "Nilai naik dari 9,46 pada tahun 2030 menjadi 3,66 pada tahun 2031.",
            AuditRule.TREND,
            "turun",
        ),
        (
            "Angka kecelakaan turun dari 12,50 menjadi 9,75.",
            "Angka kecelakaan turun dari 12,50 menjadi 12,50.",
            AuditRule.TREND,
            "tetap",
        ),
    ],
)
def test_figures_of_a_clause(right: str, wrong: str, rule: AuditRule, computed: str) -> None:
    assert audited(right).claims[rule] >= 1
    assert told(right, rule) == []
    assert computed in [value for _, _, value in told(wrong, rule)]


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi 3, target 4, selisih 2 kegiatan.",
        "Dari 12 kapal, 8 diuji; cakupannya 90,00%.",
        "Pagunya Rp5.000.000 dan Rp4.500.000 untuk tahun lain; hasilnya 70,00%.",
        "Nilai naik dari tahun 2030; menjadi 3,66.",
    ],
)
def test_clauses_that_say_something_else(text: str) -> None:
    assert audited(text).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Relawan 372 orang dari target 360 orang. Persentase gedung aman mencapai 58,40% dari target 60%.",
        "Pengunjung 12.480 orang dari target 12.000 orang, dan persentase koleksi yang dipinjam 43,10%.",
        "Peserta pelatihan 372 orang melebihi target 360 orang. Cakupan irigasi teknis 58,40%.",
        "Hadir 18.400 orang dari 16.000 orang yang ditargetkan. Persentase naskah terawat 64,00%.",
        "Bibit yang dibagikan 4.150 batang, naik dari 3.900 batang tahun lalu. Rasio lahan tertanam 71,25%.",
        "Direncanakan 640 kunjungan, terlaksana 655 kunjungan. Persentase pengaduan selesai 88,50%.",
    ],
    ids=["next", "same", "beyond", "planned", "risen", "plan first"],
)
def test_counts_held_against_each_other_are_not_what_a_share_is_of(text: str) -> None:
    assert told(text, AuditRule.RATIO) == []


@pytest.mark.parametrize(
    "text",
    [
        "Terdapat 420 penyuluh dan 510 kelompok tani. Persentase jembatan mantap 73,20%.",
        "Dilayani 1.240 surat masuk dan 1.180 surat keluar. Cakupan air minum tahun ini 91,35%.",
        "Museum dikunjungi 2.310 pelajar dan 1.975 wisatawan; rasio elektrifikasi desa 99,10%.",
    ],
)
def test_a_share_of_a_subject_of_its_own_is_not_of_the_counts_before_it(text: str) -> None:
    assert told(text, AuditRule.RATIO) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("Ada 2.500 kapal wajib uji, dan 2.350 sudah diuji. Persentase kapal yang diuji 49,00%.", "94,00"),
        ("Terdata 1.200 balita, dan 1.128 diimunisasi. Cakupan imunisasi balita mencapai 49,00%.", "94,00"),
        ("Tercatat 800 rumah, dan 600 berjamban. Cakupan tersebut 57,00%.", "75,00"),
        ("Tercatat 800 rumah, dan 600 berjamban. Persentasenya baru 57,00%.", "75,00"),
    ],
    ids=["ships", "children", "that", "its"],
)
def test_a_share_of_what_the_counts_are_of_is_held_against_them(text: str, computed: str) -> None:
    assert [value for _, _, value in told(text, AuditRule.RATIO)] == [computed]
