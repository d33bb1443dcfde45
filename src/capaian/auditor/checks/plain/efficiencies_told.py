"""Efficiencies as what was reached less what was spent: their figure, and the word for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_LESS: Final = Worded(
    r"\b(?:selisih|pengurangan)\b[^.;\d]{0,40}\b(?:capaian|kinerja|realisasi\s+fisik)\b[^.;\d]{0,40}\b(?:dengan|dan|terhadap|oleh)\b"
    r"[^.;\d]{0,30}\b(?:pen(?:y|g)?erapan|serapan|realisasi\s+(?:anggaran|keuangan)|anggaran)\b"
    r"|\b(?:capaian|kinerja)\b[^.;\d]{0,40}\b(?:dikurangi|minus)\b[^.;\d]{0,30}\b(?:pen(?:y|g)?erapan|serapan|realisasi|anggaran)\b"
)
"""How it is worked out, in words and without the figures."""
_IS: Final = re.compile(
    r"\b(?:hasilnya|diperoleh|didapat(?:kan)?|sebesar|menghasilkan|adalah|yaitu|yakni|efisiensi(?:nya)?)\s*(?:efisiensi\s+)?"
    r"(?:sebesar\s+)?[(]?$",
    re.IGNORECASE,
)
_VERDICT: Final = re.compile(
    r"\b(?P<not>(?:tidak|belum|kurang)\s+)?efisien\b|\b(?P<in>inefisien)\b", re.IGNORECASE
)
_OPEN: Final = re.compile(r"\b(?:apabila|jika|bila|kalau|agar|minimal)\b", re.IGNORECASE)
"""Rules by which an efficiency is judged."""


def check_efficiencies_told(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the efficiency of a sentence that says how it is worked out, and the word for it."""
    sentences = report.document.sentences
    for place, sentence in enumerate(sentences):
        if not _LESS.search(sentence.text):
            continue
        behind = sentences[place + 1 : place + 2]
        own = [sentence, *(each for each in behind if each.paragraph == sentence.paragraph)]
        plain = [each for each in own if not _OPEN.search(each.text)]
        figures = [(each, number) for each in plain for number in each.numbers if _is_result(each, number)]
        if len(figures) == 1:
            where, number = figures[0]
            yield from held_against_tables(where, report, partial(_of_table, where, number))
            yield from _verdicts(where, number)


def _is_result(sentence: Sentence, number: PrintedNumber) -> bool:
    before = sentence.text[: sentence.place_of(number)]
    return number.unit == PERCENT and _IS.search(before.rstrip()) is not None


def _of_table(sentence: Sentence, number: PrintedNumber, table: UnderstoodTable) -> Iterator[Equation]:
    """Yield the figure beside what the one row of a table, or its total, reached and spent."""
    reached, spent = (_only(table, role) for role in (Role.ACHIEVEMENT, Role.ABSORPTION))
    rows = table.totals or (table.items if len(table.items) == 1 else ())
    if reached is None or spent is None or len(rows) != 1:
        return
    one, other = (rows[0].row.cells[column.index].number for column in (reached, spent))
    if one is not None and other is not None and one.decimals == other.decimals == number.decimals:
        place = f"{sentence.place} dan {table.table.name}"
        yield Equation(AuditRule.EFFICIENCY, Law.DIFFERENCE, number, (one, other), place, subject="efisiensi")


def _only(table: UnderstoodTable, role: Role) -> Column | None:
    found = [column for column in table.figure_columns if role in roles_of(column.path)]
    return found[0] if len(found) == 1 else None


def _verdicts(sentence: Sentence, number: PrintedNumber) -> Iterator[Statement]:
    """Yield the word for an efficiency: one above nought is efficient, one below is not."""
    said = _VERDICT.search(sentence.text, sentence.place_of(number))
    if said is None or not number.value:
        return
    is_negative = number.value < 0 or number.sign in ("-", "\u2212")
    is_denied = bool(said["not"] or said["in"])
    if is_denied is not is_negative:
        right = "tidak efisien" if is_negative else "efisien"
        why = f"Capaian {'di bawah' if is_negative else 'melebihi'} serapan: selisihnya {number.text}%."
        yield Statement(
            AuditRule.CLAIM, False, sentence.line, said[0], right, why, sentence.place, spots=(number.spot,)
        )
