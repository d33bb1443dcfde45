"""Approvals of years: which closing is in force, what later years hold of it, and what voids both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from django.utils import timezone

from capaian.dossier.file_names import is_closing, year_of_closing
from capaian.web.accounts.models import User
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import ApprovedYear, Notice
from capaian.web.measurement.recipients import Recipients, notify
from capaian.web.offices.members import members_on
from capaian.web.offices.models import Office, Role
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

_GOES_ON: Final = (Role.PLANNER, Role.OFFICE_HEAD)
"""Who is told that what a year goes on from was opened again."""
_LOST: Final = "Penutupan tahun {} yang dipakainya batal."
_OF_LOST: Final = re.compile(_LOST.format("([0-9]{4})"))
_TAKE_NEW: Final = (
    "Perencana mengambil penutupan yang baru di Beranda tahun ini, sesudah melihat apa saja yang berubah "
    "(yang disahkan dan angka {})."
)


class UnfitClosingError(RefusedChangeError):
    """A closing that this installation did not approve, that was voided, or that is left out."""

    code: ClassVar[str] = "unfit_closing"


@dataclass(frozen=True, slots=True)
class Unfit:
    """A closing that does not say what the office approved."""

    year: int
    sha256: str
    """Empty: there is none, though the year was approved here."""
    is_void: bool
    """It was approved here, and a form was opened again since; else it never was."""
    instead: str
    """SHA-256 of the closing in force; empty: the year is still to be approved again."""

    @property
    def message(self) -> str:
        """What is wrong with it."""
        if not self.sha256:
            return f"Penutupan tahun {self.year}, yang disahkan di sini, tidak ada di dalamnya."
        void = "sudah dibatalkan di sini: tahunnya dibuka kembali"
        why = void if self.is_void else "bukan yang disahkan di sini"
        return f"Penutupan tahun {self.year} ini ({self.sha256[:16]}) {why}."

    @property
    def remedy(self) -> str:
        """What to take instead."""
        if not self.instead:
            return f"Sahkan lagi tahun {self.year} dahulu, lalu pakai penutupannya yang baru."
        return f"Pakai penutupan yang berlaku, {self.instead[:16]}: unduh di Pengesahan tahun {self.year}."

    @property
    def told(self) -> str:
        """What a year says that holds it."""
        if not self.is_void:
            why = f"Penutupan tahun {self.year} yang dipakai di sini bukan yang disahkan dinas ini."
        elif self.instead:
            why = f"Tahun {self.year} dibuka kembali dan disahkan lagi; di sini masih penutupan yang lama."
        else:
            why = f"Tahun {self.year} dibuka kembali, jadi penutupannya yang dipakai di sini batal."
        when = "" if self.instead else f"Setelah tahun {self.year} disahkan lagi: "
        return f"{why} {when}{_TAKE_NEW.format(self.year)}"


def stored_closings(year: OfficeYear) -> Mapping[int, str]:
    """Return the closings that a year holds: SHA-256 by the year that they close."""
    hashes = know(year).folder.hashes
    return {year_of_closing(file): sha256 for file, sha256 in hashes.items() if is_closing(file)}


def find_unfit(office: Office, closings: Mapping[int, str]) -> Iterator[Unfit]:
    """Yield the closings that are not those in force, of years that the office approved here.

    Of any other year nothing here says what was approved: a file is all there is.

    Args:
        office: Whose they are to be.
        closings: SHA-256 by year; empty where a year is to do without its closing.
    """
    approvals: dict[int, list[ApprovedYear]] = {}
    if closings:
        found = ApprovedYear.objects.filter(office_year__office=office, office_year__year__in=closings)
        for each in found.select_related("office_year"):
            approvals.setdefault(each.office_year.year, []).append(each)
    for year, own in sorted(approvals.items()):
        in_force = [each.sha256 for each in own if each.voided_at is None]
        is_void = any(each.sha256 == closings[year] for each in own)
        if closings[year] not in in_force and (in_force or closings[year]):
            yield Unfit(year, closings[year], is_void, in_force[-1] if in_force else "")


def overtaken_closings(year: OfficeYear) -> tuple[Unfit, ...]:
    """Return the closings of a year that are in force no more, or never were."""
    return (*find_unfit(year.office, stored_closings(year)),)


def refuse_unfit_closings(year: OfficeYear, hashes: Mapping[str, str]) -> None:
    """Refuse closings that are to come into a year, and leaving out one that it holds.

    Args:
        year: Which.
        hashes: SHA-256 by path; empty for those that are left out.

    Raises:
        UnfitClosingError: with the first that the office did not approve so.
    """
    closings = {year_of_closing(file): sha256 for file, sha256 in hashes.items()}
    for unfit in find_unfit(year.office, closings):
        raise UnfitClosingError(f"{unfit.message} {unfit.remedy}")


def last_voided(year: OfficeYear) -> ApprovedYear | None:
    """Return the last approval of a year where it was voided, and none took its place."""
    last = None if year.is_closed else year.approvals.select_related("by").order_by("-at").first()
    return last if last is not None and last.voided_at else None


def find_voidable(year: OfficeYear) -> tuple[ApprovedYear, ...]:
    """Return the approvals that opening a form of a year again voids: its own, and those built on them."""
    return tuple(approval for _, _, own in _built_on(year) for approval in own)


def _built_on(year: OfficeYear) -> Iterator[tuple[OfficeYear, int, list[ApprovedYear]]]:
    """Yield a year, then those whose closings rest on its approval, each with what of theirs is void.

    The number is the latest year of which a later one loses the closing; of the first it is its own.
    """
    own = [*year.approvals.filter(voided_at=None).select_related("by", "office_year")]
    yield year, year.year, own
    void = {each.sha256 for each in own}
    later = OfficeYear.objects.filter(office=year.office, year__gt=year.year).order_by("year")
    for each in later if void else ():
        lost = [of for of, sha256 in stored_closings(each).items() if sha256 in void]
        if lost:
            own = [*each.approvals.filter(voided_at=None).select_related("by", "office_year")]
            void |= {approval.sha256 for approval in own}
            yield each, max(lost), own


def void_years(year: OfficeYear, why: str, author: Author) -> None:
    """Void the approvals of a year, and of later years that hold its closing, and tell who is concerned.

    Args:
        year: That is opened again.
        why: Indonesian: what opened it.
        author: Who opened it.
    """
    OfficeYear.objects.select_for_update().filter(office=year.office, year__gte=year.year).count()
    for each, lost, approvals in [*_built_on(year)]:
        is_later = each.year != year.year
        reason = f"{_LOST.format(lost)} {why}" if is_later else why
        told = void_year(each, approvals, reason, author)
        if is_later:
            for user in {*_workers(each)} - told - {author.user}:
                notify(each, user, reason)
    year.refresh_from_db()


def void_year(year: OfficeYear, approvals: Iterable[ApprovedYear], why: str, author: Author) -> set[User]:
    """Void approvals of a year, open it, and return who was told of it."""
    recipients, told, deeds = Recipients(year), set[User](), []
    for approval in approvals:
        approval.voided_at, approval.voided_why = timezone.now(), why
        approval.save(update_fields=["voided_at", "voided_why"])
        deeds.append(Deed("approval.voided", approval.sha256, None, {"why": why}))
        for user in recipients.of(approval.by):
            notify(year, user, f"Pengesahan tahun {year.year} batal. {why}")
            told.add(user)
    if year.is_closed:
        OfficeYear.objects.filter(pk=year.pk).update(is_closed=False)
        year.forms.filter(state=State.LOCKED).update(state=State.APPROVED)
    if deeds:
        record(year.office, author, deeds)
    return told


def unsettled(year: OfficeYear, notices: Iterable[Notice]) -> list[Notice]:
    """Return notices without those of a closing that was lost and whose year was approved again since."""
    found = [(each, _OF_LOST.match(each.text)) for each in notices]
    lost = {int(of[1]) for _, of in found if of}
    again = ApprovedYear.objects.filter(
        office_year__office=year.office_id, office_year__year__in=lost, voided_at=None
    )
    approved = dict(again.values_list("office_year__year", "at")) if lost else {}
    return [
        each
        for each, of in found
        if of is None or int(of[1]) not in approved or approved[int(of[1])] < each.at
    ]


def _workers(year: OfficeYear) -> set[User]:
    now = members_on(timezone.localdate())
    found = now.filter(office=year.office, role__in=_GOES_ON, user__is_active=True)
    return {each.user for each in found.select_related("user")}
