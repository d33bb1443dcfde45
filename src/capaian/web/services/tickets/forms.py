"""What is sent to the pages of tickets: a new one, and what is done with one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django import forms
from django.http import QueryDict
from django.utils.timezone import now

from capaian.web.feed.forms import offer
from capaian.web.services.catalogue import Catalogue, stage_words
from capaian.web.services.forms import ApplicantForm, read_token
from capaian.web.services.tickets.history import Act, Correction, Refusal, Step
from capaian.web.services.tickets.models import Ticket
from capaian.web.services.tickets.moves import Move, Opening, TicketError

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
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "kotak"}, format=_LOCAL_TIME),
        error_messages={"invalid": "Jam tidak dapat dibaca; pilih tanggal dan jam."},
    )

    def __init__(
        self, catalogue: Catalogue, site: str, posts: Mapping[str, int | None], sent: QueryDict
    ) -> None:
        """Offer what the office has; the site is the one of the ticket, or that was chosen before."""
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

    def read(self, button: str) -> Opening:
        """Return what is received."""
        at, sent = self.at(), self.cleaned_data
        service, _, detail = button.partition("|")
        event = sent["tahun_peristiwa"]
        place = {"area": sent["kecamatan"], "post": sent["jabatan"]}
        return Opening(self.key, service, sent["tempat"], at, detail, event_year=event, **place)


class MoveForm(TicketForm):
    """What is done with a ticket: which, is the button that is pressed."""

    sebab = forms.ChoiceField(label="Alasan penolakan", required=False)
    kembali = forms.ChoiceField(label="Kembali ke", required=False)
    koreksi = forms.ChoiceField(label="Alasan koreksi", required=False)

    def __init__(
        self,
        catalogue: Catalogue,
        ticket: Ticket,
        steps: Sequence[Step],
        posts: Mapping[str, int | None],
        sent: QueryDict,
    ) -> None:
        """Offer the stages that the ticket has gone through as those to go back to."""
        super().__init__(catalogue, ticket.site, posts, sent)
        reached = [step.stage for step in steps if step.act is Act.STAGE]
        back = [*((stage, stage_words(stage)) for stage in reached[:-1]), (_VOID, "batalkan karcisnya")]
        for name, choices in (("sebab", Refusal.choices), ("kembali", back), ("koreksi", Correction.choices)):
            offer(self, name, [("", "pilih"), *choices])

    def read(self, ticket: Ticket, button: str) -> Move:
        """Return what is to be done; raises `TicketError`."""
        at, sent = self.at(), self.cleaned_data
        act, _, what = button.partition(":")
        place = {"site": sent["tempat"], "post": sent["jabatan"]}
        if act == Act.STAGE:
            return Move(self.key, Act.STAGE, what, at, sent["sebab"] if what == "refused" else "", **place)
        if act in (Act.PAUSE, Act.RESUME):
            return Move(self.key, Act(act), ticket.stage, at, what if act == Act.PAUSE else "", **place)
        if act == Act.BACK and sent["kembali"]:
            stage = "" if sent["kembali"] == _VOID else sent["kembali"]
            return Move(self.key, Act.BACK, stage, now().replace(second=0, microsecond=0), sent["koreksi"])
        raise TicketError("Pilih apa yang dilakukan dengan karcis ini.")
