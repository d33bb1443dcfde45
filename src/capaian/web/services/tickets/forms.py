"""What is sent to the pages of tickets: a new one, and what is done with one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django import forms
from django.http import QueryDict
from django.utils.timezone import now

from capaian.web.services.catalogue import Catalogue, stage_words
from capaian.web.services.forms import ApplicantForm, read_token
from capaian.web.services.tickets.history import Act, Correction, Refusal, Step
from capaian.web.services.tickets.models import Ticket
from capaian.web.services.tickets.moves import Move, Opening, TicketError

_LOCAL_TIME: Final = "%Y-%m-%dT%H:%M"
_VOID: Final = "batal"
"""Stands among the stages to go back to for none."""


def _choice(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, widget=forms.Select(attrs={"class": "kotak"}))


def _moment(label: str) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        required=False,
        input_formats=[_LOCAL_TIME, f"{_LOCAL_TIME}:%S"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "kotak"}, format=_LOCAL_TIME),
        error_messages={"invalid": "Jam tidak dapat dibaca; pilih tanggal dan jam."},
    )


def _minute(moment: object) -> datetime:
    """Return a moment to the minute, as people enter it; without one now."""
    found = moment if isinstance(moment, datetime) else now()
    return found.replace(second=0, microsecond=0)


class TicketForm(ApplicantForm):
    """Where something is done, by holder of which post, and when."""

    tempat = _choice("Tempat")
    jam = _moment("Jam (kosong: sekarang)")

    def __init__(
        self, catalogue: Catalogue, site: str, posts: Mapping[str, int | None], sent: QueryDict
    ) -> None:
        """Offer what the office has; the site is the one of the ticket, or that was chosen before."""
        super().__init__(catalogue, site, posts, sent)
        self.data = {**self.data, **sent.dict(), "tempat": sent.get("tempat", site)}
        self.fields["tempat"].choices = [(code, each.name) for code, each in catalogue.sites.items()]  # type: ignore[attr-defined]  # a field of choices
        self.key = read_token(sent.get("kunci", ""))

    def at(self) -> datetime:
        """Return when it is done.

        Raises:
            TicketError: if something that was sent cannot be read, or is not on the lists.
        """
        if not self.is_valid():
            raise TicketError(" ".join(str(text) for texts in self.errors.values() for text in texts))
        return _minute(self.cleaned_data["jam"])


class OpeningForm(TicketForm):
    """A new ticket; its service is the button that is pressed."""

    tahun_peristiwa = forms.IntegerField(
        label="Tahun peristiwa (akta)",
        required=False,
        widget=forms.TextInput(attrs={"class": "kotak", "inputmode": "numeric"}),
        error_messages={"invalid": "Tahun peristiwa bukan angka."},
    )

    def read(self, button: str) -> Opening:
        """Return what is received; raises `TicketError`."""
        at, sent = self.at(), self.cleaned_data
        service, _, detail = button.partition("|")
        event = sent["tahun_peristiwa"]
        place = {"area": sent["kecamatan"], "post": sent["jabatan"]}
        return Opening(self.key, service, sent["tempat"], at, detail, event_year=event, **place)


class MoveForm(TicketForm):
    """What is done with a ticket: which, is the button that is pressed."""

    sebab = forms.ChoiceField(
        label="Alasan penolakan",
        required=False,
        choices=[("", "pilih"), *Refusal.choices],
        widget=forms.Select(attrs={"class": "kotak"}),
    )
    kembali = _choice("Kembali ke")
    koreksi = forms.ChoiceField(
        label="Alasan koreksi",
        required=False,
        choices=[("", "pilih"), *Correction.choices],
        widget=forms.Select(attrs={"class": "kotak"}),
    )

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
        choices = [("", "pilih"), *((stage, stage_words(stage)) for stage in reached[:-1])]
        self.fields["kembali"].choices = [*choices, (_VOID, "batalkan karcisnya")]  # type: ignore[attr-defined]  # a field of choices

    def read(self, ticket: Ticket, button: str) -> Move:
        """Return what is to be done; raises `TicketError`."""
        at, sent = self.at(), self.cleaned_data
        act, _, what = button.partition(":")
        place = {"site": sent["tempat"], "post": sent["jabatan"]}
        if act == Act.STAGE:
            return Move(self.key, Act.STAGE, what, at, sent["sebab"] if what == "refused" else "", **place)
        if act == Act.PAUSE:
            return Move(self.key, Act.PAUSE, ticket.stage, at, what, **place)
        if act == Act.RESUME:
            return Move(self.key, Act.RESUME, ticket.stage, at, **place)
        if act == Act.BACK and sent["kembali"]:
            stage = "" if sent["kembali"] == _VOID else sent["kembali"]
            return Move(self.key, Act.BACK, stage, _minute(None), sent["koreksi"])
        raise TicketError("Pilih apa yang dilakukan dengan karcis ini.")
