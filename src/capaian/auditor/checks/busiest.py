"""Parts of a year told to be the highest or lowest: `Triwulan tersibuk adalah triwulan III dengan 19.469`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.extremes import Extreme, extremes_in
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.measures import measure_of
from capaian.auditor.understanding.named_shares import is_said, telling
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.periods import Periods, periods_of, with_quarters
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.period import MONTHS

_SAID: Final = Worded(
    r"\b(?:ter(?:tinggi|besar|banyak|endah|kecil|sedikit|sibuk|amai|sepi)|paling|puncak(?:nya)?)\b"
)
_RUNNING: Final = re.compile(r"\b(?:kumulatif|s\.?\s?d\.?|sampai dengan)\b", re.IGNORECASE)
"""Figures that run on from one part of a year to the next are highest at its end."""
_OTHER: Final = re.compile(
    r"\b(?:tahun\s+(?:lalu|sebelumnya)|target\w*|rencana\w*|rata-?\s?rata|nasional|provinsi|kenaikan|penurunan|naik|turun"
    r"|pertumbuhan|laju|kecuali|selain)\b",
    re.IGNORECASE,
)
"""Words of other times and circles, or of another order than that of the figures."""
_IDLE: Final = re.compile(
    rf"terjadi|jatuh|tercapai|dicapai|tercatat|berada|bulan|triwulan|semester|ter\w+|{'|'.join(MONTHS)}",
    re.IGNORECASE,
)
"""Words that say of no thing that a month is its highest."""
_LARGE: Final = 100
"""A smaller count may be that of a part by chance."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A part of a year that a sentence calls highest or lowest, in a row that has the figure told with it.

    Without a figure the row is the one that the sentence names, or the total.
    """

    extreme: Extreme
    row: UnderstoodRow
    periods: Periods
    named: int
    values: Sequence[Decimal]
    figure: PrintedNumber | None
    table: str

    @property
    def limit(self) -> Decimal:
        return max(self.values) if self.extreme.is_highest else min(self.values)

    @property
    def holds(self) -> bool:
        return self.values[self.named] == self.limit


def check_busiest(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each part of a year that a sentence calls highest or lowest with a figure of a table."""
    known = {table.table.line: periods for table in report.tables if (periods := periods_of(table))}
    for sentence in report.document.sentences_with(_SAID) if known else ():
        told = [*_told(sentence, report, known)] if _SAID.search(sentence.text) else []
        for extreme in dict.fromkeys(each.extreme for each in told):
            readings = [each for each in told if each.extreme == extreme]
            right = [each for each in readings if each.holds]
            yield from _statements(sentence, (right or readings)[0])


def _told(sentence: Sentence, report: UnderstoodReport, known: dict[int, Periods]) -> Iterator[_Told]:
    text = with_quarters(sentence.text)
    for table in tables_near(sentence, report):
        periods = known.get(table.table.line)
        words = " ".join((table.table.title, *(column.name for column in table.columns)))
        if periods is None or _RUNNING.search(words):
            continue
        for extreme in extremes_in(text, periods.names):
            for row in table.rows if len(extreme.rows) == 1 and extreme.place == 1 else ():
                values = _values(row, periods)
                figure = _figure(sentence, extreme, values)
                is_meant = figure or _is_meant(sentence, extreme, row, table)
                if values and is_meant and not _RUNNING.search(row.label):
                    yield _Told(extreme, row, periods, extreme.rows[0], values, figure, table.table.name)


def _is_meant(sentence: Sentence, extreme: Extreme, row: UnderstoodRow, table: UnderstoodTable) -> bool:
    """Whether a row is the one named, or the total where none is, of what words say that the table is of."""
    if _OTHER.search(sentence.text) or any(not YEAR.fullmatch(n.text) for n in sentence.numbers):
        return False
    years = {*YEAR.findall(sentence.text)}
    quantity = re.sub(rf"\b{re.escape(row.label)}\b", " ", extreme.quantity, flags=re.IGNORECASE)
    measure = measure_of(quantity, table)
    if not years <= {*YEAR.findall(table.table.title)} or measure.is_foreign or not measure.tells_topic:
        return False
    rest = {word for word in telling(sentence.text) if not _IDLE.fullmatch(word)} - {*words_of(extreme.word)}
    if not is_said(rest, table):
        return False
    named = {each.row for each in find_named(sentence.text, table.labels)}
    if named:
        return len(named) == 1 and table.items[min(named)] is row
    return table.totals == (row,)


def _values(row: UnderstoodRow, periods: Periods) -> Sequence[Decimal]:
    """Return what a row has for each part of the year; nothing if it lacks one, or falls below nought."""
    numbers = [row.row.cells[column.index].number for column in periods.columns]
    values = [number.value for number in numbers if number is not None]
    is_whole = len(values) == len(numbers) and min(values) >= 0
    return values if is_whole and row.kind in (RowKind.ITEM, RowKind.TOTAL) and len({*values}) > 1 else ()


def _figure(sentence: Sentence, extreme: Extreme, values: Sequence[Decimal]) -> PrintedNumber | None:
    """Return the figure told with an extreme that is of a row: of the part named, or the highest indeed."""
    ends = (values[extreme.rows[0]], max(values) if extreme.is_highest else min(values)) if values else ()
    fitting = (n for n in sentence.numbers if n.value in ends and (n.decimals or n.value >= _LARGE))
    return next((number for number in fitting if number.text in extreme.clause), None)


def _statements(sentence: Sentence, told: _Told) -> Iterator[Statement]:
    """Yield that a part of a year is the highest, and that the figure told with it is its own."""
    name, place = told.periods.columns[told.named].name, f"baris {sentence.line}"
    place = f"Bagian {sentence.section}" if sentence.section else place
    right = told.periods.columns[told.values.index(told.limit)].name
    figure = told.figure
    is_of_another = figure is not None and figure.value != told.values[told.named]
    lines, spots = (told.row.row.line,), (figure.spot,) if figure is not None and is_of_another else ()
    if figure is not None and is_of_another:
        why = f"{figure.text} pada {told.table}, {told.row.label}, adalah milik {right}, bukan {name}."
        yield Statement(
            AuditRule.LABEL, False, sentence.line, name, right, why, place, lines=lines, spots=spots
        )
    why = f"Menurut {told.table}, {told.row.label}, yang {told.extreme.called} adalah {right}."
    yield Statement(
        AuditRule.CLAIM,
        told.holds,
        sentence.line,
        f"{told.extreme.word}: {name}",
        right,
        why,
        place,
        lines=lines,
        spots=spots,
    )
