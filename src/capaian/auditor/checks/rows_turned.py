"""Which way a thing went, by the move that its row prints: `86,95 ... turun 2,58 poin`, `IKM naik 1,50 poin`.

One end of the move stands beside it, or the row is named with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from capaian.auditor.checks.since import SINCE
from capaian.auditor.checks.turned import changes_of_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import (
    FALL,
    LESS,
    MORE,
    RISE,
    UNMOVED,
    WAY,
    opposite_of,
)
from capaian.auditor.understanding.mentions import CHANGES, Mention
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.row_moves import RowMove, row_moves
from capaian.auditor.understanding.short_names import short_names_of
from capaian.domain.audit import AuditRule

_WAY: Final = Worded(
    rf"\b(?:{WAY}|(?P<more>{MORE})|(?P<less>{LESS}))"
    rf"(?:\s+(?!dari\b|menjadi\b|rata){UNMOVED}[^\W\d_]+){{0,5}}\s*$"
)
_KIND: Final = "(?:unsur|indikator|komponen|dimensi|aspek|jenis|kelompok|kecamatan)"
_GREATEST: Final = Worded(
    rf"\b(?:(?P<up>{RISE})|(?P<down>{FALL}))\s+ter\w+\b[^.;:\d]{{0,60}}?\b(?:pada|di|oleh)\s+(?:{_KIND}\s+)?(?P<name>[^.;:\d]{{3,90}}?),?"
    r"\s+(?:yaitu|yakni|sebesar|sebanyak|dengan|mencapai)(?:\s+[^\W\d_]+){0,2}\s*$"
)
"""`Kenaikan terbesar terjadi pada angka melek huruf, yaitu`: the thing is named behind."""
_CLAUSE: Final = re.compile(
    r"[,;:()]|\b(?:dan|serta|sedangkan|sementara|namun|tetapi|bahwa|disusul|(?:se)?tahun)\b", re.IGNORECASE
)
_DENIED: Final = re.compile(
    r"\b(?:tidak|bukan|belum|tanpa|target\w*|rata-?\s?rata)\b[^.;:,]{0,20}$", re.IGNORECASE
)
_WAYS: Final = ("up", "down", "more", "less")
_ENDS: Final = 2
_NEAR: Final = 4
"""Figures before a change, or behind it, among which an end of it stands."""


def check_rows_turned(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each direction of a change that a row has, one end of which is told beside it."""
    moves = row_moves(report)
    for paragraph in read_paragraphs(report.document) if moves else ():
        for place, change in enumerate(paragraph.mentions):
            own = moves.get(abs(change.number.value), ())
            said = (_GREATEST.search(change.before) or _WAY.search(change.before)) if own else None
            if said is None or _DENIED.search(change.before[: said.start()]):
                continue
            beside = _levels_beside(paragraph, place)
            own = [move for move in own if move.after.decimals == change.number.decimals]
            found = [move for move in own if any(move.has(level.number) for level in beside)]
            if not found:
                lines = _lines_named(change, said, report)
                found = [move for move in own if move.line in lines]
            is_known = change.number.spot in changes_of_tables(report)
            if len({move.gap > 0 for move in found}) == 1 and not is_known:
                yield _statement(paragraph, change, said, found[0])


def _lines_named(change: Mention, said: re.Match[str], report: UnderstoodReport) -> Set[int]:
    """Return the rows that the name right before a word of a way is of, or that behind the greatest one.

    A change since a year that is told behind it is held against the figures of that year elsewhere.
    """
    if (said["up"] or said["down"]) and SINCE.match(change.after):
        return frozenset()
    name = said.groupdict().get("name") or _CLAUSE.split(change.before[: said.start()])[-1]
    named = short_names_of(report).find(name)
    return {report.tables[place].items[row].row.line for place, row in named.items()}


def _levels_beside(paragraph: Paragraph, place: int) -> Sequence[Mention]:
    """Return the levels that stand near a change: the two ends of it that its sentence tells, if it does."""
    own = [m for m in paragraph.sentence_of(paragraph.mentions[place]) if m.part not in CHANGES]
    if len(own) == _ENDS:
        return own
    mentions = (*paragraph.begun, *paragraph.mentions)
    at = place + len(paragraph.begun)
    near = (*mentions[max(at - _NEAR, 0) : at], *mentions[at + 1 : at + 1 + _NEAR])
    return [mention for mention in near if mention.part not in CHANGES]


def _statement(paragraph: Paragraph, change: Mention, said: re.Match[str], move: RowMove) -> Statement:
    is_up, found = move.gap > 0, said.groupdict()
    word = next(told for way in _WAYS if (told := found.get(way))).casefold()
    holds = is_up is bool(found["up"] or found.get("more"))
    is_level = bool(found.get("more") or found.get("less"))
    way = "naik" if is_up else "turun"
    right = opposite_of(word) if is_level else way
    why = f"{move.place}: dari {move.before.text} menjadi {move.after.text} adalah {way}; tercetak {word}."
    return Statement(
        AuditRule.CLAIM if is_level else AuditRule.TREND,
        holds,
        change.number.spot.line,
        word,
        right,
        why,
        paragraph.place,
        lines=() if holds else (move.after.spot.line,),
    )
