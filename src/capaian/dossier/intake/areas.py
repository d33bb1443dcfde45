"""Whose figures a row holds: the code decides, the name alone only where there is no code."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Place
from capaian.domain.office import Area, AreaKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.dossier.excel.book import CellValue
from capaian.dossier.intake.foreign_tables import ForeignTable
from capaian.dossier.intake.words import bare_area_name, fold, words_of

_DIGITS_BY_LEVEL: Final = (slice(0, 2), slice(2, 4), slice(4, 6), slice(6, None))
"""Province, regency, kecamatan, village."""
_DOTS_OF_A_VILLAGE: Final = 3
_LETTERS_OF_A_REGENCY: Final = len("63.11")

MAX_WORDS_OF_NAME: Final = 7
"""Of a regency with its kind: `Kabupaten Panukal Abab Lematang Ilir`."""
_CODE_TEXT: Final = re.compile(r"\d{2}(?:[. ]?\d{2}){0,2}(?:[. ]?\d{4})?")

KIND_BY_DIGITS: Final = dict(zip((2, 4, 6, 10), AreaKind, strict=True))
"""Kinds of areas by how many digits their codes have."""


def digits_of(cell: CellValue) -> str:
    """Return the digits of what may be a code of an area; empty for anything else.

    Examples:
        >>> digits_of("13.76.01.1002"), digits_of(Decimal(137601)), digits_of("1.376")
        ('1376011002', '137601', '')
    """
    text = f"{cell:f}" if isinstance(cell, Decimal) else str(cell or "").strip()
    if _CODE_TEXT.fullmatch(text) is None:
        return ""
    digits = re.sub(r"\D", "", text)
    return digits if len(digits) in KIND_BY_DIGITS else ""


def code_of(digits: str) -> AreaCode:
    """Return a code in the form of dossiers: `13.76.01.1002`."""
    return AreaCode(".".join(filter(None, (digits[level] for level in _DIGITS_BY_LEVEL))))


def code_columns(table: ForeignTable, index: AreaIndex) -> tuple[int, ...]:
    """Return the columns that hold the areas of a table, as most of their filled cells say.

    A figure elsewhere stays one, also where it happens to be the code of an own kecamatan.
    """
    return tuple(place for place in range(len(table.heads)) if _holds_areas(table, place, index))


def _holds_areas(table: ForeignTable, place: int, index: AreaIndex) -> bool:
    filled = [row.value(place) for row in table.rows if row.text(place)]
    words = fold(table.heads[place]).split()
    # A number is a figure, whatever its digits, unless the heading says that it is a code.
    if any(isinstance(cell, Decimal) for cell in filled) and not words_of("code") & {*words}:
        return False
    codes = [area.code for cell in filled if (area := index.by_code(cell)) is not None]
    villages = [code for code in codes if code.count(".") == _DOTS_OF_A_VILLAGE]
    # The statistics office counts its villages from 001: `3273250002`, officially `32.73.01.1001`.
    if "bps" in words or sum(code[9] in "12" for code in villages) * 2 < len(villages):
        return False
    own = sum(map(index.is_known, codes))
    # Of another regency: its codes begin with the same four digits, which figures do not.
    regencies = Counter(code[:_LETTERS_OF_A_REGENCY] for code in codes if code.count(".") > 1)
    others = max(regencies.values(), default=0)
    return own * 2 > len(filled) or (others > 1 and others * 2 > len(filled))


class AreaIndex:
    """The areas that a table of an office can name."""

    def __init__(self, year: OfficeYear, rules: RuleSet) -> None:
        """Take those of the dossier, then official ones: its regency,
        the regencies of its province.
        """
        self.regency = AreaCode(year.office.regency)
        self.province = AreaCode(self.regency.split(".")[0])
        named = ((area, fold(area.name)) for area in rules.areas if area.kind is AreaKind.REGENCY)
        self._regencies = {name.replace(" ", ""): area for area, name in named}
        self._by_digits: dict[str, Area] = {}
        self._by_name: dict[tuple[AreaKind, str], list[Area]] = defaultdict(list)
        for area in (*year.areas, *filter(self._is_near, rules.areas)):
            digits = area.code.replace(".", "")
            if digits not in self._by_digits:
                kind = KIND_BY_DIGITS[len(digits)]
                self._by_digits[digits] = replace(area, kind=kind)
                self._by_name[kind, bare_area_name(area.name)].append(self._by_digits[digits])

    def _is_near(self, area: Area) -> bool:
        is_above = area.kind in (AreaKind.PROVINCE, AreaKind.REGENCY)
        return area.code.startswith(self.province if is_above else f"{self.regency}.")

    def by_code(self, cell: CellValue) -> Area | None:
        """Return the area of a code, without a name where nobody knows it;
        `None` for what is no code.
        """
        digits = digits_of(cell)
        if not digits:
            return None
        if (known := self._by_digits.get(digits)) is not None:
            return known
        return Area(code_of(digits), "", KIND_BY_DIGITS[len(digits)], None, Place(""))

    def name_of(self, code: AreaCode) -> str:
        """Return what an area is called; empty where neither the dossier nor
        the official list has it.
        """
        known = self._by_digits.get(code.replace(".", ""))
        return "" if known is None else known.name

    def is_known(self, code: AreaCode) -> bool:
        """Say whether an area lies in the regency, or is another one of its province."""
        is_listed = "." in code and code.replace(".", "") in self._by_digits
        return is_listed or code.startswith(f"{self.regency}.")

    def by_name(self, name: str, kind: AreaKind, within: AreaCode | None = None) -> Area | None:
        """Return the only area of a kind with a name; `None` where there is none, or several."""
        found = [
            area
            for area in self._by_name.get((kind, bare_area_name(name)), ())
            if within is None or area.code.startswith(f"{within}.")
        ]
        if len(found) > 1:  # a regency is not the city of its name
            is_city = name.casefold().startswith("kota ")
            found = [area for area in found if area.name.casefold().startswith("kota ") is is_city]
        return found[0] if len(found) == 1 else None

    def regencies_in(self, text: str) -> list[Area]:
        """Return the regencies of any province that a text names with their kind: `Kab. Contoh`.

        The longest name counts: `Kabupaten Contoh Barat` is not that of Contoh.
        """
        words = ["kabupaten" if word == "kab" else word for word in fold(text).split()]
        found = []
        for first, word in enumerate(words):
            name = words[first + 1 : first + MAX_WORDS_OF_NAME]
            for own in (
                name,
                name[1:] if name[:1] == ["kota"] else [],
            ):  # `Kabupaten/Kota: Contoh`
                longest = (word + "".join(own[:end]) for end in range(len(own), 0, -1))
                found += [self._regencies[known] for known in longest if known in self._regencies][
                    :1
                ]
        return found

    def districts(self) -> Iterator[Area]:
        """Yield the kecamatan of the office."""
        for area in self._by_digits.values():
            if area.kind is AreaKind.DISTRICT and area.code.startswith(f"{self.regency}."):
                yield area
