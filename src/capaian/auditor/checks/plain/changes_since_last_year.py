"""Changes told in the sentence behind this year's level: by how much, or which way, it moved.

`Cakupan 95,40%. Dibandingkan tahun 2030 sebesar 94,10%, cakupan ini mengalami kenaikan sebesar 1,03%`, where
a row has both levels; `realisasi 94,10% ... menurun 1,30 poin`, where both tell of a rise of just that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.changes import changes_in
from capaian.auditor.understanding.direction_words import WAY, opposite_of
from capaian.auditor.understanding.facts import find_facts
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_SINCE: Final = re.compile(
    r"^\W*(?:jika|bila|apabila)?\s*(?:di)?banding(?:kan)?\b[^.;\d]{0,40}?\btahun\s+(?:20\d\d|lalu|sebelumnya)\b"
    r"[^.;,\d]{0,60}$",
    re.IGNORECASE,
)
"""All that stands before last year's level in its sentence."""
_MOVED: Final = re.compile(
    rf"^\s*(?:%|persen)?\s*[),]*\s*[^.;:\d]{{0,90}}?\b{WAY}(?:\s+(?:sebesar|sebanyak|yaitu))*\s*$",
    re.IGNORECASE,
)
"""All between that level and the change."""
_ENDS: Final = re.compile(r"\s*(?:%|persen\b)?\s*(?:poin(?:\s+persen(?:tase)?)?)?\s*[.;]?\s*$", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\b(?:target\w*|rata-?\s?rata|nasional|provinsi|masing-masing|sejak|selama)\b", re.I
)
_HUNDRED: Final = 100


def check_changes_since_last_year(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield changes since last year that both levels refute."""
    facts = find_facts(report)
    for paragraph in read_paragraphs(report.document):
        for one, other in pairwise(paragraph.sentences):
            yield from _behind_level(paragraph, one[0], [*other], report)
        for equation in changes_in(paragraph, facts, report.year):
            yield from _turned(paragraph, equation)


def _behind_level(
    paragraph: Paragraph, now: Mention, told: list[Mention], report: UnderstoodReport
) -> Iterator[Equation]:
    """Yield the one change of a sentence from last year's level, to the level told first before it."""
    if len(told) != len(("then", "change")):
        return
    then, change = told
    numbers = (now.number, then.number, change.number)
    is_told = _SINCE.match(then.before) and _MOVED.match(change.before) and _ENDS.match(change.after)
    is_level = now.part not in CHANGES | {Part.TARGET} and then.year != report.year
    is_exact = now.number.decimals > 0 and len({(n.decimals, n.unit == PERCENT) for n in numbers[:2]}) == 1
    words = f"{now.before} {then.before} {change.before}"
    if not (is_told and is_level and is_exact) or _OTHER.search(words) or not _share_row(numbers, report):
        return
    rise = now.number.value - then.number.value
    growth = round(rise / then.number.value * _HUNDRED, change.number.decimals)
    if rise and abs(change.number.value) not in (abs(rise), abs(growth)):
        inputs = (now.number, then.number) if rise > 0 else (then.number, now.number)
        yield Equation(
            AuditRule.DIFFERENCE, Law.DIFFERENCE, change.number, inputs, paragraph.place, subject="perubahan"
        )


def _share_row(numbers: tuple[PrintedNumber, ...], report: UnderstoodReport) -> bool:
    """Whether a row of a table has both levels."""
    levels = {number.value for number in numbers[:2]}
    return any(levels <= values for table in report.tables for values in table.item_values)


def _turned(paragraph: Paragraph, equation: Equation) -> Iterator[Statement]:
    """Yield the way of a change that is as large as told, and the other way."""
    change, found = equation.result, equation.computed()
    own = next((m for m in paragraph.mentions if m.number.spot == change.spot), None)
    said = re.search(rf"\b{WAY}[^.;:,\d]*$", own.before, re.IGNORECASE) if own else None
    if said is None or found is None or not found or found != -change.value:
        return
    word = said["up"] or said["down"]
    right = opposite_of(word) or ("turun" if said["up"] else "naik")
    first, last = equation.inputs if said["down"] else equation.inputs[::-1]
    why = f"Dari {first.text} menjadi {last.text} adalah {right}; tercetak {word}."
    yield Statement(
        AuditRule.TREND,
        False,
        change.spot.line,
        word,
        right,
        why,
        paragraph.place,
        spots=tuple(number.spot for number in equation.inputs),
    )
