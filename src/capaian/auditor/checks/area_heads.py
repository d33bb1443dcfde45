"""Heads of areas: a city has a mayor and a regency a regent, whatever text a report was made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
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


def check_area_heads(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the head that an office is said to answer to: that of the kind of area it belongs to."""
    document = report.document
    own = _own_kind(document)
    if own is None:
        return
    kind, name = own
    whole, areas = _whole_name(document, kind, name), _areas_named(document)
    for sentence in document.sentences_with(_HEAD):
        heads = [*_HEAD.finditer(sentence.text)]
        if not heads or _FOR_ALL.search(sentence.text) or _PAST.search(sentence.text):
            continue
        for match in heads:
            before, after = sentence.text[: match.start()], sentence.text[match.end() :]
            called = _NAMED.match(after)
            is_right = (match["head"].casefold() == "bupati") == (kind == "kabupaten")
            if called is not None and called["name"].casefold() not in {name, *_ENDING}:
                is_unknown = called["name"].casefold() not in areas
                if is_unknown and not is_right and _ANSWERS.search(before):
                    yield _of_other(sentence, f"{match['head']} {called['name']}", kind, whole)
                continue
            if not (_OWN.search(before) or (called and called["name"].casefold() == name)):
                continue
            place = sentence.place
            why = f"Daerah laporan ini {kind.title()} {name.title()}, yang kepala daerahnya {_HEADS[kind]}."
            yield Statement(
                AuditRule.COPY,
                is_right,
                sentence.line,
                match["head"],
                "" if is_right else _HEADS[kind],
                "" if is_right else why,
                place,
            )


def _areas_named(document: PrintedDocument) -> frozenset[str]:
    """Return the first names of all areas: the head of one that is named is told with what else is of it."""
    found = (match for line in document.lines_with(_AREA) for match in _AREA.finditer(line.text))
    return frozenset(match["name"].casefold() for match in found)


def _of_other(sentence: Sentence, printed: str, kind: str, whole: str) -> Statement:
    """Return that an office answers to the head of its own area: one of the other kind is another area's."""
    why = f"Daerah laporan ini {kind.title()} {whole}, yang kepala daerahnya {_HEADS[kind]}."
    right = f"{_HEADS[kind]} {whole}"
    return Statement(AuditRule.COPY, False, sentence.line, printed, right, why, sentence.place)


def _whole_name(document: PrintedDocument, kind: str, name: str) -> str:
    """Return the name of an area with its second word, where it usually has one."""
    pattern = re.compile(rf"\b{kind}\s+{name}(?:\s+(?-i:(?P<next>[A-Z][A-Za-z]+)))?", re.IGNORECASE)
    lines = (line.text for line in document.lines if not line.is_row)
    found = Counter((m["next"] or "").casefold() for text in lines for m in pattern.finditer(text))
    following = found.most_common(1)[0][0]
    return name.title() if following in {"", *_ENDING} else f"{name} {following}".title()


def _own_kind(document: PrintedDocument) -> tuple[str, str] | None:
    """Return the kind and first name of the area that a report is of, if its text names one by far most."""
    lines = (line.text for line in document.lines if not line.is_row)
    areas = (match for text in lines for match in _AREA.finditer(text))
    found = Counter((m["kind"].casefold(), m["name"].casefold()) for m in areas)
    if not found:
        return None
    (kind, name), count = found.most_common(1)[0]
    of_name = sum(times for (_, other), times in found.items() if other == name)
    is_clear = count >= _FEWEST and count >= _MOST * of_name and 2 * count > sum(found.values())
    return (kind, name) if is_clear else None
