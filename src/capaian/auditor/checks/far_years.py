"""A year lies near that of the report: `Tahun 2423`, `2024-2726` and `capaian 8023` are slips of the pen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Line
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import is_one_digit_off
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_NAMED: Final = re.compile(
    r"(?:(?P<word>[A-Za-z]{2,})\b[,(]?\s*|(?<=\d{4}[-\u2013])|(?<=\d{4} [-\u2013] )|(?:^|(?<=\t)))"
    r"(?P<year>[1-9]\d{3})(?![.,:]?\d|\w|[/-]\w)(?P<after>\s+[a-z]{3,})?",
    re.MULTILINE,
)
_DIGITS: Final = re.compile(r"[1-9]\d{3}")
_YEARS: Final = frozenset({"tahun", "ta"})
"""Words whose number is a year, whatever it is."""
_CONNECTS: Final = frozenset(
    {"dan", "atau", "sampai", "hingga", "adalah", "sebesar", "terhadap", "dengan", "yang", "dalam", "dari"}
)
"""What may follow a year; any other noun is counted: `capaian 5023 orang`."""
_NUMBERS: Final = frozenset({"nomor", "no", "kode", "pasal", "jalan", "jl", "pos", "rp", "telepon", "telp"})
"""Words whose number is none."""
_PLANNED: Final = re.compile(r"\b(?:proyeksi|skenario|emisi|iklim|hijriah|masehi|saka)\b", re.IGNORECASE)
_BEFORE: Final = 1800
_AHEAD: Final = 40
"""Years after that of the report which plans may reach."""
_FEWEST: Final = 2
_MOST: Final = 3
_STYLE: Final = 0.95
"""From which share of years on, numbers of four digits without a point are years in a report."""
_MANY: Final = 20

Named = tuple[str, int]


def check_far_years(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the years of each line; a far one is wrong if one digit makes of it a near one of the report."""
    year = report.year
    if year is None:
        return
    found = [(line, [*_named(line)]) for line in report.document.lines if _DIGITS.search(line.text)]
    stands = Counter(own for _, named in found for _, own in named)
    near = sum(count for own, count in stands.items() if not _is_far(own, year))
    are_years = stands.total() >= _MANY and near >= _STYLE * stands.total()
    counts = frozenset(_counts(report, year)) if are_years else frozenset[tuple[int, int]]()
    for line, named in found:
        for word, own in named:
            is_count = not word and (line.number, own) in counts
            is_year = word in _YEARS or (are_years and not is_count)
            if is_year and not _PLANNED.search(line.text):
                yield from _statement(line, own, stands, year)


def _counts(report: UnderstoodReport, year: int) -> Iterator[tuple[int, int]]:
    """Yield line and value of each whole figure of a table with no years beside or below it: `1022 | 804`."""
    for table in report.tables:
        cells = [[cell.number for cell in row.row.cells] for row in table.rows]
        of_rows = [_has_years(own, year) for own in cells]
        for column in table.figure_columns:
            numbers = [own[column.index] for own in cells]
            if not _has_years(numbers, year):
                for row, number, beside in zip(table.rows, numbers, of_rows, strict=True):
                    if number is not None and number.is_exact and not beside:
                        yield from ((line, int(number.value)) for line in (row.row.line, *row.row.lines))


def _has_years(numbers: Iterable[PrintedNumber | None], year: int) -> bool:
    texts = [number.text for number in numbers if number is not None]
    return any(_DIGITS.fullmatch(text) and not _is_far(int(text), year) for text in texts)


def _named(line: Line) -> Iterator[Named]:
    """Yield what may be a year with the word before it."""
    for match in _NAMED.finditer(line.text):
        word, after = (match["word"] or "").casefold(), (match["after"] or "").strip()
        if word in _YEARS or (word not in _NUMBERS and (not after or after in _CONNECTS)):
            yield word, int(match["year"])


def _is_far(own: int, year: int) -> bool:
    return own < _BEFORE or own > year + _AHEAD


def _statement(line: Line, own: int, stands: Mapping[int, int], year: int) -> Iterator[Statement]:
    right = _right(own, stands, year) if _is_far(own, year) else []
    if _is_far(own, year) and not 0 < len(right) <= _MOST:
        return
    expected = " atau ".join(map(str, right))
    why = f"Tahun {own} jauh dari tahun laporan, {year}; satu angka keliru, seharusnya {expected}."
    yield Statement(
        AuditRule.YEAR,
        not right,
        line.number,
        str(own),
        expected,
        why,
        f"baris {line.number}",
        Level.ERROR,
    )


def _right(own: int, stands: Mapping[int, int], year: int) -> Sequence[int]:
    """Return the near years of the report that one digit makes of a far one; its own year before others."""
    near = (other for other, count in stands.items() if count >= _FEWEST and not _is_far(other, year))
    fitting = sorted(other for other in near if is_one_digit_off(own, other))
    return [other for other in fitting if other == year] or fitting
