"""Marks explained below the tables of papers that have no list of marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from capaian.documents.annexes.walk import numbers_of
from capaian.documents.narrative.show import words_of
from capaian.documents.tree import Block, Inlines, Number, Table, Text
from capaian.domain.value import Reason

_MARKS = frozenset(reason.mark for reason in Reason)


def explain_marks(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks; each table explains the marks in it that none before has explained.

    A mark that has another meaning too than before is explained with all it means in the table.
    """
    told: dict[tuple[str, str], None] = {}
    return [_explained(block, told) if isinstance(block, Table) else block for block in blocks]


def _explained(table: Table, told: dict[tuple[str, str], None]) -> Table:
    own = "\n".join(map(words_of, table.notes))
    shown = dict.fromkeys(pair for number in numbers_of(table) for pair in _meanings(number))
    new = [pair for pair in shown if pair not in told and f"{pair[0]}:" not in own]
    told |= dict.fromkeys(new)
    marks = {mark for mark, _ in new}
    here = [pair for pair in shown if pair[0] in marks]
    return replace(table, notes=(*table.notes, _note(here))) if new else table


def _meanings(number: Number) -> Iterator[tuple[str, str]]:
    """A mark with the general reason that it stands for; with its own where that is another."""
    if number.reason and number.display in _MARKS:
        reasons = [reason.words for reason in Reason if reason.mark == number.display]
        yield number.display, next((words for words in reasons if words in number.reason), number.reason)


def _note(pairs: Iterable[tuple[str, str]]) -> Inlines:
    meanings: dict[str, list[str]] = {}
    for mark, words in pairs:
        meanings.setdefault(mark, []).append(words)
    told: Mapping[str, str] = {mark: " atau ".join(words) for mark, words in meanings.items()}
    return (Text("; ".join(f"{mark}: {words}" for mark, words in told.items()) + "."),)
