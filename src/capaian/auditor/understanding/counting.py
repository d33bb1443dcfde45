"""Whole numbers in Indonesian words, and counts of things in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from capaian.auditor.printed.worded import Worded

OPEN_LIST: Final = Worded(
    r"\b(?:antara lain|diantaranya|di antaranya|misalnya|seperti|beberapa|salah satu)\b"
)
"""What such words announce is no whole list."""
OF_SOME: Final = (
    r"di\s?antara\w*|hanya|baru|masih|sisanya|lain(?:nya)?|salah satu|tambahan|setiap|tiap|masing-masing|per"
    r"|lebih|kurang|rata-rata|semula|sebelumnya|lalu|sekitar|beberapa|tidak|bukan|prioritas|provinsi|nasional|renstra"
    r"|rpjmd|ber(?:predikat|kategori|hasil)"
)
"""Words of a sentence that may count a part of the things only, or other ones."""
_ONES: Final = {
    word: number
    for number, word in enumerate(
        ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
    )
}
_WHOLE: Final = {"sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000}
_FACTORS: Final = {"puluh": 10, "ratus": 100, "ribu": 1000}
_WORD: Final = "|".join((*_ONES, *_WHOLE, *_FACTORS, "belas"))
NUMBER_WORDS: Final = rf"(?:{_WORD})(?:\s+(?:{_WORD})){{0,8}}"
_COUNT: Final = Worded(
    rf"(?<![\w.,/-])"
    rf"(?:(?P<digits>\d{{1,4}})(?:\s*\(\s*(?P<both>[A-Za-z ]+?)\s*\))?|"
    rf"(?P<words>{NUMBER_WORDS})(?:\s*\(\s*\d{{1,4}}\s*\))?)"
    r"\s+(?P<noun>sub\s?kegiatan|[a-z][a-z-]+)"
)
_NUMBERED: Final = Worded(
    r"\b(?:tabel|gambar|grafik|nomor|no|pasal|ayat|angka|huruf|sasaran|tujuan|misi|iku|indikator|triwulan|semester"
    r"|tahun|eselon|bab|tanggal|program|kegiatan|level|tipe|rp)\b[\s.:-]*$"
)
_NO_THINGS: Final = frozenset(
    {
        "dari",
        "dan",
        "atau",
        "adalah",
        "yaitu",
        "sebesar",
        "dengan",
        "pada",
        "untuk",
        "yang",
        "sampai",
        "persen",
        "ke",
    }
)
_REACH: Final = 60
"""Signs before a count among which the word stands that makes it a number of something."""
_YEARS: Final = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Count:
    """A count in running text: `5 (lima) program`."""

    number: int
    noun: str
    """In small letters, `subkegiatan` in one word."""
    start: int
    end: int
    thing: str = ""
    """The noun as papers write it: `IKU` stays in capital letters."""


def read_words(words: str) -> int | None:
    """Return the number that words say; `None` if they say none.

    Examples:
        >>> [read_words(words) for words in ("dua puluh lima", "Tiga belas", "seratus dua", "kapal")]
        [25, 13, 102, None]
    """
    total, last, part = 0, 0, 0
    for word in words.casefold().split():
        if word in _ONES or word in _WHOLE:
            part += last
            last = _ONES.get(word, _WHOLE.get(word, 0))
        elif word == "belas" and last:
            last += 10
        elif word in _FACTORS:
            last = (last + (part if word == "ribu" else 0)) * _FACTORS[word]
            part = 0 if word == "ribu" else part
        else:
            return None
    total += part + last
    return total if words.strip() else None


def read_count(text: str) -> int | None:
    """Return the number that figures or words say; `None` if they say none.

    Examples:
        >>> [read_count(text) for text in ("12", "dua belas", "lusin")]
        [12, 12, None]
    """
    return int(text) if text.isdecimal() else read_words(text)


@lru_cache(maxsize=65536)
def counts_in(text: str) -> tuple[Count, ...]:
    """Return the counts of things in a sentence; several rules ask for those of every sentence.

    Examples:
        >>> [(c.number, c.noun) for c in counts_in("dijabarkan dalam 5 (lima) program dan 25 sub kegiatan")]
        [(5, 'program'), (25, 'subkegiatan')]
    """
    return tuple(_counts(text))


def _counts(text: str) -> Iterator[Count]:
    for match in _COUNT.finditer(text):
        number = int(match["digits"]) if match["digits"] else read_words(match["words"])
        noun = re.sub(r"\s", "", match["noun"].casefold())
        before = text[max(match.start() - _REACH, 0) : match.start()]
        is_thing = noun not in _NO_THINGS and not _NUMBERED.search(before)
        if number is not None and is_thing and (number not in _YEARS or match["both"]):
            thing = match["noun"] if match["noun"].isupper() else noun
            yield Count(number, noun, match.start(), match.end("noun"), thing)


_AHEAD: Final = re.compile(
    rf"^\W*(?P<noun>[^\W\d_]{{3,}})\b[^.;:,\d]{{0,100}}?\b(?:ada|berjumlah|sebanyak|sejumlah|terdiri\s+(?:dari|atas))\s+"
    rf"(?:(?P<digits>\d{{1,2}})|(?P<words>{NUMBER_WORDS}))\s*(?:\([\w ]+\)\s*)?"
    r",?\s*(?:yaitu|yakni|ialah|adalah|meliputi)?\s*:\s*$",
    re.IGNORECASE,
)


def count_behind_noun(text: str) -> Count | None:
    """Return the count at the end of a sentence that announces a list of what it begins with.

    Examples:
        >>> found = count_behind_noun("Isu strategis yang dihadapi dinas ada lima, yaitu:")
        >>> found.number, found.noun
        (5, 'isu')
        >>> count_behind_noun("Isu strategis adalah sebagai berikut:")
    """
    match = _AHEAD.match(text)
    number = read_count(match["digits"] or match["words"]) if match else None
    if match is None or number is None:
        return None
    noun = match["noun"].casefold()
    start = match.start("digits") if match["digits"] else match.start("words")
    return Count(number, noun, start, match.end(), noun)
