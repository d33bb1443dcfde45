"""Whether what is declared of a year is what the log tells: approvals, closing, evidence, days, rhythms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from capaian.web.evidence.models import Requirement
from capaian.web.measurement.models import ApprovedYear, Deadline, Rhythm
from capaian.web.trail.models import Entry
from capaian.web.years.models import OfficeYear

_Year = tuple[int | None, str]
"""An office and the number of a year."""
_IS_CLOSED: Final = {True: "ditutup", False: "terbuka"}


def differing_years() -> Iterator[str]:
    """Yield what is declared of years of real offices and is not what the log tells last."""
    years = {
        year.pk: year
        for year in OfficeYear.objects.filter(office__is_demonstration=False).select_related("office")
    }
    yield from _approvals(years)
    said = _declared(years)
    now = _kept(years)
    for key in sorted({*said, *now}):
        if said.get(key) != now.get(key):
            pk, what, of = key
            yield f"{what} {of} tahun {years[pk].year}".replace("  ", " ") + " bukan yang ada dalam catatan"


def _approvals(years: Mapping[int, OfficeYear]) -> Iterator[str]:
    """Yield approvals that the log does not have, or has otherwise, and years that are closed without one."""
    told = Entry.objects.filter(action__in=("year.approved", "approval.voided")).order_by("number")
    approved: Counter[tuple[str, int | None]] = Counter()
    voided: Counter[str] = Counter()
    standing: dict[_Year, set[str]] = defaultdict(set)
    for entry in told:
        if entry.action == "year.approved":
            sha256 = (entry.after or {})["sha256"]
            approved[sha256, entry.actor_id] += 1
            standing[entry.office_id, entry.subject].add(sha256)
        else:
            voided[entry.subject] += 1
            for each in standing.values():
                each.discard(entry.subject)
    kept = [*ApprovedYear.objects.filter(office_year__in=years)]
    now: Counter[tuple[str, int | None]] = Counter((each.sha256, each.by_id) for each in kept)
    for sha256, _ in (approved - now) + (now - approved):
        yield f"pengesahan {sha256[:12]} bukan yang ada dalam catatan"
    is_voided = Counter(each.sha256 for each in kept if each.voided_at is not None)
    for sha256 in sorted((is_voided - voided) + (voided - is_voided)):
        yield f"pengesahan {sha256[:12]} {_VOIDED[is_voided[sha256] > voided[sha256]]}"
    for year in years.values():
        is_closed = bool(standing[year.office_id, str(year.year)])
        if year.is_closed != is_closed:
            yield f"tahun {year.year} {_IS_CLOSED[year.is_closed]}, lain daripada menurut catatan"


_VOIDED: Final = {
    True: "batal, padahal catatan tidak mengatakannya",
    False: "berlaku lagi, padahal menurut catatan dibatalkan",
}
_Declared = dict[tuple[int, str, str], str]
"""By year, what it is, and of what: what holds. What holds by default is not there."""
_REQUIRED: Final = "bukti wajib"
_RHYTHM: Final = "irama"
_DEADLINE: Final = "tanggal tutup"


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
