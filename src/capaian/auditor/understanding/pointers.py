"""Rows that a sentence means by pointing back: `Angka ini turun`, `Kecamatan tersebut memiliki 12 unit`.

The sentence before names one row of the table alone, and this one begins with a word for a figure, or what
rows are, with `ini`, `itu` or `tersebut` behind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.understanding.accounted import Meant, meant_in
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable

_POINTER: Final = re.compile(
    r"^\W*(?:(?:namun|adapun|sementara\s+itu|dengan\s+demikian),?\s+)?(?P<noun>[^\W\d_]+)(?:\s+kinerja)?"
    r"\s+(?:ini|itu|tersebut)\b(?:\s+juga\b)?",
    re.IGNORECASE,
)
_FIGURES: Final = frozenset(
    re.findall(
        r"\w+", "angka nilai capaian realisasi indeks persentase skor jumlah besaran hasil kondisi indikator"
    )
)
"""What a figure of a row may be called."""
_NEAR: Final = 2
"""Lines from a sentence to the one before it that it may point to."""


def meant_or_pointed(
    sentence: Sentence, text: str, table: UnderstoodTable, report: UnderstoodReport
) -> Meant | None:
    """Return what a clause names in a table, with the row that it points back to where it names none.

    Args:
        sentence: The one of the clause.
        text: The clause, or what is left of it.
        table: Where it is looked for.
        report: The report of both.
    """
    pointer = _POINTER.match(text)
    noun = pointer["noun"].casefold() if pointer else ""
    if not pointer or not (noun in _FIGURES or noun in table.heads_of_names.split()):
        return meant_in(text, table, report)
    meant, before = meant_in(text[pointer.end() :], table, report), _before(report.document).get(sentence)
    if meant is None or meant.rows or before is None or sentence.line - before.line > _NEAR:
        return meant
    rows = tuple({one.row for one in find_named(before.text, table.labels)})
    is_plain = len(rows) == 1 and not _hints_at_others(before.text, rows[0], table)
    return replace(meant, rows=rows) if is_plain else meant


def _hints_at_others(text: str, row: int, table: UnderstoodTable) -> bool:
    """Whether a text has a word that only the names of other rows have."""
    heads = (word for column in table.columns for word in column.path)
    own = words_of(" ".join((table.labels[row], table.table.title, *heads)))
    others = words_of(" ".join(label for place, label in enumerate(table.labels) if place != row))
    return bool(words_of(text) & (others - own))


@lru_cache(maxsize=4)
def _before(document: PrintedDocument) -> Mapping[Sentence, Sentence]:
    """Return for each sentence the one before it, each report looked through once."""
    return {sentence: before for before, sentence in pairwise(document.sentences)}
