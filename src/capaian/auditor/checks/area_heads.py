"""Heads of areas: a city has a mayor and a regency a regent, whatever text a report was made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_NAME: Final = r"(?-i:[A-Z][A-Za-z]+)"
_AREA: Final = Worded(rf"\b(?P<kind>kabupaten|kota)\s+(?P<name>{_NAME})")
_HEAD: Final = Worded(r"\b(?P<head>bupati|wali\s?kota)\b")
_NAMED: Final = re.compile(r"^\s+(?-i:(?P<name>[A-Z][A-Za-z]+))")
_FOR_ALL: Final = re.compile(
    r"\bbupati\s*(?:/|,|dan|atau|serta|maupun)\s*(?:para\s+)?wali\s?kota\b|\bwali\s?kota\s*(?:/|,|dan|atau|serta|maupun)"
    r"\s*(?:para\s+)?bupati\b|\bgubernur\s*(?:,|/|dan)\s*(?:bupati|wali\s?kota)\b|\b(?:para|antar|semua|seluruh)[\s-]"
    r"(?:bupati|wali\s?kota)\b",
    re.IGNORECASE,
)
"""Words of laws that are made for every area."""
_OWN: Final = re.compile(
    r"\b(?:membantu|kepada|(?:tanggung\s*jawab|bertanggung\s*jawab)\s+kepada|di\s?bawah|keputusan|peraturan|instruksi|surat\s+edaran"
    r"|melalui|oleh|visi(?:\s+dan\s+misi)?|janji|kebijakan|laporan|persetujuan|atas\s+nama|ditetapkan)\s+$",
    re.IGNORECASE,
)
"""Before the head that an office answers to."""
_ANSWERS: Final = re.compile(
    r"\b(?:bertanggung\s*jawab(?:\s+langsung)?\s+kepada|membantu|perjanjian\s+kinerja\b[^.;]*\b(?:bersama|dengan|antara))"
    r"\s+$",
    re.IGNORECASE,
)
"""Before the head that an office is under, whatever area is named with it."""
_PAST: Final = re.compile(
    r"\b(?:semula|dahulu|sebelumnya|pemekaran|provinsi\s+lain|studi|kerja\s?sama|tetangga)\b", re.IGNORECASE
)
_FEWEST: Final = 4
_MOST: Final = 0.9
_HEADS: Final = {"kota": "Wali Kota", "kabupaten": "Bupati"}
_ENDING: Final = frozenset({"tahun", "nomor", "dan", "yang", "dalam", "untuk", "tentang", "atau"})


@dataclass(frozen=True, slots=True)
class _Area:
    """The area that a report is of."""

    kind: str
    """`kabupaten` or `kota`."""
    name: str
    """First word of its name, in small letters."""
    whole: str
    """Its name."""

    @property
    def head(self) -> str:
        """What its head is called."""
        return _HEADS[self.kind]


def check_area_heads(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the head that an office is said to answer to: that of the kind of area it belongs to."""
    document = report.document
    own = _own_area(document)
    if own is None:
        return
    areas = _areas_named(document)
    for sentence in document.sentences_with(_HEAD):
        if _FOR_ALL.search(sentence.text) or _PAST.search(sentence.text):
            continue
        for match in _HEAD.finditer(sentence.text):
            yield from _told(sentence, match, own, areas)


def _told(sentence: Sentence, match: re.Match[str], own: _Area, areas: Set[str]) -> Iterator[Statement]:
    """Yield whether a head is that of the report's area, if that is who is meant.

    A head that is named with an area that the report does not know is of a wrong area where an office answers
    to it; other areas have heads of their own.
    """
    before, called = sentence.text[: match.start()], _NAMED.match(sentence.text[match.end() :])
    named = called["name"] if called else ""
    name = named.casefold()
    is_right = (match["head"].casefold() == "bupati") == (own.kind == "kabupaten")
    if name not in {"", own.name, *_ENDING}:
        if name not in areas and not is_right and _ANSWERS.search(before):
            yield _statement(sentence, f"{match['head']} {named}", f"{own.head} {own.whole}", own)
    elif _OWN.search(before) or name == own.name:
        yield _statement(sentence, match["head"], "" if is_right else own.head, own)


def _statement(sentence: Sentence, printed: str, expected: str, own: _Area) -> Statement:
    """Return a head as right, or with what is expected instead of it."""
    why = f"Daerah laporan ini {own.kind.title()} {own.whole}, yang kepala daerahnya {own.head}."
    told = why if expected else ""
    return Statement(AuditRule.COPY, not expected, sentence.line, printed, expected, told, sentence.place)


def _areas_named(document: PrintedDocument) -> frozenset[str]:
    """Return the first names of all areas: the head of one that is named is told with what else is of it."""
    found = (match for line in document.lines_with(_AREA) for match in _AREA.finditer(line.text))
    return frozenset(match["name"].casefold() for match in found)


def _whole_name(document: PrintedDocument, kind: str, name: str) -> str:
    """Return the name of an area with its second word, where it usually has one."""
    pattern = re.compile(rf"\b{kind}\s+{name}(?:\s+(?-i:(?P<next>[A-Z][A-Za-z]+)))?", re.IGNORECASE)
    lines = (line.text for line in document.lines if not line.is_row)
    found = Counter((m["next"] or "").casefold() for text in lines for m in pattern.finditer(text))
    following = found.most_common(1)[0][0]
    return name.title() if following in {"", *_ENDING} else f"{name} {following}".title()


def _own_area(document: PrintedDocument) -> _Area | None:
    """Return the area that a report is of, if its text names one by far most."""
    lines = (line.text for line in document.lines if not line.is_row)
    areas = (match for text in lines for match in _AREA.finditer(text))
    found = Counter((m["kind"].casefold(), m["name"].casefold()) for m in areas)
    if not found:
        return None
    (kind, name), count = found.most_common(1)[0]
    of_name = sum(times for (_, other), times in found.items() if other == name)
    is_clear = count >= _FEWEST and count >= _MOST * of_name and 2 * count > sum(found.values())
    return _Area(kind, name, _whole_name(document, kind, name)) if is_clear else None
