"""Working time of an office: minutes between two moments, and days until something is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cached_property

from capaian.domain.office_year import OfficeYear
from capaian.domain.registers.catalogue import OfficeHours

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """When an office is open: hours by weekday and part of the year, without holidays."""

    hours: tuple[OfficeHours, ...]
    """Of several that fit a day, those of a part of the year go before the usual ones."""
    holidays: frozenset[date]

    @classmethod
    def of_year(cls, year: OfficeYear) -> WorkCalendar:
        """Return the calendar that a dossier declares."""
        return cls(year.hours, frozenset(holiday.day for holiday in year.holidays))

    @classmethod
    def joined(cls, by_year: Mapping[int, WorkCalendar]) -> WorkCalendar:
        """Return one calendar of several years;
        hours of the next year go for one that declares none.
        """
        special, usual = [], []
        years = sorted(year for year, calendar in by_year.items() if calendar.hours)
        for year in years:
            first = date(year, 1, 1) if year > years[0] else date.min
            last = date(year, 12, 31) if year < years[-1] else date.max
            for row in by_year[year].hours:
                if row.is_usual:
                    usual.append(replace(row, first=first, last=last))
                else:
                    special.append(row)
        holidays = (day for calendar in by_year.values() for day in calendar.holidays)
        return cls((*special, *usual), frozenset(holidays))

    def openings(self, day: date) -> tuple[tuple[time, time], ...]:
        """Return from when until when the office is open on a day, with its breaks between; none:
        it is not.

        Of rows that overlap the first one counts.
        """
        if day in self.holidays:
            return ()
        rows = (row for row in self.hours if str(day.isoweekday()) in row.weekdays)
        valid = [row for row in rows if (row.first or day) <= day <= (row.last or day)]
        found: list[tuple[time, time]] = []
        for row in [row for row in valid if not row.is_usual] or valid:
            opens, closes = row.span
            if all(closes <= first or last <= opens for first, last in found):
                found.append((opens, closes))
        return tuple(sorted(found))

    def minutes(self, start: datetime, end: datetime) -> int:
        """Return the working minutes from one moment to another; whole minutes, seconds cut off.

        Examples:
            >>> from capaian.domain.issue import Place
            >>> week = [("1234", "15:00"), ("5", "13:00")]
            >>> rows = [OfficeHours(None, None, days, "08:00", ends, Place("h"))
            ...     for days, ends in week]
            >>> thursday, monday = datetime(2025, 7, 3, 14, 30), datetime(2025, 7, 7, 9, 10)
            >>> WorkCalendar((*rows,), frozenset()).minutes(thursday, monday)
            400
            >>> mornings = [OfficeHours(None, None, "1234", "08:00", "12:00", Place("h"))]
            >>> afternoons = [OfficeHours(None, None, "1234", "13:00", "15:00", Place("h"))]
            >>> WorkCalendar((*mornings, *afternoons), frozenset()).minutes(thursday, monday)
            100
        """
        seconds, _ = self._open_between(start.date(), end.date())
        return (
            max(seconds + self._open_on_day_until(end) - self._open_on_day_until(start), 0) // 60
        )

    def _open_on_day_until(self, moment: datetime) -> int:
        spans = self.openings(moment.date())
        return sum(
            max(min(_seconds(moment), _seconds(end)) - _seconds(start), 0) for start, end in spans
        )

    def _open_between(self, first: date, end: date) -> tuple[int, int]:
        """Return the seconds and days that the office is open from a day
        until before another one.
        """
        found = [0, 0]
        for year in range(first.year, end.year + 1):
            sums = self._sums_of_year(year)
            begin = first if first.year == year else date(year, 1, 1)
            until = sums[end.timetuple().tm_yday - 1] if end.year == year else sums[-1]
            for place, before in enumerate(sums[begin.timetuple().tm_yday - 1]):
                found[place] += until[place] - before
        return found[0], found[1]

    def _sums_of_year(self, year: int) -> list[tuple[int, int]]:
        """Return the seconds and days that it is open before each day of a year, and in all of it.

        Thousands of requests ask, and those that were forgotten are open for years.
        """
        if year not in self._known_years:
            sums = [(0, 0)]
            for number in range((date(year, 12, 31) - date(year, 1, 1)).days + 1):
                spans = self.openings(date(year, 1, 1) + number * _DAY)
                length = sum(max(_seconds(end) - _seconds(start), 0) for start, end in spans)
                sums.append((sums[-1][0] + length, sums[-1][1] + bool(spans)))
            self._known_years[year] = sums
        return self._known_years[year]

    @cached_property
    def _known_years(self) -> dict[int, list[tuple[int, int]]]:
        return {}

    def duration(
        self, start: datetime, end: datetime, pauses: Iterable[tuple[datetime, datetime]] = ()
    ) -> int:
        """Return the working minutes of a request without its pauses, which do not overlap."""
        paused = sum(self.minutes(max(begin, start), min(until, end)) for begin, until in pauses)
        return self.minutes(start, end) - paused

    def duration_days(
        self, start: datetime, end: datetime, pauses: Iterable[tuple[datetime, datetime]] = ()
    ) -> int:
        """Return the working days after the first up to the last,
        without those that were all pause.
        """
        paused = [*pauses]
        _, total = self._open_between(start.date() + _DAY, max(end.date(), start.date()) + _DAY)
        days = {
            begin.date() + number * _DAY
            for begin, until in paused
            for number in range((min(until, end).date() - begin.date()).days + 1)
        }
        return total - sum(
            start.date() < day and self._is_all_pause(day, start.tzinfo, paused) for day in days
        )

    def _is_all_pause(
        self, day: date, zone: tzinfo | None, pauses: Iterable[tuple[datetime, datetime]]
    ) -> bool:
        spans = self.openings(day)
        if not spans:
            return False
        opens, closes = (
            datetime.combine(day, moment, zone) for moment in (spans[0][0], spans[-1][1])
        )
        return self.duration(opens, closes, pauses) == 0

    def due(self, received: date, days: int) -> date:
        """Return the last working day by which something is in time:
        the `days`-th after the day itself.

        Raises `ValueError` if the office never opens within a year.
        """
        day, left = received, days
        while left > 0:
            day += _DAY
            if (day - received).days > 366 + 7 * days:
                raise ValueError("the office never opens")
            left -= bool(self.openings(day))
        return day

    def working_days(self, first: date, last: date) -> int:
        """Return how many days the office opens from a day to another, both counted."""
        return self._open_between(first, last + _DAY)[1] if first <= last else 0


def _seconds(moment: time | datetime) -> int:
    return (moment.hour * 60 + moment.minute) * 60 + moment.second
