"""Scales that a sentence or a note tells, `Baik (70 - 84), Cukup (55 - 69)`, and whose columns they are.

A table names no scale: it is of one where all classes of a column but one are those of the figures before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.classes import (
    PrintedClass,
    Scale,
    class_of,
    plain_name,
    read_range,
    scale_of,
)
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role

_BOUND: Final = r"\d[\d.,]*(?<![.,])(?:\s*(?:%|persen\b))?"
_BELOW: Final = r"(?:(?:kurang|lebih\s+(?:kecil|rendah))\s+dari|di\s?bawah|<)"
_RANGE: Final = (
    rf"(?:(?:{_BELOW}|(?:lebih(?:\s+(?:besar|tinggi))?\s+dari|di\s?atas|minimal|antara|[>\u2264\u2265]=?)\s*)\s*)?{_BOUND}"
    rf"(?:\s*(?:[-\u2013\u2014]|s/d|s\.d\.?|sampai(?:\s+dengan)?|hingga|dan)\s*(?:{_BELOW}\s*)?{_BOUND}"
    r"|\s*(?:atau\s+(?:lebih|kurang)|ke\s?atas|ke\s?bawah))?"
)
_NAME: Final = (
    r"(?:\b(?:Kategori|Predikat|Kriteria|Kelas|Mutu)\s+)?"
    r"(?P<name>[A-Z][a-z]+(?:\s+(?!Bila|Jika|Apabila)[A-Z][a-z]+){0,2}|(?<![\w/.-])[A-F]{1,2}(?![\w/.]\w))"
)
"""Of a class, by words or by its letter."""
_QUOTED: Final = "[\"\u201c\u201d']?"
_OF: Final = (
    r"(?:(?:nilai|skor|indeks|capaian|persentase|realisasi|rentang|interval|berada|mencapai|pada|di|sebesar"
    r"|antara)\w*\s+)*"
)
_IS: Final = "bila|jika|apabila|kalau|untuk|dengan|adalah|yaitu|=|:"
_INTO: Final = "=|:|adalah|termasuk|tergolong|masuk|dinyatakan"
_CALLED: Final = r"(?:(?:ber)?(?:kategori|predikat|kriteria|kelas)\s+)?"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"{_NAME}{_QUOTED}\s*\(\s*{_OF}(?P<range>{_RANGE})\s*\)",
        rf"{_NAME}{_QUOTED},?\s*(?:{_IS})\s*{_OF}(?P<range>{_RANGE})",
        rf"(?P<range>{_RANGE})\s*(?:{_INTO})?\s*{_CALLED}{_QUOTED}{_NAME}",
    )
)
"""Name and interval of a class: behind it in brackets, behind it with a word, and before it."""
_TELLS: Final = Worded(
    r"\b(?:(?:di|ber)?kategori\w*|predikat\w*|kriteria|klasifikasi|kelas|skala|keterangan|dinyatakan|tergolong|penilaian"
    r"|interval|rentang|mutu|tingkat\s+(?:pelayanan|kinerja|kemajuan|risiko)|peringkat|grade|golongan)\b"
)
_FIGURE: Final = re.compile(r"\d[\d.,]*")
_FEWEST: Final = 3
"""Classes of a scale, and rows that show which column it is of."""
_FEWEST_CLASSES: Final = 2
"""Classes among those rows: figures that all lie in one are of it by chance."""


class Classified(NamedTuple):
    """A class in a cell, with the figure that it is of."""

    scale: Scale
    number: PrintedNumber
    name: str
    row: UnderstoodRow


@lru_cache(maxsize=4)
def told_scales(document: PrintedDocument) -> tuple[Scale, ...]:
    """Return the scales that sentences tell, each interval beginning where the one below ends."""
    found = (_in_text(sentence.text, sentence.line) for sentence in document.sentences_with(_TELLS))
    return tuple(scale for scale in found if scale is not None)


def _in_text(text: str, line: int) -> Scale | None:
    if len(_FIGURE.findall(text)) < _FEWEST:
        return None
    made = [scale for form in _FORMS if (scale := _by_form(form, text, line)) is not None]
    return max(made, key=lambda scale: len(scale.classes), default=None)


def _by_form(form: re.Pattern[str], text: str, line: int) -> Scale | None:
    classes: list[PrintedClass] = []
    for match in form.finditer(text):
        bounds = read_range(match["range"])
        if bounds is None:
            return None
        classes.append(class_of(bounds, line, match["range"], [plain_name(match["name"])]))
    scale = scale_of(f"skala pada baris {line}", line, classes) if len(classes) >= _FEWEST else None
    return scale if scale is not None and all(_adjoin(*pair) for pair in pairwise(scale.classes)) else None


def _adjoin(lower: PrintedClass, upper: PrintedClass) -> bool:
    """Whether one class begins where another ends, or one unit of their last decimal above."""
    if lower.high is None or upper.low is None:
        return False
    step = Decimal(1).scaleb(-max(lower.decimals, upper.decimals))
    return upper.low - lower.high in (0, step)


def classified_by(table: UnderstoodTable, scales: Sequence[Scale]) -> Iterator[Classified]:
    """Yield the classes in the columns of a table that are those of one scale, one of them perhaps wrong."""
    for column in table.columns if scales else ():
        rows = [row for row in table.rows if row.row.cells[column.index].text.strip()]
        names = {plain_name(row.row.cells[column.index].text) for row in rows}
        own = [scale for scale in scales if not column.is_numeric and names <= scale.names]
        read = [found for scale in own for found in _by_figures(table, column, rows, scale)]
        wrong = [sum(map(_is_wrong, classified)) for classified in read]
        # Two columns that each lack another class leave open which of them it is of.
        if read and (min(wrong) == 0 or len(read) == 1):
            yield from read[wrong.index(min(wrong))]


def _by_figures(
    table: UnderstoodTable, column: Column, rows: Sequence[UnderstoodRow], scale: Scale
) -> Iterator[Sequence[Classified]]:
    """Yield the classes of a column with the figures of each column before it that nearly all are of."""
    for before in (each for each in table.columns[: column.index] if each.is_numeric):
        found = [
            Classified(scale, number, plain_name(row.row.cells[column.index].text), row)
            for row in rows
            if (number := row.row.cells[before.index].number) is not None
        ]
        items = [each for each in found if each.row.kind is RowKind.ITEM]
        right = [each for each in items if not _is_wrong(each)]
        is_enough = len(right) >= max(_FEWEST, len(items) - 1) and len(items) == len(table.items)
        is_beside = Role.CATEGORY in column.roles or before.index == column.index - 1
        is_of_it = is_beside and Role.ACHIEVEMENT in before.roles
        if is_enough and (is_of_it or len({each.name for each in right}) >= _FEWEST_CLASSES):
            yield [each for each in found if each.row.kind in (RowKind.ITEM, RowKind.MEAN)]


def _is_wrong(each: Classified) -> bool:
    return not any(each.name in known.names for known in each.scale.classes_of(each.number.value))
