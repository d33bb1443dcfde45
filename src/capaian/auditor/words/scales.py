"""Classes by the report's own scale: beside achievements, in sentences,
and how many a sentence counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.contradictions import Contradiction, contradict_words
from capaian.auditor.document.passages import Passage
from capaian.auditor.quantities.figures import MIN_ROWS, PrintedQuantity, words_at
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import FigureRole
from capaian.auditor.quantities.scales import Scale, ScaleClass
from capaian.auditor.words.number_words import value_of_words
from capaian.domain.audit import AuditRule

MIN_KNOWN: Final = 0.5
"""Part of the cells of a column that name a class where it holds them."""
MIN_NAMED: Final = 2


def audit_scales(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield the classes that the scale of the report denies:
    the one that the column beside follows.
    """
    scales = report.scales
    for table, own in zip(report.tables, scales.of_tables, strict=True):
        if own is None:
            yield from _audit_table(table, scales.all)
    if len(scales.all) == 1:
        yield from _audit_sentences(report, scales.all[0])


def _audit_table(table: GridQuantities, scales: Sequence[Scale]) -> Iterator[Contradiction]:
    for column in range(table.grid.width):
        left = [at for at in table.columns if at < column]
        if column in table.columns or not left:
            continue
        found = [
            judged
            for scale in scales
            for values in reversed(left)
            if (judged := _judge(table, values, column, scale)) is not None
        ]
        yield from min(found, key=len, default=[])


def _judge(
    table: GridQuantities, values: int, column: int, scale: Scale
) -> list[Contradiction] | None:
    """Return the rows that a scale denies;
    `None` where the column does not follow it by these values.
    """
    named = [
        (table.rows[at][values], claimed)
        for at, row in enumerate(table.grid.rows)
        if (cell := row[column]) is not None
        and values in table.rows[at]
        and (claimed := scale.named(cell.flat)) is not None
    ]
    if len(named) < MIN_NAMED or len(named) < MIN_KNOWN * len(table.cells(column)):
        return None
    wrong = [
        _contradiction(quantity, claimed, scale)
        for quantity, claimed in named
        if all(scale.class_of(value) is not claimed for value in quantity.readings)
    ]
    return (
        wrong
        if len(wrong) <= (1 - MIN_KNOWN) * len(named)
        or table.roles[values] is FigureRole.ACHIEVEMENT
        else None
    )


def _contradiction(quantity: PrintedQuantity, claimed: ScaleClass, scale: Scale) -> Contradiction:
    """Return what the scale denies: to be looked at,
    for a table may follow the scale of another year.
    """
    right = scale.class_of(quantity.value)
    name = right.name if right else "di luar skala"
    why = f"{quantity.text} menurut {scale.name}: {name}; tertulis {claimed.name}"
    return contradict_words(
        AuditRule.SCALE, quantity, name, why, f"{quantity.text} {claimed.name}"
    )


def _audit_sentences(report: ReportQuantities, scale: Scale) -> Iterator[Contradiction]:
    names = "|".join(
        re.escape(each.name) for each in sorted(scale.classes, key=lambda each: -len(each.name))
    )
    form = re.compile(
        rf"[^.%\d]{{0,12}}%?(?:[^.%\d]{{0,60}}?\b(?:kategori|predikat|kriteria)\W+|"
        rf"\s*\()(?P<name>{names})\b",
        re.IGNORECASE,
    )
    for figure in report.figures:
        match = form.match(figure.passage.text, figure.end)
        if match is None or not figure.is_share:
            continue
        claimed = scale.named(match["name"])
        if claimed is not None and scale.class_of(figure.quantity.value) is not claimed:
            yield _contradiction(figure.quantity, claimed, scale)


_COUNT: Final = (
    r"(?P<count>\d{{1,2}}|[a-z]+)\s*(?:\([a-z "
    r"]+\)\s*)?(?P<noun>indikator|ukuran|sasaran)[^.;,\d]{{0,60}}?"
    r"\b(?:kategori|predikat|berkategori|berpredikat|kriteria)\W+(?P<name>{names})\b"
)
_CLASS_WORDS: Final = ("kategori", "predikat", "kriteria")


def audit_class_counts(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield the counts that no table with a column of classes gives."""
    scales = report.scales.all
    if not scales:
        return
    names = {each.name for scale in scales for each in scale.classes}
    judged = [
        table
        for table, own in zip(report.tables, report.scales.of_tables, strict=True)
        if own is None
    ]
    tables = [counts for table in judged for scale in scales if (counts := _count(table, scale))]
    form = re.compile(
        _COUNT.format(names="|".join(map(re.escape, sorted(names, key=len, reverse=True)))),
        re.IGNORECASE,
    )
    for passage in report.passages:
        small = passage.text.lower()
        if not any(word in small for word in _CLASS_WORDS):
            continue
        for match in form.finditer(passage.text):
            claimed = (
                int(match["count"]) if match["count"].isdigit() else value_of_words(match["count"])
            )
            name = match["name"].casefold()
            found = {each[name] for each in tables if each[name]}
            if claimed is not None and found and claimed not in found:
                yield _of_count(passage, match, found, report.year)


def _count(table: GridQuantities, scale: Scale) -> Counter[str]:
    """Return how many numbered rows a table puts in each class;
    nothing where it has no such column.
    """
    for column in range(table.grid.width):
        rows = [
            claimed.name.casefold()
            for at, row in enumerate(table.grid.rows)
            if (cell := row[column]) is not None
            and (claimed := scale.named(cell.flat)) is not None
            and FigureRole.ACHIEVEMENT in {each.role for each in table.rows[at].values()}
            and len(table.rows[at]) > 1
        ]
        if len(rows) >= MIN_ROWS:
            return Counter(rows)
    return Counter()


def _of_count(
    passage: Passage, match: re.Match[str], counts: set[int], year: int
) -> Contradiction:
    place = passage.place_at(match.start("count"))
    quantity = words_at(place, passage.text, year, name=passage.text)
    right = " atau ".join(map(str, sorted(counts)))
    why = f"menurut tabel {right} {match['noun']} berkategori {match['name']}"
    return contradict_words(AuditRule.COUNT, quantity, right, why, match["count"])
