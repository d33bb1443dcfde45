"""Which rows of a table a sentence names, and where: by their whole names, or by words of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

from capaian.auditor.understanding.ranking import name_of
from capaian.auditor.understanding.word_forms import roots_of

_AREAS: Final = r"(?:kecamatan|kelurahan|desa|kabupaten|kota)"
_KINDS: Final = (
    rf"(?:{_AREAS}|unsur|indikator|program|(?:sub\s?)?kegiatan|sasaran|bidang"
    r"|jenis|layanan|kelompok|golongan|unit|seksi|upt)"
)
_IN_AREA: Final = re.compile(rf"\b{_AREAS}\s+$", re.IGNORECASE)
_ENDS_NAME: Final = re.compile(
    rf"\b(?:provinsi|{_AREAS})\s+(?-i:(?!(?:Kota|Desa)\s)[A-Z][\w-]*\s+){{1,2}}$", re.IGNORECASE
)
"""Before words that end the name of an area: `Kencana` is not `Provinsi Nusa Kencana`.

`Kecamatan Kota Tengah` is the whole name of a district, though.
"""
_GOES_ON: Final = re.compile(r"\s+[A-Z]")
"""A word with a capital that belongs to the name: `Tirta Jaya` is not `Karang Tirta`."""
_SIDE: Final = re.compile(
    r"[ -](?:Utara|Selatan|Timur|Barat|Tengah|Tenggara|Hulu|Hilir|Atas|Bawah|Baru|Lama|Raya|Jaya)\b"
)
"""A word that makes the name of another area of one: `Melati Barat` is not `Melati`."""
_BEFORE: Final = re.compile(rf"\b{_KINDS}\s+$", re.IGNORECASE)
_AFTER: Final = r"(?:\s+(?:pe)?layanan\b)?"
"""What elements of a survey are called with and without: `Unsur Keamanan pelayanan`."""
_IN_GENERAL: Final = re.compile(r"\bsecara\s+$", re.IGNORECASE)
_SHORT_NAME: Final = re.compile(r"[(]([A-Z][A-Za-z0-9-]{2,9})[)]")
_NUMBERED: Final = re.compile(r"(?P<kind>[^\W\d_]{4,})\s+(?P<number>\d{1,2})")
_TOKEN: Final = re.compile(r"\w+")
_BETWEEN: Final = re.compile(r"[\s,/]+")
_LONG: Final = 5
"""Letters of a word that can tell a row from others."""
_SHORTEST: Final = 3
_REACH: Final = 24
"""Signs before a name among which the word of its kind stands."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a row in a text."""

    row: int
    start: int
    """Where it begins, with the word of its kind: `Kecamatan Melati`."""
    end: int


def find_named(text: str, labels: Sequence[str]) -> tuple[Named, ...]:
    """Return the names of rows in a text in their order, longer names before those within them.

    Rows that bear the same name are not told from each other, and left out. Other forms of the words of names
    are looked for where no name stands in the text otherwise.

    Examples:
        >>> labels = ["Waktu penyelesaian pelayanan", "Keamanan", "Kec. Awan Hulu", "Awan"]
        >>> text = "Unsur waktu pelayanan, keamanan, dan Kecamatan Awan Hulu."
        >>> [(n.row, text[n.start : n.end]) for n in find_named(text, labels)]
        [(0, 'Unsur waktu pelayanan'), (1, 'keamanan'), (2, 'Kecamatan Awan Hulu')]
        >>> find_named("Yang terendah adalah WKM.", ["Wahana Kesejahteraan Melati (WKM)", "Karang Taruna"])
        (Named(row=0, start=21, end=24),)
        >>> find_named("Indikator pemanfaatan data naik.", ["Lembaga yang memanfaatkan data", "Waktu"])
        (Named(row=0, start=0, end=26),)
    """
    return _find_named(text, tuple(labels))


@lru_cache(maxsize=16384)
def _find_named(text: str, own: tuple[str, ...]) -> tuple[Named, ...]:
    """Return the names in a text; several rules ask for those of the same rows."""
    said = frozenset(_words(text))
    having = _having(own)
    names = sorted({name for word in said for name in having.get(word, ())}, key=lambda name: name.row)
    found: list[Named] = []
    for name in sorted(names, key=lambda name: -name.letters):
        if said.issuperset(name.words):
            found += (named for named in _whole(text, name) if not _is_taken(named, found))
    for row, short in _short_names(own):
        if short in text:
            found += (named for named in _called_short(text, row, short) if not _is_taken(named, found))
    for row, numbered in _numbered(own):
        found += (Named(row, match.start(), match.end()) for match in numbered.finditer(text))
    seen = {named.row for named in found}
    for name in names:
        if name.row not in seen and not said.isdisjoint(name.telling):
            found += (named for named in _partly(text, name) if not _is_taken(named, found))
    for name in () if found else _in_other_forms(text, own):
        several = (named for named in _partly(text, name) if _has_several(text, named, name))
        found += (named for named in several if not _is_taken(named, found))
    return tuple(sorted(found, key=lambda named: named.start))


@lru_cache(maxsize=1024)
def _short_names(labels: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Return short names in brackets with their rows: `Taruna Siaga Bencana (Tagana)`."""
    found = [(row, match[1]) for row, label in enumerate(labels) if (match := _SHORT_NAME.search(label))]
    times = Counter(short for _, short in found)
    return tuple((row, short) for row, short in found if times[short] == 1)


@lru_cache(maxsize=1024)
def _numbered(labels: tuple[str, ...]) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Return the rows of one kind that only numbers tell apart, with what finds each: `Koridor 4`."""
    found = [(row, match) for row, label in enumerate(labels) if (match := _NUMBERED.fullmatch(label))]
    kinds = Counter(match["kind"].casefold() for _, match in found)
    times = Counter(match[0].casefold() for _, match in found)
    return tuple(
        (row, re.compile(rf"\b{match['kind']}\s+{match['number']}\b(?![.,]?\d)", re.IGNORECASE))
        for row, match in found
        if kinds[match["kind"].casefold()] > 1 and times[match[0].casefold()] == 1
    )


def _called_short(text: str, row: int, short: str) -> Iterator[Named]:
    for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
        yield Named(row, match.start(), match.end())


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that only one row of a list bears."""

    row: int
    words: tuple[str, ...]
    telling: frozenset[str]
    """Long words that no other row has."""

    @property
    def letters(self) -> int:
        """How many letters it has."""
        return sum(map(len, self.words))


@lru_cache(maxsize=1024)
def _names(labels: tuple[str, ...]) -> tuple[_Name, ...]:
    """Return the names of rows, each list of them read once."""
    names = [_words(name_of(label)) for label in labels]
    times = Counter(names)
    rows_of = Counter(word for name in times for word in {*name})
    return tuple(
        _Name(row, name, frozenset(word for word in name if len(word) >= _LONG and rows_of[word] == 1))
        for row, name in enumerate(names)
        if name and times[name] == 1
    )


@lru_cache(maxsize=1024)
def _having(labels: tuple[str, ...]) -> Mapping[str, Sequence[_Name]]:
    """Return by each word the names of rows that have it."""
    found: dict[str, list[_Name]] = {}
    for name in _names(labels):
        for word in {*name.words}:
            found.setdefault(word, []).append(name)
    return found


def _in_other_forms(text: str, labels: tuple[str, ...]) -> Iterator[_Name]:
    """Yield the names whose own words a text has in another form, in the words of the text."""
    by_root, said = _long_by_root(labels), _said_by_root(text)
    owners: dict[str, set[tuple[_Name, str]]] = {}
    for root in by_root.keys() & said.keys():
        owners.setdefault(said[root], set()).update(by_root[root])
    forms: dict[_Name, dict[str, str]] = {}
    for word, owned in owners.items():
        for name, own in owned if len(owned) == 1 else ():
            forms.setdefault(name, {})[own] = word
    for name, form_of in forms.items():
        words = tuple(form_of.get(word, word) for word in name.words)
        yield replace(name, words=words, telling=name.telling | {*form_of.values()})


@lru_cache(maxsize=1024)
def _said_by_root(text: str) -> Mapping[str, str]:
    """Return each root of the long words of a text with the word."""
    return {root: word for word in _words(text) if len(word) >= _LONG for root in roots_of(word)}


def _has_several(text: str, named: Named, name: _Name) -> bool:
    """Whether several words of a name stand there: one in another form may be of anything."""
    return len({*name.words}.intersection(_words(text[named.start : named.end]))) > 1


@lru_cache(maxsize=1024)
def _long_by_root(labels: tuple[str, ...]) -> Mapping[str, Set[tuple[_Name, str]]]:
    """Return each root of long words with the names that have them."""
    found: dict[str, set[tuple[_Name, str]]] = {}
    for name in _names(labels):
        for word in {*name.words}:
            for root in roots_of(word) if len(word) >= _LONG else ():
                found.setdefault(root, set()).add((name, word))
    return found


@lru_cache(maxsize=4096)
def _spaced(text: str) -> str:
    """Return the words of a text with blanks around them, where most names are seen not to stand."""
    return f" {' '.join(_words(text))} "


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", text.casefold()))


def _is_taken(named: Named, found: Sequence[Named]) -> bool:
    return any(named.start < other.end and other.start < named.end for other in found)


def _whole(text: str, name: _Name) -> Iterator[Named]:
    if name.letters < _SHORTEST or f" {' '.join(name.words)} " not in _spaced(text):
        return
    for match in _whole_name(name.words).finditer(text):
        kind = _BEFORE.search(text, max(match.start() - _REACH, 0), match.start())
        is_general = _IN_GENERAL.search(text, max(match.start() - _REACH, 0), match.start())
        is_other = _ends_name(text, match.start()) or _SIDE.match(text, match.end())
        if not is_general and not is_other:
            yield Named(name.row, kind.start() if kind else match.start(), match.end())


def _ends_name(text: str, start: int) -> bool:
    """Whether words from a place on end the name of another area."""
    return _ENDS_NAME.search(text, max(start - 2 * _REACH, 0), start) is not None


@lru_cache(maxsize=4096)
def _whole_name(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b{r'[^a-z;]{1,3}'.join(words)}\b{_AFTER}", re.IGNORECASE)


def _partly(text: str, name: _Name) -> Iterator[Named]:
    """Yield words that stand together, all of one row: most of its name, or after a word of its kind."""
    for run in _runs(text, {*name.words}):
        said = {token.word for token in run}
        if said.isdisjoint(name.telling):
            continue
        start, end = run[0].start, run[-1].end
        kind = _BEFORE.search(text, max(start - _REACH, 0), start)
        is_in_area = _IN_AREA.search(text, max(start - _REACH, 0), start) is not None
        goes_on = _GOES_ON.match(text, end) is not None
        is_other = is_in_area or goes_on or _ends_name(text, start)
        if not is_other and (kind or 2 * len(said) > len({*name.words})):
            yield Named(name.row, kind.start() if kind else start, end)


class _Token(NamedTuple):
    """A word as it stands in a text."""

    place: int
    """How many stand before it."""
    word: str
    start: int
    end: int
    follows: bool
    """Whether nothing but blanks, commas and slashes stands between it and the one before."""


def _runs(text: str, words: Set[str]) -> Iterator[Sequence[_Token]]:
    """Yield where any of some words stand, those that follow each other together."""
    tokens = _tokens(text)
    run: list[_Token] = []
    for token in sorted(chain.from_iterable(tokens.get(word, ()) for word in words)):
        if run and not (token.follows and token.place == run[-1].place + 1):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


@lru_cache(maxsize=4096)
def _tokens(text: str) -> Mapping[str, Sequence[_Token]]:
    """Return by each word of a text where it stands."""
    found: dict[str, list[_Token]] = {}
    end = 0
    for place, match in enumerate(_TOKEN.finditer(text)):
        word, follows = match[0].casefold(), _BETWEEN.fullmatch(text, end, match.start()) is not None
        end = match.end()
        found.setdefault(word, []).append(_Token(place, word, match.start(), end, follows))
    return found
