"""The rows of all tables by the words that name them,
and which of them a figure of a sentence is about.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations
from typing import Final

from capaian.auditor.quantities.figures import PrintedQuantity
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.quantities.labels import stem, stems_of, tiers_in
from capaian.auditor.quantities.text_quantities import LETTERS_BEFORE, TextFigure

MIN_LIKENESS_OF_NAME: Final = 0.7
"""Part of the words that two rows share which a sentence names at once."""
_FILLING: Final = re.compile(
    r"\b(?:yang|dengan|sebesar|mencapai|memperoleh|adalah)\b.*", re.DOTALL
)
"""From where on a clause says no more what it is about."""
MIN_COVER: Final = 0.6
"""Part of the words of a clause that a row must have for two figures that do
not resemble each other.
"""
_AND: Final = frozenset({"dan", "serta"})
_OTHERS: Final = frozenset(
    {"lain", "lainnya", "sisanya", "selebihnya", "gabungan", "kedua", "keduanya"}
)
MAX_SHARE_OF_COMMON_WORD: Final = 0.15
"""Part of the sentences with figures in which a word stands that tells nothing:
the name of the office.
"""
Cells = Sequence[PrintedQuantity]


@dataclass(frozen=True, eq=False)
class RowIndex:
    """The rows of all tables by the stems of their labels."""

    rows: Mapping[frozenset[str], Sequence[Cells]]
    """Rows whose words all are common are left out."""

    common: Set[str] = frozenset()
    """Stems that most sentences have: they tell no row."""

    @cached_property
    def _by_rarest_word(self) -> Mapping[str, Sequence[tuple[int, frozenset[str]]]]:
        """The words of rows with their order,
        each under the one of its stems that fewest rows have.
        """
        counts = Counter(stem for stems in self.rows for stem in stems)
        found: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        for at, stems in enumerate(self.rows):
            found[min(stems, key=lambda stem: (counts[stem], stem))].append((at, stems))
        return found

    @cached_property
    def digits(self) -> Set[str]:
        """The digits of all cells."""
        return {cell.digits for rows in self.rows.values() for cells in rows for cell in cells}

    def named_in(self, words: Set[str]) -> list[frozenset[str]]:
        """Return the rows all of whose stems are among words, in their order."""
        filed = self._by_rarest_word
        named = [
            each for word in words if word in filed for each in filed[word] if each[1] <= words
        ]
        return [stems for _, stems in sorted(named, key=lambda each: each[0])]

    def find(self, figure: TextFigure, heading: str = "") -> Cells:
        """Return the cells of the row that the words before a figure name;
        none where they name several.

        Words since the figure before it tell first, for a sentence may go through several rows.

        Args:
            figure: The figure.
            heading: What stands above its sentence, where that does not say itself what it is
                about.
        """
        headed = (f"{heading} {figure.before}",) if heading else ()
        for text in dict.fromkeys((figure.segment, figure.before, *headed)):
            words = stems_of(text)
            named = self.named_in(words)
            widest = [stems for stems in named if not any(stems < other for other in named)]
            if (
                widest
                and _are_of_one(widest)
                and not any(_is_of_group(text, stems) for stems in widest)
            ):
                tiers = tiers_in(text)  # An activity may bear the name of its programme.
                return [
                    cell
                    for stems in widest
                    for cells in self.rows[stems]
                    for cell in cells
                    if not (tiers and cell.label.tier) or cell.label.tier in tiers
                ]
            if widest:
                return []
        return []

    def covers(self, figure: TextFigure, cell: PrintedQuantity) -> bool:
        """Say whether the row of a cell has most of the words that tell what a figure is of."""
        for text in (figure.segment, figure.before):
            words = stems_of(_FILLING.sub(" ", text))
            if words & cell.label.stems:
                return len(words & cell.label.stems) >= MIN_COVER * len(words)
        return False


def _are_of_one(labels: Sequence[frozenset[str]]) -> bool:
    """Whether rows have one name: two tables may say it with a word more or less."""
    return all(
        len(one & other) >= MIN_LIKENESS_OF_NAME * len(one | other)
        for one, other in combinations(labels, 2)
    )


def _is_of_group(text: str, stems: frozenset[str]) -> bool:
    """Whether a figure is of a row together with others, or of the others alone.

    The words of the row follow an "and", or those of the others stand behind them.
    """
    words = re.findall(r"[^\W\d_]+", text)
    places = [at for at, word in enumerate(words) if stem(word) in stems]
    if places and not places[0] and len(text) == LETTERS_BEFORE:
        return True  # What stands before it is cut off.
    if not places:
        return False
    is_second = any(word.lower() in _AND for word in words[max(0, min(places) - 1) : min(places)])
    return is_second or any(word.lower() in _OTHERS for word in words[max(places) :])


def index_rows(tables: Sequence[GridQuantities], sentences: Sequence[str]) -> RowIndex:
    """Return the rows of tables that hold figures.

    Args:
        tables: The tables.
        sentences: Those with figures: what most of them say tells no row.
    """
    rows: dict[frozenset[str], list[Cells]] = defaultdict(list)
    common = _common_stems(sentences)
    for table in tables:
        for label, row in zip(table.labels, table.rows, strict=True):
            if row and label.stems - common and not label.names_total:
                rows[label.stems].append([*row.values()])
    return RowIndex(rows, common)


def _common_stems(sentences: Sequence[str]) -> Set[str]:
    counts = Counter(chain.from_iterable(map(stems_of, sentences)))
    least = max(2, MAX_SHARE_OF_COMMON_WORD * len(sentences))
    return {stem for stem, count in counts.items() if count > least}
