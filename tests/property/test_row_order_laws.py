"""No number rests on the order of rows: people sort their sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from capaian.domain.exchange import Plain, assessment_to_plain
from capaian.domain.office_year import OfficeYear
from capaian.dossier import load_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

ROOT = Path(__file__).parents[2]
OFFICES = (
    "examples/balangan-2023",
    "examples/belitung-2024",
    "examples/probolinggo-2021",
    "tests/dossiers/kabupaten-khayal-2024",
)
KEYS = ("id", "code", "tier", "kind", "resource", "period", "method", "name", "subject")


def figures(found: Plain, path: str = "") -> Iterator[tuple[str, Plain]]:
    """Yield each figure by what it is of; traces are numbered as they are met, and issues stand apart."""
    if isinstance(found, dict):
        for name, part in found.items():
            if name not in ("trace", "traces", "issues"):
                yield from figures(part, f"{path}/{name}")
    elif isinstance(found, list):
        for part in found:
            keys = [part.get(key) for key in KEYS] if isinstance(part, dict) else []
            yield from figures(part, f"{path}[{'|'.join(key for key in keys if isinstance(key, str))}]")
    else:
        yield path, found


def results(year: OfficeYear) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the figures by their keys, and what is told about the data."""
    assessment = assess(year, load_rulebook())
    told = sorted((issue.code, issue.message) for issue in assessment.issues)
    return sorted((key, str(value)) for key, value in figures(assessment_to_plain(assessment))), told


def in_other_orders(year: OfficeYear) -> Iterator[tuple[str, OfficeYear]]:
    """Yield the office with the rows of one table upside down, then with every second one on top."""
    for part in fields(year):
        rows = getattr(year, part.name)
        if isinstance(rows, tuple) and len(rows) > 1:
            yield f"{part.name} upside down", replace(year, **{part.name: rows[::-1]})
            yield f"{part.name} shuffled", replace(year, **{part.name: rows[1::2] + rows[::2]})


@pytest.mark.parametrize("office", OFFICES)
def test_the_order_of_rows_changes_no_result(office: str) -> None:
    year = load_dossier(ROOT / office)
    expected = results(year)
    orders = list(in_other_orders(year))
    assert len(orders) >= 16
    assert [name for name, other in orders if results(other) != expected] == []
