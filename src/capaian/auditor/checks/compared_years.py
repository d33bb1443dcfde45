"""Two years that a title or a sentence holds against each other: neither is another, nor the other one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Caption, Sentence
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import MOVED, THAN, UNLIKE
from capaian.auditor.understanding.misdated import find_misdated
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR, may_name_year, years_in
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_PAIR: Final = 2
_SPAN: Final = re.compile(
    r"\b20\d\d\s*(?:-|\u2013|/|s\.?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?20\d\d\b"
)
"""`2021-2026` names years that no column needs to."""
_WITH_ITSELF: Final = Worded(
    rf"\b(?P<year>20\d\d)\b(?P<first>[^.;]{{0,60}}?)\b(?:{MOVED}|{UNLIKE})\b(?P<then>(?:[^.;]|[.,](?=\d)){{0,40}}?)"
    rf"\b{THAN}\s+"
    r"(?:(?:tahun|capaian|realisasi|nilai|kondisi|pagu|serapan|anggaran)\s+){0,3}(?P=year)\b"
)
"""`Pagu tahun 2023 naik 5,64% dari pagu 2023`."""
_WITH_ITS_LIKE: Final = re.compile(
    r"(?P<before>(?:\b[a-z]+\s+){0,4})\btahun\s+(?P<year>20\d\d)\s+(?:dengan|terhadap|dan|ke|menuju)\s+"
    r"(?P<between>(?:[a-z]+\s+){0,4}?)tahun\s+(?P=year)\b",
    re.IGNORECASE,
)
"""`Perbandingan realisasi tahun 2023 dengan realisasi tahun 2023`: of one thing, so that a year is wrong."""
_OF_TWO: Final = re.compile(r"\b(?:\w*banding\w*|antara|dari tahun)\b", re.IGNORECASE)
_OF_PARTS: Final = re.compile(
    r"\b(?:semester|triwulan|tw|bulan|target\w*|rencana|murni|perubahan|apbd|awal|akhir|provinsi|nasional|kota"
    r"|kabupaten|kecamatan|januari|juni|desember|masing-masing)\b",
    re.IGNORECASE,
)
"""One year is held against itself in parts, or with what was planned, or that of others."""


def check_compared_years(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the year that a title holds against the report's, beside the one that its columns do."""
    tables = {table.caption_line: table for table in report.document.tables}
    for caption in report.document.captions:
        table = tables.get(caption.line)
        if table is not None and report.year is not None and not _SPAN.search(caption.title):
            yield from _of_title(caption, table, report.year)
    for sentence in report.document.sentences:
        if may_name_year(sentence.text):
            yield from _with_itself(sentence)


def _with_itself(sentence: Sentence) -> Iterator[Statement]:
    """Yield the year of a sentence that is held against itself, and the right one if it is clear."""
    for said in _WITH_ITS_LIKE.finditer(sentence.text) if _OF_TWO.search(sentence.text) else ():
        between = said["between"].casefold()
        if not between or said["before"].casefold().endswith(between):
            words, year = said[0].strip(), said["year"]
            right = f"{words[: words.rindex(year)]}{int(year) - 1}"
            yield _of_sentence(sentence, said, words, right, Level.ERROR)
    for said in _WITH_ITSELF.finditer(sentence.text):
        year = said["year"]
        if not (_OF_PARTS.search(sentence.text) or YEAR.search(said["first"] + said["then"])):
            yield _of_sentence(sentence, said, year, f"tahun lain daripada {year}", Level.WARNING)


def _of_sentence(
    sentence: Sentence, said: re.Match[str], printed: str, right: str, level: Level
) -> Statement:
    """Return that a year is held against itself: the latter is wrong, and the match ends with it."""
    year = said["year"]
    at = sentence.spot_at(said.end() - len(year))
    line = sentence.line if at is None else at.line
    why = f"Tahun {year} dibandingkan dengan tahun {year} sendiri."
    return Statement(AuditRule.YEAR, False, line, printed, right, why, sentence.place, level, at=at)


def _of_title(caption: Caption, table: PrintedTable, year: int) -> Iterator[Statement]:
    titled = years_in(caption.title)
    headed = {int(found) for row in table.head for words in row for found in YEAR.findall(words)}
    is_told = find_misdated(table, year) is not None
    if is_told or len(titled) != _PAIR or len(headed) != _PAIR or year not in titled & headed:
        return
    (told,), (right,) = titled - {year}, headed - {year}
    why = f"Judul membandingkan tahun {year} dengan {told}, sedangkan kolomnya dengan {right}."
    yield Statement(
        AuditRule.YEAR,
        told == right,
        caption.line,
        str(told),
        str(right),
        why,
        table.name,
        Level.WARNING,
    )
