"""From the text of a formula to its typed tree, within limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import TypeVar, cast

from lark import Lark, Token, Transformer, UnexpectedInput, v_args

from capaian.domain.identifiers import AreaCode
from capaian.domain.numerals import MAX_DIGITS, write_few
from capaian.domain.period import Period
from capaian.rules.formula import tree, wording
from capaian.rules.formula.hints import diagnose, suggest
from capaian.rules.formula.issues import FormulaError, find_flaw
from capaian.rules.formula.lists import LISTS, find_condition_flaw

_FUNCTIONS = frozenset(function.value for function in tree.Function)


@dataclass(frozen=True, slots=True)
class MemberCondition:
    """What stands in the parentheses of `share` and `count`, before it is known to be right."""

    subject: tree.Expression
    limit: tree.Limit


@dataclass(frozen=True, slots=True)
class BracketPair:
    """What stands between two commas of square brackets, before it is known what it selects."""

    key: Token
    sign: Token | None
    values: tuple[Token, ...]

    @property
    def condition(self) -> tree.RowCondition:
        """What it is for the rows of a list."""
        sign = None if self.sign is None else tree.ComparisonSign(str(self.sign))
        return tree.RowCondition(
            str(self.key), sign, tuple(value.strip('"') for value in self.values)
        )


Argument = tree.Expression | tree.Weighted | MemberCondition
"""What may stand between the commas of a call."""

Chosen = TypeVar("Chosen", tree.Member, tree.RegisterRows)


@v_args(inline=True)
class TreeBuilder(Transformer[Token, tree.Expression]):
    """Builds the tree while the text is read; one method per mark of the grammar."""

    def sum(self, *children: tree.Expression | Token) -> tree.Sum:
        """Build a chain of terms."""
        return tree.Sum(_links(tree.Operator.PLUS, children), column_of(children[0]))

    def product(self, *children: tree.Expression | Token) -> tree.Product:
        """Build a chain of factors."""
        return tree.Product(_links(tree.Operator.TIMES, children), column_of(children[0]))

    def negative(self, sign: Token, operand: tree.Expression) -> tree.Negative:
        """Build the opposite of a part."""
        return tree.Negative(operand, column_of(sign))

    def number(self, digits: Token) -> tree.NumberLiteral:
        """Build a number as typed."""
        return tree.NumberLiteral(_decimal(digits), column_of(digits))

    def name(self, code: Token, pairs: tuple[BracketPair, ...] = (), field: str = "") -> tree.Name:
        """Build the use of a name; `a[period=2022].b` is `a.b[period=2022]`."""
        shape = LISTS.get(code.partition(".")[0])
        chosen, conditions = tree.NOTHING_SELECTED, list[tree.RowCondition]()
        for pair in pairs:
            near = (
                suggest(code, LISTS) if shape is None and pair.key not in wording.SELECTORS else ""
            )
            if near:
                raise _error("unknown_list", code, near, name=code)
            if shape is None or pair.key == "period":
                chosen = _select(chosen, pair)
                continue
            if flaw := find_condition_flaw(shape, pair.condition, column_of(pair.key)):
                raise FormulaError(flaw)
            conditions.append(pair.condition)
        return tree.Name(f"{code}{field}", chosen, column_of(code), tuple(conditions))

    def weighted(self, value: tree.Expression, weight: Token) -> tree.Weighted:
        """Build an argument of `wmean`."""
        return tree.Weighted(value, _decimal(weight))

    def condition(self, subject: tree.Expression, sign: Token, *bound: Token) -> MemberCondition:
        """Build an argument of `share` or `count`."""
        size = _decimal(bound[-1])
        return MemberCondition(
            subject, tree.Limit(tree.ComparisonSign(str(sign)), -size if len(bound) > 1 else size)
        )

    def selector(self, *pairs: BracketPair) -> tuple[BracketPair, ...]:
        """Return what stands in square brackets."""
        return pairs

    def pair(self, key: Token, sign: Token | None = None, *values: Token) -> BracketPair:
        """Return key, sign and values of a part of square brackets."""
        return BracketPair(key, sign, values)

    def call(self, name: Token, *arguments: Argument) -> tree.Expression:
        """Build a call; refuses unknown functions and wrong arguments."""
        if str(name) not in wording.EXAMPLES:
            meant = wording.FUNCTION_ALIASES.get(str(name))
            remedy = f"Tulis {meant}()." if meant else suggest(str(name), wording.EXAMPLES)
            raise _error(
                "unknown_function", name, remedy, name=name, valid=", ".join(wording.EXAMPLES)
            )
        return _build(name, arguments)


def column_of(part: Token | tree.Expression) -> int:
    """Return the 1-based character at which a token or a part begins."""
    return (part.start_pos or 0) + 1 if isinstance(part, Token) else part.column


def _links(
    first: tree.Operator, children: tuple[tree.Expression | Token, ...]
) -> tuple[tree.ChainLink, ...]:
    signs = (first, *(tree.Operator(str(sign)) for sign in children[1::2]))
    operands = (child for child in children[::2] if not isinstance(child, Token))
    return tuple(
        tree.ChainLink(sign, operand) for sign, operand in zip(signs, operands, strict=True)
    )


def _decimal(digits: Token) -> Decimal:
    if len(digits.replace(".", "")) > MAX_DIGITS:
        raise _error("number_too_long", digits, most=MAX_DIGITS)
    return Decimal(str(digits))


def _select(chosen: tree.Selector, pair: BracketPair) -> tree.Selector:
    key, value = str(pair.key), pair.values[0] if pair.values else Token("VALUE", "")
    if key not in wording.SELECTORS:
        valid = ", ".join(wording.SELECTORS)
        raise _error(
            "unknown_selector", pair.key, suggest(key, wording.SELECTORS), key=key, valid=valid
        )
    if pair.sign != "=" or len(pair.values) > 1:
        raise _error("selector_value", pair.key, key=key, example=wording.SELECTORS[key])
    if getattr(chosen, key) is not None:
        raise _error("selector_twice", pair.key, key=key)
    match key:
        case "area":
            return replace(chosen, area=AreaCode(str(value)))
        case "tier":
            return replace(chosen, tier=str(value))
    try:
        return replace(chosen, period=Period.parse(str(value)))
    except ValueError:
        raise _error("no_period", value, value=value) from None


def _build(name: Token, arguments: tuple[Argument, ...]) -> tree.Expression:
    """Build what a function and its arguments are; refuses arguments of another kind or number."""
    column = column_of(name)
    match str(name), arguments:
        case "credits", ():
            return tree.Credits(column)
        case "index", (tree.Name(survey, selector),):
            return tree.SurveyIndex(survey, selector, column)
        case "count" | "sum", (tree.Name(code) as subject,) if code.partition(".")[0] in LISTS:
            return tree.RegisterCount(_list_rows(subject, name), subject.selector, column)
        case "count", (tree.Name(_, selector) as subject,):
            return tree.RegisterCount(_choose(subject, wording.REGISTERS, name), selector, column)
        case "share" | "count", (MemberCondition(tree.Name(_, selector) as subject, limit),):
            member = _choose(subject, wording.MEMBERS, name)
            return tree.MemberTally(tree.Tallying(str(name)), member, limit, selector, column)
        case "wmean", (tree.Weighted(), *_):
            return _build_weighted_mean(name, arguments)
        case function, (_, *_) if function in _FUNCTIONS:
            plain = tuple(
                part for part in arguments if not isinstance(part, tree.Weighted | MemberCondition)
            )
            if len(plain) == len(arguments):
                return tree.Call(tree.Function(function), plain, column)
    raise _misuse(name)


def _list_rows(subject: tree.Name, name: Token) -> tree.ListRows:
    """Return the rows that `count` or `sum` takes of a list; refuses figures that it has not."""
    collection, _, figure = subject.code.partition(".")
    shape = LISTS[collection]
    if (name == "count" and figure) or (name == "sum" and figure not in shape.figures):
        ways = [f"count({collection})", *(f"sum({collection}.{each})" for each in shape.figures)]
        raise _error(
            "list_use", subject, name=subject.code, function=name, valid=write_few(ways, 8)
        )
    for column in shape.required:
        if column not in {each.column for each in subject.conditions}:
            raise _error(
                "list_undivided", subject, column=column, file=shape.file, name=subject.code
            )
    return tree.ListRows(collection, figure, subject.conditions)


def _build_weighted_mean(name: Token, arguments: tuple[Argument, ...]) -> tree.WeightedMean:
    pairs = tuple(part for part in arguments if isinstance(part, tree.Weighted))
    if len(pairs) < len(arguments):
        raise _misuse(name)
    if not any(pair.weight for pair in pairs):
        raise _error("zero_weights", name)
    return tree.WeightedMean(pairs, column_of(name))


def _choose(subject: tree.Name, valid: Mapping[str, Chosen], name: Token) -> Chosen:
    """Return what a name inside `share` or `count` means;
    refuses what is not among the valid ones.
    """
    if subject.code in valid:
        return valid[subject.code]
    near, example = suggest(subject.code, [*valid, *LISTS]), wording.EXAMPLES[str(name)]
    raise _error("not_countable", subject, near, name=subject.code, function=name, example=example)


def _misuse(name: Token) -> FormulaError:
    arguments, example = wording.ARGUMENTS[str(name)], wording.EXAMPLES[str(name)]
    return _error("function_use", name, name=name, arguments=arguments, example=example)


def _error(
    kind: str, at: Token | tree.Expression, near: str = "", /, **words: object
) -> FormulaError:
    return FormulaError(find_flaw(kind, column_of(at), near, **words))


MAX_LENGTH = 500
MAX_DEPTH = 20
MAX_NODES = 200
# 67,5 and 1.234,5, but not the 2,5 of mean(iku-2,5)
_COMMA_IN_NUMBER = re.compile(r"(?<![\w.-])[0-9][0-9.]*(?:,[0-9]+)+")


@lru_cache(maxsize=1024)
def parse(text: str) -> tree.Expression:
    """Read a formula.

    At most 500 characters, 20 parentheses within one another, 200 parts, 20 digits in a number.
    Raises `FormulaError` for any text that is no formula, with column and remedy.

    Examples:
        >>> parse("100 * ktp.holders / ktp.eligible").column
        1
        >>> try:
        ...     parse("ktp + 67,5")
        ... except FormulaError as error:
        ...     print(error.issue.column, error.issue.problem.value)
        7 formula_number_form
    """
    _check_text(text)
    try:
        expression = cast("tree.Expression", load_grammar().parse(text))
    except UnexpectedInput as error:
        raise FormulaError(diagnose(text, error)) from None
    parts = [*tree.walk(expression)]
    if len(parts) > MAX_NODES:
        raise _error("too_large", parts[MAX_NODES], count=len(parts), most=MAX_NODES)
    return expression


def _check_text(text: str) -> None:
    if not text.strip():
        raise FormulaError(find_flaw("empty", 1))
    if len(text) > MAX_LENGTH:
        raise FormulaError(
            find_flaw("too_long", MAX_LENGTH + 1, length=len(text), most=MAX_LENGTH)
        )
    depth = 0
    for column, sign in enumerate(text, start=1):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth > MAX_DEPTH:
            raise FormulaError(find_flaw("too_deep", column, most=MAX_DEPTH))
    if found := _COMMA_IN_NUMBER.search(text):
        raise FormulaError(find_flaw("comma_in_number", found.start() + 1, number=found.group()))


def parse_rows(text: str) -> tree.RegisterRows | tree.ListRows:
    """Read what a measure is counted from, which `count` or `sum` would take;
    `FormulaError` for all else.

    Examples:
        >>> str(parse_rows("training.participants[group=operator]"))
        'training.participants[group=operator]'
    """
    collection, dot, _ = text.partition("[")[0].partition(".")
    expression = parse(f"{'sum' if dot and collection in LISTS else 'count'}({text})")
    if isinstance(expression, tree.RegisterCount) and not expression.selector:
        return expression.rows
    raise _misuse(Token("NAME", "count"))


def parse_readable(text: str) -> tree.Expression | None:
    """Return a formula; `None` for one that cannot be read, which has an issue of its own,
    and for none.
    """
    try:
        return parse(text)
    except FormulaError:
        return None


@cache
def load_grammar() -> Lark:
    """Return what formulas are read with; it takes longer to make than to read some."""
    return Lark.open(
        "grammar.lark",
        rel_to=__file__,
        parser="lalr",
        transformer=TreeBuilder(),
        maybe_placeholders=False,
    )
