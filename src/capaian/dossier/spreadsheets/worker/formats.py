"""Which styles of a workbook show a value otherwise than it is: as a percentage, as rupiah, as a month."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from .element_rules import STYLES, watch_elements
from .format_codes import read_sections
from .refusal import refuse
from .xml_parts import Attributes

_LONGEST: Final = 1_000
"""Signs of a format; table programs end at 255."""
_LONGEST_OF_BOOK: Final = 1_000_000
"""Signs of all formats that cells have."""
_STYLES: Final = 70_000
"""Styles of cells; table programs end at 65,490."""
_RUPIAH: Final = re.compile(r"(?<![a-z])(?:rp|idr)(?![a-z])", re.IGNORECASE)
_BUILT_IN: Final = {"9": "0%", "10": "0.00%", "17": "mmm-yy"}
"""Formats that need no declaration; the other ones of this kind show days or times."""

Shown = tuple[str, str]
"""`percent`, `digits`, `money`, `month` or `year`, and the format."""


def odd_styles(part: str, content: bytes) -> dict[str, Shown]:
    """Return the cell styles that show something else than the value, by the number that cells name.

    Raises:
        RefusedError: The part is no well-formed XML, has a format that is longer than any program writes, or
            more of them than any office has.
    """
    reader = _StyleReader()
    watch_elements(part, STYLES, [content], reader.take)
    used = {number: reader.codes[number] for number in {*reader.used} if number in reader.codes}
    if sum(map(len, used.values())) > _LONGEST_OF_BOOK:
        raise refuse("book_of_too_many_formats", limit=f"{_LONGEST_OF_BOOK:,} huruf format".replace(",", "."))
    odd = {number: shown for number, code in used.items() if (shown := how_shown(code))}
    return {str(place): odd[number] for place, number in enumerate(reader.used) if number in odd}


class _StyleReader:
    """The formats that are declared and, style by style, the one that is used."""

    def __init__(self) -> None:
        self.codes = dict(_BUILT_IN)
        self.used: list[str] = []

    def take(self, name: str, attributes: Attributes) -> None:
        match name:
            case "numFmt":
                self.codes[plain_number(attributes.get("numFmtId", ""))] = _code_of(attributes)
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


def _code_of(attributes: Attributes) -> str:
    code = attributes.get("formatCode", "")
    if len(code) > _LONGEST:
        raise refuse("book_format_too_long")
    return code


def how_shown(code: str) -> Shown | None:
    """Return what a number format makes of a value, if it is more than digits or a whole date.

    Examples:
        >>> how_shown("0.0%"), how_shown("mmm-yy"), how_shown("yyyy")
        (('percent', '0.0%'), ('month', 'mmm-yy'), ('year', 'yyyy'))
        >>> how_shown('"Rp"#,##0')
        ('money', '"Rp"#,##0')
        >>> how_shown('0"000"'), how_shown('"Lantai 2: "0')
        (('digits', '0"000"'), None)
        >>> how_shown("dd/mm/yyyy"), how_shown("[h]:mm"), how_shown('0" m2"'), how_shown("General")
        (None, None, None, None)
    """
    sections = read_sections(code)
    percent = {section.is_percent for section in sections if section.shows_number and section.only != 0}
    if any(section.misleads for section in sections) or len(percent) > 1:
        return "digits", code
    if True in percent:
        return "percent", code
    first = sections[0]
    if first.shows_number:
        return ("money", code) if _RUPIAH.search(first.words) else None
    letters = set(first.letters)
    if letters & set("dhs"):
        return None
    if "m" in letters:
        return "month", code
    return ("year", code) if "y" in letters else None
