"""A figure of a sentence and the row of a table that the sentence names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, permutations
from typing import Final

from capaian.auditor.linkage.links import QuantityLink
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.quantities.labels import names_total, stem, stems_of
from capaian.auditor.quantities.report_quantities import ReportQuantities
from capaian.auditor.quantities.roles import Role, is_so_far
from capaian.auditor.quantities.text_quantities import LETTERS_BEFORE, OF_TARGET, ROLE_WORD, TextFigure
from capaian.domain.issue import Level

MAX_FIGURES: Final = 40
"""Numbers of a sentence that is read; more are a table."""
MAX_FACTOR: Final = 20
"""A figure that differs by more is of another thing."""
MAX_FACTOR_OF_SAME: Final = 3
"""One that differs by more may be of a part."""
MIN_DIGITS_OF_LONG_SHARE: Final = 4
"""Digits of a share that is no other one of its row by chance."""
MIN_DIGITS_OF_LONG: Final = 5
"""Digits of a figure that needs no word of its role to be known."""
MAX_CELLS: Final = 20
"""Figures of the rows that a sentence names among which a working is looked for."""
MAX_FACTOR_OF_CLOSE: Final = 1.5
"""Factor within which a long figure without a role must be."""
MIN_LIKENESS_OF_NAME: Final = 0.7
"""Part of the words that two rows share which a sentence names at once."""
_OF_WHOLE: Final = re.compile(
    r"\s*(?:%|persen)\s*dari\s+(?:seluruh|keseluruhan|total|jumlah)\b", re.IGNORECASE
)
"""What follows a share of a greater whole than the row that a sentence names."""
_FILLING: Final = re.compile(r"\b(?:yang|dengan|sebesar|mencapai|memperoleh|adalah)\b.*", re.DOTALL)
"""From where on a clause says no more what it is about."""
MIN_COVER: Final = 0.6
"""Part of the words of a clause that a row must have for two figures that do not resemble each other."""
_BEGINS_WITH_ROLE: Final = re.compile(r"\W*(?:target|realisasi|capaian)\b", re.IGNORECASE)
"""How a line begins that tells the figures of what stands above it: `Target: 75%, realisasi: 47%`."""
_AND: Final = frozenset({"dan", "serta"})
_OTHERS: Final = frozenset({"lain", "lainnya", "sisanya", "selebihnya", "gabungan", "kedua", "keduanya"})
MAX_SHARE_OF_COMMON_WORD: Final = 0.15
"""Part of the sentences with figures in which a word stands that tells nothing: the name of the office."""
Cells = Sequence[Quantity]


@dataclass(frozen=True, eq=False)
class RowIndex:
    """The rows of all tables by the stems of their labels."""

    rows: Mapping[frozenset[str], Sequence[Cells]]
    """Rows whose words all are common are left out."""

    common: Set[str] = frozenset()
    """Stems that most sentences have: they tell no row."""

    @cached_property
    def _by_rarest_word(self) -> Mapping[str, Sequence[tuple[int, frozenset[str]]]]:
        """The words of rows with their order, each under the one of its stems that fewest rows have."""
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
        named = [each for word in words if word in filed for each in filed[word] if each[1] <= words]
        return [stems for _, stems in sorted(named, key=lambda each: each[0])]

    def find(self, figure: TextFigure, heading: str = "") -> Cells:
        """Return the cells of the row that the words before a figure name; none where they name several.

        Words since the figure before it tell first, for a sentence may go through several rows.

        Args:
            figure: The figure.
            heading: What stands above its sentence, where that does not say itself what it is about.
        """
        headed = (f"{heading} {figure.before}",) if heading else ()
        for text in (figure.segment, figure.before, *headed):
            words = stems_of(text)
            named = self.named_in(words)
            widest = [stems for stems in named if not any(stems < other for other in named)]
            if widest and _are_of_one(widest) and not any(_is_of_group(text, stems) for stems in widest):
                return [cell for stems in widest for cells in self.rows[stems] for cell in cells]
            if widest:
                return []
        return []

    def covers(self, figure: TextFigure, cell: Quantity) -> bool:
        """Say whether the row of a cell has most of the words that tell what a figure is of."""
        for text in (figure.segment, figure.before):
            words = stems_of(_FILLING.sub(" ", text))
            if words & cell.label.stems:
                return len(words & cell.label.stems) >= MIN_COVER * len(words)
        return False


def _are_of_one(labels: Sequence[frozenset[str]]) -> bool:
    """Whether rows have one name: two tables may say it with a word more or less."""
    return all(
        len(one & other) >= MIN_LIKENESS_OF_NAME * len(one | other) for one, other in combinations(labels, 2)
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


def index_rows(report: ReportQuantities) -> RowIndex:
    """Return the rows of all tables that hold figures."""
    rows: dict[frozenset[str], list[Cells]] = defaultdict(list)
    common = _common_stems(report)
    for table in report.tables:
        for label, row in zip(table.labels, table.rows, strict=True):
            if row and label.stems - common and not names_total(label.text):
                rows[label.stems].append([*row.values()])
    return RowIndex(rows, common)


def _common_stems(report: ReportQuantities) -> Set[str]:
    passages = [report.passages[at] for at in report.figures_of]
    counts = Counter(stem for passage in passages for stem in stems_of(passage.text))
    return {
        stem for stem, count in counts.items() if count > max(2, MAX_SHARE_OF_COMMON_WORD * len(passages))
    }


def find_text_links(report: ReportQuantities) -> Iterator[QuantityLink]:
    """Yield the figures of sentences that stand in a table too, or should.

    Sentences with several figures for one cell, none of them its own, are about other things than its row.
    """
    links = [*_find_all_links(report)]
    values: dict[int, set[float]] = defaultdict(set)
    for link in links:
        if not link.agrees and not link.one.resembles(link.other):
            values[id(link.other)].add(link.one.value)
    yield from (link for link in links if link.agrees or len(values[id(link.other)]) <= 1)


def _find_all_links(report: ReportQuantities) -> Iterator[QuantityLink]:
    index = index_rows(report)
    for at, figures in report.figures_of.items():
        if len(figures) > MAX_FIGURES:
            continue
        is_headed = at > 0 and _BEGINS_WITH_ROLE.match(report.passages[at].text)
        heading = report.passages[at - 1].text if is_headed else ""
        for figure in figures:
            if _is_of_law_or_year(figure) or _OF_WHOLE.match(figure.after):
                continue
            cells = index.find(figure, heading)
            yield from _link(figure, cells, report.year, index)
            if not cells:
                yield from _same_as_row(figure, index)


def _same_as_row(figure: TextFigure, index: RowIndex) -> Iterator[QuantityLink]:
    """Yield the cells with the value of a figure in the rows that its whole sentence names.

    Words so far off name no row surely; the same value in it does.
    """
    digits = figure.quantity.digits
    if len(digits) < MIN_DIGITS_OF_LONG_SHARE or digits not in index.digits:
        return
    words = stems_of(figure.passage.text[: figure.start])
    for stems in index.named_in(words):
        for cells in index.rows[stems]:
            yield from (QuantityLink(figure.quantity, cell) for cell in cells if cell.digits == digits)


def _is_of_law_or_year(figure: TextFigure) -> bool:
    quantity = figure.quantity
    is_small = quantity.number.decimals == 0 and quantity.value < 1000
    is_year = quantity.number.decimals == 0 and 1990 < quantity.value < 2040
    return not figure.is_share and (is_small or is_year)


def _role_beside(figure: TextFigure, cells: Cells) -> Role:
    """Return the role of a figure; none where the name of the row itself has the word that tells it."""
    if cells and ROLE_WORD.search(cells[0].label.text) and not OF_TARGET.match(figure.after):
        return Role.OTHER
    return Role.OTHER if figure.quantity.value < 0 else figure.quantity.role


def _link(figure: TextFigure, cells: Cells, year: int, index: RowIndex) -> Iterator[QuantityLink]:
    quantity = figure.quantity
    same = next((cell for cell in cells if _is_print_of(quantity, cell)), None)
    if same is not None:
        yield QuantityLink(quantity, same)
    if same is not None or _follows_from(quantity, cells):
        return
    role = _role_beside(figure, cells)
    wanted = [cell for cell in cells if cell.role is role and cell.period == quantity.period]
    # An achievement is a share with its sign or without.
    is_free = role is Role.ACHIEVEMENT and not figure.is_share
    wanted = [cell for cell in wanted if is_free or figure.is_share == (cell.unit == "%")]
    wanted = [cell for cell in wanted if not is_so_far(cell.column)]
    if (
        quantity.period.year == year
        and role is not Role.OTHER
        and _is_one_value(wanted)
        and _is_near(quantity, wanted[0], MAX_FACTOR)
    ):
        is_sure = quantity.resembles(wanted[0]) or index.covers(figure, wanted[0])
        level = Level.ERROR if is_sure else Level.WARNING
        yield QuantityLink(quantity, wanted[0], level, MAX_FACTOR_OF_SAME)
    elif (
        quantity.number.digits >= MIN_DIGITS_OF_LONG
        and not figure.is_share
        and role not in (Role.BUDGET, Role.TARGET)
    ):
        spent = [
            cell
            for cell in cells
            if cell.role in (Role.ACTUAL, Role.SPENT) and cell.period == quantity.period
        ]
        near = [cell for cell in spent if _is_near(quantity, cell, MAX_FACTOR_OF_CLOSE)]
        if _is_one_value(near):
            # Without a word of its role the figure may be another one of the row.
            yield QuantityLink(quantity, near[0], Level.WARNING)


def _is_print_of(quantity: Quantity, cell: Quantity) -> bool:
    """Whether a figure repeats a cell: one of another year or role is rounded to it by chance."""
    is_of_kind = quantity.period == cell.period and quantity.role in (cell.role, Role.OTHER)
    return (is_of_kind or quantity.digits == cell.digits) and quantity.is_same_as(cell)


def _follows_from(quantity: Quantity, cells: Cells) -> bool:
    """Whether a figure is worked out of two figures of the row: a share or a change."""
    for one, other in permutations(cells[:MAX_CELLS], 2):
        ways = (one.value - other.value, 100 * one.value / other.value if other.value else None)
        if any(way is not None and abs(way - quantity.value) <= quantity.step for way in ways):
            return True
    return False


def _is_one_value(cells: Cells) -> bool:
    return len({round(cell.value, 2) for cell in cells}) == 1


def _is_near(one: Quantity, other: Quantity, factor: float) -> bool:
    low, high = sorted((abs(one.value), abs(other.value)))
    return low > 0 and high < factor * low
