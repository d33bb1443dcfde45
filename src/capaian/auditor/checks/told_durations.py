"""Durations of sentences in the unit of their table: `terealisasi 12 jam` where the row has 12 `menit`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE

_UNITS: Final = r"detik|menit|jam|hari|minggu|bulan"
_UNIT: Final = re.compile(rf"\s*(?P<unit>{_UNITS})\b(?!\s+kerja\s+(?:sehari|seminggu))", re.IGNORECASE)
_IN_HEAD: Final = re.compile(rf"[(]\s*(?P<unit>{_UNITS})(?:\s+kerja)?\s*[)]", re.IGNORECASE)
_IN_CELL: Final = re.compile(rf"(?P<unit>{_UNITS})(?:\s+kerja)?", re.IGNORECASE)
_TOLD: Final = Worded(rf"\d\s*(?:{_UNITS})\b")
_LEVELS: Final = frozenset({Part.TARGET, Part.ACTUAL, Part.ACHIEVEMENT})


def durations_told(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield durations that a sentence tells of one row, as many as its table has, in a unit of their own."""
    for paragraph in read_paragraphs(report.document):
        if not _TOLD.search(paragraph.text):
            continue
        tables = report.at(quotes_of(report).surroundings.homes(paragraph.line, paragraph.text))
        for sentence in paragraph.sentences:
            told = [
                m for m in sentence if m.head in _LEVELS and m.number.unit == ONE and _UNIT.match(m.after)
            ]
            text = sentence[0].before + "".join(m.number.text + m.after for m in sentence) if told else ""
            rows = [(t, t.items[found.row]) for t in tables if text for found in find_named(text, t.labels)]
            for mention in told if len({row.label for _, row in rows}) == 1 else ():
                yield from _of_row(paragraph, mention, *rows[0])


def _of_row(
    paragraph: Paragraph, mention: Mention, table: UnderstoodTable, row: UnderstoodRow
) -> Iterator[Statement]:
    """Yield whether a duration that a row has too is told in the unit of the row."""
    said, number = _UNIT.match(mention.after), mention.number
    cells = [row.row.cells[column.index].number for column in table.figure_columns]
    places = [
        c for c, own in zip(table.figure_columns, cells, strict=True) if own and own.value == number.value
    ]
    units = {_unit_of(table, row, " ".join(column.path)) for column in places} - {""}
    if said is None or len(units) != 1:
        return
    (unit,) = units
    holds = said["unit"].casefold() == unit
    yield Statement(
        AuditRule.UNIT,
        holds,
        number.spot.line,
        f"{number.text} {said['unit']}",
        f"{number.text} {unit}",
        f"Menurut {table.place(row)} satuannya {unit}.",
        paragraph.place,
        lines=() if holds else (row.row.line,),
    )


def _unit_of(table: UnderstoodTable, row: UnderstoodRow, head: str) -> str:
    """Return the unit of a duration by the head over it, else by a cell of its row; empty if none says it."""
    texts = (row.row.texts[column.index].strip() for column in table.columns if not column.is_numeric)
    found = _IN_HEAD.search(head) or next((m for text in texts if (m := _IN_CELL.fullmatch(text))), None)
    return found["unit"].casefold() if found else ""
