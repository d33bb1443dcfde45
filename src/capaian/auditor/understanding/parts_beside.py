"""Columns of a part beside that of its whole: `Wajib KTP`, `Sudah merekam`, also where no share is printed.

What has come together by one time is a part of what has by the next: `s.d. TW II`, `s.d. TW III`.

That one figure is less than another says little, so that the words of both heads have to say part and whole,
and all rows but one at most have to bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import BALANCES, Law
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.so_far import steps_so_far
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_PART: Final = re.compile(
    r"\b(?:sudah|telah|belum|tidak|memiliki|ber(?:sertifikat|akta|izin|identitas)|selesai|diselesaikan|tertangani"
    r"|terlayani|terisi|hadir|lulus|ditindak\s?lanjuti|terbit|diterbitkan|tercatat|rekam|merekam|perekaman|terdata)\b",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(
    r"\b(?:wajib|seluruh|diterima|masuk|diundang|terdaftar|dilaporkan)\b",
    re.IGNORECASE,
)
_AIMED_AT: Final = re.compile(r"^(?:jumlah\s+)?sasaran\b", re.IGNORECASE)
"""The head of all who were to be served; beside what was done it is a plan that may be surpassed."""
_FEWEST: Final = 4
"""Rows that tell, among them the one that may be wrong."""


def parts_beside(understood: UnderstoodTable) -> Iterator[Equation]:
    """Yield every figure of a part with that of its whole, where its column and no other rule tells them."""
    shares = [r for r in understood.relations if r.law is Law.PERCENT]
    known = {(r.inputs[0].index, r.inputs[1].index) for r in shares}
    derived = {relation.result.index for relation in understood.relations}
    counts = [c for c in understood.columns if c.is_numeric and not c.is_percent and not c.is_money]
    balances = [{*r.inputs} for r in understood.relations if r.law in BALANCES]
    stated = {r.inputs[1].index for r in shares if r.rule is AuditRule.RATIO}
    for whole in counts:
        if whole.index not in stated and not _is_whole(whole):
            continue
        for part in counts:
            is_new = part.index not in derived and (part.index, whole.index) not in known
            is_new &= not any({part, whole} <= balance for balance in balances)
            if is_new and part is not whole and _is_part(part) and part.path[:-1] == whole.path[:-1]:
                yield from _figures(understood, part, whole)
    for reached, now in steps_so_far(counts):
        yield from _figures(understood, reached, now)


def are_part_and_whole(part: str, whole: str) -> bool:
    """Say whether heads call one figure a part, or the other a whole: what was reached is no part of a plan.

    Examples:
        >>> are_part_and_whole("Sudah merekam", "Penduduk"), are_part_and_whole("Nilai", "Bobot")
        (True, False)
    """
    is_part = _PART.search(part) is not None or Role.PART in roles_of((part,))
    return is_part or _WHOLE.search(whole) is not None or Role.WHOLE in roles_of((whole,))


def _is_whole(column: Column) -> bool:
    is_named = column.meaning is Role.WHOLE or any(each.search(column.name) for each in (_WHOLE, _AIMED_AT))
    return is_named and not _PART.search(column.name)


def _is_part(column: Column) -> bool:
    return (column.meaning is Role.PART or _PART.search(column.name) is not None) and not column.years


def _figures(understood: UnderstoodTable, part: Column, whole: Column) -> Iterator[Equation]:
    made = []
    for row in understood.rows:
        figure, most = (row.row.cells[column.index].number for column in (part, whole))
        if row.kind is RowKind.ITEM and figure and most and figure.is_exact and most.is_exact:
            place, names = understood.place(row), (whole.name,)
            made.append(
                Equation(
                    AuditRule.BOUND, Law.AT_MOST, figure, (most,), place, Level.WARNING, part.name, names
                )
            )
    failed = sum(not equation.holds() for equation in made)
    if len(made) >= _FEWEST and failed <= 1:
        yield from made
