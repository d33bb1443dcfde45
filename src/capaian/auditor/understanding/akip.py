"""The yearly evaluation of performance accountability (AKIP, SAKIP): words that tell of it, its grades."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from capaian.domain.rule_set import Band
from capaian.rulebook import load_scales

LAW: Final = "PermenPANRB 88/2021"
FIRST_YEAR: Final = 2015
"""PermenPANRB 12/2015 had the same grades; before it their bounds were others."""
GRADE: Final = r"(?P<grade>AA|A|BB|B|CC|C|D)(?![\w/-])"
_SCALE: Final = "permenpanrb-88-2021"
_SUBJECT: Final = re.compile(
    r"\b(?:(?P<akip>sakip|akip|akuntabilitas\s+kinerja|lembar\s+kerja\s+evaluasi|lke)"
    r"|ikm|skm|kepuasan|mutu|survei|survey|reformasi\s+birokrasi|spbe|spip|ombudsman|kepatuhan|zona|indeks|merit"
    r"|kearsipan|statistik|inovasi|profesionalitas|unsur|unit\s+(?:kerja\s+)?pelayanan|maturitas|capaian(?:nya)?)\b",
    re.IGNORECASE,
)


def is_of_akip(words: str) -> bool:
    """Say whether what words speak of last is the evaluation of AKIP.

    Examples:
        >>> is_of_akip("Nilai SAKIP tahun ini 74,16"), is_of_akip("Nilai SAKIP 74,16 dan IKM 86,15")
        (True, False)
    """
    subjects = [*_SUBJECT.finditer(words)]
    return bool(subjects) and subjects[-1]["akip"] is not None


def tells_subject(words: str) -> bool:
    """Say whether words name something that is evaluated."""
    return _SUBJECT.search(words) is not None


@cache
def _bands() -> tuple[Band, ...]:
    return next(scale.bands for scale in load_scales() if scale.id == _SCALE)


def grade_of(value: Decimal) -> str:
    """Return the grade of the value of an evaluation, 0 to 100.

    Examples:
        >>> [grade_of(Decimal(value)) for value in ("90.01", "90.00", "74.16", "30")]
        ['AA', 'A', 'BB', 'D']
    """
    rounded = round(value, 2)
    return next(band.numeral for band in _bands() if band.lower is None or rounded >= band.lower)
