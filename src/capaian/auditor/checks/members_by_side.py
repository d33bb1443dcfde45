"""Rows named as those above or below a bound: `tiga kecamatan di bawah rata-rata, yaitu A, B, dan C`.

Whatever the bound is, so many above it are the highest of their column, and so many below it the lowest.
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
from capaian.auditor.understanding.counting import Count, counts_in
from capaian.auditor.understanding.extremes import clauses_of
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.measures import measure_of, of_report
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE
from capaian.auditor.understanding.word_forms import roots_of
from capaian.domain.audit import AuditRule

SIDES: Final = Worded(r"\b(?:di\s?(?:atas|bawah)|melebihi|melampaui|lebih dari|kurang dari)\b")
_SAID: Final = re.compile(
    r"^(?P<quantity>[^;:]{0,90}?)\b(?P<side>di\s?atas|di\s?bawah|melebihi|melampaui|lebih dari|kurang dari)\b"
    r"(?P<of>[^;:]{0,80}?),?\s+(?:yaitu|yakni|ialah|adalah)\b:?\s*(?P<names>[^;:]+)",
    re.IGNORECASE,
)
"""What lies on one side, of what bound, and then which they are."""
_ABOVE: Final = re.compile(r"atas|leb|lam", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\b(?:tidak|belum|bukan|antara lain|di\s?antara\w*|misalnya|kecuali|selain|tahun lalu|sebelum\w*"
    r"|triwulan|semester|akan|target\s+(?:masing-masing|setiap|tiap))\b",
    re.IGNORECASE,
)
"""Words by which not all of them are named, or those of another time, or by bounds of their own."""
_FEWEST: Final = 3
"""Rows among which some are highest."""

Rows = frozenset[int]
"""Places of items of a table."""


def members_by_side(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the rows that a sentence names as all of those on one side of a bound, by the nearest table."""
    for count in counts_in(sentence.text):
        said = _SAID.match(sentence.text[count.end :])
        if said is None or _OTHER.search(said[0].removesuffix(said["names"])):
            continue
        for table in tables_near(sentence, report):
            named = _named(said, count, table) if is_beside(sentence, table) else None
            if named is not None:
                yield from _of_table(sentence, said, named, table, report.year)
                break


def _named(said: re.Match[str], count: Count, table: UnderstoodTable) -> Rows | None:
    """Return the rows that are named; `None` where they are not as many, or of another kind."""
    heads = words_of(table.heads_of_names)
    names = next(clauses_of(said["names"]))
    named = frozenset(found.row for found in find_named(names, table.labels))
    is_whole = len(table.items) >= _FEWEST and len({row.level for row in table.items}) == 1
    return named if is_whole and count.noun in heads and 0 < len(named) == count.number else None


def _of_table(
    sentence: Sentence, said: re.Match[str], named: Rows, table: UnderstoodTable, year: int | None
) -> Iterator[Statement]:
    """Yield whether the rows that are named are the highest or lowest of the column that is meant."""
    most = _ABOVE.search(said["side"]) is not None
    ends = {column: _ends(column, table, len(named), most=most) for column in table.figure_columns}
    columns, is_told = _columns(said["quantity"], table, year)
    if named in [ends[column] for column in (columns if is_told else ends)]:
        yield statement_of(sentence, table, named, named)
        return
    right = ends[columns[0]] if len(columns) == 1 else None
    if right is not None and (len(named) == 1 or named & right) and len(right - named) == 1:
        yield statement_of(sentence, table, named, right)


def _columns(quantity: str, table: UnderstoodTable, year: int | None) -> tuple[Sequence[Column], bool]:
    """Return the shares that a quantity may be by its words, and whether their heads have those words."""
    measure = measure_of(quantity, table)
    shares = [c for c in table.figure_columns if c.is_percent or c.may_be_share]
    if measure.is_named and not measure.is_foreign:
        return of_report([c for c in measure.columns if c in shares], year), True
    roots = frozenset[str]().union(*map(roots_of, words_of(quantity)))
    own = [c for c in of_report(shares, year) if _has(roots, " ".join(c.path))]
    percents = [c for c in of_report(shares, year) if c.is_percent]
    if len(table.figure_columns) == 1:
        return table.figure_columns, False
    return (own, True) if own else (percents if _has(roots, table.table.title) else [], False)


def _has(roots: frozenset[str], text: str) -> bool:
    return any(not roots.isdisjoint(roots_of(word)) for word in words_of(text))


def _ends(column: Column, table: UnderstoodTable, number: int, *, most: bool) -> Rows | None:
    """Return the so many highest or lowest rows; `None` where a figure is missing, doubtful or shared."""
    numbers = [row.row.cells[column.index].number for row in table.items]
    derived = (made for relation, made in table.equations if relation.result.index == column.index)
    if None in numbers or any(not equation.holds() for made in derived for equation in made):
        return None
    values = [number.value if number else Decimal(0) for number in numbers]
    kept = [place for place, label in enumerate(table.labels) if not WIDER_CIRCLE.match(label)]
    places = sorted(kept, key=lambda place: values[place], reverse=most)
    edge = [values[place] for place in places[number - 1 : number + 1]]
    return None if any(a == b for a, b in pairwise(edge)) else frozenset(places[:number])


def statement_of(sentence: Sentence, table: UnderstoodTable, named: Rows, right: Rows) -> Statement:
    """Return whether the rows that are named are the right ones."""
    said, meant = (names_of(table, rows) for rows in (named - right, right - named))
    holds = named == right
    return Statement(
        AuditRule.CLAIM,
        holds,
        sentence.line,
        said or names_of(table, named),
        meant,
        f"Menurut {table.table.name} yang dimaksud {meant}, bukan {said}.",
        sentence.place,
        lines=tuple(table.items[place].row.line for place in sorted(right - named)),
    )


def names_of(table: UnderstoodTable, rows: Rows) -> str:
    """Return the names of rows of a table, one behind the other."""
    return "; ".join(table.labels[place] for place in sorted(rows))
