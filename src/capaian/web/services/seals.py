"""What is sealed of presses, tickets and days.

Counters write more rows than a log takes: the fingerprint of a press or a ticket lies beside it,
that of the number of presses beside their day. Of a day that is closed the log has all of it, of a
table what it brought.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any, Final

from django.db.models import Count, Max, QuerySet

from capaian.web.feed.models import next_number
from capaian.web.offices.models import Office
from capaian.web.services.models import (
    CountedTable,
    SiteDay,
    Tally,
    Ticket,
    TicketNumber,
    YearOpening,
)
from capaian.web.site.unread_entries import WholeSum
from capaian.web.trail.record import (
    BEGUN_REGISTERS,
    Author,
    Deed,
    SealedKind,
    SealedRow,
    fingerprint,
    record,
    seal_whole_row,
    trail_key,
)

_TALLY, _TICKET, _PRESSES, _OPENING, DAY = "tally", "ticket", "presses", "opening", "day"
_TICKET_YEAR, _TICKET_NUMBER = "ticket_year", "ticket_number"
"""How fingerprints call them."""
_CELL: Final = ("day", "site", "service", "stage", "count", "area", "post", "holder", "detail")
_SEALED: Final = (*_CELL, "office_id", "key", "by_id")
_OF_TABLE: Final = ("table_id", "is_recap")
_ROWS_AT_ONCE: Final = 2_000
_LOST_SEAL: Final = "-"
"""No fingerprint is like it."""
LockedDays = Mapping[tuple[str, date], SiteDay]
"""By site and day."""


def seal_presses(presses: Iterable[Tally]) -> None:
    """Make the fingerprints of new presses; what a table brings is sealed with it."""
    for each in presses:
        each.seal = _seal_press(each)


def _seal_press(press: Tally) -> str:
    facts = [getattr(press, name) for name in (*_SEALED, *_OF_TABLE)]
    return fingerprint(trail_key(), _TALLY, SealedRow(0, "", _facts(facts)))


def seal_numbers(counts: Mapping[tuple[str, date], int], days: LockedDays) -> None:
    """Save with days how many presses were added to them."""
    for place, count in counts.items():
        day = days[place]
        is_sound = day.seal == (_seal_number(day) if day.presses else "")
        day.presses += count
        if is_sound:  # else what somebody took away would be sealed with the next press
            day.seal = _seal_number(day)
    touched = [days[place] for place in counts]
    SiteDay.objects.bulk_update(touched, ["presses", "seal"], batch_size=_ROWS_AT_ONCE)


def keep_ticket(ticket: Ticket) -> None:
    """Save a ticket with its fingerprint."""
    ticket.seal = _seal_ticket(ticket)
    ticket.save()


def _seal_ticket(ticket: Ticket) -> str:
    return fingerprint(trail_key(), _TICKET, seal_whole_row(ticket))


def next_ticket_number(office: Office, year: int) -> int:
    """Return the number of the next ticket of a year, which is locked; none is given twice."""
    return _note_number(office, year, next_number(office.tickets.filter(year=year)))


def _note_number(office: Office, year: int, least: int) -> int:
    kept, is_new = TicketNumber.objects.get_or_create(
        office=office, year=year, defaults={"last": 0}
    )
    kept.last = max(kept.last + 1, least)
    kept.seal = _seal_last_number(kept)
    kept.save()
    if is_new:
        seals = [f"{_TICKET_YEAR}/{kept.pk}"]
        record(
            office,
            Author(),
            [Deed("services.tickets_begun", str(year), None, {"last": kept.last}, seals)],
        )
    return kept.last


def _seal_last_number(kept: TicketNumber) -> str:
    return fingerprint(trail_key(), _TICKET_NUMBER, _last_number(kept, kept.last))


def _last_number(kept: TicketNumber, last: int) -> SealedRow:
    facts = [kept.office_id, kept.year, last]
    return SealedRow(kept.pk, f"{kept} (ada sampai {last})", facts, seal=kept.seal)


def _last_numbers(_: Collection[int] | None) -> Iterator[SealedRow]:
    """Yield the last numbers of years as their tickets have them."""
    for kept in TicketNumber.objects.all():
        tickets = Ticket.objects.filter(office=kept.office_id, year=kept.year)
        yield _last_number(kept, next_number(tickets) - 1)


def _ticket_years(_: Collection[int] | None) -> Iterator[SealedRow]:
    """Yield the rows of last numbers: the log has only that they are there."""
    yield from (SealedRow(kept.pk, str(kept), None) for kept in TicketNumber.objects.all())


def _seal_number(day: SiteDay) -> str:
    return fingerprint(trail_key(), _PRESSES, _number_row(day, day.presses))


def renew_seals() -> None:
    """Make the fingerprints beside rows anew, for another key of the log;
    what has none gets none.
    """
    _make_seals(Tally.objects.exclude(seal=""), _seal_press)
    _make_seals(SiteDay.objects.exclude(seal=""), _seal_number)
    _make_seals(Ticket.objects.exclude(seal=""), _seal_ticket)
    _make_seals(TicketNumber.objects.exclude(seal=""), _seal_last_number)


def _make_seals(rows: QuerySet[Any], make: Callable[[Any], str]) -> int:
    """Make the fingerprints beside rows, and return of how many."""
    count, last = 0, 0
    while some := [*rows.filter(pk__gt=last).order_by("pk")[:_ROWS_AT_ONCE]]:
        for row in some:
            row.seal = make(row)
        rows.model.objects.bulk_update(some, ["seal"])
        count, last = count + len(some), some[-1].pk
    return count


def _begin_presses() -> int:
    """Seal the presses of a version that had no fingerprints; a table is sealed as a whole."""
    return _make_seals(Tally.objects.filter(seal="", table=None), _seal_press)


def _begin_numbers() -> int:
    """Note with each day how many presses it has; a version without fingerprints did not."""
    numbers = _count_presses()
    begun = [
        day
        for day in SiteDay.objects.filter(seal="")
        if (day.office_id, day.site, day.day) in numbers
    ]
    for day in begun:
        day.presses = numbers[day.office_id, day.site, day.day]
        day.seal = _seal_number(day)
    SiteDay.objects.bulk_update(begun, ["presses", "seal"], batch_size=_ROWS_AT_ONCE)
    return len(begun)


def _begin_tickets() -> int:
    """Seal the tickets of a version that had no fingerprints."""
    return _make_seals(Ticket.objects.filter(seal=""), _seal_ticket)


def _begin_ticket_years() -> int:
    """Note the last number of each year that has tickets, as the next ticket would."""
    known = {(each.office_id, each.year) for each in TicketNumber.objects.all()}
    years = Ticket.objects.order_by().values_list("office", "year").annotate(Max("number"))
    for office, year, last in [*years]:
        if (office, year) not in known:
            _note_number(Office.objects.get(pk=office), year, last)
    return 0  # each is in the log by an entry of its own


def _number_row(day: SiteDay, number: int) -> SealedRow:
    facts = [day.office_id, day.site, day.day, number]
    return SealedRow(day.pk, f"{day} ({day.presses} dihitung, {number} ada)", facts, seal=day.seal)


def _facts(values: Sequence[object]) -> Sequence[object]:
    """Return what is sealed of a press; that of no table is sealed as before there were any."""
    return values if values[-2] or values[-1] else values[:-2]


def _tables(keys: Collection[int] | None) -> Iterator[SealedRow]:
    """Yield tables with the hash of what they brought;
    each number had a fingerprint of its own before.
    """
    tables = CountedTable.objects.order_by("pk")
    for table in tables if keys is None else tables.filter(pk__in=keys):
        rows = table.tallies.filter(seal="").order_by("pk").values_list(*_SEALED, "is_recap")
        facts = [json.dumps(row, default=str) for row in rows.iterator(chunk_size=_ROWS_AT_ONCE)]
        brought = {"angka": sha256("\n".join(facts).encode()).hexdigest()} if facts else {}
        yield seal_whole_row(table, brought)


def _presses(_: Collection[int] | None) -> Iterator[SealedRow]:
    others = Tally.objects.exclude(table__isnull=False, seal="")
    rows = others.order_by("pk").values_list("pk", "seal", *_SEALED, *_OF_TABLE)
    for pk, seal, *facts in rows.iterator(chunk_size=_ROWS_AT_ONCE):
        day, site, service, stage, count, *_ = facts
        yield SealedRow(
            pk, f"{pk}, {day} {site}, {service} {stage} {count:+d}", _facts(facts), seal=seal
        )


def _count_presses() -> dict[tuple[int, str, date], int]:
    rows = Tally.objects.order_by().values_list("office_id", "site", "day").annotate(Count("pk"))
    return {(office, site, day): number for office, site, day, number in rows}


def _numbers(_: Collection[int] | None) -> Iterator[SealedRow]:
    """Yield how many presses days have, also those that somebody took away with or
    without their presses.
    """
    counts = _count_presses()
    for day in SiteDay.objects.all():
        number = counts.pop((day.office_id, day.site, day.day), 0)
        if number or day.presses:
            yield _number_row(day, number)
    for (office, site, on), number in counts.items():
        yield SealedRow(0, f"{site} {on} ({number} ada)", [office], seal="")


def _tickets(_: Collection[int] | None) -> Iterator[SealedRow]:
    """Yield tickets, and the numbers of those that somebody took away:
    a year has them without gaps.
    """
    last = (0, 0, 0)
    for ticket in Ticket.objects.order_by("office", "year", "number").iterator(
        chunk_size=_ROWS_AT_ONCE
    ):
        of_year = (ticket.office_id, ticket.year)
        for number in range(last[2] + 1 if last[:2] == of_year else 1, ticket.number):
            yield SealedRow(0, f"{number}/{ticket.year} (hilang)", [], seal=_LOST_SEAL)
        last = (*of_year, ticket.number)
        yield seal_whole_row(ticket, seal=ticket.seal)


def _days(keys: Collection[int] | None) -> Iterator[SealedRow]:
    """Yield days; what is counted on one that is open is nobody's word yet."""
    for day in SiteDay.objects.all() if keys is None else SiteDay.objects.filter(pk__in=keys):
        yield seal_whole_row(day) if day.closed_at else SealedRow(day.pk, str(day), None)


def _openings(_: Collection[int] | None) -> Iterator[SealedRow]:
    """Yield what years began with; the fingerprint is of what was counted before them."""
    for opening in YearOpening.objects.all():
        rows = Tally.objects.filter(
            office=opening.office_id, day__lt=date(opening.year, 1, 1)
        ).order_by()
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        for service, stage, total in rows.values_list("service", "stage").annotate(
            WholeSum("count")
        ):
            counts[service][stage] = total
        made = fingerprint(trail_key(), _OPENING, SealedRow(0, "", counts))
        yield SealedRow(opening.pk, str(opening), opening.counts, seal=made)


_kind: Final = partial(SealedKind, begun=BEGUN_REGISTERS)
TALLY_SEALS: Final = {_TALLY: _kind("Turus", _presses, begin=_begin_presses)}
TABLE_SEALS: Final = {"counted_table": _kind("Tabel yang dibawa", _tables)}
OPENING_SEALS: Final = {_OPENING: _kind("Sisa layanan dari tahun sebelumnya", _openings)}
TICKET_SEALS: Final = {
    _TICKET: _kind("Karcis", _tickets, begin=_begin_tickets),
    _TICKET_NUMBER: _kind("Nomor karcis terakhir", _last_numbers),
    _TICKET_YEAR: _kind("Tahun karcis", _ticket_years, begin=_begin_ticket_years),
}
DAY_SEALS: Final = {
    _PRESSES: _kind("Jumlah turus", _numbers, begin=_begin_numbers),
    DAY: _kind("Hari pelayanan", _days),
}
