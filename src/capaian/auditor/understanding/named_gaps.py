"""Gaps between two rows of a table: `selisih indeks antara Melati dan Dahlia sebesar 3,63 poin`.

The rows are named, or are the highest and the lowest: `jarak antara yang tertinggi dan terendah 2,90`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.end_gaps import calls_end, tells_end_gap
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule

_BETWEEN: Final = Worded(
    r"\b(?:selisih|jarak|kesenjangan|perbedaan|beda)(?:nya)?\s+(?P<what>[^.;:,\d]{0,60}?)\s*\bantara\s+"
    r"(?P<both>(?:[^.;:\d]|\b\d{1,2}\b){3,120}?)(?:\s+(?:sebesar|adalah|mencapai|yaitu|sebanyak|ialah|hanya|sekitar))*\s*[(]?$"
)
_LIKELY: Final = 4
"""So many times too large or small may a gap be; one further off lies between other things."""
_TWO: Final = 2


def named_gaps_in(paragraph: Paragraph, tables: Sequence[UnderstoodTable]) -> Iterator[Equation]:
    """Yield gaps with the figures of the two rows that they are said to lie between.

    Args:
        paragraph: Sentences with their quantities.
        tables: Those that the paragraph speaks of.
    """
    for mention in paragraph.mentions:
        made = [e for table in tables for e in _of_table(paragraph, mention, table)]
        held = next((equation for equation in made if equation.holds()), None)
        if held is not None:
            yield held
        elif len(made) == 1 and _is_likely(made[0]):
            yield made[0]


def _of_table(paragraph: Paragraph, mention: Mention, table: UnderstoodTable) -> Iterator[Equation]:
    for column, ends in _gaps(paragraph, mention, table):
        if len(ends) == _TWO and all(end.decimals == mention.number.decimals for end in ends):
            yield Equation(
                AuditRule.DIFFERENCE,
                Law.DIFFERENCE,
                mention.number,
                tuple(sorted(ends, key=lambda number: number.value, reverse=True)),
                f"{paragraph.place} dan {table.table.name}",
                subject=f"selisih {column.name}",
            )


def _gaps(
    paragraph: Paragraph, mention: Mention, table: UnderstoodTable
) -> Iterator[tuple[Column, Sequence[PrintedNumber]]]:
    """Yield the columns that a gap may be of, with the figures that it may lie between."""
    told = _BETWEEN.search(_words_before(paragraph, mention))
    if tells_end_gap(mention.before):
        is_told = any(map(calls_end, (m for m in paragraph.mentions if m is not mention)))
        columns = () if is_told else _columns(table, mention.before, mention)
        yield from ((c, _far_ends(table.ranked, c)) for c in columns if Role.CHANGE not in c.roles)
    elif told is not None:
        named = {found.row for found in find_named(told["both"], table.labels)}
        named |= _numbered_in(told["both"], table.labels)
        rows = [table.items[place] for place in sorted(named)]
        yield from ((column, _ends(rows, column)) for column in _columns(table, told["what"], mention))


def _numbered_in(words: str, labels: Sequence[str]) -> set[int]:
    """Return the labels with a number that words have as a whole: `Bintang 4`."""
    return {
        place
        for place, label in enumerate(labels)
        if re.search(r"\d$", label) and re.search(rf"\b{re.escape(label)}\b", words, re.IGNORECASE)
    }


def _words_before(paragraph: Paragraph, mention: Mention) -> str:
    """Return the words before a figure, with the numbers that are part of a name: `kelas 4 dan Melati`."""
    words = mention.before
    sentence = paragraph.sentence_of(mention)
    for earlier in reversed(sentence[: sentence.index(mention)]):
        is_of_name = earlier.number.is_count and earlier.number.digits <= _TWO and words[:1].isspace()
        if not is_of_name:
            break
        words = f"{earlier.before}{earlier.number.text}{words}"
    return words


def _far_ends(rows: Sequence[UnderstoodRow], column: Column) -> Sequence[PrintedNumber]:
    """Return the lowest and the highest figure of rows that all have one."""
    ordered = sorted(_ends(rows, column), key=lambda number: number.value)
    return (ordered[0], ordered[-1]) if ordered and len(ordered) == len(rows) else ()


def _columns(table: UnderstoodTable, what: str, mention: Mention) -> Sequence[Column]:
    """Return the columns of the year that are called as the gap is; all where none is.

    What lies between means lies between no plain figures: each mean may be of several rows.
    """
    words = words_of(what)
    of_means = Role.MEAN in roles_of((what,))
    fit = [c for c in table.figure_columns if not c.years or mention.year is None or mention.year in c.years]
    fit = [c for c in fit if not of_means or Role.MEAN in roles_of((table.table.title, *c.path))]
    named = [column for column in fit if words & words_of(" ".join(column.path))]
    return named or fit


def _ends(rows: Sequence[UnderstoodRow], column: Column) -> Sequence[PrintedNumber]:
    numbers = (row.row.cells[column.index].number for row in rows)
    return [number for number in numbers if number is not None]


def _is_likely(equation: Equation) -> bool:
    found, printed = equation.computed(), equation.result.value
    return bool(found) and 0 < (found or 0) <= printed * _LIKELY and printed <= (found or 0) * _LIKELY
