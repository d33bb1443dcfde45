"""Which of two cells of a table is the larger: `Pada Golongan II perempuan lebih banyak daripada laki-laki`.

Rows, columns or years tell them apart. Every word on both sides is of the table, and each pair of cells
that may be meant says the opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
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
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.accounted import Meant, meant_beside, meant_in, rows_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.compared_with import compared_with
from capaian.auditor.understanding.direction_words import LESS, MORE, MOVES, SPEED, THAN, opposite_of
from capaian.auditor.understanding.measures import NO_LEVELS, of_report, of_years, own_levels
from capaian.auditor.understanding.pointers import meant_or_pointed
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE, Role, roles_of
from capaian.domain.audit import AuditRule

_RATE: Final = r"[^\W\d_]+/[^\W\d_]+"
"""A unit of two: `kuintal/ha`."""
SIDES_TOLD: Final = Worded(
    rf"\b(?:(?P<said>(?P<more>{MORE})|{LESS})(?P<between>(?:\s+[^.;:,\d]{{0,60}}?)?)"
    rf"(?:\s*(?:sebesar\s+|sebanyak\s+)?(?P<gap>\d[\d.,]*)\s*(?:%|persen)?\s*(?P<unit>poin|orang|jiwa|unit|{_RATE})?)?"
    rf"\s+{THAN}"
    r"|(?P<side>(?P<above>di\s?atas|melebihi|melampaui|mengungguli)|di\s?bawah))\s+"
    r"(?P<other>(?:[^.;:,\d]|\d\d\d\d\b|[(][^()]*[)])+?)"
    r"(?=\s*(?:[.;:,]|$|\b(?:dan|serta|tetapi|namun|sedangkan|sementara|dengan|sebesar|meskipun|walaupun"
    r"|atau\s+selisih)\b))"
)
"""Two sides, and what may stand between the word and the second: `lebih tinggi 0,03 poin dari provinsi`."""
_GAP_BEHIND: Final = re.compile(
    r"(?:\s*[(]?\s*(?:(?:yang|sebesar|mencapai|adalah|yaitu)\s+)*\d[\d.,]*\d(?:\s*(?:%|persen|poin|[^\W\d_]+/[^\W\d_]+))?\s*[)]?)?"
    r"\s*,?\s*(?:(?:dengan|atau|dan|sehingga)\s+)?(?:selisih(?:nya)?|berselisih|terpaut|jarak(?:nya)?)"
    r"(?:\s+(?:sebesar|sebanyak|adalah|hanya|sejauh))*\s+(?P<gap>\d[\d.,]*\d)(?!\s*(?:%|persen\b(?!\s*poin)))",
    re.IGNORECASE,
)
"""Behind the second side, be its level told or not: `dari provinsi sebesar 92,96, dengan selisih 0,01`."""
_HINTS: Final = re.compile(
    r"\b(?:lebih|di\s?atas|di\s?bawah|melebihi|melampaui|mengungguli)\b", re.IGNORECASE
)
"""Without one of these nothing is compared."""
_GOES_ON: Final = re.compile(
    r"(?:[\s,]|[(][^()]*[)]|\b(?:dan|serta|juga|tetapi|namun|masih|sekaligus|berada|tetap|sudah|sebesar)\b"
    rf"|\d[\d.,]*|\bpoin\b|\b{_RATE}\b|%)*",
    re.IGNORECASE,
)
"""Between one comparison and the next of the same thing."""
_BREAK: Final = re.compile(
    r"[;:,]\s|\b(?:sedangkan|sementara(?:\s+itu)?|adapun|namun|tetapi)\b", re.IGNORECASE
)
_DENIED: Final = re.compile(r"\b(tidak|belum|bukan)(?:\s+(?:berada|dapat|mampu))?\s*$", re.IGNORECASE)
_AND_CIRCLE: Final = re.compile(
    rf"\s*(?:dan|serta|maupun|sekaligus)\s+(?:juga\s+)?"
    rf"(?P<other>(?:(?:rata-?\s?rata|angka|capaian)\s+)?{WIDER_CIRCLE.pattern})(?=\s*(?:[.;,]|$))",
    re.IGNORECASE,
)
"""A second circle of one comparison: `melampaui capaian provinsi dan nasional`."""
_TURNED: Final = re.compile(
    r"(?:^|[;,]\s)\W*(?:(?:jika|bila|apabila)\s+)?di?banding(?:kan)?(?:\s+(?:dengan|terhadap))?\s+"
    rf"(?P<other>[^,;.\d]+),\s*(?P<subject>[^,;]+?)\s+(?P<said>(?P<more>{MORE})|{LESS})\b(?!\s+{THAN})(?!\s+\d)",
    re.IGNORECASE,
)
"""What a level is held against, told first: `Dibandingkan provinsi, angka A lebih tinggi`."""
_REACHED: Final = re.compile(r"^\W*(?:capaian|realisasi|kinerja)\s+", re.IGNORECASE)
"""What may be said of any level, where a table has no column of that name."""
_MOVING: Final = re.compile(rf"\b(?:{MOVES}|perubahan)\b", re.IGNORECASE)
_GROWTH: Final = re.compile(r"\b(?:per)?tumbuh(?:an)?\b", re.IGNORECASE)
"""What is told in percent where a table has both."""
_FIGURE: Final = re.compile(r"\d[\d.,]*\d")
_SHARE: Final = re.compile(r"\d\s*(?:%|persen\b)", re.IGNORECASE)
"""What is told in percent is held against shares alone."""
_TIMES: Final = 4
"""A gap further off lies between other things."""
_Pair = tuple[PrintedNumber, PrintedNumber]


@dataclass(frozen=True, slots=True)
class _Told:
    """A comparison with the words of both sides."""

    word: str
    is_more: bool
    subject: str
    other: str
    is_of_moves: bool
    gap: str = ""
    """How far apart, where a unit says that it is no share."""
    is_gap: bool = False
    """Whether a word says that this is the gap."""
    denial: str = ""
    """`belum`, `tidak` before the word."""

    @property
    def words(self) -> str:
        """The word with what denies it."""
        return f"{self.denial} {self.word}".strip()

    @property
    def right(self) -> str:
        """What belongs there if it is wrong."""
        return (
            self.word
            if self.denial
            else opposite_of(self.word) or ("di bawah" if self.is_more else "di atas")
        )

    def holds(self, one: Decimal, other: Decimal) -> bool:
        return (one != other and (one > other) is self.is_more) is not bool(self.denial)


def check_compared_cells(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield which of two cells is called the larger, where a table near has both."""
    for sentence in report.document.sentences:
        for told in _told(sentence.text) if _HINTS.search(sentence.text) else ():
            yield from held_against_tables(sentence, report, partial(_of_table, sentence, told, report))


def _of_table(
    sentence: Sentence, told: _Told, report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Claim]:
    pairs = [*_pairs(sentence, told, table, report)]
    if pairs:
        yield _statement(sentence, told, pairs, table)
        yield from _apart(sentence, told, pairs)


def _apart(sentence: Sentence, told: _Told, pairs: Sequence[_Pair]) -> Iterator[Equation]:
    """Yield how far apart two cells are told to be, where one pair of its kind may be meant."""
    number = next((n for n in sentence.numbers if told.gap and n.text == told.gap), None)
    gaps = {abs(one.value - other.value) for one, other in pairs}
    alike = [pair for pair in pairs if number and {n.decimals for n in pair} == {number.decimals}]
    is_told = number is not None and (not number.decimals or (told.is_gap and _is_meant(number, gaps)))
    if number is not None and len(alike) == 1 and (number.value in gaps or is_told):
        ends = sorted(alike[0], key=lambda each: each.value, reverse=True)
        yield Equation(
            AuditRule.DIFFERENCE, Law.DIFFERENCE, number, tuple(ends), sentence.place, subject="selisih"
        )


def _is_meant(number: PrintedNumber, gaps: Set[Decimal]) -> bool:
    """Whether a figure may stand for a gap: a slip of the pen off, to a nought too, or some times it."""
    slips = {number.value, *values_of(number)}
    digits = {len((gap - number.value).normalize().as_tuple().digits) for gap in gaps}
    return 1 in digits or any(
        gap in slips or number.value / _TIMES <= gap <= number.value * _TIMES for gap in gaps
    )


def _told(text: str) -> Iterator[_Told]:
    """Yield each comparison; a second one has the subject of the first: `dan juga di atas nasional`."""
    subject, end = "", 0
    for said in SIDES_TOLD.finditer(text):
        ahead = text[end : said.start()]
        if not subject or not _GOES_ON.fullmatch(ahead):
            subject = _BREAK.split(ahead)[-1] if end else ahead
        end = said.end()
        word = " ".join((said["said"] or said["side"]).split())
        own = f"{subject} {said['between'] or ''}"
        moving = _MOVING.search(own) is not None
        is_more = bool(said["more"] or said["above"]) is not bool(moving and SPEED.search(word))
        denied = _DENIED.search(subject)
        gap, denial = said["gap"] if said["unit"] else "", denied[1] if denied else ""
        behind = None if gap else _GAP_BEHIND.match(text, end)
        gap = behind["gap"] if behind else gap
        made = _Told(word, is_more, _DENIED.sub("", own), said["other"], moving, gap, bool(behind), denial)
        yield made
        if another := _AND_CIRCLE.match(text, end):
            yield replace(made, other=another["other"])
    for said in _TURNED.finditer(text):
        subject, word = said["subject"], " ".join(said["said"].split())
        if not _MOVING.search(subject):
            yield _Told(word, bool(said["more"]), subject, said["other"], is_of_moves=False)


def _pairs(
    sentence: Sentence, told: _Told, table: UnderstoodTable, report: UnderstoodReport
) -> Iterator[_Pair]:
    """Yield the cells that may be meant, that of the subject first."""
    other = meant_beside(told.other, table, report)
    own = meant_or_pointed(sentence, told.subject, table, report)
    own = own or meant_in(_REACHED.sub("", told.subject), table, report)
    if own is None or other is None:
        return
    if not own.rows and not other.rows:
        yield from _columns_apart(own, other, table)
    rows = own.rows
    if len(rows) != 1 or len(other.rows) > 1 or (other.rows and other.rows == rows):
        return
    row = rows_of(table)[rows[0]]
    if other.rows:
        columns = _quoted(told, row, table) or _alike(told, own, other, table, report.year)
        yield from _cells((row, c, rows_of(table)[other.rows[0]], c) for c in columns)
    elif (gap := _gap(row, other, table)) is not None:
        yield gap, replace(gap, text="0", value=Decimal(0), sign="", spot=gap.spot._replace(start=-1, end=-1))
    elif other.tells_columns and not told.is_of_moves:
        yield from _cells((row, a, row, b) for a, b in _beside(told, own, other, row, table, report.year))
    elif other.years and not told.is_of_moves:
        years = own.years or frozenset({report.year} if report.year else ())
        levels = [c for c in own.columns if len(c.years) == 1]
        pairs = ((a, b) for a in levels for b in levels if a.years == years and b.years == other.years)
        yield from _cells((row, a, row, b) for a, b in pairs if a.meaning is b.meaning)


def _columns_apart(own: Meant, other: Meant, table: UnderstoodTable) -> Iterator[_Pair]:
    """Yield the totals of two columns that are told apart: `Perempuan lebih banyak dari laki-laki`."""
    is_plain = own.tells_columns and other.tells_columns and len(own.columns) == len(other.columns) == 1
    (one,), (beside,) = (own.columns, other.columns) if is_plain else ((None,), (None,))
    totals = [row for row in table.totals if row.kind is RowKind.TOTAL]
    if one and beside and one is not beside and own.years == other.years and len(totals) == 1:
        is_alike = (one.is_percent, one.is_money) == (beside.is_percent, beside.is_money)
        yield from _cells(iter([(totals[0], one, totals[0], beside)] if is_alike else []))


def _gap(row: UnderstoodRow, other: Meant, table: UnderstoodTable) -> PrintedNumber | None:
    """Return the signed gap of a row to what it is held against, where no row or column has that itself."""
    gaps = [c for c in other.columns if other.tells_columns and compared_with(c.name)]
    if len(gaps) != 1 or len(other.columns) != 1:
        return None
    numbers = [item.row.cells[gaps[0].index].number for item in table.items]
    is_signed = any(number is not None and number.value < 0 for number in numbers)
    return row.row.cells[gaps[0].index].number if is_signed else None


def _cells(meant: Iterator[tuple[UnderstoodRow, Column, UnderstoodRow, Column]]) -> Iterator[_Pair]:
    for row, column, other, beside in meant:
        one, two = row.row.cells[column.index].number, other.row.cells[beside.index].number
        if one is not None and two is not None:
            yield one, two


def _quoted(told: _Told, row: UnderstoodRow, table: UnderstoodTable) -> Sequence[Column]:
    """Return the columns in which a row has a figure that is told of it: `sebesar 99,15% berada di atas`."""
    figures = _FIGURE.findall(told.subject)
    return [c for c in table.figure_columns if row.row.cells[c.index].text.strip(" %") in figures]


def _alike(
    told: _Told, own: Meant, other: Meant, table: UnderstoodTable, year: int | None
) -> Sequence[Column]:
    """Return the columns in which two rows are compared: changes where moves are, or else levels."""
    meant = own if own.tells_columns or not other.tells_columns else other
    columns = meant.columns if meant.tells_columns and not told.is_of_moves else table.figure_columns
    found = [
        c for c in columns if (Role.CHANGE in roles_of(c.path)) is told.is_of_moves or meant.tells_columns
    ]
    if _SHARE.search(told.subject):
        found = [c for c in found if c.is_percent or c.may_be_share]
    if _GROWTH.search(told.subject) or SPEED.search(told.word):
        found = [c for c in found if c.is_percent or c.may_be_share] or found
    years = own.years | other.years
    return of_years(found, years) if years else of_report(found, year)


def _beside(
    told: _Told, own: Meant, other: Meant, row: UnderstoodRow, table: UnderstoodTable, year: int | None
) -> Iterator[tuple[Column, Column]]:
    """Yield the column of the subject with the one that it is held against, within one row."""
    beside, *more = other.columns
    if more or NO_LEVELS & {*roles_of(beside.path)}:
        return
    columns = own.columns if own.tells_columns else _quoted(told, row, table) or own_levels(table, year)
    yield from ((c, beside) for c in columns if c is not beside and c.is_percent is beside.is_percent)


def _statement(sentence: Sentence, told: _Told, pairs: Sequence[_Pair], table: UnderstoodTable) -> Statement:
    holds = any(told.holds(one.value, other.value) for one, other in pairs)
    one, other = pairs[0]
    side = (
        "lebih dari"
        if one.value > other.value
        else "kurang dari"
        if one.value < other.value
        else "sama dengan"
    )
    return Statement(
        AuditRule.CLAIM,
        holds,
        sentence.line,
        told.words,
        told.right,
        f"Menurut {table.table.name} {one.signed} {side} {other.signed}; tercetak {told.words}.",
        sentence.place,
        lines=(one.spot.line, other.spot.line),
        against=held_by((one, other), told.holds),
    )
