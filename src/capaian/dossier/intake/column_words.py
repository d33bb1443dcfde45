"""Heads of columns as measures are told by them: in one language, without parts of the year, of all ages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from capaian.domain.period import MONTH_PATTERN
from capaian.dossier.intake.ages import ages_told
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.periods import part_of_any_year
from capaian.dossier.intake.sums_beside import is_sum_word
from capaian.dossier.intake.words import fold

# WAJIB KTP SEMESTER II, SUDAH REKAM PER 31 DESEMBER 2024, but not Perekaman s.d. TW II
_LAST_TIME: Final = re.compile(
    r"(?P<thing>.*?\w)(?<!\bsd)(?<!\bs/d)(?<!\bs\.d)(?<!sampai)(?<!hingga)(?<!dengan)(?<!\bper)"
    r"\s+(?P<time>(?:semester|smt|triwulan|tw)\s+(?:[1-4]|iv|i{1,3})"
    r"|(?:(?:per|bulan|bln|keadaan|posisi|akhir)\.?\s+){0,2}(?:[0-9]{1,2}\s+)?"
    rf"(?:{MONTH_PATTERN})\.?(?:\s+[0-9]{{4}})?)",
    re.IGNORECASE,
)
_BEGINNING: Final = re.compile(r"\bawal (?:tahun|th|thn|januari)\b")
_SEVERAL: Final = 2
_ENGLISH: Final = frozenset(
    {"male", "female", "total", "sex", "subdistrict", "district", "regency", "municipality", "number"}
)
_AVERAGES: Final = frozenset(
    {"rata", "rataan", "rerata", "average", "rasio", "ratio", "kepadatan", "density", "laju"}
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


def with_times_apart(heads: Sequence[Head]) -> list[Head]:
    """Return heads in which a part of the year stands below what they count, where several end with such.

    Examples:
        >>> texts = "Wajib KTP Semester I", "Wajib KTP Semester II", "Luas"
        >>> [head.parts for head in with_times_apart([Head(1, (text,), text) for text in texts])]
        [('Wajib KTP', 'Semester I'), ('Wajib KTP', 'Semester II'), ('Luas',)]
        >>> with_times_apart([Head(1, ("Rekam Semester I",), "")])[0].parts
        ('Rekam Semester I',)
    """
    found = {head: told for head in heads if (told := _LAST_TIME.fullmatch(head.parts[-1]))}
    if len({fold(told["time"]) for told in found.values()}) < _SEVERAL:
        return [*heads]
    return [
        replace(head, parts=(*head.parts[:-1], told["thing"], told["time"]))
        if (told := found.get(head))
        else head
        for head in heads
    ]


def without_beginnings(heads: Sequence[Head]) -> list[Head]:
    """Return heads without those of what is there as a year begins, which is of the year before.

    Examples:
        >>> heads = [Head(n, (text,), text) for n, text in enumerate(("Rekam Awal Tahun", "Rekam"))]
        >>> [head.name for head in without_beginnings(heads)]
        ['Rekam']
    """
    return [head for head in heads if not any(_BEGINNING.search(fold(part)) for part in head.parts)]


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
        if ages_told(part) and (n, head.parts[:n], head.parts[n + 1 :]) in sums
    )


def is_average(head: Head) -> bool:
    """Say whether a column tells averages, ratios, or how dense areas are, which counts nobody.

    Examples:
        >>> texts = ("Rata-rata Anggota KK", "Sex Ratio KK", "Ratatotok")
        >>> [is_average(Head(1, (text,), text)) for text in texts]
        [True, True, False]
    """
    return bool(_AVERAGES.intersection(fold(" ".join(head.parts)).split()))
