"""How many places one row is told to stand above or below another: `satu tingkat di atas Melati`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows_meant import own_row
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(
    rf"\b(?P<count>{NUMBER_WORDS}|\d+)\s+(?:tingkat|peringkat|posisi|urutan|level)\s+"
    r"(?P<side>di\s?(?P<above>atas)|di\s?bawah)\s+(?P<other>[^.;:,()\d]{3,60})"
)


def check_ranks_apart(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield how many places lie between two rows, where a table near ranks both."""
    for sentence in report.document.sentences_with(_SAID):
        for said in _SAID.finditer(sentence.text):
            for table in tables_near(sentence, report):
                made = _of_table(sentence, said, table, report)
                if made is not None:
                    yield made
                    break


def _of_table(
    sentence: Sentence, said: re.Match[str], table: UnderstoodTable, report: UnderstoodReport
) -> Statement | None:
    """Return whether the ranks of both rows are so far apart."""
    ranks, own = _ranks(table), {one.row for one in find_named(sentence.text[: said.start()], table.labels)}
    other, mine = (
        {one.row for one in find_named(said["other"], table.labels)},
        own_row(table.labels, report.document),
    )
    own = own or ({mine} if mine is not None else set())
    number = read_count(said["count"])
    if len(own) != 1 or len(other) != 1 or own == other or number is None:
        return None
    (row,), (base,) = own, other
    if row not in ranks or base not in ranks:
        return None
    wanted = ranks[row] + (number if said["above"] else -number)
    right = next((place for place, rank in ranks.items() if rank == wanted), None)
    name = table.labels[base if right is None else right]
    return Statement(
        AuditRule.RANK,
        ranks[base] == wanted,
        sentence.line,
        " ".join(said[0].split()),
        f"{' '.join(said[0][: said.start('other') - said.start()].split())} {name}",
        f"{table.table.name}: {table.labels[row]} peringkat {ranks[row]}, {table.labels[base]} {ranks[base]}",
        sentence.place,
        lines=(table.items[row].row.line, table.items[base].row.line),
    )


def _ranks(table: UnderstoodTable) -> dict[int, Decimal]:
    """Return the rank that each item prints, where one column alone has ranks."""
    columns = [c for c in table.columns if Role.RANK in roles_of(c.path[-1:])]
    if len(columns) != 1:
        return {}
    numbers = ((place, item.row.cells[columns[0].index].number) for place, item in enumerate(table.items))
    return {place: number.value for place, number in numbers if number is not None}
