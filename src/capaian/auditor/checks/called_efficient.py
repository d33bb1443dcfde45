"""What is called efficient, or wasteful, beside the figures of its own paragraph.

Who reaches less of a target, in percent, than is spent of the budget is not efficient. What is left of a
budget is saved: `defisiensi anggaran 5,59%` beside an absorption of 94,41% means the opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, takewhile, zip_longest
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import THAN
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED

_EFFICIENT: Final = Worded(
    r"\b(?:termasuk|tergolong|dinilai|dikatakan|secara|sudah|telah|cukup|sangat|berjalan)"
    r"\s+(?:kategori\s+|dengan\s+|sangat\s+|cukup\s+)?[\"\u201c]?efisien\b"
)
_TWO: Final = 2
_OPEN: Final = Worded(
    r"\b(?:tidak|belum|kurang|bukan|apabila|jika|bila|kalau|manakala|apakah|agar|supaya|akan|perlu|harus)\b"
)
"""Words by which nothing is called efficient: denials, conditions, wishes."""
_WASTE: Final = Worded(r"\b(?:defisiensi|inefisiensi|pemborosan|ketidakefisienan)\b[^.;,]{0,40}$")

_COMPARED: Final = Worded(rf"\b(?P<how>lebih|kurang)\s+efisien\b[^.;]*?\b(?P<than>{THAN})")
"""`Sasaran kedua (4,92%) kurang efisien dibandingkan sasaran pertama (8,56%)`."""

_Told = tuple[Sentence, Sequence[Mention]]


def check_called_efficient(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every paragraph that calls something efficient, and every rest of a budget called a waste."""
    for _, group in groupby(read_sentences(report.document), key=lambda told: told[0].line):
        told = [*group]
        yield from _verdicts(told, report)
        for sentence, mentions in told:
            yield from _rests(sentence, mentions)
            yield from _compared(sentence, mentions, report)


def _verdicts(told: Sequence[_Told], report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the first verdict of a paragraph with what it reached, told before what it spent."""
    said = [(sentence, found) for sentence, _ in told if (found := _EFFICIENT.search(sentence.text))]
    mentions = [mention for _, own in told for mention in own if mention.number.unit == PERCENT]
    spent = next((mention for mention in mentions if mention.part is Part.ABSORPTION), None)
    if not said or spent is None or any(_OPEN.search(sentence.text) for sentence, _ in said):
        return
    before = [*takewhile(lambda mention: mention is not spent, mentions)]
    reached = [*_reached(before)]
    if not reached or any(mention.part is Part.ABSORPTION for mention in mentions if mention is not spent):
        return
    (sentence, found), most = said[0], max(reached)
    holds = most >= spent.number.value
    why = f"Capaiannya {_written(before)}, sedangkan anggarannya terserap {spent.number.text}%."
    yield Statement(
        AuditRule.CLAIM,
        holds,
        report.document.line_of(found[0], sentence),
        found[0],
        "tidak efisien",
        why,
        sentence.place,
        Level.WARNING,
        () if holds else tuple({mention.number.spot.line for mention in (*before, spent)}),
    )


def _compared(
    sentence: Sentence, mentions: Sequence[Mention], report: UnderstoodReport
) -> Iterator[Statement]:
    """Yield which of two is called the more efficient, where a column of efficiencies has both figures."""
    said = _COMPARED.search(sentence.text)
    if said is None or len(mentions) != _TWO:
        return
    one, other = (mention.number for mention in mentions)
    is_between = sentence.place_of(one) < said.start("than") < sentence.place_of(other)
    columns = (
        {n.value for row in table.items if (n := row.row.cells[column.index].number) is not None}
        for table in report.tables
        for column in table.figure_columns
        if Role.EFFICIENCY in roles_of(column.path)
    )
    if is_between and any({one.value, other.value} <= values for values in columns):
        is_more = said["how"].casefold() == "lebih"
        yield Statement(
            AuditRule.CLAIM,
            (one.value > other.value) is is_more,
            sentence.line,
            f"{said['how']} efisien",
            f"{'kurang' if is_more else 'lebih'} efisien",
            f"Tingkat efisiensinya {one.text} terhadap {other.text}.",
            sentence.place,
            spots=(one.spot, other.spot),
        )


def _reached(mentions: Sequence[Mention]) -> Iterator[Decimal]:
    """Yield achievements in percent of their targets; one that stands beside its target is an actual."""
    for mention, following in zip_longest(mentions, mentions[1:]):
        if mention.part is Part.ACHIEVEMENT:
            target = following.number.value if following and following.part is Part.TARGET else HUNDRED
            yield mention.number.value * HUNDRED / (target or HUNDRED)


def _written(mentions: Sequence[Mention]) -> str:
    return " dan ".join(f"{m.number.text}%" for m in mentions if m.part is Part.ACHIEVEMENT)


def _rests(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Yield what is called a waste, where it is what was left of the budget in the same sentence."""
    absorbed = [m.number.value for m in mentions if m.part is Part.ABSORPTION and m.number.unit == PERCENT]
    for mention in mentions:
        waste = _WASTE.search(mention.before) if mention.number.unit == PERCENT else None
        if waste is None or len(absorbed) != 1 or mention.number.value + absorbed[0] != HUNDRED:
            continue
        word = re.split(r"\W", waste[0])[0]
        yield Statement(
            AuditRule.LABEL,
            holds=False,
            line=sentence.line,
            printed=word,
            expected="efisiensi",
            why=f"{mention.number.text}% adalah anggaran yang tidak terpakai, jadi dihemat.",
            place=sentence.place,
            level=Level.WARNING,
        )
