"""Decisions of meetings: written on the sheet of the meeting, and looked at again by the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from capaian.domain.follow_up import FollowUpOrigin, FollowUpState, iso_due
from capaian.domain.narrative import FactorKind
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.web.followup.listing import ListedFollowUp, follow_ups_in
from capaian.web.followup.views import refuse_person, require_day
from capaian.web.measurement.form.cells import FACTORS
from capaian.web.planning.sheets import may_write
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import FormPage, find_period
from capaian.web.years.change import Edit, FlawedError, RefusedChangeError, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

DatedDecision = tuple[OfficeYear, ListedFollowUp]
"""A decision, with the year that has it."""


def decisions_in(year: OfficeYear) -> Sequence[ListedFollowUp]:
    """Return what meetings of a year decided, the first meeting first."""
    own = [each for each in follow_ups_in(year, know(year)) if each.item.origin is FollowUpOrigin.MEETING]
    return sorted(own, key=lambda each: each.item.row.period.end)


def decided_at(year: OfficeYear, period: Period) -> Sequence[DatedDecision]:
    """Return what the meeting about a period decided."""
    return [(year, each) for each in decisions_in(year) if each.item.row.period == period]


def decided_before(year: OfficeYear, period: Period) -> Sequence[DatedDecision]:
    """Return with what a meeting begins: what the one before decided, and what is open of earlier ones.

    The first one of a year begins with what is open of the year before.
    """
    ended = [each for each in decisions_in(year) if each.item.row.period.end < period.end]
    last = max((each.item.row.period.end for each in ended), default=None)
    own = [(year, each) for each in ended if each.item.is_open or each.item.row.period.end == last]
    before = year.office.years.filter(year=year.year - 1).first() if last is None else None
    open_of_last = [each for each in decisions_in(before) if each.item.is_open] if before else []
    return [*((before, each) for each in open_of_last if before is not None), *own]


class DecisionForm(forms.Form):
    """What a meeting decides about an indicator, with who does it until when."""

    use_required_attribute = False  # the page says what is missing

    text = forms.CharField(label="Keputusan", widget=forms.Textarea, validators=[refuse_person])
    subject = forms.ChoiceField(label="Tentang indikator")
    responsible = forms.ChoiceField(label="Penanggung jawab")
    due = forms.CharField(
        label="Tenggat",
        help_text="Tanggal (31-12-2025), bulan (Maret 2025), atau triwulan (Triwulan I 2025).",
        max_length=40,
    )

    def __init__(self, facts: Facts | None, period: Period, sent: QueryDict | None) -> None:
        """Offer the indicators and the posts."""
        super().__init__(sent)
        self.period = period
        indicators = [(str(each.code), each.label) for each in facts.indicators] if facts else []
        posts = [(str(each.id), each.name) for each in facts.office.posts] if facts else []
        for name, choices in (("subject", indicators), ("responsible", posts)):
            self.fields[name].choices = [("", "pilih"), *choices]  # type: ignore[attr-defined]  # it is a choice
        for field in self.fields.values():
            field.widget.attrs = {"class": "kotak", "rows": 2}
            field.error_messages["required"] = f"Isi {str(field.label).lower()}."

    def clean_due(self) -> str:
        """Return the day as dossiers have it; one before the period that is spoken of is none."""
        text = str(self.cleaned_data["due"])
        if require_day(text) < self.period.start:
            raise ValidationError(f"Tenggat sebelum {self.period.label}.")
        return iso_due(text)


_DECISION_COLUMNS: Final = ("text", "subject", "responsible", "due")


class DecisionNew(FormPage[DecisionForm]):
    """Note what a meeting decides; the next one begins with it."""

    template = "followup/decision.html"

    @property
    def period(self) -> Period:
        """What the meeting is about; raises `Http404`."""
        named = self.request.GET.get("periode", "") or str(self.year.year)
        return find_period(named, self.year.year)

    def _make_form(self, sent: QueryDict | None) -> DecisionForm:
        return DecisionForm(know(self.year).read.partial, self.period, sent)

    def _keep(self, form: DecisionForm) -> str:
        if not may_write(self.request, self.year, FACTORS):
            raise RefusedChangeError("Tahun ini sudah ditutup. Keputusan dicatat di tahun berikutnya.")
        stated = {name: form.cleaned_data[name].replace("\r\n", "\n") for name in _DECISION_COLUMNS}
        cells = {**stated, "period": str(self.period), "kind": str(FactorKind.DECISION)}
        if any(cells["text"] == each.item.text for _, each in decided_at(self.year, self.period)):
            raise RefusedChangeError("Keputusan ini sudah dicatat.")
        try:
            change(self.year, [Edit(FACTORS, {**cells, "state": FollowUpState.WAITING.words})], self.author())
        except FlawedError as error:
            raise RefusedChangeError(error.flaws[0].issue.message) from error
        return "Keputusan dicatat."

    def _next_address(self, form: DecisionForm) -> str:
        return f"{self.address('meeting')}?periode={self.period}#keputusan"

    def _context(self) -> Mapping[str, object]:
        return {"period": self.period}


def decision_form(request: OfficeRequest, period: Period) -> DecisionForm | None:
    """Return the form of the sheet of a meeting; `None` for who notes no decisions."""
    year = request.here.require_year()
    if not may_write(request, year, FACTORS) or not request.here.may("decision_new"):
        return None
    return DecisionForm(know(year).read.partial, period, None)
