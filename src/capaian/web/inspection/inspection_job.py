"""The job that audits a report, as `capaian audit` does, and keeps for a day what its page displays."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from django.conf import settings
from django.utils import timezone

from capaian.web.jobs.kinds import JobError, JobKind, Made, Workspace
from capaian.web.jobs.models import Job
from capaian.web.years.contents import content_path

KIND: Final = "inspection"
PAGE: Final = "halaman-temuan.json"
TABLE, PLAIN, SHEET, COPY = "temuan.csv", "temuan.json", "lembar-hasil-reviu.docx", "bercatatan"
DOWNLOADS = (TABLE, PLAIN, SHEET, f"{COPY}.docx", f"{COPY}.pdf")
"""What may be downloaded: findings as a table and by their contract, the sheet of the review, the report."""


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """A report that is to be audited."""

    path: Path
    name: str
    created: str
    """ISO date that the sheet of the review bears."""


def upload_path(token: str) -> Path:
    """Return where an uploaded report waits for its job; it goes as soon as that has read it."""
    folder: Path = settings.CAPAIAN.waiting
    return folder / f"laporan-{token}"


class InspectReport(JobKind[ReportOrder]):
    """Audits one report; what it makes goes after a day, the copy with its findings too."""

    name = KIND
    label = "Memeriksa laporan"
    advice = "Pisahkan lampirannya, atau simpan laporan sebagai docx."
    days_kept = 1

    def load(self, job: Job) -> ReportOrder:
        """Return where the report lies; raises `JobError` if it was put away."""
        sha256, name = str(job.arguments.get("sha256", "")), str(job.arguments["name"])
        path = content_path(sha256) if sha256 else upload_path(str(job.arguments["token"]))
        if not path.is_file():
            raise JobError("Berkasnya sudah tidak ada. Unggah lagi.")
        return ReportOrder(path, name, timezone.localdate(job.created_at).isoformat())

    def work(self, loaded: ReportOrder, space: Workspace) -> Made:
        """Audit the report; raises `JobError` if it cannot be read, or names persons by NIK."""
        from capaian.web.inspection.report_audit import audit_report  # only jobs need the auditor

        audit_report(loaded, space)
        return {}

    def keep(self, job: Job, made: Made, folder: Path) -> None:
        """Keep the findings, and let the report go."""
        job.folder.mkdir(parents=True, exist_ok=True)
        for file in sorted(folder.iterdir()):
            file.replace(job.folder / file.name)
        job.result = PAGE
        self.give_up(job)

    def give_up(self, job: Job) -> None:
        """Let the report go, whatever came of it."""
        if token := str(job.arguments.get("token", "")):
            upload_path(token).unlink(missing_ok=True)


def read_page(job: Job) -> dict[str, Any] | None:
    """Return what the page of a job displays; `None` where it is not done, or was put away."""
    try:
        return cast(dict[str, Any], json.loads((job.folder / PAGE).read_text(encoding="utf-8")))
    except OSError:
        return None
