"""One thing is counted in one unit: a row whose unit differs from that of the same row in other tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.named_units import (
    are_unlike,
    is_counted,
    is_measured_in,
    is_ruled_out,
    kind_of_unit,
)
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.unit_cells import UnitCell, unit_cells
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import significant_digits

_MOST: Final = 2
"""Tables that must agree against one."""
_DIGITS: Final = 3
_WORD: Final = re.compile(r"\s*(%|(?<=\s)(?:per\s+)?[^\W\d_]+)")
"""The unit behind a figure."""
_VAGUE: Final = re.compile(r"nilai|angka|skor|score|poin|point|indeks|index", re.IGNORECASE)
"""What may be of any figure; of two units the other one tells more."""
_OF_MARKS: Final = re.compile(r"(?:indeks|index|nilai|skor|level|predikat)\b", re.IGNORECASE)
_FEWEST_ALIKE: Final = 2
"""Other things that two tables count in the same unit: it is no measure of its own that one has."""
_SLIPS: Final = 1
"""A table with more odd units has a measure of its own: what is made, beside how far it got."""


def check_sister_units(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the units of things that three tables count, all but one alike, or two, one as it is named.

    A table of other units measures other things; what is named as a share or an index is counted in none.
    Of two tables with one figure of it that agree on others, the one with a vague unit is wrong too.
    """
    found: dict[str, list[UnitCell]] = {}
    for understood in report.tables:
        for unit in unit_cells(understood):
            if unit.text:
                found.setdefault(plain(unit.name), []).append(unit)
    every = [unit for units in found.values() for unit in units]
    alike = Counter(_tables_of(units) for units in found.values() if len({unit.kind for unit in units}) == 1)
    pairs = [
        pair
        for units in found.values()
        for pair in (
            *_with_usual(units),
            *(
                _as_named(units)
                or _as_told(units, report.document)
                or _of_one_figure(units, alike)
                or _unlike(units, alike)
            ),
        )
    ]
    odd = Counter(unit.table for unit, usual in pairs if unit.kind != usual.kind)
    for unit, usual in pairs:
        if odd[unit.table] <= _SLIPS or is_ruled_out(unit.name, unit.text):
            namesake = None if unit.kind == usual.kind else _meant(unit, every)
            yield _statement(unit, usual) if namesake is None else _misnamed(unit, usual, namesake)


def _meant(unit: UnitCell, every: Sequence[UnitCell]) -> UnitCell | None:
    """Return what another table counts in the unit, for the same goal and with a figure of the row, if one.

    Then the unit and the figures are its, and the name is what was copied.
    """
    found = [
        other
        for other in every
        if other.table != unit.table
        and other.kind == unit.kind
        and plain(other.name) not in {plain(unit.name), *unit.things}
        and other.things & unit.things
        and other.figures & unit.figures
    ]
    return found[0] if len({plain(other.name) for other in found}) == 1 else None


def _with_usual(units: Sequence[UnitCell]) -> Iterator[tuple[UnitCell, UnitCell]]:
    """Yield each unit of one thing with that of the other tables, where no two of these disagree."""
    usual, count = Counter(unit.kind for unit in units).most_common(1)[0]
    if len({unit.table for unit in units}) == len(units) > _MOST and count >= len(units) - 1:
        like = next(unit for unit in units if unit.kind == usual)
        yield from ((unit, like) for unit in units)


def _as_named(units: Sequence[UnitCell]) -> Sequence[tuple[UnitCell, UnitCell]]:
    """Return the units of one thing in two tables, of which its name rules out one, beside the other."""
    fitting = [unit for unit in units if not is_ruled_out(unit.name, unit.text)]
    are_two = len({unit.table for unit in units}) == len(units) == _MOST
    return [(unit, fitting[0]) for unit in units] if are_two and len(fitting) == 1 else []


def _tables_of(units: Sequence[UnitCell]) -> frozenset[int]:
    return frozenset(unit.table for unit in units)


def _of_one_figure(
    units: Sequence[UnitCell], alike: Mapping[frozenset[int], int]
) -> Sequence[tuple[UnitCell, UnitCell]]:
    """Return the units of one thing with one figure in two tables that agree on others, where one is vague.

    That one is wrong; what is named as a mark has the vague one.
    """
    tables = _tables_of(units)
    if len(units) != _MOST or len(tables) != _MOST or alike[tables] < _FEWEST_ALIKE:
        return []
    vague = [unit for unit in units if _VAGUE.fullmatch(unit.text.strip(" .()"))]
    if len(vague) != 1 or not units[0].figures & units[1].figures:
        return []
    (other,) = (unit for unit in units if unit not in vague)
    right = vague[0] if _OF_MARKS.match(other.name) else other
    return [(unit, right) for unit in units]


def _unlike(
    units: Sequence[UnitCell], alike: Mapping[frozenset[int], int]
) -> Sequence[tuple[UnitCell, UnitCell]]:
    """Return the unlike units of one thing with one figure in two tables that agree on others.

    No word for accidents is one for hectares. Right is what the name is measured in, or what is never whole;
    else what the first of both tables has.
    """
    tables = _tables_of(units)
    if len(units) != _MOST or len(tables) != _MOST or alike[tables] < _FEWEST_ALIKE:
        return []
    one, other = units
    common = one.figures & other.figures
    if not common or not are_unlike(one.text, other.text):
        return []
    named = [unit for unit in units if is_measured_in(unit.name, unit.text)]
    if len(named) != 1:
        named = [unit for unit in units if not is_counted(unit.text) or all(each % 1 == 0 for each in common)]
    right = min(named or units, key=lambda unit: unit.line)
    return [(unit, right) for unit in units]


def _as_told(units: Sequence[UnitCell], document: PrintedDocument) -> Sequence[tuple[UnitCell, UnitCell]]:
    """Return the units of one thing with one figure in two tables, of which sentences tell one behind it."""
    if len(units) != _MOST or len({unit.table for unit in units}) != _MOST or units[0].kind == units[1].kind:
        return []
    if not units[0].figures & units[1].figures:
        return []
    figures = {figure for unit in units for figure in unit.figures if _tells(figure)}
    said = {
        kind_of_unit(word[1])
        for sentence in document.sentences
        for number in sentence.numbers
        if number.value in figures
        and (word := _WORD.match(sentence.text, sentence.place_of(number) + len(number.text)))
    }
    fitting = [unit for unit in units if unit.kind in said]
    return [(unit, fitting[0]) for unit in units] if len(fitting) == 1 else []


def _tells(figure: Decimal) -> bool:
    """Whether a figure has so many digits that it hardly is another one."""
    return significant_digits(figure) >= _DIGITS


def _statement(unit: UnitCell, like: UnitCell) -> Statement:
    holds = unit.kind == like.kind
    return Statement(
        AuditRule.UNIT,
        holds,
        unit.line,
        unit.text,
        like.text,
        f"Tabel lain menghitungnya dalam {like.text} ({like.place}, baris {like.line}).",
        unit.place,
        lines=(like.line,),
    )


def _misnamed(unit: UnitCell, usual: UnitCell, namesake: UnitCell) -> Statement:
    """Return that a row with the unit and a figure of one thing bears the name of another."""
    why = (
        f"Satuan {unit.text} dan angkanya sesuai dengan “{namesake.name}” ({namesake.place}, baris"
        f" {namesake.line}); “{unit.name}” dihitung dalam {usual.text} (baris {usual.line}). Agaknya namanya"
        " yang tersalin, bukan satuannya yang keliru."
    )
    return Statement(
        AuditRule.UNIT,
        holds=False,
        line=unit.line,
        printed=unit.name,
        expected=namesake.name,
        why=why,
        place=unit.place,
        lines=(namesake.line, usual.line),
        renames=True,
    )
