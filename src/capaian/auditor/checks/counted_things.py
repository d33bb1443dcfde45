"""How many things of a kind there are in all, `dilayani oleh 15 puskesmas`, beside tables that name each.

Tables tell how many there are where none names one that the others lack, and one of them goes down to its
total. More than those there cannot be; fewer may be some of them, unless words say that they are all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.auditor.checks.listed import names_of_kinds
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.counting import OF_SOME, Count, counts_in
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.numbered import weight_of_count
from capaian.auditor.understanding.predicates import counted_in
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.years import THIS_CENTURY
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_OF_ALL: Final = re.compile(
    r"\b(?:terdiri (?:dari|atas)|terbagi (?:dalam|menjadi|atas|ke dalam)|memiliki|mempunyai|mencakup|meliputi"
    r"|membawahi|membawahkan|menaungi|membina|dilayani (?:oleh|dengan)|seluruh|semua|dengan)\s+$"
    r"|^\W*(?:[^.;,]{0,40},\s+)?(?:kepala\s+)?(?:dinas|badan|inspektorat|kantor|satuan)\b"
    r"[^.;,]{0,80}?\b(?:dibantu|didukung|ditopang|mengelola)"
    r"(?:\s+oleh)?\s+$",
    re.IGNORECASE,
)
"""Before a count of all there are."""
_ENDS: Final = re.compile(r"[.,;)]|\b(?:dan|serta|dengan|yang\s+dilayani)\b", re.IGNORECASE)
"""Up to here words behind a count tell which things are meant: those that tables say of them tell none."""
_GOES_ON: Final = re.compile(rf"{_ENDS.pattern}|\b(?:yang|di|pada|kepada|untuk|telah|sudah)\b", re.IGNORECASE)
"""Up to here they tell of what kind the things are, `puskesmas pembantu`, whichever of them are meant."""
_OF_OTHERS: Final = re.compile(
    rf"\b(?:{OF_SOME}|minimal|maksimal|antara lain|tersebut|indonesia|sampel|rencana\w*|direncanakan|akan"
    r"|target|se-\w+|pembentukan|pemekaran|baru)\b",
    re.IGNORECASE,
)
"""Words of a sentence that counts some of them, those of a wider circle, or those to come."""
_AREA: Final = re.compile(
    r"\bwilayah kerja(?:nya)?\b(?P<office>\s+(?:dinas|badan|kantor|satuan|kecamatan)\b)?", re.IGNORECASE
)
"""That of an office may be another circle than that of its tables, but no smaller one."""
_WHOLE_AREA: Final = re.compile(
    r"(?:^|[.,]\s+)\W*(?:(?:secara\s+administrati\w+|luas|cakupan)\s+)?"
    r"(?:wilayah(?:\s+(?!kerja\b|binaan\b)[^\W\d_]+)?|kabupaten|kota)\b[^.;:,\d]{0,60}$",
    re.IGNORECASE,
)
"""Before a count of what a regency is divided into."""
_OF_PLANS: Final = re.compile(
    r"indikator|program|(?:sub)?kegiatan|uraian|nama|tahun|bulan|nomor|jenis|jumlah"
)
"""Kinds that each table lists for its own purpose, or that are no things."""
_FEWEST: Final = 4
"""So many names make a list that one tells of as a whole."""
_NEAR: Final = 2
"""By how much a count is wrong at most; more is of other things."""
_TELLING: Final = 4
"""Digits of a figure that can be no other."""
_SOURCES: Final = 2
"""Tables with the same names, sentences with their number, and the total beside it: so many tell of all."""


@dataclass(frozen=True)
class _Kind:
    """All things of a kind, as the tables of a report name them."""

    noun: str
    number: int
    tables: Sequence[UnderstoodTable]

    @cached_property
    def borne_out(self) -> frozenset[int]:
        """How many they may be: a table in which a name stands twice has more rows than names."""
        return frozenset((self.number, *(len(table.items) for table in self.tables)))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words over their names."""
        heads = (column.name for table in self.tables for column in table.columns if not column.is_numeric)
        return words_of(" ".join(heads))

    @cached_property
    def totals(self) -> frozenset[Decimal]:
        """What the tables have of all of them together, where it can be no other figure."""
        cells = (cell.number for table in self.tables for row in table.totals for cell in row.row.cells)
        return frozenset(number.value for number in cells if number and number.digits >= _TELLING)

    @cached_property
    def is_of_whole_area(self) -> bool:
        """Whether one table has all of them for one thing after another, by its title."""
        said = re.compile(rf"\b(?:per|menurut|setiap|tiap|se-?)\s*{self.noun}\b", re.IGNORECASE)
        return self.number > _FEWEST and any(said.search(table.table.title) for table in self.tables)


@dataclass(frozen=True, slots=True)
class _Told:
    """A count of things of a kind."""

    sentence: Sentence
    count: Count

    def is_of_all(self, kind: _Kind) -> bool:
        """Whether words say that they are all there are, and no others which."""
        is_told = _OF_ALL.search(self.sentence.text[: self.count.start]) is not None
        return is_told and self._words_to(_ENDS) <= kind.words

    @property
    def is_of_area(self) -> bool:
        """Whether they are those of an area as a whole, and not of one who works there."""
        return _WHOLE_AREA.search(self.sentence.text[: self.count.start]) is not None

    def is_of(self, kind: _Kind) -> bool:
        """Whether no word makes them things of another kind."""
        return self._words_to(_GOES_ON) <= kind.words

    def _words_to(self, end: re.Pattern[str]) -> frozenset[str]:
        return words_of(end.split(self.sentence.text[self.count.end :], maxsplit=1)[0])


def check_counted_things(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each count of all things of a kind that the tables of the report name one by one."""
    kinds = _kinds(report)
    told: dict[str, list[_Told]] = {}
    for sentence in report.document.sentences if kinds else ():
        for count in counts_in(sentence.text):
            if count.noun in kinds and not _is_of_others(sentence, report.year):
                told.setdefault(count.noun, []).append(_Told(sentence, count))
    for noun, counts in told.items():
        times = Counter(each.count.number for each in counts)
        for each in counts:
            yield from _held(each, kinds[noun], times, report)


def _is_of_others(sentence: Sentence, year: int | None) -> bool:
    is_of_year = all(int(found) == year for found in THIS_CENTURY.findall(sentence.text))
    return not is_of_year or _OF_OTHERS.search(sentence.text) is not None or any(counted_in(sentence.text))


def _kinds(report: UnderstoodReport) -> Mapping[str, _Kind]:
    """Return the kinds of which one list has all that any table names, and has their total."""
    found: dict[str, list[tuple[UnderstoodTable, Set[str]]]] = {}
    for table in report.tables:
        for noun, names in names_of_kinds(table).items():
            found.setdefault(noun, []).append((table, names))
    made: dict[str, _Kind] = {}
    for noun, lists in found.items():
        every = frozenset[str]().union(*(names for _, names in lists))
        tables = [table for table, names in lists if names == every]
        is_whole = any(
            row.kind is not RowKind.ITEM for table in tables for row in (*table.rows[:1], *table.rows[-2:])
        )
        if len(every) >= _FEWEST and is_whole and not _OF_PLANS.fullmatch(noun):
            made[noun] = _Kind(noun, len(every), tables)
    return made


def _held(
    told: _Told, kind: _Kind, times: Mapping[int, int], report: UnderstoodReport
) -> Iterator[Statement]:
    """Yield a count that is right, or that is wrong by more than one source."""
    number, gap = told.count.number, abs(told.count.number - kind.number)
    if _is_of_other_area(told, kind):
        return
    if number in kind.borne_out:
        yield _statement(told, kind)
        return
    is_of_all, is_at_home = told.is_of_all(kind), _is_at_home(told, kind, report)
    sources = len(kind.tables) + times.get(kind.number, 0) + _tells_total(told, kind)
    is_whole_area = is_of_all and gap == 1 and told.is_of_area and kind.is_of_whole_area
    is_sure = sources >= _SOURCES or (is_of_all and is_at_home) or is_whole_area
    is_near = gap <= _NEAR or (is_of_all and is_at_home and len(kind.tables) == 1)
    is_wrong = is_of_all or (number > kind.number and told.is_of(kind))
    if is_sure and is_near and is_wrong and times[number] == 1:
        yield _statement(told, kind)


def _is_of_other_area(told: _Told, kind: _Kind) -> bool:
    """Whether things are those of an area that may be another one than that of the tables."""
    area = _AREA.search(told.sentence.text)
    is_smaller = told.count.number < kind.number and len(kind.tables) >= _SOURCES
    return area is not None and not (area["office"] and is_smaller)


def _tells_total(told: _Told, kind: _Kind) -> bool:
    """Whether a sentence has a figure of all of them together."""
    return any(number.value in kind.totals for number in told.sentence.numbers)


def _is_at_home(told: _Told, kind: _Kind, report: UnderstoodReport) -> bool:
    homes = quotes_of(report).surroundings.homes(told.sentence.line, told.sentence.text)
    return any(table.table.line in homes for table in kind.tables)


def _weight(told: _Told, kind: _Kind) -> Level:
    """How a wrong count weighs: one of all of them beside a table that numbers each is an error."""
    weights = {weight_of_count(table, kind.number) for table in kind.tables}
    return Level.ERROR if told.is_of_all(kind) and Level.ERROR in weights else Level.WARNING


def _statement(told: _Told, kind: _Kind) -> Statement:
    holds = told.count.number in kind.borne_out
    name = kind.tables[0].table.name
    return Statement(
        AuditRule.COUNT,
        holds,
        told.sentence.line,
        f"{told.count.number} {kind.noun}",
        f"{kind.number} {kind.noun}",
        f"{name} memuat {kind.number} {kind.noun}.",
        told.sentence.place,
        _weight(told, kind),
    )
