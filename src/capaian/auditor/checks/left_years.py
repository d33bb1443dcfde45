"""Years left from another report: of amounts, of comparisons, of plans, of what leads to a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.leading_years import COMPARES, OF_A_YEAR, leading_years, years_beside_laws
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import PrintedDocument, Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.whole_budgets import WholeBudget, whole_budgets
from capaian.auditor.understanding.years import may_name_year
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_CONTRASTS: Final = re.compile(r"\b(?:sedangkan|reviu)\b", re.IGNORECASE)
_FEWEST: Final = 2
"""Amounts of last year that a sentence is about: what could be spent, and what was."""
_AMOUNT: Final = 1_000_000
_DIGITS: Final = 5
_LAST: Final = Worded(
    r"(?<!-)\btahun\s+(?:sebelumnya|lalu|yang lalu)\s*[,(]?\s*(?:(?:yaitu|yakni|pada)\s+)?(?:tahun\s+)?"
    r"(?P<year>20\d\d)\b(?!\s*[-\u2013])"
)
_SEVERAL: Final = re.compile(r"\b(?:\d+|dua|tiga|empat|lima|beberapa)\s*$", re.IGNORECASE)
_SPAN: Final = Worded(
    r"\b(?:renstra|rencana strategis|rencana pembangunan|rpjmd|rpjpd|rpjmn|rpd|periode|masa jabatan)\b"
    r"[^.;()\d]{0,60}(?P<first>(?:19|20)\d\d)\s*"
    r"(?:[-\u2013\u2014]|s\.?\s?/?d\.?|sampai(?: dengan)?|hingga)\s*(?:tahun\s+)?(?P<last>(?:19|20)\d\d)\b"
)


def check_left_years(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield years in running text that tables, the words beside them or their own order tell."""
    document, year = report.document, report.year
    yield from _spans(document)
    if year is None:
        return
    paid, wholes = _paid(report), [*whole_budgets(report)]
    printed = _printed(document) if wholes else frozenset[Decimal]()
    for place, sentence in enumerate(document.sentences):
        if may_name_year(sentence.text):
            yield from _last_year(sentence, year)
            yield from _amounts(sentence, paid, year)
            if wholes:
                before, behind = document.sentences[max(place - 1, 0) : place], document.sentences[place:][:3]
                yield from _left_in(sentence, (before, behind), printed, wholes, year)
    yield from leading_years(report, year)


def _statement(line: int, printed: str, expected: str, why: str, place: str) -> Statement:
    """Return the statement that a year is right; it is if nothing else is expected."""
    told = why if expected else ""
    return Statement(AuditRule.YEAR, not expected, line, printed, expected, told, place)


def _spans(document: PrintedDocument) -> Iterator[Statement]:
    """Yield the years of each plan: none ends before it begins."""
    for line in document.lines_with(_SPAN):
        for cell in filter(may_name_year, line.cells):
            for match in _SPAN.finditer(cell):
                first, last = int(match["first"]), int(match["last"])
                why = f"Masa ini berakhir ({last}) sebelum mulai ({first})."
                expected = "" if first <= last else "tahun akhir sesudah tahun awal"
                yield _statement(line.number, f"{first}-{last}", expected, why, f"baris {line.number}")


def _last_year(sentence: Sentence, year: int) -> Iterator[Statement]:
    """Yield the year that is called the last one: one less than the report's, or than another named."""
    for match in _LAST.finditer(sentence.text):
        if _SEVERAL.search(sentence.text[: match.start()]):
            continue
        said = int(match["year"])
        expected = "" if said + 1 in years_beside_laws(sentence.text) | {year} else str(year - 1)
        why = f"Tahun sebelum {year} adalah {year - 1}."
        yield _statement(sentence.line, match[0], expected, why, sentence.place)


@dataclass(frozen=True, slots=True)
class _Paid:
    """An amount that tables print."""

    line: int
    table: str
    years: frozenset[int]
    """What columns, rows and titles say it is of; the unknown year where they say nothing."""


_UNKNOWN: Final = 0


def _paid(report: UnderstoodReport) -> Mapping[Decimal, _Paid]:
    """Return the amounts that tables print, with the years that they are of."""
    found: dict[Decimal, _Paid] = {}
    for understood in report.tables:
        titled = years_beside_laws(understood.table.title) or {_UNKNOWN}
        for row in understood.rows:
            in_names = years_beside_laws(" ".join(cell.text for cell in row.row.cells if cell.number is None))
            for column in understood.columns:
                number = row.row.cells[column.index].number
                if column.is_money and number is not None and _is_telling(number.value):
                    known = found.get(number.value)
                    years = column.years or in_names or titled
                    earlier = known.years if known else frozenset()
                    line, name = (
                        (known.line, known.table) if known else (number.spot.line, understood.table.name)
                    )
                    found[number.value] = _Paid(line, name, earlier | years)
    return found


def _is_telling(value: Decimal) -> bool:
    return value >= _AMOUNT and len(str(int(value)).rstrip("0")) >= _DIGITS


def _amounts(sentence: Sentence, paid: Mapping[Decimal, _Paid], year: int) -> Iterator[Statement]:
    """Yield the only year of a sentence about amounts: it is one of those that tables print them for."""
    years = years_beside_laws(sentence.text)
    if len(years) != 1 or not OF_A_YEAR.search(sentence.text) or COMPARES.search(sentence.text):
        return
    (said,) = years
    known = [paid[n.value] for n in _dated(sentence, said) if n.value in paid]
    if not known or said > year:
        return
    is_left = all(each.years == {year} for each in known) and said != year
    why = f"Jumlah dalam kalimat ini tercetak pada {known[0].table} untuk tahun {year}."
    made = _statement(sentence.line, f"tahun {said}", str(year) if is_left else "", why, sentence.place)
    yield replace(made, lines=(known[0].line,))


def _dated(sentence: Sentence, year: int) -> list[PrintedNumber]:
    """Return the amounts of a sentence between the semicolons that its year stands between.

    `Terserap Rp5.200.000 dari Rp6.100.000; pada tahun 2030 serapannya 80%` tells of amounts of another year.
    """
    text = sentence.text
    at = text.find(str(year))
    start, end = text.rfind(";", 0, at) + 1, text.find(";", at)
    amounts = (number for number in sentence.numbers if number.unit == RUPIAH)
    return [n for n in amounts if start <= sentence.place_of(n) < (len(text) if end < 0 else end)]


def _printed(document: PrintedDocument) -> frozenset[Decimal]:
    """Return every figure that a table of a report prints."""
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return frozenset(number.value for cell in cells for number in cell.numbers)


def _left_in(
    sentence: Sentence,
    beside: tuple[Sequence[Sentence], Sequence[Sentence]],
    printed: frozenset[Decimal],
    wholes: Sequence[WholeBudget],
    year: int,
) -> Iterator[Statement]:
    """Yield sentences about amounts of last year whose share is that of this year's tables.

    The share was brought up to date, and the year and the amounts were not. A sentence on last year alone
    looks back: nothing says that it was left in.

    Args:
        sentence: One that may name last year.
        beside: Those before it, and from it on.
        printed: Every figure of the tables.
        wholes: What the tables of budgets come to.
        year: The report's.
    """
    amounts = sorted(_dated(sentence, year - 1), key=lambda number: number.value)
    if len(amounts) != _FEWEST or years_beside_laws(sentence.text) != {year - 1}:
        return
    before, behind = ([each for each in side if _are_near(sentence, each)] for side in beside)
    near = " ".join(other.text for other in (*before, *behind))
    is_told = (
        str(year) in near
        or COMPARES.search(near)
        or _CONTRASTS.search(near)
        or any(_tells_this_year(other, printed) for other in (*before, *behind) if other is not sentence)
        or any(number.value in printed for number in amounts)
    )
    spent, budget = amounts
    own = WholeBudget("", budget.value, spent.value)
    shares = [n for other in behind for n in other.numbers if n.unit == PERCENT and n.decimals]
    fits = ((share, whole) for whole in wholes for share in shares if whole.gives(share))
    found = None if is_told or any(map(own.gives, shares)) else next(fits, None)
    yield _left_of(sentence, spent, budget, found, year)


def _left_of(
    sentence: Sentence,
    spent: PrintedNumber,
    budget: PrintedNumber,
    found: tuple[PrintedNumber, WholeBudget] | None,
    year: int,
) -> Statement:
    """Return what is said of amounts of last year with those of this one, where a share is theirs."""
    printed = f"tahun {year - 1}"
    if found is None:
        return _statement(sentence.line, printed, "", "", sentence.place)
    share, whole = found
    own = f"{spent.write(whole.spent, 0)} di tempat {spent.text}, {budget.write(whole.budget, 0)}"
    why = (
        f"Kalimat ini tentang tahun {year - 1}; angkanya tidak ada dalam tabel, tanpa perbandingan dengan"
        f" tahun {year}. Kemungkinan tertinggal dari laporan tahun lalu. {share.text}% cocok dengan jumlah"
        f" pagu dan realisasi pada {whole.table}."
    )
    expected = f"tahun {year}, {own} di tempat {budget.text}"
    made = _statement(sentence.line, printed, expected, why, sentence.place)
    return replace(made, keeps=(share.spot,))


def _tells_this_year(sentence: Sentence, printed: frozenset[Decimal]) -> bool:
    """Whether a sentence without a year has the amounts of the tables: one of last year is set beside it."""
    amounts = {n.value for n in sentence.numbers if n.unit == RUPIAH and _is_telling(n.value)}
    return len(amounts & printed) >= _FEWEST and not years_beside_laws(sentence.text)


def _are_near(sentence: Sentence, other: Sentence) -> bool:
    """Whether one sentence begins where the other ends, or in the next line; either may go on over lines."""
    return other.line - _last_line(sentence) <= 1 and sentence.line - _last_line(other) <= 1


def _last_line(sentence: Sentence) -> int:
    return max((number.spot.line for number in sentence.numbers), default=sentence.line)
