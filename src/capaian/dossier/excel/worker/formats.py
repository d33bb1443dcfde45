"""Number formats, as far as a value depends on them: percent, dates,
and what shows another number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from capaian.dossier.excel.book import CellOddity
from capaian.dossier.excel.worker.archive import Archive
from capaian.dossier.excel.worker.limits import RefusedError
from capaian.dossier.excel.worker.package import STYLES, parse_part

_MAX_CODE_LETTERS: Final = 1_000
"""Excel ends at 255."""
_BUILT_IN: Final[Mapping[str, str]] = {
    "9": "0%",
    "10": "0.00%",
    "12": "# ?/?",
    "13": "# ??/??",
    "17": "mmm-yy",
    **dict.fromkeys(("18", "19", "20", "21", "45", "46", "47"), "h:mm"),
}
"""Formats that files name by their number alone; the others show the value as it is, or a day."""
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|[_*].|(?P<sign>.)', re.DOTALL
)
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY: Final = re.compile(r"\$([^-\]]*)")
_SIGNS_AROUND: Final = re.compile(r"[-+()/$%rp.]+$|^[-+($rp]+\.?(?=[#0?])")
"""Signs before and behind the digits: `rp.#,##0`, `(0)`, `0%`."""
# 0, #,##0, #,##0.00, 0.0; behind the last digit a comma would cut thousands off
_PLAIN: Final = re.compile(r"(?=.)(?:[#0?,]*[0#?])?(?:\.[0#?]+)?|general|@")
_SCALE: Final = re.compile(
    r"\b(?:ribu|rb|juta|jt|mili?[ya]+r|mlr|m|triliun|tn?|k)\b|[0-9]", re.IGNORECASE
)
_SHARE: Final = re.compile(r"%|\b(?:persen|pct)\b", re.IGNORECASE)
_MINUS: Final = re.compile(r"[-−–(]|\bminus\b", re.IGNORECASE)


@dataclass(frozen=True)
class Style:
    """How a cell looks, as far as its value depends on it."""

    code: str = "General"
    """The number format."""
    is_struck: bool = False

    @cached_property
    def is_odd(self) -> bool:
        """Whether a cell of this style may be more than its value."""
        return self.is_struck or any(
            look_of(self.code, is_negative=sign) for sign in (False, True)
        )


def read_styles(archive: Archive) -> Sequence[Style]:
    """Return the styles that cells name by their number.

    Raises:
        RefusedError: The part is broken, or a format is longer than any program writes.
    """
    if STYLES not in archive.parts:
        return ()
    root = parse_part(STYLES, archive)
    codes = dict(_BUILT_IN)
    for one in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[one.get("numFmtId", "")] = code = one.get("formatCode", "")
        if len(code) > _MAX_CODE_LETTERS:
            raise RefusedError("book_broken", part=STYLES)
    struck = {
        str(number)
        for number, font in enumerate(root.iterfind("{*}fonts/{*}font"))
        for strike in font.iterfind("{*}strike")
        if strike.get("val", "1") not in ("0", "false")
    }
    return [
        Style(codes.get(one.get("numFmtId", ""), "General"), one.get("fontId") in struck)
        for one in root.iterfind("{*}cellXfs/{*}xf")
    ]


@lru_cache(maxsize=4_000)
def look_of(code: str, *, is_negative: bool) -> CellOddity | None:
    """Return what a format makes of a number; `None`: the digits of its value, or a day.

    Examples:
        >>> [look_of(code, is_negative=False) for code in ("#,##0.00", '"Rp"#,##0', "dd/mm/yyyy")]
        [None, None, None]
        >>> [look_of(code, is_negative=False).value for code in ("0.0%", '0"%"', "mmm-yy", "h:mm")]
        ['percent', 'percent_sign', 'month', 'time']
        >>> [look_of(code, is_negative=False).value
        ...     for code in ('0".000"', '0" juta"', "#,##0,", "[>9]0")]
        ['unclear', 'unclear', 'unclear', 'unclear']
        >>> look_of("0;0", is_negative=True).value, look_of("0;(0)", is_negative=True)
        ('unclear', None)
    """
    sections = _sections(code)
    has_own = is_negative and len(sections) > 1
    section = sections[1] if has_own else sections[0]
    digits, words = section.code.replace(" ", "").lower(), section.words
    if section.is_elapsed:
        return CellOddity.TIME
    if digits != "general" and (letters := {*digits} & {*"ymdhs"}):
        return _date_look(letters, digits)
    has_minus = bool(_MINUS.search(digits + words))
    if section.is_conditional or has_minus is not has_own or _SCALE.search(words):
        return CellOddity.UNCLEAR
    if not _PLAIN.fullmatch(_SIGNS_AROUND.sub("", digits)):
        return CellOddity.UNCLEAR
    if "%" in digits:
        return CellOddity.PERCENT
    return CellOddity.PERCENT_SIGN if _SHARE.search(words) else None


def _date_look(letters: set[str], code: str) -> CellOddity | None:
    if not letters & {*"yd"} and letters & {*"hs"}:
        return CellOddity.TIME
    if "d" in letters:
        return None
    return CellOddity.MONTH if "m" in code else CellOddity.YEAR


@dataclass
class _Section:
    """One section of a format: its digits and letters, and the words beside them."""

    code: str = ""
    words: str = ""
    is_elapsed: bool = False
    is_conditional: bool = False


def _sections(code: str) -> list[_Section]:
    sections = [_Section()]
    for token in _TOKEN.finditer(code):
        section, bracket = sections[-1], token["bracket"]
        if token["sign"] == ";":
            sections.append(_Section())
        elif bracket is not None:
            section.is_elapsed |= bool(_ELAPSED.fullmatch(bracket))
            section.is_conditional |= bracket.startswith(("<", ">", "="))
            currency = _CURRENCY.match(bracket)
            section.words += f" {currency[1]} " if currency else ""
        else:
            section.code += token["sign"] or ""
            section.words += token["quoted"] or token["escaped"] or ""
    return sections
