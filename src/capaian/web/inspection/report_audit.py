"""What becomes of an audited report: what its page displays,
and the files that may be downloaded.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final, cast

from capaian.auditor.annotate import make_annotated_copy
from capaian.auditor.exchange import audit_to_plain
from capaian.auditor.reports import AuditedReport, audit_file
from capaian.documents.audit.paper import (
    build_audit_paper,
    checklist_series,
    finding_record,
    group_findings,
)
from capaian.documents.scope.values import Record, Series
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.errors import CapaianError
from capaian.domain.issue import Level
from capaian.domain.numerals import write_count
from capaian.rulebook.personal import find_personal_number
from capaian.web.inspection.report_order import COPY, PAGE, PLAIN, SHEET, TABLE, ReportOrder
from capaian.web.jobs.models import JobError, Workspace
from capaian.web.site.csv_files import write_rows
from capaian.writers.docx import write_docx

MAX_TOP_CAUSES: Final = 8
"""Causes of which the lead says how much mending them settles."""
MAX_ALONE_SHOWN: Final = 30
STRIP_WIDTH: Final = 1000
_CSV_COLUMNS: Final = {
    "id": "Temuan",
    "level": "Bobot",
    "rule": "Aturan",
    "where": "Letak",
    "page": "Halaman",
    "line": "Baris",
    "printed": "Tercetak",
    "remedy": "Perbaikan",
    "working": "Hitungan",
    "root": "Akibat dari",
}
_SIXTEEN_DIGITS: Final = re.compile(r"(?<!\d)(?:\d[ ./-]?){15}\d(?!\d)")
"""A NIP has 18 digits: reports name their head by one, which is no reason to refuse them."""


def audit_report(order: ReportOrder, space: Workspace) -> None:
    """Write what is displayed and downloaded of a report;
    raises `JobError` where it names persons by NIK.
    """
    space.report(5, "Membaca laporan")
    copy, report = space.folder / order.name, order.path.read_bytes()
    copy.write_bytes(report)
    try:
        audited = audit_file(copy)
    except CapaianError as error:
        raise JobError(error.message.replace(str(copy), order.name)) from None
    finally:
        copy.unlink()
    cells = (
        cell.text for grid in audited.printed.grids for row in grid.rows for cell in row if cell
    )
    for text in chain((line.text for line in audited.printed.text_lines), cells):
        if any(find_personal_number(each) is not None for each in _SIXTEEN_DIGITS.findall(text)):
            words = (
                "Laporan ini memuat NIK. Hapus nomornya, lalu unggah lagi; tidak ada yang "
                "disimpan."
            )
            raise JobError(words)
    space.report(80, "Menulis temuan")
    chapters = {finding.id: audited.chapter(finding) for finding in audited.result.findings}
    plain = audit_to_plain(audited.result)
    cast(dict[str, object], plain["document"])["path"] = order.name
    sheet = build_audit_paper(audited.result, "lembar-hasil-reviu", order.created, chapters)
    page = make_page(audited, chapters) | write_copy(report, audited.result, space.folder)
    for name, content in (
        (PAGE, json.dumps(page, ensure_ascii=False).encode()),
        (TABLE, write_table(map(_plain_finding, audited.result.findings))),
        (PLAIN, json.dumps(plain, ensure_ascii=False, indent=1).encode()),
        (SHEET, write_docx(sheet)),
    ):
        (space.folder / name).write_bytes(content)


def write_copy(report: bytes, result: AuditResult, folder: Path) -> dict[str, object]:
    """Write the report with its findings as notes; return its name and what has no place in it,
    for the page.

    A pdf that can be read but not written, as one that is locked against changes, is no reason to
    fail.
    """
    try:
        copy = make_annotated_copy(report, result.findings, result.alone)
    except CapaianError as error:
        return {"no_copy": error.message}
    if copy is None:
        return {}
    name = f"{COPY}{copy.ending}"
    (folder / name).write_bytes(copy.content)
    return {"annotated": name, "unplaced": [*copy.missed]}


def make_page(audited: AuditedReport, chapters: Mapping[str, str]) -> dict[str, Any]:
    """Return what the page of findings displays, as plain values; the heaviest causes first."""
    result = audited.result
    # The last place as findings count: lines, or pages of a pdf.
    places = (line.place.line for line in audited.printed.text_lines)
    lines = max((1, *places, *(finding.line for finding in result.findings)))
    groups = group_findings(result, chapters)
    heaviest = sorted(groups, key=lambda cause: ([*Level].index(cause.level), -len(cause.all)))
    levels = Counter(finding.level for finding in result.findings)
    rules = Counter(finding.rule for finding in result.findings)
    top = sorted((len(cause.all) for cause in groups), reverse=True)[:MAX_TOP_CAUSES]
    return {
        "lines": result.document.lines,
        "is_report": audited.is_performance_report,
        "unreadable": [*result.document.unreadable],
        "claims": write_count(sum(result.claims.values())),
        "passed": write_count(result.passed),
        "tested": result.figures.words,
        "alone": result.figures.alone,
        "parts": [
            {
                "name": each.name,
                "printed": each.counts.printed,
                "alone": each.counts.alone,
                "figures": [figure.printed for figure in each.alone[:MAX_ALONE_SHOWN]],
                "more": max(0, len(each.alone) - MAX_ALONE_SHOWN),
            }
            for each in result.parts
            if each.counts.alone
        ],
        "total": len(result.findings),
        "top": {"causes": len(top), "findings": sum(top)},
        "levels": [
            (each.value, each.mark, each.words.capitalize(), levels[each]) for each in Level
        ],
        "rules": [
            (rule.value, AuditRule(rule).words, count) for rule, count in rules.most_common()
        ],
        "marks": [
            (
                finding.level.value,
                _along(finding.line, lines),
                str(finding_record(finding).field("title")),
            )
            for finding in result.findings
        ],
        "chapters": [*_bars(audited, lines)],
        "causes": [
            {
                "level": cause.level.value,
                "weight": f"{cause.level.mark} {cause.level.words.capitalize()}",
                "findings": [_plain_finding(each) for each in cause.all],
            }
            for cause in heaviest
        ],
        "checklist": _checklist(result),
    }


def _along(line: int, lines: int) -> int:
    return STRIP_WIDTH * (line - 1) // max(1, lines)


def _bars(audited: AuditedReport, lines: int) -> Iterator[tuple[str, int, int]]:
    spans = [("", 1), *((each.title, each.place.line) for each in audited.printed.chapters)]
    ends = [*(start for _, start in spans[1:]), lines + 1]
    for (title, start), end in zip(spans, ends, strict=True):
        left = _along(start, lines)
        yield title, left, max(2, _along(end, lines) - left - 3)


def _plain_finding(finding: Finding) -> dict[str, object]:
    shown = finding_record(finding)
    words = {name: str(shown.field(name) or "") for name in shown.names()}
    return words | {
        "rule_code": finding.rule.value,
        "line": finding.line,
        "page": finding.page,
        "remedy": finding.remedy,
        "root": finding.root or "",
    }


def _checklist(result: AuditResult) -> list[dict[str, object]]:
    parts: list[dict[str, object]] = []
    for part in checklist_series(result).items:
        items = cast(Series, part.field("items")).items
        names = ("number", "text", "yes", "no", "remark")
        rows = [
            {name: str(cast(Record, item).field(name) or "") for name in names} for item in items
        ]
        parts.append({"name": str(part.field("name")), "rows": rows})
    return parts


def write_table(findings: Iterable[Mapping[str, Any]]) -> bytes:
    """Return findings as a csv that table programs open; none of its cells is a formula."""
    rows = ([str(each[name] or "") for name in _CSV_COLUMNS] for each in findings)
    return write_rows([[*_CSV_COLUMNS.values()], *rows])
