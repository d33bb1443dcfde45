"""Approvals of years: which closing is in force, what later years hold of it,
and what voids both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from capaian.domain.identifiers import SHORT_FINGERPRINT
from capaian.dossier.file_names import is_closing, year_of_closing
from capaian.dossier.folder import combine_hashes
from capaian.dossier.years.closing import make_snapshot
from capaian.dossier.years.snapshot import (
    Approval,
    Replacement,
    hash_snapshot,
    read_snapshot,
    write_snapshot,
)
from capaian.rules.checks.gaps import find_lacking
from capaian.rules.facts import group
from capaian.web.accounts.models import User
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import ApprovedYear, PostForm, heads_of, notify
from capaian.web.measurement.seals import YEAR
from capaian.web.offices.models import Office
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.contents import content_path, keep_content
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

_WITH_REPORT: Final = (
    "Disahkan lagi bersama laporannya, dengan lembar dan teks yang dilengkapi sesudahnya."
)


class UnfitClosingError(RefusedChangeError):
    """A closing that this installation did not approve, that was voided, or that is left out."""


@dataclass(frozen=True, slots=True)
class UnfitClosing:
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
        return f"Penutupan tahun {self.year} ini ({self.sha256[:SHORT_FINGERPRINT]}) {why}."

    @property
    def remedy(self) -> str:
        """What to take instead."""
        if not self.instead:
            return f"Sahkan lagi tahun {self.year} dahulu, lalu pakai penutupannya yang baru."
        return (
            f"Pakai penutupan yang berlaku, {self.instead[:SHORT_FINGERPRINT]}: "
            "unduh di Pengesahan tahun "
            f"{self.year}."
        )

    @property
    def notice(self) -> str:
        """What a year says that holds it."""
        year = self.year
        if not self.sha256:
            why = (
                f"Tahun {year} disahkan sesudah tahun ini dimulai; angka pembandingnya belum "
                "ada di sini."
            )
        elif not self.is_void:
            why = f"Penutupan tahun {year} yang dipakai di sini bukan yang disahkan dinas ini."
        elif self.instead:
            why = (
                f"Tahun {year} dibuka kembali dan disahkan lagi; di sini masih penutupan "
                "yang lama."
            )
        else:
            why = f"Tahun {year} dibuka kembali, jadi penutupannya yang dipakai di sini batal."
        when = "" if self.instead else f"Setelah tahun {year} disahkan lagi: "
        return (
            f"{why} {when}Perencana mengambil penutupan yang baru di Beranda tahun ini, "
            "sesudah melihat apa "
            f"saja yang berubah (yang disahkan dan angka {year})."
        )


def keep_closing(
    year: OfficeYear, year_state: YearState, name: str, by: User
) -> ApprovedYear | None:
    """Keep the closing of a year as it is now, approved under a name;
    `None` where it cannot be computed.

    One made with the report replaces that of the figures, since sheets and texts were filled in
    meanwhile; where nothing was, that one stays. A year that began from either holds what the
    office approved.
    """
    facts, assessment = year_state.computable, year_state.assessment()
    if facts is None or assessment is None:
        return None
    lacking = [
        f"{each.place.file}: {each.what}." for each in find_lacking(facts, assessment.indicators)
    ]
    approval = Approval(facts.office.head, name, timezone.localdate())
    last = year.approvals.filter(voided_at=None).order_by("at").last()
    old = (
        read_snapshot(content_path(last.sha256).read_bytes(), last.name, last.sha256)
        if last
        else None
    )
    if last and old and old.dossier == combine_hashes(year_state.folder.hashes):
        return last
    replaced = Replacement(last.sha256, _WITH_REPORT) if last else None
    snapshot = make_snapshot(year_state.folder, facts, assessment, approval, replaced, lacking)
    content = write_snapshot(snapshot)
    keep_content(content)
    return year.approvals.create(sha256=hash_snapshot(content), name=snapshot.name, by=by)


def approval_of_figures(year: OfficeYear) -> ApprovedYear | None:
    """Return the approval in force of the figures of a year; `None` while it is open."""
    own = year.approvals.filter(voided_at=None).select_related("by").order_by("at")
    return own.first() if year.is_closed else None


def stored_closings(year: OfficeYear) -> Mapping[int, str]:
    """Return the closings that a year holds: SHA-256 by the year that they close."""
    hashes = know(year).folder.hashes
    return {year_of_closing(file): sha256 for file, sha256 in hashes.items() if is_closing(file)}


def find_unfit(office: Office, closings: Mapping[int, str]) -> Iterator[UnfitClosing]:
    """Yield the closings that are not those in force, of years that the office approved here.

    Of any other year nothing here says what was approved: a file is all there is. `closings` are
    SHA-256 by year; empty where a year is to do without its closing.
    """
    found = ApprovedYear.objects.filter(office_year__office=office, office_year__year__in=closings)
    approvals = group(found.select_related("office_year"), lambda each: each.office_year.year)
    for year, own in sorted(approvals.items()):
        in_force = [each.sha256 for each in own if each.voided_at is None]
        is_void = any(each.sha256 == closings[year] for each in own)
        if closings[year] not in in_force and (in_force or closings[year]):
            yield UnfitClosing(year, closings[year], is_void, in_force[-1] if in_force else "")


def overtaken_closings(year: OfficeYear) -> tuple[UnfitClosing, ...]:
    """Return the closings of a year that are in force no more, or never were,
    or that it still lacks.
    """
    last = {} if year.is_closed else {year.year - 1: ""}
    return (*find_unfit(year.office, {**last, **stored_closings(year)}),)


def refuse_unfit_closings(year: OfficeYear, hashes: Mapping[str, str]) -> None:
    """Refuse closings that are to come into a year, and leaving out one that it holds.

    `hashes` are SHA-256 by path, empty for those that are left out; raises `UnfitClosingError`.
    """
    closings = {year_of_closing(file): sha256 for file, sha256 in hashes.items()}
    for unfit in find_unfit(year.office, closings):
        raise UnfitClosingError(f"{unfit.message} {unfit.remedy}")


def last_voided(year: OfficeYear) -> ApprovedYear | None:
    """Return the last approval of a year where it was voided, and none took its place."""
    last = None if year.is_closed else year.approvals.select_related("by").order_by("-at").first()
    return last if last is not None and last.voided_at else None


def find_voidable(year: OfficeYear) -> Sequence[ApprovedYear]:
    """Return the approvals that opening a form of a year again voids: its own,
    and those built on them.
    """
    found = [*year.approvals.filter(voided_at=None).select_related("by", "office_year")]
    void = {each.sha256 for each in found}
    later = OfficeYear.objects.filter(office=year.office, year__gt=year.year).order_by("year")
    for each in later if void else ():
        if void & {*stored_closings(each).values()}:
            own = each.approvals.filter(voided_at=None).select_related("by", "office_year")
            found += own
            void |= {approval.sha256 for approval in own}
    return found


def void_years(year: OfficeYear, why: str, author: Author) -> None:
    """Void the approvals of a year, and of later years that rest on its closing,
    and tell the heads why.
    """
    OfficeYear.objects.select_for_update().filter(office=year.office, year__gte=year.year).count()
    voided = find_voidable(year)
    opened = OfficeYear.objects.filter(pk__in=[year.pk, *(each.office_year_id for each in voided)])
    PostForm.objects.filter(
        office_year__in=opened.filter(is_closed=True), state=State.LOCKED
    ).update(state=State.APPROVED)
    opened.update(is_closed=False)
    for approval in voided:
        own = approval.office_year
        reason = why if own.year == year.year else f"Tahun {year.year} dibuka kembali. {why}"
        approval.voided_at, approval.voided_why = timezone.now(), reason
        approval.save(update_fields=["voided_at", "voided_why"])
        notify(own, heads_of(own), f"Pengesahan tahun {own.year} batal. {reason}")
        deed = Deed(
            "approval.voided", approval.sha256, None, {"why": reason}, [f"{YEAR}/{own.pk}"]
        )
        record(own.office, author, [deed])
    year.refresh_from_db()
