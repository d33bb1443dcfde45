"""What a table says of itself by which its figures could mean something else.

Whoever takes a table confirms once all that it says; the next one that says the same, save its time, is known
by a digest of that. No list of words decides what matters: a title `DKB I`, a sheet `06` or a column
`SUMBER DANA` that says `DAK` in every row make another reading, whatever the program makes of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.domain.intake import IntakeColumn, IntakeReading
from capaian.domain.issue import Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable, Head, SheetTables
from capaian.dossier.intake.intaken import Intaken, Reading, TakenTable
from capaian.dossier.intake.periods import find_period
from capaian.dossier.intake.reading_times import Anchor, without_times
from capaian.dossier.intake.remembering import with_readings
from capaian.dossier.intake.surroundings import Surroundings, may_number
from capaian.dossier.intake.title_words import DOCUMENTS
from capaian.dossier.intake.words import fold, has_words, spelt, tokens, word_set
from capaian.dossier.personal import mask_personal_numbers
from capaian.dossier.tables.intake import INTAKE

_DIGITS: Final = 16
_CODE: Final = 8
_FEW: Final = 8
"""Different things that a column may say, to be told."""
_PERSONS: Final = word_set(
    "petugas operator nip nik camat lurah bendahara pejabat pegawai pelaksana pengelola pptk ppk kpa pic "
    "penyusun penanggung penanggungjawab telepon hp"
)
"""Heads of columns that name persons."""
_NOUGHTS: Final = frozenset({"", "0"})


def with_read(taken: Intaken, sheets: Mapping[str, SheetTables], office: OfficeYear) -> Intaken:
    """Return what was taken with what each table says of itself; that is kept with the figures.

    Args:
        taken: The tables, and what files become.
        sheets: The tables of each sheet, before anything was understood.
        office: The office: it knows readings that were confirmed.
    """
    known = {(one.intake, one.digest) for one in office.intake_readings}
    around = {name: Surroundings(sheet) for name, sheet in sheets.items()}
    readings = [read_table(one, around[one.proposal.table.grid.sheet], known) for one in taken.tables]
    if not taken.changes:
        return replace(taken, readings=tuple(readings))
    content = taken.changes.get(INTAKE.file, taken.folder.parts.get(INTAKE.file))
    before = None if content is None else content.decode("utf-8-sig")
    here = Place(INTAKE.file)
    noted = with_readings(before, office, [IntakeReading(one.intake, one.digest, here) for one in readings])
    told = {} if noted is None else {INTAKE.file: noted.encode()}
    changes = taken.changes if noted == before else {**taken.changes, **told}
    return replace(taken, changes=changes, readings=tuple(readings), code=code_of(taken.tables, readings))


def read_table(
    one: TakenTable, around: Surroundings, known: Collection[tuple[str, str]] = frozenset()
) -> Reading:
    """Return what a table says of itself.

    Args:
        one: The table.
        around: The sheet that it stands in.
        known: Codes of intakes and digests that were confirmed.
    """
    return _Reader(one, around).read(known)


def code_of(tables: Sequence[TakenTable], readings: Sequence[Reading]) -> str:
    """Return what somebody names who has looked at what a file was taken for."""
    told = [
        (one.digest, one.intake, [*map(str, one.periods)], sorted(table.taken.names.items()))
        for table, one in zip(tables, readings, strict=True)
    ]
    return _digest(told)[:_CODE]


def _digest(told: object) -> str:
    text = json.dumps(told, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


@dataclass(frozen=True)
class _Reader:
    """Reads one table."""

    one: TakenTable
    around: Surroundings

    @property
    def _table(self) -> ForeignTable:
        return self.one.proposal.table

    @property
    def _columns(self) -> tuple[IntakeColumn, ...]:
        return self.one.proposal.intake.columns

    def read(self, known: Collection[tuple[str, str]]) -> Reading:
        """Return what the table says."""
        intake = self.one.proposal.intake
        rows = sorted({row.row for row in self.one.taken.rows})
        lines = self.around.lines(self._table, rows)
        unused = self._unused()
        said = {head.name: texts for head in unused if (texts := self._said(head, rows))}
        names = tuple(head.name for head in unused if head.name)
        periods = tuple(sorted({*self._periods()}, key=lambda one: (one.end, one.start)))
        told = self._told(lines, names, said, self._anchor(periods), periods)
        digest = _digest(told)
        shown = tuple(map(mask_personal_numbers, lines))
        is_confirmed = (intake.id, digest) in known
        return Reading(intake.id, self.around.name, shown, names, said, periods, digest, is_confirmed)

    def _periods(self) -> Iterator[Period]:
        """Yield the periods of which anything is stored."""
        found = {row.cells["period"] for row in self.one.taken.rows if "period" in row.cells}
        yield from map(Period.parse, sorted(found))
        if not found:
            yield self.one.taken.period

    def _anchor(self, periods: Sequence[Period]) -> Anchor:
        """Return the end of what it is taken for: the only part of the year, else what its titles tell."""
        parts = [period for period in periods if period.kind is not PeriodKind.YEAR]
        if len(parts) == 1 or (len(periods) == 1 and not parts):
            return Anchor.of((parts or periods)[0])
        return Anchor.of(find_period(self._table.titles) or self.one.taken.period)

    def _unused(self) -> tuple[Head, ...]:
        """Return the columns of which nothing is taken."""
        intake = self.one.proposal.intake
        used = {intake.names_in, self.one.taken.parts_in, *(column.head for column in self._columns)}
        taken = {spelt(name) for name in used if name}
        return tuple(head for head in self._table.heads if not head.name or spelt(head.name) not in taken)

    def _said(self, head: Head, rows: Sequence[int]) -> tuple[str, ...]:
        """Return what a column says in the rows taken, where that is the same or few things.

        What names each row is another one in each; notes stand in some rows alone.
        """
        if word_set(fold(head.name)) & _PERSONS:
            return ()
        texts = self._texts(head, rows)
        told = {*texts} - _NOUGHTS
        if not any(map(has_words, told)):
            return tuple(text for text in told if len({*texts}) == 1 and may_number(text))
        if all(texts):
            is_few = len(told) == 1 or (len(told) <= _FEW and 2 * len(told) <= len(texts))
        else:
            noted = {*self._texts(head, self._table.rows)} - _NOUGHTS
            told = noted if len(noted) <= _FEW else told
            is_few = len(told) <= _FEW
        return tuple(map(mask_personal_numbers, sorted(told))) if is_few else ()

    def _texts(self, head: Head, rows: Sequence[int]) -> list[str]:
        return [as_text(self._table.grid.value(row, head.column)) for row in rows]

    def _told(
        self,
        lines: Sequence[str],
        unused: Sequence[str],
        said: Mapping[str, Sequence[str]],
        anchor: Anchor,
        periods: Sequence[Period],
    ) -> object:
        """Return what the digest is made of: texts without times, in an order of their own."""
        intake = self.one.proposal.intake
        used = {(self._head(column, anchor), column.means) for column in self._columns}
        return {
            "as": [intake.table.value, intake.is_cumulative, *sorted({period.kind for period in periods})],
            "first": self._is_of_beginning(periods),
            "sheet": without_times(self.around.name, anchor),
            "lines": [*dict.fromkeys(without_times(line, anchor) for line in lines)],
            "names": [without_times(name, anchor) for name in (intake.names_in, self.one.taken.parts_in)],
            "used": sorted(used),
            "order": self._order(anchor),
            "unused": sorted({without_times(name, anchor) for name in unused}),
            "said": sorted(
                [without_times(f"{name} {text}", anchor) for text in texts] for name, texts in said.items()
            ),
        }

    def _is_of_beginning(self, periods: Sequence[Period]) -> bool:
        """Say whether figures are of the first part of a year, where alone and since January are one."""
        parts = [period for period in periods if period.kind is not PeriodKind.YEAR]
        is_open = self.one.taken.adds_up and not self.one.proposal.intake.is_cumulative
        return is_open and len(parts) == 1 and parts[0].ordinal == 1

    def _order(self, anchor: Anchor) -> Sequence[str]:
        """Return all heads from left to right, where what one means is told by those beside it.

        `MEMILIKI` is of the document before it; a head that names its own tells all itself.
        """
        heads = [head for column in self._columns if (head := self._table.head(column.head)) is not None]
        if all(tokens(" ".join(head.parts)) & DOCUMENTS for head in heads):
            return ()
        months = {one.head: Anchor(anchor.year, one.month) for one in self._columns if one.month}
        names = (without_times(one.name, months.get(one.name, anchor)) for one in self._table.heads)
        return [*dict.fromkeys(names)]

    def _head(self, column: IntakeColumn, anchor: Anchor) -> str:
        """Return the head of a column that is used; columns of months are one, however many there are."""
        return without_times(column.head, Anchor(anchor.year, column.month) if column.month else anchor)
