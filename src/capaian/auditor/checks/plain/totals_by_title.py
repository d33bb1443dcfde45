"""Shares that a summary quotes from the last row of a table by its title: `Penerimaan pasar mencapai 95,66%`.

The words before the figure are those of one title, whose table has one share for all its rows together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.figures import subject_of, words_of
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.short_names import bears
from capaian.auditor.understanding.told_clauses import Told, clauses_told
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_CLAUSE: Final = re.compile(
    r"[.;:,]\s|\b(?:dan|serta|adalah|yaitu|sedangkan|bahwa|namun|tetapi)\b", re.IGNORECASE
)
_REACHED: Final = re.compile(
    r"\s+(?:yang\s+)?(?:(?:telah|sudah|masih|hanya|baru|juga|tahun|pada|20\d\d)\s+)*(?:mencapai|sebesar|adalah)\s+(?:sebesar\s+)?$",
    re.IGNORECASE,
)
"""Right before the figure, behind what it is of."""
_ENDS: Final = re.compile(
    r"^\s*(?:%|persen\b)\s*(?:dari\s+target(?:nya)?\b(?!\s+\w+\s+\w+\s+\w)|$|[.;,)]|serta\b|dan\b|sehingga\b|atau\b)",
    re.IGNORECASE,
)
_IDLE: Final = frozenset(
    (
        "target",
        "realisasi",
        "capaian",
        "data",
        "rekapitulasi",
        "jumlah",
        "rincian",
        "persentase",
        "tahun",
        "tingkat",
    )
)
_OTHER: Final = re.compile(
    r"\b(?:target\s+nasional|rata-?\s?rata|ter(?:tinggi|endah|besar|kecil)|kecamatan|provinsi|nasional|tidak|belum|sisa"
    r"|selisih|naik|turun|meningkat|menurun|triwulan|semester|bulan)\b",
    re.IGNORECASE,
)
_LETTERS: Final = re.compile(r"\s*[(]\s*(?P<short>[A-Z]{2,8})\s*[)]")
_FEWEST: Final = 2
_FARTHEST: Final = 20
"""Points by which a share is wrong at most; one farther off is of something else."""


def check_totals_by_title(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield shares that a title names, beside the one that its table has for all."""
    for sentence, mentions in read_sentences(report.document):
        is_of_year = years_in(sentence.text) <= {report.year}
        if not is_of_year or not any(m.number.unit == PERCENT for m in mentions):
            continue
        for clause in clauses_told(sentence, report.numbered_names):
            for told in clause.figures:
                if told.number.unit == PERCENT and told.number.decimals and _ENDS.match(told.after):
                    yield from _held(sentence, told, report)


def _held(sentence: Sentence, told: Told, report: UnderstoodReport) -> Iterator[Equation]:
    ahead = sentence.text[: sentence.place_of(told.number)]
    reached = _REACHED.search(ahead)
    if reached is None:
        return
    phrase = _CLAUSE.split(ahead[: reached.start()])[-1]
    words = words_of(_without_long_form(phrase)) - _IDLE
    if len(words) < _FEWEST or _OTHER.search(phrase):
        return
    said = words_of(ahead)
    found = [*_totals(words, said, report)]
    shares = {number.value for _, _, number in found}
    if len(shares) != 1 or told.number.value in shares:
        return
    table, row, number = found[0]
    is_near = abs(number.value - told.number.value) <= _FARTHEST and number.decimals == told.number.decimals
    if is_near and not _is_of_a_row(told.number, table):
        place = f"{sentence.place} dan {table.place(row)}"
        yield Equation(AuditRule.CROSSREF, Law.EQUAL, told.number, (number,), place, subject="jumlah")


def _without_long_form(phrase: str) -> str:
    """Return a phrase with the letters in brackets instead of the words that they stand for."""
    letters = _LETTERS.search(phrase)
    if letters is None:
        return phrase
    before = phrase[: letters.start()].split()
    long_form = next(
        (n for n in range(2, len(before) + 1) if bears(" ".join(before[-n:]), letters["short"])), 0
    )
    return " ".join((*before[: len(before) - long_form], letters["short"], phrase[letters.end() :]))


def _totals(
    words: frozenset[str], said: frozenset[str], report: UnderstoodReport
) -> Iterator[tuple[UnderstoodTable, UnderstoodRow, PrintedNumber]]:
    """Yield the share of all rows together in each table whose title has the words, and no others."""
    for table in report.tables:
        title = table.table.title
        subject = words_of(subject_of(title)) - _IDLE
        years = years_in(title)
        if not words <= subject or not subject <= said | words or not years <= {report.year}:
            continue
        shares = [column for column in table.figure_columns if column.is_percent]
        if len(table.totals) == 1 == len(shares):
            number = table.totals[0].row.cells[shares[0].index].number
            if number is not None:
                yield table, table.totals[0], number


def _is_of_a_row(number: PrintedNumber, table: UnderstoodTable) -> bool:
    """Whether a row has the share: it may be meant."""
    return any(number.value in values for values in table.item_values)
