"""Words and figures by which texts name times: months, parts of the year, days, and what joins them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from capaian.domain.period import MONTH_PATTERN, MONTH_WORDS, MONTHS, ORDINALS, PART_OF_YEAR_WORDS
from capaian.dossier.intake.words import KEPT, word_set

_SIZES: Final = {
    **{word: kind.months for kind, words in PART_OF_YEAR_WORDS.items() for word in words.split("|")},
    **{"caturwulan": 4, "cawu": 4, "bulan": 1},
}
"""How many months has what parts of a year are called."""
_ORDINAL: Final = rf"(?:{'|'.join(map(re.escape, ORDINALS))})"
_MONTH: Final = rf"(?:{MONTH_PATTERN})(?![^\W\d_])\.?"
_KINDS: Final = "|".join((*PART_OF_YEAR_WORDS.values(), "caturwulan", "cawu"))
YEAR: Final = r"(?:19|20|21)[0-9]{2}"
_TOKEN: Final = re.compile(
    rf"""
    (?P<iso>(?<![0-9]){YEAR}-[0-9]{{2}}-[0-9]{{2}}(?![0-9])(?:[ t]00:00:00)?)
    | (?P<date>(?<![0-9.])[0-9]{{1,2}}\ ?(?P<mark>[/.-])\ ?[0-9]{{1,2}}\ ?(?P=mark)\ ?{YEAR}(?![0-9])
      | (?<![0-9./-])[0-9]{{1,2}}(?P<sign>[/-])[0-9]{{1,2}}(?P=sign)[0-9]{{2}}(?![0-9./-]))
    | (?P<month_year>(?<![0-9./-])(?:0?[1-9]|1[0-2])[/-]{YEAR}(?![0-9]))
    | (?P<year_month>(?<![0-9]){YEAR}-(?:0[1-9]|1[0-2])(?![0-9-]))
    | (?P<begun>(?<![^\W_]){_ORDINAL}\ bulan\ pertama\b)
    | (?P<part>(?<![^\W\d_])(?P<kind>{_KINDS})[\ .:-]*(?:ke[\ -]*)?(?P<ordinal>{_ORDINAL})(?![^\W_]))
    | (?P<numbered>(?<![^\W\d_])(?:bulan|bln)[\ .:-]*(?:ke[\ -]*)?(?P<nth>{_ORDINAL})(?![^\W_])
      (?!\ +{_MONTH}))
    | (?P<month_short>(?<![^\W\d_]){_MONTH}[-'’]\ ?[1-3][0-9](?![0-9])(?!\ *{_MONTH}))
    | (?P<month>(?<![^\W\d_]){_MONTH})
    | (?P<year>(?<![0-9]){YEAR}(?![0-9]))
    | (?P<until>(?<![^\W_])(?:s\ ?[./]?\ ?d(?![^\W_])\.?|sampai(?:\ dengan)?(?![^\W_])|hingga(?![^\W_])))
    | (?P<and>[,;&+/]|(?<![^\W_])(?:dan|serta)(?![^\W_]))
    | (?P<dash>[-~])
    | (?P<number>(?<![0-9]){_ORDINAL}(?![^\W_])(?!\ +{_MONTH})|(?<![0-9])[0-3]?[0-9](?![0-9]))
    | (?P<word>[^\W\d_]+|[0-9]+)
    """,
    re.VERBOSE,
)
# Nomor 5 Tahun 2023, Nomor 900/15 tanggal 2 Januari 2024, No. 470/12/2024, Nomor: 188.45 / 7 / 2025
OF_LAW: Final = re.compile(
    rf"\b(?:nomor|no)\b[.:]?\s*[\w./-]+\s*(?:(?:tahun|th)\.?\s*{YEAR}|(?:tanggal|tgl)\.?\s*[0-9]+\s+\w+\s+{YEAR})"
    r"|\b(?:nomor|no)\b\s*[.:]?\s*[\w.-]+(?:\s?/\s?[\w.-]+)+"
)
_PLANS: Final = "renstra|rencana strategis|rpjmd|rpjpd|rencana pembangunan jangka (?:menengah|panjang)"
_TO: Final = r"(?:-|/|s\.?/?d\.?|sampai(?: dengan)?|hingga)"
# RENSTRA 2021-2026, RPJMD KABUPATEN ANGGREK TAHUN 2021 s.d. 2026
_OF_PLAN: Final = re.compile(
    rf"\b(?P<plan>(?:{_PLANS})\b[^0-9]{{0,40}}?)(?:\b(?:periode|tahun|thn|th|ta)\b[ .]*)*"
    rf"{YEAR} ?{_TO} ?(?:(?:tahun|thn|th)\.? )?{YEAR}(?![0-9])"
)
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_SORTS: Final[Sequence[str]] = (
    "iso", "date", "month_year", "year_month", "begun", "part", "numbered", "month_short", "month", "year",
    "until", "and", "dash", "number", "word",
)  # fmt: skip


OF_TIMES: Final = word_set("tahun thn th per akhir s d sd sampai dengan hingga")
"""Words that say no more than that a time stands beside them."""
_LEAST_LIKE: Final = 80
_LEAST_LETTERS: Final = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A month, a part of the year or a day that a text names."""

    first: int
    last: int
    size: int
    """How many months it has."""
    day: int | None = None
    year: int | None = None
    kind: str = ""
    """What it is called, where it has a number."""


def plain_text(text: str) -> str:
    """Return a text in small letters without dates of laws and letters, and years of plans: these are theirs.

    Examples:
        >>> plain_text("KEPEMILIKAN KTP-EL (RENSTRA TAHUN 2021–2026) TAHUN 2023")
        'kepemilikan ktp-el (renstra  ) tahun 2023'
    """
    return _OF_PLAN.sub(r"\1 ", OF_LAW.sub(" ", small_text(text)))


def small_text(text: str) -> str:
    """Return a text in small letters, with one sort of dashes and single spaces."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text).casefold()).replace("_", " ")
    return " ".join(plain.split())


def tokens_of(text: str) -> Iterator[re.Match[str]]:
    """Yield the words and figures of a plain text."""
    return _TOKEN.finditer(text)


def sort_of(token: re.Match[str]) -> str:
    """Return what sort of word or figure one is."""
    return next(name for name in _SORTS if token[name] is not None)


def unit_of(sort: str, token: re.Match[str]) -> Unit | None:
    """Return the time that a word or figure names by itself; `None`: none."""
    text = token[0]
    if sort in ("iso", "date"):
        return _dated(text)
    if sort in ("month_year", "year_month"):
        one, two = (int(part) for part in re.split("[/-]", text))
        month, year = (two, one) if sort == "year_month" else (one, two)
        return Unit(month, month, 1, year=year)
    if sort == "begun":
        count = ORDINALS[text.partition(" bulan")[0]]
        return Unit(1, count, count)
    if sort == "part":
        return part_unit(token["kind"], token["ordinal"])
    if sort == "numbered":
        return part_unit("bulan", token["nth"])
    return None


def month_unit(word: str, day: int | None) -> Unit:
    """Return a month by its name, or one of its days."""
    month = MONTH_WORDS[word]
    return Unit(month, month, 1, day=day if day is not None and 1 <= day <= 31 else None)


def short_unit(text: str, day: int | None) -> Unit:
    """Return a month, or one of its days, with its year in two digits.

    Examples:
        >>> short_unit("des-24", 31)
        Unit(first=12, last=12, size=1, day=31, year=2024, kind='')
    """
    word, year = re.split("[-'’]", text)
    return replace(month_unit(word.rstrip("."), day), year=2000 + int(year))


@lru_cache(maxsize=KEPT)
def misspelt_month(word: str) -> Unit | None:
    """Return the month that a word behind `bulan` means, where a letter or two are wrong.

    Examples:
        >>> misspelt_month("febuari").first, misspelt_month("berjalan")
        (2, None)
    """
    like = {_likeness(word, name.casefold()): name.casefold() for name in MONTHS}
    best = max(like)
    return month_unit(like[best], None) if best >= _LEAST_LIKE and len(word) >= _LEAST_LETTERS else None


def _likeness(word: str, name: str) -> int:
    """Return how many percent of the letters of two words are the same."""
    return round(SequenceMatcher(None, word, name, autojunk=False).ratio() * 100)


def part_unit(kind: str, text: str) -> Unit | None:
    """Return a part of the year by its name and number; `None` where there is no such one."""
    size, ordinal = _SIZES[kind], ORDINALS.get(text, 0)
    if not 1 <= ordinal <= len(MONTHS) // size:
        return None
    return Unit((ordinal - 1) * size + 1, ordinal * size, size, kind=kind)


def half_year(text: str) -> Unit | None:
    """Return the half of a year that a number and a year tell of data that are settled twice a year.

    Examples:
        >>> half_year("2/2024").first, half_year("6/2024")
        (7, None)
    """
    number, year = (int(part) for part in re.split("[/-]", text))
    unit = part_unit("semester", str(number))
    return None if unit is None else replace(unit, year=year)


def _dated(text: str) -> Unit | None:
    """Return the day that figures tell; `None` where there is no such one."""
    one, month, three = (int(part) for part in re.split(r"[/.-]", re.sub(r"[ t]00:00:00|\s", "", text)))
    year, day = (one, three) if one > len(MONTHS) * 3 else (three, one)
    if not (1 <= month <= len(MONTHS) and 1 <= day <= 31):
        return None
    return Unit(month, month, 1, day=day, year=year if year > 100 else 2000 + year)
