"""What is left that no table prints: `selain perawat`, `yang belum diimunisasi`, `sisa pagu Program Jalan`.

All but some rows is their total without them; what is not so is the whole of a share without its part. A
figure that is neither is wrong where just one of what its words may mean is a slip of the pen away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.checks.plain.reckoned_figures import has_figure, is_slip
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.accounted import Meant, meant_in, rows_of
from capaian.auditor.understanding.added_columns import addable_columns, cells_of
from capaian.auditor.understanding.complements_told import ALL_BUT, NOT_SO
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.scaled_cells import cells_in_scale
from capaian.auditor.understanding.told_clauses import Clause, Told, clauses_told
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_LEFT: Final = re.compile(r"\bsisa(?:nya)?\b", re.IGNORECASE)
_OTHER: Final = re.compile(
    rf"\b(?:{MOVES}|rata-?\s?rata|hampir|sekitar|lebih|kurang|masing-masing|setiap|tiap|per|target\w*"
    r"|akan|jika|bila|apabila|semester|triwulan|tw|bulan)\b",
    re.IGNORECASE,
)
"""What moved, is rough, of each, planned, or of a part of the year."""
_CUT: Final = re.compile(r"[,;:()]|\b(?:atau|dan|serta|dari|di\s?antaranya)\b", re.IGNORECASE)
_IDLE: Final = re.compile(r"\bmasih\b|\byang\b|\bbersama-sama\b|\bterserap\b", re.IGNORECASE)
_FEWEST: Final = 3
"""Digits, before noughts, of a figure that is a slip away from another by no chance."""
_LAWS: Final = {1: Law.DIFFERENCE, 2: Law.BALANCE_OF_TWO}
"""By how many figures are taken away."""
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class _Rest:
    """A figure of what is left, with the words that say of what."""

    told: Told
    text: str
    is_all_but: bool


def check_rests_of_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield what is told as left, where a table near has the whole and what is taken away."""
    for sentence in report.document.sentences:
        others = years_in(sentence.text) - {report.year}
        for clause in (
            clauses_told(sentence, report.numbered_names) if sentence.numbers and not others else ()
        ):
            rest = _rest_in(clause)
            if rest is not None:
                yield from held_against_tables(sentence, report, partial(_of_table, sentence, rest, report))


def _rest_in(clause: Clause) -> _Rest | None:
    """Return the first figure of a clause, if one word before it says that it is left."""
    if not clause.figures or _OTHER.search(clause.text):
        return None
    told = clause.figures[0]
    found = [match for words in (ALL_BUT, NOT_SO, _LEFT) for match in words.finditer(told.words)]
    if len(found) != 1 or told.number.unit == PERCENT:
        return None
    (start, end), is_all_but = found[0].span(), found[0].re is ALL_BUT
    text = f"{told.words[:start]} {told.words[end:]} {_CUT.split(told.after)[0]}"
    return _Rest(told, _IDLE.sub(" ", text), is_all_but)


def _of_table(
    sentence: Sentence, rest: _Rest, report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Equation]:
    meant = meant_in(rest.text, table, report)
    if meant is None or len(meant.rows) > _PAIR:
        return
    rows = [rows_of(table)[row] for row in meant.rows]
    find = _all_but if rest.is_all_but else _not_so
    place = f"{sentence.place} dan {table.table.name}"
    money = {column.index for column in table.figure_columns if column.is_money}
    made = [
        Equation(AuditRule.DIFFERENCE, law, rest.told.number, cells, place, subject="sisa")
        for law, own in find(meant, rows, table, report)
        for cells in cells_in_scale(own, rest.told, table)
        if (own[0].spot.cell in money) is (rest.told.number.unit == RUPIAH)
    ]
    number = rest.told.number
    right = [each for each in made if each.holds()]
    if right:
        yield right[0]
        return
    slips = [each for each in made if is_slip(number, each.computed())]
    is_printed = any(has_figure(row, number) for row in (*rows, *table.totals))
    is_plain = len(slips) == 1 or slips[:1] == made[:1]
    if number.significant >= _FEWEST and slips and is_plain and not is_printed:
        yield slips[0]


_Left = tuple[Law, tuple[PrintedNumber, ...]]
"""How something is left of what."""


def _all_but(
    meant: Meant, rows: Sequence[UnderstoodRow], table: UnderstoodTable, report: UnderstoodReport
) -> Iterator[_Left]:
    """Yield totals without the rows that are named, that of all columns first."""
    if len(table.totals) != 1 or not rows:
        return
    columns = [c for c in addable_columns(table) if not c.is_percent and Role.CHANGE not in c.roles]
    columns = [c for c in columns if c in meant.columns] if meant.tells_columns else columns
    for column in sorted(of_report(columns, report.year), key=lambda c: Role.TOTAL not in c.roles):
        cells = cells_of([table.totals[0], *rows], [column])
        if cells:
            yield _LAWS[len(rows)], cells


def _not_so(
    meant: Meant, rows: Sequence[UnderstoodRow], table: UnderstoodTable, _report: UnderstoodReport
) -> Iterator[_Left]:
    """Yield wholes without the parts of which a column has the share, of the rows or of all of them."""
    own = rows or (table.totals if len(table.totals) == 1 else ())
    for relation in table.relations if own else ():
        if relation.law is Law.PERCENT and relation.is_borne_out and meant.tells_columns:
            part, whole = relation.inputs
            if part not in meant.columns and not (whole.is_money and whole in meant.columns):
                continue
            cells = (*cells_of(own, [whole]), *cells_of(own, [part]))
            if len(cells) == _PAIR * len(own):
                yield _LAWS[len(own)], cells
