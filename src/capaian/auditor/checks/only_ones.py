"""What is said of one thing alone: `Hanya Kecamatan Melati yang turun`, `satu-satunya desa yang naik`.

A table beside tells whether it is so: of all its columns that may be meant, one must bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.members_by_side import Rows, names_of
from capaian.auditor.checks.told_members import rows_moved, values_in, way_of
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.classes import plain_name
from capaian.auditor.understanding.direction_words import MOVE
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_SIGN: Final = r"(?:[^.;:,\d]|(?<=[a-z]\s)\d{1,2}\b)"
"""One of a name, which may be numbered: `Koridor 4`."""
_NAMES: Final = rf"(?P<names>{_SIGN}{{3,80}}?)"
_TOLD: Final = r"(?:[^.;:,\d]|\d+(?:,\d+)?\s*(?:%|persen))"
"""Signs of what is said, be it a bound."""
_SAYS: Final = rf"(?P<says>{_TOLD}{{4,60}})"
_ONLY: Final = Worded(
    rf"\b(?:hanya|cuma)\s+(?:ada\s+)?{_NAMES},?\s+(?:saja\s+)?(?:yang|masih|berada)\s+{_SAYS}"
    rf"|\bsatu-satunya\s+[a-z]+\s+yang\s+(?P<then>{_TOLD}{{4,60}}?)\s+(?:adalah|ialah|yaitu)\s+(?P<whose>{_SIGN}{{3,60}})"
)
_NAME_FIRST: Final = Worded(
    rf"\b(?:(?:adalah|ialah|merupakan|menjadi)\s+)?satu-satunya\s+(?:[a-z]+\s+)?yang\s+{_SAYS}"
)
"""`Melati adalah satu-satunya desa yang turun`, `Melati satu-satunya yang turun`."""
_HAPPENED: Final = Worded(
    rf"\b(?P<says>(?:{MOVE})\b{_TOLD}{{0,60}}?)\s+hanya\s+(?:terjadi|dialami|tercatat|terdapat)\s+(?:(?:di|pada|oleh)\s+)?"
    rf"(?P<names>{_SIGN}{{3,80}})"
)
"""`Penurunan penumpang hanya terjadi di Koridor 3`."""
_BEFORE: Final = re.compile(rf"{_SIGN}{{3,80}}$")
_NOT_ONLY: Final = re.compile(r"\b(?:tidak|bukan|tak)\s+$", re.IGNORECASE)
_REACHED: Final = re.compile(
    r"^(?:(?:telah|sudah|berhasil|mampu|dapat|bisa)\s+)*(?:mencapai|memenuhi|melampaui|melewati)"
    r"(?:nya|\s+(?:target|rencana)(?:\s+(?:itu|tersebut|kabupaten|kota|dinas))?)?\s*$",
    re.IGNORECASE,
)
_AIM: Final = re.compile(
    r"\b(?:target|rencana)(?:nya)?\s+(?:[a-z]+\s+){0,3}(?:tahun\s+\d{4}\s+)?(?:sebesar|yaitu|yakni)?\s*$",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:nasional|provinsi|akhir|renstra|rpjmd|triwulan|semester|kecuali|selain|lima tahun|sejak|selama)\b",
    re.IGNORECASE,
)
_BOUND: Final = re.compile(
    r"\b(?:(?P<above>di\s?atas|lebih dari|melebihi)|di\s?bawah|kurang dari)"
    r"\s+(?P<bound>\d+(?:,\d+)?)\s*(?:%|persen)",
    re.IGNORECASE,
)
_CLASS: Final = re.compile(
    r"\b(?:ber)?(?:kategori|predikat|kriteria|mutu)\W+(?P<name>[^\W\d]+(?:\s+[^\W\d]+){0,2})", re.IGNORECASE
)
_LEVEL: Final = re.compile(
    r"(?:program|sub\s?kegiatan|kegiatan|sasaran|tujuan|bidang|urusan)\b", re.IGNORECASE
)
"""Words of the level that a row of a plan is of."""
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of some alone, and of which."""

    text: str
    names: str
    says: str


def check_only_ones(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what is said of some rows alone, where a table near tells of all."""
    for sentence in report.document.sentences_with(_ONLY, _NAME_FIRST, _HAPPENED):
        for told in _told(sentence.text) if not _OTHER.search(sentence.text) else ():
            yield from _of_tables(sentence, told, report)


def _told(text: str) -> Iterator[_Told]:
    for found in _ONLY.finditer(text):
        if not _NOT_ONLY.search(text[: found.start()]):
            names, says = found["names"] or found["whose"], found["says"] or found["then"]
            yield _Told(found[0], names, says)
    for found in _HAPPENED.finditer(text):
        yield _Told(found[0], found["names"], found["says"])
    for found in _NAME_FIRST.finditer(text):
        name = _BEFORE.search(text[: found.start()])
        if name and not _NOT_ONLY.search(name[0]):
            yield _Told(f"{name[0].strip()} {found[0]}", name[0], found["says"])


def _of_tables(sentence: Sentence, told: _Told, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what the nearest table tells that has the rows which are named."""
    for table in _tables(sentence, report):
        named = frozenset(found.row for found in find_named(told.names, table.labels))
        if not named or len(table.items) < _FEWEST:
            continue
        kin = _kin(table, named)
        ways = [rows & kin for rows in _ways(sentence, told.says, table, report.year)]
        if named in ways:
            yield _statement(sentence, told, table, named, named)
            return
        is_of_none = bool(ways) and not any(named & rows for rows in ways)
        if is_of_none or len({*ways}) == 1:
            yield _statement(sentence, told, table, named, ways[0] if len({*ways}) == 1 else None)
            return


def _kin(table: UnderstoodTable, named: Rows) -> Rows:
    """Return the rows that are of the level of those named: beside a program stand no activities."""
    words = [found[0].casefold() if (found := _LEVEL.match(label)) else "" for label in table.labels]
    own = {words[place] for place in named}
    marks = words if own != {""} else [str(row.level) for row in table.items]
    alike = {marks[place] for place in named}
    is_one = len(alike) == 1
    return frozenset(place for place, mark in enumerate(marks) if mark in alike or not is_one)


def _tables(sentence: Sentence, report: UnderstoodReport) -> Sequence[UnderstoodTable]:
    """Return the tables near a sentence, else those that its paragraph names."""
    near = tables_near(sentence, report)
    if near:
        return near
    text = " ".join(each.text for each in report.document.sentences if each.line == sentence.line)
    return report.at(quotes_of(report).surroundings.homes(sentence.line, text))


def _ways(sentence: Sentence, says: str, table: UnderstoodTable, year: int | None) -> Iterator[Rows]:
    """Yield the rows of which it is true, by each column that may be meant."""
    way = way_of(says)
    if way is not None:
        yield from rows_moved(table, way, year)
        return
    if bound := _BOUND.search(says):
        yield from _beyond(bound, table, year)
        return
    if named := _CLASS.search(says):
        yield from _in_class(named["name"], table)
        return
    aim = _aim(sentence) if _REACHED.match(says) else None
    if aim is None or may_be_less(f"{sentence.text} {table.table.title}"):
        return
    for column in table.figure_columns:
        is_level = not {Role.CHANGE, Role.TARGET, Role.ACHIEVEMENT} & {*roles_of(column.path)}
        values = values_in(table, column) if column.is_percent and is_level else []
        if values:
            yield frozenset(place for place, value in enumerate(values) if value >= aim.value)


def _beyond(bound: re.Match[str], table: UnderstoodTable, year: int | None) -> Iterator[Rows]:
    """Yield the rows above or below a bound, by each column of shares that it parts."""
    least = Decimal(bound["bound"].replace(",", "."))
    for column in of_report([c for c in table.figure_columns if c.is_percent or c.may_be_share], year):
        values = values_in(table, column)
        beyond = {place for place, value in enumerate(values) if value != least}
        beyond -= {place for place in beyond if (values[place] > least) is not bool(bound["above"])}
        if 0 < len(beyond) < len(values):
            yield frozenset(beyond)


def _in_class(said: str, table: UnderstoodTable) -> Iterator[Rows]:
    """Yield the rows of a class, its name being as long as the table has it."""
    words = said.split()
    names = [plain_name(" ".join(words[:length])) for length in range(len(words), 0, -1)]
    for column in table.columns:
        own = [plain_name(row.row.texts[column.index]) for row in table.items]
        name = next((each for each in names if each in own), "")
        if name and all(own) and Role.CATEGORY in column.roles:
            yield frozenset(place for place, each in enumerate(own) if each == name)


def _aim(sentence: Sentence) -> PrintedNumber | None:
    """Return the one target that a sentence tells, in percent."""
    found = [
        number
        for number in sentence.numbers
        if number.unit == PERCENT and _AIM.search(sentence.text[: sentence.place_of(number)])
    ]
    return found[0] if len(found) == 1 else None


def _statement(
    sentence: Sentence, told: _Told, table: UnderstoodTable, named: Rows, rows: Rows | None
) -> Statement:
    """Return what is said beside what is; `None` where columns tell of other rows, each of different ones."""
    meant = rows or frozenset()
    holds = named == meant
    said = " ".join(told.text.split())
    are = f"yang demikian: {names_of(table, meant) or 'tidak ada'}"
    right = (
        f"Menurut {table.table.name} {f'{names_of(table, named)} tidak demikian' if rows is None else are}."
    )
    return Statement(
        AuditRule.CLAIM,
        holds,
        sentence.line,
        said,
        names_of(table, meant) or f"bukan {names_of(table, named)}",
        right,
        sentence.place,
        lines=tuple(table.items[place].row.line for place in sorted(named | meant)),
    )
