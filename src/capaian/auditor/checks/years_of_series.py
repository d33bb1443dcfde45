"""The year told with a figure of a series: `IKM tahun 2021 sebesar 81,2` where 81,2 is that of 2022.

The series is a row over columns of years, or a column over rows of years; words name it by its initials too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.told_series import Series, series_named
from capaian.auditor.understanding.worked_signs import stands_in_working
from capaian.auditor.understanding.years import may_name_year
from capaian.domain.audit import AuditRule

_SAID: Final = re.compile(
    r"^(?P<before>[^.;:,]{0,80}?)\b(?:(?:pada\s+)?tahun|pada)\s+(?P<year>20\d\d)\b(?P<after>[^.;:,\d]{0,40})$",
    re.IGNORECASE,
)
"""A name and a year right before a figure, in either order."""
_OTHER: Final = re.compile(
    r"\b(?:target\w*|rencana\w*|dari|sejak|dibanding\w*|terhadap|sampai|hingga|akan|naik|turun|\w*ningkat\w*|menurun"
    r"|rata-?\s?rata|nasional|provinsi|triwulan|semester|bulan|akhir|awal|menjadi|lebih|kurang|selisih)\b",
    re.IGNORECASE,
)
"""What is planned, of another circle or time, or a change."""
_FEWEST: Final = 3
"""Digits of a figure that tells its year."""


def years_of_series(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the year beside each figure of a series that words name, right if any table bears it out."""
    for sentence, mentions in read_sentences(report.document):
        for mention in mentions if may_name_year(sentence.text) else ():
            said = _SAID.match(mention.before) if _is_level(mention) else None
            if said is None or _OTHER.search(f"{mention.before} {mention.after[:40]}"):
                continue
            words, year = f"{said['before']} {said['after']}", int(said["year"])
            known = [each for table in report.tables for each in series_named(words, table)]
            own = [each for each in known if year in each]
            if own and not any(each[year].value == mention.number.value for each in own):
                yield from _statements(sentence, mention, year, [*own])


def _is_level(mention: Mention) -> bool:
    is_level = mention.part not in (*CHANGES, Part.TARGET) and not mention.is_mean
    is_worked = stands_in_working(mention.before, mention.after)
    return is_level and not is_worked and mention.is_first and mention.number.digits >= _FEWEST


def _statements(sentence: Sentence, mention: Mention, said: int, series: list[Series]) -> Iterator[Statement]:
    """Yield that a figure is of another year, if it is of one alone."""
    found = {
        (year, number.spot.line) for each in series for year, number in each.items() if _is(number, mention)
    }
    if len({year for year, _ in found}) == 1:
        ((right, line), *_) = sorted(found)
        number = mention.number
        yield Statement(
            AuditRule.YEAR,
            False,
            number.spot.line,
            str(said),
            str(right),
            f"Angka {number.text} adalah untuk tahun {right} (baris {line}), bukan {said}.",
            sentence.place,
            lines=(line,),
            keeps=(number.spot,),
        )


def _is(number: PrintedNumber, mention: Mention) -> bool:
    return number.value == mention.number.value
