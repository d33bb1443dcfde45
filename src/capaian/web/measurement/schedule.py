"""When forms close, and how often each thing is told: read from what was sent, kept and logged."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.db import transaction

from capaian.domain.period import Period, PeriodKind
from capaian.web.measurement.duties import Duty
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.lateness import DEADLINE_CHANGED, moves_of
from capaian.web.measurement.locks import OPEN
from capaian.web.measurement.models import Deadline, Rhythm
from capaian.web.site.overwriting import gone_in, require_as_shown, shown_in
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError, require_open
from capaian.web.years.models import OfficeYear

KINDS: Final[Mapping[str, str]] = dict(Rhythm._meta.get_field("kind").flatchoices)
"""How often a thing may be told, with the words for it."""
DAY: Final = "tutup-"
RHYTHM: Final = "irama-"
_KEPT: Final = "seberapa sering dilaporkan tidak dapat diubah."
RHYTHM_CHANGED: Final = "rhythm.changed"
CHECKED: Final = "schedule.checked"
"""What the log calls a schedule that was saved as it was, with the id of the year as subject."""
_LATEST: Final = timedelta(days=366)
"""After the end of a quarter; a later day is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Told:
    """A thing of the plan that is told again and again."""

    group: str
    code: str
    name: str
    kind: str
    is_fixed: bool
    """A form that asks for it was handed in: how often it is told stays."""


def things(forms: Forms) -> Iterator[Told]:
    """Yield everything that forms ask for, in the order of the plan."""
    facts, fixed, owed = forms.facts, _fixed(forms), _codes(forms.duties.values())
    named = (
        ("Hitungan", {one.code: one.name for one in facts.components}),
        ("Indikator", {one.code: one.name for one in facts.indicators}),
        ("Survei", {one.id: one.name for one in facts.surveys}),
        ("Pekerjaan", {one.id: f"{one.code} {one.name}" for one in facts.nodes}),
    )
    for group, names in named:
        for code, name in names.items():
            if (group, code) in owed:
                kind = forms.rhythms.get(code, PeriodKind.QUARTER).value
                yield Told(group, str(code), name, kind, (group, code) in fixed)


def _codes(duties: Iterable[Duty]) -> set[tuple[str, str]]:
    """Return what duties ask for, by group and code."""
    found: set[tuple[str, str]] = set()
    for duty in duties:
        found |= {("Hitungan", code) for code in duty.components}
        found |= {("Indikator", code) for code in (*duty.indicators, *duty.credits)}
        found |= {("Survei", code) for code in duty.surveys}
        found |= {("Pekerjaan", code) for code in duty.nodes}
    return found


def _fixed(forms: Forms) -> set[tuple[str, str]]:
    posts = {form.post for form in forms.kept.values() if form.stands not in OPEN}
    return _codes(duty for post, duty in forms.duties.items() if post in posts)


@dataclass(frozen=True)
class Sent:
    """What somebody typed, understood as far as it can be."""

    days: Mapping[str, date | None]
    """By quarter; `None`: the usual one."""
    kinds: Mapping[str, str]
    """By code."""
    problems: tuple[tuple[str, str], ...]
    """Name of the field and what is wrong with it."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """What the page showed, by the names of fields."""


def understand(forms: Forms, typed: Mapping[str, str]) -> Sent:
    """Return what was typed on the page; fields that were not sent stay as they are."""
    days: dict[str, date | None] = {}
    problems = []
    for quarter in forms.quarters:
        name = f"{DAY}{quarter}"
        if name not in typed:
            continue
        try:
            day = days[str(quarter)] = date.fromisoformat(typed[name]) if typed[name] else None
        except ValueError:
            problems.append((name, f"{quarter.label}: tulis tanggalnya sebagai tahun-bulan-hari."))
            continue
        if day and not quarter.end < day <= quarter.end + _LATEST:
            problems.append(
                (name, f"{quarter.label}: batasnya sesudah triwulan berakhir, paling lama setahun.")
            )
    asked = {f"{RHYTHM}{thing.code}": thing for thing in things(forms)}
    problems += tell_gone(typed, {*asked, *(f"{DAY}{quarter}" for quarter in forms.quarters)})
    kinds = {}
    for name, thing in asked.items():
        kind = typed.get(name, thing.kind)
        if kind not in KINDS:
            problems.append((name, f"{thing.name}: pilih dari daftar."))
        elif thing.is_fixed and kind != thing.kind:
            problems.append((name, f"{thing.name}: isiannya sudah diajukan, jadi {_KEPT}"))
        else:
            kinds[thing.code] = kind
    return Sent(days, kinds, tuple(problems), shown_in(typed))


def tell_gone(typed: Mapping[str, str], names: Container[str]) -> Iterator[tuple[str, str]]:
    """Yield what was chosen for things of which no form tells any more; it stands in no field."""
    for code, kind in gone_in(typed, RHYTHM, names).items():
        yield "", f"{code} tidak ada lagi di jadwal ini. Yang Anda pilih untuknya: {KINDS.get(kind, kind)}."
    for period, day in gone_in(typed, DAY, names).items():
        yield "", f"Batas waktu {period} tidak ada lagi di jadwal ini: {day or 'kosong'}."


def is_checked(year: OfficeYear) -> bool:
    """Say whether somebody looked through the schedule: changed it, or saved it as it was.

    Rhythms that the year was given with the year before have been looked at by nobody.
    """
    own = Entry.objects.filter(office=year.office_id)
    changed = own.filter(action=RHYTHM_CHANGED, subject__startswith=f"{year.pk}/", before__isnull=False)
    return (moves_of(year) | changed | own.filter(action=CHECKED, subject=str(year.pk))).exists()


@transaction.atomic
def keep_schedule(year: OfficeYear, sent: Sent, author: Author) -> int:
    """Keep days and rhythms, and return how many became others; a schedule saved as it is was checked.

    Raises:
        ClosedYearError: if the year is closed.
        OvertakenError: if somebody else changed a day or a rhythm since it was read.
        RefusedChangeError: if a form was handed in since then, of which a rhythm would become another.
    """
    held = OfficeYear.objects.select_for_update().get(pk=year.pk)
    require_open(held)
    require_as_shown(sent.shown, _texts(sent.days, sent.kinds), _stands(held, sent))
    _require_open_forms(held, sent)
    deeds = [*_keep_days(held, sent.days), *_keep_kinds(held, sent.kinds)]
    if deeds or not is_checked(held):
        record(held.office, author, deeds or [Deed(CHECKED, str(held.pk), None, None)])
    return len(deeds)


def _require_open_forms(year: OfficeYear, sent: Sent) -> None:
    """See to it that no form has been handed in since rhythms were read: figures would move out of it."""
    forms = forms_of(year)
    for thing in things(forms) if forms is not None else ():
        if thing.is_fixed and sent.kinds.get(thing.code, thing.kind) != thing.kind:
            raise RefusedChangeError(f"{thing.name}: isiannya baru saja diajukan, jadi {_KEPT}")


def _texts(days: Mapping[str, date | None], kinds: Mapping[str, str]) -> dict[str, str]:
    """Return days and rhythms by the names of their fields."""
    told = {f"{DAY}{period}": str(day or "") for period, day in days.items()}
    return told | {f"{RHYTHM}{code}": kind for code, kind in kinds.items()}


def _stands(year: OfficeYear, sent: Sent) -> dict[str, str]:
    """Return what stands in the fields that were sent."""
    days = dict(year.deadlines.values_list("period", "day"))
    kinds = dict(year.rhythms.values_list("code", "kind"))
    usual = PeriodKind.QUARTER.value
    return _texts(
        {period: days.get(period) for period in sent.days},
        {code: kinds.get(code, usual) for code in sent.kinds},
    )


def _keep_days(year: OfficeYear, days: Mapping[str, date | None]) -> Iterator[Deed]:
    kept: dict[str, date] = dict(year.deadlines.values_list("period", "day"))
    for period, day in days.items():
        if day == kept.get(period):
            continue
        if day is None:
            year.deadlines.filter(period=period).delete()
        else:
            Deadline.objects.update_or_create(office_year=year, period=period, defaults={"day": day})
        was, becomes = ({"day": str(one)} if one else None for one in (kept.get(period), day))
        yield Deed(DEADLINE_CHANGED, str(Period.parse(period)), was, becomes)


def _keep_kinds(year: OfficeYear, kinds: Mapping[str, str]) -> Iterator[Deed]:
    kept: dict[str, str] = dict(year.rhythms.values_list("code", "kind"))
    for code, kind in kinds.items():
        was = kept.get(code, PeriodKind.QUARTER.value)
        if kind == was:
            continue
        Rhythm.objects.update_or_create(office_year=year, code=code, defaults={"kind": kind})
        yield Deed(RHYTHM_CHANGED, f"{year.pk}/{code}", {"kind": was}, {"kind": kind})
