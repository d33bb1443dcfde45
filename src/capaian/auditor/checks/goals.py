"""Goals and objectives in sentences: in the words of the tables, and never where an indicator is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.facts import is_name, plain
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.titles import are_alike
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_STATE: Final = r"(?:[Tt]er|[Mm]e)\w{3,}nya\b"
"""A goal is the state that shall be reached: `Meningkatnya`, `Terwujudnya`."""
_TOLD: Final = Worded(
    rf"\b(?P<kind>[Tt]ujuan|[Ss]asaran)\b(?P<of>[^.;:]{{0,200}}?)\b(?:adalah|yaitu|yakni|ialah)\b\s*:?\s*"
    rf"[“”\"'*]*(?P<name>{_STATE}[^.;:“”\"*\d]{{12,200}})",
    re.NOFLAG,
)
_OF_OTHERS: Final = Worded(
    r"\b(?:rpjmd|rpjmn|rpjpd|rpd|visi|misi|bupati|wali\s?kota|gubernur|presiden|nasional|provinsi|pembangunan"
    r"|kegiatan|program|laporan|penyusunan|indikator|sasaran|tujuan|lama|semula|sebelumnya|salah satu)\b"
)
"""Goals of other papers and of other levels."""
_CALLED: Final = Worded(
    r"\b[Ii]ndikator (?:[Kk]inerja )?(?:[Uu]tama )?(?:yaitu |adalah )?[“\"']?"
    rf"(?P<name>{_STATE}[^.;:“”\"]{{12,200}})",
    re.NOFLAG,
)
_FEWEST_LETTERS: Final = 4
_MOST_WORDS_APART: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Named:
    text: str
    line: int
    table: str


def check_goals(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each goal that a sentence tells beside those of the tables, and goals called indicators."""
    goals, objectives = _names(report, r"tujuan"), _names(report, r"sasaran")
    indicators = {plain(named.text) for named in _names(report, r"indikator")}
    states = [*goals, *objectives, *_names(report, r"(?:tujuan|sasaran)")]
    for sentence in report.document.sentences_with(_TOLD, _CALLED):
        for told in _TOLD.finditer(sentence.text):
            known = goals if told["kind"].casefold() == "tujuan" else objectives
            if known and not _OF_OTHERS.search(told["of"]):
                yield from _told(sentence, told["name"].strip(), known, report.document)
        for called in _CALLED.finditer(sentence.text):
            yield from _called(sentence, called["name"], states, indicators, report.document)


def _names(report: UnderstoodReport, kind: str) -> Sequence[_Named]:
    """Return the names below heads of one kind; `Tujuan/Sasaran` is a head of both, and of neither alone."""
    return [named for understood in report.tables for named in _below(understood, kind)]


def _below(understood: UnderstoodTable, kind: str) -> Iterator[_Named]:
    heads = re.compile(rf"^{kind}(?:\s+(?:strategis|kinerja|perangkat daerah|dinas|opd|skpd|utama))*$", re.I)
    both = re.compile(rf"^{kind}(?:\s+strategis)?\s*/\s*{kind}(?:\s+strategis)?$", re.I)
    pattern = both if "|" in kind else heads
    for column in understood.columns:
        if column.is_numeric or not pattern.match(" ".join(column.path[-1:]).strip(" *.")):
            continue
        for row in understood.rows:
            text = " ".join(row.row.cells[column.index].text.split())
            if is_name(text):
                yield _Named(text, row.row.line, understood.table.name)


def _told(
    sentence: Sentence, name: str, known: Sequence[_Named], document: PrintedDocument
) -> Iterator[Statement]:
    """Yield a goal in the words of a sentence; one that shares most words with a goal is that one."""
    words = _words(name)
    if any(_is_same(name, named.text) for named in known):
        yield Statement(AuditRule.CROSSREF, True, sentence.line, name, "", "", sentence.place)
        return
    near = max(known, key=lambda named: len(words & _words(named.text)))
    own = _words(near.text)
    if len(words & own) > _MOST_WORDS_APART * min(len(words), len(own)):
        why = f"Pada {near.table} (baris {near.line}) bunyinya “{near.text}”."
        line = document.line_of(name, sentence)
        yield _wrong(AuditRule.CROSSREF, sentence.place, (line, near.line), (name, near.text, why))


def _is_same(name: str, known: str) -> bool:
    """Whether a sentence tells a goal in its own words, be it with more of them behind it."""
    one, other = plain(name), plain(known)
    return one.startswith(other) or other.startswith(one) or are_alike(name, known)


def _words(name: str) -> frozenset[str]:
    found = re.findall(r"[a-z]+", name.casefold())
    return frozenset(word for word in found[1:] if len(word) >= _FEWEST_LETTERS and word != "yang")


def _called(
    sentence: Sentence,
    name: str,
    states: Sequence[_Named],
    indicators: set[str],
    document: PrintedDocument,
) -> Iterator[Statement]:
    """Yield a goal whose name stands where an indicator is named, unless an indicator bears it too."""
    begun = plain(name)
    goal = next((named for named in states if begun.startswith(plain(named.text))), None)
    if goal is not None and not any(begun.startswith(indicator) for indicator in indicators):
        why = f"Pada {goal.table} (baris {goal.line}) ini adalah tujuan atau sasaran, bukan indikator."
        line = document.line_of(goal.text, sentence)
        words = (goal.text, "nama indikatornya", why)
        yield _wrong(AuditRule.LABEL, sentence.place, (line, goal.line), words)


def _wrong(rule: AuditRule, place: str, lines: tuple[int, int], words: tuple[str, str, str]) -> Statement:
    """Return what a sentence says of a goal; with the line of the goal, what should stand there, and why."""
    printed, expected, why = words
    return Statement(rule, False, lines[0], printed, expected, why, place, Level.WARNING, lines[1:])
