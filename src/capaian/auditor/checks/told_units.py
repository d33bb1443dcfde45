"""Units of sentences: a share is no number of people, an index that tables print bare is no percentage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.told_durations import durations_told
from capaian.auditor.checks.units_beside import units_beside
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import CAUSED, MOVES
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE, PERCENT

_SHARE: Final = re.compile(
    r"\b(?:persentase|prosentase)\b(?:(?!\b(?:dengan|dari|dan|atau|oleh|untuk)\b)[^.;:,\d])*$", re.IGNORECASE
)
_THINGS: Final = re.compile(
    r"\s*(?P<unit>orang|jiwa|unit|buah|dokumen|lembar|keping|berkas|desa|kecamatan|kelurahan)\b",
    re.IGNORECASE,
)
_INDEX: Final = re.compile(
    r"\b(?:nilai|indeks|index|skor|ikm|skm)\b(?:(?!\b(?:dengan|dan|atau|capaian\w*|target)\b)[^.;:,\d%])*$",
    re.IGNORECASE,
)
_NAMED: Final = Worded(r"\b(?:nilai|indeks|index|skor|ikm|skm)\b")
_OTHER: Final = re.compile(
    r"\b(?:persen\w*|prosentase|cakupan|rasio|tingkat|serapan\w*|capaian\w*|efisiensi|proporsi|porsi"
    rf"|{MOVES}|{CAUSED}|(?:naik|turun)\w+)\b",
    re.IGNORECASE,
)
"""Words of what is a percentage, also of an index."""
_DERIVED: Final = frozenset({Role.ACHIEVEMENT, Role.ABSORPTION, Role.SHARE, Role.CHANGE})
_FEWEST: Final = 2
"""Times that a report prints an index bare, against once with a sign."""

_OF_SHARE: Final = re.compile(r"\W*(?:cakupan|persentase|prosentase)\b", re.IGNORECASE)
_OF_ONE: Final = re.compile(
    r"\b(?:rata-?\s?rata|rerata|rasio|per|setiap|tiap|kepadatan|beranggotakan|sekitar|produktivitas|beban)\b",
    re.IGNORECASE,
)
"""Words of a mean, which may well be so many people and a fraction."""

_Key = tuple[Decimal, int]


def check_told_units(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield figures of sentences whose unit is another than the words before them, or tables, say."""
    bare = {_key(number): number for table in report.tables for number in _indices(table)}
    gaps = {
        (abs(number.value), number.decimals): number for table in report.tables for number in _gaps(table)
    }
    times: dict[_Key, list[PrintedNumber]] = {}
    shares = {number.spot for table in report.tables for number in _shares(table)}
    for number in report.document.numbers():
        if number.spot not in shares:
            times.setdefault(_key(number), []).append(number)
    for paragraph in read_paragraphs(report.document):
        for mention in paragraph.mentions:
            yield from _share(paragraph, mention)
            yield from _gap(paragraph, mention, gaps)
            yield from _index(paragraph, mention, bare, times)
    yield from units_beside(read_paragraphs(report.document), report)
    yield from durations_told(report)


def _key(number: PrintedNumber) -> _Key:
    return number.value, number.decimals


def _share(paragraph: Paragraph, mention: Mention) -> Iterator[Statement]:
    """Yield shares that are said to count things: `persentase arsip sebesar 15,60 orang`."""
    number, things = mention.number, _THINGS.match(mention.after)
    if things and number.unit == ONE and number.decimals and _SHARE.search(mention.before):
        printed = f"{number.text} {things['unit']}"
        why = f"Persentase tidak dihitung dalam {things['unit'].casefold()}."
        yield _statement(paragraph, number, printed, f"{number.text}%", why)


def _gap(paragraph: Paragraph, mention: Mention, gaps: Mapping[_Key, PrintedNumber]) -> Iterator[Statement]:
    """Yield gaps between two shares of a table that are said to count things: `0,87 orang di bawah`."""
    number, things = mention.number, _THINGS.match(mention.after)
    known = gaps.get(_key(number)) if things and number.unit == ONE and number.decimals else None
    if things and known is not None and not _OF_ONE.search(mention.before):
        printed, line = f"{number.text} {things['unit']}", known.spot.line
        why = (
            f"Pada baris {line} angka ini selisih dua persentase, dan tidak dihitung dalam {things['unit']}."
        )
        yield _statement(paragraph, number, printed, f"{number.text} poin persen", why, line)


def _gaps(table: UnderstoodTable) -> Iterator[PrintedNumber]:
    """Yield what lies between two shares, in columns that hold such gaps."""
    for relation, made in table.equations:
        if relation.law is Law.DIFFERENCE:
            are_shares = all(column.is_percent for column in relation.inputs)
            lines = {row.row.line for row in table.items if are_shares or _OF_SHARE.match(row.label)}
            results = (equation.result for equation in made)
            yield from (result for result in results if result.decimals and result.spot.line in lines)


def _index(
    paragraph: Paragraph,
    mention: Mention,
    bare: Mapping[_Key, PrintedNumber],
    times: Mapping[_Key, list[PrintedNumber]],
) -> Iterator[Statement]:
    """Yield indices with a percent sign that the report prints bare everywhere else."""
    number = mention.number
    known = bare.get(_key(number))
    if known is None or number.unit != PERCENT or not _INDEX.search(mention.before):
        return
    signs = sum(other.unit == PERCENT for other in times[_key(number)])
    if signs > 1 or len(times[_key(number)]) - signs < _FEWEST or _OTHER.search(mention.before):
        return
    why = f"Tabel pada baris {known.spot.line} mencetaknya tanpa tanda persen: nilai indeks bukan persentase."
    yield _statement(paragraph, number, f"{number.text}%", number.text, why, known.spot.line)


def _shares(table: UnderstoodTable) -> Iterator[PrintedNumber]:
    """Yield the figures of columns that hold percentages, with a sign or without."""
    given = [c.index for c in table.columns if c.is_percent or _DERIVED & {*c.roles, *roles_of(c.path)}]
    numbers = (row.row.cells[index].number for row in table.rows for index in given)
    yield from (number for number in numbers if number is not None)


def _indices(table: UnderstoodTable) -> Iterator[PrintedNumber]:
    """Yield the bare figures of rows that are indices, as they were planned and reached."""
    columns = [c for c in table.columns if c.is_numeric and not c.is_percent and not c.is_money]
    given = [c.index for c in columns if not _DERIVED & {*c.roles, *roles_of(c.path)}]
    for row in table.rows:
        if row.kind is not RowKind.BAND and _NAMED.search(row.label) and not _OTHER.search(row.label):
            numbers = (row.row.cells[index].number for index in given)
            yield from (n for n in numbers if n is not None and n.unit == ONE and n.decimals)


def _statement(
    paragraph: Paragraph, number: PrintedNumber, printed: str, expected: str, why: str, *lines: int
) -> Statement:
    line = number.spot.line
    return Statement(AuditRule.UNIT, False, line, printed, expected, why, paragraph.place, lines=lines)
