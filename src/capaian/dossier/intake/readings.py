"""What a table says of itself by which its figures could mean something else.

Whoever takes a table confirms once all that it says; the next one that says the same, save its time, is known
by a digest of that. No list of words decides what matters: a title `DKB I`, a sheet `06` or a column
`SUMBER DANA` that says `DAK` in every row make another reading, whatever the program makes of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from capaian.domain.intake import IntakeColumn, IntakeReading, IntakeTable
from capaian.domain.issue import Place
from capaian.domain.period import Period, PeriodKind
from capaian.domain.rule_set import RuleSet
from capaian.dossier.intake.column_says import ColumnSays, Said
from capaian.dossier.intake.coverages import coverages_of
from capaian.dossier.intake.figure_shapes import Shape, shapes_of, told_of
from capaian.dossier.intake.heads import ForeignTable, Head, SheetTables
from capaian.dossier.intake.intaken import Intaken, Reading, TakenTable
from capaian.dossier.intake.known_names import KnownNames
from capaian.dossier.intake.looks import Look, looks_of
from capaian.dossier.intake.periods import find_period
from capaian.dossier.intake.reading_times import Anchor, without_times
from capaian.dossier.intake.remembering import with_readings
from capaian.dossier.intake.shown_code import digest_of
from capaian.dossier.intake.sides import explained_by_sides
from capaian.dossier.intake.stored_figures import Stored
from capaian.dossier.intake.surroundings import Line, Surroundings
from capaian.dossier.intake.title_words import DOCUMENTS
from capaian.dossier.intake.why_asked import DIGITS, Taken, Told, why_asked
from capaian.dossier.intake.words import fold, spelt, tokens
from capaian.dossier.personal import mask_personal_numbers
from capaian.dossier.spreadsheets.model import column_letters
from capaian.dossier.tables.intake import INTAKE


def with_read(taken: Intaken, sheets: Mapping[str, SheetTables], stored: Stored, rules: RuleSet) -> Intaken:
    """Return what was taken with what each table says of itself; that is kept with the figures.

    Args:
        taken: The tables, and what files become.
        sheets: The tables of each sheet, before anything was understood.
        stored: What the office has, and which readings were confirmed.
        rules: What rows may be called.
    """
    office, names = stored.office, KnownNames.of(stored.office, rules)
    known = {(one.intake, one.digest) for one in office.intake_readings}
    around = {name: Surroundings(sheet, names, office.year) for name, sheet in sheets.items()}
    settled = {one.id: [column.head for column in one.columns] for one in office.intakes}
    readings = []
    for one in taken.tables:
        sheet, shapes = around[one.proposal.table.grid.sheet], shapes_of(one, stored)
        read = read_table(one, sheet, known, taken.beside, shapes, settled.get(one.proposal.intake.id, ()))
        readings.append(replace(read, coverages=coverages_of(one, stored)))
    if not taken.changes:
        return replace(taken, readings=tuple(readings))
    content = taken.changes.get(INTAKE.file, taken.folder.parts.get(INTAKE.file))
    before = None if content is None else content.decode("utf-8-sig")
    here = Place(INTAKE.file)
    confirmed = [(one.intake, digest) for one in readings for digest in (one.words, one.digest)]
    noted = with_readings(before, office, [IntakeReading(*one, here) for one in dict.fromkeys(confirmed)])
    told = {} if noted is None else {INTAKE.file: noted.encode()}
    changes = taken.changes if noted == before else {**taken.changes, **told}
    return replace(taken, changes=changes, readings=tuple(readings))


def read_table(
    one: TakenTable,
    around: Surroundings,
    known: Collection[tuple[str, str]] = frozenset(),
    beside: Sequence[str] = (),
    shapes: Sequence[Shape] = (),
    settled: Sequence[str] = (),
) -> Reading:
    """Return what a table says of itself.

    Args:
        one: The table.
        around: The sheet that it stands in.
        known: Codes of intakes and digests that were confirmed.
        beside: What its file says elsewhere.
        shapes: What its figures look like, where ordinary ones do not.
        settled: Columns that were taken before.
    """
    return _Reader(one, around, beside, shapes, settled).read(known)


@dataclass(frozen=True)
class _Reader:
    """Reads one table."""

    one: TakenTable
    around: Surroundings
    beside: Sequence[str]
    shapes: Sequence[Shape]
    settled: Sequence[str]

    @property
    def _table(self) -> ForeignTable:
        return self.one.proposal.table

    @property
    def _columns(self) -> tuple[IntakeColumn, ...]:
        return self.one.proposal.intake.columns

    def read(self, known: Collection[tuple[str, str]]) -> Reading:
        """Return what the table says."""
        intake = self.one.proposal.intake
        lines = self.around.lines(self._table, self._rows, frozenset(self._used), self.one.end)
        unused = self._unused()
        said = [*self._said(unused)]
        names = tuple(head.name for head in unused if head.name)
        periods = tuple(sorted({*self._periods()}, key=lambda one: (one.end, one.start)))
        taken, anchor = self._taken(periods), self._anchor(periods)
        told = {**self._told(lines, names, said, anchor), **taken.told}
        lasting = told_of(shape for shape in self.shapes if not shape.times)
        digest = digest_of({**told, **told_of(self.shapes)}, DIGITS)
        words = digest_of({**told, **lasting}, DIGITS)
        shown = tuple(mask_personal_numbers(line.text) for line in lines)
        is_confirmed = (intake.id, digest) in known
        columns = {one.head: tuple(sorted(_shown(one, text) for text in one.texts)) for one in said}
        about = {one.head: self._about(one) for one in said if any(one.texts.values())}
        shapes = tuple(shape.text for shape in self.shapes)
        looks = tuple(look.text for look in self._looks)
        kinds = shapes, looks, periods
        confirmed = {one for of, one in known if of == intake.id}
        anchors = dict.fromkeys((anchor, *(Anchor.of(one) for one in (periods[0], periods[-1]))))
        texts = ({**self._told(lines, names, said, one), **lasting} for one in anchors)
        why = "" if words in confirmed else why_asked(taken, texts, confirmed, self._added())
        heads = shown, names, columns, about
        digests = digest, words, is_confirmed
        return Reading(intake.id, self.around.name, *heads, *kinds, *digests, why=why)

    @cached_property
    def _looks(self) -> Sequence[Look]:
        """What is struck out, or not seen."""
        return looks_of(self.one, self._rows, self.around.names.areas.names)

    @cached_property
    def _rows(self) -> Mapping[int, str]:
        """The rows of which figures were taken, with the codes of what they are about."""
        name = "node" if self.one.sort is IntakeTable.INPUTS else "area"
        return {row.row: row.cells.get(name, "") for row in self.one.taken.rows}

    @cached_property
    def _used(self) -> Mapping[int, str]:
        """The columns that figures are taken from."""
        heads = (self._table.head(column.head) for column in self._columns)
        places = {place: "" for row in self.one.taken.rows for place in row.places.values()}
        return places | {head.column: head.name for head in heads if head is not None}

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

    def _said(self, unused: Sequence[Head]) -> Iterator[Said]:
        """Yield what columns say in the rows taken, those without heads too."""
        look = ColumnSays(self._table, self._rows, self.around.names, self.around.year)
        names = {fold(self.one.proposal.intake.names_in)}
        told = {head.column: (head.name, False) for head in unused}
        told |= {head.column: (head.name, True) for head in self._table.heads if fold(head.name) in names}
        headed = self.around.headed | self._used.keys()
        told |= {
            n: (f"kolom {column_letters(n)}", False)
            for n in range(1, self._table.grid.width + 1)
            if n not in headed
        }
        summed = explained_by_sides(self._table, [*self._rows], self._used)
        for column, (head, is_of_names) in sorted(told.items()):
            followed = self._rows if column in summed else self.one.taken.followed.get(column, ())
            is_told = column not in self._used
            said = look.of(column, head, followed, is_of_names=is_of_names) if is_told else None
            if said is not None:
                yield said

    def _about(self, said: Said) -> Mapping[str, tuple[str, ...]]:
        """Return which rows say what in a column, as it is shown."""
        called = self.around.names.areas.names
        return {
            _shown(said, text): tuple(called.get(code, code) for code in about)
            for text, about in said.texts.items()
        }

    def _told(
        self,
        lines: Sequence[Line],
        unused: Sequence[str],
        said: Sequence[Said],
        anchor: Anchor,
    ) -> Told:
        """Return what the digest is made of besides shapes: texts without times, in an order of their own."""
        intake = self.one.proposal.intake
        used = {(self._head(column, anchor), column.means) for column in self._columns}
        return {
            "sheet": without_times(self.around.name, anchor),
            "lines": [
                *dict.fromkeys((without_times(line.told, anchor), self._below(line)) for line in lines)
            ],
            "beside": sorted({without_times(text, anchor) for text in self.beside}),
            "names": [without_times(name, anchor) for name in (intake.names_in, self.one.taken.parts_in)],
            "used": sorted(used),
            "order": self._order(anchor),
            "unused": sorted({without_times(name, anchor) for name in unused}),
            "said": sorted(
                [without_times(f"{one.head} {one.times.get(text, text)}", anchor), about]
                for one in said
                for text, about in one.texts.items()
            ),
            **({"looks": [without_times(look.told, anchor) for look in self._looks]} if self._looks else {}),
        }

    def _below(self, line: Line) -> str:
        """Return what the row below a line is about that stands among those taken, and has no figures."""
        rows = sorted(self._rows)
        is_among = line.parts_rows and bool(rows) and rows[0] < line.row < rows[-1]
        return self._rows[rows[bisect_right(rows, line.row)]] if is_among else ""

    def _added(self) -> Sequence[str]:
        before = {spelt(head) for head in self.settled}
        return [one.head for one in self._columns if self.settled and spelt(one.head) not in before]

    def _taken(self, periods: Sequence[Period]) -> Taken:
        intake = self.one.proposal.intake
        kinds = frozenset(period.kind for period in periods)
        return Taken((intake.table.value, intake.is_cumulative), kinds, self._is_of_beginning(periods))

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


def _shown(said: Said, text: str) -> str:
    """Return what a column says as it is shown: a number that is a time with that."""
    time = said.times.get(text)
    return mask_personal_numbers(text) + (f" ({time})" if time else "")
