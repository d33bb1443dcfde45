"""The regency that a new dossier is for: found in the rulebook by its name or official code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from capaian.domain.identifiers import AreaCode
from capaian.domain.office import Area, AreaKind

_CODE: Final = re.compile(r"([0-9]{2})[. ]?([0-9]{2})\Z")
# Kabupaten, Kab., Kota, Kota Administrasi
_KIND: Final = re.compile(r"\A(?:kabupaten|kab\.?|kota)\s+(?:administrasi\s+)?", re.IGNORECASE)
MAX_PROPOSED_REGENCIES: Final = 6


@dataclass(frozen=True, slots=True)
class Region:
    """A regency with what the rulebook knows above and below it."""

    code: AreaCode
    name: str
    """`Kabupaten Contoh`."""
    province: str
    """Its name; its code is the beginning of the regency's."""
    districts: tuple[Area, ...] = ()

    @property
    def province_code(self) -> AreaCode:
        """Official code of the province."""
        return AreaCode(self.code.partition(".")[0])

    @property
    def bare_name(self) -> str:
        """The name without what kind of regency it is."""
        return _KIND.sub("", self.name)

    @property
    def regent(self) -> str:
        """Title of whoever heads it."""
        return f"{'Wali Kota' if self.name.startswith('Kota ') else 'Bupati'} {self.bare_name}"


def read_code(text: str) -> AreaCode | None:
    """Return the official code that a text is; `None` for a name.

    Examples:
        >>> read_code("99.01"), read_code("9901"), read_code("Contoh")
        ('99.01', '99.01', None)
    """
    match = _CODE.match(text.strip())
    return None if match is None else AreaCode(f"{match[1]}.{match[2]}")


def find_regencies(areas: Sequence[Area], text: str) -> tuple[Area, ...]:
    """Return the regencies that a code or a name means; a name without its kind may mean two.

    Hyphens, spaces and capital letters do not count.
    """
    code = read_code(text)
    regencies = [area for area in areas if area.kind is AreaKind.REGENCY]
    if code is not None:
        return tuple(area for area in regencies if area.code == code)
    wanted = _letters(text)
    whole = tuple(area for area in regencies if _letters(area.name) == wanted)
    return whole or tuple(
        area for area in regencies if _letters(_KIND.sub("", area.name)) == wanted
    )


def nearest_regencies(areas: Sequence[Area], text: str) -> tuple[Area, ...]:
    """Return the regencies whose names look most like a text;
    of a code those of the same province.
    """
    regencies = [area for area in areas if area.kind is AreaKind.REGENCY]
    code = read_code(text)
    if code is not None:
        return tuple(area for area in regencies if area.code[:2] == code[:2])[
            :MAX_PROPOSED_REGENCIES
        ]
    names = {_KIND.sub("", _fold(area.name)): area for area in regencies}
    close = get_close_matches(_KIND.sub("", _fold(text)), names, n=MAX_PROPOSED_REGENCIES)
    return tuple(names[name] for name in close)


def region_of(areas: Sequence[Area], regency: Area) -> Region:
    """Return a regency of the rulebook with its province and its districts."""
    districts = tuple(
        area for area in areas if area.kind is AreaKind.DISTRICT and area.parent == regency.code
    )
    province = next(
        (area.name for area in areas if area.code == regency.code[:2]), ""
    )  # not known
    return Region(regency.code, regency.name, province, districts)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, _fold(name)))


def _fold(name: str) -> str:
    folded = " ".join(name.casefold().split())
    return re.sub(r"\A(?:kab\.?|kabupaten) ", "kabupaten ", folded)
