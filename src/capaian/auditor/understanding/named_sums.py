"""Sums of rows that a sentence lists, or of all years of a table: `nila dan lele bersama-sama 1.930 ton`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law, write_subject
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import read_count
from capaian.auditor.understanding.dated_rows import are_all_years
from capaian.auditor.understanding.direction_words import MOVES
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.groups import figures_in, is_near
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.rows_meant import row_meant
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_TOGETHER: Final = Worded(
    r"\b(?:bersama-sama|secara bersama|secara kumulatif|jika digabung\w*|digabung\w*)\b"
)
_COUNTS: Final = Worded(r"\bberjumlah\s*$")
"""`di Melati dan Dahlia berjumlah 120 anak`."""
_SUMMED: Final = Worded(r"\b(?:jumlah|total|gabungan|keseluruhan|akumulasi)\b(?!\s+rata)")
_TOTALS: Final = Worded(r"\b(?:jumlah|total|berjumlah|sebanyak|mencapai|sebesar)\b")
_BRACKETS: Final = re.compile(r"[(](?P<list>[^()]*\b(?:dan|serta)\b[^()]*)[)]", re.IGNORECASE)
_LIST: Final = re.compile(
    r"(?P<list>(?:[^\W\d_][^,;:()]*,\s*)*[^,;:()]+?\s*,?\s*\b(?:dan|serta)\b\s*[^,;:()]+?)"
    r"\s*(?=\b(?:bersama-sama|secara|jika|digabung\w*|mencapai|sebesar|sebanyak|adalah|yang|pada|tahun|berjumlah"
    r"|memperoleh|terealisasi|menghasilkan|menyerap|yaitu)\b|$)",
    re.IGNORECASE,
)
_ITEMS: Final = re.compile(r"\s*,\s*(?:(?:dan|serta)\s+)?|\s+(?:dan|serta)\s+", re.IGNORECASE)
_OTHER: Final = Worded(
    rf"\b(?:masing-masing|selisih|{MOVES}|antara|rata-?\s?rata|kecuali"
    r"|selain|di\s?luar|tanpa|akan|di(?:perkira|proyeksi|rencana|harap)kan)\b"
)
"""Words by which a figure is no sum of what is listed."""
_CLAUSE: Final = re.compile(r"[.;]\s|\b(?:sedangkan|sementara(?: itu)?|adapun|namun)\b", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"^\s*(?:[^\W\d_]+\s+)?(?:dan|serta|,)\s*(?:rp\.?\s*)?$", re.IGNORECASE)
_YEARS: Final = Worded(
    r"\b(?:selama|dalam|sepanjang|kurun(?: waktu)?)\s+(?P<count>\d+|[a-z]+)(?:\s+[(]\w+[)])?\s+tahun\b"
)
_FEWEST: Final = 2
_REACH: Final = 300
"""Signs before a sum among which its rows are listed."""
_LONG: Final = 8
_NEAR: Final = 0.3
"""A sum further off is of something else."""


def named_sums_in(
    paragraph: Paragraph, tables: Sequence[UnderstoodTable], year: int | None
) -> Iterator[Equation]:
    """Yield sums with the figures of the rows that their clause lists, in the one column that it names.

    Args:
        paragraph: Sentences with their quantities.
        tables: Those that the paragraph speaks of.
        year: That of the report, which sentences leave out.
    """
    for sentence in paragraph.sentences:
        years: re.Match[str] | None = None
        for place, mention in enumerate(sentence):
            years = _YEARS.search(mention.before) or years
            if mention.number.unit == PERCENT or _is_row(sentence, place):
                continue
            clause = _CLAUSE.split(mention.before)[-1][-_REACH:]
            made = [
                equation
                for table in tables
                for rows in (_listed(table, clause), _years(table, years, clause))
                for equation in _sums(paragraph, mention, (table, rows), (clause, mention.year or year))
            ]
            held = next((equation for equation in made if equation.holds()), None)
            inputs = {tuple(number.value for number in equation.inputs) for equation in made}
            if held is not None:
                yield held
            elif len(inputs) == 1 and is_near(made[0], _NEAR):
                yield made[0]


def _is_row(sentence: Sequence[Mention], place: int) -> bool:
    """Whether other figures follow in a row, one for each that is listed: `A dan B adalah 10 dan 12`."""
    return any(_GOES_ON.match(after.before) for after in sentence[place + 1 : place + 2])


def _listed(table: UnderstoodTable, clause: str) -> Sequence[UnderstoodRow]:
    """Return the rows that a clause lists, each by words of its own; none if one of them is unknown."""
    if _OTHER.search(clause):
        return ()
    bracket = _BRACKETS.search(clause) if _TOTALS.search(clause) else None
    summed = _SUMMED.search(clause)
    start = summed.end() if summed else 0
    is_sum = summed or _TOGETHER.search(clause) or _COUNTS.search(clause)
    found = bracket or (_LIST.search(clause, start) if is_sum else None)
    rows = (
        [row_meant(words, table.labels) for words in _ITEMS.split(found["list"].strip(" ,"))] if found else []
    )
    known = [table.items[place] for place in dict.fromkeys(rows) if place is not None]
    return known if len(known) == len(rows) >= _FEWEST else ()


def _years(table: UnderstoodTable, told: re.Match[str] | None, clause: str) -> Sequence[UnderstoodRow]:
    """Return the rows of a table of as many years as a sentence sums up."""
    if told is None or not _TOTALS.search(clause) or _OTHER.search(clause):
        return ()
    count = read_count(told["count"])
    return table.items if len(table.items) == count and are_all_years(table) else ()


def _sums(
    paragraph: Paragraph,
    mention: Mention,
    summed: tuple[UnderstoodTable, Sequence[UnderstoodRow]],
    said: tuple[str, int | None],
) -> Iterator[Equation]:
    table, rows = summed
    clause, year = said
    for column in _columns(table, clause, year, is_money=mention.number.unit == RUPIAH) if rows else ():
        numbers: tuple[PrintedNumber, ...] = figures_in(rows, column)
        if len(numbers) == len(rows) and all(n.decimals == mention.number.decimals for n in numbers):
            place = f"{paragraph.place} dan {table.table.name}"
            yield Equation(
                AuditRule.SUM,
                Law.SUM,
                mention.number,
                numbers,
                place,
                subject=write_subject("jumlah", column.name),
            )


def _columns(table: UnderstoodTable, clause: str, year: int | None, *, is_money: bool) -> Sequence[Column]:
    """Return the columns of the year, and of them those that a clause names best."""
    fit = [c for c in table.figure_columns if not c.is_percent and c.is_money == is_money]
    dated = [column for column in fit if column.years == {year}] if any(c.years for c in fit) else fit
    named = [_score(words_of(" ".join(column.path)), clause) for column in dated]
    return [c for c, score in zip(dated, named, strict=True) if score == max(named)]


def _score(head: frozenset[str], clause: str) -> int:
    """Return how many words of a head a clause has, long ones also within a word: `terealisasi`."""
    within = {word for word in head if len(word) >= _LONG and word in clause.casefold()}
    return len(within | (head & words_of(clause)))
