"""Tables as data: rows, columns, heads, decimals, merged cells, groups, totals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests import factories as make
from tests.paper_text import write_inlines
from tests.unit.documents import cast

from capaian.documents.blocks.desk import Desk
from capaian.documents.layout.model import TableSpec
from capaian.documents.layout.specs import ColumnSpec, RowsSpec, TotalSpec
from capaian.documents.narrative.fields import Format, show
from capaian.documents.tables import TableColumn, _letter, build_table, head_rows, number_row
from capaian.documents.tree import Align, Cell, Number, RowKind, Table, Width
from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Place
from capaian.domain.value import Known, Unit

NAME = ColumnSpec(head="Nama", field="name")


@pytest.fixture(scope="module")
def office() -> Desk:
    return cast.desk()


def spec(rows: str | tuple[RowsSpec, ...], *columns: ColumnSpec, **options: object) -> TableSpec:
    return TableSpec.model_validate(
        {"block": "table", "caption": "Contoh", "rows": rows, "columns": columns, **options}
    )


def build(desk: Desk, rows: str | tuple[RowsSpec, ...], *columns: ColumnSpec, **options: object) -> Table:
    table = build_table(spec(rows, *columns, **options), desk)
    assert table is not None
    return table


def texts(table: Table) -> list[list[str]]:
    return [[write_inlines(cell.content) for cell in row.cells] for row in table.rows]


# --- rows and cells -----------------------------------------------------------------------------------


def test_one_row_per_thing_with_its_fields(office: Desk) -> None:
    table = build(office, "ktp.areas", NAME, ColumnSpec(head="Cakupan", field="ratio"))
    assert texts(table) == [["Hulu", "[90,00]"], ["Tengah", "[90,00]"], ["Hilir", "[90,00]"]]


def test_nothing_selected_is_no_table(office: Desk) -> None:
    assert build_table(spec("indicators where tier = IX", NAME), office) is None
    assert build_table(spec("people.rank.rows", NAME), office) is None


def test_all_unknown_fields_of_a_table_are_reported_once_each_with_the_nearest_names() -> None:
    office = cast.desk()
    columns = [
        ColumnSpec(head="X", field="rasio", origin=Place("layout.yaml", 12)),
        ColumnSpec(head="Y", field="ratio"),
        ColumnSpec(head="Z", text="{{ item.nama }}", origin=Place("layout.yaml", 14)),
    ]
    build_table(spec("ktp.areas", *columns), office)
    issues = [(issue.place.row, issue.value, issue.remedy) for issue in office.notes.issues]
    assert issues == [(12, "rasio", "Yang ada: ratio."), (14, "nama", "Yang ada: name.")]


def test_all_mistakes_of_a_table_are_reported_at_once() -> None:
    """In its queries, its caption, a note and a head; the second group is read though the first is none."""
    desk = cast.desk()
    groups = (RowsSpec(rows="ktp.area"), RowsSpec(rows="ktp.areas"))
    head = ColumnSpec(head="{{ yaer }}", field="ratio")
    wrong = spec(
        groups, head, ColumnSpec(head="X", field="ratoi"), caption="{{ oficce }}", notes=["{{ aera }}"]
    )
    assert build_table(wrong, desk) is not None
    assert {issue.value for issue in desk.notes.issues} == {"area", "yaer", "ratoi", "oficce", "aera"}


def test_marks_stand_in_place_of_missing_figures(office: Desk) -> None:
    table = build(office, "akta.areas", NAME, ColumnSpec(head="Cakupan", field="ratio"))
    assert texts(table)[0] == ["Hulu", "[– tidak ada peristiwa]"]


def test_templates_see_the_row_as_item(office: Desk) -> None:
    column = ColumnSpec(head="A", text="{{ item.name }}: {{ item.ratio }}%\n**{{ item.remainder }}**")
    assert texts(build(office, "ktp.areas", column))[0] == ["Hulu: [90,00]% / [10]"]


def test_empty_lines_of_templates_are_left_out(office: Desk) -> None:
    column = ColumnSpec(head="A", text="{{ item.requested }}\n{{ item.partner }}\n{{ item.signed }}")
    assert texts(build(office, "cooperation", column)) == [["RS"]]


def test_formats_apply_to_the_column(office: Desk) -> None:
    gap = ColumnSpec.model_validate({"head": "Selisih", "field": "gap", "format": "signed"})
    assert texts(build(office, "indicators where tier = II", gap)) == [["[0,00]"], ["[−15,00]"]]


DECIMALS = [
    (None, ["[85,00]", "[85,00]", "[90,00]", "[45]"]),
    (1, ["[85,0]", "[85,0]", "[90,0]", "[45,0]"]),
    (0, ["[85]", "[85]", "[90]", "[45]"]),
]


@pytest.mark.parametrize(("fixed", "shown"), DECIMALS)
def test_a_column_has_one_number_of_decimals(office: Desk, fixed: int | None, shown: list[str]) -> None:
    column = ColumnSpec(head="Realisasi", field="actual", decimals=fixed)
    rows = "indicators where has_target = ya and tier != nasional"
    assert [row[0] for row in texts(build(office, rows, column))] == shown


def test_figures_stand_right_and_words_left(office: Desk) -> None:
    table = build(
        office,
        "ktp.areas",
        ColumnSpec(head="No.", field="#"),
        NAME,
        ColumnSpec(head="Cakupan", field="ratio"),
        ColumnSpec(head="Kode", field="code", align=Align.CENTER),
        ColumnSpec(head="Balok", field="ratio", bar=True),
    )
    aligns = [column.align for column in table.columns]
    assert aligns == [Align.RIGHT, Align.LEFT, Align.RIGHT, Align.CENTER, Align.LEFT]


def test_bars_are_shares_between_0_and_100(office: Desk) -> None:
    bar = ColumnSpec(head="Balok", field="ratio", bar=True)
    table = build(office, "akta.areas", NAME, bar)
    assert [row.cells[1].bar for row in table.rows] == [None, "100", "60"]
    over = build(office, "iku-1", ColumnSpec(head="B", field="achievement", bar=True))
    assert over.rows[0].cells[0].bar == "100"
    assert over.rows[0].cells[0].content == ()


def test_bands_tint_their_cell_only_where_the_layout_says_so(office: Desk) -> None:
    rows = "indicators where tier = II"
    tinted = build(office, rows, ColumnSpec(head="K", field="band", band=True))
    plain = build(office, rows, ColumnSpec(head="K", field="band"))
    assert [row.cells[0].band for row in tinted.rows] == [1, 2]
    assert [row.cells[0].band for row in plain.rows] == [None, None]
    written = build(office, rows, ColumnSpec(head="K", text="{{ item.band }}", band=True))
    assert [row.cells[0].band for row in written.rows] == [1, 2]


def test_the_own_row_is_marked(office: Desk) -> None:
    table = build(office, "peers.ktp.rows", NAME, emphasis="is_own")
    assert [row.emphasis for row in table.rows] == [False, True, False]


# --- numbers of rows, levels, merging -----------------------------------------------------------------


def test_rows_are_numbered_on_the_uppermost_level(office: Desk) -> None:
    numbers = ColumnSpec(head="No.", field="#")
    name = ColumnSpec(head="Jabatan", field="category")
    table = build(office, "people.position.rows", numbers, name, indent="category")
    assert texts(table) == [["1", "Kepala"], ["2", "Fungsional"], ["", "Penata"]]
    assert [row.level for row in table.rows] == [0, 0, 1]
    assert table.indent_column == 1


def test_levels_are_ignored_without_an_indented_column(office: Desk) -> None:
    table = build(office, "nodes", ColumnSpec(head="No.", field="#"), NAME)
    assert {row.level for row in table.rows} == {0}
    assert table.indent_column is None


MERGED = (
    ColumnSpec(head="No.", field="#", number_by="objective.id"),
    ColumnSpec(head="Sasaran", field="objective.name", merge=True),
    ColumnSpec(head="Satuan", field="unit", merge=True),
    NAME,
)


def test_equal_neighbours_become_one_cell(office: Desk) -> None:
    table = build(office, "indicators where objective.id = sasaran-1 and unit = persen", *MERGED)
    first, *others = table.rows
    assert [cell.rows for cell in first.cells] == [2, 2, 2, 1]
    assert [len(row.cells) for row in others] == [1]


def test_merging_never_crosses_a_break_further_left(office: Desk) -> None:
    columns = (
        ColumnSpec(head="Kode", field="code", merge=True),
        ColumnSpec(head="Satuan", field="unit", merge=True),
    )
    table = build(office, "indicators where unit = persen", *columns)
    assert all(cell.rows == 1 for row in table.rows for cell in row.cells)


def test_a_merged_cell_covers_exactly_the_cells_left_out(office: Desk) -> None:
    table = build(office, "indicators", *MERGED)
    width = len(table.columns)
    covered = [sum(c.rows for row in table.rows for c in row.cells)]
    assert covered == [width * len(table.rows)]


def test_numbers_count_changes_of_a_field(office: Desk) -> None:
    table = build(
        office,
        "agreements.pk-2023.targets",
        ColumnSpec(head="No.", field="#", number_by="objective_name"),
        NAME_OF_TARGET,
    )
    assert [row[0] for row in texts(table)] == ["1", "2"]


NAME_OF_TARGET = ColumnSpec(head="Indikator", field="indicator_name")


# --- groups and totals --------------------------------------------------------------------------------

RATIO = ColumnSpec(head="Serapan", field="money.ratio")
REVISED = ColumnSpec(head="Pagu", field="money.revised")


def test_groups_have_heads_and_subtotals(office: Desk) -> None:
    groups = (
        RowsSpec(
            each="programs",
            head="Program {{ group.code }}",
            rows="group.children",
            totals=(
                TotalSpec(label="Jumlah {{ group.code }}", at="name", of="group", kind=RowKind.SUBTOTAL),
            ),
        ),
    )
    table = build(office, groups, NAME, REVISED)
    assert [row.kind.value for row in table.rows] == ["group", "item", "subtotal"] * 2
    assert table.rows[0].cells == (Cell(table.rows[0].cells[0].content, columns=2),)
    assert texts(table)[2] == ["Jumlah I", "[400]"]


def test_groups_without_rows_have_no_head(office: Desk) -> None:
    groups = (
        RowsSpec(head="Kosong", rows="indicators where tier = IX"),
        RowsSpec(head="Isi", rows="programs"),
    )
    table = build(office, groups, NAME)
    assert texts(table)[0] == ["Isi"]


def test_totals_take_the_same_fields_of_another_thing(office: Desk) -> None:
    columns = (ColumnSpec(head="No.", field="#"), NAME, ColumnSpec(head="Cakupan", field="ratio"))
    total = TotalSpec(label="Kabupaten", at="name", of="components.ktp")
    table = build(office, "ktp.areas", *columns, totals=(total,))
    assert table.rows[-1].kind is RowKind.TOTAL
    assert texts(table)[-1] == ["", "Kabupaten", "[90,00]"]


TOTALS = [
    ({"money.ratio": "totals.money.ratio"}, ["Jumlah", "", "[66,00]"]),
    ({"money.revised": "{{ totals.money.revised | rupiah }}"}, ["Jumlah", "[Rp1.000]", ""]),
    ({"money.revised": "", "money.ratio": "totals.money.ratio"}, ["Jumlah", "", "[66,00]"]),
    ({}, ["Jumlah", "", ""]),
]


@pytest.mark.parametrize(("cells", "shown"), TOTALS)
def test_totals_may_name_their_cells(office: Desk, cells: dict[str, str], shown: list[str]) -> None:
    total = TotalSpec(label="Jumlah", at="name", cells=cells)
    assert texts(build(office, "programs", NAME, REVISED, RATIO, totals=(total,)))[-1] == shown


def test_persons_whose_total_has_decimals_keep_none(office: Desk) -> None:
    total = TotalSpec(label="Semua", at="name", cells={"count": "tiers.II.mean_achievement"})
    table = build(office, "people.status.rows", NAME, ColumnSpec(head="n", field="count"), totals=(total,))
    assert [row[1] for row in texts(table)] == ["[5]", "[7]", "[92,50]"]


def test_a_total_may_depend_on_a_condition(office: Desk) -> None:
    total = TotalSpec(label="Jumlah", at="name", when="tiers.IX")
    assert len(build(office, "programs", NAME, totals=(total,)).rows) == 2


# --- heads and column numbers -------------------------------------------------------------------------


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
    assert [(c.text, c.columns, c.rows) for c in first] == [("No.", 1, 2), ("2022", 1, 1), ("2023", 2, 1)]
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
    assert number_row((column("A"), column("B"), computed), True) == ("(1)", "(2)", "(3) = (2) ÷ (1)")


def test_columns_repeat_over_a_query(office: Desk) -> None:
    years = ColumnSpec.model_validate(
        {"head": ["Target", "{{ column.name }}"], "each": "renstra.years", "field": "plan_targets.*"}
    )
    year = cast.rich(indicators=tuple(make.office_year().indicators[1:2]))
    full = make.replace(
        year,
        indicators=(
            make.replace(year.indicators[0], plan_targets={y: make.target(y) for y in range(2021, 2027)}),
        ),
    )
    table = build(cast.desk(full), "indicators", NAME, years)
    assert [c.text for c in table.head[1]] == ["2021", "2022", "2023", "2024", "2025", "2026"]
    assert texts(table)[0][1:3] == ["[2.021,00]", "[2.022,00]"]


def test_repeated_columns_reach_scores_of_evaluations(office: Desk) -> None:
    scores = ColumnSpec.model_validate(
        {"head": "{{ column.name }}", "each": "evaluations.patuh.dimensions", "field": "scores.*"}
    )
    table = build(office, "evaluations.patuh.units", NAME, scores, ColumnSpec(head="Nilai", field="total"))
    assert [c.text for c in table.head[0]] == ["Nama", "Masukan", "Keluaran", "Nilai"]
    assert texts(table) == [["Unit 1", "[30,00]", "[50,00]", "[80,00]"]]


def test_caption_source_and_notes_may_hold_fields(office: Desk) -> None:
    table = build(
        office,
        "programs",
        NAME,
        caption="Program {{ year }}",
        source="{{ renstra.title }}",
        notes=["{{ year }}"],
        width="landscape",
    )
    assert [write_inlines(x) for x in (table.caption, table.source, table.notes[0])] == [
        "Program 2023",
        "Renstra",
        "2023",
    ]
    assert table.width is Width.LANDSCAPE


# --- forms with rows of their own ---------------------------------------------------------------------


def test_cells_of_a_group_stand_in_place_of_the_columns_own(office: Desk) -> None:
    rows = (
        RowsSpec(rows="ktp.areas where name = Hulu", cells={"name": "{{ letter }}. {{ item.name }}"}),
        RowsSpec(
            rows="ktp.areas where name != Hulu", cells={"name": "{{ number }} {{ letter }}", "ratio": "–"}
        ),
        RowsSpec(rows="ktp", cells={"name": "", "ratio": "ktp.numerator"}),
    )
    table = build(office, rows, NAME, ColumnSpec(head="Cakupan", field="ratio", mixed=True))
    assert texts(table) == [
        ["a. Hulu", "[90,00]"],
        ["1 a", "–"],
        ["2 b", "–"],
        ["", write_inlines(build(office, "ktp", ColumnSpec(field="numerator")).rows[0].cells[0].content)],
    ]


def test_the_whole_may_stand_above_its_parts(office: Desk) -> None:
    lead = TotalSpec(
        label="{{ number }}{{ letter }} {{ group.name }}", at="name", cells={"ratio": "group.ratio"}
    )
    rows = (RowsSpec(each="components", leads=(lead,), rows="group.areas where name = Hilir"),)
    table = build(office, rows, NAME, ColumnSpec(head="Cakupan", field="ratio"))
    names = [row[0] for row in texts(table)]
    assert names[0].startswith("1a ")
    assert names[2].startswith("2b ")
    assert names[1] == names[3] == "Hilir"
    assert table.rows[0].kind is RowKind.TOTAL
    assert texts(table)[0][1] == "[90,00]"


def test_a_group_without_rows_has_no_lead(office: Desk) -> None:
    lead = TotalSpec(label="Seluruhnya", at="name")
    rows = (RowsSpec(rows="ktp.areas"), RowsSpec(leads=(lead,), rows="ktp.areas where name = Tidak Ada"))
    assert [row[0] for row in texts(build(office, rows, NAME))] == ["Hulu", "Tengah", "Hilir"]


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
    [("percent", "[3,30]%"), ("index", "[3,30]"), ("scale-4", "[3,30]"), ("buku", "[3,30]\xa0buku")],
)
def test_figures_carry_the_units_that_papers_write_after_them(unit: str, shown: str) -> None:
    figure = Known(Decimal("3.30"), Unit(unit), TraceId("t1"))
    assert write_inlines(show(figure, Format.UNIT)) == shown
