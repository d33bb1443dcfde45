"""Tables and documents as printed: heads over columns, labels, cells that hold a number or nothing."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.printed.table import PrintedCell, PrintedRow, PrintedTable, counts_columns


def table(head: tuple[tuple[str, ...], ...], *rows: tuple[str, ...]) -> PrintedTable:
    made = tuple(
        PrintedRow(line, tuple(PrintedCell(line, column, text) for column, text in enumerate(cells)))
        for line, cells in enumerate(rows, start=5)
    )
    return PrintedTable("3.1", "Keadaan", 2, head, made)


@pytest.mark.parametrize(
    ("head", "paths"),
    [
        ((("No", "Uraian"),), (("No",), ("Uraian",))),
        (
            (("No", "Kinerja", ""), ("", "Target", "Hasil")),
            (("No",), ("Kinerja", "Target"), ("Kinerja", "Hasil")),
        ),
        (
            (("Uraian", "2030", ""), ("(1)", "(2)", "(3)")),
            (("Uraian",), ("2030",), ()),
        ),
        (
            (("Uraian", "Tahun", "", ""), ("", "2029", "2030", "2031")),
            (("Uraian",), ("Tahun", "2029"), ("Tahun", "2030"), ("Tahun", "2031")),
        ),
        ((("Pagu", "Pagu"), ("Pagu", "Sisa")), (("Pagu",), ("Pagu", "Sisa"))),
    ],
    ids=["one-row", "span", "counted-columns", "years", "said-twice"],
)
def test_words_of_a_head_over_each_column(
    head: tuple[tuple[str, ...], ...], paths: tuple[tuple[str, ...], ...]
) -> None:
    assert table(head).paths == paths


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("(1)", "(2)", "(3)"), True),
        (("1", "2", "3", "4 = 3/2"), True),
        (("1", "", "2"), True),
        (("1", "", "3"), False),
        (("2", "3", "4"), False),
        (("1",), False),
        (("No", "Uraian"), False),
        (("2029", "2030"), False),
    ],
)
def test_rows_that_number_the_columns(cells: tuple[str, ...], expected: bool) -> None:
    assert counts_columns(cells) is expected


def test_a_table_is_as_wide_as_its_widest_row() -> None:
    made = table((("A", "B"),), ("x", "1", "2"), ("y",))
    assert made.width == 3
    assert [cell.text for cell in made.column(0)] == ["x", "y"]
    assert [cell.text for cell in made.column(2)] == ["2"]


def test_names_and_lines_of_tables_with_and_without_caption() -> None:
    with_caption = table((("A",),), ("x",))
    assert (with_caption.name, with_caption.line) == ("Tabel 3.1", 2)
    without = PrintedTable("", "", None, (), with_caption.rows)
    assert (without.name, without.line) == ("tabel pada baris 5", 5)
    assert PrintedTable("", "", None, (), ()).line == 0


@pytest.mark.parametrize("sign", ["-", "\u2013", "\u2014", "\u2212", " - "])
def test_a_dash_says_that_there_is_nothing(sign: str) -> None:
    cell = PrintedCell(1, 0, sign)
    assert cell.is_dash
    assert cell.number is None


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        (("1", "Kapal ikan", "12"), "Kapal ikan"),
        (("a.", "Kapal", "12"), "Kapal"),
        (("a.", "12"), "a."),
        (("1", "2"), ""),
        ((), ""),
    ],
)
def test_the_label_of_a_row_is_its_first_words_behind_its_mark(cells: tuple[str, ...], label: str) -> None:
    assert table((), cells).rows[0].label == label


def test_a_cell_with_two_numbers_has_none_of_its_own() -> None:
    understood = read(
        "Tabel 1 Jam\n\nHari | Buka | Orang\nSenin | 8 sampai 16 | 5\nSelasa | 9 sampai 15 | 7\n"
    )
    cells = [row.row.cells for row in understood.tables[0].rows]
    assert [len(row[1].numbers) for row in cells] == [2, 2]
    assert [row[1].number for row in cells] == [None, None]
    assert [row[2].number.text for row in cells if row[2].number] == ["5", "7"]


def test_all_numbers_of_a_report_are_those_of_tables_sentences_and_formulas() -> None:
    text = (
        "Tabel 1 Muatan\n\nBarang | Ton\nBeras | 120\nGaram | 75\n\n"
        "Seluruhnya 195 ton.\n\n$$M = \\frac{75}{195} = 38,46\\%$$\n"
    )
    document = read(text).document
    texts = [number.text for number in document.numbers()]
    assert {"120", "75", "195", "38,46"} <= {*texts}
    assert document.line(4).text == "Beras\t120"
    assert document.line(4).is_row
    assert not document.line(7).is_row
    assert document.pages == 0


def test_pages_are_counted_where_a_file_tells_them() -> None:
    document = read("Satu halaman.\n\fDua halaman.\n\fTiga halaman.\n").document
    assert document.pages == 3
    assert [line.page for line in document.lines if line.text] == [1, 2, 3]
