"""Years of heads that a title does not name, where the title names others that no head has."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.years import YEAR, years_in

_FEWEST: Final = 2
_MOST: Final = 12
"""Years of a span: a longer one is that of a plan, of which a table shows a part."""
_SPAN: Final = re.compile(
    r"\b(?P<first>20\d\d)\s*(?:[-\u2013\u2014]|s\.?\s?/?d\.?|sampai(?: dengan)?|hingga)\s*(?:tahun\s+)?"
    r"(?P<last>20\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Misdated:
    """The years by which the heads of a table differ from its title."""

    heads: Mapping[int, int]
    """Each year of a head that the title does not name, with the one that it would have."""
    is_of_head: bool
    """Whether the heads, and not the title, leave a year out between two others, or miss the report's."""

    @property
    def either(self) -> frozenset[int]:
        """The years of both: a figure below such a head may be of either."""
        return frozenset((*self.heads, *self.heads.values()))

    def may_be_of(self, years: Collection[int]) -> frozenset[int]:
        """Return the years that figures below heads with some years may be of."""
        return frozenset((*years, *(self.heads[year] for year in years if year in self.heads)))


def find_misdated(table: PrintedTable, year: int | None) -> Misdated | None:
    """Return the years by which the heads of one thing differ from a title that names each of them.

    Either one year, where one of both has its years run on one by one, so that it tells which is wrong; or
    all by as much, where the title has the year of the report, and no head. Years over several columns count
    where those of each have the same heads; one of them that is off by more than a year was meant.

    Args:
        table: A table of the report.
        year: The year of the report.
    """
    titled = years_of_title(table.title)
    heads = _heads(table)
    if table.caption_line is None or len(titled) < _FEWEST or len(heads) != len(titled):
        return None
    own, named = {*heads} - titled, titled - {*heads}
    if len(own) == len(named) == 1 and _run_on(titled) != _run_on(heads):
        ((head,), (title,)) = own, named
        is_of_one_thing = [*heads.values()].count(heads[head]) > 1
        is_meant = len(heads[head]) > 1 and abs(head - title) > 1
        return Misdated({head: title}, _run_on(titled)) if is_of_one_thing and not is_meant else None
    shifted = dict(zip(sorted(heads), sorted(titled), strict=True))
    is_shifted = len({right - head for head, right in shifted.items()}) == 1
    is_of_report = year in titled and year not in heads and len({*heads.values()}) == 1
    return Misdated(shifted, is_of_head=True) if is_shifted and is_of_report else None


def _heads(table: PrintedTable) -> Mapping[int, tuple[str, ...]]:
    """Return what the columns of each year bear beside it; nothing where those over several differ."""
    heads: dict[int, tuple[str, ...]] = {}
    for path in (" ".join(path) for path in table.paths):
        if len(years := YEAR.findall(path)) == 1:
            heads[int(years[0])] = (*heads.get(int(years[0]), ()), YEAR.sub("", path))
    is_over_several = any(len(words) > 1 for words in heads.values())
    return {} if is_over_several and len({*heads.values()}) > 1 else heads


def years_of_title(title: str) -> frozenset[int]:
    """Return the years that a title names, those between the ends of a span too.

    Examples:
        >>> sorted(years_of_title("Hasil Tahun 2021-2023"))
        [2021, 2022, 2023]
        >>> sorted(years_of_title("Hasil Tahun 2021 dan 2023"))
        [2021, 2023]
    """
    spans = ((int(match["first"]), int(match["last"])) for match in _SPAN.finditer(title))
    between = {year for first, last in spans if last - first < _MOST for year in range(first, last)}
    return frozenset(years_in(title) | between)


def _run_on(years: Collection[int]) -> bool:
    return max(years) - min(years) == len({*years}) - 1
