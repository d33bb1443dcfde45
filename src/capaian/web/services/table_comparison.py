"""What a table and the register have of a kind in a month, by who brought it,
and what is made of both.

The table is right, the register is, or both are added up: somebody chooses where anything but
earlier tables of the same post says otherwise. What others have stays beside a table as far as it
fits into its numbers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from capaian.domain.numerals import write_count
from capaian.domain.period import Period
from capaian.dossier.intake.register_tables import RegisterNumber
from capaian.rules.facts import gather

TAKE_TABLE, TAKE_REGISTER, TAKE_BOTH = "tabel", "register", "jumlah"
ANSWERS: Final = {
    TAKE_TABLE: "tabel ini",
    TAKE_REGISTER: "register",
    TAKE_BOTH: "keduanya dijumlah",
}
"""The register becomes what the table has, stays as it is,
gets the table beside what others have.
"""
FOR_ALL: Final = "semua"
"""Key of the answer to all questions without one of their own."""


class Source(StrEnum):
    """Who brought what the register has, in words;
    what stays beside a table stays in this order.
    """

    VISITS = "kunjungan"
    COUNTER = "loket"
    TABLES = "tabel lain"
    OWN_TABLES = "tabel jabatan ini"
    REPLACED = "tabel yang digantikan"
    """Those of the same post, in cells that the new table has."""


class Kind(NamedTuple):
    """What is counted."""

    service: str
    detail: str
    stage: str


class Cell(NamedTuple):
    """When and whose a number is; a recap is of the month that its day ends."""

    day: date
    is_recap: bool
    area: str
    post: str
    holder: int | None


class Part(NamedTuple):
    """What a source has in a cell."""

    cell: Cell
    source: Source
    number: int


class Change(NamedTuple):
    """By what numbers an answer changes the register."""

    cells: Mapping[Cell, int]
    taken_out: Mapping[Source, int]


_NO_CHANGE: Final = Change({}, {})


@dataclass(frozen=True)
class KindMonth:
    """A kind at a stage in a month."""

    kind: Kind
    month: Period
    words: str
    is_level: bool
    numbers: Sequence[tuple[RegisterNumber, Cell]]
    """Of the table, each with the cell that it is for; all are of days,
    or all of the month as a whole.
    """
    register: Sequence[Part]
    answers: Mapping[str, str]

    @property
    def key(self) -> str:
        """By which the question is answered."""
        return f"{'|'.join(self.kind)}|{self.month}"

    @property
    def is_recap(self) -> bool:
        """Whether the table has the month as a whole."""
        return self.numbers[0][0].is_recap

    @cached_property
    def choices(self) -> Mapping[str, Change]:
        """What may become of the register, by the answer; without a code: nobody has to choose."""
        if self.is_level and self.is_recap and self.register and self.before == self.in_table:
            return {"": _NO_CHANGE}
        by_table = self._change(self._parts)
        replaced = [part for part in self._parts if part.source is Source.REPLACED]
        days = {cell.day for cell in by_table.cells}
        contrary = {part.cell.day for part in self._parts if part not in replaced}
        if not (contrary if self.is_recap and days else contrary & days):
            return {"": by_table}
        found = {
            TAKE_TABLE: by_table,
            TAKE_REGISTER: _NO_CHANGE,
            TAKE_BOTH: self._change(replaced),
        }
        if self.is_level:  # it is never added up
            del found[TAKE_BOTH]
        if by_table.taken_out.get(Source.VISITS):  # a visit is corrected on its sheet
            del found[TAKE_TABLE]
        return found

    @property
    def options(self) -> Mapping[str, str]:
        """What can be chosen, in words; empty: nobody has to choose."""
        found = {}
        for code, change in self.choices.items():
            out = [f"{source} {write_count(n)}" for source, n in change.taken_out.items() if n > 0]
            taken_out = f" (dikeluarkan: {', '.join(out)})" if out else ""
            found[code] = f"{ANSWERS.get(code)}: {write_count(self._total(change))}{taken_out}"
        return {} if "" in found else found

    @property
    def own_answer(self) -> str:
        """What was chosen of it by itself; empty: nothing."""
        return self.answers.get(self.key, "")

    @property
    def answer(self) -> str:
        """What was chosen of it, or of all; empty: nothing yet, or nobody has to."""
        chosen = (self.own_answer, self.answers.get(FOR_ALL, ""))
        return next((each for each in chosen if each and each in self.choices), "")

    @property
    def change(self) -> Change:
        """What is written."""
        return self.choices.get(self.answer, _NO_CHANGE)

    @property
    def before(self) -> int:
        """What the register has where the table is about; of a level on its last day."""
        return self._total(_NO_CHANGE)

    @property
    def after(self) -> int:
        """What it has when that is written."""
        return self._total(self.change)

    @property
    def in_table(self) -> int:
        """What the table has; of a level on its last day."""
        return self._sum_up((cell, number.value) for number, cell in self.numbers)

    @property
    def sources(self) -> Mapping[str, int]:
        """What each source has of that; empty of a level."""
        sums = Counter[str]()
        for _, source, number in () if self.is_level else self._parts:
            sums[source.value] += number
        return dict(sums)

    @property
    def is_sum_of_levels(self) -> bool:
        """Whether the table has the sum of levels that the register has by day."""
        return (
            self.is_level
            and self.is_recap
            and self.in_table == sum(part.number for part in self.register)
        )

    def _total(self, change: Change) -> int:
        return self._sum_up(
            (*((part.cell, part.number) for part in self._parts), *change.cells.items())
        )

    def _sum_up(self, numbers: Iterable[tuple[Cell, int]]) -> int:
        numbers = sorted(numbers)
        last = {cell.area: cell.day for cell, _ in numbers}
        return sum(n for cell, n in numbers if not self.is_level or last[cell.area] == cell.day)

    @cached_property
    def _parts(self) -> Sequence[Part]:
        """What the register has where the table is about."""
        sums: dict[Cell, Counter[Source]] = defaultdict(Counter)
        for cell, source, number in self.register:
            if place := self._place(cell):
                is_own = source is Source.OWN_TABLES and cell.is_recap == self.is_recap
                sums[place][Source.REPLACED if is_own and self._names(place) else source] += number
        for own in sums.values():  # what tables took out of a cell is less of its other sources
            for less, other in pairwise(
                (Source.REPLACED, Source.OWN_TABLES, Source.TABLES, Source.COUNTER)
            ):
                if own[less] < 0:
                    own[other] += own.pop(less)
        return [
            Part(cell, source, own[source])
            for source in Source
            for cell, own in sums.items()
            if own[source] or (self.is_level and source in own)
        ]

    def _place(self, cell: Cell) -> Cell | None:
        """Return the cell as which the table sees one of the register; `None`: it is not about it.

        Days see all between the first and the last of them, and recaps of their month; a recap
        sees all days as one; a level itself, whoever recorded it, and as a recap the last day on
        which somebody did.
        """
        if self.is_level:
            last = max(part.cell.day for part in self.register)
            is_seen = self._names(cell) or (self.is_recap and cell.day == last)
            return cell._replace(post="", holder=None) if is_seen else None
        if self.is_recap:
            return cell._replace(day=self.numbers[0][1].day, is_recap=True)
        return cell if cell.is_recap or min(self._areas) <= cell.day <= max(self._areas) else None

    @cached_property
    def _areas(self) -> Mapping[date, Collection[str]]:
        """Kecamatan that the table has, by day."""
        return gather((cell.day, number.area) for number, cell in self.numbers)

    def _names(self, cell: Cell) -> bool:
        """Say whether the table has a number of a cell;
        one of no kecamatan is among those of its day.
        """
        areas = self._areas.get(cell.day, ())
        return cell.area in areas or "" in areas or bool(areas and not cell.area)

    def _change(self, parts: Sequence[Part]) -> Change:
        """Return what makes of parts the numbers of the table;
        of a level all stays but the difference.
        """
        by_day, kept = gather((part.cell.day, part) for part in parts), Counter[Part]()
        cells, new, taken_out = Counter[Cell](), set[Cell](), Counter[Source]()
        for number, cell in self.numbers:
            left, there = (
                number.value,
                [part for part in by_day.get(cell.day, ()) if _has(number, part)],
            )
            for part in there:
                if part.source is not Source.REPLACED or part.cell != cell:
                    free = part.number - kept[part]
                    taken = free if self.is_level else min(free, left)
                    kept[part], left = kept[part] + taken, left - taken
            cells[cell] += left
            new |= (
                {cell} if self.is_level and not there else set()
            )  # also a level of 0 is known then
        for part in parts:
            if not self.is_level or part.cell.day in self._areas:
                cells[part.cell] += kept[part] - part.number
                taken_out[part.source] += part.number - kept[part]
        del taken_out[Source.REPLACED]
        return Change({cell: n for cell, n in cells.items() if n or cell in new}, taken_out)


def _has(number: RegisterNumber, part: Part) -> bool:
    """Say whether what a source has is among a number of the same day or month."""
    is_among = number.area in ("", part.cell.area) or (
        part.source is Source.VISITS and not part.cell.area
    )
    return is_among and (number.is_recap or not part.cell.is_recap)
