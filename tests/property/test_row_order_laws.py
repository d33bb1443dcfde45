"""No number rests on the order of rows: people sort their sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest

from capaian.domain.exchange import Plain, assessment_to_plain
from capaian.domain.office_year import OfficeYear
from capaian.dossier.read import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

ROOT = Path(__file__).parents[2]
OFFICES = (
    "tests/dossiers/kabupaten-khayal-2024",
    "examples/balangan-2023",
    "examples/belitung-2024",
    "examples/probolinggo-2021",
)
KEYS = ("id", "code", "tier", "kind", "resource", "period", "method", "name", "subject")


def figures(found: Plain, path: str = "") -> Iterator[tuple[str, Plain]]:
    """Yield each figure by what it is of; traces are numbered as they are met,
    and issues stand apart.
    """
    if isinstance(found, dict):
        for name, part in found.items():
            if name not in ("trace", "traces", "issues"):
                yield from figures(part, f"{path}/{name}")
    elif isinstance(found, list):
        for part in found:
            keys = [part.get(key) for key in KEYS] if isinstance(part, dict) else []
            yield from figures(
                part, f"{path}[{'|'.join(key for key in keys if isinstance(key, str))}]"
            )
    else:
        yield path, found


def results(year: OfficeYear) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the figures by their keys, and what is told about the data."""
    assessment = assess(year, load_rulebook())
    issues = sorted((issue.code, issue.message) for issue in assessment.issues)
    return sorted(
        (key, str(value)) for key, value in figures(assessment_to_plain(assessment))
    ), issues


def tables_of(year: OfficeYear) -> list[str]:
    """Return the tables with rows to be sorted."""
    return [
        part.name
        for part in fields(year)
        if isinstance(rows := getattr(year, part.name), tuple) and len(rows) > 1
    ]


def rounds_of(tables: Sequence[str]) -> list[list[str]]:
    """Return which tables to turn in each round: each once without, and once instead of,
    each other one.

    Turned alone, each table would take a round of its own. Here those are turned together whose
    places have the same binary digit, and then all the others, so that two tables are kept apart
    by a digit of theirs.
    """
    digits = range(max(len(tables) - 1, 1).bit_length())
    halves = [[name for at, name in enumerate(tables) if at >> digit & 1] for digit in digits]
    return [*halves, *([name for name in tables if name not in half] for half in halves)]


def in_other_orders(year: OfficeYear) -> Iterator[tuple[str, OfficeYear]]:
    """Yield the office with the rows of some tables upside down,
    then with every second one on top.
    """
    for names in rounds_of(tables_of(year)):
        rows = {name: getattr(year, name) for name in names}
        yield f"upside down: {names}", replace(year, **{name: rows[name][::-1] for name in names})
        mixed = {name: rows[name][1::2] + rows[name][::2] for name in names}
        yield f"shuffled: {names}", replace(year, **mixed)


@pytest.mark.parametrize("count", [1, 2, 3, 16, 17])
def test_of_two_tables_each_is_turned_without_the_other(count: int) -> None:
    tables = [f"t{number}" for number in range(count)]
    rounds = rounds_of(tables)
    for one in tables:
        assert any(one in turned for turned in rounds)
        for other in (table for table in tables if table != one):
            assert any(one in turned and other not in turned for turned in rounds)


@pytest.mark.parametrize("office", OFFICES)
def test_the_order_of_rows_changes_no_result(office: str) -> None:
    year = load_dossier(ROOT / office)
    expected = results(year)
    assert len(tables_of(year)) >= 8
    assert [name for name, other in in_other_orders(year) if results(other) != expected] == []
