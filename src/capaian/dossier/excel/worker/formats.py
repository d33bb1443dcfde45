"""Number formats, as far as a value depends on them: percent, dates, money, and what shows another number.

A plain format shows the digits of its value; every other one is told of the cell, and who reads figures
refuses what may be seen as another number than is stored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final

from .limits import Limits
from .refusal import refuse
from .xml_reader import Allowance, Attributes, XmlReader, among

_MOST_FORMATS: Final = 60_000
"""Formats and styles of cells; Excel ends at 64,000 styles."""
_LONGEST_CODE: Final = 1_000
"""Letters of a format; Excel ends at 255."""
_BUILT_IN: Final[Mapping[int, str]] = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 41: "#,##0;-#,##0",
    42: "#,##0;-#,##0", 43: "#,##0.00;-#,##0.00", 44: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy/mm/dd"),
}  # fmt: skip
"""Formats that files name by their number alone."""
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|[_*].|(?P<sign>.)', re.DOTALL
)
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION: Final = re.compile(r"[<>=]")
_CURRENCY: Final = re.compile(r"\$([^-\]]*)")
# 0, #,##0, #,##0.00, 0.0; behind the last digit a comma would cut thousands off
_PLAIN: Final = re.compile(r"[#0?,]*[0#?](?:\.([0#?]+))?|general|@", re.IGNORECASE)
_SCALE: Final = re.compile(r"\b(?:ribu|rb|juta|jt|mili?[ya]+r|mlr|m|triliun|tn?|k)\b", re.IGNORECASE)
_MONEY: Final = re.compile(r"\b(?:rp|idr)\b", re.IGNORECASE)
_SHARE: Final = re.compile(r"%|\b(?:persen|pct)\b", re.IGNORECASE)
_MINUS: Final = re.compile(r"[-−–(]|\bminus\b", re.IGNORECASE)
_THREE_NOUGHTS: Final = "000"


class Look(StrEnum):
    """What a format makes of a number; the values are those of `Odd` where they are told of a cell."""

    PLAIN = ""
    PERCENT = "percent"
    PERCENT_SIGN = "percent_sign"
    THOUSANDTHS = "thousandths"
    MONEY = "money"
    UNCLEAR = "unclear"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    TIME = "time"


DATES: Final = frozenset({Look.DAY, Look.MONTH, Look.YEAR, Look.TIME})


@lru_cache(maxsize=4_000)
def look_of(code: str, sign: int) -> Look:
    """Return what a format makes of a number.

    Args:
        code: The format.
        sign: Of the number: -1, 0 or 1; a format may have a section for each.

    Examples:
        >>> [look_of(code, 1).value for code in ("#,##0.00", "0.0%", '0"%"', "mmm-yy", "0.000", '"Rp"#,##0')]
        ['', 'percent', 'percent_sign', 'month', 'thousandths', 'money']
        >>> [look_of(code, 1).value for code in ('0".000"', '0" juta"', "#,##0,", "-0", ';-0;"-"', "[>9]0")]
        ['unclear', 'unclear', 'unclear', 'unclear', 'unclear', 'unclear']
        >>> look_of("0;0", -1).value, look_of("0;(0)", -1).value, look_of('#,##0;-#,##0;"-"', 0).value
        ('unclear', '', '')
    """
    sections = _sections(code)
    own = {-1: 1, 0: 2}.get(sign, 0)
    section = sections[own] if own < len(sections) else sections[0]
    if own < len(sections) and sign == 0:
        return Look.PLAIN  # a nought is seen as a dash, as nothing or as itself
    is_signed = sign < 0 and own < len(sections)
    return section.look(is_signed=is_signed)


class _Section:
    """One section of a format: its digits and letters, and the words beside them."""

    def __init__(self) -> None:
        self.code = ""
        self.words = ""
        self.is_elapsed = self.is_conditional = False

    def take(self, token: re.Match[str]) -> None:
        bracket = token["bracket"]
        if bracket is not None:
            self.is_elapsed |= bool(_ELAPSED.fullmatch(bracket))
            self.is_conditional |= bool(_CONDITION.match(bracket))
            currency = _CURRENCY.match(bracket)
            self.words += f" {currency[1]} " if currency else ""
        elif token["sign"] is not None:
            self.code += token["sign"]
        else:
            self.words += token["quoted"] or token["escaped"] or ""

    def look(self, *, is_signed: bool) -> Look:
        if self.is_conditional:
            return Look.UNCLEAR
        code = self.code.replace(" ", "").lower()
        if self.is_elapsed:
            return Look.TIME
        if code != "general" and (letters := {*code} & {*"ymdhs"}):
            return _date_look(letters, code)
        return self._number_look(code, is_signed=is_signed)

    def _number_look(self, code: str, *, is_signed: bool) -> Look:
        has_minus = bool(_MINUS.search(code) or _MINUS.search(self.words))
        if has_minus is not is_signed or any(map(str.isdigit, self.words)) or _SCALE.search(self.words):
            return Look.UNCLEAR
        bare = re.sub(r"[-+()/$%rp.]+$|^[-+($rp.]+", "", code) if not code.startswith((".0", ".#")) else code
        found = _PLAIN.fullmatch(bare)
        if found is None:
            return Look.UNCLEAR
        if "%" in code:
            return Look.PERCENT
        if _SHARE.search(self.words):
            return Look.PERCENT_SIGN
        if _MONEY.search(self.words) or code.startswith("rp"):
            return Look.MONEY
        return Look.THOUSANDTHS if found[1] == _THREE_NOUGHTS else Look.PLAIN


def _date_look(letters: set[str], code: str) -> Look:
    if not letters & {*"yd"} and letters & {*"hs"}:
        return Look.TIME
    if "d" in letters:
        return Look.DAY
    return Look.MONTH if "m" in code else Look.YEAR


def _sections(code: str) -> list[_Section]:
    sections = [_Section()]
    for token in _TOKEN.finditer(code):
        if token["sign"] == ";":
            sections.append(_Section())
        else:
            sections[-1].take(token)
    return sections


class Styles(XmlReader):
    """The formats of the styles that cells name by their number, and which of them strike out."""

    parents = among(
        styleSheet="", numFmts="styleSheet", numFmt=("numFmts", "dxf"), cellXfs="styleSheet",
        xf=("cellXfs", "cellStyleXfs"), cellStyleXfs="styleSheet", dxfs="styleSheet", dxf="dxfs",
        fonts="styleSheet", font=("fonts", "dxf"), strike="font",
    )  # fmt: skip

    plain = frozenset({"numFmt", "xf", "font"})

    def __init__(self, part: str, limits: Limits, allowance: Allowance) -> None:
        """Begin with none."""
        super().__init__(part, limits, allowance)
        self._codes: dict[int, str] = dict(_BUILT_IN)
        self._numbers: list[int] = []
        self._fonts: list[int] = []
        self._font_count = 0
        self._struck_fonts: set[int] = set()
        self._place = ""

    def take(self, name: str, attributes: Attributes) -> None:
        """Take a format or a style."""
        if name in ("cellXfs", "cellStyleXfs", "numFmts", "dxfs", "fonts"):
            if name == "cellXfs" and self._numbers:
                self.misleading("dua daftar gaya sel")
            self._place = name
        number = attributes.get("numFmtId", "")
        if name == "numFmt" and self._place == "numFmts" and number.isdecimal():
            code = attributes.get("formatCode", "")
            if len(code) > _LONGEST_CODE:
                raise refuse("book_format_too_long")
            self._codes[int(number)] = code
        elif name == "xf" and self._place == "cellXfs":
            font = attributes.get("fontId", "")
            self._numbers.append(int(number) if number.isdecimal() else 0)
            self._fonts.append(int(font) if font.isdecimal() and len(font) <= 6 else 0)
        elif self._place == "fonts":
            self._take_font(name, attributes)
        if len(self._codes) + len(self._numbers) + self._font_count > _MOST_FORMATS:
            raise refuse("book_of_too_many_formats", limit=f"{_MOST_FORMATS:,} format".replace(",", "."))

    def _take_font(self, name: str, attributes: Attributes) -> None:
        if name == "font":
            self._font_count += 1
        elif name == "strike" and attributes.get("val", "1") not in ("0", "false"):
            self._struck_fonts.add(self._font_count - 1)

    def is_struck(self, style: str) -> bool:
        """Say whether a style strikes out what it shows."""
        place = int(style) if style.isdecimal() and len(style) <= 6 else 0
        return place < len(self._fonts) and self._fonts[place] in self._struck_fonts

    def code(self, style: str) -> str:
        """Return the format of a style; that of a style that is not there shows a value as it is."""
        place = int(style) if style.isdecimal() and len(style) <= 6 else 0
        number = self._numbers[place] if place < len(self._numbers) else 0
        return self._codes.get(number, "General")
