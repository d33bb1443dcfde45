"""Totals of a table: checked cell by cell, and never taken."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.domain.numerals import write_exact
from capaian.dossier.intake.desk import LEFT_OUT, Desk, WrongTotal, shown_means
from capaian.dossier.intake.figures import (
    Kind,
    both_readings,
    read_figure,
    refuse_share,
    refuse_thousandths,
    unclear_text,
)
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.merged_figures import MergedFigures
from capaian.dossier.spreadsheets.cell_texts import matters, refuse_lost, seen_share, with_three_noughts
from capaian.dossier.spreadsheets.model import SHARES, Odd
from capaian.dossier.tables.rejection import RejectedValueError

_THOUSANDS: Final = "ribuan"
"""What the user says a column of ratios to hold."""
_DECIMALS: Final = "desimal"
_UNCLEAR: Final = "ambiguous_number"
UNSEEN: Final = "nol tersembunyi"
"""What the user says a meaning of, to settle what noughts are that no cell shows."""
DASHES: Final = "tanda strip"
"""What the user says a meaning of, to settle what dashes in place of figures are."""
NOUGHT: Final = "0"
PERCENT_PLACES: Final = 2
"""By how many digits a percentage is more than the share of one that it shows."""
_DASHED: Final = re.compile("[-\u2010-\u2015\u2212]+")
_SHOWN: Final = 5
"""Rows that are named of those with such figures."""
Figures = Mapping[str, Decimal | None]
"""Figures of a row by the names of columns; one that cannot be read is absent."""


@dataclass(frozen=True)
class Reader:
    """Reads the figures of a table; what is none is told at its cell."""

    table: ForeignTable
    desk: Desk
    kind: Kind
    """What its figures are."""
    merged: MergedFigures
    """Those that stand in merged cells."""
    ratios: tuple[Head, ...] = ()
    """Columns of ratios among them."""

    def row(self, row: int, heads: Sequence[Head]) -> dict[str, Decimal | None]:
        """Return the figures of a row; a cell that cannot be read is told once."""
        found: dict[str, Decimal | None] = {}
        for head in heads:
            try:
                found[head.name] = self._answered(row, head)
            except RejectedValueError as rejection:
                if rejection.code == _UNCLEAR:
                    self._ask(head)
                elif (row, head) not in self._told:
                    self._told.add((row, head))
                    text = self.table.text(row, head) or None
                    self.desk.log.add(rejection.code, self.table.place(row, head), text, **rejection.words)
        return found

    def filled(self, row: int, heads: Sequence[Head], *, is_total: bool) -> dict[str, Decimal | None]:
        """Return the figures of a row of a budget; none where it has nothing in these columns."""
        if not self.table.holds(row, heads):
            return {}
        return self.total(row, heads) if is_total else self.row(row, heads)

    def total(self, row: int, heads: Sequence[Head]) -> dict[str, Decimal | None]:
        """Return the figures of a total; that formulas of it failed is no error: nothing is taken of it."""
        every = {head for head in self.table.heads if (row, head.column) in self.table.grid.failed}
        self._told.update((row, head) for head in every)
        failed = [head for head in heads if head in every]
        if failed:
            errors = dict.fromkeys(self.table.grid.odd[row, head.column][1] for head in failed)
            place = self.table.place(row, failed[0])
            self.desk.log.add("total_failed", place, heads=quoted(failed), errors=", ".join(errors))
        return self.row(row, [head for head in heads if head not in every])

    def _answered(self, row: int, head: Head) -> Decimal | None:
        """Return the figure of a cell; one with two readings as the user says of its column."""
        try:
            return self._figure(row, head)
        except RejectedValueError as rejection:
            told = self.desk.told(key_of_figures(head)) if rejection.code == _UNCLEAR else None
            if told not in (_THOUSANDS, _DECIMALS):
                raise
            reading = rejection.words["thousand" if told == _THOUSANDS else "fraction"]
            kind = self._judged.get(head, self.kind)
            return read_figure(Decimal(reading.replace(",", ".")), self.table.marks(head, kind), kind)

    def _ask(self, head: Head) -> None:
        """Ask once for a column what its figures with two readings are."""
        if head in self._asked:
            return
        self._asked.add(head)
        cells = [(row, words) for row in self.table.rows if (words := self._readings(row, head))]
        (first, words), *_ = cells
        more = len(cells) - _SHOWN
        rows = ", ".join(str(row) for row, _ in cells[:_SHOWN]) + (f", dan {more} lagi" if more > 0 else "")
        answers = {name: shown_means(key_of_figures(head), name) for name in (_THOUSANDS, _DECIMALS)}
        place, text = self.table.place(first, head), self.table.text(first, head)
        self.desk.log.add("ambiguous_column", place, text, rows=rows, **words, **answers)

    def _readings(self, row: int, head: Head) -> Mapping[str, str]:
        """Return both readings of a cell; none where it has one."""
        try:
            self._figure(row, head)
        except RejectedValueError as rejection:
            return rejection.words if rejection.code == _UNCLEAR else {}
        return {}

    @cached_property
    def _told(self) -> set[tuple[int, Head]]:
        return set()

    @cached_property
    def _asked(self) -> set[Head]:
        return set()

    def _figure(self, row: int, head: Head) -> Decimal | None:
        self.merged.refuse(row, head)
        value = self.table.value(row, head)
        kind = self._judged.get(head, self.kind)
        form, word = self.table.grid.odd.get((row, head.column), (None, ""))
        if form is not None and matters(form, value, is_figure=True):
            refuse_lost(form, word, value)
            if form is Odd.BLANK:
                return self._blank(row, head)
            if form in SHARES and value and isinstance(value, str | Decimal):
                refuse_share(kind, seen_share(form, value))
            if form is Odd.THOUSANDTHS and isinstance(value, Decimal):
                refuse_thousandths(kind, with_three_noughts(value))
        figure = read_figure(value, self.table.marks(head, kind), kind)
        if figure is None and isinstance(value, str) and _DASHED.fullmatch(value.strip()):
            return Decimal(0) if self.desk.told(DASHES) == NOUGHT else None
        is_scaled = form is Odd.PERCENT and isinstance(value, Decimal) and figure is not None
        return figure.scaleb(PERCENT_PLACES) if is_scaled and figure is not None else figure

    def _blank(self, row: int, head: Head) -> Decimal | None:
        """Return what is meant by a nought that the sheet shows as an empty cell, which the user tells."""
        told = self.desk.told(UNSEEN)
        if told is None:
            otherwise = shown_means(UNSEEN, LEFT_OUT)
            words = f"0, padahal selnya tampak kosong; bila memang belum ada datanya: --means {otherwise}"
            self.desk.doubt(self.table.place(row, head), UNSEEN, NOUGHT, words)
        return None if told == LEFT_OUT else Decimal(0)

    @cached_property
    def _judged(self) -> dict[Head, Kind]:
        return {head: self._judge(head) for head in self.ratios}

    def _judge(self, head: Head) -> Kind:
        """Return what a column of ratios holds; where all of them may be thousands, the user is asked."""
        key = key_of_figures(head)
        told = self.desk.told(key)
        if told == _THOUSANDS:
            return Kind.AMOUNT
        text = unclear_text(self.table.column(head))
        if text is not None and told != _DECIMALS:
            thousand, fraction = both_readings(text)
            otherwise = f"bila {thousand}, tambahkan --means {shown_means(key, _THOUSANDS)}"
            words = f'desimal, jadi "{text}" dibaca {fraction}; {otherwise}'
            self.desk.doubt(self.table.place(None, head), key, _DECIMALS, words)
        return Kind.RATIO


def key_of_figures(head: Head) -> str:
    """Return what the user says a meaning of, to settle how figures of a column are read."""
    return f"angka {head.name}"


def check_sum(
    desk: Desk,
    table: ForeignTable,
    row: int,
    head: Head,
    stated: Decimal | None,
    parts: Sequence[Decimal | None],
) -> bool:
    """Report a total that its parts do not make; one that is not stated is none, one that follows is told.

    Returns:
        Whether there is nothing wrong.
    """
    summed = sum((part for part in parts if part is not None), Decimal(0))
    if stated is None or not parts or stated == summed:
        return True
    if not desk.is_followed((row, head.column), stated - summed):
        wrong = WrongTotal(table.place(row, head), shown(stated), shown(summed), len(parts))
        report_wrong(desk, wrong, stated - summed)
    return False


def report_wrong(desk: Desk, wrong: WrongTotal, difference: Decimal) -> None:
    """Report a figure that does not fit others; it is noted where it was accepted, now or before.

    Args:
        desk: Where problems go.
        wrong: The figure, and what is used for it.
        difference: By how much it is more than that.
    """
    is_accepted = desk.asked.accepts_totals or desk.has_declared(wrong)
    if is_accepted:
        desk.accepted.append(wrong)
    words = {"stated": wrong.stated, "difference": shown(difference)}
    if wrong.parts is None:
        code = "figure_kept_wrong" if is_accepted else "figure_differs"
        desk.log.add(code, wrong.place, wanted=wrong.summed, **words)
    else:
        code = "total_kept_wrong" if is_accepted else "total_differs"
        desk.log.add(code, wrong.place, summed=wrong.summed, parts=f"{wrong.parts} bagiannya", **words)


def settle_sum(
    desk: Desk,
    table: ForeignTable,
    row: int,
    head: Head,
    stated: Decimal | None,
    parts: Sequence[Decimal | None],
) -> Decimal | None:
    """Return what is taken for a total: as stated, or what its parts make where a wrong one is accepted.

    One that follows from another is wrong by what was accepted of that.
    """
    before = len(desk.accepted)
    check_sum(desk, table, row, head, stated, parts)
    summed = sum((part for part in parts if part is not None), Decimal(0))
    is_followed = stated is not None and desk.is_followed((row, head.column), stated - summed)
    return summed if is_followed or len(desk.accepted) > before else stated


def shown(value: Decimal) -> str:
    """Write a figure with the decimals that it has."""
    return write_exact(value)
