"""A number is well formed in the number style of its table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.shifted_marks import shifted_marks
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_digits, without_doubled
from capaian.auditor.printed.table import PrintedCell, PrintedTable
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import PERCENT, RUPIAH

_FEWEST: Final = 4
"""Numbers that show the style of a table."""
_MOST: Final = 0.8
_NUMBER_CELL: Final = re.compile(
    r"^[\s(]*(?:Rp\.?\s*)?[-\u2212]?(?P<digits>\d[\d.,]*\d|\d)\s*(?:%|,-|,00-)?(?P<tail>[-\s)%]*)$",
    re.IGNORECASE,
)
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*")
_BOTH_MARKS: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d{3}|[1-9]\d{0,2}(?:,\d{3})+\.\d{3}")
_CUT_SHORT: Final = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*)(?P=mark)(?P<rest>\d{1,2})"
)
"""`552.815.00`: one mark throughout, and fewer than three digits behind the last one."""
_BROKEN: Final = re.compile(
    r"^\s*(?:Rp\.?\s*)?\d[\d.,]*(?:[.,]{2,}|[.,]\s+)\d[\d.,]*\s*(?:%|,-)?\s*$", re.IGNORECASE
)
"""`5.505..709` or `5. 505.709`."""
_WHY_DOUBLED: Final = "Tanda pemisah dalam angka ini rangkap atau terputus."
_NUMBERED: Final = re.compile(
    r"\b(?:nomor|no\.?|butir|angka|huruf|pasal|ayat|skala|poin|point|tabel|gambar|bab|lampiran)\s*$",
    re.IGNORECASE,
)
"""Right before marks of a list or a scale, which are no number: `nomor 11.,12. dan 13.`."""
_NOUGHTS: Final = re.compile(r"[.,]00$")
_MANY: Final = 6
"""Amounts of a column that all have two noughts behind their marks."""
_FEWEST_DIGITS: Final = 3
"""Of a bare number with two marks side by side: `1.,2.` and `1..5` are several."""
_DATE: Final = re.compile(r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d")
_OF_CODE: Final = re.compile(r"\.0+[1-9]")
"""A part of a code, counted with noughts before it: `5.02.0001`."""


def check_format(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every number alone in a cell, marks that are shifted in a series, and amounts in sentences."""
    for understood in report.tables:
        table = understood.table
        style = _style(table) or report.document.style
        noted: set[int] = set()
        labels = {cell.line: row.label for row in table.rows for cell in row.cells}
        for index in range(table.width):
            cells = [
                cell
                for cell in table.column(index)
                if _NUMBER_CELL.match(cell.text) or _BROKEN.match(cell.text)
            ]
            company = _Company(cells, style)
            for cell in cells:
                place = f"{table.name}, {labels[cell.line]}".rstrip(", ")
                found = _statement(place, cell, style, company)
                is_note = not found.holds and found.level is Level.NOTE
                if not is_note or cell.line not in noted:
                    yield found
                noted |= {cell.line} if is_note else set()
    yield from shifted_marks(report)
    sentences = report.document.sentences
    cut = sum(_CUT_SHORT.fullmatch(number.text) is not None for each in sentences for number in each.numbers)
    for sentence in sentences:
        yield from _of_sentence(sentence, is_habit=cut >= _FEWEST)


def _of_sentence(sentence: Sentence, *, is_habit: bool) -> Iterator[Statement]:
    """Yield the amounts of money in a sentence, and what has two marks side by side.

    Args:
        sentence: One of running text.
        is_habit: Whether the report ends amounts with two digits behind the mark of thousands throughout.
    """
    place = sentence.place
    for number in sentence.numbers:
        single = without_doubled(number.text)
        if single != number.text and _is_one(sentence, number):
            yield Statement(
                AuditRule.FORMAT,
                False,
                number.spot.line,
                number.text,
                single,
                _WHY_DOUBLED,
                place,
                spots=(number.spot,),
            )
        elif number.unit == RUPIAH:
            expected = _mended(_broken(number.text, number.style), NumberStyle.INDONESIAN)
            cut = None if expected or is_habit else _CUT_SHORT.fullmatch(number.text)
            expected = _completed(cut) if cut and cut["whole"].count(cut["mark"]) > 1 else expected
            why = "Pemisah ribuan tidak berada pada setiap tiga angka." if expected else ""
            line = number.spot.line
            yield Statement(AuditRule.FORMAT, not expected, line, number.text, expected, why, place)


def _is_one(sentence: Sentence, number: PrintedNumber) -> bool:
    """Whether digits with two marks side by side are one number, and no numbers of a list."""
    is_bare = number.unit not in (RUPIAH, PERCENT)
    is_numbered = _NUMBERED.search(sentence.text[: sentence.place_of(number)])
    return not is_bare or (number.digits >= _FEWEST_DIGITS and is_numbered is None)


def _style(table: PrintedTable) -> NumberStyle | None:
    """Return the style that nearly all telling numbers of a table have; `None` if they disagree."""
    found = Counter(
        number.style
        for row in table.rows
        for cell in row.cells
        for number in cell.numbers
        if number.style in (NumberStyle.INDONESIAN, NumberStyle.ENGLISH) and number.other is None
    )
    if sum(found.values()) < _FEWEST:
        return None
    style, count = found.most_common(1)[0]
    return style if count >= _MOST * sum(found.values()) else NumberStyle.MIXED


class _Company:
    """The numbers of a column, counted once: what is usual among them."""

    def __init__(self, cells: Sequence[PrintedCell], style: NumberStyle) -> None:
        """Count the numbers of cells beside the style of their table."""
        numbers = [number for cell in cells for number in cell.numbers]
        self._unread = sum(cell.number is None for cell in cells)
        self._count = len(cells)
        self.has_large = sum(number.value >= 1000 for number in numbers) * 2 >= len(numbers)
        """Whether numbers with marked thousands are usual."""
        cut = sum(_CUT_SHORT.fullmatch(number.text) is not None for number in numbers)
        self.has_whole = self.has_large and cut * _FEWEST < len(numbers)
        """Whether they are, and few end in less than three digits behind such a mark."""
        decimals = [number for number in numbers if number.decimals > 0 and number.other is None]
        self._all = Counter(number.text for number in decimals)
        found = (_THOUSANDS.fullmatch(number.text) for number in numbers)
        self._marks = Counter(match["mark"] for match in found if match)
        """How many numbers mark their thousands by which mark."""
        self._same = Counter(number.text for number in decimals if number.style is style)

    def is_lost_mark(self, digits: str) -> bool:
        """Say whether a number is the only one with another mark of thousands: `4,126` among `5.030`."""
        match = _THOUSANDS.fullmatch(digits)
        if match is None or self._all.total() > 0:
            return False
        own, other = match["mark"], "," if match["mark"] == "." else "."
        return self._marks[own] == 1 and self._marks[other] >= _FEWEST and self.has_large

    def is_of_both_marks(self, digits: str) -> bool:
        """Say whether a number has both marks before three digits each, and no other has decimals."""
        return bool(_BOTH_MARKS.fullmatch(digits)) and self._all.total() <= 1 and self.has_large

    def tells_shifted(self, digits: str) -> str:
        """Return the digits of the only cell whose marks no number has: `229.76.0000` among amounts.

        Nothing where it may be a date or a code.
        """
        first, *groups = digits.split(".")
        is_alone = self._unread == 1 and self._count > _FEWEST and self.has_large
        is_whole = 1 <= len(first) <= 3 and len(groups) > 1 and not sum(map(len, groups)) % 3
        is_other = "," in digits or _DATE.fullmatch(digits) or _OF_CODE.search(digits)
        return "".join((first, *groups)) if is_alone and is_whole and not is_other else ""

    def has_decimals(self, cut: re.Match[str]) -> bool:
        """Say whether nearly all others have as many decimals as stand behind the last mark of a number."""
        others = [text for text in self._same.elements() if text != cut[0]]
        other = "," if cut["mark"] == "." else "."
        alike = sum(text[: -len(cut["rest"])].endswith(other) for text in others)
        return alike > 1 and alike >= _MOST * len(others)

    def lacks_decimals(self, digits: str) -> bool:
        """Say whether an amount is the only one of many without the two noughts behind a mark."""
        is_whole = _THOUSANDS.fullmatch(digits) is not None
        alike = sum(count for text, count in self._same.items() if _NOUGHTS.search(text))
        return is_whole and self.has_large and alike == self._count - 1 >= _MANY

    def keeps_style(self, digits: str) -> bool:
        """Say whether most other decimals have the style of the table."""
        others = self._all.total() - self._all[digits]
        return (self._same.total() - self._same[digits]) * 2 > others


def _statement(place: str, cell: PrintedCell, style: NumberStyle, company: _Company) -> Statement:
    printed = cell.text.strip()
    expected, why, level = "", "", Level.ERROR
    match = _NUMBER_CELL.match(cell.text)
    digits = match["digits"] if match else ""
    if not match:
        expected, why = _mended(re.sub(r"\D", "", printed), style), _WHY_DOUBLED
    elif (single := without_doubled(digits)) != digits:
        expected, why = single, _WHY_DOUBLED
    elif cell.number is None and (shifted := company.tells_shifted(digits)):
        expected, why = _mended(shifted, style), "Pemisah ribuan tidak berada pada setiap tiga angka."
    elif (broken := _broken(digits, style)) and company.has_large:
        expected, why = _mended(broken, style), "Pemisah ribuan tidak berada pada setiap tiga angka."
    elif (cut := _CUT_SHORT.fullmatch(digits)) and (company.has_whole or company.has_decimals(cut)):
        expected, why = _completed(cut), "Di belakang pemisah ribuan yang terakhir tidak ada tiga angka."
    elif company.is_of_both_marks(digits):
        expected, why = _mended(re.sub(r"\D", "", digits), style), "Pemisah ribuan tercetak dengan dua tanda."
    elif company.is_lost_mark(digits):
        expected, why = _swapped(digits), "Pemisah ribuan berbeda dari angka lain dalam kolom ini."
    elif digits.startswith("00"):
        expected, why = digits.lstrip("0"), "Angka berawal dengan nol rangkap."
    else:
        expected, why = _unlike_others(digits, style, company)
        level = Level.NOTE if expected else level
    spots = (cell.number.spot,) if cell.number is not None else ()
    expected += "%" if expected and printed.endswith("%") else ""
    return Statement(
        AuditRule.FORMAT, not expected, cell.line, printed, expected, why, place, level, spots=spots
    )


def _unlike_others(digits: str, style: NumberStyle, company: _Company) -> tuple[str, str]:
    """Return how a right number is written that is not like others beside it, and why; empty if it is."""
    if _is_other_style(digits, style) and company.keeps_style(digits):
        return _swapped(digits), f"{_name_mark(digits)} berbeda dari angka lain dalam tabel ini."
    if company.lacks_decimals(digits):
        mark = "." if style is NumberStyle.ENGLISH else ","
        return f"{digits}{mark}00", "Angka lain dalam kolom ini tercetak dengan dua desimal."
    return "", ""


def _broken(digits: str, style: NumberStyle) -> str:
    """Return the digits of a number with thousands in no lawful order: `5.505.709566`, `73,915.000.00`."""
    groups = re.split(r"[.,]", digits)
    if read_digits(digits, style).style is not NumberStyle.MIXED:
        return ""
    if len(groups) == 2:
        return "".join(groups)
    is_decimal = len(groups[-1]) <= 2
    whole = groups[:-1] if is_decimal else groups
    is_run_together = digits[-len(groups[-1]) - 1] not in digits[: -len(groups[-1]) - 1]  # `524.150000,00`
    is_amount = any(len(group) == 3 or (is_run_together and len(group) == 6) for group in whole[1:])
    if whole[0].startswith("0") or not is_amount:
        return ""  # a code of an account, a number of a telephone
    marks = re.sub(r"\d", "", digits)[: len(whole) - 1]
    is_even = all(len(group) == 3 for group in whole[1:]) and len(whole[0]) <= 3 and len({*marks}) == 1
    return "" if is_even else "".join(whole)


def _completed(cut: re.Match[str]) -> str:
    """Return what a number whose last group is short may be: a digit was lost, or a mark is another one.

    `552.815.00` is 552.815.000 or 552.815,00; of `1.234.56` no one knows which digit was lost.
    """
    mark, other = cut["mark"], "," if cut["mark"] == "." else "."
    decimals = f"{cut['whole']}{other}{cut['rest']}"
    is_round = not cut["rest"].strip("0")
    return f"{cut['whole']}{mark}000 atau {decimals}" if is_round else decimals


def _mended(digits: str, style: NumberStyle) -> str:
    mark = "," if style is NumberStyle.ENGLISH else "."
    return f"{int(digits):,}".replace(",", mark) if digits else ""


def _is_other_style(digits: str, style: NumberStyle) -> bool:
    """Whether a decimal has the other mark than nearly all numbers of its table."""
    reading = read_digits(digits)
    known = (NumberStyle.INDONESIAN, NumberStyle.ENGLISH)
    return style in known and reading.other is None and reading.style in known and reading.style is not style


def _swapped(digits: str) -> str:
    return digits.translate(str.maketrans(".,", ",."))


def _name_mark(digits: str) -> str:
    """`Pemisah ribuan koma`, `Tanda desimal titik`: what the last mark of a number is, and which."""
    last = max(digits.rfind("."), digits.rfind(","))
    meaning = "Tanda desimal" if read_digits(digits).decimals else "Pemisah ribuan"
    return f"{meaning} {'titik' if digits[last] == '.' else 'koma'}"
