"""With what a year began: where the figures come from that nobody typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from capaian.web.trail.year_beginning import entry_of
from capaian.web.years.models import OfficeYear

_KINDS: Final[Mapping[str, str]] = {
    "catalogue": "katalog indikator",
    "dossier": "dossier",
    "book": "buku kerja",
    "snapshot": "penutupan tahun sebelumnya",
}
"""What a year may begin with."""
_SHOWN: Final = 16
"""Signs of a hash that are shown; the log shows all."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done to a figure."""

    what: str
    by: str
    at: datetime


def beginning_of(year: OfficeYear) -> Deed | None:
    """Return with what a year began, and who began it; `None` where the log does not tell."""
    entry = entry_of(year)
    if entry is None or entry.actor is None:
        return None
    told = entry.after or {}
    words = _KINDS.get(str(told.get("kind")), "berkas")
    name, sha256 = str(told.get("name", "")), str(told.get("sha256", ""))
    if name:
        words = f"berkas {name} ({words})"
    if sha256:
        words = f"{words}, sidik berkas {sha256[:_SHOWN]},"
    return Deed(f"{words} dibawa", str(entry.actor), entry.at)
