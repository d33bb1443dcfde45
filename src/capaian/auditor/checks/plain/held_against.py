"""Which table contradicts a sentence: the nearest that tells of it, where none of the report bears it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from capaian.auditor.checks.base import Claim, holds
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable


def held_against_tables(
    sentence: Sentence, report: UnderstoodReport, claims_of: Callable[[UnderstoodTable], Iterable[Claim]]
) -> Iterator[Claim]:
    """Yield what a sentence says by the nearest table of which it may be said.

    Names of rows come again in other tables: one of these may be meant, and bear it out.

    Args:
        sentence: Where it is said.
        report: A report with the tables.
        claims_of: What is said, if it is said of a table; nothing where it cannot be.
    """
    for table in tables_near(sentence, report):
        if made := [*claims_of(table)]:
            others = ([*claims_of(other)] for other in report.tables if other is not table)
            is_right = all(map(holds, made))
            if is_right or not any(found and all(map(holds, found)) for found in others):
                yield from made
            return
