"""What a column holds, by the words above it: its role and its period.

The vocabulary is that of the government regulation on performance reports and of the finance
system.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class FigureRole(StrEnum):
    """What a figure is of its quantity."""

    TARGET = "target"
    ACTUAL = "realisasi"
    ACHIEVEMENT = "capaian"
    BUDGET = "anggaran"
    SPENT = "realisasi anggaran"
    ABSORPTION = "serapan"
    STAFF_TARGET = "rencana SDM"
    STAFF_ACTUAL = "realisasi SDM"
    STAFF_RATIO = "persen SDM"
    EFFICIENCY = "efisiensi"
    SHARE = "persen"
    CHANGE = "perubahan"
    OTHER = ""


RATIOS: Final = frozenset(
    {
        FigureRole.ACHIEVEMENT,
        FigureRole.ABSORPTION,
        FigureRole.STAFF_RATIO,
        FigureRole.EFFICIENCY,
        FigureRole.SHARE,
    }
)
"""Roles of figures that do not add up."""
_OF_MONEY: Final = {
    FigureRole.TARGET: FigureRole.BUDGET,
    FigureRole.ACTUAL: FigureRole.SPENT,
    FigureRole.ACHIEVEMENT: FigureRole.ABSORPTION,
    FigureRole.SHARE: FigureRole.ABSORPTION,
}
_OF_STAFF: Final = {
    FigureRole.TARGET: FigureRole.STAFF_TARGET,
    FigureRole.ACTUAL: FigureRole.STAFF_ACTUAL,
    FigureRole.ACHIEVEMENT: FigureRole.STAFF_RATIO,
    FigureRole.SHARE: FigureRole.STAFF_RATIO,
}
SHARES: Final = {
    FigureRole.TARGET: FigureRole.ACHIEVEMENT,
    FigureRole.ACTUAL: FigureRole.ACHIEVEMENT,
    FigureRole.BUDGET: FigureRole.ABSORPTION,
    FigureRole.SPENT: FigureRole.ABSORPTION,
    FigureRole.STAFF_TARGET: FigureRole.STAFF_RATIO,
    FigureRole.STAFF_ACTUAL: FigureRole.STAFF_RATIO,
}
"""What a share is that stands right of a column of such figures."""
_MONEY: Final = re.compile(
    r"anggaran|pagu|\bdana\b|belanja|keuangan|\brp\b|\bkeu\b|dipa|apbd|biaya", re.IGNORECASE
)
_STAFF: Final = re.compile(r"\bsdm\b|sumber daya manusia", re.IGNORECASE)
_CHANGE: Final = re.compile(
    r"\bnaik|\bturun|kenaikan|penurunan|selisih|\bsisa\b|^\W*perubahan\W*$|\+\s*/\s*-",
    re.IGNORECASE,
)
"""Of the lowest head: `anggaran perubahan` is a budget, `perubahan` alone a difference."""
_ROLES: Final = (
    (FigureRole.EFFICIENCY, re.compile(r"efisien", re.IGNORECASE)),
    (FigureRole.ABSORPTION, re.compile(r"penyerapan|serapan", re.IGNORECASE)),
    (FigureRole.SHARE, re.compile(r"%\W*real?isasi|realisasi\W*(?:thd|terhadap)", re.IGNORECASE)),
    (FigureRole.ACHIEVEMENT, re.compile(r"capaian|capkin|tingkat kemajuan", re.IGNORECASE)),
    (FigureRole.ACTUAL, re.compile(r"realisasi|terealisasi|tercapai sebesar", re.IGNORECASE)),
    (FigureRole.TARGET, re.compile(r"target|rencana\b", re.IGNORECASE)),
    (FigureRole.BUDGET, re.compile(r"pagu|anggaran|alokasi", re.IGNORECASE)),
    (FigureRole.SHARE, re.compile(r"^\W*%|persen|\(%\)|rasio|ratio", re.IGNORECASE)),
)
"""In their order: `capaian kinerja terhadap target` is an achievement,
`realisasi anggaran` no budget.
"""


def role_of(heads: Sequence[str]) -> FigureRole:
    """Return the role of a column: its lowest head tells, then the others.

    Examples:
        >>> role_of(("Anggaran", "Realisasi (Rp)")), role_of(("Tahun 2016", "Target ( %)"))
        (<FigureRole.SPENT: 'realisasi anggaran'>, <FigureRole.TARGET: 'target'>)
    """
    path = " ".join(heads)
    if heads and _CHANGE.search(heads[-1]):
        return FigureRole.CHANGE
    own = next(
        (
            role
            for words in (*heads[-1:], path)
            for role, pattern in _ROLES
            if pattern.search(words)
        ),
        FigureRole.OTHER,
    )
    if _MONEY.search(path):
        return _OF_MONEY.get(own, own)
    return _OF_STAFF.get(own, own) if _STAFF.search(path) else own


class PlanStage(StrEnum):
    """Which state of a plan a figure is of."""

    FINAL = "akhir"
    BEFORE_REVISION = "sebelum perubahan"
    PLAN_END = "akhir rencana"


@dataclass(frozen=True, slots=True)
class FigurePeriod:
    """When a figure is of; two figures of one quantity are compared in one period alone."""

    year: int
    stage: PlanStage = PlanStage.FINAL
    part: str = ""
    """Quarter, semester or month, in the words of the head."""


YEAR: Final = re.compile(r"(20[0-3]\d)\b(?<=\b\d{4})(?<![a-z]-\d{4})")
"""Begins with its digits, so that a text is searched quickly;
`lkj-2024` is the name of a source.
"""
_BEFORE_REVISION: Final = re.compile(r"sebelum|murni|induk|\bawal\b", re.IGNORECASE)
_PLAN_END: Final = re.compile(
    r"akhir\s+(?:periode\s+)?renstra|renstra|rpjmd|jangka menengah|kondisi akhir|target "
    r"akhir|\bthdp?\s+20",
    re.IGNORECASE,
)
_YEAR_BEFORE: Final = re.compile(
    r"(?:tahun|thn|th\.?)\s+(?:lalu|sebelumnya)|\bn\s*-\s*1\b", re.IGNORECASE
)
_SO_FAR: Final = re.compile(
    r"(?:\bs\s*[./]?\s*d\.?|sampai(?:\s+dengan)?|hingga)\s+(?:akhir\s+)?(?:tahun\s+)?20\d\d",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"triwulan\s*\w+|\btw\.?\s*[ivx\d]+|semester\s*\w+|\bs[em]*\.?\s*[i12]+\b"
    r"|\b(?:jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|ag[ut]|"
    r"agustus|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|des(?:ember)?)\b",
    re.IGNORECASE,
)


def is_so_far(head: str) -> bool:
    """Say whether a column is of all years of a plan so far.

    Examples:
        >>> is_so_far("Realisasi sampai dengan Tahun 2016"), is_so_far("Realisasi 2016")
        (True, False)
    """
    return _SO_FAR.search(head) is not None


def years_in(text: str) -> list[int]:
    """Return the years that a text names, in their order."""
    return [int(year) for year in YEAR.findall(text)]


def period_of(heads: Sequence[str], caption: str, year: int) -> FigurePeriod:
    """Return the period of a column: by its heads, else by the one year of the caption,
    else the report's.
    """
    path = " ".join(heads)
    part = _PART.search(path)
    words = " ".join(part[0].lower().split()) if part else ""
    if _PLAN_END.search(path):
        return FigurePeriod(max(years_in(path), default=year), PlanStage.PLAN_END, words)
    stage = (
        PlanStage.BEFORE_REVISION
        if _BEFORE_REVISION.search(path) and _MONEY.search(path)
        else PlanStage.FINAL
    )
    if _YEAR_BEFORE.search(path):
        return FigurePeriod(year - 1, stage, words)
    headed, captioned = years_in(path), set(years_in(caption))
    if headed:
        return FigurePeriod(headed[-1], stage, words)
    return FigurePeriod(captioned.pop() if len(captioned) == 1 else year, stage, words)
