"""What is said of a target beside the figure that decides it: `Capaiannya 99,20%; target belum tercapai`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.lower_better import LowerBetter
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED

_VERDICT: Final = re.compile(
    r"(?:[;:,(%]\s*|\b(?:sehingga|maka|berarti|artinya|jadi)\s+)"
    r"(?P<said>target(?:nya)?\s+(?:(?:ini|tersebut|kinerja(?:nya)?|indikator\s+ini)\s+)?"
    r"(?:(?P<not>belum|tidak|gagal)\s+(?:dapat\s+|berhasil\s+)?|(?:telah|sudah)\s+)?"
    r"(?:tercapai|terpenuhi|dicapai|dipenuhi))\b"
    r"(?!\s+(?:di|pada|oleh|untuk|secara|sebesar|sebanyak|hingga|atau|jika|bila|apabila|\d))",
    re.IGNORECASE,
)
_OTHERS: Final = Worded(
    r"\b(?:renstra|rpjmd|rpd|akhir|nasional|provinsi|standar|jangka menengah|mendatang|berikutnya|sebelumnya"
    r"|lalu|sebagian|beberapa|seluruh|semua|hampir|akan|agar|supaya|apabila|jika|bila|rata-?\s?rata|kedua|ketiga"
    r"|triwulan)\b"
)
"""What is said may be of other targets, of several, or is yet to come."""
_BEFORE_FIGURE: Final = re.compile(
    r"\b(?P<said>target(?:nya)?\s+(?:[^\W\d_]+\s+){0,3}?\d[\d.,]*\s*(?:%|persen)?\s+"
    r"(?:(?P<not>belum|tidak)\s+|(?:telah|sudah)\s+)?(?:tercapai|terpenuhi)),?\s+"
    r"(?:(?:dengan|karena)\s+)?capaian(?:nya)?\s+(?:sebesar\s+)?(?=\d)",
    re.IGNORECASE,
)
"""A verdict behind its target, and then the achievement: `Target 72,00% belum tercapai, capaian 99,83%`."""
_BEYOND_ALL: Final = re.compile(
    r"\b(?P<said>(?P<not>belum|tidak)\s+(?:tercapai|terpenuhi))\s+(?:sebesar\s+)?(?=\d)", re.IGNORECASE
)
"""So much is never missed: `belum tercapai 135,60%`."""
_PAIR: Final = 2


def verdicts_in(sentence: Sentence, mentions: Sequence[Mention], lower: LowerBetter) -> Iterator[Statement]:
    """Yield what a sentence says of its one target, with the achievement, or the two figures, before it."""
    yield from _before_figure(sentence, mentions, _BEYOND_ALL)
    if _OTHERS.search(sentence.text):
        return
    yield from _before_figure(sentence, mentions, _BEFORE_FIGURE)
    said = _VERDICT.search(sentence.text)
    if said is None:
        return
    before = [m for m in mentions if sentence.place_of(m.number) < said.start("said")]
    told = [m for m in before if m.part not in CHANGES]
    last = told[-1] if told else None
    if last is not None and last.part is Part.ACHIEVEMENT:
        if last.number.unit == PERCENT:
            yield _by_achievement(sentence, said, last.number)
    elif len(told) == _PAIR:
        yield from _of_pair(sentence, said, told, lower)


def _before_figure(
    sentence: Sentence, mentions: Sequence[Mention], pattern: re.Pattern[str]
) -> Iterator[Statement]:
    """Yield the verdicts that stand right before the percentage that decides them."""
    for said in pattern.finditer(sentence.text):
        for number in (m.number for m in mentions if sentence.place_of(m.number) == said.end()):
            if number.unit == PERCENT and (pattern is _BEFORE_FIGURE or number.value > HUNDRED):
                yield _by_achievement(sentence, said, number)


def _by_achievement(sentence: Sentence, said: re.Match[str], achieved: PrintedNumber) -> Statement:
    is_met = achieved.value >= HUNDRED
    why = f"Capaiannya {achieved.text}%, {'tidak ' if is_met else ''}kurang dari 100%"
    return _statement(sentence, said, why, is_met=is_met)


def _of_pair(
    sentence: Sentence, said: re.Match[str], told: Sequence[Mention], lower: LowerBetter
) -> Iterator[Statement]:
    """Yield a verdict right behind a level and its target."""
    targets = [m for m in told if m.part is Part.TARGET]
    levels = [m.number for m in told if m.part in (Part.ACTUAL, None)]
    if len(targets) != 1 or len(levels) != 1 or lower.may_be(sentence, told, targets[0]):
        return
    level, target = levels[0], targets[0].number
    if (level.unit == PERCENT) is (target.unit == PERCENT) and level.decimals == target.decimals:
        why = f"Realisasi {level.text} dari target {target.text}"
        yield _statement(sentence, said, why, is_met=level.value >= target.value)


def _statement(sentence: Sentence, said: re.Match[str], why: str, *, is_met: bool) -> Statement:
    holds = is_met is (said["not"] is None)
    words = " ".join(said["said"].split())
    right = "target tercapai" if is_met else "target belum tercapai"
    return Statement(
        AuditRule.CLAIM,
        holds,
        sentence.line,
        words,
        right,
        f"{why}; tercetak {words}.",
        sentence.place,
    )
