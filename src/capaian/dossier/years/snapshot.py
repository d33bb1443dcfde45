"""What a closed year is: who approved which texts with which results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from capaian.domain.exchange import Plain
from capaian.domain.identifiers import AreaCode, PostId, SourceId, closing_of
from capaian.dossier.file_names import is_closing

SCHEMA: Final = "capaian/snapshot/1"
FOLDER: Final = "closed"
"""Where a dossier keeps the snapshots of the years before."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved the year, and when."""

    post: PostId
    name: str
    """The post's name as it was called then; never a person."""
    on: date


@dataclass(frozen=True, slots=True)
class Replacement:
    """That a year was closed before, and why it was closed again."""

    sha256: str
    """Of the snapshot that this one replaces."""
    reason: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the dossier that is no text: it stays outside, its hash travels."""

    file: str
    """Path within the dossier: `evidence/foto.png`."""
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An approved office-year; the same values are the same bytes."""

    regency: AreaCode
    office: str
    """Name of the office and its regency."""
    year: int
    approval: Approval
    dossier: str
    """SHA-256 of the dossier: of the path and the hash of every file."""
    files: Mapping[str, str]
    """Texts by path within the dossier, as they lie there."""
    attachments: tuple[Attachment, ...]
    assessment: Mapping[str, Plain]
    """All results by the contract `capaian/assessment/1`."""
    previous: str | None = None
    """SHA-256 of the closed year before, where the dossier was begun from it."""
    replaced: Replacement | None = None
    lacking: tuple[str, ...] = ()
    """What the year was closed without, on purpose: Indonesian sentences."""

    @property
    def name(self) -> str:
        """Name of its file."""
        return name_of_closing(self.regency, self.year)

    @property
    def earlier(self) -> tuple[Attachment, ...]:
        """Closings of the years before that lay in the dossier."""
        return tuple(item for item in self.attachments if is_closing(item.file))

    @property
    def source(self) -> SourceId:
        """Id by which next year's dossier names it as the source of a figure."""
        return closing_of(self.year)


def name_of_closing(regency: AreaCode, year: int) -> str:
    """Return how the file of a closed year is called where it was written.

    Examples:
        >>> name_of_closing(AreaCode("63.11"), 2023)
        'penutupan-63.11-2023.json'
    """
    return f"penutupan-{regency}-{year}.json"


def place_of(year: int) -> str:
    """Return where next year's dossier keeps the snapshot of a year.

    Examples:
        >>> place_of(2023)
        'closed/2023.json'
    """
    return f"{FOLDER}/{year}.json"
