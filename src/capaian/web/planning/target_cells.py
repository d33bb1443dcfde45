"""Targets of indicators as cells, in the plan and in agreements: what is typed says what kind they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from capaian.domain.plan import Indicator, ValueType
from capaian.domain.value import PERCENT
from capaian.rules.targets import RangeMisfit
from capaian.web.measurement.wholes import comes_whole
from capaian.web.planning.cells import NO_PERCENT, Cell
from capaian.web.planning.implausible_values import MEANT, say_misfit, say_odd
from capaian.web.planning.target_texts import (
    PREFIXES,
    bounds_in,
    columns_of,
    figure_of,
    plain_bounds,
    read_bounds,
    say_unreadable,
    stated_in,
    why_crossed,
    with_thousands,
    words_in,
    write_bounds,
)
from capaian.web.planning.typed_figures import Targets

_FIGURES: Final = frozenset({ValueType.NUMBER, ValueType.INDEX})
_PERCENT: Final = re.compile(r"\s*(?:%|persen\b)", re.IGNORECASE)
_IN_WORDS: Final = "Tertulis dengan kata, jadi capaiannya tidak dinilai. Tulis angkanya."
_WITH_BOUNDS: Final = "Barisnya juga punya batas {}."
_NO_BOUNDS: Final = f"Menggantikan target {{}}: batasnya dihapus. {MEANT}"
_A_RANGE: Final = f"Dibaca sebagai rentang: {{}}. {MEANT}"
_GOES_ALONG: Final = f"Target berkalanya ikut dihapus: {{}}. {MEANT}"


@dataclass(frozen=True)
class TargetCell(Cell):
    """A target of an indicator with what is typed into it."""

    takes_figures: bool = True
    """The indicator has figures: words are no target of it, unless words stand there."""
    goes_along: str = ""
    """Targets within the year that are removed with it."""
    offered: str = ""
    """What another paper states: it is not asked about."""
    misfit: Callable[[Decimal | None, Decimal | None], RangeMisfit | None] = lambda _, __: None
    """Says why a range between bounds cannot be judged."""

    @property
    def stands(self) -> str:
        """What is stored, as people write it; words that read like a figure are told apart from one."""
        text = stated_in(self.sheet, self._cells)
        return f"“{text}”" if self.is_in_words and self._reads(text) else text

    @property
    def is_in_words(self) -> bool:
        """Whether words stand where a figure is to be."""
        return self.takes_figures and bool(words_in(self.sheet, self._cells))

    @property
    def is_decimal(self) -> bool:
        """Whether only signs of a figure are typed."""
        return self.takes_figures and not (self.is_in_words or bounds_in(self.sheet, self._cells))

    @property
    def note(self) -> str:
        """What has to be known of what stands there, until something else is typed."""
        bounds = "" if self.is_changed else bounds_in(self.sheet, self._cells)
        if bounds and bounds != self.stands:
            return _WITH_BOUNDS.format(bounds)
        return _IN_WORDS if self.is_in_words and not self.is_changed else ""

    @property
    def texts(self) -> Mapping[str, str]:
        """What becomes of the columns of the target: those that it does not state are emptied."""
        return columns_of(self.sheet, self.text, self._read, is_words=not self.takes_figures)

    @property
    def sure(self) -> str:
        """What is confirmed by sending it once more."""
        return self.text or self.goes_along

    def meant(self, text: str) -> str:
        """Return a target in one spelling: a figure or a range as a dossier writes it, words as they are."""
        if not self.takes_figures:
            return text
        if bounds := read_bounds(text, self._read):
            return plain_bounds(bounds)
        figure = self._read(text)
        return text if figure_of(figure) is None else figure

    def why_wrong(self, text: str, typed: str) -> str:
        """Say why a text is no target; words take the place of words only."""
        if not self.takes_figures or not text:
            return ""
        if crossed := why_crossed(self._bounds(text)):
            return crossed
        return "" if self._reads(text) or self.is_in_words else self._say_unreadable(text)

    def _say_unreadable(self, text: str) -> str:
        bare = _PERCENT.sub("", text)
        told = NO_PERCENT.format(text, bare) if bare != text and self._reads(bare) else ""
        return told or say_unreadable(text, self._reads)

    def asked(self, typed: str) -> str:
        """Say what is asked of a target before it is written: that it is odd, or what goes with it."""
        if not typed:
            return _GOES_ALONG.format(self.goes_along) if self.goes_along else ""
        if not self.takes_figures:
            return ""
        stood, bounds = bounds_in(self.sheet, self._cells), self._bounds(typed)
        misfit = self.misfit(*map(figure_of, bounds)) if any(bounds) else None
        if typed == self.meant(self.offered) and not misfit:
            return ""
        if not any(bounds):
            return _NO_BOUNDS.format(stood) if stood else self.why_odd(typed)
        odd = next((said for bound in bounds if bound and (said := self.why_odd(bound))), "")
        if misfit and not odd:
            return say_misfit(write_bounds(*bounds), misfit)
        return odd or ("" if stood else _A_RANGE.format(write_bounds(*bounds)))

    @property
    def _cells(self) -> Mapping[str, str]:
        return self.row.cells if self.row else {}

    @property
    def _read(self) -> Callable[[str], str]:
        """Return a figure as a dossier writes it, its dots as the field shows them."""
        shown = "" if self.is_in_words else stated_in(self.sheet, self._cells)
        return with_thousands(super().meant, shown, self.offered)

    def _bounds(self, text: str) -> tuple[str, str]:
        return read_bounds(text, self._read) or ("", "")

    def _reads(self, text: str) -> bool:
        return any(self._bounds(text)) or figure_of(self._read(text)) is not None


def takes_figures(indicator: Indicator) -> bool:
    """Say whether the targets of an indicator are figures; those of others are words."""
    return indicator.value_type in _FIGURES


def target_cell(cell: Cell, indicator: Indicator, known: Targets, year: int) -> TargetCell:
    """Return the cell of a target of an indicator.

    Args:
        cell: Its place, of whatever column.
        indicator: Whose it is.
        known: What is known of the targets of the indicator.
        year: Of the target.
    """
    is_figure = takes_figures(indicator)
    is_whole = comes_whole(cell.sheet, indicator.unit)
    return TargetCell(
        cell.name,
        cell.label,
        cell.sheet,
        f"{PREFIXES.get(cell.sheet, '')}{'value' if is_figure else 'text'}",
        cell.new,
        cell.row,
        is_whole=is_whole,
        is_percent=indicator.unit == PERCENT,
        takes_rupiah=is_whole,
        why_odd=partial(_why_odd, known, year),
        misfit=known.misfit,
        takes_figures=is_figure,
    )


def _why_odd(known: Targets, year: int, text: str) -> str:
    return say_odd(known, text, year)
