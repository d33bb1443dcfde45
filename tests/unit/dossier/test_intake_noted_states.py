"""Notes beside a table that say until when its figures are: an earlier time than its title is asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.area_layouts import NAMES
from tests.intake.books import write_sheet
from tests.intake.desks import KTP, Cells, balangan, codes, desk, grid, proposed, table
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_signatures import NUMBER
from tests.unit.dossier.test_intake_take_in import take, without_counts

from capaian.domain.identifiers import SourceId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.heads import find_tables
from capaian.dossier.intake.noted_states import (
    earlier_state,
    names_part_of,
    state_in,
    states_noted,
)
from capaian.dossier.intake.table_checks import check_table

NODES = ("2.12.01.2.01.0001", "2.12.01.2.01.0002")
QUARTERS = ("TW I", "TW II", "TW III", "TW IV")


def stock(note: str, title: str = "KEPEMILIKAN KTP-EL TAHUN 2023", blank: int = 1) -> Cells:
    """Who has a card, with a note some rows below."""
    return [(title,), *KTP[1:], *[()] * blank, (note,)]


def deeds(note: str, *more: str, title: str = "AKTA KEMATIAN TAHUN 2023") -> Cells:
    """What was reported and issued in a year."""
    heads = ("Kecamatan", "Kematian Dilaporkan", "Akta Kematian Terbit")
    rows = [(name, 40 + 3 * n, 39 + 3 * n) for n, name in enumerate(NAMES)]
    return [(title,), heads, *rows, (), *((text,) for text in (note, *more))]


def money(note: str, title: str = "REALISASI ANGGARAN TAHUN ANGGARAN 2023") -> Cells:
    """What was granted and spent."""
    rows = [(code, "Penyusunan Dokumen", 9_000_000 + n, 5_000_000 + n) for n, code in enumerate(NODES)]
    return [(title,), (), ("Kode", "Uraian", "Pagu", "Realisasi"), *rows, (), (note,)]


def checked(rows: Cells, at: Desk | None = None, **asked: object) -> Desk:
    used = at or desk(balangan(), **asked)
    check_table(proposed(rows, used), used)
    return used


def options(rows: Cells, at: Desk | None = None, **asked: object) -> list[str]:
    return [doubt.option for doubt in checked(rows, at, **asked).doubts]


STATES = [
    ("Sumber: SIAK Terpusat, keadaan 30 September 2023", "Januari–September"),
    ("Sumber data : SIAK, posisi 31 Agustus 2023", "Januari–Agustus"),
    ("Sumber: DKB Kemendagri, 30 Juni 2023", "Januari–Juni"),
    ("Sumber: DKB Kemendagri 30/06/2023", "Januari–Juni"),
    ("Sumber: SIAK (diolah), 15 Agustus 2023", "Januari–Agustus"),
    ("Sumber : Bidang PIAK Disdukcapil, Oktober 2023", "Oktober"),
    ("Sumber: laporan bulanan Januari - Mei 2023", "Januari–Mei"),
    ("*) Sumber: laporan bulanan Januari s.d. November 2023", "Januari–November"),
    ("Keterangan: realisasi s.d. 30 September 2023", "Januari–September"),
    ("Ket. : angka sampai dengan Triwulan II 2023", "Januari–Juni"),
    ("Catatan: posisi SP2D sampai dengan 31 Juli 2023", "Januari–Juli"),
    ("Catatan : SPJ per 30 April 2023", "Januari–April"),
    ("Realisasi Januari s.d. Oktober 2023 (belum final)", "Januari–Oktober"),
    ("Ket: keadaan akhir November 2023", "Januari–November"),
]
SILENT = [
    "Dicetak pada 3 Februari 2024",
    "Dicetak tanggal 30 September 2023",
    "Sumber: SIPD RI, diunduh 30 September 2023",
    "Sumber: SIAK, diakses pada 30 September 2023",
    "Sumber: aplikasi SIAK, dicetak tanggal 30 September 2023",
    "Paringin, 30 September 2023",
    "Paringin, 10 Januari 2024",
    "Dasar: Perda Nomor 4 Tahun 2022 tanggal 30 September 2022",
    "Sesuai UU Nomor 23 Tahun 2014 tanggal 30 September 2014",
    "Keterangan: Perbup tentang penjabaran per 30 September 2023",
    "Sumber: Surat Dirjen, 30 Juni 2023",
    "Catatan: KIA anak usia 0 s.d. 17 tahun",
    "Sumber: Disdukcapil",
    "Sumber: Disdukcapil, 2023",
    "Paringin,      Desember 2023",
    "Ditetapkan di Paringin pada tanggal 29 September 2023",
    "Tanggal cetak: 2 Oktober 2023",
    "Catatan: layanan dibuka Sabtu sejak 2 Mei 2022",
]


@pytest.mark.parametrize(("note", "label"), STATES)
def test_a_state_is_read_from_notes_and_sources(note: str, label: str) -> None:
    span = state_in(note)
    assert span is not None
    assert span.label == label


@pytest.mark.parametrize("note", SILENT)
def test_days_of_prints_signatures_laws_and_of_other_things_are_no_state(note: str) -> None:
    assert state_in(note) is None
    for rows in (stock(note), deeds(note)):
        assert options(rows) == []
    assert options(money(note), desk(office())) == []


@pytest.mark.parametrize("blank", [0, 1, 3])
@pytest.mark.parametrize(
    ("note", "period"),
    [
        ("Sumber: SIAK Terpusat, keadaan 30 September 2023", "2023-M09"),
        ("Sumber: DKB Kemendagri, 30 Juni 2023", "2023-M06"),
        ("Sumber: Bidang PIAK Disdukcapil, Oktober 2023", "2023-M10"),
        ("Catatan: perekaman sampai dengan Triwulan III 2023", "2023-Q3"),
    ],
)
def test_what_is_there_may_be_of_the_time_of_the_note(note: str, period: str, blank: int) -> None:
    at = checked(stock(note, blank=blank))
    assert [doubt.option for doubt in at.doubts] == [f"--period {period}"]
    assert "bila judulnya yang benar: --period 2023" in at.doubts[0].words
    for answer in (period, "2023"):
        told = checked(stock(note, blank=blank), period=Period.parse(answer))
        assert (told.doubts, codes(told)) == ([], [])


@pytest.mark.parametrize(
    "note",
    [
        "Sumber: SIAK Terpusat, keadaan 30 September 2023",
        "Sumber: laporan bulanan Januari - September 2023",
        "Keterangan: akta s.d. 30 September 2023",
        "Sumber: register akta, 15 November 2023",
        "Sumber: Disdukcapil, November 2023",
    ],
)
def test_events_of_no_period_are_taken_only_where_the_note_is_said_to_be_void(note: str) -> None:
    at = checked(deeds(note))
    assert [doubt.option for doubt in at.doubts] == [f'--means "{note}=-"']
    assert "menyebut Tahun 2023" in at.doubts[0].words
    told = checked(deeds(note), means={note: "-"})
    assert (told.doubts, told.used) == ([], {note})


def test_a_note_that_was_said_to_be_void_is_asked_about_once(tmp_path: Path) -> None:
    note = "Keterangan: akta s.d. 30 September 2023"
    path = write_sheet(tmp_path / "akta.xlsx", deeds(note))
    dossier = without_counts(copy_balangan(tmp_path))
    assert [doubt.text for doubt in take(path, dossier).doubts] == [note]
    answered = take(path, dossier, is_agreed=True, means={note: "-"})
    assert not answered.has_errors
    answered.write()
    assert take(path, dossier, is_agreed=True).doubts == ()
    later = write_sheet(tmp_path / "akta-2.xlsx", deeds(note.replace("September", "Oktober")))
    assert [doubt.text for doubt in take(later, dossier).doubts] == [note.replace("September", "Oktober")]


def test_events_of_a_half_year_by_the_note_are_offered_as_that() -> None:
    note = "Sumber: laporan bulanan Januari - Juni 2023"
    assert options(deeds(note)) == ["--period 2023-S1"]
    assert options(deeds(note), period=Period.parse("2023-S1")) == []


@pytest.mark.parametrize(
    "note",
    [
        "Keterangan: realisasi s.d. 30 September 2023",
        "Sumber: SIPD RI, per 30 September 2023",
        "Catatan: posisi SP2D sampai dengan 31 Oktober 2023",
        "Sumber: SIPD, November 2023",
    ],
)
def test_money_until_an_earlier_month_is_asked_about(note: str) -> None:
    assert options(money(note), desk(office())) == [f'--means "{note}=-"']


def test_money_until_march_is_offered_as_that_of_the_quarter() -> None:
    note = "Sumber: SIPD RI, per 31 Maret 2023"
    assert options(money(note), desk(office())) == ["--period 2023-Q1"]


@pytest.mark.parametrize(
    "title", ["AKTA KEMATIAN SEMESTER I TAHUN 2023", "AKTA KEMATIAN JANUARI - JUNI 2023"]
)
def test_a_note_of_the_time_of_the_title_is_not_asked_about(title: str) -> None:
    assert options(deeds("Sumber: SIAK, keadaan 30 Juni 2023", title=title)) == []
    assert options(deeds("Sumber: SIAK, keadaan 31 Maret 2023", title=title)) != []


@pytest.mark.parametrize(
    "note",
    [
        "Sumber: SIAK, keadaan 31 Desember 2023",
        "Sumber: Disdukcapil, 10 Januari 2024",
        "Sumber: Disdukcapil, Februari 2024",
        "Keterangan: data per 29 Desember 2023",
        "Sumber: DKB Semester II Tahun 2023",
    ],
)
def test_the_end_of_the_year_or_a_later_day_is_not_asked_about(note: str) -> None:
    assert options(stock(note)) == []
    assert options(deeds(note)) == []


def test_a_note_without_a_year_is_of_the_year_of_the_title() -> None:
    assert options(stock("Keterangan: keadaan per 30 September")) == ["--period 2023-M09"]


@pytest.mark.parametrize("place", [1, 2])
def test_a_source_above_the_heads_is_read_as_one_below(place: int) -> None:
    rows = [*KTP]
    rows.insert(place, ("Sumber: SIAK Terpusat per 30 September 2023",))
    assert options(rows) == ["--period 2023-M09"]


def test_columns_of_quarters_tell_their_time_themselves() -> None:
    heads = [("Kecamatan", *["Akta Kematian Terbit"] * 5), (None, *QUARTERS, "Jumlah")]
    rows = [(name, 3 + n, 4, 5, None, 12 + n) for n, name in enumerate(NAMES)]
    note = "Sumber: SIAK Terpusat, keadaan 30 September 2023"
    assert options([("AKTA KEMATIAN TAHUN 2023",), *heads, *rows, (), (note,)]) == []


def test_titles_of_the_table_below_are_no_notes_of_the_one_above() -> None:
    notes = deeds("Sumber: SIAK, 31 Mei 2023", "Ket: per 30 April 2023")
    below = deeds("", title="Data s.d. Juli 2023")
    first, _ = find_tables(grid([*notes, *below]))
    told = [(text, span.last) for text, span in states_noted(first)]
    assert told == [("Sumber: SIAK, 31 Mei 2023", 5), ("Ket: per 30 April 2023", 4)]
    assert earlier_state(first, 2023) == (told[0][0], state_in(told[0][0]))


def test_of_a_table_without_a_year_that_of_the_dossier_is_held_against_the_note() -> None:
    found = table(stock("Sumber: SIAK Terpusat, keadaan 30 September 2023", title="KEPEMILIKAN KTP-EL"))
    assert earlier_state(found, 2023) is not None
    assert earlier_state(found, 2022) is None


def sources(rows: Sequence[str]) -> list[str]:
    return [text for text in rows if state_in(text) is not None]


def test_the_sources_of_the_example_are_no_earlier_states_of_their_year() -> None:
    """The example names its sources in words as offices do; only what tells a half year is a state."""
    named = [replace(source, id=SourceId("x")).title for source in balangan().sources]
    ends = {span.last for text in sources(named) if (span := state_in(text)) is not None}
    assert ends <= {12}


@pytest.mark.parametrize(
    "note", ["Data s.d. September 2023", "*) Data s.d. September", "Data sampai dengan bulan September 2023"]
)
def test_a_line_below_all_rows_that_begins_as_titles_do_is_a_note(note: str) -> None:
    """No table follows of which it could be the title."""
    for rows in (stock(note), deeds(note)):
        assert [(text, span.last) for text, span in states_noted(table(rows))] == [(note, 9)]
        assert options(rows) != []


@pytest.mark.parametrize("note", ["Realisasi s.d. September 2023", "Realisasi SP2D s.d. Agustus 2023"])
def test_a_line_of_spending_below_all_rows_is_a_note(note: str) -> None:
    assert options(money(note), desk(office())) != []


UNCLEAR = [
    "Catatan: data bulan Oktober - Desember belum tersedia",
    "Data TW IV belum masuk",
    "*) Belum termasuk bulan Desember",
    "Tidak termasuk Triwulan IV 2023",
    "November dan Desember menyusul",
    "Update terakhir: September 2023",
    "Data 9 (sembilan) bulan",
    "Data up to September 2023",
    "Data ditarik 1 Oktober 2023",
    "Posisi SP2D 30 September 2023",
    "Sumber: SIAK belum termasuk Desember 2023",
    "Sumber: SIAK Terpusat, diolah 30 September 2023",
    "Catatan: pelayanan daring dimulai per 1 Juli 2023",
    "Catatan: tidak termasuk pindah datang s.d. 30 Juni 2023",
    "Keterangan: bulan September 2023 banyak jemput bola",
    "Semester 2 dihitung sendiri oleh UPT",
    "Data belum lengkap",
    "*) angka masih sementara",
    "Data triwulan terakhir menyusul",
    "Ket: realisasi (unaudited)",
    "Diolah tgl 4/11/2023",
    "Tanggal data: 20231015",
    "Data konsolidasi bersih smt 1",
    "Cut-off: Q2",
    "Rekap sampai minggu ke-44",
    "Data 2 (dua) triwulan",
    "Belum seluruh kecamatan mengirim laporan",
    "Data per hari ini",
    "*Angka perkiraan akhir tahun",
]


@pytest.mark.parametrize("note", UNCLEAR)
@pytest.mark.parametrize(("of", "office_of"), [(stock, balangan), (deeds, balangan), (money, office)])
def test_a_note_that_names_a_part_of_the_year_and_no_more_is_sure_of_it_is_asked(
    note: str, of: Callable[[str], Cells], office_of: Callable[[], OfficeYear]
) -> None:
    at = checked(of(note), desk(office_of()))
    assert [doubt.text for doubt in at.doubts] == [note]
    assert "judul tabel di atasnya menyebut Tahun 2023" in at.doubts[0].words
    assert "--period" in at.doubts[0].words
    assert checked(of(note), desk(office_of(), means={note: "-"})).doubts == []
    assert checked(of(note), desk(office_of(), period=Period.parse("2023"))).doubts == []


@pytest.mark.parametrize(
    "line",
    [
        "Update 9 Nopember",
        "Kondisi tiga triwulan: data 3 triwulan",
        "Dihitung 10 bulan",
        "Tarikan 20231015",
        "Angka proyeksi sampai Desember",
        "Jumlah s.d. hari ini",
    ],
)
def test_a_line_below_the_title_of_a_year_is_asked_like_a_note(line: str) -> None:
    rows = stock("Sumber: Disdukcapil, 2023")
    assert options(rows) == []
    assert f'--means "{line}=-"' in options([rows[0], (line,), *rows[1:]])


@pytest.mark.parametrize(
    "line",
    [
        "Keadaan 31 Desember 2023",
        "SEMESTER II",
        "Januari s.d. Desember 2023",
        "Lampiran Keputusan Nomor 4 Tanggal 3 Maret 2023",
        f"NIP. {NUMBER}",
        "Dihitung 12 bulan",
    ],
)
def test_lines_below_the_title_that_end_the_year_or_tell_no_time_are_not_asked(line: str) -> None:
    rows = stock("Sumber: Disdukcapil, 2023")
    assert options([rows[0], (line,), *rows[1:]]) == []


@pytest.mark.parametrize("note", ["Data TW IV belum masuk", "November dan Desember menyusul"])
def test_notes_beside_parts_of_a_year_and_plans_of_it_are_not_asked(note: str) -> None:
    assert options(deeds(note, title="AKTA KEMATIAN SEMESTER I TAHUN 2023")) == []
    plan = [(row[0], row[1], row[2]) if len(row) > 3 else row for row in money(note, "PAGU TAHUN 2023")]
    assert options(plan, desk(office())) == []


@pytest.mark.parametrize(
    "note", ["Catatan: penduduk yang belum rekam dihitung", "Keterangan: data final", "Belum memiliki KK: 12"]
)
def test_notes_of_people_who_lack_something_are_not_asked(note: str) -> None:
    assert options(stock(note)) == []


def test_a_note_among_the_rows_is_asked_like_one_below() -> None:
    rows = [*deeds("Sumber: Disdukcapil, 2023")]
    rows.insert(5, ("Kecamatan di bawah ini baru sampai TW II",))
    assert options(rows) == ['--means "Kecamatan di bawah ini baru sampai TW II=-"']


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("s.d. 30/09/2023", True),
        ("Sept. 2023", True),
        ("kuartal ke-4", True),
        ("6 bulan", True),
        ("Tahun 2023", False),
        ("usia 17 tahun", False),
        ("TW IV 2022", False),
        ("5 Januari 2024", False),
    ],
)
def test_which_texts_name_a_part_of_the_year(text: str, *, names: bool) -> None:
    assert names_part_of(text, 2023) is names
