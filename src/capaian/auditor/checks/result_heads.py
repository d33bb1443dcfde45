"""A head over results says what they follow from: spent of a budget is no `Capaian Kinerja (%)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_FEWEST: Final = 3
"""Rows that bear out what a column follows from."""
_FEWEST_CALLED: Final = 2
"""Figures that a report calls otherwise."""
_FEWEST_DIGITS: Final = 3
_SIGNS: Final = re.compile(r"\b(?:persen(?:tase)?|prosentase|tahun|20\d\d)\b|[\W\d_]+", re.IGNORECASE)
"""What a head says besides the name of a result; more words tell more: `Realisasi terhadap target`."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What results are, and how heads and sentences call them."""

    role: Role
    head: str
    wrong: frozenset[str]
    """Heads that are of another result; money too is achieved, but is no performance."""
    words: re.Pattern[str]
    others: re.Pattern[str]
    """Words of sentences that tell other results as well."""


_ACHIEVED: Final = _Kind(
    Role.ACHIEVEMENT,
    "Capaian (%)",
    frozenset(("realisasi", "target", "serapan", "penyerapan")),
    re.compile(r"\bcapaian(?:nya)?\b", re.IGNORECASE),
    re.compile(r"\b(?:realisasi|target|serapan|penyerapan)\w*", re.IGNORECASE),
)
_ABSORBED: Final = _Kind(
    Role.ABSORPTION,
    "Serapan (%)",
    frozenset(("capaiankinerja", "kinerja", "targetkinerja", "realisasikinerja")),
    re.compile(r"\b(?:serapan(?:nya)?|penyerapan(?:nya)?|terserap)\b", re.IGNORECASE),
    re.compile(r"\bcapaian\w*|\bkinerja\b", re.IGNORECASE),
)


def check_result_heads(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield heads over achievements and shares of a budget spent that the report elsewhere calls so."""
    for table in report.tables:
        for relation in table.relations:
            kind = _kind(relation)
            if kind is not None and _SIGNS.sub("", relation.result.name).casefold() in kind.wrong:
                known = _called(report, kind, table)
                told = [text for value, text in _results(table, relation.result) if value in known]
                is_doubled = relation.result.name in {column.name for column in relation.inputs}
                if is_doubled or len({*told}) >= _FEWEST_CALLED:
                    yield _statement(table, relation, kind, told)


def _kind(relation: Relation) -> _Kind | None:
    """Return what a column follows from its inputs as; `None` if they say neither."""
    if relation.law is not Law.PERCENT or not relation.is_borne_out:
        return None
    meanings = {column.meaning for column in relation.inputs}
    if meanings == {Role.ACTUAL, Role.TARGET}:
        return _ACHIEVED
    return _ABSORBED if Role.BUDGET in meanings and meanings & {Role.ACTUAL, Role.SPENT} else None


def _called(report: UnderstoodReport, kind: _Kind, own: UnderstoodTable) -> set[Decimal]:
    """Return the figures that sentences and the heads of other tables call what they are."""
    sentences = (
        mentions
        for sentence, mentions in read_sentences(report.document)
        if kind.words.search(sentence.text) and not kind.others.search(sentence.text)
    )
    found = {mention.number.value for mentions in sentences for mention in mentions}
    for table in report.tables:
        for column in table.columns if table is not own else ():
            if column.meaning is kind.role:
                found |= {value for value, _ in _results(table, column)}
    return found


def _results(table: UnderstoodTable, column: Column) -> Iterator[tuple[Decimal, str]]:
    """Yield the figures of a column that do not meet others by chance."""
    for row in table.rows:
        number = row.row.cells[column.index].number
        if number is not None and number.decimals and number.digits >= _FEWEST_DIGITS:
            yield number.value, number.text


def _statement(table: UnderstoodTable, relation: Relation, kind: _Kind, told: list[str]) -> Statement:
    name = relation.result.name
    inputs = " dan ".join(f"“{column.name}”" for column in relation.inputs)
    figures = ", ".join([*dict.fromkeys(told)][:_FEWEST])
    called = f"; di tempat lain {figures} disebut {kind.role.value}" if told else ", yang bernama sama"
    return Statement(
        AuditRule.LABEL,
        holds=False,
        line=table.table.head_line,
        printed=name,
        expected=kind.head,
        why=f"Angka kolom “{name}” mengikuti {inputs}{called}.",
        place=f"{table.table.name}, kolom {name}",
    )
