"""What a sentence calls a rise is no fall in the next: `lebih tinggi 0,83 poin. Penurunan tersebut ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.direction_words import DOWN, FALL, LESS, MORE, RISE, UP
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_UP: Final = re.compile(
    rf"\b(?:naik\w*|{UP}|meningkat\w*|{MORE}|lebih\s+baik)\b",
    re.IGNORECASE,
)
_DOWN: Final = re.compile(
    rf"\b(?:(?:men|t)urun\w*|{DOWN}|{LESS}|lebih\s+buruk)\b",
    re.IGNORECASE,
)
_POINTS_BACK: Final = re.compile(
    rf"^\W*(?:(?P<up>{RISE})|{FALL})\s+(?:tersebut|ini|itu)\b",
    re.IGNORECASE,
)
_COMPARED: Final = re.compile(r"^lebih\b", re.IGNORECASE)
_NEGATED: Final = re.compile(
    r"\b(?:tidak|belum|tanpa|bukan|mencegah|menghindari|menekan|mengurangi|diharapkan|akan|agar|target)\b",
    re.IGNORECASE,
)


def check_opposite_ways(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each sentence that points back to a rise or a fall, held against those before it."""
    for _, group in groupby(report.document.sentences, key=lambda sentence: sentence.line):
        sentences = [*group]
        for place, sentence in enumerate(sentences):
            back = _POINTS_BACK.match(sentence.text)
            if back is not None and place:
                yield from _held(back, sentences[:place])


def _held(back: re.Match[str], before: Sequence[Sentence]) -> Iterator[Statement]:
    """Yield whether the last sentence tells what is pointed back to, where all of them tell one way."""
    told = " ".join(sentence.text for sentence in before)
    last = before[-1]
    ups, downs = [*_UP.finditer(last.text)], [*_DOWN.finditer(last.text)]
    is_clear = bool(_UP.search(told)) != bool(_DOWN.search(told)) and not _NEGATED.search(last.text)
    if not is_clear or len(ups) + len(downs) != 1:
        return
    (word,) = (*ups, *downs)
    holds = bool(ups) == bool(back["up"])
    rule = AuditRule.CLAIM if _COMPARED.match(word[0]) else AuditRule.TREND
    said = back[0].strip()
    why = f"Kalimat ini menyebut {word[0]}, sedangkan kalimat berikutnya menyebut “{said}”."
    way = ("naik" if back["up"] else "turun") if rule is AuditRule.TREND else f"sesuai “{said}”"
    place = last.place
    yield Statement(rule, holds, last.line, word[0], way, why, place)
