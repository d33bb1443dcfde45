"""What a new office measures: the chosen indicators of the rulebook's catalogue and all they are made of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.domain.rule_set import CatalogueIndicator
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import names_in, surveys_in

USUAL: Final = ("ikm", "kepemilikan-dokumen")
"""The two indicators that most offices answer for: satisfaction, and ownership of documents."""
ALL: Final = "semua"


@dataclass(frozen=True, slots=True)
class CatalogueChoice:
    """The entries of the catalogue that a dossier starts with."""

    indicators: tuple[CatalogueIndicator, ...]
    """Key indicators as they were chosen; of everything that of satisfaction first, as its objective is."""
    parts: tuple[CatalogueIndicator, ...]
    """Indicators that the formulas of others name, each before those that name it."""
    components: tuple[CatalogueIndicator, ...]
    """Ratios of two counted measures, in the order of the catalogue."""

    @property
    def has_survey(self) -> bool:
        """Whether an indicator reads a survey."""
        return any(map(_is_of_survey, (*self.indicators, *self.parts)))


def unknown_codes(catalogue: Sequence[CatalogueIndicator], codes: Collection[str]) -> tuple[str, ...]:
    """Return the codes that the catalogue does not have."""
    known = {entry.code for entry in catalogue}
    return tuple(code for code in codes if code not in known and code != ALL)


def choose(catalogue: Sequence[CatalogueIndicator], codes: Sequence[str]) -> CatalogueChoice:
    """Return what a choice of codes takes: `semua`, or known ones, with all that their formulas name."""
    wanted = dict.fromkeys(entry.code for entry in catalogue) if ALL in codes else dict.fromkeys(codes)
    by_code = {entry.code: entry for entry in catalogue}
    named = {code for entry in wanted for code in _needs(by_code, entry)}
    if ALL in codes:
        left = [code for code in wanted if code not in named]
        wanted = dict.fromkeys(sorted(left, key=lambda code: not _is_of_survey(by_code[code])))
    taken = named | wanted.keys()
    return CatalogueChoice(
        indicators=tuple(by_code[code] for code in wanted),
        parts=tuple(
            entry
            for entry in catalogue
            if entry.code in taken and entry.code not in wanted and not is_component(entry)
        ),
        components=tuple(entry for entry in catalogue if entry.code in taken and is_component(entry)),
    )


def is_component(entry: CatalogueIndicator) -> bool:
    """Say whether an entry is a ratio of two counted measures."""
    return bool(entry.numerator[0])


def _is_of_survey(entry: CatalogueIndicator) -> bool:
    return bool(surveys_in(parse(entry.formula)))


def _needs(by_code: dict[str, CatalogueIndicator], code: str) -> Iterator[str]:
    """Yield the entries that an entry's formula names, and theirs."""
    for name in names_in(parse(by_code[code].formula)):
        if name.code in by_code and name.code != code:
            yield name.code
            yield from _needs(by_code, name.code)
