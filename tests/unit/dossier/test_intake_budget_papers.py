"""Words by which titles, sheets and files name a stage of a budget, and those that only look like them."""

from __future__ import annotations

import pytest

from capaian.dossier.intake.budget_papers import (
    Paper,
    names_granted,
    papers_told,
    tells_done,
    unknown_beside,
    without_papers,
)

FIRST = [
    "DPA MURNI TAHUN ANGGARAN 2023",
    "Pagu Murni",
    "dpa_murni_2023",
    "DPAMURNI23",
    "APBD INDUK 2023",
    "DPA-SKPD INDUK",
    "DPA TAHUN ANGGARAN 2023 (INDUK)",
    "Induk",
    "INDUK 2023",
    "APBD PENETAPAN",
    "PENETAPAN APBD TAHUN 2023",
    "Penetapan",
    "PAGU AWAL",
    "PAGU AWAL TAHUN 2023",
    "ANGGARAN POKOK",
    "APBD Pokok 2023",
    "ANGGARAN SEMULA",
    "SEMULA",
    "APBD SEBELUM PERUBAHAN",
    "Sebelum Pergeseran",
    "Anggaran sebelum APBD-P",
    "PAGU SEBELUM EFISIENSI",
    "A P B D  I N D U K",
    "APBK MURNI",
    "Anggaran Kas (DPA Murni)",
]
CHANGED = [
    "PERUBAHAN",
    "APBD PERUBAHAN 2023",
    "DPPA SKPD",
    "DPPA-SKPD TA 2023",
    "APBD-P",
    "P-APBD 2023",
    "PAPBD",
    "DPA-P",
    "PAK 2023",
    "LRA SETELAH PERUBAHAN",
    "PENETAPAN PERUBAHAN APBD",
    "Menjadi",
    "Sesudah",
    "PAGU SETELAH EFISIENSI",
]
SHIFTED = [
    "PERUBAHAN PENJABARAN APBD 2023",
    "DPA PERGESERAN II",
    "pergeseran",
    "DPA REVISI 3",
    "Revisi",
    "Pagu 2023 Revisi",
]
DRAFT = [
    "RKA",
    "RKA-SKPD 2023",
    "pra-RKA",
    "RKAP 2023",
    "RENCANA KERJA DAN ANGGARAN",
    "RENJA",
    "Rencana Kerja Perangkat Daerah",
    "RKPD 2023",
    "KUA-PPAS",
    "PPAS 2023",
    "KUPA 2023",
    "PLAFON ANGGARAN SEMENTARA",
    "PAGU SEMENTARA",
    "RANCANGAN APBD",
    "Ranwal Renja",
    "draf",
    "D R A F T",
    "RAPERDA APBD",
    "USULAN PAGU 2023",
    "usul tambahan",
    "PAGU INDIKATIF",
    "RENSTRA 2021-2026",
    "Rencana Kebutuhan Anggaran",
    "RENCANA ANGGARAN BIAYA",
    "PRAKIRAAN MAJU",
    "PROYEKSI ANGGARAN",
    "DRAFT DPA 2023",
    "DPA 2023 (KONSEP)",
    "PENGAJUAN TAMBAHAN ANGGARAN",
    "SIMULASI PAGU",
]
NOTHING = [
    "DPA SKPD TAHUN ANGGARAN 2023",
    "DOKUMEN PELAKSANAAN ANGGARAN",
    "REALISASI ANGGARAN S.D. DESEMBER 2023",
    "RENCANA ANGGARAN KAS",
    "ANGGARAN KAS TAHUN 2023",
    "RENCANA PENARIKAN DANA",
    "RENCANA AKSI 2023",
    "NOMOR INDUK KEPENDUDUKAN",
    "SKPD INDUK",
    "SALDO AWAL TAHUN 2023",
    "Penetapan Kinerja 2023",
    "PERJANJIAN KINERJA TAHUN 2023",
    "POKOK PIKIRAN DPRD",
    "Tugas Pokok dan Fungsi",
    "KOORDINASI DAN PENYUSUNAN DOKUMEN RKA-SKPD",
    "Koordinasi dan Penyusunan Dokumen Perubahan RKA-SKPD",
    "AWAL",
    "Awal Tahun 2023",
    "Anggaran Awal Bulan",
    "Sheet1",
    "rekap (1)",
    "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",
    "LAPORAN KEUANGAN REVIEW",
]


def told(*texts: str) -> list[str]:
    """What texts tell, in the order of the alphabet."""
    return sorted(paper.value for paper in papers_told(texts))


@pytest.mark.parametrize("text", FIRST)
def test_words_of_the_first_budget(text: str) -> None:
    assert told(text) == ["first"]


@pytest.mark.parametrize("text", CHANGED)
def test_words_of_a_changed_budget(text: str) -> None:
    assert told(text) == ["changed"]


@pytest.mark.parametrize("text", SHIFTED)
def test_words_of_a_shift_which_may_be_before_a_change_or_behind_it(text: str) -> None:
    assert told(text) == ["shifted"]


@pytest.mark.parametrize("text", DRAFT)
def test_words_of_drafts(text: str) -> None:
    assert told(text) == ["draft"]


@pytest.mark.parametrize("text", NOTHING)
def test_words_that_tell_no_stage(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("APBD PERUBAHAN DAN APBD MURNI", ["changed", "first"]),
        ("Sebelum dan Sesudah Perubahan", ["changed", "first"]),
        ("PAGU SEBELUM DAN SETELAH", ["changed", "first"]),
        ("RKA PERUBAHAN (USULAN)", ["changed", "draft"]),
        ("RANCANGAN PERUBAHAN APBD", ["changed", "draft"]),
        ("PERGESERAN APBD MURNI", ["first", "shifted"]),
        ("RANCANGAN AWAL RENJA", ["draft"]),
    ],
)
def test_a_text_may_tell_two(text: str, both: list[str]) -> None:
    told_here = told(text)
    assert [one for one in both if one in told_here] == both


def test_each_word_is_told_as_it_was_found_first() -> None:
    found = papers_told(["DPA INDUK", "Rekap", "PAGU MURNI", "PERUBAHAN II"])
    assert found == {Paper.FIRST: "dpa induk", Paper.CHANGED: "perubahan"}


def test_titles_and_sheets_are_told_together() -> None:
    assert told("REKAP PAGU SUB KEGIATAN", "MURNI") == ["first"]
    assert told("DPPA", "MURNI") == ["changed", "first"]
    assert told() == []


@pytest.mark.parametrize(
    ("text", "is_done"),
    [
        ("EVALUASI HASIL RENJA", True),
        ("Pengendalian dan Evaluasi Renja", True),
        ("REALISASI RENCANA KERJA", True),
        ("MONEV RKPD", True),
        ("LRA SKPD", True),
        ("RENJA 2023", False),
        ("USULAN ANGGARAN", False),
    ],
)
def test_titles_that_tell_what_came_of_a_plan(text: str, *, is_done: bool) -> None:
    assert tells_done([text]) is is_done
    assert tells_done(["DINAS", text]) is is_done


@pytest.mark.parametrize(
    ("text", "is_granted"),
    [("PAGU DPA", True), ("APBD", True), ("DPPA 2023", True), ("LRA", True), ("PAGU", False), ("RKA", False)],
)
def test_papers_by_which_money_is_granted(text: str, *, is_granted: bool) -> None:
    assert names_granted([text]) is is_granted


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("anggaran kas dpa murni", "anggaran kas dpa"),
        ("rancangan perubahan apbd 2023", "apbd 2023"),
        ("pagu belanja pegawai", "pagu belanja pegawai"),
        ("usulan perjalanan dinas", "perjalanan dinas"),
        ("apbd pokok pikiran", "pikiran"),
    ],
)
def test_what_is_left_of_a_title_without_them(text: str, left: str) -> None:
    assert without_papers(text) == left


UNCLEAR = [
    ("APBD 2023 belum perubahan", "belum"),
    ("APBD TANPA PERUBAHAN", "tanpa"),
    ("PAGU BUKAN PERUBAHAN", "bukan"),
    ("Pagu Sblm Perubahan", "sblm"),
    ("SEBELUM ADANYA PERUBAHAN", "sebelum adanya"),
    ("SEBELUM PENETAPAN PERUBAHAN", "sebelum"),
    ("R-DPPA", "r"),
    ("RDPPA 2023", "rdppa"),
    ("RPAPBD", "rpapbd"),
    ("RAPBD 2023", "rapbd"),
    ("R-APBD", "r"),
    ("DRAF PERUBAHAN", "draf"),
    ("KONSEP DPPA", "konsep"),
    ("NOTA KEUANGAN PERUBAHAN APBD", "nota"),
    ("PROYEKSI PERUBAHAN", "proyeksi"),
    ("DPPA SANDINGAN", "sandingan"),
    ("BAHAN DPPA", "bahan"),
    ("APBD TENTATIF", "tentatif"),
    ("MENUNGGU PERUBAHAN", "menunggu"),
    ("DPPA (BELUM DISAHKAN)", "belum disahkan"),
    ("DPPA TAHUN ANGGARAN 2023 - CADANGAN", "cadangan"),
    ("LEMBAR CORAT-CORET PERGESERAN", "corat coret"),
    ("DPA MURNI BAYANGAN", "bayangan"),
    ("PERUBAHAN KODE BARANG", "kode"),
    ("SETELAH PERUBAHAN NOMENKLATUR", "nomenklatur"),
    ("KANTOR INDUK", "induk"),
    ("NILAI PERGESERAN", "nilai"),
    ("PERUBAHAN (+ / -)", "+/-"),
    ("Anggaran Perubahan ±", "+/-"),
    ("PERUBAHAN REKENING", "rekening"),
    ("S/D DPPA", "s d"),
    ("RINCIAN PERUBAHAN", "rincian"),
]


@pytest.mark.parametrize(("text", "words"), UNCLEAR)
def test_a_stage_beside_any_other_word_than_those_that_leave_it_is_not_understood(
    text: str, words: str
) -> None:
    assert " ".join(unknown_beside(["PAGU SUB KEGIATAN YANG INDAH", text], ())) == words


@pytest.mark.parametrize("text", [*FIRST, *CHANGED, *SHIFTED])
def test_stages_in_their_own_words_are_understood(text: str) -> None:
    assert unknown_beside([text], ()) == []


@pytest.mark.parametrize(
    "text",
    [
        "REALISASI DPPA SKPD DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL TAHUN ANGGARAN 2023",
        "Rekap Pagu Perubahan dan Realisasi Belanja menurut Program, Kegiatan, Sub Kegiatan 2023",
        "DOKUMEN PELAKSANAAN PERUBAHAN ANGGARAN SATUAN KERJA PERANGKAT DAERAH (DPPA-SKPD)",
        "LAPORAN REALISASI APBD SETELAH PERUBAHAN S.D. DESEMBER 2023",
        "PENJABARAN PERUBAHAN APBD TAHUN 2023",
        "B. PERUBAHAN",
        "RINGKASAN APBD",
        "APBD PERUBAHAN PROGRAM DAN KEGIATAN",
        "REALISASI DPPA S.D. DESEMBER 2023",
        "NILAI PAGU PERUBAHAN",
    ],
)
def test_ordinary_words_leave_a_stage_as_it_is(text: str) -> None:
    assert unknown_beside([text], ()) == []


@pytest.mark.parametrize("text", [*DRAFT, *NOTHING])
def test_plans_and_texts_without_a_stage_are_not_asked_for_their_words(text: str) -> None:
    known = {"nomor", "induk"} if "INDUK" in text else set[str]()
    assert unknown_beside([text], known) == []


def test_names_of_the_office_are_known_and_a_budget_is_understood_wholly() -> None:
    assert unknown_beside(["DPPA KABUPATEN BALANGAN"], ()) == ["balangan"]
    assert unknown_beside(["DPPA KABUPATEN BALANGAN"], {"balangan"}) == []
    assert unknown_beside(["Pagu Usulan"], ()) == unknown_beside(["Pagu Meja"], ()) == []
    assert unknown_beside(["Pagu Meja"], (), is_budget=True) == ["meja"]
