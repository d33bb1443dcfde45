"""One figure in merged cells: told where several rows or columns have it, and read where it is of one."""

from __future__ import annotations

import tracemalloc
from decimal import Decimal

import pytest
from tests.intake.desks import FILE, KTP, Cells, changed, codes, desk, said, table, taken, values
from tests.intake.desks import sheet as sheet_of

from capaian.dossier.intake import merged_figures
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.grid import FigureSpans, make_grid
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.merged_amounts import are_lines_apart
from capaian.dossier.intake.merged_figures import MergedFigures
from capaian.dossier.spreadsheets.model import CellValue, Sheet, Span

SEVERAL = "figure_of_several"
BUDGET: Cells = (
    ("REALISASI ANGGARAN TAHUN 2023",),
    (),
    ("Kode", "Uraian", "Anggaran", "Realisasi"),
    ("2.12.02.2.01.0001", "Pendataan", 10_000_000, 9_000_000),
    ("2.12.02.2.01.0002", "Pencatatan", 20_000_000, 18_000_000),
    ("2.12.02.2.01.0003", "Peningkatan", 30_000_000, 27_000_000),
)
MONTHS: Cells = (
    ("REALISASI ANGGARAN TAHUN 2023",),
    (),
    ("Kode", "Uraian", "Bulan", "Anggaran", "Realisasi"),
    ("2.12.02.2.01.0001", "Pendataan", "Januari", 10_000_000, 1_000_000),
    ("2.12.02.2.01.0001", "Pendataan", "Februari", None, 2_000_000),
    ("2.12.02.2.01.0002", "Pencatatan", "Januari", 20_000_000, 3_000_000),
    ("2.12.02.2.01.0002", "Pencatatan", "Februari", 20_000_000, 4_000_000),
)


def with_cells(rows: Cells, *changes: tuple[int, int, str | int | None]) -> Cells:
    """Rows of a table with cells changed, row and column from 1."""
    made = [[*row] for row in rows]
    for row, column, value in changes:
        made[row - 1][column - 1] = value
    return made


@pytest.mark.parametrize(
    ("cells", "span", "told"),
    [
        (((6, 3, None),), Span(5, 3, 6, 3), {"5 C (Wajib KTP)", "6 C (Wajib KTP)"}),
        (((6, 3, None), (7, 3, None)), Span(5, 3, 7, 3), {f"{row} C (Wajib KTP)" for row in (5, 6, 7)}),
        (((5, 3, "14.843"), (6, 3, None)), Span(5, 3, 6, 3), {"5 C (Wajib KTP)", "6 C (Wajib KTP)"}),
        (((5, 3, 2000), (6, 3, None)), Span(5, 3, 6, 3), {"5 C (Wajib KTP)", "6 C (Wajib KTP)"}),
        (((12, 3, None),), Span(11, 3, 12, 3), {"11 C (Wajib KTP)", "12 C (Wajib KTP)"}),
        (((5, 4, None),), Span(5, 3, 5, 4), {"5 C (Wajib KTP)", "5 D (Sudah Rekam)"}),
    ],
    ids=["two rows", "three rows", "as text", "as a year", "a total", "two columns"],
)
def test_one_count_of_several_cells_is_told_at_each(
    cells: tuple[tuple[int, int, str | int | None], ...], span: Span, told: set[str]
) -> None:
    at = desk()
    taken(changed(*cells), at, span)
    assert {code for code in codes(at) if code != "cell_empty"} == {SEVERAL}
    where = {place for place, message in said(at) if "digabung" in message}
    assert where == told


def test_the_cells_are_named() -> None:
    at = desk()
    taken(changed((6, 3, None)), at, Span(5, 3, 6, 3))
    assert all("C5:C6" in message for _, message in said(at))


def test_a_count_that_reaches_the_last_row_of_a_table_without_others() -> None:
    """The last row has a name alone, and is a row of the table nevertheless."""
    rows = [*(row[1:3] for row in KTP[2:-1])]
    rows[-1] = (rows[-1][0], None)
    at = desk()
    taken((KTP[0], (), *rows), at, Span(10, 2, 11, 2))
    assert SEVERAL in codes(at)


TWO_LINES: Cells = (
    *KTP[:3],
    *(line for row in KTP[3:] for line in (row, (None,) * 4)),
)


def test_rows_that_are_merged_as_a_whole_are_one_row() -> None:
    spans = [Span(row, column, row + 1, column) for row in range(4, 22, 2) for column in range(1, 5)]
    at = desk()
    found = taken(TWO_LINES, at, *spans)
    assert codes(at) == []
    assert values(found, "value")[:2] == [("12364",), ("14843",)]


def test_a_second_line_of_a_name_is_no_other_row() -> None:
    rows = [[*row] for row in TWO_LINES]
    for row in range(5, 20, 2):
        rows[row - 1][1] = "(data per desa terlampir)"
    spans = [Span(row, column, row + 1, column) for row in range(4, 22, 2) for column in (3, 4)]
    at = desk()
    found = taken(rows, at, *spans)
    assert codes(at) == []
    assert values(found, "value")[:2] == [("12364",), ("14843",)]


@pytest.mark.parametrize("head", [None, "Wajib KTP"], ids=["no head", "a merged head"])
def test_columns_below_one_head_are_one_column(head: str | None) -> None:
    rows = [[*row[:3], None, *row[3:]] if len(row) > 2 else row for row in KTP]
    assert isinstance(rows[2], list)
    rows[2][3] = head
    spans = [Span(row, 3, row, 4) for row in range(3, 13)]
    at = desk()
    taken(rows, at, *(spans if head else spans[1:]))
    assert SEVERAL not in codes(at)


def test_a_column_of_remarks_has_no_figures() -> None:
    rows = [
        [*row, *((note,) if (note := "Keterangan" if n == 2 else None) else ())] for n, row in enumerate(KTP)
    ]
    at = desk()
    found = taken(rows, at, Span(5, 4, 5, 5))
    assert codes(at) == []
    assert ("14747",) in values(found, "value")


def test_columns_that_are_not_taken_are_nothing() -> None:
    extra = (None, None, "Lembar formulir", *range(700, 709))
    rows = [[*row, *((value,) if value is not None else ())] for row, value in zip(KTP, extra, strict=True)]
    rows[5][4] = None
    at = desk()
    found = taken(rows, at, Span(5, 5, 6, 5))
    assert SEVERAL not in codes(at)
    assert len(found.rows) == 16


SEXES: Cells = (
    ("KTP-EL TAHUN 2023",),
    (),
    ("No", "Kecamatan", "Wajib KTP", None, None),
    (None, None, "L", "P", "L+P"),
    (1, "Juai", 6000, 6364, 12364),
    (2, "Halong", 14843, None, 14843),
    (3, "Awayan", 5000, 5356, 10356),
    (4, "Lampihong", 7000, 6907, 13907),
)


def test_a_merged_part_leaves_its_sum_as_it_is() -> None:
    at = desk()
    found = taken(SEXES, at, Span(6, 3, 6, 4))
    assert SEVERAL not in codes(at)
    assert values(found, "value") == [("12364",), ("14843",), ("10356",), ("13907",)]


@pytest.mark.parametrize(
    ("cells", "span", "rows"),
    [
        (((5, 3, None),), Span(4, 3, 5, 3), {4, 5}),
        (((5, 4, None), (6, 4, None)), Span(4, 4, 6, 4), {4, 5, 6}),
    ],
    ids=["granted", "spent"],
)
def test_one_amount_of_several_nodes_is_told(
    cells: tuple[tuple[int, int, None], ...], span: Span, rows: set[int]
) -> None:
    at = desk()
    taken(with_cells(BUDGET, *cells), at, span)
    told = {place for place, message in said(at) if "digabung" in message}
    assert {int(place.split()[0]) for place in told} == rows


def test_a_row_of_a_budget_that_is_merged_as_a_whole_is_one_row() -> None:
    """Its code was called repeated."""
    rows = [*BUDGET[:5], (None,) * 4, *BUDGET[5:]]
    at, plain = desk(), desk()
    found = taken(rows, at, *(Span(5, column, 6, column) for column in range(1, 5)))
    assert [row.cells for row in found.rows] == [row.cells for row in taken(BUDGET, plain).rows]
    assert (at.doubts, codes(at)) == (plain.doubts, codes(plain))


def test_what_is_granted_over_the_months_of_a_node_is_one_amount() -> None:
    at = desk()
    taken(MONTHS, at, Span(4, 4, 5, 4))
    assert SEVERAL not in codes(at)


def test_what_is_spent_in_several_months_is_told() -> None:
    at = desk()
    taken(with_cells(MONTHS, (5, 5, None)), at, Span(4, 5, 5, 5))
    assert SEVERAL in codes(at)


@pytest.mark.parametrize(
    ("upper", "lower", "are_apart"),
    [
        (["2.12.02.2.01.0001"], ["2.12.02.2.01.0002"], True),
        (["2.12.02.2.01.0001"], ["7.01.01.2.02.0001"], True),
        (["5.1.02.01"], ["5.1.02.02"], True),
        (["JUMLAH"], ["2.12.02.2.01.0001"], True),
        (["2.12.02.2.01.0001"], ["JUMLAH"], True),
        (["2.12.02"], ["2.12.02.2.01.0001"], False),
        (["2.12.02.2.01.0001"], ["5.1.02"], False),
        (["5.1.02"], ["5.1.02.01"], False),
        (["2.12.02.2.01.0001"], ["2.12.02.2.01.0001"], False),
        (["2.12.02.2.01.0001"], ["", "Sumber dana: DAU"], False),
        (["JUMLAH"], ["JUMLAH"], False),
    ],
)
def test_which_lines_have_amounts_of_their_own(upper: list[str], lower: list[str], are_apart: bool) -> None:
    assert are_lines_apart(upper, lower) is are_apart


def test_merged_figures_of_a_grid() -> None:
    """Words and blanks are none, and cells beyond the sheet are left out."""
    rows: Cells = [[12364, None], [None, None], ["KTP", "1.234"]]
    spans = Span(1, 1, 2, 1), Span(3, 1, 3, 1), Span(2, 2, 2, 9), Span(3, 2, 9, 2)
    figures = make_grid(FILE, sheet_of(rows, *spans)).figures
    found = {(row, column): figures.at(row, column) for row in range(1, 5) for column in range(1, 4)}
    assert {cell: span for cell, span in found.items() if span is not None} == {
        (1, 1): spans[0],
        (2, 1): spans[0],
        (3, 2): spans[3],
        (4, 2): spans[3],
    }


def test_spans_of_a_column_are_told_apart_and_the_cells_between_have_none() -> None:
    upper, lower = Span(2, 1, 3, 2), Span(6, 2, 7, 2)
    figures = FigureSpans([lower, upper], 2)
    assert [figures.at(row, 2) for row in range(1, 9)] == [
        *(None, upper, upper, None),
        *(None, lower, lower, None),
    ]
    assert [figures.at(row, 1) for row in (2, 6)] == [upper, None]


def test_a_cell_under_two_spans_of_a_broken_book_has_a_figure_of_several() -> None:
    long, short = Span(1, 1, 9, 1), Span(2, 1, 3, 1)
    figures = FigureSpans([short, long], 1)
    assert [figures.at(row, 1) for row in (1, 3, 9, 10)] == [long, long, long, None]


LONG = 300


def test_one_figure_of_many_rows_is_worked_out_once() -> None:
    """Each row of the span asks for it; the rows below its first one are gone through a single time."""
    cells: Cells = (
        *BUDGET[:3],
        *(("2.12.02.2.01.0001", f"Sumber dana {n}", None if n else 1_000, n) for n in range(LONG)),
    )
    found = table(cells, Span(4, 3, 3 + LONG, 3))
    head = found.heads[2]
    looked: list[int] = []

    def is_apart(_: Head, __: int, lower: int) -> bool:
        looked.append(lower)
        return False

    merged = MergedFigures(found, is_apart)
    assert not any(merged.is_of_several(row, head) for row in found.rows)
    assert looked == [*range(5, 4 + LONG)]


def test_rows_merged_sideways_look_through_the_columns_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cells: Cells = (*BUDGET[:3], *((f"2.12.{n}", f"Kegiatan {n}", 1_000, None) for n in range(LONG)))
    found = table(cells, *(Span(row, 3, row, 4) for row in range(4, 4 + LONG)))
    looked: list[object] = []

    def counted(value: CellValue) -> bool:
        looked.append(value)
        return is_figure(value)

    monkeypatch.setattr(merged_figures, "is_figure", counted)
    merged = MergedFigures(found, lambda *_: False)
    assert not any(merged.is_of_several(row, found.heads[2]) for row in found.rows)
    assert len(looked) <= LONG * len(found.heads)


def test_a_figure_over_many_cells_takes_no_room_for_each() -> None:
    """One hundred bytes for each of these cells would be twenty megabytes; rows of references are two."""
    plain = Sheet(
        "KTP", [[Decimal(5), *[None] * 99], *[[None] * 100] * 1_999], merged=(Span(1, 1, 2_000, 100),)
    )
    tracemalloc.start()
    made = make_grid(FILE, plain)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert made.figures.at(2_000, 100) == plain.merged[0]
    assert most < 5_000_000
