"""Conclusions from an achievement told right before: `Dengan demikian target telah terpenuhi`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED

_CONCLUDES: Final = re.compile(
    r"^\W*(?:(?:dengan|oleh karena) (?:demikian|itu|kata lain|begitu)|artinya|jadi|maka"
    r"|(?:hal|capaian|angka|kondisi) (?:ini|tersebut|itu) (?:berarti|menunjukkan|menandakan))\b"
    r"[^.;:\d]{0,40}?"
    r"\btarget(?:nya)?\b[^.;:\d]{0,60}?"
    r"(?:\b(?P<not>belum|tidak|gagal|kurang)\s+(?:dapat\s+|berhasil\s+|sepenuhnya\s+)?)?"
    r"\b(?P<said>tercapai|dicapai|terpenuhi|dipenuhi|terlampaui|terealisasi)\b",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"^\W*target(?:nya)?\s+(?:(?:ini|tersebut|indikator\s+ini)\s+)?(?:(?P<not>belum|tidak)|(?P<yes>telah|sudah))\s+"
    r"(?P<said>tercapai|dicapai|terpenuhi|dipenuhi)\b(?!\s+(?:di|pada|oleh|untuk|secara|sebesar|sebanyak|hingga|\d))",
    re.IGNORECASE,
)
"""The same as a sentence of its own: `Target telah terpenuhi karena ...`."""
_OF_OTHERS: Final = re.compile(
    r"\b(?:renstra|rpjmd|rpd|akhir|nasional|provinsi|jangka menengah|mendatang|berikutnya|sebelumnya|lalu"
    r"|sebagian|beberapa|seluruh|semua|hampir|akan|apabila|jika|bila)\b",
    re.IGNORECASE,
)
"""What is concluded is of other targets, or is yet to come."""


def check_concluded(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what is concluded of a target from the one achievement of the sentence before."""
    for (before, mentions), (sentence, _) in pairwise(read_sentences(report.document)):
        is_next = before.paragraph == sentence.paragraph
        said = (_CONCLUDES.search(sentence.text) or _OPENS.search(sentence.text)) if is_next else None
        clause = re.split(r"[,;.]\s", sentence.text)[0] if said else ""
        if said and not _OF_OTHERS.search(f"{before.text} {clause}"):
            yield from _held_against(sentence, said, mentions)


def _held_against(
    sentence: Sentence, said: re.Match[str], mentions: Sequence[Mention]
) -> Iterator[Statement]:
    achieved = [m for m in mentions if m.part is Part.ACHIEVEMENT and m.number.unit == PERCENT]
    parts = {mention.part for mention in mentions}
    if len(achieved) != 1 or not {Part.TARGET, Part.ACTUAL} <= parts:
        return
    number = achieved[0].number
    is_met = number.value >= HUNDRED
    if said["said"].casefold() == "terlampaui" and number.value == HUNDRED:
        return
    holds = is_met is (said["not"] is None)
    printed = f"{said['not'] or said.groupdict().get('yes') or ''} {said['said']}".strip()
    right = "tercapai" if is_met else "belum tercapai"
    side = "tidak kurang" if is_met else "kurang"
    why = f"Capaiannya {number.text}%, {side} dari 100%; tercetak {printed}."
    yield Statement(
        AuditRule.CLAIM,
        holds,
        sentence.line,
        printed,
        right,
        why,
        sentence.place,
        lines=() if holds else (number.spot.line,),
    )
