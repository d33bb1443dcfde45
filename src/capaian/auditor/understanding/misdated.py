"""A year of a head that its title does not name, where the title names one that no head has."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.years import YEAR

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
    """One year by which a title and the heads below it differ."""

    head: int
    title: int
    is_of_head: bool
    """Whether the heads, and not the title, leave a year out between two others."""

    @property
    def either(self) -> frozenset[int]:
        """Both years: a figure below the head may be of either."""
        return frozenset((self.head, self.title))


def find_misdated(table: PrintedTable) -> Misdated | None:
    """Return the one year by which the heads of one thing differ from a title that names each of them.

    One of both has its years run on one by one, so that it tells which is wrong. A year over several columns
    was meant.
    """
    titled = years_of_title(table.title)
    if table.caption_line is None or len(titled) < _FEWEST:
        return None
    paths = [" ".join(path) for path in table.paths]
    dated = [(int(years[0]), path) for path in paths if len(years := YEAR.findall(path)) == 1]
    heads = {year: YEAR.sub("", path) for year, path in dated}
    own, named = {*heads} - titled, titled - {*heads}
    if not len(heads) == len(titled) == len(dated) or len(own) != 1 or len(named) != 1:
        return None
    (head,), (title,) = own, named
    is_of_one_thing = sum(words == heads[head] for words in heads.values()) > 1
    is_told = _run_on(titled) != _run_on(heads)
    return Misdated(head, title, _run_on(titled)) if is_of_one_thing and is_told else None


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
    return frozenset({*map(int, YEAR.findall(title))} | between)


def _run_on(years: Collection[int]) -> bool:
    return max(years) - min(years) == len({*years}) - 1
