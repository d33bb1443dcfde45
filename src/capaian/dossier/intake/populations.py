"""Whose documents a table counts: those of the ages that a measure has, of other ages, or nobody can tell.

`KEPEMILIKAN AKTA KELAHIRAN` may be of all residents as well as of children, `KIA USIA 0-4 TAHUN` is of some.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.dossier.intake.ages import Ages, Limit, ages_told, merged, tells_children
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.notes import notes_of
from capaian.dossier.intake.title_words import DOCUMENTS
from capaian.dossier.intake.words import tokens

_ALL: Final = Limit(0, frozenset({120}), False)


@dataclass(frozen=True)
class _Said:
    """What a text says."""

    documents: frozenset[str]
    ages: Sequence[Ages]
    is_of_children: bool


def _said(text: str) -> _Said:
    return _Said(tokens(text) & DOCUMENTS, ages_told(text), tells_children(text))


@dataclass(frozen=True)
class Populations:
    """What a table says of whom it counts."""

    title: _Said
    """With the name of the sheet."""
    notes: _Said
    heads: Sequence[_Said]

    def others(self, texts: Iterable[str], limit: Limit | None, known: frozenset[str]) -> Ages | None:
        """Return the ages that columns or the title tell and a measure does not have; `None`: no such.

        Titles of several documents tell ages of one of them; notes tell what any of them is.

        Args:
            texts: The heads of the columns that are taken for the measure.
            limit: The ages of those whom it counts.
            known: Its words.
        """
        admitted = limit or _ALL
        own = merged(ages for text in texts for ages in ages_told(text))
        if wrong := _wrong(own, admitted):
            return wrong
        is_mixed = bool(self.title.documents - known)
        if not is_mixed and (wrong := _wrong(self.title.ages, admitted)):
            return wrong
        told = [*(self.title.ages if is_mixed else ()), *self.notes.ages]
        told = told or ([] if own or self.title.ages else self._beside(known))
        touched = [ages for ages in told if limit is not None and limit.touches(ages)]
        return None if any(map(admitted.admits, touched)) else _wrong(touched, admitted)

    def tells(self, texts: Sequence[str], limit: Limit, known: frozenset[str]) -> bool:
        """Say whether a table tells that it counts those of some ages: by its title, heads or notes."""
        near = [self.title, self.notes, *map(_said, texts), *self._near(known)]
        told = [ages for said in near for ages in said.ages]
        is_told = any(map(limit.admits, (*told, *merged(told))))
        return is_told or (limit.is_of_children and any(said.is_of_children for said in near))

    def _near(self, known: frozenset[str]) -> list[_Said]:
        """Return what heads say that name no document besides that of a measure."""
        return [said for said in self.heads if said.documents <= known]

    def _beside(self, known: frozenset[str]) -> list[Ages]:
        """Return the ages that heads tell, where all that do tell the same."""
        told = {ages for said in self._near(known) for ages in said.ages}
        return [*told] if len(told) == 1 else []


def _wrong(told: Iterable[Ages], limit: Limit) -> Ages | None:
    return next((ages for ages in told if not limit.admits(ages)), None)


def populations_of(table: ForeignTable) -> Populations:
    """Return what a table says of whom it counts."""
    heads = [_said(" ".join(head.parts)) for head in table.heads]
    return Populations(_said(" ".join(table.titles)), _said(" ".join(notes_of(table))), heads)
