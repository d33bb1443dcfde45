"""By how much a named row moved, beside the table that prints it: `Melati bertambah 33 unit`, and it fell.

No end of the move is told beside it. The size may be a slip of the pen, the word the wrong one, or the name
that of another row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.moved_totals import moved_totals
from capaian.auditor.checks.turned import is_later_first, turned_in_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.columns import Relation
from capaian.auditor.understanding.direction_words import DOWN, WAY, opposite_of
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import POINTS, Mention
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_MOVED: Final = Worded(rf"\b{WAY}(?:\s+(?:sebesar|sebanyak|sejumlah|sekitar|hanya))?\s*(?:rp\.?\s*)?$")
_CLAUSE: Final = re.compile(
    r"[,;:()]|\b(?:dan|serta|sedangkan|sementara|namun|tetapi|bahwa|sehingga|karena)\b", re.IGNORECASE
)
_BESIDE: Final = re.compile(
    r"\b(?:mengalami|terjadi|tercatat|juga|telah|sudah|masih|justru|jumlah|total|nilai|angka|tahun|\d+"
    r"|kecamatan|kabupaten|kota|desa|kelurahan|kelas|hotel|pasar|unit|kategori|klasifikasi|kelompok|jenis|untuk)\b",
    re.IGNORECASE,
)
"""Words beside a name that say nothing of what moved."""
_OTHER: Final = re.compile(
    r"\b(?:menjadi|target\w*|rencana|rata-?\s?rata|setiap|sejak|selama|triwulan|semester|bulan|nasional"
    r"|provinsi|tidak|bukan|belum|akan|diharapkan|ditargetkan|lebih)\b"
    r"|\bper\s?(?:tahun|bulan|hari|triwulan)\b|\bdari\b(?!\s+tahun\b)|\bdalam\s+\w+\s+tahun\b",
    re.IGNORECASE,
)
"""What moved, or since when, is told otherwise."""
_FALL: Final = re.compile(rf"\b(?:{DOWN})\b", re.IGNORECASE)
_FEWEST_DIGITS: Final = 3
"""A shorter figure may be that of another row by chance."""


@dataclass(frozen=True, slots=True)
class _Move:
    """A move that a table prints in a row, from the levels beside it."""

    row: int
    equation: Equation
    now: PrintedNumber
    before: PrintedNumber
    is_percent: bool
    years: frozenset[int]

    @property
    def is_up(self) -> bool:
        """Whether it rose, by its levels: a change may be printed without its sign."""
        return self.now.value > self.before.value


@dataclass(frozen=True, slots=True)
class _Told:
    """By how much a row is said to have moved."""

    sentence: Sentence
    number: PrintedNumber
    word: str
    is_up: bool
    name: str
    is_of_points: bool

    def has_size_of(self, move: _Move) -> bool:
        result = move.equation.result
        return abs(result.value) == self.number.value and result.decimals == self.number.decimals

    def is_of(self, move: _Move) -> bool:
        """Whether a move is as large, and went the same way."""
        return self.has_size_of(move) and move.is_up is self.is_up

    def may_be_of(self, move: _Move, years: frozenset[int]) -> bool:
        """Whether a move is of the unit and the years that are told."""
        is_of_unit = self.is_of_points or move.is_percent is (self.number.unit == PERCENT)
        return is_of_unit and years <= move.years


@dataclass(frozen=True, slots=True)
class _Row:
    """The row that is named, with the moves of its table."""

    table: UnderstoodTable
    row: int
    moves: Sequence[_Move]

    @property
    def own(self) -> Sequence[_Move]:
        return [move for move in self.moves if move.row == self.row]


def check_moved_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each move that a sentence tells of one row, or of all, otherwise than its table."""
    yield from moved_totals(report)
    moves_of = {id(table): moves for table in report.tables if (moves := [*_moves(table)])}
    for sentence, mentions in read_sentences(report.document) if moves_of else ():
        for told in filter(None, (_told(sentence, mention) for mention in mentions)):
            if told.number.spot in turned_in_tables(report):
                continue
            near = (_row(told, table, moves_of) for table in tables_near(sentence, report))
            found = [row for row in near if row is not None]
            if found and not any(told.is_of(move) for row in found for move in row.own):
                yield from _wrong(told, found[0])


def _told(sentence: Sentence, mention: Mention) -> _Told | None:
    said = _MOVED.search(mention.before)
    if said is None or mention.number.value <= 0:
        return None
    name = _CLAUSE.split(mention.before[: said.start()])[-1]
    if _OTHER.search(name) or _OTHER.search(_CLAUSE.split(mention.after)[0]):
        return None
    word, is_of_points = said["up"] or said["down"], POINTS.match(mention.after) is not None
    return _Told(sentence, mention.number, word, bool(said["up"]), name, is_of_points)


def _row(told: _Told, table: UnderstoodTable, moves_of: Mapping[int, Sequence[_Move]]) -> _Row | None:
    """Return the one row that is named, where its table prints moves and speaks of what is said to move."""
    named = {found.row for found in find_named(told.name, table.labels)}
    if len(named) != 1:
        return None
    (row,) = named
    heads = (word for path in table.table.paths for word in path)
    known = words_of(" ".join((table.labels[row], table.table.title, table.table.section, *heads)))
    years = years_in(told.sentence.text)
    moves = [move for move in moves_of.get(id(table), ()) if told.may_be_of(move, years)]
    is_of_table = words_of(_BESIDE.sub(" ", told.name)) <= known
    return _Row(table, row, moves) if is_of_table and any(move.row == row for move in moves) else None


def _moves(table: UnderstoodTable) -> Iterator[_Move]:
    for relation, equations in table.equations:
        if relation.law is Law.SUM:
            yield from _falls(table, relation)
        if relation.law not in (Law.DIFFERENCE, Law.GROWTH) or not is_later_first(relation):
            continue
        made = {equation.result.spot: equation for equation in equations if equation.holds()}
        years = frozenset[int]().union(*(column.years for column in relation.inputs))
        for place, item in enumerate(table.items):
            number = item.row.cells[relation.result.index].number
            equation = made.get(number.spot) if number is not None else None
            now, before = (item.row.cells[column.index].number for column in relation.inputs)
            if equation is not None and now is not None and before is not None and now.value != before.value:
                yield _Move(place, equation, now, before, relation.law is Law.GROWTH, years)


def _falls(table: UnderstoodTable, relation: Relation) -> Iterator[_Move]:
    """Yield by how much less there is than the year before, where a column tells that: `Penurunan`."""
    changes = [column for column in relation.inputs if _FALL.search(column.name)]
    later = [column for column in relation.inputs if column.years and column not in changes]
    if (
        len(changes) != 1
        or len(later) != 1
        or max(later[0].years) <= max(relation.result.years, default=9999)
    ):
        return
    years = later[0].years | relation.result.years
    for place, item in enumerate(table.items):
        cells = [item.row.cells[c.index].number for c in (relation.result, later[0], changes[0])]
        before, now, change = cells
        if before is None or now is None or change is None or not change.value:
            continue
        equation = Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, change, (before, now), table.place(item))
        if equation.holds():
            yield _Move(place, equation, now, before, is_percent=False, years=years)


def _wrong(told: _Told, row: _Row) -> Iterator[Claim]:
    """Yield what is wrong: the word, the name, or the size where it is a slip of that of the row."""
    turned = [move for move in row.own if told.has_size_of(move)]
    others = {move.row: move for move in row.moves if told.is_of(move)}
    if turned:
        yield _wrong_word(told, row, turned[0])
    elif len(others) == 1 and _is_telling(told.number) and not _prints(row, told.number):
        yield _wrong_name(told, row, *others.values())
    elif len(row.own) == 1 and row.own[0].is_up is told.is_up:
        yield from _wrong_size(told, row, row.own[0])


def _is_telling(number: PrintedNumber) -> bool:
    return number.digits >= _FEWEST_DIGITS


def _prints(row: _Row, number: PrintedNumber) -> bool:
    """Whether the named row has a figure itself."""
    cells = row.table.items[row.row].row.cells
    return any(cell.number is not None and abs(cell.number.value) == number.value for cell in cells)


def _wrong_word(told: _Told, row: _Row, move: _Move) -> Statement:
    way, now, before = "naik" if move.is_up else "turun", move.now, move.before
    place = row.table.place(row.table.items[row.row])
    why = f"{place}: dari {before.text} menjadi {now.text} adalah {way}; tercetak {told.word}."
    line = told.number.spot.line
    return Statement(
        AuditRule.TREND,
        False,
        line,
        told.word,
        opposite_of(told.word) or way,
        why,
        told.sentence.place,
        lines=(now.spot.line,),
    )


def _wrong_name(told: _Told, row: _Row, move: _Move) -> Statement:
    label, right = row.table.labels[row.row], row.table.labels[move.row]
    why = f"{told.word} {told.number.text} pada {row.table.table.name} adalah milik {right}, bukan {label}."
    return Statement(
        AuditRule.LABEL,
        False,
        told.number.spot.line,
        label,
        right,
        why[:1].upper() + why[1:],
        told.sentence.place,
        lines=(move.equation.result.spot.line,),
        spots=(told.number.spot,),
        keeps=(told.number.spot,),
    )


def _wrong_size(told: _Told, row: _Row, move: _Move) -> Iterator[Equation]:
    number, result = told.number, move.equation.result
    if result.decimals != number.decimals or abs(result.value) not in values_of(number):
        return
    place, now, before = f"{told.sentence.place} dan {row.table.table.name}", move.now, move.before
    law, inputs = move.equation.law, (now, before)
    if not move.is_up:
        law, inputs = (Law.UNSPENT, inputs) if law is Law.GROWTH else (law, (before, now))
    yield Equation(AuditRule.DIFFERENCE, law, number, inputs, place, subject="perubahan")
