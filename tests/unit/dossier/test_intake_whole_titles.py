"""Titles and names of sheets that tell a part of the people or the money, by any word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import KTP, Cells, desk, proposed, taken, uncounted, values
from tests.unit.dossier.test_intake_budget_years import new_office
from tests.unit.dossier.test_intake_told_parts import GRANTED, SPENT, rows

from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.remembering import with_names

ANSWER = '--means "isi tabel=seluruhnya"'
WHOLE = {"isi tabel": "seluruhnya"}


def below(title: str, *more: str) -> Cells:
    """Counts below some titles."""
    return [*((text,) for text in (title, *more)), *KTP[1:]]


def counted(title: str, *more: str, sheet: str = "Sheet1", **asked: object) -> Desk:
    """What is said of counts below some titles."""
    at = desk(uncounted(), **asked)
    found = taken(below(title, *more), at, name=sheet)
    assert ("63.11.01", "12364") in values(found, "area", "value")
    return at


def spent(title: str, sheet: str = "Sheet1", **asked: object) -> Desk:
    """What is said of money below a title."""
    at = desk(new_office(), **asked)
    cells = rows(("Anggaran", GRANTED), ("Realisasi", SPENT), title=title)
    assert taken(cells, at, name=sheet).rows
    return at


def content(at: Desk) -> list[str]:
    """What is asked of what the table holds."""
    return [doubt.words for doubt in at.doubts if doubt.text == "isi tabel"]


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("PEREKAMAN KTP-EL NARAPIDANA TAHUN 2023", "NARAPIDANA"),
        ("DATA KTP-EL PENGUNGSI TAHUN 2023", "PENGUNGSI"),
        ("KEPEMILIKAN KTP-EL TRANSMIGRAN 2023", "TRANSMIGRAN"),
        ("KTP-EL BURUH PERKEBUNAN TAHUN 2023", "BURUH"),
        ("KEPEMILIKAN KTP-EL KADER POSYANDU 2023", "KADER"),
        ("KTP-EL WARGA PULAU TERLUAR TAHUN 2023", "TERLUAR"),
        ("DATA KTP-EL JEMAAH HAJI TAHUN 2023", "JEMAAH"),
        ("PEREKAMAN KTP-EL MAHASISWA TAHUN 2023", "MAHASISWA"),
        ("KEPEMILIKAN KTP-EL TUNA WISMA TAHUN 2023", "TUNA"),
        ("DATA KTP-EL ATLET DAERAH TAHUN 2023", "ATLET"),
        ("WAJIB KTP PASIEN RSUD TAHUN 2023", "PASIEN"),
        ("PEREKAMAN KTP-EL MELALUI BUS PELAYANAN 2023", "BUS"),
        ("KTP-EL PENDUDUK MUSIMAN TAHUN 2023", "MUSIMAN"),
    ],
)
def test_some_people_are_asked_about_once(title: str, word: str) -> None:
    at = counted(title)
    (words,) = content(at)
    assert words.startswith("seluruhnya penduduk wilayahnya, padahal")
    assert f'"{word}"' in words
    assert [doubt.option for doubt in at.doubts] == [ANSWER]


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("REALISASI BELANJA MAKAN DAN MINUM RAPAT TAHUN 2023", "MAKAN"),
        ("REALISASI HONORARIUM TAHUN 2023", "HONORARIUM"),
        ("REALISASI TAMBAHAN PENGHASILAN PNS TAHUN 2023", "TAMBAHAN"),
        ("REALISASI POKOK PIKIRAN DPRD TAHUN 2023", "PIKIRAN"),
        ("PEMBAYARAN UTANG TAHUN 2023", "UTANG"),
        ("REALISASI PADAT KARYA TAHUN 2023", "PADAT"),
        ("REALISASI CUKAI TEMBAKAU TAHUN 2023", "CUKAI"),
        ("REALISASI SEWA GEDUNG TAHUN 2023", "SEWA"),
        ("REALISASI ANGGARAN GERAI PELAYANAN TAHUN 2023", "GERAI"),
    ],
)
def test_a_part_of_the_money_is_asked_about_once(title: str, word: str) -> None:
    at = spent(title)
    (words,) = content(at)
    assert words.startswith("seluruhnya uang sub kegiatannya, padahal")
    assert f'"{word}"' in words
    assert [doubt.option for doubt in at.doubts] == [ANSWER]


@pytest.mark.parametrize(
    "titles",
    [
        ["REKAPITULASI WAJIB KTP DAN PEREKAMAN KTP-EL MENURUT KECAMATAN", "KEADAAN 31 DESEMBER 2023"],
        ["PEMERINTAH KABUPATEN BALANGAN", "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", "DATA KTP-EL 2023"],
        ["Lampiran Keputusan Bupati Balangan Nomor 12 Tahun 2023", "DATA KTP-EL TAHUN 2023"],
        ["CAKUPAN KEPEMILIKAN KTP ELEKTRONIK PENDUDUK USIA 17 TAHUN KE ATAS, SEMESTER II 2023"],
        ["Tabel 4.2 Jumlah Penduduk Wajib KTP dan yang Sudah Merekam per Kecamatan, 2023"],
        ["LAPORAN CAPAIAN KINERJA TRIWULAN IV TAHUN 2023", "KTP-EL"],
        ["DATA KONSOLIDASI BERSIH (DKB) SEMESTER II TAHUN 2023", "KTP-EL SE-KABUPATEN BALANGAN"],
        ["JUMLAH WAJIB KTP YANG SUDAH DAN BELUM REKAM PER 31 DESEMBER 2023"],
        ["DATA KTP-EL KECAMATAN JUAI DAN HALONG TAHUN 2023"],
        ["Dicetak oleh: Siti Rahmawati", "DATA KTP-EL TAHUN 2023"],
        ["PEREKAMAN KTP-EL MENURUT PEKERJAAN TAHUN 2023"],
    ],
)
def test_ordinary_titles_of_counts_stay_quiet(titles: list[str]) -> None:
    assert content(counted(*titles)) == []


@pytest.mark.parametrize(
    "title",
    [
        "LAPORAN REALISASI ANGGARAN PENDAPATAN DAN BELANJA DAERAH TAHUN ANGGARAN 2023",
        "REALISASI FISIK DAN KEUANGAN S.D. BULAN DESEMBER 2023",
        "Penyerapan Dana per Sub Kegiatan Tahun 2023",
        "REALISASI DPPA SKPD DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL TAHUN ANGGARAN 2023",
        "EVALUASI HASIL RENJA PERANGKAT DAERAH TAHUN 2023",
        "Rekap Pagu Perubahan dan Realisasi Belanja menurut Program, Kegiatan, Sub Kegiatan 2023",
        "PERJANJIAN KINERJA DAN REALISASI ANGGARAN PER 31 DESEMBER 2023",
        "SPJ FUNGSIONAL BENDAHARA PENGELUARAN TAHUN 2023",
        "REALISASI BELANJA MENURUT SUMBER DANA TAHUN 2023",
        "REALISASI ANGGARAN SUBBAG TU TAHUN 2023",
    ],
)
def test_ordinary_titles_of_money_stay_quiet(title: str) -> None:
    assert content(spent(title)) == []


def test_the_second_line_of_a_title_is_read() -> None:
    assert '"VETERAN"' in content(counted("DATA KTP-EL TAHUN 2023", "PARA VETERAN"))[0]


@pytest.mark.parametrize("sheet", ["BURUH", "Lap Nelayan", "ktp_guru"])
def test_the_name_of_a_sheet_is_read(sheet: str) -> None:
    assert len(content(counted("DATA KTP-EL TAHUN 2023", sheet=sheet))) == 1
    assert len(content(spent("REALISASI ANGGARAN TAHUN 2023", sheet="HIBAH BANSOS"))) == 1


@pytest.mark.parametrize(
    "sheet",
    ["RekapKTP", "TW4", "DES", "Juai", "Lembar2", "ktp-el_2023 (1)", "Rekapitulasi Kepemilikan KTP-el Kab"],
)
def test_ordinary_names_of_sheets_stay_quiet(sheet: str) -> None:
    assert content(counted("DATA KTP-EL TAHUN 2023", sheet=sheet[:31])) == []


def test_recaps_of_regencies_are_asked_about_too() -> None:
    heads = ("Kabupaten/Kota", "Wajib KTP", "Sudah Rekam")
    lines = [
        ("Kab. Tabalong", 180_411, 179_020),
        ("Kab. Balangan", 96_472, 96_019),
        ("Kab. Tapin", 140_020, 139_044),
    ]
    for title, count in (("KTP-EL GURU KALIMANTAN SELATAN 2023", 1), ("KTP-EL KALIMANTAN SELATAN 2023", 0)):
        at = desk(uncounted())
        taken([(title,), (), heads, *lines], at)
        assert len(content(at)) == count


def test_the_answer_settles_it_and_is_remembered_for_that_word_alone() -> None:
    at = desk(uncounted(), means=WHOLE)
    cells = below("DATA KTP-EL PENGUNGSI TAHUN 2023")
    proposal = proposed(cells, at)
    taken(cells, at)
    assert at.doubts == []
    assert at.settled == {"isi tabel: pengungsi": "seluruhnya"}
    known = replace(proposal.intake, names=with_names((), at.settled))
    office = replace(uncounted(), intakes=(known,))
    again, other = desk(office), desk(office)
    taken(cells, again)
    taken(below("DATA KTP-EL VETERAN TAHUN 2023"), other)
    assert (content(again), len(content(other))) == ([], 1)


def test_columns_that_the_user_tells_are_not_asked_about() -> None:
    told = {"Wajib KTP": "ktp.eligible", "Sudah Rekam": "ktp.holders"}
    assert content(counted("DATA KTP-EL PENGUNGSI TAHUN 2023", means=told)) == []


def test_each_table_of_a_file_is_asked_about_in_its_own_words() -> None:
    at = desk(uncounted())
    for word in ("VETERAN", "ATLET", "VETERAN"):
        taken(below(f"DATA KTP-EL {word} TAHUN 2023"), at)
    assert len(content(at)) == 2


def test_kinds_that_rows_tell_need_no_answer() -> None:
    title = "REALISASI BELANJA MODAL TAHUN 2023"
    assert len(content(spent(title))) == 1
    assert content(spent("REALISASI BELANJA OPERASI DAN MODAL TAHUN 2023")) == []
    assert content(spent("REALISASI LS DAN GU TAHUN 2023")) == []


@pytest.mark.parametrize(
    "titles",
    [
        ["KTP-EL PER DAERAH PEMILIHAN TAHUN 2023"],
        ["DATA KTP-EL MENURUT DAPIL, 2023"],
        ["KTP-EL MENURUT WILAYAH KERJA UPT TAHUN 2023"],
        ["WILAYAH KERJA UPTD DESEMBER 2023", "KTP-EL"],
        ["STATUS (All)", "TAHUN 2023"],
        ["PROGRES PEREKAMAN KTP-EL TAHUN 2023"],
        ["RAPOR KTP-EL TAHUN 2023"],
        [
            "Penduduk yang Telah Melakukan Perekaman KTP-el, 2023",
            "Number of Persons with ID Card by District, 2023",
        ],
    ],
)
def test_words_that_put_all_together_stay_quiet(titles: list[str]) -> None:
    assert content(counted(*titles)) == []


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("DATA KTP-EL DAERAH PEMILIHAN 2 TAHUN 2023", "PEMILIHAN"),
        ("KTP-EL DAPIL II TAHUN 2023", "DAPIL"),
        ("KTP-EL WILAYAH KERJA UPT MELATI TAHUN 2023", "UPT"),
        ("PEREKAMAN DI UPT TAHUN 2023", "UPT"),
        ("STATUS (Pelajar) TAHUN 2023", "PELAJAR"),
        ("SURVEI KTP-EL TAHUN 2023", "SURVEI"),
        ("PENDUDUK BELUM REKAM KTP-EL TAHUN 2023", "BELUM"),
        ("DATA GANDA KTP-EL TAHUN 2023", "GANDA"),
        ("Number of Prisoners with ID Card 2023", "PRISONERS"),
    ],
)
def test_the_same_words_of_a_part_are_asked_about(title: str, word: str) -> None:
    (words,) = content(counted(title))
    assert f'"{word}"' in words


@pytest.mark.parametrize(
    "title",
    [
        "JUMLAH PENDUDUK YANG MEMILIKI DAN BELUM MEMILIKI KTP-EL TAHUN 2023",
        "JUMLAH PENDUDUK YANG BELUM MEMILIKI DAN YANG MEMILIKI KTP-EL TAHUN 2023",
        "WAJIB KTP YANG MEREKAM MAUPUN YANG BELUM MEREKAM TAHUN 2023",
        "PENDUDUK MEMILIKI KTP-EL DAN TIDAK MEMILIKI KTP-EL TAHUN 2023",
    ],
)
def test_those_who_have_it_and_those_who_have_not_are_all(title: str) -> None:
    assert content(counted(title)) == []


@pytest.mark.parametrize(
    "title",
    [
        "JUMLAH PENDUDUK YANG BELUM MEMILIKI KTP-EL TAHUN 2023",
        "PENDUDUK YANG MEMILIKI KK DAN BELUM MEMILIKI KTP-EL TAHUN 2023",
        "PENDUDUK YANG MEMILIKI DAN BELUM MENGAMBIL KTP-EL TAHUN 2023",
        "PENDUDUK YANG BELUM MEREKAM DAN BELUM MEMILIKI KTP-EL TAHUN 2023",
    ],
)
def test_those_who_have_it_not_are_some_where_others_have_another_thing(title: str) -> None:
    (words,) = content(counted(title))
    assert '"BELUM"' in words


def test_who_is_not_there_yet_may_stand_in_a_title_above_their_column() -> None:
    cells = [(*row, *extra) for row, extra in zip(KTP, [(), (), ("Belum Rekam",), *[(9,)] * 9], strict=True)]
    at = desk(uncounted())
    taken([("PENDUDUK BELUM REKAM KTP-EL TAHUN 2023",), *cells[1:]], at)
    assert content(at) == []


def test_words_of_the_names_that_are_taken_are_no_question() -> None:
    office = uncounted()
    named = tuple(
        replace(one, denominator=replace(one.denominator, name="Wajib KTP musim semi"))
        if str(one.code) == "ktp"
        else one
        for one in office.components
    )
    at = desk(replace(office, components=named))
    heads = [
        ("WAJIB KTP MUSIM SEMI TAHUN 2023",),
        (),
        ("No", "Kecamatan", "Wajib KTP Musim Semi", "Sudah Rekam"),
    ]
    taken([*heads, *KTP[3:]], at)
    assert content(at) == []


@pytest.mark.parametrize(
    ("title", "sheet"),
    [
        ("REALISASI KEUANGAN TAHUN 2023", "KUM"),
        ("REALISASI ANGGARAN TAHUN 2023", "Angkas"),
        ("REALISASI APBD POKOK TAHUN 2023", "Sheet1"),
        ("EVALUASI RANCANGAN KERJA TAHUN 2023", "RENJA"),
        ("REALISASI PLAFON TAHUN 2023", "Sheet1"),
    ],
)
def test_short_words_and_stages_of_a_budget_part_no_money(title: str, sheet: str) -> None:
    assert content(spent(title, sheet)) == []


@pytest.mark.parametrize("title", ["REALISASI POKOK PIKIRAN 2023", "REALISASI USULAN PERJALANAN 2023"])
def test_what_stands_beside_a_stage_is_asked_about_as_before(title: str) -> None:
    (words,) = content(spent(title))
    assert words.startswith("seluruhnya uang")


def in_text(name: str, title: str) -> Desk:
    """What is said of counts in a text file, whose only sheet goes by its name."""
    at = desk(uncounted())
    proposal = proposed(below(title), at, name=name)
    grid = replace(proposal.table.grid, file=f"{name}.csv")
    take_table(replace(proposal, table=replace(proposal.table, grid=grid)), at)
    return at


@pytest.mark.parametrize("name", ["Book1", "download", "lapor_sekda", "ktp lagi (2)", "unduhan santri"])
def test_the_name_of_a_text_file_is_none_of_a_sheet(name: str) -> None:
    assert content(in_text(name, "DATA KTP-EL TAHUN 2023")) == []


@pytest.mark.parametrize("name", ["Book1", "download", "ktp"])
def test_the_title_in_a_text_file_is_asked_about_as_in_any(name: str) -> None:
    (words,) = content(in_text(name, "DATA KTP-EL SANTRI TAHUN 2023"))
    assert 'menyebut "SANTRI".' in words


def test_the_name_of_a_sheet_in_a_book_still_tells() -> None:
    assert any('"SANTRI"' in words for words in content(counted("DATA KTP-EL TAHUN 2023", sheet="SANTRI")))
