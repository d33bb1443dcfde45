"""Heads of years that several sentences tell otherwise, each by as much: the heads are wrong, they are right.

`2023 | 2022` above figures that running text tells for 2024 and 2023, in a report on 2024. Sentences of last
year's report would tell earlier years than the heads, and no title may bear the heads out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.misdated import years_of_title
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_FEWEST: Final = 2
"""Heads that sentences tell otherwise: one year beside one figure is sooner a slip of the sentence."""


def settle_heads(report: UnderstoodReport, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what sentences tell of years, and heads in the stead of sentences that all contradict them.

    Args:
        report: The report.
        claims: The years of sentences, held against the tables that print their figures.
    """
    tables = {row.line: table for table in report.document.tables for row in table.rows}
    told: dict[int, list[Statement]] = {}
    for claim in claims:
        if isinstance(claim, Statement) and claim.lines and claim.lines[0] in tables:
            told.setdefault(tables[claim.lines[0]].line, []).append(claim)
    right: set[int] = set()
    for said in told.values():
        table = tables[said[0].lines[0]]
        heads = _right_heads(table, said, report.year)
        if heads:
            right |= {*map(id, said)}
            yield _tell(table, said, heads)
    for claim in claims:
        yield replace(claim, holds=True) if isinstance(claim, Statement) and id(claim) in right else claim


def _right_heads(table: PrintedTable, said: Sequence[Statement], year: int | None) -> Mapping[int, int]:
    """Return the years of the heads of a table as all sentences would have them; nothing if they differ."""
    heads = table.headed_years
    if any(claim.holds or not _is_of_years(claim) for claim in said) or {*heads} & years_of_title(
        table.title
    ):
        return {}
    told = {int(claim.expected): int(claim.printed) for claim in said}
    shifts = {right - head for head, right in told.items()} | {(year or 0) - max(heads, default=0)}
    is_sure = len(told) >= _FEWEST and told.keys() <= {*heads} and len(shifts) == 1
    return {head: head + min(shifts) for head in heads} if is_sure else {}


def _is_of_years(claim: Statement) -> bool:
    return YEAR.fullmatch(claim.printed) is not None and YEAR.fullmatch(claim.expected) is not None


def _tell(table: PrintedTable, said: Sequence[Statement], heads: Mapping[int, int]) -> Statement:
    lines = tuple(dict.fromkeys(claim.line for claim in said))
    told = "; ".join(dict.fromkeys(f"{claim.expected} adalah {claim.printed}" for claim in said))
    why = f"Menurut kalimat pada baris {', '.join(map(str, lines))} angka di bawah kepala {told}."
    return Statement(
        AuditRule.YEAR,
        False,
        table.line_of_years,
        ", ".join(map(str, heads)),
        ", ".join(map(str, heads.values())),
        f"{why} Tahun laporan ini tidak ada di kepala kolom.",
        table.name,
        lines=lines,
    )
