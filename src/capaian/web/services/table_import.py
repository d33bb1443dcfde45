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
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.urls import reverse

from capaian.domain.numerals import write_count
from capaian.domain.period import Period, write_date
from capaian.domain.registers.closed_month import Register
from capaian.dossier.intake.register_tables import RegisterNumber
from capaian.web.accounts.models import User
from capaian.web.exchange.models import Upload
from capaian.web.feed.models import MonthNotice, in_force
from capaian.web.services.catalogue import catalogue_of, stage_words
from capaian.web.services.presses import Press, PressRules
from capaian.web.services.sums import day_address, in_words
from capaian.web.services.visits.models import counted_by_visits
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
VISITS_QUESTION: Final = "kunjungan"
"""Key of the question whether a table has the documents that visits counted as well."""
WITH_VISITS, BESIDE_VISITS = "termasuk", "selain"
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
    problems: list[MonthNotice] = field(default_factory=list)
    """Why nothing can be written, with the rows, and where a closed day or month is opened."""
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


@dataclass(frozen=True, slots=True)
class BroughtTable:
    """A table as somebody has it written."""

    upload: Upload
    numbers: Sequence[RegisterNumber]
    site: str
    """Where it was counted."""
    post: str
    """As holder of which post."""
    answers: Mapping[str, str]
    heads: Mapping[str, str]
    """What its columns hold, to be remembered."""
    words: Mapping[str, str]
    """Codes that names were said to mean, to be remembered."""


class TablePlanner:
    """Holds the numbers of a table against the register of a site."""

    def __init__(self, year: OfficeYear, user: User, brought: BroughtTable) -> None:
        """Keep the table, where it was counted, and what was answered."""
        self.year, self.site, self.post, self._answers = year, brought.site, brought.post, brought.answers
        self._numbers, self._sha256 = brought.numbers, brought.upload.sha256
        self.catalogue = catalogue_of(year)
        self.rules = PressRules(year, user, self.catalogue)
        self.plan = TablePlan()
        self._has_others = False
        self._home = self.catalogue.district_of(brought.site)
        self._words = cache(self._in_words)
        self._reasons: dict[str, list[int]] = defaultdict(list)
        self._links: dict[str, tuple[tuple[str, str], ...]] = {}
        """Where what is closed is opened, by the reason."""
        self._sums: dict[str, list[tuple[int, int]]] = defaultdict(list)
        """Before and after, by the words of what they are of."""

    def make(self) -> TablePlan:
        """Return what the numbers of a table would write."""
        days, recaps = self._counted()
        self._ask_about_visits(days, recaps)
        self._days, self._recaps = self._own_of(days, self._visits), self._own_of(recaps)
        elsewhere = self.year.office.counted_tables.filter(sha256=self._sha256).exclude(site=self.site)
        if written := elsewhere.first():
            site = self.catalogue.site_names.get(written.site, written.site)
            words = f"Berkas ini sudah ditulis untuk {site}. Untuk tempat ini"
            self._ask(FILE_QUESTION, words, {"lain": "angkanya lain, tulis juga"})
        if self._has_others:
            words = "Jabatan atau orang lain sudah menghitung jenis yang sama di tempat ini. Tabel ini memuat"
            options = {
                OF_POST: "angka jabatan ini saja; yang lain tetap",
                "tempat": "angka seluruh tempat ini",
            }
            self._ask(OWNER_QUESTION, words, options)
        closed = self.year.office.site_days.filter(site=self.site).exclude(closed_at=None)
        self._closed = frozenset(closed.values_list("day", flat=True))
        self._ask_about_left()
        self._of_months: dict[tuple[Period, tuple[str, ...]], Counts] = defaultdict(dict)
        for scope, cells in self._days.items():
            self._of_months[Period.month_of(scope.day), scope[1:]][scope] = cells
        by_month: dict[tuple[Scope, bool], list[RegisterNumber]] = defaultdict(list)
        for each in self._numbers:
            by_month[_scope_of(each, self._last_day(each)), each.is_recap].append(each)
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
        plan.problems = [
            MonthNotice(f"{_rows_in_words(rows)}: {why}", self._links.get(why, ()))
            for why, rows in self._reasons.items()
        ]
        return plan

    def _ask(self, key: str, words: str, options: Mapping[str, str]) -> str:
        """Ask; return what was chosen, empty: nothing yet, or nothing that there is."""
        answer = next((each for each in options if each == self._answers.get(key)), "")
        self.plan.contradictions.append(TableQuestion(key, words, options, answer))
        return answer

    @property
    def days(self) -> Collection[date]:
        """All days on which the numbers may add something."""
        return {day for each in self._numbers for day in (each.day, self._last_day(each))}

    @property
    def days_between(self) -> Collection[date]:
        """The days of the site within them: what earlier tables brought there may go."""
        span = (min(self.days), max(self.days))
        between = self.year.office.site_days.filter(site=self.site, day__range=span)
        return {*between.values_list("day", flat=True)}

    def _last_day(self, number: RegisterNumber) -> date:
        """Return the last day of the month of a number on which its kind was there."""
        last, until = Period.month_of(number.day).end, self.catalogue.services[number.service].valid_to
        return min(last, until) if until and until >= last.replace(day=1) else last

    def _counted(self, *, of_tables: bool = False) -> tuple[Counts, Counts]:
        """Return what the site counted, or tables brought, in the months of a table: by day, as recaps."""
        found: tuple[Counts, Counts] = ({}, {})
        kinds = {each.service for each in self._numbers}
        rows = self.year.office.tallies.filter(service__in=kinds, **self._in_months).order_by()
        rows = rows.exclude(table=None) if of_tables else rows
        names = ("is_recap", *Scope._fields, *Cell._fields)
        for is_recap, *cells, total in rows.values_list(*names).annotate(WholeSum("count")):
            scope = Scope(*cells[:4])
            if is_recap:  # of its month, on whichever day its kind ended then
                scope = scope._replace(day=Period.month_of(scope.day).end)
            _add(found[is_recap], scope, Cell(*cells[4:]), total)
        return found

    @property
    def _in_months(self) -> Mapping[str, Any]:
        """What picks the rows of the site in the months of a table."""
        months = [Period.month_of(each.day) for each in self._numbers]
        span = (min(each.start for each in months), max(each.end for each in months))
        return {"site": self.site, "day__range": span}

    def _own_of(self, counted: Counts, visits: Counts | None = None) -> Counts:
        """Return what was counted that a table is held against: all of it, or that of its post alone.

        Documents of visits are of no post, and there unless the table was said to be beside them.
        """
        kinds = {_scope_of(each)[1:] for each in self._numbers}
        is_of_post = self._answers.get(OWNER_QUESTION) == OF_POST
        is_beside = self._answers.get(VISITS_QUESTION) == BESIDE_VISITS
        found: Counts = {}
        for scope, cells in counted.items():
            whose = (self.post, self.rules.number_of(self.post, scope.day))
            visited = (visits or {}).get(scope, {})
            others = {cell: n - visited.get(cell, 0) for cell, n in cells.items() if n != visited.get(cell)}
            own = {cell: n for cell, n in others.items() if cell[1:] == whose}
            self._has_others |= scope[1:] in kinds and own != others
            taken = own if is_of_post else others
            there = {} if is_beside else visited
            found[scope] = {cell: taken.get(cell, 0) + there.get(cell, 0) for cell in {**taken, **there}}
        return found

    def _ask_about_visits(self, days: Counts, recaps: Counts) -> None:
        """Ask whether a table has the documents of visits as well, of which it can have no fewer."""
        self._visits: Counts = {}
        for each in counted_by_visits(self.year.office, **self._in_months):
            scope = Scope(each.day, each.service, each.detail, each.stage)
            _add(self._visits, scope, Cell(each.area, each.post, each.holder), each.count)
        kinds, differing = {scope[1:] for scope in self._visits}, []
        for number in (each for each in self._numbers if _scope_of(each)[1:] in kinds):
            visited, counted = _sum_of(number, self._visits), _sum_of(number, days)
            counted += _sum_of(number, recaps) if number.is_recap else 0
            if not visited or number.value == counted:
                continue
            what = f"{self._words(*_scope_of(number)[1:])} {number.label}"
            words = f"{what}: kunjungan {write_count(visited)}, tabel {write_count(number.value)}"
            differing.append(words)
            is_whole = self._answers.get(VISITS_QUESTION) == WITH_VISITS
            if is_whole and number.value < _sum_of(number, self._visits, has_blank=False):
                why = f"{words}: betulkan lembar kunjungannya, atau angka tabelnya."
                self._reasons[why].append(number.row)
        if differing:
            words = f"Kunjungan sudah menghitung dokumen di tempat ini ({_in_short(differing)}). Tabel ini"
            options = {
                WITH_VISITS: "sudah memuat dokumen kunjungan itu",
                BESIDE_VISITS: "tidak memuatnya: keduanya dijumlah",
            }
            self._ask(VISITS_QUESTION, words, options)

    def _ask_about_left(self) -> None:
        """Ask about numbers of earlier tables between those of this one: a corrected file may lack them."""
        recaps = [each for each in self._numbers if each.is_recap]
        days = [each for each in self._numbers if not each.is_recap]
        left: list[Correction] = []
        for own, counted in zip((days, recaps), self._counted(of_tables=True), strict=True):
            spans: dict[tuple[str, ...], list[date]] = defaultdict(list)
            named = {(each.series, each.day) for each in own}
            for each in own:
                spans[_scope_of(each)[1:]].append(each.day)
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
            options = {"tetap": "tetap di register", TAKE_OUT: "keluarkan"}
            self.plan.corrections += left if self._ask(REST_QUESTION, words, options) == TAKE_OUT else []

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
        scopes = {_scope_of(each) for each in numbers if each.area}
        blank = {
            scope: {
                cell: count for cell, count in self._days.get(scope, {}).items() if count and not cell.area
            }
            for scope in scopes
        }
        counted = sum(sum(cells.values()) for cells in blank.values())
        of_days = sum(each.value for each in numbers if blank.get(_scope_of(each)))
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
        scope = _scope_of(number)
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
        # Whether it has what visits counted is a question by itself.
        has_days = any(any(cells.values()) and cells != self._visits.get(at) for at, cells in of_days.items())
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
        is_taken = self._ask(key, words, options) == TAKE_TABLE
        self.plan.unchanged += 0 if is_taken else numbers
        return is_taken

    def _check(self, number: RegisterNumber, day: date) -> None:
        """Note why a number cannot be written on a day."""
        count = number.value or (0 if self.catalogue.is_level(number.service) else 1)
        reason = self._find_reason(_scope_of(number, day), number.area or self._home, count)
        if reason and number.row not in self._reasons[reason]:
            self._reasons[reason].append(number.row)

    def _find_reason(self, scope: Scope, area: str, count: int) -> str:
        what = (scope.service, scope.stage, area, scope.detail, self.post, count)
        month, links = Period.month_of(scope.day), tuple[tuple[str, str], ...]()
        reason = self.rules.find_reason(Press(_NO_KEY, scope.day, self.site, *what))
        if reason and in_force(self.year, Register.SERVICES, month):
            place = (self.year.office.slug, self.year.year, Register.SERVICES.value, month.ordinal)
            links = ((f"Buka {month.label}", reverse("register_month", args=place)),)
        elif not reason and scope.day in self._closed:
            reason = f"Hari {scope.day:%d-%m-%Y} di tempat ini sudah ditutup; buka kembali dengan alasan."
            links = (("Buka harinya", day_address(self.year, self.site, scope.day)),)
        self._links[reason] = links
        return reason

    def _correct(self, scope: Scope, changes: Mapping[Cell, int], *, is_recap: bool) -> None:
        is_level = self.catalogue.is_level(scope.service)
        self.plan.corrections += [
            Correction(scope, cell, count, is_recap) for cell, count in changes.items() if count or is_level
        ]

    def _in_words(self, service: str, detail: str, stage: str) -> str:
        return f"{in_words((service, detail, stage), self.catalogue)}, {stage_words(stage)}"


def _scope_of(number: RegisterNumber, day: date | None = None) -> Scope:
    return Scope(day or number.day, number.service, number.detail, number.stage)


def _add(counts: Counts, scope: Scope, cell: Cell, number: int) -> None:
    cells = counts.setdefault(scope, {})
    cells[cell] = cells.get(cell, 0) + number


def _is_named(scope: Scope, cell: Cell, named: Collection[tuple[tuple[str, ...], date]]) -> bool:
    """Say whether a table has a number of a cell, with its kecamatan or of all together."""
    series = (scope.service, scope.stage, scope.detail)
    return any(((*series, area), scope.day) in named for area in (cell.area, ""))


def _sum_of(number: RegisterNumber, counts: Counts, *, has_blank: bool = True) -> int:
    """Return what there is of the day or month of a number; `has_blank`: that of no kecamatan too."""
    month = Period.month_of(number.day)
    return sum(
        count
        for scope, cells in counts.items()
        if scope[1:] == _scope_of(number)[1:]
        if scope.day == number.day or (number.is_recap and month.start <= scope.day <= month.end)
        for cell, count in cells.items()
        if number.area in ("", cell.area) or (has_blank and not cell.area)
    )


def _in_short(texts: Sequence[str]) -> str:
    more = f"; dan {len(texts) - MAX_ROWS_NAMED} lagi" if len(texts) > MAX_ROWS_NAMED else ""
    return "; ".join(texts[:MAX_ROWS_NAMED]) + more


def _rows_in_words(rows: Sequence[int]) -> str:
    """Return rows of a sheet in words.

    Examples:
        >>> _rows_in_words([3]), _rows_in_words([2, 3, 4, 5, 6, 7])
        ('Baris 3', 'Baris 2, 3, 4, 5 dan 2 lagi')
    """
    more = f" dan {len(rows) - MAX_ROWS_NAMED} lagi" if len(rows) > MAX_ROWS_NAMED else ""
    return f"Baris {', '.join(map(str, rows[:MAX_ROWS_NAMED]))}{more}"
