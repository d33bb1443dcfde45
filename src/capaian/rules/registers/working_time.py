"""Working time of an office: minutes between two moments, and days until something is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

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

    def opening(self, day: date) -> tuple[time, time] | None:
        """Return when the office opens and closes on a day; `None`: it does not open."""
        if day in self.holidays:
            return None
        valid = [row for row in self.hours if str(day.isoweekday()) in row.weekdays and _is_valid(row, day)]
        special = [row for row in valid if row.first is not None or row.last is not None]
        chosen = next(iter((*special, *valid)), None)
        return (
            None if chosen is None else (time.fromisoformat(chosen.opens), time.fromisoformat(chosen.closes))
        )

    def minutes(self, start: datetime, end: datetime) -> int:
        """Return the working minutes from one moment to another; whole minutes, seconds cut off.

        Examples:
            >>> from capaian.domain.issue import Place
            >>> week = [("1234", "15:00"), ("5", "13:00")]
            >>> rows = [OfficeHours(None, None, days, "08:00", ends, Place("h")) for days, ends in week]
            >>> thursday, monday = datetime(2025, 7, 3, 14, 30), datetime(2025, 7, 7, 9, 10)
            >>> WorkCalendar((*rows,), frozenset()).minutes(thursday, monday)
            400
        """
        total, day = timedelta(), start.date()
        while day <= end.date():
            opening = self.opening(day)
            if opening is not None:
                opens, closes = (datetime.combine(day, moment, start.tzinfo) for moment in opening)
                total += max(min(end, closes) - max(start, opens), timedelta())
            day += _DAY
        return int(total.total_seconds() // 60)

    def duration(
        self, start: datetime, end: datetime, pauses: Iterable[tuple[datetime, datetime]] = ()
    ) -> int:
        """Return the working minutes of a request without its pauses, which do not overlap."""
        paused = sum(self.minutes(max(begin, start), min(until, end)) for begin, until in pauses)
        return self.minutes(start, end) - paused

    def due(self, received: date, days: int) -> date:
        """Return the last working day by which something is in time: the `days`-th after the day itself.

        Raises:
            ValueError: if the office never opens within a year.
        """
        day, left = received, days
        while left > 0:
            day += _DAY
            if (day - received).days > 366 + 7 * days:
                raise ValueError("the office never opens")
            left -= self.opening(day) is not None
        return day

    def working_days(self, first: date, last: date) -> int:
        """Return how many days the office opens from a day to another, both counted."""
        days = ((first + _DAY * number) for number in range((last - first).days + 1))
        return sum(self.opening(day) is not None for day in days)


def _is_valid(row: OfficeHours, day: date) -> bool:
    return (row.first is None or row.first <= day) and (row.last is None or day <= row.last)
