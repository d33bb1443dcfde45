"""Totals told with their details beside their tables: `63 orang pegawai, yaitu 34 PNS dan 31 honorer`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.slips import changes_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_UNIT: Final = r"(?:orang|jiwa|unit|buah|lembar|keping)"
_DETAILS: Final = r",?\s*(?:yang\s+)?(?:terdiri\s+(?:dari|atas)|yaitu|yakni|meliputi|dengan\s+rincian)\b"
_AFTER: Final = re.compile(
    rf"\s*(?:{_UNIT}\s+)?(?P<noun>(?!(?:{_UNIT}|yang)\b)[a-z]+(?:\s+[a-z]+)?){_DETAILS}", re.IGNORECASE
)
_AHEAD: Final = re.compile(
    r"\bjumlah\s+(?:(?:seluruh|total|keseluruhan)\s+)?(?P<noun>[a-z]+)\b[^.;:,\d]{0,80}"
    r"\b(?:adalah|sebanyak|berjumlah|sebesar|sejumlah)\s*$",
    re.IGNORECASE,
)
_LIST: Final = re.compile(rf"\s*{_UNIT}{_DETAILS}", re.IGNORECASE)
_BY: Final = re.compile(r"\b(?:menurut|berdasarkan|per|dan)\b", re.IGNORECASE)
_NEAR: Final = Decimal("0.2")
"""A total further off is of something else, unless it is a slip of the pen away."""
_FEWEST: Final = 2


def detailed_totals_in(paragraph: Paragraph, tables: Sequence[UnderstoodTable]) -> Iterator[Equation]:
    """Yield totals with details, with that of the tables at hand which tell of the same thing.

    Args:
        paragraph: Sentences with their quantities.
        tables: Those that the paragraph speaks of.
    """
    for mention in paragraph.mentions:
        noun = _noun(mention) if mention.number.is_count else frozenset()
        known = [(table, total) for table in tables if noun and (total := _total(table, noun, mention))]
        values = {total.value for _, total in known}
        if len(values) == 1:
            table, total = known[0]
            is_near = abs(total.value - mention.number.value) <= total.value * _NEAR
            if is_near or any(change.value == total.value for change in changes_of(mention.number)):
                place = f"{paragraph.place} dan {table.table.name}"
                subject = f"jumlah {' '.join(sorted(noun))}"
                yield Equation(
                    AuditRule.CROSSREF, Law.EQUAL, mention.number, (total,), place, subject=subject
                )


def _noun(mention: Mention) -> frozenset[str]:
    """Return the words of what is counted in all, and told in detail behind."""
    told = _AFTER.match(mention.after)
    if told is None and _LIST.match(mention.after):
        told = _AHEAD.search(mention.before)
    return words_of(told["noun"]) if told else frozenset()


def _total(table: UnderstoodTable, noun: frozenset[str], mention: Mention) -> PrintedNumber | None:
    """Return the total of a table that is titled as what is counted, in the column of all."""
    title = table.table.title
    years = years_in(title)
    is_other_year = mention.year is not None and years and mention.year not in years
    if len(table.totals) != 1 or len(table.items) < _FEWEST or is_other_year:
        return None
    if not noun <= words_of(_BY.split(title)[0]) or not _BY.search(title):
        return None
    columns = _of_all(table)
    number = table.totals[0].row.cells[columns[0].index].number if len(columns) == 1 else None
    return number if number is not None and number.is_count else None


def _of_all(table: UnderstoodTable) -> Sequence[Column]:
    """Return the columns that count all: those that add up others, or the only one."""
    counts = [column for column in table.figure_columns if not (column.is_percent or column.may_be_share)]
    sums = {relation.result.index for relation in table.relations if relation.law is Law.SUM}
    return [column for column in counts if column.index in sums] or counts
