"""Years of heads, in two digits too, and the titles that they contradict: no table is taken into either."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from tests.intake.area_layouts import NAMES
from tests.intake.budget_layouts import NAMES as LINES
from tests.intake.desks import desk, sheet, uncounted

from capaian.domain.period import MONTHS, Period
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.grid import make_grid
from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.heads import Head, find_tables
from capaian.dossier.intake.periods import without_year, years_told
from capaian.dossier.intake.table_checks import check_table
from capaian.dossier.intake.wanted_years import of_one_year
from capaian.dossier.spreadsheets.model import CellValue

SHORT = [month[:3] for month in MONTHS]
FORMS = ("{}-23", "{} 23", "{} '23", "{}’23", "{}. 23", "{}23", "{} 2023", "{}-2023", "s.d. {} 23")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("month", ["Jan", "MEI", "Agustus", "des"])
def test_a_month_with_its_year_tells_it(form: str, month: str) -> None:
    assert years_told([form.format(month)]) == {2023}


@pytest.mark.parametrize(
    "text", ["TW I 23", "TW I-23", "Semester II '23", "SMT 1/23", "REALISASI TW IV 23 (Rp)"]
)
def test_a_part_of_a_year_with_its_year_tells_it(text: str) -> None:
    assert years_told([text]) == {2023}


@pytest.mark.parametrize(
    "text",
    [
        "Januari",
        "31 Januari",
        "TW I",
        "TW 12",
        "Usia 17",
        "KIA 23",
        "Jan 2",
        "Jan 230",
        "Maret 12/24",
        "Meinar 23",
    ],
)
def test_other_numbers_tell_no_year(text: str) -> None:
    assert years_told([text]) == frozenset()


@pytest.mark.parametrize(
    ("text", "left"),
    [("Jan-23", "Jan"), ("TW I '23", "TW I"), ("REALISASI MEI 23", "REALISASI MEI"), ("KIA 23", "KIA 23")],
)
def test_what_a_head_tells_besides_its_year(text: str, left: str) -> None:
    assert without_year(text) == left


def test_a_day_before_its_month_is_none() -> None:
    assert years_told(["s.d. 23 Jan 2024"]) == {2024}


def checked(
    title: str, heads: Sequence[CellValue], name: str = "Sheet1", *, is_money: bool = True, **asked: object
) -> Desk:
    """Look at a table of months whose titles and heads may tell years."""
    at = desk(uncounted(), **asked)
    rows: list[list[CellValue]] = [[title], []]
    if is_money:
        figures = [
            [code, words, 90_000_000, *[2_000_000 + 7 * n % 5 for n in range(len(heads))]]
            for code, words in LINES.items()
        ]
        rows += [["KODE", "URAIAN", "PAGU", *heads], *figures]
    else:
        rows += [
            ["KECAMATAN", *heads],
            *[[one, *[30 + 7 * n % 5 for n in range(len(heads))]] for one in NAMES],
        ]
    (table,) = find_tables(make_grid("tabel.xlsx", sheet(rows, name=name)))  # type: ignore[arg-type]  # days too
    proposal = propose(table, at, "tabel")
    assert proposal is not None
    check_table(proposal, at)
    return at


def told(at: Desk) -> list[str]:
    return [issue.message for issue in at.log.finish(()) if issue.code == "heads_against_title"]


DAYS = [date(2023, month, 1) for month in range(1, 13)]
HEADS = [
    *([form.format(month) for month in SHORT] for form in ("{}-23", "{} 23", "{} '23")),
    [f"{month} 2023" for month in MONTHS],
    DAYS,
]


@pytest.mark.parametrize("heads", HEADS)
def test_months_of_another_year_than_the_title_tells_are_refused(heads: Sequence[CellValue]) -> None:
    (words,) = told(checked("REALISASI BELANJA TAHUN 2024", heads))
    assert "Judul kolom menyebut tahun 2023 (kolom D " in words and " sampai kolom O " in words
    assert 'padahal judul tabel menyebut tahun 2024 (A1 "REALISASI BELANJA TAHUN 2024")' in words


@pytest.mark.parametrize("heads", HEADS)
def test_months_of_the_year_that_the_title_tells_are_taken(heads: Sequence[CellValue]) -> None:
    at = checked("REALISASI BELANJA TAHUN 2023", heads)
    assert told(at) == []
    assert [doubt.text for doubt in at.doubts] == []


@pytest.mark.parametrize(
    "title",
    [
        "REALISASI BELANJA",
        "REALISASI BELANJA TAHUN 2022-2024",
        "REALISASI BELANJA TAHUN 2023 DAN 2024",
        "REALISASI BELANJA PER 1 JANUARI 2024",
        "REALISASI BELANJA (RENSTRA 2024-2026)",
    ],
)
def test_titles_that_leave_the_year_open_contradict_none(title: str) -> None:
    assert told(checked(title, HEADS[0])) == []


def test_heads_decide_where_the_sheet_alone_tells_another_year() -> None:
    assert told(checked("REALISASI BELANJA", HEADS[0], "Rekap 2024")) == []


def test_a_year_alone_that_is_another_one_than_that_of_the_dossier_is_asked_about_by_that() -> None:
    assert told(checked("REALISASI BELANJA TAHUN 2024", ["REALISASI 2022"])) == []
    (words,) = told(checked("REALISASI BELANJA TAHUN 2024", ["REALISASI 2023"]))
    assert '(kolom D "REALISASI 2023")' in words


@pytest.mark.parametrize("period", ["2023", "2024"])
def test_no_period_that_is_asked_for_makes_them_one(period: str) -> None:
    assert len(told(checked("REALISASI BELANJA TAHUN 2024", HEADS[0], period=Period.parse(period)))) == 1


@pytest.mark.parametrize(("year", "count"), [(2024, 1), (2023, 0)])
def test_events_of_months_are_held_against_the_title_too(year: int, count: int) -> None:
    heads = HEADS[0]
    means = dict.fromkeys(map(str, heads), "akta-mati.issued")
    title = f"AKTA KEMATIAN YANG DITERBITKAN TAHUN {year}"
    assert len(told(checked(title, heads, is_money=False, means=means))) == count


def test_months_of_two_years_beside_each_other_leave_those_of_the_wanted_one() -> None:
    at = desk(uncounted())
    names = [f"{month}-{year}" for month in SHORT[:3] for year in (22, 23)]
    heads = [Head(place, (name,), name) for place, name in enumerate(names, 2)]
    (table,) = find_tables(
        make_grid("t", sheet([["NAMA", *names], ["a b c", *[1] * 6], ["d e f", *[2] * 6]]))
    )
    assert [head.name for head in of_one_year(table, heads, at)] == ["Jan-23", "Feb-23", "Mar-23"]
