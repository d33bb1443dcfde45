"""Heads of a table of certificates name the event that its title names, and not its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_PAIRS: Final = (
    ("kelahiran", "kematian"),
    ("perkawinan", "perceraian"),
)
_RECORDED: Final = re.compile(r"\b(?:akta|kutipan|pencatatan)\b", re.IGNORECASE)
"""What is recorded of one event is no rate of it among another: `kematian per 1.000 kelahiran`."""
_BOTH: Final = re.compile(r"\bhidup\b|\bdan\b|\bserta\b|[/,&]|\bper\b|\brasio\b|\bangka\b", re.IGNORECASE)


def check_opposite_heads(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the heads that name an event in tables whose titles name one of two."""
    for understood in report.tables:
        table = understood.table
        for pair in _PAIRS if _RECORDED.search(table.title) else ():
            named = [event for event in pair if _names(table.title, event)]
            if len(named) == 1:
                yield from _heads(table, named[0], next(event for event in pair if event != named[0]))


def _names(text: str, event: str) -> bool:
    return bool(re.search(rf"\b{event}\b", text, re.IGNORECASE))


def _heads(table: PrintedTable, own: str, other: str) -> Iterator[Statement]:
    heads = [" ".join(path) for path in table.paths]
    strange = [head for head in heads if _names(head, other)]
    is_slip = len(strange) == 1 and not _names(strange[0], own) and not _BOTH.search(strange[0])
    swapped = [re.sub(other, own, head, flags=re.IGNORECASE).casefold() for head in strange]
    are_both = any(head.casefold() in swapped for head in heads)
    in_rows = any(_names(row.label, other) for row in table.rows)
    for head in [head for head in heads if _names(head, own)] if not strange else strange[:1]:
        holds = not is_slip or in_rows or are_both
        right = re.sub(other, lambda match: _like(match[0], own), head, flags=re.IGNORECASE)
        why = f"{table.name} tentang {own}, bukan {other}: {table.title}."
        yield Statement(
            AuditRule.LABEL,
            holds,
            table.head_line,
            head,
            right,
            why,
            table.name,
            lines=(table.line,),
        )


def _like(printed: str, word: str) -> str:
    if printed.isupper():
        return word.upper()
    return word.title() if printed[0].isupper() else word
