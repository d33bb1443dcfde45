"""Approving a year: its forms are locked, and its snapshot is kept by its hash."""

from __future__ import annotations

from typing import ClassVar, Final

from django.db import transaction
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.dossier.years.closing import make_snapshot
from capaian.dossier.years.snapshot import Approval
from capaian.dossier.years.snapshot_file import hash_snapshot, write_snapshot
from capaian.web.closing.review import YearReview, review_year
from capaian.web.measurement.flow import State, Step
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import ApprovedYear, Taken
from capaian.web.measurement.seals import YEAR
from capaian.web.measurement.steps import Person
from capaian.web.offices.models import Role
from capaian.web.substitutes.stand_ins import StandIn
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.contents import keep_content
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

    code: ClassVar[str] = "open_year"


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
    made = _keep_snapshot(forms, review, person, stand)
    _lock_forms(forms, person, stand)
    own.is_closed, own.is_report_approved = True, False
    own.save(update_fields=["is_closed", "is_report_approved"])
    author = Author(person.user, " ".join(sorted(stand.roles if stand else person.roles)))
    details = {"sha256": made.sha256, "file": made.name, **(stand.log_details(_head(forms)) if stand else {})}
    record(own.office, author, [Deed("year.approved", str(own.year), None, details, [f"{YEAR}/{own.pk}"])])
    year.refresh_from_db()
    return made


def _keep_snapshot(forms: Forms, review: YearReview, person: Person, stand: StandIn | None) -> ApprovedYear:
    """Write the data and results of a year as its snapshot, whose hash seals them."""
    assessment = forms.known.assessment()
    if assessment is None:
        raise OpenYearError(_UNCOMPUTED)
    name = _head(forms)
    title = f"{stand.substitution.get_way_display()} {name}" if stand else name
    approval = Approval(forms.facts.office.head, title, timezone.localdate())
    snapshot = make_snapshot(forms.known.folder, forms.facts, assessment, approval, None, review.missing)
    content = write_snapshot(snapshot)
    keep_content(content)
    made = forms.year.approvals.create(sha256=hash_snapshot(content), name=snapshot.name, by=person.user)
    if stand is not None:
        stand.keep(name, approval=made)
    return made


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
