"""What somebody is reminded of, and sending it once: a server that is silent is tried again later."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
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
from capaian.rules.facts import gather
from capaian.web.accounts.models import User
from capaian.web.boards.results import board_of, latest_period
from capaian.web.followup.views import ListedFollowUp, follow_ups_in, owned_by
from capaian.web.jobs.models import Job, JobKind, Made, Workspace
from capaian.web.measurement.flow import OPEN, State
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import Notice
from capaian.web.measurement.steps import Person
from capaian.web.measurement.tasks import DAYS_AHEAD, ListedForm, Task, find_overdue, tasks_of
from capaian.web.offices.models import Role, members_on
from capaian.web.reminders.models import MAX_PROBLEM, Channel, Event, Reminder, ReminderState, Subscription
from capaian.web.site.access import roles_of
from capaian.web.trail.verify import last_point
from capaian.web.years.models import OfficeYear

FIRST_HOUR: Final = 7
LAST_HOUR: Final = 17
"""Nobody is reminded at night; hours of the time zone of the office."""
DAYS_OF_WEEK: Final = 7
LETTERS_OF_NAME: Final = 100
"""Of a follow-up, in a line of a message."""
MAX_NAMED_RISKS: Final = 3
"""Indicators below their target that a weekly summary names."""
_SUMMARY_ROLES: Final = frozenset({Role.PLANNER, Role.OFFICE_HEAD})


@dataclass(frozen=True, slots=True)
class ReminderItem:
    """Something that a person is reminded of."""

    name: str
    """Another one where there is reason to be reminded again."""
    line: str


def queue_reminders(now_hour: int | None = None) -> None:
    """Make the reminders of today for everybody who chose a way, in every open year of real offices."""
    years = OfficeYear.objects.filter(is_closed=False, office__is_demonstration=False)
    for year in years.select_related("office"):
        with timezone.override(year.office.time_zone):
            hour = timezone.localtime().hour if now_hour is None else now_hour
            if FIRST_HOUR <= hour <= LAST_HOUR:
                _queue_for_year(year, timezone.localdate())


def _queue_for_year(year: OfficeYear, today: date) -> None:
    members = members_on(today).filter(office=year.office_id, user__is_active=True)
    subscriptions = Subscription.objects.filter(user__in=members.values("user")).select_related("user")
    chosen = [each for each in subscriptions if each.channels]
    if chosen and (forms := forms_of(year)):
        for each in chosen:
            _queue_for(each, forms, today)


def _queue_for(subscription: Subscription, forms: Forms, today: date) -> None:
    user, year = subscription.user, forms.year
    person = Person(user, roles_of(user, year.office.slug))
    address = reverse("year", args=(year.office.slug, year.year))
    for event, items in find_items(forms, person, today):
        for channel in subscription.channels if event in subscription.events else ():
            key = {"user": user, "office_year": year, "event": event, "channel": channel}
            earlier = Reminder.objects.filter(**key).values_list("items", flat=True)
            names, lines = [item.name for item in items], [item.line for item in items]
            if {*names} - {name for own in earlier for name in own}:
                what = {"items": names, "lines": lines, "address": address}
                Reminder.objects.get_or_create(**key, day=today, subject="", defaults=what)


def find_items(forms: Forms, person: Person, today: date) -> Iterator[tuple[Event, Sequence[ReminderItem]]]:
    """Yield the events of a day that concern a person, each with what it is about."""
    tasks = tasks_of(forms, person)
    events = (
        (event, ReminderItem(name, _line(task))) for task in tasks for event, name in _events_of(task, today)
    )
    posts = forms.people.posts.get(person.user.pk, frozenset())
    owned = owned_by(follow_ups_in(forms.year, forms.year_state), posts)
    own = (each for listed in owned for each in _of_follow_up(listed))
    yield from gather([*events, *own]).items()
    if person.roles & _SUMMARY_ROLES and today.weekday() == 0:
        yield Event.SUMMARY, [ReminderItem(f"week/{today}", line) for line in _summary(forms, tasks)]


def _events_of(task: Task, today: date) -> Iterator[tuple[Event, str]]:
    """Yield the events of a task, each with the name by which it is known that somebody was reminded."""
    if not task.is_own:
        yield Event.WAITING, f"{task.key}/{task.form.version}"
        return
    yield from _events_of_day(task.key, task.due, today)
    if task.form.stage is State.RETURNED:
        yield Event.RETURNED, f"{task.key}/{task.form.version}"


def _events_of_day(thing: str, due: date, today: date) -> Iterator[tuple[Event, str]]:
    """Yield the event of a last day: the week before it, its eve and itself, each week after it."""
    days = (due - today).days
    if 1 < days <= DAYS_OF_WEEK:
        yield Event.DUE_WEEK, f"{thing}/{due}"
    elif 0 <= days <= 1:
        yield Event.DUE_DAY, f"{thing}/{due}"
    elif days < 0:
        yield Event.LATE, f"{thing}/{(-days - 1) // DAYS_OF_WEEK}"  # each week anew


def _of_follow_up(listed: ListedFollowUp) -> Iterator[tuple[Event, ReminderItem]]:
    late = f", terlambat {listed.days_late} hari" if listed.days_late else ""
    if listed.item.due:
        due = write_last_day(listed.item.due, timezone.localdate())
        line = f"Tindak lanjut: {shorten(listed.name, LETTERS_OF_NAME)}: tenggat {due}{late}"
        key = f"tindak-lanjut/{listed.cell.row}"
        for event, name in _events_of_day(key, listed.item.due, timezone.localdate()):
            yield event, ReminderItem(name, line)


def _line(task: Task) -> str:
    late = f", terlambat {task.days_late} hari" if task.days_late else ""
    due = write_last_day(task.due, timezone.localdate())
    return f"{task.what}, {task.form.quarter.label}: batas {due}{late}"


def write_last_day(due: date, today: date) -> str:
    """Return a last day as people say it: `hari ini`, `besok`, else its date."""
    return {0: "hari ini", 1: "besok"}.get((due - today).days) or date_format(due, "j F Y")


def _summary(forms: Forms, tasks: Sequence[Task]) -> Iterator[str]:
    """Yield a weekly summary: what waits for the person, how far forms are, which targets are at risk."""
    yield f"Menunggu Anda: {f'{len(tasks)} isian, yang pertama {_line(tasks[0])}' if tasks else 'tidak ada'}"
    begun = [form for form in forms.all_forms() if form.quarter.start <= timezone.localdate()]
    late = find_overdue(forms)
    words = f"Isian: {sum(form.stage not in OPEN for form in begun)} dari {len(begun)} sudah diajukan"
    worst = (f"{each.name}, {each.form.quarter.label}, {each.days_late} hari" for each in late[:1])
    yield f"{words}{f'; {len(late)} terlambat, paling lama {next(worst)}' if late else ''}"
    board = board_of(forms.year, latest_period(forms.year))
    if board is None or not board.judged:
        yield "Di bawah target: belum ada indikator yang dapat dinilai"
    else:
        names = [f"{each.symbol} {each.name}".strip() for each in board.behind]
        if more := names[MAX_NAMED_RISKS:]:
            names[MAX_NAMED_RISKS:] = [f"dan {len(more)} lagi"]
        yield f"Di bawah target, {board.as_of.label}: {'; '.join(names) or 'tidak ada'}"
    if point := last_point():  # so that it leaves the machine: whoever cuts the log later is found by it
        yield f"Titik akhir catatan, untuk verify-log --since: {point}"


@dataclass(frozen=True)
class AwaitedForm(ListedForm):
    """A form that is late or due soon."""

    has_holder: bool
    """Somebody holds the post or fills in for its holder; else there is nobody to remind."""
    is_reminded: bool
    """Somebody was reminded of it today."""


def awaited_forms(forms: Forms) -> Sequence[AwaitedForm]:
    """Return the forms that are not handed in and late, or due within two weeks, the latest first."""
    today = timezone.localdate()
    requests = Reminder.objects.filter(office_year=forms.year, event=Event.REQUEST, channel=Channel.PAGE)
    reminded = {*requests.filter(day=today).values_list("subject", flat=True)}
    filled_posts = {post for posts in forms.people.posts.values() for post in posts}
    found = [
        AwaitedForm(forms, form, form.post in filled_posts, f"{form.post}/{form.period}" in reminded)
        for form in forms.all_forms()
        if form.post and form.stage in OPEN and (forms.calendar.due(form.quarter) - today).days <= DAYS_AHEAD
    ]
    return sorted(found, key=lambda each: each.due)


@transaction.atomic
def remind(awaited: AwaitedForm) -> int:
    """Remind everybody who fills in a form, once a day by all their ways; return how many people that are."""
    forms, form, key = awaited.forms, awaited.form, awaited.key
    year, today = forms.year, timezone.localdate()
    line = f"Isi isian: {awaited.name}, {form.quarter.label}"
    address = reverse("form", args=(year.office.slug, year.year, form.post, form.period))
    what = {"items": [key], "lines": [line], "address": address}
    users = [user for user, posts in forms.people.posts.items() if form.post in posts]
    reminded = 0
    for user in User.objects.filter(pk__in=users, is_active=True):
        own = {"user": user, "office_year": year, "event": Event.REQUEST, "day": today, "subject": key}
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
        send = _send_email if reminder.channel == Channel.EMAIL else _send_telegram
        send(address, subject_of(reminder), body_of(reminder))
    except (OSError, SMTPException, HTTPException, UnsentError) as error:
        if isinstance(error, OSError) and not isinstance(error, SMTPException):
            silent.add(reminder.channel)
        _put_off(reminder, _why(error))
        return False
    return True


def _put_off(reminder: Reminder, why: str) -> None:
    is_over = reminder.attempts >= len(RETRY_WAITS)
    reminder.state = ReminderState.FAILED if is_over else ReminderState.WAITING
    reminder.problem = why[:MAX_PROBLEM]
    if not is_over:
        reminder.next_at = timezone.now() + RETRY_WAITS[reminder.attempts]
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
