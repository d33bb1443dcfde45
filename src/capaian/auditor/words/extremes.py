"""Sentences that call a row the highest or lowest, held against its column; and ranks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.contradictions import Contradiction, ContradictionGround, contradict_words
from capaian.auditor.findings import MAX_NAME, MAX_VALUE_LETTERS
from capaian.auditor.quantities.figures import MIN_ROWS, MIN_TELLING_BITS, MOST, PrintedQuantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.labels import stems_of
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.text_quantities import TextFigure
from capaian.domain.audit import AuditRule

_HIGHEST: Final = re.compile(
    r"\b(?:tertinggi|terbanyak|terbesar|paling (?:tinggi|banyak|besar))\b", re.IGNORECASE
)
_LOWEST: Final = re.compile(
    r"\b(?:terendah|terkecil|tersedikit|paling (?:rendah|sedikit|kecil))\b", re.IGNORECASE
)
_EXTREME: Final = re.compile(r"ter(?:tinggi|banyak|besar|rendah|kecil|sedikit)|paling")
_OF_CHANGE: Final = re.compile(
    r"kenaikan|penurunan|peningkatan|tambah|selisih|kedua|ketiga|setelah|disusul|lainnya",
    re.IGNORECASE,
)
MAX_LETTERS: Final = 140
"""Between the word and the figure of the row that it calls so."""
_RANK_HEAD: Final = re.compile(r"\b(?:peringkat|rank(?:ing)?|urutan)\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class _Column:
    """The figures of a column but for its totals, each with its row."""

    table: GridQuantities
    rows: Sequence[tuple[int, PrintedQuantity]]

    def row_of(self, words: str) -> PrintedQuantity | None:
        """Return the figure of the one row whose name words hold; `None` where several do,
        or none.
        """
        stems = stems_of(words)
        named = [
            each
            for at, each in self.rows
            if self.table.labels[at].stems and self.table.labels[at].stems <= stems
        ]
        widest = max((len(each.label.stems) for each in named), default=0)
        best = [each for each in named if len(each.label.stems) == widest]
        return best[0] if len(best) == 1 else None

    def extreme(self, *, is_highest: bool) -> PrintedQuantity:
        """Return the highest or the lowest figure."""
        return (max if is_highest else min)(
            (each for _, each in self.rows), key=lambda each: each.value
        )


def audit_extremes(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield rows that are called the highest or lowest of their column, and are not."""
    columns: dict[str, list[_Column]] = defaultdict(list)
    for column in _columns(report):
        for digits in dict.fromkeys(each.digits for _, each in column.rows):
            columns[digits].append(column)
    for figures in report.figures_of.values():
        if not _EXTREME.search(figures[0].passage.text.lower()):
            continue
        for figure in figures:
            before = figure.passage.text[
                max(figure.since, figure.start - MAX_LETTERS) : figure.start
            ]
            highest, lowest = [*_HIGHEST.finditer(before)], [*_LOWEST.finditer(before)]
            if len(highest) + len(lowest) == 1 and not _OF_CHANGE.search(before):
                start = (highest or lowest)[0].start()
                meant = columns.get(figure.quantity.digits, ())
                yield from _audit(figure, before[start:], meant, is_highest=bool(highest))


def _columns(report: ReportQuantities) -> Iterator[_Column]:
    for table in report.tables:
        for column in table.columns:
            rows = [
                (at, each) for at, each in table.column(column) if not table.labels[at].names_total
            ]
            coded = [(at, each) for at, each in rows if table.labels[at].code]
            # A row without a number below numbered ones is the whole, or a mean of the others.
            rows = coded if len(coded) >= MOST * len(rows) else rows
            is_tree = any(table.depths[at] > 1 or table.is_point(at) for at, _ in rows)
            if len(rows) >= MIN_ROWS and not is_tree:
                yield _Column(table, rows)


def _audit(
    figure: TextFigure, words: str, meant: Sequence[_Column], *, is_highest: bool
) -> Iterator[Contradiction]:
    if figure.quantity.bits < MIN_TELLING_BITS:
        return
    for column in meant:
        own, extreme = column.row_of(words), column.extreme(is_highest=is_highest)
        if own and own.digits == figure.quantity.digits and own.value == extreme.value:
            return
    if len(meant) != 1 or (own := meant[0].row_of(words)) is None:
        return
    extreme = meant[0].extreme(is_highest=is_highest)
    word = "tertinggi" if is_highest else "terendah"
    name = extreme.label.text[:MAX_NAME]
    printed = own.label.text[:MAX_NAME]
    why = f"{word} di {extreme.source}: {name} ({extreme.text}); tertulis {printed}"
    yield contradict_words(
        AuditRule.CLAIM, figure.quantity, name, why, own.label.text[:MAX_VALUE_LETTERS], (extreme,)
    )


def audit_rank_columns(table: GridQuantities) -> Iterator[Contradiction]:
    """Yield the ranks that the column which the others follow denies."""
    for column in table.columns:
        if not _RANK_HEAD.search(table.grid.head_of(column)):
            continue
        ranks = {at: each for at, each in table.column(column) if not table.labels[at].names_total}
        ranked = [_rank_by(table, other, ranks) for other in table.columns if other != column]
        wrong = min((_differing(each, ranks) for each in ranked if each), key=len, default={})
        if len(ranks) >= MIN_ROWS and 0 < len(wrong) <= (1 - MOST) * len(ranks):
            for at, right in wrong.items():
                why = f"menurut urutan angkanya peringkat {right}"
                yield Contradiction(
                    AuditRule.RANK, ranks[at], str(right), why, ContradictionGround.COLUMN_LAW
                )


def _rank_by(
    table: GridQuantities, column: int, ranks: Mapping[int, PrintedQuantity]
) -> dict[int, int]:
    """Return the ranks of rows by a column, the highest first;
    none where some row has no figure.
    """
    values = {at: each.value for at, each in table.column(column) if at in ranks}
    if len(values) < len(ranks):
        return {}
    return {
        at: 1 + sum(other > value for other in values.values()) for at, value in values.items()
    }


def _differing(ranked: Mapping[int, int], ranks: Mapping[int, PrintedQuantity]) -> dict[int, int]:
    return {at: place for at, place in ranked.items() if ranks[at].value != place}
