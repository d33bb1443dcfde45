"""A second route to the figures of Belitung 2024: SQL over the example's CSV files.

It shares nothing with the product: the files are read by the csv module, and all arithmetic is that of
SQLite on whole numbers. Percentages are hundredths, rounded half-up by
`(2 * 10000 * part + whole) / (2 * whole)`.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from typing import Any

import pytest
from tests.agreement.belitung_2024.rows import EXAMPLE

from capaian.domain.assessment import Assessment, NodeResult, ResourceResult
from capaian.domain.policy import EfficiencyMethod
from capaian.domain.value import CellValue, Known
from capaian.domain.work import Resource
from capaian.dossier.check import prepare

TABLES = """
    CREATE TABLE counts (measure, value INTEGER);
    CREATE TABLE cooperation (kind, approved, signed);
    CREATE TABLE inputs (node, period, resource, kind, revised INTEGER, actual INTEGER);
    CREATE TABLE nodes (id, kind, parent, objective);
    CREATE TABLE outputs (node, indicator, name, target INTEGER, actual REAL);
    CREATE TABLE people ("grouping", category, across, "count" INTEGER);
"""

LOADING = {
    "counts": "INSERT INTO counts VALUES (:measure, NULLIF(:value, ''))",
    "cooperation": "INSERT INTO cooperation VALUES (:kind, :approved, :signed)",
    "inputs": """INSERT INTO inputs
        VALUES (:node, :period, :resource, :kind, NULLIF(:revised, ''), NULLIF(:actual, ''))""",
    "nodes": "INSERT INTO nodes VALUES (:id, :kind, :parent, :objective)",
    "outputs": """INSERT INTO outputs
        VALUES (:node, :indicator, :name, NULLIF(:target, ''), NULLIF(:actual, ''))""",
    "people": "INSERT INTO people VALUES (:grouping, :category, :across, NULLIF(:count, ''))",
}

COVERAGE = """
    SELECT part.value, whole.value, (20000 * part.value + whole.value) / (2 * whole.value)
    FROM counts part, counts whole WHERE part.measure = :part AND whole.measure = :whole
"""

ADMITTED = """
    SELECT SUM(approved NOT IN ('', 'tidak')), COUNT(*) FROM cooperation WHERE kind = 'data_use'
"""

SPENDING = """
    SELECT SUM(revised), SUM(actual), (20000 * SUM(actual) + SUM(revised)) / (2 * SUM(revised)),
           (20000 * SUM(revised) + SUM(actual)) / (2 * SUM(actual))
    FROM inputs JOIN nodes ON nodes.id = inputs.node
    WHERE nodes.kind = 'activity' AND resource = 'money' AND inputs.kind = 'all' AND nodes.id LIKE :like
"""
"""Activities as they are stated: one of them is not the sum of its sub-activities."""

LEAVES = """
    SELECT parent, SUM(revised), SUM(actual)
    FROM inputs JOIN nodes ON nodes.id = inputs.node
    WHERE nodes.kind = 'subactivity' AND resource = 'money' GROUP BY parent
"""

STAFF = """
    SELECT node, revised, actual, (20000 * actual + revised) / (2 * revised)
    FROM inputs WHERE resource = 'staff'
"""

KINDS = """
    SELECT kind, revised, actual, (20000 * actual + revised) / (2 * revised)
    FROM inputs WHERE node = '*' AND period = :period
"""

YIELDS = """
    SELECT nodes.parent, CAST(ROUND(10000.0 * actual / target) AS INTEGER)
    FROM outputs JOIN nodes ON nodes.id = outputs.node WHERE nodes.kind = 'activity'
"""

PEOPLE = """SELECT "grouping", SUM("count") FROM people GROUP BY "grouping" """

PARTS = {
    "ktp": ("ktp.issued", "ktp.eligible"),
    "kk": ("kk.issued", "kk.families"),
    "kia": ("kia.issued", "kia.eligible"),
    "akta-lahir": ("akta-lahir.holders", "akta-lahir.population"),
    "akta-mati": ("akta-mati.issued", "akta-mati.reported"),
    "akta-kawin": ("akta-kawin.issued", "akta-kawin.reported"),
    "akta-cerai": ("akta-cerai.issued", "akta-cerai.reported"),
    "pengesahan-anak": ("pengesahan-anak.issued", "pengesahan-anak.reported"),
}

Query = Callable[..., list[tuple[Any, ...]]]
"""Runs a query with named values and returns its rows."""


@pytest.fixture(scope="module")
def rows() -> Iterator[Query]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        for name, statement in LOADING.items():
            with (EXAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
                connection.executemany(statement, csv.DictReader(lines))
        yield lambda query, **names: connection.execute(query, names).fetchall()


@cache
def assessed() -> Assessment:
    return prepare(EXAMPLE).assess()


def whole(cell: CellValue) -> int:
    """Return a figure that is a whole number."""
    assert isinstance(cell, Known)
    assert cell.value == int(cell.value)
    return int(cell.value)


def hundredths(cell: CellValue) -> int:
    """Return a figure of two decimals as a whole number."""
    assert isinstance(cell, Known)
    assert cell.value * 100 == int(cell.value * 100)
    return int(cell.value * 100)


def node(identifier: str) -> NodeResult:
    (found,) = (item for item in assessed().nodes if item.id == identifier)
    return found


def line(inputs: tuple[ResourceResult, ...], resource: Resource, kind: str = "all") -> ResourceResult:
    (found,) = (item for item in inputs if item.resource is resource and item.kind == kind)
    return found


def money(line: ResourceResult) -> tuple[int, int, int]:
    return whole(line.revised), whole(line.actual), hundredths(line.ratio)


def half_up_mean(parts: list[int]) -> int:
    return (2 * sum(parts) + len(parts)) // (2 * len(parts))


def coverages(rows: Query) -> dict[str, tuple[int, int, int]]:
    found = {code: rows(COVERAGE, part=part, whole=other)[0] for code, (part, other) in PARTS.items()}
    admitted, requested = rows(ADMITTED)[0]
    found["akses-data"] = (admitted, requested, 10000 * admitted // requested)
    return found


def test_coverage_of_counts_and_of_the_register(rows: Query) -> None:
    by_product = {
        str(item.code): (whole(item.numerator), whole(item.denominator), hundredths(item.ratio))
        for item in assessed().components
    }
    assert by_product == coverages(rows)
    assert by_product["akses-data"] == (4, 8, 5000)


def test_the_chain_of_means_up_to_the_key_indicator(rows: Query) -> None:
    ratios = {code: ratio for code, (_, _, ratio) in coverages(rows).items()}
    registration = half_up_mean([ratios[code] for code in ("ktp", "kk", "kia")])
    civil = half_up_mean(
        [ratios[c] for c in ("akta-lahir", "akta-mati", "akta-kawin", "akta-cerai", "pengesahan-anak")]
    )
    chain = {
        "ikp-dafduk": registration,
        "ikp-capil": civil,
        "ikp-data": ratios["akses-data"],
        "iku-2": half_up_mean([registration, civil, ratios["akses-data"]]),
    }
    actuals = {str(i.code): i.current.actual for i in assessed().indicators}
    assert {code: hundredths(actuals[code]) for code in chain} == chain
    assert chain["iku-2"] == 7718


@pytest.mark.parametrize(
    ("identifier", "like"), [(program, f"{program}.%") for program in ("I", "II", "III", "IV", "V")]
)
def test_spending_and_efficiency_of_programs(rows: Query, identifier: str, like: str) -> None:
    budget, spent, share, over = rows(SPENDING, like=like)[0]
    found = node(identifier)
    assert money(line(found.inputs, Resource.MONEY)) == (budget, spent, share)
    methods = {item.method: item.value for item in found.efficiency}
    assert hundredths(methods[EfficiencyMethod.BUDGET_OVER_REALISATION]) == over


def test_spending_of_the_whole_office_and_of_the_second_objective(rows: Query) -> None:
    total = rows(SPENDING, like="%")[0][:3]
    assert money(line(assessed().totals, Resource.MONEY)) == total
    assert total == (6656309000, 6272323501, 9423)
    programs = [rows(SPENDING, like=f"{program}.%")[0] for program in ("II", "III", "IV", "V")]
    budget, spent = sum(row[0] for row in programs), sum(row[1] for row in programs)
    second = money(line(node("sasaran-2").inputs, Resource.MONEY))
    assert second == (budget, spent, (20000 * spent + budget) // (2 * budget))


def test_activities_are_their_sub_activities_but_for_a_hundred_rupiah(rows: Query) -> None:
    gaps = {}
    for activity, budget, spent in rows(LEAVES):
        found = line(node(activity).inputs, Resource.MONEY)
        if (whole(found.revised), whole(found.actual)) != (budget, spent):
            gaps[activity] = (budget - whole(found.revised), spent - whole(found.actual))
    assert gaps == {"I.4": (0, 100)}


def test_staff_is_that_of_the_rows(rows: Query) -> None:
    stated = {row[0]: row[1:] for row in rows(STAFF)}
    assert len(stated) == 18
    for identifier, expected in stated.items():
        assert money(line(node(identifier).inputs, Resource.STAFF)) == expected, identifier


def test_spending_by_kind_this_year_and_last(rows: Query) -> None:
    for period, inputs in (("2024", assessed().totals), ("2023", assessed().prior_totals)):
        by_query = {row[0]: row[1:] for row in rows(KINDS, period=period)}
        by_product = {item.kind: money(item) for item in inputs if item.resource is Resource.MONEY}
        assert by_product == by_query, period


def test_means_over_the_activities_of_each_program_and_of_the_office(rows: Query) -> None:
    yields = [(program, share) for program, share in rows(YIELDS)]
    assert len(yields) == 13
    for means in assessed().group_means:
        chosen = [share for program, share in yields if means.node in (None, program)]
        assert hundredths(means.outputs) == half_up_mean(chosen), means.node


def test_staff_tables_add_up(rows: Query) -> None:
    by_product = {group.grouping: whole(group.total) for group in assessed().staff}
    assert by_product == dict(rows(PEOPLE))
    assert by_product == {
        "place": 40,
        "rank": 28,
        "education": 28,
        "rank-education": 28,
        "job-education": 12,
    }
