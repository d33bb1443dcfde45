"""How many indicators a sentence says to be of a class, held against the column of classes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, ContradictionGround
from capaian.auditor.document.passages import Passage
from capaian.auditor.quantities.figures import MIN_ROWS, words_at
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import FigureRole
from capaian.auditor.quantities.scales import Scale
from capaian.auditor.words.number_words import value_of_words
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_COUNT: Final = (
    r"(?P<count>\d{{1,2}}|[a-z]+)\s*(?:\([a-z ]+\)\s*)?(?P<noun>indikator|ukuran|sasaran)[^.;,\d]{{0,60}}?"
    r"\b(?:kategori|predikat|berkategori|berpredikat|kriteria)\W+(?P<name>{names})\b"
)
_CLASS_WORDS: Final = ("kategori", "predikat", "kriteria")


def audit_class_counts(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield the counts that no table with a column of classes gives."""
    scales = report.scales.all
    if not scales:
        return
    names = {each.name for scale in scales for each in scale.classes}
    judged = [table for table, own in zip(report.tables, report.scales.of_tables, strict=True) if own is None]
    tables = [counts for table in judged for scale in scales if (counts := _count(table, scale))]
    form = re.compile(
        _COUNT.format(names="|".join(map(re.escape, sorted(names, key=len, reverse=True)))), re.IGNORECASE
    )
    for passage in report.passages:
        small = passage.text.lower()
        if not any(word in small for word in _CLASS_WORDS):
            continue
        for match in form.finditer(passage.text):
            claimed = int(match["count"]) if match["count"].isdigit() else value_of_words(match["count"])
            name = match["name"].casefold()
            found = {each[name] for each in tables if each[name]}
            if claimed is not None and found and claimed not in found:
                yield _contradiction(passage, match, found, report.year)


def _count(table: GridQuantities, scale: Scale) -> Counter[str]:
    """Return how many numbered rows a table puts in each class; nothing where it has no such column."""
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


def _contradiction(passage: Passage, match: re.Match[str], counts: set[int], year: int) -> Contradiction:
    place = passage.place_at(match.start("count"))
    quantity = words_at(place, passage.text, year, name=passage.text)
    right = " atau ".join(map(str, sorted(counts)))
    why = f"menurut tabel {right} {match['noun']} berkategori {match['name']}"
    return Contradiction(
        AuditRule.COUNT,
        quantity,
        right,
        why,
        ContradictionGround.WORDS,
        Level.WARNING,
        printed=match["count"],
    )
