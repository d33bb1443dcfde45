"""Which styles of a workbook show a value otherwise than it is: as a percentage, as rupiah, as a month."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from .beside_cells import words_of_format
from .element_rules import MAIN, STYLES, Allowance, watch_elements
from .faint_styles import FaintStyles, read_faint_styles
from .format_codes import Section, read_sections
from .refusal import refuse
from .xml_parts import Attributes, parse

_LONGEST: Final = 1_000
"""Signs of a format; table programs end at 255."""
_LONGEST_OF_BOOK: Final = 1_000_000
"""Signs of all formats that cells have."""
_FORMATS: Final = 10_000
"""Number formats that cells have; Excel ends at some 250 of its users' own."""
_STYLES: Final = 70_000
"""Styles of cells; table programs end at 65,490."""
_RUPIAH: Final = re.compile(r"(?<![a-z])(?:rp|idr)(?![a-z])", re.IGNORECASE)
_BUILT_IN: Final = {
    "9": "0%",
    "10": "0.00%",
    "14": "m/d/yyyy",
    "15": "d-mmm-yy",
    "16": "d-mmm",
    "17": "mmm-yy",
    "18": "h:mm AM/PM",
    "19": "h:mm:ss AM/PM",
    "20": "h:mm",
    "21": "h:mm:ss",
    "22": "m/d/yyyy h:mm",
    "45": "mm:ss",
    "46": "[h]:mm:ss",
    "47": "mm:ss.0",
    "67": "0%",
    "68": "0.00%",
    **{str(number): "d/m/bbbb" for number in range(71, 82)},
}
"""Formats that need no declaration (ECMA-376 part 1, 18.8.30) and show more than digits.

From 71 to 81 they are days and times in Thai, of which the reader knows nothing: it gives the number. The
other ones of this kind show plain digits, or days and times that the reader gives as such.
"""
SIGNS: Final = frozenset({"percent_sign", "permil"})
"""Shares by a sign or a word beside the digits of a value."""
_THREE_NOUGHTS: Final = re.compile(r"\.000(?![0#?])")
"""Decimals that are shown of a whole number too, as `0.###` shows none."""
_JUST: Final = Decimal("0.000001")
"""How far from a limit a value is just beyond it."""


class Shown:
    """What a number format makes of values."""

    def __init__(self, code: str) -> None:
        """Take a format apart."""
        self.code = code
        self._sections, of_texts = read_sections(code)
        self._of_texts = of_texts
        flaw = None if of_texts is None else (of_texts.flaw_of_text or _money(of_texts))
        self.of_texts = None if flaw is None else (flaw, code)
        """How a text that is a figure is shown, with the format, if otherwise."""
        self._form = _form(self._sections)
        limits = {Decimal(0), *(section.condition.limit for section in self._sections if section.condition)}
        self._samples = [limit + step for limit in sorted(limits) for step in (-_JUST, 0, _JUST)]
        self._flaws: dict[tuple[int, int], str | None] = {}
        is_told = _THREE_NOUGHTS.search(code) is not None
        self._has_thousandths = is_told and any(section.has_thousandths for section in self._sections)

    @property
    def is_plain(self) -> bool:
        """Whether every value is shown as the digits that it has, or as a whole date; texts as they are."""
        is_otherwise = self.of_texts is not None or self._has_thousandths
        return not is_otherwise and all(self.of(value) is None for value in self._samples)

    def of(self, value: Decimal) -> tuple[str, str] | None:
        """Return how a value is shown, with the format, if it is shown as more than its digits.

        That is `percent`, `percent_sign`, `permil`, `money`, `month` or `year`; or `digits`, `scale`, `sign`
        or `hidden` where another number is seen; or `blank` of nought that is not; or `thousandths` of a
        whole number that may be read as so many thousands.
        """
        index = self._index(value)
        if index is None:
            return None
        key = index, (value > 0) - (value < 0)
        if key not in self._flaws:
            self._flaws[key] = self._flaw(index, value)
        is_whole = self._has_thousandths and value != 0 and value == value.to_integral_value()
        in_thousands = "thousandths" if is_whole and self._sections[index].has_thousandths else None
        told = self._flaws[key] or in_thousands or self._form
        return None if told is None else (told, self.code)

    def seen(self, value: Decimal | str) -> str | None:
        """Return what is seen of a value, or of a text that is a figure; `None` where that is not simple.

        Examples:
            >>> Shown('0" K"').seen(Decimal(12)), Shown('@"000"').seen("12")
            ('12 K', '12000')
        """
        if isinstance(value, str):
            return None if self._of_texts is None else self._of_texts.seen(value)
        index = self._index(value)
        if index is None:
            return None
        seen = self._sections[index].seen(abs(value))
        is_minus_kept = value < 0 and self._sections[index].condition is None
        return f"-{seen}" if seen and is_minus_kept else seen

    def around(self, value: Decimal) -> tuple[str, str] | None:
        """Return how a number is seen where this is the format of its row or column alone, if otherwise.

        Excel shows a cell that names no style by the first one, LibreOffice by that of its row or column. A
        sign of percent beside the digits is no other number.
        """
        told = self.of(value)
        if told is None:
            return ("around", self.code) if self.is_of_moments else None
        if told[0] in SIGNS or told[0] == "thousandths":
            return told
        is_same = told[0] in ("money", "blank") or (told[0] == "percent" and value == 0)
        return None if is_same else ("around", self.code)

    @property
    def matters_around(self) -> bool:
        """Whether any value is seen otherwise where the format is not of its own style."""
        return not self.is_plain or self.is_of_moments

    @property
    def is_of_moments(self) -> bool:
        """Whether a value is shown as a day or a time."""
        return bool(self._sections[0].letters)

    def _index(self, value: Decimal) -> int | None:
        """Return the section for a value; one without a condition is for what the others leave."""
        rest = None
        for index, section in enumerate(self._sections):
            if section.condition is None:
                rest = index if rest is None else rest
            elif section.condition.holds(value):
                return index
        return rest

    def _flaw(self, index: int, value: Decimal) -> str | None:
        return self._sections[index].flaw(value, is_bare=value < 0 and self._is_bare(index))

    def _is_bare(self, index: int) -> bool:
        """Say whether a section is for negative values alone, which lose their minus, in no colour."""
        if any(sample >= 0 for sample in self._samples if self._index(sample) == index):
            return False
        section = self._sections[index]
        others = {other.colour for other in self._sections if other is not section and other.only != 0}
        return section.colour in {"", *others}


@dataclass(frozen=True, slots=True)
class Styles:
    """The cell styles that matter, by the number that cells name."""

    cells: Mapping[str, Shown] = field(default_factory=dict)
    """Those that show something else than the value."""
    around: Mapping[str, Shown] = field(default_factory=dict)
    """Those that do so in a cell that has no style, as that of its row or column."""
    conditional: Mapping[str, Shown] = field(default_factory=dict)
    """Formats of cells under conditions that do so, by the number that rules name."""
    words: tuple[str, ...] = ()
    """Words that formats show beside digits."""
    faint: FaintStyles = field(default_factory=FaintStyles)
    """Those that strike out, or write in the colour of the ground."""

    @property
    def looked_for(self) -> Collection[str]:
        """The cell styles for which each cell is looked at."""
        return {**self.cells, **self.faint.cells}


def read_styles(part: str, content: bytes, allowance: Allowance | None = None) -> Styles:
    """Return the cell styles that matter.

    Raises:
        RefusedError: The part is no well-formed XML, has a format that is longer than any program writes, or
            more of them than any office has.
    """
    reader = _StyleReader()
    watch_elements(part, STYLES, [content], reader.take, allowance=allowance)
    used = {number: reader.codes[number] for number in {*reader.used} if number in reader.codes}
    conditional = _read_conditional(part, content, reader.codes)
    if sum(map(len, (*used.values(), *conditional.values()))) > _LONGEST_OF_BOOK:
        raise refuse("book_of_too_many_formats", limit=f"{_LONGEST_OF_BOOK:,} huruf format".replace(",", "."))
    codes = {*used.values(), *conditional.values()}
    if len(codes) > _FORMATS:
        raise refuse("book_of_too_many_formats", limit=f"{_FORMATS:,} format angka".replace(",", "."))
    shown = {code: Shown(code) for code in codes}
    odd = {code: one for code, one in shown.items() if not one.is_plain}
    around = {code: one for code, one in shown.items() if one.matters_around}
    named = [(str(place), used.get(number, "")) for place, number in enumerate(reader.used)]
    return Styles(
        {style: odd[code] for style, code in named if code in odd},
        {style: around[code] for style, code in named if code in around},
        {number: around[code] for number, code in conditional.items() if code in around},
        tuple(sorted({word for code in codes for word in words_of_format(code)})),
        read_faint_styles(part, content),
    )


def _read_conditional(part: str, content: bytes, declared: Mapping[str, str]) -> Mapping[str, str]:
    """Return the number formats of cells under conditions, by their numbers; few workbooks have any."""
    _, begun, rest = content.partition(b"dxf")
    if not begun or b"numFmt" not in rest:
        return {}
    parser = expat.ParserCreate("utf-8", " ")
    reader = _LookReader(part, declared)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parse(parser, part, [content])
    return reader.codes


class _LookReader:
    """The number formats among the looks that rules name, by their places in the list of these."""

    def __init__(self, part: str, declared: Mapping[str, str]) -> None:
        self.codes: dict[str, str] = {}
        self._part = part
        self._declared = declared
        self._path: list[str] = []
        self._lists = self._looks = 0

    def start(self, full: str, attributes: Attributes) -> None:
        space, _, name = full.rpartition(" ")
        self._path.append(name if space in MAIN else "")
        match self._path:
            case [_, "dxfs"]:
                self._lists += 1
                if self._lists > 1:
                    raise refuse("book_misleading", what=f"unsur dxfs ganda, {self._part}")
            case [_, "dxfs", "dxf"]:
                self._looks += 1
            case [_, "dxfs", "dxf", "numFmt"]:
                number = plain_number(attributes.get("numFmtId", ""))
                self.codes[str(self._looks - 1)] = code_of(attributes) or self._declared.get(number, "")

    def end(self, _: str) -> None:
        self._path.pop()


class _StyleReader:
    """The formats that are declared and, style by style, the one that is used."""

    def __init__(self) -> None:
        self.codes = dict(_BUILT_IN)
        self.used: list[str] = []

    def take(self, name: str, attributes: Attributes) -> None:
        match name:
            case "numFmt":
                self.codes[plain_number(attributes.get("numFmtId", ""))] = code_of(attributes)
            case "xf":
                self.used.append(plain_number(attributes.get("numFmtId", "")))
                if len(self.used) > _STYLES:
                    limit = f"{_STYLES:,} format sel".replace(",", ".")
                    raise refuse("book_of_too_many_formats", limit=limit)


@lru_cache(maxsize=1_000)
def plain_number(text: str) -> str:
    """Return a number as it is usually written; none is the first.

    Examples:
        >>> plain_number("033"), plain_number(" 33 "), plain_number("")
        ('33', '33', '0')
    """
    number = text.strip().removeprefix("+")
    return number.lstrip("0") or "0" if number.isdecimal() or not number else text


def code_of(attributes: Attributes) -> str:
    """Return the format that an element declares.

    Raises:
        RefusedError: It is longer than any program writes.
    """
    code = attributes.get("formatCode", "")
    if len(code) > _LONGEST:
        raise refuse("book_format_too_long")
    return code


def _form(sections: Sequence[Section]) -> str | None:
    """Return what all values are shown as, whatever their section."""
    percent = {bool(section.percents) for section in sections if section.shows_number and section.only != 0}
    if len(percent) > 1:
        return "digits"
    if True in percent:
        return "percent"
    first = sections[0]
    if first.shows_number:
        return _money(first)
    letters = set(first.letters)
    if letters & set("dhs"):
        return None
    if "m" in letters:
        return "month"
    return "year" if "y" in letters else None


def _money(section: Section) -> str | None:
    return "money" if _RUPIAH.search(section.words) else None
