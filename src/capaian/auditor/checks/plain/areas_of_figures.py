"""Figures of a table of the report told of another area: `di Kabupaten X sebanyak 14.045`, in that of Y.

The other area stands nowhere else, so that it was left from the text which the report was made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.office_names import area_of
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_AREA: Final = Worded(
    r"\b(?:di|pada|se-?)\s*(?P<area>(?P<kind>kabupaten|kota)\s+(?P<name>(?-i:[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})))"
)
_COMPARED: Final = re.compile(
    r"\b(?:dibanding\w*|banding|daripada|tertinggi|terendah|peringkat|antara|lebih|kurang|berasal|asal|tujuan|studi"
    r"|kunjungan\s+kerja|kerja\s?sama|bersama|tetangga|berbatasan|selain|luar)\b",
    re.IGNORECASE,
)
"""Words by which another area may well be meant."""
_LEAST: Final = 4
"""Digits of a figure that stands in a table of the report by no chance."""


def check_areas_of_figures(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield the area of which a sentence tells a figure that a table near has."""
    kind, own = area_of(report.document)
    if not own:
        return
    text = "\n".join(line.text for line in report.document.lines).casefold()
    for sentence in report.document.sentences_with(_AREA):
        for said in () if _COMPARED.search(sentence.text) else _AREA.finditer(sentence.text):
            name = said["name"].casefold()
            if said["kind"].casefold() == kind and _quotes(sentence, report):
                is_other = own.casefold() not in name and name not in own.casefold() and text.count(name) == 1
                yield _statement(sentence, said["area"], own, is_other=is_other)


def _quotes(sentence: Sentence, report: UnderstoodReport) -> bool:
    """Whether a sentence has a long figure of a table near."""
    values = {number.value for number in sentence.numbers if number.digits >= _LEAST and number.is_telling}
    return any(values & table.values for table in tables_near(sentence, report))


def _statement(sentence: Sentence, printed: str, own: str, *, is_other: bool) -> Statement:
    right = f"{printed.split()[0]} {own}"
    return Statement(
        AuditRule.COPY,
        not is_other,
        sentence.line,
        printed,
        right,
        f"Angka kalimat ini dari tabel laporan tentang {own}; {printed} tidak disebut di tempat lain.",
        sentence.place,
    )
