"""Parts of a decree: articles, and annexes with the indicators they list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from capaian.domain.identifiers import IndicatorCode


class DocumentKind(StrEnum):
    """What a document is in law."""

    LAW = "law"
    """Undang-undang, peraturan, instruksi: binds the office."""
    DECREE = "decree"
    """Keputusan: settles one matter."""
    AGREEMENT = "agreement"
    """Perjanjian kinerja, perjanjian kerja sama."""
    LETTER = "letter"
    """Surat, laporan, berita acara."""


@dataclass(frozen=True, slots=True)
class Article:
    """A numbered decision (diktum) of a decree."""

    label: str
    """`KESATU`, `KEDUA` ..."""
    text: str
    items: tuple[str, ...] = ()
    """What the text lists below it, lettered a, b, c in papers."""


@dataclass(frozen=True, slots=True)
class DecreeEntry:
    """One row of a decree's annex. A row may hold two indicators under one number.

    Wording that differs from the plan's stands in the `as_printed` of indicator and objective.
    """

    indicators: tuple[IndicatorCode, ...]


@dataclass(frozen=True, slots=True)
class DecreeAnnex:
    """An annex of a decree on indicators: its rows in the decree's own order."""

    title: str
    """`Indikator Kinerja Utama Tahun 2021-2026`."""
    entries: tuple[DecreeEntry, ...]
