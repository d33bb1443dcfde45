"""A number of a report that its dossier does not give."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Underived:
    """A number of a report that does not follow from the dossier it should come from."""

    line: int
    page: int | None
    place: str
    quote: str
    printed: str
    nearest: str = ""
    """The values of the dossier of which one slip of the pen makes it; empty if there are none or many."""
