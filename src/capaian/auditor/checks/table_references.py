"""Tables that a sentence names beside a figure: it stands there, and not in the table next to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import mentions_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_REFERRED: Final = Worded(r"\btabel\s+(?P<number>[A-Z]*\d*(?:\.\d+)+|\d+)(?![\w.]*\d)")
_LEADS: Final = re.compile(
    r"\b(?:rinci\w*|perincian|selengkap\w*|lihat|dilihat|disajikan|tersaji|berikut|sebagaimana|seperti|ditampilkan"
    r"|tampak|dijelaskan|diuraikan|gambaran|perkembangan\w*|perbandingan\w*)\b",
    re.IGNORECASE,
)
"""Words that send to a table for more than the figure told."""
_NEXT: Final = 2
"""By how many a number is off that was not mended when a table was added or taken out."""
_LARGE: Final = 1000


def check_table_references(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the only table that a sentence names, where a table holds the figure that it is named for."""
    tables = {table.number: table for table in report.document.tables if table.number}
    values = {number: _values(table) for number, table in tables.items()}
    for sentence in report.document.sentences_with(_REFERRED):
        found = [*_REFERRED.finditer(sentence.text)]
        if len({match["number"] for match in found}) != 1 or _LEADS.search(sentence.text):
            continue
        match, figure = found[0], _figure(sentence, found[0])
        if match["number"] not in tables or figure is None:
            continue
        beside = [
            other for other in tables if figure.value in values[other] and _is_next(match["number"], other)
        ]
        is_there = figure.value in values[match["number"]]
        if is_there:
            yield _statement(sentence, match, figure, "")
        elif len(beside) == 1 and _is_about(sentence, tables[beside[0]], tables[match["number"]]):
            yield _statement(sentence, match, figure, beside[0])


def _values(table: PrintedTable) -> frozenset[Decimal]:
    return frozenset(number.value for row in table.rows for cell in row.cells for number in cell.numbers)


def _figure(sentence: Sentence, match: re.Match[str]) -> PrintedNumber | None:
    """Return the telling figure that a reference belongs to: the last one before it, else the next one."""
    telling = [m.number for m in mentions_of(sentence) if _tells(m.number)]
    before = [number for number in telling if sentence.place_of(number) < match.start()]
    return before[-1] if before else next(iter(telling), None)


def _tells(number: PrintedNumber) -> bool:
    return number.decimals > 1 or number.value >= _LARGE


def _is_next(number: str, other: str) -> bool:
    """Whether two numbers of tables are of one chapter, and near each other."""
    chapter, _, own = number.rpartition(".")
    other_chapter, _, last = other.rpartition(".")
    is_number = own.isdecimal() and last.isdecimal() and chapter == other_chapter
    return is_number and 0 < abs(int(own) - int(last)) <= _NEXT


def _is_about(sentence: Sentence, table: PrintedTable, other: PrintedTable) -> bool:
    """Whether a sentence has more words of one table than of another."""
    words = words_of(sentence.text)
    return len(words & _words(table)) > len(words & _words(other))


def _words(table: PrintedTable) -> frozenset[str]:
    heads = (word for row in table.head for word in row)
    return words_of(" ".join((table.title, *heads)))


def _statement(sentence: Sentence, match: re.Match[str], figure: PrintedNumber, expected: str) -> Statement:
    """Return the statement that a table holds a figure; it does if no other one is expected."""
    place = sentence.place
    why = f"Angka {figure.text} tercetak pada Tabel {expected}, bukan pada {match[0]}." if expected else ""
    meant = f"Tabel {expected}" if expected else ""
    line = figure.spot.line
    return Statement(AuditRule.CROSSREF, not expected, line, match[0], meant, why, place)
