"""One name for one thing: a measure known by its figures, and what an invented name is short for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.facts import Fact, find_facts, plain
from capaian.auditor.understanding.mentions import Part, only_of
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.short_names import bears
from capaian.auditor.understanding.titles import are_alike
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_NAME: Final = re.compile(
    r"\b(?P<name>(?:Persentase|Prosentase|Indeks|Nilai|Jumlah|Cakupan|Tingkat|Rasio|Angka|Rata-rata)"
    r"(?:\s[\w-]+){2,10}?)\s+(?:terealisasi|tercapai|telah|sudah|dengan|sebesar|mencapai|pada|adalah|tahun)\b"
)
_OF_YEAR: Final = re.compile(
    r"\s+(?:(?:pada|di)\s+)?(?:tahun(?:\s+(?:19|20)\d\d)?|(?:19|20)\d\d)$", re.IGNORECASE
)
"""Behind a name when it was measured: `Nilai SAKIP tahun 2023`."""
_READ: Final = re.compile(
    r"\b(?P<short>[A-Z][A-Z-]{3,}(?: [A-Z]{2,}){0,3}) \((?P<words>[A-Z][a-z]+(?: [\w-]+){2,9})\)"
)
_BY_WHOM: Final = re.compile(r"\s+(?:hasil|menurut|berdasarkan|oleh)\b.*", re.IGNORECASE)
"""How a measure was found is no part of its name: `Nilai SAKIP hasil evaluasi Inspektorat`."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST_DIGITS: Final = 4
"""Figures with fewer digits meet by chance."""


def check_aliases(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the name that a sentence gives a measure by its figures, beside the name that tables give it."""
    yield from _readings(report.document)
    facts = find_facts(report)
    seen: set[str] = set()
    for sentence, mentions in read_sentences(report.document):
        actual = only_of(mentions, Part.ACTUAL, Part.ACHIEVEMENT)
        target = only_of(mentions, Part.TARGET)
        if actual is None or target is None or _digits(actual.number) < _FEWEST_DIGITS:
            continue
        match = _NAME.search(sentence.text)
        if match is None:
            continue
        name = _BY_WHOM.sub("", _OF_YEAR.sub("", match["name"]))
        owner = _owner(facts, actual.number, target.number)
        if owner is None or plain(name) in seen:
            continue
        seen.add(plain(name))
        words = _words_of(owner, report.document)
        is_own = _is_named(owner, sentence.text) or are_alike(name, words) or _is_short_for(name, words)
        holds = is_own or _has_figures(facts, name)
        yield from _statements(report.document, name, owner, words, holds=holds)


def _readings(document: PrintedDocument) -> Iterator[Statement]:
    """Yield what each invented name is short for: `ANJUNG (Antar Jemput Warga)`; it is so everywhere."""
    found = [
        (line.number, match)
        for line in document.lines
        if "(" in line.text
        for match in _READ.finditer(line.text)
    ]
    usual: dict[str, Counter[str]] = {}
    for _, match in found:
        usual.setdefault(match["short"], Counter())[plain(match["words"])] += 1
    first = {plain(match["words"]): match["words"] for _, match in reversed(found)}
    for line, match in found:
        key, counted = plain(match["words"]), usual[match["short"]]
        most, times = counted.most_common(1)[0]
        holds = key == most or counted[key] == times or are_alike(match["words"], first[most])
        yield Statement(
            AuditRule.LABEL,
            holds,
            line,
            match[0],
            f"{match['short']} ({first[most]})",
            f"Di tempat lain ({times} kali) kepanjangannya “{first[most]}”.",
            f"baris {line}",
            Level.WARNING,
        )


def _digits(number: PrintedNumber) -> int:
    return number.digits


def _owner(facts: Sequence[Fact], actual: PrintedNumber, target: PrintedNumber) -> Fact | None:
    """Return the one measure whose row prints both figures."""
    targets = [fact for fact in facts if fact.part is Part.TARGET and fact.number.value == target.value]
    rows = {(fact.label, fact.number.spot.line) for fact in targets}
    found = [
        fact
        for fact in facts
        if fact.part is Part.ACTUAL
        and fact.number.value == actual.value
        and (fact.label, fact.number.spot.line) in rows
    ]
    return found[0] if len({fact.names for fact in found}) == 1 else None


def _is_named(owner: Fact, text: str) -> bool:
    return any(name in plain(text) for name in owner.names | {owner.label})


def _is_short_for(name: str, words: str) -> bool:
    """Whether a name says nothing but words of another, or letters for them: `Nilai TGM`."""
    own = {*map(str.casefold, _WORD.findall(words))}
    return plain(name) in plain(words) or all(
        word.casefold() in own or (word.isupper() and bears(words, word)) for word in _WORD.findall(name)
    )


def _has_figures(facts: Sequence[Fact], name: str) -> bool:
    """Whether the name is that of a measure of its own."""
    return any(fact.label == plain(name) for fact in facts)


def _words_of(owner: Fact, document: PrintedDocument) -> str:
    """Return the name of a measure as its row prints it."""
    cells = document.line(owner.number.spot.line).cells
    return next((cell.strip() for cell in cells if plain(cell) == owner.label), owner.label)


def _statements(
    document: PrintedDocument, name: str, owner: Fact, words: str, *, holds: bool
) -> Iterator[Statement]:
    """Yield the name where it first stands; one that is not the measure's own wherever it stands."""
    key = plain(name)
    listed = {entry.line for entry in document.contents}
    own = (line for line in document.lines if line.number not in listed)
    lines = tuple(line.number for line in own if key in plain(line.text)) or (owner.number.spot.line,)
    times = f" ({len(lines)} kali)" if len(lines) > 1 else ""
    why = f"Target dan realisasinya pada {owner.place} adalah milik “{words}”; di sini{times} namanya lain."
    for line in lines[:1] if holds else lines:
        yield Statement(
            AuditRule.LABEL,
            holds,
            line,
            name,
            words,
            why,
            f"baris {line}",
            Level.WARNING,
            () if holds else (owner.number.spot.line,),
        )
