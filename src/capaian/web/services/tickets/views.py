"""Pages of tickets: those that are open at a site, a new one, one with its steps, its slip,
its status.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Final
from uuid import uuid4

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import activate, localdate, localtime, now

from capaian.dossier.tables.parts import SERVICES
from capaian.web.accounts.models import User
from capaian.web.feed.forms import offer
from capaian.web.people.holder_numbers import HolderNumbers
from capaian.web.services.catalogue import Catalogue, catalogue_of, stage_words
from capaian.web.services.forms import ApplicantForm, read_token
from capaian.web.services.models import CODE_LENGTH, Ticket
from capaian.web.services.tickets.history import (
    CorrectionReason,
    Pause,
    RefusalReason,
    TicketAct,
    TicketStep,
    read_steps,
    steps_in_force,
)
from capaian.web.services.tickets.steps import (
    CODE_LETTERS,
    ENDS,
    move_ticket,
    open_ticket,
    stage_ahead,
    times_of,
)
from capaian.web.sign_in.tries import TryLimit, network_of
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import F, FormPage
from capaian.web.site.unread_entries import require_days
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.models import OfficeYear, Row

_LOCAL_TIME: Final = "%Y-%m-%dT%H:%M"
_VOID: Final = "batal"
"""Stands among the stages to go back to for none."""


class TicketForm(ApplicantForm):
    """Where something is done, by holder of which post, and when."""

    tempat = forms.ChoiceField(label="Tempat", required=False)
    jam = forms.DateTimeField(
        label="Jam (kosong: sekarang)",
        required=False,
        input_formats=[_LOCAL_TIME, f"{_LOCAL_TIME}:%S"],
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "class": "kotak"}, format=_LOCAL_TIME
        ),
        error_messages={"invalid": "Jam tidak dapat dibaca; pilih tanggal dan jam."},
    )

    def __init__(
        self, catalogue: Catalogue, site: str, posts: Mapping[str, int | None], sent: QueryDict
    ) -> None:
        """Offer what the office has; the site is the one of the ticket,
        or that was chosen before.
        """
        # None at last: it may be of a day before somebody had the post.
        super().__init__(catalogue, site, {**posts, "": None}, sent)
        self.data = {**self.data, **sent.dict(), "tempat": sent.get("tempat", site)}
        offer(self, "tempat", [*catalogue.site_names.items()])
        self.key = read_token(sent.get("kunci", ""))

    def at(self) -> datetime:
        """Return when it is done, to the minute, as people enter it; without a time now."""
        found: datetime = self.cleaned_data["jam"] or now()
        return found.replace(second=0, microsecond=0)


class OpeningForm(TicketForm):
    """A new ticket; its service is the button that is pressed."""

    tahun_peristiwa = forms.IntegerField(
        label="Tahun peristiwa (akta)",
        required=False,
        widget=forms.TextInput(attrs={"class": "kotak", "inputmode": "numeric"}),
        error_messages={"invalid": "Tahun peristiwa bukan angka."},
    )

    def read(self, button: str) -> tuple[Ticket, TicketStep]:
        """Return the request as it is received, and the first step: it is received."""
        at, sent = self.at(), self.cleaned_data
        service, _, detail = button.partition("|")
        made = Ticket(key=self.key, service=service, detail=detail, received_at=at)
        made.area, made.event_year = sent["kecamatan"], sent["tahun_peristiwa"]
        return made, TicketStep(
            self.key, TicketAct.STAGE, "", at, site=sent["tempat"], post=sent["jabatan"]
        )


class MoveForm(TicketForm):
    """What is done with a ticket: which, is the button that is pressed."""

    sebab = forms.ChoiceField(label="Alasan penolakan", required=False)
    kembali = forms.ChoiceField(label="Kembali ke", required=False)
    koreksi = forms.ChoiceField(label="Alasan koreksi", required=False)

    def __init__(
        self,
        catalogue: Catalogue,
        ticket: Ticket,
        steps: Sequence[TicketStep],
        posts: Mapping[str, int | None],
        sent: QueryDict,
    ) -> None:
        """Offer the stages that the ticket has gone through as those to go back to."""
        super().__init__(catalogue, ticket.site, posts, sent)
        reached = [step.stage for step in steps if step.act is TicketAct.STAGE]
        back = [
            *((stage, stage_words(stage)) for stage in reached[:-1]),
            (_VOID, "batalkan karcisnya"),
        ]
        for name, choices in (
            ("sebab", RefusalReason.choices),
            ("kembali", back),
            ("koreksi", CorrectionReason.choices),
        ):
            offer(self, name, [("", "pilih"), *choices])

    def read(self, ticket: Ticket, button: str) -> TicketStep:
        """Return what is to be done; raises `RefusedChangeError`."""
        at, sent = self.at(), self.cleaned_data
        act, _, what = button.partition(":")
        if act == TicketAct.BACK and sent["kembali"]:
            stage = "" if sent["kembali"] == _VOID else sent["kembali"]
            at = now().replace(second=0, microsecond=0)
            return TicketStep(self.key, TicketAct.BACK, stage, at, sent["koreksi"])
        why = {TicketAct.STAGE: sent["sebab"] if what == "refused" else "", TicketAct.PAUSE: what}
        if act not in {*why, TicketAct.RESUME}:
            raise RefusedChangeError("Pilih apa yang dilakukan dengan karcis ini.")
        made = TicketAct(act)
        stage = what if made is TicketAct.STAGE else ticket.stage
        place = {"site": sent["tempat"], "post": sent["jabatan"]}
        return TicketStep(self.key, made, stage, at, why.get(made, ""), **place)


_PER_PAGE: Final = 50
_LOOKUPS: Final = TryLimit("ticket_lookup", tries=30, seconds=60)
"""Of codes that are none, from one address: nobody finds a slip by trying."""
_NUMBER_DIGITS: Final = 9
"""Of what is taken for the number of a ticket; more no table keeps."""


def tickets(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """List open tickets at a site, the oldest first, or those of a number."""
    own = request.here.require_year()
    require_days(own)
    catalogue = catalogue_of(own)
    site, number = request.GET.get("tempat", ""), request.GET.get("nomor", "").strip()
    digits = number.partition("/")[0]
    if number:
        is_number = digits.isascii() and digits.isdigit() and len(digits) <= _NUMBER_DIGITS
        found = (
            own.office.tickets.filter(number=int(digits))
            if is_number
            else own.office.tickets.none()
        )
    else:
        found = own.office.tickets.filter(ended_on=None).order_by("received_at", "pk")
        found = found.filter(site=site) if site in catalogue.sites else found
    page = Paginator(found, _PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "lines": [*_ticket_lines(own, catalogue, [*page])],
        "page": page,
        "site": site,
        "number": number,
        "sites": catalogue.sites.values(),
        "post": next(iter(HolderNumbers(own.office, request.user).posts_on(localdate())), ""),
    }
    return render(request, "services/tickets/tickets.html", context)


def _ticket_lines(
    year: OfficeYear, catalogue: Catalogue, kept: Sequence[Ticket]
) -> Iterator[Mapping[str, object]]:
    """Yield tickets with their working minutes and days,
    and the stage that each is to reach next.
    """
    times = times_of(year, kept)
    for each in kept:
        service = catalogue.services.get(each.service)
        minutes, days = times.get(each.pk, (None, None))
        limit = service.standard if service and each.ended_on is None else None
        yield {
            "ticket": each,
            "service": service.name if service else each.service,
            "site": catalogue.site_names.get(each.site, each.site),
            "minutes": minutes,
            "days": days,
            "is_late": limit is not None and minutes is not None and minutes > limit,
            "next": stage_ahead(service, each),
            "key": uuid4().hex,
        }


class TicketPage(FormPage[F]):
    """A page on which something is done with tickets by buttons;
    its fields are right of themselves.
    """

    @cached_property
    def catalogue(self) -> Catalogue:
        """What the office gives."""
        return catalogue_of(self.year)

    @property
    def posts(self) -> Mapping[str, int | None]:
        """The posts of who is there today."""
        return HolderNumbers(self.year.office, self.request.user).posts_on(localdate())

    def _error_words(self, form: F) -> str:
        return " ".join(str(text) for texts in form.errors.values() for text in texts)


class TicketNew(TicketPage[OpeningForm]):
    """Open a ticket: the button of a service is the whole form, the rest may be filled in."""

    template = "services/tickets/new.html"

    def _make_form(self, sent: QueryDict | None) -> OpeningForm:
        sent = self.request.GET if sent is None else sent
        site = sent.get("tempat") or next(iter(self.catalogue.sites), "")
        return OpeningForm(self.catalogue, site, self.posts, sent)

    def _keep(self, form: OpeningForm) -> str:
        self._made = open_ticket(
            self.year, *form.read(self.request.POST.get("layanan", "")), self.author()
        )
        return f"Karcis {self._made} dibuka."

    def _next_address(self, form: OpeningForm) -> str:
        return self.address("ticket", self._made.pk)

    def _context(self) -> Mapping[str, object]:
        today, services = localdate(), [*self.catalogue.services.values()]
        services = [
            each for each in services if each.is_offered(today) and not each.is_office_work
        ]
        offered = [each for each in services if each.work[1:]]
        groups = [
            (is_of_tickets, [each for each in offered if each.uses_tickets is is_of_tickets])
            for is_of_tickets in (True, False)
        ]
        return {"groups": groups}


class TicketMoves(TicketPage[MoveForm]):
    """Show a ticket with its steps, and do something with it."""

    template = "services/tickets/ticket.html"

    @property
    def ticket(self) -> Ticket:
        """The ticket as it is kept now; raises `Http404`."""
        kept: Ticket = get_object_or_404(self.year.office.tickets, pk=self.kwargs["pk"])
        return kept

    def _make_form(self, sent: QueryDict | None) -> MoveForm:
        kept, sent = self.ticket, self.request.GET if sent is None else sent
        return MoveForm(
            self.catalogue, kept, steps_in_force(read_steps(kept.history)), self.posts, sent
        )

    def _keep(self, form: MoveForm) -> str:
        kept = self.ticket
        move = form.read(kept, self.request.POST.get("aksi", ""))
        moved = move_ticket(self.year, kept.pk, move, self.author())
        return f"Karcis {moved}: {read_steps(moved.history)[-1].words}."

    def _next_address(self, form: MoveForm) -> str:
        if "daftar" in self.request.POST:
            return f"{self.address('tickets')}?tempat={self.ticket.site}"
        return self.address("ticket", self.ticket.pk)

    def _context(self) -> Mapping[str, object]:
        kept, names = self.ticket, self.catalogue.site_names
        steps = read_steps(kept.history)
        valid = steps_in_force(steps)
        service = self.catalogue.services.get(kept.service)
        is_open = kept.ended_on is None
        people = dict(
            User.objects.filter(pk__in={step.by for step in steps}).values_list("pk", "full_name")
        )
        return {
            "ticket": kept,
            "service": service,
            "steps": [
                (
                    step,
                    names.get(step.site, step.site),
                    people.get(step.by or 0, ""),
                    step not in valid,
                )
                for step in steps
            ],
            "next": stage_ahead(service, kept),
            "ends": [end for end in ENDS if service and is_open and end in service.stages],
            "pauses": Pause.choices,
            "is_open": is_open,
            "next_year": is_open
            and self.year.office.years.filter(year=self.year.year + 1).first(),
            "times": times_of(self.year, [kept]).get(kept.pk),
        }


def ticket_lookup(request: HttpRequest) -> HttpResponse:
    """Ask for the code of a slip, without signing in."""
    sent = request.GET.get("kode", "")
    code = "".join(sign for sign in sent.lower() if sign in CODE_LETTERS)
    # Nothing but a code gets into an address: a number of a person would be written into many
    # logs.
    if len(code) == CODE_LENGTH:
        return redirect("ticket_status", code)
    return _unknown(request) if sent else _public(request, {})


def _unknown(request: HttpRequest) -> HttpResponse:
    is_free = _LOOKUPS.take(network_of(request))
    return _public(request, {"is_unknown": True, "is_free": is_free}, 404 if is_free else 429)


def ticket_status(request: HttpRequest, secret: str) -> HttpResponse:
    """Show the state of a request to who has its code: stage and days, no place and nobody.

    A code that is unknown and one that cannot be any get the same answer.
    """
    found = Ticket.objects.filter(code=secret).select_related("office").first()
    if found is None:
        return _unknown(request)
    activate(found.office.time_zone)
    last = steps_in_force(read_steps(found.history))[-1:]
    own = {
        "office_year__office": found.office_id,
        "office_year__year": found.year,
        "sheet": SERVICES.file,
    }
    service = Row.objects.filter(**own, cells__code=found.service).first()
    received = localtime(found.received_at).date()
    end = found.ended_on or localdate()
    context = {
        "ticket": found,
        "service": service.cells.get("name", "") if service else "",
        "received": received,
        "changed": last[0].at if last else None,
        "days": (end - received).days,
    }
    return _public(request, context)


def _public(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    answer = render(request, "services/tickets/status.html", context, status=status)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    # The code is in the address; no other page is to hear of it.
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer
