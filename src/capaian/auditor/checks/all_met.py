"""All indicators said to meet their targets, `Seluruh indikator mencapai target`, beside their table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.achievement_means import listed_achievements, names_part
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.reserved import is_reserved
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_THINGS: Final = (
    r"(?:(?:target|capaian)\s+)?(?:indikator|iku)"
    r"(?:\s+(?:kinerja|utama|sasaran|strategis|dinas|tersebut|itu|ini))*"
)
_MET: Final = r"(?:(?:mencapai|memenuhi|melampaui)\s+target(?:nya)?|tercapai|terpenuhi)"
_ALL: Final = Worded(
    rf"\b(?:(?:seluruh|semua)\s+{_THINGS}\s+(?:(?:berhasil|dapat|mampu)\s+)*{_MET}"
    rf"|tidak\s+(?:ada|terdapat)\s+(?:satu ?pun\s+)?{_THINGS}\s+yang\s+(?:belum|tidak|gagal)\s+{_MET})\b"
)


def check_all_met(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield words on all indicators at hand of the one table that lists their achievements."""
    listed = listed_achievements(report)
    for sentence in report.document.sentences_with(_ALL) if listed else ():
        said = _ALL.search(sentence.text)
        homes = quotes_of(report).surroundings.homes(sentence.line, sentence.text)
        is_told = not is_reserved(sentence.text, report.year) and not names_part(sentence.text)
        if not (said and is_told and listed and listed.is_whole and listed.line in homes):
            continue
        missed = [number for number in listed.achieved if number.value < HUNDRED]
        told = f"{len(missed)} dari {len(listed.achieved)} indikator belum mencapai target"
        why = f"Capaian pada {listed.name}: {'; '.join(f'{number.text}%' for number in missed)}."
        yield Statement(
            AuditRule.CLAIM,
            not missed,
            sentence.line,
            said[0],
            told,
            why,
            sentence.place,
            lines=tuple(number.spot.line for number in missed),
        )
