"""Columns that cross tables, funds, earlier outputs and units in charge need: read, written, refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.bad_input.spoiling import describe

from capaian.domain.policy import EfficiencyRule, Policies, StaffTotals, WordsRule
from capaian.dossier import write_csv
from capaian.dossier.cells import Reading
from capaian.dossier.reading.csv_reader import read_table
from capaian.dossier.tables import Table
from capaian.dossier.tables.parts import FACTORS, HISTORY, INPUTS, NODES, PEOPLE


def read(table: Table[Any], text: str) -> tuple[tuple[Any, ...], list[str]]:
    reading = Reading()
    rows = read_table(table, text, reading)
    return rows, [describe(issue) for issue in reading.log.finish(())]


@pytest.mark.parametrize(
    ("table", "text", "field", "value"),
    [
        (PEOPLE, "grouping,category,across,count\nrank,Gol. IV,PNS,3\n", "across", "PNS"),
        (PEOPLE, "grouping,category,count\nrank,Gol. IV,3\n", "across", ""),
        (
            INPUTS,
            "node,period,resource,kind,original,revised,actual,fund\n*,2024,money,all,,5,4,DAK\n",
            "fund",
            "DAK",
        ),
        (INPUTS, "node,period,resource,kind,original,revised,actual\n*,2024,money,all,,5,4\n", "fund", ""),
        (NODES, "id,kind,code,name,parent,location\nI,program,I,Satu,,Kota\n", "location", "Kota"),
        (NODES, "id,kind,code,name,parent,priority\nI,program,I,Satu,,PSN\n", "priority", "PSN"),
        (
            HISTORY,
            "subject,name,period,actual,achievement,scale\nI.1,Buku,2023,2,83.33,dokumen\n",
            "achievement",
            Decimal("83.33"),
        ),
        (HISTORY, "subject,name,period,actual,scale\nI.1,Buku,2023,2,dokumen\n", "name", "Buku"),
        (HISTORY, "subject,period,actual,scale\niku-1,2023,2,percent\n", "achievement", None),
        (
            FACTORS,
            "subject,period,kind,text,units\niku-1,2024,plan,Jemput bola,dafduk capil\n",
            "units",
            ("dafduk", "capil"),
        ),
    ],
)
def test_a_column_is_read_and_written(table: Table[Any], text: str, field: str, value: object) -> None:
    (row,), issues = read(table, text)
    assert issues == []
    assert getattr(row, field) == value
    (again,), _ = read(table, write_csv(table, (row,)))
    assert getattr(again, field) == value


@pytest.mark.parametrize(
    ("table", "text", "rows"),
    [
        (PEOPLE, "grouping,category,across,count\nrank,III,PNS,3\nrank,III,PPPK,8\n", 2),
        (
            HISTORY,
            "subject,name,period,actual,scale\nI.1,Buku,2023,2,dokumen\nI.1,Peta,2023,1,dokumen\n",
            2,
        ),
    ],
)
def test_rows_that_differ_in_the_new_column_are_two(table: Table[Any], text: str, rows: int) -> None:
    found, issues = read(table, text)
    assert issues == []
    assert len(found) == rows


def test_the_same_cell_twice_is_told() -> None:
    text = "grouping,category,across,count\nrank,III,PNS,3\nrank,III,PNS,4\n"
    _, issues = read(PEOPLE, text)
    assert len(issues) == 1


def test_offices_that_declare_nothing_keep_the_usual_rules() -> None:
    usual = Policies()
    assert usual.efficiency_rule is EfficiencyRule.ACHIEVEMENT
    assert usual.staff_totals is StaffTotals.SUMMED
    assert usual.words is WordsRule.DECLARED
