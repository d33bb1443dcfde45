"""The page of the schedule: when forms close, and how often each thing of the plan is reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from django import forms
from django.contrib import messages
from django.db import transaction
from django.forms import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.period import Period, PeriodKind
from capaian.web.measurement.duties import ReportingDutyKind, find_reporting_duties
from capaian.web.measurement.figures import FigureNames
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import Deadline, Rhythm
from capaian.web.measurement.seals import sound_forms
from capaian.web.offices.models import Role
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.models import OfficeYear

KINDS: Final[Mapping[str, str]] = dict(Rhythm._meta.get_field("kind").flatchoices)
DEADLINE_CHANGED: Final = "deadline.changed"
_RHYTHM_CHANGED: Final = "rhythm.changed"
_SCHEDULE_CHECKED: Final = "schedule.checked"
"""What the log calls a schedule that was saved as it was, with the id of the year as subject."""
_GROUPS: Final = {
    ReportingDutyKind.COMPONENT: "Hitungan",
    ReportingDutyKind.INDICATOR: "Indikator",
    ReportingDutyKind.SURVEY: "Survei",
    ReportingDutyKind.NODE: "Pekerjaan",
}
_DAY: Final = "tutup-"
_LATEST_AFTER_END: Final = timedelta(days=366)
"""A day later than that after its quarter is a slip of the pen."""


class ScheduleForm(forms.Form):
    """Days and rhythms; a field that nobody touched stays as it is stored,
    whoever changed it meanwhile.
    """

    def __init__(self, year_forms: Forms, sent: Mapping[str, str] | None = None) -> None:
        super().__init__(sent, auto_id="%s")
        self.found = year_forms
        for quarter in year_forms.duties.quarters:
            self.fields[f"{_DAY}{quarter}"] = forms.DateField(
                label=quarter.label,
                required=False,
                initial=year_forms.calendar.deadlines.get(str(quarter)),
                show_hidden_initial=True,
                input_formats=["%Y-%m-%d"],
                widget=forms.DateInput({"type": "date", "class": "kotak"}, "%Y-%m-%d"),
                error_messages={"invalid": "tulis tanggalnya sebagai tahun-bulan-hari."},
            )
        names, rhythms = FigureNames(year_forms.facts).by_code, year_forms.duties.rhythms
        closed = {form.post for form in year_forms.kept.values() if form.stage not in OPEN}
        duties = find_reporting_duties(year_forms.facts)
        self._duties = {f"irama-{duty.code}": duty for duty in duties if duty.has_form}
        for name, duty in self._duties.items():
            self.fields[name] = forms.ChoiceField(
                label=names[duty.code],
                required=False,
                initial=rhythms.get(duty.code, PeriodKind.QUARTER).value,
                show_hidden_initial=True,
                disabled=duty.post in closed,  # a form that asks for it was handed in
                choices=KINDS.items(),
                widget=forms.Select({"class": "kotak"}),
                error_messages={"invalid_choice": "pilih dari daftar."},
            )

    def clean(self) -> None:
        """See to it that days lie behind their quarters."""
        for quarter in self.found.duties.quarters:
            day = self.cleaned_data.get(name := f"{_DAY}{quarter}")
            if day and not quarter.end < day <= quarter.end + _LATEST_AFTER_END:
                self.add_error(name, "batasnya sesudah triwulan berakhir, paling lama setahun.")

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What is wrong: the name of the field, and words."""
        return [
            (name, f"{self[name].label}: {e}")
            for name, errors in self.errors.items()
            for e in errors
        ]

    @property
    def days(self) -> Iterator[tuple[BoundField, date]]:
        """Yield the fields of days, each with the day that holds now."""
        due = self.found.calendar.due
        return ((self[f"{_DAY}{quarter}"], due(quarter)) for quarter in self.found.duties.quarters)

    @property
    def groups(self) -> Iterator[tuple[str, Sequence[BoundField]]]:
        """Yield the fields of things by their kind."""
        for kind, group in _GROUPS.items():
            if own := [self[name] for name, duty in self._duties.items() if duty.kind is kind]:
                yield group, own

    def save(self, year: OfficeYear, author: Author) -> int:
        """Keep what changed under the lock of the year, and return how much;
        unchanged it was checked.
        """
        deeds, sound = [], sound_forms(self.found)
        for name in self.changed_data:
            value, was = self.cleaned_data[name], self.fields[name].initial
            if value == was:
                continue
            if name.startswith(_DAY):
                period = name.removeprefix(_DAY)
                year.deadlines.filter(period=period).delete()
                if value:
                    Deadline.objects.create(office_year=year, period=period, day=value)
                before, after = ({"day": str(each)} if each else None for each in (was, value))
                deeds.append(Deed(DEADLINE_CHANGED, period, before, after))
            elif value:
                code = self._duties[name].code
                Rhythm.objects.update_or_create(
                    office_year=year, code=code, defaults={"kind": value}
                )
                deeds.append(
                    Deed(_RHYTHM_CHANGED, f"{year.pk}/{code}", {"kind": was}, {"kind": value})
                )
        if deeds:  # things move between forms that were approved: what they hold is sealed anew
            deeds[-1] = replace(deeds[-1], seals=sound)
        if deeds or not is_checked(year):
            record(
                year.office, author, deeds or [Deed(_SCHEDULE_CHECKED, str(year.pk), None, None)]
            )
        return len(deeds)


def is_checked(year: OfficeYear) -> bool:
    """Say whether somebody looked through the schedule: changed it, or saved it as it was.

    Rhythms that the year was given with the year before have been looked at by nobody.
    """
    own = Entry.objects.filter(office=year.office_id)
    quarters = [str(quarter) for quarter in Period.year_of(year.year).parts(PeriodKind.QUARTER)]
    days = own.filter(action=DEADLINE_CHANGED, subject__in=quarters)
    rhythms = own.filter(
        action=_RHYTHM_CHANGED, subject__startswith=f"{year.pk}/", before__isnull=False
    )
    return (days | rhythms | own.filter(action=_SCHEDULE_CHECKED, subject=str(year.pk))).exists()


@transaction.atomic
def schedule(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show when forms close and how often things are reported; the planner changes both."""
    own = request.here.require_year()
    is_sent = request.method == "POST"
    if is_sent:  # no form is handed in between what is looked at and what is written
        own = OfficeYear.objects.select_for_update().get(pk=own.pk)
    found = forms_of(own)
    if found is None:
        return render(request, "measurement/flawed.html", status=422 if is_sent else 200)
    form = ScheduleForm(found, request.POST.dict() if is_sent else None)
    may_write = Role.PLANNER in request.here.roles and not own.is_closed
    problems = form.problems if is_sent else []
    if is_sent and own.is_closed:
        problems = [("", f"Tahun {year} sudah ditutup; jadwalnya tidak dapat diubah.")]
    if is_sent and not problems:
        count = form.save(own, author_of(request))
        unchanged = "Jadwal sudah diperiksa; tidak ada yang berubah."
        messages.success(request, "Jadwal disimpan." if count else unchanged)
        return redirect("schedule", office=office, year=year)
    context = {"form": form, "problems": problems, "may_write": may_write}
    return render(request, "measurement/schedule.html", context, status=422 if is_sent else 200)
