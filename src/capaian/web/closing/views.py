"""Pages of the end of a year: what keeps it open, its approval, and its snapshots."""

from __future__ import annotations

from typing import Final

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from capaian.domain.errors import CapaianError
from capaian.rules.assess.partial import find_unread_facts
from capaian.web.closing.review import YearReview, next_year_of, review_year
from capaian.web.evidence.downloads import hand_out
from capaian.web.measurement.figures.rows import MEASURED
from capaian.web.measurement.flow import State, Step
from capaian.web.measurement.form.cells import FACTORS
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import ApprovedYear, Taken
from capaian.web.measurement.seals import YEAR
from capaian.web.measurement.steps import Person
from capaian.web.measurement.year_approvals import keep_closing
from capaian.web.offices.models import Role
from capaian.web.planning.names import lack_in_names
from capaian.web.site.access import OfficeRequest
from capaian.web.site.invented import invented
from capaian.web.substitutes.stand_ins import StandIn
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.known import SHEETS, know
from capaian.web.years.models import OfficeYear

_CHANGED: Final = (
    "Data tahun ini berubah sejak halaman ini dibuka. Yang tampil sekarang data terbarunya: periksa lagi, "
    "lalu sahkan."
)
_INCOMPLETE: Final = "Ada angka yang belum ada. Isi, atau nyatakan bahwa tahun ini disahkan tanpanya."
_UNCOMPUTED: Final = "Data masih memuat galat; hasilnya belum dapat dihitung."
_OWN_FIGURES: Final = (
    "Anda ikut mengisi angka tahun ini, jadi tidak mengesahkannya atas nama Kepala Dinas. Yang mengesahkan "
    "harus Kepala Dinas sendiri, atau pengganti lain."
)


class OpenYearError(CapaianError):
    """Something keeps the year from being approved."""


@transaction.atomic
def approve_year(year: OfficeYear, person: Person, *, shown: str, accepts_missing: bool) -> ApprovedYear:
    """Close a year whose forms are all approved, as the head or for the head.

    `shown` is the stamp of the year that the person saw; the snapshot names figures that nobody gave.

    Raises:
        OpenYearError: with what keeps it open, also where somebody changed it since it was shown.
    """
    own = OfficeYear.objects.select_for_update().select_related("office").get(pk=year.pk)
    if shown != str(own.stamp):
        raise OpenYearError(_CHANGED)
    review, stand = review_year(own), _stand_of(person)
    if review.obstacles:
        raise OpenYearError(" ".join(each.words for each in review.obstacles))
    if review.missing and not accepts_missing:
        raise OpenYearError(_INCOMPLETE)
    if stand is not None and _has_entered(own, person):
        raise OpenYearError(_OWN_FIGURES)
    forms = forms_of(own)
    if forms is None:
        raise OpenYearError(_UNCOMPUTED)
    made = _keep_snapshot(forms, person, stand)
    _lock_forms(forms, person, stand)
    own.is_closed, own.is_report_approved, own.open_parts = True, False, find_open_parts(forms)
    own.save(update_fields=["is_closed", "is_report_approved", "open_parts"])
    author = Author(person.user, " ".join(sorted(stand.roles if stand else person.roles)))
    details = {"sha256": made.sha256, "file": made.name, **(stand.log_details(_head(forms)) if stand else {})}
    record(own.office, author, [Deed("year.approved", str(own.year), None, details, [f"{YEAR}/{own.pk}"])])
    year.refresh_from_db()
    return made


def _keep_snapshot(forms: Forms, person: Person, stand: StandIn | None) -> ApprovedYear:
    """Write the data and results of a year as its snapshot, whose hash seals them."""
    name = _head(forms)
    title = f"{stand.substitution.get_way_display()} {name}" if stand else name
    made = keep_closing(forms.year, forms.known, title, person.user)
    if made is None:
        raise OpenYearError(_UNCOMPUTED)
    if stand is not None:
        stand.keep(name, approval=made)
    return made


def find_open_parts(forms: Forms) -> list[str]:
    """Return what stays open after the approval: what nothing computed or checked reads and no form holds."""
    unread = find_unread_facts(forms.facts, forms.known.found.rule_set)
    of_forms = {getattr(SHEETS[sheet].part, "field", "") for sheet in (*MEASURED, FACTORS)}
    return sorted(each for each in unread - of_forms if not each.startswith("policies."))


def _lock_forms(forms: Forms, person: Person, stand: StandIn | None) -> None:
    for form in forms.year.forms.filter(state=State.APPROVED):
        form.state, form.version = State.LOCKED, form.version + 1
        form.save()
        taken = form.steps.create(step=Step.LOCK, into=State.LOCKED, by=person.user)
        if stand is not None:
            stand.keep(_head(forms), step=taken)


def _head(forms: Forms) -> str:
    return forms.facts.post_by_id[forms.facts.office.head].name


def _has_entered(year: OfficeYear, person: Person) -> bool:
    """Say whether somebody filled in a form of the year, or wrote figures that it holds."""
    filled = Taken.objects.filter(form__office_year=year, step=Step.FILL, by=person.user)
    return filled.exists() or year.writers.filter(by=person.user).exists()


def _stand_of(person: Person) -> StandIn | None:
    """Return for which head somebody approves the year who is none."""
    if Role.OFFICE_HEAD in person.roles:
        return None
    return next((stand for stand in person.stand_ins if Role.OFFICE_HEAD in stand.roles), None)


class ApprovalForm(forms.Form):
    """That the year was read as it was shown, and whether it may lack figures."""

    use_required_attribute = False  # the page says what is missing, on any telephone

    cap = forms.CharField(widget=forms.HiddenInput, required=False)
    """Stamp of the year that was shown."""
    tanpa = forms.BooleanField(label="Sahkan tanpa angka itu; cap data menyebutnya", required=False)
    dibaca = forms.BooleanField(
        label="Saya sudah membaca hasil di atas, isiannya (dengan keluaran dan anggaran), dan buktinya",
        error_messages={"required": "Baca yang disahkan, lalu centang bahwa Anda sudah membacanya."},
    )


def year_close(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what keeps the year open, or what its approval is put under; approve it."""
    own = request.here.require_year()
    form = ApprovalForm(request.POST if request.method == "POST" else None)
    review = review_year(own)
    if request.method != "POST":
        return _page(request, form, review)
    if form.is_valid() or review.obstacles:
        person = Person(request.user, request.here.roles, request.here.stand_ins)
        shown, accepts_missing = form.cleaned_data["cap"], form.cleaned_data["tanpa"]
        try:
            made = approve_year(own, person, shown=shown, accepts_missing=accepts_missing)
        except OpenYearError as error:
            form.errors.clear()
            form.add_error(None, error.message)
            own.refresh_from_db()
            review = review_year(own)
        else:
            messages.success(request, f"Tahun {year} disahkan. Cap data {made.sha256[:16]}.")
            return redirect("year_close", office, year)
    request.refused = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return _page(request, form, review, status=422)


def _page(request: OfficeRequest, form: ApprovalForm, review: YearReview, status: int = 200) -> HttpResponse:
    here, own = request.here, request.here.require_year()
    sees_evidence = request.here.may("evidence", "GET")
    context = {
        "own": own,
        "review": review,
        "form": form,
        "missing": [lack_in_names(each, know(own)) for each in review.missing],
        "may_write": here.may_write("row_new"),
        "next_year": next_year_of(request),
        "sees_evidence": sees_evidence,
        "evidence": own.evidence.count() if sees_evidence else 0,
        "approvals": own.approvals.select_related("by", "acted_for").order_by("-at"),
        "may_take": here.may("snapshot", "GET"),
        "may_approve": Role.OFFICE_HEAD in here.roles | here.lent and not review.obstacles,
    }
    return render(request, "closing/close.html", context, status=status)


def snapshot(request: OfficeRequest, office: str, year: int, sha256: str) -> HttpResponseBase:
    """Hand out a snapshot; it is the same file as when it was approved."""
    own = request.here.require_year()
    approval = own.approvals.filter(sha256=sha256).first()
    if approval is None:
        raise Http404
    return hand_out(request, sha256, f"{invented(own.office)}{approval.name}", "application/json")
