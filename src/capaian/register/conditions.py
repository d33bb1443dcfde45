"""What is known of a person (`columns.csv`), and the language of conditions: who is meant.

Python's expression syntax, parsed and never run: names, literals, comparisons, `and`, `or`, `not`, `in`,
`is None`. There is no arithmetic and no reading of texts as numbers, in which engines differ.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from capaian.domain.identifiers import WordedEnum
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.intake.words import fold
from capaian.dossier.issues import nearest_words


class ColumnKind(WordedEnum):
    """What the cells of a column hold."""

    AREA = "area", "teks"
    """Official code of a kecamatan or desa, in one cell or in a cell for each level."""
    DIGITS = "digits", "teks"
    TEXT = "text", "teks"
    DAY = "day", "tanggal"
    CHOICE = "choice", "pilihan"
    FLAG = "flag", "ya atau tidak"
    NUMBER = "number", "bilangan"
    """Never in a file: computed from other columns."""


Spellings = Mapping[str, Sequence[str | int]]
"""Each value with how it is written, in capitals."""
Heads = tuple[str, ...]
"""Headings of one column: one, or one for each level of an area."""
YES, NO = "ya", "tidak"
# Numbers are no spellings: in one register 1 says yes, in another 1 says none and 2 says yes. Who has them
# declares them under `values`.
_FLAG: Final = {
    YES: ("YA", "Y", "YES", "TRUE", "ADA", "SUDAH", "MEMILIKI", "PUNYA"),
    NO: ("TIDAK", "T", "N", "NO", "FALSE", "TIDAK ADA", "BELUM", "TIDAK MEMILIKI"),
}
_AREA_LEVELS: Final = (("no prop", "no prov"), ("no kab", "no kabkota"), ("no kec",), ("no kel", "no desa"))
"""Headings of the cells that together are the code of an area."""


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """A column of the register."""

    name: str
    kind: ColumnKind
    heads: Heads
    """Usual headings, folded; once an office mapped it, those of its files."""
    choices: Spellings


def _column(name: str, kind: str, heads: str, choices: str) -> PersonColumn:
    pairs = (choice.split("=") for choice in choices.split(";") if choice)
    spelt = {value: tuple(words.split("|")) for value, words in pairs}
    own = ColumnKind(kind)
    return PersonColumn(
        name, own, (fold(name), *heads.split("|")), _FLAG if own is ColumnKind.FLAG else spelt
    )


COLUMNS: Final = {row["name"]: _column(**row) for row in read_declared_rows(__file__, "columns.csv")}


def map_columns(columns: Mapping[str, Heads], values: Mapping[str, Spellings]) -> dict[str, PersonColumn]:
    """Return the columns of an office by name.

    Args:
        columns: The headings of each; a column that is not known here holds texts.
        values: Spellings that the office declares, in place of the usual ones.
    """
    known = {name: COLUMNS.get(name, PersonColumn(name, ColumnKind.TEXT, (), {})) for name in columns}
    return {
        name: replace(one, heads=columns[name], choices={**one.choices, **values.get(name, {})})
        for name, one in known.items()
    }


def propose_columns(heads: Sequence[str]) -> dict[str, Heads]:
    """Return which headings of a file look like which columns, to be confirmed by a person.

    Examples:
        >>> propose_columns(["NIK", "TGL_LHR", "NO_PROP", "NO_KAB", "NO_KEC", "HOBI"])
        {'nik': ('NIK',), 'born': ('TGL_LHR',), 'area': ('NO_PROP', 'NO_KAB', 'NO_KEC')}
    """
    by_words = {fold(head): head for head in heads}
    proposed = {
        one.name: (by_words[head],)
        for one in COLUMNS.values()
        for head in reversed(one.heads)
        if head in by_words
    }
    levels = tuple(by_words[word] for words in _AREA_LEVELS for word in words if word in by_words)
    return proposed | ({"area": levels} if len(levels) >= len(_AREA_LEVELS) - 1 else {})


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


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a condition."""

    kind: ColumnKind
    value: Any
    """An expression of Ibis."""
    choices: Spellings | None = None
    text: str | None = None
    """Of a literal text: as it was written."""


Terms = Mapping[str, Term]


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
    return _of_kind(_parse(text), ColumnKind.FLAG, terms).fill_null(False)


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
            offered = nearest_words(name, terms).strip() or f"Yang ada: {', '.join(sorted(terms))}."
            raise ConditionError(f'kolom "{name}" tidak dikenal atau tidak dipetakan. {offered}')
        case ast.Constant(bool() as flag):
            return Term(ColumnKind.FLAG, ibis.literal(flag))
        case ast.Constant(int() as number) if number < MAX_NUMBER:
            return Term(ColumnKind.NUMBER, ibis.literal(number))
        case ast.Constant(str() as text):
            return Term(ColumnKind.TEXT, ibis.literal(text), text=text)
        case ast.BoolOp(joint, nodes):
            flags = (_of_kind(each, ColumnKind.FLAG, terms) for each in nodes)
            return Term(ColumnKind.FLAG, reduce(_OPERATORS[type(joint)], flags))
        case ast.UnaryOp(ast.Not(), operand):
            return Term(ColumnKind.FLAG, ~_of_kind(operand, ColumnKind.FLAG, terms))
        case ast.Compare(left, signs, rights):
            pairs = zip([left, *rights], signs, rights, strict=False)
            flags = (_compared(_term(one, terms), sign, other, terms) for one, sign, other in pairs)
            return Term(ColumnKind.FLAG, reduce(operator.and_, flags))
    raise ConditionError(f'"{ast.unparse(node)}" tidak ada dalam bahasa syarat')


def _of_kind(node: ast.expr, kind: ColumnKind, terms: Terms) -> ir.Value:
    found = _term(node, terms)
    if found.kind is not kind:
        raise ConditionError(f'"{ast.unparse(node)}" bukan {kind.words}, melainkan {found.kind.words}')
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
    if not isinstance(sign, ast.Eq | ast.NotEq) and not {first.kind, second.kind} & {
        ColumnKind.NUMBER,
        ColumnKind.DAY,
    }:
        raise ConditionError(f"{first.kind.words} tidak berurutan; pakai == atau in")
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
    if text is not None and column.kind is ColumnKind.DAY:
        try:
            return ibis.literal(date.fromisoformat(text))
        except ValueError as error:
            raise ConditionError(f"\"{text}\" bukan tanggal; tulis '2023-12-31'") from error
    if text is not None and column.choices is not None:
        if text not in column.choices:
            raise ConditionError(f'"{text}" bukan pilihan. Yang ada: {", ".join(column.choices)}')
    elif column.kind.words != other.kind.words:
        raise ConditionError(f"{column.kind.words} dibandingkan dengan {other.kind.words}")
    return other.value
