"""Paragraphs printed twice, and paragraphs that keep the name of the section that they were made for."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

LONG = (
    "Pencapaian ini menjadi tugas pokok Bidang Pelayaran dan didukung oleh balai pengelola di kedua wilayah,"
    " yang memeriksa kelengkapan kapal sebelum berlayar dan mencatat muatan yang dibongkar di dermaga umum."
)
MORE = (
    "Untuk tahun berikutnya pemeriksaan diperluas ke pelabuhan rakyat, dengan petugas yang dilatih lebih"
    " dahulu dan alat ukur yang sudah ditera oleh balai metrologi, sehingga hasilnya dapat dibandingkan."
)
FILL = "\n\n".join(
    f"Kalimat pendek tentang {word}." for word in ["layar", "kemudi", "jangkar", "sauh", "tali", "suar"]
)


def doubled(text: str) -> list[tuple[int, str]]:
    return [(line, computed) for line, _, computed in told(text, AuditRule.COPY)]


def body(*sections: tuple[str, str]) -> str:
    return "BAB III AKUNTABILITAS KINERJA\n\n" + "\n\n".join(
        f"3.{number} {title}\n\n{text}\n\n{FILL}" for number, (title, text) in enumerate(sections, start=1)
    )


def test_paragraphs_of_another_section_are_told_as_one_copy() -> None:
    both = f"{LONG}\n\n{MORE}"
    found = doubled(body(("Kapal yang Layak", both), ("Muatan yang Tercatat", both)))
    assert [computed for _, computed in found] == ["satu kali"]
    assert doubled(body(("Kapal yang Layak", LONG), ("Muatan yang Tercatat", MORE))) == []


@pytest.mark.parametrize("closing", ["BAB IV PENUTUP", "BAB IV SIMPULAN DAN SARAN"])
def test_a_closing_chapter_may_repeat_the_body(closing: str) -> None:
    text = f"{body(('Kapal yang Layak', LONG))}\n\n{closing}\n\n4.1 Simpulan\n\n{LONG}\n"
    assert doubled(text) == []


def test_points_of_duties_are_those_of_several_parts_of_an_office() -> None:
    text = body(("Bidang Pelayaran", f"a. {LONG}"), ("Bidang Kepelabuhanan", f"a. {LONG}"))
    assert doubled(text) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Persentase kapal yang layak laut", "Jumlah muatan yang tercatat lengkap"),
        ("Sasaran 1: Tertibnya bongkar muat di dermaga", "Sasaran 2: Lengkapnya rambu di alur pelayaran"),
    ],
)
def test_a_paragraph_that_keeps_the_name_of_another_section_is_told(first: str, second: str) -> None:
    def about(title: str, year: str) -> str:
        name = title.split(": ")[-1]
        return (
            f"Keberhasilan {name} didorong oleh petugas yang cukup, alat yang ditera, dan dukungan balai"
            f" di dua wilayah. Pada tahun {year} hasilnya dilaporkan setiap triwulan kepada kepala dinas"
            " dan dibahas bersama bidang yang lain."
        )

    right = body((first, about(first, "ini")), (second, about(second, "lalu")))
    assert doubled(right) == []
    wrong = body((first, about(first, "ini")), (second, about(first, "lalu")))
    assert [computed for _, computed in doubled(wrong)] == [second]


def test_what_is_told_of_a_paragraph_ends_with_a_whole_word() -> None:
    words = "Pengukuran kedalaman alur dilaksanakan dua kali setahun bersama petugas perambuan dan kapal suar"
    again = f"{words} yang ditugaskan oleh kepala balai menurut jadwal tetap."
    (printed,) = {printed for _, printed, _ in told(f"BAB III HASIL\n\n{again}\n\n{again}\n", AuditRule.COPY)}
    assert words.startswith(f"{printed} ")
    assert len(printed) <= 80


VISITS = (
    "Jumlah kunjungan selama tahun 2044 mencapai 111.436 kunjungan dari 217.460 penduduk, sehingga"
    " persentasenya 51,24%. Rinciannya tampak pada tabel."
)
CATTLE = (
    "Vaksinasi menjangkau 47.200 ekor dari sasaran 53.080 ekor dengan cakupan 88,92 persen, dan petugasnya"
    " bekerja di enam kecamatan."
)
WORDS = (
    "Rincian kunjungan menurut kecamatan tampak pada tabel di bawah ini, yang disusun dari catatan petugas"
    " setiap hari kerja."
)


@pytest.mark.parametrize(("text", "is_copy"), [(VISITS, True), (CATTLE, True), (WORDS, False)])
def test_results_are_told_once_in_a_section(text: str, is_copy: bool) -> None:
    section = body(("Layanan", f"{text}\n\n{FILL}\n\n{text}"))
    assert bool(doubled(section)) == is_copy


def test_results_may_be_told_again_in_the_closing_chapter() -> None:
    assert doubled(body(("Layanan", f"{VISITS}")) + f"\n\nBAB IV PENUTUP\n\n{VISITS}\n") == []
