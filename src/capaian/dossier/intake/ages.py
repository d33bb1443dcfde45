"""Ages that texts tell: of children, of some of them, of all residents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from capaian.dossier.intake.words import KEPT, fold

_OLDEST: Final = 120
_DECIMAL: Final = re.compile(r"(?<=[0-9])[.,](?=[0-9])")
"""The sign within a number, which parts no ages: `0,17 persen`."""
ADULT: Final = 18
_MOST_OF_CHILDREN: Final = frozenset({17, 18})
"""The last age of children, as tables tell it: `0-17 tahun`, `< 18 tahun`."""
_SIGNS: Final = (
    ("<=", " sampai "),
    (">=", " mulai "),
    ("≤", " sampai "),
    ("≥", " mulai "),
    ("<", " dibawah "),
    (">", " diatas "),
    ("+", " keatas "),
)
"""Signs that tell ages, and words for them: other signs tell nothing."""
_N: Final = r"[0-9]{1,2}"
_AGED: Final = r"(?:usia|umur|berusia|berumur)"
_YEARS: Final = r"(?:tahun|thn|th)\b"
_OF_YEARS: Final = rf"{_YEARS}(?! (?:19|20|21)[0-9]{{2}}\b)"
"""Years of age: not those of a law or a title, `Nomor 24 Tahun 2013`, `Triwulan 1-4 Tahun 2024`."""
_PEOPLE: Final = rf"(?:{_AGED}|penduduk|anak)"
_UP_TO: Final = r"(?:s d|sd|sampai dengan|sampai|hingga|maksimal)"
_BELOW: Final = r"(?:di bawah|dibawah|kurang dari)"
_MORE: Final = r"(?:ke atas|keatas|atau lebih|dan lebih|lebih)"
_SPAN: Final = rf"({_N}) (?:{_OF_YEARS} )?(?:(?:{_UP_TO}|dan) )?({_BELOW} )?({_N})\b"
_TOLD: Final[Sequence[tuple[str, re.Pattern[str]]]] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        # seluruh penduduk, semua usia
        ("all", r"\b(?:seluruh|semua) (?:penduduk|umur|usia|warga|jiwa)\b"),
        # 0 17 tahun, 5 tahun sampai 17 thn; usia 5 17; akta 0 17
        ("span", rf"\b{_SPAN}(?= {_OF_YEARS})"),
        ("span", rf"\b{_PEOPLE} {_SPAN}"),
        ("span", rf"\b(0) (?:{_UP_TO} )?({_BELOW} )?([4-9]|1[0-9])\b"),
        # di bawah 17 tahun, sampai 5 thn, 5 tahun ke bawah
        ("below", rf"\b{_BELOW} (?:{_PEOPLE} )?({_N}) {_YEARS}"),
        ("up", rf"\b{_UP_TO} (?:{_PEOPLE} )?({_N}) {_OF_YEARS}"),
        ("up", rf"\b({_N}) {_OF_YEARS} (?:ke bawah|kebawah)\b"),
        # 17 tahun ke atas, di atas 17 tahun
        ("from", rf"\b({_N}) (?:{_OF_YEARS} )?{_MORE}\b"),
        ("from", rf"\b(?:di atas|diatas|lebih dari|mulai|minimal) (?:{_PEOPLE} )?({_N}) {_YEARS}"),
        # usia 17 tahun; but: 17 tahun atau sudah kawin
        (
            "one",
            rf"\b{_AGED} ({_N})\b(?: {_OF_YEARS})?(?! (?:tahun|thn|th|atau|dan|{_UP_TO}|{_MORE}|{_N})\b)",
        ),
    )
)
# Kartu Identitas Anak, pengesahan anak: of a document, not of those who have it
_NO_CHILDREN: Final = re.compile(
    r"\b(?:identitas|pengesahan|pengakuan|pengangkatan|perlindungan|kepala|status) anak\b"
)
_CHILDREN: Final = re.compile(r"\banak\b")


class Ages(NamedTuple):
    """Whole years from one to another."""

    first: int
    last: int
    is_below: bool = False
    """Whether it is told as `below` the last."""

    @property
    def shown(self) -> str:
        """What messages call it."""
        if self.last == _OLDEST:
            return f"{self.first} tahun ke atas" if self.first else "semua penduduk"
        return f"{self.first}-{self.last} tahun"

    def overlaps(self, first: int, last: int) -> bool:
        """Say whether it shares more than its ends with others: children end where wajib KTP begins."""
        return min(self.last, last) - max(self.first, first) > 1


def ages_told(text: str) -> list[Ages]:
    """Return the ages that a text tells, in its order.

    Examples:
        >>> [tuple(ages)[:2] for ages in ages_told("Anak usia 0-17 tahun, wajib KTP 17 tahun ke atas")]
        [(0, 17), (17, 120)]
        >>> [tuple(*ages_told(text)) for text in ("< 17 TAHUN", "AKTA 0-18", "Usia 5 Tahun")]
        [(0, 17, True), (0, 18, False), (5, 5, False)]
        >>> ages_told("UU NOMOR 24 TAHUN 2013, TRIWULAN 1-4 TAHUN 2024, USIA 17 TAHUN ATAU SUDAH KAWIN")
        []
    """
    return [*_ages_in(text)]


@lru_cache(maxsize=KEPT)
def _ages_in(text: str) -> tuple[Ages, ...]:
    folded, found, end = fold(with_words(text)), list[Ages](), 0
    hits = [(hit.start(), -hit.end(), kind, hit) for kind, told in _TOLD for hit in told.finditer(folded)]
    for start, _, kind, hit in sorted(hits, key=lambda one: one[:2]):
        if start >= end:
            found.append(_ages(kind, hit))
            end = hit.end()
    return tuple(found)


def with_words(text: str) -> str:
    """Return a text with words for the signs that tell ages.

    Examples:
        >>> with_words("Usia <18")
        'Usia  dibawah 18'
    """
    text = _DECIMAL.sub("", text)
    for sign, word in _SIGNS:
        text = text.replace(sign, word)
    return text


def _ages(kind: str, found: re.Match[str]) -> Ages:
    if kind == "all":
        return Ages(0, _OLDEST)
    if kind == "span":
        return Ages(int(found[1]), int(found[3]), found[2] is not None)
    number = int(found[1])
    if kind == "from":
        return Ages(number, _OLDEST)
    return Ages(number if kind == "one" else 0, number, kind == "below")


def merged(told: Iterable[Ages]) -> list[Ages]:
    """Return ages with those joined that follow each other without a gap, as of columns beside each other.

    Examples:
        >>> merged([Ages(5, 17), Ages(0, 4)])
        [Ages(first=0, last=17, is_below=False)]
    """
    made: list[Ages] = []
    for one in sorted({*told}):
        if made and one.first == made[-1].last + 1:
            made[-1] = Ages(made[-1].first, one.last, one.is_below)
        else:
            made.append(one)
    return made


def tells_children(text: str) -> bool:
    """Say whether a text tells that those who are counted are children, which are all below 18.

    Examples:
        >>> [tells_children(text) for text in ("Jumlah Anak", "Kartu Identitas Anak", "Pengesahan Anak")]
        [True, False, False]
    """
    return _CHILDREN.search(_NO_CHILDREN.sub(" ", fold(text))) is not None


def people_told(title: str) -> tuple[frozenset[Ages], bool]:
    """Return of whom a title tells: what was settled of children holds for no other table.

    Examples:
        >>> people_told("KIA USIA 0-5 TAHUN") == people_told("KIA")
        False
    """
    return frozenset(ages_told(title)), tells_children(title)


class Limit(NamedTuple):
    """The ages of those whom a measure counts."""

    first: int
    lasts: frozenset[int]
    """The last of them, which is told in several ways: `0-17`, `< 18`."""
    is_to_be_told: bool
    """Whether tables of other people are headed alike: all residents have birth certificates."""

    def admits(self, told: Ages) -> bool:
        """Say whether told ages are those of the measure."""
        is_last = told.last in self.lasts or (told.is_below and told.last - 1 in self.lasts)
        return told.first == self.first and is_last

    def touches(self, told: Ages) -> bool:
        """Say whether told ages are some of those of the measure."""
        return told.overlaps(self.first, max(self.lasts))

    @property
    def is_of_children(self) -> bool:
        """Whether it is that of all children."""
        return not self.first and bool(self.lasts & _MOST_OF_CHILDREN)

    @property
    def shown(self) -> str:
        """What messages call it."""
        return Ages(self.first, min(self.lasts)).shown


_OF_CARDS: Final = (
    (r"\bkia\b|\bkartu identitas anak\b", Limit(0, frozenset({16, 17, 18}), False)),
    (r"\bktp\b|\bkartu tanda penduduk\b", Limit(17, frozenset({_OLDEST}), False)),
)
"""Documents that the law gives to some ages alone."""


def limit_of(text: str, unit: str, usual: str) -> Limit | None:
    """Return the ages of those whom a measure counts; `None`: all.

    Args:
        text: What the plan says of it, and of those beside whom it is counted.
        unit: Its unit.
        usual: What tables usually call it.

    Examples:
        >>> limit_of("Anak usia 0-17 tahun", "anak", "").shown
        '0-17 tahun'
        >>> limit_of("Penduduk yang memiliki akta kelahiran", "orang", "Usia 0-17 Tahun")
        >>> limit_of("Kepemilikan akta kelahiran", "akta", "Usia 0-17 Tahun").is_to_be_told
        False
    """
    told = ages_told(text)
    card = next((limit for word, limit in _OF_CARDS if re.search(word, fold(text))), None)
    if card is not None:
        return card if not told or card.admits(told[0]) else _as_told(told, False)
    if told:
        return _as_told(told[:1], True)
    if tells_children(text) or tells_children(unit):
        return Limit(0, _MOST_OF_CHILDREN, True)
    known = [ages for ages in ages_told(usual) if not ages.first]
    return None if not known or "penduduk" in fold(text).split() else _as_told(known, False)


def _as_told(told: Sequence[Ages], is_to_be_told: bool) -> Limit:
    lasts = {age for one in told for age in ((one.last, one.last - 1) if one.is_below else (one.last,))}
    return Limit(told[0].first, frozenset(lasts), is_to_be_told)
