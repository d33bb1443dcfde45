"""What is known of a formula without any data: equal to another, never above a hundred."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat

from capaian.rules.formula.explain import to_source
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import Branch, Leaf, Product, Reader, Sum, WeightedMean


def is_same_formula(first: str, second: str) -> bool:
    """Say whether two formulas compute the same from the same figures.

    Spaces and the order of what is added, multiplied or averaged say nothing. A formula that cannot be
    read is reported elsewhere, and taken for the same as any other.

    Examples:
        >>> is_same_formula("mean(kk, ktp)", "mean( ktp,kk )"), is_same_formula("mean(kk, ktp)", "mean(kk)")
        (True, False)
    """
    if "" in (first.strip(), second.strip()):
        return first.strip() == second.strip()
    try:
        return _Reordered().read(parse(first)) == _Reordered().read(parse(second))
    except FormulaError:
        return True


class _Reordered(Reader[str]):
    """Writes a formula with everything that may be exchanged in alphabetical order."""

    def leaf(self, node: Leaf) -> str:
        return to_source(node)

    def branch(self, node: Branch, parts: tuple[str, ...]) -> str:
        marks: Iterable[object] = repeat("")
        match node:
            case Sum() | Product():
                marks = node.operators
            case WeightedMean():
                marks = (pair.weight for pair in node.pairs)
        written = sorted(f"{mark}({part})" for mark, part in zip(marks, parts, strict=False))
        return f"{getattr(node, 'function', type(node).__name__)}({', '.join(written)})"
