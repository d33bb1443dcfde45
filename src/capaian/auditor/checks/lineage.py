"""Activities named beside a programme, `Program Sungai, sub kegiatan Bank Sampah`, as the plan has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.plans import LEVELS, plan_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(r"\bprogram\b.*\bkegiatan\b|\bkegiatan\b.*\bprogram\b")
_WORD: Final = re.compile(r"^\W*(?:sub\s?kegiatan|kegiatan|program)\s+", re.IGNORECASE)
_DOWN: Final = re.compile(r"(?:melalui|pada|dengan|yaitu|yakni|khususnya)?(?:sub)?kegiatan")
"""Between a programme and its part, without blanks and signs."""
_UP: Final = re.compile(r"(?:yangada|yangberada)?(?:pada|dalam|dari|dibawah|milik)?program")
_SHORTEST: Final = 12
"""Letters of a name that stands for no other thing."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name that the plans of a report list, with the programmes that it stands under."""

    label: str
    line: int
    table: str
    programmes: Mapping[str, str]
    """Their names, by their plain names."""


def check_lineage(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each part of a plan named right beside a programme, if the plan has it under that programme."""
    programmes, parts = _listed(report)
    for sentence in report.document.sentences_with(_SAID) if programmes else ():
        if _SAID.search(sentence.text):
            for programme, part in _beside(plain(sentence.text), programmes, parts):
                yield _statement(sentence, programmes[programme], parts[part], programme)


def _listed(report: UnderstoodReport) -> tuple[Mapping[str, str], Mapping[str, _Entry]]:
    """Return the programmes of all plans, and their parts; what stands at two levels is left out."""
    programmes: dict[str, str] = {}
    parts: dict[str, _Entry] = {}
    for table in report.tables:
        plan = plan_of(table)
        for row in table.rows if plan else ():
            level, key = plan.get(row.row.line), _key(row)
            if level is None or len(key) < _SHORTEST:
                continue
            if level == LEVELS[0]:
                programmes[key] = row.label
                continue
            top, known = _programme(table, row), parts.get(key)
            own = {**(known.programmes if known else {}), _key(top): top.label}
            parts[key] = _Entry(row.label, row.row.line, table.table.name, own)
    return programmes, {key: entry for key, entry in parts.items() if key not in programmes}


def _key(row: UnderstoodRow) -> str:
    return plain(_WORD.sub("", row.label))


def _programme(table: UnderstoodTable, row: UnderstoodRow) -> UnderstoodRow:
    while row.parent is not None:
        row = table.rows[row.parent]
    return row


def _beside(
    text: str, programmes: Mapping[str, str], parts: Mapping[str, _Entry]
) -> Iterator[tuple[str, str]]:
    """Yield the programmes in a text of letters alone, each with the part of a plan named right beside it."""
    for programme in programmes:
        for match in re.finditer(f"program{programme}", text):
            down = _DOWN.match(text, match.end())
            below = [part for part in parts if down and text.startswith(part, down.end())]
            if below:
                yield programme, max(below, key=len)
    for part in parts:
        for match in re.finditer(f"kegiatan{part}", text):
            up = _UP.match(text, match.end())
            above = [name for name in programmes if up and text.startswith(name, up.end())]
            if above:
                yield max(above, key=len), part


def _statement(sentence: Sentence, programme: str, part: _Entry, key: str) -> Statement:
    holds = key in part.programmes
    right = " atau ".join(part.programmes.values())
    why = f"Menurut {part.table}, {part.label} adalah bagian dari {right} (baris {part.line})."
    return Statement(
        AuditRule.LABEL,
        holds,
        sentence.line,
        programme,
        right,
        why,
        sentence.place,
        lines=(part.line,),
    )
