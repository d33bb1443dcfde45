"""Verdicts on named indicators without a figure: `Indikator kepemilikan KIA telah tercapai`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.achieved_rows import Achieved, AchievedRows, achieved_beside, achieved_rows
from capaian.auditor.checks.verdict_lists import VERDICT, verdict_lists
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.facts import plain_pattern
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import THIS_CENTURY
from capaian.domain.audit import AuditRule

_VERDICT: Final = Worded(
    r"\b(?P<not>(?:belum|tidak|gagal)\s+(?:dapat\s+|berhasil\s+|mampu\s+)?)?"
    r"(?P<said>tercapai|terpenuhi|terlampaui|(?:mencapai|memenuhi|melampaui)\s+target(?:nya)?)"
    r"(?:\s+(?:kinerja|tahun|20\d\d|yang|(?:telah|sudah)|ditetapkan|diperjanjikan|ini|tersebut))*\s*[.;]?\s*$"
)
"""At the end of a sentence, so that no word narrows it."""
_LEADS: Final = re.compile(
    r"^\W*(?:(?:adapun|sementara itu|sedangkan|pada tahun 20\d\d|target|capaian|realisasi|kinerja"
    r"|indikator(?: kinerja)?(?: utama)?)\b[\s,]*)*$",
    re.IGNORECASE,
)
_LINKS: Final = re.compile(
    r"^(?:[\s,]|\b(?:pada|di|tahun|20\d\d|ini|tersebut|itu|telah|sudah|masih|juga|berhasil|mampu|dapat|dinyatakan)\b)*$",
    re.IGNORECASE,
)
"""Between the name of an indicator and what is said of it."""
_DIGITS: Final = re.compile(r"\d")


def check_named_verdicts(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each sentence that says of one indicator of the year alone that its target is met, or missed."""
    achieved = achieved_rows(report)
    for sentence in report.document.sentences_with(_VERDICT, VERDICT):
        alone = _alone(sentence, achieved, report.year)
        rows = achieved_beside(sentence, report)
        yield from alone or verdict_lists(sentence, rows, report.year)


def _alone(sentence: Sentence, achieved: AchievedRows, year: int | None) -> list[Statement]:
    """Return the verdict on the one row that a sentence names before it."""
    said = _VERDICT.search(sentence.text)
    if said is None or not _is_of_year(sentence, year):
        return []
    row = achieved.get(_subject(sentence.text[: said.start()], achieved))
    return [_statement(sentence, said, row)] if row is not None else []


def _is_of_year(sentence: Sentence, year: int | None) -> bool:
    """Whether a sentence has no figure but the year of the report."""
    years = {int(found) for found in THIS_CENTURY.findall(sentence.text)}
    return years <= {year} and not _DIGITS.search(THIS_CENTURY.sub("", sentence.text))


def _subject(words: str, achieved: AchievedRows) -> str:
    """Return the plain name that words before a verdict are, but for what leads to it and on from it."""
    return next((name for name in achieved if _is_alone(name, words)), "")


def _is_alone(name: str, words: str) -> bool:
    found = plain_pattern(name).search(words)
    return (
        found is not None
        and _LEADS.match(words[: found.start()]) is not None
        and _LINKS.match(words[found.end() :]) is not None
    )


def _statement(sentence: Sentence, said: re.Match[str], row: Achieved) -> Statement:
    holds = row.is_met is (said["not"] is None)
    words = " ".join(said[0].split()).rstrip(" .;")
    return Statement(
        AuditRule.CLAIM,
        holds,
        sentence.line,
        words,
        row.verdict,
        f"{row.reason}; tercetak {words}.",
        sentence.place,
        lines=(row.equation.result.spot.line,),
    )
