"""How many lack what others have: `masih 36 desa yang belum memiliki perpustakaan`.

A table near has the whole and those that have it, each under a name in which the words of the sentence are:
in two columns, or in two rows under the year of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.added_columns import addable_columns
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.word_forms import roots_of
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_LACK: Final = Worded(
    r"\b(?:belum|tidak)\s+(?P<what>[^.;:,()\d]{3,60}?)\s*(?=[.;,(]|$|\b(?:sehingga|karena|dan|atau|namun)\b)"
)
_NOUN: Final = re.compile(
    r"\s+(?P<noun>(?:[^\W\d_]+[\s/]+(?:dan\s+)?){1,4}?)(?:yang\s+)?(?:masih\s+)?$", re.IGNORECASE
)
"""Between the count and `belum`: of what it is."""
_OTHER: Final = re.compile(
    r"\b(?:hampir|sekitar|lebih|kurang\s+dari|rata-?\s?rata|setiap|tiap|per|semester|triwulan|bulan|target\w*|akan)\b",
    re.IGNORECASE,
)
_IDLE: Final = frozenset(
    re.findall(
        r"\w+",
        "yang telah sudah memiliki mempunyai mendapat mendapatkan memperoleh menjadi menerima terbentuk "
        "tersedia ada terdapat memenuhi berstatus dapat pada di tahun ini jumlah total banyaknya sebanyak "
        "orang unit buah seluruh",
    )
)
"""Words that tell no name from another."""
_FARTHEST: Final = 4


def check_lacking_counts(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield how many are told to lack something, where a table near has the whole and those that have it."""
    for sentence in report.document.sentences_with(_LACK):
        others = years_in(sentence.text) - {report.year}
        for lack in _LACK.finditer(sentence.text) if not (others or _OTHER.search(sentence.text)) else ():
            count = _count_before(sentence, lack.start())
            if count is not None:
                of_table = partial(_of_table, sentence, count, lack["what"], report)
                yield from held_against_tables(sentence, report, of_table)


def _count_before(sentence: Sentence, end: int) -> tuple[PrintedNumber, str] | None:
    """Return the last count before a place, with the words between, which name what it is of."""
    counts = [n for n in sentence.numbers if n.is_count and sentence.place_of(n) < end]
    for number in counts[-1:]:
        between = _NOUN.fullmatch(sentence.text, sentence.place_of(number) + len(number.text), end)
        return (number, between["noun"]) if between else None
    return None


def _of_table(
    sentence: Sentence,
    count: tuple[PrintedNumber, str],
    what: str,
    report: UnderstoodReport,
    table: UnderstoodTable,
) -> Iterator[Equation]:
    number, noun = count
    pairs = [*_pairs(_Words(noun, what), sentence, report, table)]
    if len({(whole.spot, part.spot) for whole, part in pairs}) != 1:
        return
    whole, part = pairs[0]
    left = whole.value - part.value
    is_near = 0 < left <= number.value * _FARTHEST and number.value <= left * _FARTHEST
    if left == number.value or (is_near and number.value not in table.values):
        place = f"{sentence.place} dan {table.table.name}"
        yield Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, number, (whole, part), place, subject="sisa")


class _Words:
    """The words of what is counted, and of what it lacks."""

    def __init__(self, noun: str, what: str) -> None:
        self.noun, self.what = _bare(noun), _bare(what)

    def is_whole(self, name: str) -> bool:
        """Whether a name is of all that are counted, and of nothing else."""
        own = _bare(name)
        is_of_it = bool(own) and all(_has(self.noun, word) for word in own)
        return is_of_it and all(_has(own, word) for word in self.noun)

    def is_part(self, name: str) -> bool:
        """Whether a name has all words of what is lacking, and none that neither has."""
        own = _bare(name)
        is_told = bool(self.what) and all(_has(own, word) for word in self.what)
        return is_told and all(_has(self.what | self.noun, word) for word in own)


def _bare(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", text.casefold())) - _IDLE


def _has(words: Set[str], word: str) -> bool:
    return any(not roots_of(word).isdisjoint(roots_of(own)) for own in words)


def _pairs(
    words: _Words, sentence: Sentence, report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[tuple[PrintedNumber, PrintedNumber]]:
    """Yield the whole and the part that a table has, in columns of its total or in rows of the year."""
    columns = [c for c in addable_columns(table) if not c.is_percent and Role.CHANGE not in c.roles]
    rows = table.totals if len(table.totals) == 1 and not _names_row(sentence, table) else ()
    yield from _of_cells(words, [(c.name, row, c) for row in rows for c in columns])
    of_year = of_report([c for c in table.figure_columns if not c.is_percent], report.year)
    if len(of_year) == 1:
        yield from _of_cells(words, [(row.label, row, of_year[0]) for row in table.items])


def _of_cells(
    words: _Words, cells: Sequence[tuple[str, UnderstoodRow, Column]]
) -> Iterator[tuple[PrintedNumber, PrintedNumber]]:
    numbers = [(name, row.row.cells[column.index].number) for name, row, column in cells]
    for name, whole in numbers:
        if whole is not None and words.is_whole(name):
            yield from ((whole, part) for own, part in numbers if part is not None and words.is_part(own))


def _names_row(sentence: Sentence, table: UnderstoodTable) -> bool:
    text = sentence.text.casefold()
    return any(len(row.label) > _FARTHEST and row.label.casefold() in text for row in table.items)
