"""Dates of states and ends of plans: half-years end on their day, last targets are of the last year.

What was changed was changed after it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.agreement_dates import agreement_dates
from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.period import MONTHS

_HALF: Final = (
    r"\bsemester\s+(?P<half>I{1,2}|[12]|pertama|kedua)\s*,?\s*(?:\w+\s+)?(?:tahun\s+)?(?P<year>20\d\d)\b"
)
_DAY: Final = r"3[01]\s+(?P<month>juni|desember)\s+(?P<date>20\d\d)\b"
_BETWEEN: Final = (
    r"(?:\s*[,(\u2013-]?\s*(?:dengan\s+|atau\s+|yaitu\s+|yakni\s+)?"
    r"(?:(?:keadaan|kondisi|posisi|status|per|pada|tanggal|akhir)\s+){0,4})"
)
_BY: Final = (
    r"\s*[,(\u2013-]?\s*(?:(?:sesuai|menurut|berdasarkan|pada|data|konsolidasi|bersih|dkb|kependudukan)\s+){0,6}"
    r"[(]?(?:dkb\s+)?"
)
_STATES: Final = (
    Worded(_HALF + r"[)]?" + _BETWEEN + _DAY),
    Worded(_DAY + _BY + _HALF),
)
"""`DKB Semester II Tahun 2023, keadaan 31 Desember 2023`, and the other way round."""
_MONTHS: Final = tuple(map(str.casefold, MONTHS))
_CHANGED: Final = Worded(
    rf"\b(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>20\d\d)\b[^.;:()\d]{{0,60}}?"
    r"\b(?:diubah|direvisi|disempurnakan|diperbarui|diperbaharui|disesuaikan|diganti|dicabut)\b"
    r"(?:(?!\b(?:atas|dari|terhadap|sebelum\w*|semula|berdasarkan|dengan)\b)[^.;:()\d]){0,40}?"
    rf"\b(?P<then>(?P<next_day>\d{{1,2}})\s+(?P<next_month>{'|'.join(_MONTHS)})\s+(?P<next_year>20\d\d))\b"
)
"""`ditandatangani pada 18 Januari 2021 dan diubah pada 4 Oktober 2021`."""
_SECOND: Final = frozenset(("ii", "2", "kedua"))
_PLAN: Final = (
    r"(?:renstra|rencana\s+strategis|rpjmd|rpd|periode(?:\s+(?:renstra|rpjmd|rencana\s+strategis))?)"
)
_SPAN: Final = Worded(
    rf"\b{_PLAN}\b[^.;()\d]{{0,80}}\b(?P<first>20\d\d)\s*"
    r"(?:[-\u2013\u2014]|s\.?/?d\.?|sampai(?: dengan)?|hingga)\s*(?:tahun\s+)?(?P<last>20\d\d)\b"
)
_END: Final = Worded(
    rf"\btarget\s+(?:pada\s+)?(?:tahun\s+)?akhir\s*(?P<plan>{_PLAN}\b)?(?:\s+(?!tahun\b)[^\W\d_]+){{0,4}}?"
    r"\s*[,(]?\s*(?:(?:yaitu|yakni|pada|di)\s+)*(?:tahun\s+)?[(]?(?P<year>20\d\d)\b(?!\s*[-\u2013/])"
)
"""`target akhir Renstra tahun 2026`."""
_NAMED: Final = re.compile(rf"\b{_PLAN}\b", re.IGNORECASE)


def check_state_dates(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the day that a half-year ends on, the year of a plan's last target, the day of an agreement."""
    for sentence in report.document.sentences_with(*_STATES, _CHANGED):
        yield from _states(sentence)
        yield from _changes(sentence)
    if report.year is not None:
        yield from _ends(report.document, report.year)
        yield from agreement_dates(report.document, report.year)


def _states(sentence: Sentence) -> Iterator[Statement]:
    for match in (found for pattern in _STATES for found in pattern.finditer(sentence.text)):
        is_second = match["half"].casefold() in _SECOND
        if is_second != (match["month"].casefold() == "desember"):
            continue
        expected = match["year"] if match["year"] != match["date"] else ""
        half = "II" if is_second else "I"
        why = (
            f"Semester {half} tahun {match['year']} berakhir pada tahun itu juga, bukan pada {match['date']}."
        )
        yield _statement(sentence, match["date"], expected, why)


def _changes(sentence: Sentence) -> Iterator[Statement]:
    """Yield the date of a change: in an earlier year than what it changed, it is one left standing."""
    for match in _CHANGED.finditer(sentence.text):
        made = _place_in_year(match["month"], match["day"])
        changed = _place_in_year(match["next_month"], match["next_day"])
        first, last = int(match["year"]), int(match["next_year"])
        year = first if changed >= made else first + 1
        date = f"{match['next_day']} {match['next_month']}"
        begun = f"{match['day']} {match['month']} {match['year']}"
        why = f"Perubahan tidak mungkin lebih dahulu daripada {begun}."
        yield _statement(sentence, f"{date} {last}", f"{date} {year}" if last < first else "", why)


def _place_in_year(month: str, day: str) -> tuple[int, int]:
    return _MONTHS.index(month.casefold()), int(day)


def _ends(document: PrintedDocument, year: int) -> Iterator[Statement]:
    """Yield the year of the plan's last targets; a year to come that ends no plan is not one."""
    ends = {
        int(match["last"])
        for line in document.lines_with(_SPAN)
        for match in _SPAN.finditer(" ".join(line.cells))
    }
    titled = [table.title for table in document.tables] + [h.title for h in document.headings]
    ends |= {int(match["year"]) for title in titled for match in _END.finditer(title)}
    known = sorted(end for end in ends if end >= year)
    titles = {heading.line: heading.title for heading in document.headings}
    for sentence in document.sentences_with(_END):
        for match in _END.finditer(sentence.text) if known else ():
            said = int(match["year"])
            is_of_plan = match["plan"] or _NAMED.search(f"{sentence.text} {_above(titles, sentence)}")
            if said <= year or not is_of_plan:
                continue
            is_wrong = said not in ends and len(known) == 1
            why = f"Rencana yang memuat tahun laporan berakhir tahun {known[0]}."
            yield _statement(sentence, match["year"], str(known[0]) if is_wrong else "", why)


def _above(titles: dict[int, str], sentence: Sentence) -> str:
    """Return the title of the section that a sentence stands in."""
    line = max((line for line in titles if line < sentence.line), default=0)
    return titles.get(line, "")


def _statement(sentence: Sentence, printed: str, expected: str, why: str) -> Statement:
    """Return the statement that a year is right; it is if nothing else is expected."""
    place = sentence.place
    told = why if expected else ""
    return Statement(AuditRule.YEAR, not expected, sentence.line, printed, expected, told, place)
