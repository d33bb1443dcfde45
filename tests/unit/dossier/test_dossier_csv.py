"""Tables on their own: rows and lines, headers, cells, repeated rows, and writing."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from tests.bad_input.spoiling import BASE, describe
from tests.conftest import Golden
from tests.every_case import every_case
from tests.transcripts import check_texts

from capaian.dossier.canonical import format_text
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.reading.csv_reader import read_rows, read_table
from capaian.dossier.rows.files import record_cells
from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import ColumnNeed, Table
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.parts import RESTATEMENTS, TRAINING

TABLES = [part for part in ALL_PARTS if isinstance(part, Table)]
TABLES_BY_FILE = {table.file: table for table in TABLES}


def read(table: Table[Any], text: str) -> tuple[tuple[Any, ...], list[str]]:
    reading = Reading()
    rows = read_table(table, text, reading)
    return rows, [describe(issue) for issue in reading.log.finish(())]


@every_case(
    ("text", "rows"),
    [
        ("", []),
        ("a,b\n", [(1, ["a", "b"])]),
        ("a,b", [(1, ["a", "b"])]),
        ("a\r\nb\r\n", [(1, ["a"]), (2, ["b"])]),
        ("a\rb\r", [(1, ["a"]), (2, ["b"])]),
        ("a\n\nb\n", [(1, ["a"]), (3, ["b"])]),
        ("a,b\n,\nc,d\n", [(1, ["a", "b"]), (3, ["c", "d"])]),
        ('"a\nb\nc",d\ne,f\n', [(1, ["a\nb\nc", "d"]), (4, ["e", "f"])]),
        ('"a\r\nb",c\r\nd,e\r\n', [(1, ["a\r\nb", "c"]), (3, ["d", "e"])]),
        ('"a""b",c\n', [(1, ['a"b', "c"])]),
        ('"a,b",c\n', [(1, ["a,b", "c"])]),
        ('a"b,c\n', [(1, ['a"b', "c"])]),
        (" a , b \n", [(1, [" a ", " b "])]),
        ("a\x85b\u2028c\n", [(1, ["a\x85b\u2028c"])]),
    ],
)
def test_rows_know_the_line_on_which_they_begin(
    text: str, rows: list[tuple[int, list[str]]]
) -> None:
    reading = Reading()
    assert list(read_rows("x.csv", text, reading)) == rows
    assert not reading.log.has_errors()


@pytest.mark.parametrize(
    ("text", "line"),
    [('"a\n', 1), ('a\n"b"c\n', 2), ('a\n\n"b\nc\n', 3), ('"a" ,b\n', 1), ('a\n"b\nc"d\n', 2)],
)
def test_broken_quotes_are_reported_where_the_row_begins(text: str, line: int) -> None:
    reading = Reading()
    list(read_rows("x.csv", text, reading))
    assert [describe(issue) for issue in reading.log.finish(())] == [f"csv_syntax x.csv:{line}"]


def answer(text: str) -> Iterator[str]:
    """Yield what is said of a table below the name of its file, then its rows: line and cells."""
    file, _, content = text.partition("\n")
    table, reading = TABLES_BY_FILE[file], Reading()
    rows = read_table(table, content, reading)
    for issue in reading.log.finish(()):
        hint = issue.remedy.partition("Mungkin")[2]
        yield ", ".join(
            filter(None, (describe(issue), issue.subject, f"mungkin{hint}" if hint else ""))
        )
    for row in rows:
        cells = {
            name: cell for name, cell in record_cells(table, row).items() if cell not in ("", "()")
        }
        yield f"{row.place.row}: {' | '.join(f'{name} {cell}' for name, cell in cells.items())}"


def test_what_is_read_of_tables_and_found_wrong(golden: Golden) -> None:
    check_texts(golden, Path(__file__).with_name("tables.txt"), answer)


@pytest.mark.parametrize("ends", [",,,", ",\t,\u00a0"])
def test_empty_cells_at_the_end_are_no_cells(ends: str) -> None:
    rows, issues = read(TRAINING, f"name,period{ends}\nArsip,Maret{ends}\nLayanan,Juni\n,{ends}\n")
    assert ([row.name for row in rows], issues) == (["Arsip", "Layanan"], [])


def test_a_header_below_blank_lines_is_named_by_its_line() -> None:
    assert read(TRAINING, "\n\nnama\n")[1] == [
        "unknown_column training.csv:3:nama",
        "missing_column training.csv:3:name",
    ]


@every_case("table", TABLES)
def test_the_tables_of_the_base_mean_the_same_in_their_canonical_form(table: Table[Any]) -> None:
    text = (BASE / table.file).read_text(encoding="utf-8")
    if table is RESTATEMENTS:
        # Nothing can be restated in a dossier without a closing.
        text += "iku-1,,2022,actual,93.40,93.46,Dihitung ulang,\n"
    rows, issues = read(table, text)
    assert issues == []
    assert rows
    again, _ = read(table, format_text(table.file, text))
    facts = attrgetter(*(column.target for column in table.columns))
    assert [*map(facts, again)] == [*map(facts, rows)]


@every_case("table", TABLES)
def test_each_required_column_is_missed_by_name(table: Table[Any]) -> None:
    for left_out in table.columns:
        header = ",".join(column.name for column in table.columns if column is not left_out)
        _, issues = read(table, f"{header}\n")
        needed = left_out.need is not ColumnNeed.OPTIONAL
        assert issues == ([f"missing_column {table.file}:1:{left_out.name}"] if needed else [])


@every_case("table", TABLES)
def test_a_control_sign_is_refused_in_every_column(table: Table[Any]) -> None:
    header = ",".join(column.name for column in table.columns)
    cells = ",".join("\x01" for _ in table.columns)
    _, issues = read(table, f"{header}\n{cells}\n")
    assert [issue.split(":")[2] for issue in issues] == [column.name for column in table.columns]


@every_case("table", TABLES)
def test_every_cell_of_a_table_is_of_one_kind(table: Table[Any]) -> None:
    assert all(isinstance(column.kind, Kind) for column in table.columns)


@pytest.mark.parametrize("sign", ["n", "😀"])
@pytest.mark.parametrize("filled", [1, 1_100], ids=["one row", "many rows"])
def test_what_names_a_row_fits_into_one_cell_of_a_workbook(sign: str, filled: int) -> None:
    others = "".join(f"Kursus {number},2023\n" for number in range(filled - 1))
    long = sign * 16_000
    assert read(TRAINING, f"name,period\n{others}{long},2023\n")[1] == []
    assert read(TRAINING, f"name,period\n{others}{long}n,2023\n")[1] == [
        f"cell_too_long training.csv:{filled + 1}:name"
    ]


def test_other_texts_may_be_longer() -> None:
    assert read(TRAINING, f"name,period,organiser\nSIAK,2023,{'😀' * 17_000}\n")[1] == []
