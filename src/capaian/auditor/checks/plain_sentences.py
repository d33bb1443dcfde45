"""Sentences of which every word is of one table, held against it where no other rule tells a fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import Final

from capaian.auditor.checks.base import Check, Claim, holds
from capaian.auditor.checks.plain.areas_of_figures import check_areas_of_figures
from capaian.auditor.checks.plain.beside_means import check_beside_means
from capaian.auditor.checks.plain.beside_row_targets import check_beside_row_targets
from capaian.auditor.checks.plain.beside_wider_targets import check_beside_wider_targets
from capaian.auditor.checks.plain.changes_since_last_year import check_changes_since_last_year
from capaian.auditor.checks.plain.columns_told_of_rows import check_columns_told_of_rows
from capaian.auditor.checks.plain.compared_cells import check_compared_cells
from capaian.auditor.checks.plain.complements_of_shares import check_complements_of_shares
from capaian.auditor.checks.plain.counts_and_others import check_counts_and_others
from capaian.auditor.checks.plain.counts_beside_tables import check_counts_beside_tables
from capaian.auditor.checks.plain.counts_beyond_rows import check_counts_beyond_rows
from capaian.auditor.checks.plain.counts_beyond_states import check_counts_beyond_states
from capaian.auditor.checks.plain.counts_by_kind import check_counts_by_kind
from capaian.auditor.checks.plain.counts_of_chapters import check_counts_of_chapters
from capaian.auditor.checks.plain.counts_of_classes import check_counts_of_classes
from capaian.auditor.checks.plain.counts_of_labelled_rows import check_counts_of_labelled_rows
from capaian.auditor.checks.plain.counts_of_met_rows import check_counts_of_met_rows
from capaian.auditor.checks.plain.counts_of_ranked_rows import check_counts_of_ranked_rows
from capaian.auditor.checks.plain.efficiencies_told import check_efficiencies_told
from capaian.auditor.checks.plain.ends_by_adjective import check_ends_by_adjective
from capaian.auditor.checks.plain.ends_of_figures import check_ends_of_figures
from capaian.auditor.checks.plain.ends_without_names import check_ends_without_names
from capaian.auditor.checks.plain.exchanged_columns_told import check_exchanged_columns_told
from capaian.auditor.checks.plain.extreme_periods import check_extreme_periods
from capaian.auditor.checks.plain.extremes_of_rows import check_extremes_of_rows
from capaian.auditor.checks.plain.figures_of_rows import check_figures_of_rows
from capaian.auditor.checks.plain.gaps_of_two_rows import check_gaps_of_two_rows
from capaian.auditor.checks.plain.greatest_yearly_moves import check_greatest_yearly_moves
from capaian.auditor.checks.plain.lacking_counts import check_lacking_counts
from capaian.auditor.checks.plain.levels_moved_from import check_levels_moved_from
from capaian.auditor.checks.plain.levels_moved_to import check_levels_moved_to
from capaian.auditor.checks.plain.levels_that_met import check_levels_that_met
from capaian.auditor.checks.plain.means_per_unit import check_means_per_unit
from capaian.auditor.checks.plain.moves_by_amount import check_moves_by_amount
from capaian.auditor.checks.plain.none_in_rows import check_none_in_rows
from capaian.auditor.checks.plain.other_sides_of_wholes import check_other_sides_of_wholes
from capaian.auditor.checks.plain.parts_of_rows import check_parts_of_rows
from capaian.auditor.checks.plain.parts_of_those import check_parts_of_those
from capaian.auditor.checks.plain.places_beside_rows import check_places_beside_rows
from capaian.auditor.checks.plain.plan_periods import check_plan_periods
from capaian.auditor.checks.plain.plans_of_past_years import check_plans_of_past_years
from capaian.auditor.checks.plain.quantities_quoted import check_quantities_quoted
from capaian.auditor.checks.plain.ranks_apart import check_ranks_apart
from capaian.auditor.checks.plain.reckoned_figures import check_reckoned_figures
from capaian.auditor.checks.plain.rests_of_rates import check_rests_of_rates
from capaian.auditor.checks.plain.rests_of_rows import check_rests_of_rows
from capaian.auditor.checks.plain.rows_told_whole import check_rows_told_whole
from capaian.auditor.checks.plain.scaled_amounts import check_scaled_amounts
from capaian.auditor.checks.plain.scales_of_rows import check_scales_of_rows
from capaian.auditor.checks.plain.second_sides import check_second_sides
from capaian.auditor.checks.plain.shares_of_called_wholes import check_shares_of_called_wholes
from capaian.auditor.checks.plain.sums_of_grades import check_sums_of_grades
from capaian.auditor.checks.plain.targets_of_named_rows import check_targets_of_named_rows
from capaian.auditor.checks.plain.targets_told_after import check_targets_told_after
from capaian.auditor.checks.plain.totals_beside_last_year import check_totals_beside_last_year
from capaian.auditor.checks.plain.totals_by_head import check_totals_by_head
from capaian.auditor.checks.plain.totals_by_title import check_totals_by_title
from capaian.auditor.checks.plain.units_of_figures import check_units_of_figures
from capaian.auditor.checks.plain.ways_from_year_before import check_ways_from_year_before
from capaian.auditor.checks.plain.ways_of_rows import check_ways_of_rows
from capaian.auditor.checks.plain.wholes_quoted import check_wholes_quoted
from capaian.auditor.checks.plain.yearly_moves_of_rows import check_yearly_moves_of_rows
from capaian.auditor.checks.plain.years_of_both_ways import check_years_of_both_ways
from capaian.auditor.checks.plain.years_of_forewords import check_years_of_forewords
from capaian.auditor.checks.plain.years_of_summaries import check_years_of_summaries
from capaian.auditor.claims.equation import Equation
from capaian.auditor.links import line_of
from capaian.auditor.understanding.report import UnderstoodReport

_CHECKS: Final[tuple[Check, ...]] = (
    check_changes_since_last_year,
    check_ends_of_figures,
    check_extremes_of_rows,
    check_ways_of_rows,
    check_ways_from_year_before,
    check_figures_of_rows,
    check_exchanged_columns_told,
    check_rows_told_whole,
    check_yearly_moves_of_rows,
    check_compared_cells,
    check_extreme_periods,
    check_none_in_rows,
    check_counts_and_others,
    check_beside_means,
    check_beside_row_targets,
    check_counts_beyond_rows,
    check_greatest_yearly_moves,
    check_counts_by_kind,
    check_scales_of_rows,
    check_reckoned_figures,
    check_rests_of_rows,
    check_lacking_counts,
    check_parts_of_rows,
    check_targets_of_named_rows,
    check_ranks_apart,
    check_areas_of_figures,
    check_moves_by_amount,
    check_levels_moved_to,
    check_sums_of_grades,
    check_quantities_quoted,
    check_wholes_quoted,
    check_plans_of_past_years,
    check_years_of_forewords,
    check_years_of_summaries,
    check_years_of_both_ways,
    check_targets_told_after,
    check_places_beside_rows,
    check_gaps_of_two_rows,
    check_counts_beyond_states,
    check_ends_without_names,
    check_totals_beside_last_year,
    check_efficiencies_told,
    check_units_of_figures,
    check_counts_of_met_rows,
    check_counts_of_ranked_rows,
    check_complements_of_shares,
    check_other_sides_of_wholes,
    check_ends_by_adjective,
    check_means_per_unit,
    check_scaled_amounts,
    check_plan_periods,
    check_rests_of_rates,
    check_shares_of_called_wholes,
    check_totals_by_head,
    check_counts_beside_tables,
    check_counts_of_labelled_rows,
    check_counts_of_chapters,
    check_counts_of_classes,
    check_parts_of_those,
    check_totals_by_title,
    check_columns_told_of_rows,
    check_levels_moved_from,
    check_beside_wider_targets,
    check_levels_that_met,
    check_second_sides,
)


_ROW: Final = re.compile(r"(?<!\S)\d[\d.,]*%?(?:[ \u00a0]+\d[\d.,]*%?){2,}(?!\S)")
"""Three figures or more with blanks alone between them, as no sentence has them: `28.240 34.000 29.659`."""


def check_plain_sentences(report: UnderstoodReport, told: Set[int]) -> Iterator[Claim]:
    """Yield what such sentences say and their tables contradict.

    Args:
        report: A report.
        told: Lines of which other rules tell a fault already.
    """
    known = {*told}
    misread = {
        row.line for t in report.tables if {t.table.line, t.table.head_line} & known for row in t.table.rows
    }
    for check in _CHECKS:
        wrong = [claim for claim in check(report) if not holds(claim) and line_of(claim) not in known]
        wrong = [
            claim for claim in wrong if misread.isdisjoint(_lines(claim)) and not _is_in_row(claim, report)
        ]
        known.update(map(line_of, wrong))
        yield from wrong


def _is_in_row(claim: Claim, report: UnderstoodReport) -> bool:
    """Whether a claim is of a line with figures and nothing between them: a row whose columns are lost."""
    return _ROW.search(report.document.line(line_of(claim)).text) is not None


def _lines(claim: Claim) -> Iterator[int]:
    """Yield the lines of the tables that a claim rests on."""
    yield from (n.spot.line for n in claim.inputs) if isinstance(claim, Equation) else claim.lines
