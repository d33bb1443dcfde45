"""Tables on their own: rows and lines, headers, cells, repeated rows, and writing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.bad_input.spoiling import BASE, describe
from tests.every_case import every_case

from capaian.domain.issue import Place
from capaian.domain.office import Training
from capaian.domain.period import Period
from capaian.domain.work import Count
from capaian.dossier.canonical import format_text
from capaian.dossier.cells import Reading
from capaian.dossier.reading.csv_reader import read_table
from capaian.dossier.reading.csv_rows import CsvRow, read_rows
from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import ColumnNeed, Table
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.parts import (
    ASSETS,
    COUNTS,
    FACTORS,
    INPUTS,
    OUTPUTS,
    PEOPLE,
    PLAN_YEARS,
    RESTATEMENTS,
    TRAINING,
)

TABLES = [part for part in ALL_PARTS if isinstance(part, Table)]
HEADER = "measure,area,period,value,source\n"


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
def test_rows_know_the_line_on_which_they_begin(text: str, rows: list[tuple[int, list[str]]]) -> None:
    reading = Reading()
    assert list(read_rows("x.csv", text, reading)) == [CsvRow(line, cells) for line, cells in rows]
    assert not reading.log.has_errors()


@pytest.mark.parametrize(
    ("text", "line"),
    [('"a\n', 1), ('a\n"b"c\n', 2), ('a\n\n"b\nc\n', 3), ('"a" ,b\n', 1), ('a\n"b\nc"d\n', 2)],
)
def test_broken_quotes_are_reported_where_the_row_begins(text: str, line: int) -> None:
    reading = Reading()
    list(read_rows("x.csv", text, reading))
    assert [describe(issue) for issue in reading.log.finish(())] == [f"csv_syntax x.csv:{line}"]


def test_rows_before_a_broken_one_are_kept() -> None:
    rows, issues = read(TRAINING, 'name\nArsip\n"terbuka\n')
    assert [row.name for row in rows] == ["Arsip"]
    assert issues == ["csv_syntax training.csv:3"]


@every_case(
    ("header", "issues"),
    [
        ("name", []),
        (" name , period ", []),
        ("period,name", []),
        ("name,nama", ["unknown_column training.csv:1:nama"]),
        ("nama", ["unknown_column training.csv:1:nama", "missing_column training.csv:1:name"]),
        ("name,name", ["duplicate_column training.csv:1:name"]),
        ("name,", []),
        ("name,period, ,,", []),
        ("name,,period", ["unnamed_column training.csv:1"]),
        ("name|period", ["wrong_separator training.csv:1"]),
        ("sep=;", ["wrong_separator training.csv:1"]),
        ("sep=", ["wrong_separator training.csv:1"]),
        ("Daftar pelatihan,,,", ["no_header training.csv:1"]),
        ("NAMA", ["unknown_column training.csv:1:NAMA", "missing_column training.csv:1:name"]),
        ("name;period", ["wrong_separator training.csv:1"]),
        ("name\tperiod", ["wrong_separator training.csv:1"]),
        ("Name", ["unknown_column training.csv:1:Name", "missing_column training.csv:1:name"]),
    ],
)
def test_headers(header: str, issues: list[str]) -> None:
    assert read(TRAINING, f"{header}\n")[1] == issues


@pytest.mark.parametrize("ends", [",,,", ", ,", ",\t,\u00a0"])
def test_empty_cells_at_the_end_are_no_cells(ends: str) -> None:
    rows, issues = read(TRAINING, f"name,period{ends}\nArsip,Maret{ends}\nLayanan,Juni\n,{ends}\n")
    assert ([row.name for row in rows], issues) == (["Arsip", "Layanan"], [])


def test_a_filled_cell_without_a_column_is_not_lost() -> None:
    assert read(TRAINING, "name,period,,\nArsip,Maret,,x\n")[1] == ["too_many_cells training.csv:2"]


OUTPUT_HEAD = "node,indicator,name,unit,period,target,actual,text,met,source,note"
MOVED = [
    pytest.param(",x,,hari,2023,,2,8,,,s,", ["too_many_cells outputs.csv:2"], id="actual 2,8"),
    pytest.param(",x,,hari,2023,3,5,2.8,,,s,", ["too_many_cells outputs.csv:2"], id="target 3,5"),
    pytest.param(",x,,hari,2023,,2.8,,,s,,", [], id="an empty cell behind the row"),
    pytest.param(",x,,hari,2023,-1.234,5,2.8,,,s,", ["too_many_cells outputs.csv:2"], id="-1.234,5"),
    pytest.param(",x,,hari,2023,,2,8,,,s", ["cut_number outputs.csv:2:actual"], id="without the last"),
    pytest.param(",x,,hari,2023,,2,8 hari,,s,", [], id="words beside a figure"),
    pytest.param(",x,,hari,2023,,2.5,8,,s,", [], id="a figure with its decimals"),
    pytest.param(",x,,hari,2023,,2.8,,,s,", [], id="as it should be"),
]


@pytest.mark.parametrize(("row", "issues"), MOVED)
def test_a_decimal_comma_does_not_make_another_number(row: str, issues: list[str]) -> None:
    assert read(OUTPUTS, f"{OUTPUT_HEAD}\n{row}\n")[1] == issues


def test_cells_that_may_be_one_figure_are_named() -> None:
    head = "node,name,unit,aggregation,period,target,actual,budget,spent,source,note"
    reading = Reading()
    read_table(PLAN_YEARS, f"{head}\nA,Layanan,persen,last,2023,100,97,5,,,s,\n", reading)
    (issue,) = reading.log.finish(())
    assert issue.remedy is not None
    assert issue.remedy.endswith("Mungkin satu bilangan yang terpotong: 100,97 atau 97,5.")
    assert "berisi 12 sel, seharusnya 11" in issue.message


def test_rows_below_something_that_is_no_header_are_not_read() -> None:
    text = "Daftar pelatihan,,\nname,period\nArsip,Maret\n"
    assert read(TRAINING, text) == ((), ["no_header training.csv:1"])
    assert read(TRAINING, "name;period\nArsip;1,5\n") == ((), ["wrong_separator training.csv:1"])


def test_a_header_below_blank_lines_is_named_by_its_line() -> None:
    assert read(TRAINING, "\n\nnama\n")[1] == [
        "unknown_column training.csv:3:nama",
        "missing_column training.csv:3:name",
    ]


def test_cells_of_a_column_that_is_not_known_are_not_read() -> None:
    rows, issues = read(TRAINING, "name,catatan\nArsip,{}\n")
    assert rows == (Training("Arsip", None, "", "", None, Place("training.csv", 2)),)
    assert issues == ["unknown_column training.csv:1:catatan"]


def test_a_count_is_read_with_everything_it_has() -> None:
    rows, issues = read(COUNTS, f"{HEADER}ktp.holders,63.99.01,2023-Q2,12.336,agregat\n")
    place = Place("counts.csv", 2)
    assert rows == (
        Count("ktp.holders", "63.99.01", Period.parse("2023-Q2"), Decimal(12336), "agregat", place),
    )
    assert issues == []


def test_all_problems_of_a_row_are_reported_at_once() -> None:
    rows, issues = read(INPUTS, "node,period,resource,kind,original,revised,actual\nI I,2x,uang,,a,1.234,-\n")
    assert rows == ()
    assert issues == [
        "bad_code inputs.csv:2:node",
        "bad_period inputs.csv:2:period",
        "unknown_value inputs.csv:2:resource",
        "missing_value inputs.csv:2:kind",
        "not_a_number inputs.csv:2:original",
        "ambiguous_number inputs.csv:2:revised",
        "not_a_number inputs.csv:2:actual",
    ]


def test_money_may_be_negative_and_a_count_may_not() -> None:
    text = "node,period,resource,kind,original,revised,actual\nI,2023,money,all,,,-500\n"
    assert read(INPUTS, text)[0][0].actual == -500
    assert read(COUNTS, f"{HEADER}m,63,2023,-500,\n")[1] == ["negative_count counts.csv:2:value"]


@pytest.mark.parametrize("word", ["ya", "Ya", "YA", "true", "True"])
def test_yes_in_all_its_forms(word: str) -> None:
    rows, _ = read(PEOPLE, f"grouping,category,count,filled\nposition,Kepala,,{word}\n")
    assert rows[0].filled is True


def test_an_empty_cell_is_neither_yes_nor_no() -> None:
    rows, _ = read(PEOPLE, "grouping,category,count,filled\nposition,Kepala,,\n")
    assert rows[0].filled is None


def test_the_same_key_with_other_words_around_it_is_the_same_fact() -> None:
    text = f"{HEADER}m,63,2023,1,a\n m ,63,2023, 1 ,a\nm,63,2023,1,b\n"
    rows, issues = read(COUNTS, text)
    assert len(rows) == 1
    assert issues == ["duplicate_row counts.csv:3", "two_values counts.csv:4"]


@pytest.mark.parametrize(
    ("table", "text", "subject"),
    [
        (COUNTS, f"{HEADER}m,63,2023,1,\nm,63,2023,2,\n", "two_values:counts:m:63:2023"),
        (
            INPUTS,
            "node,period,resource,kind,original,revised,actual\n*,2023,money,all,,1,\n*,2023,money,all,,2,\n",
            "two_values:inputs:*:2023:money:all",
        ),
        (ASSETS, "name,unit,sound,damaged\nMeja,unit,1,\nMeja,unit,2,\n", "two_values:assets:Meja"),
        (
            OUTPUTS,
            "node,name,unit,period,actual\nI,Laporan,dok,2023,1\nI,Laporan,dok,2023,2\n",
            "two_values:outputs:I:Laporan:2023",
        ),
    ],
)
def test_the_subject_of_two_values_names_table_and_key(table: Table[Any], text: str, subject: str) -> None:
    reading = Reading()
    read_table(table, text, reading)
    assert [issue.subject for issue in reading.log.finish(())] == [subject]


def test_several_obstacles_of_one_indicator_are_several_facts() -> None:
    text = "subject,period,kind,text\niku-1,2023,obstacle,satu\niku-1,2023,obstacle,dua\n"
    assert read(FACTORS, text)[1] == []


def test_a_row_with_a_wrong_key_is_not_compared_with_others() -> None:
    text = f"{HEADER}m,63,besok,1,\nm,63,besok,2,\n"
    assert read(COUNTS, text)[1] == ["bad_period counts.csv:2:period", "bad_period counts.csv:3:period"]


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
    blank = Place("")
    assert [replace(row, place=blank) for row in again] == [replace(row, place=blank) for row in rows]


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
