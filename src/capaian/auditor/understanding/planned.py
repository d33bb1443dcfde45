"""Targets of a plan of several years beside those of a year's agreement: two documents, which may differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.corrections import is_of_corrections
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_OF_PLAN: Final = re.compile(
    r"\b(?:renstra|rencana strategis|rpjmd|rpd|rencana pembangunan|jangka menengah)\b", re.IGNORECASE
)


def is_planned(understood: UnderstoodTable, column: Column, year: int | None) -> bool:
    """Say whether the targets of a column are those of a plan of several years.

    Its head or the title of its table says so, or the table has years to come and no result.
    """
    if _OF_PLAN.search(" ".join((understood.table.title, *column.path))):
        return True
    figures = [each for each in understood.columns if each.is_numeric]
    has_results = any(Role.ACTUAL in each.roles for each in figures)
    return year is not None and not has_results and any(max(each.years, default=0) > year for each in figures)


def is_knowingly_other(planned: Decimal, agreed: Decimal, document: PrintedDocument) -> bool:
    """Say whether the report tells that they differ.

    A sentence of the plan tells both; or a table of differences has the agreed one in a row of the plan.
    """
    sentences, rows = _told_of_plans(document)
    return any({planned, agreed} <= values for values in sentences) or any(agreed in each for each in rows)


@lru_cache(maxsize=4)
def _told_of_plans(document: PrintedDocument) -> tuple[list[frozenset[Decimal]], list[frozenset[Decimal]]]:
    """Return the figures of each sentence, and of each row of a table of differences, that names a plan."""
    sentences = [sentence.numbers for sentence in document.sentences if _OF_PLAN.search(sentence.text)]
    rows = [
        [number for cell in row.cells for number in cell.numbers]
        for table in filter(is_of_corrections, document.tables)
        for row in table.rows
        if _OF_PLAN.search(" ".join(row.texts))
    ]
    return _values(sentences), _values(rows)


def _values(passages: Iterable[Sequence[PrintedNumber]]) -> list[frozenset[Decimal]]:
    return [frozenset(number.value for number in numbers) for numbers in passages]


def beside(
    planned: tuple[PrintedNumber, str],
    agreed: tuple[PrintedNumber, str],
    place: str,
    document: PrintedDocument,
) -> Statement:
    """Return the statement that a plan's target is the year's, each with the name of its table.

    Which of them is meant follows from no figure: an agreement may raise what a plan had in view.
    """
    (own, table), (other, other_table) = planned, agreed
    holds = own.value == other.value or is_knowingly_other(own.value, other.value, document)
    why = (
        f"Target rencana jangka menengah {own.signed} ({table}), target tahun itu {other.signed}"
        f" ({other_table}): dua dokumen."
        " Laporan tidak menyebut perbedaannya; sebut alasannya bila memang diubah."
    )
    return Statement(
        AuditRule.CROSSREF,
        holds,
        own.spot.line,
        own.signed,
        "",
        why,
        place,
        Level.WARNING,
        (other.spot.line,),
        at=own.spot,
    )
