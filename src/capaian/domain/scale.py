"""Scales that turn a figure into a class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Verification(StrEnum):
    """How sure a fact of the rulebook is."""

    DOCUMENT = "document"
    """Read in a source document of an office."""
    SECONDARY = "secondary"
    """Read in a secondary public source; the regulation's own text was not at hand."""
    COMPUTED = "computed"
    """Recalculated."""
    UNVERIFIED = "unverified"
    """From general knowledge: shown to users only as "belum diverifikasi"."""

    @property
    def remark(self) -> str:
        """What is printed beside the fact; empty where nothing need be said."""
        return "belum diverifikasi" if self is Verification.UNVERIFIED else ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a fact of the law stands, from when to when, and how sure it is."""

    regulation: str
    article: str
    valid_from: date
    valid_to: date | None
    verification: Verification
    note: str = ""

    def is_valid_on(self, day: date) -> bool:
        """Say whether the fact held on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Band:
    """One class of a scale with its bounds as the regulation prints them."""

    position: int
    """1 is the best."""
    name: str
    """`Sangat Tinggi`."""
    numeral: str
    """`I`."""
    lower: Decimal | None
    upper: Decimal | None
    """`None`: open. The best band is always open upwards: values over 100 belong to it."""


@dataclass(frozen=True, slots=True)
class AchievementScale:
    """A scale of achievement (skala peringkat kinerja); bands from the best down."""

    id: str
    name: str
    bands: tuple[Band, ...]
    provenance: Provenance
    integer_bounds: bool
    """Bounds are whole numbers with gaps between (90 to 91) that a gap rule must close."""


@dataclass(frozen=True, slots=True)
class SurveyClass:
    """A class of a satisfaction index: `B`, `Baik`, 76,61 to 88,30."""

    letter: str
    name: str
    lower: Decimal
    """Lowest index (25-100, two decimals) of the class."""
    upper: Decimal


@dataclass(frozen=True, slots=True)
class SurveyClassTable:
    """Classes of a satisfaction index from the best down."""

    id: str
    classes: tuple[SurveyClass, ...]
    provenance: Provenance
