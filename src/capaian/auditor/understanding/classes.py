"""Class tables: the intervals of a scale of achievement or of a survey, and the names of its classes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

from capaian.auditor.printed.document import ListItem, PrintedDocument
from capaian.auditor.printed.number import PrintedNumber, read_numbers
from capaian.auditor.printed.table import PrintedRow, PrintedTable

_FEWEST: Final = 3
_DIGIT: Final = re.compile(r"\d")
_ALONE: Final = re.compile(r"\s*\d+(?:[.,]\d+)*\s*%?\s*$")
"""A number without a word or sign that makes it a bound."""
_TEX: Final = (
    (re.compile(r"\\leq?\b|&le;|<=|=<|\u2264"), "\u2264"),
    (re.compile(r"\\geq?\b|&ge;|>=|=>|\u2265"), "\u2265"),
    (re.compile(r"&lt;"), "<"),
    (re.compile(r"&gt;"), ">"),
    (re.compile(r"[$\\{}]|\btext\b"), " "),
)
_MORE: Final = r"lebih(?:\s+(?:besar|tinggi))?"
_LESS: Final = r"(?:kurang|lebih\s+(?:kecil|rendah))"
_WORDED: Final = tuple(
    (re.compile(form, re.IGNORECASE), sign)
    for form, sign in (
        (rf"\b(?:sama\s+dengan\s+atau\s+{_MORE}\s+dari|minimal|sekurang-?kurangnya)\s+", "\u2265 "),
        (rf"\b(?:{_MORE}(?:\s+dari)?|di\s?atas)\s+atau\s+sama\s+dengan\s+", "\u2265 "),
        (r"\bpaling\s+(?:sedikit|rendah|kurang)\s+", "\u2265 "),
        (rf"\bsama\s+dengan\s+atau\s+{_LESS}\s+dari\s+", "\u2264 "),
        (rf"\b(?:{_LESS}(?:\s+dari)?|di\s?bawah)\s+atau\s+sama\s+dengan\s+", "\u2264 "),
        (rf"\s*\b(?:atau|dan)\s+(?:{_LESS}|di\s?bawahnya)\s*$", " ke bawah"),
        (rf"\s*\b(?:atau|dan)\s+(?:{_MORE}|di\s?atasnya)\s*$", " ke atas"),
        (r"(?<=\d)\s*persen\b", "%"),
    )
)
"""Bounds in words, as signs tell them: `100% atau lebih`, `lebih dari atau sama dengan 90`."""
_VARIABLE: Final = re.compile(r"^\s*[xn]\s*(?=[<>\u2264\u2265])", re.IGNORECASE)
"""What an interval is of, before its only bound: `x > 90,00%`."""
_BELOW: Final = re.compile(r"\b(?:kurang dari|di\s?bawah|lebih rendah)\b", re.IGNORECASE)
_UP_TO: Final = re.compile(
    r"^\W*(?:sampai(?: dengan)?|s/d|s\.d\.?|hingga|maksimal|paling (?:banyak|tinggi))\b", re.I
)
"""Before the only bound of an interval: that bound belongs to it."""
_ABOVE: Final = re.compile(r"\b(?:lebih dari|di\s?atas|melebihi)\b", re.IGNORECASE)
_RANGE: Final = re.compile(
    r"^[\s(]*(?:[<>\u2264\u2265]|kurang dari|lebih dari|di\s?bawah|di\s?atas|antara|skor|nilai|capaian"
    r"|interval|sampai(?: dengan)?|s/d|s\.d\.?|hingga|maksimal|paling (?:banyak|tinggi))*"
    r"[\s(]*\d[\d.,]*\s*%?\s*"
    r"(?:(?:[-\u2013\u2014<>\u2264\u2265]|s/d|s\.d\.?|sd|sampai(?: dengan)?|hingga|ke\s?atas|x|dan"
    r"|kurang dari|di\s?bawah)\s*)*"
    r"(?:\d[\d.,]*\s*%?)?[\s)]*(?:ke\s?(?:atas|bawah))?\s*$",
    re.IGNORECASE,
)
_SURVEY: Final = re.compile(r"\b(?:mutu|persepsi|kepuasan|ikm|skm|kinerja unit pelayanan)\b", re.IGNORECASE)
_OF_SCALES: Final = re.compile(
    r"\b(?:skala|nilai|kategori|predikat|kriteria|mutu|interval|kinerja|capaian|tingkat|klasifikasi|persepsi"
    r"|kelas|peringkat|grade|bobot|skor)\b",
    re.IGNORECASE,
)
"""Words of a table of classes; hours of opening and pages of chapters are intervals too."""
_INTERVAL: Final = re.compile(
    r"(?:\b(?:kurang|lebih)\s+(?:besar\s+|kecil\s+)?dari|\bdi\s?(?:atas|bawah)|[<>\u2264\u2265]=?)\s*\d[\d.,]*\s*%?"
    r"|\d[\d.,]*\s*(?:%|persen)?\s*(?:sampai(?:\s+dengan)?|s/d|s\.d\.?|hingga|[-\u2013\u2014]|ke\s+atas\b)\s*(?:\d|(?<=atas))",
    re.IGNORECASE,
)
_CLASSES: Final = re.compile(
    r"\b(?:skala|kategori|predikat|kriteria|klasifikasi|kelas|dikategorikan|digolongkan|interval|keterangan)\b",
    re.I,
)
_FEWEST_TOLD: Final = 2
"""Intervals by which a sentence with words of classes tells a scale, and no one thing's level."""
_VERDICT: Final = re.compile(r"(?<=[a-z])\s+(?:(?:belum|tidak|telah|sudah)\s+)?(?:tercapai|terpenuhi)$")
"""Behind a class in one cell with it: `Sangat Tinggi belum tercapai`."""
_ITEM: Final = re.compile(r"^(?P<range>[^=:]+?)\s*(?:=|:)\s*(?P<name>[A-Za-z][A-Za-z ()/]{2,40})[.;,]?$")


@dataclass(frozen=True, slots=True)
class PrintedClass:
    """A class of a scale."""

    line: int
    text: str
    """Its interval as printed."""
    low: Decimal | None
    """`None`: no lower bound."""
    high: Decimal | None
    has_low: bool
    """Whether its lower bound belongs to it."""
    has_high: bool
    names: tuple[str, ...]
    """What the class is called: `A`, `Sangat Baik`; plain."""
    decimals: int
    """How many decimals its bounds have."""

    def holds(self, value: Decimal) -> bool:
        """Say whether a value lies in the class."""
        above = self.low is None or value > self.low or (self.has_low and value == self.low)
        below = self.high is None or value < self.high or (self.has_high and value == self.high)
        return above and below


@dataclass(frozen=True, slots=True)
class Scale:
    """The classes of a scale, from the lowest to the highest."""

    name: str
    """How messages call it."""
    line: int
    classes: tuple[PrintedClass, ...]
    is_survey: bool

    @property
    def names(self) -> frozenset[str]:
        """The names of all its classes."""
        return frozenset(name for known in self.classes for name in known.names)

    @property
    def top(self) -> Decimal | None:
        """Its highest bound; `None` if it is open."""
        return self.classes[-1].high

    def classes_of(self, value: Decimal) -> tuple[PrintedClass, ...]:
        """Return the classes that a value may have: those beside a gap both, above the top the top."""
        found = tuple(known for known in self.classes if known.holds(value))
        if found:
            return found
        lower = [k for k in self.classes if k.high is not None and k.high <= value]
        upper = [k for k in self.classes if k.low is not None and k.low >= value]
        return (*lower[-1:], *upper[:1])

    def refines(self, other: Scale) -> bool:
        """Say whether it tells how another scale is applied: the same lower bounds with more decimals."""
        return [known.low for known in self.classes] == [known.low for known in other.classes] and (
            min(known.decimals for known in self.classes) > max(known.decimals for known in other.classes)
        )

    def is_of(self, value: Decimal) -> bool:
        """Say whether a value may be one of this scale: not of 1 to 4 where it goes to 100."""
        bounds = [bound for known in self.classes for bound in (known.low, known.high) if bound is not None]
        return value <= max(bounds) * (1 if self.is_survey else 2) and (
            value * 20 >= max(bounds) or value == 0
        )


def prints_scale(table: PrintedTable, scales: Iterable[Scale]) -> bool:
    """Say whether a table is itself one of some scales."""
    return any(table.name == scale.name for scale in scales)


def plain_name(text: str) -> str:
    """Return the name of a class in plain letters.

    Examples:
        >>> plain_name(" **Sangat Tinggi** ")
        'sangat tinggi'
    """
    return " ".join(re.sub(r"[^a-z ]", " ", text.casefold()).split())


def without_verdict(name: str) -> str:
    """Return the plain name of a class without what its cell says of the target besides.

    Examples:
        >>> [without_verdict(name) for name in ("sangat tinggi belum tercapai", "baik tercapai", "tercapai")]
        ['sangat tinggi', 'baik', 'tercapai']
    """
    return _VERDICT.sub("", name)


@lru_cache(maxsize=4)
def find_scales(document: PrintedDocument) -> tuple[Scale, ...]:
    """Return the scales that a report prints, in tables or as lists."""
    in_tables = [scale for table in document.tables for scale in _of_table(table)]
    return (*in_tables, *_of_items(document.items))


def _of_table(table: PrintedTable) -> Iterator[Scale]:
    """Yield a scale for each column of intervals, as of a survey; not a rule's beside those applied."""
    columns = [column for column in range(table.width) if _is_of_ranges(table, column)]
    if not columns or _has_figures(table, columns):
        return
    words = " ".join((table.title, *(word for row in table.head for word in row)))
    if not _OF_SCALES.search(f"{words} {table.section} {table.above}"):
        return
    found: list[Scale] = []
    for column in columns:
        classes = [_class(row, column, columns) for row in table.rows if len(row.cells) > column]
        scale = scale_of(table.name, table.line, [known for known in classes if known is not None])
        if scale is not None:
            found.append(replace(scale, is_survey=bool(_SURVEY.search(words))))
    yield from (scale for scale in found if not any(other.refines(scale) for other in found))


def _is_of_ranges(table: PrintedTable, column: int) -> bool:
    cells = [row.cells[column].text for row in table.rows if column < len(row.cells)]
    filled = [text for text in cells if text.strip()]
    found = sum(read_range(text) is not None for text in filled)
    return found >= _FEWEST and found >= len(filled) - 1


def _has_figures(table: PrintedTable, ranges: Sequence[int]) -> bool:
    """Whether a table has figures beside the intervals, as those of age groups do."""
    others = [
        [row.cells[column].number for row in table.rows if column < len(row.cells)]
        for column in range(table.width)
        if column not in ranges
    ]
    return any(_is_figures([number for number in numbers if number]) for numbers in others)


def _is_figures(numbers: Sequence[PrintedNumber]) -> bool:
    values = [number.value for number in numbers]
    steps = {after - before for before, after in pairwise(values)}
    return len(values) >= _FEWEST and steps not in ({1}, {-1})


def _class(row: PrintedRow, column: int, ranges: Sequence[int]) -> PrintedClass | None:
    bounds = read_range(row.cells[column].text)
    names = [plain_name(c.text) for c in row.cells if c.column not in ranges]
    return None if bounds is None else class_of(bounds, row.line, row.cells[column].text, names)


def class_of(
    bounds: tuple[Decimal | None, Decimal | None, bool, bool, int], line: int, text: str, names: Sequence[str]
) -> PrintedClass:
    """Return the class of an interval, as `read_range` reads it, with its plain names; numerals are none."""
    low, high, has_low, has_high, decimals = bounds
    kept = tuple(name for name in names if name and not re.fullmatch(r"[ivx]+", name))
    return PrintedClass(line, text.strip(), low, high, has_low, has_high, kept, decimals)


def scale_of(name: str, line: int, classes: Sequence[PrintedClass]) -> Scale | None:
    """Return the scale that classes make, if they have bounds and names of their own.

    Of many classes two may bear one name, by a slip.
    """
    ordered = sorted(classes, key=lambda c: (c.low is not None, c.low or 0, c.high is None, c.high or 0))
    first = [known.names[-1] for known in ordered if known.names]
    lows = [known.low for known in ordered]
    slips = 1 if len(ordered) > _FEWEST else 0
    if len(ordered) < _FEWEST or len(set(first)) < len(ordered) - slips or len(set(lows)) < len(lows):
        return None
    return Scale(name, line, tuple(ordered), is_survey=False)


def _of_items(items: Sequence[ListItem]) -> Iterator[Scale]:
    for _, group in groupby(items, lambda item: item.list_id):
        classes: list[PrintedClass] = []
        for item in group:
            match = _ITEM.match(item.text)
            bounds = read_range(match["range"]) if match else None
            if match and bounds:
                name = plain_name(match["name"])
                classes.append(class_of(bounds, item.line, match["range"], [name]))
        scale = scale_of(f"skala pada baris {classes[0].line}", classes[0].line, classes) if classes else None
        if scale is not None:
            yield scale


def read_range(text: str) -> tuple[Decimal | None, Decimal | None, bool, bool, int] | None:
    """Return low, high, whether each belongs to the interval, and the decimals of its bounds.

    Examples:
        >>> read_range("76% \u2264 90%")
        (Decimal('76'), Decimal('90'), True, True, 0)
        >>> read_range("> 100"), read_range("65,00 -76,60")[:2]
        ((Decimal('100'), None, False, True, 0), (Decimal('65.00'), Decimal('76.60')))
        >>> read_range("x \u2264 50,00%")[1], read_range("x > 90")[0]
        (Decimal('50.00'), Decimal('90'))
        >>> read_range("2021-2026") is None, read_range("12") is None
        (True, True)
    """
    if not _DIGIT.search(text) or _ALONE.match(text):
        return None
    for pattern, sign in (*_TEX, *_WORDED):
        text = pattern.sub(sign, text)
    text = _VARIABLE.sub("", text)
    if not _RANGE.match(text):
        return None
    numbers = read_numbers(re.sub(r"[-\u2013\u2014]", " ~ ", text), 0)
    values = [(_bound(number), number) for number in numbers]
    if len(values) == 2:
        return _of_two(text, values[0], values[1])
    return _of_one(text, values[0]) if len(values) == 1 else None


def tells_scale(text: str) -> bool:
    """Say whether a sentence tells the classes of a scale, so that what it says of targets is of none.

    Examples:
        >>> tells_scale("Predikat: lebih dari 100% Melampaui, 90% sampai dengan 100% Mendekati Target.")
        True
        >>> tells_scale("Predikat kinerja tinggi karena capaian lebih dari 90% dari target.")
        False
    """
    return _CLASSES.search(text) is not None and len(_INTERVAL.findall(text)) >= _FEWEST_TOLD


_THOUSANDS: Final = 1000


def _bound(number: PrintedNumber) -> Decimal:
    """Return a bound; `3,064` is no thousand, for no scale goes so far."""
    value = abs(number.value)
    return abs(number.other) if number.other is not None and value >= _THOUSANDS else value


def _of_two(
    text: str, first: tuple[Decimal, PrintedNumber], second: tuple[Decimal, PrintedNumber]
) -> tuple[Decimal, Decimal, bool, bool, int] | None:
    (low, one), (high, other) = first, second
    is_years = all(v == int(v) and 1900 <= v <= 2100 for v in (low, high)) and "%" not in text
    if low >= high or is_years:
        return None
    before, _, rest = text.partition(one.text)
    between = rest.partition(other.text)[0]
    signs = [sign for sign in _BELOW.sub("<", between) if sign in "<>\u2264\u2265"]
    has_low = ">" not in before and not (len(signs) > 1 and signs[0] == "<")
    has_high = not signs or signs[-1] != "<"
    return low, high, has_low, has_high, max(one.decimals, other.decimals)


def _of_one(
    text: str, found: tuple[Decimal, PrintedNumber]
) -> tuple[Decimal | None, Decimal | None, bool, bool, int] | None:
    value, number = found
    before, _, after = text.partition(number.text)
    is_below = bool(
        re.search(r"[<\u2264]", before) or _BELOW.search(before) or re.search(r"[>\u2265]", after)
    )
    is_above = bool(
        re.search(r"[>\u2265]", before) or _ABOVE.search(before) or re.search(r"[<\u2264]", after)
    )
    if re.search(r"\bke\s?atas\b", after, re.IGNORECASE):
        return value, None, True, True, number.decimals
    if re.search(r"\bke\s?bawah\b", after, re.IGNORECASE):
        return None, value, True, True, number.decimals
    if _UP_TO.match(before):
        return None, value, True, True, number.decimals
    closed = bool(re.search(r"[\u2264\u2265]", text))
    if is_below is is_above:
        return None
    return (
        (None, value, True, closed, number.decimals)
        if is_below
        else (value, None, closed, True, number.decimals)
    )
