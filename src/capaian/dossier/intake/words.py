"""Words of headings and names, folded: what is a side, a whole, a group of spending,
a total row.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from capaian.domain.period import PART_OF_YEAR_WORDS
from capaian.dossier.declared_rows import read_declared_rows

PERIOD_PATTERN: Final = (
    rf"(?:{'|'.join(PART_OF_YEAR_WORDS.values())}|q|bulan|bln) ?(?:iv|i{{1,3}}|1[0-2]|[1-9])"
)
"""A numbered part of a year in a folded text, for a regular expression: `tw 1`, `semester ii`."""
_SCALES: Final = (
    ("thousand", 1_000, r"|(?:rp|x)\.? ?(?:1[.,])?000(?![.,]?\d)"),  # Rp 000, X 1.000
    ("million", 1_000_000, ""),
    ("billion", 1_000_000_000, ""),
)


class Vocabulary:
    """The words that headings, titles and names of rows are known by: `words.csv`,
    each by its kind.

    A word stays as long as two tables need it: `tests/intake/test_rent_of_words.py`.
    """

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a kind and a word, as texts are folded."""
        words: dict[str, set[str]] = defaultdict(set)
        for kind, word in rows:
            words[kind].add(word)
        self._words = {kind: frozenset(own) for kind, own in words.items()}

    def __getitem__(self, kind: str) -> frozenset[str]:
        """Return the words of a kind."""
        return self._words.get(kind, frozenset())

    @cached_property
    def sides(self) -> Mapping[str, str]:
        """Words of sides of a figure, each with its side: sexes, and groups of spending."""
        sexes = {word: sex for sex in ("male", "female") for word in self[sex]}
        return {**{word: word for word in self["spending"]}, **sexes}

    @cached_property
    def negations(self) -> re.Pattern[str]:
        """What makes a folded text the contrary."""
        return re.compile(rf"\b(?:{self._any('negation')})\b(?! terduga\b)")

    @cached_property
    def totals(self) -> re.Pattern[str]:
        """How rows that sum others are called, folded."""
        return re.compile(rf"(?:{self._any('total')})\b.*")

    @cached_property
    def percents(self) -> re.Pattern[str]:
        """What says in a heading that its figures are percents."""
        return re.compile(rf"%|\b(?:{self._any('percent')})\b", re.IGNORECASE)

    @cached_property
    def scales(self) -> Sequence[tuple[re.Pattern[str], int]]:
        """What says that figures are to be multiplied, and by how much."""
        return [
            (
                re.compile(
                    rf"\b(?:dalam )?(?:{self._any(kind)}{written})(?: rupiah)?\b", re.IGNORECASE
                ),
                scale,
            )
            for kind, scale, written in _SCALES
        ]

    def _any(self, kind: str) -> str:
        """Return the words of a kind for a regular expression, the longest first."""
        return "|".join(map(re.escape, sorted(self[kind], key=lambda word: (-len(word), word))))


def read_words() -> list[tuple[str, str]]:
    """Return all words with their kinds."""
    return [(row["kind"], row["word"]) for row in read_declared_rows(__file__, "words.csv")]


VOCABULARY = Vocabulary(read_words())


def words_of(kind: str) -> frozenset[str]:
    """Return the known words of a kind."""
    return VOCABULARY[kind]


class Side(StrEnum):
    """Which part of a figure a column holds."""

    PART = "part"
    """One of several that are added up: men, women, operations, capital."""
    WHOLE = "whole"
    """Said to be all of them."""
    NONE = ""
    """The heading says nothing of it."""


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """A heading taken apart."""

    base: str
    """The words without side, folded."""
    side: Side
    is_percent: bool


def fold(text: str) -> str:
    """Return a text in small letters without signs and accents.

    Examples:
        >>> fold("KEPEMILIKAN_KTP-el (L+P)")
        'kepemilikan ktp el l p'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def head_words(head: str) -> HeadingWords:
    """Take a heading apart.

    Examples:
        >>> head_words("LK_MMLK_DINAMIS"), head_words("Wajib KTP > L+P").side
        (HeadingWords(base='mmlk', side=<Side.PART: 'part'>, is_percent=False), <Side.WHOLE:
        'whole'>)
    """
    is_percent = VOCABULARY.percents.search(head.replace("_", " ")) is not None
    plain = re.sub(r"(?<![A-Za-z])L ?[+&/] ?P(?![A-Za-z])", "LP", head)
    for scale, _ in VOCABULARY.scales:
        plain = scale.sub(" ", plain)
    words = re.sub(r"\b(?:tak|tidak)(?= terduga\b)", " ", fold(plain)).split()
    sides = {VOCABULARY.sides[word] for word in words if word in VOCABULARY.sides}
    wholes = VOCABULARY["whole"].intersection(words)
    # `LK_JML` are the men among all; `JML L P` are both.
    side = Side.PART if len(sides) == 1 else Side.WHOLE if wholes or sides else Side.NONE
    idle = {*VOCABULARY.sides} | VOCABULARY["whole"] | VOCABULARY["idle"]
    base = [word for word in words if word not in idle]
    return HeadingWords(" ".join(base), side, is_percent)


def is_period_head(head: str) -> bool:
    """Say whether a column is headed by a length of time alone: `TAHUN`, not `Semester I`."""
    words = {*fold(head).split()}
    return words <= words_of("period") and bool(words)


def negations_in(text: str) -> frozenset[str]:
    """Return the words of a text that make it the contrary: not of `Belanja Tidak Terduga`."""
    return frozenset(VOCABULARY.negations.findall(fold(text)))


def is_total_row(name: str) -> bool:
    """Say whether the name of a row says that it sums others: `JUMLAH`."""
    return VOCABULARY.totals.fullmatch(fold(name)) is not None


def bare_area_name(name: str) -> str:
    """Return the name of an area without its level, folded: `muarahulu` for `KEC. MUARA HULU`."""
    words = re.sub(
        r"^(?:kec|kecamatan|kab|kabupaten|kota adm|kota|distrik|prov|provinsi)\b", "", fold(name)
    )
    return words.replace(" ", "")


def scales_in(text: str) -> frozenset[int]:
    """Return by how much figures are to be multiplied, by the words of a title or heading.

    Examples:
        >>> scales_in("LAPORAN REALISASI (dalam jutaan rupiah)"), scales_in("Pagu (Rp. 000)")
        (frozenset({1000000}), frozenset({1000}))
    """
    return frozenset(scale for words, scale in VOCABULARY.scales if words.search(text))
