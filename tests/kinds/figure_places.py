"""Where the source adds up, words a direction, puts in order, counts to a limit,
or chooses between two siblings: read from its syntax tree, each place with the test that sees it.

`figure_places.csv` is the matrix: a line for each kind and place with a test that fails when the
slip of the kind is planted there. A place is `rules/spans.py:find_spans`: file and function.
"""

from __future__ import annotations

import ast
import csv
from collections.abc import Callable, Collection, Iterator, Mapping
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


def read_matrix(kind: str) -> Mapping[str, str]:
    """The test of each place of a kind."""
    with MATRIX.open(encoding="utf-8") as stream:
        return {row["place"]: row["test"] for row in csv.DictReader(stream) if row["kind"] == kind}


def faults_of_matrix(kind: str, found: Collection[str]) -> list[str]:
    """What the matrix lacks, what it has too much, and tests that are not there."""
    listed = read_matrix(kind)
    lacking = [f"no test for {place}" for place in sorted({*found} - listed.keys())]
    gone = [f"no such place: {place}" for place in sorted(listed.keys() - {*found})]
    missing = [f"no such test: {test}" for test in sorted({*listed.values()}) if not _is_there(test)]
    return lacking + gone + missing


def _is_there(test: str) -> bool:
    file, _, name = test.partition("::")
    path = TESTS / file
    return path.is_file() and f"def {name}(" in path.read_text(encoding="utf-8")
