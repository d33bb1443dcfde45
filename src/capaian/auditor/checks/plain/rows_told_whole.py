"""Rows told with all of their levels but one: `A 11,84, lebih rendah dari provinsi 14,65 dan nasional 19,80`.

Where the table has two of the figures or more in the row that is named, and one cell of its kind is left, the
figure that stands nowhere in the row is meant for that cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.plain.figures_of_rows import is_elsewhere, is_reckoned, is_same
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.accounted import meant_in, rows_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import MOVES, THAN
from capaian.auditor.understanding.measures import NO_LEVELS, of_report
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.vocabulary import roles_of
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_LINKS: Final = re.compile(
    rf"\b(?:{THAN}|rata-?\s?rata|di\s?(?:atas|bawah)|melampaui|melebihi|sedangkan)\b", re.IGNORECASE
)
"""What stands between the figures of a row."""
_OTHER: Final = re.compile(
    rf"\b(?:{MOVES}|selisih|poin|sekitar|hampir|lipat|masing-masing|kali|tidak|bukan)\b", re.IGNORECASE
)
"""What is reckoned from figures, rough, or denied."""
_FEWEST: Final = 2
"""Figures by which it is plain that a row is told."""
_NEAR: Final = 4
"""How many times one level of a row is another at most, if they are of one scale."""


def check_rows_told_whole(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield the one figure of a row that its table has not, where all others beside it are the row's."""
    for sentence in report.document.sentences:
        numbers = [number for number in sentence.numbers if not YEAR.fullmatch(number.text)]
        if len(numbers) > _FEWEST and not _OTHER.search(sentence.text):
            yield from _of_sentence(sentence, numbers, report)


def _of_sentence(
    sentence: Sentence, numbers: Sequence[PrintedNumber], report: UnderstoodReport
) -> Iterator[Equation]:
    for table in tables_near(sentence, report):
        meant = meant_in(_LINKS.sub(" ", sentence.text), table, report)
        if meant is None or len(meant.rows) != 1 or not meant.years <= {report.year}:
            continue
        item = rows_of(table)[meant.rows[0]]
        levels = [c for c in table.figure_columns if not NO_LEVELS & {*roles_of(c.path)}]
        cells = [(c, n) for c in of_report(levels, report.year) if (n := item.row.cells[c.index].number)]
        missing = [number for number in numbers if not any(is_same(number, own) for _, own in cells)]
        left = [(c, own) for c, own in cells if not any(is_same(number, own) for number in numbers)]
        if len(missing) == len(left) == 1:
            column, cell = left[0]
            if _may_be(missing[0], cell, cells) and not is_elsewhere(
                missing[0].value, item.label, table, report
            ):
                yield _equation(sentence, missing[0], cell, column, table.place(item))
        return


def _may_be(
    number: PrintedNumber, cell: PrintedNumber, cells: Sequence[tuple[Column, PrintedNumber]]
) -> bool:
    """Whether a figure may be meant for a cell: of its scale and decimals, and reckoned from no others."""
    small, large = sorted((abs(number.value), abs(cell.value)))
    is_alike = number.decimals == cell.decimals and large <= _NEAR * small
    return is_alike and not is_reckoned(abs(number.value), [abs(own.value) for _, own in cells])


def _equation(
    sentence: Sentence, number: PrintedNumber, cell: PrintedNumber, column: Column, place: str
) -> Equation:
    where = f"{sentence.place} dan {place}"
    return Equation(AuditRule.CROSSREF, Law.EQUAL, number, (cell,), where, subject=column.name)
