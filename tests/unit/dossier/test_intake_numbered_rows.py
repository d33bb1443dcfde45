"""Small numbers in rows, titles and notes: months, quarters or halves, which only some words tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.intake.desks import Cells, codes, desk, table, uncounted, values
from tests.unit.dossier.test_intake_budgets import amounts, office
from tests.unit.dossier.test_intake_numbered_series import AREAS, FIRST, ROMAN, SECOND, of_time

from capaian.domain.period import MONTHS, Period
from capaian.dossier.intake.noted_states import names_part_of
from capaian.dossier.intake.ordinal_heads import are_numbers_of_parts
from capaian.dossier.intake.periods import numbered_title, span_told
from capaian.dossier.intake.row_times import propose_of_time

STATE = "KEPEMILIKAN KTP-EL TAHUN 2023"


def state(number: int | str, head: str = "PERIODE", title: str = STATE) -> Cells:
    """Who has an identity card, with a column of one small number."""
    rows = [(line, area, number, 1000 + 7 * line, 900 + 7 * line) for line, area in enumerate(AREAS, start=1)]
    return [(title,), ("No", "Kecamatan", head, "Wajib KTP", "Sudah Rekam"), *rows]


def budget(head: str, times: Sequence[str], *, is_running: bool = False) -> Cells:
    """A budget with a row for each time, the code in the first of them."""
    rows: list[tuple[str | int | None, ...]] = []
    for code, name, size in ((FIRST, "Pendataan", 1), (SECOND, "Pencatatan", 2)):
        for n, time in enumerate(times, start=1):
            known = (code, name) if n == 1 else (None, None)
            spent = sum(range(1, n + 1)) if is_running else n
            rows.append((*known, time, 5000 * size, 1000 * size * spent // 100))
    return [
        ("REALISASI ANGGARAN TAHUN ANGGARAN 2023",),
        ("Kode", "Uraian", head, "Pagu", "Realisasi"),
        *rows,
    ]


@pytest.mark.parametrize("head", ["PERIODE", "Periode Ke", "Masa"])
@pytest.mark.parametrize("number", [1, 2, 4, "II"])
def test_a_small_number_of_a_period_is_asked(head: str, number: int | str) -> None:
    at = desk(uncounted())
    of_time(state(number, head), at)
    assert "row_numbers_untold" in codes(at)


@pytest.mark.parametrize(("answer", "period"), [("bulan", "2023-M02"), ("triwulan", "2023-Q2")])
def test_an_answer_tells_what_a_small_number_counts(answer: str, period: str) -> None:
    at = desk(uncounted(), means={"angka PERIODE": answer})
    found = of_time(state(2), at)
    assert {row[0] for row in values(found, "period")} == {period}
    assert codes(at) == []


def test_the_second_half_of_the_year_is_its_end() -> None:
    at = desk(uncounted(), means={"angka PERIODE": "semester"})
    assert {row[0] for row in values(of_time(state(2), at), "period")} == {"2023"}


def test_what_a_small_number_counts_is_remembered() -> None:
    at = desk(uncounted(), means={"angka PERIODE": "triwulan"})
    proposal = propose_of_time(table(state(1)), at, "tabel")
    assert proposal is not None
    again = desk(replace(uncounted(), intakes=(proposal.intake,)))
    assert {row[0] for row in values(of_time(state(3), again), "period")} == {"2023-Q3"}
    assert codes(again) == []


@pytest.mark.parametrize(
    ("rows", "period"),
    [
        (state(9), "2023-M09"),
        (state(6, "BULAN"), "2023-M06"),
        (state("VI", "BULAN"), "2023-M06"),
        (state(3, title="KEPEMILIKAN KTP-EL BULAN MARET 2023"), "2023-M03"),
    ],
)
def test_numbers_that_can_only_be_months_need_no_answer(rows: Cells, period: str) -> None:
    at = desk(uncounted())
    assert {row[0] for row in values(of_time(rows, at), "period")} == {period}
    assert codes(at) == []


def test_small_numbers_of_budgets_are_asked_as_well() -> None:
    at = desk(office())
    of_time(budget("PERIODE", ["1", "2", "3", "4"]), at)
    assert "row_numbers_untold" in codes(at)
    at = desk(office(), means={"angka PERIODE": "triwulan"})
    found = amounts(of_time(budget("PERIODE", ["1", "2", "3", "4"]), at), FIRST)
    assert found == {
        "2023": ("5000", "100"),
        **{f"2023-Q{n}": ("", str(10 * n)) for n in range(1, 5)},
    }


def test_roman_numbers_below_a_head_of_months_are_months() -> None:
    at = desk(office())
    found = amounts(of_time(budget("BULAN", ROMAN), at), FIRST)
    assert found == {"2023": ("5000", "780"), **{f"2023-M{n:02}": ("", str(10 * n)) for n in range(1, 13)}}
    assert (codes(at), at.doubts) == ([], [])


@pytest.mark.parametrize("until", ["s.d. {}", "s/d {}", "sampai dengan {}", "S.D {}", "Hingga {}"])
def test_rows_until_a_month_are_split(until: str) -> None:
    at = desk(office())
    times = [until.format(month) for month in MONTHS]
    found = amounts(of_time(budget("BULAN", times, is_running=True), at), FIRST)
    assert found == {"2023": ("5000", "780"), **{f"2023-M{n:02}": ("", str(10 * n)) for n in range(1, 13)}}
    assert (codes(at), at.doubts) == ([], [])


def test_rows_until_a_quarter_are_split() -> None:
    at = desk(office())
    times = [f"s.d. TW {number}" for number in ROMAN[:4]]
    found = amounts(of_time(budget("TRIWULAN", times, is_running=True), at), FIRST)
    assert found == {"2023": ("5000", "100"), **{f"2023-Q{n}": ("", str(10 * n)) for n in range(1, 5)}}


def test_a_month_that_rows_until_a_month_lack_is_an_error() -> None:
    at = desk(office())
    times = [f"s.d. {month}" for month in MONTHS if month != "Mei"]
    of_time(budget("BULAN", times, is_running=True), at)
    assert "part_lacking" in codes(at)


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("KTP-EL DKB 1/2023", "2023-S1"),
        ("KTP-EL DKB 2/2023", "2023-S2"),
        ("KEPEMILIKAN KTP-EL 1/2023", "2023-M01"),
        ("KEPEMILIKAN KTP-EL 3-2023", "2023-M03"),
        ("DATA KTP-EL DKB I 2023", "2023"),
        ("KEPEMILIKAN KTP-EL PERIODE II TAHUN 2023", "2023"),
        ("KEPEMILIKAN KTP-EL 2023/I", "2023"),
    ],
)
def test_the_time_of_a_title_that_is_a_small_number_is_asked(title: str, period: str) -> None:
    at = desk(uncounted())
    rows = [*state(0, "Rumus", title)]
    of_time(rows, at)
    assert f"--period {period}" in [doubt.option for doubt in at.doubts]
    at = desk(uncounted(), period=Period.parse(period))
    of_time(rows, at)
    assert [doubt for doubt in at.doubts if doubt.text == "periode"] == []


@pytest.mark.parametrize(
    "title",
    [
        "PERIODE 1 JANUARI S.D. 31 DESEMBER 2023",
        "Periode 2023/2024",
        "KTP-EL 01/2023",
        "BULAN 1/2023",
        "KTP-EL 6/2023",
        "DKB SEMESTER I 2023",
        "Nomor 470/1/2023",
    ],
)
def test_other_titles_tell_their_time(title: str) -> None:
    assert numbered_title([title]) is None


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("PER 1 JULI 2023", "2023-M06"),
        ("KEADAAN 1 OKTOBER 2023", "2023-M09"),
        ("Posisi 01-04-2023", "2023-M03"),
        ("PER 2 JULI 2023", "2023-M07"),
        ("PER 30 JUNI 2023", "2023-M06"),
        ("1 JULI S.D. 31 JULI 2023", "2023-M07"),
        ("PER 1 JANUARI 2023", "2023-M01"),
    ],
)
def test_a_first_day_tells_what_there_was_when_the_month_before_was_over(title: str, period: str) -> None:
    span = span_told([title])
    assert span is not None
    assert str(span.at_end(2023)) == period


@pytest.mark.parametrize("note", ["Periode : 9", "Periode: 1", "Masa ke 3", "PERIODE IX"])
def test_a_note_of_a_numbered_period_names_a_part_of_the_year(note: str) -> None:
    assert names_part_of(note, 2023)


@pytest.mark.parametrize("note", ["Periode 1 Januari 2024", "Periode 2023", "Periode : 12 bulan"])
def test_a_note_of_another_period_does_not(note: str) -> None:
    assert not names_part_of(note, 2023)


@pytest.mark.parametrize(
    ("above", "texts", "is_head"),
    [
        (("Kode", "Pagu", "Real", "Real", "Real", "Jumlah"), ("", "", "1", "2", "3", ""), True),
        (("Kode", "Pagu", "Real", "Real", "Jumlah"), ("Kode", "Pagu", "1", "2", "Jumlah"), True),  # merged
        (("Kode", "Pagu", "Real", "Real", "Real", "Jumlah"), ("", "", "7", "8", "9", ""), True),
        (("Kode", "Pagu", "Real", "Real", "Real", "Jumlah"), ("", "", "7", "8", "10", ""), False),
        (("Kode", "Pagu", "Real", "Real", "Jumlah"), ("", "3", "1", "2", ""), False),
        (("Kode", "Pagu", "Real", "Real", "Jumlah"), ("Juai", "", "1", "2", ""), False),
        (("", "", "", "", "", ""), ("No", "Kecamatan", "1", "2", "3", "JML"), True),
        (("", "", "", "", "", ""), ("1", "Juai", "1", "2", "3", "6"), False),
        (("", "", "", "", ""), ("No", "Kecamatan", "1", "2", "JML"), False),
        (("",) * 13, ("Kecamatan", *map(str, range(1, 13))), True),
        (("",) * 12, ("Kecamatan", *map(str, range(1, 12))), False),
        (("",) * 5, ("1", "2", "3", "4", "Jumlah"), False),
    ],
)
def test_a_row_of_numbers_is_one_of_heads_by_what_stands_around_it(
    above: tuple[str, ...], texts: tuple[str, ...], *, is_head: bool
) -> None:
    assert are_numbers_of_parts(above, texts) is is_head
