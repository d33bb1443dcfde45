"""Classes of achievements without a scale: higher ones have no lower classes, one row has one class.

`Halte 88,00 Sangat Baik` beside `Rambu 93,00 Baik`; `Rambu berkategori Cukup` where the table has Baik.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from capaian.auditor.claims.equation import Changed
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.classes import Scale, find_scales, plain_name
from capaian.auditor.understanding.extremes import clauses_of
from capaian.auditor.understanding.implied_scales import GradedRow, GradedTable, graded_tables, without_scale
from capaian.auditor.understanding.naming import Named, find_named
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.vocabulary import without_brackets
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_NAMED: Final = Worded(
    r"\b(?:dikategorikan|(?:ber)?(?:kategori|predikat|kriteria))\W+(?P<name>(?:(?:sangat|amat|cukup|kurang|tidak)\s+)?[a-z]+)\b"
)
_OTHER: Final = re.compile(
    r"\b(?:dari|semula|sebelumnya|lalu|\w*target\w*|diharapkan|agar|apabila|bila|jika|menuju|tidak|belum|bukan|nasional"
    r"|provinsi|triwulan|semester|terendah|tertinggi)\b|\d,\d",
    re.IGNORECASE,
)
"""A class of another time or circle, one to be reached, or one told beside a figure of its own."""
_LINKS: Final = re.compile(
    r"(?:[\s,]|\b(?:indikator|adapun|namun|capaian|kinerja|nilai|untuk|pada|dalam|dengan|di|tahun|(?:19|20)\d\d|ini|itu"
    r"|tersebut|juga|masih|telah|sudah|masuk|termasuk|berada|adalah|memperoleh|mendapat(?:kan)?|meraih|mencapai"
    r"|memiliki|dinyatakan|sementara|sedangkan|itu|yaitu)\b)*",
    re.IGNORECASE,
)
"""What stands around the name of a row and makes nothing else of it."""


def implied_classes_in(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the classes that tables print out of line, and those that sentences give rows otherwise."""
    tables = graded_tables(report)
    for graded in without_scale(report):
        for row in graded.out_of_line[:1]:
            yield _out_of_line(graded, row)
    for sentence in report.document.sentences_with(_NAMED) if tables else ():
        if years_in(sentence.text) <= {report.year}:
            for clause in clauses_of(sentence.text):
                yield from _of_clause(sentence, clause, tables, find_scales(report.document))


def _out_of_line(graded: GradedTable, row: GradedRow) -> Statement:
    other, scale = graded.clash_of(row), graded.scale
    side = (
        "sama"
        if other.number.value == row.number.value
        else ("lebih tinggi" if other.number.value > row.number.value else "lebih rendah")
    )
    return Statement(
        AuditRule.SCALE,
        False,
        row.row.row.line,
        f"{row.number.text}: {row.text}",
        _expected(scale, row) or f"bukan {row.text}",
        f"{other.row.label} ({other.number.text}) {side} dan berkategori {other.text}, sedangkan di sini"
        f" {row.number.text} berkategori {row.text}; laporan tidak mencetak skalanya.",
        graded.table.place(row.row),
        Level.WARNING,
        lines=(other.row.row.line,),
        against=Held((row.number.spot, other.number.spot), partial(_agree, row, other)),
        at=row.row.row.cells[graded.column.index].spot_of(row.text),
    )


def _expected(scale: Scale | None, row: GradedRow) -> str:
    classes = scale.classes_of(row.number.value) if scale is not None else ()
    return " atau ".join(known.names[0].title() for known in classes)


def _agree(row: GradedRow, other: GradedRow, changed: Changed) -> bool:
    """Whether two classes stand in the order of their figures, with other values for some."""
    own, its = (changed.get(each.number.spot, each.number.value) for each in (row, other))
    return own != its and (own > its) is (row.rank > other.rank)


def _of_clause(
    sentence: Sentence, clause: str, tables: Sequence[GradedTable], scales: Sequence[Scale]
) -> Iterator[Statement]:
    """Yield the class that a clause gives the one row that it names, if a table prints that row with one."""
    said = _NAMED.search(clause)
    if said is None or _OTHER.search(clause):
        return
    found: list[tuple[GradedTable, GradedRow]] = []
    for graded in tables:
        labels = [without_brackets(row.row.label) for row in graded.rows]
        named = find_named(clause, labels)
        label = labels[named[0].row] if len(named) == 1 else ""
        own = clause[named[0].start : named[0].end] if label else ""
        if label and label.casefold() in own.casefold() and _is_alone(clause, named[0], said):
            found.append((graded, graded.rows[named[0].row]))
    name = plain_name(said["name"])
    known = [
        (graded, row)
        for graded, row in found
        if name in graded.ranks and row not in graded.out_of_line and not _is_refuted(row, scales)
    ]
    right = [each for each in known if each[1].rank == each[0].ranks[name]]
    for graded, row in (right or known)[:1]:
        yield Statement(
            AuditRule.SCALE,
            bool(right),
            sentence.line,
            said["name"],
            row.text,
            f"Menurut {graded.table.place(row.row)} kategorinya {row.text}.",
            sentence.place,
            Level.WARNING,
            lines=(row.row.row.line,),
        )


def _is_alone(clause: str, named: Named, said: re.Match[str]) -> bool:
    """Whether a class is that of a name before it, and of nothing that other words make of the name."""
    ahead = clause[: named.start].rpartition(",")[2]
    is_next = _LINKS.fullmatch(clause, named.end, said.start()) if named.end <= said.start() else None
    return is_next is not None and _LINKS.fullmatch(ahead) is not None


def _is_refuted(row: GradedRow, scales: Sequence[Scale]) -> bool:
    """Whether the class that a table prints is wrong by each scale of the report that has it."""
    own = [scale.classes_of(row.number.value) for scale in scales if row.name in scale.names]
    return bool(own) and not any(row.name in known.names for classes in own for known in classes)
