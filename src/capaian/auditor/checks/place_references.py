"""Chapters, sections and annexes that sentences refer to: each is there, where the report has any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.numbering import read_numeral
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.annexes import find_annexes
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_REFERRED: Final = Worded(
    r"\b(?:lihat|pada|dalam|di|dari|ke|oleh|sesuai|menurut|sebagaimana)\s+(?P<printed>"
    r"(?:sub\s?bab|bagian)\s+(?P<section>\d{1,2}(?:\.\d{1,2}){1,3})"
    r"|bab\s+(?P<chapter>[IVX]+|\d{1,2})|lampiran\s+(?P<annex>[IVX]+|\d{1,2}))(?![.,]?\w)"
)
_OF_ANOTHER: Final = Worded(
    r"\b(?:undang-undang|uu|qanun|peraturan\w*|perpres|inpres|permen\w*|kepmen\w*|keputusan|pp|perda|pergub"
    r"|perbup|perwali?|ketentuan|instruksi|surat|edaran|sk|pedoman|petunjuk|juknis|buku|modul|dokumen|naskah"
    r"|renstra|rencana strategis|rpjmd|rpjpd|rkpd|rka|dpa|renja|lkpj|lppd|lhe|calk|profil|perjanjian|kontrak"
    r"|nomor|laporan(?:\s+\w+){0,2}\s+(?:keuangan|hasil|tahun))\b"
)
"""Words of a paper that has chapters and annexes of its own."""
_ANNEX: Final = re.compile(r"lampiran\s+(?P<number>\d{1,2}|[IVXLC]+)\b", re.IGNORECASE)
_FEWEST: Final = 2
"""Places of a kind that tell how they are numbered."""


def check_place_references(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each chapter, section and annex of the report that a sentence refers to."""
    document = report.document
    sentences = document.sentences_with(_REFERRED)
    known = _known(document) if sentences else {}
    for sentence in sentences:
        if _OF_ANOTHER.search(sentence.text):
            continue
        for match in _REFERRED.finditer(sentence.text):
            yield from _hold(match, known, sentence, document)


def _known(document: PrintedDocument) -> Mapping[str, Sequence[int]]:
    """The numbers of places of each kind: of chapters, annexes, and of the sections below each number."""
    known: dict[str, list[int]] = {}
    for heading in document.headings:
        parent, _, own = heading.number.strip(".").rpartition(".")
        if heading.is_chapter and heading.number:
            known.setdefault("bab", []).append(read_numeral(heading.number))
        elif parent and own.isdecimal():
            known.setdefault(parent, []).append(int(own))
    titles = (_ANNEX.match(title) for _, title in find_annexes(document))
    known["lampiran"] = [read_numeral(title["number"].upper()) for title in titles if title]
    return known


def _hold(
    match: re.Match[str], known: Mapping[str, Sequence[int]], sentence: Sentence, document: PrintedDocument
) -> Iterator[Statement]:
    """Yield the statement that a place is there, where those of its kind are numbered from 1 on."""
    parent, own = _place(match)
    numbers = {*known.get(parent, ())}
    last = max(numbers, default=0)
    if len(numbers) < _FEWEST or numbers != {*range(1, last + 1)} or not own:
        return
    printed, line = match["printed"], document.line_of(match["printed"], sentence)
    is_there = own in numbers or _begins_a_line(match, sentence, document)
    expected = "" if is_there else f"{_kind(match)} yang ada"
    why = f"{printed} tidak ada dalam naskah; yang terakhir bernomor {_write(match, parent, last)}."
    place = f"baris {line}"
    yield Statement(
        AuditRule.NUMBERING, is_there, line, printed, expected, why if expected else "", place, Level.WARNING
    )


def _place(match: re.Match[str]) -> tuple[str, int]:
    """What a place stands in, and its own number there."""
    if match["section"]:
        parent, _, own = match["section"].rpartition(".")
        return parent, int(own)
    is_chapter = bool(match["chapter"])
    return ("bab" if is_chapter else "lampiran"), read_numeral((match["chapter"] or match["annex"]).upper())


def _kind(match: re.Match[str]) -> str:
    return "bagian" if match["section"] else "bab" if match["chapter"] else "lampiran"


def _write(match: re.Match[str], parent: str, last: int) -> str:
    """The last number, as those of its kind are told here."""
    return f"{parent}.{last}" if match["section"] else str(last)


def _begins_a_line(match: re.Match[str], sentence: Sentence, document: PrintedDocument) -> bool:
    """Whether another line, or a cell, begins with the place: a title that was not read as one."""
    number = re.escape(match["section"] or match["chapter"] or match["annex"])
    word = "(?:sub\\s?bab|bagian)?" if match["section"] else "bab" if match["chapter"] else "lampiran"
    title = re.compile(rf"\W*{word}\s*{number}(?!\w|\.\d)", re.IGNORECASE)
    others = (line for line in document.lines if line.number != sentence.line)
    return any(title.match(cell) for line in others for cell in (line.text, *line.cells))
