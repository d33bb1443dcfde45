"""What titles, heads and names of sheets tell of the time of a table: never taken for another one unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import Cells, desk, proposed, uncounted
from tests.unit.dossier.test_intake_budget_years import CODES, new_office

from capaian.domain.period import Period
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.periods import (
    contradicting_spans,
    find_period,
    span_told,
    told_otherwise,
    years_of,
)
from capaian.dossier.intake.table_checks import check_table

LRA = "LAPORAN REALISASI ANGGARAN"
DEATHS = ("Kematian dilaporkan", "Akta kematian terbit")
HOLDERS = ("Wajib KTP", "Sudah Rekam")


def take(rows: Cells, at: Desk, sheet: str = "Sheet1") -> Taken:
    """What comes of a table, with what is checked of it."""
    proposal = proposed(rows, at, name=sheet)
    check_table(proposal, at)
    return take_table(proposal, at)


def outcome(found: Taken, at: Desk, column: str) -> str:
    """Periods of what was taken; what is asked or refused instead."""
    issues = at.log.finish(())
    refused = [issue.code for issue in issues if issue.code not in ("year_stays_open", "own_differs")]
    told = sorted({row.cells["period"] for row in found.rows if column in row.cells})
    return " ".join(refused or [doubt.option for doubt in at.doubts] or told)


def money(
    *titles: str, heads: tuple[str, ...] = ("Realisasi",), sheet: str = "Sheet1", **asked: object
) -> str:
    """Of which periods spending is, 90 of 900 in each column."""
    rows = [(code, "Sub kegiatan", 900, *[90] * len(heads)) for code in CODES]
    at = desk(new_office(), **asked)
    found = take([*[(title,) for title in titles], ("Kode", "Uraian", "Anggaran", *heads), *rows], at, sheet)
    return outcome(found, at, "actual")


def counted(*titles: str, heads: tuple[str, str] = DEATHS, sheet: str = "Sheet1", **asked: object) -> str:
    """Of which periods counts are."""
    at = desk(uncounted(), **asked)
    rows = [(name, 90, 85) for name in NAMES]
    found = take([*[(title,) for title in titles], ("Kecamatan", *heads), *rows], at, sheet)
    return outcome(found, at, "value")


ASKED = '--means "bulan=-"'


@pytest.mark.parametrize(
    ("title", "result"),
    [
        ("PERIODE 1 JANUARI S.D. 31 MARET 2023", "2023-Q1"),
        ("1 JANUARI 2023 SAMPAI DENGAN 30 JUNI 2023", "2023-S1"),
        ("BULAN APRIL S.D. JUNI 2023", "2023-Q2"),
        ("01/04/2023 - 30/06/2023", "2023-Q2"),
        ("S.D. BULAN MARET 2023", "2023-Q1"),
        ("S.D. TRIWULAN II TAHUN 2023", "2023-S1"),
        ("S.D. TRIWULAN IV TAHUN 2023", "2023"),
        ("BULAN JANUARI 2023", "2023-M01"),
        ("S.D. BULAN JANUARI 2023", "2023-M01"),
        ("TRIWULAN I TAHUN 2023", "2023-Q1"),
        ("TAHUN 2023 (JANUARI - DESEMBER)", "2023"),
        ("UNTUK TAHUN YANG BERAKHIR SAMPAI DENGAN 31 DESEMBER 2023 DAN 2022", "2023"),
        ("S.D. BULAN FEBRUARI 2023", "cumulative_alone"),
        ("S.D. TRIWULAN III TAHUN 2023", "cumulative_alone"),
        ("FEBRUARI - MEI 2023", "months_no_period"),
        ("JANUARI - OKTOBER 2023", "months_no_period"),
        ("JANUARI DAN MARET 2023", "months_no_period"),
        ("JULI 2022 S.D. JUNI 2023", "months_no_period"),
        ("1-15 Maret 2023", "months_no_period"),
        ("PER 15 MARET 2023", "months_no_period"),
        ("BULAN MARET 2023", ASKED),
        ("TRIWULAN II TAHUN 2023", ASKED),
    ],
)
def test_spending_is_of_the_span_of_the_title(title: str, result: str) -> None:
    assert money(LRA, title) == result


@pytest.mark.parametrize(
    "line",
    [
        "Dicetak tanggal 31 Maret 2023",
        "Tanggal cetak: 03 April 2023",
        "Paringin, 31 Maret 2023",
        "Diunduh 30-06-2023 10:22",
    ],
)
def test_the_day_of_a_print_or_signature_is_no_span(line: str) -> None:
    assert money(LRA, "TAHUN ANGGARAN 2023", line) == "2023"
    assert money(LRA, "BULAN MEI 2023", line) == ASKED
    assert counted("AKTA KEMATIAN BULAN MEI 2023", line) == "2023-M05"


@pytest.mark.parametrize(
    ("sheet", "result"),
    [("TW1", "2023-Q1"), ("S1", "2023-S1"), ("Jan", "2023-M01"), ("Mar", ASKED), ("LRA", "2023")],
)
def test_the_name_of_a_sheet_tells_a_span(sheet: str, result: str) -> None:
    assert money(LRA, "TAHUN 2023", sheet=sheet) == result


@pytest.mark.parametrize(
    ("title", "sheet"),
    [("BULAN MARET 2023", "April"), ("TRIWULAN I 2023", "Maret"), ("SEMESTER I 2023", "Semester II")],
)
def test_title_and_sheet_that_contradict_are_told(title: str, sheet: str) -> None:
    assert "spans_contradict" in money(LRA, title, sheet=sheet)
    assert counted(f"AKTA KEMATIAN {title}", sheet=sheet) == "spans_contradict"


def test_the_period_that_the_user_tells_settles_a_contradiction() -> None:
    asked = Period.parse("2023-Q1")
    assert money(LRA, "TRIWULAN I 2023", sheet="Maret", period=asked) == "2023-Q1"
    assert counted("AKTA KEMATIAN TRIWULAN I 2023", sheet="Maret", period=asked) == "2023-Q1"


def test_what_is_there_at_one_end_does_not_contradict_itself() -> None:
    assert counted("KTP-EL SEMESTER I 2023", sheet="Juni 2023", heads=HOLDERS) == "2023-S1"
    assert counted("KTP-EL SEMESTER I 2023", sheet="Juli", heads=HOLDERS) == "spans_contradict"
    assert counted("KTP-EL JUNI 2023", sheet="Juni 2022", heads=HOLDERS) == "spans_contradict"


@pytest.mark.parametrize(
    ("head", "result"),
    [
        ("Realisasi Jan - Mar", "2023-Q1"),
        ("Realisasi TW I", "2023-Q1"),
        ("Realisasi TW II", ASKED),
        ("Realisasi s.d. TW II", "2023-S1"),
        ("Realisasi s.d. TW III", "cumulative_alone"),
        ("Realisasi per 31 Mei 2023", "cumulative_alone"),
        ("Realisasi Februari - Mei", "months_no_period"),
        ("Realisasi Bulan 1 - 6", "2023-S1"),
        ("Realisasi Bulan 6", ASKED),
        ("Realisasi 2022", "--period 2022"),
        ("Realisasi 2023", "2023"),
    ],
)
def test_spending_is_of_the_span_of_its_column(head: str, result: str) -> None:
    assert money(LRA, "TAHUN 2023", heads=(head,)) == result


@pytest.mark.parametrize(
    "title", ["BULAN MARET 2023", "S.D. BULAN MARET 2023", "SAMPAI DENGAN 31 MARET 2023"]
)
def test_this_month_is_the_last_of_the_title(title: str) -> None:
    assert money(LRA, title, heads=("Realisasi bulan ini",)) == "2023-M03"
    assert money(LRA, title, heads=("Realisasi triwulan ini",)) == "2023-Q1"
    assert money(LRA, title, heads=("Realisasi s.d. bulan ini",)) == "2023-Q1"


def test_this_month_of_a_quarter_is_not_told() -> None:
    assert money(LRA, "TRIWULAN I 2023", heads=("Realisasi bulan ini",)) == "month_untold"
    assert money(LRA, "BULAN FEBRUARI 2023", heads=("Realisasi triwulan ini",)) == "month_untold"


def test_a_month_below_a_title_of_all_until_then_may_be_either() -> None:
    assert money(LRA, "S.D. BULAN MARET 2023", heads=("Realisasi Maret",)) == ASKED


def test_of_two_years_beside_each_other_that_of_the_dossier_is_taken() -> None:
    at = desk(new_office())
    rows = [(code, "Sub kegiatan", 900, 80, 90) for code in CODES]
    heads = ("Kode", "Uraian", "Pagu", "Realisasi 2022", "Realisasi 2023")
    found = take([("REALISASI TAHUN 2023",), heads, *rows], at)
    assert {row.cells["actual"] for row in found.rows if row.cells["kind"] == "all"} == {"90"}
    assert at.doubts == []


@pytest.mark.parametrize(
    ("heads", "periods"),
    [
        (("Januari", "Februari", "Maret", "Jumlah"), "2023-M01 2023-M02 2023-M03 2023-Q1"),
        (("Januari", "Februari", "Jumlah"), "2023-M01 2023-M02"),
        (("TW I", "TW II", "TW III", "Jumlah"), "2023-Q1 2023-Q2 2023-Q3"),
    ],
)
def test_the_sum_of_some_parts_of_the_year_is_not_the_year(heads: tuple[str, ...], periods: str) -> None:
    rows = [
        (code, "Sub", 900, *[30 + n] * (len(heads) - 1), (30 + n) * (len(heads) - 1))
        for n, code in enumerate(CODES)
    ]
    at = desk(new_office())
    found = take([("REALISASI TAHUN 2023",), ("Kode", "Uraian", "Anggaran", *heads), *rows], at)
    assert outcome(found, at, "actual") == periods


def triple(*rows: tuple[int, int, int]) -> list[tuple[str, str | None]]:
    """Codes and places of what is wrong with last month, this one, and until this one."""
    at = desk(new_office())
    heads = ("Kode", "Uraian", "Anggaran", "s.d. Bulan Lalu", "Bulan Ini", "s.d. Bulan Ini")
    heads = heads[:3] + tuple(f"Realisasi {head}" for head in heads[3:])
    lines = [(code, "Sub kegiatan", 900, *row) for code, row in zip(CODES, rows, strict=True)]
    take([(LRA,), ("BULAN MARET 2023",), heads, *lines], at)
    issues = [issue for issue in at.log.finish(()) if issue.code != "year_stays_open"]
    return [(issue.code, str(issue.place.row)) for issue in issues]


def test_last_month_and_this_one_make_all_until_now() -> None:
    assert triple((60, 30, 90), (50, 10, 60), (0, 5, 5)) == []
    assert triple((60, 30, 90), (50, 60, 60), (0, 5, 5)) == [("total_differs", "5")]


@pytest.mark.parametrize(
    ("title", "result"),
    [
        ("TRIWULAN I S.D. TRIWULAN IV TAHUN 2023", "2023"),
        ("SEMESTER I DAN SEMESTER II TAHUN 2023", "2023"),
        ("TRIWULAN I DAN II 2023", "2023-S1"),
        ("S.D. JUNI 2023", "2023-S1"),
        ("TW I, TW II DAN TW III 2023", "months_no_period"),
        ("TRIWULAN II DAN TRIWULAN III 2023", "months_no_period"),
        ("PER 31 MEI 2023", "months_no_period"),
        ("DITERBITKAN BULAN MEI 2023", "2023-M05"),
        ("TRIWULAN IV 2023", "--period 2023"),
    ],
)
def test_events_are_of_all_of_the_span(title: str, result: str) -> None:
    assert counted(f"AKTA KEMATIAN {title}") in (result, f"{result}-Q4")


@pytest.mark.parametrize(
    ("title", "result"),
    [
        ("SEMESTER I DAN SEMESTER II 2023", "2023"),
        ("TRIWULAN I SAMPAI TRIWULAN III 2023", "2023-Q3"),
        ("S.D. OKTOBER 2023", "2023-M10"),
        ("JANUARI - OKTOBER 2023", "2023-M10"),
        ("SEMESTER II 2023", "2023"),
    ],
)
def test_what_is_there_is_of_the_end_of_the_span(title: str, result: str) -> None:
    assert counted(f"KEPEMILIKAN KTP-EL {title}", heads=HOLDERS) == result


def test_a_bare_day_above_events_is_asked_about() -> None:
    assert counted("AKTA KEMATIAN 30 JUNI 2023") == "--period 2023-M06"
    assert counted("KTP-EL 30 JUNI 2023", heads=HOLDERS) == "2023-M06"


def test_several_years_in_a_title_are_asked_about() -> None:
    assert counted("KTP-EL TAHUN 2023 DAN 2024", heads=HOLDERS) == "--period 2023"
    assert counted("KTP-EL KEADAAN 31 DESEMBER 2023 DAN 2022", heads=HOLDERS) == "2023"


def test_a_span_without_a_year_is_of_the_year_that_the_user_tells() -> None:
    assert counted("AKTA KEMATIAN SEMESTER I", period=Period.year_of(2023)) == "2023-S1"
    assert counted("AKTA KEMATIAN", period=Period.year_of(2023)) == "2023"


def after(first: str, second: str, **told: object) -> tuple[str, str]:
    """What comes of two tables of the same heads, one after the other, in one dossier."""
    results = []
    office = new_office()
    for title, asked in ((first, told), (second, {})):
        rows = [(code, "Sub kegiatan", 900, 90) for code in CODES]
        at = desk(office, **asked)
        cells = [(title,), ("Kode", "Uraian", "Anggaran", "Realisasi"), *rows]
        proposal = proposed(cells, at)
        results.append(outcome(take_table(proposal, at), at, "actual"))
        office = replace(office, intakes=(proposal.intake,))
    return results[0], results[1]


ALONE = {"bulan": "-"}


@pytest.mark.parametrize(
    ("first", "second", "result"),
    [
        ("REALISASI BULAN JANUARI 2023", "REALISASI S.D. BULAN FEBRUARI 2023", "cumulative_alone"),
        ("REALISASI BULAN JANUARI 2023", "REALISASI BULAN FEBRUARI 2023", ASKED),
        ("REALISASI BULAN MARET 2023", "REALISASI S.D. BULAN MEI 2023", "cumulative_alone"),
        ("REALISASI BULAN MARET 2023", "REALISASI BULAN MEI 2023", "2023-M05"),
        ("REALISASI S.D. BULAN MEI 2023", "REALISASI S.D. BULAN MEI 2023", "2023-M05"),
        ("REALISASI S.D. BULAN MEI 2023", "REALISASI BULAN AGUSTUS 2023", ASKED),
        ("REALISASI TAHUN 2023", "REALISASI BULAN MARET 2023", ASKED),
    ],
)
def test_what_was_said_of_the_months_does_not_outlive_the_title(first: str, second: str, result: str) -> None:
    assert after(first, second, means=ALONE)[1] == result


def test_nobody_was_asked_in_january() -> None:
    asked = after("REALISASI BULAN JANUARI 2023", "REALISASI BULAN FEBRUARI 2023")
    assert asked == ("2023-M01", ASKED)


def test_cells_of_one_line_are_one_title() -> None:
    for titles in (("Periode", "Januari s.d. Maret 2023"), ("1 Januari 2023", "s.d. 31 Maret 2023")):
        assert [span.label for span in [span_told(titles)] if span] == ["Januari\u2013Maret"]
    assert span_told(["TAHUN 2023", "Tanggal Cetak", "31 Maret 2023"]) is None
    assert span_told(["BULAN", ": Maret"]) is not None


def test_a_span_that_says_more_of_the_same_end_goes_before() -> None:
    span = span_told(["TRIWULAN III 2023", "s.d. 30 September 2023"])
    assert span is not None and span.is_until
    assert contradicting_spans(["TRIWULAN III 2023", "s.d. 30 September 2023"], is_at_end=False) is None


def test_the_year_is_not_that_of_a_print_or_a_law() -> None:
    assert years_of(["Lampiran Peraturan Nomor 9 Tahun 2022", "DATA 2023", "Dicetak 2 Januari 2024"]) == (
        2023,
    )
    assert str(find_period(["Diunduh 2 Januari 2024", "DATA AGREGAT SEMESTER I 2023"])) == "2023-S1"


@pytest.mark.parametrize(
    ("title", "asked", "told"),
    [
        ("TRIWULAN I S.D. IV TAHUN 2023", "2023", None),
        ("TRIWULAN I S.D. IV TAHUN 2023", "2023-Q1", "Tahun 2023"),
        ("S.D. MARET 2023", "2023-M03", None),
        ("S.D. MARET 2023", "2023-Q1", None),
        ("S.D. MARET 2023", "2023-Q2", "Triwulan I Tahun 2023"),
    ],
)
def test_what_the_user_asks_for_must_be_what_is_told(title: str, asked: str, told: str | None) -> None:
    assert told_otherwise([title], Period.parse(asked)) == told


@pytest.mark.parametrize(
    ("title", "sheet"),
    [("TAHUN 2022", "Wajib KTP 2023"), ("TAHUN 2023", "2022"), ("SEMESTER II 2022", "th. 2023")],
)
def test_a_sheet_of_another_year_than_its_title_is_told(title: str, sheet: str) -> None:
    assert "spans_contradict" in counted(f"PEMILIK KTP-EL {title}", heads=HOLDERS, sheet=sheet)
    assert "spans_contradict" in money(LRA, title, sheet=sheet)


@pytest.mark.parametrize(
    ("title", "sheet"),
    [
        ("TAHUN 2023", "KTP-el 2023"),
        ("TAHUN 2022 DAN 2023", "Capaian 2023"),
        ("TAHUN 2023", "Lembar 12"),
    ],
)
def test_a_sheet_of_a_year_that_its_title_tells_contradicts_nothing(title: str, sheet: str) -> None:
    assert counted(f"PEMILIK KTP-EL {title}", heads=HOLDERS, sheet=sheet) != "spans_contradict"
    assert "spans_contradict" not in money(LRA, title, sheet=sheet)


@pytest.mark.parametrize(
    "number", ["NOMOR 188.45/71/2025", "No. 400.12/5/2022", "NOMOR : 900 / 17 / DISDUK / 2025"]
)
def test_the_number_of_a_decree_is_no_time(number: str) -> None:
    title = f"LAMPIRAN SURAT KEPUTUSAN {number} TENTANG PEMILIK KTP-EL TAHUN 2023"
    assert counted(title, heads=HOLDERS) == "2023"


@pytest.mark.parametrize(
    "title", ["TRIWULAN III - SEPTEMBER 2023", "TW II – JUNI 2023", "SEMESTER II - DESEMBER 2023"]
)
def test_the_last_month_behind_a_part_of_the_year_settles_nothing_of_money(title: str) -> None:
    assert money(LRA, title) == ASKED


def test_the_last_month_behind_a_part_of_the_year_is_that_of_its_end() -> None:
    assert counted("KTP-EL SEMESTER I - JUNI 2023", heads=HOLDERS) == "2023-S1"
    assert money(LRA, "TRIWULAN I - TRIWULAN II 2023") == "2023-S1"
