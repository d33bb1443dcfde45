"""Follow-ups of a year: whose they are, until when, what became of them; what meetings decide."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import localdate

from capaian.domain.follow_up import (
    NOT_DECLARED,
    FollowUp,
    FollowUpOrigin,
    FollowUpState,
    due_day,
    write_due,
)
from capaian.domain.narrative import FactorKind
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, write_date
from capaian.dossier.tables.days import written_day
from capaian.dossier.years.reasons import is_reason
from capaian.rules.facts import group
from capaian.rules.follow_up import find_follow_ups
from capaian.web.measurement.figures import FigureNames
from capaian.web.measurement.form.cells import FACTORS
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.steps import Person, posts_of
from capaian.web.measurement.tasks import DAYS_AHEAD
from capaian.web.offices.models import Role
from capaian.web.planning.sheets import may_write, slug_of
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import FormPage, find_period, version_in
from capaian.web.years.change import (
    Cells,
    ConflictError,
    Edit,
    FlawedError,
    RefusedChangeError,
    change,
)
from capaian.web.years.known import KeptCell, YearState, know
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.open_parts import is_locked

RECOMMENDATIONS: Final = "recommendations.yaml#recommendations"
_SHEETS: Final = (RECOMMENDATIONS, FACTORS)
Identity = tuple[str, ...]
_OUTCOME: Final = ("state", "evidence")


@dataclass(frozen=True)
class ListedFollowUp:
    """A follow-up as pages show it."""

    year: int
    item: FollowUp
    cell: KeptCell
    about: str
    """Words of the recommendation, or what a plan is for."""
    origin_words: str
    """Where it comes from: recommended or planned by whom, in which period, about what."""
    due_words: str
    owner: str
    """Name of the post or units; empty: not declared."""
    posts: frozenset[str]
    """Who answers for it: the post, or those that head the units."""
    continued: int | None
    """The later year that goes on with it, and has what became of it."""

    @property
    def name(self) -> str:
        """What is to be done; of one that nobody answered, what was recommended."""
        return self.item.text or f"Belum dijawab: {self.about}"

    @property
    def days_late(self) -> int:
        """By how many days it is overdue."""
        return 0 if self.continued else self.item.days_late(localdate())

    @property
    def is_near(self) -> bool:
        """Whether it is overdue or due within two weeks."""
        return self.item.due is not None and self.item.due <= localdate() + timedelta(
            days=DAYS_AHEAD
        )


def follow_ups_in(year: OfficeYear, year_state: YearState) -> list[ListedFollowUp]:
    """Return the follow-ups of a year in the order of their need; none where it cannot be read."""
    if (facts := year_state.read.partial) is None:
        return []
    names = FigureNames(facts).by_code
    texts = {row: cells for sheet in _SHEETS for row, cells in year_state.rows_in(sheet)}
    continued = _last_years_after(year)
    listed = []
    for item in sorted(find_follow_ups(facts), key=lambda each: each.need):
        cell = year_state.cell_at(item.row.place)
        if cell is None:
            continue
        about = item.wanted or names.get(item.subject, item.subject) or NOT_DECLARED
        owner, posts = owners_of(item, facts)
        listed.append(
            ListedFollowUp(
                year=year.year,
                item=item,
                cell=cell,
                about=about,
                origin_words=_origin_words(item, about),
                due_words=write_due(item.row.due) or NOT_DECLARED,
                owner=owner,
                posts=posts,
                continued=continued.get(_identity(texts[cell.row])),
            )
        )
    return listed


def _origin_words(item: FollowUp, about: str) -> str:
    evaluator = getattr(item.row, "evaluator", "")
    by = f"{item.origin.words.capitalize()} {evaluator}".strip()
    return f"{by}, {item.row.period.label}: {about}"


def _last_years_after(year: OfficeYear) -> Mapping[Identity, int]:
    """Return by follow-up the last of the later years that go on with it."""
    later = other_years(year, office_year__year__gt=year.year)
    return {identity: number for identity, rows in later.items() for number, _, _ in rows}


def owners_of(item: FollowUp, facts: Facts) -> tuple[str, frozenset[str]]:
    """Return who answers for a follow-up: names of its post or units; posts,
    or those that head the units.
    """
    units = [unit.name for unit in facts.office.units if unit.id in item.row.units]
    if post := item.row.responsible:
        found = facts.post_by_id.get(post)
        return ", ".join(units) or (found.name if found else ""), frozenset({str(post)})
    own = {post.id: post for post in facts.office.posts if post.unit in item.row.units}
    return ", ".join(units), frozenset(
        str(code) for code, each in own.items() if each.parent not in own
    )


def owned_by(listed: Sequence[ListedFollowUp], posts: Collection[str]) -> list[ListedFollowUp]:
    """Return the follow-ups of some posts that have a last day and are open in this year."""
    own = [each for each in listed if not each.posts.isdisjoint(posts) and not each.continued]
    return [each for each in own if each.item.is_open and each.item.due]


def other_years(
    year: OfficeYear, **which: int
) -> Mapping[Identity, Sequence[tuple[int, int, Cells]]]:
    """Return year, id and texts of follow-ups in other years of an office,
    of those rows that are meant.
    """
    rows = Row.objects.filter(office_year__office=year.office_id, sheet__in=_SHEETS, **which)
    ordered = rows.exclude(office_year=year).order_by("office_year__year")
    return group(
        ordered.values_list("office_year__year", "pk", "cells"), lambda each: _identity(each[2])
    )


def _identity(cells: Cells) -> Identity:
    """Return by what a follow-up is known again;
    its own words where the source has no recommendation's.
    """
    names = ("subject", "kind", "topic", "evaluator", "period")
    return (
        *(cells.get(name, "") for name in names),
        cells.get("text") or cells.get("response", ""),
    )


def follow_ups(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """List the follow-ups of a year, those of a post alone where that is asked."""
    own = request.here.require_year()
    listed = follow_ups_in(own, know(own))
    owners = {
        str(each.item.row.responsible): each.owner for each in listed if each.item.row.responsible
    }
    post = request.GET.get("jabatan", "")
    recommended = [
        each.item for each in listed if each.item.origin is FollowUpOrigin.RECOMMENDATION
    ]
    done = sum(item.state is FollowUpState.DONE for item in recommended)
    new = ((RECOMMENDATIONS, "rekomendasi"), (FACTORS, "rencana"))
    context = {
        "listed": [each for each in listed if post in ("", str(each.item.row.responsible))],
        "is_empty": not listed,
        "may_print": request.here.may("paper_kind"),
        "done": done,
        "recommended": len(recommended),
        "percent": 100 * done / (len(recommended) or 1),
        "late": sum(bool(each.days_late) for each in listed),
        "missing": sum(not each.item.text for each in listed),
        "owners": sorted(owners.items(), key=lambda pair: pair[1]),
        "post": post,
        "new_rows": [
            (words, slug_of(sheet)) for sheet, words in new if may_write(request, own, sheet)
        ],
    }
    return render(request, "followup/follow_ups.html", context)


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
        help_text="Selesai: nama berkas di halaman Bukti, atau satu kalimat. Tidak dilanjutkan: "
        "alasannya.",
        required=False,
        widget=forms.Textarea,
    )

    def __init__(
        self,
        year: OfficeYear,
        earliest: date,
        stored: Cells,
        sent: QueryDict | None,
        absent: Collection[str],
    ) -> None:
        """Show what is stored, without absent fields; of what a meeting decides nothing is:
        it needs all.
        """
        super().__init__(sent, initial={**stored})
        self.year, self.earliest, facts = year, earliest, know(year).read.partial
        if not stored:
            self.fields["text"].label = "Keputusan"
        states = dict.fromkeys((*(state.words for state in FollowUpState), stored.get("state")))
        choices = {
            "subject": [
                (str(each.code), each.label) for each in (facts.indicators if facts else ())
            ],
            "responsible": [
                (str(each.id), each.name) for each in (facts.office.posts if facts else ())
            ],
            "state": [(words, words) for words in states if words],
        }
        for name, field in [*self.fields.items()]:
            if name in absent:
                del self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", NOT_DECLARED if stored else "pilih"), *choices[name]]
            if not stored:
                field.required = True
                field.error_messages["required"] = f"Isi {str(field.label).lower()}."
            field.widget.attrs = {"class": "kotak", "rows": 3}

    def clean_due(self) -> str:
        """Return the day as dossiers have it, within this year and the next."""
        text = str(self.cleaned_data["due"])
        if not text or "due" not in self.changed_data:
            return text
        day, latest = due_day(text), date(self.year.year + 1, 12, 31)
        if day is None:
            raise ValidationError(
                "Bukan tanggal, bulan, atau triwulan; tulis misalnya 31-12-2025."
            )
        if not self.earliest <= day <= latest:
            words = f"dari {write_date(self.earliest)} sampai {write_date(latest)}"
            raise ValidationError(f"Tulis tenggat {words}.")
        return written_day(text)

    def clean(self) -> dict[str, Any]:
        """Require what a state rests on."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        state, evidence = FollowUpState.of(cleaned.get("state", "")), cleaned.get("evidence", "")
        ended, before = (FollowUpState.DONE, FollowUpState.DROPPED), self.initial.get("state", "")
        is_reopened = (
            "state" in cleaned and state not in ended and FollowUpState.of(before) in ended
        )
        if is_reopened and not ("evidence" in self.changed_data and is_reason(evidence)):
            self.add_error(
                "evidence", "Sudah ditutup: tulis alasan membukanya kembali, sedikitnya dua kata."
            )
        if "evidence" not in self.errors and not is_reason(evidence):
            if state is FollowUpState.DROPPED:
                self.add_error("evidence", "Tulis alasan tidak dilanjutkan, sedikitnya dua kata.")
            if (
                state is FollowUpState.DONE
                and not self.year.evidence.filter(name=evidence).exists()
            ):
                self.add_error(
                    "evidence", "Tulis buktinya: nama berkas di halaman Bukti, atau satu kalimat."
                )
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
            raise RefusedChangeError(
                "Baru saja diubah orang lain. Buka lagi, lalu ulangi."
            ) from None
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

    @cached_property
    def may_write(self) -> bool:
        """Whether the person may say what became of it."""
        here, forms_now = self.request.here, forms_of(self.year)
        if is_locked(self.year, self.listed.cell.sheet) or not here.may("follow_up"):
            return False
        posts = (
            posts_of(Person(self.request.user, here.roles), forms_now.people) if forms_now else ()
        )
        return Role.PLANNER in here.roles or not self.listed.posts.isdisjoint(posts)

    def _make_form(self, sent: QueryDict | None) -> FollowUpForm:
        item, row = self.listed.item, self.listed.item.row
        day = written_day(row.due)
        due = "-".join(reversed(day.split("-"))) if day.count("-") > 1 else row.due
        stored = {"text": item.text, "due": due, "responsible": str(row.responsible or "")}
        stored |= {"state": row.state, "evidence": row.evidence}
        absent = {"subject"}
        if item.origin is not FollowUpOrigin.RECOMMENDATION:
            absent |= {"text"}  # a plan is its text
        if Role.PLANNER not in self.request.here.roles:
            absent |= {"due", "responsible"}  # its owner moves no day
        return FollowUpForm(self.year, date(self.year.year, 1, 1), stored, sent, absent)

    def _keep(self, form: FollowUpForm) -> str:
        if not self.may_write:
            raise RefusedChangeError(
                "Yang mengubahnya pemegang jabatan penanggung jawab, atau perencana."
            )
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
            "others": other_years(self.year).get(_identity(row.cells), ()),
        }


def decisions_in(year: OfficeYear) -> Sequence[ListedFollowUp]:
    """Return what meetings of a year decided, the first meeting first."""
    own = [
        each
        for each in follow_ups_in(year, know(year))
        if each.item.origin is FollowUpOrigin.MEETING
    ]
    return sorted(own, key=lambda each: _meeting_order(each.item.row.period))


def _meeting_order(period: Period) -> tuple[date, int]:
    """Return the place of a meeting in its year:
    that about the year comes after that about its last part.
    """
    return period.end, period.kind.months


def decided_at(year: OfficeYear, period: Period) -> Sequence[ListedFollowUp]:
    """Return what the meeting about a period decided."""
    return [each for each in decisions_in(year) if each.item.row.period == period]


def decided_before(year: OfficeYear, period: Period) -> Sequence[ListedFollowUp]:
    """Return with what a meeting begins: what the last one decided,
    and what earlier ones left open.
    """
    order = _meeting_order(period)
    if ended := [
        each for each in decisions_in(year) if _meeting_order(each.item.row.period) < order
    ]:
        last = ended[-1].item.row.period
        return [each for each in ended if each.item.is_open or each.item.row.period == last]
    before = year.office.years.filter(year=year.year - 1).first()
    return [each for each in decisions_in(before) if each.item.is_open] if before else []


class DecisionNew(FollowUpFormPage):
    """Note what a meeting decides; the next one begins with it."""

    template = "followup/decision.html"

    @property
    def period(self) -> Period:
        """What the meeting is about; raises `Http404`."""
        return find_period(self.request.GET.get("periode") or str(self.year.year), self.year.year)

    def _make_form(self, sent: QueryDict | None) -> FollowUpForm:
        return FollowUpForm(self.year, self.period.start, {}, sent, _OUTCOME)

    def _keep(self, form: FollowUpForm) -> str:
        if not may_write(self.request, self.year, FACTORS):
            raise RefusedChangeError(
                "Tahun ini sudah ditutup. Keputusan dicatat di tahun berikutnya."
            )
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


def decision_form(request: OfficeRequest, period: Period) -> FollowUpForm | None:
    """Return the form of the sheet of a meeting; `None` for who notes no decisions."""
    year = request.here.require_year()
    if not may_write(request, year, FACTORS) or not request.here.may("decision_new"):
        return None
    return FollowUpForm(year, period.start, {}, None, _OUTCOME)
