"""Columns that tell one thing for each part of a year: what is there at its end stands in the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from capaian.domain.period import Period
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.measures import Guessed
from capaian.dossier.intake.periods import part_of_year


def at_year_end(guess: Guessed, heads: Sequence[Head], wanted: Period) -> tuple[Guessed, str]:
    """Return a guess about what is there at a time, with the column that tells it.

    Args:
        guess: A column of one part of the year, or any other.
        heads: All columns that may be taken.
        wanted: The year, or the part of it that was asked for.

    Returns:
        The guess, and what is to be confirmed about it; nothing where no other part stands beside it.
    """
    stem, own = _split(guess.head, wanted.year)
    beside = {part: head for head in heads for rest, part in [_split(head, wanted.year)] if rest == stem}
    parts = {part: head for part, head in beside.items() if part is not None}
    if own is None or len(parts) == 1:
        return guess, ""
    chosen = wanted if wanted in parts else max(parts, key=lambda part: part.last_month)
    others = ", ".join(f'"{head.name}"' for part, head in parts.items() if part != chosen)
    is_end = "keadaan akhir tahun" if chosen.ends_year else "bukan keadaan akhir tahun"
    label = chosen.label.partition(" Tahun")[0]
    return replace(guess, head=parts[chosen]), f"; {label} = {is_end}, bukan kolom {others}"


def _split(head: Head, year: int) -> tuple[tuple[str, ...], Period | None]:
    """Return what a head tells, and of which part of the year."""
    found = {text: part for text in head.parts if (part := part_of_year([text], None, year)) is not None}
    return tuple(text for text in head.parts if text not in found), next(iter(found.values()), None)
