"""What is told of a column whose rows are years or parts of one: its course, its highest and lowest.

`Kunjungan langsung meningkat setiap triwulan`; `tahun 2031 sebanyak 43.699 orang merupakan yang terendah`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.direction_words import WAY
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.periods import is_period, with_quarters
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_COURSE: Final = Worded(
    rf"\b{WAY}\s+(?:pada\s+|di\s+)?(?:setiap|tiap)\s+(?:triwulan|semester|bulan|tahun)(?:nya)?\b"
)
_NAME: Final = re.compile(
    r"(?P<name>[^.;:,\d]{3,80}?)\s+(?:(?:terus|selalu|konsisten|mengalami)\s+)*$", re.IGNORECASE
)
"""Before a course, what went it."""
_EXTREME: Final = Worded(
    r"\b(?:merupakan|adalah|menjadi)\s+(?:(?:angka|jumlah|nilai|capaian)\s+)?(?:yang\s+)?"
    r"(?P<word>(?P<high>tertinggi|terbesar|terbanyak|paling\s+(?:tinggi|besar|banyak))"
    r"|terendah|terkecil|tersedikit|paling\s+(?:rendah|kecil|sedikit))\s+"
    rf"(?:dalam|selama|sepanjang)\s+(?:kurun\s+(?:waktu\s+)?)?(?P<count>{NUMBER_WORDS}|\d)\s+tahun(?:\s+terakhir)?\b"
)
_OTHER: Final = re.compile(
    r"\b(?:target\w*|akan|diharapkan|agar|supaya|kecuali|selain|tidak|bukan|belum|hampir|jika|apabila|bila|nasional"
    r"|provinsi)\b",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(rf"{YEAR.pattern}|\bsejak\b", re.IGNORECASE)
"""A course that begins later than the rows do, or is of one of them."""
_FEWEST: Final = 3
"""Periods of a course, and digits of a figure that tells its column."""


def told_of_periods(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield courses and extremes that sentences tell of columns whose rows are periods."""
    for sentence in report.document.sentences_with(_COURSE, _EXTREME):
        for table in tables_near(sentence, report) if not _OTHER.search(sentence.text) else ():
            if _is_of_periods(table):
                made = [*_courses(sentence, table), *_extremes(sentence, table)]
                yield from made
                if made:
                    break


def _is_of_periods(table: UnderstoodTable) -> bool:
    is_of_years = all(_year(table, place) for place in range(len(table.items)))
    return len(table.items) >= _FEWEST and (is_of_years or all(is_period(table, row) for row in table.items))


def _year(table: UnderstoodTable, place: int) -> int | None:
    """Return the year that a row is called by, in its first or second cell."""
    texts = (text.strip() for text in table.items[place].row.texts[:2])
    return next((int(text) for text in texts if YEAR.fullmatch(text)), None)


def _values(table: UnderstoodTable, column: Column) -> Sequence[Decimal]:
    """Return the figures of a column from row to row; nothing if one is missing."""
    numbers = [row.row.cells[column.index].number for row in table.items]
    values = [number.value for number in numbers if number is not None]
    return values if len(values) == len(numbers) else ()


def _courses(sentence: Sentence, table: UnderstoodTable) -> Iterator[Statement]:
    for said in _COURSE.finditer(sentence.text) if not _SINCE.search(sentence.text) else ():
        name = _NAME.search(sentence.text[: said.start()])
        columns = [column for column in table.figure_columns if name and _is_called(column, name["name"])]
        values = _values(table, columns[0]) if len(columns) == 1 else ()
        if values:
            sign = 1 if said["up"] else -1
            told = "; ".join(
                table.items[place].row.cells[columns[0].index].text for place in range(len(values))
            )
            yield Statement(
                AuditRule.TREND,
                all(sign * (after - before) >= 0 for before, after in pairwise(values)),
                sentence.line,
                (said["up"] or said["down"]).casefold(),
                "berfluktuasi" if len({a > b for a, b in pairwise(values)}) > 1 else "sebaliknya",
                f"Menurut {table.table.name} kolom {columns[0].name} berturut-turut {told}.",
                sentence.place,
                lines=tuple(row.row.line for row in table.items),
            )


def _is_called(column: Column, words: str) -> bool:
    return bool(column.bare_name) and words.casefold().rstrip().endswith(column.bare_name)


def _extremes(sentence: Sentence, table: UnderstoodTable) -> Iterator[Statement]:
    """Yield the extreme of the one year that a sentence names with its figure."""
    said = _EXTREME.search(sentence.text)
    years = [_year(table, place) for place in range(len(table.items))]
    named = (
        {int(year) for year in YEAR.findall(with_quarters(sentence.text[: said.start()]))} if said else set()
    )
    if said is None or len(named) != 1 or not named <= {*years}:
        return
    place = years.index(min(named))
    for column in table.figure_columns:
        values = _values(table, column)
        count = read_count(said["count"]) or 0
        span = values[: place + 1][-count:]
        if len(span) != count or not _is_told(sentence, said.start(), span[-1]):
            continue
        end = max(span) if said["high"] else min(span)
        right = str(years[place + 1 - count + span.index(end)])
        yield Statement(
            AuditRule.CLAIM,
            span[-1] == end,
            sentence.line,
            said["word"],
            f"{said['word']}: {right}",
            f"Menurut {table.table.name} kolom {column.name} yang {said['word']} adalah tahun {right}.",
            sentence.place,
            lines=(table.items[place].row.line,),
        )
        return


def _is_told(sentence: Sentence, end: int, value: Decimal) -> bool:
    """Whether a figure stands before the words for an extreme, long enough to be that of one column."""
    ahead = [number for number in sentence.numbers if sentence.place_of(number) < end]
    own = [number for number in ahead if not YEAR.fullmatch(number.text)]
    is_long = len(str(value).replace(".", "")) >= _FEWEST
    return is_long and any(number.value == value for number in own)
