"""The engine that is to replace `audit`: read, find quantities, their relations and their links, and tell.

It stands beside the old one until the strict score of `make audit-score` is better on every report there; the
command does not call it yet. Its parts are `document` (pages to grids and passages), `quantities`,
`relations` (laws of columns and rows), `formulas` (workings in text), `linkage` (one quantity in two places,
and which of two prints is wrong), `words` and `form`.

Missing for the switch, in this order: no error on sound reports that nobody knew (shares and amounts of a
part that a sentence gives beside the name of the whole, grand totals over blocks with totals of their own,
achievements by weights); sentences that paraphrase a row or speak of staff; two sentences on one quantity;
symbols and years in text (form); a repair of one figure told as such (digit, swap, mark, row); the lines and
pages of Word files; then annotated copies, review sheet and `--against` on its findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final

from capaian.auditor.contradictions import Contradiction, Evidence
from capaian.auditor.document.report import ReportPrint, read_printed
from capaian.auditor.findings import write_findings
from capaian.auditor.form.bounds import audit_bounds
from capaian.auditor.form.doubled_labels import audit_doubled_labels
from capaian.auditor.form.formula_symbols import audit_formula_symbols
from capaian.auditor.form.month_heads import audit_month_heads
from capaian.auditor.form.number_marks import audit_number_marks
from capaian.auditor.form.plan_levels import audit_plan_levels
from capaian.auditor.form.report_year import audit_report_year
from capaian.auditor.form.units import audit_sentence_units, audit_units
from capaian.auditor.formulas.sentence_laws import find_sentence_laws
from capaian.auditor.formulas.written import audit_workings, find_workings
from capaian.auditor.linkage.anchored_links import find_anchored_links
from capaian.auditor.linkage.changes import audit_changes
from capaian.auditor.linkage.consequences import SlipTrail
from capaian.auditor.linkage.counted_things import find_counted_things
from capaian.auditor.linkage.indicator_laws import audit_indicators, find_indicator_laws
from capaian.auditor.linkage.links import Support, find_contradicting
from capaian.auditor.linkage.near_figures import find_near_figures
from capaian.auditor.linkage.settled_statements import find_settled_totals, settle
from capaian.auditor.linkage.table_links import find_table_links
from capaian.auditor.linkage.text_links import find_text_links
from capaian.auditor.quantities.report_quantities import ReportQuantities, find_quantities
from capaian.auditor.relations.table_audit import audit_sentences, audit_table
from capaian.auditor.words.actuals_as_achievements import audit_actuals_as_achievements
from capaian.auditor.words.efficiency import audit_efficiency
from capaian.auditor.words.number_words import audit_number_words
from capaian.auditor.words.scales import audit_scales
from capaian.auditor.words.sentence_years import audit_sentence_years
from capaian.auditor.words.trends import audit_trends
from capaian.auditor.words.verdicts import audit_verdicts
from capaian.domain.audit import AuditResult
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level

TABLE_AUDITS: Final = (audit_bounds, audit_trends, audit_month_heads, audit_units)
REPORT_AUDITS: Final = (
    audit_changes,
    audit_scales,
    audit_verdicts,
    audit_efficiency,
    audit_actuals_as_achievements,
    audit_number_words,
    audit_sentence_years,
    audit_sentence_units,
    audit_number_marks,
    audit_report_year,
    audit_formula_symbols,
    audit_doubled_labels,
    audit_plan_levels,
)


def audit_report(path: Path) -> AuditResult:
    """Audit a report of any kind.

    Raises:
        FileError: It is of another kind, locked, damaged, empty, unsafe or too large.
        ToolMissingError: The packages that read its kind are not installed.
    """
    return audit_printed(read_printed(path), str(path))


def audit_printed(printed: ReportPrint, name: str) -> AuditResult:
    """Audit a report that was read."""
    file = ReportFile(
        name, printed.pages, printed.lines, len(printed.grids), "", is_of_field=printed.is_of_field
    )
    findings = write_findings(find_contradictions(find_quantities(printed)))
    if not printed.is_of_field:
        findings = tuple(replace(each, level=Level.WARNING) for each in findings)
    return AuditResult(file, Counter(finding.rule for finding in findings), findings)


def find_contradictions(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield all that does not hold, what is surest first."""
    audits = [audit_table(table) for table in report.tables]
    roots = [found for each in audits for found in each.contradictions]
    of_indicators = find_indicator_laws(report)
    written = [*find_sentence_laws(report)]
    roots += audit_sentences(written)
    roots += audit_indicators(of_indicators)
    written += [each for each in of_indicators if each.holds]
    roots += audit_workings([*find_workings(report.passages, report.text_lines, report.style)], report.year)
    statements = [*written, *(statement for each in audits for statement in each.statements)]
    support = Support(report.all(), chain.from_iterable(table.all() for table in report.tables), statements)
    found = (
        find_table_links(report.tables),
        find_text_links(report),
        find_anchored_links(report),
        find_near_figures(report),
        find_counted_things(report),
    )
    links = [*chain(*found, *(each.links for each in audits))]
    roots = [*settle([*roots, *find_contradicting(links, support)])]
    yield from roots
    yield from find_settled_totals(roots, chain.from_iterable(each.other_totals for each in audits))
    slips = [
        each
        for each in roots
        if each.level is Level.ERROR and (each.evidence is Evidence.LINK or support.blames_result(each))
    ]
    trail = SlipTrail(report, statements, [link for link in links if link.agrees])
    yield from trail.follow(slips)
    yield from trail.find_doubtful_copies(each for each in roots if each.level is Level.ERROR)
    for table in report.tables:
        for audit in TABLE_AUDITS:
            yield from audit(table)
    for audit_whole in REPORT_AUDITS:
        yield from audit_whole(report)
