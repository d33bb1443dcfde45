"""How many times as large a thing grew between two figures: `dari 3 menjadi 11, hampir empat kali lipat`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement, held_by
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_words
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.told_clauses import Told, clauses_told
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(
    r"(?P<how>\b(?:lebih\s+dari|hampir|mendekati|sekitar|kurang\s+lebih|kurang\s+dari)\s+)?"
    rf"\b(?:(?P<words>{NUMBER_WORDS})(?P<half>\s+setengah)?|(?P<digits>\d{{1,2}}(?:,\d{{1,2}})?))\s+kali\s+lipat\b"
)
_MORE: Final = frozenset(("lebih dari",))
_LESS: Final = frozenset(("hampir", "mendekati", "kurang dari"))
_SCALE: Final = re.compile(r"\s*(ribu|juta|mil(?:i|y)ar|triliun)\b", re.IGNORECASE)
_OTHER: Final = re.compile(r"\b(?:tidak|bukan|belum|target\w*|akan|rata-?\s?rata)\b", re.IGNORECASE)
_WHOLE_NEAR: Final = Decimal("0.2")
"""So far, as a share of it, a whole multiple may lie off the true one."""
_HALF: Final = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class _Multiple:
    """So many times, exactly or about."""

    words: str
    how: str
    times: Decimal
    decimals: int

    def holds(self, ratio: Decimal) -> bool:
        """Say whether a ratio may be called so: `naik dua kali lipat` is said of the rise alone too."""
        return any(self._is(each) for each in (ratio, ratio - 1))

    def _is(self, ratio: Decimal) -> bool:
        if self.how in _MORE:
            return ratio >= self.times
        near = self.times * _WHOLE_NEAR if not self.decimals else Decimal(1).scaleb(-self.decimals)
        is_near = abs(ratio - self.times) <= near
        return is_near and (self.how not in _LESS or ratio <= self.times)


def multiples_told(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each multiple told with the two figures that it lies between."""
    for sentence in report.document.sentences_with(_SAID):
        said = [*_SAID.finditer(sentence.text)]
        figures = [
            figure for clause in clauses_told(sentence, report.numbered_names) for figure in clause.figures
        ]
        first = [each for each in figures if each.is_first]
        last = [each for each in figures if each.is_last]
        is_plain = len(said) == len(first) == len(last) == 1 and not _OTHER.search(sentence.text)
        if is_plain and _scale(first[0]) == _scale(last[0]) and first[0].number.value > 0:
            yield _statement(sentence, _multiple(said[0]), first[0].number, last[0].number)


def _scale(told: Told) -> str:
    found = _SCALE.match(told.after)
    return found[1].casefold() if found else ""


def _multiple(said: re.Match[str]) -> _Multiple:
    digits = said["digits"] or ""
    whole = Decimal(digits.replace(",", ".")) if digits else Decimal(read_words(said["words"]) or 0)
    decimals = len(digits.partition(",")[2])
    times = whole + (_HALF if said["half"] else 0)
    return _Multiple(
        " ".join(said[0].split()), " ".join((said["how"] or "").split()).casefold(), times, decimals
    )


def _statement(
    sentence: Sentence, multiple: _Multiple, first: PrintedNumber, last: PrintedNumber
) -> Statement:
    right = f"{round(last.value / first.value, 2)} kali".replace(".", ",")
    return Statement(
        AuditRule.CLAIM,
        multiple.holds(last.value / first.value),
        sentence.line,
        multiple.words,
        right,
        f"{last.text} adalah {right} {first.text}; tercetak {multiple.words}.",
        sentence.place,
        spots=(first.spot, last.spot),
        against=held_by((first, last), lambda from_, to: multiple.holds(to / (from_ or 1))),
    )
