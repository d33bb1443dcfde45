"""The language of conditions: who is meant, in the columns of a person.

Python's expression syntax, parsed and never run: names, literals, comparisons, `and`, `or`, `not`, `in`,
`is None`, `+` and `-`. There is no division and no reading of texts as numbers, in which engines differ.
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
from capaian.register.columns import Kind

MAX_LETTERS: Final = 500
"""Of a condition: longer ones nest deeper than a parser may go."""

_ORDER: Final[Mapping[type[ast.cmpop], Callable[[Any, Any], Any]]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_EQUALITY: Final[Mapping[type[ast.cmpop], Callable[[Any, Any], Any]]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_COMPARISONS: Final = {**_ORDER, **_EQUALITY}
_JOINTS: Final[Mapping[type[ast.boolop], Callable[[Any, Any], Any]]] = {
    ast.And: operator.and_,
    ast.Or: operator.or_,
}
_SUMS: Final[Mapping[type[ast.operator], Callable[[Any, Any], Any]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
}
_WORDS: Final = {
    Kind.NUMBER: "bilangan",
    Kind.DAY: "tanggal",
    Kind.FLAG: "ya atau tidak",
    Kind.CHOICE: "pilihan",
    Kind.TEXT: "teks",
    Kind.DIGITS: "teks",
    Kind.AREA: "teks",
}
_TEXTS: Final = frozenset({Kind.TEXT, Kind.DIGITS, Kind.AREA})


class ConditionError(ValueError):
    """A condition that cannot be meant; `str()` is the Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a condition."""

    kind: Kind
    value: Any
    """An expression of Ibis, or a literal."""
    choices: Sequence[str] = ()
    is_literal: bool = False
    text: str = ""
    """As it was written."""


Terms = Mapping[str, Term]
"""What may be named, by name."""


def columns_in(text: str) -> frozenset[str]:
    """Return the names that a condition speaks of; none where it cannot be parsed."""
    try:
        return frozenset(node.id for node in ast.walk(_parse(text)) if isinstance(node, ast.Name))
    except ConditionError:
        return frozenset()


def compile_condition(text: str, terms: Terms) -> ir.BooleanValue:
    """Return a condition that is true or false of every person, never unknown.

    What is not known of a person fulfils no condition, nor its contrary: `not kia_issued` is not true of an
    empty cell. No engine's own reading of NULL decides.

    Raises:
        ConditionError: It has no truth value, or names or compares what cannot be.
    """
    found = _term(_parse(text), terms)
    if found.kind is not Kind.FLAG:
        raise ConditionError(f"tidak bernilai ya atau tidak: isinya {_WORDS[found.kind]}")
    value: ir.BooleanValue = ibis.literal(found.value) if found.is_literal else found.value.fill_null(False)
    return value


def _parse(text: str) -> ast.expr:
    if not text.strip():
        raise ConditionError("syaratnya kosong")
    if len(text) > MAX_LETTERS:
        raise ConditionError(f"lebih dari {MAX_LETTERS} huruf")
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ConditionError("bukan syarat yang dapat dibaca") from error


def _term(node: ast.expr, terms: Terms) -> Term:
    match node:
        case ast.Name(name):
            return _named(name, terms)
        case ast.Constant(value):
            return _literal(value)
        case ast.BoolOp(joint, nodes):
            flags = [_flag(each, terms) for each in nodes]
            return Term(Kind.FLAG, reduce(_JOINTS[type(joint)], flags))
        case ast.UnaryOp(ast.Not(), operand):
            return Term(Kind.FLAG, ~_flag(operand, terms))
        case ast.UnaryOp(ast.USub(), ast.Constant(int() as number)) if not isinstance(number, bool):
            return Term(Kind.NUMBER, -number, is_literal=True)
        case ast.BinOp(left, sign, right) if type(sign) in _SUMS:
            sides = [_number(each, terms) for each in (left, right)]
            return Term(Kind.NUMBER, _SUMS[type(sign)](*sides))
        case ast.Compare(left, signs, rights):
            return _comparison([left, *rights], signs, terms)
    raise ConditionError(f'"{ast.unparse(node)}" tidak ada dalam bahasa syarat')


def _named(name: str, terms: Terms) -> Term:
    if name not in terms:
        offered = nearest_words(name, terms).strip() or f"Yang ada: {', '.join(sorted(terms))}."
        raise ConditionError(f'kolom "{name}" tidak dikenal atau tidak dipetakan. {offered}')
    return terms[name]


def _literal(value: object) -> Term:
    if isinstance(value, bool):
        return Term(Kind.FLAG, value, is_literal=True)
    if isinstance(value, int):
        return Term(Kind.NUMBER, value, is_literal=True)
    if isinstance(value, str):
        return Term(Kind.TEXT, value, is_literal=True, text=value)
    raise ConditionError(f'"{value}" bukan bilangan bulat atau teks')


def _flag(node: ast.expr, terms: Terms) -> ir.BooleanValue:
    found = _term(node, terms)
    if found.kind is not Kind.FLAG:
        raise ConditionError(f'"{ast.unparse(node)}" tidak bernilai ya atau tidak')
    value: ir.BooleanValue = ibis.literal(found.value) if found.is_literal else found.value
    return value


def _number(node: ast.expr, terms: Terms) -> ir.IntegerValue | int:
    found = _term(node, terms)
    if found.kind is not Kind.NUMBER:
        raise ConditionError(f'"{ast.unparse(node)}" bukan bilangan')
    value: ir.IntegerValue | int = found.value
    return value


def _comparison(nodes: Sequence[ast.expr], signs: Sequence[ast.cmpop], terms: Terms) -> Term:
    pairs = zip(nodes, signs, nodes[1:], strict=False)
    return Term(Kind.FLAG, reduce(operator.and_, (_compare(*pair, terms) for pair in pairs)))


def _compare(left: ast.expr, sign: ast.cmpop, right: ast.expr, terms: Terms) -> ir.BooleanValue:
    first = _term(left, terms)
    if isinstance(sign, ast.Is | ast.IsNot):
        if not (isinstance(right, ast.Constant) and right.value is None) or first.is_literal:
            raise ConditionError('"is" hanya untuk "is None" dan "is not None"')
        return first.value.isnull() if isinstance(sign, ast.Is) else first.value.notnull()
    if isinstance(sign, ast.In | ast.NotIn):
        if not isinstance(right, ast.Tuple | ast.List | ast.Set) or not right.elts or first.is_literal:
            raise ConditionError("sesudah \"in\" ditulis daftar: in ('kawin', 'cerai_hidup')")
        values = [_matched(first, _term(each, terms)) for each in right.elts]
        return first.value.isin(values) if isinstance(sign, ast.In) else first.value.notin(values)
    second = _term(right, terms)
    if first.is_literal and second.is_literal:
        raise ConditionError("membandingkan dua nilai yang tetap")
    if type(sign) not in _COMPARISONS:
        raise ConditionError("perbandingan itu tidak ada dalam bahasa syarat")
    if type(sign) in _ORDER and not {first.kind, second.kind} & {Kind.NUMBER, Kind.DAY}:
        raise ConditionError(f'"{ast.unparse(left)}" tidak berurutan; pakai == atau in')
    one = _matched(second, first) if first.is_literal else first.value
    other = _matched(first, second) if second.is_literal else second.value
    if not first.is_literal and not second.is_literal and not _is_alike(first.kind, second.kind):
        raise ConditionError(f"{_WORDS[first.kind]} dibandingkan dengan {_WORDS[second.kind]}")
    return _COMPARISONS[type(sign)](one, other)


def _is_alike(first: Kind, second: Kind) -> bool:
    return first is second or (first in _TEXTS and second in _TEXTS)


def _matched(column: Term, literal: Term) -> ir.Value | str | int | bool:
    """Return a literal as what a column holds.

    Raises:
        ConditionError: The column can never hold it, so that the condition could never be true.
    """
    if not literal.is_literal:
        raise ConditionError("di dalam daftar hanya ada nilai yang tetap")
    if column.kind is Kind.DAY and literal.kind is Kind.TEXT:
        try:
            return ibis.literal(date.fromisoformat(literal.text))
        except ValueError as error:
            raise ConditionError(f"\"{literal.text}\" bukan tanggal; tulis '2023-12-31'") from error
    if column.kind is Kind.CHOICE and literal.kind is Kind.TEXT:
        if literal.text not in column.choices:
            raise ConditionError(f'"{literal.text}" bukan pilihan. Yang ada: {", ".join(column.choices)}.')
        return literal.value
    if not _is_alike(column.kind, literal.kind):
        raise ConditionError(f"{_WORDS[column.kind]} dibandingkan dengan {_WORDS[literal.kind]}")
    return literal.value
