"""Numbers that are repeated in words, `23 (dua puluh tiga)`,
and those that the list behind them denies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from capaian.auditor.contradictions import Contradiction, ContradictionGround, contradict_words
from capaian.auditor.document.grids import list_mark
from capaian.auditor.document.passages import TextLine
from capaian.auditor.printed.known_words import values_of_words
from capaian.auditor.printed.number import read_numbers
from capaian.auditor.quantities.figures import words_at
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.domain.audit import AuditRule

_PAIR: Final = re.compile(r"(?<![\d.,])(?P<number>[1-9]\d{0,2})\s*\((?P<words>[a-z ]{3,40})\)")
_COUNT: Final = re.compile(
    r"\b(?P<count>\d{1,2}|[a-z]+(?: belas| puluh(?: [a-z]+)?)?)\s+(?:\([a-z ]+\)\s*)?(?=[a-z]{4})",
    re.IGNORECASE,
)
"""A count of things: `3 (tiga) bidang`, `dua belas kegiatan`."""
_ONES: Final = values_of_words("number")


def value_of_words(text: str) -> int | None:
    """Return the number that Indonesian words say, up to 999; `None` where they say none.

    Examples:
        >>> (value_of_words("dua puluh tiga"), value_of_words("delapan belas"),
        ...     value_of_words("orang"))
        (23, 18, None)
    """
    total, last = 0, 0
    for word in text.lower().split():
        if word in _ONES:
            last = _ONES[word]
            total += last
        elif word == "belas":
            total += 10
        elif word == "puluh":
            total += 9 * last
        elif word == "ratus":
            total += 99 * last
        elif word == "seratus":
            total += 100
        else:
            return None
    return total or None


def audit_number_words(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield numbers that their words deny."""
    for passage in report.passages:
        for match in _PAIR.finditer(passage.text) if "(" in passage.text else ():
            value = value_of_words(match["words"])
            if value is None or value == int(match["number"]):
                continue
            place = passage.place_at(match.start())
            number = read_numbers(match["number"], place.line)[0]
            quantity = words_at(place, passage.text, report.year, number=number)
            why = f"{match['number']} ditulis dengan kata {match['words']}"
            yield Contradiction(
                AuditRule.COUNT, quantity, str(value), why, ContradictionGround.WORDS
            )


def audit_list_counts(report: ReportQuantities) -> Iterator[Contradiction]:
    """Yield the counts before a list that has another number of points;
    two may count it together.
    """
    lines = report.text_lines
    for at, line in enumerate(lines):
        if not line.text.rstrip().endswith(":"):
            continue
        text = line.text if line.begins or not at else f"{lines[at - 1].text} {line.text}"
        counts = [*_counts_in(text.rpartition(". ")[2])]
        listed = _count_points(islice(lines, at + 1, None)) if counts else 0
        # A count that is more than twice as many is of something else.
        is_of_list = listed > 1 and counts[-1] <= 2 * listed
        if is_of_list and listed not in {*counts, sum(counts[-2:])}:
            quantity = words_at(line.place, text, report.year)
            why = f"daftar di bawahnya {listed} butir"
            yield contradict_words(AuditRule.COUNT, quantity, str(listed), why, str(counts[-1]))


def _counts_in(text: str) -> Iterator[int]:
    for match in _COUNT.finditer(text):
        count = match["count"]
        if value := int(count) if count.isdigit() else value_of_words(count):
            yield value


def _count_points(lines: Iterable[TextLine]) -> int:
    """Return how many points a list has, those of lists in it aside: `1.`, `2.` or `a.`, `b.`."""
    marks: list[str] = []
    for line in lines:
        mark = list_mark(line.text).rstrip(".)").lower()
        if not mark:
            if line.begins:
                break
        elif mark == _mark_after(marks, mark):
            marks.append(mark)
        elif not marks or mark.isdigit() == marks[0].isdigit():
            break
    return len(marks)


def _mark_after(marks: list[str], like: str) -> str:
    """Return the mark of the next point of a list, whose first one is a number or a letter."""
    at = len(marks) + 1
    return str(at) if (marks[0] if marks else like).isdigit() else chr(ord("a") + at - 1)
