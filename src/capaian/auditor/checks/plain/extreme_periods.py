"""Quarters and months told to have most or least: `Deviasi terbesar terjadi pada triwulan II`.

Periods are rows, or columns over the total of all. Of what lies below or above a plan the greatest is that
which lies farthest off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import Meant, meant_in
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.over_periods import figures_over
from capaian.auditor.understanding.periods import periods_of, with_quarters
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.times import time_of
from capaian.auditor.understanding.told_clauses import clauses_told
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.period import MONTHS

_SAID: Final = Worded(
    r"\b(?P<word>(?P<high>ter(?:besar|tinggi|banyak)|paling\s+(?:besar|tinggi|banyak))"
    r"|ter(?:kecil|endah|sedikit)|paling\s+(?:kecil|rendah|sedikit))"
    r"(?:\s+(?:terjadi|tercatat|terdapat|berada|dicapai|tercapai|ada|jatuh|diperoleh))?\s+(?:pada|di)\s+"
    rf"(?P<kind>triwulan|tw|kuartal|bulan)\s+(?P<period>iv|iii|ii|i|[1-4]|{'|'.join(MONTHS)})\b"
    rf"(?!\s*(?:20\d\d|s\.?d|(?:dan|,)\s+(?:[iv1-4]{{1,3}}|triwulan|bulan|{'|'.join(MONTHS)})\b))"
)
_AHEAD: Final = re.compile(r"(?:^|[,;]|\b(?:dan|serta|sedangkan)\b)(?P<what>[^,;:\d]*)$", re.IGNORECASE)
"""What is most or least: the words right before."""
_OTHER: Final = re.compile(rf"\b(?:{MOVES}|tidak|bukan|tahun\s+lalu|sebelumnya|target\w*)\b", re.IGNORECASE)
_RUNNING: Final = re.compile(r"\b(?:kumulatif|akumulasi|s\.?\s?/?d\b|sampai|hingga)", re.IGNORECASE)
"""Words over figures of all periods up to each."""
_FEWEST: Final = 3


def check_extreme_periods(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the parts of a year that are told to have the most or least of what a table tells by rows."""
    for sentence in report.document.sentences_with(_SAID):
        is_of_year = years_in(sentence.text) <= {report.year}
        for clause in (
            clauses_told(sentence, report.numbered_names)
            if is_of_year and not _OTHER.search(sentence.text)
            else ()
        ):
            end = 0
            for said in _SAID.finditer(clause.text):
                what = _AHEAD.search(clause.text[end : said.start()])
                end = said.end()
                if what is not None:
                    of_table = partial(_of_table, sentence, said, what["what"], report)
                    yield from held_against_tables(sentence, report, of_table)


def _of_table(
    sentence: Sentence, said: re.Match[str], what: str, report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Statement]:
    meant = meant_in(what, table, report)
    if meant is None:
        return
    told = [*_over_rows(said, meant, table)]
    if not told and not any(abs(number.value) not in table.values for number in _figures(sentence)):
        told = [*_over_columns(said, meant, table)]
    for name, time, values, lines in told:
        ends = _ends(values, is_high=bool(said["high"]))
        right = "; ".join(lines[each][0] for each in sorted(ends))
        word = " ".join(said["word"].split())
        yield Statement(
            AuditRule.CLAIM,
            time in ends,
            sentence.line,
            f"{word}: {said['kind']} {said['period']}",
            right,
            f"Menurut {table.table.name} {name} yang {word} adalah {right}.",
            sentence.place,
            lines=(lines[time][1],),
        )


def _figures(sentence: Sentence) -> list[PrintedNumber]:
    """Return the figures of a sentence that are no marks of periods."""
    return [number for number in sentence.numbers if number.decimals or number.is_long]


_Series = tuple[str, int, Mapping[int, Decimal], Mapping[int, tuple[str, int]]]
"""What it is of, which period is told, the figure of each, and the name and line of each."""


def _over_rows(said: re.Match[str], meant: Meant, table: UnderstoodTable) -> Sequence[_Series]:
    """Return the figures of the column that is meant, where periods are rows."""
    kind = said["kind"].casefold()
    times = [_time(kind, item.label, table) for item in table.items]
    time = time_of(f"{kind} {said['period']}") or time_of(said["period"])
    if not meant.tells_columns or len(meant.columns) != 1 or time is None or time not in times:
        return ()
    (column,) = meant.columns
    numbers = [item.row.cells[column.index].number for item in table.items]
    values = {t: n.value for t, n in zip(times, numbers, strict=True) if t is not None and n is not None}
    names = {
        t: (item.label, item.row.line) for t, item in zip(times, table.items, strict=True) if t is not None
    }
    is_whole = len(values) == len(numbers) >= _FEWEST and len({*values.values()}) > 1
    return [(f"kolom {column.name}", time, values, names)] if is_whole else ()


def _over_columns(said: re.Match[str], meant: Meant, table: UnderstoodTable) -> Sequence[_Series]:
    """Return the figures of the total of all rows, where periods are columns and no row is named.

    Figures that never fall may be running totals, unless they add up to another one of their row.
    """
    periods = periods_of(table)
    name = with_quarters(f"{said['kind']} {said['period']}").casefold()
    whole = table.totals if len(table.items) > 1 else table.items
    heads = " ".join((table.table.title, *(word for column in table.columns for word in column.path)))
    if periods is None or meant.rows or len(whole) != 1 or _RUNNING.search(heads):
        return ()
    time = next((t for t, own in enumerate(periods.names) if own == name or name.endswith(f" {own}")), None)
    values = figures_over(whole[0], periods)
    if time is None or len(values) < len(periods.names) or len({*values.values()}) == 1:
        return ()
    numbers = [cell.number for cell in whole[0].row.cells if cell.number is not None]
    is_added_up = any(number.value == sum(values.values()) for number in numbers)
    if not is_added_up and [*values.values()] == sorted(values.values()):
        return ()
    names = {t: (column.name, whole[0].row.line) for t, column in enumerate(periods.columns)}
    return [(f"baris {whole[0].label}", time, values, names)]


def _time(kind: str, label: str, table: UnderstoodTable) -> int | None:
    """Return which part of a year a row is: one with a mark alone where the head says of what."""
    words = label.strip()
    is_marked = kind in words.casefold() or words.casefold() in map(str.casefold, MONTHS)
    return time_of(words) if is_marked or kind in table.heads_of_names.split() else None


def _ends(values: Mapping[int, Decimal], *, is_high: bool) -> set[int]:
    """Return the periods that may be meant: of what falls below nought, by its size or by its value."""
    end = max if is_high else min
    sizes = {time: abs(value) for time, value in values.items()}
    found = {time for time, size in sizes.items() if size == end(sizes.values())}
    most = end(values.values())
    return found | {time for time, value in values.items() if value == most}
