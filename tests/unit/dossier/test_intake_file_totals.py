"""Totals of exports that hold several offices: of the file, of the own office, of another one."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, codes, desk, taken
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_other_rows import FIRST, OWN_OFFICE, SECOND, TITLE, line

from capaian.domain.issue import Level
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.other_rows import is_own_total

HEALTH = ("1.02.0.00.0.00.01.0000", "DINAS KESEHATAN")
DISTRICT = ("7.01.0.00.0.00.09.0000", "KECAMATAN HALONG")
HEADS = (
    "Kode SKPD", "Nama SKPD", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening", "Nama Rekening",
    "Anggaran", "Realisasi",
)  # fmt: skip
OWN = (line(OWN_OFFICE, FIRST, "5.1.02.01.01.0024", 500), line(OWN_OFFICE, SECOND, "5.1.02.01.01.0024", 700))
SICK = (line(HEALTH, "1.02.02.2.01.0001", "5.1.02.01.01.0024", 40),)
CAMAT = tuple(line(DISTRICT, f"7.01.01.2.06.000{n}", "5.1.02.01.01.0024", 90 + n) for n in (1, 2, 3))
OWN_NAMED = "JUMLAH DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL"
Row = tuple[str | int, ...]


def total(amount: int, spent: int, words: str = "TOTAL") -> Row:
    """A row of the export that adds up others."""
    return (words, "", "", "", "", "", amount, spent)


def told(*rows: Row) -> Desk:
    """The desk after an export was taken."""
    at = desk(office())
    cells: Cells = [TITLE, HEADS, *rows]
    taken(cells, at)
    return at


def wrong(at: Desk) -> list[tuple[int | None, str]]:
    """Row and column of totals that were found wrong."""
    found = [issue.place for issue in at.log.finish(()) if issue.code == "total_differs"]
    return [(place.row, str(place.column)[0]) for place in found]


# 500 + 700 + 40 + 91 + 92 + 93 = 1516; of the six rows one rupiah each is not spent
WHOLE = total(1516, 1510)
ORDERS = ((*OWN, *SICK, *CAMAT), (*SICK, *CAMAT, *OWN), (*SICK, *OWN, *CAMAT))


@pytest.mark.parametrize("rows", ORDERS)
def test_the_total_of_the_file_is_that_of_all_its_rows(rows: tuple[Row, ...]) -> None:
    assert wrong(told(*rows, WHOLE)) == []
    assert wrong(told(WHOLE, *rows)) == []


@pytest.mark.parametrize("rows", ORDERS)
@pytest.mark.parametrize("place", range(6))
def test_any_wrong_row_is_found_by_it(rows: tuple[Row, ...], place: int) -> None:
    spoiled = [*rows]
    spoiled[place] = (*rows[place][:7], int(rows[place][7]) + 9_000_000)
    assert wrong(told(*spoiled, WHOLE)) == [(9, "H")]


@pytest.mark.parametrize("rows", ORDERS)
def test_a_wrong_total_is_found_though_nothing_of_it_is_right(rows: tuple[Row, ...]) -> None:
    assert wrong(told(*rows, total(1517, 1511))) == [(9, "G"), (9, "H")]


@pytest.mark.parametrize("rows", ORDERS)
def test_the_total_is_no_row_of_the_office_above_it(rows: tuple[Row, ...]) -> None:
    said = " ".join(issue.message for issue in told(*rows, WHOLE).log.finish(()))
    assert "1 baris mulai di sini bukan milik kantor ini (DINAS KESEHATAN; Anggaran 40, " in said
    assert "3 baris mulai di sini bukan milik kantor ini (KECAMATAN HALONG; Anggaran 276, " in said


@pytest.mark.parametrize("words", ["JUMLAH", OWN_NAMED])
def test_totals_of_the_own_office_are_held_against_its_rows(words: str) -> None:
    others = (*SICK, total(40, 39, "JUMLAH"))
    assert wrong(told(*others, *OWN, total(1200, 1198, words))) == []
    assert wrong(told(*others, *OWN, total(1200, 1199, words), *CAMAT)) == [(7, "H")]
    assert wrong(told(*OWN, total(1201, 1198, words), *others)) == [(5, "G")]


def blamed(at: Desk) -> list[tuple[int | None, str, Level]]:
    """Row, column and level of totals of the file that others made wrong."""
    found = [issue for issue in at.log.finish(()) if issue.code == "total_wrong_by_others"]
    return [(issue.place.row, str(issue.place.column)[0], issue.level) for issue in found]


@pytest.mark.parametrize("words", ["JUMLAH", OWN_NAMED])
def test_a_row_of_another_office_that_is_wrong_stops_nobody_whose_own_total_is_right(words: str) -> None:
    sick = ((*SICK[0][:7], 9_039),)
    at = told(*OWN, total(1200, 1198, words), *sick, *CAMAT, WHOLE)
    assert wrong(at) == []
    assert blamed(at) == [(10, "H", Level.WARNING)]
    (said,) = [issue.message for issue in at.log.finish(()) if issue.code == "total_wrong_by_others"]
    assert said.startswith(
        "Jumlah seluruh berkas tertulis 1.510, padahal baris-barisnya berjumlah 10.510 (selisih −9.000). "
        "Bagian kantor ini, 1.198, cocok dengan jumlahnya di baris 5,"
    )


def test_the_row_of_the_own_office_above_its_programs_is_its_total() -> None:
    head = (*OWN_OFFICE, "", "", "", "", 1200, 1198)
    at = told(head, *OWN, *SICK, *CAMAT, total(1517, 1510))
    assert (wrong(at), blamed(at)) == ([], [(10, "G", Level.WARNING)])


@pytest.mark.parametrize("own", [(1200, 1199), (1201, 1198)])
def test_where_the_own_total_is_wrong_too_that_of_the_file_follows(own: tuple[int, int]) -> None:
    column = "H" if own[1] == 1199 else "G"
    at = told(*OWN, total(*own, OWN_NAMED), *SICK, *CAMAT, total(1517, 1511))
    assert wrong(at) == [(5, column)]
    assert blamed(at) == [(10, "G" if column == "H" else "H", Level.WARNING)]


@pytest.mark.parametrize("place", [0, 1])
def test_an_own_row_that_is_wrong_is_an_error_in_the_own_total(place: int) -> None:
    own = [*OWN]
    own[place] = (*OWN[place][:7], int(OWN[place][7]) + 9_000_000)
    at = told(*own, total(1200, 1198, OWN_NAMED), *SICK, *CAMAT, WHOLE)
    assert (wrong(at), blamed(at)) == ([(5, "H")], [])


def test_a_total_of_another_office_proves_nothing_about_the_own_rows() -> None:
    at = told(*SICK, total(40, 39, "JUMLAH"), *OWN, *CAMAT, total(1516, 1511))
    assert (wrong(at), blamed(at)) == ([(10, "H")], [])


def test_totals_of_other_offices_are_not_ours() -> None:
    named = total(9, 9, "JUMLAH DINAS KESEHATAN")
    assert codes(told(*SICK, named, *OWN)) == ["rows_of_others"]
    assert codes(told(*SICK, total(40, 99, "JUMLAH"), *OWN)) == ["rows_of_others"]


def test_a_total_of_nobody_knows_what_is_said_to_be_unchecked() -> None:
    at = told(*SICK, total(7, 7), *OWN, *CAMAT)
    assert sorted(codes(at)) == ["rows_of_others", "rows_of_others", "totals_unchecked"]
    (said,) = [issue.message for issue in at.log.finish(()) if issue.code == "totals_unchecked"]
    assert said.startswith("Jumlah di baris 4 tidak diperiksa")


def test_a_total_over_rows_that_nobody_can_read_is_said_to_be_unchecked() -> None:
    nameless = (*HEALTH, "", "", "", "Belanja lain", 5, 4)
    at = told(*OWN, *SICK, nameless, total(9999, 9998))
    assert codes(at) == ["rows_of_others", "totals_unchecked"]
    # one column that is right tells that all rows are understood but one amount
    assert wrong(told(*OWN, *SICK, nameless, total(1240, 9998))) == [(7, "H")]


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("JUMLAH DINAS KESEHATAN", False),
        ("Total Dinas Kependudukan dan Pencatatan Sipil", True),
        ("JUMLAH", None),
        ("TOTAL BELANJA", None),
        ("JUMLAH 1.02.0.00.0.00.01.0000", False),
        ("JUMLAH 2.12.0.00.0.00.01.0000", True),
    ],
)
def test_whose_a_total_is(text: str, is_own: bool | None) -> None:
    assert is_own_total([text], office().office) is is_own


# own programs are bare headings, and their totals stand in words below them
BARE = (
    (*OWN_OFFICE, "2.12.02", "PROGRAM I", "", "", None, None),
    line(OWN_OFFICE, FIRST, "5.1.02.01.01.0024", 500),
    total(500, 499, "Jumlah Program I"),
    (*OWN_OFFICE, "2.12.03", "PROGRAM II", "", "", None, None),
    line(OWN_OFFICE, SECOND, "5.1.02.01.01.0024", 700),
    total(700, 699, "Jumlah Program II"),
    total(1200, 1198, OWN_NAMED),
)
SICK_NAMED = (*SICK, total(40, 39, "Jumlah Program Kesehatan"), total(40, 39, "JUMLAH DINAS KESEHATAN"))
ALL = total(1240, 1237, "JUMLAH SELURUHNYA")


@pytest.mark.parametrize("rows", [(*SICK_NAMED, *BARE, ALL), (*BARE, *SICK_NAMED, ALL)])
def test_totals_in_words_of_several_offices_are_held_against_their_own_rows(rows: tuple[Row, ...]) -> None:
    assert wrong(told(*rows)) == []
    own = next(place for place, row in enumerate(rows) if row == BARE[2])
    for place, figures in ((own, (700, 499)), (own + 3, (500, 699)), (own + 4, (1210, 1198))):
        spoiled = (*rows[:place], (*rows[place][:6], *figures), *rows[place + 1 :])
        assert wrong(told(*spoiled)) == [(place + 3, "G")]
    at = told(*rows[:-1], total(1200, 1237, "JUMLAH SELURUHNYA"))
    assert (wrong(at), len(blamed(at))) == ([], 1)


def test_a_total_in_words_below_a_heading_with_its_amount_is_held_among_other_offices() -> None:
    first, second = "2.12.03.2.01", "2.12.03.2.02"
    activity = (
        (*OWN_OFFICE, "2.12.03", "PROGRAM", "", "", 900, 898),
        (*OWN_OFFICE, first, "Kegiatan I", "", "", 500, 499),
        line(OWN_OFFICE, f"{first}.0001", "5.1.02.01.01.0024", 500),
        total(500, 499, "Jumlah Kegiatan I"),
        (*OWN_OFFICE, second, "Kegiatan II", "", "", 400, 399),
        line(OWN_OFFICE, f"{second}.0001", "5.1.02.01.01.0024", 400),
    )
    assert wrong(told(*SICK, *activity)) == []
    assert wrong(told(*SICK, *activity[:3], total(510, 499, "Jumlah Kegiatan I"), *activity[4:])) == [
        (7, "G")
    ]
