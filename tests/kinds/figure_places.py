"""Where the source adds up, words a direction, puts in order, counts to a limit,
or chooses between two siblings: read from its syntax tree, each place with the test that sees it.

`figure_places.csv` is the matrix: a line for each kind and place with a test that fails when the
slip of the kind is planted there. A place is `rules/spans.py:find_spans`: file and function.
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


@cache
def _tree(file: str) -> ast.Module:
    return ast.parse((SOURCE / file).read_text(encoding="utf-8"))


def _owners(node: ast.AST, name: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Yield each node with the innermost function or class that it lies in."""
    for child in ast.iter_child_nodes(node):
        inner = name
        if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
            inner = f"{name}.{child.name}".strip(".")
        yield inner, child
        yield from _owners(child, inner)


@cache
def _nodes(file: str) -> tuple[tuple[str, ast.AST], ...]:
    return tuple(_owners(_tree(file)))


def files_of(folders: Collection[str]) -> list[str]:
    """The source files in folders, or the files themselves; migrations are none."""
    found = [
        path
        for folder in folders
        for path in (
            [SOURCE / folder]
            if folder.endswith(".py")
            else sorted((SOURCE / folder).rglob("*.py"))
        )
    ]
    return [str(path.relative_to(SOURCE)) for path in found if "migrations" not in path.parts]


def find_places(matches: Matches, folders: Collection[str]) -> frozenset[str]:
    """Every function of the folders that has a node of a kind."""
    return frozenset(
        f"{file}:{owner or '-'}"
        for file in files_of(folders)
        for owner, node in _nodes(file)
        if matches(node)
    )


@dataclass(frozen=True)
class Kind:
    """A kind of slip: which nodes of the source can have it, and where it is looked for."""

    matches: Matches
    folders: tuple[str, ...]


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
_SORTING: Final = frozenset({"sorted", "min", "max", "sort"})


def chooses_between_sum_and_state(node: ast.AST) -> bool:
    """`Aggregation.LAST`, `service.is_level`, `STOCKS`."""
    if isinstance(node, ast.Name):
        return node.id in {"STOCKS", "SUMS"} and isinstance(node.ctx, ast.Load)
    is_attribute = isinstance(node, ast.Attribute)
    return is_attribute and (node.attr == "is_level" or bool(_STATES.fullmatch(ast.unparse(node))))


def words_a_direction(node: ast.AST) -> bool:
    """`judge_trend(now, before)`, `Trend.UP`, `Polarity.LOWER_IS_BETTER`."""
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) in _DIRECTIONS
    return isinstance(node, ast.Attribute) and ast.unparse(node.value) in {"Trend", "Polarity"}


def orders_or_cuts(node: ast.AST) -> bool:
    """`sorted(found, key=...)`, `names[:MAX_NAMED]`."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        upper = node.slice.upper
        return isinstance(upper, ast.Name) and bool(_MANY.fullmatch(upper.id))
    if not isinstance(node, ast.Call):
        return False
    name = ast.unparse(node.func).rpartition(".")[2]
    return name in _SORTING and any(each.arg in {"key", "reverse"} for each in node.keywords)


def compares_with_a_limit(node: ast.AST) -> bool:
    """`len(names) > MAX_NAMED`."""
    if not isinstance(node, ast.Compare):
        return False
    names = (ast.unparse(each).rpartition(".")[2] for each in (node.left, *node.comparators))
    is_order = any(isinstance(op, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for op in node.ops)
    return is_order and any(map(_LIMIT.fullmatch, names))


def reads_siblings(node: ast.AST) -> bool:
    """A function that reads both of a pair: `row.numerator` and `row.denominator`."""
    if not isinstance(node, ast.FunctionDef):
        return False
    read = {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}
    return any(pair <= read for pair in _SIBLINGS)


def read_matrix(kind: str) -> Mapping[str, str]:
    """The test of each place of a kind."""
    with MATRIX.open(encoding="utf-8") as stream:
        return {row["place"]: row["test"] for row in csv.DictReader(stream) if row["kind"] == kind}


def faults_of_matrix(kind: str, found: Collection[str]) -> list[str]:
    """What the matrix lacks, what it has too much, and tests that are not there."""
    listed = read_matrix(kind)
    lacking = [f"no test for {place}" for place in sorted({*found} - listed.keys())]
    gone = [f"no such place: {place}" for place in sorted(listed.keys() - {*found})]
    missing = [
        f"no such test: {test}" for test in sorted({*listed.values()}) if not _is_there(test)
    ]
    return lacking + gone + missing


def _is_there(test: str) -> bool:
    file, _, name = test.partition("::")
    path = TESTS / file
    return path.is_file() and f"def {name}(" in path.read_text(encoding="utf-8")
