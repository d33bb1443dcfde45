"""Offices that bear a name of their own, districts, hospitals and clinics: another one's name was left in.

`Demikian laporan kinerja Kecamatan Teluk Hulu ini disusun` in the report of Kecamatan Muara Putih.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.worded import Worded
from capaian.domain.audit import AuditRule
from capaian.rulebook import load_areas

_TITLE: Final = r"(?:[Dd]rg?|H|Hj|Prof|Ir)\."
_NAME: Final = (
    r"(?-i:(?!(?:Kab(?:upaten)?|Kota|Prov(?:insi)?|Tahun|Tipe|Kelas|Umum|Daerah|Nomor|Dalam|Pada|Yang|Dan|Se|Di|Adalah|Telah|Kec)\b)"
    rf"(?:{_TITLE}|[A-Z][A-Za-z'\u2019-]+))"
)
_KINDS: Final = (
    "kecamatan",
    "kelurahan",
    "puskesmas",
    r"(?:rumah\s+sakit(?:\s+umum)?(?:\s+daerah)?|rsud|rsu)",
)
"""Offices of which an area has several, each with a name."""
_IN_TEXT: Final = {kind: Worded(rf"\b{kind}\s+(?P<name>{_NAME}(?:\s+{_NAME}){{0,3}})") for kind in _KINDS}
_ON_COVER: Final = {
    kind: re.compile(
        rf"{kind}\s+(?!(?:kab(?:upaten)?|prov(?:insi)?|tahun|tipe|kelas|umum|daerah|nomor|dalam|pada|dan|se|di)\b)"
        rf"{'' if kind.startswith('k') else '(?!kota)'}"
        r"(?P<name>[^\W\d_][\w.'\u2019-]*(?:\s+[^\W\d_][\w.'\u2019-]*){0,3}?)"
        r"\s*(?:\b(?:kab(?:upaten)?|kota|provinsi)\b[^.;:]*|tahun\s+20\d\d)?",
        re.IGNORECASE,
    )
    for kind in _KINDS
}
"""A line of the cover, which bears the name and where the office is: `KECAMATAN KOTA AGUNG KABUPATEN X`."""
_OF_ITSELF: Final = re.compile(
    r"\b(?:laporan\s+(?:akuntabilitas\s+)?kinerja(?:\s+instansi\s+pemerintah)?|lkj(?:ip)?|lkip|lakip"
    r"|(?:perjanjian|penetapan)\s+kinerja|rencana\s+(?:strategis|kerja)|renstra|renja|indikator\s+kinerja\s+utama|iku"
    r"|struktur\s+organisasi|visi(?:\s+dan\s+misi)?|tugas\s+(?:pokok\s+)?dan\s+fungsi)"
    r"\s+(?:(?:dari|pada|di|tahun|20\d\d|camat|lurah|direktur|kepala|\([^()]{2,40}\))\s+){0,5}$",
    re.IGNORECASE,
)
"""What an office has of its own, right before its name."""
_OTHERS: Final = re.compile(
    r"\b(?:dibanding\w*|perbandingan|bersama|selaras|mengacu|tetangga|lain(?:nya)?|antar|pemekaran|penggabungan|semula"
    r"|sebelumnya|dahulu|perubahan\s+nama|lebih\s+(?:tinggi|rendah|baik|besar|kecil)|studi|kaji\s?(?:banding|tiru)"
    r"|dirujuk|merujuk|kerja\s?sama|induk)\b",
    re.IGNORECASE,
)
_OFTEN: Final = 2
"""A name that stands so often is of one that the report speaks of."""
_NOT_NAMED: Final = re.compile(r"(?:dinas|badan|inspektorat|sekretariat|satuan|kantor)\b", re.IGNORECASE)
"""An office of which an area has one: places that its front names are parts of it."""
_FRONT: Final = 20
"""Lines of a cover."""
_TITLED: Final = re.compile(rf"(?i:\b{_TITLE}\s*)")
_VOWEL: Final = re.compile(r"[aeiou]")
"""What no word cut short has: `Tlk. Hulu`."""
_LONG: Final = re.compile(r"[^\W\d_]{5,}")
"""Words that titles have in capitals: not `dan`, `pada` or `dari`."""


def named_offices(document: PrintedDocument) -> Iterator[Statement]:
    """Yield the name behind what an office has of its own, where the cover names the office."""
    found = _on_cover(document)
    if found is None:
        return
    pattern, own = found
    known = [
        match["name"]
        for line in document.lines
        if pattern.may_stand_in(line.text)
        for match in pattern.finditer(line.text)
    ]
    for sentence in document.sentences_with(pattern):
        for match in pattern.finditer(sentence.text):
            paper = _OF_ITSELF.search(sentence.text[: match.start()])
            if paper:
                times = sum(_are_one(match["name"], other) for other in known)
                is_other = not _are_one(match["name"], own) and times < _OFTEN
                is_left = is_other and _is_name(match["name"], paper[0]) and not _OTHERS.search(sentence.text)
                yield _statement(sentence, match, own, is_left=is_left)


def _on_cover(document: PrintedDocument) -> tuple[Worded, str] | None:
    """Return how offices of the kind on the cover are named, and the name of that one."""
    lines = (" ".join(line.text.split()) for line in document.lines if not line.is_row)
    for line in islice((line for line in lines if line), _FRONT):
        if _NOT_NAMED.match(line):
            return None
        for kind, pattern in _ON_COVER.items():
            if named := pattern.fullmatch(line):
                return _IN_TEXT[kind], named["name"].title()
    return None


def _is_name(name: str, paper: str) -> bool:
    """Whether words in capitals are a name, which `Kecamatan Sesuai Perda` of a heading are not.

    Areas bear such a word somewhere in the country, or it is a person's, or other words are in small letters.
    """
    words = _words(name)
    is_plain = any(word.islower() for word in _LONG.findall(paper))
    is_told = _TITLED.match(name) is not None or is_plain or not words.isdisjoint(_words_of_areas())
    return is_told and all(_VOWEL.search(word) for word in words)


@cache
def _words_of_areas() -> frozenset[str]:
    return frozenset(word for area in load_areas() for word in _words(area.name))


def _are_one(name: str, other: str) -> bool:
    """Whether all words of one name are in the other: ranks may lack, other words may follow."""
    one, two = sorted((_words(name), _words(other)), key=len)
    is_joined = "".join(name.casefold().split()) == "".join(other.casefold().split())
    return is_joined or one <= two


def _words(name: str) -> frozenset[str]:
    """Return the words of a name as they are spelt today, without titles."""
    plain = _TITLED.sub("", name).casefold()
    return frozenset(plain.replace("oe", "u").replace("dj", "j").replace("tj", "c").split())


def _statement(sentence: Sentence, match: re.Match[str], own: str, *, is_left: bool) -> Statement:
    kind = match[0][: match.start("name") - match.start()].strip()
    return Statement(
        AuditRule.COPY,
        not is_left,
        sentence.line,
        match[0],
        f"{kind} {own}",
        f"Laporan ini tentang {kind} {own}, bukan {match['name']}.",
        sentence.place,
    )
