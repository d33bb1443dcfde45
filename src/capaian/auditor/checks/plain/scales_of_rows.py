"""Amounts told in another scale than their table has: `Rp3,41 juta` of a table in billions of rupiah.

A table in full rupiah has the same digits, rounded: `Rp46,93 juta` of 46.930.115.250.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.money_units import POWERS, power_of, unit_in_head, unit_in_title
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule
from capaian.domain.value import RUPIAH

_SCALE: Final = re.compile(r"\s*(?P<scale>ribu|juta|mil[iy]ar|triliun)\b", re.IGNORECASE)
_SAID: Final = Worded(r"\b(?:ribu|juta|mil[iy]ar|triliun)\b")
_ALL: Final = re.compile(r"\b(?:total|jumlah|seluruh|keseluruhan)\b", re.IGNORECASE)
_NAMES: Final = {0: "", 3: "ribu", 6: "juta", 9: "miliar", 12: "triliun"}
_FEW: Final = 2
"""Amounts of a sentence that tells of nothing else."""
_LEAST: Final = 3
"""Digits of an amount that meets that of its row by no chance."""
_IN_FULL: Final = 10_000_000
"""An amount so large is in full rupiah where nothing names its scale; a smaller one may be in millions."""


def check_scales_of_rows(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the word of scale behind each amount that a table near has for the row that is named."""
    for sentence in report.document.sentences_with(_SAID):
        for number in sentence.numbers:
            end = sentence.place_of(number) + len(number.text)
            said = _SCALE.match(sentence.text, end)
            amounts = [each for each in sentence.numbers if each.unit == RUPIAH]
            least = _LEAST if len(amounts) <= _FEW else _LEAST + 1
            if said is not None and number.unit == RUPIAH and number.digits >= least:
                yield from _of_tables(sentence, number, said["scale"], report)


def _of_tables(
    sentence: Sentence, number: PrintedNumber, scale: str, report: UnderstoodReport
) -> Iterator[Statement]:
    told = POWERS[scale.casefold()]
    for table in tables_near(sentence, report):
        row = _row(sentence, table)
        powers = {*_powers(number, row, table)} if row is not None else set[int]()
        if row is not None and (told in powers or len(powers) == 1):
            power = told if told in powers else powers.pop()
            unit = f"dalam {_NAMES[power]}" if power else "rupiah penuh"
            yield Statement(
                AuditRule.UNIT,
                told == power,
                number.spot.line,
                f"{number.text} {scale}",
                f"{number.text} {_NAMES[power]}".strip(),
                f"{table.place(row)}: {number.text} {unit}; tercetak {scale}.",
                sentence.place,
                lines=(row.row.line,),
            )
            return


def _powers(number: PrintedNumber, row: UnderstoodRow, table: UnderstoodTable) -> Iterator[int]:
    """Yield the powers of ten in which a row has an amount."""
    for column in table.figure_columns:
        own = row.row.cells[column.index].number
        if own is None:
            continue
        power = power_of(table, column)
        if abs(own.value) < _IN_FULL and unit_in_head(column) is unit_in_title(table) is None:
            continue  # the sentence tells what the table does not
        if (abs(own.value), own.decimals) == (number.value, number.decimals):
            yield power
        elif column.is_money and own.decimals < number.decimals:
            in_full = abs(own.value).scaleb(power)
            yield from (each for each in _NAMES if abs(in_full.scaleb(-each) - number.value) < number.step)


def _row(sentence: Sentence, table: UnderstoodTable) -> UnderstoodRow | None:
    """Return the one row that a sentence names, or the total of all."""
    named = {one.row for one in find_named(sentence.text, table.labels)}
    if len(named) == 1:
        return table.items[named.pop()]
    is_of_all = not named and len(table.totals) == 1 and _ALL.search(sentence.text)
    return table.totals[0] if is_of_all else None
