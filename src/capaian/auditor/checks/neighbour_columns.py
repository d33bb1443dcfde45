"""Figures told of one column that its table has in another of the same row: `laki-laki 32` of 44 and 32.

Such are the sexes, kinds of staff or ways to come, told of all or of a row that is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.named_shares import is_said, telling
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.sexes import head_in_words, with_usual_words
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_SHORTEST: Final = 3
_CLAUSE: Final = re.compile(r"[.;,]\s")
_UP_TO_FIGURE: Final = re.compile(
    r"\W*(?:(?:sebanyak|sebesar|berjumlah|sejumlah|adalah|yaitu|yakni|ialah|mencapai|tercatat|ada|terdapat|pada|di"
    r"|untuk|tahun\s+(?:19|20)\d\d)\b\W*)*",
    re.IGNORECASE,
)
"""All that may stand between the head of a column and its figure, but the name of the row."""
_BEHIND: Final = r"\s*(?:(?:orang|jiwa|anak|pegawai|tenaga|unit|buah|peserta)\s+){0,2}"
_PLAIN: Final = frozenset(
    [
        *("orang", "jiwa", "anak", "unit", "buah", "terdiri", "atas", "berjumlah", "jumlah", "sejumlah"),
        *("total", "seluruh", "keseluruhan", "sedangkan", "sementara", "terdapat", "jenis", "kelamin"),
        *("yaitu", "yakni", "laki", "perempuan", "tenaga", "pegawai"),
    ]
)
"""Words of a count that tell no thing from another."""
_OTHER: Final = re.compile(
    r"\b(?:target\w*|rencana\w*|naik|turun|meningkat|menurun|bertambah|berkurang|selisih|lebih|kurang|sisa\w*|lalu"
    r"|sebelum\w*|rata-?\s?rata|masing-masing|tidak|belum|bukan|kecuali|selain|akan|triwulan|semester|bulan)\b",
    re.IGNORECASE,
)
"""Words of changes and plans, of other times, and of what is left out."""
_NO_COUNTS: Final = frozenset(Role) - {Role.LABEL, Role.PART, Role.WHOLE}
_LEAST: Final = 10
"""A smaller figure may be of anything."""


def neighbour_columns_in(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield each count that a sentence tells of a column, where its table has it beside that column."""
    surroundings = quotes_of(report).surroundings
    for paragraph in read_paragraphs(report.document):
        for sentence in paragraph.sentences:
            text = "".join(f"{m.before}{m.number.text}" for m in sentence) + sentence[-1].after
            if not _OTHER.search(text):
                for table in report.at(surroundings.homes(paragraph.line, paragraph.text)):
                    yield from _of_table(paragraph, sentence, text, table, report)


def _of_table(
    paragraph: Paragraph,
    sentence: Sequence[Mention],
    text: str,
    table: UnderstoodTable,
    report: UnderstoodReport,
) -> Iterator[Equation]:
    heads = _heads(table)
    row = _row(paragraph, text, table) if len(heads) > 1 else None
    if row is None or not is_said(telling(with_usual_words(text)) - _PLAIN, table):
        return
    for mention in sentence:
        head = _head(mention, heads, f"{row.label} {table.heads_of_names}")
        own = row.row.cells[heads[head].index].number if head else None
        if own is None or mention.year not in (None, report.year) or not _is_count(mention):
            continue
        is_beside = mention.number.value in _values(row, table, heads[head])
        if own.value == mention.number.value or (is_beside and not _is_elsewhere(head, mention, report)):
            place = f"{paragraph.place} dan {table.place(row)}"
            yield Equation(AuditRule.CROSSREF, Law.EQUAL, mention.number, (own,), place, subject=head)


def _heads(table: UnderstoodTable) -> Mapping[str, Column]:
    """Return the columns of counts by their heads in plain words; those that bear one head are left out."""
    found: dict[str, list[Column]] = {}
    for column in table.figure_columns:
        is_plain = not (column.is_percent or column.is_money or column.years)
        if is_plain and _NO_COUNTS.isdisjoint(column.roles):
            name = head_in_words(column.bare_name)
            found.setdefault(name, []).append(column)
    return {name: own[0] for name, own in found.items() if len(own) == 1 and len(name) >= _SHORTEST}


def _row(paragraph: Paragraph, text: str, table: UnderstoodTable) -> UnderstoodRow | None:
    """Return the one row that a sentence names; the total, where its whole paragraph names none."""
    named = {one.row for one in find_named(text, table.labels)}
    if named:
        return table.items[named.pop()] if len(named) == 1 else None
    is_of_all = len(table.totals) == 1 and not find_named(paragraph.text, table.labels)
    return table.totals[0] if is_of_all else None


def _head(mention: Mention, heads: Mapping[str, Column], names: str) -> str:
    """Return the head right behind a figure and its unit, or else right before it; empty if there is none.

    What two heads before a figure tell together is of neither: `laki-laki dan perempuan berjumlah 92`.
    """
    own = (mention.after, _CLAUSE.split(mention.before)[-1])
    after, before = (with_usual_words(words).casefold() for words in own)
    behind = [head for head in heads if re.match(rf"{_BEHIND}{re.escape(head)}\b", after)]
    if behind:
        return max(behind, key=len)
    for word in set(re.findall(r"\w+", names.casefold())):
        before = re.sub(rf"\b{word}\b", " ", before)
    found = [(at, head) for head in heads for at in _ends(head, before)]
    at, head = max(found, key=lambda each: (each[0], len(each[1])), default=(0, ""))
    is_alone = all(each in head for _, each in found)
    return head if is_alone and _UP_TO_FIGURE.fullmatch(before, at) else ""


def _ends(head: str, text: str) -> Iterator[int]:
    yield from (match.end() for match in re.finditer(rf"\b{re.escape(head)}\b", text))


def _is_count(mention: Mention) -> bool:
    number = mention.number
    is_level = mention.part not in CHANGES and mention.part is not Part.TARGET and not mention.is_mean
    return is_level and number.unit != PERCENT and number.decimals == 0 and number.value >= _LEAST


def _values(row: UnderstoodRow, table: UnderstoodTable, own: Column) -> set[Decimal]:
    """Return the other counts of a row; one that stands in the column itself is of another row."""
    beside = [
        row.row.cells[c.index].number for c in table.figure_columns if not c.is_percent and c is not own
    ]
    below = {n.value for each in table.rows if (n := each.row.cells[own.index].number) is not None}
    return {number.value for number in beside if number is not None} - below


def _is_elsewhere(head: str, mention: Mention, report: UnderstoodReport) -> bool:
    """Whether another table has the figure in a column of that head."""
    columns = ((table, _heads(table).get(head)) for table in report.tables)
    numbers: Iterator[PrintedNumber | None] = (
        row.row.cells[column.index].number for table, column in columns if column for row in table.rows
    )
    return any(number is not None and number.value == mention.number.value for number in numbers)
