"""renstra.csv: read, written, refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.dossier.test_dossier_csv import read

from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.progress import PlanYear
from capaian.dossier import write_csv
from capaian.dossier.tables.parts import PLAN_YEARS

HEAD = "node,name,unit,aggregation,polarity,period,target,actual,budget,spent,source,note\n"


def rows_of(*lines: str) -> tuple[PlanYear, ...]:
    rows, issues = read(PLAN_YEARS, HEAD + "".join(f"{line}\n" for line in lines))
    assert issues == []
    return rows


def test_an_output_in_one_year() -> None:
    (row,) = rows_of("I.1,Laporan,dokumen,sum,,2023,12,10,1000000,950000,renstra,catatan")
    assert (row.node, row.name, row.unit, row.aggregation) == ("I.1", "Laporan", "dokumen", Aggregation.SUM)
    assert (row.period.year, row.target, row.actual) == (2023, Decimal(12), Decimal(10))
    assert (row.budget, row.spent, row.source, row.note) == (
        Decimal(1000000),
        Decimal(950000),
        "renstra",
        "catatan",
    )


def test_a_row_of_money_alone_has_neither_name_nor_unit() -> None:
    (row,) = rows_of("I,,,,,2023,,,500,,,")
    assert (row.name, row.unit, row.aggregation, row.target) == ("", None, None, None)
    assert row.budget == Decimal(500)


def test_empty_is_not_zero() -> None:
    (row,) = rows_of("I,Laporan,dokumen,,,2023,0,,,,,")
    assert (row.target, row.actual, row.budget) == (Decimal(0), None, None)


def test_what_is_read_is_written_again() -> None:
    lines = ["I,,,,,2023,,,500,,,", "I.1,Laporan,dokumen,last,lower,2024,12,,,,renstra,"]
    assert write_csv(PLAN_YEARS, rows_of(*lines)) == HEAD + "\n".join(lines) + "\n"


def test_optional_columns_may_be_left_out() -> None:
    rows, issues = read(PLAN_YEARS, "node,name,unit,period,target\nI,Laporan,dokumen,2023,3\n")
    assert issues == []
    assert (rows[0].actual, rows[0].budget, rows[0].aggregation) == (None, None, None)
    assert rows[0].polarity is None


def test_the_good_direction_of_an_output() -> None:
    (row,) = rows_of("I,Aduan,aduan,sum,lower,2023,3,,,,,")
    assert row.polarity is Polarity.LOWER_IS_BETTER


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("I,Laporan,dokumen,jumlah,,2023,3,,,,,", "unknown_value", id="unknown way to combine"),
        pytest.param("I,Laporan,dokumen,,turun,2023,3,,,,,", "unknown_value", id="unknown direction"),
        pytest.param("I,Laporan,dokumen,,,tahun,3,,,,,", "bad_period", id="no period"),
        pytest.param(",Laporan,dokumen,,,2023,3,,,,,", "missing_value", id="no node"),
        pytest.param("I,Laporan,dokumen,,,2023,tiga,,,,,", "not_a_number", id="no number"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told(line: str, code: str) -> None:
    _, issues = read(PLAN_YEARS, f"{HEAD}{line}\n")
    assert len(issues) == 1
    assert issues[0].startswith(code), issues[0]


def test_two_rows_of_one_output_and_year_are_told() -> None:
    line = "I,Laporan,dokumen,,,2023,3,,,,,\n"
    _, issues = read(PLAN_YEARS, HEAD + line * 2)
    assert len(issues) == 1
    assert issues[0].startswith("duplicate")
