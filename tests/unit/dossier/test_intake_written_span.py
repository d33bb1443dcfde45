"""Spans of time as titles, heads and names of sheets tell them."""

from __future__ import annotations

import pytest

from capaian.domain.period import Period
from capaian.dossier.intake.written_span import Strength, period_of, read_spans, read_years, span_of_period


def told(text: str) -> list[tuple[str, str]]:
    """Months and period of 2024 of each span of a text."""
    return [(span.label, str(span.period(2024))) for span in read_spans(text)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("REALISASI ANGGARAN BULAN MARET 2024", "2024-M03"),
        ("Laporan bulan Maret tahun anggaran 2024", "2024-M03"),
        ("LAPORAN REALISASI ANGGARAN MARET", "2024-M03"),
        ("Jan", "2024-M01"),
        ("Maret (2)", "2024-M03"),
        ("Maret2024", "2024-M03"),
        ("03/2024", "2024-M03"),
        ("AKTA KEMATIAN 2024-05", "2024-M05"),
        ("Bulan 3 Tahun 2024", "2024-M03"),
        ("Bulan: III", "2024-M03"),
        ("bulan ke-11", "2024-M11"),
        ("Bulan Kelima 2024", "2024-M05"),
        ("Bulan ke dua belas 2024", "2024-M12"),
        ("BULAN FEBUARI 2024", "2024-M02"),
        ("BULAN NOPEMBER 2024", "2024-M11"),
        ("1 s.d. 31 Maret 2024", "2024-M03"),
        ("1-29 Februari 2024", "2024-M02"),
        ("KTP-EL DICETAK BULAN JUNI 2024", "2024-M06"),
        ("KIA DITERBITKAN JUNI 2024", "2024-M06"),
        ("KTP DICETAK JUNI 2024", "2024-M06"),
        ("TRIWULAN KETIGA 2024", "2024-Q3"),
        ("Triwulan ke-3 2024", "2024-Q3"),
        ("TW-2/2024", "2024-Q2"),
        ("TW1", "2024-Q1"),
        ("TW_4_2024", "2024-Q4"),
        ("Quarter II 2024", "2024-Q2"),
        ("2024 TW II", "2024-Q2"),
        ("Q3 2024", "2024-Q3"),
        ("S1", "2024-S1"),
        ("DKB S2", "2024-S2"),
        ("Smt. II 2024", "2024-S2"),
        ("Semester 1 - 2024", "2024-S1"),
        ("Semester Pertama dan Prognosis Enam Bulan Berikutnya", "2024-S1"),
        ("PERIODE 1 JANUARI S.D. 31 MARET 2024", "2024-Q1"),
        ("BULAN APRIL S.D. JUNI 2024", "2024-Q2"),
        ("JANUARI - MARET", "2024-Q1"),
        ("JUL\u2013SEP 2024", "2024-Q3"),
        ("01/01/2024 - 31/03/2024", "2024-Q1"),
        ("01-04-2024 s/d 30-06-2024", "2024-Q2"),
        ("1.1.2024 sampai 30.6.2024", "2024-S1"),
        ("2024-07-01 hingga 2024-12-31", "2024-S2"),
        ("1 Januari s.d 30 Juni", "2024-S1"),
        ("Periode: Januari 2024 s.d. Maret 2024", "2024-Q1"),
        ("bulan 1 s.d. 6 tahun 2024", "2024-S1"),
        ("bulan Januari, Februari, dan Maret 2024", "2024-Q1"),
        ("TRIWULAN I S.D. TRIWULAN IV TAHUN 2024", "2024"),
        ("TRIWULAN I - IV", "2024"),
        ("SEMESTER I DAN SEMESTER II TAHUN 2024", "2024"),
        ("Semester I & II", "2024"),
        ("Triwulan I/II 2024", "2024-S1"),
        ("TAHUN 2024 (JANUARI - DESEMBER)", "2024"),
    ],
)
def test_a_span_that_is_a_period(text: str, period: str) -> None:
    assert [found for _, found in told(text)] == [period]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("TW I, TW II DAN TW III 2024", "Januari\u2013September"),
        ("Triwulan II dan Triwulan III", "April\u2013September"),
        ("Triwulan I dan III 2024", "Januari\u2013Maret, Juli\u2013September"),
        ("dari 1 Februari sampai dengan 31 Mei 2024", "Februari\u2013Mei"),
        ("Januari dan Maret 2024", "Januari, Maret"),
        ("JANUARI - OKTOBER 2024", "Januari\u2013Oktober"),
        ("9 bulan pertama tahun 2024", "Januari\u2013September"),
        ("LIMA BULAN PERTAMA TAHUN 2024", "Januari\u2013Mei"),
        ("CATURWULAN I 2024", "Januari\u2013April"),
        ("1-15 Maret 2024", "Maret"),
        ("MINGGU KE-2 MARET 2024", "Maret"),
        ("Pekan II bulan Maret 2024", "Maret"),
        ("10 Maret s.d. 31 Maret 2024", "Maret"),
        ("1 Januari s.d. 5 April 2024", "Januari\u2013April"),
        ("Juli 2023 s.d. Juni 2024", ""),
        ("Januari 2023 - Desember 2024", "Januari\u2013Desember"),
        ("Desember - Januari 2024", ""),
    ],
)
def test_a_span_that_is_no_period(text: str, months: str) -> None:
    assert told(text) == [(months, "None")]


@pytest.mark.parametrize(
    "text",
    [
        "Dicetak tanggal 5 April 2024",
        "Dicetak tanggal 31 Maret 2024",
        "Tanggal cetak: 03 April 2024",
        "Tgl Unduh 31/03/2024",
        "Diunduh 30-06-2024 10:22",
        "Dicetak: April 2024",
        "Data ini dibuat pada Mei oleh bidang pengelolaan",
        "Jakarta, 5 April 2024",
        "Jakarta, 31 Maret 2024",
        "5 April 2024",
        "Peraturan Bupati Nomor 5 Tahun 2023 tanggal 2 Januari 2024",
        "Surat Nomor 400/12/2024 tanggal 31 Januari 2024",
        "63.11.02 Program 2.12.01",
        "SD NEGERI 1 JUAI",
        "Usia 1 s.d. 5 tahun",
        "Kelompok umur 0-4, 5-9",
        "per kecamatan",
        "Tahun 2024 s.d. bulan ini",
        "Realisasi bulan berjalan",
        "TAHUN ANGGARAN 2024",
        "Sarjana S1 dan S2 menurut kecamatan",
        "Triwulan 7",
        "",
    ],
)
def test_what_is_no_span(text: str) -> None:
    assert read_spans(text) == ()


@pytest.mark.parametrize(
    ("text", "months", "closing"),
    [
        ("S.D. BULAN FEBRUARI 2024", "Januari\u2013Februari", 1),
        ("REALISASI S/D MARET 2024", "Januari\u2013Maret", 1),
        ("sampai dengan akhir bulan Juni 2024", "Januari\u2013Juni", 1),
        ("hingga Triwulan III 2024", "Januari\u2013September", 3),
        ("PER 31 DESEMBER 2024 DAN 2023", "Januari\u2013Desember", 1),
        ("Keadaan 30 Juni 2024", "Januari\u2013Juni", 1),
        ("POSISI 31 MEI 2024", "Januari\u2013Mei", 1),
        ("KEADAAN AKHIR DESEMBER 2024", "Januari\u2013Desember", 1),
        ("Kondisi akhir bulan Mei 2024", "Januari\u2013Mei", 1),
        ("POSISI AKHIR TRIWULAN III 2024", "Januari\u2013September", 3),
        ("REALISASI KUMULATIF BULAN MEI 2024", "Januari\u2013Mei", 1),
        ("TA 2024 S.D. BULAN MARET", "Januari\u2013Maret", 1),
    ],
)
def test_a_span_that_tells_its_end_alone_begins_in_january(text: str, months: str, closing: int) -> None:
    (span,) = read_spans(text)
    assert (span.is_until, span.is_one, span.label, span.closing) == (True, False, months, closing)


@pytest.mark.parametrize(
    "text",
    [
        "JANUARI S.D. MARET 2024",
        "BULAN MARET 2024",
        "REALISASI NON KUMULATIF BULAN MEI",
        "Per Maret",
        "KEADAAN DESEMBER 2024",
    ],
)
def test_other_spans_tell_their_beginning(text: str) -> None:
    assert [span.is_until for span in read_spans(text)] == [False]


def test_the_end_of_a_part_is_a_state_as_its_last_day_is() -> None:
    told = [span.is_state for text in ("Keadaan akhir Mei", "Keadaan 31 Mei") for span in read_spans(text)]
    assert told == [True, True]


def test_what_is_there_at_the_end_is_that_of_the_last_thing_named() -> None:
    ends = {
        text: str(span.at_end(2024))
        for text in ("S.D. MARET", "TW I S.D. TW III", "Semester I dan II", "Januari - Maret", "1-15 Maret")
        for span in read_spans(text)
    }
    assert ends == {
        "S.D. MARET": "2024-M03",
        "TW I S.D. TW III": "2024-Q3",
        "Semester I dan II": "2024-S2",
        "Januari - Maret": "2024-M03",
        "1-15 Maret": "2024-M03",
    }


def test_one_month_or_quarter_is_one_and_a_run_is_not() -> None:
    texts = ("BULAN MARET", "TW II", "Semester I", "April - Juni", "s.d. Maret")
    assert [span.is_one for text in texts for span in read_spans(text)] == [True, True, True, False, False]


def test_the_sum_since_january_is_that_of_what_begins_then() -> None:
    texts = ("JANUARI 2024", "TW I 2024", "TW II 2024", "MARET 2024")
    assert [span.begins_year for text in texts for span in read_spans(text)] == [True, True, False, False]


def test_a_part_of_a_month_is_no_whole_one_but_its_last_days_close_it() -> None:
    texts = ("1 s.d. 15 Maret 2024", "PER 15 MARET 2024", "PER 29 DESEMBER 2024", "S.D. 28 FEBRUARI 2023")
    assert [span.is_whole for text in texts for span in read_spans(text)] == [False, False, True, True]


def test_a_bare_last_day_is_the_weakest() -> None:
    assert [span.strength for span in read_spans("31 Maret 2024")] == [Strength.DAY]
    assert [span.label for span in read_spans("BULAN MARET 2024, 30 April 2024")] == ["Maret"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("PER 31 DESEMBER 2024 DAN 2023", (2024, 2023)),
        ("TAHUN 2023", (2023,)),
        ("Dicetak 2 Januari 2025", ()),
        ("Peraturan Menteri Nomor 9 Tahun 2022", ()),
        ("Tahun 2023 dan 2024", (2023, 2024)),
    ],
)
def test_years(text: str, years: tuple[int, ...]) -> None:
    assert read_years(text) == years


@pytest.mark.parametrize("text", ["2024-M03", "2024-Q2", "2024-S2", "2024"])
def test_a_period_is_a_span_and_back(text: str) -> None:
    span = span_of_period(Period.parse(text))
    assert (str(span.period(2024)), str(period_of(span.months, 2024))) == (text, text)


@pytest.mark.parametrize("months", [(), (2, 3, 4), (1, 3), (1, 2), (4, 5, 6, 7, 8, 9)])
def test_months_that_are_no_period(months: tuple[int, ...]) -> None:
    assert period_of(frozenset(months), 2024) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("TW IV (S.D. DESEMBER) 2024", "Januari\u2013Desember"),
        ("Triwulan IV sampai dengan 31 Desember 2024", "Januari\u2013Desember"),
        ("SEMESTER II s/d Desember", "Januari\u2013Desember"),
        ("Triwulan III (s.d. September)", "Januari\u2013September"),
        ("REALISASI TW II SD JUNI 2024", "Januari\u2013Juni"),
    ],
)
def test_a_part_that_is_told_until_its_own_end_is_told_since_january(text: str, months: str) -> None:
    (span,) = read_spans(text)
    assert (span.label, span.is_until, span.is_one) == (months, True, False)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Triwulan IV (Oktober s.d. Desember) 2024", "Oktober\u2013Desember"),
        ("SEMESTER II (JULI S.D. DESEMBER) 2024", "Juli\u2013Desember"),
        ("Oktober s.d. Desember 2024", "Oktober\u2013Desember"),
        ("1 Juli s.d. 31 Desember 2024", "Juli\u2013Desember"),
        ("Triwulan II s.d. III 2024", "April\u2013September"),
    ],
)
def test_a_part_that_is_told_from_its_own_beginning_is_that_part(text: str, months: str) -> None:
    assert {(span.label, span.is_until) for span in read_spans(text)} == {(months, False)}
