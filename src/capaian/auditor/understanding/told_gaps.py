"""Gaps of several things in one sentence: most of them lie between the same two columns of a table.

`IKM naik 1,61 poin, KIA naik 8,68 poin persen, dan akta kelahiran naik 0,89 poin persen`: each is that of a
row, and two of them tell which columns the third lies between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import MOVED, UNLIKE
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.short_names import short_names_of
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule

_MOVED: Final = re.compile(
    rf"\b(?:{MOVED}|{UNLIKE})\b",
    re.IGNORECASE,
)
_LACKS: Final = re.compile(
    r"\b(?:(?:masih\s+)?(?:harus|perlu)\s+(?:di(?:tingkat|naik|kejar|tambah)(?:kan)?|naik|meningkat|tambahan|ditambah)"
    r"|(?:masih\s+)?kurang|kekurangan|terpaut|tertinggal|membutuhkan\s+tambahan)\b",
    re.IGNORECASE,
)
_VERBS: Final = Worded(rf"(?:{_MOVED.pattern}|{_LACKS.pattern})")
_GOES_ON: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:poin(?:\s+persen)?|hari(?:\s+kerja)?|menit|jam)?\s*(?:,|dan\b|serta\b)"
)
_UNIT: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:poin(?:\s+persen(?:tase)?)?|hari(?:\s+kerja)?|menit|jam|bulan)?\s*",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[,;:]|\b(?:dan|serta|sedangkan|sementara)\b", re.IGNORECASE)
_ENDS_TOLD: Final = re.compile(r"\b(?:dari|menjadi|semula|nasional|provinsi|rata-?\s?rata)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Gap:
    """A gap with the words that name its thing."""

    number: PrintedNumber
    name: str
    is_move: bool


def told_gaps_in(
    paragraph: Paragraph, report: UnderstoodReport, at_home: Sequence[UnderstoodTable]
) -> Iterator[Equation]:
    """Yield the gaps of each sentence that tells several, by the columns between which most of them lie.

    Args:
        paragraph: Sentences with their quantities.
        report: Its tables have the columns.
        at_home: Those that the paragraph speaks of; where gaps lie between columns of several, theirs count.
    """
    for sentence in paragraph.sentences if _VERBS.may_stand_in(paragraph.text) else ():
        found = [*_gaps(sentence)]
        for is_move in (True, False):
            gaps = [gap for gap in found if gap.is_move == is_move]
            made = [*_readings(paragraph, gaps, report, at_home, is_move=is_move)] if len(gaps) > 1 else []
            most = max(map(_held, made), default=0)
            best = next((each for each in made if _held(each) == most), [])
            if most and 2 * most >= len(best):
                yield from best


def _held(made: Sequence[Equation]) -> int:
    return sum(equation.holds() for equation in made)


def _gaps(sentence: Sequence[Mention]) -> Iterator[_Gap]:
    """Yield the gaps of a sentence; one without a word of its own goes on with that of the one before."""
    is_move: bool | None = None
    for mention in sentence:
        words = _UNIT.sub("", mention.before)
        verb = [*_VERBS.finditer(words)][-1:]
        if verb:
            is_move = _LACKS.fullmatch(verb[0][0]) is None
            words = words[: verb[0].start()]
        elif not _GOES_ON.match(mention.before):
            is_move = None
        name = _CLAUSE.split(words)[-1]
        if is_move is not None and mention.number.decimals and not _ENDS_TOLD.search(mention.before):
            yield _Gap(mention.number, name, is_move)


def _readings(
    paragraph: Paragraph,
    gaps: Sequence[_Gap],
    report: UnderstoodReport,
    at_home: Sequence[UnderstoodTable],
    *,
    is_move: bool,
) -> Iterator[list[Equation]]:
    """Yield for each two columns that gaps may lie between the statements that they do."""
    rows_of: dict[int, list[tuple[_Gap, UnderstoodRow]]] = {}
    for gap in gaps:
        for place, row in short_names_of(report).find(gap.name).items():
            rows_of.setdefault(place, []).append((gap, report.tables[place].items[row]))
    several = [(report.tables[place], named) for place, named in sorted(rows_of.items()) if len(named) > 1]
    for table, named in sorted(several, key=lambda found: found[0] not in at_home):
        for pair in combinations(table.figure_columns, 2):
            if _are_ends(*pair, is_move=is_move):
                yield [*_between(paragraph, table, named, pair)]


def _between(
    paragraph: Paragraph,
    table: UnderstoodTable,
    named: Sequence[tuple[_Gap, UnderstoodRow]],
    pair: tuple[Column, Column],
) -> Iterator[Equation]:
    """Yield the statements that each gap lies between two columns in the row of its thing."""
    for gap, row in named:
        one, other = (row.row.cells[column.index].number for column in pair)
        if one is not None and other is not None and one.decimals == other.decimals == gap.number.decimals:
            yield _equation(gap.number, one, other, f"{paragraph.place} dan {table.table.name}")


def _are_ends(one: Column, other: Column, *, is_move: bool) -> bool:
    """Whether things move from one column to the other, or lack what lies between them."""
    roles = [{*roles_of(column.path[-1:]), *roles_of(column.path)} for column in (one, other)]
    if is_move:
        return bool(one.years and other.years and one.years != other.years) and one.meaning is other.meaning
    return sum(Role.TARGET in own for own in roles) == 1


def _equation(number: PrintedNumber, one: PrintedNumber, other: PrintedNumber, place: str) -> Equation:
    high, low = (one, other) if one.value >= other.value else (other, one)
    return Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, number, (high, low), place, subject="selisih")
