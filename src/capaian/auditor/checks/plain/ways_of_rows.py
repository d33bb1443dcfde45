"""What rose or fell, told without how far: `Penurunan hanya terjadi di Melati`, `Tiga program berkurang`.

Every word is of the table, and none of the moves that it prints, of those that may be meant, bears it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import Meant, rows_of
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_words
from capaian.auditor.understanding.direction_words import DOWN, MOVE, MOVED, UP, opposite_of
from capaian.auditor.understanding.item_moves import Moves, moves_of_items, without_comparison
from capaian.auditor.understanding.pointers import meant_or_pointed
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.told_clauses import Clause, Told, clauses_told
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(rf"\b(?:{MOVED}|{MOVE})\b")
_UP: Final = re.compile(rf"\b(?:{UP})\b", re.IGNORECASE)
_DOWN: Final = re.compile(rf"\b(?:{DOWN})\b", re.IGNORECASE)
_ONLY: Final = re.compile(r"\bhanya\b", re.IGNORECASE)
COUNTED: Final = re.compile(
    rf"^\W*(?:(?:terdapat|ada|hanya|sebanyak|masih)\s+)*(?:(?P<all>seluruh|semua)|(?P<digits>\d{{1,2}})|(?P<words>{NUMBER_WORDS}))"
    rf"(?:\s*\(\w+\))?(?:\s+dari\s+(?:total\s+)?(?:{NUMBER_WORDS}|\d{{1,2}})(?:\s*\(\w+\))?)?\s+(?P<noun>[a-z]{{4,}})\b(?P<rest>(?:\s+yang)?.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""So many rows at the beginning of a clause, and what is said of them."""
_FEWEST: Final = 3
"""Items that are worth counting."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A direction with the words that tell it."""

    word: str
    sign: int

    @property
    def verb(self) -> str:
        """How a message calls it."""
        return "naik" if self.sign > 0 else "turun"

    def is_of(self, moves: Moves, row: int) -> bool:
        return moves[row] * self.sign > 0


def check_ways_of_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the way of rows that are named or counted, where a table near has each of their moves."""
    for sentence in report.document.sentences_with(_SAID):
        for clause in clauses_told(sentence, report.numbered_names):
            way = _way(clause.text)
            if way is not None:
                yield from _of_clause(sentence, clause, way, report)


def _way(text: str) -> _Way | None:
    """Return the one way that a clause tells."""
    up, down = _UP.findall(text), _DOWN.findall(text)
    if len(up) + len(down) != 1:
        return None
    found = _UP.search(text) or _DOWN.search(text)
    return _Way(found[0] if found else "", 1 if up else -1)


def _of_clause(sentence: Sentence, clause: Clause, way: _Way, report: UnderstoodReport) -> Iterator[Claim]:
    text, base = without_comparison(clause.text)
    counted = COUNTED.match(text)
    figures = [
        told for told in clause.figures if not (counted and told is clause.figures[0] and counted["digits"])
    ]
    if any(not told.is_change for told in figures):
        return

    def of_table(table: UnderstoodTable) -> Iterator[Statement]:
        meant = meant_or_pointed(sentence, counted["rest"] if counted else text, table, report)
        if meant is None:
            return
        moves = moves_of_items(table, meant.columns, meant.years, base, report.year)
        if counted and not meant.rows and not figures:
            yield from _counted(sentence, counted, way, table, moves)
        elif meant.rows and not counted and _fit(figures, meant, moves):
            yield from _named(sentence, clause.text, way, meant, table, moves)

    yield from held_against_tables(sentence, report, of_table)


def _fit(figures: Sequence[Told], meant: Meant, moves: Sequence[Moves]) -> bool:
    """Whether the figure that is told, if any, is how far the one row moved."""
    sizes = {abs(each[row]) for each in moves for row in meant.rows if row in each}
    return not figures or (len(meant.rows) == 1 and all(abs(told.number.value) in sizes for told in figures))


def _named(
    sentence: Sentence, text: str, way: _Way, meant: Meant, table: UnderstoodTable, moves: Sequence[Moves]
) -> Iterator[Statement]:
    """Yield whether rows went the way that is told, and with `hanya` whether no other did."""
    known = [each for each in moves if all(row in each and each[row] for row in meant.rows)]
    wrong = [row for row in meant.rows if known and not any(way.is_of(each, row) for each in known)]
    others = [
        row
        for row in range(len(table.items))
        if _ONLY.search(text)
        and row not in meant.rows
        and all(row in each and way.is_of(each, row) for each in known)
    ]
    if not known:
        return
    names = "; ".join(rows_of(table)[row].label for row in wrong or others)
    told = f"{'tidak' if wrong else 'juga'} {way.verb}"
    yield Statement(
        AuditRule.TREND,
        not (wrong or others),
        sentence.line,
        way.word,
        opposite_of(way.word) if wrong and not _ONLY.search(text) else _right(way, table, known),
        f"Menurut {table.table.name} {names} {told}.",
        sentence.place,
        lines=tuple(rows_of(table)[row].row.line for row in wrong or others),
    )


def _right(way: _Way, table: UnderstoodTable, moves: Sequence[Moves]) -> str:
    """Return the names of all rows that went a way."""
    rows = [row for row in moves[0] if way.is_of(moves[0], row)]
    return "; ".join(table.labels[row] for row in rows)


def _counted(
    sentence: Sentence, said: re.Match[str], way: _Way, table: UnderstoodTable, moves: Sequence[Moves]
) -> Iterator[Statement]:
    """Yield whether so many rows went a way, where no move that may be meant gives as many."""
    items = [place for place, label in enumerate(table.labels) if not WIDER_CIRCLE.search(label)]
    known = [each for each in moves if {*items} <= each.keys()]
    number = len(items) if said["all"] else int(said["digits"] or read_words(said["words"]) or 0)
    counts = {sum(way.is_of(each, row) for row in items) for each in known}
    is_of_rows = said["noun"].casefold() in table.heads_of_names and len(items) >= _FEWEST
    if not is_of_rows or not counts or not number or len({row.level for row in table.items}) > 1:
        return
    if number in counts or len(counts) == 1:
        right = _right(way, table, known)
        yield Statement(
            AuditRule.COUNT,
            number in counts,
            sentence.line,
            said[0][: said.start("rest") - said.start()].strip(),
            f"{min(counts)} {said['noun']}",
            f"Menurut {table.table.name} yang {way.verb} ada {min(counts)}: {right or 'tidak satu pun'}.",
            sentence.place,
            lines=tuple(rows_of(table)[row].row.line for row in items if way.is_of(known[0], row)),
        )
