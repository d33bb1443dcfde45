"""Widths of columns: no word broken, nothing beyond the table, room where it is needed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.writers.docx_reader import docx_of, values
from tests.unit.writers.sample import sample_document, sample_meta

from capaian.documents.tree import (
    Align,
    Cell,
    Chart,
    Column,
    Cover,
    Document,
    Glyph,
    HeadCell,
    LineBreak,
    Link,
    Number,
    Paragraph,
    Reference,
    Row,
    Table,
    Text,
    Width,
)
from capaian.writers.columns import cell_lines, fit_columns
from capaian.writers.letters import width_of
from capaian.writers.row_heights import row_lines
from capaian.writers.table_setting import set_tables
from capaian.writers.theme import SANS_BOLD, SANS_REGULAR, TABLE_SMALL

ROOM = {Width.TEXT: 394.02, Width.FULL: 467.72, Width.LANDSCAPE: 717.17}
LONG = "Terlaksananya pencatatan, penatausahaan dan penerbitan dokumen atas pendaftaran penduduk"


def cell(words: str, **more: object) -> Cell:
    return replace(Cell((Text(words),)), **more)  # type: ignore[arg-type] # names of fields


def table_of(
    heads: list[str], *rows: tuple[Cell, ...], shares: tuple[int, ...] = (), **more: object
) -> Table:
    parts = shares or (10,) * len(heads)
    plain = Table(
        id="t",
        label="Tabel 3.4",
        caption=(),
        columns=tuple(Column(Align.LEFT, share) for share in parts),
        head=(tuple(HeadCell(head) for head in heads),),
        rows=tuple(Row(cells) for cells in rows),
    )
    return replace(plain, **more)  # type: ignore[arg-type] # names of fields


def eselon(width: Width = Width.FULL) -> Table:
    """Nine columns whose shares leave `No.` and the figures less than a word."""
    heads = [
        "No.",
        "Sasaran",
        "Indikator",
        "Satuan",
        "Realisasi",
        "Target",
        "Realisasi",
        "Capaian",
        "Kategori",
    ]
    body = ["1", LONG, LONG, "dokumen", "28.240", "34.000", "29.659", "100,00", "Sangat Tinggi"]
    return table_of(
        heads,
        tuple(map(cell, body)),
        shares=(2, 28, 32, 6, 6, 6, 6, 6, 12),
        width=width,
        column_numbers=(),
    )


def longest(words: str, *, bold: bool, points: float) -> float:
    face = SANS_BOLD if bold else SANS_REGULAR
    return max((width_of(word, face, points) for word in re.split(r"[ \n]+", words)), default=0.0)


def assert_words_fit(table: Table) -> None:
    """Every word of head and body stands whole within its column,
    and the table within its room.
    """
    fit = fit_columns(table)
    side, points = fit.setting.side, fit.setting.text.size
    assert sum(fit.widths) == pytest.approx(ROOM[table.width], abs=0.1)
    for place, width in enumerate(fit.widths):
        room = width - 2 * side
        heads = [row[place].text for row in table.head]
        assert (
            max(longest(head, bold=True, points=fit.setting.head.size) for head in heads) <= room
        )
        for row in table.rows:
            for line in cell_lines(row.cells[place].content):
                assert longest(line, bold=False, points=points) <= room


# --- shares --------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", list(Width))
def test_shares_hold_where_everything_fits(width: Width) -> None:
    table = table_of(["Nama", "Nilai"], (cell("Juai"), cell("99,53")), shares=(3, 1), width=width)
    assert fit_columns(table).widths == pytest.approx(
        (ROOM[width] * 0.75, ROOM[width] * 0.25), abs=0.01
    )


def test_short_columns_give_room_to_long_text() -> None:
    table = table_of(["No.", "Uraian", "Nilai"], (cell("1"), cell(LONG), cell("99,53")))
    number, words, value = fit_columns(table).widths
    assert words > 0.6 * ROOM[Width.TEXT]
    assert number < value < words


def test_words_have_the_width_whatever_the_layout_gives_to_figures() -> None:
    words, figures = ["Sasaran", "Indikator"], ["Target", "Realisasi"]
    body = (cell(LONG * 2), cell(LONG), cell("95,00"), cell("–"))
    fit = fit_columns(
        table_of([*words, *figures], body, shares=(12, 12, 38, 38), width=Width.FULL)
    )
    assert fit.widths[0] > fit.widths[1] > 2 * max(fit.widths[2:])
    assert max(row_lines(table_of([*words, *figures], body, width=Width.FULL), fit)) <= 5


@pytest.mark.parametrize(
    ("words", "width", "expected"),
    [
        ("Juai", Width.TEXT, Width.TEXT),
        (LONG * 4, Width.TEXT, Width.FULL),
        ("Juai", Width.LANDSCAPE, Width.FULL),
        (LONG * 9, Width.LANDSCAPE, Width.LANDSCAPE),
        ("Juai", Width.FULL, Width.FULL),
    ],
)
def test_a_table_is_as_wide_as_its_words_ask_for(
    words: str, width: Width, expected: Width
) -> None:
    table = table_of(
        ["Nama", "Uraian", "Nilai"], (cell(words), cell(words), cell("99,53")), width=width
    )
    cover = Cover("Laporan Kinerja", "2023", "Dinas", "Kabupaten", "Naskah final")
    report, form = (
        set_tables(Document(sample_meta(), blocks)) for blocks in ((cover, table), (table,))
    )
    assert [block.width for block in report.blocks if isinstance(block, Table)] == [expected]
    wanted = Width.LANDSCAPE if width is Width.LANDSCAPE else expected  # of a form
    assert [block.width for block in form.blocks if isinstance(block, Table)] == [wanted]


def test_charts_come_before_the_turned_tables_that_they_follow() -> None:
    """A turned table between them left the page before it empty but for the end of a list."""
    table = table_of(
        ["Nama", "Uraian", "Nilai"],
        (cell(LONG * 9), cell(LONG * 9), cell("9")),
        width=Width.LANDSCAPE,
    )
    chart, words = Chart("g", "Gambar 1", (), (), "{}", "", 90), Paragraph((Text("x"),))
    cover = Cover("Laporan Kinerja", "2023", "Dinas", "Kabupaten", "Naskah final")
    blocks = (cover, words, table, table, chart, chart, words, chart)
    kinds = [type(block) for block in set_tables(Document(sample_meta(), blocks)).blocks]
    assert kinds == [Cover, Paragraph, Chart, Chart, Table, Table, Paragraph, Chart]


@pytest.mark.parametrize(
    ("rows", "expected", "is_small"), [(4, Width.FULL, True), (40, Width.LANDSCAPE, False)]
)
def test_names_beside_years_of_figures_stay_readable(
    rows: int, expected: Width, is_small: bool
) -> None:
    heads = ["Sasaran", "Indikator", *map(str, range(2014, 2022)), "Kategori"]
    body = tuple(map(cell, (LONG, LONG, *("100,00",) * 8, "Sangat Tinggi")))
    shares = (20, 20, *(10,) * 9)
    table = table_of(heads, *(body,) * rows, shares=shares, width=Width.FULL)
    figures = tuple(replace(column, align=Align.RIGHT) for column in table.columns[2:-1])
    table = replace(table, columns=(*table.columns[:2], *figures, table.columns[-1]))
    cover = Cover("Laporan Kinerja", "2023", "Dinas", "Kabupaten", "Naskah final")
    *_, chosen = set_tables(Document(sample_meta(), (cover, table))).blocks
    assert isinstance(chosen, Table)
    fit = fit_columns(chosen)
    assert (chosen.width, fit.is_small, fit.is_tight) == (expected, is_small, False)
    assert min(fit.widths[:2]) >= width_of("n" * 22, SANS_REGULAR, fit.setting.text.size)


def test_a_line_that_fits_after_sharing_is_not_broken() -> None:
    line = "Pengadilan Agama Amuntai dan Kementerian Agama"
    table = table_of(
        ["Mitra", "Keadaan"], (cell(line), cell("berjalan")), shares=(1, 1), width=Width.TEXT
    )
    fit = fit_columns(table)
    assert fit.widths[0] > width_of(line, SANS_REGULAR, 9) + 2 * fit.setting.side


def test_a_column_without_share_still_shows_its_words() -> None:
    assert_words_fit(
        table_of(["Nama", "Keterangan"], (cell("a"), cell("keterangan")), shares=(0, 0))
    )


# --- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [Width.FULL, Width.LANDSCAPE])
def test_no_word_is_broken_in_a_table_of_many_columns(width: Width) -> None:
    assert_words_fit(eselon(width))


@pytest.mark.parametrize(
    "table",
    [block for block in sample_document().blocks if isinstance(block, Table)],
    ids=lambda one: one.id,
)
def test_sample_tables_fill_their_width(table: Table) -> None:
    fit = fit_columns(table)
    assert sum(fit.widths) == pytest.approx(ROOM[table.width], abs=0.1)
    assert min(fit.widths) > 2 * fit.setting.side


def test_depth_takes_room_from_the_indented_column_only() -> None:
    rows = tuple(
        Row((cell("V.2.1"), cell("Kependudukan"), cell(LONG)), level=level) for level in (0, 4)
    )
    table = table_of(["", "", ""], shares=(1, 1, 90), rows=rows, indent_column=1)
    flat = replace(table, rows=(rows[0], replace(rows[1], level=1)))
    deep, shallow = fit_columns(table).widths, fit_columns(flat).widths
    assert deep[1] == pytest.approx(shallow[1] + 3 * 14.17, abs=0.1)
    assert deep[0] == pytest.approx(shallow[0], abs=0.01)


def test_a_spanning_head_widens_what_it_covers() -> None:
    long_head = "Pertanggungjawaban"
    head = ((HeadCell("", rows=2), HeadCell(long_head, columns=2)), (HeadCell("a"), HeadCell("b")))
    body = (cell(LONG * 4), cell("1"), cell("2"))
    fit = fit_columns(table_of(["", "", ""], body, shares=(50, 1, 1), head=head))
    assert (
        fit.widths[1] + fit.widths[2] >= width_of(long_head, SANS_BOLD, 8.5) + 2 * fit.setting.side
    )
    assert fit.widths[1] == pytest.approx(fit.widths[2], abs=0.5)


@pytest.mark.parametrize(
    ("words", "unbroken"),
    [("6.962.697.488", True), ("KTP-el", True), ("Rp\u00a06.962", True), ("dua kata", False)],
)
def test_figures_compounds_and_hard_spaces_are_words(words: str, unbroken: bool) -> None:
    table = table_of(
        ["", ""], (cell(LONG * 6), cell(f"{words} {words}" if unbroken else words)), shares=(99, 1)
    )
    fit = fit_columns(table)
    assert (fit.widths[1] - 2 * fit.setting.side >= width_of(words, SANS_REGULAR, 9)) is unbroken


def test_lines_of_a_cell_hold_every_inline() -> None:
    content = (
        Text("Naik "),
        Number("0,53"),
        LineBreak(),
        Glyph("●", "Sangat Tinggi", 1),
        Reference("t", "Tabel 1"),
        Link("sini", "https://a.go.id"),
    )
    assert cell_lines(content) == ["Naik 0,53", "●Tabel 1sini"]
    assert cell_lines(()) == [""]


# --- type ----------------------------------------------------------------------------------------


def test_type_shrinks_only_where_words_would_not_fit() -> None:
    crowded = table_of(["Realisasi"] * 10, (cell("28.240"),) * 10)
    fit = fit_columns(crowded)
    assert fit.is_small
    assert (fit.setting.text, fit.setting.head) == (TABLE_SMALL, TABLE_SMALL)
    assert_words_fit(crowded)
    assert not fit_columns(replace(crowded, width=Width.FULL)).is_small


def test_what_cannot_fit_stays_within_the_table() -> None:
    fit = fit_columns(table_of(["Pertanggungjawaban"] * 12, (cell("1"),) * 12))
    assert fit.is_small
    assert sum(fit.widths) == pytest.approx(ROOM[Width.TEXT], abs=0.1)


def test_widths_and_padding_reach_the_docx() -> None:
    paper = docx_of(eselon())
    fit = fit_columns(eselon())
    written = [int(width) / 20 for width in values(paper.body, "//w:gridCol/@w:w")]
    assert written == pytest.approx(fit.widths, abs=0.1)
    assert int(values(paper.body, "//w:tblCellMar/w:right/@w:w")[0]) == round(
        fit.setting.side * 20
    )


# --- whatever the table --------------------------------------------------------------------------

WORD = st.text("abcdefgm0129.-", min_size=1, max_size=9)
SOME_WORDS = st.lists(WORD, max_size=12).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 8))
    shares = draw(st.lists(st.integers(0, 60), min_size=count, max_size=count))
    lines = draw(st.lists(st.lists(SOME_WORDS, min_size=count, max_size=count), max_size=5))
    heads = draw(st.lists(SOME_WORDS, min_size=count, max_size=count))
    rows = [tuple(map(cell, line)) for line in lines]
    return table_of(
        heads,
        *rows,
        shares=tuple(shares),
        width=draw(st.sampled_from([Width.FULL, Width.LANDSCAPE])),
    )


@given(tables())
@settings(max_examples=60, deadline=None)
def test_every_word_of_every_table_fits(table: Table) -> None:
    assert_words_fit(table)
