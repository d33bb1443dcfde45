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
from capaian.rules.formula.issues import FormulaError, FormulaIssue, FormulaProblem
from capaian.rules.formula.lists import LISTS, ListShape, find_condition_problem

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
        return tree.RowCondition(str(self.key), sign, tuple(value.strip('"') for value in self.values))


Argument = tree.Expression | tree.Weighted | MemberCondition
"""What may stand between the commas of a call."""

Chosen = TypeVar("Chosen", tree.Member, tree.RegisterRows)


@v_args(inline=True)
class TreeBuilder(Transformer[Token, tree.Expression]):
    """Builds the tree while the text is read; one method per mark of the grammar."""

    def start(self, expression: tree.Expression) -> tree.Expression:
        """Return the whole formula."""
        return expression

    def sum(self, *children: tree.Expression | Token) -> tree.Sum:
        """Build a chain of terms."""
        return tree.Sum(_links(tree.Operator.PLUS, children), _first_column(children))

    def product(self, *children: tree.Expression | Token) -> tree.Product:
        """Build a chain of factors."""
        return tree.Product(_links(tree.Operator.TIMES, children), _first_column(children))

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
            near = suggest(code, LISTS) if shape is None and pair.key not in wording.SELECTORS else ""
            if near:
                raise _error(FormulaProblem.SELECTOR, column_of(code), f"Daftar “{code}” tidak ada.", near)
            if shape is None or pair.key == "period":
                chosen = _select(chosen, pair)
            else:
                conditions.append(_condition(shape, pair))
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
            raise _unknown_function(name)
        return _build(name, arguments)


def column_of(token: Token) -> int:
    """Return the 1-based character at which a token begins."""
    return (token.start_pos or 0) + 1


def _links(first: tree.Operator, children: tuple[tree.Expression | Token, ...]) -> tuple[tree.ChainLink, ...]:
    signs = (first, *(tree.Operator(str(sign)) for sign in children[1::2]))
    operands = (child for child in children[::2] if not isinstance(child, Token))
    return tuple(tree.ChainLink(sign, operand) for sign, operand in zip(signs, operands, strict=True))


def _first_column(children: tuple[tree.Expression | Token, ...]) -> int:
    first = children[0]
    return column_of(first) if isinstance(first, Token) else first.column


def _decimal(digits: Token) -> Decimal:
    if len(digits.replace(".", "")) > MAX_DIGITS:
        raise _error(
            FormulaProblem.NUMBER_TOO_LONG,
            column_of(digits),
            f"Angka ini lebih panjang dari {MAX_DIGITS} angka.",
            "Periksa apakah ada angka yang tertulis rangkap.",
        )
    return Decimal(str(digits))


def _condition(shape: ListShape, pair: BracketPair) -> tree.RowCondition:
    problem = find_condition_problem(shape, pair.condition)
    if problem is not None:
        raise _error(FormulaProblem.SELECTOR, column_of(pair.key), *problem)
    return pair.condition


def _select(chosen: tree.Selector, pair: BracketPair) -> tree.Selector:
    key, value = pair.key, pair.values[0] if pair.values else Token("VALUE", "")
    if str(key) not in wording.SELECTORS:
        message = f"Pemilih “{key}” tidak dikenal."
        valid = f"Yang ada: {', '.join(wording.SELECTORS)}."
        raise _error(
            FormulaProblem.SELECTOR, column_of(key), message, suggest(str(key), wording.SELECTORS) or valid
        )
    if pair.sign != "=" or len(pair.values) > 1:
        message = f"Pemilih “{key}” memerlukan tepat satu isi setelah tanda =."
        raise _error(
            FormulaProblem.SELECTOR, column_of(key), message, f"Contoh: {key}={wording.SELECTORS[key]}."
        )
    if getattr(chosen, str(key)) is not None:
        message = f"Pemilih “{key}” ditulis dua kali."
        raise _error(FormulaProblem.SELECTOR, column_of(key), message, "Hapus salah satunya.")
    match str(key):
        case "area":
            return replace(chosen, area=AreaCode(str(value)))
        case "period":
            return replace(chosen, period=_period(value))
        case _:
            return replace(chosen, tier=str(value))


def _period(value: Token) -> Period:
    try:
        return Period.parse(str(value))
    except ValueError:
        message = f"“{value}” bukan periode."
        remedy = "Tulis tahun (2023), semester (2023-S1), triwulan (2023-Q3), atau bulan (2023-M07)."
        raise _error(FormulaProblem.SELECTOR, column_of(value), message, remedy) from None


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
            plain = tuple(part for part in arguments if not isinstance(part, tree.Weighted | MemberCondition))
            if len(plain) == len(arguments):
                return tree.Call(tree.Function(function), plain, column)
    raise _misuse(name)


def _list_rows(subject: tree.Name, name: Token) -> tree.ListRows:
    """Return the rows that `count` or `sum` takes of a list; refuses figures that it has not."""
    collection, _, figure = subject.code.partition(".")
    shape = LISTS[collection]
    missing = [c for c in shape.required if c not in {each.column for each in subject.conditions}]
    if (name == "count" and figure) or (name == "sum" and figure not in shape.figures):
        message = f"“{subject.code}” tidak dapat dihitung dengan {name}()."
        ways = [f"count({collection})", *(f"sum({collection}.{each})" for each in shape.figures)]
        remedy = f"Tulis {write_few(ways, 8)}."
    elif missing:
        message = f"Tanpa {missing[0]} satu hal dalam {shape.file} dihitung lebih dari sekali."
        remedy = f"Tulis {subject.code}[{missing[0]}=...]."
    else:
        return tree.ListRows(collection, figure, subject.conditions)
    raise _error(FormulaProblem.FUNCTION_USE, subject.column, message, remedy)


def _build_weighted_mean(name: Token, arguments: tuple[Argument, ...]) -> tree.WeightedMean:
    pairs = tuple(part for part in arguments if isinstance(part, tree.Weighted))
    if len(pairs) < len(arguments):
        raise _misuse(name)
    if not any(pair.weight for pair in pairs):
        raise _error(
            FormulaProblem.ZERO_DIVISION,
            column_of(name),
            "Semua bobot wmean() nol, jadi pembaginya nol.",
            "Beri bobot lebih dari nol sekurangnya pada satu bagian.",
        )
    return tree.WeightedMean(pairs, column_of(name))


def _choose(subject: tree.Name, valid: Mapping[str, Chosen], name: Token) -> Chosen:
    """Return what a name inside `share` or `count` means; refuses what is not among the valid ones."""
    if subject.code in valid:
        return valid[subject.code]
    raise _error(
        FormulaProblem.FUNCTION_USE,
        subject.column,
        f"“{subject.code}” tidak dapat dihitung dengan {name}().",
        suggest(subject.code, [*valid, *LISTS]) or f"Contoh: {wording.EXAMPLES[str(name)]}.",
    )


_NEITHER_PRODUCT_NOR_CONDITION = (
    "Perkalian ditulis dengan *; syarat tidak ada: untuk batas pakai min() atau max(), "
    "untuk yang memenuhi batas pakai share()."
)
"""For `ktp(100)` and for `if(ktp > 90, 100, 0)`, which spreadsheets have."""


def _unknown_function(name: Token) -> FormulaError:
    meant = wording.FUNCTION_ALIASES.get(str(name))
    remedy = f"Tulis {meant}()." if meant else suggest(str(name), wording.EXAMPLES)
    everything = f"Fungsi yang ada: {', '.join(wording.EXAMPLES)}. {_NEITHER_PRODUCT_NOR_CONDITION}"
    message = f"Fungsi {name}() tidak ada."
    return _error(FormulaProblem.UNKNOWN_FUNCTION, column_of(name), message, remedy or everything)


def _misuse(name: Token) -> FormulaError:
    message = f"Fungsi {name}() memerlukan {wording.ARGUMENTS[str(name)]}."
    return _error(
        FormulaProblem.FUNCTION_USE, column_of(name), message, f"Contoh: {wording.EXAMPLES[str(name)]}."
    )


def _error(problem: FormulaProblem, column: int, message: str, remedy: str) -> FormulaError:
    return FormulaError(FormulaIssue(problem, message, column, remedy))


MAX_LENGTH = 500
MAX_DEPTH = 20
MAX_NODES = 200
_SPLIT = "Pecah menjadi beberapa komponen yang masing-masing bernama."


@lru_cache(maxsize=1024)
def parse(text: str) -> tree.Expression:
    """Read a formula.

    At most 500 characters, 20 parentheses within one another, 200 parts, 20 digits in a number.

    Raises:
        FormulaError: for any text that is no formula, with column and remedy.

    Examples:
        >>> parse("100 * ktp.holders / ktp.eligible").column
        1
        >>> try:
        ...     parse("ktp + 67,5")
        ... except FormulaError as error:
        ...     print(error.issue.column, error.issue.problem.value)
        7 formula_number_form
    """
    for check in (_check_length, _check_depth, _check_numbers):
        check(text)
    try:
        expression = cast("tree.Expression", load_grammar().parse(text))
    except UnexpectedInput as error:
        raise FormulaError(diagnose(text, error)) from None
    _check_nodes(expression)
    return expression


def parse_rows(text: str) -> tree.RegisterRows | tree.ListRows:
    """Read what a measure is counted from, which `count` or `sum` would take.

    Raises:
        FormulaError: for anything else.

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
    """Return a formula; `None` for one that cannot be read, which has an issue of its own, and for none."""
    try:
        return parse(text)
    except FormulaError:
        return None


@cache
def load_grammar() -> Lark:
    """Return what formulas are read with; it takes longer to make than to read some."""
    return Lark.open(
        "grammar.lark", rel_to=__file__, parser="lalr", transformer=TreeBuilder(), maybe_placeholders=False
    )


def _check_length(text: str) -> None:
    if not text.strip():
        raise _error(FormulaProblem.EMPTY, 1, "Rumus kosong.", "Tulis rumusnya, misalnya mean(ktp, kia).")
    if len(text) > MAX_LENGTH:
        raise _error(
            FormulaProblem.TOO_LONG,
            MAX_LENGTH + 1,
            f"Rumus terlalu panjang: {len(text)} huruf, paling banyak {MAX_LENGTH}.",
            _SPLIT,
        )


def _check_depth(text: str) -> None:
    depth = 0
    for column, sign in enumerate(text, start=1):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth > MAX_DEPTH:
            raise _error(
                FormulaProblem.TOO_DEEP,
                column,
                f"Tanda kurung bersusun lebih dari {MAX_DEPTH}.",
                _SPLIT,
            )


# 67,5 and 1.234,5, but not the 2,5 of mean(iku-2,5)
_COMMA_IN_NUMBER = re.compile(r"(?<![\w.-])[0-9][0-9.]*(?:,[0-9]+)+")


def _check_numbers(text: str) -> None:
    found = _COMMA_IN_NUMBER.search(text)
    if found:
        raise _error(
            FormulaProblem.NUMBER_FORM,
            found.start() + 1,
            f"Koma di dalam angka “{found.group()}” dapat berarti desimal atau pemisah.",
            "Untuk satu angka tulis titik (67.5) tanpa pemisah ribuan; "
            "untuk beberapa angka tulis spasi sesudah koma.",
        )


def _check_nodes(expression: tree.Expression) -> None:
    parts = list(tree.walk(expression))
    if len(parts) > MAX_NODES:
        raise _error(
            FormulaProblem.TOO_LARGE,
            parts[MAX_NODES].column,
            f"Rumus terdiri atas {len(parts)} bagian, paling banyak {MAX_NODES}.",
            _SPLIT,
        )
