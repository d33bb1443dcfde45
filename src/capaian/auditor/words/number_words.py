"""Numbers that are repeated in words: `23 (dua puluh tiga)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.contradictions import Contradiction, Evidence
from capaian.auditor.printed.number import read_numbers
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.quantities.labels import Label
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import Period, Role
from capaian.domain.audit import AuditRule

_PAIR: Final = re.compile(r"(?<![\d.,])(?P<number>[1-9]\d{0,2})\s*\((?P<words>[a-z ]{3,40})\)")
_ONES: Final = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
}


def value_of_words(text: str) -> int | None:
    """Return the number that Indonesian words say, up to 999; `None` where they say none.

    Examples:
        >>> value_of_words("dua puluh tiga"), value_of_words("delapan belas"), value_of_words("orang")
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
            quantity = Quantity(
                number, place, Label(""), Role.OTHER, Period(report.year), "teks", passage.text
            )
            why = f"{match['number']} ditulis dengan kata {match['words']}"
            yield Contradiction(AuditRule.COUNT, quantity, str(value), why, Evidence.WORDS)
