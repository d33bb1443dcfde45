"""Tables of what an office counted: days by kinds, recaps of months, long lists;
checked by its catalogue.

A row or column says when, what, at which stage and of which kecamatan; names that the office lacks
are asked about, never guessed. Numbers of a day and numbers of a whole month (rekap) are told
apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Final

from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind, write_date
from capaian.domain.registers.closed_month import Register
from capaian.dossier.intake.foreign_tables import (
    ForeignRow,
    ForeignTable,
    is_figure,
    read_figure,
)
from capaian.dossier.intake.mapping import (
    AREA,
    DAY,
    DETAIL,
    KIND,
    NUMBER,
    ROLES,
    STAGE,
    TableMapping,
)
from capaian.dossier.intake.periods import check_period
from capaian.dossier.intake.persons import refuse_persons
from capaian.dossier.intake.problems import CellPosition, Problems
from capaian.dossier.intake.register_names import (
    STAGE_MISSING,
    DayOrMonth,
    RegisterNames,
    UnknownName,
    day_heads,
    holds_figures,
    is_idle_head,
    read_when,
)
from capaian.dossier.intake.taken_tables import TakenRow, is_total
from capaian.dossier.issues import nearest_words
from capaian.dossier.tables.kinds import COUNT
from capaian.dossier.tables.parts import FIGURES
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.facts import gather, group
from capaian.rules.registers.working_time import WorkCalendar

_SERIES_OF_ALL_AREAS: Final = 3
"""Fields of a series without the kecamatan: kind, stage, detail."""

MIN_DAYS_OF_RUNNING: Final = 4
MIN_MONTHS_OF_RUNNING: Final = 3
MIN_RISES_OF_RUNNING: Final = 2
"""Fewer numbers that never fall are no sign of running totals."""
RUNNING, DAILY = "berjalan", "harian"
_RUNNING_WORDS: Final = {
    DAILY: "angka setiap hari atau bulan",
    RUNNING: "jumlah sejak angka pertama",
}


@dataclass(frozen=True, slots=True)
class RegisterNumber:
    """A number of a table, of one kind at one stage."""

    day: date
    """Of a month its last one."""
    is_recap: bool
    """It is of a whole month."""
    service: str
    stage: str
    detail: str
    area: str
    """Code of the kecamatan; empty: the table does not say it."""
    value: int
    row: int
    """Of the sheet, from 1."""

    @property
    def label(self) -> str:
        """The day or month in Indonesian."""
        return Period.month_of(self.day).label if self.is_recap else write_date(self.day)

    @property
    def when(self) -> tuple[date, bool]:
        """The day, or the last one of a month and that it is one."""
        return self.day, self.is_recap

    @property
    def series(self) -> tuple[str, str, str, str]:
        """What it is of, whenever it is."""
        return (self.service, self.stage, self.detail, self.area)


@dataclass
class RegisterReader:
    """Reads one table of a register."""

    table: ForeignTable
    mapping: TableMapping
    names: RegisterNames
    problems: Problems

    def __post_init__(self) -> None:
        """Settle what the columns hold."""
        table, mapping = self.table, self.mapping
        self._rules = mapping.rules
        means = {column.head: column.means for column in mapping.columns}
        self._roles = {
            place: means[head] for place, head in enumerate(table.heads) if head in means
        }
        self._places = {role: place for place, role in self._roles.items() if role in ROLES}
        self._cells = {place: role for place, role in self._roles.items() if "|" in role}
        self._districts = {str(each.code): each for each in self.names.year.districts}
        self._values: dict[int, list[Decimal]] = defaultdict(list)
        """What was read of each column."""
        self._levels: set[int] = set()
        """Columns with numbers that are not added up."""
        self.unknown: dict[tuple[str, str], UnknownName] = {}
        """Names that somebody is asked about."""

    def read(self, period: Period | None) -> tuple[RegisterNumber, ...]:
        """Return the numbers of a table of a month, with every problem recorded; `None`:
        rows say when.
        """
        year = self.names.year.year
        self._whole = period or Period.year_of(year)
        check_period(self.table, period, year, self.problems)
        refuse_persons(self.table, self.problems, self._roles)
        turned = day_heads(self.table, self._whole) if KIND in self._places else {}
        self._days = {place: when for place, when in turned.items() if place not in self._roles}
        self._ask_about_columns()
        texts = (
            [row.text(self._places[DAY]) for row in self.table.rows] if DAY in self._places else []
        )
        has_days = not all(map(str.isdecimal, texts))  # `3` is none without its month
        if not (self._cells or self._days or NUMBER in self._places):
            self.problems.add("register_numbers_missing")
        elif period is None and not self._days and not has_days:
            self.problems.add("register_month_missing")
        else:
            numbers = [number for row in self.table.rows for number in self._read_row(row)]
            self._check_totals()
            joined = (*self._join(numbers),)
            return tuple(self._take_running(joined, self._find_running(joined)))
        return ()

    def _check_totals(self) -> None:
        """Hold the row of totals against what was read; several are parts of each other."""
        rows = [row for row in self.table.rows if is_total(row)]
        if len(rows) != 1 or self._rules.is_cumulative:
            return
        for place in self._values.keys() - self._levels:
            at = self.table.at(rows[0].number, place)
            written, values = self._read_cell(rows[0], place), self._values[place]
            if written not in (None, sum(values)):
                words = {
                    "written": f"{written:f}",
                    "sum": str(sum(values)),
                    "count": str(len(values)),
                }
                self.problems.add("total_differs", at, name="Jumlah", what="angka", **words)

    def _ask_about_columns(self) -> None:
        """Ask what each other column of numbers holds: a number left out is a number lost."""
        for place in range(max((len(row.cells) for row in self.table.rows), default=0)):
            at = self.table.at(None, place)
            is_answered = bool(at.head) and at.head in self.names.answers
            is_used = place in self._roles or place in self._days or is_answered
            if is_used or is_idle_head(at.head) or not holds_figures(self.table.cells(place)):
                continue
            if at.head:
                near = nearest_words(at.head, self.names.kinds.values())
                self.problems.add("register_column", at, head=at.head, near=near)
            else:
                self.problems.add("register_column.headless", at)

    def _read_row(self, row: ForeignRow) -> Iterator[RegisterNumber]:
        if is_total(row):
            return
        when, area = self._when_of(row), self._code_of(row, AREA)
        if area is None or (when is None and DAY in self._places):
            return
        for place, cell in self._cells.items():
            yield from self._number(row, place, when, (*cell.split("|"), area))
        if KIND in self._places and (what := self._what_of(row)):
            number = {self._places[NUMBER]: when} if NUMBER in self._places else {}
            for place, day in (self._days or number).items():
                yield from self._number(row, place, day, (*what, area))

    def _when_of(self, row: ForeignRow) -> DayOrMonth | None:
        place = self._places.get(DAY)
        if place is None:
            return self._whole if self._whole.kind is PeriodKind.MONTH else None
        when = read_when(row.value(place), self._whole)
        if when is None and any(map(is_figure, row.cells)):
            self.problems.add(
                "register_day", self.table.at(row.number, place), text=row.text(place)
            )
        return when

    def _code_of(self, row: ForeignRow, role: str) -> str | None:
        """Return the code of what a row names; empty: nothing; `None`: it is asked about."""
        place = self._places.get(role)
        if place is None or not (text := row.text(place)):
            return ""
        if code := self.names.find(role, text):
            return code
        self._ask(row, place, role, text, self.names.by_role[role])
        return None

    def _what_of(self, row: ForeignRow) -> tuple[str, ...]:
        """Return kind, detail and stage that a row names; empty: not all of them."""
        kind, stage, place = (
            self._code_of(row, KIND),
            self._code_of(row, STAGE),
            self._places[KIND],
        )
        if not kind or stage is None:
            return ()
        code, _, detail = kind.partition("|")
        service = self.names.services[code]
        if DETAIL in self._places:
            detail = detail or row.text(self._places[DETAIL])
        elif service.details and not detail:
            choices = {f"{code}|{each}": f"{service.name} {each}" for each in service.details}
            self._ask(row, place, KIND, row.text(place), choices)
            return ()
        stage = stage or self.names.stage_of(service)
        if not stage:
            choices = {each: self.names.stages[each] for each in service.stages}
            self._ask(row, place, STAGE, f"{service.name}{STAGE_MISSING}", choices)
        return (code, detail, stage) if stage else ()

    def _ask(
        self, row: ForeignRow, place: int, role: str, text: str, choices: Mapping[str, str]
    ) -> None:
        before = self.unknown.get((role, text))
        self.unknown[role, text] = UnknownName(
            role, text, before.rows + 1 if before else 1, choices
        )
        if before is None:
            words = {
                "role": ROLES[role],
                "text": text,
                "near": nearest_words(text, choices.values()),
            }
            code = "register_name.stage" if text.endswith(STAGE_MISSING) else "register_name"
            self.problems.add(code, self.table.at(row.number, place), **words)

    def _read_cell(self, row: ForeignRow, place: int) -> Decimal | None:
        """Return the number of a cell; `None`: it has none, or one that is told of."""
        try:
            return read_figure(
                row.value(place), COUNT, self.table.odd.get((row.number, place + 1))
            )
        except RejectedValueError as rejection:
            self.problems.add_rejected(
                rejection, row.text(place), self.table.at(row.number, place)
            )
            return None

    def _number(
        self, row: ForeignRow, place: int, when: DayOrMonth | None, what: tuple[str, ...]
    ) -> Iterator[RegisterNumber]:
        value = self._read_cell(row, place)
        if value is None:
            return
        if when is None:
            self.problems.add("register_month_missing")
            return
        kind, detail, stage, area = what
        service = self.names.services[kind]
        self._values[place].append(value)
        self._levels |= {place} if service.is_level else set()
        day, is_recap = (when.end, True) if isinstance(when, Period) else (when, False)
        number = RegisterNumber(day, is_recap, kind, stage, detail, area, int(value), row.number)
        if wrong := self._find_wrong(number):
            code, words = wrong
            words = {"name": service.name, "when": number.label, **words}
            self.problems.add(code, self.table.at(row.number, place), **words)
        else:
            yield number

    def _find_wrong(self, number: RegisterNumber) -> tuple[str, Mapping[str, str]] | None:
        """Return why a number can be none, with the words of the message; `None`: it can be."""
        last, stage, service = number.day, number.stage, self.names.services[number.service]
        first = last.replace(day=1) if number.is_recap else last
        area = self._districts.get(number.area)
        if not self._whole.contains(Period.month_of(first)):
            return "register_other_month", {"period": self._whole.label}
        if number.value < 0:
            return "register_negative", {"value": str(number.value)}
        if stage not in service.stages:
            stages = ", ".join(self.names.stages[each] for each in service.stages)
            return "register_stage", {
                "stage": self.names.stages.get(stage, stage),
                "stages": stages,
            }
        if number.detail not in (service.details or ("",)):
            return "register_detail", {"details": ", ".join(service.details) or "tanpa rincian"}
        if area and not area.is_there(first, last):
            return "register_area", {"area": area.name, "dates": area.dates}
        is_offered = service.is_offered(last) or service.is_offered(first)
        # A nought after a kind ended says nothing.
        return None if is_offered or not number.value else ("register_not_offered", {})

    def _find_running(self, numbers: Sequence[RegisterNumber]) -> Collection[tuple[str, ...]]:
        """Return the kinds with running totals; ask about those whose numbers never fall.

        Sums since the first day would be added up again.
        """
        found: set[tuple[str, ...]] = set()
        for (code, stage, detail, _), rows in _by_series(numbers).items():
            values, service = [each.value for each in rows], self.names.services[code]
            enough = (
                MIN_MONTHS_OF_RUNNING
                if all(each.is_recap for each in rows)
                else MIN_DAYS_OF_RUNNING
            )
            # 1, 1, 1, 1, 2 is what a rare event looks like.
            never_falls = values == sorted(values) and len({*values}) > MIN_RISES_OF_RUNNING
            if service.is_level or not never_falls or len(values) < enough:
                continue
            text = (
                f"{service.name} {detail}".strip()
                + f", {self.names.stages[stage]}: angka berjalan"
            )
            answer = RUNNING if self._rules.is_cumulative else self.names.answers.get(text)
            if answer == RUNNING:
                found.add((code, stage, detail))
            elif answer != DAILY and ("running", text) not in self.unknown:
                self.unknown["running", text] = UnknownName(
                    "running", text, len(rows), _RUNNING_WORDS
                )
                words = {
                    "name": service.name,
                    "first": str(values[0]),
                    "last": str(values[-1]),
                    "text": text,
                }
                self.problems.add("register_running", CellPosition(rows[-1].row), **words)
        return found

    def _take_running(
        self, numbers: Sequence[RegisterNumber], running: Collection[tuple[str, ...]]
    ) -> Iterator[RegisterNumber]:
        """Yield what each day or month added to running totals; all others as they are."""
        yield from (each for each in numbers if each.series[:_SERIES_OF_ALL_AREAS] not in running)
        for series, rows in _by_series(
            each for each in numbers if each.series[:_SERIES_OF_ALL_AREAS] in running
        ).items():
            words, before = {"name": self.names.services[series[0]].name}, 0
            if rows[0].value > rows[-1].value - rows[0].value:
                self.problems.add(
                    "register_running_first",
                    CellPosition(rows[0].row),
                    **words,
                    value=str(rows[0].value),
                )
            for each in rows:
                if each.value < before:
                    falls = {"value": str(each.value), "before": str(before)}
                    self.problems.add("register_falls", CellPosition(each.row), **words, **falls)
                yield replace(each, value=each.value - before)
                before = each.value

    def _join(self, numbers: Sequence[RegisterNumber]) -> Iterator[RegisterNumber]:
        """Yield each number once; the same twice is asked about,
        and added up where somebody said so.
        """
        found: dict[tuple[object, ...], RegisterNumber] = {}
        for each, first in with_earlier(numbers):
            key, service = (each.when, each.series), self.names.services[each.service]
            if first is None:
                found[key] = each
            elif first.when == each.when and self._rules.adds_repeated and not service.is_level:
                found[key] = replace(found[key], value=found[key].value + each.value)
            else:
                kind = "" if first.when == each.when else ".month"
                code = f"register_repeated{'.level' if service.is_level and not kind else kind}"
                self.problems.add(
                    code, CellPosition(each.row), name=service.name, first=str(first.row)
                )
        yield from found.values()


def with_earlier(
    numbers: Iterable[RegisterNumber],
) -> Iterator[tuple[RegisterNumber, RegisterNumber | None]]:
    """Yield numbers, each with an earlier one of the same day or month,
    or of the month of its day.
    """
    seen: dict[tuple[object, ...], RegisterNumber] = {}
    for each in numbers:
        month, is_month = Period.month_of(each.day), each.is_recap
        # A month of all kecamatan has the days of each.
        same, other = (
            (each.series, each.when),
            (each.series[:_SERIES_OF_ALL_AREAS], month, not is_month),
        )
        yield each, seen.get(same) or seen.get(other)
        seen.setdefault(same, each)
        seen.setdefault((each.series[:_SERIES_OF_ALL_AREAS], month, is_month), each)


def _by_series(
    numbers: Iterable[RegisterNumber],
) -> Mapping[tuple[str, ...], Sequence[RegisterNumber]]:
    return gather((each.series, each) for each in sorted(numbers, key=lambda each: each.day))


DAYS_OF_WORK: Final = 5
"""From Monday on, and as many in a row as a week has."""


def refuse_parts_of_months(
    numbers: Sequence[RegisterNumber], year: OfficeYear, problems: Problems
) -> None:
    """Refuse months of which days lack a week: a dossier has months as wholes, and closes them.

    A week is as many working days in a row; Monday to Friday where the office declares no hours.
    """
    calendar = WorkCalendar.of_year(year)
    by_month = gather(
        (Period.month_of(each.day), each.day) for each in numbers if not each.is_recap
    )
    for month, there in by_month.items():
        dates = [
            date.fromordinal(n) for n in range(month.start.toordinal(), month.end.toordinal() + 1)
        ]
        working = (
            day
            for day in dates
            if day in there
            or (calendar.openings(day) if calendar.hours else day.weekday() < DAYS_OF_WORK)
        )
        runs = (
            [*run]
            for has_numbers, run in groupby(working, {*there}.__contains__)
            if not has_numbers
        )
        longest = max(runs, key=len, default=[])
        if len(longest) >= DAYS_OF_WORK:
            words = {"first": write_date(longest[0]), "last": write_date(longest[-1])}
            problems.add("register_part_of_month", period=month.label, **words)


def month_rows(
    numbers: Sequence[RegisterNumber], names: RegisterNames, problems: Problems
) -> Iterator[TakenRow]:
    """Yield numbers as closed months have them: days added up, of levels the last one.

    A number goes into the row that the month has of it, whose holder it keeps; into several it
    cannot go.
    """
    stored = group(
        (each for each in names.year.register_figures if each.register is Register.SERVICES),
        lambda each: (str(each.period), each.item, each.stage, each.detail),
    )
    ordered = sorted(numbers, key=lambda each: each.day)
    by_month = gather(((str(Period.month_of(each.day)), *each.series), each) for each in ordered)
    for (month, item, stage, detail, area), rows in by_month.items():
        service, at = names.services[item], CellPosition(rows[0].row)
        known = stored.get((month, item, stage, detail), ())
        there = [each for each in known if not area or each.area in (None, area)]
        if len(there) > 1 or (area and any(each.area is None for each in there)):
            words = {"name": service.name, "period": Period.parse(month).label}
            problems.add("register_divided", at, **words, count=str(len(there)))
            continue
        posts = [*map(str, service.posts)]
        if len(posts) > 1 and not there:
            problems.add("register_post", at, name=service.name, posts=", ".join(posts))
        key = {"register": Register.SERVICES.value, "period": month, "item": item, "stage": stage}
        key |= {
            "site": "",
            "area": area,
            "post": posts[0] if posts else "",
            "holder": "",
            "detail": detail,
        }
        for figure in there:
            key |= {"site": figure.site, "area": figure.area or "", "post": figure.post or ""}
            key["holder"] = str(figure.holder or "")
        key["recap"] = "ya" if any(each.is_recap for each in rows) else ""
        value = Decimal(sum(each.value for each in (rows[-1:] if service.is_level else rows)))
        days = len({each.day for each in rows if not each.is_recap})
        yield TakenRow(FIGURES.file, key, {"value": value}, rows[0].row, days)
