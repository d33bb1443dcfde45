"""Whether what stands in the database is what the log says it came to.

The log tells every change with what was there before and after; who changes a row past the program leaves it
other than its last entry. What a year began with, and was never changed since, stands in no entry.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from capaian.web.accounts.models import User
from capaian.web.measurement.flow import State, Step
from capaian.web.measurement.models import ApprovedYear, PostForm, Taken
from capaian.web.offices.models import Membership
from capaian.web.trail.models import Entry
from capaian.web.years.models import Row

_AT_ONCE: Final = 500
Cells = Mapping[str, str]


def find_difference() -> str | None:
    """Return the first thing that stands otherwise than the log's last word on it; `None` if none does."""
    for differences in (_rows(), _steps(), _approvals(), _people()):
        for words in differences:
            return words
    return None


def _rows() -> Iterator[str]:
    """Yield rows whose texts are not those that were last written."""
    for some in _batches(_last_texts()):
        kept = dict(Row.objects.filter(pk__in=[pk for pk, _ in some]).values_list("pk", "cells"))
        for pk, (name, number, said) in some:
            cells = kept.get(pk)
            if said is None or cells is None:
                if (said is None) != (cells is None):
                    yield f"baris {name} {_IS_THERE[cells is None]}, lain daripada kata entri {number}"
                continue
            for column, text in said.items():
                if cells.get(column, "") != text:
                    yield f"kolom {column} dari baris {name} bukan lagi yang ditulis dalam entri {number}"


_IS_THERE: Final = {True: "tidak ada lagi", False: "masih ada"}
_LastText = tuple[str, int, Cells | None]
"""Name of a row, number of its last entry, and the texts that the log knows; `None`: it was removed."""


def _last_texts() -> dict[int, _LastText]:
    told = Entry.objects.filter(action__in=("row.added", "row.changed", "row.removed")).order_by("number")
    last: dict[int, _LastText] = {}
    for number, action, name, after in told.values_list("number", "action", "subject", "after").iterator():
        pk = int(name.rpartition("/")[2])
        known = last.get(pk, (name, 0, {}))[2] or {}
        last[pk] = (name, number, None if action == "row.removed" else {**known, **(after or {})})
    return last


def _batches(last: Mapping[int, _LastText]) -> Iterator[list[tuple[int, _LastText]]]:
    found = [*last.items()]
    for start in range(0, len(found), _AT_ONCE):
        yield found[start : start + _AT_ONCE]


_Way = list[tuple[str, str, int | None]]
"""Steps of a form in their order: the step, where it led, and who took it."""


def _steps() -> Iterator[str]:
    """Yield forms whose steps or state are not those of the log.

    The forms of a demonstration have steps from before its log; those that follow are looked at.
    """
    told, taken = _told_ways(), _taken_ways()
    forms = PostForm.objects.select_related("office_year__office")
    for form in forms:
        year = form.office_year
        key = (year.office_id, year.year, form.post, form.period)
        said, done = told.pop(key, []), taken.get(form.pk, [])
        name = f"isian {year.year}/{form.post or '-'}/{form.period}"
        if year.office.is_demonstration:
            done = done[len(done) - len(said) :] if len(done) >= len(said) else done
        if done != said:
            yield f"riwayat {name} bukan yang ada dalam catatan"
        stands = said[-1][1] if said else State.EMPTY.value
        is_known = bool(said) or not year.office.is_demonstration
        if is_known and form.state != stands and (stands, form.state) != _LOCKED:
            yield f"keadaan {name} '{form.state}', padahal menurut catatan '{stands}'"
    for _, year_number, post, period in told:
        yield f"isian {year_number}/{post or '-'}/{period} tidak ada lagi, padahal ada dalam catatan"


_LOCKED: Final = (State.APPROVED.value, State.LOCKED.value)
"""With the year that is approved its forms are locked, without an entry of their own."""
_Form = tuple[int | None, int, str, str]


def _told_ways() -> dict[_Form, _Way]:
    actions = {f"form.{step}": step.value for step in Step}
    told = Entry.objects.filter(action__in=actions).order_by("number")
    ways: dict[_Form, _Way] = defaultdict(list)
    for entry in told.iterator():
        of_year, post, period = entry.subject.rsplit("/", 2)
        form = (entry.office_id, int(of_year.split()[-1]), "" if post == "-" else post, period)
        ways[form].append((actions[entry.action], (entry.after or {}).get("state", ""), entry.actor_id))
    return ways


def _taken_ways() -> dict[int, _Way]:
    ways: dict[int, _Way] = defaultdict(list)
    for form, step, into, by in (
        Taken.objects.exclude(step=Step.LOCK).order_by("id").values_list("form", "step", "into", "by")
    ):
        ways[form].append((step, into, by))
    return ways


def _approvals() -> Iterator[str]:
    """Yield approvals of years that the log does not have, or has otherwise."""
    told = Entry.objects.filter(action="year.approved").values_list("after__sha256", "actor")
    voided = {*Entry.objects.filter(action="approval.voided").values_list("subject", flat=True)}
    kept = ApprovedYear.objects.filter(office_year__office__is_demonstration=False)
    approved = Counter((each.sha256, each.by_id) for each in kept)
    for sha256, _ in (Counter(told) - approved) + (approved - Counter(told)):
        yield f"pengesahan {sha256[:12]} bukan yang ada dalam catatan"
    for each in kept:
        if each.voided_at is not None and each.sha256 not in voided:
            yield f"pengesahan {each.name} batal, padahal catatan tidak mengatakannya"


def _people() -> Iterator[str]:
    """Yield people whose names, roles or accounts are not those that the log tells."""
    told, roles, is_active = _told_people()
    for user in User.objects.filter(pk__in={*told, *is_active}).order_by("pk"):
        said = told.get(user.pk)
        if said is not None and said != (user.username, user.full_name):
            yield f"nama akun {user.pk} '{user.username}', padahal menurut catatan '{said[0]}'"
        if user.is_active != is_active.get(user.pk, user.is_active):
            yield f"akun '{user.username}' {_IS_OPEN[user.is_active]}, lain daripada menurut catatan"
    now: dict[_Member, list[str]] = defaultdict(list)
    real = Membership.objects.filter(until=None, office__is_demonstration=False)
    for office, pk, role in real.values_list("office", "user", "role"):
        now[office, pk].append(role)
    founders = _founders()
    for member in sorted({*now, *(each for each in roles if each[0] is not None)}, key=str):
        if member in roles and sorted(now[member]) != roles[member]:
            yield f"peran akun {member[1]} bukan yang ada dalam catatan"
        if member not in roles and User.objects.get(pk=member[1]).username not in founders:
            yield f"akun {member[1]} berperan di dinas ini, padahal catatan tidak mengatakannya"


_IS_OPEN: Final = {True: "terbuka", False: "ditutup"}
_Member = tuple[int | None, int]
"""An office and a person in it."""


def _told_people() -> tuple[dict[int, tuple[str, str]], dict[_Member, list[str]], dict[int, bool]]:
    """Return names of people, their roles by office, and whether accounts are open, as last told."""
    names: dict[int, tuple[str, str]] = {}
    roles: dict[_Member, list[str]] = {}
    is_active: dict[int, bool] = {}
    for entry in Entry.objects.filter(action__in=_OF_PEOPLE).order_by("number").iterator():
        pk = int(entry.subject)
        if entry.action in ("person.opened", "person.closed"):
            is_active[pk] = entry.action == "person.opened"
            continue
        said = entry.after or {}
        names[pk] = (said["username"], said["name"])
        if entry.office is not None and not entry.office.is_demonstration:
            roles[entry.office_id, pk] = sorted(said["roles"])
    return names, roles, is_active


_OF_PEOPLE: Final = ("person.made", "person.changed", "person.opened", "person.closed")


def _founders() -> set[str]:
    """Return by which names those signed in first who founded an office; no entry has made them."""
    told = Entry.objects.filter(action="office.founded").values_list("after", flat=True)
    return {str((after or {}).get("administrator")) for after in told}
