"""What the rows of a table of areas are called, and what the user says of a name: now, or before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

from capaian.dossier.intake.areas import AreaBook, Match, bare_name, code_before, plain_name
from capaian.dossier.intake.desk import LEFT_OUT, Desk
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.namesakes import Line, is_of_area, total_of_pair
from capaian.dossier.intake.other_levels import of_section
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.total_words import is_total
from capaian.dossier.intake.words import DISTRICT_RANKS, fold, squeeze

_ORDINAL: Final = re.compile(r"[0-9]{1,3}\.?")
"""The number of a row, which names nothing."""
# NO_KEC, Kode Kecamatan, KD_KEC; KEC above digits
_OF_CODES: Final = re.compile(rf"\A(?:(?:no|nomor|kode|kd|id) )?(?:{'|'.join(DISTRICT_RANKS)})\Z")
_OF_REGENCY: Final = re.compile(r"\A(?:(?:no|nomor|kode|kd|id) )?(?:kab|kabupaten|kota|kabkota)\b")
_DIGITS: Final = 2
"""Digits of the last part of the code of a kecamatan."""


@dataclass(frozen=True)
class RowNames:
    """What the rows are called."""

    table: ForeignTable
    names: Head | None
    """The column of names."""
    heads: Sequence[Head]
    """The columns that are taken."""
    book: AreaBook
    desk: Desk

    def name(self, row: int) -> str:
        """Return what a row is called; some put it before the column of the names, or leave that empty."""
        last = self._last
        texts = [self.table.text(row, head) for head in reversed(self.table.heads[:last])]
        behind = (self.table.text(row, head) for head in self.table.heads[last:] if head not in self.heads)
        words = (text for text in behind if any(map(str.isalpha, text)) and not is_figure(text))
        named = (text for text in texts if not _ORDINAL.fullmatch(text))
        return next(filter(None, chain(named, words, texts)), "")

    def texts(self, row: int) -> list[str]:
        """Return what stands before the figures of a row, without what the rows around it say as well."""
        texts = (self.beside(row, head) for head in self.table.heads[: self._last])
        return [*filter(None, texts)] or [self.name(row)]

    def beside(self, row: int, head: Head) -> str:
        """Return what a cell says of its row; nothing where most rows say the same."""
        text = self.table.text(row, head)
        is_named = self.names is not None and bool(self.table.text(row, self.names))
        return "" if head != self.names and is_named and text == self._of_most.get(head) else text

    def line(self, row: int) -> Line:
        """Return a row with what tells a total from an area of its name."""
        counts = {
            head.name: found[0]
            for head in self.heads
            if (found := figures_of(self.table, row, (head,), Kind.COUNT))
        }
        first = min(head.column for head in self.heads)
        before = (self._mark(row, head) for head in self.table.heads if head.column < first)
        name = self.name(row)
        is_ranked = squeeze(name) != bare_name(name)
        return Line(row, counts, is_ranked or any(text not in ("", name) for text in before))

    def _mark(self, row: int, head: Head) -> str:
        """Return what a cell before the figures says of its row; nothing where it counts something."""
        text = self.beside(row, head)
        is_behind = self.names is not None and head.column > self.names.column
        is_count = is_behind and is_figure(text) and code_before(text) not in self.book.names
        return "" if is_count else text

    def answer(self, row: int) -> tuple[str, str]:
        """Return a name of a row that the user says a meaning of, now or before, and that; else nothing."""
        if row not in self._answers:
            self._answers[row] = self._find_answer(row)
        return self._answers[row]

    def code(self, row: int) -> str | None:
        """Return the code of the area that a row names."""
        if self.answer(row)[1]:
            return self.book.find(self.name(row)).code
        return self.match(row).code

    def match(self, row: int) -> Match:
        """Return the area that a row names; of a regency and a city of one name that of its section."""
        text = self.name(row)
        found = self.plain.find(text)
        return (
            found
            if found.code or not self.book.called(text)
            else of_section(self.table, row, self.plain, text)
        )

    def are_apart(self, upper: int, lower: int) -> bool:
        """Say whether the lower one of two rows names another area than the upper one, or is a total."""
        one, other = (self.code(row) or next(filter(is_total, self.texts(row)), "") for row in (upper, lower))
        return other not in ("", one)

    def numbered(self, row: int) -> Iterator[tuple[Head, str]]:
        """Yield the codes that columns of the last part of codes tell of a row: `NO_KEC`."""
        for head in self._of_numbers:
            if (code := self._by_number(row, head)) is not None:
                yield head, code

    @cached_property
    def _of_numbers(self) -> list[Head]:
        """Columns headed as the numbers of areas, which they are in most rows; no mere numbers of rows."""
        headed = [head for head in self.table.heads if _OF_CODES.search(fold(head.name))]
        codes = {row: self.plain.find(self.name(row)).code for row in self._areas}
        return [head for head in headed if head not in self.heads and self._is_of_numbers(head, codes)]

    def _is_of_numbers(self, head: Head, codes: Mapping[int, str | None]) -> bool:
        """Say whether a column holds numbers of areas: by names of most rows, or by the regency's beside it.

        Numbers that count rows, from the first or from the last, are none unless both tell so.
        """
        numbers = {row: self._by_number(row, head) for row in codes}
        is_right = 2 * sum(numbers[row] == code for row, code in codes.items()) > len(codes)
        told = [self.table.text(row, head).lstrip("0") for row in codes]
        running = [str(n) for n in range(1, len(told) + 1)]
        is_coded = any(_OF_REGENCY.search(fold(other.name)) for other in self.table.heads)
        if told in (running, running[::-1]):
            return is_right and is_coded
        return is_right or (is_coded and self.book.names.keys() >= {*numbers.values()})

    def _by_number(self, row: int, head: Head) -> str | None:
        text = self.table.text(row, head)
        regency = self.desk.office.office.regency
        is_short = text.isdecimal() and len(text) <= _DIGITS and regency not in self.book.names
        return f"{regency}.{text.zfill(_DIGITS)}" if is_short else None

    @cached_property
    def plain(self) -> AreaBook:
        """The areas, with nothing settled of their names."""
        return AreaBook(self.book.names)

    @cached_property
    def _answers(self) -> dict[int, tuple[str, str]]:
        return {}

    def _find_answer(self, row: int) -> tuple[str, str]:
        own = self.name(row)
        if not self.desk.asked.means and not self.book.settled:
            return own, ""
        others = (self.beside(row, head) for head in self.table.heads if head not in self.heads)
        for text in (text for text in (own, *others) if text and not _ORDINAL.fullmatch(text)):
            told = self.desk.told(text)
            answer = told or self.book.answer(text)
            if answer is not None and self._is_about(row, text, answer, is_now=told is not None):
                return text, answer
        return own, ""

    def _is_about(self, row: int, text: str, answer: str, *, is_now: bool) -> bool:
        """Say whether an answer is about a row: one that the regency is meant is not about its namesake.

        Which of several rows with that name is the kecamatan, and whether one row is, the figures and the
        numbering tell; but not against what the user says now of the only row.
        """
        is_left = answer == LEFT_OUT and not self._is_of_regency(text)
        is_area = self.plain.find(text).code is not None and not self._is_ranked(text)
        if answer in self.book.names or is_left or not is_area:
            return True
        alike = [self.line(one) for one in self._areas if bare_name(self.name(one)) == bare_name(text)]
        total = total_of_pair(alike)
        if total is not None:
            return row == total
        if is_now and len(alike) < 2:
            return True
        others = [self.line(one) for one in self._areas if one not in {line.row for line in alike}]
        return not is_of_area(self.line(row), others, [*map(self.line, self._totals)])

    def _is_of_regency(self, text: str) -> bool:
        """Say whether a name is that of the regency that all areas of the table lie in."""
        own = self.desk.office.office
        return own.regency not in self.book.names and bare_name(text) == bare_name(own.regency_name)

    def _is_ranked(self, text: str) -> bool:
        """Say whether a name is that of the regency with its rank, which no kecamatan has."""
        return self._is_of_regency(text) and plain_name(text) == plain_name(
            self.desk.office.office.regency_name
        )

    @cached_property
    def _filled(self) -> list[int]:
        return [row for row in self.table.rows if self.table.holds(row, self.heads)]

    @cached_property
    def _areas(self) -> list[int]:
        """The rows that name an area, whatever was settled of its name."""
        named = (row for row in self._filled if self.plain.find(self.name(row)).code is not None)
        return [row for row in named if not self._is_ranked(self.name(row))]

    @cached_property
    def _totals(self) -> list[int]:
        return [
            row for row in self._filled if any(is_total(t) or self._is_ranked(t) for t in self.texts(row))
        ]

    @cached_property
    def _of_most(self) -> dict[Head, str]:
        """What most rows say alike in a column: that tells none of them from the others."""
        found: dict[Head, str] = {}
        for head in self.table.heads:
            texts = Counter(self.table.text(row, head) for row in self._filled)
            text, count = max(texts.items(), key=lambda item: item[1], default=("", 0))
            found |= {head: text} if text and count > 1 and count * 2 > len(self._filled) else {}
        return found

    @cached_property
    def _last(self) -> int:
        """How many columns stand up to that of the names."""
        places = (place for place, head in enumerate(self.table.heads, 1) if head == self.names)
        return next(places, len(self.table.heads))
