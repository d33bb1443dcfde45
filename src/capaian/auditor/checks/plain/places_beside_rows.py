"""Who stands above or below whom in a ranking: `peringkat kedua, di bawah Kota Melati`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.office_names import name_on_cover
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule

_BELOW: Final = r"(?:tepat\s+)?di\s?bawah|kalah\s+dari|tertinggal\s+dari"
_ABOVE: Final = r"(?:tepat\s+)?di\s?atas|mengungguli|mengalahkan|unggul\s+(?:atas|dari)|mendahului"
_SIDE: Final = Worded(rf"\b(?:(?P<below>{_BELOW})|(?P<above>{_ABOVE}))\s+")
_PLACED: Final = re.compile(
    r"\b(?:peringkat|urutan|posisi|ranking|rangking|menempati|menduduki)\b", re.IGNORECASE
)
_OTHER: Final = re.compile(
    r"\b(?:tahun\s+(?:lalu|sebelumnya)|sebelumnya|semula|rata-?\s?rata|target|tidak|bukan|belum)\b",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(
    r"[,;.]\s*|\b(?:dan|serta|tetapi|namun|sedangkan|dengan|sebesar|yang)\b|[(]|\d", re.IGNORECASE
)
"""Behind it no name of those that one stands beside."""


def check_places_beside_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield who is told to stand above or below another, where a ranking near has both."""
    for sentence in report.document.sentences_with(_SIDE):
        said = [*_SIDE.finditer(sentence.text)]
        if _PLACED.search(sentence.text) and not _OTHER.search(sentence.text):
            for each in said:
                of_table = partial(_of_table, sentence, each, report)
                yield from held_against_tables(sentence, report, of_table)


def _of_table(
    sentence: Sentence, said: re.Match[str], report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Statement]:
    behind = _NEXT.split(sentence.text[said.end() :], maxsplit=1)[0]
    others = {one.row for one in find_named(behind, table.labels)}
    own = {one.row for one in find_named(sentence.text[: said.start()], table.labels)}
    own = own or {one.row for one in find_named(name_on_cover(report.document), table.labels)}
    own -= others
    if len(own) != 1 or len(others) != 1:
        return
    row, other = (_rank(table, place) for place in (*own, *others))
    if row is None or other is None or row.value == other.value:
        return
    is_below = said["below"] is not None
    word = " ".join(said[0].split())
    mine = table.labels[min(own)]
    name, is_right = table.labels[min(others)], (row.value > other.value) is is_below
    yield Statement(
        AuditRule.CLAIM,
        is_right,
        sentence.line,
        f"{word} {name}",
        f"{'di atas' if is_below else 'di bawah'} {name}",
        f"Menurut {table.table.name} peringkat {mine} adalah {row.text}, {name} {other.text}.",
        sentence.place,
        lines=(row.spot.line, other.spot.line),
        against=held_by((row, other), lambda one, two: (one > two) is is_below),
    )


def _rank(table: UnderstoodTable, place: int) -> PrintedNumber | None:
    """Return the rank of an item, where one column has the ranks of all."""
    ranks = [c for c in table.columns if Role.RANK in roles_of(c.path[-1:])]
    return table.items[place].row.cells[ranks[0].index].number if len(ranks) == 1 else None
