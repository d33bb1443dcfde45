"""Opening a ticket and moving it on: what may be done, once each, and the tallies that follow from it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.timezone import localdate, localtime, now

from capaian.domain.registers.catalogue import Service, ServiceField, Stage
from capaian.domain.registers.closed_month import Register
from capaian.web.accounts.models import User
from capaian.web.feed.entry_rules import find_reason_of_day, lock_year
from capaian.web.feed.models import next_number
from capaian.web.services.catalogue import Catalogue, catalogue_of, stage_words
from capaian.web.services.presses import Press, PressRules, keep_presses, lock_if_over, take_back
from capaian.web.services.tickets.history import (
    CorrectionReason,
    RefusalReason,
    TicketAct,
    TicketStep,
    read_steps,
    steps_in_force,
    undone_from,
)
from capaian.web.services.tickets.models import CODE_LENGTH, Pause, Ticket, TicketOutcome
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.models import OfficeYear

CODE_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""Of codes: none looks like another one on paper."""
_EARLIEST_EVENT: Final = 1900
ENDS: Final = {Stage.REFUSED: TicketOutcome.REFUSED, Stage.WITHDRAWN: TicketOutcome.WITHDRAWN}
"""Stages that end a request without what it asked for."""


@transaction.atomic
def open_ticket(year: OfficeYear, made: Ticket, first: TicketStep, author: Author) -> Ticket:
    """Give a ticket its number and code and the first stage of its service; sent twice, it is opened once.

    Raises:
        RefusedChangeError: if its service, site or time cannot be, or its day or month is closed.
    """
    locked = lock_year(year)
    earlier: Ticket | None = locked.office.tickets.filter(key=made.key).first()
    if earlier is not None:
        return earlier
    user, catalogue = _user(author), catalogue_of(locked)
    service = catalogue.services.get(made.service)
    if service is None:
        raise RefusedChangeError("Pilih layanan dari daftar.")
    if not service.is_offered(localdate(first.at)):
        raise RefusedChangeError(f"{service.name} tidak berlaku pada {localdate(first.at):%d-%m-%Y}.")
    if len(service.work) < len(("first", "last")):
        raise RefusedChangeError(f"{service.name} hanya mempunyai satu tahap; karcis tidak mengukur apa-apa.")
    if made.detail not in (service.details or ("",)):
        raise RefusedChangeError(f"Pilih rincian {service.name}.")
    _check_event(service, made)
    _check_time(first.at, [])
    made.office, made.year, made.by = locked.office, locked.year, user
    made.number = next_number(locked.office.tickets.filter(year=locked.year))
    made.code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    made.is_sample = not service.uses_tickets
    _add(locked, made, replace(first, stage=service.work[0]), catalogue, user)
    made.save()
    return made


def _check_event(service: Service, made: Ticket) -> None:
    event, received = made.event_year, localtime(made.received_at)
    if event is None:
        return
    if service.field is not ServiceField.EVENTS:
        raise RefusedChangeError(f"Tahun peristiwa hanya untuk akta; {service.name} tidak memakainya.")
    if not _EARLIEST_EVENT <= event <= received.year:
        raise RefusedChangeError(f"Tahun peristiwa antara {_EARLIEST_EVENT} dan {received.year}.")


@transaction.atomic
def move_ticket(year: OfficeYear, ticket: int, move: TicketStep, author: Author) -> Ticket:
    """Take a step with a ticket (`ticket` is its id); sent twice, it is taken once.

    Who saw another state of the ticket wants another stage than what it leads to now, and is refused.

    Raises:
        RefusedChangeError: if the state of the ticket, the time, or a closed day or month forbids it.
        Ticket.DoesNotExist: if the office has no such ticket.
    """
    # What is undone may be of a month that is over; the year is locked before the ticket by everybody.
    locked = lock_year(year) if move.act is TicketAct.BACK else lock_if_over(year, {localdate(move.at)})
    kept = Ticket.objects.select_for_update(of=("self",)).get(pk=ticket, office=locked.office)
    steps = read_steps(kept.history)
    if any(step.key == move.key for step in steps):
        return kept
    user, catalogue, valid = _user(author), catalogue_of(locked), steps_in_force(steps)
    if kept.outcome == TicketOutcome.VOID:
        raise RefusedChangeError("Karcis ini sudah dibatalkan; buka karcis baru.")
    if move.act is TicketAct.BACK:
        _go_back(locked, kept, move, valid, author)
    else:
        if kept.ended_on is not None:
            raise RefusedChangeError("Karcis ini sudah berakhir; untuk membetulkannya pakai koreksi.")
        _check_time(move.at, valid)
        _check_state(kept, move, catalogue.services.get(kept.service))
        _add(locked, kept, move, catalogue, user)
    kept.save()
    return kept


def _user(author: Author) -> User:
    if author.user is None:
        raise RefusedChangeError("Karcis dijalankan oleh orang yang masuk.")
    return author.user


def _check_time(at: datetime, steps: Sequence[TicketStep]) -> None:
    if at > now():
        raise RefusedChangeError(f"Jam {localtime(at):%d-%m-%Y %H.%M} belum tiba; periksa jamnya.")
    if steps and at < steps[-1].at:
        before = f"{steps[-1].words} pada {localtime(steps[-1].at):%d-%m-%Y %H.%M}"
        raise RefusedChangeError(
            f"Jam {localtime(at):%d-%m-%Y %H.%M} sebelum {before}; periksa jamnya, atau koreksi itu."
        )


def _check_state(kept: Ticket, move: TicketStep, service: Service | None) -> None:
    """Refuse what the present state does not lead to; somebody else may have moved the ticket meanwhile."""
    if service is None:
        raise RefusedChangeError(
            f"Layanan {kept.service} tidak ada dalam daftar layanan tahun ini; tambahkan dahulu."
        )
    if move.act is TicketAct.PAUSE:
        is_next = not kept.pause and move.why in Pause.values and move.stage == kept.stage
    elif move.act is TicketAct.RESUME:
        is_next = bool(kept.pause)
    elif move.stage in ENDS:
        is_next = move.stage in service.stages
    else:
        is_next = move.stage == next_stage(service, kept.stage)
    if not is_next:
        state = f"{stage_words(kept.stage)}{', sedang jeda' if kept.pause else ''}"
        raise RefusedChangeError(
            f"Karcis ini sekarang {state}; langkah itu tidak sesudahnya. Muat ulang halamannya."
        )
    if move.act is TicketAct.STAGE and kept.pause:
        raise RefusedChangeError("Karcis ini sedang jeda; akhiri jedanya dahulu.")
    if move.stage == Stage.REFUSED and move.act is TicketAct.STAGE and move.why not in RefusalReason.values:
        raise RefusedChangeError("Pilih alasan penolakan.")


def stage_ahead(service: Service | None, ticket: Ticket) -> str:
    """Return the stage that a ticket is to reach next; empty: it is paused, ended, or of no known service."""
    is_going = ticket.ended_on is None and not ticket.pause
    return next_stage(service, ticket.stage) if service and is_going else ""


def next_stage(service: Service, stage: str) -> str:
    """Return the stage after one; empty: there is none."""
    later = service.work[service.work.index(stage) + 1 :] if stage in service.work else ()
    return later[0] if later else ""


def _add(locked: OfficeYear, kept: Ticket, move: TicketStep, catalogue: Catalogue, user: User) -> None:
    """Add a step to a ticket, and count it where tickets count."""
    day, site = localdate(move.at), move.site or kept.site
    press = Press(
        move.key, day, site, kept.service, move.stage or kept.stage, kept.area, kept.detail, move.post
    )
    rules = PressRules(locked, user, catalogue, of_tickets=True)
    if reason := rules.find_reason(press):
        raise RefusedChangeError(reason)
    if move.act is TicketAct.STAGE and not kept.is_sample:
        keep_presses(locked, user, [press], of_tickets=True)
    holder = rules.holder_of(press)
    step = replace(move, stage=press.stage, site=site, holder=holder, by=user.pk)
    kept.history = [*kept.history, step.as_json()]
    kept.site = site
    kept.pause = move.why if move.act is TicketAct.PAUSE else ""
    if move.act is TicketAct.STAGE:
        kept.stage, kept.post, kept.holder = move.stage, move.post, holder
        service = catalogue.services[kept.service]
        if move.stage in ENDS or move.stage == service.work[-1]:
            kept.ended_on, kept.outcome = day, ENDS.get(Stage(move.stage), TicketOutcome.FINISHED)


def _go_back(
    locked: OfficeYear, kept: Ticket, move: TicketStep, valid: Sequence[TicketStep], author: Author
) -> None:
    """Undo what came after a stage, and what it counted; after none, the ticket is void."""
    place = undone_from(valid, move.stage)
    undone, rest = valid[place:], valid[:place]
    if move.why not in CorrectionReason.values:
        raise RefusedChangeError("Pilih alasan koreksi.")
    if not undone:
        raise RefusedChangeError(
            "Tidak ada yang dikoreksi: pilih tahap sebelum yang sekarang, atau batalkan karcisnya."
        )
    # A day of a closed month gave its figures, of a sample the duration alone.
    days: set[date] = {localdate(step.at) for step in undone if step.act is TicketAct.STAGE}
    for day in sorted(days):
        if reason := find_reason_of_day(locked, Register.SERVICES, day):
            raise RefusedChangeError(reason)
    if not kept.is_sample:
        take_back(locked, _user(author), [step.key for step in undone])
    before = {"stage": kept.stage, "outcome": kept.outcome}
    step = replace(move, site=kept.site, by=_user(author).pk)
    kept.history = [*kept.history, step.as_json()]
    kept.ended_on, kept.outcome = (None, "") if rest else (localdate(move.at), TicketOutcome.VOID)
    kept.pause = rest[-1].why if rest and rest[-1].act is TicketAct.PAUSE else ""
    for last in [each for each in rest if each.act is TicketAct.STAGE][-1:]:
        kept.stage, kept.site, kept.post, kept.holder = last.stage, last.site, last.post, last.holder
    after = {"stage": move.stage, "outcome": kept.outcome, "why": CorrectionReason(move.why).label}
    record(locked.office, author, [Deed("services.ticket_corrected", f"{locked.pk}/{kept}", before, after)])
