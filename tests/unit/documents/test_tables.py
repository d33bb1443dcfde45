"""Tables as data: rows, columns, heads, decimals, merged cells, groups, totals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.paper_text import write_inlines
from tests.unit.documents import cast

from capaian.documents.blocks.desk import Desk
from capaian.documents.layout.model import TableSpec
from capaian.documents.layout.specs import ColumnSpec, RowsSpec
from capaian.documents.narrative.fields import Format, show
from capaian.documents.tables import TableColumn, _letter, build_table, head_rows, number_row
from capaian.documents.tree import Number, Table
from capaian.domain.identifiers import TraceId
from capaian.domain.value import Known, Unit

NAME = ColumnSpec(head="Nama", field="name")


@pytest.fixture(scope="module")
def office() -> Desk:
    return cast.desk()


def spec(rows: str | tuple[RowsSpec, ...], *columns: ColumnSpec, **options: object) -> TableSpec:
    return TableSpec.model_validate(
        {"block": "table", "caption": "Contoh", "rows": rows, "columns": columns, **options}
    )


def build(
    desk: Desk, rows: str | tuple[RowsSpec, ...], *columns: ColumnSpec, **options: object
) -> Table:
    table = build_table(spec(rows, *columns, **options), desk)
    assert table is not None
    return table


def texts(table: Table) -> list[list[str]]:
    return [[write_inlines(cell.content) for cell in row.cells] for row in table.rows]


# --- numbers of rows, levels, merging


MERGED = (
    ColumnSpec(head="No.", field="#", number_by="objective.id"),
    ColumnSpec(head="Sasaran", field="objective.name", merge=True),
    ColumnSpec(head="Satuan", field="unit", merge=True),
    NAME,
)


def test_a_merged_cell_covers_exactly_the_cells_left_out(office: Desk) -> None:
    table = build(office, "indicators", *MERGED)
    width = len(table.columns)
    covered = [sum(c.rows for row in table.rows for c in row.cells)]
    assert covered == [width * len(table.rows)]


# --- heads and column numbers


def column(*head: str, unit: str = "") -> TableColumn:
    return TableColumn(ColumnSpec(head=head), head[-1], "", head, unit)


def test_equal_headings_join_and_short_paths_reach_down() -> None:
    columns = (
        column("No."),
        column("2022", "Realisasi"),
        column("2023", "Target"),
        column("2023", "Realisasi", unit="persen"),
    )
    first, second = head_rows(columns)
    assert [(c.text, c.columns, c.rows) for c in first] == [
        ("No.", 1, 2),
        ("2022", 1, 1),
        ("2023", 2, 1),
    ]
    assert [(c.text, c.unit) for c in second] == [
        ("Realisasi", None),
        ("Target", None),
        ("Realisasi", "persen"),
    ]


def test_heads_of_three_levels() -> None:
    rows = head_rows((column("A", "B", "C"), column("A", "B", "D"), column("A", "E")))
    assert [[(c.text, c.columns, c.rows) for c in row] for row in rows] == [
        [("A", 3, 1)],
        [("B", 2, 1), ("E", 1, 2)],
        [("C", 1, 1), ("D", 1, 1)],
    ]


NUMBERED = [(4, None, 0), (5, None, 5), (4, True, 4), (9, False, 0)]


@pytest.mark.parametrize(("width", "wanted", "printed"), NUMBERED)
def test_column_numbers_are_printed_from_five_columns_on(
    width: int, wanted: bool | None, printed: int
) -> None:
    assert len(number_row(tuple(column(str(n)) for n in range(width)), wanted)) == printed


def test_column_numbers_carry_formulas() -> None:
    computed = TableColumn(ColumnSpec(head="C", formula="(2) ÷ (1)"), "c", "", ("C",), "")
    assert number_row((column("A"), column("B"), computed), True) == (
        "(1)",
        "(2)",
        "(3) = (2) ÷ (1)",
    )


# --- forms with rows of their own


@pytest.mark.parametrize(("place", "letter"), [(0, "a"), (25, "z"), (26, "aa"), (52, "ba")])
def test_letters_of_rows_go_on_after_z(place: int, letter: str) -> None:
    assert _letter(place) == letter


def test_a_form_without_noughts_prints_its_mark_with_the_trace_of_the_figure(office: Desk) -> None:
    plain = ColumnSpec(head="Selisih", field="gap")
    marked = ColumnSpec(head="Selisih", field="gap", zero="–")
    figures = build(office, "indicators where tier = II", plain)
    marks = build(office, "indicators where tier = II", marked)
    assert texts(figures) == [["[0,00]"], ["[−15,00]"]]
    assert texts(marks) == [["[–]"], ["[−15,00]"]]
    nought, mark = figures.rows[0].cells[0].content[0], marks.rows[0].cells[0].content[0]
    assert isinstance(nought, Number)
    assert isinstance(mark, Number)
    assert mark.trace == nought.trace


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("percent", "[3,30]%"),
        ("index", "[3,30]"),
        ("scale-4", "[3,30]"),
        ("buku", "[3,30]\xa0buku"),
    ],
)
def test_figures_carry_the_units_that_papers_write_after_them(unit: str, shown: str) -> None:
    figure = Known(Decimal("3.30"), Unit(unit), TraceId("t1"))
    assert write_inlines(show(figure, Format.UNIT)) == shown
