"""Words in tables that say whether a target is met: the achievement beside them says whether it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.classes import find_scales, plain_name, without_verdict
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
_GRADED: Final = re.compile(r"\b(?:sangat|cukup)\s+(?P<class>[a-z]+)\b", re.IGNORECASE)
"""A class beside which the same word alone is one too: `sangat berhasil`, `cukup berhasil`."""
_SPENT: Final = re.compile(r"\b(?:anggaran|keuangan|belanja|fisik|renstra|rpjmd|nasional)\b", re.IGNORECASE)
"""Achievements of money, or of other targets than that of the year."""
_SOME: Final = 2
"""Rows called met below their targets: a report that does so twice has a measure of its own."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A word of a row with the achievement beside it."""

    word: _Word
    text: str
    achieved: PrintedNumber
    most: Decimal
    """The achievement, or what it follows to be where that is more."""
    place: str

    @property
    def holds(self) -> bool:
        if self.word is _Word.SURPASSED:
            return self.most > HUNDRED
        return (self.achieved.value >= HUNDRED) is (self.word is _Word.MET)


def check_met(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each word of a table that says that the target of its row is met, missed, or surpassed."""
    classes = frozenset(name for scale in find_scales(report.document) for name in scale.names)
    for understood in report.tables:
        said = [*_said(understood, classes)]
        lenient = sum(each.word is _Word.MET and not each.holds for each in said) >= _SOME
        for each in said:
            if not (lenient and each.word is _Word.MET):
                yield _statement(each)


def _said(understood: UnderstoodTable, classes: Set[str]) -> Iterator[_Said]:
    relations = [r for r in understood.relations if r.rule is AuditRule.ACHIEVEMENT]
    is_open = not relations or len({r.result.index for r in relations}) == 1
    by_line = _words(understood, classes) if is_open else {}
    for relation in relations[:1] if by_line else ():
        for equation in equations_of(understood.table, understood.rows, relation):
            found = by_line.get(equation.result.spot.line, ())
            if len(found) == 1 and equation.holds():
                most = max(equation.result.value, equation.computed() or equation.result.value)
                yield _Said(*found[0], equation.result, most, equation.place)
    if by_line and not relations:
        yield from _beside_achievements(understood, by_line)


def _words(understood: UnderstoodTable, classes: Set[str]) -> Mapping[int, Sequence[tuple[_Word, str]]]:
    """Return by the line of a row its cells that hold such a word alone, or behind a class."""
    found: dict[int, list[tuple[_Word, str]]] = {}
    texts = [text for row in understood.rows for text in row.row.texts]
    graded = {match["class"].casefold() for text in texts for match in _GRADED.finditer(text)}
    for row in understood.rows:
        for text in (_behind_class(cell.text.strip(), classes) for cell in row.row.cells):
            is_class = plain_name(text) in classes or text.casefold() in graded
            if not is_class and (word := _word_of(text)) is not None:
                found.setdefault(row.row.line, []).append((word, text))
    return found


def _beside_achievements(
    understood: UnderstoodTable, by_line: Mapping[int, Sequence[tuple[_Word, str]]]
) -> Iterator[_Said]:
    """Yield the words of a table of achievements alone, where all rows have one and most words fit."""
    columns = understood.achievement_columns
    if len(columns) != 1 or not columns[0].may_be_share or _SPENT.search(" ".join(columns[0].path)):
        return
    made = []
    for row in understood.items:
        found = by_line.get(row.row.line, ())
        number = row.row.cells[columns[0].index].number
        if len(found) != 1 or number is None:
            return
        made.append(_Said(*found[0], number, number.value, understood.place(row)))
    if sum(each.holds for each in made) > max(_SOME, len(made) / 2):
        yield from made


def _behind_class(text: str, classes: Set[str]) -> str:
    """Return what a cell says besides a class: `belum tercapai` of `Sangat Tinggi belum tercapai`."""
    name = plain_name(text)
    known = without_verdict(name)
    return name.removeprefix(known).strip() if known != name and known in classes else text


def _word_of(text: str) -> _Word | None:
    return next((word for word, pattern in _PATTERNS if pattern.fullmatch(text.strip(" .()"))), None)


def _statement(said: _Said) -> Statement:
    value = said.achieved
    fits = _Word.MISSED if value.value < HUNDRED else _Word.MET
    return Statement(
        AuditRule.CLAIM,
        said.holds,
        value.spot.line,
        said.text,
        fits.value,
        f"Capaiannya {value.text}%: {fits.value}; tercetak {said.text}.",
        said.place,
    )
