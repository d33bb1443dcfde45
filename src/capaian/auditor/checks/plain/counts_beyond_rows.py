"""How many rows lie above or below one that is named: `Empat kabupaten memiliki indeks di atas provinsi`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.compared_cells import SIDES_TOLD
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.checks.plain.ways_of_rows import COUNTED
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.accounted import meant_beside, meant_in, rows_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import read_words
from capaian.auditor.understanding.measures import of_report, of_years
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE, Role, roles_of
from capaian.domain.audit import AuditRule

_ENDS: Final = re.compile(r"\W*(?:,\s*(?:yaitu|yakni)\b.*)?$", re.IGNORECASE | re.DOTALL)
"""All that may stand behind a comparison, so that nothing narrows the count."""


def check_counts_beyond_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield how many rows are told to lie on one side of a row that is named, by a table near."""
    for sentence in report.document.sentences_with(SIDES_TOLD):
        sides = [*SIDES_TOLD.finditer(sentence.text)]
        counted = COUNTED.match(sentence.text)
        if counted and len(sides) == 1 and _ENDS.match(sentence.text, sides[0].end()):
            of_table = partial(_of_table, sentence, counted, sides[0], report)
            yield from held_against_tables(sentence, report, of_table)


def _of_table(
    sentence: Sentence,
    counted: re.Match[str],
    side: re.Match[str],
    report: UnderstoodReport,
    table: UnderstoodTable,
) -> Iterator[Statement]:
    own = meant_in(sentence.text[counted.start("rest") : side.start()], table, report)
    other = meant_beside(side["other"], table, report)
    number = int(counted["digits"] or read_words(counted["words"] or "") or 0)
    if own is None or other is None or own.rows or len(other.rows) != 1 or not number:
        return
    levels = [c for c in own.columns if Role.CHANGE not in roles_of(c.path)]
    columns = of_years(levels, own.years) if own.years else of_report(levels, report.year)
    if len(columns) != 1 or counted["noun"].casefold() not in table.heads_of_names:
        return
    is_above = bool(side["more"] or side["above"])
    beyond = _beyond(table, columns[0], other.rows[0], is_above=is_above)
    names = "; ".join(table.labels[row] for row in beyond)
    found = f"{len(beyond)} {counted['noun']}"
    yield Statement(
        AuditRule.COUNT,
        number == len(beyond),
        sentence.line,
        sentence.text[: counted.start("rest")].strip(),
        found,
        f"Menurut {table.table.name} ada {found}{': ' * bool(names)}{names}.",
        sentence.place,
        lines=tuple(table.items[row].row.line for row in beyond),
    )


def _beyond(table: UnderstoodTable, column: Column, bound: int, *, is_above: bool) -> list[int]:
    """Return the rows on one side of another; the province and the nation are none of them."""
    numbers = [row.row.cells[column.index].number for row in rows_of(table)]
    base = numbers[bound]
    return [
        row
        for row, number in enumerate(numbers)
        if number is not None
        and base is not None
        and number.value != base.value
        and (number.value > base.value) is is_above
        and not WIDER_CIRCLE.search(rows_of(table)[row].label)
    ]
