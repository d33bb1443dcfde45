"""A part of a formula while it is computed: its value, how it reads with figures,
what it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from enum import IntEnum
from fractions import Fraction
from types import MappingProxyType

from capaian.domain.identifiers import TraceId
from capaian.domain.numerals import MINUS
from capaian.domain.value import PURE_NUMBER, Known, Reason, Result, Unavailable, Unit
from capaian.rules.formula.tree import Operator

Signs = Mapping[Operator, str]
"""How each operator is written."""

KEYBOARD: Signs = MappingProxyType({operator: operator.value for operator in Operator})
"""As the language writes them."""

PRINT: Signs = MappingProxyType(
    {Operator.PLUS: "+", Operator.MINUS: MINUS, Operator.TIMES: "×", Operator.OVER: "÷"}
)
"""As Indonesian school books and papers write them."""


class Tightness(IntEnum):
    """How tightly a text holds together, from the loosest."""

    SUM = 1
    PRODUCT = 2
    SIGNED = 3
    ATOM = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """The text of a part of a formula."""

    text: str
    tightness: Tightness = Tightness.ATOM

    def within(self, least: Tightness) -> str:
        """Return the text, in parentheses where it is looser than its surroundings allow.

        Examples:
            >>> Phrase("a + b", Tightness.SUM).within(Tightness.PRODUCT)
            '(a + b)'
        """
        return self.text if self.tightness >= least else f"({self.text})"


def add(operators: Sequence[Operator], phrases: Sequence[Phrase], signs: Signs = PRINT) -> Phrase:
    """Write a chain of terms; a sum within a sum keeps its parentheses.

    Examples:
        >>> add([Operator.PLUS, Operator.MINUS], [Phrase("a"), Phrase("b")]).text
        'a − b'
    """
    return _chain(operators, phrases, signs, Tightness.SUM)


def multiply(
    operators: Sequence[Operator], phrases: Sequence[Phrase], signs: Signs = PRINT
) -> Phrase:
    """Write a chain of factors; a product within a product keeps its parentheses.

    Examples:
        >>> multiply([Operator.TIMES, Operator.OVER],
        ...     [Phrase("a + b", Tightness.SUM), Phrase("2")]).text
        '(a + b) ÷ 2'
    """
    return _chain(operators, phrases, signs, Tightness.PRODUCT)


def negate(phrase: Phrase, signs: Signs = PRINT) -> Phrase:
    """Write the opposite of a part; in print it stands in parentheses after another sign.

    Examples:
        >>> negate(Phrase("a")).within(Tightness.PRODUCT)
        '(−a)'
        >>> negate(Phrase("a"), KEYBOARD).within(Tightness.PRODUCT)
        '-a'
    """
    tightness = Tightness.SIGNED if signs is KEYBOARD else Tightness.SUM
    return Phrase(f"{signs[Operator.MINUS]}{phrase.within(Tightness.ATOM)}", tightness)


def listed(name: str, phrases: Sequence[Phrase], comma: str = "; ") -> Phrase:
    """Write a name with its list in parentheses; figures have commas, so that `;` separates them.

    Examples:
        >>> listed("terkecil dari ", [Phrase("99,53"), Phrase("67,80")]).text
        'terkecil dari (99,53; 67,80)'
    """
    return Phrase(f"{name}({comma.join(phrase.text for phrase in phrases)})")


def _chain(
    operators: Sequence[Operator], phrases: Sequence[Phrase], signs: Signs, tightness: Tightness
) -> Phrase:
    inner = Tightness(tightness + 1)
    words = [phrases[0].within(inner)]
    for operator, phrase in zip(operators[1:], phrases[1:], strict=True):
        words += [signs[operator], phrase.within(inner)]
    return Phrase(" ".join(words), tightness)


@dataclass(frozen=True, slots=True)
class PartValue:
    """The value of a part, how it reads with figures, and the steps it rests on."""

    value: Exact
    phrase: Phrase
    unit: Unit = PURE_NUMBER
    inputs: tuple[TraceId, ...] = ()
    remarks: tuple[str, ...] = ()
    """What the reader must know besides the figures: members left out, and why."""


@dataclass(frozen=True, slots=True)
class JoinedParts:
    """Parts put together: what they rest on, or what keeps them from a value."""

    unit: Unit
    inputs: tuple[TraceId, ...]
    remarks: tuple[str, ...]
    gap: Unavailable | None

    def part(self, value: Exact, phrase: Phrase) -> PartValue:
        """Return the parts as one part."""
        return PartValue(value, phrase, self.unit, self.inputs, self.remarks)


def given_value(name: str, result: Result) -> PartValue:
    """Return a figure that the data give; a missing one is known by its name.

    Examples:
        >>> given_value("kia", Unavailable(Reason.NOT_REPORTED)).value.missing
        ('kia',)
    """
    inputs = (result.trace,) if result.trace is not None else ()
    if isinstance(result, Known):
        tightness = Tightness.SUM if result.value < 0 else Tightness.ATOM
        return PartValue(
            exact(result.value), Phrase(result.display, tightness), result.unit, inputs
        )
    gap = Unavailable(result.reason, (name,), result.note)
    return PartValue(gap, Phrase(result.display), PURE_NUMBER, inputs)


def join_parts(parts: Sequence[PartValue]) -> JoinedParts:
    """Put parts together: missing inputs before any other reason, all of them by name.

    Examples:
        >>> parts = [given_value(name, Unavailable(Reason.NOT_REPORTED))
        ...     for name in ("kia", "ktp")]
        >>> join_parts(parts).gap.missing
        ('kia', 'ktp')
    """
    units = {part.unit for part in parts} - {PURE_NUMBER}
    return JoinedParts(
        unit=units.pop() if len(units) == 1 else PURE_NUMBER,
        inputs=tuple(trace for part in parts for trace in part.inputs),
        remarks=tuple(remark for part in parts for remark in part.remarks),
        gap=_gap(parts),
    )


def _gap(parts: Sequence[PartValue]) -> Unavailable | None:
    gaps = [part.value for part in parts if isinstance(part.value, Unavailable)]
    missing = dict.fromkeys(name for gap in gaps for name in gap.missing)
    if missing:
        notes = dict.fromkeys(
            gap.note for gap in gaps if gap.note and gap.reason is Reason.MISSING_INPUT
        )
        return Unavailable(Reason.MISSING_INPUT, tuple(missing), "; ".join(notes))
    return gaps[0] if gaps else None


# --- exact arithmetic: fractions between decimals in and decimals out ---


PRECISION = 50
"""Digits of a result that does not end: far beyond any rounding that is declared."""
MAX_DIGITS = 30
"""Digits before the decimal point that a result may have."""
_MAX_EXPONENT = 400
_CONTEXT = Context(
    prec=PRECISION, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow]
)

Exact = Fraction | Unavailable
"""A number without loss, or why there is none."""


def exact(value: Decimal) -> Fraction:
    """Return a decimal as a fraction.

    Raises `ValueError` for infinity, not-a-number and exponents that no count, index or budget
    has.

    Examples:
        >>> exact(Decimal("67.80"))
        Fraction(339, 5)
    """
    if not value.is_finite() or (value and abs(value.adjusted()) > _MAX_EXPONENT):
        raise ValueError(str(value))
    return Fraction(value)


def to_decimal(value: Fraction) -> Decimal | Unavailable:
    """Return a fraction as a decimal of at most 50 digits; refuses what nobody can print.

    Examples:
        >>> to_decimal(Fraction(1885, 20)), to_decimal(Fraction(10**40)).words
        (Decimal('94.25'), 'hasil lebih dari 30 angka: periksa rumus dan satuannya')
    """
    if abs(value) >= 10**MAX_DIGITS:
        note = f"hasil lebih dari {MAX_DIGITS} angka: periksa rumus dan satuannya"
        return Unavailable(Reason.NOT_APPLICABLE, note=note)
    return _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def divide(numerator: Fraction, denominator: Fraction) -> Exact:
    """Divide; a zero denominator is a value of the data, not an accident.

    Examples:
        >>> divide(Fraction(0), Fraction(0)).words, divide(Fraction(3), Fraction(0)).words
        ('tidak ada peristiwa', 'tidak dapat dihitung: penyebut nol')
    """
    if denominator:
        return numerator / denominator
    return Unavailable(Reason.DIVISION_BY_ZERO if numerator else Reason.NO_EVENTS)
