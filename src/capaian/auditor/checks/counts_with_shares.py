"""Counts told with their shares and the name of a row: `Sebanyak 21 orang atau 40,4% berpendidikan S1`.

The share is of the total of the table. One of the two, or the one beside the other, shows that this is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.told_counts import are_said_by
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.count_tables import CountTable, NamedCount, count_table, words_in
from capaian.auditor.understanding.mentions import CHANGES, Mention
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.word_forms import are_forms_of_one
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_SHARE_BEHIND: Final = re.compile(
    r"^\s*(?:[^\W\d_]+\s*){0,2}?(?:,?\s*[(]?\s*\b(?:atau|setara|yaitu|yakni)(?:\s+(?:sebesar|dengan))?|[(])\s*$",
    re.IGNORECASE,
)
"""All that stands between a count and its share: `21 orang atau 40,4%`, `21 orang (40,4%)`."""
_CLAUSE: Final = re.compile(r"[.;:,]\s|\b(?:sedangkan|sementara)\b", re.IGNORECASE)
_PERCENT: Final = re.compile(r"^\s*(?:%|persen)?\s*[)]?", re.IGNORECASE)
_OF_TOLD: Final = re.compile(r"\s*(?:%|persen)?\s*[)]?\s*(?:dari|terhadap)\b", re.IGNORECASE)
"""A share with a whole of its own is of that, be it of another state than the table."""
_OTHER: Final = re.compile(
    r"\b(?:target\w*|rencana\w*|sekitar|hampir|lebih|kurang|naik|turun|lalu|sebelum\w*|belum|tidak|selain|kecuali"
    r"|rata-?\s?rata|masing-masing|di\s?antara\w*|triwulan|semester|bulan|nasional|provinsi)\b",
    re.IGNORECASE,
)
"""Words of rough figures, of plans and other times, and of what is left out."""


def counts_with_shares_in(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield the counts and shares of one row that a sentence names, each as its table has it."""
    surroundings = quotes_of(report).surroundings
    for paragraph in read_paragraphs(report.document):
        pairs = [pair for sentence in paragraph.sentences for pair in pairwise(sentence) if _is_pair(*pair)]
        for count, share in pairs:
            tables = report.at(surroundings.homes(paragraph.line, paragraph.text))
            yield from _of_tables(paragraph, count, share, tables, report.year)


def _is_pair(count: Mention, share: Mention) -> bool:
    is_level = not CHANGES & {count.part, share.part}
    is_share = share.number.unit == PERCENT and _SHARE_BEHIND.match(share.before) is not None
    return count.number.is_count and is_level and is_share and not _OF_TOLD.match(share.after)


def _of_tables(
    paragraph: Paragraph,
    count: Mention,
    share: Mention,
    tables: Sequence[UnderstoodTable],
    year: int | None,
) -> Iterator[Equation]:
    """Yield what the one table says that has the row which is named; nothing where two say otherwise."""
    found = [pair for table in tables if (pair := _meant(count, share, count_table(table), year))]
    if len({(own.value, whole.value) for own, whole in found}) != 1:
        return
    own, whole = found[0]
    place = f"{paragraph.place} dan {own.place}"
    of_row = Equation(
        AuditRule.RATIO, Law.PERCENT, share.number, (*own.numbers, whole), place, subject="persentase"
    )
    of_count = Equation(AuditRule.RATIO, Law.PERCENT, share.number, (count.number, whole), place)
    quoted = Equation(AuditRule.CROSSREF, Law.EQUAL, count.number, own.numbers, place, subject=own.head)
    if of_row.holds() or of_count.holds():
        yield quoted
    # Behind a name and a right count the share is held by those that work shares out.
    is_behind = own.pattern.search(_CLAUSE.split(count.before)[-1]) is not None
    if of_count.holds() or (quoted.holds() and not is_behind):
        yield of_row


def _meant(
    count: Mention, share: Mention, table: CountTable, year: int | None
) -> tuple[NamedCount, PrintedNumber] | None:
    """Return the count of the one row that the words name, and the total of its column."""
    before = _CLAUSE.split(count.before)[-1]
    after = _CLAUSE.split(_PERCENT.sub("", share.after, count=1))[0]
    text = f"{before} {share.before} \n {after}"
    column = table.column_of(words_in(text), count.year or year) if table.counts else None
    whole = table.total.row.cells[column.index].number if table.total and column else None
    if column is None or whole is None or _OTHER.search(text):
        return None
    own = {each.numbers: each for each in table.named(column) if each.is_of_row and each.pattern.search(text)}
    if len(own) != 1 or len(next(iter(own))) != 1:
        return None
    named = next(iter(own.values()))
    known = table.words | table.kinds
    rest = {
        word
        for word in words_in(named.pattern.sub(" ", text))
        if not any(are_forms_of_one(word, each) for each in known)
    }
    return (named, whole) if are_said_by(rest, table) else None
