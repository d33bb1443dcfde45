"""Which rows a total adds up: by its words, by its place, and by what fits all its figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from tests.intake.desks import codes, desk, said, taken
from tests.unit.dossier.test_intake_budgets import office
from tests.unit.dossier.test_intake_other_rows import TITLE

from capaian.dossier.intake.sums import Figures
from capaian.dossier.intake.total_readings import Matcher, Places, Reading, Total, Way
from capaian.dossier.intake.total_words import Level, is_total, level_of


@dataclass(frozen=True)
class Line:
    """A row with figures."""

    row: int
    figures: Figures = field(default_factory=dict)


def line(row: int, *figures: int) -> Line:
    """A row with figures in columns `a` and `b`."""
    return Line(row, {name: Decimal(figure) for name, figure in zip("ab", figures, strict=False)})


def total(row: int, words: str, *figures: int) -> Total:
    """A total with figures in columns `a` and `b`."""
    return Total(row, line(row, *figures).figures, words)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Jumlah", Level.UNNAMED),
        ("Jumlah Wilayah Utara", Level.UNNAMED),
        ("Sub Jumlah", Level.PART),
        ("SUBTOTAL I", Level.PART),
        ("Jumlah halaman 3", Level.PAGE),
        ("Jumlah hal. ini", Level.PAGE),
        ("Pindahan dari halaman 1", Level.CARRIED),
        ("Jumlah yang dipindahkan", Level.CARRIED),
        ("Jumlah halaman sebelumnya", Level.CARRIED),
        ("Jumlah s.d. halaman ini", Level.SO_FAR),
        ("Jumlah sampai dengan bulan ini", Level.SO_FAR),
        ("s/d Maret", Level.SO_FAR),
        ("Jumlah kumulatif", Level.SO_FAR),
        ("Jumlah Sub Kegiatan Pendataan", Level.SUBACTIVITY),
        ("Jumlah Total", Level.WHOLE),
    ],
)
def test_what_the_words_of_a_total_say(text: str, level: Level) -> None:
    assert is_total(text)
    assert level_of(text) is level


@pytest.mark.parametrize("text", ["Sampai Baru", "s.d. 17 tahun", "Jumlahan", "Pindah Datang"])
def test_other_words_are_no_total(text: str) -> None:
    assert not is_total(text)


def rows_of(found: list[Reading | None]) -> list[list[int]]:
    """The rows of readings."""
    return [[part.row for part in one.parts] if one else [] for one in found]


LINES = [line(2, 1, 10), line(3, 2, 20), line(5, 4, 40), line(6, 8, 80)]


def settled(*totals: Total) -> list[list[int]]:
    """What totals are found to add up, where nothing but their place tells."""
    places = Places(totals, LINES)
    ways = (places.since, places.below, lambda _: places.whole())
    return rows_of(Matcher().settle((one, [r for way in ways for r in way(one)]) for one in totals))


def test_a_total_adds_up_what_fits_all_its_figures() -> None:
    above, below = total(4, "Jumlah", 3, 30), total(7, "Jumlah", 15, 150)
    assert settled(above, below) == [[2, 3], [2, 3, 5, 6]]
    assert settled(above, total(7, "Jumlah", 12, 120)) == [[2, 3], [5, 6]]


def test_totals_above_their_rows() -> None:
    assert settled(total(1, "Wilayah I", 3, 30), total(4, "Wilayah II", 12, 120)) == [[2, 3], [5, 6]]


def test_a_wrong_total_is_told_by_the_reading_in_which_the_fewest_figures_differ() -> None:
    """12 alone would be nearer to 15, and 99 differs from both."""
    assert settled(total(4, "Jumlah", 3, 30), total(7, "Jumlah", 12, 99)) == [[2, 3], [5, 6]]


def test_of_readings_as_near_that_is_taken_which_other_totals_have() -> None:
    """14 is nearer to all rows, 15, than to those since the total above, 12."""
    assert settled(total(4, "Jumlah", 3), total(7, "Jumlah", 14)) == [[2, 3], [5, 6]]
    assert settled(total(7, "Jumlah", 14)) == [[2, 3, 5, 6]]


def test_figures_that_cannot_be_read_tell_nothing() -> None:
    parts = [line(2, 1, 10), line(3, 2)]
    one = total(4, "Jumlah", 3, 77)
    (found,) = Matcher().settle([(one, [Reading(Way.WHOLE, parts)])])
    assert found is not None
    assert [*found.parts] == parts


def test_a_total_without_rows_has_no_reading() -> None:
    assert Matcher().settle([(total(1, "Jumlah", 3), [Reading(Way.SINCE, [])])]) == [None]


HEADS = ("Kode", "Uraian", "Anggaran", "Realisasi")
Row = tuple[str | int | None, ...]


def programs(*totals: Row) -> list[Row]:
    """Two programs, each with a total below its rows."""
    first, second = totals
    return [
        TITLE,
        HEADS,
        ("2.12.01", "PROGRAM PENUNJANG", None, None),
        ("2.12.01.2.01.0001", "Pendataan", 500, 490),
        ("2.12.01.2.01.0002", "Pencatatan", 300, 280),
        first,
        ("2.12.02", "PROGRAM PENDAFTARAN", None, None),
        ("2.12.02.2.01.0001", "Pelayanan", 70, 60),
        second,
        ("", "JUMLAH", 870, 830),
    ]


def found(rows: list[Row]) -> list[tuple[str, str]]:
    """What is said of totals."""
    at = desk(office())
    taken(rows, at)
    return [
        (code, where.split(" (")[0])
        for code, (where, _) in zip(codes(at), said(at), strict=True)
        if code.startswith(("total", "fig", "names"))
    ]


A, B = ("Jumlah Program Penunjang", 800, 770), ("Jumlah Program Pendaftaran", 70, 60)


def test_a_total_of_another_name_than_its_rows_is_told_once_and_not_as_a_difference() -> None:
    assert found(programs(("", *A), ("", *B))) == []
    assert found(programs(("", B[0], *A[1:]), ("", *B))) == [("total_misnamed", "6 -")]
    at = desk(office())
    taken(programs(("", B[0], *A[1:]), ("", *B)), at)
    (words,) = [words for _, words in said(at) if "bernama" in words]
    assert words == (
        "Baris ini bernama Jumlah Program Pendaftaran, padahal yang dijumlahkannya baris 4–5, di bawah kode "
        "lain."
    )
    assert "total_differs" not in codes(at)


def test_a_wrong_total_of_another_name_is_held_against_what_comes_nearest() -> None:
    assert found(programs(("", B[0], 800, 771), ("", *B))) == [
        ("total_misnamed", "6 -"),
        ("total_differs", "6 D"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("", "Jumlah 2.12.01 Program Penunjang"), ("", "Jumlah 2.12.02 Program Pendaftaran")),
        (("2.12.01", "Jumlah Program Penunjang"), ("2.12.02", "Jumlah Program Pendaftaran")),
        (("2.12.01", "JUMLAH"), ("2.12.02", "JUMLAH")),
    ],
)
def test_a_total_with_the_code_of_its_rows_is_no_row_of_that_code(first: Row, second: Row) -> None:
    assert found(programs((*first, 800, 770), (*second, 70, 60))) == []
    assert found(programs((*first, 800, 771), (*second, 70, 60))) == [("total_differs", "6 D")]
    assert found(programs((*second, 800, 770), (*second, 70, 60))) == [("total_misnamed", "6 -")]


def test_a_row_with_a_code_that_is_called_a_sum_and_stands_alone_is_a_row() -> None:
    rows = [TITLE, HEADS, ("2.12.01.2.01.0001", "Jumlah Pendataan", 500, 490), ("", "TOTAL", 500, 490)]
    at = desk(office())
    assert [row.cells["revised"] for row in taken(rows, at).rows if row.cells["kind"] == "all"] == ["500"]
    assert found([*rows[:-1], ("", "TOTAL", 501, 490)]) == [("total_differs", "4 C")]
