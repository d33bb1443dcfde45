"""Sums worked out in words: `6,30 diperoleh dari capaian 99,80% dikurangi serapan 93,50%`, `A dibagi B`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_MADE_OF: Final = re.compile(
    r"^[^.;:\d]{0,40}\b(?:diperoleh|dihitung|didapat(?:kan)?|berasal|hasil)\s+(?:dari\s+)?"
    r"(?:(?!dari\b)[^.;:\d]){0,60}$",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"^[^.;:,\d(]{0,25}\b(?:(?P<minus>dikurangi|minus)|(?P<over>dibagi))\b(?:\s+dengan)?[^.;:,\d(]{0,50}$",
    re.IGNORECASE,
)
_GAP: Final = re.compile(r"\bselisih\b(?!\s+antara\b)[^.;:,\d]{0,60}$", re.IGNORECASE)
_AND: Final = re.compile(r"^[^.;:,\d(]{0,12}\b(?:dengan|dan|terhadap)\b[^.;:,\d(]{0,40}$", re.IGNORECASE)
_IS: Final = re.compile(
    r"^[^.;:\d]{0,10}?,?\s*\b(?:yaitu|yakni|adalah|sebesar)\s+(?:sebesar\s+)?$", re.IGNORECASE
)
_ENDS: Final = re.compile(
    r"\s*(?:%|persen)?\s*(?:[^\W\d_]+\s*){0,4}(?:$|[.;,)]|\b(?:pada|di|dan|sehingga|yang|tahun)\b)",
    re.IGNORECASE,
)
"""Behind the last figure: nothing more is multiplied, added or divided."""
_CLOSES: Final = re.compile(r"\s*(?:%|persen)?\s*(?:[^\W\d_]+\s*){0,3}[.]?\s*", re.IGNORECASE)
_RULES: Final = {
    Law.SUM: AuditRule.SUM,
    Law.DIFFERENCE: AuditRule.DIFFERENCE,
    Law.PERCENT: AuditRule.RATIO,
    Law.QUOTIENT: AuditRule.RATIO,
}
_STEP: Final = re.compile(
    r"^[^.;:\d]{0,30}?\b(?:(?P<minus>dikurangi|minus)|(?P<plus>ditambah(?:kan)?)|(?P<over>dibagi))\b"
    r"(?:\s+dengan)?[^.;:,\d]{0,60}$",
    re.IGNORECASE,
)
"""Between two figures that are worked out."""
_RESULT: Final = (
    r"(?:hasilnya|hasil\s+perhitungannya|menghasilkan|sama\s+dengan|(?:sehingga|maka)\s+(?:diperoleh|didapat(?:kan)?|hasilnya)"
    r"|(?:di|mem)peroleh|didapat(?:kan)?|(?P<sum>menjadi))"
)
_GIVES: Final = re.compile(
    rf"^[^.;:\d]{{0,25}}?(?P<hundred>\b(?:dikali(?:kan)?|x)\s*(?:dengan\s+)?100\s*(?:%|persen)?)?"
    rf"[\s,]*\b{_RESULT}\b[^.;:\d]{{0,50}}$",
    re.IGNORECASE,
)
"""Behind them what says that the result follows."""
_GIVES_NEXT: Final = re.compile(
    r"^\W*(?:dari\s+perhitungan\s+(?:tersebut|itu|ini)\s+)?(?:hasilnya|hasil\s+perhitungannya|diperoleh|didapat(?:kan)?)\b"
    r"[^.;:\d]{0,40}$",
    re.IGNORECASE,
)
"""The same at the beginning of the sentence behind."""
_FURTHER: Final = 10
_LIKELY: Final = 2


def operations_in(paragraph: Paragraph) -> Iterator[Equation]:
    """Yield results whose working a sentence tells in words: one figure less another, or divided by it."""
    for sentence in paragraph.sentences:
        for first, second, third in zip(sentence, sentence[1:], sentence[2:], strict=False):
            by = _BY.match(third.before) if _MADE_OF.match(second.before) else None
            if by and _ENDS.match(third.after):
                yield from _made(paragraph, first, (second, third), is_quotient=bool(by["over"]))
            elif _GAP.search(first.before) and _AND.match(second.before) and _IS.match(third.before):
                yield from _made(paragraph, third, (first, second), is_quotient=False)
            elif (step := _STEP.match(second.before)) and (gives := _GIVES.match(third.before)):
                told = (first, second, third)
                is_parted = step["over"] and gives["sum"]  # what is divided up is told by no figure
                yield from () if is_parted else _given(paragraph, told, step, is_share=bool(gives["hundred"]))
    for sentence, behind in pairwise(paragraph.sentences):
        step = _STEP.match(sentence[-1].before) if len(sentence) > 1 else None
        if step and behind and _GIVES_NEXT.match(behind[0].before) and _CLOSES.fullmatch(sentence[-1].after):
            yield from _given(paragraph, (*sentence[-2:], behind[0]), step, is_share=False)


def _given(
    paragraph: Paragraph, told: Sequence[Mention], step: re.Match[str], *, is_share: bool
) -> Iterator[Equation]:
    """Yield a result that follows the two figures it is worked out of."""
    one, other, result = (mention.number for mention in told)
    is_share = is_share or result.unit == PERCENT != one.unit
    law = (
        Law.SUM
        if step["plus"]
        else Law.DIFFERENCE
        if step["minus"]
        else Law.PERCENT
        if is_share
        else Law.QUOTIENT
    )
    made = Equation(_RULES[law], law, result, (one, other), paragraph.place, subject="hasil hitungan")
    found = made.computed()
    is_alike = bool(step["over"]) or one.unit == other.unit == result.unit
    is_rounded = one.decimals != result.decimals and not step["over"]
    if not found or not is_alike or is_rounded or (law is Law.QUOTIENT and not one.is_telling):
        return
    less, more = sorted((abs(found), abs(result.value)))
    if made.holds() or more <= _FURTHER * less:
        yield made


def _made(
    paragraph: Paragraph, told: Mention, parts: tuple[Mention, Mention], *, is_quotient: bool
) -> Iterator[Equation]:
    one, other = parts[0].number, parts[1].number
    law, rule = (Law.QUOTIENT, AuditRule.RATIO) if is_quotient else (Law.DIFFERENCE, AuditRule.DIFFERENCE)
    inputs = (one, other) if is_quotient or one.value >= other.value else (other, one)
    made = Equation(rule, law, told.number, inputs, paragraph.place, subject="hasil hitungan")
    found = made.computed()
    is_alike = is_quotient or (
        one.unit == other.unit and one.decimals == other.decimals == told.number.decimals
    )
    if found and is_alike and (made.holds() or _may_be(told.number, found, is_quotient=is_quotient)):
        yield made


def _may_be(number: PrintedNumber, found: Decimal, *, is_quotient: bool) -> bool:
    """Whether a result is wrong and no other sum: neither rounded to noughts nor in another unit."""
    if number.unit == PERCENT and is_quotient:
        return False
    noughts = len(number.text) - len(number.text.rstrip("0.")) if number.is_exact else 0
    is_rounded = abs(found - number.value) <= number.step * Decimal(10) ** noughts
    return not is_rounded and number.value / _LIKELY <= found <= number.value * _LIKELY
