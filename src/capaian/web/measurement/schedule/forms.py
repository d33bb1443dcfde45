"""The form of the schedule: a day for each quarter, and how often each thing of the plan is reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from capaian.domain.period import Period, PeriodKind, write_date
from capaian.web.measurement.duties import Duty
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import Deadline, Rhythm
from capaian.web.site.overwriting import OvertakenError, gone_in, require_as_shown, shown_in
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.models import OfficeYear

KINDS: Final[Mapping[str, str]] = dict(Rhythm._meta.get_field("kind").flatchoices)
"""How often a thing may be reported, with the words for it."""
DAY: Final = "tutup-"
RHYTHM: Final = "irama-"
DEADLINE_CHANGED: Final = "deadline.changed"
RHYTHM_CHANGED: Final = "rhythm.changed"
SCHEDULE_CHECKED: Final = "schedule.checked"
"""What the log calls a schedule that was saved as it was, with the id of the year as subject."""
_LATEST_AFTER_END: Final = timedelta(days=366)
"""A day later than that after its quarter is a slip of the pen."""

_FIXED: Final = "isiannya sudah diajukan, jadi seberapa sering dilaporkan tidak dapat diubah."


@dataclass(frozen=True, slots=True)
class ReportedThing:
    """A thing of the plan that forms ask for again and again."""

    group: str
    code: str
    name: str
    kind: str
    is_fixed: bool
    """A form that asks for it was handed in: how often it is reported stays."""

    @property
    def field(self) -> str:
        """Name of its field."""
        return f"{RHYTHM}{self.code}"


def things(found: Forms) -> Iterator[ReportedThing]:
    """Yield everything that forms ask for, in the order of the plan."""
    facts, codes = found.facts, _codes(found.duties.values())
    closed = {form.post for form in found.kept.values() if form.stands not in OPEN}
    fixed = _codes(duty for post, duty in found.duties.items() if post in closed)
    named = (
        ("Hitungan", {one.code: one.name for one in facts.components}),
        ("Indikator", {one.code: one.name for one in facts.indicators}),
        ("Survei", {one.id: one.name for one in facts.surveys}),
        ("Pekerjaan", {one.id: f"{one.code} {one.name}" for one in facts.nodes}),
    )
    for group, names in named:
        for code, name in names.items():
            if (group, code) in codes:
                kind = found.rhythms.get(code, PeriodKind.QUARTER).value
                yield ReportedThing(group, str(code), name, kind, (group, code) in fixed)


def _codes(duties: Iterable[Duty]) -> set[tuple[str, str]]:
    """Return what duties ask for, by group and code."""
    return {
        (group, code)
        for duty in duties
        for group, codes in (
            ("Hitungan", duty.components),
            ("Indikator", (*duty.indicators, *duty.credits)),
            ("Survei", duty.surveys),
            ("Pekerjaan", duty.nodes),
        )
        for code in codes
    }


class ScheduleForm(forms.Form):
    """Days and rhythms; a field that was not sent stays as it is."""

    def __init__(self, found: Forms, sent: Mapping[str, str] | None = None) -> None:
        """Make a field for each quarter and each thing of the plan."""
        super().__init__(sent, auto_id="%s")
        self.found, self.things = found, [*things(found)]
        for quarter in found.quarters:
            self.fields[f"{DAY}{quarter}"] = forms.DateField(
                label=quarter.label,
                required=False,
                initial=found.deadlines.get(str(quarter)),
                input_formats=["%Y-%m-%d"],
                widget=forms.DateInput({"type": "date", "class": "kotak"}, "%Y-%m-%d"),
                error_messages={"invalid": "tulis tanggalnya sebagai tahun-bulan-hari."},
            )
        for thing in self.things:
            self.fields[thing.field] = forms.ChoiceField(
                label=thing.name,
                required=False,
                initial=thing.kind,
                choices=KINDS.items(),
                widget=forms.Select({"class": "kotak", **({"disabled": True} if thing.is_fixed else {})}),
                error_messages={"invalid_choice": "pilih dari daftar."},
            )
        self.stored = {name: str(field.initial or "") for name, field in self.fields.items()}

    def clean(self) -> None:
        """See to it that days lie behind their quarters, and that nothing sent has no field any more."""
        for quarter in self.found.quarters:
            day = self.cleaned_data.get(name := f"{DAY}{quarter}")
            if day and not quarter.end < day <= quarter.end + _LATEST_AFTER_END:
                self.add_error(name, "batasnya sesudah triwulan berakhir, paling lama setahun.")
        for thing in self.things:
            if thing.is_fixed and self.cleaned_data.get(thing.field) not in ("", None, thing.kind):
                self.add_error(
                    thing.field,
                    "isiannya sudah diajukan, jadi seberapa sering dilaporkan tidak dapat diubah.",
                )
        for code, kind in gone_in(self.data, RHYTHM, self.fields).items():
            said = f"{code} tidak ada lagi di jadwal ini. Yang Anda pilih untuknya: {KINDS.get(kind, kind)}."
            self.add_error(None, ValidationError(said))

    @property
    def problems(self) -> Iterator[tuple[str, str]]:
        """Yield what is wrong: the name of the field, empty for none, and words."""
        for name, errors in self.errors.items():
            field = self.fields.get(name)
            for error in errors:
                yield (name, f"{field.label}: {error}") if field else ("", str(error))

    def require_as_shown(self) -> None:
        """See to it that nobody else changed what the page showed; raises `OvertakenError`."""
        typed = {name: self.data[name] for name in self.fields if name in self.data}
        require_as_shown(shown_in(self.data), typed, {name: self.stored[name] for name in typed})

    def overtaken_by(self, error: OvertakenError) -> ScheduleForm:
        """Return the form with what was typed over what is stored; what was only shown is shown anew."""
        anew = {each.name: each.stands for each in error.fields if not each.is_touched}
        return ScheduleForm(self.found, {**self.data, **anew})

    def versions(self, error: OvertakenError) -> Iterator[tuple[str, str, str, str]]:
        """Yield field, what it is about, what was typed and what is stored now."""
        for each in error.fields:
            yield each.name, str(self.fields[each.name].label), _words(each.typed), _words(each.stands)

    @property
    def days(self) -> Iterator[tuple[BoundField, date]]:
        """Yield the fields of days, each with the day that holds now."""
        return ((self[f"{DAY}{quarter}"], self.found.due(quarter)) for quarter in self.found.quarters)

    @property
    def groups(self) -> list[tuple[str, list[tuple[ReportedThing, BoundField]]]]:
        """Return things by group, each with its field."""
        parts = groupby(self.things, key=lambda thing: thing.group)
        return [(group, [(thing, self[thing.field]) for thing in own]) for group, own in parts]

    def save(self, year: OfficeYear, author: Author) -> int:
        """Keep what changed under the lock of the year, and return how much; unchanged it was checked."""
        deeds = []
        for name, value in self.cleaned_data.items():
            text, was = str(value or ""), self.stored[name]
            if name not in self.data or text == was:
                continue
            if name.startswith(DAY):
                period = str(Period.parse(name.removeprefix(DAY)))
                _keep_day(year, period, value)
                before, after = ({"day": each} if each else None for each in (was, text))
                deeds.append(Deed(DEADLINE_CHANGED, period, before, after))
            elif text:
                code = name.removeprefix(RHYTHM)
                Rhythm.objects.update_or_create(office_year=year, code=code, defaults={"kind": text})
                deeds.append(Deed(RHYTHM_CHANGED, f"{year.pk}/{code}", {"kind": was}, {"kind": text}))
        if deeds or not is_checked(year):
            record(year.office, author, deeds or [Deed(SCHEDULE_CHECKED, str(year.pk), None, None)])
        return len(deeds)


def _keep_day(year: OfficeYear, period: str, day: date | None) -> None:
    if day is None:
        year.deadlines.filter(period=period).delete()
    else:
        Deadline.objects.update_or_create(office_year=year, period=period, defaults={"day": day})


def _words(text: str) -> str:
    """Return a day or a rhythm as people write it; a text that is neither as it is."""
    if text in KINDS:
        return KINDS[text]
    try:
        return write_date(date.fromisoformat(text)) if text else ""
    except ValueError:
        return text


def is_checked(year: OfficeYear) -> bool:
    """Say whether somebody looked through the schedule: changed it, or saved it as it was.

    Rhythms that the year was given with the year before have been looked at by nobody.
    """
    own = Entry.objects.filter(office=year.office_id)
    quarters = [str(quarter) for quarter in Period.year_of(year.year).parts(PeriodKind.QUARTER)]
    days = own.filter(action=DEADLINE_CHANGED, subject__in=quarters)
    rhythms = own.filter(action=RHYTHM_CHANGED, subject__startswith=f"{year.pk}/", before__isnull=False)
    return (days | rhythms | own.filter(action=SCHEDULE_CHECKED, subject=str(year.pk))).exists()
