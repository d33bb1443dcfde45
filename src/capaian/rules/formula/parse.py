"""From the text of a formula to its typed tree, within limits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final, NoReturn, cast

from lark import Lark, Token, Transformer, UnexpectedInput, v_args

from capaian.domain.identifiers import AreaCode
from capaian.domain.period import Period
from capaian.rules.formula import wording
from capaian.rules.formula.hints import diagnose, suggest
from capaian.rules.formula.issues import FormulaError, FormulaIssue, Problem
from capaian.rules.formula.tree import (
    NOTHING_SELECTED,
    Call,
    Comparison,
    Credits,
    Expression,
    Function,
    Limit,
    Link,
    Member,
    Name,
    Negative,
    Number,
    Operator,
    Product,
    RegisterCount,
    Selector,
    Sum,
    SurveyIndex,
    Tally,
    Tallying,
    Weighted,
    WeightedMean,
    walk,
)

MAX_DIGITS = 20
_CREDITS = "credits"
_REGISTER = "cooperation."


@dataclass(frozen=True, slots=True)
class Condition:
    """What stands in the parentheses of `share` and `count`, before it is known to be right."""

    subject: Expression
    limit: Limit


Argument = Expression | Weighted | Condition
"""What may stand between the commas of a call."""


@v_args(inline=True)
class TreeBuilder(Transformer[Token, Expression]):
    """Builds the tree while the text is read; one method per mark of the grammar."""

    def start(self, expression: Expression) -> Expression:
        """Return the whole formula."""
        return expression

    def sum(self, *children: Expression | Token) -> Sum:
        """Build a chain of terms."""
        return Sum(_links(Operator.PLUS, children), _first_column(children))

    def product(self, *children: Expression | Token) -> Product:
        """Build a chain of factors."""
        return Product(_links(Operator.TIMES, children), _first_column(children))

    def negative(self, sign: Token, operand: Expression) -> Negative:
        """Build the opposite of a part."""
        return Negative(operand, column_of(sign))

    def number(self, digits: Token) -> Number:
        """Build a number as typed."""
        return Number(_decimal(digits), column_of(digits))

    def name(self, code: Token, selector: Selector = NOTHING_SELECTED, field: str = "") -> Name:
        """Build the use of a name; `a[period=2022].b` is `a.b[period=2022]`."""
        return Name(f"{code}{field}", selector, column_of(code))

    def weighted(self, value: Expression, weight: Token) -> Weighted:
        """Build an argument of `wmean`."""
        return Weighted(value, _decimal(weight))

    def condition(self, subject: Expression, sign: Token, *bound: Token) -> Condition:
        """Build an argument of `share` or `count`."""
        size = _decimal(bound[-1])
        return Condition(subject, Limit(Comparison(str(sign)), -size if len(bound) > 1 else size))

    def selector(self, *pairs: tuple[Token, Token]) -> Selector:
        """Build a selector; refuses a key given twice."""
        chosen = NOTHING_SELECTED
        for key, value in pairs:
            chosen = _select(chosen, key, value)
        return chosen

    def pair(self, key: Token, _equal: Token, value: Token) -> tuple[Token, Token]:
        """Return key and value of a selector."""
        return key, value

    def call(self, name: Token, *arguments: Argument) -> Expression:
        """Build a call; refuses unknown functions and wrong arguments."""
        build = _BUILDERS.get(str(name))
        if build is None:
            raise _unknown_function(name)
        if not arguments and str(name) != _CREDITS:
            raise _misuse(name, f"Fungsi {name}() tidak berisi apa-apa.")
        return build(name, arguments)


def column_of(token: Token) -> int:
    """Return the 1-based character at which a token begins."""
    return (token.start_pos or 0) + 1


def _links(first: Operator, children: tuple[Expression | Token, ...]) -> tuple[Link, ...]:
    signs = (first, *(Operator(str(sign)) for sign in children[1::2]))
    operands = (child for child in children[::2] if not isinstance(child, Token))
    return tuple(Link(sign, operand) for sign, operand in zip(signs, operands, strict=True))


def _first_column(children: tuple[Expression | Token, ...]) -> int:
    first = children[0]
    return column_of(first) if isinstance(first, Token) else first.column


def _decimal(digits: Token) -> Decimal:
    if len(digits.replace(".", "")) > MAX_DIGITS:
        raise _error(
            Problem.NUMBER_TOO_LONG,
            column_of(digits),
            f"Angka ini lebih panjang dari {MAX_DIGITS} angka.",
            "Periksa apakah ada angka yang tertulis rangkap.",
        )
    return Decimal(str(digits))


def _select(chosen: Selector, key: Token, value: Token) -> Selector:
    if str(key) not in wording.SELECTORS:
        raise _error(
            Problem.SELECTOR,
            column_of(key),
            f"Pemilih “{key}” tidak dikenal.",
            suggest(str(key), wording.SELECTORS) or f"Yang ada: {', '.join(wording.SELECTORS)}.",
        )
    if getattr(chosen, str(key)) is not None:
        raise _error(
            Problem.SELECTOR, column_of(key), f"Pemilih “{key}” ditulis dua kali.", "Hapus salah satunya."
        )
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
        raise _error(
            Problem.SELECTOR,
            column_of(value),
            f"“{value}” bukan periode.",
            "Tulis tahun (2023), semester (2023-S1), triwulan (2023-Q3), atau bulan (2023-M07).",
        ) from None


def _build_call(name: Token, arguments: tuple[Argument, ...]) -> Expression:
    return Call(Function(str(name)), tuple(_plain(name, part) for part in arguments), column_of(name))


def _plain(name: Token, argument: Argument) -> Expression:
    if isinstance(argument, Weighted):
        raise _misuse(name, f"Fungsi {name}() tidak memakai bobot; yang memakai bobot wmean().", "wmean")
    if isinstance(argument, Condition):
        raise _misuse(name, f"Fungsi {name}() tidak memakai syarat; yang memakai syarat share().", "share")
    return argument


def _build_weighted_mean(name: Token, arguments: tuple[Argument, ...]) -> Expression:
    pairs = tuple(part for part in arguments if isinstance(part, Weighted))
    if len(pairs) < len(arguments):
        raise _misuse(name, "Setiap bagian wmean() memerlukan bobot setelah titik dua.")
    if not any(pair.weight for pair in pairs):
        raise _error(
            Problem.ZERO_DIVISION,
            column_of(name),
            "Semua bobot wmean() nol, jadi pembaginya nol.",
            "Beri bobot lebih dari nol sekurangnya pada satu bagian.",
        )
    return WeightedMean(pairs, column_of(name))


def _build_index(name: Token, arguments: tuple[Argument, ...]) -> Expression:
    survey = arguments[0]
    if len(arguments) > 1 or not isinstance(survey, Name):
        raise _misuse(name, "Fungsi index() memerlukan tepat satu kode survei.")
    return SurveyIndex(survey.code, survey.selector, column_of(name))


def _build_credits(name: Token, arguments: tuple[Argument, ...]) -> Expression:
    if arguments:
        raise _misuse(name, "Tanda kurung credits() dibiarkan kosong; bobotnya ada di daftar credits.")
    return Credits(column_of(name))


def _build_count(name: Token, arguments: tuple[Argument, ...]) -> Expression:
    subject = arguments[0]
    if len(arguments) > 1 or not isinstance(subject, Name):
        return _build_tally(name, arguments)
    rows = wording.REGISTERS.get(subject.code)
    if rows is None and subject.code.startswith(_REGISTER):
        raise _unknown_rows(subject)
    return (
        _build_tally(name, arguments)
        if rows is None
        else RegisterCount(rows, subject.selector, column_of(name))
    )


def _unknown_rows(subject: Name) -> FormulaError:
    return _error(
        Problem.FUNCTION_USE,
        subject.column,
        f"“{subject.code}” bukan jenis dan keadaan kerja sama yang dikenal.",
        suggest(subject.code, wording.REGISTERS) or f"Yang ada: {', '.join(wording.REGISTERS)}.",
    )


def _build_tally(name: Token, arguments: tuple[Argument, ...]) -> Expression:
    condition = arguments[0]
    if len(arguments) > 1 or not isinstance(condition, Condition):
        raise _misuse(name, f"Fungsi {name}() memerlukan tepat satu syarat.")
    subject = condition.subject
    if not isinstance(subject, Name):
        raise _misuse(name, f"Syarat {name}() harus dimulai dengan data suatu himpunan, bukan hitungan.")
    member = _member(name, subject)
    return Tally(Tallying(str(name)), member, condition.limit, subject.selector, column_of(name))


def _member(name: Token, subject: Name) -> Member:
    member = wording.MEMBERS.get(subject.code)
    if member is None:
        raise _error(
            Problem.FUNCTION_USE,
            subject.column,
            f"“{subject.code}” bukan data suatu himpunan, padahal {name}() menghitung anggota himpunan.",
            suggest(subject.code, wording.MEMBERS) or f"Contoh: {wording.EXAMPLES[str(name)]}.",
        )
    return member


_BUILDERS: dict[str, Callable[[Token, tuple[Argument, ...]], Expression]] = {
    **{function.value: _build_call for function in Function},
    Tallying.SHARE.value: _build_tally,
    Tallying.COUNT.value: _build_count,
    _CREDITS: _build_credits,
    "wmean": _build_weighted_mean,
    "index": _build_index,
}


_TIMES: Final = "Perkalian ditulis dengan *."
_NO_CONDITIONS: Final = dict.fromkeys(
    ("if", "iif", "jika", "iferror"),
    "Rumus tidak memuat syarat. Untuk batas pakai min() atau max(); untuk yang memenuhi batas pakai share().",
)
"""What people look for who write a condition."""


def _unknown_function(name: Token) -> FormulaError:
    meant = wording.FUNCTION_ALIASES.get(str(name))
    remedy = f"Tulis {meant}()." if meant else suggest(str(name), tuple(_BUILDERS))
    return _error(
        Problem.UNKNOWN_FUNCTION,
        column_of(name),
        f"Fungsi {name}() tidak ada.",
        remedy or _NO_CONDITIONS.get(str(name), f"Fungsi yang ada: {', '.join(_BUILDERS)}. {_TIMES}"),
    )


def _misuse(name: Token, message: str, example: str = "") -> FormulaError:
    remedy = f"Contoh: {wording.EXAMPLES[example or str(name)]}."
    return _error(Problem.FUNCTION_USE, column_of(name), message, remedy)


def _error(problem: Problem, column: int, message: str, remedy: str) -> FormulaError:
    return FormulaError(FormulaIssue(problem, message, column, remedy))


MAX_LENGTH = 500
MAX_DEPTH = 20
MAX_NODES = 200


@lru_cache(maxsize=1024)
def parse(text: str) -> Expression:
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
        ...     print(error.column, error.problem.value)
        7 formula_number_form
    """
    for check in (_check_length, _check_depth, _check_numbers):
        check(text)
    try:
        expression = cast("Expression", load_grammar().parse(text))
    except UnexpectedInput as error:
        raise FormulaError(diagnose(text, error)) from None
    _check_nodes(expression)
    return expression


@cache
def load_grammar() -> Lark:
    """Return what formulas are read with; it takes longer to make than to read some."""
    return Lark.open(
        "grammar.lark", rel_to=__file__, parser="lalr", transformer=TreeBuilder(), maybe_placeholders=False
    )


def _check_length(text: str) -> None:
    if not text.strip():
        _refuse(Problem.EMPTY, "Rumus kosong.", 1, "Tulis rumusnya, misalnya mean(ktp, kia).")
    if len(text) > MAX_LENGTH:
        _refuse(
            Problem.TOO_LONG,
            f"Rumus terlalu panjang: {len(text)} huruf, paling banyak {MAX_LENGTH}.",
            MAX_LENGTH + 1,
            "Pecah menjadi beberapa komponen yang masing-masing bernama.",
        )


def _check_depth(text: str) -> None:
    depth = 0
    for column, sign in enumerate(text, start=1):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth > MAX_DEPTH:
            _refuse(
                Problem.TOO_DEEP,
                f"Tanda kurung bersusun lebih dari {MAX_DEPTH}.",
                column,
                "Pecah menjadi beberapa komponen yang masing-masing bernama.",
            )


def _check_numbers(text: str) -> None:
    found = _COMMA_IN_NUMBER.search(text)
    if found:
        number = found.group()
        _refuse(
            Problem.NUMBER_FORM,
            f"Koma di dalam angka “{number}” dapat berarti desimal atau pemisah.",
            found.start() + 1,
            f"Untuk satu angka tulis {_with_point(number)}; untuk beberapa angka tulis spasi sesudah koma.",
        )


# 67,5 and 1.234,5, but not the 2,5 of mean(iku-2,5)
_COMMA_IN_NUMBER = re.compile(r"(?<![\w.-])[0-9][0-9.]*(?:,[0-9]+)+")


def _with_point(number: str) -> str:
    """Write a number the way formulas do; more than one comma can only separate thousands."""
    whole, _, fraction = number.rpartition(",")
    if "," in whole:
        return number.replace(",", "")
    return f"{whole.replace('.', '')}.{fraction}"


def _check_nodes(expression: Expression) -> None:
    parts = list(walk(expression))
    if len(parts) > MAX_NODES:
        _refuse(
            Problem.TOO_LARGE,
            f"Rumus terdiri atas {len(parts)} bagian, paling banyak {MAX_NODES}.",
            parts[MAX_NODES].column,
            "Pecah menjadi beberapa komponen yang masing-masing bernama.",
        )


def _refuse(problem: Problem, message: str, column: int, remedy: str) -> NoReturn:
    raise FormulaError(FormulaIssue(problem, message, column, remedy))
