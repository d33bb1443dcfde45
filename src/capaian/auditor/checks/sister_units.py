"""One thing is counted in one unit: a row whose unit differs from that of the same row in other tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.named_units import PERCENT_WORDS, is_ruled_out
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule

_SHORTEST: Final = 8
"""Letters of a name that is of one thing in the whole report."""
_MOST: Final = 2
"""Tables that must agree against one."""
_SLIPS: Final = 1
"""A table with more odd units has a measure of its own: what is made, beside how far it got."""
_KINDS: Final = (
    PERCENT_WORDS,
    re.compile(r"indeks|index|nilai|skor|score|poin|point|angka|level|predikat|kategori"),
    re.compile(r"orang|jiwa|penduduk|pegawai|peserta"),
    re.compile(r"unit|buah|bh|paket|set|kali|keg|kegiatan"),
    re.compile(r"hari(?: kerja)?|hr"),
    re.compile(r"dokumen|dok|laporan|lap|berkas|lembar|keping|akta|buku"),
)
"""Words for units that reports use in turn for one thing."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit beside the name of what it counts."""

    table: int
    line: int
    text: str
    place: str
    name: str

    @property
    def kind(self) -> object:
        """What it is, by whichever word."""
        word = self.text.casefold().strip(" .()")
        return next((number for number, words in enumerate(_KINDS) if words.fullmatch(word)), word)


def check_sister_units(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the units of things that three tables count, all but one alike, or two, one as it is named.

    A table of other units measures other things; what is named as a share or an index is counted in none.
    """
    found: dict[str, list[_Unit]] = {}
    for understood in report.tables:
        for name, unit in _units(understood):
            found.setdefault(name, []).append(unit)
    pairs = [pair for units in found.values() for pair in (*_with_usual(units), *_as_named(units))]
    odd = Counter(unit.table for unit, usual in pairs if unit.kind != usual.kind)
    for unit, usual in pairs:
        if odd[unit.table] <= _SLIPS or is_ruled_out(unit.name, unit.text):
            yield _statement(unit, usual)


def _with_usual(units: Sequence[_Unit]) -> Iterator[tuple[_Unit, _Unit]]:
    """Yield each unit of one thing with that of the other tables, where no two of these disagree."""
    usual, count = Counter(unit.kind for unit in units).most_common(1)[0]
    if len({unit.table for unit in units}) == len(units) > _MOST and count >= len(units) - 1:
        like = next(unit for unit in units if unit.kind == usual)
        yield from ((unit, like) for unit in units)


def _as_named(units: Sequence[_Unit]) -> Iterator[tuple[_Unit, _Unit]]:
    """Yield the units of one thing in two tables, of which its name rules out one, beside the other."""
    fitting = [unit for unit in units if not is_ruled_out(unit.name, unit.text)]
    if len({unit.table for unit in units}) == len(units) == _MOST and len(fitting) == 1:
        yield from ((unit, fitting[0]) for unit in units)


def _units(understood: UnderstoodTable) -> Iterator[tuple[str, _Unit]]:
    """Yield the unit of each row with the words right before it."""
    column = next((c for c in understood.columns if roles_of(c.path[-1:]) == (Role.UNIT,)), None)
    if column is None or column.is_numeric:
        return
    for row in understood.rows:
        cell = row.row.cells[column.index]
        before = [other.text.strip() for other in row.row.cells[: column.index] if not other.numbers]
        name = next((words for words in reversed(before) if len(plain(words)) >= _SHORTEST), "")
        if row.kind is RowKind.ITEM and name and cell.text.strip() and not cell.is_dash:
            unit = _Unit(understood.table.line, cell.line, cell.text.strip(), understood.place(row), name)
            yield plain(name), unit


def _statement(unit: _Unit, like: _Unit) -> Statement:
    holds = unit.kind == like.kind
    return Statement(
        AuditRule.UNIT,
        holds,
        unit.line,
        unit.text,
        "" if holds else like.text,
        "" if holds else f"Tabel lain menghitungnya dalam {like.text} ({like.place}, baris {like.line}).",
        unit.place,
        lines=(like.line,),
    )
