"""A foreword and an end word are of the report's own year, not `Laporan Kinerja Tahun 2023` in 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_REPORT: Final = (
    r"(?:laporan\s+(?:akuntabilitas\s+)?kinerja|lkj(?:ip)?|lkip|lakip|laporan\s+akuntabilitas)\b"
    r"(?:(?!\b(?:renstra|rpjmd|perjanjian|rencana|berdasarkan|dibanding\w*|mulai|sejak)\b)[^.;:\d]){0,170}?"
    r"\btahun\s+(?:anggaran\s+)?(?P<own>20\d\d)\b(?!\s*[-\u2013/])"
)
_AGREEMENT: Final = (
    r"\blaporan\s+(?:kinerja\s+)?ini\b[^.;:\d]{0,120}\b(?:pertanggungjawaban|akuntabilitas|gambaran|pelaksanaan|wujud)\b"
    r"[^.;:\d]{0,80}\b(?:perjanjian|penetapan|rencana)\s+kinerja\s+(?:tahun(?:an)?\s+)?(?:anggaran\s+)?(?P<agreed>20\d\d)\b"
    r"(?!\s*[-\u2013/])"
)
_OWN: Final = Worded(rf"\b(?:{_REPORT}|{_AGREEMENT})")
_THANKS: Final = re.compile(
    r"\b(?:puji|syukur|alhamdulillah|rahmat|karunia|hidayah|limpahan|perkenan)\b|^\W*demikian(?:lah)?\b",
    re.IGNORECASE,
)
"""Words of a foreword, and those that end a report."""
_DONE: Final = re.compile(
    r"\b(?:(?:ter|di)?(?:selesai|susun)(?:kan|nya)?|menyelesaikan|menyusun|penyusunan|disampaikan|menyampaikan"
    r"|menyajikan|disajikan|tersaji|terwujud|rampung|kami\s+buat|dibuat)\b",
    re.IGNORECASE,
)
_FOREWORD: Final = re.compile(r"\b(?:kata\s+pengantar|sambutan|prakata|pengantar)\b", re.IGNORECASE)
_SUMMARY: Final = re.compile(
    r"\b(?:ikhtisar|ringkasan|rangkuman|executive\s+summary|pendahuluan)\b", re.IGNORECASE
)
_SHOWS: Final = re.compile(
    r"\s+(?:ini\s+)?(?:menggambarkan|menyajikan|memuat|menguraikan|memaparkan|berisi)\b", re.IGNORECASE
)
_OTHER: Final = re.compile(
    r"\b(?:sebelumnya|lalu|evaluasi|dievaluasi|nilai|hasil\s+reviu|tindak\s+lanjut|penghargaan)\b",
    re.IGNORECASE,
)
"""What is told of the report of another year."""


def check_years_of_forewords(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the year that a foreword or an end word gives its report, or the agreement it accounts for."""
    year = report.year
    for sentence in report.document.sentences_with(_OWN) if year else ():
        said = _OWN.search(sentence.text)
        if said is None or {*YEAR.findall(sentence.text)} - {said["own"], said["agreed"]}:
            continue
        told = int(said["own"] or said["agreed"])
        if told != year and not _OTHER.search(sentence.text) and _is_of_itself(sentence, said):
            yield Statement(
                AuditRule.YEAR,
                False,
                report.document.line_of(str(told), sentence),
                str(told),
                str(year),
                f"Laporan ini untuk tahun {year}, bukan {told}.",
                sentence.place,
            )


def _is_of_itself(sentence: Sentence, said: re.Match[str]) -> bool:
    """Whether a sentence speaks of the report that it stands in."""
    is_thanks = _THANKS.search(sentence.text) or _FOREWORD.search(sentence.section)
    is_summary = _SUMMARY.search(sentence.section) and _SHOWS.match(sentence.text, said.end())
    return said["agreed"] is not None or bool(is_summary or (is_thanks and _DONE.search(sentence.text)))
