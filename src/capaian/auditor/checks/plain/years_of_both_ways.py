"""One year in which a target is told to be missed and met: `belum pada 2021, tetapi pada 2021 dan 2022`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_BUT: Final = re.compile(
    r"\b(?:tetapi|namun(?:\s+demikian)?|sedangkan|sementara(?:\s+itu)?|kemudian|lalu)\b", re.IGNORECASE
)
_MISSED: Final = Worded(
    r"\b(?:belum|tidak|gagal)\s+(?:\w+\s+)?(?:mencapai|memenuhi|melampaui|tercapai|terpenuhi)\b"
    r"|\bdi\s?bawah\s+target\b"
)
_MET: Final = re.compile(
    r"(?<!belum )(?<!tidak )\b(?:mencapai|memenuhi|melampaui|melebihi)\b(?:\s+target)?|\b(?:tercapai"
    r"|terpenuhi)\b|\bdi\s?atas\s+target\b",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"\b(?:semester|triwulan|tw|bulan|indikator\s+\w+\s+belum|anggaran|serapan|nasional|provinsi|renstra|rpjmd|akhir"
    r"|target\s+tahun)\b",
    re.IGNORECASE,
)
"""Other targets, or a part of a year."""
_SUBJECT: Final = re.compile(
    r"^\W*(?:(?:baru|mulai|kembali|sudah|telah|berhasil|pada|di|tahun|selama|dalam|periode|kurun)\b\W*){0,5}20\d\d",
    re.IGNORECASE,
)
"""Behind `tetapi` nothing but years: it goes on of the same thing."""


def check_years_of_both_ways(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the year that one sentence tells to have missed a target and to have met it."""
    for sentence in report.document.sentences_with(_MISSED):
        said = _BUT.search(sentence.text)
        if said is None or _PART.search(sentence.text):
            continue
        sides = sentence.text[: said.start()], sentence.text[said.end() :]
        are_met = [not _MISSED.search(side) for side in sides]
        if are_met[0] is are_met[1] or not _MET.search(sides[are_met[1]]) or not _SUBJECT.match(sides[1]):
            continue
        years = [years_in(side) for side in sides]
        both = years[0] & years[1]
        if len(both) == 1:
            told = min(both)
            left = [y for y in (told - 1, told + 1) if y not in years[0] | years[1]]
            yield Statement(
                AuditRule.YEAR,
                False,
                report.document.line_of(str(told), sentence),
                str(told),
                " atau ".join(map(str, left)) or "tahun lain",
                f"Tahun {told} disebut belum dan sekaligus sudah mencapai target.",
                sentence.place,
            )
