"""Rows of a sheet as CSV: figures keep their decimals, files keep their columns,
places are remembered.
"""

from __future__ import annotations

import pytest

from capaian.dossier.rows.files import MadeTable, make_table
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.tables.declaration import Column, ColumnNeed, Nature, Table
from capaian.dossier.tables.kinds import CODE, COUNT, DECIMAL, TEXT

FISH: Table[object] = Table(
    "fish.csv",
    "Ikan",
    "",
    (
        Column("species", CODE, "Jenis", need=ColumnNeed.REQUIRED, nature=Nature.KEY),
        Column("port", CODE, "Pelabuhan", need=ColumnNeed.REQUIRED, nature=Nature.KEY),
        Column("tons", DECIMAL, "Ton", need=ColumnNeed.COLUMN, nature=Nature.MEASURED),
        Column("boats", COUNT, "Kapal", nature=Nature.MEASURED),
        Column("note", TEXT, "Catatan", nature=Nature.TEXT),
    ),
    key=("species", "port"),
    record=dict,
    field="",
)
BASE = "species,port,tons,note\ntuna,A,1.50,segar\ntuna,B,,\ncod,A,2.0,\n"


def row(species: str, port: str = "A", **cells: str) -> FlatRow:
    return FlatRow({"species": species, "port": port, **cells})


def make(*rows: FlatRow, base: str = BASE) -> MadeTable:
    return make_table(FISH, base, rows)


SAME = (
    row("tuna", tons="1.5", boats="", note="segar"),
    row("tuna", "B", tons="", boats="", note=""),
    row("cod", tons="2", boats="", note=""),
)


def test_the_same_rows_are_the_same_file() -> None:
    """A number cell holds no zeros at its end: they come from the file."""
    assert make(*SAME).text == BASE


def test_another_figure_is_written_as_it_appears() -> None:
    made = make(row("tuna", tons="1,75", boats="", note="segar"), *SAME[1:])
    assert made.text == BASE.replace("1.50", "1.75")


def test_a_figure_of_a_renamed_row_has_no_zeros_to_keep() -> None:
    made = make(row("salmon", tons="1.5", boats="", note="segar"), *SAME[1:])
    assert made.text == BASE.replace("tuna,A,1.50", "salmon,A,1.5")


def test_a_column_comes_when_it_is_filled() -> None:
    made = make(row("tuna", tons="1.5", boats="12", note="segar"), *SAME[1:])
    assert (
        made.text == "species,port,tons,boats,note\ntuna,A,1.50,12,segar\ntuna,B,,,\ncod,A,2.0,,\n"
    )


def test_a_column_that_the_sheet_has_not_stays() -> None:
    rows = [
        FlatRow({name: text for name, text in one.cells.items() if name != "note"}) for one in SAME
    ]
    assert make(*rows).text == BASE
    assert make(*rows[1:]).text == BASE.replace("tuna,A,1.50,segar\n", "")


def test_the_order_of_the_sheet_is_that_of_the_file() -> None:
    made = make(SAME[2], SAME[0], SAME[1])
    assert made.text == "species,port,tons,note\ncod,A,2.0,\ntuna,A,1.50,segar\ntuna,B,,\n"


def test_without_rows_a_file_goes_unless_it_had_none() -> None:
    assert make().text == ""
    empty = "species,port,tons\n"
    assert make(base=empty).text == empty
    assert make(base="").text == ""


def test_a_new_file_has_the_columns_that_it_needs_and_those_that_are_filled() -> None:
    made = make(row("tuna", tons="", boats="", note="segar"), base="")
    assert made.text == "species,port,tons,note\ntuna,A,,segar\n"


def test_what_cannot_be_read_stays_as_it_was_typed() -> None:
    made = make(row("tuna fish", tons="tiga", boats="-1", note=" a "), base="")
    assert made.text == "species,port,tons,boats,note\ntuna fish,A,tiga,-1,a\n"


def test_texts_are_quoted_where_they_must_be() -> None:
    made = make(row("tuna", tons="1", note='a, "b"\nc'), base="")
    assert made.text == 'species,port,tons,note\ntuna,A,1,"a, ""b""\nc"\n'


def test_a_row_twice_is_written_twice_for_the_reader_to_tell() -> None:
    made = make(SAME[0], SAME[0])
    assert made.text.count("tuna,A,1.50,segar\n") == 2


@pytest.mark.parametrize(
    ("notes", "lines"),
    [
        (["", "", ""], [2, 3, 4]),
        (["a\nb", "", ""], [2, 4, 5]),
        (["a\nb", "c\n\nd", ""], [2, 4, 7]),
    ],
)
def test_lines_are_those_that_rows_begin_on(notes: list[str], lines: list[int]) -> None:
    rows = [row("tuna", str(place), tons="1", note=note) for place, note in enumerate(notes)]
    made = make(*rows, base="")
    assert [*made.lines] == lines
    starts = made.text.split("\n")
    assert [starts[line - 1].split(",")[1] for line in lines] == ["0", "1", "2"]


def test_unknown_cells_are_left_out() -> None:
    made = make(row("tuna", tons="1", piece="1"), base="")
    assert made.text == "species,port,tons\ntuna,A,1\n"


def test_one_row_that_differs_leaves_the_figures_of_the_others() -> None:
    rows = (SAME[0], row("tuna", "B", tons="3", boats="", note=""), SAME[2])
    assert make(*rows).text == BASE.replace("tuna,B,,", "tuna,B,3,")


def test_a_line_within_a_text_is_no_row_that_was_there() -> None:
    base = 'species,port,tons,note\ncod,B,1,"satu\ntuna,A,1.5,segar\ndua"\ntuna,A,1.50,segar\n'
    assert "tuna,A,1.50,segar\n" in make(SAME[0], base=base).text
