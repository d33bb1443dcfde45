"""Which of two rows is the higher, told without how far: `106,40, lebih rendah dari Melati (109,02)`.

The rows are named, or one of them has the level that is told; a table near has both in one column. A figure
told with the row that one is held against is its own, and neither that of another row nor of another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import NUMBER_WORDS
from capaian.auditor.understanding.direction_words import LESS, MORE, THAN, opposite_of
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.measures import measure_of, of_report, of_years
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows_meant import is_of_table, own_row, row_meant
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(
    rf"\b(?:(?P<said>(?P<more>{MORE})|{LESS})\s+{THAN}"
    r"|(?P<side>(?P<above>di\s?atas|mengungguli|unggul\s+(?:atas|dari(?:pada)?)|melampaui|melebihi|melewati)"
    r"|(?:belum|tidak)\s+(?:melampaui|melebihi|melewati)|di\s?bawah|kalah\s+dari))\s+"
    r"(?P<other>[^.;:,()\d]{3,80})"
)
"""A side, and the row that something is held against."""
_LED: Final = Worded(
    r"\b(?:di)?banding(?:kan)?\s+(?:dengan\s+)?(?P<other>[^.;:,()\d]{3,80}?)\s*(?:[(][^()]*[)]\s*)?,"
    rf"(?P<subject>[^.;:]{{3,120}}?)\b(?P<said>(?P<more>{MORE})|{LESS})(?=\s*(?:[.;(]|$))"
)
"""What all of a sentence is compared with: `Dibandingkan angka nasional (107,95), NTN lebih rendah.`"""
_IF: Final = re.compile(r"\b(?:jika|bila|apabila)\s+$", re.IGNORECASE)
"""Right before a comparison that leads: nothing is only supposed."""
_BREAK: Final = re.compile(
    r"[.;:]\s|\b(?:sedangkan|sementara(?:\s+itu)?|adapun|namun|tetapi|walaupun|meskipun|karena|sehingga)\b",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(
    r"\b(?:dan|serta|tetapi|namun|maupun|atau|yang|sedangkan|sementara|dengan)\b", re.I
)
_OTHER: Final = Worded(
    r"\b(?:target\w*|tidak|belum|bukan|akan|agar|supaya|harus|perlu|diharapkan|jika|apabila|bila|selisih|terpaut"
    r"|rata-?\s?rata(?!\s+(?:provinsi|nasional))|peringkat|urutan|posisi|ranking|kali(?=\s+(?:lipat|lebih))|triwulan|semester|bulan|sebelum\w*|lalu|sejak|selama"
    r"|setiap|masing-masing|laju|perubahan|perkembangan|kesenjangan|tren|pertumbuhan|kenaikan|penurunan|peningkatan|naik|turun|meningkat|menurun|kecuali)\b"
)
"""What is planned, denied, a place in an order, of another time, or a change of what is held here."""
_SEVERAL: Final = re.compile(
    r"\b(?:beberapa|sebagian|sejumlah|semua|seluruh|setiap|mayoritas|kebanyakan"
    rf"|{NUMBER_WORDS}\s+[^\W\d_]+)\b",
    re.IGNORECASE,
)
"""Rows that are counted and not named: `Tiga kabupaten memiliki indeks di atas provinsi`."""
_POINTS_BACK: Final = re.compile(
    r"^\W*(?:angka|indeks|nilai|capaian|realisasi|skor|kondisi|persentase)\s+(?:ini|tersebut)\b",
    re.IGNORECASE,
)
"""What begins a paragraph, and goes on about what the report is of."""
_IDLE: Final = frozenset(
    [
        *("tercatat", "mencapai", "berada", "posisi"),
        *("angka", "realisasi", "capaian", "nilai", "milik", "sebesar", "tingkat", "skor", "indeks", "pada"),
        *("kabupaten", "kota", "provinsi", "daerah", "kecamatan"),
    ]
)
_AREA: Final = re.compile(r"\b(?:kabupaten|kota|provinsi|daerah)\b", re.IGNORECASE)
_BETTER: Final = re.compile(r"unggul|kalah", re.IGNORECASE)
"""What is better is the higher one where not less is better."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A side that a sentence tells, with the words of what is on it and of what it is held against."""

    words: str
    is_more: bool
    subject: str
    other: str
    start: int
    end: int
    """Where all that is said of it begins and ends."""
    apart: int
    """From here on stands what it is held against; where the comparison leads, up to here."""
    is_led: bool = False


def sides_of_rows_in(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield what is told to lie above or below a row that is named, where a table near has both."""
    for sentence in report.document.sentences_with(_SAID, _LED):
        for told in _told(sentence.text):
            yield from held_against_tables(sentence, report, partial(_of_table, sentence, told, report))


def _told(text: str) -> Iterator[_Told]:
    led = _LED.search(text)
    if led is not None and not _OTHER.search(f"{_IF.sub('', text[: led.start()])} {text[led.start() :]}"):
        words = " ".join(led["said"].split())
        ends = led.start(), led.end(), led.start("subject")
        yield _Told(words, bool(led["more"]), led["subject"], led["other"], *ends, is_led=True)
        return
    for said in _SAID.finditer(text):
        start = max((m.end() for m in _BREAK.finditer(text, 0, said.start())), default=0)
        end = next((m.start() for m in _BREAK.finditer(text, said.end())), len(text))
        words = " ".join((said["said"] or said["side"]).split())
        around = f"{text[start : said.start()]} {text[said.end('side' if said['side'] else 'said') : end]}"
        subject = text[start : said.start()]
        is_otherwise = _OTHER.search(around) or _SEVERAL.search(subject)
        if not (is_otherwise or (_BETTER.search(words) and may_be_less(text))):
            is_more = bool(said["more"] or said["above"])
            other = _JOINT.split(said["other"])[0]
            yield _Told(words, is_more, subject, other, start, end, said.start())


def _of_table(
    sentence: Sentence, told: _Told, report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Claim]:
    """Return what the one column that is meant tells of both rows; nothing if several tell otherwise."""
    other = row_meant(told.other, table.labels)
    known = words_of(told.subject) | {"nasional"}
    if other is None or not words_of(told.other) - _IDLE <= words_of(table.labels[other]) | known:
        return
    own, theirs = _figures(sentence, told)
    found = []
    for column in _columns(told, sentence, table, report.year):
        rows = [*_subjects(sentence, told, own, column, table, report)]
        base = table.items[other].row.cells[column.index].number
        levels = [table.items[place].row.cells[column.index].number for place in rows if place != other]
        level = levels[0] if len(levels) == 1 else None
        if base is not None and level is not None and _fits(own, level) and base.value != level.value:
            found.append((level, base))
    if len({level.value > base.value for level, base in found}) != 1:
        return
    level, base = found[0]
    if _fits(theirs, base):
        yield _statement(sentence, told, table, level, base)
    elif len(theirs) == len(found) == 1 and theirs[0].value in table.values:
        yield _equation(sentence, theirs[0], base, table.place(table.items[other]))


def _figures(sentence: Sentence, told: _Told) -> tuple[Sequence[PrintedNumber], Sequence[PrintedNumber]]:
    """Return the figures that are told of what lies on a side, and of what it is held against."""
    figures = [n for n in sentence.numbers if told.start <= sentence.place_of(n) < told.end]
    figures = [number for number in figures if not YEAR.fullmatch(number.text)]
    own = [n for n in figures if (sentence.place_of(n) < told.apart) is not told.is_led]
    return own, [number for number in figures if number not in own]


def _fits(told: Sequence[PrintedNumber], number: PrintedNumber) -> bool:
    """Whether the one figure that is told, if any, is that of a row."""
    return not told or [one.value for one in told] == [number.value]


def _equation(sentence: Sentence, told: PrintedNumber, base: PrintedNumber, place: str) -> Equation:
    """Return that a figure told with the name of a row is that of the row."""
    name = place.rpartition(", ")[2]
    return Equation(
        AuditRule.CROSSREF, Law.EQUAL, told, (base,), f"{sentence.place} dan {place}", subject=name
    )


def _columns(told: _Told, sentence: Sentence, table: UnderstoodTable, year: int | None) -> Sequence[Column]:
    """Return the columns of levels of the year that words may mean."""
    levels = [c for c in table.figure_columns if not {Role.CHANGE, Role.TARGET} & {*roles_of(c.path)}]
    years = years_in(sentence.text)
    titled = years_in(table.table.title)
    headed = frozenset(own for column in levels for own in column.years)
    if years and (titled or headed) and not years <= titled | headed:
        return ()
    measure = measure_of(told.subject, table)
    named = [column for column in measure.columns if column in levels] if measure.is_named else []
    meant = named or levels
    return of_years(meant, years) if years & headed else of_report(meant, year)


def _subjects(
    sentence: Sentence,
    told: _Told,
    own: Sequence[PrintedNumber],
    column: Column,
    table: UnderstoodTable,
    report: UnderstoodReport,
) -> Iterator[int]:
    """Yield the row that words name as the one on a side, or else that with the level which is told."""
    named = row_meant(told.subject, table.labels)
    if named is not None:
        if is_of_table(told.subject, table.labels[named], table.table):
            yield named
    elif own:
        cells = [row.row.cells[column.index].number for row in table.items]
        yield from (place for place, cell in enumerate(cells) if cell is not None and _fits(own, cell))
    else:
        mine = own_row(table.labels, report.document)
        leads = sentence.paragraph in (0, sentence.line) and not (sentence.start or told.start)
        points_back = leads and _POINTS_BACK.match(told.subject)
        if mine is not None and (points_back or _is_of_own(told.subject, table)):
            yield mine


def _is_of_own(words: str, table: UnderstoodTable) -> bool:
    """Whether words name what a table is of, and no other thing: `NTN kabupaten`."""
    rest = _AREA.sub(" ", words)
    measure = measure_of(rest, table)
    is_told = not measure.is_foreign and (measure.tells_topic or measure.is_named)
    return is_told or row_meant(rest, (table.table.title,)) is not None


def _statement(
    sentence: Sentence, told: _Told, table: UnderstoodTable, level: PrintedNumber, base: PrintedNumber
) -> Statement:
    def holds(level_value: Decimal, base_value: Decimal) -> bool:
        return level_value != base_value and (level_value > base_value) is told.is_more

    is_more = level.value > base.value
    side = "di atas" if is_more else "di bawah"
    right = opposite_of(told.words) or side
    return Statement(
        AuditRule.CLAIM,
        holds(level.value, base.value),
        sentence.line,
        told.words,
        right,
        f"{level.text} {side} {base.text} ({table.table.name}); tercetak {told.words}.",
        sentence.place,
        lines=(level.spot.line, base.spot.line),
        against=held_by((level, base), holds),
    )
