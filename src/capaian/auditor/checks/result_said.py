"""What a sentence says of a result told in the one before it: `Hasil tersebut belum memenuhi rencana`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part, only_of
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED

_BACK: Final = re.compile(
    r"^\W*(?:(?:dengan demikian|jadi|artinya|oleh karena itu|karena itu|namun|ini berarti)\b,?\s*)?"
    r"(?:(?:hasil|realisasi|capaian|pencapaian|angka|nilai|kinerja|hal|kondisi|jumlah|persentase)(?:\s+kinerja)?"
    r"\s+(?:ini|itu|tersebut)|indikator\s+(?:ini|tersebut)|ini)\b",
    re.IGNORECASE,
)
"""The subject is that of the sentence before."""
_AIM: Final = r"(?:target|rencana|yang\s+di(?:target|rencana|janji|perjanji)kan)(?:nya)?\b"
_SAID: Final = Worded(
    r"\b(?:(?P<miss>(?:belum|tidak|gagal|kurang)\s+(?:(?:berhasil|dapat|mampu|bisa)\s+)?"
    r"(?:memenuhi|mencapai|melampaui|melebihi|menyamai|lebih\s+baik\s+dari(?:pada)?)"
    r"|lebih\s+(?:buruk|jelek)\s+dari(?:pada)?)"
    r"|(?P<meet>memenuhi|mencapai|melampaui|melebihi|menyamai|lebih\s+baik\s+(?:dari(?:pada)?|dibanding(?:kan)?))"
    r"|(?P<over>di\s?atas|lebih\s+(?:tinggi|besar|banyak)\s+(?:dari(?:pada)?|dibanding(?:kan)?))"
    r"|(?P<under>di\s?bawah|kurang\s+dari|lebih\s+(?:rendah|kecil|sedikit)\s+(?:dari(?:pada)?|dibanding(?:kan)?)))"
    rf"\s+{_AIM}"
)
"""Whether a target was met, whichever way is better; or on which side of it the result lies."""
_UP_TO_TARGET: Final = re.compile(
    r"(?:\s+(?:sebesar|yaitu|yakni|kinerja|yang|ditetapkan|(?:pada\s+)?tahun\s+20\d\d|ini))*\s*[(]?",
    re.IGNORECASE,
)
"""Between a target and its figure."""
_GAP: Final = re.compile(
    r"\b(?:selisih|terpaut|kekurangan|kelebihan|kurang|lebih)(?:nya)?(?:\s+sebesar)?\s*$", re.I
)
_OTHER: Final = Worded(
    r"\b(?:nasional|provinsi|renstra|rpjmd|rpd|akhir|tahun\s+(?:lalu|depan|sebelumnya|20\d\d)|sebagian|semua|seluruh"
    r"|hampir|jika|apabila|bila|agar|supaya|untuk)\b"
)
"""Of another target, of several, or of what is still wished."""

_Told = tuple[Sentence, tuple[Mention, ...]]


def check_result_said(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield what is said of one target in the sentence behind that of its achievement, or of its level."""
    for before, after in pairwise(read_sentences(report.document)):
        is_near = before[0].paragraph == after[0].paragraph and before[0].line == after[0].line
        said = _SAID.search(after[0].text) if is_near and _BACK.match(after[0].text) else None
        if said is not None and not _OTHER.search(after[0].text):
            yield from _of_achievement(before, after[0], said)
            yield from _of_level(before, after, said)


def _of_achievement(before: _Told, sentence: Sentence, said: re.Match[str]) -> Iterator[Statement]:
    achieved = only_of(before[1], Part.ACHIEVEMENT)
    if achieved is None or achieved.number.unit != PERCENT:
        return
    target, actual = only_of(before[1], Part.TARGET), only_of(before[1], Part.ACTUAL)
    if target is None or actual is None or not _is_borne_out(actual, target, achieved):
        return
    words = " ".join(said[0].split())
    if said["meet"] or said["miss"]:
        is_met = achieved.number.value >= HUNDRED
        holds = is_met is (said["meet"] is not None)
        right = "memenuhi target" if is_met else "belum memenuhi target"
        why = f"Capaiannya {achieved.number.text}%: {right}; tercetak {words}."
    else:
        gap = actual.number.value - target.number.value
        holds = gap > 0 if said["over"] else gap < 0
        right = "di atas target" if gap > 0 else "di bawah target" if gap else "sama dengan target"
        why = f"{actual.number.text} berada {right} {target.number.text}; tercetak {words}."
    found = ("", "") if holds else (right, why)
    lines = () if holds else (before[0].line,)
    yield Statement(AuditRule.CLAIM, holds, sentence.line, words, *found, sentence.place, lines=lines)


def _of_level(before: _Told, after: _Told, said: re.Match[str]) -> Iterator[Claim]:
    """Yield what is said beside a target of the one level told before it, and how far they are apart."""
    sentence, mentions = after
    levels = [m.number for m in before[1] if m.number.unit == PERCENT and m.part not in CHANGES]
    start = sentence.place_of(mentions[0].number) if mentions else 0
    is_target = bool(mentions) and _UP_TO_TARGET.fullmatch(sentence.text, said.end(), start) is not None
    words = f"{sentence.section} {before[0].text} {sentence.text}"
    if not is_target or len(levels) != 1 or mentions[0].number.unit != PERCENT or may_be_less(words):
        return
    level, target = levels[0], mentions[0].number
    is_met = level.value >= target.value
    wanted = said["meet"] is not None or said["over"] is not None
    holds = level.value == target.value or is_met is wanted
    right = "memenuhi target" if is_met else "belum memenuhi target"
    why = f"{level.text}% terhadap target {target.text}%: {right}; tercetak {said[0]}."
    found = ("", "") if holds else (right, why)
    yield Statement(AuditRule.CLAIM, holds, sentence.line, said[0], *found, sentence.place)
    for gap in mentions[1:2]:
        if _GAP.search(gap.before) and gap.number.decimals == level.decimals == target.decimals:
            ends = (level, target) if is_met else (target, level)
            yield Equation(
                AuditRule.DIFFERENCE, Law.DIFFERENCE, gap.number, ends, sentence.place, subject="selisih"
            )


def _is_borne_out(actual: Mention, target: Mention, achieved: Mention) -> bool:
    """Whether actual and target are about as far apart as the achievement says, either way round."""
    if not actual.number.value or not target.number.value:
        return False
    share = HUNDRED * actual.number.value / target.number.value
    off = abs(achieved.number.value - HUNDRED)
    return abs(abs(share - HUNDRED) - off) <= 1 + off / 2
