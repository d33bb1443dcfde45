"""Each place of the sources that compares days or thresholds of privacy has its row in
`places.csv`: the test that finds a slip by one there.
"""

from __future__ import annotations

import ast
import csv
from pathlib import Path
from typing import Final

from tests.kinds.places import find_places

HERE: Final = Path(__file__).parent
NO_DAY, OPEN = "no day", "open"
MAX_OPEN: Final = 10
"""Places of which no test of a slip by one is known yet; a new place comes with its test."""


def rows_by_place() -> dict[str, str]:
    with (HERE / "places.csv").open(encoding="utf-8", newline="") as stream:
        return {row["place"]: row["test"] for row in csv.DictReader(stream)}


def functions_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_place_has_its_row_and_no_row_is_of_a_place_that_went() -> None:
    rows, places = rows_by_place(), {*find_places()}
    assert places - rows.keys() == set(), "write a test, and name it in places.csv"
    assert rows.keys() - places == set(), "take these rows out of places.csv"


def test_each_row_names_a_test_that_is_there() -> None:
    named = {test for test in rows_by_place().values() if test not in (NO_DAY, OPEN)}
    for test in named:
        file, _, function = test.partition(" ")
        path = HERE / file if function else HERE.parent / file
        assert path.is_file(), test
        assert not function or function in functions_in(path), test


def test_places_without_a_test_become_fewer() -> None:
    assert [*rows_by_place().values()].count(OPEN) == MAX_OPEN


def test_a_place_is_found_by_what_it_compares() -> None:
    """One of each form: two names, a property, a condition of a query, a threshold."""
    found = {*find_places()}
    for place in (
        "domain/rule_set.py Provenance.is_valid_on",
        "domain/period.py Period.meets",
        "web/offices/models.py members_on",
        "rules/registers/survey_answers.py pool_small",
    ):
        assert place in found
