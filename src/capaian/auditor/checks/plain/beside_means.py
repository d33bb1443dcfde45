"""Rows above or below the mean that their table prints: `Kota Melati sedikit di atas rata-rata 53,17%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import meant_in
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import NUMBER_WORDS
from capaian.auditor.understanding.direction_words import LESS, MORE, MOVES, THAN, opposite_of
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.told_clauses import Clause, clauses_told
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(
    rf"\b(?P<side>(?P<above>(?:{MORE})\s+{THAN}|di\s?atas|melampaui|melebihi|mengungguli)"
    rf"|(?:{LESS})\s+{THAN}|di\s?bawah)\s+(?:(?:nilai|angka|capaian)\s+)?(?:rata-?\s?rata|rerata)\b"
    r"(?P<of>[^.;:,()\d]{0,50})"
)
_DENIED: Final = re.compile(r"\b(?:tidak|belum|bukan)(?:\s+(?:berada|dapat|mampu))?\s*$", re.IGNORECASE)
_ONLY: Final = re.compile(r"\bhanya\b", re.IGNORECASE)
_SAME: Final = re.compile(
    rf"\b(?:seluruh|semua|ke(?:{NUMBER_WORDS})|{NUMBER_WORDS}|tersebut|sedikit|jauh|masih|yang)\b",
    re.IGNORECASE,
)
"""Words that add nothing to what a mean is of: all of its rows."""
_OTHER: Final = re.compile(
    rf"{WIDER_CIRCLE.pattern}|\b(?:{MOVES}|tahun\s+lalu|sebelumnya|target\w*|jika|bila|apabila)\b",
    re.IGNORECASE,
)
_FEWEST: Final = 3
"""Digits of a mean that tell its column."""


def check_beside_means(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the side of a mean on which rows are told to lie."""
    for sentence in report.document.sentences_with(_SAID):
        if years_in(sentence.text) <= {report.year} and not _OTHER.search(sentence.text):
            for clause in clauses_told(sentence, report.numbered_names):
                said = [*_SAID.finditer(clause.text)]
                if len(said) == 1:
                    of_table = partial(_of_table, sentence, clause, said[0], report)
                    yield from held_against_tables(sentence, report, of_table)


def _of_table(
    sentence: Sentence, clause: Clause, said: re.Match[str], report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Statement]:
    means = [row for row in table.rows if row.kind is RowKind.MEAN]
    own = clause.text[: said.start()]
    rows = sorted({one.row for one in find_named(own, table.labels)})
    if len(means) != 1 or not rows:
        return
    columns = _columns(clause, said, means[0], report, table)
    for column in columns[:1] if len(columns) == 1 else ():
        cells = [item.row.cells[column.index].number for item in table.items]
        values = [number.value for number in cells if number is not None]
        mean = means[0].row.cells[column.index].number
        if mean is not None and len(values) == len(cells):
            yield _statement(sentence, said, rows, values, mean, table)


def _columns(
    clause: Clause, said: re.Match[str], mean: UnderstoodRow, report: UnderstoodReport, table: UnderstoodTable
) -> Sequence[Column]:
    """Return the columns that may be meant: by the mean that is told, or else by words."""
    printed = [(c, n) for c in table.figure_columns if (n := mean.row.cells[c.index].number) is not None]
    told = {f.number.value for f in clause.figures if f.number.digits >= _FEWEST}
    quoted = [column for column, number in printed if number.value in told]
    if quoted:
        return quoted
    words = f"{clause.text[: said.start()]} {_SAME.sub(' ', said['of'])}"
    meant = meant_in(_ONLY.sub(" ", _SAME.sub(" ", words)), table, report)
    known = {column.index for column, _ in printed}
    return [c for c in of_report(meant.columns, report.year) if c.index in known] if meant else []


def _statement(
    sentence: Sentence,
    said: re.Match[str],
    rows: Sequence[int],
    values: Sequence[Decimal],
    mean: PrintedNumber,
    table: UnderstoodTable,
) -> Statement:
    own = said.string[: said.start()]
    is_above = bool(said["above"]) is not bool(_DENIED.search(own))
    there = {place for place, value in enumerate(values) if value != mean.value}
    there -= {place for place in there if (values[place] > mean.value) is not is_above}
    wrong = {*rows} ^ there if _ONLY.search(own) else {*rows} - there
    side = " ".join(said["side"].split())
    names = "; ".join(table.labels[row] for row in sorted(there)) or "tidak satu pun"
    word = side.rpartition(" ")[0] if opposite_of(side.rpartition(" ")[0]) else side
    return Statement(
        AuditRule.CLAIM,
        not wrong,
        sentence.line,
        f"{side} rata-rata",
        names if _ONLY.search(own) else opposite_of(word) or ("di bawah" if is_above else "di atas"),
        f"Rata-rata {table.table.name} {mean.text}; {'di atas' if is_above else 'di bawah'}nya: {names}.",
        sentence.place,
        lines=(mean.spot.line, *(table.items[row].row.line for row in rows)),
    )
