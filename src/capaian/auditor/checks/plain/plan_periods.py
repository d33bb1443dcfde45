"""The years of a plan in a sentence, beside those that the report has for it: `Renstra Tahun 2031-2036`.

Its own heading, or every other place of the report, names the same years, and none names these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_ANY: Final = Worded(r"\b(?:renstra|rencana\s+strategis|rpjmd|rencana\s+pembangunan)\b")
_PLAN: Final = re.compile(
    r"\b(?P<plan>(?:renstra|rencana\s+strategis)(?!\s+(?:kementerian|provinsi|nasional|bnn|bps|k/l))"
    r"|rpjmd(?!\s+provinsi)|rencana\s+pembangunan\s+jangka\s+menengah\s+daerah)\b[^.;:\d]{0,140}?"
    r"\b(?:tahun\s+|periode\s+)*(?P<years>(?P<first>20\d\d)\s*[-\u2013]\s*(?P<last>20\d\d))\b",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:sebelum\w*|lama|lalu|dahulu|terdahulu|berikutnya|mendatang|baru|perubahan|nasional|rpjmn|provinsi"
    r"|kementerian|transisi|evaluasi|berakhir\w*|akhir\s+periode|rpjpd|peraturan\s+\w+\s+nomor|nomor)\b",
    re.IGNORECASE,
)
"""What may tell of another plan than that of the report."""
_FEWEST: Final = 2
"""Other places that agree."""


class _Told(NamedTuple):
    """The years of a plan and where they stand."""

    line: int
    years: tuple[int, int]
    text: str
    is_title: bool = False


def check_plan_periods(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the one span of years of a plan that no other place of the report bears out."""
    told = [*_told(report)]
    times = Counter(each.years for each in told)
    (usual, most), *others = times.most_common() or [((0, 0), 0)]
    if len(others) != 1 or others[0][1] != 1 or report.year is None:
        return
    odd = min(told, key=lambda each: (times[each.years], each.is_title))
    usual = next(each.years for each in told if each.years != odd.years)
    sentence = next((s for s in report.document.sentences if odd.text in s.text and s.line == odd.line), None)
    if sentence is None or _OTHER.search(sentence.text) or not usual[0] <= report.year <= usual[1]:
        return
    first, last = usual
    if most < _FEWEST and not (str(first) in sentence.section and str(last) in sentence.section):
        return
    yield Statement(
        AuditRule.YEAR,
        False,
        report.document.line_of(odd.text, sentence),
        odd.text,
        f"{first}-{last}",
        f"Periode rencana itu di tempat lain tertulis {first}-{last} ({most} kali).",
        sentence.place,
    )


def _told(report: UnderstoodReport) -> Iterator[_Told]:
    """Yield each span of years told right behind a plan, in sentences and in headings."""
    for sentence in report.document.sentences_with(_ANY):
        for match in _PLAN.finditer(sentence.text):
            yield _of(sentence.line, match)
    for heading in report.document.headings:
        if titled := _PLAN.search(heading.title):
            yield _of(heading.line, titled)._replace(is_title=True)
    for caption in report.document.captions:
        if titled := _PLAN.search(caption.title):
            yield _of(caption.line, titled)._replace(is_title=True)


def _of(line: int, match: re.Match[str]) -> _Told:
    return _Told(line, (int(match["first"]), int(match["last"])), match["years"])
