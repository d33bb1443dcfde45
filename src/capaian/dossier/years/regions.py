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
# 63, 63.11.01, 6311012001
_OTHER_CODE: Final = re.compile(r"[0-9]{2}(?:[. ]?[0-9]{2}[. ]?[0-9]{2}(?:[. ]?[0-9]{4})?)?\Z")
_PARTS: Final = re.compile("[0-9]{2}")
_DOUBLED: Final = re.compile(r"(.)\1+")
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
    """Return the regencies that a code or a name can mean; a name without its kind may mean two.

    Hyphens, spaces and doubled letters count only where no name is written as the text is.
    """
    code = read_code(text)
    regencies = [area for area in areas if area.kind is AreaKind.REGENCY]
    if code is not None:
        return tuple(area for area in regencies if area.code == code)
    for fold in (_fold, _loosely):
        wanted = fold(text)
        exact = tuple(area for area in regencies if fold(area.name) == wanted)
        found = exact or tuple(area for area in regencies if fold(_KIND.sub("", area.name)) == wanted)
        if found:
            return found
    return ()


def is_mistyped(area: Area, text: str) -> bool:
    """Say whether a text that means a regency has other letters than its name: `Tabanann`, `Baru`."""
    wanted = _letters(text)
    return read_code(text) is None and wanted not in (_letters(area.name), _letters(_KIND.sub("", area.name)))


def find_others(areas: Sequence[Area], text: str) -> tuple[Area, ...]:
    """Return what a text means that is no regency: a province, or a kecamatan behind all that it lies in.

    Of names only those of provinces are looked for: many regencies have a kecamatan of one name.
    """
    provinces = {_fold(area.name): area.code for area in areas if area.kind is AreaKind.PROVINCE}
    is_code = _OTHER_CODE.match(text.strip())
    code = (
        ".".join(_PARTS.findall(text))
        if is_code
        else provinces.get(_fold(text).removeprefix("provinsi "), "")
    )
    by_code = {str(area.code): area for area in areas}
    if len(code) > len("63") and code[:5] not in by_code:
        return ()
    above = dict.fromkeys((code[:2], code[:5], code[:8]))
    return tuple(by_code[one] for one in above if one in by_code)


def nearest_regencies(areas: Sequence[Area], text: str) -> tuple[Area, ...]:
    """Return the regencies whose names look most like a text; of a code those of the same province."""
    regencies = [area for area in areas if area.kind is AreaKind.REGENCY]
    code = read_code(text)
    if code is not None:
        return tuple(area for area in regencies if area.code[:2] == code[:2])[:MAX_PROPOSED_REGENCIES]
    names = {_KIND.sub("", _fold(area.name)): area for area in regencies}
    wanted = _KIND.sub("", _fold(text))
    close = get_close_matches(wanted, names, n=MAX_PROPOSED_REGENCIES)
    return tuple(names[name] for name in close)


def region_of(areas: Sequence[Area], regency: Area) -> Region:
    """Return a regency of the rulebook with its province and its districts."""
    districts = tuple(
        area for area in areas if area.kind is AreaKind.DISTRICT and area.parent == regency.code
    )
    return Region(regency.code, regency.name, province_of(areas, regency.code), districts)


def province_of(areas: Sequence[Area], code: AreaCode) -> str:
    """Return the name of the province that a code lies in; empty if the rulebook does not know it."""
    return next((area.name for area in areas if area.code == code[:2]), "")


def _loosely(name: str) -> str:
    """Return the letters of a name, doubled ones once: `Tojo Una-Una`, `Fakfak`."""
    return _DOUBLED.sub(r"\1", _letters(name))


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, _fold(name)))


def _fold(name: str) -> str:
    folded = " ".join(name.casefold().split())
    return re.sub(r"\A(?:kab\.?|kabupaten) ", "kabupaten ", folded)
