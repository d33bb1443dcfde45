"""Heads of columns as measures are told by them: in one language, without parts of the year, of all ages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from capaian.dossier.intake.agreement import tells_ages
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.periods import part_of_any_year
from capaian.dossier.intake.sums_beside import is_sum_word
from capaian.dossier.intake.words import fold

_ENGLISH: Final = frozenset(
    {"male", "female", "total", "sex", "subdistrict", "district", "regency", "municipality", "number"}
)


def in_one_language(heads: Sequence[Head], all_heads: Iterable[Head]) -> list[Head]:
    """Return heads without what stands behind the stroke in English, where any head of the table shows it.

    Args:
        heads: Heads of columns.
        all_heads: Those of the whole table, such as `Kecamatan/Subdistrict`.

    Examples:
        >>> heads = [Head(1, ("Anak/Children", "Jumlah/Total"), ""), Head(2, ("Kelurahan/Desa",), "")]
        >>> [head.parts for head in in_one_language(heads, heads)]
        [('Anak', 'Jumlah'), ('Kelurahan',)]
        >>> [head.parts for head in in_one_language(heads[1:], heads[1:])]
        [('Kelurahan/Desa',)]
    """
    texts = (part.rpartition("/") for head in all_heads for part in head.parts)
    if not any(before.strip() and fold(behind) in _ENGLISH for before, _, behind in texts):
        return [*heads]
    return [
        replace(head, parts=tuple(part.rpartition("/")[0].strip() or part for part in head.parts))
        for head in heads
    ]


def without_time(parts: Sequence[str]) -> list[str]:
    """Return what a head tells besides a part of the year; all of it where that is all.

    Examples:
        >>> without_time(["Wajib KTP", "Semester II"]), without_time(["TW I"])
        (['Wajib KTP'], ['TW I'])
    """
    return [part for part in parts if part_of_any_year(part) is None] or [*parts]


def of_some_ages(heads: Sequence[Head]) -> frozenset[int]:
    """Return the columns of some ages beside which one tells the same of all: `0-5 Tahun`, `Jumlah`.

    Examples:
        >>> texts = ("0-5 Tahun", "Wajib KIA"), ("Jumlah", "Wajib KIA"), ("0-5 Tahun", "Memiliki KIA")
        >>> of_some_ages([Head(n, parts, "") for n, parts in enumerate(texts)])
        frozenset({0})
    """
    sums = {
        (n, head.parts[:n], head.parts[n + 1 :])
        for head in heads
        for n, part in enumerate(head.parts)
        if is_sum_word(part)
    }
    return frozenset(
        head.column
        for head in heads
        for n, part in enumerate(head.parts)
        if tells_ages(part) and (n, head.parts[:n], head.parts[n + 1 :]) in sums
    )
