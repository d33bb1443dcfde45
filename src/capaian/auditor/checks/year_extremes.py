"""The year in which one row is said to have its highest or lowest: `TPT tertinggi pada tahun 2030`."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.extreme_quantities import CHANGE
from capaian.auditor.understanding.extremes import extremes_in
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.over_periods import period_of_extreme
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule


def extremes_over_years(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each year told for the highest or lowest of a row that stands beside its other years."""
    for table in tables_near(sentence, report):
        rows = table.named
        for extreme in extremes_in(sentence.text, [row.label for row in rows]):
            row = rows[extreme.rows[0]]
            period = period_of_extreme(extreme, table, row) if len(extreme.rows) == 1 else None
            # Of a row of changes the year is that of its own figure.
            is_of_level = CHANGE.search(row.label) or not CHANGE.search(sentence.text)
            if is_of_level and period is not None and YEAR.fullmatch(period.said):
                holds, name = period.said == period.right, table.table.name
                why = f"Menurut {name} baris {row.label} yang {extreme.word} adalah {period.right}."
                yield Statement(
                    AuditRule.CLAIM,
                    holds,
                    report.document.line_of(extreme.word, sentence),
                    f"{row.label} {extreme.word}: {period.said}",
                    period.right,
                    why,
                    sentence.place,
                    lines=(row.row.line,),
                )
