"""Targets that a sentence says were met, beside the figure that met them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_MET: Final = re.compile(
    r"\b(?P<word>(?P<no>belum|tidak)\s+(?:berhasil\s+)?(?:mencapai|memenuhi|melampaui)"
    r"|(?:telah|sudah|berhasil|mampu)\s+(?:berhasil\s+)?(?:mencapai|memenuhi|melampaui))\s+target(?:nya)?\s+"
    r"(?:(?:tahun\s+\d{4}|sebesar|yaitu|yang|ditetapkan|kinerja|renstra)\s+){0,4}$",
    re.IGNORECASE,
)
_LESS: Final = re.compile(
    r"\b(?:waktu|lama(?:nya)?|hari|menit|jam|angka kematian|kemiskinan|pengangguran)\b", re.I
)
"""Of these less is better."""
_OTHER: Final = re.compile(
    r"\b(?:nasional|provinsi|akhir|meskipun|walaupun|jika|apabila|bila|agar|untuk)\b", re.I
)


def check_reached_target(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield sentences that tell one figure, and a target that it is said to meet or to miss."""
    for paragraph in read_paragraphs(report.document):
        for sentence in paragraph.sentences:
            for place, target in enumerate(sentence):
                met = _MET.search(target.before)
                actual = _actual(sentence[:place], target) if met else None
                if met and actual is not None and not _is_other(sentence, target):
                    yield _statement(paragraph, met, actual, target)


def _is_other(sentence: Sequence[Mention], target: Mention) -> bool:
    words = " ".join(mention.before for mention in (*sentence, target))
    return bool(_LESS.search(words) or _OTHER.search(words))


def _actual(before: Sequence[Mention], target: Mention) -> Mention | None:
    """Return the one level that the sentence begins with; changes and where they began are none."""
    if not before or before[0].part not in (None, Part.ACTUAL):
        return None
    first, number = before[0].number, target.number
    is_alike = first.unit == number.unit and first.decimals == number.decimals > 0
    others = [mention for mention in before[1:] if mention.part in (Part.ACTUAL, Part.TARGET)]
    return before[0] if is_alike and not others else None


def _statement(paragraph: Paragraph, met: re.Match[str], actual: Mention, target: Mention) -> Statement:
    is_reached = actual.number.value >= target.number.value
    holds = is_reached is (met["no"] is None)
    right = "telah mencapai" if is_reached else "belum mencapai"
    sign = "≥" if is_reached else "<"
    return Statement(
        AuditRule.CLAIM,
        holds,
        actual.number.spot.line,
        met["word"],
        "" if holds else right,
        "" if holds else f"{actual.number.text} {sign} target {target.number.text}.",
        paragraph.place,
    )
