"""A formula for readers: as its own source, or with the names of the field;
whether two compute the same.

`100 * ktp.holders / ktp.eligible` becomes `100 × Perekaman KTP-el ÷ Wajib KTP`. The same with
figures is written while computing, by `evaluate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import repeat

from capaian.domain.numerals import plain, write_decimal
from capaian.rules.formula import tree, wording
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.lists import list_words
from capaian.rules.formula.parse import parse
from capaian.rules.formula.part_value import (
    KEYBOARD,
    PRINT,
    Phrase,
    Signs,
    add,
    listed,
    multiply,
    negate,
)

Names = Mapping[str, str]
"""Codes of measures, components, indicators, surveys and areas to the names that readers know."""


def explain(expression: tree.Expression, names: Names) -> str:
    """Write a formula with the names of the field; a code without a name stays as it is.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> explain(parse("100 * kia.issued / kia.eligible"), {"kia.issued": "KIA terbit"})
        '100 × KIA terbit ÷ kia.eligible'
        >>> explain(parse("mean(ktp, kia) - 0.5"), {"ktp": "Q2", "kia": "Q3"})
        'rata-rata (Q2; Q3) − 0,5'
    """
    return _Explanation(names).read(expression).text


def to_source(expression: tree.Expression) -> str:
    """Write a formula in the formula language, in one standard form.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> to_source(parse("100*(a+b)/c[ period=2022 ]"))
        '100 * (a + b) / c[period=2022]'
    """
    return _Source().read(expression).text


def write_number(value: Decimal) -> str:
    """Write a number of a formula in Indonesian with the decimals it was typed with,
    less final zeros.

    Examples:
        >>> write_number(Decimal("0.1110"))
        '0,111'
    """
    _, _, fraction = plain(value).partition(".")
    return write_decimal(value, len(fraction))


def _selector_source(selector: tree.Selector, conditions: Sequence[tree.RowCondition] = ()) -> str:
    chosen = {"area": selector.area, "period": selector.period, "tier": selector.tier}
    pairs = [
        *map(str, conditions),
        *(f"{key}={value}" for key, value in chosen.items() if value is not None),
    ]
    return f"[{', '.join(pairs)}]" if pairs else ""


def _name_words(code: str, selector: tree.Selector, names: Names) -> str:
    """Write a name the way readers know it, with what its selector says:
    `Cakupan KIA (Tahun 2022)`.
    """
    chosen = [
        names.get(selector.area, selector.area) if selector.area is not None else "",
        selector.period.label if selector.period is not None else "",
        f"tingkat {selector.tier}" if selector.tier is not None else "",
    ]
    words = ", ".join(filter(None, chosen))
    label = names.get(code, code)
    return f"{label} ({words})" if words else label


class _Source(tree.Reader[Phrase]):
    """The formula language itself."""

    def leaf(self, node: tree.Leaf) -> Phrase:
        match node:
            case tree.NumberLiteral():
                return Phrase(plain(node.value))
            case tree.Name():
                return Phrase(f"{node.code}{_selector_source(node.selector, node.conditions)}")
            case tree.SurveyIndex():
                return Phrase(f"index({node.survey}{_selector_source(node.selector)})")
            case tree.MemberTally():
                subject = f"{node.member}{_selector_source(node.selector)}"
                return Phrase(
                    f"{node.tallying}({subject} {node.limit.comparison} {plain(node.limit.bound)})"
                )
            case tree.RegisterCount(tree.ListRows() as rows):
                brackets = _selector_source(node.selector, rows.conditions)
                return Phrase(f"{'sum' if rows.figure else 'count'}({rows.subject}{brackets})")
            case tree.RegisterCount():
                return Phrase(f"count({node.rows}{_selector_source(node.selector)})")
            case tree.Credits():
                return Phrase("credits()")

    def branch(self, node: tree.Branch, parts: tuple[Phrase, ...]) -> Phrase:
        match node:
            case tree.Call():
                return listed(node.function, parts, ", ")
            case tree.WeightedMean():
                weights = [plain(pair.weight) for pair in node.pairs]
                pairs = [
                    Phrase(f"{p.text}: {weight}") for p, weight in zip(parts, weights, strict=True)
                ]
                return listed("wmean", pairs, ", ")
            case tree.Negative() | tree.Sum() | tree.Product():
                return _chain(node, parts, KEYBOARD)


class _Explanation(tree.Reader[Phrase]):
    """The names of the field."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def leaf(self, node: tree.Leaf) -> Phrase:
        match node:
            case tree.NumberLiteral():
                return Phrase(write_number(node.value))
            case tree.Name():
                return Phrase(_name_words(node.code, node.selector, self._names))
            case tree.SurveyIndex():
                return Phrase(f"IKM {_name_words(node.survey, node.selector, self._names)}")
            case tree.MemberTally():
                members = _name_words(node.member.collection.words, node.selector, self._names)
                limit = f"{node.limit.comparison.words} {write_number(node.limit.bound)}"
                field = node.member.field.words
                return Phrase(f"{node.tallying.words} {members} dengan {field} {limit}")
            case tree.RegisterCount(rows):
                words = f"jumlah {_rows_words(rows, self._names)}"
                return Phrase(_name_words(words, node.selector, self._names))
            case tree.Credits():
                return Phrase(wording.CREDITS)

    def branch(self, node: tree.Branch, parts: tuple[Phrase, ...]) -> Phrase:
        match node:
            case tree.Call():
                return listed(f"{node.function.words} ", parts)
            case tree.WeightedMean():
                weights = [write_number(pair.weight) for pair in node.pairs]
                pairs = [
                    Phrase(f"{p.text}, bobot {w}") for p, w in zip(parts, weights, strict=True)
                ]
                return listed(wording.WEIGHTED_MEAN, pairs)
            case tree.Negative() | tree.Sum() | tree.Product():
                return _chain(node, parts, PRINT)


def _rows_words(rows: tree.RegisterRows | tree.ListRows, names: Names) -> str:
    if isinstance(rows, tree.ListRows):
        return list_words(rows, names)
    return f"{wording.COOPERATION_KINDS[rows.kind]} yang {rows.state.words}"


def _chain(
    node: tree.Negative | tree.Sum | tree.Product, parts: tuple[Phrase, ...], signs: Signs
) -> Phrase:
    """Write signs between parts, which all ways of writing share."""
    if isinstance(node, tree.Negative):
        return negate(parts[0], signs)
    return (add if isinstance(node, tree.Sum) else multiply)(node.operators, parts, signs)


def is_same_formula(first: str, second: str) -> bool:
    """Say whether two formulas compute the same from the same figures.

    Spaces and the order of what is added, multiplied or averaged say nothing. A formula that
    cannot be read is reported elsewhere, and taken for the same as any other.

    Examples:
        >>> is_same_formula("mean(kk, ktp)", "mean( ktp,kk )"), is_same_formula("mean(kk, ktp)",
        ...     "mean(kk)")
        (True, False)
    """
    if "" in (first.strip(), second.strip()):
        return first.strip() == second.strip()
    try:
        return _Reordered().read(parse(first)) == _Reordered().read(parse(second))
    except FormulaError:
        return True


class _Reordered(tree.Reader[str]):
    """Writes a formula with everything that may be exchanged in alphabetical order."""

    def leaf(self, node: tree.Leaf) -> str:
        return to_source(node)

    def branch(self, node: tree.Branch, parts: tuple[str, ...]) -> str:
        marks: Iterable[object] = repeat("")
        match node:
            case tree.Chain():
                marks = node.operators
            case tree.WeightedMean():
                marks = (pair.weight for pair in node.pairs)
        written = sorted(f"{mark}({part})" for mark, part in zip(marks, parts, strict=False))
        return f"{getattr(node, 'function', type(node).__name__)}({', '.join(written)})"
