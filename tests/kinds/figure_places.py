"""Where the source adds up, words a direction, puts in order, counts to a limit,
or chooses between two siblings: read from its syntax tree, each place with the test that sees it.

`figure_places.csv` is the matrix: a line for each kind and place with a test that failed when the
slip of the kind was planted there. A place is `rules/spans.py:find_spans`: file and function.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import capaian

SOURCE: Final = Path(capaian.__file__).parent
TESTS: Final = Path(__file__).parents[1]
MATRIX: Final = Path(__file__).with_suffix(".csv")

Matches = Callable[[ast.AST], bool]


def _owners(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Yield each node with the innermost function or class that it lies in."""
    waiting: list[tuple[str, ast.AST]] = [("", tree)]
    while waiting:
        name, node = waiting.pop()
        for child in ast.iter_child_nodes(node):
            inner = name
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                inner = f"{name}.{child.name}".strip(".")
            yield inner, child
            waiting.append((inner, child))


def files_of(folders: Collection[str]) -> list[str]:
    """The source files in folders, or the files themselves."""
    found = [
        path
        for folder in folders
        for path in (
            [SOURCE / folder]
            if folder.endswith(".py")
            else sorted((SOURCE / folder).rglob("*.py"))
        )
    ]
    return [str(path.relative_to(SOURCE)) for path in found if not OMITTED & {*path.parts}]


_STATES: Final = re.compile(
    r"Aggregation\.(LAST|SUM|MEAN)|FeedMethod\.(LAST|SUM)|AmountKind\.LEVEL"
)
_DIRECTIONS: Final = frozenset(
    {"judge_trend", "write_signed", "trend_between", "compare_sign", "judge_use"}
)
_MANY: Final = re.compile(r"_?(MAX|MOST|NAMED)(_[A-Z_]+)?")
_LIMIT: Final = re.compile(r"_?(MAX|MIN|MOST|LEAST|HUNDRED|FALLING)(_[A-Z_]+)?")
_SIBLINGS: Final = (
    {"numerator", "denominator"},
    {"original", "revised"},
    {"target", "actual"},
    {"budget", "realised"},
    {"lower", "upper"},
    {"open_before", "open_after"},
)
_RELEVANT: Final = (
    *(ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.Compare, ast.FunctionDef),
)
_SORTING: Final = frozenset({"sorted", "min", "max", "sort"})


def _last_name(node: ast.AST) -> str:
    """`MAX_NAMED` of `limits.MAX_NAMED`; empty for what has no name."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def _owner_name(node: ast.Attribute) -> str:
    return node.value.id if isinstance(node.value, ast.Name) else ""


def chooses_between_sum_and_state(node: ast.AST) -> bool:
    """`Aggregation.LAST`, `service.is_level`, `STOCKS`."""
    if isinstance(node, ast.Name):
        return node.id in {"STOCKS", "SUMS"} and isinstance(node.ctx, ast.Load)
    if not isinstance(node, ast.Attribute):
        return False
    is_way = bool(_STATES.fullmatch(f"{_owner_name(node)}.{node.attr}"))
    return node.attr == "is_level" or is_way


def words_a_direction(node: ast.AST) -> bool:
    """`judge_trend(now, before)`, `Trend.UP`, `Polarity.LOWER_IS_BETTER`."""
    if isinstance(node, ast.Call):
        return _last_name(node.func) in _DIRECTIONS
    return isinstance(node, ast.Attribute) and _owner_name(node) in {"Trend", "Polarity"}


def orders_or_cuts(node: ast.AST) -> bool:
    """`sorted(found, key=...)`, `names[:MAX_NAMED]`."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        upper = node.slice.upper
        return isinstance(upper, ast.Name) and bool(_MANY.fullmatch(upper.id))
    if not isinstance(node, ast.Call):
        return False
    return _last_name(node.func) in _SORTING and any(
        each.arg in {"key", "reverse"} for each in node.keywords
    )


def compares_with_a_limit(node: ast.AST) -> bool:
    """`len(names) > MAX_NAMED`."""
    if not isinstance(node, ast.Compare):
        return False
    names = map(_last_name, (node.left, *node.comparators))
    is_order = any(isinstance(op, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for op in node.ops)
    return is_order and any(map(_LIMIT.fullmatch, names))


def reads_siblings(node: ast.AST) -> bool:
    """A function that reads both of a pair: `row.numerator` and `row.denominator`."""
    if not isinstance(node, ast.FunctionDef):
        return False
    read = {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}
    return any(pair <= read for pair in _SIBLINGS)


FOLDERS: Final = (
    *("domain", "rules", "documents/scope", "documents/charts", "documents/audit"),
    *("documents/narrative", "dossier/surveys", "dossier/intake/register_tables.py"),
    *("web/boards", "web/feed", "web/services", "web/people", "web/evidence", "web/complaints"),
)
"""Where figures are made, put in papers, displayed and brought."""
OMITTED: Final = frozenset({"migrations", "checks"})
"""Checks only ask, and have tables of their own: `unit/rules/test_every_check.py`."""
KINDS: Final[Mapping[str, Matches]] = {
    "state": chooses_between_sum_and_state,
    "direction": words_a_direction,
    "order": orders_or_cuts,
    "limit": compares_with_a_limit,
    "sibling": reads_siblings,
}


@cache
def find_places() -> Mapping[str, frozenset[str]]:
    """Every function of the folders that has a node of a kind, by kind."""
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for file in files_of(FOLDERS):
        for owner, node in _owners(ast.parse((SOURCE / file).read_text(encoding="utf-8"))):
            if not isinstance(node, _RELEVANT):
                continue
            for kind, matches in KINDS.items():
                if matches(node):
                    found[kind].add(f"{file}:{owner or '-'}")
    return {kind: frozenset(places) for kind, places in found.items()}


@dataclass(frozen=True)
class Matrix:
    """The lines of a kind: each place with its test; empty: nobody has shown that one sees it."""

    tests: Mapping[str, str]

    @classmethod
    def of(cls, kind: str) -> Matrix:
        """Read the lines of a kind."""
        with MATRIX.open(encoding="utf-8") as stream:
            rows = [row for row in csv.DictReader(stream) if row["kind"] == kind]
        return cls({row["place"]: row["test"] for row in rows})

    @property
    def open_places(self) -> int:
        """How many places have no test of which it was shown."""
        return sum(not test for test in self.tests.values())

    def faults(self, found: Collection[str]) -> list[str]:
        """What it lacks, what it has too much, and tests that are not there."""
        lacking = [f"no line for {place}" for place in sorted({*found} - self.tests.keys())]
        gone = [f"no such place: {place}" for place in sorted(self.tests.keys() - {*found})]
        named = sorted({test for test in self.tests.values() if test})
        return lacking + gone + [f"no such test: {test}" for test in named if not _is_there(test)]


def _is_there(test: str) -> bool:
    file, _, name = test.partition("::")
    path = TESTS / file
    return path.is_file() and f"def {name}(" in path.read_text(encoding="utf-8")
