"""Whether what is declared of a year is what the log tells: required evidence, days, rhythms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from capaian.web.evidence.models import Requirement
from capaian.web.measurement.models import Deadline, Rhythm
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear

_Year = tuple[int | None, str]
"""An office and the number of a year."""


def differing_years() -> Iterator[str]:
    """Yield what is declared of years of real offices and is not what the log tells last."""
    years = {
        year.pk: year
        for year in OfficeYear.objects.filter(office__is_demonstration=False).select_related("office")
    }
    said = _declared(years)
    now = _kept(years)
    for key in sorted({*said, *now}):
        if said.get(key) != now.get(key):
            pk, what, of = key
            yield f"{what} {of} tahun {years[pk].year}".replace("  ", " ") + " bukan yang ada dalam catatan"


_Declared = dict[tuple[int, str, str], str]
"""By year, what it is, and of what: what holds. What holds by default is not there."""
_REQUIRED: Final = "bukti wajib"
_RHYTHM: Final = "jadwal lapor"
_DEADLINE: Final = "batas waktu isian"


def _declared(years: Mapping[int, OfficeYear]) -> _Declared:
    numbers: dict[_Year, int] = {(year.office_id, str(year.year)): pk for pk, year in years.items()}
    found: _Declared = {}
    told = ("evidence.required", "rhythm.changed", "deadline.changed")
    for entry in Entry.objects.filter(action__in=told).order_by("number"):
        after = entry.after or {}
        pk, _, of = entry.subject.partition("/")
        if entry.action == "deadline.changed":
            year = numbers.get((entry.office_id, entry.subject.partition("-")[0]), 0)
            key, text = (year, _DEADLINE, entry.subject), after.get("day", "")
        elif entry.action == "rhythm.changed":
            key, text = (int(pk), _RHYTHM, of), after.get("kind", "")
        else:
            key, text = (int(pk), _REQUIRED, ""), " ".join(sorted(after.get("codes", ())))
        if key[0] in years:
            found[key] = text
    return {key: text for key, text in found.items() if text}


def _kept(years: Mapping[int, OfficeYear]) -> _Declared:
    codes: dict[int, list[str]] = defaultdict(list)
    for pk, code in Requirement.objects.filter(office_year__in=years).values_list("office_year", "code"):
        codes[pk].append(code)
    rhythms = Rhythm.objects.filter(office_year__in=years).values_list("office_year", "code", "kind")
    days = Deadline.objects.filter(office_year__in=years).values_list("office_year", "period", "day")
    return {
        **{(pk, _REQUIRED, ""): " ".join(sorted(own)) for pk, own in codes.items()},
        **{(pk, _RHYTHM, code): kind for pk, code, kind in rhythms},
        **{(pk, _DEADLINE, period): str(day) for pk, period, day in days},
    }
