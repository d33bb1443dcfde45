"""Voiding what was approved: the year that is opened again, and all later years that were built on it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from django.utils import timezone

from capaian.web.accounts.models import User
from capaian.web.measurement.closings import held_closings
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import ApprovedYear, Notice
from capaian.web.measurement.recipients import Recipients
from capaian.web.offices.members import members_on
from capaian.web.offices.models import Role
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.models import OfficeYear

_TOLD = (Role.PLANNER, Role.OFFICE_HEAD)
"""Who is told that what a year goes on from was opened again."""


_LOST: Final = "Penutupan tahun {} yang dipakainya batal."
_OF_LOST: Final = re.compile(_LOST.format("([0-9]{4})"))


def find_voidable(year: OfficeYear) -> tuple[ApprovedYear, ...]:
    """Return the approvals that opening a form of a year again voids: its own, and those built on them."""
    found = [*_in_force(year)]
    gone = {each.sha256 for each in found}
    later = OfficeYear.objects.filter(office=year.office, year__gt=year.year).order_by("year")
    for each in later if gone else ():
        if gone & {*held_closings(each).values()}:
            own = [*_in_force(each)]
            gone |= {approval.sha256 for approval in own}
            found += own
    return (*found,)


def _in_force(year: OfficeYear) -> Iterator[ApprovedYear]:
    yield from year.approvals.filter(voided_at=None).select_related("by", "office_year")


def last_voided(year: OfficeYear) -> ApprovedYear | None:
    """Return the last approval of a year where it was voided, and none took its place."""
    last = None if year.is_closed else year.approvals.select_related("by").order_by("-at").first()
    return last if last is not None and last.voided_at else None


def void_year(year: OfficeYear, why: str, author: Author) -> frozenset[str]:
    """Void the approvals of a year, open it, say so to whoever approved, and return their SHA-256."""
    voided = [*year.approvals.filter(voided_at=None)]
    readers = Recipients(year)
    for approval in voided:
        approval.voided_at, approval.voided_why = timezone.now(), why
        approval.save(update_fields=["voided_at", "voided_why"])
        for user in readers.of(approval.by):
            Notice.objects.create(
                office_year=year, to=user, text=f"Pengesahan tahun {year.year} batal. {why}"
            )
    if year.is_closed:
        year.is_closed = False
        year.save(update_fields=["is_closed"])
        year.forms.filter(state=State.LOCKED).update(state=State.APPROVED)
    if voided:
        deeds = [Deed("approval.voided", each.sha256, None, {"why": why}) for each in voided]
        record(year.office, author, deeds)
    return frozenset(each.sha256 for each in voided)


def void_later(year: OfficeYear, gone: Collection[str], why: str, author: Author) -> None:
    """Void the approvals of later years that hold a voided closing, and tell who works on these years.

    Args:
        year: That was opened again.
        gone: SHA-256 of its closings that were voided by that.
        why: Indonesian: what opened it.
        author: Who opened it.
    """
    all_gone = {*gone}
    later = OfficeYear.objects.select_for_update().filter(office=year.office, year__gt=year.year)
    for each in later.order_by("year") if all_gone else ():
        lost = sorted(of for of, sha256 in held_closings(each).items() if sha256 in all_gone)
        if not lost:
            continue
        said = f"{_LOST.format(lost[-1])} {why}"
        approvers = {*_approvers(each)}
        told = {user for by in approvers for user in Recipients(each).of(by)}
        if approvers:
            all_gone |= void_year(each, said, author)
        for user in _workers(each) - told - {author.user}:
            Notice.objects.create(office_year=each, to=user, text=said)


def unsettled(year: OfficeYear, notices: Iterable[Notice]) -> list[Notice]:
    """Return notices without those of a closing that was lost and whose year was approved again since."""
    told = [(each, _OF_LOST.match(each.text)) for each in notices]
    lost = {int(found[1]) for _, found in told if found}
    again = ApprovedYear.objects.filter(office_year__office=year.office_id, office_year__year__in=lost)
    found = again.filter(voided_at=None).values_list("office_year__year", "at") if lost else ()
    approved = dict(found)
    return [
        each
        for each, of in told
        if of is None or int(of[1]) not in approved or approved[int(of[1])] < each.at
    ]


def _approvers(year: OfficeYear) -> Iterator[User]:
    return (each.by for each in _in_force(year))


def _workers(year: OfficeYear) -> set[User]:
    now = members_on(timezone.localdate())
    found = now.filter(office=year.office, role__in=_TOLD, user__is_active=True)
    return {each.user for each in found.select_related("user")}
