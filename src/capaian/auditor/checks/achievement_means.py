"""Mean achievements that sentences tell: of all indicators of the year, and of each goal.

`Rata-rata capaian kelima indikator 99,80%, sasaran kedua 97,50%`, beside the table that lists them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from capaian.auditor.checks.goal_means import goals_below
from capaian.auditor.checks.ways_to_count import is_of_plan
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.columns import Relation, equations_of
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.facts import plain_pattern
from capaian.auditor.understanding.figures import with_digits
from capaian.auditor.understanding.groups import is_near
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.periods import is_period
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import read_roman
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED, Outcome, mean

_FEWEST: Final = 3
"""Indicators of which a mean is worth telling."""
_REACH: Final = 40
"""Signs before a mean that may say that it is of all."""
_NEAR: Final = 0.15
"""A mean further off is of something else."""
_COUNTED: Final = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{NUMBER_WORDS})(?:\s*\([a-z\d ]+\))?\s+(?:indikator|iku)\b"
    r"[^.;\d]{0,40},?\s+dengan\s+$",
    re.IGNORECASE,
)
"""How many indicators a mean is of, told before it: `melalui 4 (empat) indikator kinerja utama, dengan`."""
_MEAN: Final = r"rata-?\s?rata(?:nya)?"
_ACHIEVED: Final = r"(?:pen|keter)?capaian(?:nya)?"
_CALLED: Final = re.compile(
    rf"\b(?:{_MEAN}\s+(?:(?:tingkat|persentase|nilai)\s+)?{_ACHIEVED}|{_ACHIEVED}(?:\s+kinerja)?\s+{_MEAN})\b",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(
    rf"(?:\s+(?:(?P<count>\d{{1,2}}|(?:ke)?(?:{NUMBER_WORDS}))(?:\s*\([a-z\d ]+\))?(?=\s+(?:indikator|iku)\b)"
    r"|kinerja|dari|atas|untuk|seluruh|semua|indikator|iku|utama|dinas|badan|perangkat daerah|organisasi"
    r"|(?-i:(?:Dinas|Badan|Kantor|Satuan)(?:\s+dan)?(?:\s+[A-Z][\w-]+(?:,?\s+dan)?)+)"
    r"|tersebut|itu|pada|tahun|20\d\d|secara|keseluruhan|adalah|ialah|sebesar|mencapai|yaitu|yakni|tercatat))*\s*",
    re.IGNORECASE,
)
"""Words from a mean to its figure that leave no indicator out."""
_SAYS_ALL: Final = re.compile(
    r"\b(?:(?:seluruh|semua)\s+(?:indikator|iku)|(?:secara\s+)?keseluruhan|dinas|badan|organisasi"
    r"|perangkat daerah)\b",
    re.IGNORECASE,
)
"""Words by which a mean is of no part."""
_OF_PART: Final = re.compile(
    r"\b(?:[Tt]riwulan|[Ss]emester|[Pp]rogram|[Kk]egiatan|[Mm]isi|[Tt]ujuan|[Bb]idang|[Nn]asional|[Pp]rovinsi|(?i:renstra|rpjmd|rpd)"
    r"|[Ss]asaran\s+(?:[Ss]trategis\s+)?(?:ke|pertama|\d|[IVX]+\b|ini|itu|tersebut|\"|“|Me\w+nya|Ter\w+nya))",
)
"""Words beside a mean by which it may be one of some indicators."""
_GOAL: Final = re.compile(
    r"\b[Ss]asaran(?:\s+[Ss]trategis)?\s+(?:(?:ke-?\s?)?(?P<number>\d{1,2})|(?P<roman>[IVX]{1,4}))\b"
)
_OF_OTHERS: Final = re.compile(
    r"\b(?:target|realisasi|anggaran|serapan|penyerapan|terserap|pagu|dana|efisiensi|program|kegiatan"
    r"|triwulan|semester|renstra|rpjmd)\b",
    re.IGNORECASE,
)
"""Words from a goal to a figure by which that is no mean achievement."""
_CLAUSE: Final = re.compile(r"[.;,]")
_DECIMALS: Final = re.compile(r"\d,\d")
_MARKS: Final = ")”\"'*,"
"""Signs behind the name of a goal."""
_OF_GOALS: Final = re.compile(r"^(?:tujuan\s*/\s*)?sasaran\b(?!\s+volume)", re.IGNORECASE)

Achieved = tuple[PrintedNumber, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The table that lists the achievements of the year."""

    name: str
    line: int
    achieved: Achieved
    goals: Mapping[str, Sequence[PrintedNumber]]
    """By plain name, in the order of the table."""
    is_whole: bool
    """Whether no other table has an achievement that it lacks."""
    has_mean: bool
    """Whether it goes down to the mean of its rows: that is the one that a report tells of all."""


def achievement_means_in(paragraph: Paragraph, report: UnderstoodReport) -> Iterator[Equation]:
    """Yield the mean achievements that a paragraph tells, of all indicators and of goals."""
    listed = listed_achievements(report) if _CALLED.search(paragraph.text) else None
    for sentence in paragraph.sentences if listed else ():
        before = ""
        for mention in sentence:
            before += mention.before
            called = [*_CALLED.finditer(before)]
            is_of_year = mention.year in (None, report.year)
            if listed and called and mention.number.unit == PERCENT and is_of_year:
                made = _of_goal(paragraph, mention, before, listed)
                yield from made or _of_all(paragraph, mention, (before, called[-1]), listed)
            before += mention.number.text


def names_part(words: str) -> bool:
    """Whether words tell of some indicators alone: of a goal, a program or a quarter."""
    return _OF_PART.search(words) is not None


def _of_all(
    paragraph: Paragraph, mention: Mention, told: tuple[str, re.Match[str]], listed: Listed
) -> Iterator[Equation]:
    """Yield the mean of all indicators, where words leave none out."""
    before, called = told
    words = _OF_ALL.fullmatch(before, called.end())
    behind = _CLAUSE.split(mention.after, maxsplit=1)[0]
    if words is None or names_part(before[: called.start()]) or names_part(behind):
        return
    counted = _COUNTED.search(before, 0, called.start())
    said = words["count"] or (counted["count"] if counted else "")
    count = read_count(said.casefold().removeprefix("ke"))
    if count == len(listed.achieved) or (count is None and listed.is_whole):
        found = _means(paragraph, mention, listed.achieved, listed)
        is_named = listed.has_mean and _SAYS_ALL.search(f"{before[: called.start()][-_REACH:]} {words[0]}")
        is_sure = count or listed.goals or is_named
        yield from (each for each in found if each.holds() or is_sure or _is_slip(each))


def _is_slip(equation: Equation) -> bool:
    """Whether one slip of the pen tells a mean: where no goals are known, another may be of one of those."""
    computed, number = equation.computed(), equation.result
    return computed is not None and any(abs(v - computed) <= number.step for v in values_of(number))


def _of_goal(paragraph: Paragraph, mention: Mention, before: str, listed: Listed) -> Sequence[Equation]:
    """Return the mean of the goal that is named last before a figure: by its place, or by its words."""
    text, goals = with_digits(before), [*listed.goals]
    placed = [(found.end(), _place(found)) for found in _GOAL.finditer(text)]
    names = [(found, goals.index(name)) for name in goals if (found := _end_of(name, text))]
    end, place = max((*placed, *names), default=(0, -1))
    is_of_it = 0 <= place < len(goals) and _is_of_goal(text[end:]) and not _OF_OTHERS.search(mention.before)
    return [*_means(paragraph, mention, tuple(listed.goals[goals[place]]), listed)] if is_of_it else ()


def _is_of_goal(words: str) -> bool:
    """Whether words from a goal to a figure call that its mean, or tell nothing else of it."""
    called = [*_CALLED.finditer(words)]
    between, told = (words[: called[-1].start()], words[called[-1].end() :]) if called else ("", words)
    return not _DECIMALS.search(between) and _OF_ALL.fullmatch(told.lstrip(_MARKS)) is not None


def _place(found: re.Match[str]) -> int:
    """Return the place of a goal among all, from 0; that of none where its number is not lawful."""
    return int(found["number"] or read_roman(found["roman"]) or 0) - 1


def _end_of(name: str, text: str) -> int:
    """Return where the plain name of a goal ends in a text; 0 where it does not stand there."""
    found = plain_pattern(name).search(text)
    return found.end() if found else 0


def _means(paragraph: Paragraph, mention: Mention, achieved: Achieved, listed: Listed) -> Iterator[Equation]:
    """Yield a mean with its achievements, unless it is one of goals, or with none above 100."""
    law = Law.MEAN if len(achieved) > 1 else Law.EQUAL
    rule = AuditRule.AVERAGE if law is Law.MEAN else AuditRule.CROSSREF
    place = f"{paragraph.place} dan {listed.name}"
    made = Equation(rule, law, mention.number, achieved, place, subject="rata-rata capaian")
    if made.holds() or (is_near(made, _NEAR) and not _is_of_other_kind(mention.number, achieved, listed)):
        yield made


def _is_of_other_kind(number: PrintedNumber, achieved: Achieved, listed: Listed) -> bool:
    goals = [[each.value for each in own] for own in listed.goals.values()]
    capped = mean([min(each.value, HUNDRED) for each in achieved])
    means = [
        capped,
        *map(mean, goals),
        mean([found for own in goals if isinstance(found := mean(own), Decimal)]),
    ]
    return any(_is_as_printed(number, found) for found in means)


def _is_as_printed(number: PrintedNumber, found: Outcome) -> bool:
    return isinstance(found, Decimal) and abs(found - number.value) <= number.step


@lru_cache(maxsize=4)
def listed_achievements(report: UnderstoodReport) -> Listed | None:
    """Return the table with the most achievements of the year; `None` where no table has enough of them."""
    found = [(table, own) for table in report.tables if (own := _relation(table, report.year))]
    if not found:
        return None
    table, relation = max(found, key=lambda pair: len(_achieved(*pair)))
    most = _achieved(table, relation)
    values = {number.value for number in most}
    is_whole = all(number.value in values for own in found for number in _achieved(*own))
    listed = Listed(
        table.table.name,
        table.table.line,
        most,
        _goals(table, relation),
        is_whole,
        has_mean=_has_mean(table, relation, most),
    )
    return listed if len(most) >= _FEWEST else None


def _relation(table: UnderstoodTable, year: int | None) -> Relation | None:
    """Return how the achievements of a year follow; `None` where they are of several years or of a plan."""
    found = [
        relation
        for relation in table.relations
        if relation.rule is AuditRule.ACHIEVEMENT and relation.law is not Law.DIFFERENCE
        if not year or relation.result.years <= {year}
    ]
    is_of_periods = all(is_period(table, row) for row in table.items)  # quarters are no indicators
    return found[0] if len(found) == 1 and not is_of_periods and not is_of_plan(table, year) else None


def _achieved(table: UnderstoodTable, relation: Relation) -> Achieved:
    equations = equations_of(table.table, table.items, relation)
    return tuple(equation.result for equation in equations)


def _has_mean(table: UnderstoodTable, relation: Relation, achieved: Achieved) -> bool:
    """Whether a table prints the mean of its achievements below them."""
    found = mean([number.value for number in achieved])
    cells = [row.row.cells[relation.result.index].number for row in table.rows if row.kind is RowKind.MEAN]
    return any(number is not None and _is_as_printed(number, found) for number in cells)


def _goals(table: UnderstoodTable, relation: Relation) -> Mapping[str, Sequence[PrintedNumber]]:
    """Return the achievements of each goal of a table; nothing where no column has the goals of all its rows.

    Goals are told by their place, which is known only where none is left out.
    """
    spots = {number.spot for number in _achieved(table, relation)}
    for names in table.columns:
        if not names.is_numeric and _OF_GOALS.match(names.name):
            found = goals_below(table.rows, names, relation.result, spots)
            told = {number.spot for name, numbers in found.items() if name for number in numbers}
            return {name: numbers for name, numbers in found.items() if name} if spots <= told else {}
    return {}
