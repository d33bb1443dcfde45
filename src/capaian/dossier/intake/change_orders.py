"""Which of two changes of a budget is the later one, as far as their papers tell it: `PERUBAHAN II`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from capaian.domain.intake import IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import month_of
from capaian.dossier.intake.amount_words import is_changed, is_shift, text_of
from capaian.dossier.intake.amounts import REVISED, Amount
from capaian.dossier.intake.budget_papers import Paper, papers_told
from capaian.dossier.intake.budget_titles import tells_change
from capaian.dossier.intake.head_times import span_of
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.words import fold

_NUMBERS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            *("i 1 pertama kesatu", "ii 2 kedua", "iii 3 ketiga", "iv 4 keempat", "v 5 kelima"),
            *("vi 6 keenam", "vii 7 ketujuh", "viii 8 kedelapan", "ix 9 kesembilan", "x 10 kesepuluh"),
        ),
        start=1,
    )
    for word in words.split()
}
_CHANGE: Final = r"(?:perubahan|dppa|dpap|papbd|apbdp|pak|p apbd|apbd p|dpa p)"
_BETWEEN: Final = r"(?: (?:dpa|apbd|apbk|anggaran|pagu|belanja|skpd|opd|ke))*"
_NUMBERED: Final = re.compile(rf"\b{_CHANGE}{_BETWEEN} ({'|'.join(_NUMBERS)})\b(?: (\w+))?")
# 12/10/2024, TW III: times, no numbers of changes
_TIMES: Final = re.compile(
    r"\b[0-9]{1,2} (1[0-2]|0?[1-9]) [0-9]{4}\b|\b(?:triwulan|tw|semester|smt|sem) (?:ke )?(?:[0-9]+|[iv]+)\b"
)
_SECOND: Final = 2


class ChangeOrder(NamedTuple):
    """What a paper tells of when a budget was changed; `None`: nothing."""

    number: int | None
    month: int | None

    def is_after(self, other: ChangeOrder) -> bool:
        """Say whether this change is the later one for sure."""
        pairs = zip(self, other, strict=True)
        known = [(own, its) for own, its in pairs if own is not None and its is not None]
        return any(own > its for own, its in known) and all(own >= its for own, its in known)


def change_order(texts: Iterable[str]) -> ChangeOrder | None:
    """Return what texts tell of when a budget was changed; `None`: they tell no change.

    Args:
        texts: Titles, heads, names of sheets or files.

    Examples:
        >>> change_order(["PERUBAHAN APBD KE-2 TAHUN 2024"])
        ChangeOrder(number=2, month=None)
        >>> change_order(["DPPA 12 Agustus 2024"])
        ChangeOrder(number=None, month=8)
        >>> change_order(["LAPORAN REALISASI TRIWULAN II"])
    """
    told = [fold(text) for text in texts if Paper.CHANGED in papers_told([text])]
    if not told:
        return None
    numbers = [
        _NUMBERS[found[1]]
        for text in told
        for found in _NUMBERED.finditer(text)
        if not _is_day(found[1], found[2] or "")
    ]
    months = [month for text in told for word in text.split() if (month := month_of(word))]
    return ChangeOrder(next(iter(numbers), None), next(iter(months), None))


def _is_day(number: str, behind: str) -> bool:
    """Say whether a number is the day of a month: `12 Oktober`, and no `II Oktober`."""
    return number.isdigit() and month_of(behind) is not None


def order_in(head: Head) -> ChangeOrder:
    """Return what the head of a changed or shifted budget tells of when it was changed.

    Examples:
        >>> order_in(Head(1, ("PERGESERAN KE-3",), "")), order_in(Head(1, ("PERUBAHAN (OKT)",), ""))
        (ChangeOrder(number=3, month=None), ChangeOrder(number=None, month=10))
    """
    text = text_of(head)
    words = _TIMES.sub(" ", text).split()
    pairs = zip(words, [*words[1:], ""], strict=True)
    numbers = (_NUMBERS[word] for word, behind in pairs if word in _NUMBERS and not _is_day(word, behind))
    months = [month for word in words if (month := month_of(word))]
    months += [int(day[1]) for day in _TIMES.finditer(text) if day[1]]
    span = span_of(head)
    return ChangeOrder(next(numbers, None), months[0] if months else span.last if span else None)


def last_of_changes(heads: Sequence[Head]) -> tuple[Head, bool]:
    """Return the last of changed budgets, and whether nothing speaks against it.

    It is the last column, unless numbers or months tell another one.

    Args:
        heads: Columns of changed or shifted budgets, as they stand in the table.
    """
    last = heads[-1]
    if all(_may_follow(last, other) for other in heads[:-1]):
        return last, True
    sure = [one for one in heads if all(_is_after(one, other) for other in heads if other != one)]
    if sure:
        return sure[0], True
    left = [one for one in heads if not any(_is_after(other, one) for other in heads)]
    return max(reversed(left), key=lambda one: order_in(one).number or 0), False


def with_last_change(amounts: Sequence[Amount]) -> list[Amount]:
    """Return amounts with the last of several changed budgets before those which may be it as well."""
    return [_with_last(one) if one.means == REVISED and one.others else one for one in amounts]


def _with_last(amount: Amount) -> Amount:
    heads = sorted((amount.head, *amount.others), key=lambda head: head.column)
    if not all(map(is_changed, heads)):
        return amount
    last, _ = last_of_changes(heads)
    return replace(amount, head=last, others=tuple(head for head in heads if head != last))


def _orders(one: Head, other: Head) -> tuple[ChangeOrder, ChangeOrder]:
    """Return what two heads tell; shifts and changes are numbered apart."""
    orders = order_in(one), order_in(other)
    is_alike = is_shift(one) == is_shift(other)
    return orders if is_alike else (orders[0]._replace(number=None), orders[1]._replace(number=None))


def _is_after(one: Head, other: Head) -> bool:
    own, its = _orders(one, other)
    return own.is_after(its)


def _may_follow(last: Head, other: Head) -> bool:
    """Say whether a column may tell a later change than one before it: `PERUBAHAN II` behind `PERUBAHAN`."""
    own, its = _orders(last, other)
    known = zip(own, its, strict=True)
    is_open = (own.number is None) != (its.number is None) and (own.number or 0) < _SECOND
    is_open = is_open and not own.is_after(its)
    return not is_open and all(a >= b for a, b in known if a is not None and b is not None)


@dataclass(frozen=True, slots=True)
class KnownChange:
    """A paper of a change that something was taken from before."""

    text: str
    """What tells the change: its title, or the head of a column."""
    order: ChangeOrder
    files: frozenset[str]
    """The file that it was; all that it may have been, where only the heads of its columns are known."""
    heads: frozenset[str]

    def may_follow(self, own: ChangeOrder, table: ForeignTable) -> bool:
        """Say whether this may be a later change than a table's own; not so where it is the same paper.

        A file that comes again has what was put right in it.
        """
        has_heads = all(table.head(name) is not None for name in self.heads)
        is_same = table.grid.file in self.files and has_heads
        return not (own.is_after(self.order) or (is_same and not self.order.is_after(own)))


def change_told(table: ForeignTable, head: Head | None) -> ChangeOrder | None:
    """Return what a table tells of when its changed budget was changed; `None`: it tells no change.

    Args:
        table: The table.
        head: The column of the changed budget.
    """
    if head is None or not tells_change(table, head):
        return None
    return change_order([head.name]) or change_order([*table.titles, Path(table.grid.file).stem])


def known_changes(office: OfficeYear) -> Iterator[KnownChange]:
    """Yield the changes of budgets that a dossier names by its sources, and by the heads of their columns."""
    files = {source: source.file or "" for source in office.sources}
    for source, file in files.items():
        if order := change_order([source.title, Path(file).stem]):
            yield KnownChange(source.title, order, frozenset({file}), frozenset())
    for intake in office.intakes:
        heads = [one.head for one in intake.columns if one.means == REVISED]
        if intake.table is IntakeTable.INPUTS and (order := change_order(heads)):
            columns = frozenset(one.head for one in intake.columns)
            yield KnownChange(heads[0], order, frozenset(files.values()), columns)
