"""Figures of a sentence that a table has otherwise, beside the share and the other figure that it has too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.domain.audit import AuditRule

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_PAIR = 2
_FEWEST_DIGITS = 5
_Key = tuple[int, Decimal, Decimal]
"""Which of the inputs is left out, the share, and the other input."""


class Triples:
    """The shares of tables with part and whole."""

    def __init__(self, report: UnderstoodReport) -> None:
        """Look up every share of a table that holds."""
        self._known: dict[_Key, list[Equation]] = {}
        self._achieved: dict[Decimal, list[Equation]] = {}
        self._shares: dict[tuple[Decimal, ...], list[Equation]] = {}
        """Those of amounts by part and whole, also where the share is wrong."""
        self._of_parts: dict[Decimal, list[Equation]] = {}
        """Those that hold, by their parts."""
        self._words: dict[int, frozenset[str]] = {}
        """Of the rows that these stand in."""
        for table in report.tables:
            self._note_rows(table)
            for equation in (each for _, equations in table.equations for each in equations):
                if equation.holds() and equation.rule is AuditRule.ACHIEVEMENT and _is_pair(equation):
                    self._achieved.setdefault(equation.inputs[1].value, []).append(equation)
                if equation.law is Law.PERCENT and equation.holds() and equation.result.decimals:
                    for key in _keys(equation):
                        self._known.setdefault(key, []).append(equation)
                    self._of_parts.setdefault(equation.inputs[0].value, []).append(equation)

    def _note_rows(self, table: UnderstoodTable) -> None:
        """Keep the shares of amounts of a table, and the words of their rows."""
        words = {row.row.line: _words_of(" ".join(row.row.texts)) for row in table.rows}
        for equation in (each for _, equations in table.equations for each in equations):
            if equation.law is Law.PERCENT and all(map(_is_telling, equation.inputs)):
                self._shares.setdefault(_values(equation), []).append(equation)
                self._words[equation.result.spot.line] = words.get(equation.result.spot.line, frozenset())

    def _named_in(self, text: str, row: Equation) -> Equation:
        """Return the row with the same two amounts that a text names: one row may be copied from another."""
        said = _words_of(text)
        alike: list[Equation] = [row, *self._shares.get(_values(row), ())]
        return max(alike, key=lambda each: self._share_said(each, said))

    def _share_said(self, row: Equation, said: frozenset[str]) -> float:
        """How much of the words of a row a text has."""
        own = self._words.get(row.result.spot.line, frozenset())
        return len(own & said) / len(own) if own else 0

    def mend(self, failed: Equation, told: Sequence[PrintedNumber]) -> Equation:
        """Return what is wrong of a share: an input that a table has otherwise beside both others, if any.

        `Rp 40.218.000 dari pagu Rp 52.785.000 atau 73,78%`, where a row has that budget and that share, says
        the wrong amount and not the wrong share. Where the right one is told there too, the share is of that;
        so it is where the wrong one was not told, but taken from a table: `1.411 bayi atau 91,98% dari bayi`.
        """
        if failed.law is not Law.PERCENT or not failed.result.decimals or failed.holds():
            return failed
        untold = [n for n in failed.inputs if not any(n.spot == each.spot for each in told)]
        if untold and (row := self._slipped(failed)) is not None:
            return replace(failed, inputs=row.inputs)
        meant = {
            place: {equation.inputs[place].value: equation for equation in self._known.get(key, ())}
            for place, key in enumerate(_keys(failed))
        }
        found = {place: others for place, others in meant.items() if others}
        if len(found) != 1 or any(len(others) != 1 for others in found.values()):
            return failed
        ((place, others),) = found.items()
        (equation,) = others.values()
        if any(number.value == equation.inputs[place].value for number in told):
            return failed
        if failed.inputs[place] in untold:
            return replace(failed, inputs=equation.inputs)
        return Equation(
            AuditRule.CROSSREF,
            Law.EQUAL,
            failed.inputs[place],
            (equation.inputs[place],),
            f"{failed.place} dan {equation.place}",
            subject=_name(equation.names, place),
        )

    def _slipped(self, failed: Equation) -> Equation | None:
        """Return the one share that a table has of the same part, if a slip of the pen makes the told one."""
        values = values_of(failed.result)
        rows = [row for row in self._of_parts.get(failed.inputs[0].value, ()) if row.result.value in values]
        return rows[0] if len({row.result.value for row in rows}) == 1 else None

    def bonds(self, told: Equation, text: str) -> Iterator[Equation]:
        """Yield what binds the achievement of a sentence to the rows of tables that have its figures.

        `Realisasi 78,80% dari target 79,00%, tercapai 99,24%` repeats the row that has both of these, be its
        achievement another. `80,00% dari target 50,12%, tercapai 75,00%` has the actual of the one row with
        that target where its achievement belongs, so that both are misquoted.
        """
        if told.rule is AuditRule.ABSORPTION:
            yield from self._money(told, text)
        if told.rule is not AuditRule.ACHIEVEMENT or not _is_pair(told):
            return
        actual, target = told.inputs
        rows = [row for row in self._achieved.get(target.value, ()) if row.law is told.law]
        like = next((row for row in rows if row.inputs[0].value == actual.value), None)
        if like is not None:
            yield from (_same(told, place, like) for place in range(_PAIR) if told.inputs[place].decimals)
        elif not told.holds() and _are_of_one_thing(rows) and _is_shifted(told, rows[0]):
            yield _same(told, 0, rows[0])
            yield replace(
                _same(told, 0, rows[0]), result=told.result, inputs=(rows[0].result,), subject="capaian"
            )

    def _money(self, told: Equation, text: str) -> Iterator[Equation]:
        """Yield what binds budget and spending of a sentence to the row that has the share and one of them.

        `Rp 640.312.450 dari Rp 658.714.200 atau 97,21%` holds by its rounding, be the row's spending another.
        """
        if told.law is not Law.PERCENT or not told.holds() or not told.result.decimals:
            return
        for place, key in enumerate(_keys(told)):
            meant = {row.inputs[place].value: row for row in self._known.get(key, ())}
            if len(meant) == 1 and _is_telling(told.inputs[1 - place]):
                row = self._named_in(text, *meant.values())
                yield replace(_same(told, place, row), subject=("realisasi", "anggaran")[place])


def _values(equation: Equation) -> tuple[Decimal, ...]:
    return tuple(number.value for number in equation.inputs)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _is_telling(amount: PrintedNumber) -> bool:
    """Whether an amount has so many digits before its noughts that it is that of one thing."""
    return amount.significant >= _FEWEST_DIGITS


def _same(told: Equation, place: int, row: Equation) -> Equation:
    """Return that an input is the one of a row."""
    return Equation(
        AuditRule.CROSSREF,
        Law.EQUAL,
        told.inputs[place],
        (row.inputs[place],),
        f"{told.place} dan {row.place}",
        subject=("realisasi", "target")[place],
    )


def _is_pair(achievement: Equation) -> bool:
    """Whether an achievement has an actual and a target that meet others by no chance."""
    return len(achievement.inputs) == _PAIR and all(number.is_long for number in achievement.inputs)


def _are_of_one_thing(rows: Sequence[Equation]) -> bool:
    """Whether all rows with a target have one actual and one achievement."""
    return len({(row.inputs[0].value, row.result.value) for row in rows}) == 1


def _is_shifted(told: Equation, row: Equation) -> bool:
    """Whether the actual of a row stands where its achievement belongs."""
    return told.result.value == row.inputs[0].value != row.result.value


def _keys(equation: Equation) -> tuple[_Key, ...]:
    """Return for each input what is told beside it; none where a share has no two."""
    if len(equation.inputs) != _PAIR:
        return ()
    values = [number.value for number in equation.inputs]
    return tuple((place, equation.result.value, values[1 - place]) for place in range(_PAIR))


def _name(names: tuple[str, ...], place: int) -> str:
    return names[place] if len(names) == _PAIR else ""
