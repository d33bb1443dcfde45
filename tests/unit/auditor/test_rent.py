"""Numbers and patterns of the auditor pay rent: there are never more than today.

`python -m tests.unit.auditor.test_rent` counts them by module. `tests/audit/test_rent.py` takes
out finders.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import capaian.auditor

ROOM: Final = Path(capaian.auditor.__file__).parent
MAX_THRESHOLDS: Final = 283
MAX_PATTERNS: Final = 201
PLAIN: Final = (-1, 0, 1, 2)
"""What a comparison with is no threshold: none, the first, a pair."""


def thresholds_of(tree: ast.Module) -> Iterator[str]:
    """Yield the numbers that have a name, and those that something is compared with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and target.id.isupper() and _is_number(node.value):
                yield f"{target.id} = {ast.unparse(node.value)}"
        elif isinstance(node, ast.Compare):
            parts = (part for side in (node.left, *node.comparators) for part in ast.walk(side))
            yield from (
                ast.unparse(part) for part in parts if _is_number(part) and part.value not in PLAIN
            )


def _is_number(node: ast.AST) -> bool:
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Decimal"
    ):
        return isinstance(node.args[0], ast.Constant)
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def count(text: str) -> tuple[int, int]:
    """Return how many thresholds and patterns a module has."""
    return len([*thresholds_of(ast.parse(text))]), text.count("re.compile(")


def count_room() -> dict[str, tuple[int, int]]:
    """Return how many thresholds and patterns each module of the auditor has."""
    return {
        str(each.relative_to(ROOM)): count(each.read_text("utf-8"))
        for each in sorted(ROOM.rglob("*.py"))
    }


def test_what_is_counted() -> None:
    text = (
        "_A: Final = 3\nB = Decimal('0.5')\nC = ('x',)\nd = 4\nA = re.compile('.')\nif x > 7 "
        "and y == 1: ..."
    )
    assert count(text) == (3, 1)


def test_numbers_and_patterns_do_not_grow() -> None:
    thresholds, patterns = map(sum, zip(*count_room().values(), strict=True))
    assert thresholds <= MAX_THRESHOLDS
    assert patterns <= MAX_PATTERNS


if __name__ == "__main__":
    for name, (of_numbers, of_patterns) in count_room().items():
        sys.stdout.write(f"{name:<40}{of_numbers:>5}{of_patterns:>5}\n")
