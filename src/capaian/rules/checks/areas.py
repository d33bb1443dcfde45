"""Areas that lie elsewhere: their counts would enter the totals of another regency."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office import AreaKind
from capaian.domain.office_year import OfficeYear

_WITHIN = (AreaKind.DISTRICT, AreaKind.VILLAGE)


def check_areas(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield an issue for a regency outside its province and each district or village outside the regency.

    Official codes hold the code of the area above: `63.11` lies in `63`.
    """
    office = office_year.office
    if not office.regency.startswith(f"{office.province}."):
        message = (
            f"Kode {office.regency_name} tidak berada di bawah kode {office.province_name} "
            f"({office.province}), jadi salah satunya keliru."
        )
        place = Place("office.yaml", None, "office.regency.code")
        remedy = f"Kode kabupaten/kota dimulai dengan kode provinsinya, misalnya {office.province}.01."
        yield Issue(Level.ERROR, "regency_outside_province", message, place, office.regency, remedy)
    for area in office_year.areas:
        if area.kind in _WITHIN and not area.code.startswith(f"{office.regency}."):
            message = (
                f"{area.name} tidak berada di bawah {office.regency_name} ({office.regency}), "
                "tetapi angkanya ikut dijumlahkan."
            )
            place = Place(area.place.file, area.place.row, "code")
            remedy = f"Perbaiki kodenya menjadi {office.regency}.…, atau hapus wilayah ini."
            yield Issue(Level.ERROR, "area_outside_regency", message, place, area.code, remedy)
