"""Targets that are met from above: of deaths, days and complaints less is better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_AT_MOST: Final = re.compile(
    r"(?:<=?|[\u2264\u2039]"
    r"|\b(?:maks(?:imal|imum|\.)?|paling (?:banyak|tinggi|lama|besar|lambat)|di bawah|kurang dari"
    r"|batas(?: atas)?"
    r"|(?:tidak|tak) (?:lebih dari|melebihi|melampaui)|setinggi-tinggi(?:nya)?|sebanyak-banyak(?:nya)?))"
    r"\s*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""Right before a target that must not be passed: `target < 5 persen`, `target paling banyak 10`."""
_INVERSE: Final = (Law.INVERSE, Law.MIRROR)


@dataclass(frozen=True)
class LowerBetter:
    """What a report says of targets that are met from above."""

    report: UnderstoodReport

    @cached_property
    def _achieved(self) -> Sequence[Equation]:
        """Achievements of which less is better."""
        return [
            equation
            for table in self.report.tables
            for relation, equations in table.equations
            for equation in (equations if relation.rule is AuditRule.ACHIEVEMENT else ())
            if equation.law in _INVERSE
        ]

    @cached_property
    def _targets(self) -> frozenset[object]:
        return frozenset(equation.inputs[-1].value for equation in self._achieved)

    @cached_property
    def _things(self) -> frozenset[str]:
        """What the rows with such achievements are called."""
        lines = {equation.result.spot.line for equation in self._achieved}
        rows = (row for table in self.report.tables for row in table.items)
        return frozenset(row.label for row in rows if row.row.line in lines)

    def is_of(self, thing: str) -> bool:
        """Say whether less is better of what a row names, by its achievements."""
        return thing in self._things

    def has(self, target: Mention) -> bool:
        """Say whether a target is one of such a row."""
        return self.has_value(target.number.value)

    def has_value(self, target: Decimal) -> bool:
        """Say whether a figure is the target of such a row."""
        return target in self._targets

    def may_be(self, sentence: Sentence, mentions: Sequence[Mention], target: Mention) -> bool:
        """Say whether less may be better of what a sentence tells: by its words, a table, its achievement."""
        is_full = any(m.part is Part.ACHIEVEMENT and m.number.value >= HUNDRED for m in mentions)
        words = f"{sentence.section} {sentence.text}"
        is_ceiling = _AT_MOST.search(target.before) is not None
        return is_ceiling or is_full or self.has(target) or may_be_less(words)
