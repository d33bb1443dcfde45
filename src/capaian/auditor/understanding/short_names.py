"""Rows by the few words or letters that running text names them with: `KIA`, `akta kelahiran`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.word_forms import roots_of

_SHORT: Final = re.compile(r"\b[A-Z]{2,8}\b")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_LEFT_OUT: Final = frozenset(("dan", "yang", "atas", "di", "dari", "untuk", "pada", "dengan", "terhadap"))
"""Words of which no letter goes into a short name."""
_SURVEY: Final = ("IKM", "SKM")
"""Index and survey of one name: `Survei Kepuasan Masyarakat`."""
_SAYS: Final = frozenset(
    [
        *("nilai", "cakupan", "persentase", "capaian", "realisasi", "indeks", "angka", "tingkat", "sebesar"),
        *("mencapai", "memperoleh", "adalah", "tercatat", "meraih", "mendapat", "mendapatkan", "berada"),
        *("masih", "harus", "perlu", "telah", "sudah", "hanya", "baru", "juga", "sedangkan", "sementara"),
    ]
)
"""Words beside a name that are not its own."""


@dataclass(frozen=True, eq=False)
class ShortNames:
    """Lists of labels, in which words find those that they name without looking through all."""

    lists: Sequence[Sequence[str]]
    _bearers: dict[str, frozenset[_Label]] = field(default_factory=dict, init=False, repr=False)
    """The labels that bear a short name, by those that were asked for."""

    def find(self, words: str) -> Mapping[int, int]:
        """Return for each list the place of its one label that words name; none where several fit.

        Where no label of a list has just these words, one that has other forms of them is named.

        Examples:
            >>> labels = ["Cakupan Kartu Identitas Anak", "Cakupan akta kelahiran", "Cakupan akta kematian"]
            >>> names = ShortNames([labels, ["Luas panen"], labels[:2]])
            >>> names.find("sedangkan KIA"), names.find("akta kelahiran"), names.find("akta")
            ({0: 0, 2: 0}, {0: 1, 2: 1}, {2: 1})
            >>> ShortNames([["Persentase lembaga yang memanfaatkan data"]]).find("pemanfaatan data")
            {0: 0}
        """
        short = frozenset(_SHORT.findall(words))
        own = words_of(words) - _SAYS - {name.casefold() for name in short}
        if not own and not short:
            return {}
        bearing = [*map(self._bearing, short)]
        named = frozenset.intersection(*(self._with_word.get(word, frozenset()) for word in own), *bearing)
        of_forms = frozenset.intersection(*(self._with_form(word) for word in own), *bearing)
        return {**_only_ones(of_forms, beside=named), **_only_ones(named)}

    @cached_property
    def _labels(self) -> Sequence[tuple[_Label, str]]:
        return [
            (_Label(of, place), text)
            for of, labels in enumerate(self.lists)
            for place, text in enumerate(labels)
        ]

    @cached_property
    def _with_word(self) -> Mapping[str, frozenset[_Label]]:
        found: dict[str, set[_Label]] = {}
        for label, text in self._labels:
            for word in words_of(text):
                found.setdefault(word, set()).add(label)
        return {word: frozenset(labels) for word, labels in found.items()}

    @cached_property
    def _with_root(self) -> Mapping[str, frozenset[_Label]]:
        found: dict[str, frozenset[_Label]] = {}
        for word, labels in self._with_word.items():
            for root in roots_of(word):
                found[root] = found.get(root, frozenset()) | labels
        return found

    def _with_form(self, word: str) -> frozenset[_Label]:
        return frozenset[_Label]().union(*(self._with_root.get(root, ()) for root in roots_of(word)))

    def _bearing(self, short: str) -> frozenset[_Label]:
        if short not in self._bearers:
            self._bearers[short] = frozenset(label for label, text in self._labels if bears(text, short))
        return self._bearers[short]


class _Label(NamedTuple):
    """A label by its list and its place in it."""

    of: int
    place: int


def _only_ones(named: Set[_Label], *, beside: Set[_Label] = frozenset()) -> Mapping[int, int]:
    """Return each list with its label, where only one of it is named and none beside."""
    times = Counter(label.of for label in (*named, *beside))
    return {label.of: label.place for label in sorted(named) if times[label.of] == 1}


@lru_cache(maxsize=4)
def short_names_of(report: UnderstoodReport) -> ShortNames:
    """Return the labels of the items of a report's tables, each report looked through once."""
    return ShortNames([table.labels for table in report.tables])


@lru_cache(maxsize=8192)
def bears(label: str, short: str) -> bool:
    """Say whether a label has a short name as a word of its own, or as the first letters of its words."""
    if re.search(rf"\b{short}\b", label):
        return True
    if short in _SURVEY:
        return "kepuasan masyarakat" in label.casefold()
    first = "".join(word[0] for word in _WORDS.findall(label) if word.casefold() not in _LEFT_OUT)
    return len(short) > 2 and short.casefold() in first.casefold()
