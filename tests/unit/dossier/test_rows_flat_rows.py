"""Rows of a table are those of the library, without what reading passes over."""

from __future__ import annotations

import csv
import io

import pytest

from capaian.dossier.rows.flat_rows import FlatRow, open_table


@pytest.mark.parametrize("count", [0, 1, 2500])
def test_however_many_they_are_they_are_those_of_the_library(count: int) -> None:
    lines = (f"ktp,63.11.{n % 90:02d},{2000 + n % 20},{n % 500}\n" for n in range(count))
    text = f"measure,area,period,value\n{''.join(lines)}"
    _, rows = open_table(text)
    plain = [
        FlatRow(row, number) for number, row in enumerate(csv.DictReader(io.StringIO(text)), 1)
    ]
    assert (len(rows), [*rows]) == (count, plain)
    values = {id(row.cells["value"]) for row in rows}
    assert len(values) <= 500, "texts that repeat are kept once"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", []),
        ("\n\n", []),
        ("code\n", []),
        (" code , name \na,b\n", [{"code": "a", "name": "b"}]),
        (
            "code,name,,\n\na,b\n ,,\n,c,,,\n",
            [{"code": "a", "name": "b"}, {"code": "", "name": "c"}],
        ),
        ('code,name\n"a\nb","c,d"\n', [{"code": "a\nb", "name": "c,d"}]),
        ("code,code\na,b\n", [{"code": "b"}]),
    ],
)
def test_lines_without_a_text_and_empty_cells_at_the_end_are_passed_over(
    text: str, cells: list[dict[str, str]]
) -> None:
    assert [dict(row.cells) for row in open_table(text)[1]] == cells


@pytest.mark.parametrize("line", ["a\n", "a,b,c\n", "a,b\nc\n", 'a,"b\n'])
def test_a_row_of_another_width_is_no_row(line: str) -> None:
    with pytest.raises((ValueError, csv.Error)):
        open_table(f"code,name\n{line}")
