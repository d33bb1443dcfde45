"""A second route to the figures of Balangan 2023: SQL over the example's CSV files.

It shares nothing with the product: the files are read by the csv module, and all arithmetic is that of
SQLite on whole numbers. Ratios are hundredths of a percent, rounded half-up by
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
from tests.agreement.balangan_2023.mapping import EXAMPLE

from capaian.domain.assessment import Assessment, NodeResult
from capaian.domain.value import CellValue, Known
from capaian.dossier.check import prepare

TABLES = """
    CREATE TABLE counts (measure, area, period, value INTEGER);
    CREATE TABLE inputs (node, period, kind, revised INTEGER, actual INTEGER);
    CREATE TABLE nodes (id, parent, objective);
    CREATE TABLE peers (subject, area, period, numerator INTEGER, denominator INTEGER);
    CREATE TABLE survey (survey, period, "index" REAL);
"""

LOADING = {
    "counts": "INSERT INTO counts VALUES (:measure, :area, :period, NULLIF(:value, ''))",
    "inputs": "INSERT INTO inputs VALUES (:node, :period, :kind, NULLIF(:revised, ''), NULLIF(:actual, ''))",
    "nodes": "INSERT INTO nodes VALUES (:id, :parent, :objective)",
    "peers": "INSERT INTO peers VALUES (:subject, :area, :period, :numerator, :denominator)",
    "survey": "INSERT INTO survey VALUES (:survey, :period, :index)",
}

COVERAGE = """
    SELECT part.area, SUM(part.value), SUM(whole.value),
           (20000 * SUM(part.value) + SUM(whole.value)) / NULLIF(2 * SUM(whole.value), 0)
    FROM counts part JOIN counts whole USING (area, period)
    WHERE part.measure = :part AND whole.measure = :whole AND period = '2023' AND LENGTH(area) = 8
    GROUP BY part.area
"""
"""Codes of kecamatan have eight characters, that of the regency five."""

REGENCY = """
    SELECT SUM(part.value), SUM(whole.value),
           (20000 * SUM(part.value) + SUM(whole.value)) / (2 * SUM(whole.value))
    FROM counts part JOIN counts whole USING (area, period)
    WHERE part.measure = :part AND whole.measure = :whole AND period = '2023' AND LENGTH(area) = 8
"""

STATED = "SELECT value FROM counts WHERE measure = :measure AND area = '63.11' AND period = '2023'"

SPENDING = """
    WITH RECURSIVE below(top, id) AS (
        SELECT id, id FROM nodes
        UNION SELECT objective, id FROM nodes WHERE objective <> ''
        UNION SELECT below.top, nodes.id FROM nodes JOIN below ON nodes.parent = below.id
    )
    SELECT top, SUM(revised), SUM(actual), (20000 * SUM(actual) + SUM(revised)) / (2 * SUM(revised))
    FROM below JOIN inputs ON inputs.node = below.id
    WHERE inputs.period = '2023' AND inputs.kind = 'all'
    GROUP BY top
"""

WHOLE_OFFICE = """
    SELECT SUM(revised), SUM(actual), (20000 * SUM(actual) + SUM(revised)) / (2 * SUM(revised))
    FROM inputs JOIN nodes ON inputs.node = nodes.id
    WHERE inputs.period = '2023' AND inputs.kind = 'all'
"""

RANKS = """
    WITH regencies(area, part, whole) AS (
        SELECT area, numerator, denominator FROM peers
        WHERE subject = 'ktp' AND period = '2023' AND LENGTH(area) = 5
        UNION ALL
        SELECT '63.11', SUM(part.value), SUM(whole.value)
        FROM counts part JOIN counts whole USING (area, period)
        WHERE part.measure = 'ktp.holders' AND whole.measure = 'ktp.eligible' AND LENGTH(area) = 8
    )
    SELECT one.area, 1 + SUM(other.part * one.whole > one.part * other.whole)
    FROM regencies one, regencies other
    GROUP BY one.area
"""
"""The place is one more than the number of regencies with a higher ratio, compared without dividing."""

SURVEY = """
    SELECT period, COUNT(*), (111 * SUM(hundredths) + 500) / 1000
    FROM (SELECT period, CAST(ROUND(100 * "index") AS INTEGER) AS hundredths FROM survey WHERE survey = 'skm')
    GROUP BY period
"""
"""Nine elements, each with the printed weight 0.111."""

PARTS = {
    "kk": ("kk.issued", "kk.families"),
    "ktp": ("ktp.holders", "ktp.eligible"),
    "kia": ("kia.issued", "kia.eligible"),
    "akta-lahir": ("akta-lahir.holders", "akta-lahir.population"),
    "akta-mati": ("akta-mati.issued", "akta-mati.reported"),
    "akta-kawin": ("akta-kawin.issued", "akta-kawin.reported"),
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


def hundredths(cell: CellValue) -> int | None:
    """Return a figure of two decimals as a whole number; `None` where there is none."""
    if not isinstance(cell, Known):
        return None
    assert cell.value * 100 == int(cell.value * 100)
    return int(cell.value * 100)


def node(identifier: str) -> NodeResult:
    (found,) = (item for item in assessed().nodes if item.id == identifier)
    return found


def test_coverage_of_every_kecamatan(rows: Query) -> None:
    by_query = {
        (code, *row)
        for code, (part, other) in PARTS.items()
        for row in rows(COVERAGE, part=part, whole=other)
    }
    by_product = {
        (component.code, area.code, whole(area.numerator), whole(area.denominator), hundredths(area.ratio))
        for component in assessed().components
        for area in component.areas
    }
    assert len(by_query) == 48
    assert by_product == by_query


def test_coverage_of_the_regency_is_that_of_its_sums(rows: Query) -> None:
    by_query = {code: rows(REGENCY, part=part, whole=other)[0] for code, (part, other) in PARTS.items()}
    by_product = {
        item.code: (whole(item.numerator), whole(item.denominator), hundredths(item.ratio))
        for item in assessed().components
    }
    assert by_product == by_query


def test_sums_are_what_the_source_states_for_the_regency(rows: Query) -> None:
    for item in assessed().components:
        part, other = PARTS[item.code]
        stated = [rows(STATED, measure=name)[0][0] for name in (part, other)]
        assert [whole(item.numerator), whole(item.denominator)] == stated, item.code


def test_mean_of_the_six_coverages(rows: Query) -> None:
    ratios = [rows(REGENCY, part=part, whole=other)[0][2] for part, other in PARTS.values()]
    means: dict[str, list[int]] = {
        "iku-2": ratios,
        "ik-3-2": ratios[:3],
        "ik-3-4": ratios[3:],
    }
    actuals = {
        str(item.code): hundredths(item.current.actual)
        for item in assessed().indicators
        if item.code in means
    }
    for code, parts in means.items():
        assert actuals[code] == (2 * sum(parts) + len(parts)) // (2 * len(parts)), code


def test_spending_of_every_program_activity_sub_activity_and_objective(rows: Query) -> None:
    spending = {row[0]: row[1:] for row in rows(SPENDING)}
    assert len(spending) == 5 + 13 + 25 + 2
    for identifier, expected in spending.items():
        (money,) = (item for item in node(str(identifier)).inputs if item.kind == "all")
        assert (whole(money.revised), whole(money.actual), hundredths(money.ratio)) == expected, identifier


def test_spending_of_the_whole_office(rows: Query) -> None:
    (money,) = (item for item in assessed().totals if item.kind == "all")
    assert (whole(money.revised), whole(money.actual), hundredths(money.ratio)) == rows(WHOLE_OFFICE)[0]


def test_rank_of_every_regency(rows: Query) -> None:
    (table,) = assessed().peers
    by_product = {(row.area, None if row.rank is None else row.rank.place) for row in table.rows}
    assert by_product == set(rows(RANKS))
    assert ("63.11", 7) in rows(RANKS)


def test_survey_index_of_nine_elements(rows: Query) -> None:
    by_product = {
        (str(item.period), len(item.elements), hundredths(item.index)) for item in assessed().surveys
    }
    assert by_product == set(rows(SURVEY))
    assert by_product == {("2022", 9, 8437), ("2023", 9, 8695)}
