"""Shares of a total that stands in a table alone: `118 pengaduan atau 50,64% dari seluruh pengaduan`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.formulas.sentence_laws import is_plausible
from capaian.auditor.quantities.figures import MIN_DIGITS, MIN_ROWS, PrintedQuantity
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.relations.law import Law
from capaian.auditor.relations.statements import LawStatement

_AS_SHARE: Final = re.compile(r"[^.;,\d%]{0,40}(?:\(|\batau\b)\W*(?:sebesar\s*)?", re.IGNORECASE)
"""Between a count and the share that tells it again."""
_OF_WHOLE: Final = re.compile(
    r"\s*(?:%|persen)\s*dari\s+(?:seluruh|keseluruhan|total|jumlah)\b[^.;,\d]{0,60}(?![^.;,]*\d)",
    re.IGNORECASE,
)
"""What follows a share of a whole that the sentence does not count."""


def find_shares_of_totals(report: ReportQuantities) -> Iterator[LawStatement]:
    """Yield the shares that sentences give of a count in a table, each with the total of its column."""
    totals: Mapping[str, Sequence[PrintedQuantity]] | None = None
    for figures in report.figures_of.values():
        for part, share in pairwise(figures):
            is_count = not part.is_share and len(part.quantity.digits) >= MIN_DIGITS
            between = share.passage.text[part.end : share.start]
            if not (is_count and share.is_share and _AS_SHARE.fullmatch(between)):
                continue
            if not _OF_WHOLE.match(share.passage.text, share.end):
                continue
            totals = _totals_by_part(report) if totals is None else totals
            ways = [
                LawStatement(Law.PERCENT, share.quantity, (part.quantity, total))
                for total in totals.get(part.quantity.digits, ())
            ]
            holding = [way for way in ways if way.holds]
            near = holding or [way for way in ways if is_plausible(way)]
            if len({way.inputs[1].value for way in near}) == 1:
                yield near[0]


def _totals_by_part(report: ReportQuantities) -> Mapping[str, Sequence[PrintedQuantity]]:
    """Return the totals of the columns in which a figure stands, by its digits."""
    found: dict[str, list[PrintedQuantity]] = defaultdict(list)
    for table in report.tables:
        for column in table.columns:
            cells = [each for _, each in table.column(column) if each.unit != "%"]
            total = max(cells, key=lambda each: each.value, default=None)
            parts = [each for each in cells if each is not total]
            if total is None or len(parts) < MIN_ROWS:
                continue
            if LawStatement(Law.SUM, total, tuple(parts)).holds:
                for each in parts:
                    found[each.digits].append(total)
    return found
