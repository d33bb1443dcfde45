"""Whether a level met its target, which only its row prints: `466.910 orang melampaui target`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_ANY: Final = Worded(r"\btarget(?:nya)?\b")
_SAID: Final = re.compile(
    r"^\s*(?:%|[^\W\d_]+)?\s*,?\s*(?:(?:dan|yang|telah|sudah|berhasil|masih|juga)\s+)*"
    r"(?:(?P<miss>(?:belum|tidak)\s+(?:mencapai|memenuhi|melampaui))|mencapai|memenuhi|melampaui)\s+target(?:nya)?"
    r"(?:\s+yang\s+(?:ditetapkan|ditargetkan|diperjanjikan))?\s*(?:[.,;]|$|\b(?:dan|serta|sedangkan)\b)",
    re.IGNORECASE,
)
"""Right behind a level, with no figure of the target."""
_OTHER: Final = re.compile(
    r"\b(?:renstra|rpjmd|akhir|nasional|provinsi|triwulan|semester|rata-?\s?rata)\b", re.IGNORECASE
)
_FEWEST: Final = 4
"""Digits of a level that no other row has by chance."""
_SHARED: Final = 2


def check_levels_that_met(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield whether levels met the target of the rows that have them."""
    rows = _rows(report)
    for sentence in report.document.sentences_with(_ANY) if rows else ():
        if _OTHER.search(sentence.text) or not years_in(sentence.text) <= {report.year}:
            continue
        for number in sentence.numbers:
            said = _SAID.match(sentence.text[sentence.place_of(number) + len(number.text) :])
            if said is not None and number.digits >= _FEWEST:
                yield from _held(sentence, number, said, rows.get(number.value, ()))


def _rows(report: UnderstoodReport) -> Mapping[Decimal, Sequence[Equation]]:
    """Return the achievements of this year's targets by what was reached."""
    found: dict[Decimal, list[Equation]] = {}
    for table in report.tables:
        for relation, equations in table.equations:
            years = frozenset[int]().union(*(column.years for column in relation.inputs))
            is_later = not years <= {report.year} or _OTHER.search(table.table.title)
            for equation in () if is_later or relation.rule is not AuditRule.ACHIEVEMENT else equations:
                if equation.holds():
                    found.setdefault(equation.inputs[0].value, []).append(equation)
    return found


def _held(
    sentence: Sentence, number: PrintedNumber, said: re.Match[str], rows: Sequence[Equation]
) -> Iterator[Statement]:
    words = words_of(sentence.text[: sentence.place_of(number)])
    rows = [row for row in rows if len(words & words_of(row.place)) >= _SHARED]
    met = {row.result.value >= HUNDRED for row in rows}
    if len(met) != 1 or met == {said["miss"] is None}:
        return
    right = "mencapai target" if met == {True} else "belum mencapai target"
    row = rows[0]
    yield Statement(
        AuditRule.CLAIM,
        False,
        number.spot.line,
        " ".join((said["miss"] or "mencapai").split()) + " target",
        right,
        f"{row.place}: capaiannya {row.result.text}, yaitu {right}.",
        sentence.place,
        lines=(row.result.spot.line,),
        spots=(number.spot, row.result.spot),
    )
