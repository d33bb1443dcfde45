"""Areas by code or name, as tables of others write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Final

from capaian.domain.office import Area, AreaKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.dossier.intake.words import DISTRICT_RANKS, KEPT, closeness, fold, has_words, squeeze

_CLOSE: Final = 80
"""Percent of letters that a misspelt name must share with the one that is meant."""
_APART: Final = 8
"""By how much the second nearest must lie behind, for the nearest to be the one."""
_NEAR: Final = 60
"""Percent of letters from which a name is offered at all."""
_SURE: Final = 100
_CUT_OFF: Final = 90
"""Percent for a name whose last words are missing."""
_SHOWN: Final = 3
_SHORTEST: Final = 3
"""Letters from which something may be a shortened name: a grade, `B`, is none."""
_RANKS: Final = re.compile(r"^(?:kabupaten|kab|kota|provinsi|prov|prop|propinsi)\s+")
_REGENCY: Final = re.compile(r"(?:kabupaten|kota) \w")
_DISTRICT: Final = re.compile(rf"^(?:{'|'.join(DISTRICT_RANKS)})\s+")
# UPTD Kec. Boja, UPT Disdukcapil Kecamatan Juai: the office of a kecamatan tells it
_UNIT: Final = re.compile(
    r"^(?:uptd?|unit pelaksana teknis(?: daerah)?|unit layanan|unit kerja|tpdk|loket)\b(?: [^\W\d_]+){0,4}? "
    rf"(?=(?:{'|'.join(DISTRICT_RANKS)}) \w)"
)
_SHORT_REGENCY: Final = re.compile(r"^kab\s+")
_ORDINAL: Final = re.compile(r"^[0-9. ]+(?=[^0-9. ])")
# (1) | 1) | No. 2 | 51.04.03 - | IV. | a) | Kec. 3; but no sign stands behind the number of `IV Koto`
_NUMBER: Final = re.compile(
    rf"""
    \W* (?: (?:no\.?|nomor)?\s*[0-9][0-9.\s]*[):/\s-]*(?=[^\W\d_])
          | (?:[ivxl]+|[a-z])\s*[).:-]+\s*(?=[^\W\d_]{{2}})
          | (?:{"|".join(DISTRICT_RANKS)})\b[.:\s]*(?=[0-9]|[ivxl]+\s*[).:-]) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LETTERS: Final = re.compile(r"[^\W\d_]")
# Ubud (05)
_NUMBER_BEHIND: Final = re.compile(r"(?<=[^\W\d_])\s*\(\s*[0-9]{1,3}\s*\)\s*\Z")
# 51.04.03 GIANYAR, Gianyar (51.04.03)
_CODE: Final = re.compile(r"\s*(?:([0-9.]+)|.*\(([0-9.]{6,})\)\s*\Z)")
# 51.04.03.2001, 5104032001
_VILLAGE: Final = re.compile(r"([0-9]{2})\.?([0-9]{2})\.?([0-9]{2})\.?[0-9]{4}")
_CALLED_VILLAGE: Final = re.compile(
    r"(?:[0-9]+ )?(?:desa|ds|kelurahan|kel|kalurahan|nagari|gampong|kampung|pekon|dusun|negeri)\b"
)
_VILLAGE_DOTS: Final = 3
"""Dots in the code of a village."""
_VILLAGE_SIGNS: Final = 10
"""Digits of one that is written without dots."""
_PROVINCE: Final = frozenset({"provinsi", "propinsi", "prov", "prop"})
_DIGITS: Final = (4, 6)
"""Those of the code of a regency, and of a kecamatan."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a name means."""

    code: str | None
    is_doubtful: bool = False
    near: tuple[str, ...] = ()
    """Names that it may mean, the nearest first."""


@dataclass(frozen=True)
class AreaBook:
    """Areas of one level, by all that they are called."""

    names: Mapping[str, str]
    """Official names by code."""
    settled: Mapping[str, str] = field(default_factory=dict)
    """What was settled before: codes by folded name; some names are settled to be no area."""

    @cached_property
    def _known(self) -> Mapping[str, tuple[str, str]]:
        """Names by code as they are compared: with their rank, and without."""
        return {code: (squeeze(plain_name(name)), bare_name(name)) for code, name in self.names.items()}

    def find(self, text: str) -> Match:
        """Return the area that a cell names."""
        settled = self.answer(text)
        if settled is not None:
            return Match(settled if settled in self.names else None)
        code = self.sure(text)
        if code is not None:
            return Match(code)
        before = code_before(text)
        if before is not None and self.is_of_other_level(before):
            return Match(None)
        if _PROVINCE.issuperset(fold(text).split()[:1] or [""]):
            return self._province(text)
        return self._nearly(plain_name(text), _unnumbered(text))

    def sure(self, text: str) -> str | None:
        """Return the area that a cell names by its code, or by its name in full, whatever numbers its row."""
        code = code_before(text)
        if code in self.names:
            return code
        if code is not None and self.is_of_other_level(code):
            return None
        if _PROVINCE.issuperset(fold(text).split()[:1] or [""]):
            return None
        plain, bare = plain_name(text), _unnumbered(text)
        match = self._exactly(plain) or (self._exactly(bare) if bare != plain else None)
        return None if match is None else match.code

    def beside_code(self, text: str) -> str | None:
        """Return the area that a cell names behind or before its code, where that is any.

        Examples:
            >>> book = AreaBook({"63.11.02": "Halong", "63.11.03": "Awayan"})
            >>> [book.beside_code(text) for text in ("63.11.02 AWAYAN", "Awayan (63.11.02)", "63.11.02")]
            ['63.11.03', '63.11.03', None]
        """
        code, found = code_before(text), _CODE.match(text)
        if code not in self.names or found is None:
            return None
        group = 1 if found[1] else 2
        name = text[: found.start(group)] + text[found.end(group) :]
        return self.find(name).code if _LETTERS.search(name) else None

    def answer(self, text: str) -> str | None:
        """Return what a name was settled to mean, whatever that is."""
        return self.settled.get(squeeze(text)) if self.settled else None

    def called(self, name: str) -> tuple[str, ...]:
        """Return the names of several areas that differ in their rank alone; none where a name is of one.

        Examples:
            >>> AreaBook({"33.08": "Kabupaten Magelang", "33.71": "Kota Magelang"}).called("MAGELANG")
            ('Kabupaten Magelang', 'Kota Magelang')
        """
        bare = bare_name(name)
        same = tuple(self.names[code] for code, (_, known) in self._known.items() if bare and known == bare)
        return same if len(same) > 1 else ()

    def is_of_other_level(self, code: str) -> bool:
        """Say whether a code is that of an area above these, or of one below: `51.04 - GIANYAR`."""
        return code in self._above or any(above in self.names for above in _above(code))

    @cached_property
    def _above(self) -> frozenset[str]:
        """The codes of what these are parts of."""
        return frozenset(above for code in self.names for above in _above(code))

    def _province(self, text: str) -> Match:
        """Return the province, of what is called so: never a city of its name, nor a regency."""
        provinces = {code: name for code, name in self.names.items() if "." not in code}
        if fold(text) in _PROVINCE:
            return Match(next(iter(provinces), None))
        book = AreaBook(provinces)
        return book._exactly(plain_name(text)) or book._nearly(plain_name(text))

    def _exactly(self, name: str) -> Match | None:
        """Return the area with a name: in full, or without its rank."""
        full = [code for code, (plain, _) in self._known.items() if plain == squeeze(name)]
        bare = [code for code, (_, known) in self._known.items() if known == bare_name(name)]
        exact = full or (bare if bare_name(name) == squeeze(name) or len(bare) == 1 else [])
        return Match(exact[0]) if len(exact) == 1 and _LETTERS.search(name) else None

    def _nearly(self, *names: str) -> Match:
        """Return what is meant by a misspelt or shortened name, always to be confirmed.

        Args:
            names: The name with its number, and without: which of the two it is nobody knows yet.
        """
        found = [self._nearly_one(name) for name in dict.fromkeys(names) if _LETTERS.search(name)]
        return next((match for match in found if match.code), next(iter(found), Match(None)))

    def _nearly_one(self, name: str) -> Match:
        grades = sorted(
            ((max(closeness(known, bare_name(name)), _shortened(name, self.names[code])), code)
             for code, (_, known) in self._known.items()),
            key=lambda grade: -grade[0],
        )  # fmt: skip
        near = tuple(self.names[code] for grade, code in grades[:_SHOWN] if grade >= _NEAR)
        best, rest = grades[:1], grades[1:2]
        is_one = bool(best) and best[0][0] >= _CLOSE and (not rest or best[0][0] - rest[0][0] >= _APART)
        return Match(best[0][1] if is_one else None, is_doubtful=is_one, near=near)


def _above(code: str) -> Iterator[str]:
    """Yield the codes of the areas that one lies in.

    Examples:
        >>> [*_above("63.11.02")]
        ['63', '63.11']
    """
    return accumulate(code.split(".")[:-1], lambda above, part: f"{above}.{part}")


@lru_cache(maxsize=KEPT)
def code_before(text: str) -> str | None:
    """Return the code of an area that a text begins with, or ends with in brackets; with its dots.

    Examples:
        >>> code_before("51.04.03 GIANYAR"), code_before("51.04 - GIANYAR"), code_before("5104032001 Bitera")
        ('51.04.03', '51.04', '51.04.03.2001')
        >>> code_before("1. Gianyar") is None
        True
    """
    first = _CODE.match(text)
    code = (first[1] or first[2]) if first else ""
    village = _VILLAGE.fullmatch(code.strip("."))
    if village is not None:
        return ".".join((*village.groups(), village[0][-4:]))
    return dotted(code)


def dotted(text: str) -> str | None:
    """Return a code of an area with its dots; `None` for other digits.

    Examples:
        >>> dotted("631102"), dotted("63.11.2"), dotted("6311020")
        ('63.11.02', '63.11.02', None)
    """
    if "." not in text:
        pairs = [text[place : place + 2] for place in range(0, len(text), 2)]
        return ".".join(pairs) if len(text) in _DIGITS else None
    parts = [part for part in text.split(".") if part]
    if not 1 < len(parts) <= 3 or any(len(part) > 2 for part in parts):
        return None
    return ".".join(part.zfill(2) for part in parts)


def districts_of(office: OfficeYear, rules: RuleSet) -> tuple[Area, ...]:
    """Return the kecamatan of the office: its own list, else the official one."""
    known = rules.areas_by_parent.get(office.office.regency, ())
    return office.districts or tuple(area for area in known if area.kind is AreaKind.DISTRICT)


def regencies_of(office: OfficeYear, rules: RuleSet) -> dict[str, str]:
    """Return the regencies of the province by code, and the province itself.

    Names stand in three places: those of the dossier go before the official ones.
    """
    province = office.office.province
    names = {area.code: area.name for area in rules.areas_by_parent.get(province, ())}
    names |= {peer.area: peer.name for peer in office.peers if peer.area.startswith(f"{province}.")}
    names[office.office.regency] = office.office.regency_name
    names[province] = office.office.province_name
    return {str(code): name for code, name in sorted(names.items())}


def knows_regencies(office: OfficeYear, rules: RuleSet) -> bool:
    """Say whether any regency of the province is known besides the own one."""
    return len(regencies_of(office, rules)) > 2


def is_called_regency(text: str) -> bool:
    """Say whether a cell names a regency or city, known or not.

    Examples:
        >>> [is_called_regency(text) for text in ("1. Kab. Anggrek", "KOTA DAMAR", "Kotabaru")]
        [True, True, False]
    """
    return _REGENCY.match(plain_name(text)) is not None


def is_called_village(texts: Iterable[str]) -> bool:
    """Say whether a row is about a village, by its words or its code.

    Examples:
        >>> is_called_village(["2", "Desa Juai"]), is_called_village(["63.11.01.2001 Juai"])
        (True, True)
        >>> is_called_village(["63.11.01", "Juai"])
        False
    """
    return any(
        (has_words(text) and _CALLED_VILLAGE.match(fold(text))) or has_village_code(text) for text in texts
    )


def has_village_code(text: str) -> bool:
    """Say whether a text has the code of a village.

    Examples:
        >>> has_village_code("63.11.01.2001 Juai"), has_village_code("63.11.01 Juai")
        (True, False)
    """
    return len(text) >= _VILLAGE_SIGNS and (code_before(text) or "").count(".") == _VILLAGE_DOTS


def book_of(areas: Iterable[Area], settled: Mapping[str, str]) -> AreaBook:
    """Return a book of areas."""
    return AreaBook({str(area.code): area.name for area in areas}, settled)


def every_area(office: OfficeYear, rules: RuleSet) -> AreaBook:
    """Return a book of all areas that tables for an office name: kecamatan, and regencies of the province."""
    districts = {str(area.code): area.name for area in districts_of(office, rules)}
    return AreaBook({**regencies_of(office, rules), **districts})


@lru_cache(maxsize=KEPT)
def plain_name(text: str) -> str:
    """Return a name in small letters without the number at its end, ranks written out; none of a kecamatan.

    Examples:
        >>> plain_name("07. Kab. Hulu Sungai Tengah"), plain_name("Kec. JUAI"), plain_name("Kapanewon Turi")
        ('kabupaten hulu sungai tengah', 'juai', 'turi')
        >>> plain_name("Ubud (05)"), plain_name("UPT Disdukcapil Kecamatan Ubud"), plain_name("UPTD Ubud")
        ('ubud', 'ubud', 'uptd ubud')
    """
    folded = fold(_NUMBER_BEHIND.sub("", _ORDINAL.sub("", text.strip())))
    return _DISTRICT.sub("", _SHORT_REGENCY.sub("kabupaten ", _UNIT.sub("", folded)))


def _unnumbered(text: str) -> str:
    """Return a name as it is compared, without whatever numbers its row.

    Examples:
        >>> [_unnumbered(text) for text in ("I. Kec. Ubud", "(3) Ubud", "Kec. 03 Ubud", "a) UBUD", "IV Koto")]
        ['ubud', 'ubud', 'ubud', 'ubud', 'iv koto']
    """
    left = text.strip()
    while (found := _NUMBER.match(left)) is not None:
        left = left[found.end() :]
    return plain_name(left)


@lru_cache(maxsize=KEPT)
def bare_name(text: str) -> str:
    """Return a name without its rank, as names are compared.

    Examples:
        >>> bare_name("Kab. Hulu Sungai Tengah"), bare_name("KOTA MAGELANG")
        ('hulusungaitengah', 'magelang')
    """
    return squeeze(_RANKS.sub("", plain_name(text)))


@lru_cache(maxsize=KEPT)
def _shortened(name: str, known: str) -> int:
    """Return how sure it is that words were shortened or left out at the end: `Mawar Sel.`, `HSS`, `Ponelo`.

    Examples:
        >>> _shortened("mawar sel", "Mawar Selatan"), _shortened("hss", "Kabupaten Hulu Sungai Selatan")
        (100, 100)
        >>> _shortened("ponelo", "Ponelo Kepulauan"), _shortened("kepulauan", "Ponelo Kepulauan")
        (90, 0)
    """
    words = _RANKS.sub("", plain_name(name)).split()
    full = _RANKS.sub("", plain_name(known)).split()
    if len(squeeze(name)) < _SHORTEST:
        return 0
    is_cut = len(words) == len(full) and all(
        long.startswith(short) for short, long in zip(words, full, strict=True)
    )
    initials = "".join(word[0] for word in full)
    if is_cut or (len(full) > 1 and words == [initials]):
        return _SURE
    return _CUT_OFF if words and full[: len(words)] == words else 0


def name_place(match: Match) -> str:
    """Return the sentence that offers what a name may mean.

    Examples:
        >>> name_place(Match(None, near=("Juai",)))
        ' Mungkin Juai.'
    """
    return f" Mungkin {', '.join(match.near)}." if match.near else ""
