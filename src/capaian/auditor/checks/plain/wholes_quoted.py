"""Totals and means that a sentence tells otherwise than tables: `Selama 2024 terjadi 189 kejadian kebakaran`.

A mean of achievements is that of all tables which print one for their indicators. A total is told by the
head of its column, with words of its title, and nothing narrows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.outright import IDLE, NARROWED, words_in
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.told_clauses import Told, clauses_told
from capaian.auditor.understanding.vocabulary import Role, without_brackets
from capaian.auditor.understanding.word_forms import roots_of
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE, PERCENT

_MEAN: Final = re.compile(r"\b(?:rata-?\s?rata|rerata)\b(?P<of>[^.;:]*)$", re.IGNORECASE)
_OF_INDICATORS: Final = re.compile(r"\b(?:indikator|iku|kinerja)\b", re.IGNORECASE)
_COUNT: Final = re.compile(
    rf"(?:\b(?:ke)?(?P<count>{NUMBER_WORDS}|\d{{1,2}}))\b(?:\s*\(\w+\))?\s+(?:indikator|iku)\b", re.IGNORECASE
)
_OF_MEANS: Final = IDLE | words_in("rata utama iku organisasi hasil pengukuran pada kinerja daerah perangkat")
"""Words that leave a mean of achievements that of all indicators."""
_OF_SOME: Final = re.compile(
    r"\b(?:eselon|sasaran|tujuan|misi|bidang|seksi|sub\s?bagian|program|(?:sub\s?)?kegiatan|urusan|jabatan|pejabat|individu)\b",
    re.IGNORECASE,
)
"""Whose indicators alone a mean is of, in its sentence or in the heading above it."""
_HAPPENED: Final = IDLE | words_in(
    "selama sepanjang dalam kurun jumlah telah terdapat tercatat seluruhnya dilaporkan"
)
"""Words that lead to a count of all that there was."""
_WHOLE_PHRASE: Final = re.compile(
    r"\s*(?P<what>[^\W\d_]+(?:\s+[^\W\d_]+){0,5}?)\s*(?:[.;,]|$|\((?!\d)|yang\s+(?:tersebar|terdiri|terbagi)\b)",
    re.IGNORECASE,
)
"""What a figure counts, if nothing behind it narrows that."""
_ENDS: Final = re.compile(
    r"\s*(?:%|persen\b)?\s*(?:[.;,()]|$|(?:dengan|dan|atau|dari|sehingga|pada\s+tahun|berada|termasuk)\b)",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:tidak|bukan|selisih|lebih|kurang|hampir|sekitar|per|setiap|tiap|belum|antara|jika|masing-masing|ter(?:tinggi"
    r"|endah|banyak|besar|kecil)|naik|turun|meningkat|menurun|bertambah|berkurang|sebelumnya|hanya|minimal)\b",
    re.IGNORECASE,
)
_IDLE_HEADS: Final = words_in(
    "jumlah total banyaknya persentase tingkat angka nilai capaian realisasi persen"
)
_MOST: Final = 3
"""By how much one figure may be a multiple of the other: more is of another scale."""
_FEWEST_DIGITS: Final = 2
_FEWEST_ROWS: Final = 2


class _Whole(NamedTuple):
    """A figure of a row that is made of the others."""

    table: UnderstoodTable
    row: UnderstoodRow
    column: Column
    number: PrintedNumber

    def is_of(self, year: int | None) -> bool:
        """Whether it is of a year by its head or the title of its table, or neither names one."""
        years = self.column.years or years_in(self.table.table.title)
        return not years or years == {year}


def check_wholes_quoted(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield totals and means of sentences that the tables which they name print otherwise."""
    means, totals = [*_wholes(report, RowKind.MEAN)], [*_wholes(report, RowKind.TOTAL)]
    reached = [
        number
        for table in report.tables
        for column in table.figure_columns
        if Role.ACHIEVEMENT in column.roles
        for row in table.rows
        if (number := row.row.cells[column.index].number)
    ]
    circumstances = quotes_of(report).circumstances
    surroundings = quotes_of(report).surroundings
    for sentence in report.document.sentences if means or totals else ():
        if not sentence.numbers or NARROWED.search(sentence.text):
            continue
        headings = surroundings.path(sentence.line)
        if any(circumstances.narrows(heading.title) for heading in headings):
            continue
        for clause in clauses_told(sentence, report.numbered_names):
            for told in clause.figures:
                if told.number.digits >= _FEWEST_DIGITS and not told.is_change:
                    year = told.year or report.year
                    own = [whole for whole in means if whole.is_of(year)]
                    heading = headings[-1].title if headings else ""
                    yield from _mean(sentence, told, own, circumstances.front, heading, reached)
                    own = [whole for whole in totals if whole.is_of(year)]
                    is_first = told is clause.figures[0] and not _OTHER.search(told.words)
                    yield from _total(sentence, told, own, report) if is_first else ()


def _wholes(report: UnderstoodReport, kind: RowKind) -> Iterator[_Whole]:
    for table in report.tables:
        rows = [row for row in table.rows if row.kind is kind]
        is_one = (
            len(rows) == 1 and len(table.items) >= _FEWEST_ROWS and not NARROWED.search(table.table.title)
        )
        for column in table.figure_columns if is_one else ():
            number = rows[0].row.cells[column.index].number
            if number is not None and not NARROWED.search(" ".join(column.path)):
                yield _Whole(table, rows[0], column, number)


def _mean(
    sentence: Sentence,
    told: Told,
    wholes: Sequence[_Whole],
    front: Set[str],
    heading: str,
    reached: Sequence[PrintedNumber],
) -> Iterator[Claim]:
    """Yield a mean of achievements that no table has among those reached, where all that print one agree."""
    found = _MEAN.search(told.words)
    if found is None or told.number.unit != PERCENT or not _ENDS.match(told.after):
        return
    of = _COUNT.sub(" indikator ", found["of"])
    if "capaian" not in of.casefold() or words_in(YEAR.sub(" ", of)) - _OF_MEANS - front:
        return
    ahead = sentence.text[: sentence.place_of(told.number)]
    if any(map(_OF_SOME.search, (ahead, heading))):
        return
    own = [w for w in wholes if Role.ACHIEVEMENT in w.column.roles]
    own = [w for w in own if _OF_INDICATORS.search(w.table.heads_of_names)]
    count = _COUNT.search(sentence.text)
    said = read_count(count["count"]) if count else None
    own = [w for w in own if said is None or said == len(w.table.items)]
    if not any(_is_same(told.number, number) for number in reached):
        yield from _held(sentence, told, own)


def _total(
    sentence: Sentence, told: Told, wholes: Sequence[_Whole], report: UnderstoodReport
) -> Iterator[Claim]:
    if told.number.unit == PERCENT:
        words = words_in(told.words) - IDLE
        near = (
            [table.table for table in tables_near(sentence, report)]
            if words and _ENDS.match(told.after)
            else []
        )
        own = [w for w in wholes if w.column.is_percent and w.table.table in near]
    elif told.number.unit == ONE and not words_in(YEAR.sub(" ", told.words)) - _HAPPENED:
        phrase = _WHOLE_PHRASE.match(told.after)
        words = words_in(phrase["what"]) if phrase else frozenset()
        own = [w for w in wholes if not (w.column.is_percent or w.column.is_money)] if words else []
    else:
        return
    own = [whole for whole in own if _is_named(whole, words)]
    columns = [row.row.cells[w.column.index].number for w in own for row in w.table.rows]
    if not any(number is not None and _is_same(told.number, number) for number in columns):
        yield from _held(sentence, told, own)


def _is_named(whole: _Whole, words: Set[str]) -> bool:
    """Whether words have all of a head, and nothing that neither it nor its title has."""
    head = words_in(without_brackets(whole.column.name)) - _IDLE_HEADS
    own, said = _roots(head | words_in(whole.table.table.title)), _roots(words)
    is_headed = bool(head) and all(not roots_of(word).isdisjoint(said) for word in head)
    return is_headed and all(not roots_of(word).isdisjoint(own) for word in words)


def _roots(words: Set[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(roots_of, words))


def _held(sentence: Sentence, told: Told, wholes: Sequence[_Whole]) -> Iterator[Claim]:
    """Yield a figure beside that of the wholes which it may be, if they agree and it is not far larger."""
    if not wholes or any(not _is_same(a.number, b.number) for a, b in pairwise(wholes)):
        return
    whole, value = wholes[0], abs(told.number.value)
    if value < _MOST * abs(whole.number.value) < _MOST**2 * value and not _is_same(told.number, whole.number):
        place = f"{sentence.place} dan {whole.table.place(whole.row)}"
        name = whole.column.name
        yield Equation(AuditRule.CROSSREF, Law.EQUAL, told.number, (whole.number,), place, subject=name)


def _is_same(one: PrintedNumber, other: PrintedNumber) -> bool:
    step: Decimal = max(one.step, other.step)
    return one.value == other.value or (not other.is_count and abs(one.value - other.value) < step)
