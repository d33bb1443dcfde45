"""What is not so as the whole without its part: `yang belum tertangani 21 kejadian`, `tersisa Rp2.331 juta`.

A table near has the share of a part in a whole. Words beside the figure name the part that is denied; of
money that is left, the part is what was spent or paid. Of a share it is what lacks to a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.checks.plain.reckoned_figures import is_slip
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.scaled_cells import cells_in_scale
from capaian.auditor.understanding.told_clauses import Clause, Told, clauses_told
from capaian.auditor.understanding.word_forms import are_forms_of_one
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_DENIED: Final = re.compile(
    r"\b(?:belum|tidak|tak)\s+(?:(?:ber(?:hasil|status)|dapat|sempat|bisa)\s+)?(?P<verb>[^\W\d_]{4,})",
    re.IGNORECASE,
)
_LEFT: Final = re.compile(
    r"\b(?:tersisa|sisa(?:nya)?|menyisakan|belum\s+ter(?:serap|bayar|tagih|pungut|realisasi|salur)\w*)\b",
    re.IGNORECASE,
)
_ANY: Final = Worded(r"\b(?:belum|tidak|tak|tersisa|sisa|sisanya|menyisakan)\b")
_OTHER: Final = re.compile(
    r"\b(?:rata-?\s?rata|hampir|sekitar|lebih|kurang|masing-masing|setiap|tiap|per|target\w*|akan|jika|bila"
    r"|semester|triwulan|tw|bulan|naik|turun|meningkat|menurun|sebelumnya|lalu|di\s?antara\w*|melampaui|mencapai)\b",
    re.IGNORECASE,
)
"""What is rough, of each, planned, moved, or of a part of the year."""
_IDLE: Final = frozenset(
    ("sebanyak", "sebesar", "sejumlah", "adalah", "yaitu", "hanya", "masih", "ada", "terdapat")
)
_PURPOSE: Final = re.compile(r"\b(?:untuk|pada|di|dari|dalam|bagi)\b", re.IGNORECASE)
_END: Final = re.compile(r"[.,;(]")
_FARTHEST: Final = 4


def check_complements_of_shares(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield what is told not to be so, or to be left, where a table near has the whole and the part."""
    for sentence in report.document.sentences_with(_ANY):
        if not years_in(sentence.text) <= {report.year}:
            continue
        for clause in clauses_told(sentence, report.numbered_names):
            for told in clause.figures if not _OTHER.search(clause.text) else ():
                of_table = partial(_of_table, sentence, clause, told)
                yield from held_against_tables(sentence, report, of_table)


def _of_table(sentence: Sentence, clause: Clause, told: Told, table: UnderstoodTable) -> Iterator[Equation]:
    before = clause.text[: clause.text.find(told.number.text)]
    named = {one.row for one in find_named(before, table.labels)}
    if not named and find_named(clause.text, table.labels):
        return  # it goes on of a row
    rows = [table.items[row] for row in named] if named else table.totals
    if len(rows) != 1 or told.number.value in {*_printed(rows[0])}:
        return
    shares = [each for each in table.relations if each.law is Law.PERCENT and each.is_borne_out]
    made = [equation for each in shares for equation in _left(sentence, told, each, rows[0], table)]
    right = [each for each in made if each.holds()]
    if right or len({each.computed() for each in made}) == 1:
        each = (right or made)[0]
        found, printed = abs(each.computed() or Decimal(0)), abs(each.result.value)
        is_plain = told.number.unit != RUPIAH and not _unknown(clause, told, table)
        is_near = found <= printed * _FARTHEST and printed <= found * _FARTHEST
        if is_near if is_plain else _is_slip(told.number, each):
            yield each


def _is_slip(number: PrintedNumber, made: Equation) -> bool:
    """Whether a figure is right, or a slip of the pen that one of a single digit would be by chance."""
    return made.holds() or (number.significant > 1 and is_slip(number, made.computed()))


def _unknown(clause: Clause, told: Told, table: UnderstoodTable) -> bool:
    """Whether a word beside a figure and what is denied is none of a table: it may narrow it."""
    heads = {word for column in table.columns for word in words_of(" ".join(column.path))}
    ahead = clause.text[: clause.text.find(told.number.text)]
    denied = [*_DENIED.finditer(ahead)][-1:]
    around = ahead[denied[0].end() :] if denied else _DENIED.sub(" ", _END.split(told.after)[0])
    before = words_of(ahead[: denied[0].start()]) if denied else frozenset[str]()
    return not words_of(around) - _IDLE <= heads | before


def _printed(row: UnderstoodRow) -> Iterator[Decimal]:
    """Yield the figures of a row: one of them needs not be reckoned."""
    yield from (cell.number.value for cell in row.row.cells if cell.number is not None)


def _left(
    sentence: Sentence, told: Told, share: Relation, row: UnderstoodRow, table: UnderstoodTable
) -> Iterator[Equation]:
    """Yield what a share leaves of its whole, in the scale in which it is told."""
    part, whole = share.inputs
    if not _is_meant(told, part, whole):
        return
    place = f"{sentence.place} dan {table.table.name}"
    cells = [row.row.cells[column.index].number for column in (whole, part, share.result)]
    own, done, rate = cells
    if own is None or done is None or rate is None:
        return
    if told.number.unit == PERCENT:
        if rate.decimals == told.number.decimals:
            yield Equation(AuditRule.DIFFERENCE, Law.REMAINDER, told.number, (rate,), place, subject="sisa")
        return
    for pair in cells_in_scale((own, done), told, table):
        if all(each.decimals <= told.number.decimals for each in pair) or told.number.unit == RUPIAH:
            yield Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, told.number, pair, place, subject="sisa")


def _is_meant(told: Told, part: Column, whole: Column) -> bool:
    """Whether words deny what a column counts, or tell what is left of money."""
    if told.number.unit == RUPIAH:
        is_of_all = _LEFT.search(told.words) and not _PURPOSE.search(told.words)
        return bool(is_of_all) and (part.is_money or whole.is_money)
    denied = [*_DENIED.finditer(told.words)][-1:] or [*_DENIED.finditer(told.after)][:1]
    verbs = [match["verb"].casefold() for match in denied]
    heads = part.bare_name.split()
    is_plain = not any(
        _DENIED.search(column.name) or column.bare_name.startswith("belum") for column in (part, whole)
    )
    return is_plain and any(are_forms_of_one(verb, word) for verb in verbs for word in heads)
