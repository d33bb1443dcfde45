"""The office that a report is of, as its front names it, and its short name: `Dinas PUPR`, `Dinas Perkim`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from capaian.auditor.printed.document import PrintedDocument

_FRONT: Final = 40
"""Lines with words of a cover, at most."""
_LONGEST: Final = 120
_OFFICE: Final = re.compile(
    r"(?:dinas|badan|inspektorat|sekretariat|kecamatan|kelurahan|rumah sakit|rsud|puskesmas|satuan|kantor)\b"
    r"(?!.*[.:;?!]\s|.*\d)",
    re.IGNORECASE,
)
"""A line that is the name of an office, and no sentence of it."""
_PLACE: Final = re.compile(
    r"(?:pemerintah(?:an)?\s+)?(?:daerah\s+)?"
    r"(?P<place>(?:kabupaten|kota|provinsi)\s+[A-Z][\w'\u2019 -]{2,40})",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"(?:laporan\s+(?:akuntabilitas\s+)?kinerja|lkj|lkip|lakip|lkjip)(?:\s+instansi\s+pemerintah)?"
    r"(?:\s+\(\w+\))?(?:\s+tahun)?(?:\s+(?:19|20)\d\d)?(?:\s*[-\u2013\u2014:]\s*|\s+)"
    r"(?P<office>.+?)(?:\s+(?:tahun\s+)?(?:19|20)\d\d)?",
    re.IGNORECASE,
)
"""The title of the report with its office behind it: `LKIP 2021 - Dinas Perdagangan Kota X`."""
_WORD: Final = re.compile(r"[a-z]+")
_IDLE: Final = frozenset(("dinas", "badan", "inspektorat", "sekretariat", "satuan", "daerah", "dan", "serta"))
_SAID_SHORT: Final = re.compile(
    r"[^.;:]{0,60}?(?:\(|\b(?:disingkat|disebut)\b)(?:\s*(?:selanjutnya|dengan|sebagai|disingkat|disebut)\b)*"
    r"[\s\"\u201c']*(?P<short>[^().,;:]{2,40})",
    re.IGNORECASE,
)
"""Behind a full name the short one: `(Dukcapil)`, `, selanjutnya disingkat Dinas Perkim`."""
_FEWEST: Final = 2
"""Letters that a short name takes from the midst of a word, and words that it takes them from."""
_YEAR_BEHIND: Final = re.compile(
    r"\s+(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?)(?:\s+(?:19|20)\d\d)?$", re.IGNORECASE
)
"""What a cover says of its year, in one line with the place: `Kabupaten X Tahun Anggaran 2024`."""
_PLACED: Final = re.compile(r"\s(?:kabupaten|kota|provinsi)\s+[A-Z]", re.IGNORECASE)


_TOLD: Final = re.compile(
    r"\b(?:Dinas|Badan|Inspektorat|Sekretariat|Kantor)(?:\s+(?:(?!Kabupaten|Kota|Provinsi)[A-Z][a-z]+,?|dan|serta|di))*"
    r"\s+(?:Kabupaten|Kota|Provinsi)(?:\s+(?!Tahun|Anggaran|Nomor|Dalam|Pada)[A-Z][a-z]+){1,3}"
)
"""An office with its place in running text: `Dinas Perhubungan Provinsi Jawa Barat merupakan ...`."""
_OFTEN: Final = 3
"""So many times, and so many times as often as any other, a chapter names the office that it is of."""


def name_office(document: PrintedDocument) -> str:
    """Return the office with its place: from lines of the cover, else the one that the text names most.

    Empty where neither tells one.
    """
    return name_on_cover(document) or _in_text(document)


def _in_text(document: PrintedDocument) -> str:
    """Return the office that a text without a cover speaks of, and of no other nearly as often."""
    found = Counter(
        " ".join(name.split())
        for line in document.lines
        if not line.is_row
        for name in _TOLD.findall(line.text)
    )
    (office, times), (_, others), *_ = (*found.most_common(2), ("", 0), ("", 0))
    return office if times >= _OFTEN and times >= _OFTEN * others else ""


def name_on_cover(document: PrintedDocument) -> str:
    """Return the office with its place as lines of the cover name it; empty where they do not."""
    lines = [" ".join(line.text.split()).rstrip(" .,") for line in document.lines if not line.is_row]
    front = [_without_title(line) for line in lines if line and len(line) <= _LONGEST][:_FRONT]
    office = next((place for place, line in enumerate(front) if _OFFICE.match(line)), None)
    if office is None:
        return ""
    if _PLACED.search(front[office]):
        return _YEAR_BEHIND.sub("", front[office])
    beside = (*front[office + 1 : office + 3], *reversed(front[max(office - 3, 0) : office]))
    place = next((match["place"] for line in beside if (match := _PLACE.match(line))), "")
    return f"{front[office]} {_YEAR_BEHIND.sub('', place.rstrip())}" if place else ""


def _without_title(line: str) -> str:
    """Return what stands in a line of the cover beside the title of the report and its year."""
    titled = _TITLE.fullmatch(line)
    return titled["office"] if titled else line


def is_one_office(one: str, other: str, behind: str = "") -> bool:
    """Say whether two names are of one office: one is short for the other, or is said to be.

    Args:
        one: A name, as `Dinas PUPR`.
        other: Another name.
        behind: What a sentence says behind the other name.

    Examples:
        >>> is_one_office("Dinas PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang")
        True
        >>> is_one_office("Dinas Kependudukan dan Pencatatan Sipil", "Dinas Dukcapil")
        True
        >>> is_one_office("Dinas Pangan", "Dinas Perdagangan")
        False
        >>> is_one_office("Dinas Bunga", "Dinas Perkebunan dan Ladang", " (Bunga) menyusun laporan ini")
        True
    """
    names, others = _telling(one), _telling(other)
    said = _SAID_SHORT.match(behind)
    if not names or not others or (said is not None and {*_telling(said["short"])} == {*names}):
        return bool(names and others)
    return _are_short_for(names, others) or _are_short_for(others, names)


def _telling(name: str) -> list[str]:
    return [word for word in _WORD.findall(name.casefold()) if word not in _IDLE]


def _are_short_for(names: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each of a few names is made of letters of several words, in their order."""
    initials = "".join(word[0] for word in words)
    return all((len(name) >= _FEWEST and name in initials) or _is_blend(name, words) for name in names)


def _is_blend(name: str, words: Sequence[str]) -> bool:
    """Whether a name joins pieces of several words, as `dukcapil` does."""
    return any(
        name[:end] in word and (name[end:] in then or _is_blend(name[end:], words[place + 1 :]))
        for place, word in enumerate(words)
        for end in range(_FEWEST, len(name) - _FEWEST + 1)
        for then in words[place + 1 :]
    )


_AREA: Final = re.compile(
    r"\b(?P<kind>kabupaten|kota|provinsi)\s+(?P<name>[A-Za-z][\w'\u2019 -]{2,40})$", re.IGNORECASE
)


def area_of(document: PrintedDocument) -> tuple[str, str]:
    """Return kind and name of the area that a report is of, empty where its front tells none."""
    found = _AREA.search(name_office(document))
    return (found["kind"].casefold(), found["name"].strip()) if found else ("", "")
