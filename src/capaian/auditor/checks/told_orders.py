"""Lists that stand in an order, with figures: `Urutan dari yang tertinggi Melati 91,20%, Dahlia 90,05%`.

And lists of the first or last few: `Tiga teratas ialah Melati (91,20%), Dahlia (90,05%), Seruni (88%)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.followers import THEN, figure_behind, value_of
from capaian.auditor.checks.successors import successors_in
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule

_IN_ORDER: Final = Worded(
    r"\b(?:urut(?:an|kan)?|urutannya|berurut(?:an)?|diurutkan|terurut|peringkat)\b[^.;:\d]{0,50}?"
    r"\b(?:dari|mulai)\s+(?:yang\s+)?(?:ter|paling\s+)"
    r"(?:(?P<high>tinggi|besar|banyak|luas|atas)|r?endah|kecil|sedikit|bawah)\b"
    r"(?:\s+(?:ke|hingga|sampai)\s+(?:yang\s+)?(?:ter|paling\s+)[a-z]+)?"
)
_FEW: Final = Worded(
    rf"\b(?P<count>{NUMBER_WORDS}|\d)\s+(?:[a-z-]+\s+){{0,3}}?"
    r"(?:(?P<high>teratas|besar(?=\s+(?:adalah|ialah|yaitu|yakni|di[a-z]{4,})\b))|terbawah)\b"
)
_LEADS: Final = re.compile(
    r"[^.;:\d]{0,60}?(?:\b(?:adalah|ialah|yaitu|yakni|oleh|di(?:tempati|duduki|raih|isi))\b|:|$)[^.;:,\d]{0,30}",
    re.IGNORECASE,
)
"""Between the words of an order and the first that it names."""
_OTHER: Final = re.compile(
    r"\b(?:tahun lalu|sebelumnya|nasional|kecuali|selain|salah satu|antara lain|kembali)\b", re.IGNORECASE
)
_FEWEST: Final = 3

_Told = tuple[UnderstoodRow, Decimal]
"""A row that is listed, and the figure behind its name."""


def check_told_orders(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield whether what is listed in an order stands in it, and whether the first few are those."""
    yield from successors_in(report)
    for sentence in report.document.sentences_with(_IN_ORDER, _FEW):
        said = _IN_ORDER.search(sentence.text) or _FEW.search(sentence.text)
        if said is None or _OTHER.search(sentence.text):
            continue
        for table in tables_near(sentence, report):
            told = [*_listed(sentence, said, table)]
            columns = [
                c for c in table.figure_columns if told and all(value_of(t[0], c) == t[1] for t in told)
            ]
            if len(told) >= _FEWEST and len(columns) == 1:
                yield from _statements(sentence, said, told, table, columns[0])
                break


def _listed(sentence: Sentence, said: re.Match[str], table: UnderstoodTable) -> Iterator[_Told]:
    """Yield the rows that are named one behind the other, each with its figure."""
    items = table.ranked
    named = [n for n in find_named(sentence.text, [row.label for row in items]) if n.start >= said.end()]
    end = said.end()
    for place, name in enumerate(named):
        joint = THEN if place else _LEADS
        figure = figure_behind(sentence, name) if joint.fullmatch(sentence.text, end, name.start) else None
        if figure is None:
            return
        value, end = figure
        yield items[name.row], value


def _statements(
    sentence: Sentence,
    said: re.Match[str],
    told: Sequence[_Told],
    table: UnderstoodTable,
    column: Column,
) -> Iterator[Statement]:
    is_falling = bool(said["high"])
    if "count" not in said.groupdict():
        ordered = sorted(told, key=lambda each: each[1], reverse=is_falling)
        pairs = [(one, other) for one, other in zip(told, ordered, strict=True) if one[1] != other[1]]
        wrong, right = [one for one, _ in pairs], [other for _, other in pairs]
        yield _statement(sentence, wrong, right, f"menurut angkanya sendiri dan {table.table.name}")
        return
    values = [(row, value) for row in table.ranked if (value := value_of(row, column)) is not None]
    values.sort(key=lambda each: each[1], reverse=is_falling)
    count = read_count(said["count"])
    if count != len(told) or len(values) != len(table.ranked) or len(values) <= count:
        return
    first, limit = values[:count], values[count - 1][1]
    wrong = [each for each in told if (each[1] < limit if is_falling else each[1] > limit)]
    names = {row.label for row, _ in told}
    right = [each for each in first if each[0].label not in names][: len(wrong)]
    yield _statement(sentence, wrong, right, f"menurut kolom {column.name} pada {table.table.name}")


def _statement(sentence: Sentence, wrong: Sequence[_Told], right: Sequence[_Told], by: str) -> Statement:
    said, meant = ("; ".join(row.label for row, _ in rows) for rows in (wrong, right))
    return Statement(
        AuditRule.RANK,
        not wrong,
        sentence.line,
        said,
        meant,
        f"Pada tempat {said} seharusnya {meant}, {by}.",
        sentence.place,
        lines=tuple(row.row.line for row, _ in (*wrong, *right)),
    )
