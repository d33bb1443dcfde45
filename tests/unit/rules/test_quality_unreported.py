"""A district that has not reported is told; one that counted zero is not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from capaian.domain.issue import Issue
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import Count
from capaian.dossier import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.checks.validate import validate

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "balangan-2023"


@pytest.fixture(scope="module")
def balangan() -> OfficeYear:
    return load_dossier(EXAMPLE)


def told(office_year: OfficeYear) -> list[Issue]:
    return [issue for issue in validate(office_year, load_rulebook()) if issue.code == "count_missing"]


def without(office_year: OfficeYear, *places: tuple[str, str]) -> OfficeYear:
    kept = tuple(row for row in office_year.counts if (row.measure, row.area) not in places)
    return replace(office_year, counts=kept)


def emptied(row: Count) -> Count:
    return replace(row, value=None) if (row.measure, row.area) == ("kia.issued", "63.11.03") else row


def test_a_complete_year_is_not_told_of(balangan: OfficeYear) -> None:
    assert told(balangan) == []


@pytest.mark.parametrize(
    ("places", "names"),
    [
        pytest.param([("kk.families", "63.11.01")], ["Juai"], id="one district"),
        pytest.param(
            [("ktp.holders", "63.11.02"), ("ktp.holders", "63.11.08")], ["Halong", "Tebing Tinggi"], id="two"
        ),
    ],
)
def test_missing_rows_are_named(
    balangan: OfficeYear, places: list[tuple[str, str]], names: list[str]
) -> None:
    (issue,) = told(without(balangan, *places))
    assert issue.value == places[0][0]
    assert all(name in issue.message for name in names)
    assert issue.place.file == "counts.csv"


def test_an_empty_cell_is_told_where_it_stands(balangan: OfficeYear) -> None:
    (issue,) = told(replace(balangan, counts=tuple(map(emptied, balangan.counts))))
    assert "Awayan" in issue.message
    (row,) = (row for row in balangan.counts if row != emptied(row))
    assert (issue.place.row, issue.place.column) == (row.place.row, "value")


@pytest.mark.parametrize("is_there", [True, False])
def test_without_a_figure_of_the_regency_an_empty_row_asks_for_one(
    balangan: OfficeYear, is_there: bool
) -> None:
    districts = tuple(row for row in balangan.counts if row.area != balangan.office.regency)
    rows = [emptied(row) for row in districts]
    kept = tuple(row for row in rows if is_there or row.value is not None)
    assert [issue.value for issue in told(replace(balangan, counts=kept))] == ["kia.issued"] * is_there


def test_of_an_empty_table_nothing_is_told(balangan: OfficeYear) -> None:
    assert told(replace(balangan, counts=tuple(replace(row, value=None) for row in balangan.counts))) == []


def test_zero_is_a_report(balangan: OfficeYear) -> None:
    assert any(row.value == Decimal(0) for row in balangan.counts)
    assert told(balangan) == []


def test_a_measure_that_nobody_reports_is_another_matter(balangan: OfficeYear) -> None:
    everywhere = [("kk.issued", area.code) for area in balangan.districts]
    assert told(without(balangan, *everywhere)) == []
