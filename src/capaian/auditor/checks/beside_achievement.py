"""Words beside a target and its achievement, where what was reached stands elsewhere.

`capaian 96,72% sehingga melampaui target` stands behind 88,98 and its target of 92,00; `lebih rendah daripada
target 2,20%, dengan capaian 118,64%` is of a row with 2,61. What is called an achievement may be the
level itself; it is not where it follows from a level, or a row has it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import LESS, MORE, THAN, opposite_of
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.lower_better import LowerBetter
from capaian.auditor.understanding.mentions import Mention, Part, only_of
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import round_half_up

_SIDE: Final = re.compile(
    rf"\b(?P<side>(?P<more>{MORE})|{LESS})\s+{THAN}\s+target(?:nya)?(?:\s+(?:sebesar|yaitu|tahun|ini|kinerja|20\d\d))*\s*$",
    re.IGNORECASE,
)
_PASSED: Final = re.compile(
    r"\s*(?:%|persen)?\s*,?\s*(?:sehingga|maka|atau|dan|yang\s+berarti|yang\s+artinya|berarti|artinya)\s+"
    r"(?:(?:indikator|kinerja|sasaran)\s+(?:ini|tersebut)\s+|hal\s+ini\s+)?"
    r"(?P<said>melampaui|melebihi|memenuhi|mencapai)\s+target\b(?!\s+(?:renstra|rpjmd|akhir|nasional|provinsi))",
    re.IGNORECASE,
)
_HUNDRED: Final = 100

Rows = Mapping[Decimal, Sequence[Equation]]
"""Achievements of tables by their targets."""


def beside_achievements(paragraph: Paragraph, rows: Rows, lower: LowerBetter) -> Iterator[Statement]:
    """Yield what is said of a target and an achievement, of which the level is known.

    Args:
        paragraph: Sentences with the level before them, or without it.
        rows: Achievements of tables by their targets.
        lower: What is better where it is less.
    """
    for mentions in paragraph.sentences:
        target, achieved = only_of(mentions, Part.TARGET), only_of(mentions, Part.ACHIEVEMENT)
        if target is None or achieved is None:
            continue
        told = [m.number for m in paragraph.mentions[: paragraph.mentions.index(target)]]
        of_rows = _actuals(target, achieved, rows)
        found = of_rows or [number for number in told if _follows(achieved, number, target)]
        if len({number.value for number in found}) != 1:
            continue
        side, passed = _SIDE.search(target.before), _PASSED.match(achieved.after)
        if side and target.is_first:
            yield _on_side(paragraph, side, target, found[0])
        is_less = not of_rows and (may_be_less(f"{paragraph.section} {paragraph.text}") or lower.has(target))
        if passed and not is_less:
            yield _on_passed(paragraph, passed, achieved, found[0], target)


def _actuals(target: Mention, achieved: Mention, rows: Rows) -> list[PrintedNumber]:
    """Return the levels of the rows that have a target and its achievement."""
    return [
        equation.inputs[0]
        for equation in rows.get(target.number.value, ())
        if equation.result.value == achieved.number.value
    ]


def _follows(achieved: Mention, level: PrintedNumber, target: Mention) -> bool:
    """Whether an achievement, of which the digits tell, is that of a level."""
    aim, made = target.number, achieved.number
    is_alike = level.unit == aim.unit and level.decimals == aim.decimals
    if not is_alike or not aim.value or not made.decimals:
        return False
    return round_half_up(_HUNDRED * level.value / aim.value, made.decimals) == made.value


def _on_side(paragraph: Paragraph, side: re.Match[str], target: Mention, actual: PrintedNumber) -> Statement:
    is_above = actual.value > target.number.value
    words = " ".join(side["side"].casefold().split())
    return Statement(
        AuditRule.CLAIM,
        actual.value == target.number.value or is_above is bool(side["more"]),
        target.number.spot.line,
        words,
        opposite_of(words),
        f"Realisasi {actual.text} {'di atas' if is_above else 'di bawah'} target {target.number.text};"
        f" tercetak {words}.",
        paragraph.place,
        lines=(actual.spot.line,),
    )


def _on_passed(
    paragraph: Paragraph, passed: re.Match[str], achieved: Mention, actual: PrintedNumber, target: Mention
) -> Statement:
    number = achieved.number
    return Statement(
        AuditRule.CLAIM,
        number.value >= _HUNDRED,
        number.spot.line,
        f"{passed['said']} target",
        "belum tercapai",
        f"Realisasi {actual.text} dari target {target.number.text} (capaian {number.text}%): belum tercapai.",
        paragraph.place,
        lines=(actual.spot.line,),
    )
