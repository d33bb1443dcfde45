"""What a paragraph is about: its one name is that of the row which has its figures.

A name right before its figures is held against them by `misnamed`; here whole paragraphs tell, as one that
was copied with a name of elsewhere: `AKI turun 0,82 poin dari 8,65. Hasilnya berturut-turut 10,92; 9,71`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.misnamed import check_misnamed, tells
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.facts import names_thing, plain
from capaian.auditor.understanding.naming import Named, find_named
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule
from capaian.domain.value import RUPIAH

_FEWEST: Final = 3
"""So many figures of one row tell that a paragraph is about it."""
_OF_OTHERS: Final = re.compile(
    r"\b(?:dibanding\w*|daripada|selain|kecuali|bukan|seperti|di\s?(?:bawah|atas)|(?:men)?dukung\w*|dipengaruhi"
    r"|berbeda|sejalan|masing-masing)\b",
    re.IGNORECASE,
)
"""Words of a paragraph that tells of several things."""
_SHORTEST: Final = 8
"""Letters of a name that is of one row."""


def check_subjects(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield names before figures of another row, and the one name of a paragraph that tells of another."""
    told = [*check_misnamed(report)]
    yield from told
    lines = {statement.line for statement in told}
    for paragraph in read_paragraphs(report.document):
        values = {m.number.value for m in paragraph.mentions if tells(m.number) and m.number.unit != RUPIAH}
        if len(values) >= _FEWEST and paragraph.line not in lines and not _OF_OTHERS.search(paragraph.text):
            tables = report.with_figures(values, _FEWEST)
            made = [each for table in tables for each in _of_table(paragraph, table, values)]
            yield from made[:1] if len({each.expected for each in made}) == 1 else ()


def _of_table(paragraph: Paragraph, table: UnderstoodTable, values: Set[Decimal]) -> Iterator[Statement]:
    """Yield the name of the one row that has figures of a paragraph, where it names but another one."""
    held = Counter(place for value in values for place in table.items_with.get(value, ()))
    owners = [place for place, times in held.items() if times >= _FEWEST]
    named = _subject(paragraph, table) if len(owners) == 1 else None
    if named is None or held[named.row]:
        return
    is_open = paragraph.text.startswith(")", named.end) and "(" in paragraph.text[named.start : named.end]
    right, printed = table.labels[owners[0]], paragraph.text[named.start : named.end + is_open]
    if _are_apart(right, table.labels[named.row]) and _are_apart(right, printed):
        yield _statement(paragraph, table, owners[0], printed, values & table.item_values[owners[0]])


def _subject(paragraph: Paragraph, table: UnderstoodTable) -> Named | None:
    """Return the one row that a paragraph names, before its first figure."""
    names = find_named(paragraph.text, table.labels)
    first = paragraph.text.find(paragraph.mentions[0].number.text)
    return names[0] if len({named.row for named in names}) == 1 and names[0].end <= first else None


def _are_apart(one: str, other: str) -> bool:
    """Whether two names are long and of things, and neither is a part of the other."""
    first, second = plain(one), plain(other)
    return (
        names_thing(one)
        and names_thing(other)
        and min(len(first), len(second)) >= _SHORTEST
        and first not in second
        and second not in first
    )


def _statement(
    paragraph: Paragraph, table: UnderstoodTable, owner: int, printed: str, values: Set[Decimal]
) -> Statement:
    right, row = table.labels[owner], table.items[owner].row
    own = [m.number for m in paragraph.mentions if m.number.value in values]
    texts = ", ".join(dict.fromkeys(number.text for number in own))
    why = f"Angka {texts} adalah milik “{right}” ({table.table.name}), bukan “{printed}”."
    spots = tuple(number.spot for number in own)
    return Statement(
        AuditRule.LABEL,
        False,
        paragraph.line,
        printed,
        right,
        why,
        paragraph.place,
        lines=(row.line,),
        keeps=spots,
    )
