"""Columns of age groups beside each other, which together tell one thing: `0-4 tahun`, `5-17 tahun`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.words import fold

# 0 4 tahun, 5 s d 17 thn
_AGES: Final = re.compile(
    r"\b([0-9]{1,2}) (?:s d |sd |sampai dengan |sampai |hingga )?([0-9]{1,2})\b(?: (?:tahun|thn|th)\b)?"
)
Group = tuple[Head, Sequence[Head]]
"""A thing that is told, by one head, and the columns that are to be added up for it."""


def joined_ages(groups: Sequence[Group]) -> list[Group]:
    """Return groups of columns where age groups that follow each other without a gap are one thing.

    Not where a column beside them tells all ages, as their sum does.

    Examples:
        >>> heads = [Head(n, ("KIA", ages), f"KIA > {ages}") for n, ages in enumerate(("0-4", "5-16"), 2)]
        >>> [(told.parts, len(columns)) for told, columns in joined_ages([(head, [head]) for head in heads])]
        [(('KIA', '0-16 tahun'), 2)]
    """
    things: dict[str, list[tuple[int, int, Group]]] = {}
    for group in groups:
        found = _AGES.search(fold(" ".join(group[0].parts)))
        if found is not None:
            things.setdefault(_thing(group[0]), []).append((int(found[1]), int(found[2]), group))
    plain = {_thing(head) for head, _ in groups if not _AGES.search(fold(" ".join(head.parts)))}
    made = [*groups]
    for thing, ages in things.items():
        ages.sort(key=lambda one: one[:2])
        if thing in plain or len(ages) < 2 or any(b[0] != a[1] + 1 for a, b in pairwise(ages)):
            continue
        parts = [group for *_, group in ages]
        told = _of_ages(parts[0][0], ages[0][0], ages[-1][1])
        made = [group for group in made if group not in parts]
        made.append((told, [head for _, columns in parts for head in columns]))
    return made


def _thing(head: Head) -> str:
    """Return what a head tells besides ages and that it is a sum."""
    words = _AGES.sub(" ", fold(" ".join(head.parts))).split()
    return " ".join(word for word in words if word not in ("jumlah", "jml", "total"))


def _of_ages(head: Head, first: int, last: int) -> Head:
    """Return a head with other ages."""
    ages = f"{first}-{last} tahun"
    texts = (_AGES.sub(ages, fold(part)) if _AGES.search(fold(part)) else part for part in head.parts)
    return replace(head, parts=tuple(texts))
