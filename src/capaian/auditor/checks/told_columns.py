"""Which of two columns is higher, told with their gap: `TPT lebih rendah 0,76 poin dari angka nasional`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.turned import changes_of_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import LESS, MORE, THAN
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.short_names import short_names_of
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule

_MORE: Final = rf"{MORE}|di\s?atas|unggul"
_LESS: Final = rf"{LESS}|di\s?bawah|tertinggal"
_IS_MORE: Final = re.compile(_MORE, re.IGNORECASE)
_SIDE: Final = rf"\b(?P<said>(?P<more>{_MORE})|{_LESS})"
_BEFORE: Final = re.compile(rf"{_SIDE}(?:\s+(?:sebesar|sebanyak|sekitar))?\s*$", re.IGNORECASE)
_UNIT: Final = (
    r"^\s*(?:%|persen)?\s*(?:poin(?:\s+persen(?:tase)?)?|hari(?:\s+kerja)?|jam|menit|orang|jiwa)?\s*"
)
_THAN: Final = rf"{THAN}\s+"
_WHOSE: Final = r"(?P<other>[^.;:,()\d]{4,60})"
_AFTER: Final = re.compile(rf"{_UNIT}{_THAN}{_WHOSE}", re.IGNORECASE)
_BEHIND: Final = re.compile(rf"{_UNIT}{_SIDE}\s+(?:{_THAN})?{_WHOSE}", re.IGNORECASE)
"""Behind a gap: the side and what is compared with, `0,61 poin di bawah Kota Melati`."""
_LED: Final = re.compile(
    r"^\W*(?:terhadap|(?:(?:jika|bila|apabila)\s+)?(?:di)?banding(?:kan)?(?:\s+dengan)?)\s+"
    r"(?P<other>[^.;:,()\d]{4,60}),",
    re.IGNORECASE,
)
"""What all of a sentence is compared with: `Terhadap angka nasional, literasi lebih tinggi 4,91 poin`."""
_OF_ITS_OWN: Final = re.compile(rf"{_UNIT}{THAN}\b", re.IGNORECASE)
_NEXT: Final = re.compile(
    r"\b(?:dan|serta|tetapi|namun|sedangkan|sementara|sehingga|karena|atau|maupun)\b", re.I
)
_CLAUSE: Final = re.compile(r"[.;:,]\s")
_LINKS: Final = frozenset(("angka", "rata", "realisasi", "capaian", "nilai", "tahun", "tingkat", "milik"))


def check_told_columns(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield on which side of a column of a table beside a thing is told to lie, with how far from it."""
    for sentence, mentions in read_sentences(report.document):
        for mention in mentions:
            said = _said(mention, sentence.text)
            # A gap that stands in a table has its sign there.
            if said is not None and mention.number.spot not in changes_of_tables(report):
                yield from _of_tables(sentence, mention, said, report)


def _said(mention: Mention, sentence: str) -> tuple[str, bool, str] | None:
    """Return the words of the side, whether it is the higher one, and what a gap is measured from."""
    before, behind = _BEFORE.search(mention.before), _BEHIND.match(mention.after)
    after = _AFTER.match(mention.after) if before else None
    found, told = (before, after) if before and after else (behind, behind)
    if before and not after and not _OF_ITS_OWN.match(mention.after):
        found, told = before, _LED.match(sentence)
    if found is None or told is None:
        return None
    return found["said"], bool(found["more"]), _NEXT.split(told["other"])[0]


def _of_tables(
    sentence: Sentence, mention: Mention, said: tuple[str, bool, str], report: UnderstoodReport
) -> Iterator[Statement]:
    words, is_more, other = said
    for table in tables_near(sentence, report):
        column = _column(other, table) if is_beside(sentence, table) else None
        row = _row(sentence, mention, table, report) if column is not None else None
        sides = _sides(row, column, table, abs(mention.number.value)) if row and column else set()
        if row is not None and column is not None and len(sides) == 1:
            yield _statement(sentence, words, row, column, table, holds=sides == {is_more})
            return


def _column(words: str, table: UnderstoodTable) -> Column | None:
    """Return the one column of levels that words name, and name no more than."""
    named = words_of(words) - _LINKS
    levels = [column for column in table.figure_columns if Role.CHANGE not in roles_of(column.path)]
    found = [column for column in levels if named and named <= words_of(" ".join(column.path))]
    return found[0] if len(found) == 1 else None


def _row(
    sentence: Sentence, mention: Mention, table: UnderstoodTable, report: UnderstoodReport
) -> UnderstoodRow | None:
    """Return the row that few words of its clause name, else the one named last before a gap."""
    clause = _NEXT.split(_CLAUSE.split(_BEFORE.sub("", mention.before))[-1])[-1]
    place = short_names_of(report).find(clause).get(report.tables.index(table))
    if place is not None:
        return table.items[place]
    before = sentence.text[: sentence.place_of(mention.number)]
    named = find_named(before, table.labels)
    return table.items[named[-1].row] if named else None


def _sides(row: UnderstoodRow, column: Column, table: UnderstoodTable, gap: Decimal) -> set[bool]:
    """Return whether a figure that lies so far from that of a column is more; both where there are two.

    A figure that the row prints itself is a level, and no gap: `penyerapan 95,55% lebih tinggi daripada ...`.
    """
    base = row.row.cells[column.index].number
    others: Sequence[Column] = [c for c in table.figure_columns if c.index != column.index]
    numbers = [row.row.cells[c.index].number for c in others if Role.CHANGE not in roles_of(c.path)]
    levels = {number.value for number in numbers if number is not None}
    if base is None or gap == 0 or gap in levels:
        return set()
    return {level > base.value for level in levels if abs(level - base.value) == gap}


def _statement(
    sentence: Sentence, words: str, row: UnderstoodRow, column: Column, table: UnderstoodTable, *, holds: bool
) -> Statement:
    base = row.row.cells[column.index].number
    is_less = _IS_MORE.fullmatch(words) is not None
    is_level = words.casefold().startswith("lebih")
    low, high = ("lebih rendah dari", "lebih tinggi dari") if is_level else ("di bawah", "di atas")
    right = low if is_less else high
    figure = "" if base is None else f" ({base.text})"
    why = f"Menurut {table.table.name} {row.label} {right} {column.name}{figure}; tercetak {words}."
    return Statement(
        AuditRule.CLAIM,
        holds,
        sentence.line,
        words,
        right,
        why,
        sentence.place,
        lines=(row.row.line,),
    )
