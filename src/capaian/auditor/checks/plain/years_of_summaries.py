"""Last year's number before what this year's tables print: in summaries, end words and what leads to a table.

`Kinerja dinas tahun 2022 menunjukkan hasil yang baik, dengan rata-rata capaian 99,26% dan serapan 97,58%` in
the report of 2023, whose tables have both; `Perjanjian Kinerja Tahun 2021 disajikan pada Tabel 3`, which is
that of 2022.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, takewhile
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.leading_years import COMPARES, years_beside_laws
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.figure_index import Figures, find_figures
from capaian.auditor.understanding.figures import Figure, words_of
from capaian.auditor.understanding.misdated import years_of_title
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_SUMS_UP: Final = Worded(
    r"\b(?:kinerja|indikator)\b[^.;:]{0,140}?\btahun\s+(?:anggaran\s+)?20\d\d\b(?!\s*[-\u2013/])"
)
_OTHER: Final = re.compile(
    r"\b(?:perjanjian|rencana|renstra|rpjmd|target|predikat|sakip|lke|dasar|baseline|periode|kedua|kondisi"
    r"|se(?:belum|sudah|telah)\w*|laporan\s+kinerja\s+tahun)\b",
    re.IGNORECASE,
)
"""What may be of another year than the figures beside it."""
_FEWEST_DIGITS: Final = 4
"""A figure with fewer may be any."""
_FEWEST: Final = 2
"""Figures of this year's tables that leave no doubt."""
_SHOWN: Final = (
    r"(?:disajikan|tersaji|tercantum|dicantumkan|dilihat|disampaikan|ditampilkan|dimuat|termuat|dirinci"
    r"|tertuang)"
)
_IS_SHOWN: Final = Worded(rf"\b{_SHOWN}\b")
_LEADS: Final = re.compile(
    r"^\W*(?P<what>(?:[^\W\d_]+[\s,/]+){1,9}?)tahun\s+(?:anggaran\s+)?(?P<year>20\d\d)\s+"
    r"(?:(?:dapat|bisa|secara\s+(?:rinci|lengkap)|selengkapnya|ini)\s+){0,2}"
    rf"{_SHOWN}\s+(?:(?:pada|dalam|di)\s+)?tabel\s+(?P<table>[A-Z]{{0,2}}\d+(?:[.-]\d+)*)\b",
    re.IGNORECASE,
)


def check_years_of_summaries(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield years of sentences that sum up what the tables print for the year of the report."""
    by_paragraph = groupby(report.document.sentences, lambda each: each.paragraph or each.line)
    for _, own in by_paragraph:
        paragraph = [*own]
        for place, sentence in enumerate(paragraph):
            yield from _summed_up(paragraph[place:], sentence, report)
    yield from _leading(report)


def _summed_up(behind: Sequence[Sentence], sentence: Sentence, report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the year of a sentence that has, with what follows it in its paragraph, figures of this year."""
    years = years_beside_laws(sentence.text)
    if report.year is None or len(years) != 1 or not _SUMS_UP.search(sentence.text):
        return
    (said,) = years
    about = [sentence, *takewhile(lambda each: not years_beside_laws(each.text), behind[1:])]
    text = " ".join(each.text for each in about)
    if said >= report.year or COMPARES.search(text) or _OTHER.search(sentence.text):
        return
    figures = find_figures(report)
    telling = {number.value: number for each in about for number in each.numbers if _tells(number)}
    stand = [_years_of(number, figures) for number in telling.values()]
    is_ours = all(said not in years for years in stand if years is not None)
    if is_ours and sum(years is not None for years in stand) >= _FEWEST:
        why = f"Angka di belakangnya tercetak dalam tabel untuk tahun {report.year}, bukan {said}."
        yield _statement(report, sentence, said, report.year, why)


def _tells(number: PrintedNumber) -> bool:
    return len(re.sub(r"\D", "", number.text)) >= _FEWEST_DIGITS and not YEAR.fullmatch(number.text)


def _years_of(number: PrintedNumber, figures: Figures) -> frozenset[int] | None:
    """Return the years for which tables print a figure; `None` where none prints it."""
    found = figures.equal_to(number)
    return frozenset[int]().union(*map(_years_of_figure, found)) if found else None


def _years_of_figure(figure: Figure) -> frozenset[int]:
    return figure.years or figure.years_of_table or years_of_title(figure.table.title)


def _leading(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the years of sentences that name what a table shows, where its title has another."""
    titled = {table.number: table for table in report.document.tables if table.number}
    for sentence in report.document.sentences_with(_IS_SHOWN):
        said = _LEADS.search(sentence.text)
        table = titled.get(said["table"]) if said is not None else None
        if said is None or table is None or not _is_of(table, said["what"]):
            continue
        own, told = years_beside_laws(table.title), int(said["year"])
        if len(own) == 1 and told not in own and years_beside_laws(sentence.text) == {told}:
            (right,) = own
            why = f"Tabel {table.number} berjudul tahun {right}."
            yield _statement(report, sentence, told, right, why)


def _is_of(table: PrintedTable, what: str) -> bool:
    """Whether the title of a table has every word that a sentence calls it by."""
    return words_of(what) <= words_of(table.title) and len(words_of(what)) > 0


def _statement(report: UnderstoodReport, sentence: Sentence, said: int, right: int, why: str) -> Statement:
    place = partial(report.document.line_of, str(said))
    return Statement(AuditRule.YEAR, False, place(sentence), str(said), str(right), why, sentence.place)
