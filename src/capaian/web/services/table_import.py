"""Tables brought into the service register: what they change, and writing it, all or nothing.

A number of a table is what there is, not what is added: the register gets the difference, as corrections that
name the file. Nothing that was counted is taken out.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final, NamedTuple
from uuid import UUID, uuid4

from django.db import transaction

from capaian.domain.period import Period, write_date
from capaian.dossier.intake.register_tables import RegisterNumber
from capaian.web.accounts.models import User
from capaian.web.exchange.models import Upload
from capaian.web.feed.models import require_reason
from capaian.web.services.catalogue import catalogue_of, stage_words
from capaian.web.services.models import CountedTable, Tally
from capaian.web.services.presses import Press, PressRules, add_tallies, lock_days, lock_if_over
from capaian.web.services.sums import in_words
from capaian.web.site.unread_entries import WholeSum
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.contents import keep_content
from capaian.web.years.models import OfficeYear

TAKE_TABLE: Final = "tabel"
"""Answer to a contradiction by which the number of the table is right."""
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


@dataclass(frozen=True, slots=True)
class Correction:
    """A number by which the register changes."""

    scope: Scope
    cell: Cell
    count: int
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
class Contradiction:
    """A month that has numbers of days and another number as a recap."""

    key: str
    words: str
    counted: int
    in_table: int
    note: str
    answer: str
    """What was chosen; empty: nothing yet."""


@dataclass
class TablePlan:
    """What a table would write."""

    corrections: list[Correction] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
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


class TablePlanner:
    """Holds the numbers of a table against the register of a site."""

    def __init__(
        self, year: OfficeYear, user: User, site: str, post: str, answers: Mapping[str, str]
    ) -> None:
        """Keep where the table was counted, as holder of which post, and what was answered."""
        self.year, self.site, self.post = year, site, post
        self.catalogue = catalogue_of(year)
        self.rules = PressRules(year, user, self.catalogue)
        self.plan, self._answers = TablePlan(), answers
        self._home = self.catalogue.district_of(site)
        self._words = cache(self._in_words)
        self._reasons: dict[str, list[int]] = defaultdict(list)
        self._sums: dict[str, list[tuple[int, int]]] = defaultdict(list)
        """Before and after, by the words of what they are of."""

    def make(self, numbers: Sequence[RegisterNumber]) -> TablePlan:
        """Return what the numbers of a table would write."""
        self._days, self._recaps = self._counted(numbers)
        self._closed = self._closed_days()
        by_month: dict[tuple[Scope, bool], list[RegisterNumber]] = defaultdict(list)
        for each in numbers:
            by_month[_scope_of(each, self._last_day(each)), isinstance(each.when, Period)].append(each)
        for (month, is_recap), own in by_month.items():
            if is_recap:
                self._take_recap(month, own)
            else:
                self._take_days(month, own)
        plan = self.plan
        plan.differences = [
            Difference(words, len(pairs), sum(one for one, _ in pairs), sum(other for _, other in pairs))
            for words, pairs in self._sums.items()
        ]
        plan.problems = [f"{_rows_in_words(rows)}: {why}" for why, rows in self._reasons.items()]
        return plan

    def days_of(self, numbers: Sequence[RegisterNumber]) -> Collection[date]:
        """Return all days on which the numbers may change something."""
        return {day for each in numbers for day in (each.day, self._last_day(each))}

    def _last_day(self, number: RegisterNumber) -> date:
        """Return the last day of the month of a number on which its kind was there."""
        last, until = Period.month_of(number.day).end, self.catalogue.services[number.service].valid_to
        return min(last, until) if until and until >= last.replace(day=1) else last

    def _counted(
        self, numbers: Sequence[RegisterNumber]
    ) -> tuple[Mapping[Scope, dict[Cell, int]], Mapping[Scope, dict[Cell, int]]]:
        """Return what the site counted in the months of a table, by day and as recaps."""
        found: tuple[dict[Scope, dict[Cell, int]], dict[Scope, dict[Cell, int]]] = ({}, {})
        if not numbers:
            return found
        months = [Period.month_of(each.day) for each in numbers]
        first, last = min(each.start for each in months), max(each.end for each in months)
        kinds = {each.service for each in numbers}
        rows = self.year.office.tallies.filter(
            site=self.site, day__gte=first, day__lte=last, service__in=kinds
        ).order_by()
        names = ("is_recap", *Scope._fields, *Cell._fields)
        for is_recap, *cells, total in rows.values_list(*names).annotate(WholeSum("count")):
            scope, cell = Scope(*cells[:4]), Cell(*cells[4:])
            found[is_recap].setdefault(scope, {})[cell] = total
        return found

    def _closed_days(self) -> frozenset[date]:
        days = self.year.office.site_days.filter(site=self.site).exclude(closed_at=None)
        return frozenset(days.values_list("day", flat=True))

    def _own(self, number: RegisterNumber, day: date) -> Cell:
        return Cell(number.area or self._home, self.post, self.rules.number_of(self.post, day))

    def _take_days(self, month: Scope, numbers: Sequence[RegisterNumber]) -> None:
        recaps = self._recaps.get(month, {})
        if any(recaps.values()):
            counted = self._of_month(month) + sum(recaps.values())
            if not self._takes(month, counted, numbers, "rekap bulanan"):
                return
            self._correct(month, {cell: -count for cell, count in recaps.items()}, is_recap=True)
        for each in numbers:
            self._take_day(each)

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
        recaps, is_level = self._recaps.get(month, {}), self.catalogue.is_level(month.service)
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
            if not self._takes(month, counted, numbers, f"{len(of_days)} hari", note):
                return
        there: dict[Cell, int] = defaultdict(int)
        days = [of_days.get(month, {})] if is_level else of_days.values()
        for cells in (recaps, *days):
            for cell, count in cells.items():
                there[cell] += count
        areas = {each.area or self._home for each in numbers}
        is_whole = is_against or not all(each.area for each in numbers)
        wanted = {self._own(each, month.day): each.value for each in numbers}
        replaced = {cell: count for cell, count in there.items() if is_whole or cell.area in areas}
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

    def _days_of_month(self, month: Scope) -> Mapping[Scope, Mapping[Cell, int]]:
        whole = Period.month_of(month.day)
        return {
            scope: cells
            for scope, cells in self._days.items()
            if scope[1:] == month[1:] and whole.start <= scope.day <= whole.end
        }

    def _of_month(self, month: Scope) -> int:
        """Return what days of a month have together; of a level the last one."""
        days = self._days_of_month(month)
        taken = [max(days)] if days and self.catalogue.is_level(month.service) else [*days]
        return sum(sum(days[scope].values()) for scope in taken)

    def _takes(
        self, month: Scope, counted: int, numbers: Sequence[RegisterNumber], by: str, note: str = ""
    ) -> bool:
        """Ask which of two numbers of a month is right; say whether that of the table was chosen."""
        is_level, last = self.catalogue.is_level(month.service), max(numbers, key=lambda each: each.day)
        in_table = last.value if is_level else sum(each.value for each in numbers)
        if counted == in_table:
            return True
        key, label = "|".join(map(str, month)), Period.month_of(month.day).label
        words = f"{self._words(*month[1:])}, {label}: {by} di register"
        answer = self._answers.get(key, "")
        self.plan.contradictions.append(Contradiction(key, words, counted, in_table, note, answer))
        self.plan.unchanged += 0 if answer == TAKE_TABLE else len(numbers)
        return answer == TAKE_TABLE

    def _check(self, number: RegisterNumber, day: date) -> None:
        """Note why a number cannot be written on a day."""
        count = number.value or (0 if self.catalogue.is_level(number.service) else 1)
        area = number.area or self._home
        what = (number.service, number.stage, area, number.detail, self.post, count)
        reason = self.rules.find_reason(Press(_NO_KEY, day, self.site, *what))
        if not reason and day in self._closed:
            reason = f"Hari {day:%d-%m-%Y} di tempat ini sudah ditutup; buka kembali dengan alasan."
        if reason and number.row not in self._reasons[reason]:
            self._reasons[reason].append(number.row)

    def _correct(self, scope: Scope, changes: Mapping[Cell, int], *, is_recap: bool) -> None:
        is_level = self.catalogue.is_level(scope.service)
        self.plan.corrections += [
            Correction(scope, cell, count, is_recap) for cell, count in changes.items() if count or is_level
        ]

    def _in_words(self, service: str, detail: str, stage: str) -> str:
        return f"{in_words((service, detail, stage), self.catalogue)}, {stage_words(stage)}"


def _scope_of(number: RegisterNumber, day: date) -> Scope:
    return Scope(day, number.service, number.detail, number.stage)


def _rows_in_words(rows: Sequence[int]) -> str:
    """Return rows of a sheet in words.

    Examples:
        >>> _rows_in_words([3]), _rows_in_words([2, 3, 4, 5, 6, 7])
        ('Baris 3', 'Baris 2, 3, 4, 5 dan 2 lagi')
    """
    more = f" dan {len(rows) - MAX_ROWS_NAMED} lagi" if len(rows) > MAX_ROWS_NAMED else ""
    return f"Baris {', '.join(map(str, rows[:MAX_ROWS_NAMED]))}{more}"


@dataclass(frozen=True, slots=True)
class BroughtTable:
    """A table as somebody has it written."""

    upload: Upload
    numbers: Sequence[RegisterNumber]
    site: str
    post: str
    answers: Mapping[str, str]
    heads: Mapping[str, str]
    """What its columns hold, to be remembered."""
    words: Mapping[str, str]
    """Codes that names were said to mean, to be remembered."""


@transaction.atomic
def keep_table(year: OfficeYear, brought: BroughtTable, author: Author, read: str) -> CountedTable:
    """Write what a table changes, and keep its file.

    Args:
        year: The office-year.
        brought: The table with what was answered.
        author: Who writes it, with the reason where it contradicts what was counted.
        read: Stamp of the plan that was read.

    Raises:
        RefusedChangeError: with why; then nothing is written.
    """
    if author.user is None:
        raise RefusedChangeError("Masuk dahulu.")
    locked = lock_if_over(year, {each.day for each in brought.numbers})
    planner = TablePlanner(locked, author.user, brought.site, brought.post, brought.answers)
    days = lock_days(locked, {(brought.site, day) for day in planner.days_of(brought.numbers)})
    for day in planner.days_of(brought.numbers):
        planner.rules.number_of(brought.post, day, binds=True)
    plan = planner.make(brought.numbers)
    if plan.problems:
        raise RefusedChangeError(" ".join(plan.problems))
    if not plan.is_ready or plan.stamp != read:
        raise RefusedChangeError("Isinya berubah sejak diperiksa. Periksa lagi, lalu tulis.")
    if plan.contradictions:
        require_reason(author.reason)
    touched = [each.day for each in brought.numbers]
    table = CountedTable.objects.create(
        office=locked.office,
        name=brought.upload.name,
        sha256=keep_content(brought.upload.path.read_bytes()),
        site=brought.site,
        first=min(touched),
        last=max(touched),
        is_recap=any(each.is_recap for each in plan.corrections),
        reason=author.reason,
        heads=dict(brought.heads),
        words=dict(brought.words),
        by=author.user,
    )
    tallies = [*_tallies(table, plan.corrections)]
    add_tallies(locked, tallies, days)
    after = {"name": table.name, "sha256": table.sha256, "numbers": len(tallies)}
    deed = Deed("services.table_taken", f"{year.pk}/{table.pk}", None, after, [f"counted_table/{table.pk}"])
    record(locked.office, author, [deed])
    return table


def _tallies(table: CountedTable, corrections: Iterable[Correction]) -> Iterator[Tally]:
    for each in corrections:
        yield Tally(
            office=table.office,
            by=table.by,
            table=table,
            key=uuid4(),
            site=table.site,
            count=each.count,
            is_recap=each.is_recap,
            **each.scope._asdict(),
            **each.cell._asdict(),
        )
