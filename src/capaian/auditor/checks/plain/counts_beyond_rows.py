"""How many rows lie above or below one that is named: `Empat kabupaten memiliki indeks di atas provinsi`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.compared_cells import SIDES_TOLD
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.checks.plain.ways_of_rows import COUNTED
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.accounted import Meant, meant_beside, meant_in, rows_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import read_words
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.measures import NO_LEVELS, of_report, of_years, own_levels
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE, Role, roles_of
from capaian.domain.audit import AuditRule

_ENDS: Final = re.compile(r"\W*(?:,\s*(?:yaitu|yakni)\b.*)?$", re.IGNORECASE | re.DOTALL)
"""All that may stand behind a comparison, so that nothing narrows the count."""


_ONLY: Final = re.compile(
    r"^\W*(?:hanya|satu-satunya)\s+(?P<names>[^,;]+?)\s+yang\b(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
"""Rows of which alone a thing is said."""


def check_counts_beyond_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield how many rows, or which alone, are told to lie on one side of a row or a column."""
    for sentence in report.document.sentences_with(SIDES_TOLD):
        sides = [*SIDES_TOLD.finditer(sentence.text)]
        told = _ONLY.match(sentence.text) or COUNTED.match(sentence.text)
        if told and len(sides) == 1 and _ENDS.match(sentence.text, sides[0].end()):
            of_table = partial(_of_table, sentence, told, sides[0], report)
            yield from held_against_tables(sentence, report, of_table)


def _of_table(
    sentence: Sentence,
    told: re.Match[str],
    side: re.Match[str],
    report: UnderstoodReport,
    table: UnderstoodTable,
) -> Iterator[Statement]:
    own = meant_in(sentence.text[told.start("rest") : side.start()], table, report)
    other = meant_beside(side["other"], table, report)
    if own is None or other is None or own.rows:
        return
    pair = _columns(own, other, table, report)
    if pair is None:
        return
    beyond = _beyond(table, *pair, other.rows, is_above=bool(side["more"] or side["above"]))
    names = "; ".join(table.labels[row] for row in beyond)
    lines = tuple(table.items[row].row.line for row in beyond)
    if told.re is _ONLY:
        named = meant_in(told["names"], table, report)
        if named is not None and named.rows:
            why = f"Menurut {table.table.name} yang demikian: {names or 'tidak satu pun'}."
            holds, printed = {*named.rows} == {*beyond}, f"Hanya {told['names']}"
            yield Statement(
                AuditRule.CLAIM, holds, sentence.line, printed, names, why, sentence.place, lines=lines
            )
        return
    number = int(told["digits"] or read_words(told["words"] or "") or 0)
    if number and told["noun"].casefold() in table.heads_of_names:
        found = f"{len(beyond)} {told['noun']}"
        why = f"Menurut {table.table.name} ada {found}{': ' * bool(names)}{names}."
        printed = sentence.text[: told.start("rest")].strip()
        holds = number == len(beyond)
        yield Statement(
            AuditRule.COUNT, holds, sentence.line, printed, found, why, sentence.place, lines=lines
        )


def _columns(
    own: Meant, other: Meant, table: UnderstoodTable, report: UnderstoodReport
) -> tuple[Column, Column] | None:
    """Return the columns of both sides: one of two rows, or that of a wider circle beside its own."""
    if len(other.rows) == 1:
        levels = [c for c in own.columns if Role.CHANGE not in roles_of(c.path)]
        columns = of_years(levels, own.years) if own.years else of_report(levels, report.year)
        return (columns[0], columns[0]) if len(columns) == 1 else None
    levels = [c for c in other.columns if not NO_LEVELS & {*roles_of(c.path)}]
    is_turned = any(may_be_less(label) for label in table.labels)  # of such rows less may be called above
    mine = own_levels(table, report.year) if not other.rows and not is_turned else ()
    is_circle = other.tells_columns and len(levels) == 1 and WIDER_CIRCLE.search(" ".join(levels[0].path))
    return (mine[0], levels[0]) if len(mine) == 1 and is_circle and not own.tells_columns else None


def _beyond(
    table: UnderstoodTable, column: Column, beside: Column, bound: Sequence[int], *, is_above: bool
) -> list[int]:
    """Return the rows on one side of another, or of their own other figure; circles are none of them."""
    found = []
    for place, row in enumerate(rows_of(table)):
        number = row.row.cells[column.index].number
        base = rows_of(table)[bound[0] if bound else place].row.cells[beside.index].number
        if number is None or base is None or number.value == base.value:
            continue
        if (number.value > base.value) is is_above and not WIDER_CIRCLE.search(row.label):
            found.append(place)
    return found
