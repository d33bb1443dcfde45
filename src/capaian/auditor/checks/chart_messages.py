"""Messages over charts, `4 dari 6 indikator naik`, held against the table right above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Final

from capaian.auditor.checks.counted_meant import items_of
from capaian.auditor.checks.ways_to_count import ways_to_count
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.direction_words import MOVED, opposite_of
from capaian.auditor.understanding.predicates import CountedTogether, Kind, counted_in
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_MESSAGE: Final = re.compile(
    r"(?:○ Jejak [\w.-]+\s*)?(?P<part>\d+) dari (?P<whole>\d+) (?P<noun>[a-z]+)\s+[a-z ]{4,30}"
    r"(?:, (?P<others>\d+) (?:belum|tidak) (?:dapat|tersedia|ada|di)[a-z ]{4,30})?",
    re.IGNORECASE,
)
_ALL: Final = re.compile(
    r"(?:○ Jejak [\w.-]+\s*)?(?P<all>Semua|Seluruh|Tidak satu pun) (?P<noun>[a-z]+)"
    rf" (?P<says>{MOVED}|tercapai)\.?",
    re.IGNORECASE,
)
"""A message without a figure: `Semua unsur naik`."""
_REACHED: Final = re.compile(r"\btercapai, ", re.IGNORECASE)
_FULL: Final = 100
_KINDS: Final = (Kind.TARGET, Kind.TREND)
_BELOW: Final = 14
"""Lines from the last row of a table to the charts of it."""
_LONGEST: Final = 90
"""Signs of a line between a table and its chart: captions and marks, no paragraph."""


def check_chart_messages(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the part and the whole of each message that stands alone in its line below a table.

    Both wrong are the figures of another table; one of them is a slip.
    """
    for sentence in report.document.sentences:
        text = sentence.text.strip()
        match, every = _MESSAGE.fullmatch(text), _ALL.fullmatch(text)
        table = _table_above(sentence, report) if match or every else None
        if every and table:
            yield from _of_all(sentence, every, table, report)
            continue
        if match and table and match["others"]:
            yield from _with_unknown(sentence, match, table)
            continue
        for told in counted_in(sentence.text) if match and table else ():
            if table is not None and len(told.parts) == 1 and told.parts[0].kind in _KINDS:
                yield from _held(sentence, told, table, report)


def _with_unknown(sentence: Sentence, match: re.Match[str], table: UnderstoodTable) -> Iterator[Statement]:
    """Yield `3 dari 4 target tercapai, 1 belum dapat dinilai`, where some rows have no achievement.

    Of its three figures two must be those of the table, so that it is the one that is meant.
    """
    items = items_of(table)
    columns = table.achievement_columns
    if len(columns) != 1 or not _REACHED.search(match[0]):
        return
    numbers = [row.row.cells[columns[0].index].number for row in items]
    met = sum(number is not None and number.value >= _FULL for number in numbers)
    right = (met, len(items), numbers.count(None))
    printed = tuple(int(match[name]) for name in ("part", "whole", "others"))
    if sum(a == b for a, b in zip(printed, right, strict=True)) >= len(right) - 1:
        words = "{} dari {} tercapai, {} tanpa capaian"
        expected = "" if printed == right else words.format(*right)
        why = f"{table.table.name} di atasnya: {expected}." if expected else ""
        told, place = words.format(*printed), sentence.place
        yield Statement(
            AuditRule.COUNT, not expected, sentence.line, told, expected, why, place, Level.WARNING
        )


def _of_all(
    sentence: Sentence, said: re.Match[str], table: UnderstoodTable, report: UnderstoodReport
) -> Iterator[Statement]:
    """Yield what is said of all rows of a table, or of none, with the opposite word where that is true."""
    whole = len(items_of(table))
    is_none = said["all"].casefold().startswith("tidak")

    def count(says: str) -> Set[int]:
        told = counted_in(f"{whole} dari {whole} {said['noun']} {says}")
        truths = [ways_to_count(each, table, report) for each in told]
        return truths[0][0] if truths and truths[0] else frozenset()

    numbers, printed = count(said["says"]), sentence.text.strip()
    if not numbers:
        return
    holds = (0 if is_none else whole) in numbers
    other = opposite_of(said["says"])
    is_turned = bool(other) and not is_none and whole in count(other)
    some = " atau ".join(f"{number} dari {whole}" for number in sorted(numbers))
    right = printed.replace(said["says"], other) if is_turned else f"{some} {said['noun']} {said['says']}"
    why = f"Menurut {table.table.name} di atasnya yang {said['says']} ada {some}."
    told, reason = ("", "") if holds else (right, why)
    yield Statement(
        AuditRule.CLAIM, holds, sentence.line, printed, told, reason, sentence.place, Level.WARNING
    )


def _held(
    sentence: Sentence, told: CountedTogether, table: UnderstoodTable, report: UnderstoodReport
) -> Iterator[Statement]:
    part, items = told.parts[0], len(items_of(table))
    truth = ways_to_count(told, table, report)
    if not truth or told.total is None:
        return
    is_part, is_whole = part.count.number in truth[0], told.total == items
    if not is_part and not is_whole:
        return
    right = " atau ".join(f"{number} dari {items}" for number in sorted(truth[0]))
    printed = f"{part.count.number} dari {told.total}"
    holds = is_part and is_whole
    yield Statement(
        AuditRule.COUNT,
        holds,
        sentence.line,
        printed,
        right,
        f"Menurut {table.table.name} di atasnya yang {part.says} ada {right}.",
        sentence.place,
        Level.WARNING,
        spots=tuple(number.spot for number in sentence.numbers[-2:]),
    )


def _table_above(sentence: Sentence, report: UnderstoodReport) -> UnderstoodTable | None:
    """Return the table that ends right above, with nothing but short lines between."""
    above = [table for table in report.tables if table.rows and table.rows[-1].row.line < sentence.line]
    last = max(above, key=lambda table: table.rows[-1].row.line, default=None)
    if last is None or sentence.line - last.rows[-1].row.line > _BELOW:
        return None
    between = range(last.rows[-1].row.line + 1, sentence.line)
    return last if all(len(report.document.line(line).text) <= _LONGEST for line in between) else None
