"""The language of conditions: who is meant.

Python's expression syntax, parsed and never run: names, literals, comparisons, `and`, `or`, `not`,
`in`, `is None`. There is no arithmetic and no reading of texts as numbers, in which engines
differ.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from capaian.dossier.issues import nearest_words

Spellings = Mapping[str, Sequence[str | int]]
"""Each value with how it is written, in capitals."""
MAX_LETTERS: Final = 500
"""Of a condition: longer ones nest deeper than a parser may go."""
MAX_NUMBER: Final = 1_000_000
"""Nothing that is counted of one person is as much."""
_OPERATORS: Final[Mapping[type[ast.AST], Callable[[Any, Any], Any]]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.And: operator.and_,
    ast.Or: operator.or_,
}


class ConditionError(ValueError):
    """A condition that cannot be meant; `str()` is the Indonesian sentence."""


_KINDS: Final = {
    ir.BooleanValue: "ya atau tidak",
    ir.DateValue: "tanggal",
    ir.StringValue: "teks",
    ir.IntegerValue: "bilangan",
}
"""Indonesian word for what a part of a condition is."""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a condition."""

    value: ir.Value
    choices: Spellings | None = None
    text: str | None = None
    """Of a literal text: as it was written."""

    @property
    def kind(self) -> str:
        """What it is, in Indonesian."""
        return next(word for kind, word in _KINDS.items() if isinstance(self.value, kind))


Terms = Mapping[str, Term]


def columns_in(text: str) -> frozenset[str]:
    """Return the names that a condition speaks of; raises `ConditionError`."""
    return frozenset(node.id for node in ast.walk(_parse(text)) if isinstance(node, ast.Name))


def compile_condition(text: str, terms: Terms) -> ir.BooleanValue:
    """Return a condition that is true or false of every person, never unknown.

    What is not known of a person fulfils no condition, nor its contrary: `not kia_issued` is not
    true of an empty cell. No engine's own reading of NULL decides.

    Raises:
        ConditionError: It has no truth value, or names or compares what cannot be.
    """
    return _flag(_parse(text), terms).fill_null(False)


def _parse(text: str) -> ast.expr:
    if len(text) > MAX_LETTERS:
        raise ConditionError(f"lebih dari {MAX_LETTERS} huruf")
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ConditionError("bukan syarat yang dapat dibaca") from error


def _term(node: ast.expr, terms: Terms) -> Term:
    match node:
        case ast.Name(name) if name in terms:
            return terms[name]
        case ast.Name(name):
            offered = (
                nearest_words(name, terms).strip() or f"Yang ada: {', '.join(sorted(terms))}."
            )
            raise ConditionError(f'kolom "{name}" tidak dikenal atau tidak dipetakan. {offered}')
        case ast.Constant(bool() | str() as literal):
            return Term(ibis.literal(literal), text=literal if isinstance(literal, str) else None)
        case ast.Constant(int() as number) if number < MAX_NUMBER:
            return Term(ibis.literal(number))
        case ast.BoolOp(joint, nodes):
            return Term(reduce(_OPERATORS[type(joint)], (_flag(each, terms) for each in nodes)))
        case ast.UnaryOp(ast.Not(), operand):
            return Term(~_flag(operand, terms))
        case ast.Compare(left, signs, rights):
            pairs = zip([left, *rights], signs, rights, strict=False)
            flags = (
                _compared(_term(one, terms), sign, other, terms) for one, sign, other in pairs
            )
            return Term(reduce(operator.and_, flags))
    raise ConditionError(f'"{ast.unparse(node)}" tidak ada dalam bahasa syarat')


def _flag(node: ast.expr, terms: Terms) -> ir.BooleanValue:
    found = _term(node, terms)
    if not isinstance(found.value, ir.BooleanValue):
        raise ConditionError(f'"{ast.unparse(node)}" bukan ya atau tidak, melainkan {found.kind}')
    return found.value


def _compared(first: Term, sign: ast.cmpop, right: ast.expr, terms: Terms) -> ir.BooleanValue:
    match sign, right:
        case ast.Is(), ast.Constant(None):
            return first.value.isnull()
        case ast.IsNot(), ast.Constant(None):
            return first.value.notnull()
        case ast.In() | ast.NotIn(), ast.Tuple(nodes) | ast.List(nodes) if nodes:
            is_there = first.value.isin([_matched(first, _term(each, terms)) for each in nodes])
            return is_there if isinstance(sign, ast.In) else ~is_there
    second = _term(right, terms)
    if type(sign) not in _OPERATORS:
        raise ConditionError('"is" hanya untuk None, dan sesudah "in" ditulis daftar')
    has_order = any(
        isinstance(one.value, ir.DateValue | ir.IntegerValue) for one in (first, second)
    )
    if not (has_order or isinstance(sign, ast.Eq | ast.NotEq)):
        raise ConditionError(f"{first.kind} tidak berurutan; pakai == atau in")
    compare = _OPERATORS[type(sign)]
    if first.text is not None:
        return compare(_matched(second, first), second.value)
    return compare(first.value, _matched(first, second))


def _matched(column: Term, other: Term) -> ir.Value:
    """Return what a column is compared with as what the column holds.

    Raises:
        ConditionError: It can never be the same, so that the condition would be true of nobody.
    """
    text = other.text
    if text is not None and isinstance(column.value, ir.DateValue):
        try:
            return ibis.literal(date.fromisoformat(text))
        except ValueError as error:
            raise ConditionError(f"\"{text}\" bukan tanggal; tulis '2023-12-31'") from error
    if text is not None and column.choices is not None:
        if text not in column.choices:
            raise ConditionError(f'"{text}" bukan pilihan. Yang ada: {", ".join(column.choices)}')
    elif column.kind != other.kind:
        raise ConditionError(f"{column.kind} dibandingkan dengan {other.kind}")
    return other.value
