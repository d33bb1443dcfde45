"""Columns that say of which year, and part of it, each row is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.desks import Cells, codes, desk, said, table, uncounted, values
from tests.unit.dossier.test_intake_budgets import office

from capaian.domain.issue import Level
from capaian.domain.period import Period
from capaian.dossier.intake.absent import report_absent
from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.desk import Desk, Proposal
from capaian.dossier.intake.row_times import propose_of_time
from capaian.dossier.intake.subjects import title_of
from capaian.dossier.intake.table_checks import check_table

HEADS = ("nama_kec", "tahun", "semester", "wajib_ktp", "rekam_ktp")
EVENTS = ("kecamatan", "tahun", "triwulan", "akta kematian terbit")


def flat(
    *times: tuple[object, ...], heads: Sequence[str] = HEADS, above: Cells = ()
) -> list[Sequence[object]]:
    """Rows of all kecamatan for each time; each figure tells its time by its place: 100, 200."""
    figures = len(heads) - 1 - len(times[0])
    rows = [
        (name, *time, *(100 * place + 10 * figure for figure in range(figures, 0, -1)))
        for place, time in enumerate(times, 1)
        for name in NAMES
    ]
    return [*above, heads, *rows]


def proposed_of_time(rows: object, at: Desk) -> Proposal:
    proposal = propose_of_time(table(rows), at, "tabel")  # type: ignore[arg-type]  # rows
    assert proposal is not None
    return proposal


def take(rows: object, **asked: object) -> tuple[Taken, Desk]:
    at = desk(uncounted(), **asked)
    proposal = proposed_of_time(rows, at)
    check_table(proposal, at)
    return take_table(proposal, at), at


def told(found: Taken) -> set[tuple[str, ...]]:
    return set(values(found, "measure", "period", "value"))


@pytest.mark.parametrize("year", [2023, "2023", "Tahun 2023", "TA 2023"])
@pytest.mark.parametrize("head", ["tahun", "Tahun Anggaran", "Thn.", "periode"])
def test_rows_of_the_dossiers_year_are_taken_without_a_question(year: object, head: str) -> None:
    heads = ("nama_kec", head, "wajib_ktp", "rekam_ktp")
    found, at = take(flat((year,), heads=heads))
    assert told(found) == {("ktp.eligible", "2023", "120"), ("ktp.holders", "2023", "110")}
    assert (at.doubts, codes(at)) == ([], [])


def test_rows_of_another_year_are_asked_about_as_a_title_of_it_would_be() -> None:
    found, at = take(flat((2022, 2)))
    assert {period for _, period, _ in told(found)} == {"2022"}
    (doubt,) = at.doubts
    assert doubt.words.endswith("padahal dossier ini untuk tahun 2023")
    assert take(flat((2022, 2)), period=Period.parse("2022"))[1].doubts == []


def test_rows_of_another_year_contradict_what_is_asked_for() -> None:
    assert codes(take(flat((2022, 2)), period=Period.year_of(2023))[1]) == ["period_contradicted"]


@pytest.mark.parametrize("times", [[(2022, 2), (2023, 2)], [(2023, 2), (2022, 2)]])
def test_of_several_years_the_rows_of_the_wanted_one_are_taken_and_the_others_told(
    times: list[tuple[int, int]],
) -> None:
    place = 100 * (1 + times.index((2023, 2)))
    found, at = take(flat(*times))
    assert told(found) == {
        ("ktp.eligible", "2023", str(place + 20)),
        ("ktp.holders", "2023", str(place + 10)),
    }
    (issue,) = at.log.finish(())
    assert (issue.code, issue.level, issue.place.row) == (
        "rows_of_other_times",
        Level.WARNING,
        2 + 8 * times.index((2022, 2)),
    )
    assert "--period 2022" in issue.remedy
    found, _ = take(flat(*times), period=Period.year_of(2022))
    assert {period for _, period, _ in told(found)} == {"2022"}


def test_one_row_of_another_year_is_told_with_its_place_and_its_area_is_absent() -> None:
    rows = flat((2023, 2))
    rows[5] = ("Lampihong", 2022, 2, 120, 110)
    found, at = take(rows)
    report_absent([(proposed_of_time(rows, at), found)], at)
    assert len(found.rows) == 14
    by_words = {words: place for place, words in said(at)}
    assert "Lampihong tidak ada di tabel ini, jadi angkanya tidak berubah." in by_words
    (left,) = (words for words in by_words if words.startswith("1 baris mulai di sini tentang Tahun 2022"))
    assert by_words[left] == "6 B (tahun)"


def test_totals_below_each_year_are_held_against_its_rows_and_that_of_all_is_left() -> None:
    """8 * 110 and 8 * 120 of the first year, 8 * 210 and 8 * 220 of the second, then both together."""
    rows = flat((2022, 2), (2023, 2))
    first, second = rows[1:9], rows[9:17]
    sums = [("JUMLAH", None, None, 960, 880), ("JUMLAH", None, None, 1760, 1680)]
    both = ("JUMLAH SELURUHNYA", None, None, 2720, 2560)
    assert codes(take([rows[0], *first, sums[0], *second, sums[1]])[1]) == ["rows_of_other_times"]
    assert codes(take([rows[0], *first, sums[0], *second, sums[1], both])[1]) == ["rows_of_other_times"]
    assert codes(take([rows[0], *first, *second, both])[1]) == ["rows_of_other_times"]
    wrong = ("JUMLAH", None, None, 1760, 1681)
    assert "total_differs" in codes(take([rows[0], *first, sums[0], *second, wrong])[1])


def test_a_year_that_only_the_first_row_of_it_has_goes_on_below() -> None:
    rows = [
        (name, None if name != "Juai" else year, *more) for name, year, *more in flat((2022, 2), (2023, 2))
    ]
    rows[0] = HEADS
    found, _ = take(rows)
    assert told(found) == {("ktp.eligible", "2023", "220"), ("ktp.holders", "2023", "210")}


def test_several_other_years_are_refused_once() -> None:
    _, at = take(flat((2020, 2), (2021, 2)))
    assert codes(at) == ["rows_of_other_years"]
    (issue,) = at.log.finish(())
    assert "--period 2021" in issue.remedy


def test_rows_against_the_year_of_the_title_are_refused() -> None:
    titled = (("KEPEMILIKAN KTP-EL TAHUN 2023",),)
    assert "rows_against_title" in codes(take(flat((2022, 2), above=titled))[1])
    assert codes(take(flat((2023, 2), above=titled))[1]) == []


def test_years_beside_the_title_of_the_wanted_one_are_of_something_else() -> None:
    rows = flat((None, 2), above=(("KEPEMILIKAN KTP-EL TAHUN 2023",),))
    founded = [(name, 1990 + place, *more) for place, (name, _, *more) in enumerate(rows[2:])]
    found, at = take([*rows[:2], *founded])
    assert (len(found.rows), codes(at)) == (16, [])


def test_a_title_of_several_years_is_no_question_where_the_rows_tell_theirs() -> None:
    titled = (("KEPEMILIKAN KTP-EL TAHUN 2022 DAN 2023",),)
    found, at = take(flat((2022, 2), (2023, 2), above=titled))
    assert told(found) == {("ktp.eligible", "2023", "220"), ("ktp.holders", "2023", "210")}
    assert (at.doubts, codes(at)) == ([], ["rows_of_other_times"])


def test_what_is_no_year_beside_figures_is_told() -> None:
    rows = flat((2023, 2))
    rows[4] = ("Batu Mandi", "2O23", 2, 120, 110)
    assert said(take(rows)[1])[0][0] == "5 B (tahun)"


def test_a_column_that_the_user_leaves_out_tells_nothing() -> None:
    found, at = take(flat((2022, 2)), means={"tahun": "-", "semester": "-"})
    assert {period for _, period, _ in told(found)} == {"2023"}
    assert [doubt.option for doubt in at.doubts] == ["--period 2023"]


@pytest.mark.parametrize(
    ("head", "part", "period"),
    [
        ("semester", 1, "2023-S1"),
        ("semester", "I", "2023-S1"),
        ("Triwulan", "TW III", "2023-Q3"),
        ("bulan", 6, "2023-M06"),
        ("bulan", "Juni", "2023-M06"),
        ("bulan", date(2023, 6, 30), "2023-M06"),
        ("semester", 2, "2023"),
        ("bulan", "Desember", "2023"),
    ],
)
def test_the_part_of_the_year_of_all_rows_is_that_of_the_figures(
    head: str, part: object, period: str
) -> None:
    """What is there at the end of the year is what the year ends with."""
    heads = ("nama_kec", "tahun", head, "wajib_ktp", "rekam_ktp")
    found, at = take(flat((2023, part), heads=heads))
    assert {told for _, told, _ in told(found)} == {period}
    assert (at.doubts, codes(at)) == ([], [])


def test_a_part_with_its_year_in_one_cell() -> None:
    heads = ("nama_kec", "periode", "wajib_ktp", "rekam_ktp")
    found, at = take(flat(("Semester II 2022",), ("Semester II 2023",), heads=heads))
    assert told(found) == {("ktp.eligible", "2023", "220"), ("ktp.holders", "2023", "210")}
    assert (at.doubts, codes(at)) == ([], ["rows_of_other_times"])


def test_of_several_parts_the_last_tells_what_is_there() -> None:
    found, at = take(flat((2023, 1), (2023, 2)))
    assert told(found) == {("ktp.eligible", "2023", "220"), ("ktp.holders", "2023", "210")}
    (issue,) = at.log.finish(())
    assert (issue.code, issue.place.column) == ("rows_of_other_times", "C (semester)")
    assert "--period 2023-S1" in issue.remedy


def test_of_several_parts_that_is_taken_which_is_asked_for() -> None:
    found, _ = take(flat((2023, 1), (2023, 2)), period=Period.parse("2023-S1"))
    assert told(found) == {("ktp.eligible", "2023-S1", "120"), ("ktp.holders", "2023-S1", "110")}


def test_events_of_several_parts_are_taken_one_by_one() -> None:
    rows = flat((2023, "I"), (2023, "II"), heads=EVENTS)
    _, at = take(rows)
    assert codes(at) == ["rows_of_several_parts"]
    found, at = take(rows, period=Period.parse("2023-Q1"))
    assert told(found) == {("akta-mati.issued", "2023-Q1", "110")}
    assert codes(at) == ["rows_of_other_times"]


def test_a_part_that_no_row_is_of_is_refused() -> None:
    rows = flat((2023, "I"), (2023, "II"), heads=EVENTS)
    assert "rows_of_several_parts" in codes(take(rows, period=Period.parse("2023-Q4"))[1])


@pytest.mark.parametrize("name", ["KTP", "S2 2023"])
def test_the_title_of_a_flat_table_keeps_what_its_sheet_is_called(name: str) -> None:
    proposal = propose_of_time(table(flat((2023, 2)), name=name), desk(), "tabel")  # type: ignore[arg-type]  # rows
    assert proposal is not None
    assert name in title_of(proposal.table)


@pytest.mark.parametrize("year", [2022, 2023])
def test_a_budget_with_rows_of_several_years(year: int) -> None:
    first, second = "2.12.01.2.01.0001", "2.12.01.2.01.0002"
    rows = [
        ("Tahun", "Kode Sub Kegiatan", "Nilai Anggaran", "Nilai Realisasi"),
        (2022, first, 11_000_000, 10_000_000),
        (2023, first, 21_000_000, 20_000_000),
        (2022, second, 12_000_000, 11_000_000),
        (2023, second, 22_000_000, 21_000_000),
    ]
    at = desk(office(), period=Period.year_of(year))
    proposal = propose_of_time(table(rows), at, "tabel")
    assert proposal is not None
    spent = {value for (value,) in values(take_table(proposal, at), "actual")}
    assert spent == ({"10000000", "11000000"} if year == 2022 else {"20000000", "21000000"})
    assert codes(at) == ["rows_of_other_times"]


def test_counts_of_this_month_are_no_months() -> None:
    """Two of each kecamatan are no February."""
    heads = ("kecamatan", "s.d. bulan lalu", "bulan ini", "akta kematian terbit s.d. bulan ini")
    rows = [("AKTA KEMATIAN BULAN DESEMBER 2023",), heads, *((name, 10, 2, 12) for name in NAMES)]
    found, at = take(rows, means={"akta kematian terbit s.d. bulan ini": "akta-mati.issued"})
    assert told(found) == {("akta-mati.issued", "2023", "12")}
    assert codes(at) == []
