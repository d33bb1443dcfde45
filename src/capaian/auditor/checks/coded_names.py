"""A thing that tables list under a code bears that code wherever its name stands before it in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_CODE: Final = re.compile(r"[A-Z]{1,4}[ .-]?\d{1,2}")
_NAMED: Final = re.compile(
    rf"(?P<name>[^\W\d_][^().;:\[\]]{{4,120}}?)\s*[(\[](?:unsur\s+|kode\s+)?(?P<code>{_CODE.pattern})[)\]]"
)
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
    """Yield each name of a sentence with its code in brackets, where a table lists that code."""
    things = _things(report)
    for sentence in report.document.sentences if things else ():
        for match in _NAMED.finditer(sentence.text) if {"(", "["} & {*sentence.text} else ():
            code = plain(match["code"])
            words = plain(match["name"])
            named = [known for known, thing in things.items() if words.endswith(thing.name)]
            if code not in things or not named:
                continue
            own = max(named, key=lambda known: len(things[known].name))
            is_right = things[own].name == things[code].name
            thing = things[own]
            why = f"Pada {thing.table} (baris {thing.line}) nama ini bernomor {own.upper()}."
            line = report.document.line_of(match["code"], sentence)
            yield Statement(
                AuditRule.LABEL,
                is_right,
                line,
                f"{_as_told(match['name'], thing.name)} ({match['code']})",
                "" if is_right else f"({own.upper()})",
                "" if is_right else why,
                f"Bagian {sentence.section}" if sentence.section else f"baris {line}",
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
