"""Achievements of which a sentence tells the target alone, or neither: of the plan's end, of other years.

`Dibandingkan target akhir Renstra sebesar 91,00, realisasi telah mencapai 98,63%`, with the actual in a
sentence before; `capaian tahun 2022 masing-masing 100,57%, 98,53% dan 80,36%`, with both in tables.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.facts import Facts, plain
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_PLANNED: Final = re.compile(r"\btarget\b", re.IGNORECASE)
_DONE: Final = re.compile(r"\b(?:realisasi|capaian|hasil)\b", re.IGNORECASE)
_EACH: Final = re.compile(
    r"\b(?:capaian|ketercapaian|pencapaian)\b[^.;]*\b(?:masing-masing|berturut-turut)\b", re.IGNORECASE
)
_NEXT: Final = re.compile(r"^\s*(?:%|persen)?\s*(?:,|,?\s*(?:dan|serta))\s*$", re.IGNORECASE)
_LED: Final = re.compile(r"\b(?:dibanding(?:kan)?|terhadap|bila|jika|dari)\b[^.;:]*$", re.IGNORECASE)
_OF_OTHERS: Final = re.compile(r"\b(?:nasional|provinsi|standar|rata-?\s?rata|sdgs?)\b", re.IGNORECASE)
_WANTED: Final = re.compile(
    r"\b(?:harus|wajib|perlu|minimal|sekurang-kurangnya|paling)\b[^.;,]*$", re.IGNORECASE
)
"""A figure that is still to be reached is no actual."""
_PAIR: Final = 2
_TIMES: Final = 2
_FEWEST: Final = 3
_LAWS: Final[Sequence[Law]] = (Law.PERCENT, Law.INVERSE, Law.MIRROR)

Laws = Mapping[tuple[Decimal, Decimal], Collection[Law]]
"""By actual and target the laws by which tables hold the one against the other."""


def achievements_of_targets(
    paragraph: Paragraph,
    document: PrintedDocument,
    laws: Laws,
    *,
    year: int | None,
    known: Set[Spot],
) -> Iterator[Equation]:
    """Yield the share of the one target of a sentence, with the year's actual told in the section before.

    Args:
        paragraph: Sentences with their quantities.
        document: The report that it stands in.
        laws: By which actuals are held against targets in tables.
        year: That of the report.
        known: Figures that follow from others of the paragraph.
    """
    for sentence in paragraph.sentences:
        for target, share in pairwise(sentence):
            is_pair = target.part is Part.TARGET and share.part is Part.ACHIEVEMENT and not share.is_mean
            is_told = is_pair and _LED.search(target.before) and share.number.unit == PERCENT
            if not is_told or share.number.spot in known or _OF_OTHERS.search(target.before + share.before):
                continue
            own = share.year if share.year and share.year != target.year else year
            actuals = [*_actuals(paragraph, document, sentence[0], target, own)]
            made = [
                _achievement(paragraph, share, (actual, target.number), law)
                for actual in actuals
                for law in laws.get((actual.value, target.number.value)) or _LAWS
            ]
            yield from _of_one(made)


def _achievement(
    paragraph: Paragraph, share: Mention, inputs: tuple[PrintedNumber, PrintedNumber], law: Law = Law.PERCENT
) -> Equation:
    place = paragraph.place
    return Equation(AuditRule.ACHIEVEMENT, law, share.number, inputs, place, subject="capaian")


def _of_one(made: Sequence[Equation]) -> Iterator[Equation]:
    """Yield the share that holds; else that of the only actual that may be meant."""
    likely = [equation for equation in made if _is_likely(equation)]
    held = next((equation for equation in likely if equation.holds()), None)
    if held is not None:
        yield held
    elif len({equation.inputs[0].value for equation in likely}) == 1:
        yield likely[0]


def _is_likely(equation: Equation) -> bool:
    found, printed = equation.computed(), equation.result.value
    return found is not None and printed > 0 and printed / _TIMES <= found <= printed * _TIMES


def _actuals(
    paragraph: Paragraph,
    document: PrintedDocument,
    first: Mention,
    target: Mention,
    year: int | None,
) -> Iterator[PrintedNumber]:
    """Yield the figures of a year, as exact as the target, that the section tells before a sentence."""
    place = paragraph.mentions.index(first)
    told = paragraph.mentions[:place] or (_told_above(paragraph, document) if paragraph.section else ())
    for mention in told:
        number, like = mention.number, target.number
        is_alike = number.unit == like.unit and number.decimals == like.decimals > 0
        is_actual = mention.part in (Part.ACTUAL, Part.ACHIEVEMENT, None) and mention.year == year
        if is_alike and is_actual and not mention.is_mean and not _WANTED.search(mention.before):
            yield number


def _told_above(paragraph: Paragraph, document: PrintedDocument) -> Sequence[Mention]:
    """Return the figures of the last paragraph of its section above it."""
    own = _by_section(document).get(paragraph.section, ())
    place = bisect_left(own, paragraph.line, key=lambda each: each.line)
    return own[place - 1].mentions if place else ()


@lru_cache(maxsize=4)
def _by_section(document: PrintedDocument) -> Mapping[str, Sequence[Paragraph]]:
    found: defaultdict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in read_paragraphs(document):
        found[paragraph.section].append(paragraph)
    return found


def laws_of_tables(report: UnderstoodReport) -> Laws:
    """Return for actual and target the laws by which tables hold the one against the other."""
    found: dict[tuple[Decimal, Decimal], set[Law]] = {}
    for table in report.tables:
        for relation, equations in table.equations:
            for equation in equations if relation.rule is AuditRule.ACHIEVEMENT else ():
                if equation.holds() and len(equation.inputs) == _PAIR:
                    actual, target = (number.value for number in equation.inputs)
                    found.setdefault((actual, target), set()).add(equation.law)
    return found


def by_table(equation: Equation, laws: Laws) -> Equation:
    """Return a share of two figures by the law of the table that has both, turned or not."""
    known = laws.get(_values(equation), set()) if equation.rule is AuditRule.ACHIEVEMENT else set()
    made = replace(equation, law=Law.PERCENT) if known == {Law.PERCENT} else equation
    if made.holds() or made.law is not Law.PERCENT or len(made.inputs) != _PAIR:
        return made
    for inputs in (made.inputs, made.inputs[::-1]):
        for law in laws.get((inputs[0].value, inputs[1].value), ()):
            told = replace(made, rule=AuditRule.ACHIEVEMENT, law=law, inputs=inputs, subject="capaian")
            if told.holds():
                return told
    return made


def _values(equation: Equation) -> tuple[Decimal, Decimal]:
    return equation.inputs[0].value, equation.inputs[-1].value


def achievements_in_order(paragraph: Paragraph, report: UnderstoodReport, facts: Facts) -> Iterator[Equation]:
    """Yield achievements of a year that are told one after the other, in the order of a table's rows."""
    for place, first in enumerate(paragraph.mentions):
        if first.number.unit != PERCENT or first.year is None or not _EACH.search(first.before):
            continue
        following = takewhile(_is_next, paragraph.mentions[place + 1 :])
        shares = [first, *following]
        pairs = _pairs(report, facts, first.year)
        if len(shares) < _FEWEST or len(pairs) != len(shares):
            continue
        made = [_achievement(paragraph, share, pair) for share, pair in zip(shares, pairs, strict=True)]
        if sum(equation.holds() for equation in made) >= len(made) - 1:
            yield from made


def _is_next(mention: Mention) -> bool:
    return mention.number.unit == PERCENT and bool(_NEXT.match(mention.before))


def _pairs(report: UnderstoodReport, facts: Facts, year: int) -> list[tuple[PrintedNumber, PrintedNumber]]:
    """Return actual and target of each thing of which tables tell both for a year, in their order."""
    targets = dict(_plan(report, year))
    targets |= {f.label: f.number for f in facts if f.part is Part.TARGET and f.year == year}
    actuals: Mapping[str, PrintedNumber] = {
        f.label: f.number for f in reversed(facts) if f.part is Part.ACTUAL and f.year == year
    }
    ordered = [label for label in dict.fromkeys(f.label for f in facts) if label in actuals]
    return [(actuals[label], targets[label]) for label in ordered if label in targets]


def _plan(report: UnderstoodReport, year: int) -> Iterator[tuple[str, PrintedNumber]]:
    """Yield the targets of a year from tables of targets with a column for each year."""
    for understood in report.tables:
        title = understood.table.title
        if not _PLANNED.search(title) or _DONE.search(title):
            continue
        columns = [c for c in understood.columns if c.name.strip() == str(year)]
        for row in understood.rows if len(columns) == 1 else ():
            number = row.row.cells[columns[0].index].number
            if row.kind is RowKind.ITEM and number is not None:
                for cell in row.row.cells:
                    if cell.number is None and cell.text.strip():
                        yield plain(cell.text), number
