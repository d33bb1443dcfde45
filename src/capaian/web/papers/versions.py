"""Versions of papers: which one is in force, who reads them,
how they are approved and forgotten.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.domain.office_year import OfficeYear as Facts
from capaian.dossier.folder import combine_hashes
from capaian.web.measurement.seals import YEAR, find_forged
from capaian.web.measurement.year_approvals import approval_of_figures, keep_closing
from capaian.web.offices.models import Role
from capaian.web.papers.models import MAX_APPROVED_AS, PaperFile, PaperVersion, VersionState
from capaian.web.site.access import OfficeRequest
from capaian.web.texts.report_texts import texts_of
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.contents import content_path
from capaian.web.years.known import YearState, know
from capaian.web.years.models import EvidenceFile, OfficeYear

REPORT: Final = "lkjip"
DRAFT_AGE: Final = timedelta(days=90)
"""After which a version that nobody approved is forgotten,
unless it is the last one of its paper.
"""

_INDIVIDUAL: Final = "lembar-individu"
"""Kind of the papers that are about the holder of one post."""
DRAFT_READERS: Final = frozenset(
    {Role.PLANNER, Role.ADMINISTRATOR, Role.UNIT_HEAD, Role.OFFICE_HEAD}
)


class ApprovalError(CapaianError):
    """A version cannot be approved."""


def awaiting_approval(year: OfficeYear) -> Sequence[PaperVersion]:
    """Return the last final version of each paper where the head has not decided about it."""
    latest = {
        each.name: each for each in year.papers.filter(is_draft=False).order_by("name", "number")
    }
    made = [version for version in latest.values() if version.state == VersionState.MADE]
    return [version for version in made if not version.is_audit_edition]


def overtaken_versions(year: OfficeYear, year_state: YearState) -> Sequence[PaperVersion]:
    """Return the versions in force of other data than those of now,
    where no newer one awaits the head.
    """
    waiting = [version.name for version in awaiting_approval(year)]
    in_force = year.papers.filter(state=VersionState.APPROVED).exclude(name__in=waiting)
    return [*in_force.exclude(data_sha256=data_hash(year_state))]


def data_hash(year_state: YearState) -> str:
    """Return the SHA-256 that a version made of a year now would bear."""
    return combine_hashes(year_state.folder.hashes)


def find_obstacle(version: PaperVersion, year_state: YearState) -> str:
    """Return why a version cannot be approved as the year is now; an empty text: it can."""
    if version.state != VersionState.MADE:
        return "Versi ini sudah diputuskan."
    if version.is_audit_edition:
        return (
            "Edisi audit tidak disetujui: yang disetujui dan ditandatangani ialah edisi pembaca."
        )
    if version.is_draft:
        return "Versi ini konsep. Sahkan tahunnya, lalu buat versi baru untuk disetujui."
    if forged := find_forged(version.office_year, year_state):
        return forged
    if version.data_sha256 != data_hash(year_state):
        return (
            "Data atau teks berubah sejak versi ini dibuat. Buat versi baru, lalu setujui "
            "yang itu."
        )
    if version.kind == REPORT and (texts := texts_of(year_state).open):
        return f"{len(texts)} teks laporan masih draf atau perlu dibaca kembali oleh perencana."
    return ""


def approve(version: PaperVersion, author: Author, acting_as: str, year_state: YearState) -> None:
    """Put a version that the head saw in force; the one before it is replaced.

    `acting_as` says as whom, where somebody stands in. Raises `ApprovalError` with what stands in
    the way.
    """
    with transaction.atomic():
        OfficeYear.objects.select_for_update().get(pk=version.office_year_id)
        own = PaperVersion.objects.select_related("office_year__office").get(pk=version.pk)
        if obstacle := find_obstacle(own, year_state):
            raise ApprovalError(obstacle)
        old = own.office_year.papers.filter(name=own.name, state=VersionState.APPROVED)
        seals = [f"paper/{each.pk}" for each in (*old, own)]
        old.update(state=VersionState.REPLACED)
        own.state, own.approved_by, own.approved_at = (
            VersionState.APPROVED,
            author.user,
            timezone.now(),
        )
        own.approved_as = acting_as[:MAX_APPROVED_AS]
        own.save()
        details = {"data": own.data_sha256, **dict(own.files.values_list("format", "sha256"))}
        if own.kind == REPORT:  # its texts belong to it from now on
            OfficeYear.objects.filter(pk=own.office_year_id).update(is_report_approved=True)
            seals.append(f"{YEAR}/{own.office_year_id}")
            facts, by = year_state.computable, author.user
            # The closing that has all that the report has; one that came from elsewhere stays.
            if facts and by and approval_of_figures(own.office_year) is not None:
                head = f"{acting_as} {facts.post_by_id[facts.office.head].name}".strip()
                if (made := keep_closing(own.office_year, year_state, head, by)) is not None:
                    details["closing"] = made.sha256
        record_deed(own, author, "paper.approved", details, seals)


def record_deed(
    version: PaperVersion,
    author: Author,
    action: str,
    details: Mapping[str, object] | None,
    seals: Sequence[str] = (),
) -> None:
    """Add an entry to the log about a version; `seals`: rows that were written with it."""
    year, subject = (
        version.office_year,
        f"{version.office_year.year}/{version.name}/{version.number}",
    )
    record(year.office, author, [Deed(action, subject, None, details, seals)])


def clear_old_drafts(now: datetime) -> None:
    """Forget versions that nobody approved for long, with the bytes that no other version has."""
    old = PaperVersion.objects.filter(state=VersionState.MADE, made_at__lt=now - DRAFT_AGE)
    for version in old:
        if not version.office_year.papers.filter(
            name=version.name, number__gt=version.number
        ).exists():
            continue  # the last one stays: its page would be empty without it
        hashes, seals = {*version.files.values_list("sha256", flat=True)}, [f"paper/{version.pk}"]
        version.delete()
        record_deed(version, Author(), "paper.forgotten", None, seals)
        hashes -= {*PaperFile.objects.filter(sha256__in=hashes).values_list("sha256", flat=True)}
        hashes -= {
            *EvidenceFile.objects.filter(sha256__in=hashes).values_list("sha256", flat=True)
        }
        for sha256 in hashes:
            transaction.on_commit(partial(content_path(sha256).unlink, missing_ok=True))


def readable_versions(request: OfficeRequest) -> QuerySet[PaperVersion]:
    """Return the versions of the year that a person reads.

    Planners and heads read all, the inspectorate no drafts, others what was approved. An
    individual sheet is for its holder and the posts above.
    """
    year, roles = request.here.require_year(), request.here.roles
    versions = year.papers.all()
    if not roles & DRAFT_READERS:
        final = {"is_draft": False} if Role.INSPECTOR in roles else {"approved_at__isnull": False}
        versions = versions.filter(**final)
    if roles & {
        Role.PLANNER,
        Role.OFFICE_HEAD,
    }:  # who writes sheets, and whose subordinates all others are
        return versions
    facts = know(year).read.office_year
    line = posts_in_charge(request, facts) if facts else ()
    sheets = (sheet.id for sheet in facts.sheets if str(sheet.post) in line) if facts else ()
    own = year.papers.filter(kind=_INDIVIDUAL, subject__in=[*line, *sheets])
    return versions.exclude(kind=_INDIVIDUAL) | own


def posts_in_charge(request: OfficeRequest, facts: Facts) -> Collection[str]:
    """Return the posts that a person holds, or fills in for, and those below them;
    the own ones first.
    """
    today = timezone.localdate()
    holdings = request.here.office.holdings.filter(user=request.user, since__lte=today)
    line = dict.fromkeys(each.post for each in holdings if each.holds_on(today))
    while below := [
        p.id for p in facts.office.posts if str(p.parent) in line and p.id not in line
    ]:
        line |= dict.fromkeys(map(str, below))
    return line.keys()
