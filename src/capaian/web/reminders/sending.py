"""What somebody is reminded of, and sending it once:
a server that is silent is tried again later.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from http import HTTPStatus
from http.client import HTTPException, HTTPSConnection
from smtplib import SMTPException
from textwrap import shorten
from typing import ClassVar, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from capaian.domain.errors import CapaianError
from capaian.domain.numerals import write_few
from capaian.rules.facts import gather
from capaian.web.accounts.models import User
from capaian.web.boards.results import board_of, latest_period
from capaian.web.followup.views import follow_ups_in, owned_by
from capaian.web.jobs.models import JobKind, JobResult, Workspace
from capaian.web.measurement.flow import OPEN, State
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import Notice
from capaian.web.measurement.steps import Person
from capaian.web.measurement.tasks import DAYS_AHEAD, ListedForm, Task, find_overdue, tasks_of
from capaian.web.offices.models import Role, members_on
from capaian.web.reminders.models import (
    MAX_PROBLEM,
    Channel,
    Event,
    Reminder,
    ReminderState,
    Subscription,
)
from capaian.web.site.access import roles_of
from capaian.web.trail.verify import last_point
from capaian.web.years.models import OfficeYear

_FIRST_HOUR, _LAST_HOUR = 7, 17
_HOURS: Final = range(_FIRST_HOUR, _LAST_HOUR + 1)
"""Nobody is reminded at night."""
_MAX_SENT_AT_ONCE: Final = 200
"""So that a run stays within its time."""

DAYS_OF_WEEK: Final = 7
LETTERS_OF_NAME: Final = 100
"""Of a follow-up, in a line of a message."""


@dataclass(frozen=True, slots=True)
class ReminderItem:
    """Something that a person is reminded of."""

    name: str
    """Another one where there is reason to be reminded again."""
    line: str


def queue_reminders() -> None:
    """Make the reminders of today for everybody who chose a way,
    in every open year of real offices.
    """
    years = OfficeYear.objects.filter(is_closed=False, office__is_demonstration=False)
    for year in years.select_related("office"):
        with timezone.override(year.office.time_zone):
            if timezone.localtime().hour in _HOURS:
                _queue_for_year(year, timezone.localdate())


def _queue_for_year(year: OfficeYear, today: date) -> None:
    members = members_on(today).filter(office=year.office_id, user__is_active=True)
    subscriptions = Subscription.objects.filter(user__in=members.values("user")).select_related(
        "user"
    )
    chosen = [each for each in subscriptions if each.channels]
    if not chosen or (forms := forms_of(year)) is None:
        return
    address = reverse("year", args=(year.office.slug, year.year))
    for subscription in chosen:
        user = subscription.user
        for event, items in find_items(
            forms, Person(user, roles_of(user, year.office.slug)), today
        ):
            names, lines = [item.name for item in items], [item.line for item in items]
            for channel in subscription.channels if event in subscription.events else ():
                key = {"user": user, "office_year": year, "event": event, "channel": channel}
                earlier = Reminder.objects.filter(**key).values_list("items", flat=True)
                if {*names} - {name for own in earlier for name in own}:
                    what = {"items": names, "lines": lines, "address": address}
                    Reminder.objects.get_or_create(**key, day=today, subject="", defaults=what)


def find_items(
    forms: Forms, person: Person, today: date
) -> Iterator[tuple[Event, Sequence[ReminderItem]]]:
    """Yield the events of a day that concern a person, each with what it is about."""
    tasks, found = tasks_of(forms, person), list[tuple[Event, ReminderItem]]()
    for task in tasks:
        of_version = ReminderItem(f"{task.key}/{task.form.version}", _line(task))
        if not task.is_own:
            found.append((Event.WAITING, of_version))
            continue
        found += _near(task.key, task.due, today, of_version.line)
        if task.form.stage is State.RETURNED:
            found.append((Event.RETURNED, of_version))
    posts = forms.people.posts.get(person.user.pk, frozenset())
    for listed in owned_by(follow_ups_in(forms.year, forms.year_state), posts):
        if due := listed.item.due:
            until = _last_day(due, listed.days_late)
            line = f"Tindak lanjut: {shorten(listed.name, LETTERS_OF_NAME)}: tenggat {until}"
            found += _near(f"tindak-lanjut/{listed.cell.row}", due, today, line)
    yield from gather(found).items()
    if person.roles & {Role.PLANNER, Role.OFFICE_HEAD} and today.weekday() == 0:
        yield (
            Event.SUMMARY,
            [ReminderItem(f"week/{today}", line) for line in _summary(forms, tasks)],
        )


def _near(thing: str, due: date, today: date, line: str) -> Iterator[tuple[Event, ReminderItem]]:
    """Yield the event of a last day: the week before it, its eve and itself,
    each week after it.
    """
    days = (due - today).days
    if 0 <= days <= DAYS_OF_WEEK:
        yield Event.DUE_WEEK if days > 1 else Event.DUE_DAY, ReminderItem(f"{thing}/{due}", line)
    elif days < 0:
        yield (
            Event.LATE,
            ReminderItem(f"{thing}/{(-days - 1) // DAYS_OF_WEEK}", line),
        )  # each week anew


def _line(task: Task) -> str:
    return f"{task.what}, {task.form.quarter.label}: batas {_last_day(task.due, task.days_late)}"


def _last_day(due: date, days_late: int) -> str:
    """Return a last day as people say it: `hari ini`, `besok`, else its date,
    and by how much it is late.
    """
    near = {0: "hari ini", 1: "besok"}.get((due - timezone.localdate()).days)
    late = f", terlambat {days_late} hari" if days_late else ""
    return f"{near or date_format(due, 'j F Y')}{late}"


def _summary(forms: Forms, tasks: Sequence[Task]) -> Iterator[str]:
    """Yield a weekly summary: what waits for the person, how far forms are,
    which targets are at risk.
    """
    yield (
        "Menunggu Anda: "
        f"{f'{len(tasks)} isian, yang pertama {_line(tasks[0])}' if tasks else 'tidak ada'}"
    )
    begun = [form for form in forms.all_forms() if form.quarter.start <= timezone.localdate()]
    late = find_overdue(forms)
    words = (
        f"Isian: {sum(form.stage not in OPEN for form in begun)} dari {len(begun)} sudah diajukan"
    )
    worst = (f"{each.name}, {each.form.quarter.label}, {each.days_late} hari" for each in late[:1])
    yield f"{words}{f'; {len(late)} terlambat, paling lama {next(worst)}' if late else ''}"
    board = board_of(forms.year, latest_period(forms.year))
    if board is None or not board.judged:
        yield "Di bawah target: belum ada indikator yang dapat dinilai"
    else:
        names = [f"{each.symbol} {each.name}".strip() for each in board.behind]
        words = write_few(names, 3, "; ") or "tidak ada"
        yield f"Di bawah target, {board.as_of.label}: {words}"
    if (
        point := last_point()
    ):  # so that it leaves the machine: whoever cuts the log later is found by it
        yield f"Titik akhir catatan, untuk verify-log --since: {point}"


@dataclass(frozen=True)
class AwaitedForm(ListedForm):
    """A form that is late or due soon."""

    has_holder: bool
    """Somebody holds the post or fills in for its holder; else there is nobody to remind."""
    is_reminded: bool
    """Somebody was reminded of it today."""


def awaited_forms(forms: Forms) -> Sequence[AwaitedForm]:
    """Return the forms that are not handed in and late, or due within two weeks,
    the latest first.
    """
    today = timezone.localdate()
    requests = Reminder.objects.filter(
        office_year=forms.year, event=Event.REQUEST, channel=Channel.PAGE
    )
    reminded = {*requests.filter(day=today).values_list("subject", flat=True)}
    filled_posts = {post for posts in forms.people.posts.values() for post in posts}
    found = [
        AwaitedForm(
            forms, form, form.post in filled_posts, f"{form.post}/{form.period}" in reminded
        )
        for form in forms.all_forms()
        if form.post
        and form.stage in OPEN
        and (forms.calendar.due(form.quarter) - today).days <= DAYS_AHEAD
    ]
    return sorted(found, key=lambda each: each.due)


@transaction.atomic
def remind(awaited: AwaitedForm) -> int:
    """Remind everybody who fills in a form, once a day by all their ways;
    return how many people that are.
    """
    forms, form, key = awaited.forms, awaited.form, awaited.key
    year, today = forms.year, timezone.localdate()
    line = f"Isi isian: {awaited.name}, {form.quarter.label}"
    address = reverse("form", args=(year.office.slug, year.year, form.post, form.period))
    what = {"items": [key], "lines": [line], "address": address}
    users = [user for user, posts in forms.people.posts.items() if form.post in posts]
    reminded = 0
    for user in User.objects.filter(pk__in=users, is_active=True):
        own = {
            "user": user,
            "office_year": year,
            "event": Event.REQUEST,
            "day": today,
            "subject": key,
        }
        sent = {**what, "state": ReminderState.SENT}
        if not Reminder.objects.get_or_create(**own, channel=Channel.PAGE, defaults=sent)[1]:
            continue
        reminded += 1
        words = f"Perencana menunggu isian ini. {line}."
        Notice.objects.create(office_year=year, to=user, text=words, address=key)
        subscription = Subscription.objects.filter(user=user).first()
        for channel in subscription.channels if subscription else ():
            Reminder.objects.get_or_create(**own, channel=channel, defaults=what)
    return reminded


RETRY_WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (10, 30, 120, 360, 720, 1440))
"""After each failure; after the last one a reminder is not sent any more."""


class UnsentError(CapaianError):
    """A reminder could not be sent, in words for whoever waits for it."""


def is_set_up(channel: str) -> bool:
    """Say whether the installation has what a way needs."""
    return bool(settings.EMAIL_HOST if channel == Channel.EMAIL else settings.TELEGRAM_TOKEN)


def send_waiting() -> int:
    """Send what waits and is due; return how many went out."""
    waiting = Reminder.objects.filter(state=ReminderState.WAITING, next_at__lte=timezone.now())
    waiting = waiting.select_related("user__subscription", "office_year").order_by("next_at", "id")
    sent, silent = 0, set[str]()
    for reminder in waiting[:_MAX_SENT_AT_ONCE]:
        # It counts as sent before it is: whoever pulls the plug meanwhile loses one, nobody gets
        # it twice.
        own = Reminder.objects.filter(pk=reminder.pk, state=ReminderState.WAITING)
        if reminder.channel in silent or not own.update(state=ReminderState.SENT, problem=""):
            continue
        # Why it was not sent, without the words of the server: those may repeat an address.
        try:
            _send(reminder)
            sent += 1
        except UnsentError as error:
            _put_off(reminder, error.message)
        except SMTPException as error:
            _put_off(reminder, f"Server surel menolak pesan ini ({type(error).__name__}).")
        except (
            OSError,
            HTTPException,
        ):  # it does not answer: the others of this run are not tried by it
            silent.add(reminder.channel)
            _put_off(reminder, "Server pengirim tidak dapat dihubungi.")
    return sent


def _send(reminder: Reminder) -> None:
    """Send the words of a reminder, with the link to the page on which everything stands."""
    address = reminder.user.subscription.channels.get(Channel(reminder.channel), "")
    if not address or not is_set_up(reminder.channel):
        raise UnsentError("Alamat atau pengaturan pengirimnya tidak ada lagi.")
    subject, lines = subject_of(reminder), "\n".join(f"- {line}" for line in reminder.lines)
    link = f"{settings.CAPAIAN.address}{reminder.address}"
    body = f"{lines}\n\n{link}\n\nPengingat ini diatur di halaman Pengingat.".lstrip()
    if reminder.channel == Channel.EMAIL:
        EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [address]).send()
        return
    path = f"/bot{settings.TELEGRAM_TOKEN}/sendMessage"
    data = json.dumps({"chat_id": address, "text": f"{subject}\n\n{body}"})
    with closing(HTTPSConnection("api.telegram.org", timeout=10)) as connection:
        connection.request("POST", path, data, {"Content-Type": "application/json"})
        status = connection.getresponse().status
    if status != HTTPStatus.OK:
        raise UnsentError(f"Telegram menolak pesan ini ({status}). Periksa nomor obrolannya.")


def _put_off(reminder: Reminder, why: str) -> None:
    is_over = reminder.attempts >= len(RETRY_WAITS)
    reminder.state = ReminderState.FAILED if is_over else ReminderState.WAITING
    reminder.problem = why[:MAX_PROBLEM]
    if not is_over:
        reminder.next_at = timezone.now() + RETRY_WAITS[reminder.attempts]
        reminder.attempts += 1
    reminder.save(update_fields=["state", "problem", "next_at", "attempts"])


def subject_of(reminder: Reminder) -> str:
    """Return the subject of a message: what it is about, and no name of anybody."""
    about, count = str(Event(reminder.event).label).partition(",")[0], len(reminder.items)
    is_counted = reminder.event not in (Event.SUMMARY, Event.TRIAL)
    return f"Capaian {reminder.office_year.year}: {about}{f' ({count})' if is_counted else ''}"


class SendReminders(JobKind[None]):
    """Makes the reminders of the day and sends what waits; the queue begins it by itself."""

    name: ClassVar[str] = "reminders"
    label: ClassVar[str] = "Mengirim pengingat"
    needs_database: ClassVar[bool] = True
    days_kept: ClassVar[float] = 0.1

    def due_key(self) -> str:
        """Return the ten minutes that it is now."""
        return f"reminders-{timezone.now():%Y%m%d%H%M}"[:-1]

    def work(self, loaded: None, space: Workspace) -> JobResult:
        """Look at every year, and send."""
        queue_reminders()
        return {"sent": send_waiting()}
