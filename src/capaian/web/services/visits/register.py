"""Keeping sheets of visits: planned, done or cancelled, and corrected until their month is closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db import transaction

from capaian.domain.registers.catalogue import VisitState
from capaian.domain.registers.closed_month import Register
from capaian.web.feed.entry_rules import SHORTEST_REASON, find_reason_of_day, lock_year
from capaian.web.services.visits.models import Visit, VisitCount
from capaian.web.trail.record import Author, Deed, record
from capaian.web.trail.screening import find_person, fingerprint_of
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.models import OfficeYear

_FIELDS = ("day", "innovation", "place", "area", "staff", "node", "state", "reason")


class VisitError(RefusedChangeError):
    """A sheet cannot be kept so; nothing is written."""


@transaction.atomic
def keep_visit(year: OfficeYear, made: Visit, served: Mapping[str, int], author: Author) -> None:
    """Keep a new sheet, or correct one, with the documents served by service; sent twice, it is kept once.

    Raises:
        VisitError: if it cannot be so, its month is closed, or somebody else changed it meanwhile.
    """
    locked = lock_year(year)
    own = locked.office.visits
    kept = own.filter(pk=made.pk).first() if made.pk else None
    before, after = _texts(kept, served_by(kept)) if kept else {}, _texts(made, served)
    if before == after or (kept is None and own.filter(key=made.key).exists()):
        return
    if kept and kept.version != made.version:
        raise VisitError("Lembar ini baru saja diubah orang lain. Buka lagi, lalu ulangi perubahannya.")
    if reasons := [*filter(None, _obstacles(locked, kept, made, served))]:
        raise VisitError(" ".join(dict.fromkeys(reasons)))
    if kept:
        made.key, made.version = kept.key, kept.version + 1
        kept.served.all().delete()
    made.office = locked.office
    made.save()
    VisitCount.objects.bulk_create(
        VisitCount(visit=made, service=service, count=count) for service, count in served.items()
    )
    changed = [name for name in after if before.get(name) != after[name]]
    old, new = ({name: each[name] for name in changed if name in each} for each in (before, after))
    action = "visits.corrected" if kept else "visits.entered"
    record(locked.office, author, [Deed(action, str(made.pk), old or None, new)])


def served_by(visit: Visit) -> dict[str, int]:
    """Return the documents that a visit served, by service."""
    return {each.service: each.count for each in visit.served.all()}


def _texts(visit: Visit, served: Mapping[str, int]) -> dict[str, object]:
    counts = ", ".join(f"{service} {count}" for service, count in sorted(served.items()))
    words = {name: fingerprint_of(getattr(visit, name)) for name in ("place", "reason")}
    return {**{name: str(getattr(visit, name)) for name in _FIELDS}, **words, "served": counts}


def _obstacles(year: OfficeYear, kept: Visit | None, made: Visit, served: Mapping[str, int]) -> Iterator[str]:
    yield find_reason_of_day(year, Register.VISITS, made.day, may_be_ahead=made.state != VisitState.DONE)
    if kept:
        yield find_reason_of_day(year, Register.VISITS, kept.day, may_be_ahead=True)
    if served and made.state != VisitState.DONE:
        yield "Jumlah yang dilayani diisi bila kunjungan terlaksana."
    if made.state == VisitState.CANCELLED and len(made.reason) < SHORTEST_REASON:
        yield f"Tulis alasan pembatalannya, sedikitnya {SHORTEST_REASON} huruf."
    for text in (made.innovation, made.place, made.reason):
        if found := find_person(text):
            yield f"Tampak memuat {found}. Hapus nomornya."
