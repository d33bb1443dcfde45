"""Places of the sources that compare days, or counts with a threshold of privacy,
as the tree of syntax has them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).parents[2] / "src" / "capaian"
_LEFT_OUT: Final = ("auditor", "writers")
"""Rooms that know no day of an office: they read and draw printed reports."""
_DAY: Final = re.compile(
    r"\b(day|until|since|valid_to|valid_from|due|today|localdate|now|\w+_on|\w+_day"
    r"|\w+_AGE|\w+_TIME|\w+_TIMEOUT|DAYS_\w+|min_days)\b|\b(start|end)\b|\bdays\b"
)
_THRESHOLD: Final = re.compile(r"\b(MIN_GROUP|MIN_PEOPLE|MIN_VILLAGES|MAX_SENSITIVE)\b")
_LOOKUP: Final = re.compile(r"^(\w*day|since|until|at|\w+_at|\w+_on)__(date__)?(lt|lte|gt|gte)$")
"""A condition of a query: `since__lte=day`."""
_ORDERS: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def find_places() -> Iterator[str]:
    """Yield each function that has one, as `web/offices/models.py members_on`."""
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE)
        if name.parts[0] not in _LEFT_OUT and "migrations" not in name.parts:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield from dict.fromkeys(f"{name} {function}".strip() for function in _compare(tree))


def _compare(tree: ast.AST, function: str = "") -> Iterator[str]:
    """Yield the names of the functions and classes in which something is compared."""
    for node in ast.iter_child_nodes(tree):
        own = function
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            own = f"{function}.{node.name}".strip(".")
        if _compares(node):
            yield own
        yield from _compare(node, own)


def _compares(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        return bool(_LOOKUP.match(node.arg or ""))
    if not isinstance(node, ast.Compare) or not any(isinstance(e, _ORDERS) for e in node.ops):
        return False
    text = ast.unparse(node)
    return bool(_DAY.search(text) or _THRESHOLD.search(text))
