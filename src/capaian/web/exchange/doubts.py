"""What looks strange in a year that was just begun: the regency of another office, or no districts."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.dossier.intake.words import bare_area_name
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


def find_doubts(made: OfficeYear) -> Iterator[str]:
    """Yield what whoever began a year is told to look at, while it can still be taken back."""
    facts = know(made).found.office_year
    if facts is None:
        return
    own, office = facts.office.regency_name, made.office
    is_first = not office.years.exclude(pk=made.pk).exists()
    if is_first and bare_area_name(own) not in bare_area_name(office.name):
        yield (
            f"Nama dinas ini, {office.name}, tidak menyebut {own}. Bila daerahnya keliru, tarik kembali "
            "tahun ini di Beranda sebelum diisi."
        )
    if not facts.districts:
        yield "Tahun ini belum punya kecamatan. Tambahkan di Perencanaan, lembar Wilayah, sebelum mengisi."
