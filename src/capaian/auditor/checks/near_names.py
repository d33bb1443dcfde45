"""Names that differ a little from the one that the report uses: a word dropped, the end cut off, others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.names import Name, names_in
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.titles import are_alike, letters_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_WORDS: Final = 5
"""Words of a name of which one may have been dropped."""
_LETTERS: Final = 5
_LEFT: Final = 4
"""Words that are left of a name whose end was cut off."""
_CUT: Final = 3
_USUAL: Final = 3
"""A name is usual that is printed so many times, and so many times as often as the other."""
_PART: Final = re.compile(
    r"\b(?P<kind>Bidang|Seksi|Sub ?[Bb]agian|Bagian)"
    r"(?P<name>(?: (?:[A-Z][\w-]+|dan(?= (?!Bidang|Seksi|Sub|Bagian)[A-Z])))*(?: [A-Z][\w-]+))"
)
"""A part of an office: a kind and words with capitals."""
_KINDS: Final = ("Bidang", "Seksi", "agian")
"""Looked for first, for few cells name any."""


def check_near_names(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the names in tables and of the parts of the office beside longer or more usual ones."""
    names = [name for columns in names_in(report.document) for column in columns for name in column]
    counted = Counter(name.key for name in names)
    yield from _dropped(names, counted)
    yield from _cut(names)
    yield from _parts(report.document)


def _dropped(names: Sequence[Name], counted: Counter[str]) -> Iterator[Statement]:
    """Yield names; one that elsewhere has a word more lost it."""
    longer: dict[str, Name] = {}
    for name in names:
        words = _words(name)
        for place in range(1, len(words) - 1):
            longer.setdefault(" ".join((*words[:place], *words[place + 1 :])), name)
    for name in names:
        words = _words(name)
        whole = longer.get(" ".join(words)) if len(words) >= _WORDS else None
        is_cut = whole is not None and counted[whole.key] > counted[name.key] and whole.table != name.table
        missing = [word for word in _words(whole) if word not in words] if whole is not None else []
        if whole is None or not is_cut or not missing or len(missing[0]) < _LETTERS:
            continue
        why = f"Pada {whole.table} (baris {whole.line}) nama ini memuat kata “{missing[0]}”."
        yield _statement(AuditRule.COPY, name, whole, why)


def _cut(names: Sequence[Name]) -> Iterator[Statement]:
    """Yield names; one that is only the beginning of the same name in other tables was cut off."""
    longer: dict[str, dict[str, Name]] = {}
    for name in names:
        words = _words(name)
        for size in range(max(_LEFT, len(words) - _CUT), len(words)):
            longer.setdefault(" ".join(words[:size]), {}).setdefault(name.table, name)
    times = Counter(" ".join(_words(name)) for name in names)
    for name in names:
        found = longer.get(" ".join(_words(name)), {})
        wholes = [whole for table, whole in found.items() if table != name.table]
        if len(wholes) > 1 and name.table not in found and times[" ".join(_words(name))] == 1:
            whole = wholes[0]
            why = f"Pada {whole.table} (baris {whole.line}) nama ini lengkap; di sini akhirnya terpotong."
            yield _statement(AuditRule.COPY, name, whole, why)


def _statement(rule: AuditRule, name: Name, whole: Name, why: str) -> Statement:
    place = f"{name.table}, {name.text}"
    return Statement(rule, False, name.line, name.text, whole.text, why, place, Level.NOTE, (whole.line,))


def _words(name: Name) -> list[str]:
    words = re.findall(r"[a-z0-9]+", re.sub(r"\([^)]*\)", " ", name.text.casefold()))
    level = re.match(r"sub kegiatan|kegiatan|program", " ".join(words)) if name.level else None
    return words[len(level[0].split()) :] if level else words


@dataclass(frozen=True, slots=True)
class _Part:
    line: int
    kind: str
    text: str

    @property
    def key(self) -> str:
        return f"{self.kind} {letters_of(self.text)}"


def _parts(document: PrintedDocument) -> Iterator[Statement]:
    """Yield the names of divisions; one that is nearly a usual one is that one, under another name."""
    parts = [
        _Part(line.number, re.sub(r"\s", "", match["kind"].casefold()), match[0].strip())
        for line in document.lines
        for cell in line.cells
        if any(kind in cell for kind in _KINDS)
        for match in _PART.finditer(cell)
    ]
    counted = Counter(part.key for part in parts)
    usual = {part.key: part for part in parts if counted[part.key] >= _USUAL}
    for part in parts:
        others = [
            other
            for key, other in usual.items()
            if key != part.key and counted[key] >= _USUAL * counted[part.key] and _is_meant(part, other)
        ]
        right = others[0] if len(others) == 1 else None
        times = 0 if right is None else counted[right.key]
        yield Statement(
            AuditRule.LABEL,
            right is None,
            part.line,
            part.text,
            "" if right is None else right.text,
            "" if right is None else f"Di tempat lain ({times} kali) namanya “{right.text}”.",
            f"baris {part.line}",
            Level.WARNING,
            () if right is None else (right.line,),
        )


def _is_meant(part: _Part, usual: _Part) -> bool:
    """Whether a name is a usual one with other words; its first words alone are a short form."""
    own, known = letters_of(part.text), letters_of(usual.text)
    if part.kind != usual.kind or known.startswith(own) or own.startswith(known):
        return False
    words, all_words = part.text.casefold().split(), usual.text.casefold().split()
    rest = [word for word in all_words if word not in words]
    is_shorter = len(rest) == 1 and [word for word in all_words if word in words] == words and len(words) > 2
    return is_shorter or are_alike(part.text, usual.text)
