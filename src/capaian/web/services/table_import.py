"""Tables brought into the service register: what they change, and what has to be chosen first.

A number of a table is what there is, not what is added: the register gets the difference, as corrections that
name the file. Nothing that was counted is taken out.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final, NamedTuple
from uuid import UUID

from capaian.domain.numerals import write_count
from capaian.domain.period import Period, write_date
from capaian.dossier.intake.register_tables import RegisterNumber
from capaian.web.accounts.models import User
from capaian.web.services.catalogue import catalogue_of, stage_words
from capaian.web.services.presses import Press, PressRules
from capaian.web.services.sums import in_words
from capaian.web.site.unread_entries import WholeSum
from capaian.web.years.models import OfficeYear

TAKE_TABLE: Final = "tabel"
"""Answer to a contradiction by which the number of the table is right."""
OWNER_QUESTION: Final = "milik"
"""Key of the question whether a table has the numbers of its post alone, where others counted too."""
OF_POST: Final = "jabatan"
"""Answer by which it has those of its post alone."""
FILE_QUESTION: Final = "berkas"
"""Key of the question whether a file that was written at another place has other numbers for this one."""
UNPLACED: Final = "tanpa kecamatan"
"""What the register has of no kecamatan, where a table has the same by kecamatan."""
REST_QUESTION: Final = "sisa"
"""Key of the question what becomes of numbers of earlier tables that this one has not."""
TAKE_OUT: Final = "hapus"
"""Answer by which they go."""
MAX_ROWS_NAMED: Final = 4
_NO_KEY: Final = UUID(int=0)


class Scope(NamedTuple):
    """What a number of a table is about; of a month the day is its last one."""

    day: date
    service: str
    detail: str
    stage: str


class Cell(NamedTuple):
    """Whose a number is."""

    area: str
    post: str
    holder: int | None


Counts = dict[Scope, dict[Cell, int]]


class Correction(NamedTuple):
    """A number by which the register changes."""

    scope: Scope
    cell: Cell
    number: int
    is_recap: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """What a table changes of one kind at one stage."""

    words: str
    numbers: int
    """How many numbers the table has of it."""
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """Numbers of a month or of other posts that a table leaves unclear: somebody chooses."""

    key: str
    words: str
    options: Mapping[str, str]
    """What can be chosen: words by code."""
    answer: str
    """What was chosen; empty: nothing yet."""


@dataclass
class TablePlan:
    """What a table would write."""

    corrections: list[Correction] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    contradictions: list[TableQuestion] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """Why nothing can be written, with the rows."""
    unchanged: int = 0
    """Numbers that the register has already, or that it keeps against the table."""

    @property
    def is_ready(self) -> bool:
        """Whether all is answered, and something changes."""
        is_answered = all(each.answer for each in self.contradictions)
        return is_answered and not self.problems and bool(self.corrections or self.contradictions)

    @property
    def stamp(self) -> str:
        """Fingerprint of what would be written, which whoever writes it has read."""
        return hashlib.sha256("\n".join(map(str, self.corrections)).encode()).hexdigest()


class TablePlace(NamedTuple):
    """Where a table was counted."""

    site: str
    post: str
    """As holder of which post."""
    sha256: str
    """Of its file."""


class TablePlanner:
    """Holds the numbers of a table against the register of a site."""

    def __init__(self, year: OfficeYear, user: User, place: TablePlace, answers: Mapping[str, str]) -> None:
        """Keep where the table was counted, as holder of which post, and what was answered."""
        self.year, self.site, self.post, self._sha256 = year, place.site, place.post, place.sha256
        self.catalogue = catalogue_of(year)
        self.rules = PressRules(year, user, self.catalogue)
        self.plan, self._answers = TablePlan(), answers
        self._has_others = False
        self._home = self.catalogue.district_of(place.site)
        self._words = cache(self._in_words)
        self._reasons: dict[str, list[int]] = defaultdict(list)
        self._sums: dict[str, list[tuple[int, int]]] = defaultdict(list)
        """Before and after, by the words of what they are of."""

    def make(self, numbers: Sequence[RegisterNumber]) -> TablePlan:
        """Return what the numbers of a table would write."""
        self._days, self._recaps = (self._own_of(numbers, each) for each in self._counted(numbers))
        elsewhere = self.year.office.counted_tables.filter(sha256=self._sha256).exclude(site=self.site)
        if written := elsewhere.first():
            names = self.catalogue.site_names
            words = (
                f"Berkas ini sudah ditulis untuk {names.get(written.site, written.site)}. Untuk tempat ini"
            )
            options, answer = {"lain": "angkanya lain, tulis juga"}, self._answers.get(FILE_QUESTION, "")
            self.plan.contradictions.append(TableQuestion(FILE_QUESTION, words, options, answer))
        if self._has_others:
            words = "Jabatan atau orang lain sudah menghitung jenis yang sama di tempat ini. Tabel ini memuat"
            options = {
                OF_POST: "angka jabatan ini saja; yang lain tetap",
                "tempat": "angka seluruh tempat ini",
            }
            answer = self._answers.get(OWNER_QUESTION, "")
            self.plan.contradictions.append(TableQuestion(OWNER_QUESTION, words, options, answer))
        self._closed = self._closed_days()
        self._ask_about_left(numbers)
        self._of_months: dict[tuple[Period, tuple[str, ...]], Counts] = defaultdict(dict)
        for scope, cells in self._days.items():
            self._of_months[Period.month_of(scope.day), scope[1:]][scope] = cells
        by_month: dict[tuple[Scope, bool], list[RegisterNumber]] = defaultdict(list)
        for each in numbers:
            by_month[_scope_of(each, self._last_day(each)), isinstance(each.when, Period)].append(each)
        for (month, is_recap), own in by_month.items():
            if is_recap:
                self._take_recap(month, own)
            else:
                self._take_days(month, own)
        plan = self.plan
        levels = {self._words(*month[1:]) for month, _ in by_month if self.catalogue.is_level(month.service)}
        for words, pairs in self._sums.items():
            shown = pairs[-1:] if words in levels else pairs
            sums = [sum(side) for side in zip(*shown, strict=True)]
            plan.differences.append(Difference(words, len(pairs), *sums))
        plan.problems = [f"{_rows_in_words(rows)}: {why}" for why, rows in self._reasons.items()]
        return plan

    def days_of(self, numbers: Sequence[RegisterNumber]) -> Collection[date]:
        """Return all days on which the numbers may add something."""
        return {day for each in numbers for day in (each.day, self._last_day(each))}

    def days_between(self, days: Collection[date]) -> Collection[date]:
        """Return the days of the site within others: what earlier tables brought there may go."""
        between = self.year.office.site_days.filter(site=self.site, day__range=(min(days), max(days)))
        return {*between.values_list("day", flat=True)}

    def _last_day(self, number: RegisterNumber) -> date:
        """Return the last day of the month of a number on which its kind was there."""
        last, until = Period.month_of(number.day).end, self.catalogue.services[number.service].valid_to
        return min(last, until) if until and until >= last.replace(day=1) else last

    def _counted(
        self, numbers: Sequence[RegisterNumber], *, of_tables: bool = False
    ) -> tuple[Counts, Counts]:
        """Return what the site counted, or tables brought, in the months of a table: by day, as recaps."""
        found: tuple[Counts, Counts] = ({}, {})
        if not numbers:
            return found
        months = [Period.month_of(each.day) for each in numbers]
        first, last = min(each.start for each in months), max(each.end for each in months)
        kinds = {each.service for each in numbers}
        rows = self.year.office.tallies.filter(
            site=self.site, day__gte=first, day__lte=last, service__in=kinds
        ).order_by()
        rows = rows.exclude(table=None) if of_tables else rows
        names = ("is_recap", *Scope._fields, *Cell._fields)
        for is_recap, *cells, total in rows.values_list(*names).annotate(WholeSum("count")):
            scope, cell = Scope(*cells[:4]), Cell(*cells[4:])
            if is_recap:  # of its month, on whichever day its kind ended then
                scope = scope._replace(day=Period.month_of(scope.day).end)
            there = found[is_recap].setdefault(scope, {})
            there[cell] = there.get(cell, 0) + total
        return found

    def _own_of(self, numbers: Sequence[RegisterNumber], counted: Counts) -> Counts:
        """Return what was counted that a table is held against: all of it, or that of its post alone."""
        kinds, answer = (
            {_scope_of(each, each.day)[1:] for each in numbers},
            self._answers.get(OWNER_QUESTION, ""),
        )
        own: Counts = {}
        for scope, cells in counted.items():
            whose = (self.post, self.rules.number_of(self.post, scope.day))
            own[scope] = {cell: count for cell, count in cells.items() if cell[1:] == whose}
            self._has_others |= scope[1:] in kinds and own[scope] != cells
        return own if answer == OF_POST else counted

    def _ask_about_left(self, numbers: Sequence[RegisterNumber]) -> None:
        """Ask about numbers of earlier tables between those of this one: a corrected file may lack them."""
        recaps = [each for each in numbers if isinstance(each.when, Period)]
        days = [each for each in numbers if not isinstance(each.when, Period)]
        left: list[Correction] = []
        for own, counted in zip((days, recaps), self._counted(numbers, of_tables=True), strict=True):
            spans: dict[tuple[str, ...], list[date]] = defaultdict(list)
            named = {(each.series, each.day) for each in own}
            for each in own:
                spans[_scope_of(each, each.day)[1:]].append(each.day)
            for scope, cells in counted.items():
                span = spans.get(scope[1:], ())
                if span and min(span) <= scope.day <= max(span):
                    left += [
                        Correction(scope, cell, -count, own is recaps)
                        for cell, count in cells.items()
                        if count > 0
                        and cell[1:] == (self.post, self.rules.number_of(self.post, scope.day))
                        and not _is_named(scope, cell, named)
                        and not self._find_reason(scope, cell.area, count)
                    ]
        if left:
            first, total = left[0], -sum(each.number for each in left)
            words = f"Tabel sebelumnya memuat {total} yang tidak ada di tabel ini ("
            words += f"{self._words(*first.scope[1:])} {write_date(first.scope.day)}: {-first.number})"
            options, answer = (
                {"tetap": "tetap di register", TAKE_OUT: "keluarkan"},
                self._answers.get(REST_QUESTION, ""),
            )
            self.plan.contradictions.append(TableQuestion(REST_QUESTION, words, options, answer))
            self.plan.corrections += left if answer == TAKE_OUT else []

    def _closed_days(self) -> frozenset[date]:
        days = self.year.office.site_days.filter(site=self.site).exclude(closed_at=None)
        return frozenset(days.values_list("day", flat=True))

    def _own(self, number: RegisterNumber, day: date) -> Cell:
        return Cell(number.area or self._home, self.post, self.rules.number_of(self.post, day))

    def _take_days(self, month: Scope, numbers: Sequence[RegisterNumber]) -> None:
        recaps, days = self._recaps_of(month), {each.day for each in numbers}
        is_level = self.catalogue.is_level(month.service)
        if any(recaps.values()):
            # What the month becomes: days of the register outside the table stay.
            others = {
                scope: cells for scope, cells in self._days_of_month(month).items() if scope.day not in days
            }
            becomes = sum(each.value for each in numbers) + sum(
                sum(cells.values()) for cells in others.values()
            )
            becomes = max(numbers, key=lambda each: each.day).value if is_level else becomes
            counted = self._of_month(month) + sum(recaps.values())
            if not self._takes(month, counted, becomes, len(numbers), "rekap bulanan"):
                return
            self._correct(month, {cell: -count for cell, count in recaps.items()}, is_recap=True)
            self._sums[self._words(*month[1:])].append((sum(recaps.values()), 0))
        if not is_level and self._home == "" and not self._take_unplaced(month, numbers):
            return
        for each in numbers:
            self._take_day(each)

    def _recaps_of(self, month: Scope) -> Mapping[Cell, int]:
        return self._recaps.get(month._replace(day=Period.month_of(month.day).end), {})

    def _take_unplaced(self, month: Scope, numbers: Sequence[RegisterNumber]) -> bool:
        """Put numbers by kecamatan in the place of those of no kecamatan; say whether that was clear."""
        scopes = {_scope_of(each, each.day) for each in numbers if each.area}
        blank = {
            scope: {
                cell: count for cell, count in self._days.get(scope, {}).items() if count and not cell.area
            }
            for scope in scopes
        }
        counted = sum(sum(cells.values()) for cells in blank.values())
        of_days = sum(each.value for each in numbers if blank.get(_scope_of(each, each.day)))
        if counted and not self._takes(month, counted, of_days, len(numbers), UNPLACED):
            return False
        for scope, cells in blank.items():
            self._correct(scope, {cell: -count for cell, count in cells.items()}, is_recap=False)
            self._days[scope] = {
                cell: n for cell, n in self._days.get(scope, {}).items() if cell not in cells
            }
            if cells:
                self._sums[self._words(*month[1:])].append((sum(cells.values()), 0))
        return True

    def _take_day(self, number: RegisterNumber) -> None:
        scope = _scope_of(number, number.day)
        cells = self._days.get(scope, {})
        matching = {cell: n for cell, n in cells.items() if number.area in ("", cell.area)}
        before, own = sum(matching.values()), self._own(number, number.day)
        change = number.value - before
        is_level = self.catalogue.is_level(number.service)
        if not change and (matching or not is_level):
            self.plan.unchanged += 1
            return
        if change < 0 and not is_level and matching.get(own, 0) + change < 0:
            if len(matching) > 1:
                why = (
                    f"{self._words(*scope[1:])} {write_date(number.day)} sudah {before} menurut kecamatan "
                    f"atau jabatan, tabelnya {number.value}. Kurangi di Turus, atau bawa per kecamatan."
                )
                self._reasons[why].append(number.row)
                return
            own = next(iter(matching))
        self._check(number, number.day)
        self._correct(scope, {own: change}, is_recap=False)
        self._sums[self._words(*scope[1:])].append((before, number.value))

    def _take_recap(self, month: Scope, numbers: Sequence[RegisterNumber]) -> None:
        recaps, is_level = self._recaps_of(month), self.catalogue.is_level(month.service)
        whole = Period.month_of(month.day)
        if self.post and self.rules.holders_on(self.post, whole.start) != self.rules.holders_on(
            self.post, whole.end
        ):
            name = self.catalogue.posts[self.post].name if self.post in self.catalogue.posts else self.post
            why = f"Pemegang {name} berganti pada {whole.label}: bawa angka setiap hari."
            self._reasons[why] += [each.row for each in numbers]
            return
        total, of_days = sum(each.value for each in numbers), self._days_of_month(month)
        has_days = any(any(cells.values()) for cells in of_days.values())
        is_against = has_days and not any(recaps.values())
        if is_against:
            counted = self._of_month(month)
            if counted == total:
                self.plan.unchanged += len(numbers)
                return
            sums = sum(sum(cells.values()) for cells in of_days.values())
            is_sum = is_level and len(of_days) > 1 and sums == total
            note = (
                f" Sama dengan jumlah {len(of_days)} hari, padahal keadaan tidak dijumlah." if is_sum else ""
            )
            if not self._takes(month, counted, total, len(numbers), f"{len(of_days)} hari", note):
                return
        there: dict[Cell, int] = defaultdict(int)
        days = [of_days.get(month, {})] if is_level else of_days.values()
        for cells in (recaps, *days):
            for cell, count in cells.items():
                there[cell] += count
        areas = {each.area or self._home for each in numbers}
        is_whole = is_against or not all(each.area for each in numbers)
        unplaced = sum(count for cell, count in there.items() if not cell.area)
        if not is_whole and unplaced and not self._takes(month, unplaced, total, len(numbers), UNPLACED):
            return
        wanted = {self._own(each, month.day): each.value for each in numbers}
        replaced = {cell: count for cell, count in there.items() if is_whole or cell.area in (*areas, "")}
        changes = {cell: wanted.get(cell, 0) - replaced.get(cell, 0) for cell in {**replaced, **wanted}}
        if not any(changes.values()) and (replaced or not is_level):
            self.plan.unchanged += len(numbers)
            return
        for each in numbers:
            self._check(each, month.day)
        self._correct(month, changes, is_recap=True)
        words = f"{self._words(*month[1:])}, rekap {Period.month_of(month.day).label}"
        before = sum(replaced.values())
        self._sums[words] += [(before if each is numbers[0] else 0, each.value) for each in numbers]

    def _days_of_month(self, month: Scope) -> Counts:
        return self._of_months[Period.month_of(month.day), month[1:]]

    def _of_month(self, month: Scope) -> int:
        """Return what days of a month have together; of a level the last one."""
        days = self._days_of_month(month)
        taken = [max(days)] if days and self.catalogue.is_level(month.service) else [*days]
        return sum(sum(days[scope].values()) for scope in taken)

    def _takes(
        self, month: Scope, counted: int, in_table: int, numbers: int, by: str, note: str = ""
    ) -> bool:
        """Ask which of two numbers of a month is right; say whether that of the table was chosen."""
        if counted == in_table:
            return True
        key = "|".join([*map(str, month), *([by] if by == UNPLACED else [])])
        label = Period.month_of(month.day).label
        register, table = write_count(counted), write_count(in_table)
        words = f"{self._words(*month[1:])}, {label}: {by} di register {register}, tabel {table}.{note}"
        options = {TAKE_TABLE: f"Tabel: {table}", "register": f"Register: {register}"}
        answer = self._answers.get(key, "")
        self.plan.contradictions.append(TableQuestion(key, words, options, answer))
        self.plan.unchanged += 0 if answer == TAKE_TABLE else numbers
        return answer == TAKE_TABLE

    def _check(self, number: RegisterNumber, day: date) -> None:
        """Note why a number cannot be written on a day."""
        count = number.value or (0 if self.catalogue.is_level(number.service) else 1)
        reason = self._find_reason(_scope_of(number, day), number.area or self._home, count)
        if reason and number.row not in self._reasons[reason]:
            self._reasons[reason].append(number.row)

    def _find_reason(self, scope: Scope, area: str, count: int) -> str:
        what = (scope.service, scope.stage, area, scope.detail, self.post, count)
        if reason := self.rules.find_reason(Press(_NO_KEY, scope.day, self.site, *what)):
            return reason
        if scope.day in self._closed:
            return f"Hari {scope.day:%d-%m-%Y} di tempat ini sudah ditutup; buka kembali dengan alasan."
        return ""

    def _correct(self, scope: Scope, changes: Mapping[Cell, int], *, is_recap: bool) -> None:
        is_level = self.catalogue.is_level(scope.service)
        self.plan.corrections += [
            Correction(scope, cell, count, is_recap) for cell, count in changes.items() if count or is_level
        ]

    def _in_words(self, service: str, detail: str, stage: str) -> str:
        return f"{in_words((service, detail, stage), self.catalogue)}, {stage_words(stage)}"


def _scope_of(number: RegisterNumber, day: date) -> Scope:
    return Scope(day, number.service, number.detail, number.stage)


def _is_named(scope: Scope, cell: Cell, named: Collection[tuple[tuple[str, ...], date]]) -> bool:
    """Say whether a table has a number of a cell, with its kecamatan or of all together."""
    series = (scope.service, scope.stage, scope.detail)
    return any(((*series, area), scope.day) in named for area in (cell.area, ""))


def _rows_in_words(rows: Sequence[int]) -> str:
    """Return rows of a sheet in words.

    Examples:
        >>> _rows_in_words([3]), _rows_in_words([2, 3, 4, 5, 6, 7])
        ('Baris 3', 'Baris 2, 3, 4, 5 dan 2 lagi')
    """
    more = f" dan {len(rows) - MAX_ROWS_NAMED} lagi" if len(rows) > MAX_ROWS_NAMED else ""
    return f"Baris {', '.join(map(str, rows[:MAX_ROWS_NAMED]))}{more}"
