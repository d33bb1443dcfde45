"""Whose documents a table counts: those of the ages that a measure has, of other ages, or nobody can tell.

`KEPEMILIKAN AKTA KELAHIRAN` may be of all residents as well as of children, `KIA USIA 0-4 TAHUN` is of some.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.dossier.intake.ages import Ages, Limit, ages_told, merged
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.notes import notes_of
from capaian.dossier.intake.title_ages import Said, parts_of_title, said

_ALL: Final = Limit(0, frozenset({120}), False)


@dataclass(frozen=True)
class Populations:
    """What a table says of whom it counts."""

    title: Sequence[Said]
    """With the name of the sheet."""
    notes: Said
    heads: Sequence[Said]

    def others(self, texts: Iterable[str], limit: Limit | None, known: frozenset[str]) -> Ages | None:
        """Return the ages that columns or the title tell and a measure does not have; `None`: no such.

        Titles of several documents tell ages of one of them, or of some; notes tell what any of them is.

        Args:
            texts: The heads of the columns that are taken for the measure.
            limit: The ages of those whom it counts.
            known: Its words.
        """
        admitted = limit or _ALL
        own = merged(ages for text in texts for ages in ages_told(text))
        if wrong := _wrong(own, admitted):
            return wrong
        alone, shared = self._of_title(known)
        if wrong := _wrong(alone, admitted):
            return wrong
        told = [*shared, *self.notes.ages]
        told = told or ([] if own or alone else self._beside(known))
        touched = [ages for ages in told if limit is not None and limit.touches(ages)]
        return None if any(map(admitted.admits, touched)) else _wrong(touched, admitted)

    def _of_title(self, known: frozenset[str]) -> tuple[list[Ages], list[Ages]]:
        """Return the ages that the title tells of a document alone, and those that it shares with others."""
        is_mixed = any(part.documents - known for part in self.title)
        alone: list[Ages] = []
        shared: list[Ages] = []
        for part in self.title:
            if part.is_of(known):
                is_shared = is_mixed and not (part.documents and part.documents <= known)
                (shared if is_shared else alone).extend(part.ages)
        return alone, shared

    def tells(self, texts: Sequence[str], limit: Limit, known: frozenset[str]) -> bool:
        """Say whether a table tells that it counts those of some ages: by its title, heads or notes."""
        titles = [part for part in self.title if part.is_of(known)]
        near = [*titles, self.notes, *map(said, texts), *self._near(known)]
        told = [ages for one in near for ages in one.ages]
        is_told = any(map(limit.admits, (*told, *merged(told))))
        return is_told or (limit.is_of_children and any(one.is_of_children for one in near))

    def _near(self, known: frozenset[str]) -> list[Said]:
        """Return what heads say that name no document besides that of a measure."""
        return [one for one in self.heads if one.documents <= known]

    def _beside(self, known: frozenset[str]) -> list[Ages]:
        """Return the ages that heads tell, where all that do tell the same."""
        told = {ages for one in self._near(known) for ages in one.ages}
        return [*told] if len(told) == 1 else []


def _wrong(told: Iterable[Ages], limit: Limit) -> Ages | None:
    return next((ages for ages in told if not limit.admits(ages)), None)


def populations_of(table: ForeignTable) -> Populations:
    """Return what a table says of whom it counts."""
    heads = [said(" ".join(head.parts)) for head in table.heads]
    return Populations(parts_of_title(" ".join(table.titles)), said(" ".join(notes_of(table))), heads)
