"""All rows on one side of their targets: `Pada keempat triwulan realisasi berada di bawah target`.

Or of what a wider circle has: `Ketiga indikator berada di atas realisasi provinsi`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_words
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(
    rf"\b(?:(?:seluruh|semua|setiap)|ke(?P<count>{NUMBER_WORDS}))\s+(?P<noun>[a-z]{{4,}})\b[^.;:]{{0,40}}?"
    r"\brealisasi(?:nya)?\b[^.;:,]{0,40}?"
    r"\b(?P<side>(?P<above>di\s?atas|melampaui|melebihi)|di\s?bawah|kurang\s+dari)\s+(?:angka\s+)?target"
)
_EXCEPT: Final = Worded(
    r"\b(?:kecuali|selain|hampir|belum|tidak|nasional|provinsi|akhir|renstra|diharapkan|agar)\b",
    re.IGNORECASE,
)
_BESIDE: Final = Worded(
    rf"\b(?:(?:seluruh|semua|setiap)|ke(?P<count>{NUMBER_WORDS}))\s+(?P<noun>[a-z]{{4,}})\b(?:[^.;:]|[.]\d){{0,60}}?"
    r"\b(?P<side>(?P<above>di\s?atas|melampaui|melebihi|lebih\s+(?:tinggi|besar)\s+(?:dari(?:pada)?|dibanding(?:kan)?))"
    r"|di\s?bawah|kurang\s+dari|lebih\s+(?:rendah|kecil)\s+(?:dari(?:pada)?|dibanding(?:kan)?))\s+"
    r"(?P<other>(?:[a-z-]+\s+){0,2}?(?P<circle>provinsi|nasional|standar|spm))\b"
)
_NOT_ALL: Final = Worded(
    r"\b(?:kecuali|selain|hampir|belum|tidak|diharapkan|agar|harus|akhir|renstra|sedangkan|tetapi|namun)\b"
)
_CIRCLES: Final = frozenset({"provinsi", "nasional", "standar", "spm"})
_FEWEST: Final = 2


def check_sides(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what is said of the actuals of all rows of a table at hand beside their targets."""
    for sentence in report.document.sentences_with(_SAID, _BESIDE):
        for said in () if _EXCEPT.search(sentence.text) else _SAID.finditer(sentence.text):
            near = [table for table in tables_near(sentence, report) if is_beside(sentence, table)]
            made = (_of_table(sentence, said, table) for table in near)
            yield from [each for each in made if each is not None][:1]
        yield from _of_circles(sentence, report)


def _of_circles(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what is said of all rows beside the figures of a province, of the nation, or of a standard."""
    for said in _BESIDE.finditer(sentence.text):
        clause = sentence.text[: said.end()]
        near = [] if _NOT_ALL.search(clause) else tables_near(sentence, report)
        made = (_beside(sentence, said, table) for table in near if is_beside(sentence, table))
        yield from [each for each in made if each is not None][:1]


def _beside(sentence: Sentence, said: re.Match[str], table: UnderstoodTable) -> Statement | None:
    """Return what the one column of the wider circle tells, beside the actuals of the report itself."""
    circle = said["circle"].casefold()
    columns = [column for column in table.figure_columns if Role.CHANGE not in column.roles]
    others = [column for column in columns if circle in words_of(" ".join(column.path))]
    own = [c for c in columns if c.meaning is Role.ACTUAL and not _CIRCLES & words_of(" ".join(c.path))]
    if len(others) != 1 or len(own) != 1 or not _is_counted(said, table):
        return None
    return _statement(sentence, said, table, (others[0], own[0]), others[0].name)


def _is_counted(said: re.Match[str], table: UnderstoodTable) -> bool:
    """Whether the rows of a table are the things that are spoken of, and as many."""
    heads = " ".join(w for column in table.columns if not column.is_numeric for w in column.path).casefold()
    count = read_words(said["count"]) if said["count"] else len(table.items)
    return said["noun"].casefold() in heads and count == len(table.items)


def _of_table(sentence: Sentence, said: re.Match[str], table: UnderstoodTable) -> Statement | None:
    """Return what the one pair of targets and actuals of a table tells, if its rows are those meant."""
    pairs = [*_pairs(table)]
    if not _is_counted(said, table) or len(pairs) != 1:
        return None
    return _statement(sentence, said, table, pairs[0], "target")


def _statement(
    sentence: Sentence,
    said: re.Match[str],
    table: UnderstoodTable,
    pair: tuple[Column, Column],
    name: str,
) -> Statement | None:
    """Return whether all rows lie on the side that is told; `None` if one lacks a figure."""
    items = table.items
    gaps = [*_gaps(items, *pair)]
    if len(gaps) < max(len(items), _FEWEST):
        return None
    is_above = bool(said["above"])
    wrong = [row for row, gap in gaps if (gap < 0 if is_above else gap > 0)]
    names = "; ".join(row.label for row in wrong)
    opposite = "di bawah" if is_above else "di atas"
    return Statement(
        AuditRule.CLAIM,
        not wrong,
        sentence.line,
        said["side"],
        f"{opposite} {name}: {len(wrong)} dari {len(items)}" if wrong else "",
        f"Menurut {table.table.name} realisasi berada {opposite} {name} pada: {names}." if wrong else "",
        sentence.place,
        lines=tuple(row.row.line for row in wrong),
    )


def _pairs(table: UnderstoodTable) -> Iterator[tuple[Column, Column]]:
    """Yield the targets of a table with the actuals of the same unit."""
    columns = table.figure_columns
    for target in (column for column in columns if column.meaning is Role.TARGET):
        for actual in (column for column in columns if column.meaning is Role.ACTUAL):
            if (target.is_percent, target.years) == (actual.is_percent, actual.years):
                yield target, actual


def _gaps(
    items: Sequence[UnderstoodRow], target: Column, actual: Column
) -> Iterator[tuple[UnderstoodRow, Decimal]]:
    for row in items:
        aim, found = row.row.cells[target.index].number, row.row.cells[actual.index].number
        if aim is not None and found is not None:
            yield row, found.value - aim.value
