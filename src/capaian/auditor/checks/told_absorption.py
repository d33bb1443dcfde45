"""Absorptions of the whole budget in summaries and conclusions: `Serapan anggaran mencapai 94,5%`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from functools import lru_cache
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_BUDGET: Final = r"(?:anggaran|keuangan|belanja|dana|apbd)"
_SAID: Final = Worded(
    rf"\b(?:(?:pen[yg]?erapan|serapan|daya\s+serap)(?:\s+{_BUDGET})?|realisasi\s+{_BUDGET}"
    rf"|{_BUDGET}(?P<between>[^.;:\d]*?(?:(?:19|20)\d\d)?[^.;:\d]*?)\b(?:terserap|terealisasi))\b"
)
_LINKS: Final = re.compile(
    rf"(?:[\s,(]|\b(?:pada|untuk|tahun|{YEAR.pattern}|anggaran|keuangan|dinas|badan|kantor|total|secara|keseluruhan"
    r"|seluruh(?:nya)?|yang|telah|sudah|dapat|mencapai|sebesar|adalah|yaitu|yakni|tercatat|hingga|sampai|akhir|ini"
    r"|sebanyak|menjadi|sebagai|dengan|tingkat|persentase)\b)*",
    re.IGNORECASE,
)
"""Between the words and the share: another word makes it that of a part."""
_AHEAD: Final = re.compile(
    r"(?:.*[,;]\s)?(?:[\s,(]|\b(?:dari|sisi|segi|aspek|adapun|sementara|itu|sedangkan|secara|keseluruhan|umum|dan|serta"
    r"|dengan|tingkat|total|pada|tahun|dinas|badan|keuangan|anggaran|jumlah|persentase|namun|demikian"
    r"|(?:19|20)\d\d)\b)*",
    re.IGNORECASE | re.DOTALL,
)
_BEHIND: Final = re.compile(
    r"\s*(?:%|persen)?\s*[)]?\s*(?:[.,;]|$|dari\s+(?:total|pagu|seluruh|anggaran)\b)", re.I
)
_OTHER: Final = re.compile(
    r"\b(?:program|kegiatan|sasaran|bidang|seksi|uptd?|sekretariat|triwulan|semester|bulan|lalu|sebelumnya|target\w*"
    r"|nasional|provinsi|rata-rata|renstra|murni|fisik|modal|operasi|pegawai|gaji|dak|dau|hibah|bila|jika|minimal)\b",
    re.IGNORECASE,
)
"""Of a part, another time or circle, or what is wanted."""
_OF_WHOLE: Final = re.compile(
    r"^\W*(?:dengan\s+demikian,?\s+)?secara\s+(?:umum|keseluruhan)\b"
    r"|\bkinerja\s+(?:dinas|badan|kantor|kecamatan|inspektorat|puskesmas|rumah\s+sakit|pemerintah)\b",
    re.IGNORECASE,
)
"""A sentence of the whole office, whose figures are those of no row."""
_JOINED: Final = re.compile(
    r"\b(?:dengan|dan|serta|sedangkan|sementara)\s+(?:(?:tingkat|persentase|capaian)\s+)*$", re.IGNORECASE
)
"""Between what is said of the whole first and its absorption: `rata-rata capaian 104,07% dan serapan`."""
_MEAN_ACHIEVEMENT: Final = re.compile(
    r"\brata-rata\s+(?=(?:persentase\s+|tingkat\s+)?capaian\b)", re.IGNORECASE
)
_SECTIONS: Final = re.compile(
    r"\b(?:penutup|ringkasan|ikhtisar|ke?simpulan|simpulan|pengantar|abstrak)\b", re.IGNORECASE
)
_LONGEST: Final = 60
"""Letters of a title in capitals."""


def told_absorption_in(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield the absorption that a summary or conclusion tells of all, with that of the totals of tables."""
    sentences = report.document.sentences_with(_SAID)
    told = [(sentence, number) for sentence in sentences for number in _shares(sentence, report)]
    totals, others = _of_tables(report) if told else ({}, frozenset[Decimal]())
    for sentence, number in told if len(totals) == 1 else ():
        ((whole, place),) = totals.values()
        if number.value not in others or _OF_WHOLE.search(sentence.text):
            yield Equation(
                AuditRule.CROSSREF,
                Law.EQUAL,
                number,
                (whole,),
                f"{sentence.place} dan {place}",
                subject="serapan",
            )


def _shares(sentence: Sentence, report: UnderstoodReport) -> Iterator[PrintedNumber]:
    """Yield the one share that is told right behind the words, of the report's year and no part of it."""
    years = years_in(sentence.text)
    has_amounts = any(number.unit == RUPIAH for number in sentence.numbers)
    is_of_whole = _OF_WHOLE.search(sentence.text) is not None
    is_of_all = (is_of_whole or _is_summary(sentence, report.document)) and years <= {report.year}
    if has_amounts or not is_of_all or _OTHER.search(_MEAN_ACHIEVEMENT.sub("", sentence.text)):
        return
    for said in _SAID.finditer(sentence.text):
        behind = (n for n in sentence.numbers if sentence.place_of(n) >= said.end() and n.unit == PERCENT)
        number = next(behind, None)
        is_joined = is_of_whole and _JOINED.search(sentence.text, 0, said.start())
        if number is not None and (is_joined or _AHEAD.fullmatch(sentence.text, 0, said.start())):
            start = sentence.place_of(number)
            is_right_behind = _LINKS.fullmatch(sentence.text, said.end(), start)
            if is_right_behind and _BEHIND.match(sentence.text, start + len(number.text)):
                yield number
                return


def _is_summary(sentence: Sentence, document: PrintedDocument) -> bool:
    """Whether a sentence stands in a chapter that tells of the whole, be its title numbered or not."""
    lines, titles = _titles(document)
    above = bisect_left(lines, sentence.line)
    return above > 0 and _SECTIONS.search(titles[above - 1]) is not None


@lru_cache(maxsize=4)
def _titles(document: PrintedDocument) -> tuple[Sequence[int], Sequence[str]]:
    """Return the lines of titles and their words, each report read once."""
    headings = {heading.line for heading in document.headings}
    lines = (line for line in document.lines if not line.is_row)
    found = [line for line in lines if line.number in headings or _is_title(line.text.strip())]
    return [line.number for line in found], [line.text for line in found]


def _is_title(text: str) -> bool:
    return text.isupper() and len(text) <= _LONGEST


def _of_tables(
    report: UnderstoodReport,
) -> tuple[dict[Decimal, tuple[PrintedNumber, str]], Set[Decimal]]:
    """Return the absorptions of the totals of tables, each with its place, and all others that they print."""
    totals: dict[Decimal, tuple[PrintedNumber, str]] = {}
    others = set[Decimal]()
    for table in report.tables:
        kinds = {row.row.line: row.kind for row in table.rows}
        for relation, equations in table.equations:
            for equation in equations if relation.rule is AuditRule.ABSORPTION else ():
                if kinds.get(equation.result.spot.line) is RowKind.TOTAL and equation.holds():
                    totals.setdefault(equation.result.value, (equation.result, equation.place))
                else:
                    others.add(equation.result.value)
    return totals, others
