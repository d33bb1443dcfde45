"""What people chose to be reminded of and by which way,
and every reminder that was made for them.
"""

from __future__ import annotations

from typing import Final

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

from capaian.web.accounts.models import User
from capaian.web.years.models import OfficeYear


class Event(models.TextChoices):
    """Why somebody is reminded."""

    DUE_WEEK = "due_week", "batas tinggal 7 hari"
    DUE_DAY = "due_day", "batas besok atau hari ini"
    LATE = "late", "terlambat, sekali seminggu"
    RETURNED = "returned", "isian dikembalikan"
    WAITING = "waiting", "isian menunggu keputusan Anda"
    SUMMARY = "summary", "ringkasan mingguan, setiap Senin"
    REQUEST = "request", "diingatkan oleh perencana"
    TRIAL = "trial", "percobaan"


CHOSEN_EVENTS = [event for event in Event if event not in (Event.REQUEST, Event.TRIAL)]
"""Events that a person chooses; the others come whenever somebody presses a button."""


def default_events() -> list[str]:
    """Return what is chosen where nobody chose."""
    return [str(event) for event in CHOSEN_EVENTS]


class Channel(models.TextChoices):
    """The way that a reminder takes."""

    PAGE = "page", "halaman ini"
    EMAIL = "email", "surel"
    TELEGRAM = "telegram", "Telegram"


class Subscription(models.Model):
    """How a person wants to be reminded; without one everything stays on the pages."""

    user = models.OneToOneField(User, models.CASCADE, related_name="subscription")
    email = models.EmailField("alamat surel", blank=True)
    telegram = models.CharField(
        "nomor obrolan Telegram",
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(r"^-?\d{4,19}$", "Tulis nomor obrolan: angka saja, misalnya 123456789.")
        ],
    )
    events = models.JSONField("yang diingatkan", default=default_events)
    calendar_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    """Of the secret in the address of the calendar; empty:
    there is none. The secret itself is not kept.
    """

    def __str__(self) -> str:
        return str(self.user_id)

    @property
    def channels(self) -> dict[Channel, str]:
        """The ways that lead out of the pages, with where each leads."""
        ways = {Channel.EMAIL: self.email, Channel.TELEGRAM: self.telegram}
        return {channel: address for channel, address in ways.items() if address}


class ReminderState(models.TextChoices):
    """What became of a reminder."""

    WAITING = "waiting", "menunggu dikirim"
    SENT = "sent", "terkirim"
    FAILED = "failed", "tidak terkirim"


MAX_PROBLEM: Final = 200
"""Letters of why a reminder was not sent."""


class Reminder(models.Model):
    """What a person is told by one way on one day, whatever it is about; it is told once."""

    user = models.ForeignKey(User, models.CASCADE, related_name="reminders")
    office_year = models.ForeignKey(OfficeYear, models.CASCADE, related_name="reminders")
    event = models.CharField(max_length=10, choices=Event)
    channel = models.CharField(max_length=10, choices=Channel)
    day = models.DateField()
    """In the time zone of the office."""
    subject = models.CharField(max_length=120, blank=True)
    """Of requests: which form, so that there may be several a day."""
    items = models.JSONField(default=list)
    """Names of what it is about; of the same things nobody is reminded again."""
    lines = models.JSONField(default=list)
    """What it says: posts and periods, never names of people."""
    address = models.CharField(max_length=200)
    """Path of the page that it leads to."""
    state = models.CharField(max_length=10, choices=ReminderState, default=ReminderState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)
    """When it is tried next."""
    problem = models.CharField(max_length=MAX_PROBLEM, blank=True)
    """Why it was not sent the last time."""

    class Meta:
        ordering = ("-day", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "office_year", "event", "channel", "day", "subject"),
                name="one_reminder_a_day",
            ),
        )
        indexes = (models.Index(fields=("state", "next_at"), name="reminders_to_send"),)

    def __str__(self) -> str:
        return f"{self.event} {self.day}"
