"""A whole with its two sides: `Dari 710 permohonan, 692 selesai tepat waktu dan 18 terlambat`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_OF: Final = Worded(r"\bdari\s+(?:(?:total|seluruh|sebanyak|jumlah|sejumlah|keseluruhan)\s+)*$")
_SIDES: Final = (
    (r"tepat\s+waktu|tepat", r"terlambat|lambat|melewati\s+(?:batas\s+)?waktu"),
    (r"laki-laki|pria", r"perempuan|wanita"),
    (r"negeri", r"swasta"),
    (r"lulus", r"gagal"),
    (r"aktif", r"pasif"),
    (r"hadir", r"absen|berhalangan"),
    (r"terisi", r"kosong|lowong"),
    (r"memenuhi\s+syarat", r"tidak\s+memenuhi"),
)
"""Words of which one or the other is true of each."""
_NOT: Final = re.compile(r"\b(?:tidak|belum|bukan)\b", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\b(?:di\s?antara\w*|hanya|sekitar|hampir|rata-?\s?rata|lainnya|selain|masih\s+dalam|proses|antara\s+lain|tahun\s+lalu)\b",
    re.IGNORECASE,
)
"""Some of those told before, or others beside both sides."""
_NOUN: Final = re.compile(r"\s*(?P<noun>[^\W\d_]+)")
_IDLE: Final = frozenset(
    re.findall(
        r"\w+",
        "orang unit buah selesai diselesaikan telah sudah adalah dan serta sedangkan sementara merupakan yang"
        " atau berstatus dinyatakan sebanyak sisanya berjenis kelamin persen berjumlah di antaranya secara",
    )
)
_THREE: Final = 3
_FARTHEST: Final = 4


def check_other_sides_of_wholes(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the second side of each whole of which a sentence tells both."""
    for sentence in report.document.sentences:
        counts = [
            n for n in sentence.numbers if n.unit != PERCENT and n.is_count and not YEAR.fullmatch(n.text)
        ]
        if len(counts) != _THREE or _OTHER.search(sentence.text):
            continue
        whole, one, other = counts
        first = sentence.text[sentence.place_of(one) : sentence.place_of(other)]
        last = sentence.text[sentence.place_of(other) :]
        noun = _NOUN.match(sentence.text, sentence.place_of(whole) + len(whole.text))
        is_told = _OF.search(sentence.text[: sentence.place_of(whole)]) and _are_sides(first, last)
        is_told = is_told and not any(_others(side, noun["noun"] if noun else "") for side in (first, last))
        left = whole.value - one.value
        is_near = 0 < left <= other.value * _FARTHEST and other.value <= left * _FARTHEST
        if is_told and is_near and left != other.value:
            place, sides = sentence.place, (whole, one)
            yield Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, other, sides, place, subject="sisa")


def _are_sides(first: str, last: str) -> bool:
    """Whether what is told of one figure is what the other is not."""
    if _NOT.search(first) or _NOT.search(last):
        return False
    return any(
        (_has(first, one) and _has(last, other)) or (_has(first, other) and _has(last, one))
        for one, other in _SIDES
    )


def _others(text: str, noun: str) -> set[str]:
    """Return the words of a side that may narrow what it counts: `45 PNS laki-laki`."""
    for pair in _SIDES:
        for side in pair:
            text = re.sub(rf"\b(?:{side})\b", " ", text, flags=re.IGNORECASE)
    return {*re.findall(r"[a-z]{2,}", text.casefold())} - {*noun.casefold().split()} - _IDLE


def _has(text: str, words: str) -> bool:
    return re.search(rf"\b(?:{words})\b", text, re.IGNORECASE) is not None
