"""The job that audits a report, as `capaian audit` does, and keeps its findings for a day."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final, cast

from django.conf import settings
from django.utils import timezone

from capaian.auditor.document.report import ReportPrint
from capaian.auditor.exchange import audit_to_plain
from capaian.auditor.reports import Audited, audit_file
from capaian.documents.audit.checklist import checklist_series
from capaian.documents.audit.findings import finding_record, group_findings
from capaian.documents.audit.paper import AuditPaper, build_audit_paper
from capaian.documents.scope.values import Record, Series
from capaian.domain.audit import AuditResult, Finding
from capaian.domain.errors import CapaianError
from capaian.dossier.personal import find_personal_number
from capaian.web.jobs.kinds import JobError, JobKind, Made, Workspace
from capaian.web.jobs.models import Job
from capaian.web.years.contents import content_path
from capaian.writers.docx import write_docx

KIND: Final = "inspection"
PAGE, PLAIN, SHEET = "halaman.json", "temuan.json", "lembar-hasil-reviu.docx"
"""What is kept: what the page shows, the findings by their contract, and the sheet of the review."""
_SIXTEEN_DIGITS: Final = re.compile(r"(?<!\d)(?:\d[ ./-]?){15}\d(?!\d)")
"""A NIP has 18 digits: reports name their head by one, which is no reason to refuse them."""
_PERSONAL: Final = "Laporan ini memuat NIK. Hapus nomornya, lalu unggah lagi; tidak ada yang disimpan."


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """A report that is to be audited."""

    path: Path
    name: str
    """As it was called."""
    created: str
    """ISO date that the sheet of the review bears."""


def upload_path(token: str) -> Path:
    """Return where an uploaded report waits for its job; it goes as soon as that has read it."""
    folder: Path = settings.CAPAIAN.waiting
    return folder / f"laporan-{token}"


class InspectReport(JobKind[ReportOrder]):
    """Audits one report; nothing of its text is kept but what findings quote."""

    name = KIND
    label = "Memeriksa laporan"
    advice = "Pisahkan lampirannya, atau simpan laporan sebagai docx."
    days_kept = 1

    def load(self, job: Job) -> ReportOrder:
        """Return where the report lies.

        Raises:
            JobError: if it is gone.
        """
        sha256, name = str(job.arguments.get("sha256", "")), str(job.arguments["name"])
        path = content_path(sha256) if sha256 else upload_path(str(job.arguments["token"]))
        if not path.is_file():
            raise JobError("Berkasnya sudah tidak ada. Unggah lagi.")
        return ReportOrder(path, name, timezone.localdate(job.created_at).isoformat())

    def work(self, loaded: ReportOrder, space: Workspace) -> Made:
        """Audit the report and write what is kept of it.

        Raises:
            JobError: if it cannot be read, or names persons by NIK.
        """
        space.report(5, "Membaca laporan")
        copy = space.folder / loaded.name
        copy.write_bytes(loaded.path.read_bytes())
        try:
            audited = audit_file(copy)
        except CapaianError as error:
            raise JobError(error.message.replace(str(copy), loaded.name)) from None
        finally:
            copy.unlink()
        _refuse_persons(audited.printed)
        space.report(80, "Menulis temuan")
        page = json.dumps(make_page(audited, loaded.name), ensure_ascii=False)
        (space.folder / PAGE).write_text(page, encoding="utf-8")
        plain = audit_to_plain(audited.result)
        cast(dict[str, object], plain["document"])["path"] = loaded.name
        (space.folder / PLAIN).write_text(json.dumps(plain, ensure_ascii=False, indent=1), encoding="utf-8")
        paper = AuditPaper(audited.result, "lembar-hasil-reviu", loaded.created, _chapters(audited))
        (space.folder / SHEET).write_bytes(write_docx(build_audit_paper(paper)))
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


def _refuse_persons(printed: ReportPrint) -> None:
    cells = (cell.text for grid in printed.grids for row in grid.rows for cell in row if cell)
    for text in chain((line.text for line in printed.text_lines), cells):
        numbers = _SIXTEEN_DIGITS.findall(text)
        if any(find_personal_number(number) is not None for number in numbers):
            raise JobError(_PERSONAL)


def make_page(audited: Audited, name: str) -> Mapping[str, object]:
    """Return what the page of findings shows, as plain values: causes with what follows from them."""
    result = audited.result
    file = result.document
    return {
        "name": name,
        "of": [file.office, file.year],
        "size": {"pages": file.pages, "lines": file.lines, "tables": file.tables},
        "sha256": file.sha256,
        "is_report": audited.is_performance_report,
        "unreadable": [*file.unreadable],
        "claims": sum(result.claims.values()),
        "passed": result.passed,
        "chapters": [*_spans(audited)],
        "causes": [
            {
                "level": cause.level.value,
                "chapter": cause.chapter,
                "findings": [_plain_finding(each) for each in cause.all],
            }
            for cause in group_findings(result, _chapters(audited))
        ],
        "checklist": _checklist(result),
    }


def _plain_finding(finding: Finding) -> dict[str, object]:
    shown = finding_record(finding)
    words = {name: str(shown.field(name) or "") for name in shown.names()}
    return words | {
        "rule_code": finding.rule.value,
        "level_code": finding.level.value,
        "line": finding.line,
        "page": finding.page,
        "remedy": finding.remedy,
        "root": finding.root or "",
    }


def _chapters(audited: Audited) -> dict[str, str]:
    return {finding.id: audited.chapter(finding) for finding in audited.result.findings}


def _spans(audited: Audited) -> list[tuple[str, int]]:
    """Return the chapters with the line at which each begins."""
    return [("", 1), *((each.title, each.place.line) for each in audited.printed.chapters)]


def _checklist(result: AuditResult) -> list[dict[str, object]]:
    """Return the statements of the reviewer's checklist by part, with the answers that there are."""
    parts: list[dict[str, object]] = []
    for part in checklist_series(result).items:
        items = cast(Series, part.field("items")).items
        names = ("number", "text", "yes", "no", "remark")
        rows = [{name: str(cast(Record, item).field(name) or "") for name in names} for item in items]
        parts.append({"name": str(part.field("name")), "rows": rows})
    return parts
