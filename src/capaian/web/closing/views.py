"""Pages of the end of a year: what keeps it open, its approval, and its snapshots."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from capaian.web.closing.approval import OpenYearError, approve_year
from capaian.web.closing.review import YearReview, next_year_of, review_year
from capaian.web.evidence.downloads import hand_out
from capaian.web.measurement.steps import Person
from capaian.web.offices.models import Role
from capaian.web.planning.names import lack_in_names
from capaian.web.site.access import OfficeRequest
from capaian.web.site.invented import invented
from capaian.web.years.known import know


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
