"""What sentences tell of the rows and columns of tables by their own words."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.counts_with_shares import counts_with_shares_in
from capaian.auditor.checks.implied_classes import implied_classes_in
from capaian.auditor.checks.left_of_rows import left_of_rows_in
from capaian.auditor.checks.neighbour_columns import neighbour_columns_in
from capaian.auditor.checks.period_rows import told_of_periods
from capaian.auditor.checks.row_steps import row_steps_in
from capaian.auditor.checks.sides_of_rows import sides_of_rows_in
from capaian.auditor.checks.target_distances import target_distances_in
from capaian.auditor.checks.targets_beside_actuals import targets_beside_actuals_in
from capaian.auditor.checks.targets_of_rows import targets_of_rows_in
from capaian.auditor.checks.title_spans import title_spans_in
from capaian.auditor.checks.told_absorption import told_absorption_in
from capaian.auditor.understanding.report import UnderstoodReport


def check_told_of_tables(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield them, each kind by a module of its own."""
    yield from neighbour_columns_in(report)
    yield from counts_with_shares_in(report)
    yield from left_of_rows_in(report)
    yield from targets_beside_actuals_in(report)
    yield from targets_of_rows_in(report)
    yield from told_of_periods(report)
    yield from row_steps_in(report)
    yield from sides_of_rows_in(report)
    yield from implied_classes_in(report)
    yield from target_distances_in(report)
    yield from title_spans_in(report)
    yield from told_absorption_in(report)
