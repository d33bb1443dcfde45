"""Sending reminders, each once: a server that does not answer is tried again later and holds up nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from http import HTTPStatus
from http.client import HTTPException, HTTPSConnection
from smtplib import SMTPException
from typing import ClassVar, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.web.jobs.kinds import JobKind, Made, Workspace
from capaian.web.jobs.models import Job
from capaian.web.reminders.events import queue_reminders
from capaian.web.reminders.models import MAX_PROBLEM, Channel, Event, Reminder, ReminderState

WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (10, 30, 120, 360, 720, 1440))
"""After each failure; after the last one a reminder is not sent any more."""
MAX_AT_ONCE: Final = 200
"""Reminders of one run, so that it stays within its time."""
SECONDS_TO_ANSWER: Final = 10
_TELEGRAM: Final = "api.telegram.org"


class UnsentError(CapaianError):
    """A reminder could not be sent, in words for whoever waits for it."""


def is_set_up(channel: str) -> bool:
    """Say whether the installation has what a way needs."""
    return bool(settings.EMAIL_HOST if channel == Channel.EMAIL else settings.TELEGRAM_TOKEN)


def send_waiting() -> int:
    """Send what waits and is due; return how many went out."""
    waiting = Reminder.objects.filter(state=ReminderState.WAITING, next_at__lte=timezone.now())
    waiting = waiting.select_related("user__subscription", "office_year").order_by("next_at", "id")
    silent: set[str] = set()
    """Ways whose server does not answer: the others of this run are not tried by them."""
    sent = 0
    for reminder in waiting[:MAX_AT_ONCE]:
        if reminder.channel not in silent:
            sent += _send_once(reminder, silent)
    return sent


def _send_once(reminder: Reminder, silent: set[str]) -> bool:
    # It counts as sent before it is: whoever pulls the plug meanwhile loses one, and nobody gets it twice.
    own = Reminder.objects.filter(pk=reminder.pk, state=ReminderState.WAITING)
    if not own.update(state=ReminderState.SENT, problem=""):
        return False
    try:
        address = reminder.user.subscription.channels.get(Channel(reminder.channel), "")
        if not address or not is_set_up(reminder.channel):
            raise UnsentError("Alamat atau pengaturan pengirimnya tidak ada lagi.")
        _SENDERS[Channel(reminder.channel)](address, subject_of(reminder), body_of(reminder))
    except (OSError, SMTPException, HTTPException, UnsentError) as error:
        if isinstance(error, OSError) and not isinstance(error, SMTPException):
            silent.add(reminder.channel)
        _put_off(reminder, _why(error))
        return False
    return True


def _put_off(reminder: Reminder, why: str) -> None:
    is_over = reminder.attempts >= len(WAITS)
    reminder.state = ReminderState.FAILED if is_over else ReminderState.WAITING
    reminder.problem = why[:MAX_PROBLEM]
    if not is_over:
        reminder.next_at = timezone.now() + WAITS[reminder.attempts]
        reminder.attempts += 1
    reminder.save(update_fields=["state", "problem", "next_at", "attempts"])


def _why(error: Exception) -> str:
    """Return why something was not sent, without the words of the server: those may repeat an address."""
    match error:
        case UnsentError():
            return error.message
        case SMTPException():
            return f"Server surel menolak pesan ini ({type(error).__name__})."
    return "Server pengirim tidak dapat dihubungi."


def subject_of(reminder: Reminder) -> str:
    """Return the subject of a message: what it is about, and no name of anybody."""
    about, count = str(Event(reminder.event).label).partition(",")[0], len(reminder.items)
    is_counted = reminder.event not in (Event.SUMMARY, Event.TRIAL)
    return f"Capaian {reminder.office_year.year}: {about}{f' ({count})' if is_counted else ''}"


def body_of(reminder: Reminder) -> str:
    """Return the words of a message, with the link to the page on which everything stands."""
    lines = "\n".join(f"- {line}" for line in reminder.lines)
    link = f"{settings.CAPAIAN.address}{reminder.address}"
    return f"{lines}\n\n{link}\n\nPengingat ini diatur di halaman Pengingat.".lstrip()


def _send_email(address: str, subject: str, body: str) -> None:
    EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [address]).send()


def _send_telegram(address: str, subject: str, body: str) -> None:
    data = json.dumps({"chat_id": address, "text": f"{subject}\n\n{body}"})
    connection = HTTPSConnection(_TELEGRAM, timeout=SECONDS_TO_ANSWER)
    try:
        path = f"/bot{settings.TELEGRAM_TOKEN}/sendMessage"
        connection.request("POST", path, data, {"Content-Type": "application/json"})
        answer = connection.getresponse()
    finally:
        connection.close()
    if answer.status != HTTPStatus.OK:
        raise UnsentError(f"Telegram menolak pesan ini ({answer.status}). Periksa nomor obrolannya.")


_SENDERS: Final[Mapping[Channel, Callable[[str, str, str], None]]] = {
    Channel.EMAIL: _send_email,
    Channel.TELEGRAM: _send_telegram,
}


class SendReminders(JobKind[None]):
    """Makes the reminders of the day and sends what waits; the queue begins it by itself."""

    name: ClassVar[str] = "reminders"
    label: ClassVar[str] = "Mengirim pengingat"
    needs_database: ClassVar[bool] = True
    days_kept: ClassVar[float] = 0.1

    def due_key(self) -> str:
        """Return the ten minutes that it is now."""
        return f"reminders-{timezone.now():%Y%m%d%H%M}"[:-1]

    def load(self, job: Job) -> None:
        """Need nothing."""

    def work(self, loaded: None, space: Workspace) -> Made:
        """Look at every year, and send."""
        queue_reminders()
        return {"sent": send_waiting()}
