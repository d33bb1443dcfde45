"""Blanks: movements that are kept, what is left of them and how long it lasts,
and what a month counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Final
from uuid import uuid5

from django.db import transaction
from django.db.models import Min, Q
from django.db.models.functions import ExtractMonth
from django.utils.timezone import localdate

from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.catalogue import MovementKind, Stage, WasteReason
from capaian.domain.registers.closed_month import Register
from capaian.dossier.personal_texts import find_person
from capaian.rules.registers.balance import BlankStock, mean_use
from capaian.web.feed import models as registers
from capaian.web.offices.models import Office
from capaian.web.services.blanks.models import COUNT_WORDS, MAX_COUNT, BlankLimits, BlankMovement
from capaian.web.services.catalogue import Catalogue, catalogue_of
from capaian.web.services.models import Tally
from capaian.web.site.unread_entries import WholeSum
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.models import OfficeYear

STORE: Final = ""
"""Site of the blanks that were issued to no other."""
_DAYS_SEEN: Final = 90
"""Days in which twenty working days surely lie."""


@dataclass(frozen=True, slots=True)
class Heap:
    """Where blanks lie: fresh ones at a place, or cards that wait to be destroyed."""

    blank: str
    site: str = STORE
    reason: str = ""
    """Why a card is to be destroyed, wherever it lies; empty: fresh."""


def heap_changes(
    kind: str, blank: str, site: str, reason: str, count: int
) -> Iterator[tuple[Heap, int]]:
    """Yield what a movement adds to each heap."""
    fresh, waste = Heap(blank, site), Heap(blank, STORE, reason)
    match MovementKind(kind):
        case MovementKind.OPENING | MovementKind.DIFFERENCE:
            yield (waste if reason else fresh), count
        case MovementKind.RECEIVED:
            yield fresh, count
        case MovementKind.ISSUED:
            yield Heap(blank), -count
            yield fresh, count
        case MovementKind.USED:
            yield fresh, -count
        case MovementKind.SPOILED:
            yield fresh, -count
            yield waste, count
        case MovementKind.WITHDRAWN:
            yield waste, count
        case MovementKind.DESTROYED:
            yield waste, -count


def balances(office: Office, until: date, blank: str = "") -> Mapping[Heap, int]:
    """Return what lies in each heap of an office, or of one kind of blank, at the end of a day."""
    # Without the order of the model, by which each row would be a group of its own.
    rows = office.blank_movements.filter(
        day__lte=until, **({"blank": blank} if blank else {})
    ).order_by()
    found: dict[Heap, int] = defaultdict(int)
    for row in rows.values_list("kind", "blank", "site", "reason").annotate(WholeSum("count")):
        for heap, change in heap_changes(*row):
            found[heap] += change
    return found


def lowest_balance(office: Office, heap: Heap, day: date) -> tuple[int, date]:
    """Return the least that lies in a heap at the end of a day or of one after it, and when."""
    left = balances(office, day, heap.blank).get(heap, 0)
    later = office.blank_movements.filter(blank=heap.blank, day__gt=day)
    changes: dict[date, int] = defaultdict(int)
    for each in later.order_by("day"):
        for touched, change in heap_changes(
            each.kind, each.blank, each.site, each.reason, each.count
        ):
            changes[each.day] += change if touched == heap else 0
    found = [(left, day)]
    for on, change in changes.items():
        left += change
        found.append((left, on))
    return min(found)


@dataclass(frozen=True, slots=True)
class StockLine:
    """Blanks of one kind on a day: all of them, or those at one place."""

    blank: str
    name: str
    site: str
    """Name of the place; of all places empty."""
    stock: BlankStock
    waste: int = 0
    """Cards that wait to be destroyed."""


def limits_of(office: Office) -> BlankLimits:
    """Return when an office is warned; as the rule has it where the office says nothing."""
    found: BlankLimits | None = BlankLimits.objects.filter(office=office).first()
    return found or BlankLimits(office=office)


def stock_lines(office: Office, catalogue: Catalogue, day: date) -> list[StockLine]:
    """Return each kind of blank that ever moved with what is left at the end of a day,
    then its places.
    """
    names, limits = catalogue.blank_names, limits_of(office)
    left, use = balances(office, day), _Use(office, catalogue, day)

    def line(blank: str, places: Sequence[str], site: str) -> StockLine:
        fresh = sum(left.get(Heap(blank, place), 0) for place in places)
        stock = BlankStock(fresh, mean_use(use.days(blank, places)), limits.days, limits.pieces)
        waste = sum(count for heap, count in left.items() if heap.blank == blank and heap.reason)
        return StockLine(blank, names.get(blank, blank), site, stock, 0 if site else waste)

    found = []
    for blank in sorted(
        {heap.blank for heap in left}, key=lambda each: ([*names, each].index(each), each)
    ):
        places = sorted(
            {heap.site for heap in left if heap.blank == blank and not heap.reason} | {STORE}
        )
        found.append(line(blank, places, ""))
        if len(places) > 1:
            named = {**catalogue.site_names, STORE: "Gudang"}
            found += [line(blank, [place], named.get(place, place)) for place in places]
    return found


class _Use:
    """Blanks used by day, until a day."""

    def __init__(self, office: Office, catalogue: Catalogue, until: date) -> None:
        used = office.blank_movements.filter(kind=MovementKind.USED, day__lte=until).order_by()
        self._until, self._calendar = until, catalogue.calendar
        recent = used.filter(day__gt=until - timedelta(days=_DAYS_SEEN))
        self._first: dict[str, date] = {}
        self._counts: dict[tuple[str, str], dict[date, int]] = defaultdict(dict)
        for blank, site, day, count in recent.values_list("blank", "site", "day").annotate(
            WholeSum("count")
        ):
            if count:  # not taken back
                self._counts[blank, site][day] = count
                self._first[blank] = min(day, self._first.get(blank, day))

    def days(self, blank: str, places: Sequence[str]) -> list[int]:
        """Return what was used on each working day since the kind was first used, the latest last.

        A day off counts where something was used on it, and the day itself only then: it may not
        be over.
        """
        counts: dict[date, int] = defaultdict(int)
        for place in places:
            for day, count in self._counts[blank, place].items():
                counts[day] += count
        first = self._first.get(blank, self._until)
        seen = (first + timedelta(days=number) for number in range((self._until - first).days + 1))
        return [counts[day] for day in seen if counts[day] or self._is_over(day)]

    def _is_over(self, day: date) -> bool:
        return day < self._until and bool(self._calendar.openings(day))


def ask_about_months(office: Office, catalogue: Catalogue, first: date, last: date) -> list[str]:
    """Return what is asked of months of one year in which other blanks were used
    than cards were printed.

    Of a kind's first movement on: before, the office kept no register of it.
    """
    names = catalogue.blank_names
    moved = office.blank_movements.filter(day__lte=last).order_by()
    in_use = WholeSum("count", filter=Q(kind=MovementKind.USED, day__gte=first))
    begun: dict[str, date] = {}
    used: dict[tuple[int, str], int] = {}
    months = moved.values_list("blank", ExtractMonth("day")).annotate(Min("day"), in_use=in_use)
    for blank, number, day, count in months:
        begun[blank], used[number, blank] = min(day, begun.get(blank, day)), count or 0
    printed, found = _printed(office, catalogue, first, last), []
    for number, blank in sorted({*used, *printed}):
        month = Period(first.year, PeriodKind.MONTH, number)
        counts = printed.get((number, blank), 0), used.get((number, blank), 0)
        if counts[0] != counts[1] and blank in begun and begun[blank] <= month.end:
            words = "dicetak {}, blangko terpakai {}. Mengapa?".format(*counts)
            found.append(f"{names.get(blank, blank)} {month.label}: {words}")
    return found


def _printed(
    office: Office, catalogue: Catalogue, first: date, last: date
) -> Mapping[tuple[int, str], int]:
    """Return cards printed by month and kind of blank."""
    kinds = {each.code: each.blank for each in catalogue.services.values() if each.blank}
    rows = Tally.objects.filter(office=office, stage=Stage.PRINTED, service__in=kinds)
    between = rows.filter(day__gte=first, day__lte=last).order_by()
    found: dict[tuple[int, str], int] = defaultdict(int)
    for month, code, total in between.values_list(ExtractMonth("day"), "service").annotate(
        WholeSum("count")
    ):
        found[month, kinds[code]] += total
    return found


def ask_about_blanks(
    office: Office, catalogue: Catalogue, printed: Iterable[str], day: date
) -> Iterator[str]:
    """Yield questions about services printed on a day of which there were
    fewer blanks in the office.

    Kinds of blanks that never moved are not asked about: the office keeps no register of them.
    """
    kinds = {catalogue.services[code].blank for code in printed if code in catalogue.services} - {
        None
    }
    if not kinds:
        return
    left, names = balances(office, day), catalogue.blank_names
    used = office.blank_movements.filter(kind=MovementKind.USED, day=day).order_by()
    used_by_blank = dict(used.values_list("blank").annotate(WholeSum("count")))
    for (_, blank), count in sorted(_printed(office, catalogue, day, day).items()):
        fresh = [
            amount for heap, amount in left.items() if heap.blank == blank and not heap.reason
        ]
        there = sum(fresh) + used_by_blank.get(blank, 0)
        if blank in kinds and fresh and count > there:
            yield f"{names[blank]}: dicetak {count}, padahal blangko yang ada {there}."


STOCK: Final = "stock"
"""Stage of what is left at the end of the month, in the store and at other places:
for the method `last`.
"""
WASTE: Final = "waste"
"""Stage of cards that wait to be destroyed at the end of the month, by reason."""


def count_month(year: OfficeYear, month: Period) -> registers.MonthCount:
    """Return what closing a month of the register starts from.

    Places are kept apart only where a declared row filters by them.
    """
    by_site = "site" in registers.filtering_parts(year, Register.BLANKS)
    rows = year.office.blank_movements.filter(day__gte=month.start, day__lte=month.end).order_by()
    columns = ("blank", "kind", "site", "reason", "day")
    moved = [*rows.values_list(*columns).annotate(WholeSum("count"))]
    flows: Counter[registers.CountKey] = Counter()
    for blank, kind, site, reason, _, total in moved:
        flows[registers.CountKey(blank, kind, site if by_site else "", detail=reason)] += total
    counts = Counter({key: total for key, total in flows.items() if total})
    for heap, left in balances(year.office, month.end).items():
        stage, site = WASTE if heap.reason else STOCK, heap.site if by_site else ""
        counts[registers.CountKey(heap.blank, stage, site, detail=heap.reason)] += left
    days, sites = {row[4] for row in moved}, {row[2] for row in moved}
    figures = registers.make_figures(Register.BLANKS, month, counts)
    questions = ask_about_months(year.office, catalogue_of(year), month.start, month.end)
    return registers.MonthCount(
        figures, len(days), len(sites), questions=(*map(registers.MonthNotice, questions),)
    )


@dataclass(frozen=True, slots=True)
class DestroyedCards:
    """A line of minutes of destruction."""

    name: str
    """Of the kind of blank."""
    reason: str
    """Why they were of no use, in words."""
    count: int


@dataclass(frozen=True, slots=True)
class DestructionMinutes:
    """Minutes (berita acara) of cards that were destroyed, in a year."""

    number: str
    signed_on: date
    days: tuple[date, ...]
    """When cards were destroyed."""
    lines: tuple[DestroyedCards, ...]

    @property
    def total(self) -> int:
        """All cards."""
        return sum(line.count for line in self.lines)


def destruction_minutes(year: OfficeYear) -> Iterator[DestructionMinutes]:
    """Yield the minutes under which cards were destroyed in a year,
    in the order of their dates.
    """
    names = catalogue_of(year).blank_names
    rows = year.office.blank_movements.filter(kind=MovementKind.DESTROYED, day__year=year.year)
    columns = ("document_on", "document", "blank", "reason", "day")
    moved = rows.order_by(*columns).values_list(*columns).annotate(WholeSum("count"))
    for (signed_on, number), own in groupby((row for row in moved if row[-1]), itemgetter(0, 1)):
        cards: Counter[tuple[str, str]] = Counter()
        days = set()
        for _, _, blank, reason, day, total in own:
            cards[blank, reason] += total
            days.add(day)
        lines = (
            DestroyedCards(names.get(blank, blank), WasteReason(reason).words, total)
            for (blank, reason), total in cards.items()
        )
        yield DestructionMinutes(number, signed_on, (*sorted(days),), (*lines,))


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


@transaction.atomic
def keep_movement(year: OfficeYear, made: BlankMovement, author: Author) -> BlankMovement:
    """Keep a movement, once however often it is sent;
    of a count what it differs by from the register.

    Raises:
        RefusedChangeError: if it cannot be, its month is closed, it names a person, or more goes
            than there
            is.
    """
    own = _lock(year)
    made.office = own.office
    earlier: BlankMovement | None = own.office.blank_movements.filter(key=made.key).first()
    if earlier is not None:
        if made.counted is not None:
            made.count = earlier.count  # the register has the difference by now
        if any(
            getattr(earlier, name) != getattr(made, name) for name in (*_FIELDS, "counted", "note")
        ):
            raise RefusedChangeError(
                "Formulir ini sudah disimpan dengan isi lain. Buka formulir baru."
            )
        return earlier
    if made.counted is not None:
        registers.require_reason(made.note)
        [(heap, _)] = heap_changes(*_movement(made))
        made.count = made.counted - balances(own.office, made.day, made.blank).get(heap, 0)
    catalogue = catalogue_of(own)
    if reasons := [*_obstacles(own, made, catalogue)] or [*_shortages(made, catalogue)]:
        raise RefusedChangeError(" ".join(reasons))
    return _save(own, made, author, "blanks.moved")


@transaction.atomic
def counter_movement(year: OfficeYear, movement: BlankMovement, author: Author) -> BlankMovement:
    """Take a movement back by one of the same day and the opposite count, with a reason.

    Raises:
        RefusedChangeError: if it was taken back, its month is closed, the reason is short or names
            a person,
            or what it brought is no longer there.
    """
    own, reason = _lock(year), author.reason.strip()
    if movement.counters_id or BlankMovement.objects.filter(counters=movement).exists():
        raise RefusedChangeError("Mutasi ini sudah dikoreksi.")
    registers.require_reason(reason)
    if obstacle := _find_closed(own, movement.day):
        raise RefusedChangeError(obstacle)
    cells = {name: getattr(movement, name) for name in _FIELDS} | {"count": -movement.count}
    key = uuid5(movement.key, "koreksi")
    # By its id: a movement that is refused here is not taken back, and its page does not say so.
    made = BlankMovement(office=own.office, counters_id=movement.pk, note=reason, key=key, **cells)
    if reasons := [*_shortages(made, catalogue_of(own))]:
        raise RefusedChangeError(" ".join(reasons))
    return _save(own, made, author, "blanks.countered")


@transaction.atomic
def change_limits(year: OfficeYear, days: int, pieces: int, author: Author) -> None:
    """Say when the office is warned; raises `RefusedChangeError` where the year is closed."""
    own = _lock(year)
    if own.is_closed:
        raise RefusedChangeError(f"Tahun {own.year} sudah ditutup.")
    limits = limits_of(own.office)
    before, after = (
        {"days": limits.days, "pieces": limits.pieces},
        {"days": days, "pieces": pieces},
    )
    if before != after:
        made, _ = BlankLimits.objects.update_or_create(office=own.office, defaults=after)
        seals = [f"blank_limits/{made.pk}"]
        record(
            own.office,
            author,
            [Deed("blanks.limits_changed", own.office.name, before, after, seals)],
        )


def _lock(year: OfficeYear) -> OfficeYear:
    """Return the year; nobody moves blanks of the office meanwhile, or closes a month."""
    locked = OfficeYear.objects.select_for_update(of=("self",)).select_related("office")
    return {each.pk: each for each in locked.filter(office=year.office_id).order_by("pk")}[year.pk]


def _save(year: OfficeYear, made: BlankMovement, author: Author, action: str) -> BlankMovement:
    if author.user is None:
        raise RefusedChangeError("Mutasi dicatat oleh orang.")
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
    seals = [f"blank/{made.pk}"]
    record(year.office, author, [Deed(action, f"{year.pk}/{made.pk}", None, after, seals)])
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
        yield (
            f"Pilih sebab yang berlaku untuk {kind.words}."
            if kind in REASONS
            else "Sebab tidak dipakai."
        )
    yield from _obstacles_of_document(made, kind)
    if kind is MovementKind.OPENING and _has_begun(made):
        yield "Saldo awal hanya sebelum mutasi pertama; sesudah itu saldonya akhir tahun lalu."


def _find_closed(year: OfficeYear, day: date) -> str:
    """Return why nothing moves on a day: its month is closed,
    or a later one whose stock rests on it.
    """
    if reason := registers.find_reason_of_day(year, Register.BLANKS, day):
        return reason
    own = registers.ClosedMonth.objects.filter(
        office_year__office=year.office_id, register=Register.BLANKS, reopened_on=None
    )
    of_year, later = (
        Q(office_year__year=day.year, month__gt=day.month),
        Q(office_year__year__gt=day.year),
    )
    found = (
        own.filter(of_year | later)
        .order_by("office_year__year", "month")
        .select_related("office_year")
    )
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
    if (
        kind is MovementKind.DESTROYED
        and made.document_on is not None
        and made.document_on < made.day
    ):
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
