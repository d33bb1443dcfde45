"""An extreme told by its figure alone: `capaian terendah sebesar 102,40%`, where 102,30 is the lowest.

The figure stands in one column of a table near, and is not its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE
from capaian.auditor.understanding.word_forms import are_forms_of_one
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_HIGH: Final = r"ter(?:tinggi|besar|banyak)|paling\s+(?:tinggi|besar|banyak)"
_LOW: Final = r"ter(?:endah|kecil|sedikit)|paling\s+(?:rendah|kecil|sedikit)"
_END: Final = Worded(rf"\b(?:{_HIGH}|{_LOW})\b")
_SAID: Final = re.compile(
    rf"\b(?P<what>(?:[^\W\d_]+\s+){{0,3}}(?!(?:yang|adalah|dan)\b)[^\W\d_]{{4,}})\s+(?:yang\s+)?(?:(?P<high>{_HIGH})|(?P<low>{_LOW}))"
    r"\s+(?:(?:adalah|ialah|yaitu|yakni|hanya|sebesar|sebanyak|mencapai|senilai|tercatat|berada\s+pada|angka)\s+)+"
    r"(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""Right before a figure: what it is of, and which end; no name stands between."""
_OTHER: Final = re.compile(
    r"\b(?:kedua|ketiga|tahun\s+(?:lalu|sebelumnya)|sebelumnya|batas|minimal|maksimal|skala|rentang|kategori"
    r"|paling\s+(?:tinggi|banyak|sedikit|rendah)\s+\d|di\s?antara|kecuali|selain|nasional|provinsi"
    r"|(?:pada|di|untuk|dalam)\s+(?:sasaran|bidang|kelompok|tujuan|triwulan|semester|bulan|unsur|jenis|tingkat))\b",
    re.IGNORECASE,
)
_FEWEST: Final = 3
_DIGITS: Final = 3
_REACH: Final = 120


def check_ends_without_names(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the figures that are called highest or lowest and stand in the middle of their column."""
    for sentence in report.document.sentences_with(_END):
        if not years_in(sentence.text) <= {report.year} or _OTHER.search(sentence.text):
            continue
        for number in sentence.numbers:
            place = sentence.place_of(number)
            said = _SAID.search(sentence.text[max(place - _REACH, 0) : place])
            if said and number.digits >= _DIGITS:
                of_table = partial(_of_table, sentence, said, number)
                yield from held_against_tables(sentence, report, of_table)


def _of_table(
    sentence: Sentence, said: re.Match[str], number: PrintedNumber, table: UnderstoodTable
) -> Iterator[Statement]:
    behind = sentence.text[sentence.place_of(number) + len(number.text) :]
    if len(table.ranked) != len(table.items) < _FEWEST or len(table.items) < _FEWEST:
        return
    if find_named(re.split(r"[,;.]\s", behind, maxsplit=1)[0], table.labels):
        return  # of one that is named behind it, another rule tells
    columns = []
    for column in table.figure_columns:
        cells = [item.row.cells[column.index].number for item in table.items]
        values = [
            cell
            for cell, item in zip(cells, table.items, strict=True)
            if cell and not WIDER_CIRCLE.match(item.label)
        ]
        if any(cell.value == number.value for cell in values):
            columns.append((column, values))
    if len(columns) != 1:
        return
    column, values = columns[0]
    words = said["what"].casefold().split()
    if not any(are_forms_of_one(own, word) for own in words for word in column.bare_name.split()):
        return
    end = max if said["high"] else min
    right = end(values, key=lambda cell: cell.value)
    spots = tuple(cell.spot for cell in values)
    word = (said["high"] or said["low"]).casefold()
    own = next(cell for cell in values if cell.value == number.value)
    yield Statement(
        AuditRule.CLAIM,
        right.value == number.value,
        number.spot.line,
        number.text,
        right.text,
        f"Menurut {table.table.name} kolom {column.name} yang {word} adalah {right.text}.",
        sentence.place,
        lines=(right.spot.line,),
        against=Held(
            spots,
            lambda changed: (
                end(changed.get(c.spot, c.value) for c in values) == changed.get(own.spot, own.value)
            ),
        ),
    )
