"""Figures of one row told by the head of their column: `realisasi 45 orang (90,00%)`, where 54 were reached.

What stands there is of another column of the row, `sebanyak 212 akta` where 212 deaths were told, or another
figure of the clause is the row's, so that this one is too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.figures_of_rows import is_elsewhere, is_same
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import is_beside
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.told_clauses import Clause, Told, clauses_told
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_HEAD: Final = re.compile(
    r"\b(?P<head>realisasi|terealisasi|target|pagu|anggaran|tersedia|kebutuhan)(?:nya)?\s+"
    r"(?:(?:sebanyak|sebesar|adalah|mencapai|hanya)\s+)*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
_CALLED: Final = {"terealisasi": "realisasi"}
_OF_TARGET: Final = re.compile(r"\s*(?:%|persen)\s*dari\s+target\b", re.IGNORECASE)
_NOUN: Final = re.compile(r"\s*(?P<noun>[^\W\d_]{4,})\s*(?:[.,;(]|$)")
_EXTREME: Final = re.compile(r"\b(?:ter(?:banyak|besar|tinggi|sedikit|kecil|endah)|paling)\b", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\b(?:selisih|naik|turun|meningkat|menurun|bertambah|berkurang|sisa|kurang|lebih|rata-?\s?rata|sekitar|kumulatif"
    r"|dari\s+total|masing-masing|bersama\w*)\b",
    re.IGNORECASE,
)
_TELLING: Final = 3


def check_columns_told_of_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield figures of the one row that a clause names, by the head that words beside them tell."""
    for sentence in report.document.sentences:
        if not sentence.numbers or not years_in(sentence.text) <= {report.year}:
            continue
        for clause in clauses_told(sentence, report.numbered_names):
            if clause.figures and not _OTHER.search(clause.text):
                yield from held_against_tables(sentence, report, partial(_of_table, sentence, clause, report))


def _of_table(
    sentence: Sentence, clause: Clause, report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Equation]:
    named = {one.row for one in find_named(clause.text, table.labels)}
    if len(named) != 1 or not is_beside(sentence, table):
        return
    item = table.items[named.pop()]
    for told in clause.figures:
        column = _share(told, table) if told.number.unit == PERCENT else _column(told, table)
        own = item.row.cells[column.index].number if column is not None else None
        if column is None or own is None:
            continue
        is_right = is_same(told.number, own)
        is_sure = _is_of_other(told, column, item, clause, table) or _is_borne_out(told, item, clause)
        if is_right or (is_sure and not is_elsewhere(told.number.value, item.label, table, report)):
            place = f"{sentence.place} dan {table.place(item)}"
            yield Equation(AuditRule.CROSSREF, Law.EQUAL, told.number, (own,), place, subject=column.name)


def _share(told: Told, table: UnderstoodTable) -> Column | None:
    """Return the one column of shares for a share that is said to be of a target."""
    shares = [column for column in table.figure_columns if column.is_percent]
    return shares[0] if len(shares) == 1 and _OF_TARGET.match(told.after) else None


def _column(told: Told, table: UnderstoodTable) -> Column | None:
    """Return the one column whose head stands beside a figure: before it, or as what it counts."""
    if told.number.digits <= 1:
        return None
    head, noun = _HEAD.search(told.words), _NOUN.match(told.after)
    word = _CALLED.get(head["head"].casefold(), head["head"].casefold()) if head else None
    word = word or (noun["noun"].casefold() if noun else None)
    found = [c for c in table.figure_columns if word in c.bare_name.split() and not c.is_percent]
    is_whole = head is None or (found and found[0].bare_name == word)
    return found[0] if len(found) == 1 and is_whole else None


def _is_of_other(
    told: Told, column: Column, item: UnderstoodRow, clause: Clause, table: UnderstoodTable
) -> bool:
    """Whether a figure that is told to be an end is of another column, of whose head no word is said."""
    if told.number.digits < _TELLING or not _EXTREME.search(clause.text):
        return False
    having = [
        c for c in table.figure_columns if (n := item.row.cells[c.index].number) and is_same(told.number, n)
    ]
    said, own = words_of(clause.text), words_of(column.name)
    return bool(having) and all(
        (words_of(c.name) - own) and not (words_of(c.name) - own) & said for c in having
    )


def _is_borne_out(told: Told, item: UnderstoodRow, clause: Clause) -> bool:
    """Whether another figure of a clause is of the row, and this one neither its nor what two differ by."""
    values = {cell.number.value for cell in item.row.cells if cell.number is not None}
    if told.number.value in {abs(one - other) for one in values for other in values}:
        return False
    others = [f.number for f in clause.figures if f is not told]
    is_of_row = any(n.digits >= _TELLING and n.value in values for n in others)
    return is_of_row and told.number.value not in values and all(n.value in values for n in others)
