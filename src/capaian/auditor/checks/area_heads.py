"""Heads of areas: a city has a mayor and a regency a regent, whatever text a report was made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.office_names import area_of
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.office import AreaKind
from capaian.rulebook import load_areas

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
_TO: Final = re.compile(r"\bkepada\s+(?:yth\.?\s+)?$", re.IGNORECASE)
_REPORTS: Final = re.compile(
    r"\b(?:laporan(?:\s+kinerja)?\s+ini|(?:di)?pertanggung\s?jawab\w*|melaporkan|dilaporkan|lkjip|lkip|lakip)\b",
    re.IGNORECASE,
)
"""Words of a sentence that says to whom the office reports."""
_OFFICER: Final = re.compile(r"[^.;]*\bmelalui\s+sekretaris\s+daerah\b", re.IGNORECASE)
"""Behind a head who is called by an area, and not by a person's name."""
_WHOLE: Final = re.compile(r"\s+(?P<name>[A-Z][A-Za-z]+(?:\s+[A-Z][A-Za-z]+){0,2})")
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
    """Yield the head that an office is said to answer to: that of its own area, and of its kind."""
    document = report.document
    own = _own_area(document)
    areas = _areas_named(document)
    others = heads_of_others(report)
    yield from others
    told = {statement.line for statement in others}
    for sentence in document.sentences_with(_HEAD) if own else ():
        if own is None or _is_of_all(sentence) or sentence.line in told:
            continue
        for match in _HEAD.finditer(sentence.text):
            yield from _told(sentence, match, own, areas)


@lru_cache(maxsize=4)
def heads_of_others(report: UnderstoodReport) -> tuple[Statement, ...]:
    """Return the heads of other areas whom an office is said to answer to, or to report to."""
    document = report.document
    own, areas = _area_on_cover(document), _areas_named(document)
    return tuple(
        made
        for sentence in (document.sentences_with(_HEAD) if own else ())
        for match in (_HEAD.finditer(sentence.text) if not _is_of_all(sentence) else ())
        for made in (_of_another(sentence, match, own, areas) if own else ())
    )


def _is_of_all(sentence: Sentence) -> bool:
    return (_FOR_ALL.search(sentence.text) or _PAST.search(sentence.text)) is not None


def _of_another(sentence: Sentence, match: re.Match[str], own: _Area, areas: Set[str]) -> Iterator[Statement]:
    """Yield the head of another area, whom an office is said to answer to or to report to."""
    before, called = sentence.text[: match.start()], _WHOLE.match(sentence.text, match.end())
    words = called["name"].casefold().split() if called else []
    is_under = _ANSWERS.search(before) is not None
    is_told = is_under or (_TO.search(before) and _REPORTS.search(sentence.text))
    if not words or not is_told or {*words} & {*own.whole.casefold().split(), *_ENDING}:
        return
    kind = "kabupaten" if match["head"].casefold() == "bupati" else "kota"
    runs = {" ".join(words[: place + 1]) for place in range(len(words))}
    is_area = bool(runs & _areas_of(kind)) or words[0] in areas
    if is_area or (is_under and _OFFICER.search(sentence.text, match.end())):
        yield _statement(
            sentence, f"{match['head']}{called[0] if called else ''}", f"{own.head} {own.whole}", own
        )


@cache
def _areas_of(kind: str) -> frozenset[str]:
    """Return the names of all regencies, or of all cities, of the country."""
    names = (area.name.casefold() for area in load_areas() if area.kind is AreaKind.REGENCY)
    return frozenset(name.removeprefix(f"{kind} ") for name in names if name.startswith(f"{kind} "))


def _area_on_cover(document: PrintedDocument) -> _Area | None:
    """Return the regency or city that the office on the front of a report is of."""
    kind, name = area_of(document)
    return _Area(kind, name.split()[0].casefold(), name.title()) if kind in _HEADS else None


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
