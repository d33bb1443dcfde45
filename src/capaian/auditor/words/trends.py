"""Words that say whether a figure rose, fell or stayed: a column of them, and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import Final

from capaian.auditor.contradictions import Contradiction, as_error, contradict_words
from capaian.auditor.quantities.figures import MOST, PrintedQuantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.text_quantities import TextFigure
from capaian.domain.audit import AuditRule

_TREND: Final = re.compile(
    r"\W*(?:(?P<naik>naik|meningkat|bertambah|\u2191)|(?P<turun>turun|menurun|berkurang|\u2193)"
    r"|(?P<tetap>tetap|stabil|sama))\W*",
    re.IGNORECASE,
)
MAX_COLUMNS_LEFT: Final = 6
"""Columns of figures left of the words among which the two stand."""
NEAREST_COLUMNS: Final = 3
"""Those of them where they usually stand."""

_RISE: Final = r"naik|meningkat|bertambah|kenaikan|peningkatan|membesar"
_FALL: Final = r"turun|menurun|berkurang|penurunan|merosot"
_MOVE: Final = re.compile(
    rf"\b(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))\b(?P<between>[^.;"
    rf"]{{0,60}}?)\bdari\W*(?:Rp\.?\s*)?$",
    re.IGNORECASE,
)
"""What leads to the first of two figures: `meningkat dari`."""
_OTHER_MOVE: Final = re.compile(rf"\b(?:{_RISE}|{_FALL}|tidak|bukan)\b", re.IGNORECASE)
_TO: Final = re.compile(
    r"^[^.;\d]{0,50}?(?:\bpada\b[^;\d]{0,30}(?:20\d\d)?[^.;\d]{0,20})?\bmenjadi\W*(?:Rp\.?\s*)?$",
    re.IGNORECASE,
)
"""What stands between them."""


@dataclass(frozen=True, slots=True)
class _TrendWord:
    """A word of change in a row."""

    row: int
    word: str
    trend: str


def audit_trends(table: GridQuantities) -> Iterator[Contradiction]:
    """Yield the words of change that their figures deny."""
    for column in range(table.grid.width):
        if column in table.columns:
            continue  # Most of its cells are figures.
        words = [*_words_of(table, column)]
        if len(words) > 1 and len(words) >= MOST * len(table.cells(column)):
            yield from _audit_column(table, column, words)


def _words_of(table: GridQuantities, column: int) -> Iterator[_TrendWord]:
    for at, row in enumerate(table.grid.rows):
        cell = row[column]
        match = _TREND.fullmatch(cell.flat) if cell else None
        if cell and match and match.lastgroup:
            yield _TrendWord(at, cell.flat, match.lastgroup)


def _audit_column(
    table: GridQuantities, column: int, words: Sequence[_TrendWord]
) -> Iterator[Contradiction]:
    # A column with losses holds changes itself.
    levels = [
        at for at in table.columns if all(row[at].value >= 0 for row in table.rows if at in row)
    ]
    left = [at for at in levels if at < column][-MAX_COLUMNS_LEFT:]
    pairs = [pair for pair in permutations(left, 2) if _is_in_time(table, *pair)]
    near = {*left[-NEAREST_COLUMNS:]}
    scored = [(_agreement(table, words, *pair), pair) for pair in pairs]
    # A pair further left must explain every word: some agree with any two columns.
    ranked = [(found[0] == 1, {*pair} <= near, found, pair) for found, pair in scored]
    _, _, (share, changes), (before, now) = max(ranked, default=(False, False, (0.0, 0), (0, 0)))
    if share < MOST or not changes:
        return  # Rows that stay speak for any two columns.
    for claimed in words:
        row = table.rows[claimed.row]
        if (
            before in row
            and now in row
            and (right := _trend(row[before], row[now])) != claimed.trend
        ):
            why = f"{row[before].text} menjadi {row[now].text}: {right}; tertulis {claimed.word}"
            inputs = (row[before], row[now])
            right = right.capitalize()
            yield as_error(
                contradict_words(AuditRule.TREND, row[now], right, why, claimed.word, inputs)
            )


def _is_in_time(table: GridQuantities, before: int, now: int) -> bool:
    """Whether one column may be of a time before another; heads without years leave it open."""
    first, second = table.periods[before], table.periods[now]
    return table.roles[before] is table.roles[now] and first.year <= second.year


def _trend(before: PrintedQuantity, now: PrintedQuantity) -> str:
    return (
        "tetap" if before.value == now.value else "naik" if before.value < now.value else "turun"
    )


def _agreement(
    table: GridQuantities, words: Sequence[_TrendWord], before: int, now: int
) -> tuple[float, int]:
    """Return which part of the words agrees, and how many of them tell a change."""
    rows = [(claimed, table.rows[claimed.row]) for claimed in words]
    trends = [
        (claimed.trend, _trend(row[before], row[now]))
        for claimed, row in rows
        if before in row and now in row
    ]
    agreeing = [claimed for claimed, right in trends if claimed == right]
    return len(agreeing) / max(1, len(trends)), sum(claimed != "tetap" for claimed in agreeing)


def audit_directions(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield moves whose figures go the other way."""
    for figures in report.figures_of.values():
        for before, after in pairwise(figures):
            yield from _audit_move(before, after)


def _audit_move(before: TextFigure, after: TextFigure) -> Iterator[Contradiction]:
    text = before.passage.text
    if "menjadi" not in text[before.end : after.start].lower():
        return
    move = _MOVE.search(text[max(0, before.start - 120) : before.start])
    if (
        move is None
        or _OTHER_MOVE.search(move["between"])
        or not _TO.match(text[before.end : after.start])
    ):
        return
    right = _trend(before.quantity, after.quantity)
    if right == ("naik" if move["rise"] else "turun"):
        return
    word = move["rise"] or move["fall"]
    why = (
        f"dari {before.quantity.text} menjadi {after.quantity.text} adalah {right}; "
        f"tertulis {word}"
    )
    inputs = (before.quantity,)
    yield as_error(contradict_words(AuditRule.TREND, after.quantity, right, why, word, inputs))
