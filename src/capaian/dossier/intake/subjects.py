"""What a table is about, by what stands above it: its words without those that pass with the period."""

from __future__ import annotations

from typing import Final

from capaian.domain.written_period import month_of
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.periods import span_told
from capaian.dossier.intake.words import tokens

_PASSING: Final = frozenset(
    (
        "semester",
        "smt",
        "triwulan",
        "tw",
        "i",
        "ii",
        "iii",
        "iv",
        "bulan",
        "tanggal",
        "sampai",
        "dengan",
        "s",
        "d",
    )
)
"""Words of titles that change from period to period, besides the months."""


def title_of(table: ForeignTable) -> str:
    """Return what stands above a table; with the name of its sheet where that alone tells when, or all."""
    *above, sheet = dict.fromkeys(table.titles)
    is_when = span_told(above) is None and span_told([sheet]) is not None
    return ". ".join([*above, sheet] if is_when else above) or sheet


def subject_of(title: str) -> frozenset[str]:
    """Return the words of a title that do not pass with the period.

    Examples:
        >>> sorted(subject_of("Kepemilikan KTP-el Semester II Tahun 2023"))
        ['ktp', 'milik']
    """
    words = (word for word in tokens(title) if word.isalpha() and word not in _PASSING)
    return frozenset(word for word in words if month_of(word) is None)
