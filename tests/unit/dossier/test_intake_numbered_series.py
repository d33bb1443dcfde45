"""Columns beside each other that number something: parts of a time, which only some heads tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.intake.desks import Cells, codes, desk, said, table, uncounted, values
from tests.unit.dossier.test_intake_budgets import amounts, office

from capaian.dossier.intake.counts import Taken
from capaian.dossier.intake.crossings import take_table
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.row_times import propose_of_time
from capaian.dossier.intake.table_checks import check_table
from capaian.dossier.spreadsheets.model import Span

FIRST, SECOND = "2.12.01.2.01.0001", "2.12.01.2.01.0002"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
AREAS = ("Paringin", "Lampihong", "Batumandi", "Awayan")
MONEY = "LAPORAN KEUANGAN TAHUN ANGGARAN 2023"
DEEDS = "PENERBITAN AKTA KEMATIAN TAHUN 2023"
Numbers = Sequence[str | int]


def spent(numbers: Numbers, *, above: str | None = "REALISASI", total: bool = True) -> Cells:
    """A budget with a series of columns, each of which holds ten times its place, and their sum."""
    sums = ["JUMLAH"] if total else []
    figures = [10 * n for n in range(1, len(numbers) + 1)]
    lines = [[times * one for one in (*figures, *([sum(figures)] if total else []))] for times in (1, 2)]
    names = ("Kode", "Uraian", "Pagu")
    heads: Cells = (
        [(*names, *numbers, *sums)]
        if above is None
        else [
            (*names, above, *[None] * (len(numbers) - 1), *sums),
            (None, None, None, *numbers, *[None for _ in sums]),
        ]
    )
    rows = [(FIRST, "Pendataan", 5000, *lines[0]), (SECOND, "Pencatatan", 9000, *lines[1])]
    return [(MONEY,), *heads, *rows]


def deeds(numbers: Numbers, title: str = DEEDS, total: str | None = "JML") -> Cells:
    """Deeds of death in a series of columns, and their sum."""
    rows = []
    for line, area in enumerate(AREAS, start=1):
        figures = [(line * 3 + n * 7) % 11 + 1 for n in range(len(numbers))]
        rows.append((line, area, *figures, *([sum(figures)] if total else [])))
    return [(title,), ("No", "Kecamatan", *numbers, *([total] if total else [])), *rows]


def of_time(rows: Cells, at: Desk, *merged: Span) -> Taken:
    """What comes of a table, as of a file."""
    proposal = propose_of_time(table(rows, *merged), at, "tabel")
    assert proposal is not None
    check_table(proposal, at)
    return take_table(proposal, at)


def months_of(found: Taken) -> dict[str, str]:
    """What the first line spent in each period, beside the year."""
    return {period: told[1] for period, told in amounts(found, FIRST).items()}


MONTHS = {f"2023-M{n:02}": str(10 * n) for n in range(1, 13)}


@pytest.mark.parametrize(
    "numbers",
    [range(1, 13), [str(n) for n in range(1, 13)], ROMAN, [f"B{n}" for n in range(1, 13)]],
)
@pytest.mark.parametrize("is_summed", [True, False])
def test_twelve_from_the_first_are_months(numbers: Numbers, *, is_summed: bool) -> None:
    at = desk(office())
    found = of_time(spent([*numbers], total=is_summed), at)
    assert months_of(found) == {"2023": "780", **MONTHS}
    assert (codes(at), at.doubts) == ([], [])


def test_a_head_merged_over_numbers_is_read_alike() -> None:
    at, rows = desk(office()), spent([*range(1, 13)])
    over = [Span(2, 4, 2, 15), *(Span(2, n, 3, n) for n in (1, 2, 3, 16))]
    assert months_of(of_time(rows, at, *over)) == {"2023": "780", **MONTHS}
    assert (codes(at), at.doubts) == ([], [])


def test_four_before_their_sum_are_quarters() -> None:
    at = desk(office())
    found = of_time(spent([1, 2, 3, 4]), at)
    assert months_of(found) == {
        "2023": "100",
        "2023-Q1": "10",
        "2023-Q2": "20",
        "2023-Q3": "30",
        "2023-Q4": "40",
    }
    assert (codes(at), at.doubts) == ([], [])


SERIES = [
    ([*range(1, 10)], "1…9"),
    ([*range(1, 4)], "1…3"),
    ([1, 2], "1…2"),
    (ROMAN[:9], "I…IX"),
    (ROMAN[:11], "I…XI"),
    (ROMAN[6:], "VII…XII"),
    (("TAHAP I", "TAHAP II"), "TAHAP I…TAHAP II"),
    (("Minggu 1", "Minggu 2", "Minggu 3"), "Minggu 1…Minggu 3"),
    (("TERMIN KE-1", "TERMIN KE-2"), "TERMIN KE-1…TERMIN KE-2"),
    (("B1", "B2", "B3", "B4", "B5"), "B1…B5"),
    (("TGL 1", "TGL 2", "TGL 3", "TGL 4"), "TGL 1…TGL 4"),
    (("KE-1", "KE-2", "KE-3"), "KE-1…KE-3"),
    (("I", "II", "IV"), "I…IV"),
    (("KESATU", "KEDUA", "KETIGA"), "KESATU…KETIGA"),
    (("Tahap Pertama", "Tahap Kedua"), "Tahap Pertama…Tahap Kedua"),
    (("GELOMBANG I", "GELOMBANG II"), "GELOMBANG I…GELOMBANG II"),
]


@pytest.mark.parametrize(("numbers", "name"), SERIES)
@pytest.mark.parametrize("is_summed", [True, False])
def test_other_series_of_money_are_asked(numbers: Numbers, name: str, *, is_summed: bool) -> None:
    """Neither the first of them nor their sum is that of the year."""
    at = desk(office())
    of_time(spent(numbers, total=is_summed), at)
    assert "series_untold" in codes(at)
    assert any(f'"REALISASI > {name}=-"' in str(issue.remedy) for issue in at.log.finish(()))


@pytest.mark.parametrize(("numbers", "name"), SERIES)
def test_other_series_of_counts_are_asked(numbers: Numbers, name: str) -> None:
    if len(numbers) < 3 and not isinstance(numbers[0], str):
        numbers = [str(one) for one in (1, 2, 3)]
        name = "1…3"
    at = desk(uncounted(), means={"JML": "akta-mati.issued"})
    of_time(deeds(numbers), at)
    assert codes(at) == ["series_untold"]
    assert any(f'"{name}=-"' in str(issue.remedy) for issue in at.log.finish(()))


def test_no_answer_about_single_columns_settles_what_a_series_counts() -> None:
    numbers = ROMAN[:6]
    means = {f"REALISASI > {number}": "actual" for number in numbers}
    for total in ("-", "actual"):
        at = desk(office(), means={**means, "JUMLAH": total})
        of_time(spent(numbers), at)
        assert "series_untold" in codes(at)


def test_one_answer_makes_a_series_months() -> None:
    at = desk(office(), means={"REALISASI > I...IX": "bulan"})
    found = of_time(spent(ROMAN[:9]), at)
    assert months_of(found) == {"2023": "", **{f"2023-M{n:02}": str(10 * n) for n in range(1, 10)}}
    assert codes(at) == ["year_stays_open"]


def test_one_answer_makes_a_series_quarters_or_halves() -> None:
    at = desk(office(), means={"REALISASI > 1…3": "triwulan"})
    told = months_of(of_time(spent([1, 2, 3]), at))
    assert told == {"2023": "", "2023-Q1": "10", "2023-Q2": "20", "2023-Q3": "30"}
    at = desk(office(), means={"REALISASI > I…II": "semester"})
    assert months_of(of_time(spent(["I", "II"]), at)) == {"2023": "30", "2023-S1": "10", "2023-S2": "20"}
    assert codes(at) == []


def test_a_sum_of_the_last_months_is_not_that_of_the_year() -> None:
    at = desk(office(), means={"REALISASI > VII…XII": "bulan"})
    told = months_of(of_time(spent(ROMAN[6:]), at))
    assert (told["2023"], told["2023-S2"], told["2023-M07"]) == ("", "210", "10")


def test_parts_that_make_up_the_year_leave_their_sum() -> None:
    means = {"REALISASI > TAHAP I…TAHAP III": "setahun"}
    at, rows = desk(office(), means=means), [*spent(("TAHAP I", "TAHAP II", "TAHAP III"))]
    assert months_of(of_time(rows, at)) == {"2023": "60"}
    assert codes(at) == []
    rows[3] = (*rows[3][:-1], 61)
    at = desk(office(), means=means)
    of_time(rows, at)
    assert [place for place, _ in said(at)] == ["4 G (JUMLAH)"]


def test_a_series_that_is_left_out_takes_its_sum_along() -> None:
    at = desk(office(), means={"REALISASI > 1…9": "-"})
    assert months_of(of_time(spent([*range(1, 10)]), at)) == {"2023": ""}
    assert codes(at) == []


def test_an_answer_that_a_series_cannot_be_leaves_the_question() -> None:
    at = desk(office(), means={"REALISASI > 1…9": "triwulan"})
    of_time(spent([*range(1, 10)]), at)
    assert "series_untold" in codes(at)


def test_an_answer_is_remembered_with_the_table() -> None:
    at = desk(office(), means={"REALISASI > 1…9": "bulan"})
    proposal = propose_of_time(table(spent([*range(1, 10)])), at, "tabel")
    assert proposal is not None
    assert [(one.text, one.means) for one in proposal.intake.names] == [
        (f"REALISASI > 1…9: {MONEY}", "bulan")
    ]
    again = desk(replace(office(), intakes=(proposal.intake,)))
    found = of_time(spent([*range(1, 10)]), again)
    assert months_of(found)["2023-M09"] == "90"
    assert codes(again) == ["year_stays_open"]


@pytest.mark.parametrize("answers", [{"JUMLAH": "-"}, {}])
def test_quarters_that_make_another_sum_are_an_error_whatever_is_answered(answers: dict[str, str]) -> None:
    rows = [*spent(["I", "II", "III", "IV"])]
    rows[4] = (*rows[4][:-1], 201)
    at = desk(office(), means=answers)
    of_time(rows, at)
    assert [place for place, _ in said(at)] == ["5 H (JUMLAH)"]


def test_months_of_which_no_row_makes_its_sum_are_an_error() -> None:
    """Where no row shows what is summed, its head does."""
    rows = [*spent([*range(1, 13)])]
    for line in (3, 4):
        rows[line] = (*rows[line][:-1], 785)
    at = desk(office(), means={"JUMLAH": "-"})
    of_time(rows, at)
    assert [place for place, _ in said(at)] == ["4 P (JUMLAH)", "5 P (JUMLAH)"]


def test_each_of_two_times_keeps_its_own_amount() -> None:
    """A quarter and a half of a year were added up, and their sum stored for both."""
    rows = [
        (MONEY,),
        ("Kode", "Uraian", "Pagu", "REALISASI TW I", "REALISASI SEMESTER II"),
        (FIRST, "Pendataan", 5000, 10, 20),
        (SECOND, "Pencatatan", 9000, 30, 40),
    ]
    answers = {"REALISASI TW I": "actual", "REALISASI SEMESTER II": "actual"}
    told = months_of(of_time(rows, desk(office(), means=answers)))
    assert (told["2023-Q1"], told["2023-S2"]) == ("10", "20")


def test_counts_of_numbered_months_are_taken() -> None:
    at = desk(uncounted(), means={"JML": "akta-mati.issued"})
    found = of_time(deeds([*range(1, 13)]), at)
    assert {row[0] for row in values(found, "period")} == {"2023"}
    assert codes(at) == []


def test_four_numbers_of_a_month_are_no_quarters() -> None:
    at = desk(uncounted(), means={"JML": "akta-mati.issued"})
    found = of_time(deeds(ROMAN[:4], "PENERBITAN AKTA KEMATIAN BULAN JUNI 2023"), at)
    assert {row[0] for row in values(found, "period")} == {"2023-M06"}
    assert codes(at) == []


@pytest.mark.parametrize("title", ["PER 31 DESEMBER 2023", "S.D. SEPTEMBER 2023", "S.D. DESEMBER 2023"])
def test_a_title_of_the_year_or_of_no_period_leaves_the_question(title: str) -> None:
    """Of what its own title tells, as of June, a sum needs no answer."""
    rows = [(f"REALISASI ANGGARAN {title}",), *spent(("TAHAP I", "TAHAP II"))[1:]]
    at = desk(office())
    of_time(rows, at)
    assert "series_untold" in codes(at)
    at = desk(office())
    of_time([("REALISASI ANGGARAN SEMESTER I TAHUN 2023",), *rows[1:]], at)
    assert "series_untold" not in codes(at)


def test_a_sum_of_before_and_now_is_none_of_the_year() -> None:
    at = desk(uncounted(), means={"JML": "akta-mati.issued"})
    of_time(deeds(("S.D. BULAN LALU", "BULAN INI")), at)
    assert codes(at) == ["month_untold"]


@pytest.mark.parametrize(
    "numbers",
    [
        ("KELAS 1", "KELAS 2", "KELAS 3"),
        ("L", "P"),
        ("GOL I", "GOL II"),
    ],
)
def test_other_series_are_no_times(numbers: Numbers) -> None:
    at = desk(uncounted(), means={"JML": "akta-mati.issued"})
    of_time(deeds(numbers), at)
    assert "series_untold" not in codes(at)


def test_shares_between_numbers_part_no_series() -> None:
    """Below each number stand rupiah and percent."""
    rows = [
        (MONEY,),
        ("Kode", "Uraian", "Pagu", "REALISASI", *[None] * 5, "JUMLAH", None),
        (None, None, None, "I", None, "II", None, "III", None, None, None),
        (None, None, None, *("Rp", "%") * 4),
        (FIRST, "Pendataan", 5000, 1000, 20, 2000, 40, 500, 10, 3500, 70),
        (SECOND, "Pencatatan", 9000, 900, 10, 1800, 20, 900, 10, 3600, 40),
    ]
    at = desk(office())
    of_time(rows, at)
    assert "series_untold" in codes(at)
    means = {"REALISASI > I > Rp…III": "triwulan"}
    told = months_of(of_time(rows, desk(office(), means=means)))
    assert told == {"2023": "", "2023-Q1": "1000", "2023-Q2": "2000", "2023-Q3": "500"}


def test_a_running_series_is_asked_as_well() -> None:
    at = desk(office())
    of_time(spent(ROMAN[:3], above="REALISASI S.D."), at)
    assert "series_untold" in codes(at)


@pytest.mark.parametrize(
    "numbers", [("PERGESERAN I", "PERGESERAN II"), ("TARGET I", "TARGET II", "TARGET III")]
)
def test_series_of_budgets_and_plans_are_not_asked(numbers: tuple[str, ...]) -> None:
    rows = [
        (MONEY,),
        ("Kode", "Uraian", *numbers, "Pagu Perubahan", "Realisasi"),
        (FIRST, "Pendataan", *[4000] * len(numbers), 5000, 100),
        (SECOND, "Pencatatan", *[8000] * len(numbers), 9000, 200),
    ]
    at = desk(office())
    of_time(rows, at)
    assert "series_untold" not in codes(at)


def test_an_amount_that_would_be_stored_for_two_times_is_an_error() -> None:
    rows = [
        ("REALISASI ANGGARAN TRIWULAN II TAHUN 2023",),
        ("Kode", "Uraian", "Pagu", "REALISASI BULAN INI", "REALISASI TRIWULAN INI"),
        (FIRST, "Pendataan", 5000, 10, 25),
        (SECOND, "Pencatatan", 9000, 30, 40),
    ]
    means = {"REALISASI BULAN INI": "actual", "REALISASI TRIWULAN INI": "actual"}
    at = desk(office(), means=means)
    of_time(rows, at)
    assert "amount_of_two_times" in codes(at)
