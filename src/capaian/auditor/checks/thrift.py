"""How well money and people are said to be used: `dari sisi penggunaan dana ... 104,82%`.

Reports reckon this in ways of their own and rarely say how. The way that fits most of a report's paragraphs
is taken; where none does, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_SIDE: Final = Worded(
    r"\b(?:sisi|segi|aspek)\s+(?:penggunaan|pemanfaatan)\s+"
    r"(?:(?P<money>dana|anggaran|biaya|keuangan)|(?P<people>sdm|sumber daya manusia|pegawai|personel))\b"
)
_PEOPLE: Final = Worded(r"\b(?:sdm|sumber daya manusia|pegawai|personel)\b")
_PLANNED: Final = re.compile(r"\b(?:rencana|direncanakan|target|tersedia|kebutuhan)\b", re.IGNORECASE)
_MONEY_WAYS: Final = ((Law.PERCENT, True), (Law.PERCENT, False), (Law.UNSPENT, False))
"""Ways to reckon, and whether the plan is held against what was used."""
_PEOPLE_WAYS: Final = ((Law.PERCENT, False), (Law.PERCENT, True))
_FEWEST: Final = 3
_MOST: Final = 0.6

Pair = tuple[PrintedNumber, PrintedNumber]
"""What was used, and what was planned."""


def check_thrift(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield how well the money, and the people, of each paragraph are said to be used."""
    said: dict[str, list[tuple[PrintedNumber, Pair, str]]] = {"dana": [], "SDM": []}
    for _, group in groupby(read_sentences(report.document), key=lambda found: found[0].line):
        sentences = [*group]
        used = [mention for _, mentions in sentences for mention in mentions]
        pairs = {"dana": _money(used), "SDM": _people(used)}
        for what, number, place in _said(sentences):
            pair = pairs[what]
            if pair is not None:
                said[what].append((number, pair, place))
    yield from _by_most(said["dana"], _MONEY_WAYS, "efisiensi dana")
    yield from _by_most(said["SDM"], _PEOPLE_WAYS, "efisiensi SDM")


def _said(
    sentences: Sequence[tuple[Sentence, Sequence[Mention]]],
) -> Iterator[tuple[str, PrintedNumber, str]]:
    """Yield the first percentage after each side of a paragraph."""
    side = ""
    for sentence, mentions in sentences:
        place = sentence.place
        sides = [(m.start(), "dana" if m["money"] else "SDM") for m in _SIDE.finditer(sentence.text)]
        for mention in mentions:
            start = sentence.place_of(mention.number)
            side = next((name for at, name in reversed(sides) if at < start), side)
            sides = [pair for pair in sides if pair[0] > start]
            if side and mention.number.unit == PERCENT:
                yield side, mention.number, place
                side = ""
        side = sides[-1][1] if sides else side


def _money(mentions: Sequence[Mention]) -> Pair | None:
    """Return the first spending of a paragraph with the budget right behind it."""
    money = [mention for mention in mentions if mention.number.unit == RUPIAH]
    found = ((a, b) for a, b in pairwise(money) if a.part is Part.SPENT and b.part is Part.BUDGET)
    return next(((spent.number, budget.number) for spent, budget in found), None)


def _people(mentions: Sequence[Mention]) -> Pair | None:
    """Return the first number of people of a paragraph with the planned one right behind it."""
    counts = [mention for mention in mentions if mention.number.is_exact and mention.number.unit != PERCENT]
    found = ((a, b) for a, b in pairwise(counts) if _PEOPLE.search(a.before) and _PLANNED.search(b.before))
    return next(((used.number, planned.number) for used, planned in found), None)


def _by_most(
    said: Sequence[tuple[PrintedNumber, Pair, str]], ways: Sequence[tuple[Law, bool]], subject: str
) -> Iterator[Equation]:
    """Yield what is said, reckoned in the way that fits most."""
    best: list[Equation] = []
    for law, is_turned in ways:
        equations = [
            Equation(
                AuditRule.EFFICIENCY, law, number, pair[::-1] if is_turned else pair, place, subject=subject
            )
            for number, pair, place in said
        ]
        best = max(best, equations, key=_count_held)
    held = _count_held(best)
    if held >= _FEWEST and held >= _MOST * len(best):
        yield from best


def _count_held(equations: Sequence[Equation]) -> int:
    return sum(equation.holds() for equation in equations)
