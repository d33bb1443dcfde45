"""Who comes next in an order by its name alone: `Melati di peringkat pertama (91,20%), disusul Dahlia`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.followers import THEN, figure_behind, value_of
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.naming import Named, find_named
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_NEXT: Final = Worded(r"\b(?:disusul|diikuti)\s+(?:oleh\s+)?(?:[a-z]+\s+){0,2}?(?-i:(?=[A-Z]))")
"""Right before the name of who comes next, and one word of its kind."""
_FIRST: Final = re.compile(
    r"\b(?:(?P<high>ter(?:tinggi|besar|banyak|luas))|(?P<low>ter(?:endah|kecil|sedikit))"
    r"|(?:peringkat|urutan|posisi)\s+(?:pertama|teratas|(?:ke-?\s*)?1\b))",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r";|,?\s*\b(?:sedangkan|sementara|adapun|namun|tetapi)\b", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\b(?:tahun lalu|sebelumnya|nasional|kecuali|selain|salah satu|kenaikan|penurunan|peningkatan|naik"
    r"|turun)\b",
    re.IGNORECASE,
)
"""Words of another order than that of the figures of the table."""
_THEN: Final = re.compile(rf"(?:{THEN.pattern})(?:[a-z]+\s+)?", re.IGNORECASE)
"""Between those that follow, and one word of their kind."""
_FEWEST: Final = 3


def successors_in(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield whether those named behind the first of an order are the next ones in a table at hand.

    Those with a figure of their own behind the name are left to the check of followers.
    """
    for sentence in report.document.sentences_with(_NEXT):
        for match in _NEXT.finditer(sentence.text):
            start, end = _clause_around(sentence.text, match)
            first = _FIRST.search(sentence.text, start, match.start())
            if first is None or _OTHER.search(sentence.text, start, end):
                continue
            for table in tables_near(sentence, report):
                named = find_named(sentence.text, [row.label for row in table.ranked])
                made = _of_table(sentence, first, table, [n for n in named if start <= n.start < end], match)
                if made is not None:
                    yield made
                    break


def _clause_around(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Return where what is said of an order begins and ends."""
    breaks = [*_CLAUSE.finditer(text)]
    start = max((each.end() for each in breaks if each.end() <= match.start()), default=0)
    return start, min((each.start() for each in breaks if each.start() >= match.end()), default=len(text))


def _of_table(
    sentence: Sentence,
    first: re.Match[str],
    table: UnderstoodTable,
    named: Sequence[Named],
    match: re.Match[str],
) -> Statement | None:
    """Return whether the rows named behind are next to the only one before, in a column that it leads."""
    before = [name for name in named if name.start < match.start()]
    behind = [*_listed(sentence, [name for name in named if name.end > match.start()], match)]
    if len(before) != 1 or not behind or len(table.ranked) < _FEWEST:
        return None
    leader, told = table.ranked[before[0].row], [table.ranked[name.row] for name in behind]
    orders = [order for column in table.figure_columns if (order := _order(table, column, first, leader))]
    rights = [order[1 : len(told) + 1] for order in orders]
    if not rights or any(
        {row.label for row in right} != {row.label for row in rights[0]} for right in rights
    ):
        return None
    return _statement(sentence, told, rights, table)


def _listed(sentence: Sentence, named: Sequence[Named], match: re.Match[str]) -> Iterator[Named]:
    """Yield the names one behind the other from a place on, none of which has a figure."""
    end = match.end()
    for place, name in enumerate(named):
        is_joined = _THEN.fullmatch(sentence.text, end, name.start) if place else name.start <= end
        if not is_joined or figure_behind(sentence, name) is not None:
            return
        yield name
        end = name.end


def _order(
    table: UnderstoodTable, column: Column, first: re.Match[str], leader: UnderstoodRow
) -> Sequence[UnderstoodRow]:
    """Return the rows in the order of a column that one leads alone; none if it does not."""
    values = {row.row.line: value for row in table.ranked if (value := value_of(row, column)) is not None}
    if len(values) < len(table.ranked) or len({*values.values()}) < len(values):
        return ()
    is_rising = Role.RANK in column.roles or first["low"] is not None
    ordered = sorted(table.ranked, key=lambda row: values[row.row.line], reverse=not is_rising)
    return ordered if ordered[0] is leader else ()


def _statement(
    sentence: Sentence,
    told: Sequence[UnderstoodRow],
    rights: Sequence[Sequence[UnderstoodRow]],
    table: UnderstoodTable,
) -> Statement:
    said, right = ("; ".join(row.label for row in rows) for rows in (told, rights[0]))
    holds = any([row.label for row in each] == [row.label for row in told] for each in rights)
    why = f"Menurut {table.table.name} yang berikutnya adalah {right}; tercetak {said}."
    return Statement(
        AuditRule.RANK,
        holds,
        sentence.line,
        said,
        right,
        why,
        sentence.place,
        lines=tuple(row.row.line for row in told),
    )
