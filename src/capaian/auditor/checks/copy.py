"""Text carried over from another place: a weight of an older formula, another field, a clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.label import formulas_of_parts
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import ListItem, PrintedDocument
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_ANY_AREA: Final = Worded(
    r"\b(?:Kabupaten|KABUPATEN)(?: (?P<area>[A-Z][A-Za-z]+))?\s?/\s?(?:Kota|KOTA)\b(?! [A-Z])", re.NOFLAG
)
_FIELD: Final = Worded(
    r"\bbidang (?P<field>pendidikan|kesehatan|pekerjaan umum|perumahan|sosial|ketenagakerjaan|tenaga kerja"
    r"|pangan|pertanahan|lingkungan hidup|administrasi kependudukan|kependudukan|keluarga berencana"
    r"|perhubungan|pemberdayaan masyarakat|pemberdayaan perempuan|komunikasi|koperasi|penanaman modal"
    r"|kepemudaan|statistik|persandian|kebudayaan|perpustakaan|kearsipan|kelautan|perikanan|pariwisata"
    r"|pertanian|peternakan|kehutanan|energi|perdagangan|perindustrian|transmigrasi|keuangan|kepegawaian"
    r"|pengawasan|penelitian)\b"
)
"""The fields that the law on regional government hands out."""
_OWN_GOALS: Final = re.compile(
    r"\b(?:visi|misi|tugas|fungsi|urusan|tujuan|sasaran|kewenangan)\b", re.IGNORECASE
)
_OFFICE: Final = re.compile(r"\b(?:dinas|badan|kantor|sekretariat|inspektorat) [A-Z]", re.IGNORECASE)
_FEWEST: Final = 5
_WEIGHT: Final = re.compile(r"\bbobot\b[^0-9]{0,12}(?P<weight>\d+(?:[.,]\d+)?)\s*\\?%", re.IGNORECASE)
_NEAR: Final = 10
_SHORT: Final = re.compile(r"\((?P<short>[A-Z][\w-]{1,9})\)")
_CLAUSE: Final = 60


def check_copy(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield names of areas, weights and clauses beside those that they may be taken from."""
    document = report.document
    yield from _set_in(document)
    yield from _fields(document)
    yield from _weights(document)
    yield from _neighbours(document)


def _statement(
    line: int, printed: str, expected: str, why: str, place: str, level: Level = Level.ERROR
) -> Statement:
    """Return the statement that words belong where they stand; they do if nothing else is expected."""
    told = why if expected else ""
    return Statement(AuditRule.COPY, not expected, line, printed, expected, told, place, level)


def _set_in(document: PrintedDocument) -> Iterator[Statement]:
    """Yield the kind of any regency or city where a name was set in: `Kabupaten Melati/Kota`."""
    for line in document.lines_with(_ANY_AREA):
        for match in _ANY_AREA.finditer(line.text) if "/" in line.text else ():
            why = "Nama ini disisipkan ke dalam sebutan umum; namanya berlaku untuk kabupaten dan kota."
            expected = "Kabupaten/Kota" if match["area"] else ""
            yield _statement(line.number, match[0], expected, why, f"baris {line.number}", Level.NOTE)


def _fields(document: PrintedDocument) -> Iterator[Statement]:
    """Yield the field of government that a sentence gives the office's own tasks and goals."""
    named = [
        (sentence, match)
        for sentence in document.sentences_with(_FIELD)
        for match in _FIELD.finditer(sentence.text)
    ]
    counted = Counter(_field(match) for _, match in named)
    own = {field for field, count in counted.items() if count >= _FEWEST}
    for sentence, match in named:
        field = _field(match)
        is_of_office = _OWN_GOALS.search(sentence.text[: match.start()]) is not None
        is_left = bool(own) and counted[field] == 1 and is_of_office and _OFFICE.search(sentence.text)
        expected = f"bidang {min(own)}" if is_left else ""
        why = f"Bidang {field} hanya disebut di sini; bidang kantor ini {', '.join(sorted(own))}."
        line = document.line_of(match[0], sentence)
        yield _statement(line, match[0], expected, why, f"baris {line}")


def _field(match: re.Match[str]) -> str:
    return " ".join(match["field"].casefold().split())


def _weights(document: PrintedDocument) -> Iterator[Statement]:
    """Yield the weights in formulas of parts: all parts of a mean have one, or none has."""
    parts = formulas_of_parts(document)
    weighed = [(line, symbol, match) for line, symbol, text in parts if (match := _WEIGHT.search(text))]
    symbols = {symbol for _, symbol, _ in parts}
    with_weight = {symbol for _, symbol, _ in weighed}
    is_left = len(symbols) > 2 and len(with_weight) * 3 <= len(symbols)
    for line, symbol, match in weighed:
        why = (
            f"Dari {len(symbols)} rumus hanya {', '.join(sorted(with_weight))} memakai bobot, dan"
            f" perhitungannya tidak; bobot {match['weight']}% tertinggal dari cara hitung lain."
        )
        yield _statement(line, match[0], "tanpa bobot" if is_left else "", why, f"Rumus {symbol}")


def _neighbours(document: PrintedDocument) -> Iterator[Statement]:
    """Yield what is told about each point of a list; words that name the point before are left from it."""
    ends = sorted({item.line for item in document.items} | {heading.line for heading in document.headings})
    for _, group in groupby(sorted(document.items, key=lambda i: (i.list_id, i.line)), lambda i: i.list_id):
        items = [item for item in group if _SHORT.search(item.text)]
        shorts = [_short(item) for item in items]
        if len(items) < 2 or len({*shorts}) < len(shorts):
            continue
        told = [_told_of(item, document, ends) for item in items]
        for place in range(1, len(items)):
            yield from _of_neighbour(items, shorts, told, place)


def _short(item: ListItem) -> str:
    match = _SHORT.search(item.text)
    return match["short"] if match else ""


def _told_of(item: ListItem, document: PrintedDocument, ends: Sequence[int]) -> list[tuple[int, str]]:
    """Return the clauses below a point, up to the next point or title."""
    following = ends[bisect_right(ends, item.line) :][:1]
    lines = document.lines[item.line - 1 : min([*following, item.line + _NEAR]) - 1]
    return [
        (line.number, clause.strip())
        for line in lines
        if not line.is_row
        for clause in re.split(r"[,.;](?=\s)|(?<=%)\s", line.text)
    ]


def _of_neighbour(
    items: Sequence[ListItem], shorts: Sequence[str], told: Sequence[Sequence[tuple[int, str]]], place: int
) -> Iterator[Statement]:
    own = f"({shorts[place]})"
    for before in range(place):
        other = f"({shorts[before]})"
        known = {plain(clause) for _, clause in told[before] if other in clause and len(clause) >= _CLAUSE}
        for line, clause in told[place]:
            if other in clause and own not in clause and plain(clause) in known:
                first = items[before].line
                why = f"Kalimat di bawah {own} ini sama dengan kalimat untuk {other} pada baris {first}."
                yield _statement(
                    line, clause[:120], f"kalimat tentang {own}", why, f"Butir {items[place].text[:60]}"
                )
