"""The audit of a report: read, find quantities, their relations and their links,
and tell what does not hold.

Its parts are `document` (pages to grids and passages), `quantities`, `relations` (laws of columns
and rows), `formulas` (workings in text), `linkage` (one quantity in two places, and which of two
prints is wrong), `words` and `form`.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Final

from capaian.auditor.against import find_other_owner, find_unsupported
from capaian.auditor.contradictions import Contradiction, ContradictionGround
from capaian.auditor.document.report import ReportPrint, read_printed
from capaian.auditor.dossier_values import DossierValues
from capaian.auditor.findings import write_findings
from capaian.auditor.form.bounds import audit_bounds
from capaian.auditor.form.class_intervals import audit_class_intervals
from capaian.auditor.form.doubled_labels import audit_doubled_labels, audit_plan_levels
from capaian.auditor.form.formula_symbols import audit_formula_symbols
from capaian.auditor.form.number_marks import audit_moved_marks, audit_number_marks
from capaian.auditor.form.period_heads import audit_month_heads, audit_year_heads
from capaian.auditor.form.place_names import audit_place_names
from capaian.auditor.form.retyped_figures import audit_retyped_figures, without_effects
from capaian.auditor.form.table_numbers import audit_table_numbers
from capaian.auditor.form.units import audit_row_units, audit_sentence_units, audit_units
from capaian.auditor.formulas.sentence_laws import find_sentence_laws, find_shares_of_totals
from capaian.auditor.formulas.written import audit_workings, digits_of_results, find_workings
from capaian.auditor.linkage.changes import audit_changes
from capaian.auditor.linkage.consequences import SlipTrail
from capaian.auditor.linkage.indicator_laws import audit_indicators, find_indicator_laws
from capaian.auditor.linkage.links import QuantityLink, Support, find_contradicting
from capaian.auditor.linkage.near_figures import find_near_figures
from capaian.auditor.linkage.repair_order import RepairOrder
from capaian.auditor.linkage.settled_statements import (
    find_settled_totals,
    settle,
    settle_by_repairs,
)
from capaian.auditor.linkage.table_links import find_table_links
from capaian.auditor.linkage.text_links import find_counted_things, find_text_links
from capaian.auditor.quantities.report_quantities import ReportQuantities, find_quantities
from capaian.auditor.relations.index_columns import audit_index_columns
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.repairs import blame_figures, find_copies, mend
from capaian.auditor.relations.statements import LawStatement
from capaian.auditor.relations.table_audit import (
    audit_sentences,
    audit_table,
    rule_of,
    rule_of_rows,
)
from capaian.auditor.tested_figures import find_tested_parts
from capaian.auditor.words.actuals_as_achievements import audit_actuals_as_achievements
from capaian.auditor.words.extremes import audit_extremes, audit_rank_columns
from capaian.auditor.words.number_words import audit_list_counts, audit_number_words
from capaian.auditor.words.scales import audit_class_counts, audit_scales
from capaian.auditor.words.sentence_years import audit_report_year, audit_sentence_years
from capaian.auditor.words.trends import audit_directions, audit_trends
from capaian.auditor.words.verdicts import audit_efficiency, audit_verdicts
from capaian.domain.audit import AuditResult, AuditRule
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level

TABLE_AUDITS: Final = (
    audit_bounds,
    audit_trends,
    audit_index_columns,
    audit_rank_columns,
    audit_month_heads,
    audit_year_heads,
    audit_units,
    audit_class_intervals,
    audit_moved_marks,
)
REPORT_AUDITS: Final = (
    audit_changes,
    audit_scales,
    audit_class_counts,
    audit_verdicts,
    audit_directions,
    audit_extremes,
    audit_efficiency,
    audit_actuals_as_achievements,
    audit_number_words,
    audit_list_counts,
    audit_sentence_years,
    audit_sentence_units,
    audit_row_units,
    audit_number_marks,
    audit_report_year,
    audit_table_numbers,
    audit_place_names,
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


@contextmanager
def _rest_of_collector() -> Iterator[None]:
    """Look for no cycles meanwhile: an audit makes none,
    and each search goes through all figures again.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_rest_of_collector()
def audit_printed(
    printed: ReportPrint, name: str, dossier: DossierValues | None = None
) -> AuditResult:
    """Audit a report that was read.

    Args:
        printed: The report.
        name: Its path, as findings call it.
        dossier: What its numbers should come from; `None` where that is not asked.
    """
    examined = examine(find_quantities(printed))
    retyped = [*audit_retyped_figures(printed.content, examined.report.year)]
    # Pages tell where in a pdf, rows in a Word file; lines are counted in text files alone.
    counts_lines = not (printed.content.is_pdf or printed.content.is_word)
    found = chain(retyped, without_effects(examined.contradictions, retyped))
    findings = write_findings(found, counts_lines=counts_lines)
    if not printed.is_of_field:
        findings = tuple(
            replace(each, level=Level.WARNING) if each.level is Level.ERROR else each
            for each in findings
        )
    file = ReportFile(
        name,
        printed.pages,
        printed.lines,
        len(printed.grids),
        printed.content.sha256,
        printed.content.unreadable,
        is_of_field=printed.is_of_field,
        office=printed.office,
        year=printed.year or None,
    )
    claims = examined.count_holding() + Counter(finding.rule for finding in findings)
    parts = find_tested_parts(
        examined.report, examined.statements, examined.links, examined.contradictions
    )
    result = AuditResult(file, claims, findings, parts=tuple(parts))
    if dossier is None:
        return result
    other = find_other_owner(examined.report, dossier)
    unsupported = (
        None if other else find_unsupported(examined.report, examined.statements, dossier)
    )
    return replace(result, underived=unsupported, other_dossier=other)


@dataclass(frozen=True, eq=False)
class Examination:
    """What was examined in a report, and what does not hold."""

    report: ReportQuantities
    statements: Sequence[LawStatement]
    links: Sequence[QuantityLink]
    contradictions: Sequence[Contradiction]

    def count_holding(self) -> Counter[AuditRule]:
        """Return how many statements hold, by rule."""
        holding = Counter(_rule_of(each) for each in self.statements if each.holds)
        holding[AuditRule.CROSSREF] += sum(link.agrees for link in self.links)
        return holding


def _rule_of(statement: LawStatement) -> AuditRule:
    return rule_of_rows(statement) if statement.law in (Law.SUM, Law.MEAN) else rule_of(statement)


def examine(report: ReportQuantities) -> Examination:
    """Examine all quantities of a report; what is surest comes first."""
    audits = [audit_table(table) for table in report.tables]
    of_indicators = find_indicator_laws(report)
    written = [*find_sentence_laws(report), *find_shares_of_totals(report)]
    roots = [found for each in audits for found in each.contradictions]
    roots += audit_sentences(written)
    roots += audit_indicators(of_indicators)
    workings = [*find_workings(report.passages, report.text_lines, report.style)]
    roots += audit_workings(workings, report.year)
    written += [each for each in of_indicators if each.holds]
    statements = [*written, *(statement for each in audits for statement in each.statements)]
    found = (
        find_table_links(report.tables),
        find_text_links(report),
        find_near_figures(report),
        find_counted_things(report),
    )
    links = [*chain(*found, *(each.links for each in audits))]
    denied = {each.statement.relation for each in roots if each.statement is not None}
    agreeing = [LawStatement(Law.EQUAL, link.one, (link.other,)) for link in links if link.agrees]
    blame = blame_figures(statements, denied, agreeing, find_copies(report.tables))
    in_tables = chain.from_iterable(table.all() for table in report.tables)
    support = Support(report.all(), in_tables, mend(statements, blame.repairs))
    roots = [*settle_by_repairs(roots, blame)]
    roots = [*settle([*roots, *find_contradicting(links, support)])]
    order = RepairOrder(roots, support, digits_of_results(workings))
    roots = [*order.settle_all(roots)]
    of_words = order.settle_all([*_of_words(report)])
    settled = find_settled_totals(roots, chain.from_iterable(each.other_totals for each in audits))
    return Examination(
        report,
        statements,
        links,
        [*roots, *settled, *_consequences(report, roots, statements, links, support), *of_words],
    )


def _consequences(
    report: ReportQuantities,
    roots: Sequence[Contradiction],
    statements: Sequence[LawStatement],
    links: Sequence[QuantityLink],
    support: Support,
) -> Iterator[Contradiction]:
    """Yield what follows from figures that are surely wrong."""
    errors = [
        each
        for each in roots
        if each.level is Level.ERROR and not (each.is_supported or each.rivals)
    ]
    slips = [
        each
        for each in errors
        if each.evidence is ContradictionGround.LINK or support.blames_result(each)
    ]
    mended = {id(each.quantity): each.right for each in errors if each.right is not None}
    trail = SlipTrail(report, statements, [link for link in links if link.agrees], mended)
    yield from trail.follow(slips)
    yield from trail.find_doubtful_copies(errors)


def _of_words(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield what words, units and forms say that figures deny."""
    for table in report.tables:
        for audit in TABLE_AUDITS:
            yield from audit(table)
    for audit_whole in REPORT_AUDITS:
        yield from audit_whole(report)
