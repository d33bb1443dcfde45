"""Extremes whose adjective tells the column: `Desa terpadat ialah Cipari`, by the highest Kepadatan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_ENDS: Final = (
    ("padat", r"kepadatan|padat", True),
    ("jarang", r"kepadatan", False),
    ("luas", r"luas", True),
    ("sempit", r"luas", False),
    ("panjang", r"panjang", True),
    ("pendek", r"panjang", False),
    ("jauh", r"jarak", True),
    ("dekat", r"jarak", False),
    ("mahal", r"harga|tarif|biaya", True),
    ("murah", r"harga|tarif|biaya", False),
    ("cepat", r"waktu|lama|durasi", False),
    ("lambat", r"waktu|lama|durasi", True),
    ("lama", r"waktu|lama|durasi|umur|usia", True),
    ("tua", r"umur|usia", True),
    ("muda", r"umur|usia", False),
)
"""What is called so, the head over its figures, and whether it is the highest of them."""
_WORDS: Final = "|".join(word for word, _, _ in _ENDS)
_SAID: Final = Worded(rf"\b(?:ter|paling\s+)(?P<how>{_WORDS})\b")
_CUT: Final = re.compile(
    r"[,;:]\s+|\b(?:sedangkan|sementara|namun|tetapi|adapun|dan\s+(?=[^.;,]{0,60}\b(?:ter|paling)))",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:kedua|ketiga|tidak|bukan|salah\s+satu|di\s?antara\w*|tumbuh|naik|turun|pertumbuhan|kenaikan|penurunan|peningkatan"
    r"|tahun\s+lalu|sebelumnya|target|setelah|selain|rata-?\s?rata)\b",
    re.IGNORECASE,
)
_IDLE: Final = frozenset(
    (
        *(
            "desa",
            "kelurahan",
            "kecamatan",
            "wilayah",
            "daerah",
            "merupakan",
            "adalah",
            "ialah",
            "yaitu",
            "yakni",
        ),
        *(
            "dengan",
            "dari",
            "kantor",
            "penduduknya",
            "penduduk",
            "berada",
            "terdapat",
            "menjadi",
            "secara",
            "tercatat",
        ),
    )
)
"""Words that tell nothing of what is measured."""
_FEWEST: Final = 3


def check_ends_by_adjective(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the one row that a clause calls by an extreme of the one column that its adjective tells."""
    for sentence in report.document.sentences_with(_SAID):
        if not years_in(sentence.text) <= {report.year}:
            continue
        for clause in _CUT.split(sentence.text):
            said = [*_SAID.finditer(clause)]
            if len(said) == 1 and not _OTHER.search(clause):
                yield from held_against_tables(
                    sentence, report, partial(_of_table, sentence, clause, said[0], report)
                )


def _of_table(
    sentence: Sentence, clause: str, said: re.Match[str], report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Statement]:
    _, head, is_high = next(each for each in _ENDS if each[0] == said["how"].casefold())
    columns = [c for c in table.figure_columns if re.search(rf"\b(?:{head})\b", c.bare_name)]
    columns = [*of_report(columns, report.year)]
    named = {one.row for one in find_named(clause, table.labels)}
    if len(columns) != 1 or len(named) != 1 or len({row.level for row in table.items}) > 1:
        return
    words = (*table.labels, table.table.title, *(word for column in table.columns for word in column.path))
    if not words_of(f"{clause[: said.start()]} {clause[said.end() :]}") <= words_of(" ".join(words)) | _IDLE:
        return  # of another thing: `Sawah terluas`
    rows = [row for row in table.named if not WIDER_CIRCLE.match(row.label)]
    numbers = [row.row.cells[columns[0].index].number for row in rows]
    cells = {row.row.line: number for row, number in zip(rows, numbers, strict=True) if number is not None}
    own = table.items[named.pop()]
    if len(cells) != len(rows) or len(cells) < _FEWEST or own.row.line not in cells:
        return
    end = max if is_high else min
    most = end(number.value for number in cells.values())
    right = [row for row in rows if cells[row.row.line].value == most]
    word = " ".join(said[0].split()).casefold()
    yield Statement(
        AuditRule.CLAIM,
        own in right,
        sentence.line,
        own.label,
        " atau ".join(row.label for row in right),
        f"Menurut {table.table.name} kolom {columns[0].name} yang {word} adalah {right[0].label}.",
        sentence.place,
        lines=(right[0].row.line, own.row.line),
        against=Held(
            tuple(number.spot for number in cells.values()),
            lambda changed: (
                end(changed.get(n.spot, n.value) for n in cells.values())
                == changed.get(cells[own.row.line].spot, cells[own.row.line].value)
            ),
        ),
    )
