"""The index of a survey told with the mean of its elements: `rata-rata unsur 3,49, nilai SKM 87,31`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.index import nine_elements
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_MEAN: Final = re.compile(
    r"\brata-?\s?rata\s+(?:(?:dari|nilai|tertimbang|seluruh|semua|kesembilan|sembilan|9)\s+)*unsur\b[^,;.]*$",
    re.IGNORECASE,
)
_INDEX: Final = re.compile(
    r"\b(?:skm|ikm|(?:survei|indeks)\s+kepuasan(?:\s+(?:masyarakat|pelanggan|pengguna))?|nilai\s+konversi|indeks)\b"
    r"[^,;.]*$",
    re.IGNORECASE,
)
_OF_OTHERS: Final = re.compile(
    r"\b(?:target\w*|banding\w*|dibanding\w*|naik|turun|meningkat|menurun|sebelum\w*|lalu|triwulan|semester"
    r"|provinsi|nasional|(?:ter)(?:tinggi|endah)|unsur\s+ke)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tells of other times, circles or single elements too."""
_LEAST_INDEX: Final = 25
_MOST_ANSWER: Final = 4
_FEWEST_DECIMALS: Final = 2


def check_told_index(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield indexes that a sentence tells with the mean of the elements that they are 25 times of."""
    for paragraph in read_paragraphs(report.document):
        for sentence in paragraph.sentences:
            yield from _told(paragraph, sentence, report)


def _told(paragraph: Paragraph, sentence: Sequence[Mention], report: UnderstoodReport) -> Iterator[Equation]:
    words = " ".join(f"{mention.before} {mention.after}" for mention in sentence)
    answers = [m for m in sentence if 1 <= m.number.value <= _MOST_ANSWER and m.number.decimals]
    means = [m for m in answers if len(answers) == 1 and _is_mean(m)]
    if len(means) == 1 and not _OF_OTHERS.search(words):
        yield from _of_tables(paragraph, means[0], report)
    indexes = [m for m in sentence if m.number.decimals and _is_index(m)]
    if len(means) == len(indexes) == 1 and not _OF_OTHERS.search(words):
        yield Equation(
            AuditRule.INDEX,
            Law.INDEX,
            indexes[0].number,
            (means[0].number,),
            paragraph.place,
            subject="indeks",
        )


def _of_tables(paragraph: Paragraph, mean: Mention, report: UnderstoodReport) -> Iterator[Equation]:
    """Yield the mean of the elements that a table of the section lists."""
    homes = quotes_of(report).surroundings.homes(paragraph.line, paragraph.text)
    listed = [
        (table, answers) for table in report.at(homes) if (answers := nine_elements(table, table.rows)[1])
    ]
    for table, answers in listed if len(listed) == 1 else ():
        place = f"{paragraph.place} dan {table.table.name}"
        yield Equation(
            AuditRule.AVERAGE, Law.MEAN, mean.number, tuple(answers), place, subject="rata-rata unsur"
        )


def _is_mean(mention: Mention) -> bool:
    return mention.number.decimals >= _FEWEST_DECIMALS and _MEAN.search(mention.before) is not None


def _is_index(mention: Mention) -> bool:
    return _LEAST_INDEX <= mention.number.value <= HUNDRED and _INDEX.search(mention.before) is not None
