"""Workings that a report writes out itself: in a line, as a TeX fraction,
or stacked over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.contradictions import Contradiction, ContradictionGround
from capaian.auditor.document.grids import PrintedPlace
from capaian.auditor.document.passages import Passage, TextLine
from capaian.auditor.formulas.expressions import Expression, gives, read_expression
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_numbers
from capaian.auditor.quantities.figures import tidy_marks, words_at
from capaian.auditor.quantities.text_quantities import MIN_AMOUNT
from capaian.domain.audit import AuditRule

_MAX_FRACTION: Final = 10
"""A smaller value beside a larger print with `%` is taken for a fraction."""

_NUMBER: Final = r"(?:Rp\.?,?\s*)?\d[\d.,]*(?:,-)?\s*%?"
_WORKING: Final = re.compile(
    r"(?P<left>[\d.,()%+*/:\u00d7\u00f7xX\u2013\sRp-]{3,200})=\s*(?=(?P<right>" + _NUMBER + "))"
)
"""Signs and figures before an equals sign: one class of signs, so that no text takes long to
search.

The result is left for the next working, which may begin with it: `a / b = 3 / 4 = 0,75`.
"""
_SIGNED: Final = re.compile(r"\d[\s%)]*[-x\u00d7*X:/\u00f7+\u2013]\s*\(*\s*(?:Rp\.?\s*)?\d")
"""Two figures with a sign of arithmetic between them."""
_HUNDRED: Final = re.compile(r"[xX\u00d7*]\s*100\b")
_FRACTION: Final = re.compile(r"\\frac\{([^{}]*)\}\{([^{}]*)\}")
_TEX: Final = re.compile(r"\\(?:left|right|mathbf|text|mathrm|,|;|quad)|[{}$]")
_MIDDLE: Final = re.compile(
    r"=\s*(?P<again>=\s*)?(?P<hundred>[xX\u00d7]\s*100\s*%?)?\s*(?P<rest>.*)"
)
_RESULT: Final = re.compile(rf"=\s*(?P<result>{_NUMBER})")


@dataclass(frozen=True, slots=True)
class PrintedWorking:
    """A working with the result that is printed for it."""

    expression: Expression
    result: PrintedNumber
    place: PrintedPlace
    quote: str

    @property
    def holds(self) -> bool:
        """Whether it gives the result."""
        return gives(self.expression.result, self.result, self._powers)

    @property
    def _powers(self) -> tuple[Decimal, ...]:
        """By what the result may differ: a fraction is told in percent."""
        return (Decimal(1),) if _HUNDRED.search(self.quote) else (Decimal(1), Decimal(100))


def find_workings(
    passages: Sequence[Passage], lines: Sequence[TextLine], style: NumberStyle
) -> Iterator[PrintedWorking]:
    """Yield the workings of running text."""
    for passage in passages:
        if "=" in passage.text:
            yield from _in_line(passage, style)
    yield from _stacked(lines, style)


def plain_tex(text: str) -> str:
    r"""Return a formula of TeX as a line of text.

    Examples:
        >>> tex = r"$$Q2 = \left(\frac{26.024}{38.382} \right) \times 100\% = \mathbf{67,80\%}$$"
        >>> plain_tex(tex).strip()
        'Q2 = ((26.024)/(38.382) ) x 100% = 67,80%'
    """
    if "\\" not in text:
        return text
    flat = (
        _FRACTION.sub(r"(\1)/(\2)", text)
        .replace("\\times", "x")
        .replace("\\%", "%")
        .replace("\\sum", "")
    )
    return _TEX.sub("", flat)


def _in_line(passage: Passage, style: NumberStyle) -> Iterator[PrintedWorking]:
    text = tidy_marks(plain_tex(passage.text)).replace("\u2212", "-")
    for match in _WORKING.finditer(text):
        left = match["left"].lstrip(" .,)%:*/+-\u2013xXRp")
        if not _SIGNED.search(left):
            continue
        result, expression = (
            _number(match["right"], style),
            read_expression(_balanced(left), style),
        )
        if result is not None and expression is not None:
            place = passage.place_at(min(match.start("right"), len(passage.text) - 1))
            yield PrintedWorking(expression, result, place, match[0] + match["right"])


def _balanced(text: str) -> str:
    """Return a working without opening brackets that have no partner."""
    while text.count("(") > text.count(")"):
        text = text.replace("(", " ", 1)
    return text


def _number(text: str, style: NumberStyle) -> PrintedNumber | None:
    numbers = read_numbers(text.rstrip(".,"), 1, 0, style)
    return numbers[0] if len(numbers) == 1 else None


def _stacked(lines: Sequence[TextLine], style: NumberStyle) -> Iterator[PrintedWorking]:
    """Yield fractions whose parts stand over and under a line that begins with an equals sign."""
    for at in range(len(lines) - 2):
        if "=" not in lines[at + 1].text:
            continue
        over, middle = lines[at], _MIDDLE.fullmatch(tidy_marks(lines[at + 1].text.strip()))
        if middle is None or over.place.page != lines[at + 1].place.page or "=" in over.text:
            continue
        found = _fraction(lines, at, middle)
        if found is None:
            continue
        under, result_text, result_line = found
        numerator, denominator = (
            read_expression(tidy_marks(over.text), style),
            read_expression(under, style),
        )
        result = _number(result_text, style)
        if (
            numerator is None
            or denominator is None
            or result is None
            or len(denominator.numbers) != 1
        ):
            continue
        value = (
            numerator.result.combine("/", denominator.result) if denominator.result.value else None
        )
        if value is not None:
            expression = Expression(value, numerator.numbers + denominator.numbers)
            quote = f"{over.text} / {under} = {result_text}"
            yield PrintedWorking(expression, result, result_line.place, quote)


def _fraction(
    lines: Sequence[TextLine], at: int, middle: re.Match[str]
) -> tuple[str, str, TextLine] | None:
    """Return what stands under a fraction, its result, and the line that prints it."""
    rest, following = middle["rest"].strip(), lines[at + 2 : at + 4]
    if not middle["hundred"] and not middle["again"]:
        return None
    if rest and (not middle["hundred"] or "%" in rest):
        result = _RESULT.match(f"={rest.lstrip('= ')}")
        return (tidy_marks(following[0].text), result["result"], lines[at + 1]) if result else None
    under = rest
    if not under and following:
        under, following = tidy_marks(following[0].text), following[1:]
    result = _RESULT.match(tidy_marks(following[0].text.strip())) if following else None
    return (under, result["result"], following[0]) if result else None


def digits_of_results(workings: Sequence[PrintedWorking]) -> frozenset[str]:
    """Return the digits of the results that follow from the workings printed for them."""
    return frozenset(
        "".join(filter(str.isdigit, each.result.text)) for each in workings if each.holds
    )


def audit_workings(workings: Sequence[PrintedWorking], year: int) -> Iterator[Contradiction]:
    """Yield the results that do not follow from the workings printed for them."""
    for working in workings:
        is_whole = working.result.style is not NumberStyle.MIXED
        is_amount = (
            is_whole and working.result.value >= MIN_AMOUNT > working.expression.result.value
        )
        if working.holds or is_amount:  # A share is no amount: that is of another column.
            continue
        where = "hitungan dalam teks"
        quantity = words_at(working.place, working.quote, year, where, number=working.result)
        value = working.expression.result.value
        percent = "%" in working.quote and value < _MAX_FRACTION and working.result.value > value
        computed = working.result.write(
            value * 100 if percent else value, max(2, working.result.decimals)
        )
        rule = AuditRule.RATIO if "/" in working.quote or ":" in working.quote else AuditRule.SUM
        why = f"{' '.join(working.quote.split())}: hasilnya {computed}"
        yield Contradiction(rule, quantity, computed, why, ContradictionGround.WRITTEN)
