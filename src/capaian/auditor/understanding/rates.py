"""Rates: how often a thing happens to so many, or how much there is for them: `per 100.000 kelahiran`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from capaian.auditor.claims.law import RATES, Law

_BASE: Final = (
    r"(?P<base>1[.,\s]?000[.,]000|1000000|100[.,\s]?000|10[.,\s]?000|1[.,\s]?000"
    r"|(?:satu\s+juta|sejuta|seratus ribu|sepuluh ribu|seribu)\b)(?!\d|[.,]\d)"
)
PER: Final = re.compile(
    rf"(?:\b(?:per|tiap|setiap)\s+|/\s*|[x×*]\s*){_BASE}|(?P<mil>‰|\bpermil\b)", re.IGNORECASE
)
"""Per how many: `per 1.000 penduduk`, `/10.000`, `x 100.000`."""
_WORDS: Final = {
    "sejuta": 1_000_000,
    "satu juta": 1_000_000,
    "seratus ribu": 100_000,
    "sepuluh ribu": 10_000,
    "seribu": 1000,
}
_LAWS: Final = {base: law for law, base in RATES.items()}
_GUESSED: Final = tuple(law for law in RATES if law is not Law.PER_TEN)
"""What a rate may be per whose head does not tell."""
_RATE: Final = re.compile(
    r"\b(?:angka|rasio|ratio|rate|tingkat|laju|prevalensi|insiden(?:si|s)?|kepadatan|fertilitas|mortalitas"
    r"|morbiditas|kriminalitas|kasus per|densitas)\b",
    re.IGNORECASE,
)
_IN_HEAD: Final = re.compile(r"[(](?:dalam\s+)?(?P<unit>[^()]+)[)]\s*$", re.IGNORECASE)
_SMALLER: Final = {
    ("ton", "kg"): Law.PER_THOUSAND,
    ("ton", "kilogram"): Law.PER_THOUSAND,
    **{("ton", unit): Law.PER_TEN for unit in ("ku", "kw", "kuintal", "kwintal")},
    ("kg", "gram"): Law.PER_THOUSAND,
    ("kilogram", "gram"): Law.PER_THOUSAND,
    ("km", "m"): Law.PER_THOUSAND,
    ("km", "meter"): Law.PER_THOUSAND,
    ("m3", "liter"): Law.PER_THOUSAND,
    ("m\u00b3", "liter"): Law.PER_THOUSAND,
    ("ha", "m2"): Law.PER_TEN_THOUSAND,
    ("ha", "m\u00b2"): Law.PER_TEN_THOUSAND,
    ("ribu rupiah", "rupiah"): Law.PER_THOUSAND,
    ("juta rupiah", "rupiah"): Law.PER_MILLION,
}
"""Of a unit how many of a smaller one it has."""
_PER_UNIT: Final = re.compile(r"\s*(?:/|\bper\b)")
"""Behind the unit of a quotient: `ku/ha`."""
_HECTARE: Final = re.compile(r"^hektare?$")
_WORD: Final = re.compile(r"[a-z]{4,}")
_COUNTED: Final = frozenset({"jumlah", "angka", "rasio", "banyaknya", "tahun", "total"})
"""Words that name no thing."""
_SHORT: Final = re.compile(r"^\W*[A-Z]{2,6}\b")
"""A rate is often called by its letters: `AKB`, `CDR`."""


def law_of(match: re.Match[str]) -> Law:
    """Return the law of a rate by what tells per how many it is."""
    if match["mil"]:
        return Law.PER_THOUSAND
    words = " ".join(match["base"].casefold().split())
    return _LAWS[_WORDS[words] if words in _WORDS else int(re.sub(r"\D", "", words))]


@lru_cache(maxsize=4096)
def told_rate(words: str) -> Law | None:
    """Return the law of the rate that words tell; `None` if they tell none, or two.

    Examples:
        >>> told_rate("AKI (per 100.000 KH)"), told_rate("Dokter/1.000 penduduk"), told_rate("per 1.500 jiwa")
        (<Law.PER_HUNDRED_THOUSAND: 'per seratus ribu'>, <Law.PER_THOUSAND: 'per seribu'>, None)
    """
    found = {law_of(match) for match in PER.finditer(words)}
    return found.pop() if len(found) == 1 else None


def rates_of(path: Sequence[str], title: str = "") -> tuple[Law, ...]:
    """Return the laws that a column may follow: the one that its head tells, else any if it names a rate.

    A title tells per how many the rates of its table are.

    Examples:
        >>> [law.value for law in rates_of(("Kematian", "AKB per 1.000 KH"))], len(rates_of(("AKB",)))
        (['per seribu'], 4)
        >>> rates_of(("Jumlah Kasus",), "Kasus per 1.000 Penduduk"), len(rates_of(("Angka",), "per 1.000"))
        ((), 1)
    """
    told = next(filter(None, map(told_rate, reversed(path))), None)
    if told is None and path and (_RATE.search(path[-1]) or _SHORT.match(path[-1])):
        titled = told_rate(title)
        return _GUESSED if titled is None else (titled,)
    return () if told is None else (told,)


def is_named_after(rate: str, part: str) -> bool:
    """Say whether a rate bears the name of its part.

    Examples:
        >>> is_named_after("Angka kematian kasar", "Jumlah kematian"), is_named_after("Jumlah bayi", "Jumlah")
        (True, False)
    """
    named = [{*_WORD.findall(words.casefold())} - _COUNTED for words in (rate, part)]
    return not named[0].isdisjoint(named[1])


def law_in_smaller_unit(part: str, quotient: str) -> Law | None:
    """Return the law of a quotient that is told in a smaller unit than its part, by the ends of both heads.

    Examples:
        >>> law_in_smaller_unit("Beras (ton)", "Beras per Jiwa (kg)").value
        'per seribu'
        >>> law_in_smaller_unit("Produksi (ton)", "Produktivitas (ku/ha)").value
        'kali sepuluh bagi'
        >>> law_in_smaller_unit("Beras (ton)", "Beras per Jiwa (ton)")
    """
    (own, _), (of, _) = _units(part), _units(quotient)
    return _SMALLER.get((own, of))


def is_in_units(quotient: str, part: str, whole: str) -> bool:
    """Say whether the heads of a quotient and of what it follows from tell units that belong together.

    Examples:
        >>> is_in_units("Produktivitas (ku/ha)", "Produksi (ton)", "Luas Panen (hektare)")
        True
        >>> is_in_units("Produktivitas (ku/ha)", "Luas Panen (ha)", "Produksi (ton)")
        False
    """
    (of, per), (own, _), (other, _) = map(_units, (quotient, part, whole))
    return bool(per) and per == other and (of == own or (own, of) in _SMALLER)


def _units(head: str) -> tuple[str, str]:
    """Return the unit at the end of a head, and what it is per; empty where it tells none."""
    found = _IN_HEAD.search(head)
    words = (
        [_HECTARE.sub("ha", unit.strip()) for unit in _PER_UNIT.split(found["unit"].casefold())]
        if found
        else []
    )
    of, per, *_ = (*words, "", "")
    return of, per
