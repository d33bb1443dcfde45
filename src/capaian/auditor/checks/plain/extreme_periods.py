"""Quarters and months told to have most or least: `Deviasi terbesar terjadi pada triwulan II`.

Periods are rows. Of what lies below or above a plan the greatest is that which lies farthest off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import meant_in
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.times import time_of
from capaian.auditor.understanding.told_clauses import clauses_told
from capaian.auditor.understanding.years import YEAR
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
_FEWEST: Final = 3


def check_extreme_periods(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the parts of a year that are told to have the most or least of what a table tells by rows."""
    for sentence in report.document.sentences_with(_SAID):
        is_of_year = {*map(int, YEAR.findall(sentence.text))} <= {report.year}
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
    kind = said["kind"].casefold()
    times = [_time(kind, item.label, table) for item in table.items]
    meant = meant_in(what, table, report)
    time = time_of(f"{kind} {said['period']}") or time_of(said["period"])
    if meant is None or not meant.tells_columns or len(meant.columns) != 1 or time not in times:
        return
    (column,) = meant.columns
    numbers = [item.row.cells[column.index].number for item in table.items]
    values = {t: n.value for t, n in zip(times, numbers, strict=True) if t is not None and n is not None}
    if len(values) == len(numbers) >= _FEWEST and len({*values.values()}) > 1:
        ends = _ends(values, is_high=bool(said["high"]))
        right = "; ".join(table.labels[times.index(each)] for each in sorted(ends))
        word = " ".join(said["word"].split())
        yield Statement(
            AuditRule.CLAIM,
            time in ends,
            sentence.line,
            f"{word}: {said['kind']} {said['period']}",
            right,
            f"Menurut {table.table.name} kolom {column.name} yang {word} adalah {right}.",
            sentence.place,
            lines=(table.items[times.index(time)].row.line,),
        )


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
