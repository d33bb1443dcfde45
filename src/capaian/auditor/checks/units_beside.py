"""Units of figures that a report tells twice: `680,20 unit` here and `680,20 km` there, as its table says.

And counts of thousands that are called a percentage, and are counts in a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.figure_index import find_figures
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE, PERCENT

_UNIT: Final = re.compile(
    r"\s*(?P<unit>km|kilometer|meter|ha|hektare?|m2|m3|ton|kg|kilogram|kuintal|liter|unit|buah|orang|jiwa|ekor"
    r"|batang|titik|dokumen)\b",
    re.IGNORECASE,
)
_SAME: Final = {
    "kilometer": "km",
    "hektar": "ha",
    "hektare": "ha",
    "kilogram": "kg",
    "jiwa": "orang",
    "buah": "unit",
}
"""Other words for one unit."""
_FEWEST_DIGITS: Final = 4
"""A figure with fewer digits may be any."""
_COUNT: Final = 1000
"""No percentage is so high."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of a sentence with the unit behind it."""

    paragraph: Paragraph
    number: PrintedNumber
    unit: str


def units_beside(paragraphs: Sequence[Paragraph], report: UnderstoodReport) -> Iterator[Statement]:
    """Yield figures whose unit is another than where they are told again, and than their table says."""
    told: dict[tuple[Decimal, int], list[_Told]] = {}
    for paragraph in paragraphs:
        for mention in paragraph.mentions:
            yield from _count(paragraph, mention.number, report)
            unit = _UNIT.match(mention.after)
            number = mention.number
            if unit and number.unit == ONE and number.decimals and number.digits >= _FEWEST_DIGITS:
                word = unit["unit"].casefold()
                own = _Told(paragraph, number, _SAME.get(word, word))
                told.setdefault((number.value, number.decimals), []).append(own)
    for several in told.values():
        yield from _odd(several, report)


def _odd(told: Sequence[_Told], report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the one figure whose unit no table of it names, where that of all others is named there."""
    names = {each.unit for each in told}
    text = _heads(told[0].number, report) if len(names) > 1 else ""
    named = {name for name in names if re.search(rf"\b{name}\b", text, re.IGNORECASE)}
    odd = [each for each in told if each.unit not in named]
    if len(named) == 1 and len(odd) == 1:
        number, right = odd[0].number, named.pop()
        line = next(each.number.spot.line for each in told if each.unit == right)
        why = f"Di tempat lain (baris {line}) dan pada tabelnya angka ini dalam {right}."
        yield _statement(
            odd[0].paragraph, number, f"{number.text} {odd[0].unit}", f"{number.text} {right}", why
        )


def _heads(number: PrintedNumber, report: UnderstoodReport) -> str:
    """Return the titles and heads of the tables that have a figure."""
    lines = {figure.table.line for figure in find_figures(report).equal_to(number)}
    heads = (word for table in report.at(lines) for column in table.columns for word in column.path)
    return " ".join((*(table.table.title for table in report.at(lines)), *heads))


def _count(paragraph: Paragraph, number: PrintedNumber, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield thousands in percent that tables have as a count, and never as a share."""
    if number.unit != PERCENT or number.decimals or number.value < _COUNT:
        return
    figures = find_figures(report).equal_to(number)
    if figures and not any(figure.is_share or figure.is_money for figure in figures):
        line = figures[0].table.line
        why = f"Pada tabel di baris {line} angka ini jumlah, bukan persentase."
        yield _statement(paragraph, number, f"{number.text}%", number.text, why)


def _statement(paragraph: Paragraph, number: PrintedNumber, printed: str, right: str, why: str) -> Statement:
    return Statement(AuditRule.UNIT, False, number.spot.line, printed, right, why, paragraph.place)
