"""A second thing that a row is held against: `lebih tinggi dari A, namun lebih rendah dari B`.

The comparison behind the joint names no thing of its own, so that it goes on of the row named first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import LESS, MORE, SPEED, THAN, opposite_of
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import is_beside
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_ANY: Final = Worded(r"\blebih\b")
_BOTH: Final = re.compile(
    rf"^(?P<subject>[^.;]{{4,120}}?)\s+(?:{MORE}|{LESS})\b(?:[^.;]|[.](?=\d)){{0,50}}?\s{THAN}\s+(?P<one>[^;,]{{4,80}}?)"
    r"(?:\s+(?:sebesar|sebanyak|yaitu|yang)\s+[^;,]*)?(?:\s*[(][^()]*[)])?\s*,?\s+"
    r"(?:namun|tetapi|dan|serta|sedangkan)\s+(?:(?:masih|juga|tetap|sedikit|jauh|berada)\s+)*"
    rf"(?P<side>(?P<more>{MORE})|{LESS})\s+(?:[\d.,]+\s+[^\W\d_]+\s+)?{THAN}\s+(?P<other>[^;,]{{4,80}}?)"
    r"(?:\s*[(]|\s+(?:sebesar|sebanyak|yaitu|yang|dengan)\b|[.,;]|$)",
    re.IGNORECASE,
)


def check_second_sides(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield on which side of a second row of its table a row is said to be."""
    for sentence in report.document.sentences_with(_ANY):
        both = _BOTH.match(sentence.text)
        is_of_year = years_in(sentence.text) <= {report.year}
        if both is not None and is_of_year and not SPEED.search(both["side"]):
            yield from held_against_tables(sentence, report, partial(_of_table, sentence, both, report))


def _of_table(
    sentence: Sentence, both: re.Match[str], report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Statement]:
    named = [_row(both[name], table) for name in ("subject", "one", "other")]
    columns = of_report(table.figure_columns, report.year)
    if None in named or len({*named}) != len(named) or len(columns) != 1 or not is_beside(sentence, table):
        return
    subject, _, other = (table.items[place or 0].row.cells[columns[0].index].number for place in named)
    if subject is not None and other is not None and subject.value != other.value:
        yield _statement(sentence, both, subject, other)


def _row(words: str, table: UnderstoodTable) -> int | None:
    rows = {one.row for one in find_named(words, table.labels)}
    return rows.pop() if len(rows) == 1 else None


def _statement(
    sentence: Sentence, both: re.Match[str], subject: PrintedNumber, other: PrintedNumber
) -> Statement:
    word, is_more = " ".join(both["side"].split()), bool(both["more"])
    right = opposite_of(word)
    return Statement(
        AuditRule.CLAIM,
        (subject.value > other.value) is is_more,
        sentence.line,
        word,
        right,
        f"{subject.text} {right} daripada {other.text}; tercetak {word}.",
        sentence.place,
        lines=(subject.spot.line, other.spot.line),
        against=held_by((subject, other), lambda one, two: (one > two) is is_more),
    )
