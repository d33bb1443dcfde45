"""All rows said to rise, or to fall: `Capaian kelima indikator meningkat dibandingkan tahun 2022`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_words
from capaian.auditor.understanding.direction_words import DOWN, UP
from capaian.auditor.understanding.measures import years_beside
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(
    rf"\b(?:(?P<what>capaian|realisasi)\s+)?(?:(?:seluruh|semua)|ke(?P<count>{NUMBER_WORDS}))\s+"
    r"(?P<noun>[a-z]{4,})\b(?:\s+(?:kinerja|utama|tersebut|sasaran|ini|itu|pada|tahun|tabel|di\s?atas|juga|telah"
    r"|mengalami|mencatat|[\d.]+))*\s+"
    rf"(?P<way>(?P<up>{UP})|{DOWN})\b"
    r"(?P<rest>[^.;]*)"
)
_WHAT: Final = {"capaian": Role.ACHIEVEMENT, "realisasi": Role.ACTUAL}
_BEFORE: Final = re.compile(
    r"\b(?:dibanding\w*|daripada|terhadap|dari)\b[^.;,\d]*\btahun\s+(?:(?P<year>(?:19|20)\d\d)|sebelumnya|lalu)",
    re.IGNORECASE,
)
_EXCEPT: Final = Worded(
    r"\b(?:kecuali|selain|hampir|belum|tidak|bukan|jika|apabila|bila|agar|supaya|harus|perlu|diharapkan|akan"
    r"|ditargetkan|target|masing-masing)\b"
)
_OF_SUM: Final = re.compile(
    r"\b(?:jumlah|total|keseluruhan|banyaknya)\b[^.;,]*\b(?:di|pada|dari|untuk)\s*$", re.IGNORECASE
)
"""Before all rows: what moved is their sum, and one may go the other way: `jumlah kasus di seluruh desa`."""
_FEWEST: Final = 3


def check_all_moved(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what is said of the course of all rows of a table at hand, from the year before."""
    for sentence in report.document.sentences_with(_SAID):
        for said in () if _EXCEPT.search(sentence.text) else _SAID.finditer(sentence.text):
            if _OF_SUM.search(sentence.text[: said.start()]):
                continue
            compared = _BEFORE.search(sentence.text)
            near = [table for table in tables_near(sentence, report) if is_beside(sentence, table)]
            made = [
                statement
                for table in (near if compared else ())
                if (statement := _of_table(sentence, said, compared, table, report.year)) is not None
            ]
            yield from made[:1]


def _of_table(
    sentence: Sentence,
    said: re.Match[str],
    compared: re.Match[str] | None,
    table: UnderstoodTable,
    year: int | None,
) -> Statement | None:
    """Return what the columns of two years tell, of one measure alone."""
    items = table.items
    count = read_words(said["count"]) if said["count"] else len(items)
    if len(items) < _FEWEST or count != len(items) or said["noun"].casefold() not in table.heads_of_names:
        return None
    named = compared["year"] if compared else None
    before = int(named) if named else (year or 0) - 1
    wanted = _WHAT.get((said["what"] or "").casefold())
    pairs = [
        pair
        for pair in years_beside(table)
        if pair[0].years == {before} and (wanted is None or pair[0].meaning is wanted)
    ]
    moved = [_against(items, *pair, is_up=bool(said["up"])) for pair in pairs]
    if len(moved) != 1 or moved[0] is None:
        return None
    wrong = moved[0]
    names = "; ".join(row.label for row in wrong)
    opposite = "turun" if said["up"] else "naik"
    why = f"Menurut {table.table.name} kolom {' '.join(pairs[0][1].path)} {opposite} pada: {names}."
    return Statement(
        AuditRule.CLAIM,
        not wrong,
        sentence.line,
        said[0][: said.start("rest") - said.start()],
        f"{opposite}: {len(wrong)} dari {len(items)}",
        why,
        sentence.place,
        lines=tuple(row.row.line for row in wrong),
    )


def _against(
    items: Sequence[UnderstoodRow], before: Column, after: Column, *, is_up: bool
) -> list[UnderstoodRow] | None:
    """Return the rows that go the other way; `None` if a row has no figure of both years."""
    found = []
    for row in items:
        first, last = row.row.cells[before.index].number, row.row.cells[after.index].number
        if first is None or last is None:
            return None
        if last.value < first.value if is_up else last.value > first.value:
            found.append(row)
    return found
