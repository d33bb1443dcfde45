"""What is left of a row whose table prints whole and part: `8 nelayan belum terlayani` of 310 and 302.

The word that is denied stands over the part. A sentence that names no row means all rows together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.told_counts import are_said_by, is_of_other_state, is_of_other_year
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.count_tables import CountTable, count_table, words_in
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.word_forms import are_forms_of_one
from capaian.domain.audit import AuditRule

_DENIED: Final = r"\b(?:belum|tidak)\s+(?P<what>[a-z]+(?:\s+[a-z]+){0,2})"
_BEHIND: Final = re.compile(
    rf"^\s*[a-z]+\s+(?:(?!yang\b|masih\b|belum\b|tidak\b|di\b)[a-z]+\s+)?(?:di\s+[^.;:,()\d]{{3,40}}?\s+)?(?:(?:yang|masih|ini)\s+)*{_DENIED}",
    re.IGNORECASE,
)
"""Behind a count what it lacks: `8 nelayan yang belum terlayani`."""
_BEFORE: Final = re.compile(
    rf"{_DENIED}\s+(?:(?:masih|ada|adalah|sebanyak|berjumlah|sejumlah|tercatat|mencapai|tersisa)\s+)+$",
    re.IGNORECASE,
)
"""The same before it: `Yang belum terlayani sebanyak 8 nelayan`."""
_NOUN: Final = re.compile(r"^\s*(?P<noun>[a-z]+)", re.IGNORECASE)
_DENIAL: Final = re.compile(r"\b(?:belum|tidak|sisa\w*|kurang\w*)\b", re.IGNORECASE)
_LEADS: Final = re.compile(
    r"\b(?:sisanya|tersisa|tinggal|keseluruhan|masih|belum|tidak|menjadi)\b", re.IGNORECASE
)
_OF_SOME: Final = re.compile(
    r"\b(?:di\s?antaranya|termasuk|karena|akibat|sebab|khusus\w*|terutama|sebagian)\b", re.IGNORECASE
)
"""Words of those of which more is said than that they are left."""


def left_of_rows_in(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield each count of what is not done yet beside the whole and the part of its row."""
    surroundings = quotes_of(report).surroundings
    for paragraph in read_paragraphs(report.document):
        for sentence in paragraph.sentences:
            for place, mention in enumerate(sentence):
                what = _what(mention)
                if not what or not mention.number.is_count:
                    continue
                for table in report.at(surroundings.homes(paragraph.line, paragraph.text)):
                    known = count_table(table)
                    if known.counts and not is_of_other_year(paragraph, known, report.year):
                        yield from _of_table(paragraph, sentence[: place + 1], what, known)


def _what(mention: Mention) -> str:
    """Return the words of what a count lacks; empty if none are told."""
    found = _BEHIND.match(mention.after) or _BEFORE.search(mention.before)
    return found["what"] if found else ""


def _of_table(
    paragraph: Paragraph, sentence: Sequence[Mention], what: str, table: CountTable
) -> Iterator[Equation]:
    """Yield the count with the figures of the row that the sentence names, or of the total."""
    columns = _columns(what, table)
    mention = sentence[-1]
    row = _row(paragraph, sentence, table)
    if columns is None or row is None or not _is_plain(mention, what, table, row):
        return
    whole, part = (row.row.cells[column.index].number for column in columns)
    if whole is None or part is None or {whole.value, part.value} <= {m.number.value for m in sentence}:
        return  # a sentence that tells both is held against itself
    of_others = {_gap(other, columns) for other in table.understood.rows}
    if mention.number.value == whole.value - part.value or mention.number.value not in of_others:
        place = f"{paragraph.place} dan {table.understood.place(row)}"
        inputs: tuple[PrintedNumber, ...] = (whole, part)
        yield Equation(
            AuditRule.DIFFERENCE,
            Law.DIFFERENCE,
            mention.number,
            inputs,
            place,
            subject=f"belum {what.split()[0]}",
        )


def _gap(row: UnderstoodRow, columns: tuple[Column, Column]) -> object:
    whole, part = (row.row.cells[column.index].number for column in columns)
    return None if whole is None or part is None else whole.value - part.value


def _columns(what: str, table: CountTable) -> tuple[Column, Column] | None:
    """Return the columns of the whole and of the part that a word is denied of, if they are but one pair."""
    if any(_DENIAL.search(" ".join(column.path)) for column in table.understood.columns):
        return None
    parts = [column for column in table.counts if _is_of(column, what)]
    pairs = [
        (whole, part)
        for part in parts
        for whole in table.counts
        if whole is not part and whole.years == part.years and _holds(whole, part, table)
    ]
    return pairs[0] if len(pairs) == 1 else None


def _is_of(column: Column, what: str) -> bool:
    """Whether a head has a word of what is denied, in some form: `Diimunisasi (Bayi)` of `imunisasi`."""
    return any(are_forms_of_one(word, own) for word in words_of(what) for own in words_of(column.name))


def _holds(whole: Column, part: Column, table: CountTable) -> bool:
    """Whether a column is nowhere less than another, and more somewhere."""
    rows = table.understood.rows
    cells = [tuple(row.row.cells[column.index].number for column in (whole, part)) for row in rows]
    gaps = [first.value - last.value for first, last in cells if first is not None and last is not None]
    return len(gaps) == len(rows) and min(gaps) >= 0 < max(gaps)


def _row(paragraph: Paragraph, sentence: Sequence[Mention], table: CountTable) -> UnderstoodRow | None:
    """Return the one row that a sentence names; the total, where its whole paragraph names none."""
    text = "".join(f"{m.before}{m.number.text}" for m in sentence) + sentence[-1].after
    named = {one.row for one in find_named(text, table.understood.labels)}
    if named:
        return table.understood.items[named.pop()] if len(named) == 1 else None
    return None if find_named(paragraph.text, table.understood.labels) else table.total


def _is_plain(mention: Mention, what: str, table: CountTable, row: UnderstoodRow) -> bool:
    """Whether nothing is said of a count that its table does not say, but what it lacks."""
    text = f"{mention.before} {mention.after}"
    noun = _NOUN.match(mention.after)
    things = words_in(noun["noun"]) if noun else frozenset[str]()
    is_counted = things.isdisjoint(table.kinds) and are_said_by(things, table)
    rest = words_in(_LEADS.sub(" ", text.replace(what.split()[0], " "))) - words_in(row.label)
    is_of_all = not (_OF_SOME.search(text) or is_of_other_state(text, table))
    return is_counted and is_of_all and are_said_by(rest, table)
