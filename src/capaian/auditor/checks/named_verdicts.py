"""Verdicts on one indicator without a figure: `Indikator kepemilikan KIA telah tercapai`, beside its row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from capaian.auditor.checks.counted import is_of_plan
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import equations_of
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

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
_YEARS: Final = re.compile(r"\b20\d\d\b")
_SHORTEST: Final = 12
"""Letters of a name that is of one thing only."""


def check_named_verdicts(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each sentence that says of one indicator of the year alone that its target is met, or missed."""
    achieved = _achieved(report)
    for sentence in report.document.sentences_with(_VERDICT) if achieved else ():
        said = _VERDICT.search(sentence.text)
        if said is not None and _is_of_year(sentence, report.year):
            equation = achieved.get(_subject(sentence.text[: said.start()], achieved))
            if equation is not None:
                yield _statement(sentence, said, equation)


def _is_of_year(sentence: Sentence, year: int | None) -> bool:
    """Whether a sentence has no figure but the year of the report."""
    years = {int(found) for found in _YEARS.findall(sentence.text)}
    return years <= {year} and not _DIGITS.search(_YEARS.sub("", sentence.text))


def _achieved(report: UnderstoodReport) -> Mapping[str, Equation]:
    """Return by plain name the achievements of the year, where all tables agree whether a target is met."""
    found: dict[str, list[Equation]] = {}
    for table in report.tables:
        relations = [r for r in table.relations if r.rule is AuditRule.ACHIEVEMENT]
        is_of_year = len(relations) == 1 and relations[0].result.years <= {report.year}
        if not is_of_year or is_of_plan(table, report.year):
            continue
        names = {row.row.line: plain(row.label) for row in table.rows if row.kind is RowKind.ITEM}
        for equation in equations_of(table.table, table.rows, relations[0]):
            name = names.get(equation.result.spot.line, "")
            if len(name) >= _SHORTEST:
                found.setdefault(name, []).append(equation)
    return {
        name: own[0]
        for name, own in found.items()
        if all(each.holds() for each in own) and len({_is_met(each) for each in own}) == 1
    }


def _is_met(achieved: Equation) -> bool:
    return achieved.result.value >= HUNDRED


def _subject(words: str, achieved: Mapping[str, Equation]) -> str:
    """Return the plain name that words before a verdict are, but for what leads to it and on from it."""
    return next((name for name in achieved if _is_alone(name, words)), "")


def _is_alone(name: str, words: str) -> bool:
    pattern = r"[^0-9a-z]*".join(map(re.escape, name))
    found = re.search(pattern, words, re.IGNORECASE)
    return (
        found is not None
        and _LEADS.match(words[: found.start()]) is not None
        and _LINKS.match(words[found.end() :]) is not None
    )


def _statement(sentence: Sentence, said: re.Match[str], achieved: Equation) -> Statement:
    is_met, number = _is_met(achieved), achieved.result
    holds = is_met is (said["not"] is None)
    words = " ".join(said[0].split()).rstrip(" .;")
    right = "tercapai" if is_met else "belum tercapai"
    why = f"Capaiannya {number.text}% ({achieved.place}): {right}; tercetak {words}."
    return Statement(
        AuditRule.CLAIM,
        holds,
        sentence.line,
        words,
        "" if holds else right,
        "" if holds else why,
        sentence.place,
        lines=(number.spot.line,),
    )
