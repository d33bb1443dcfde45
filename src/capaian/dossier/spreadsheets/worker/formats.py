"""Which styles of a workbook show a value otherwise than it is: as a percentage, as rupiah, as a month."""

from __future__ import annotations

import re
from typing import Final

from .refusal import refuse
from .xml_parts import Attributes, read_elements

_QUOTED: Final = re.compile(r'"[^"]*"|\\.|_.|\*.')
_ELAPSED: Final = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"\[[^\[\]]*\]")
_LONGEST: Final = 1_000
"""Signs of a format; table programs end at 255."""
_DRESS: Final = re.compile(r'["\\]')
_ESCAPED: Final = re.compile(r"\\(.)")
_JOINED: Final = re.compile(r'""')
_ADDED: Final = re.compile(r'[0#?][.,]?"[.,]?[0-9][0-9.,]*"|"[0-9.,]*[1-9][0-9.,]*"[0#?]')
"""Digits in quotes right beside those of the value: `0"000"`, but not `0" m2"`."""
_RUPIAH: Final = re.compile(r"(?<![a-z])(?:rp|idr)(?![a-z])", re.IGNORECASE)
_BUILT_IN: Final = {"9": "0%", "10": "0.00%", "17": "mmm-yy"}
"""Formats that need no declaration; the other ones of this kind show days or times."""

Shown = tuple[str, str]
"""`percent`, `digits`, `money`, `month` or `year`, and the format."""


def odd_styles(part: str, content: bytes) -> dict[str, Shown]:
    """Return the cell styles that show something else than the value, by the number that cells name.

    Raises:
        RefusedError: The part is no well-formed XML, or a format is longer than any program writes.
    """
    reader = _StyleReader()
    read_elements(part, content, reader.take)
    odd = {format_id: shown for format_id, code in reader.codes.items() if (shown := how_shown(code))}
    return {str(place): odd[used] for place, used in enumerate(reader.used) if used in odd}


class _StyleReader:
    """The formats that are declared and, style by style, the one that is used."""

    def __init__(self) -> None:
        self.codes = dict(_BUILT_IN)
        self.used: list[str] = []
        self._is_of_cells = False

    def take(self, name: str, attributes: Attributes) -> None:
        match name:
            case "numFmt":
                self.codes[attributes.get("numFmtId", "")] = _code_of(attributes)
            case "cellXfs" | "cellStyleXfs" | "cellStyles" | "dxfs":
                self._is_of_cells = name == "cellXfs"
            case "xf" if self._is_of_cells:
                self.used.append(attributes.get("numFmtId", ""))


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
    first = _QUOTED.sub("", code).partition(";")[0]
    signs = set(_BRACKETS.sub("", first).lower())
    if "%" in signs:
        return "percent", code
    if signs & set("0#?") and _ADDED.search(_JOINED.sub("", _ESCAPED.sub(r'"\1"', code))):
        return "digits", code
    if signs & set("0#?") and _RUPIAH.search(_DRESS.sub("", code.partition(";")[0])):
        return "money", code
    if signs & set("dhs0#?") or _ELAPSED.search(first) or "general" in first.lower():
        return None
    if "m" in signs:
        return "month", code
    return ("year", code) if "y" in signs else None
