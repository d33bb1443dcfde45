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
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_PAIR: Final = 2
_SPAN: Final = re.compile(
    r"\b20\d\d\s*(?:-|\u2013|/|s\.?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?20\d\d\b"
)
"""`2021-2026` names years that no column needs to."""
_WITH_ITSELF: Final = Worded(
    r"\b(?P<year>20\d\d)\b(?P<first>[^.;]{0,60}?)\b(?:naik|turun|meningkat|menurun|bertambah|berkurang"
    r"|lebih\s+(?:tinggi|rendah|besar|kecil|banyak|sedikit))\b(?P<then>(?:[^.;]|[.,](?=\d)){0,40}?)"
    r"\b(?:dari(?:pada)?|(?:di)?banding(?:kan)?(?:\s+dengan)?)\s+"
    r"(?:(?:tahun|capaian|realisasi|nilai|kondisi|pagu|serapan|anggaran)\s+){0,3}(?P=year)\b"
)
"""`Pagu tahun 2023 naik 5,64% dari pagu 2023`."""
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
    for sentence in report.document.sentences_with(_WITH_ITSELF):
        for said in _WITH_ITSELF.finditer(sentence.text):
            if not (_OF_PARTS.search(sentence.text) or YEAR.search(said["first"] + said["then"])):
                yield _of_sentence(sentence, said["year"])


def _of_sentence(sentence: Sentence, year: str) -> Statement:
    expected, why = f"tahun lain daripada {year}", f"Tahun {year} dibandingkan dengan tahun {year} sendiri."
    line, place = sentence.line, sentence.place
    return Statement(AuditRule.YEAR, False, line, year, expected, why, place, Level.WARNING)


def _of_title(caption: Caption, table: PrintedTable, year: int) -> Iterator[Statement]:
    titled = {int(found) for found in YEAR.findall(caption.title)}
    headed = {int(found) for row in table.head for words in row for found in YEAR.findall(words)}
    if len(titled) != _PAIR or len(headed) != _PAIR or year not in titled & headed:
        return
    (told,), (right,) = titled - {year}, headed - {year}
    why = f"Judul membandingkan tahun {year} dengan {told}, sedangkan kolomnya dengan {right}."
    yield Statement(
        AuditRule.YEAR,
        told == right,
        caption.line,
        str(told),
        "" if told == right else str(right),
        "" if told == right else why,
        table.name,
        Level.WARNING,
    )
