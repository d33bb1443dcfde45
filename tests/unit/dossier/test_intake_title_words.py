"""What titles tell of their tables: other than those above, begun as titles are, and notes that are none."""

from __future__ import annotations

import pytest

from capaian.dossier.intake.title_words import (
    are_alike,
    contradict,
    inherited,
    is_note,
    is_planned,
    is_title,
    names_rather,
    tell_otherwise,
)

ABOVE = ("KEPEMILIKAN KTP-EL SEMESTER I TAHUN 2023", "Sheet1")


@pytest.mark.parametrize(
    "title",
    [
        "KEPEMILIKAN KTP-EL SEMESTER II TAHUN 2023",
        "KEPEMILIKAN KTP-EL SEMESTER I TAHUN 2022",
        "KEPEMILIKAN KTP-EL TAHUN 2023",
        "KEPEMILIKAN KTP-EL PER 31 DESEMBER 2023",
        "KEPEMILIKAN KIA SEMESTER I TAHUN 2023",
        "TARGET KEPEMILIKAN KTP-EL SEMESTER I TAHUN 2023",
        "S2",
    ],
)
def test_titles_that_tell_otherwise(title: str) -> None:
    assert tell_otherwise([title], ABOVE)


@pytest.mark.parametrize(
    "title",
    [
        "KEPEMILIKAN KTP-EL SEMESTER I TAHUN 2023 (LANJUTAN)",
        "KEPEMILIKAN KTP-EL JANUARI S.D. JUNI 2023",
        "REALISASI KEPEMILIKAN KTP-EL",
        "KEPEMILIKAN KTP-EL DAN KIA",
        "Berdasarkan Peraturan Nomor 5 Tahun 2019",
        "Dicetak pada 5 Januari 2024",
        "",
    ],
)
def test_titles_that_tell_the_same_or_nothing(title: str) -> None:
    assert not tell_otherwise([title], ABOVE)


@pytest.mark.parametrize(
    ("above", "title", "is_other"),
    [
        (("KEPEMILIKAN", "2023"), "KEPEMILIKAN TAHUN 2023", False),
        (("KEPEMILIKAN", "2023"), "KEPEMILIKAN TAHUN 2022", True),
        (("KEPEMILIKAN TAHUN 2022", "2022-2023"), "KEPEMILIKAN TAHUN 2023", True),
        (("KEPEMILIKAN", "Sheet1"), "KEPEMILIKAN TAHUN 2023", True),
        (("KEPEMILIKAN", "Sheet1"), "KEPEMILIKAN KIA", False),
        (("KEPEMILIKAN KTP-EL", "KTP KIA"), "KEPEMILIKAN KIA", True),
        (("REALISASI TAHUN ANGGARAN 2023", "LRA"), "REALISASI PER 31 DESEMBER 2023", False),
        (("TARGET", "Sheet1"), "REALISASI", True),
        (("TARGET", "Sheet1"), "Lanjutan", False),
    ],
)
def test_the_name_of_the_sheet_tells_what_titles_do_not(
    above: tuple[str, ...], title: str, is_other: bool
) -> None:
    assert tell_otherwise([title], above) is is_other


@pytest.mark.parametrize(
    "text", ["Sumber : DKB 2023", "*) Ket. data sementara", "Tgl. Cetak: 2/1/2024", "NIP. -"]
)
def test_notes(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize(
    "text",
    ["DATA SUMBER AIR TAHUN 2023", "KETENAGAKERJAAN", "HALAL", "KTP TAHUN 2023", "WAJIB KTP, MEI 2024"],
)
def test_titles_are_no_notes(text: str) -> None:
    assert not is_note(text)


def test_how_titles_begin() -> None:
    told = ("Rekapitulasi KTP", "TABEL 3.1", "SEMESTER I", "PROGRAM PELAYANAN", "Datang")
    assert [is_title(text) for text in told] == [True, True, False, False, False]


def test_the_last_word_about_a_plan_decides() -> None:
    assert is_planned("Realisasi dan Target", above_it=False)
    assert not is_planned("Sasaran Strategis", above_it=False)
    assert is_planned("KTP", above_it=True)


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("KTP-EL TAHUN 2024", "KTP-EL TAHUN 2023", True),
        ("KTP-EL TAHUN 2024", "KIA TAHUN 2024", True),
        ("SEMESTER I 2024", "SEMESTER II 2024", True),
        ("KTP-EL", "TARGET KTP-EL", True),
        ("KTP-EL TAHUN 2024", "SEMESTER II TAHUN 2024", False),
        ("KTP-EL", "TAHUN 2023", False),
        ("KTP-EL TAHUN 2024", "Tabel 3.1", False),
        ("TAHUN 2023 DAN 2024", "2023", False),
    ],
)
def test_titles_that_contradict_each_other_tell_both_of_the_same(one: str, other: str, is_so: bool) -> None:
    assert contradict([one], [other]) is is_so
    assert contradict([other], [one]) is is_so


@pytest.mark.parametrize(
    ("parent", "own", "left"),
    [
        ("DATA DOKUMEN TAHUN 2024", "A. KTP-EL", ["DATA DOKUMEN TAHUN 2024"]),
        ("DATA DOKUMEN TAHUN 2024", "KIA (TAHUN 2023)", ["DATA DOKUMEN"]),
        ("DATA DOKUMEN (TAHUN 2024)", "KIA 2023", ["DATA DOKUMEN"]),
        ("KTP-EL 2022 S.D. 2024", "2023", ["KTP-EL"]),
        ("KTP-EL SEMESTER II TAHUN 2024", "TAHUN 2023", []),
        ("KTP-EL SEMESTER I TAHUN 2024", "SEMESTER II", []),
        ("KTP-EL SEMESTER II TAHUN 2024", "KIA", ["Semester II Tahun 2024"]),
        ("KTP-EL", "KIA TAHUN 2024", []),
        ("TAHUN 2024", "2024", ["TAHUN 2024"]),
    ],
)
def test_what_is_left_of_a_title_above_a_narrower_one(parent: str, own: str, left: list[str]) -> None:
    assert [*inherited([parent], [own])] == [*left, own]


@pytest.mark.parametrize(
    ("one", "other", "are_so"),
    [
        ("A. KTP-EL", "B. AGAMA", True),
        ("1) Dokumen", "2) Akta", True),
        ("KTP-EL", "KIA (TAHUN 2023)", True),
        ("REKAP SEMESTER I", "REKAP SEMESTER II", True),
        ("SEMESTER I", "AGAMA SEMESTER II", False),
        ("TAHUN 2024", "KIA", False),
        ("DINAS KEPENDUDUKAN", "KIA TAHUN 2024", False),
    ],
)
def test_titles_of_parts_of_one_whole(one: str, other: str, are_so: bool) -> None:
    assert are_alike(one, other) is are_so


def test_a_column_is_of_the_title_that_names_its_document() -> None:
    assert not names_rather(["WAJIB KIA"], "KTP-EL", "KIA")
    assert not names_rather(["WAJIB"], "KIA", "KTP-EL")
    assert not names_rather(["WAJIB KIA"], "KIA", "DATA DOKUMEN")
