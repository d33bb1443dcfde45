"""Pages of follow-ups: all of a year by their last day and owner, and one with what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render

from capaian.domain.follow_up import (
    NOT_DECLARED,
    STATE_WORDS,
    FollowUpOrigin,
    FollowUpState,
    due_day,
    iso_due,
)
from capaian.dossier.personal_texts import find_person
from capaian.dossier.years.reasons import is_reason
from capaian.web.followup.listing import (
    FILTERS,
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
from capaian.web.site.form_page import FormPage, version_in
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
    """List the follow-ups of a year, those of a post or in a state alone where that is asked."""
    own = request.here.require_year()
    listed = follow_ups_in(own, know(own))
    owners = {str(each.item.row.responsible): each.owner for each in listed if each.item.row.responsible}
    post, state = request.GET.get("jabatan", ""), request.GET.get("keadaan", "")
    state = state if state in FILTERS else ""
    found = [each for each in listed if not state or state in each.filters]
    context = {
        "follow_ups": [each for each in found if post in ("", str(each.item.row.responsible))],
        "is_empty": not listed,
        "may_print": request.here.may("paper_kind"),
        "share": share_of_done(listed),
        "late": sum(bool(each.days_late) for each in listed),
        "missing": sum(not each.item.text for each in listed),
        "owners": sorted(owners.items(), key=lambda pair: pair[1]),
        "filters": [*FILTERS.items()],
        "post": post,
        "state": state,
        "new_rows": [
            (words, slug_of(sheet))
            for sheet, words in ((RECOMMENDATIONS, "Tambah rekomendasi"), (FACTORS, "Tambah rencana"))
            if may_write(request, own, sheet)
        ],
    }
    return render(request, "followup/follow_ups.html", context)


class FollowUpForm(forms.Form):
    """What became of a follow-up; of the planner also by whom and until when it is done."""

    use_required_attribute = False  # the page says what is missing

    text = forms.CharField(label="Tindak lanjut", required=False, widget=forms.Textarea)
    due = forms.CharField(
        label="Tenggat",
        help_text="Tanggal (31-12-2025), bulan (2025-03), atau triwulan (2025-Q1).",
        required=False,
        max_length=40,
    )
    responsible = forms.ChoiceField(label="Penanggung jawab", required=False)
    state = forms.ChoiceField(label="Keadaan", required=False)
    evidence = forms.CharField(
        label="Bukti atau alasan",
        help_text="Selesai: nama berkas di halaman Bukti, atau satu kalimat. Tidak dilanjutkan: alasannya.",
        required=False,
        widget=forms.Textarea,
    )

    def __init__(
        self, year: OfficeYear, listed: ListedFollowUp, sent: QueryDict | None, *, plans: bool
    ) -> None:
        """Show what is stored; without `plans` only what its owner tells."""
        item, due = listed.item, iso_due(listed.item.row.due)
        self.year, self.stored_due = year, item.row.due
        stored = {
            "text": item.text,
            "due": "-".join(reversed(due.split("-"))) if due.count("-") == 2 else due,
            "responsible": str(item.row.responsible or ""),
            "state": item.row.state,
            "evidence": item.row.evidence,
        }
        super().__init__(sent, initial=stored)
        facts = know(year).read.partial
        posts = facts.office.posts if facts else ()
        self._offer("responsible", [(str(each.id), each.name) for each in posts])
        states = dict.fromkeys((*STATE_WORDS, item.row.state))
        self._offer("state", [(words, words) for words in states if words])
        absent = () if item.origin is FollowUpOrigin.RECOMMENDATION else ("text",)  # a plan is its text
        for name in (*absent, *(() if plans else ("due", "responsible"))):
            del self.fields[name]
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.validators.append(refuse_person)
            field.widget.attrs = {"class": "kotak", "rows": 3}

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", NOT_DECLARED), *choices]  # type: ignore[attr-defined]  # it is a choice

    def clean_due(self) -> str:
        """Return the day as dossiers have it, of this year or the next."""
        text = str(self.cleaned_data["due"])
        if "due" not in self.changed_data:
            return self.stored_due
        years = self.year.year, self.year.year + 1
        if text and (day := require_day(text)).year not in years:
            raise ValidationError(f"Tenggat di tahun {day.year}; tulis di tahun {years[0]} atau {years[1]}.")
        return iso_due(text)

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
        return {name: text for name, text in own.items() if text != self.initial[name]}


def refuse_person(text: str) -> None:
    """Raise `ValidationError` where a text seems to name somebody."""
    if found := find_person(text):
        raise ValidationError(f"Tampak memuat {found}. Hapus.")


def require_day(text: str) -> date:
    """Return the last day that a day, a month or a quarter has; raises `ValidationError` of other words."""
    day = due_day(text)
    if day is None:
        raise ValidationError("Bukan tanggal, bulan, atau triwulan; tulis misalnya 31-12-2025.")
    return day


class FollowUpPage(FormPage[FollowUpForm]):
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

    @cached_property
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
        return FollowUpForm(self.year, self.listed, sent, plans=self.is_planner)

    def _keep(self, form: FollowUpForm) -> str:
        if not self.may_write:
            raise RefusedChangeError("Yang mengubahnya pemegang jabatan penanggung jawab, atau perencana.")
        sheet, cells = self.listed.cell.sheet, form.cells()
        if sheet == RECOMMENDATIONS and "text" in cells:
            cells["response"] = cells.pop("text")
        edit = Edit(sheet, cells, self.listed.cell.row, version_in(self.request.POST))
        try:
            change(self.year, [edit] if cells else [], self.author())
        except ConflictError:
            raise RefusedChangeError("Baru saja diubah orang lain. Buka lagi, lalu ulangi.") from None
        except FlawedError as error:
            raise RefusedChangeError(error.flaws[0].issue.message) from error
        return "Tindak lanjut disimpan." if cells else "Tidak ada yang berubah."

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
