"""Shares right behind a count whose whole only a table prints: `sarjana ke atas 16 orang atau 24,62%`.

The count is that of a row which its clause names, or a sum of rows; the whole is the total of its column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.named_wholes import OF_WHOLE, nouns_of, right_before
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_CLAUSE: Final = re.compile(
    r"[.;]\s|,\s|\b(?:sedangkan|sementara(?: itu)?|adapun|namun|dan)\b", re.IGNORECASE
)
_THAT_IS: Final = re.compile(
    r"\s*(?:(?:yaitu|yakni|ialah)(?:\s+(?:sebanyak|sebesar|sejumlah))?)?\s*(?:rp\.?\s*)?", re.IGNORECASE
)
_OF: Final = re.compile(r"\s*(?:%|persen)?\s*\)?\s*(?:dari|terhadap)\b", re.IGNORECASE)
_FROM: Final = re.compile(r"\bdari\s+(?:(?:total|seluruh|jumlah|sejumlah|sebanyak)\s+)*$", re.IGNORECASE)
_OTHER: Final = re.compile(
    rf"\b(?:target\w*|ditargetkan|{MOVES}|selisih|lebih|kurang|sisa\w*"
    r"|dibanding\w*|daripada|rata-?\s?rata)\b",
    re.IGNORECASE,
)
"""Words of a count that is no part of a whole."""
_WHOSE: Final = frozenset(("dinas", "badan", "kantor", "instansi", "satuan", "kerja", "perangkat", "daerah"))
"""Words for the office, whose budget a table tells: `73,33% dari pagu dinas`."""
_PARTS_OF_PLAN: Final = frozenset(("program", "kegiatan", "subkegiatan"))
"""Of one of those a share is no share of all."""
_NEAR: Final = Decimal("0.25")
"""A share that is further off is one of something else."""
_FEWEST: Final = 3

_Place = tuple[UnderstoodTable, Column, Sequence[UnderstoodRow]]
"""The rows of a table whose figures in a column make a count."""


def shares_of_columns(
    paragraph: Paragraph, tables: Sequence[UnderstoodTable], sums: Sequence[Equation], known: Set[Spot]
) -> Iterator[Equation]:
    """Yield shares of the total of a column, with the count right before them.

    Args:
        paragraph: Sentences with their quantities.
        tables: Those that the paragraph speaks of.
        sums: Counts of the paragraph that follow from rows of these tables.
        known: Figures that follow from others of the paragraph.
    """
    added = {equation.result.spot: equation for equation in sums if equation.holds()}
    for place, share in enumerate(paragraph.mentions):
        part = right_before(paragraph.mentions, place) if share.number.unit == PERCENT else None
        if part is None or share.number.spot in known or not _is_amount(part.number):
            continue
        if _OTHER.search(_clause(part)):
            continue
        found = [*_places(part, tables, added.get(part.number.spot))]
        found = [each for each in found if _is_told_whole(each, paragraph)] if len(found) > 1 else found
        if len(found) == 1 and _may_be_of(share, found[0]):
            yield from _share(paragraph, share.number, part.number, found[0])


def of_other_totals(shares: Sequence[Equation], tables: Sequence[UnderstoodTable]) -> Iterator[Equation]:
    """Yield the wrong ones of such shares that were taken of another total, which cannot be theirs.

    Of the 82 complaints that are settled, 31 of the 85 that came in are no share; nor of those of last year.
    """
    for share in shares:
        part, whole = share.inputs
        totals = [row for table in tables for row in table.totals if row.row.line == whole.spot.line]
        numbers = [cell.number for row in totals for cell in row.row.cells if cell.number is not None]
        others = (number.value for number in numbers if part.value < number.value != whole.value)
        if not share.holds() and any(_is_share(share.result, part.value, value) for value in others):
            yield share


def _is_amount(number: PrintedNumber) -> bool:
    return number.is_count or number.unit == RUPIAH


def _is_told_whole(place: _Place, paragraph: Paragraph) -> bool:
    """Whether the paragraph tells parts of the total of a column: `Dari 85 pengaduan yang masuk, ...`."""
    table, column, _ = place
    total = _value(table.totals[0], column)
    return any(_FROM.search(m.before) and m.number.value == total for m in paragraph.mentions)


def _clause(part: Mention) -> str:
    """Return the words of its clause, and those before `yaitu` or a bare comma, which name it there."""
    *before, last = _CLAUSE.split(part.before)
    return f"{before[-1]} {last}" if before and _THAT_IS.fullmatch(last) else last


def _places(part: Mention, tables: Sequence[UnderstoodTable], added: Equation | None) -> Iterator[_Place]:
    """Yield where tables with one total have the count: as the sum of rows, or in a row that is named."""
    for table in tables:
        if len(table.totals) != 1 or len(table.items) < _FEWEST:
            continue
        for column in _counts(table):
            if added is not None:
                spots = {number.spot for number in added.inputs}
                rows = [row for row in table.items if _spot(row, column) in spots]
                if len(rows) == len(spots):
                    yield table, column, rows
            else:
                named = {found.row for found in find_named(_clause(part), table.labels)}
                rows = [table.items[place] for place in named]
                if len(rows) == 1 and _value(rows[0], column) == part.number.value:
                    yield table, column, rows


def _counts(table: UnderstoodTable) -> Sequence[Column]:
    """Return the columns of amounts whose outermost rows add up to their total."""
    total = table.totals[0]
    found = []
    for column in table.figure_columns:
        values = [value for row in table.outermost if (value := _value(row, column)) is not None]
        if not column.is_percent and sum(values) == _value(total, column):
            found.append(column)
    return found


def _may_be_of(share: Mention, place: _Place) -> bool:
    """Whether a share is said to be of nothing, or of what a table counts."""
    whole = OF_WHOLE.match(share.after)
    if whole is None:
        return not _OF.match(share.after)
    table = place[0]
    heads = (word for column in table.columns for word in column.path)
    own = words_of(" ".join((table.table.title, table.totals[0].label, *heads)))
    nouns = nouns_of(share, whole)
    return nouns.isdisjoint(_PARTS_OF_PLAN) and nouns - _WHOSE <= own


def _share(
    paragraph: Paragraph, share: PrintedNumber, part: PrintedNumber, place: _Place
) -> Iterator[Equation]:
    """Yield the share, unless it is one of another figure of the same rows or of a larger total.

    Of a smaller total, such as the complaints that are settled, a row of all complaints is no part;
    nor is it one of the total of another year.
    """
    table, column, rows = place
    total = table.totals[0]
    whole = total.row.cells[column.index].number
    if whole is None or part.value >= whole.value:
        return
    others = [each for each in table.figure_columns if not _are_of_two_years(column, each)]
    wholes = [found for each in others if (found := _value(total, each)) is not None]
    wholes = [found for found in wholes if found > whole.value]
    wholes += [found for each in table.figure_columns if (found := _sum(rows, each)) is not None]
    made = Equation(
        AuditRule.RATIO,
        Law.PERCENT,
        share,
        (part, whole),
        f"{paragraph.place} dan {table.table.name}",
        subject="persentase",
    )
    is_other = any(_is_share(share, part.value, each) for each in wholes)
    is_of_year = any(_is_share(share, part.value, each) for each in _of_other_years(total, column, table))
    is_printed = any(_value(row, other) == share.value for row in rows for other in table.figure_columns)
    if made.holds() or ((is_of_year or _is_near(made)) and not is_other and not is_printed):
        yield made


def _of_other_years(total: UnderstoodRow, column: Column, table: UnderstoodTable) -> Iterator[Decimal]:
    """Yield the totals of the other years of a table."""
    for other in table.figure_columns:
        value = _value(total, other) if _are_of_two_years(column, other) else None
        if value:
            yield value


def _are_of_two_years(one: Column, other: Column) -> bool:
    """Whether two columns have one quantity of two years: a count of the one is no part of the other."""
    return len(one.years) == len(other.years) == 1 and one.years != other.years


def _is_share(share: PrintedNumber, part: Decimal, whole: Decimal) -> bool:
    """Whether a figure is about the share of a part in a whole."""
    return whole > 0 and abs(100 * part / whole - share.value) <= share.step


def _sum(rows: Sequence[UnderstoodRow], column: Column) -> Decimal | None:
    values = [_value(row, column) for row in rows]
    return sum((value for value in values if value is not None), Decimal(0)) if all(values) else None


def _value(row: UnderstoodRow, column: Column) -> Decimal | None:
    number = row.row.cells[column.index].number
    return None if number is None else number.value


def _spot(row: UnderstoodRow, column: Column) -> Spot | None:
    number = row.row.cells[column.index].number
    return None if number is None else number.spot


def _is_near(equation: Equation) -> bool:
    found, printed = equation.computed(), equation.result.value
    return found is not None and printed > 0 and abs(found - printed) <= printed * _NEAR
