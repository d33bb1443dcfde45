"""Offices that bear a name of their own, districts, hospitals and clinics: another one's name was left in.

`Demikian laporan kinerja Kecamatan Teluk Hulu ini disusun` in the report of Kecamatan Muara Putih.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.worded import Worded
from capaian.domain.audit import AuditRule

_NAME: Final = (
    r"(?-i:(?!(?:Kab(?:upaten)?|Kota|Prov(?:insi)?|Tahun|Tipe|Kelas|Umum|Daerah|Nomor|Dalam|Pada|Yang|Dan|Se|Di|Adalah|Telah|Kec)\b)"
    r"(?:[A-Z][A-Za-z'\u2019-]+|(?:[Dd]rg?|H|Hj|Prof|Ir)\.))"
)
_KINDS: Final = tuple(
    Worded(rf"\b{kind}\s+(?P<name>{_NAME}(?:\s+{_NAME}){{0,3}})")
    for kind in (
        "kecamatan",
        "kelurahan",
        "puskesmas",
        r"(?:rumah\s+sakit(?:\s+umum)?(?:\s+daerah)?|rsud|rsu)",
    )
)
"""Offices of which an area has several, each with a name."""
_ENDS: Final = re.compile(r"\s*(?:(?:kab(?:upaten)?|kota|provinsi)\b[^.;:]*|tahun\s+20\d\d)?$", re.IGNORECASE)
"""Behind the name in a line of the cover."""
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
_FEW: Final = 2
"""A name that stands more often than so is of one that the report speaks of."""
_NOT_NAMED: Final = re.compile(r"(?:dinas|badan|inspektorat|sekretariat|satuan|kantor)\b", re.IGNORECASE)
"""An office of which an area has one: places that its front names are parts of it."""
_FRONT: Final = 20
"""Lines of a cover."""


def named_offices(document: PrintedDocument) -> Iterator[Statement]:
    """Yield the name behind what an office has of its own, where the cover names the office."""
    found = _on_cover(document)
    if found is None:
        return
    pattern, own = found
    known = [
        name
        for line in document.lines
        if pattern.may_stand_in(line.text)
        for match in pattern.finditer(line.text)
        if (name := match["name"])
    ]
    for sentence in document.sentences_with(pattern):
        for match in pattern.finditer(sentence.text):
            if _OF_ITSELF.search(sentence.text[: match.start()]):
                times = sum(_are_one(match["name"], other) for other in known)
                is_other = not _are_one(match["name"], own) and times < _FEW
                is_left = is_other and not _OTHERS.search(sentence.text)
                yield _statement(sentence, match, own, is_left=is_left)


def _on_cover(document: PrintedDocument) -> tuple[Worded, str] | None:
    """Return how offices of the kind on the cover are named, and the name of that one."""
    lines = (" ".join(line.text.split()) for line in document.lines if not line.is_row)
    for line in islice((line for line in lines if line), _FRONT):
        if _NOT_NAMED.match(line):
            return None
        for pattern in _KINDS:
            named = pattern.pattern.match(line.title())
            if named and _ENDS.match(line.title(), named.end()):
                return pattern, named["name"]
    return None


def _are_one(name: str, other: str) -> bool:
    """Whether one name begins with the other: words of the sentence may follow it."""
    one, two = ([*accumulate(each.casefold().split())] for each in (name, other))
    return one[-1] in two or two[-1] in one


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
