"""Keeping movements of blanks: what cannot be is refused, and only a counter-movement takes one back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final
from uuid import uuid5

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from capaian.domain.registers.catalogue import MovementKind, WasteReason
from capaian.domain.registers.closed_month import Register
from capaian.web.feed.entry_rules import find_reason_of_day, require_reason
from capaian.web.feed.models import ClosedMonth
from capaian.web.services.blanks.models import COUNT_WORDS, MAX_COUNT, BlankLimits, BlankMovement
from capaian.web.services.blanks.stock import balances, heap_changes, limits_of, lowest_balance
from capaian.web.services.catalogue import Catalogue, catalogue_of
from capaian.web.trail.record import Author, Deed, record
from capaian.web.trail.screening import find_person
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.models import OfficeYear

REASONS: Final[Mapping[str, frozenset[str]]] = {
    MovementKind.OPENING: frozenset({"", *WasteReason}),
    MovementKind.SPOILED: frozenset(WasteReason) - {WasteReason.WITHDRAWN},
    MovementKind.WITHDRAWN: frozenset({WasteReason.WITHDRAWN}),
    MovementKind.DESTROYED: frozenset(WasteReason),
    MovementKind.DIFFERENCE: frozenset({"", *WasteReason}),
}
"""Reasons that each kind of movement has one of; others have none."""
_WITH_DOCUMENT: Final = frozenset({MovementKind.RECEIVED, MovementKind.DESTROYED})
"""What comes to the store or goes from the whole office, never at another place."""
_FIELDS: Final = ("day", "blank", "kind", "reason", "site", "count", "document", "document_on")


class MovementError(RefusedChangeError):
    """A movement cannot be kept so; nothing is written."""


@transaction.atomic
def keep_movement(year: OfficeYear, made: BlankMovement, author: Author) -> BlankMovement:
    """Keep a movement, once however often it is sent; of a count what it differs by from the register.

    Raises:
        MovementError: if it cannot be, its month is closed, it names a person, or more goes than there is.
    """
    own = _lock(year)
    made.office = own.office
    earlier: BlankMovement | None = own.office.blank_movements.filter(key=made.key).first()
    if earlier is not None:
        if made.counted is not None:
            made.count = earlier.count  # the register has the difference by now
        if any(getattr(earlier, name) != getattr(made, name) for name in (*_FIELDS, "counted", "note")):
            raise MovementError("Formulir ini sudah disimpan dengan isi lain. Buka formulir baru.")
        return earlier
    if made.counted is not None:
        require_reason(made.note, MovementError)
        [(heap, _)] = heap_changes(*_movement(made))
        made.count = made.counted - balances(own.office, made.day, made.blank).get(heap, 0)
    catalogue = catalogue_of(own)
    if reasons := [*_obstacles(own, made, catalogue)] or [*_shortages(made, catalogue)]:
        raise MovementError(" ".join(reasons))
    return _save(own, made, author, "blanks.moved")


@transaction.atomic
def counter_movement(year: OfficeYear, movement: BlankMovement, author: Author) -> BlankMovement:
    """Take a movement back by one of the same day and the opposite count, with a reason.

    Raises:
        MovementError: if it was taken back, its month is closed, the reason is short or names a person, or
            what it brought is no longer there.
    """
    own, reason = _lock(year), author.reason.strip()
    if movement.counters_id or BlankMovement.objects.filter(counters=movement).exists():
        raise MovementError("Mutasi ini sudah dikoreksi.")
    require_reason(reason, MovementError)
    if obstacle := _find_closed(own, movement.day):
        raise MovementError(obstacle)
    cells = {name: getattr(movement, name) for name in _FIELDS} | {"count": -movement.count}
    key = uuid5(movement.key, "koreksi")
    # By its id: a movement that is refused here is not taken back, and its page does not say so.
    made = BlankMovement(office=own.office, counters_id=movement.pk, note=reason, key=key, **cells)
    if reasons := [*_shortages(made, catalogue_of(own))]:
        raise MovementError(" ".join(reasons))
    return _save(own, made, author, "blanks.countered")


@transaction.atomic
def change_limits(year: OfficeYear, days: int, pieces: int, author: Author) -> None:
    """Say when the office is warned; raises `MovementError` where the year is closed."""
    own = _lock(year)
    if own.is_closed:
        raise MovementError(f"Tahun {own.year} sudah ditutup.")
    limits = limits_of(own.office)
    before, after = {"days": limits.days, "pieces": limits.pieces}, {"days": days, "pieces": pieces}
    if before != after:
        BlankLimits.objects.update_or_create(office=own.office, defaults=after)
        record(own.office, author, [Deed("blanks.limits_changed", own.office.name, before, after)])


def _lock(year: OfficeYear) -> OfficeYear:
    """Return the year; nobody moves blanks of the office meanwhile, or closes a month."""
    locked = OfficeYear.objects.select_for_update(of=("self",)).select_related("office")
    return {each.pk: each for each in locked.filter(office=year.office_id).order_by("pk")}[year.pk]


def _save(year: OfficeYear, made: BlankMovement, author: Author, action: str) -> BlankMovement:
    if author.user is None:
        raise MovementError("Mutasi dicatat oleh orang.")
    made.by = author.user
    made.save()
    after = {
        "on": made.day.isoformat(),
        "blank": made.blank,
        "movement": MovementKind(made.kind).words,
        "why": made.reason and WasteReason(made.reason).words,
        "site": made.site,
        "count": made.count,
        "document": made.document,
        **({} if made.counted is None else {"counted": made.counted}),
    }
    record(year.office, author, [Deed(action, f"{year.pk}/{made.pk}", None, after)])
    return made


def _obstacles(year: OfficeYear, made: BlankMovement, catalogue: Catalogue) -> Iterator[str]:
    kind = MovementKind(made.kind)
    if reason := _find_closed(year, made.day):
        yield reason
    if made.blank not in catalogue.blank_names:
        yield "Pilih jenis blangko dari daftar; jenisnya ditulis pada layanan."
    if not (made.counted >= 0 if made.counted is not None else 0 < made.count <= MAX_COUNT):
        yield COUNT_WORDS
    if made.site and (made.site not in catalogue.sites or kind in _WITH_DOCUMENT):
        yield f"Mutasi {kind.words} tidak di tempat itu."
    if kind is MovementKind.ISSUED and not made.site:
        yield "Pilih tempat yang menerima blangko."
    if made.reason not in REASONS.get(kind, {""}):
        yield f"Pilih sebab yang berlaku untuk {kind.words}." if kind in REASONS else "Sebab tidak dipakai."
    yield from _obstacles_of_document(made, kind)
    if kind is MovementKind.OPENING and _has_begun(made):
        yield "Saldo awal hanya sebelum mutasi pertama; sesudah itu saldonya akhir tahun lalu."


def _find_closed(year: OfficeYear, day: date) -> str:
    """Return why nothing moves on a day: its month is closed, or a later one whose stock rests on it."""
    if reason := find_reason_of_day(year, Register.BLANKS, day):
        return reason
    own = ClosedMonth.objects.filter(
        office_year__office=year.office_id, register=Register.BLANKS, reopened_on=None
    )
    of_year, later = Q(office_year__year=day.year, month__gt=day.month), Q(office_year__year__gt=day.year)
    found = own.filter(of_year | later).order_by("office_year__year", "month").select_related("office_year")
    words = "sudah ditutup dengan stok akhirnya; buka kembali dahulu dengan alasan."
    return next((f"{each.period.label} {words}" for each in found[:1]), "")


def _obstacles_of_document(made: BlankMovement, kind: MovementKind) -> Iterator[str]:
    if made.document and kind not in _WITH_DOCUMENT:
        yield f"Mutasi {kind.words} tidak mempunyai nomor dokumen."
    if kind in _WITH_DOCUMENT and not made.document:
        yield f"Tulis nomor {'berita acara' if kind is MovementKind.DESTROYED else 'surat jalan'}."
    if kind is MovementKind.DESTROYED and made.document_on is None:
        yield "Tulis tanggal berita acara."
    if made.document_on is not None and made.document_on > localdate():
        yield "Tanggal dokumen belum tiba."
    if kind is MovementKind.DESTROYED and made.document_on is not None and made.document_on < made.day:
        yield "Berita acara bertanggal sebelum hari dimusnahkan; periksa keduanya."
    for words, text in (("Nomor dokumen", made.document), ("Alasan", made.note)):
        if found := find_person(text):
            yield f"{words} tampak memuat {found}."


def _has_begun(made: BlankMovement) -> bool:
    """Say whether something moved in the heap before, or it has an opening balance."""
    heap = next(heap for heap, _ in heap_changes(*_movement(made)))
    rows = made.office.blank_movements.filter(blank=made.blank, counters=None, countered_by=None)
    earlier = rows.filter(day__lt=made.day) | rows.filter(kind=MovementKind.OPENING)
    return any(heap in dict(heap_changes(*_movement(each))) for each in earlier)


def _movement(made: BlankMovement) -> tuple[str, str, str, str, int]:
    return made.kind, made.blank, made.site, made.reason, made.count


def _shortages(made: BlankMovement, catalogue: Catalogue) -> Iterator[str]:
    """Yield what goes from each heap that has less, on the day or later."""
    for heap, change in heap_changes(*_movement(made)):
        left, day = lowest_balance(made.office, heap, made.day)
        if change < 0 and left + change < 0:
            fresh = f"blangko di {catalogue.site_names.get(heap.site, heap.site) or 'gudang'}"
            what = f"kartu {WasteReason(heap.reason).words}" if heap.reason else fresh
            yield (
                f"Pada {day:%d-%m-%Y} hanya ada {left} {what}; stok tidak dapat kurang dari nol. "
                "Catat dahulu yang masuk, yang dikirim ke tempat itu, atau saldo awalnya."
            )
