"""Tables brought into the service register: what they would write, and writing it, all or nothing.

A number of a table is what there is, not what is added. Nothing is deleted: the register gets
corrections that name the file, which is kept as evidence.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.urls import reverse

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import Register
from capaian.dossier.intake.register_tables import RegisterNumber
from capaian.rules.facts import gather
from capaian.web.accounts.models import User
from capaian.web.exchange.models import Upload
from capaian.web.feed.models import MonthNotice, require_reason
from capaian.web.services.catalogue import catalogue_of, stage_words
from capaian.web.services.models import CountedTable, Tally
from capaian.web.services.presses import Press, PressRules, lock_days, lock_if_over, note_presses
from capaian.web.services.sums import day_address, in_words
from capaian.web.services.table_comparison import TAKE_TABLE, Cell, Kind, KindMonth, Part, Source
from capaian.web.services.visits.models import counted_by_visits
from capaian.web.site.unread_entries import WholeSum
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.contents import keep_content
from capaian.web.years.models import OfficeYear

MAX_ROWS_NAMED: Final = 4
_NO_KEY: Final = UUID(int=0)


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

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day, of a month its last one."""
        days = [each.day for each in self.numbers]
        return min(days), max(days)


@dataclass(frozen=True, slots=True)
class TablePlan:
    """What a table would write."""

    months: Sequence[KindMonth] = ()
    problems: Sequence[MonthNotice] = ()
    """Why nothing can be written, with the rows, and where a closed day or month is opened."""
    written: CountedTable | None = None
    """This file, where it was written before: nothing changes then."""
    elsewhere: Sequence[str] = ()
    """Other places that this file was written for."""

    @property
    def questions(self) -> Sequence[KindMonth]:
        """Those of which somebody chooses."""
        return [each for each in self.months if each.options]

    @property
    def differences(self) -> Sequence[KindMonth]:
        """Those that change something."""
        return [each for each in self.months if each.change.cells]

    @property
    def corrections(self) -> Sequence[tuple[Kind, Cell, int]]:
        """The numbers by which the register changes."""
        return [(each.kind, *own) for each in self.months for own in each.change.cells.items()]

    @property
    def is_ready(self) -> bool:
        """Whether all is answered, and something changes."""
        is_answered = all(each.answer for each in self.questions)
        return is_answered and bool(self.differences) and not self.problems

    @property
    def needs_reason(self) -> bool:
        """Whether somebody chose the table against what others counted."""
        return any(each.answer == TAKE_TABLE for each in self.questions)

    @property
    def stamp(self) -> str:
        """Fingerprint of what would be written, which whoever writes it has read."""
        return hashlib.sha256("\n".join(map(str, self.corrections)).encode()).hexdigest()


class TablePlanner:
    """Compares the numbers of a table with the register of a site."""

    def __init__(self, year: OfficeYear, user: User, brought: BroughtTable) -> None:
        """Keep the table, where it was counted, and what was answered."""
        self.year, self.brought, self.site, self.post = year, brought, brought.site, brought.post
        self.catalogue = catalogue_of(year)
        self.rules = PressRules(year, user, self.catalogue)
        self._home = self.catalogue.district_of(brought.site)
        first, last = brought.span
        months = (Period.month_of(first).start, Period.month_of(last).end)
        self._here = {"site": brought.site, "day__range": months}
        self._services = {each.service for each in brought.numbers}

    @property
    def days(self) -> Collection[date]:
        """The days that numbers of the table are for."""
        return {self._cell_of(each).day for each in self.brought.numbers}

    @property
    def counted_days(self) -> Collection[date]:
        """The days of its months on which the site has something."""
        return {*self.year.office.site_days.filter(**self._here).values_list("day", flat=True)}

    def make(self) -> TablePlan:
        """Return what the numbers of a table would write."""
        if written := self._find_written():
            return TablePlan(written=written)
        months = [*self._read()]
        rows: dict[MonthNotice, dict[int, None]] = defaultdict(dict)
        for own in months:
            of_days = gather((cell.day, number.row) for number, cell in own.numbers)
            for cell, number in own.change.cells.items():
                if reason := self._find_reason(own, cell, number):
                    rows[reason] |= dict.fromkeys(of_days.get(cell.day, (own.numbers[0][0].row,)))
        problems = [
            MonthNotice(f"{_rows_in_words([*of])}: {why}", links)
            for (why, links), of in rows.items()
        ]
        others = self.year.office.counted_tables.filter(sha256=self.brought.upload.sha256)
        sites = others.exclude(site=self.site).values_list("site", flat=True).distinct()
        return TablePlan(
            months, problems, None, [self.catalogue.site_names.get(each, each) for each in sites]
        )

    def _find_written(self) -> CountedTable | None:
        """Return the same file of the same columns and days,
        unless a later table changed its kinds.
        """
        office, (first, last) = self.year.office, self.brought.span
        same = office.counted_tables.filter(
            sha256=self.brought.upload.sha256, first=first, last=last
        )
        later = office.tallies.filter(**self._here, service__in=self._services)
        for each in same.filter(site=self.site).order_by("-pk"):
            if each.heads == self.brought.heads and not later.filter(table__gt=each.pk).exists():
                return each
        return None

    def _read(self) -> Iterator[KindMonth]:
        """Yield the kinds and months of the table with what the register has of them."""
        found: dict[tuple[Kind, Period], list[Part]] = defaultdict(list)
        rows = self.year.office.tallies.filter(**self._here, service__in=self._services).order_by()
        sums = rows.values_list(*Kind._fields, *Cell._fields, "table").annotate(WholeSum("count"))
        for service, detail, stage, day, is_recap, area, post, holder, table, total in sums:
            is_own = (post, holder) == (self.post, self.rules.number_of(self.post, day))
            source = (Source.OWN_TABLES if is_own else Source.TABLES) if table else Source.COUNTER
            part = Part(Cell(day, is_recap, area, post, holder), source, total)
            found[Kind(service, detail, stage), Period.month_of(day)].append(part)
        for each in counted_by_visits(self.year.office, **self._here):
            cell = Cell(each.day, False, each.area, each.post, each.holder)
            parts = [
                Part(cell, Source.VISITS, each.count),
                Part(cell, Source.COUNTER, -each.count),
            ]
            found[_kind_of(each), Period.month_of(each.day)] += parts
        ordered = sorted(self.brought.numbers, key=lambda each: each.day)
        numbers = gather(((_kind_of(each), Period.month_of(each.day)), each) for each in ordered)
        for (kind, month), own in numbers.items():
            span = " sampai ".join(dict.fromkeys(each.label for each in (own[0], own[-1])))
            words = f"{in_words(kind, self.catalogue)}, {stage_words(kind.stage)}, {span}"
            is_level, cells = (
                self.catalogue.is_level(kind.service),
                [(each, self._cell_of(each)) for each in own],
            )
            yield KindMonth(
                kind, month, words, is_level, cells, found[kind, month], self.brought.answers
            )

    def _cell_of(self, number: RegisterNumber) -> Cell:
        day, until = number.day, self.catalogue.services[number.service].valid_to
        if number.is_recap and until and until >= day.replace(day=1):
            day = min(day, until)  # the last one on which the kind was there
        holder = self.rules.number_of(self.post, day)
        return Cell(day, number.is_recap, number.area or self._home, self.post, holder)

    def _find_reason(self, own: KindMonth, cell: Cell, number: int) -> MonthNotice | None:
        """Return why a number cannot be written; `None`: it can."""
        count = abs(number) if own.is_level else number
        about = (own.kind.service, own.kind.stage, cell.area, own.kind.detail, self.post, count)
        if reason := self.rules.find_reason(Press(_NO_KEY, cell.day, self.site, *about)):
            place = (
                self.year.office.slug,
                self.year.year,
                Register.SERVICES.value,
                own.month.ordinal,
            )
            link = (f"Buka {own.month.label}", reverse("register_month", args=place))
            return MonthNotice(reason, (link,) if self.rules.is_closed(own.month) else ())
        if cell.day in self._closed_days:
            reason = (
                f"Hari {cell.day:%d-%m-%Y} di tempat ini sudah ditutup; buka kembali "
                "dengan alasan."
            )
            link = ("Buka harinya", day_address(self.year, self.site, cell.day))
            return MonthNotice(reason, (link,))
        holders = {
            self.rules.holders_on(self.post, day) for day in (own.month.start, own.month.end)
        }
        if own.is_recap and self.post and len(holders) > 1:
            name = (
                self.catalogue.posts[self.post].name
                if self.post in self.catalogue.posts
                else self.post
            )
            return MonthNotice(
                f"Pemegang {name} berganti pada {own.month.label}: bawa angka setiap hari."
            )
        return None

    @cached_property
    def _closed_days(self) -> Collection[date]:
        closed = self.year.office.site_days.filter(**self._here).exclude(closed_at=None)
        return {*closed.values_list("day", flat=True)}


def _kind_of(each: RegisterNumber | Tally) -> Kind:
    return Kind(each.service, each.detail, each.stage)


def _rows_in_words(rows: Sequence[int]) -> str:
    """Return rows of a sheet in words.

    Examples:
        >>> _rows_in_words([3]), _rows_in_words([2, 3, 4, 5, 6, 7])
        ('Baris 3', 'Baris 2, 3, 4, 5 dan 2 lagi')
    """
    more = f" dan {len(rows) - MAX_ROWS_NAMED} lagi" if len(rows) > MAX_ROWS_NAMED else ""
    return f"Baris {', '.join(map(str, rows[:MAX_ROWS_NAMED]))}{more}"


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
    planner = TablePlanner(locked, author.user, brought)
    days = lock_days(
        locked, {(brought.site, day) for day in (*planner.days, *planner.counted_days)}
    )
    for day in planner.days:
        planner.rules.number_of(brought.post, day, binds=True)
    plan = planner.make()
    if plan.problems:
        raise RefusedChangeError(" ".join(each.text for each in plan.problems))
    if not plan.is_ready or plan.stamp != read:
        raise RefusedChangeError("Isinya berubah sejak diperiksa. Periksa lagi, lalu tulis.")
    if plan.needs_reason:
        require_reason(author.reason)
    first, last = brought.span
    table = CountedTable.objects.create(
        office=locked.office,
        name=brought.upload.name,
        sha256=keep_content(brought.upload.path.read_bytes()),
        site=brought.site,
        first=first,
        last=last,
        is_recap=any(cell.is_recap for _, cell, _ in plan.corrections),
        reason=author.reason,
        heads=dict(brought.heads),
        words=dict(brought.words),
        by=author.user,
    )
    same = {"office": locked.office, "by": author.user, "table": table, "site": table.site}
    Tally.objects.bulk_create(
        Tally(key=uuid4(), count=count, **kind._asdict(), **cell._asdict(), **same)
        for kind, cell, count in plan.corrections
    )
    note_presses(locked, Counter((table.site, cell.day) for _, cell, _ in plan.corrections), days)
    # The log has the file, and one fingerprint of all that it brought.
    after = {"name": table.name, "sha256": table.sha256, "numbers": len(plan.corrections)}
    deed = Deed(
        "services.table_taken", f"{year.pk}/{table.pk}", None, after, [f"counted_table/{table.pk}"]
    )
    record(locked.office, author, [deed])
    return table
