"""Into how many classes something is sorted, beside the scale that the sentence refers to.

`Hasilnya dikelompokkan ke dalam 5 kategori sebagaimana Tabel 3.1`, where that table has four.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.classes import find_scales
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_SORTED: Final = Worded(
    r"\b(?:dikelompokkan|digolongkan|dikategorikan|diklasifikasikan|dibagi|terbagi|dibedakan|terdiri)\s+"
    r"(?:ke\s+dalam|ke|dalam|menjadi|atas|dari)\s+"
    rf"(?P<number>\d{{1,2}}|{NUMBER_WORDS})\s*(?:\([\w ]+\)\s*)?"
    r"(?P<noun>kategori|kelas|kelompok|predikat|kriteria|tingkat|golongan)\b"
    r"[^.;:\d]{0,60}\b(?P<table>tabel\s*\d+(?:\.\s?\d+)*)"
)


def check_counts_of_classes(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield how many classes are told of a table that has a scale."""
    rows = {table.name: len(table.rows) for table in report.document.tables}
    found = (scale for scale in find_scales(report.document) if len(scale.classes) == rows.get(scale.name))
    scales = {_plain(scale.name): scale for scale in found}
    for sentence in report.document.sentences_with(_SORTED) if scales else ():
        told = _SORTED.search(sentence.text)
        scale = scales.get(_plain(told["table"])) if told else None
        number = read_count(told["number"].casefold()) if told else None
        if told is None or scale is None or number is None:
            continue
        listed = len(scale.classes)
        yield Statement(
            AuditRule.COUNT,
            number == listed,
            sentence.line,
            f"{told['number']} {told['noun']}",
            f"{listed} {told['noun']}",
            f"{scale.name} memuat {listed} {told['noun']}.",
            sentence.place,
            lines=(scale.line,),
        )


def _plain(name: str) -> str:
    """Return the kind and number of a table without spaces."""
    return re.sub(r"\s", "", name).casefold()
