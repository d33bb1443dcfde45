"""Pages of follow-ups: all of a year, one with what became of it, and decisions of meetings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render

from capaian.domain.follow_up import NOT_DECLARED, STATE_WORDS, FollowUpOrigin, FollowUpState, due_day
from capaian.domain.narrative import FactorKind
from capaian.domain.period import Period, write_date
from capaian.dossier.personal_texts import find_person
from capaian.dossier.tables.days import written_day
from capaian.dossier.years.reasons import is_reason
from capaian.web.followup.listing import (
    RECOMMENDATIONS,
    ListedFollowUp,
    follow_ups_in,
    other_years_of,
    share_of_done,
)
from capaian.web.measurement.form.cells import FACTORS
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.steps import Person, posts_of
from capaian.web.offices.models import Role
from capaian.web.planning.sheets import may_write, slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import FormPage, find_period, version_in
from capaian.web.years.change import ConflictError, Edit, FlawedError, RefusedChangeError, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.open_parts import is_locked

_MISSING_EVIDENCE: Final = {
    FollowUpState.DROPPED: "Tulis alasan tidak dilanjutkan, sedikitnya dua kata.",
    FollowUpState.DONE: "Tulis buktinya: nama berkas di halaman Bukti, atau satu kalimat.",
}
"""What a state rests on."""


def follow_ups(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """List the follow-ups of a year, those of a post alone where that is asked."""
    own = request.here.require_year()
    listed = follow_ups_in(own, know(own))
    owners = {str(each.item.row.responsible): each.owner for each in listed if each.item.row.responsible}
    post = request.GET.get("jabatan", "")
    new_sheets = ((RECOMMENDATIONS, "rekomendasi"), (FACTORS, "rencana"))
    context = {
        "listed": [each for each in listed if post in ("", str(each.item.row.responsible))],
        "is_empty": not listed,
        "may_print": request.here.may("paper_kind"),
        "share": share_of_done(listed),
        "late": sum(bool(each.days_late) for each in listed),
        "missing": sum(not each.item.text for each in listed),
        "owners": sorted(owners.items(), key=lambda pair: pair[1]),
        "post": post,
        "new_rows": [
            (words, slug_of(sheet)) for sheet, words in new_sheets if may_write(request, own, sheet)
        ],
    }
    return render(request, "followup/follow_ups.html", context)


def refuse_person(text: str) -> None:
    """Raise `ValidationError` where a text seems to name somebody."""
    if found := find_person(text):
        raise ValidationError(f"Tampak memuat {found}. Hapus.")


class FollowUpForm(forms.Form):
    """What is to be done, by whom and until when, and what became of it."""

    use_required_attribute = False  # the page says what is missing

    text = forms.CharField(label="Tindak lanjut", required=False, widget=forms.Textarea)
    subject = forms.ChoiceField(label="Tentang indikator")
    responsible = forms.ChoiceField(label="Penanggung jawab", required=False)
    due = forms.CharField(
        label="Tenggat",
        help_text="Tanggal (31-12-2025), bulan (Maret 2025), atau triwulan (Triwulan I 2025).",
        required=False,
        max_length=40,
    )
    state = forms.ChoiceField(label="Keadaan", required=False)
    evidence = forms.CharField(
        label="Bukti atau alasan",
        help_text="Selesai: nama berkas di halaman Bukti, atau satu kalimat. Tidak dilanjutkan: alasannya.",
        required=False,
        widget=forms.Textarea,
    )

    def __init__(
        self,
        year: OfficeYear,
        earliest: date,
        stored: Mapping[str, str],
        sent: QueryDict | None,
        *,
        absent: Collection[str] = (),
    ) -> None:
        """Show what is stored, without the fields that are absent; nothing is due before the earliest day."""
        super().__init__(sent, initial={**stored})
        self.year, self.earliest, facts = year, earliest, know(year).read.partial
        choices = {
            "subject": [(str(each.code), each.label) for each in (facts.indicators if facts else ())],
            "responsible": [(str(each.id), each.name) for each in (facts.office.posts if facts else ())],
            "state": [
                (words, words) for words in dict.fromkeys((*STATE_WORDS, stored.get("state"))) if words
            ],
        }
        for name, field in [*self.fields.items()]:
            if name in absent:
                del self.fields[name]
            if isinstance(field, forms.CharField):
                field.validators.append(refuse_person)
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", NOT_DECLARED if stored else "pilih"), *choices[name]]
            field.widget.attrs = {"class": "kotak", "rows": 3}

    def clean_due(self) -> str:
        """Return the day as dossiers have it, within this year and the next."""
        text = str(self.cleaned_data["due"])
        if not text or "due" not in self.changed_data:
            return text
        day, latest = due_day(text), date(self.year.year + 1, 12, 31)
        if day is None:
            raise ValidationError("Bukan tanggal, bulan, atau triwulan; tulis misalnya 31-12-2025.")
        if not self.earliest <= day <= latest:
            words = f"dari {write_date(self.earliest)} sampai {write_date(latest)}"
            raise ValidationError(f"Tulis tenggat {words}.")
        return written_day(text)

    def clean(self) -> dict[str, Any]:
        """Require what a state rests on."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        state, evidence = FollowUpState.of(cleaned.get("state", "")), cleaned.get("evidence", "")
        needs = _MISSING_EVIDENCE.get(state) if state else None
        is_file = self.year.evidence.filter(name=evidence).exists() if state is FollowUpState.DONE else False
        if needs and not (is_file or is_reason(evidence) or "evidence" in self.errors):
            self.add_error("evidence", needs)
        if state and "text" in self.fields and not (cleaned.get("text") or "text" in self.errors):
            self.add_error("text", "Tulis dahulu apa yang dilakukan.")
        return cleaned

    def cells(self) -> dict[str, str]:
        """Return what was changed, by its field."""
        own = {name: self.cleaned_data[name].replace("\r\n", "\n") for name in self.changed_data}
        return {name: text for name, text in own.items() if text != self.initial.get(name)}


class FollowUpFormPage(FormPage[FollowUpForm]):
    """A page that writes a row of what is to be done."""

    def write(self, edit: Edit) -> None:
        """Write a row; raises `RefusedChangeError`."""
        try:
            change(self.year, [edit], self.author())
        except ConflictError:
            raise RefusedChangeError("Baru saja diubah orang lain. Buka lagi, lalu ulangi.") from None
        except FlawedError as error:
            raise RefusedChangeError(error.flaws[0].issue.message) from error


class FollowUpPage(FollowUpFormPage):
    """Show a follow-up, and keep what became of it."""

    template = "followup/follow_up.html"
    next_page = "follow_ups"

    @cached_property
    def listed(self) -> ListedFollowUp:
        """The follow-up; raises `Http404`."""
        listed = follow_ups_in(self.year, know(self.year))
        found = next((each for each in listed if each.cell.row == self.kwargs["pk"]), None)
        if found is None:
            raise Http404
        return found

    @property
    def is_planner(self) -> bool:
        """Whether the person also says by whom and until when."""
        return Role.PLANNER in self.request.here.roles

    @cached_property
    def may_write(self) -> bool:
        """Whether the person may say what became of it."""
        if is_locked(self.year, self.listed.cell.sheet) or not self.request.here.may("follow_up"):
            return False
        forms_now = forms_of(self.year)
        person = Person(self.request.user, self.request.here.roles)
        posts = posts_of(person, forms_now.people) if forms_now else frozenset()
        return self.is_planner or bool(self.listed.posts & posts)

    def _make_form(self, sent: QueryDict | None) -> FollowUpForm:
        item, row = self.listed.item, self.listed.item.row
        day = written_day(row.due)
        due = "-".join(reversed(day.split("-"))) if day.count("-") > 1 else row.due
        stored = {"text": item.text, "due": due, "responsible": str(row.responsible or "")}
        stored |= {"state": row.state, "evidence": row.evidence}
        # A plan is its text; its owner moves no day.
        plans = () if item.origin is FollowUpOrigin.RECOMMENDATION else ("text",)
        absent = ("subject", *plans, *(() if self.is_planner else ("due", "responsible")))
        return FollowUpForm(self.year, date(self.year.year, 1, 1), stored, sent, absent=absent)

    def _keep(self, form: FollowUpForm) -> str:
        if not self.may_write:
            raise RefusedChangeError("Yang mengubahnya pemegang jabatan penanggung jawab, atau perencana.")
        sheet, cells = self.listed.cell.sheet, form.cells()
        if sheet == RECOMMENDATIONS and "text" in cells:
            cells["response"] = cells.pop("text")
        if not cells:
            return "Tidak ada yang berubah."
        self.write(Edit(sheet, cells, self.listed.cell.row, version_in(self.request.POST)))
        return "Tindak lanjut disimpan."

    def _context(self) -> Mapping[str, object]:
        row = Row.objects.get(pk=self.listed.cell.row)
        name = self.listed.item.row.evidence or None
        may_see = self.request.here.may("evidence_file", "GET")
        return {
            "listed": self.listed,
            "version": row.version,
            "may_write": self.may_write,
            "is_locked": is_locked(self.year, self.listed.cell.sheet),
            "slug": slug_of(self.listed.cell.sheet),
            "file": self.year.evidence.filter(name=name).first() if may_see else None,
            "others": other_years_of(self.year, row),
        }


# --- decisions of meetings -------------------------------------------------------------------------


def decisions_in(year: OfficeYear) -> Sequence[ListedFollowUp]:
    """Return what meetings of a year decided, the first meeting first."""
    own = [each for each in follow_ups_in(year, know(year)) if each.item.origin is FollowUpOrigin.MEETING]
    return sorted(own, key=lambda each: _meeting_order(each.item.row.period))


def _meeting_order(period: Period) -> tuple[date, int]:
    """Return the place of a meeting in its year: that about the year comes after that about its last part."""
    return period.end, period.kind.months


def decided_at(year: OfficeYear, period: Period) -> Sequence[ListedFollowUp]:
    """Return what the meeting about a period decided."""
    return [each for each in decisions_in(year) if each.item.row.period == period]


def decided_before(year: OfficeYear, period: Period) -> Sequence[ListedFollowUp]:
    """Return with what a meeting begins: what the one before decided, and what is open of earlier ones.

    The first one of a year begins with what is open of the year before.
    """
    order = _meeting_order(period)
    ended = [each for each in decisions_in(year) if _meeting_order(each.item.row.period) < order]
    if ended:
        last = ended[-1].item.row.period
        return [each for each in ended if each.item.is_open or each.item.row.period == last]
    before = year.office.years.filter(year=year.year - 1).first()
    return [each for each in decisions_in(before) if each.item.is_open] if before else []


class DecisionForm(FollowUpForm):
    """What a meeting decides about an indicator, with who does it until when."""

    def __init__(self, year: OfficeYear, period: Period, sent: QueryDict | None) -> None:
        """Require all of it."""
        super().__init__(year, period.start, {}, sent, absent=("state", "evidence"))
        self.fields["text"].label = "Keputusan"
        for field in self.fields.values():
            field.required = True
            field.error_messages["required"] = f"Isi {str(field.label).lower()}."


class DecisionNew(FollowUpFormPage):
    """Note what a meeting decides; the next one begins with it."""

    template = "followup/decision.html"

    @property
    def period(self) -> Period:
        """What the meeting is about; raises `Http404`."""
        named = self.request.GET.get("periode", "") or str(self.year.year)
        return find_period(named, self.year.year)

    def _make_form(self, sent: QueryDict | None) -> DecisionForm:
        return DecisionForm(self.year, self.period, sent)

    def _keep(self, form: FollowUpForm) -> str:
        if not may_write(self.request, self.year, FACTORS):
            raise RefusedChangeError("Tahun ini sudah ditutup. Keputusan dicatat di tahun berikutnya.")
        kind = {"period": str(self.period), "kind": str(FactorKind.DECISION)}
        cells = {**form.cells(), **kind, "state": FollowUpState.WAITING.words}
        if any(cells["text"] == each.item.text for each in decided_at(self.year, self.period)):
            raise RefusedChangeError("Keputusan ini sudah dicatat.")
        self.write(Edit(FACTORS, cells))
        return "Keputusan dicatat."

    def _next_address(self, form: FollowUpForm) -> str:
        return f"{self.address('meeting')}?periode={self.period}#keputusan"

    def _context(self) -> Mapping[str, object]:
        return {"period": self.period}


def decision_form(request: OfficeRequest, period: Period) -> DecisionForm | None:
    """Return the form of the sheet of a meeting; `None` for who notes no decisions."""
    year = request.here.require_year()
    if not may_write(request, year, FACTORS) or not request.here.may("decision_new"):
        return None
    return DecisionForm(year, period, None)
