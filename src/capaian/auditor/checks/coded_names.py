"""A thing that tables list under a code bears that code wherever its name stands beside it.

The code stands in brackets behind the name, or before it: `Waktu (U2)`, `U2 (Waktu)`, `unsur 2: Waktu`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import beginnings_of_words, begun_in
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_CODE: Final = re.compile(r"[A-Z]{1,4}[ .-]?\d{1,2}")
_IN_BRACKETS: Final = re.compile(rf"[(\[](?:unsur\s+|kode\s+)?(?P<code>{_CODE.pattern})[)\]]")
_NAMED: Final = re.compile(rf"(?P<name>[^\W\d_][^().;:\[\]]{{4,120}}?)\s*{_IN_BRACKETS.pattern}")
_KIND: Final = r"(?:unsur|indikator|iku|sasaran(?:\s+strategis)?|tujuan|misi)"
_LED: Final = re.compile(
    rf"(?<![\w.])(?P<code>{_CODE.pattern}|{_KIND}\s+(?:ke-?\s*|nomor\s+)?\d{{1,2}})"
    r"(?:\s*[(\[](?P<name>[^\W\d_][^()\[\]\d]{4,120}?)[)\]]|(?:\s*[:=\u2013-]\s*|\s+)(?=(?P<rest>[^\W\d_].{4,150})))",
    re.IGNORECASE,
)
"""A code and then a name: in brackets, or the first of what follows."""
_NUMBER: Final = re.compile(r"(?P<kind>[a-z]+).*?(?P<number>\d+)$", re.IGNORECASE | re.DOTALL)
_SHORTEST: Final = 5
"""Letters of a name that is known again."""
_FEWEST: Final = 3
"""Codes of one kind that make a list."""


@dataclass(frozen=True, slots=True)
class _Thing:
    name: str
    line: int
    table: str


def check_coded_names(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each name with its code behind it in brackets or before it, where a table lists that code."""
    things = _things(report)
    for sentence in report.document.sentences if things else ():
        for match in _NAMED.finditer(sentence.text) if _IN_BRACKETS.search(sentence.text) else ():
            yield from _behind(report, sentence, match, things)
    numbered = _numbered(report)
    kinds = beginnings_of_words(map(_kind, (*things, *numbered)))
    for line in report.document.lines if things or numbered else ():
        may_lead = not line.is_row and not kinds.isdisjoint(begun_in(line.text))
        for match in _LED.finditer(line.text) if may_lead else ():
            yield from _before(line.number, match, things)
            if match.start():  # what heads a line is held against its list elsewhere
                yield from _before(line.number, match, numbered)


def _behind(
    report: UnderstoodReport, sentence: Sentence, match: re.Match[str], things: Mapping[str, _Thing]
) -> Iterator[Statement]:
    """Yield a name with the code in brackets behind it."""
    code, words = plain(match["code"]), plain(match["name"])
    named = [known for known, thing in things.items() if words.endswith(thing.name)]
    if code in things and named:
        own = max(named, key=lambda known: len(things[known].name))
        line = report.document.line_of(match["code"], sentence)
        told = f"{_as_told(match['name'], things[own].name)} ({match['code']})"
        place = f"Bagian {sentence.section}" if sentence.section else f"baris {line}"
        is_right = things[own].name == things[code].name
        yield _statement(line, told, f"({own.upper()})", things[own], place, is_right=is_right)


def _before(line: int, match: re.Match[str], things: Mapping[str, _Thing]) -> Iterator[Statement]:
    """Yield a name with the code before it, in brackets whole, else as what follows begins."""
    code = _key(match["code"])
    words = plain(match["name"] or match["rest"])
    alike = [known for known in things if _kind(known) == _kind(code)]
    if match["name"]:
        named = [known for known in alike if words == things[known].name]
    else:
        named = [known for known in alike if words.startswith(things[known].name)]
    if code in things and named:
        own = max(named, key=lambda known: len(things[known].name))
        is_right = things[own].name == things[code].name
        name = match["name"] or _first_of(match["rest"], things[own].name)
        number = re.search(r"\d+$", own)
        expected = number[0] if number and " " in match["code"] else own.upper()
        told = match[0] if match["name"] else f"{match[0]}{name}"
        yield _statement(line, told, expected, things[own], f"baris {line}", is_right=is_right)


def _first_of(words: str, name: str) -> str:
    """Return the beginning of words that is a name."""
    told = words.split()
    begun = (" ".join(told[: count + 1]) for count in range(len(told)))
    return next(words for words in begun if len(plain(words)) >= len(name)).rstrip(".,;:")


def _key(code: str) -> str:
    """Return a code as it is known: without blanks and signs, and without words between kind and number."""
    found = _NUMBER.search(code)
    return plain(f"{found['kind']}{found['number']}") if found else plain(code)


def _kind(code: str) -> str:
    return code.rstrip("0123456789")


def _statement(
    line: int, told: str, expected: str, thing: _Thing, place: str, *, is_right: bool
) -> Statement:
    why = f"Pada {thing.table} (baris {thing.line}) nama ini bernomor {expected.strip('()')}."
    return Statement(
        AuditRule.LABEL,
        is_right,
        line,
        told,
        expected,
        why,
        place,
        lines=() if is_right else (thing.line,),
    )


def _as_told(words: str, name: str) -> str:
    """Return the end of words that is a name."""
    told = words.split()
    return next(end for n in range(len(told)) if len(plain(end := " ".join(told[-n - 1 :]))) >= len(name))


def _things(report: UnderstoodReport) -> Mapping[str, _Thing]:
    """Return by code the one name that tables list under it; codes with several names tell nothing."""
    found: dict[str, _Thing] = {}
    several: set[str] = set()
    for understood in report.tables:
        coded = [row for row in understood.rows if row.row.cells and _CODE.fullmatch(row.row.texts[0])]
        for row in coded if len(coded) >= _FEWEST else ():
            code = plain(row.row.texts[0])
            name = next((plain(text) for text in row.row.texts[1:] if any(map(str.isalpha, text))), "")
            if len(name) < _SHORTEST:
                continue
            known = found.setdefault(code, _Thing(name, row.row.line, understood.table.name))
            if known.name != name:
                several.add(code)
    return {code: thing for code, thing in found.items() if code not in several}


def _numbered(report: UnderstoodReport) -> Mapping[str, _Thing]:
    """Return the names of rows that only numbers tell apart, by the kind that their head names, and number.

    Numbers that tables give to several names of a kind tell nothing.
    """
    found: dict[str, _Thing] = {}
    several: set[str] = set()
    for table in report.tables:
        for row in table.items if len(table.items) >= _FEWEST else ():
            cells = row.row.texts
            mark = cells[0].strip(" .") if cells else ""
            place = next((n for n, text in enumerate(cells) if n and any(map(str.isalpha, text))), 0)
            head = plain(" ".join(table.columns[place].path)) if place < len(table.columns) else ""
            kind = re.match(r"unsur|indikator|iku|sasaran|tujuan|misi", head)
            name = plain(cells[place]) if place else ""
            if not mark.isdecimal() or kind is None or len(name) < _SHORTEST:
                continue
            key = f"{kind[0]}{mark}"
            if found.setdefault(key, _Thing(name, row.row.line, table.table.name)).name != name:
                several.add(key)
    return {key: thing for key, thing in found.items() if key not in several}
