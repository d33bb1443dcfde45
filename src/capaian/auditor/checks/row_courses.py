"""The course of one row over the years: `Tingkat hunian terus menurun selama tiga tahun terakhir`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.dated_columns import stood_still
from capaian.auditor.understanding.direction_words import WAY, opposite_of
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role, without_brackets
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(
    rf"\b(?P<steady>(?:terus|selalu|konsisten)\s+(?:mengalami\s+)?)?(?:{WAY}|(?P<either>berfluktuasi|fluktuatif)|(?P<flat>stagnan))\b"
    rf"(?P<each>\s+(?:setiap\s+tahun(?:nya)?|tiap\s+tahun|dari\s+tahun\s+ke\s+tahun)|[^.;,\d]*\bberturut-turut)?"
    rf"(?:\s+(?:selama|dalam|sepanjang)\s+(?:kurun\s+waktu\s+)?(?P<count>{NUMBER_WORDS}|\d)\s*(?:\(\w+\)\s*)?tahun"
    r"(?:\s+terakhir)?)?(?:\s+ini)?\s*[.,;]"
)
_BETWEEN: Final = re.compile(
    r"[\s,]*(?:(?:kita|ini|itu|tersebut|juga|telah|sudah|yang|mengalami|menunjukkan|tren|kecenderungan|cenderung)\b"
    r"[\s,]*)*",
    re.IGNORECASE,
)
"""What may stand between the name of a row and its course."""
_AHEAD: Final = re.compile(
    r"(?:.*[,;])?\s*(?:(?:adapun|namun|sementara\s+itu|demikian\s+(?:juga|pula)|sedangkan|bahwa|indikator|nilai"
    r"|angka|skor|realisasi|capaian|dan)\b\s*)*",
    re.IGNORECASE | re.DOTALL,
)
"""What may stand before it: another word makes it the course of something else, `rata-rata`, `selisih`."""
_OTHER: Final = re.compile(
    r"\b(?:target\w*|diharapkan|akan|agar|supaya|harus|perlu|tidak|bukan|belum|jika|apabila|bila|kecuali|selain"
    r"|nasional|provinsi|triwulan|semester|bulan)\b",
    re.IGNORECASE,
)
"""What is planned, denied, or of another time or circle."""
_PLANNED: Final = (Role.TARGET, Role.BUDGET)
_FEWEST: Final = 3
"""Years of a course."""


def check_row_courses(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each course that a sentence tells of a row which it names, held against the years of a table."""
    for sentence in report.document.sentences_with(_SAID):
        said = None if _OTHER.search(sentence.text) else _SAID.search(sentence.text)
        if said and (said["steady"] or said["each"] or said["count"] or said["either"]):
            made = [*_held(sentence, said, report)]
            yield from [each for each in made if each.holds][:1] or made[:1]


def _held(sentence: Sentence, said: re.Match[str], report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what each table near tells of the one row that is named right before a course."""
    for table in tables_near(sentence, report):
        labels = [without_brackets(label) for label in table.labels]
        named = [one for one in find_named(sentence.text, labels) if one.start < said.start()]
        if len(named) == 1 and _BETWEEN.fullmatch(sentence.text, named[0].end, said.start()):
            row = table.items[named[0].row]
            is_whole = labels[named[0].row].casefold() in sentence.text.casefold()
            if is_whole and _AHEAD.fullmatch(sentence.text, 0, named[0].start):
                for columns in _series(table, report.year):
                    yield from _against(sentence, said, table, row, columns)


def _series(table: UnderstoodTable, year: int | None) -> Iterator[Sequence[Column]]:
    """Yield the columns of one kind over the years up to that of the report, the earliest first."""
    kinds: dict[tuple[object, ...], list[Column]] = defaultdict(list)
    for column in table.figure_columns:
        if len(column.years) == 1 and column.meaning not in _PLANNED and min(column.years) <= (year or 0):
            kinds[tuple(YEAR.sub("", head).strip() for head in column.path)].append(column)
    for columns in kinds.values():
        ordered = sorted(columns, key=lambda column: max(column.years))
        years = [max(column.years) for column in ordered]
        if len(years) >= _FEWEST and all(later - earlier == 1 for earlier, later in pairwise(years)):
            yield ordered


def _against(
    sentence: Sentence,
    said: re.Match[str],
    table: UnderstoodTable,
    row: UnderstoodRow,
    columns: Sequence[Column],
) -> Iterator[Statement]:
    count = (read_count(said["count"]) or 0) if said["count"] else len(columns)
    own = columns[-count:]
    numbers = [row.row.cells[column.index].number for column in own]
    values = [number.value for number in numbers if number is not None]
    if not _FEWEST <= count == len(values):
        return
    word = (said["up"] or said["down"] or said["either"] or said["flat"]).casefold()
    is_steady = bool(said["steady"] or said["each"])
    told = ", ".join(number.text for number in numbers if number is not None)
    yield Statement(
        AuditRule.TREND,
        _holds(values, said, is_steady=is_steady),
        sentence.line,
        f"terus {word}" if said["steady"] else word,
        _course(values, word),
        f"Menurut {table.place(row)} berturut-turut {told}.",
        sentence.place,
        lines=(row.row.line,),
    )


def _holds(values: Sequence[Decimal], said: re.Match[str], *, is_steady: bool) -> bool:
    """Whether figures went the way that is told: each of them, or only from the first to the last."""
    steps = [after - before for before, after in pairwise(values)]
    if said["either"]:
        return not (all(step > 0 for step in steps) or all(step < 0 for step in steps))
    if said["flat"]:
        return all(stood_still(before, after) for before, after in pairwise(values))
    sign = 1 if said["up"] else -1
    went = sign * (values[-1] - values[0]) > 0
    return went and not (is_steady and any(sign * step < 0 for step in steps))


def _course(values: Sequence[Decimal], word: str) -> str:
    """Return how figures went indeed, in place of a word."""
    steps = [after - before for before, after in pairwise(values)]
    if not any(steps):
        return "tetap"
    if all(step >= 0 for step in steps) or all(step <= 0 for step in steps):
        return opposite_of(word) or ("terus naik" if values[-1] > values[0] else "terus turun")
    return "berfluktuasi"
