"""Levels above or below a target that only their row prints: `29,40 km/jam, lebih cepat dari target`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import LESS, MORE, SPEED, THAN, opposite_of
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.told_clauses import Clause, clauses_told
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(
    rf"\b(?P<side>(?P<more>{MORE}|di\s?atas)|{LESS}|di\s?bawah)\s+(?:{THAN}\s+)?"
    r"(?:target(?:nya)?|rencana(?:nya)?|yang\s+di(?:target|rencana|janji|perjanji|tetap)kan)"
    r"(?=\s*(?:[.;,)]|$|\b(?:dan|serta|sehingga|namun|tetapi|dalam\s+perjanjian)\b))"
)
"""A side, and a target without its figure."""
_OTHER: Final = re.compile(
    r"\b(?:tidak|belum|bukan|triwulan|semester|renstra|rpjmd|akhir|nasional|provinsi|rata-?\s?rata(?=\s+nasional))\b",
    re.IGNORECASE,
)
_OF_SPEED: Final = re.compile(
    r"\bkecepatan\b|\b(?:km|m|kb|mb)\s*(?:/|per\s+)\s*(?:jam|detik|s)\b|\b[mk]bps\b", re.IGNORECASE
)
"""What is faster the larger its figure is."""
_OF_TIME: Final = re.compile(r"\b(?:waktu|lama(?:nya)?|hari|menit)\b", re.IGNORECASE)
_FEWEST: Final = 3
"""Digits of a level that no other row has by chance."""
_SHARED: Final = 2
"""Words of its name that a sentence shares with a row."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What a clause says of a level and its target."""

    sentence: Sentence
    clause: Clause
    side: str
    is_more: bool

    def holds(self, level: Decimal, target: Decimal) -> bool:
        return level != target and (level > target) is self.is_more


def check_beside_row_targets(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the side of its target on which a level is told to lie, where its row prints both."""
    for sentence in report.document.sentences_with(_SAID):
        if years_in(sentence.text) <= {report.year} and not _OTHER.search(sentence.text):
            for clause in clauses_told(sentence, report.numbered_names):
                said = [*_SAID.finditer(clause.text)]
                is_more = _is_more(said[0], clause.text) if len(said) == 1 else None
                if is_more is not None:
                    told = _Told(sentence, clause, " ".join(said[0]["side"].split()), is_more)
                    yield from held_against_tables(sentence, report, partial(_of_table, told, report.year))


def _is_more(said: re.Match[str], text: str) -> bool | None:
    """Whether the level is told to be the larger; `None` where it may be either."""
    is_more = bool(said["more"])
    if not SPEED.search(said["side"]):
        is_side = said["side"].casefold().startswith("di")
        return None if is_side and may_be_less(text) else is_more
    is_of_speed, is_of_time = _OF_SPEED.search(text) is not None, _OF_TIME.search(text) is not None
    return None if is_of_speed is is_of_time else is_more is not is_of_speed


def _of_table(told: _Told, year: int | None, table: UnderstoodTable) -> Iterator[Statement]:
    targets = of_report([c for c in table.figure_columns if c.meaning is Role.TARGET], year)
    actuals = of_report([c for c in table.figure_columns if c.meaning is Role.ACTUAL], year)
    if len(targets) != 1 or len(actuals) != 1:
        return
    figures = {f.number.value for f in told.clause.figures if f.number.digits >= _FEWEST}
    words = words_of(told.sentence.text)
    for item in table.items:
        level = item.row.cells[actuals[0].index].number
        target = item.row.cells[targets[0].index].number
        own = words_of(item.label)
        is_named = len(words & own) >= min(_SHARED, len(own))
        if level is not None and target is not None and level.value in figures and is_named:
            rest = figures - {level.value, target.value}
            if rest <= {abs(level.value - target.value)} or _has_all(rest, table, item.row.line):
                yield _statement(told, level, target, table)


def _has_all(figures: Set[Decimal], table: UnderstoodTable, line: int) -> bool:
    """Whether a row has all of some figures."""
    rows = (
        values for item, values in zip(table.items, table.item_values, strict=True) if item.row.line == line
    )
    return any(figures <= values for values in rows)


def _statement(told: _Told, level: PrintedNumber, target: PrintedNumber, table: UnderstoodTable) -> Statement:
    is_over = level.value > target.value
    right = opposite_of(told.side) or ("di atas" if is_over else "di bawah")
    return Statement(
        AuditRule.CLAIM,
        told.holds(level.value, target.value),
        told.sentence.line,
        told.side,
        right if level.value != target.value else "sama dengan",
        f"Target pada {table.table.name} {target.text}, realisasinya {level.text}; tercetak {told.side}.",
        told.sentence.place,
        lines=(level.spot.line,),
        against=held_by((level, target), told.holds),
    )
