"""Words in tables that say whether a target is met: the achievement beside them says whether it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.columns import equations_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED


class _Word(StrEnum):
    """What a cell says of a target; its value is how messages say it."""

    MISSED = "belum tercapai"
    MET = "tercapai"
    SURPASSED = "melampaui target"


_DONE: Final = r"(?:tercapai|dicapai|terpenuhi|memenuhi|mencapai|berhasil|sesuai)"
_PATTERNS: Final = (
    (_Word.MISSED, re.compile(rf"(?:belum|tidak|kurang|gagal)\s+(?:\w+\s+)?{_DONE}(?:\s+target)?", re.I)),
    (
        _Word.SURPASSED,
        re.compile(r"(?:telah\s+|sudah\s+)?(?:melampaui|melebihi|terlampaui)(?:\s+target)?", re.I),
    ),
    (_Word.MET, re.compile(rf"(?:telah\s+|sudah\s+)?{_DONE}(?:\s+target)?", re.I)),
)
_SOME: Final = 2
"""Rows called met below their targets: a report that does so twice has a measure of its own."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A word of a row with the achievement beside it."""

    word: _Word
    text: str
    line: int
    equation: Equation

    @property
    def holds(self) -> bool:
        value = self.equation.result.value
        if self.word is _Word.SURPASSED:
            return max(value, self.equation.computed() or value) > HUNDRED
        return (value >= HUNDRED) is (self.word is _Word.MET)


def check_met(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each word of a table that says that the target of its row is met, missed, or surpassed."""
    for understood in report.tables:
        said = [*_said(understood)]
        lenient = sum(each.word is _Word.MET and not each.holds for each in said) >= _SOME
        for each in said:
            if not (lenient and each.word is _Word.MET):
                yield _statement(each)


def _said(understood: UnderstoodTable) -> Iterator[_Said]:
    relations = [r for r in understood.relations if r.rule is AuditRule.ACHIEVEMENT]
    by_line = _words(understood) if len({r.result.index for r in relations}) == 1 else {}
    for relation in relations[:1] if by_line else ():
        for equation in equations_of(understood.table, understood.rows, relation):
            found = by_line.get(equation.result.spot.line, ())
            if len(found) == 1 and equation.holds():
                ((word, text),) = found
                yield _Said(word, text, equation.result.spot.line, equation)


def _words(understood: UnderstoodTable) -> Mapping[int, Sequence[tuple[_Word, str]]]:
    """Return by the line of a row its cells that hold such a word and nothing else."""
    found: dict[int, list[tuple[_Word, str]]] = {}
    for row in understood.rows:
        for text in (cell.text.strip() for cell in row.row.cells):
            if (word := _word_of(text)) is not None:
                found.setdefault(row.row.line, []).append((word, text))
    return found


def _word_of(text: str) -> _Word | None:
    return next((word for word, pattern in _PATTERNS if pattern.fullmatch(text.strip(" .()"))), None)


def _statement(said: _Said) -> Statement:
    value = said.equation.result
    fits = _Word.MISSED if value.value < HUNDRED else _Word.MET
    return Statement(
        AuditRule.CLAIM,
        said.holds,
        said.line,
        said.text,
        "" if said.holds else fits.value,
        "" if said.holds else f"Capaiannya {value.text}%: {fits.value}; tercetak {said.text}.",
        said.equation.place,
    )
