"""Shares beside a figure of a neighbour's row: `perawat 148 orang atau 33,52%`, where perawat are 181.

The share is that of the row which is named, and right; only the count beside it was taken from another.
"""

from __future__ import annotations

from collections.abc import Sequence

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.report import UnderstoodReport


def settle_shares_of_rows(made: Sequence[Claim], report: UnderstoodReport) -> list[Claim]:
    """Return what the rules have yielded, but for shares that stand in the row whose figure is misquoted."""
    failed = [claim for claim in made if isinstance(claim, Equation) and not claim.holds()]
    meant = {claim.result.spot: claim.inputs[0].spot.line for claim in failed if claim.law is Law.EQUAL}
    shares = [claim for claim in failed if claim.law is Law.PERCENT and claim.inputs[0].spot in meant]
    rows = {row.row.line: row.row for table in report.tables if shares for row in table.rows}
    right = {
        id(share)
        for share in shares
        if share.result.spot.line not in rows
        and (row := rows.get(meant[share.inputs[0].spot]))
        and any(cell.number is not None and cell.number.value == share.result.value for cell in row.cells)
    }
    return [claim for claim in made if id(claim) not in right]
