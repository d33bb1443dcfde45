"""Pages of follow-ups: all of a year by their last day and owner, and one with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    FollowUp,
    FollowUpOrigin,
    FollowUpState,
    due_day,
    in_state_words,
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

_NEEDS_REASON: Final = "Tulis alasan tidak dilanjutkan, sedikitnya dua kata."
_NEEDS_EVIDENCE: Final = "Tulis buktinya: nama berkas di halaman Bukti, atau satu kalimat."


def follow_ups(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """List the follow-ups of a year, those of a post or in a state alone where that is asked."""
    own = request.here.require_year()
    listed = follow_ups_in(know(own))
    owners = {str(each.item.row.responsible): each.owner for each in listed if each.item.row.responsible}
    post, state = request.GET.get("jabatan", ""), request.GET.get("keadaan", "")
    state = state if state in FILTERS else ""
    found = [each for each in listed if not state or state in each.filters]
    context = {
        "follow_ups": [each for each in found if post in ("", str(each.item.row.responsible))],
        "is_empty": not listed,
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
    other_year = forms.BooleanField(label="Tenggatnya memang di tahun lain", required=False)
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
        item = listed.item
        self.year = year
        self.stored = {
            "text": item.text,
            "due": item.row.due,
            "responsible": str(item.row.responsible or ""),
            "state": in_state_words(item.row.state),
            "evidence": item.row.evidence,
        }
        day = read_day(item.row.due)
        super().__init__(sent, initial={**self.stored, "due": f"{day:%d-%m-%Y}" if day else item.row.due})
        facts = know(year).read.partial
        posts = facts.office.posts if facts else ()
        self._offer("responsible", [(str(each.id), each.name) for each in posts])
        states = dict.fromkeys((*STATE_WORDS, self.stored["state"]))
        self._offer("state", [(words, words) for words in states if words])
        for name in _absent_fields(item, is_planner=plans, asks_year=self._is_of_later_year()):
            del self.fields[name]
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.validators.append(refuse_person)
            if not isinstance(field, forms.BooleanField):
                field.widget.attrs = {"class": "kotak", "rows": 3}

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", NOT_DECLARED), *choices]  # type: ignore[attr-defined]  # it is a choice

    def _is_of_later_year(self) -> bool:
        text = self.data.get("due", "")
        day = None if text == self.initial["due"] else day_of(text)
        return day is not None and day.year > self.year.year

    def clean_due(self) -> str:
        """Return the day as dossiers have it; one of another year has to be meant."""
        text = str(self.cleaned_data["due"])
        if text == self.initial["due"]:
            return self.stored["due"]
        day = day_of(text)
        if text and day is None:
            raise ValidationError("Bukan tanggal, bulan, atau triwulan; tulis misalnya 31-12-2025.")
        if day and day.year < self.year.year:
            raise ValidationError(f"Tenggat sebelum tahun {self.year.year}.")
        if day and self._is_of_later_year() and not self.data.get("other_year"):
            raise ValidationError(f"Tenggat di tahun {day.year}. Bila memang demikian, centang di bawah.")
        return str(read_day(text) or text)

    def clean(self) -> dict[str, Any]:
        """Require what a state rests on."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        state, evidence = FollowUpState.of(cleaned.get("state", "")), cleaned.get("evidence", "")
        if state is FollowUpState.DROPPED and not is_reason(evidence):
            self.add_error("evidence", _NEEDS_REASON)
        is_file = self.year.evidence.filter(name=evidence).exists() if state is FollowUpState.DONE else False
        if state is FollowUpState.DONE and not (is_file or is_reason(evidence)):
            self.add_error("evidence", _NEEDS_EVIDENCE)
        if state and "text" in self.fields and not cleaned.get("text"):
            self.add_error("text", "Tulis dahulu apa yang dilakukan.")
        return cleaned

    def cells(self) -> dict[str, str]:
        """Return what was changed, by its field."""
        own = {name: self.cleaned_data[name] for name in self.stored if name in self.cleaned_data}
        plain = {name: text.replace("\r\n", "\n") for name, text in own.items()}
        return {name: text for name, text in plain.items() if text != self.stored[name]}


def refuse_person(text: str) -> None:
    """Raise `ValidationError` where a text seems to name somebody."""
    if found := find_person(text):
        raise ValidationError(f"Tampak memuat {found}. Hapus.")


def _absent_fields(item: FollowUp, *, is_planner: bool, asks_year: bool) -> Iterator[str]:
    """Yield the fields that a form goes without: a plan is its text, and the owner does not move the day."""
    if item.origin is not FollowUpOrigin.RECOMMENDATION:
        yield "text"
    if not is_planner:
        yield from ("due", "responsible")
    if not (is_planner and asks_year):
        yield "other_year"


def day_of(text: str) -> date | None:
    """Return the last day that a day, a month or a quarter has; nothing for other words."""
    return read_day(text) or due_day(text)


def read_day(text: str) -> date | None:
    """Return a day as people or dossiers write it; nothing for other words."""
    try:
        found: date | None = forms.DateField(input_formats=("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")).clean(text)
    except ValidationError:
        return None
    return found


class FollowUpPage(FormPage[FollowUpForm]):
    """Show a follow-up, and keep what became of it."""

    template = "followup/follow_up.html"
    next_page = "follow_ups"

    @cached_property
    def listed(self) -> ListedFollowUp:
        """The follow-up; raises `Http404`."""
        found = next((e for e in follow_ups_in(know(self.year)) if e.cell.row == self.kwargs["pk"]), None)
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
        return self.is_planner or str(self.listed.item.row.responsible) in posts

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
        files = (
            self.year.evidence.filter(name=self.listed.item.row.evidence)
            if self.listed.item.row.evidence
            else ()
        )
        may_see = self.request.here.may("evidence_file", "GET")
        return {
            "listed": self.listed,
            "version": row.version,
            "may_write": self.may_write,
            "is_locked": is_locked(self.year, self.listed.cell.sheet),
            "slug": slug_of(self.listed.cell.sheet),
            "file": next(iter(files), None) if may_see else None,
            "others": other_years_of(self.year, row),
        }
