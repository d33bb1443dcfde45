"""Closings of the years before that a year holds: whether each is what the office approved, and in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from capaian.dossier.file_names import is_closing, year_of_closing
from capaian.web.measurement.models import ApprovedYear
from capaian.web.offices.models import Office
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


class UnfitClosingError(RefusedChangeError):
    """A closing that this installation did not approve, or that was voided."""

    code: ClassVar[str] = "unfit_closing"


@dataclass(frozen=True, slots=True)
class Unfit:
    """A closing that does not say what the office approved."""

    year: int
    sha256: str
    is_void: bool
    """It was approved here, and a form was opened again since; else it never was."""
    instead: str
    """SHA-256 of the closing in force; empty: the year is still to be approved again."""

    @property
    def message(self) -> str:
        """What is wrong with it."""
        why = (
            "sudah dibatalkan di sini: tahunnya dibuka kembali"
            if self.is_void
            else "bukan yang disahkan di sini"
        )
        return f"Penutupan tahun {self.year} ini ({self.sha256[:16]}) {why}."

    @property
    def remedy(self) -> str:
        """What to take instead."""
        if self.instead:
            return (
                f"Pakai penutupan yang berlaku, {self.instead[:16]}: unduh di Pengesahan tahun {self.year}."
            )
        return f"Sahkan lagi tahun {self.year} dahulu, lalu pakai penutupannya yang baru."

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
        how = _HOW.format(year=self.year)
        return f"{why} {when}{how}"


_HOW: Final = (
    "Perencana mengambil penutupan yang baru di Beranda tahun ini, sesudah melihat apa saja yang berubah "
    "(yang disahkan dan angka {year})."
)


def held_closings(year: OfficeYear) -> Mapping[int, str]:
    """Return the closings that a year holds: SHA-256 by the year that they close."""
    hashes = know(year).folder.hashes
    return {year_of_closing(file): sha256 for file, sha256 in hashes.items() if is_closing(file)}


def find_unfit(office: Office, closings: Mapping[int, str]) -> Iterator[Unfit]:
    """Yield the closings that are not those in force, of years that the office approved here.

    Of any other year nothing here says what was approved: a file is all there is.

    Args:
        office: Whose they are to be.
        closings: SHA-256 by year.
    """
    approvals: dict[int, list[ApprovedYear]] = {}
    if closings:
        found = ApprovedYear.objects.filter(office_year__office=office, office_year__year__in=closings)
        for each in found.select_related("office_year"):
            approvals.setdefault(each.office_year.year, []).append(each)
    for year, own in sorted(approvals.items()):
        in_force = [each.sha256 for each in own if each.voided_at is None]
        if closings[year] not in in_force:
            is_void = any(each.sha256 == closings[year] for each in own)
            yield Unfit(year, closings[year], is_void, in_force[-1] if in_force else "")


def overtaken_closings(year: OfficeYear) -> tuple[Unfit, ...]:
    """Return the closings of a year that are in force no more, or never were."""
    return (*find_unfit(year.office, held_closings(year)),)


def refuse_unfit_closings(year: OfficeYear, hashes: Mapping[str, str]) -> None:
    """Refuse closings that are to come into a year.

    Args:
        year: Which.
        hashes: SHA-256 by path.

    Raises:
        UnfitClosingError: with the first that the office did not approve so.
    """
    closings = {year_of_closing(file): sha256 for file, sha256 in hashes.items()}
    for unfit in find_unfit(year.office, closings):
        raise UnfitClosingError(f"{unfit.message} {unfit.remedy}")
