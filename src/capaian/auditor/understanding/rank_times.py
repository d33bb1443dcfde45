"""Of which year a rank in a sentence is: `naik dari peringkat ke-4 menjadi ke-3`, `peringkat ke-4 (2021)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from capaian.auditor.understanding.ranking import Ranking

_WAY: Final = (
    r"(?:naik|turun|meningkat|menurun|membaik|memburuk|melonjak|melesat|merosot|melorot|anjlok|bergeser|beranjak"
    r"|bergerak|berubah|kenaikan|penurunan)"
)
_SHORT: Final = re.compile(
    r"(?P<word>\b(?:peringkat|urutan|posisi|ranking|rangking)\b(?:(?!\bperingkat\b)[^.;:]){0,80}?"
    r"\b(?:menjadi|dari)\s+)(?=(?:ke\s?-\s?\d|nomor\s+\d))",
    re.IGNORECASE,
)
"""The second of two ranks, told without its word: `dari peringkat ke-4 menjadi ke-3`."""
_CAME: Final = re.compile(
    rf"\b(?:{_WAY}\b(?:\s+\w+){{0,3}}?\s+dari|semula|sebelumnya(?:\s+\w+){{0,2}})"
    r"(?:\s+(?:berada\s+)?(?:di|pada|menempati|menduduki))?\s*$",
    re.IGNORECASE,
)
"""Before the rank that one had."""
_BARE: Final = re.compile(r"\bdari\s*$", re.IGNORECASE)
_WENT: Final = re.compile(r"\b(?:menjadi|ke)\s*$", re.IGNORECASE)
_YEAR: Final = r"(?P<year>(?:19|20)\d\d)\b"
_BEHIND: Final = re.compile(rf"\W*(?:(?:pada|di|dalam|untuk)\s+)?(?:tahun\s+)?{_YEAR}", re.IGNORECASE)
_AHEAD: Final = re.compile(rf"\btahun\s+{_YEAR}", re.IGNORECASE)


def with_words(clause: str) -> str:
    """Return a clause in which the second of two ranks has its word too.

    Examples:
        >>> with_words("naik dari peringkat ke-4 menjadi ke-3")
        'naik dari peringkat ke-4 menjadi peringkat ke-3'
    """
    return _SHORT.sub(r"\g<word>peringkat ", clause)


def is_before(rank: re.Match[str], ranks: Sequence[re.Match[str]], clause: str) -> bool:
    """Say whether a rank is the one from which a row came to another that the clause tells."""
    ahead = clause[: rank.start()]
    behind = next((other for other in ranks if other.start() >= rank.end()), None)
    becomes = behind is not None and _WENT.search(clause, rank.end(), behind.start()) is not None
    return len(ranks) > 1 and bool(_CAME.search(ahead) or (_BARE.search(ahead) and becomes))


def of_time(
    orders: Sequence[Ranking],
    rank: re.Match[str],
    ranks: Sequence[re.Match[str]],
    clause: str,
    year: int | None,
) -> Sequence[Ranking] | None:
    """Return the orders of the year that a rank is of; `None` where nothing tells it.

    Args:
        orders: Those that may be meant, of one table.
        rank: One of the ranks.
        ranks: All that the clause tells.
        clause: Where they stand.
        year: That of the report, in which a row has the rank it came to.
    """
    told = _year_of(rank, ranks, clause)
    years = sorted({known for order in orders for known in order.column.years})
    if told is not None:
        own = [order for order in orders if told in order.column.years]
        return own if years else None
    if not years or not any(is_before(other, ranks, clause) for other in ranks):
        return None
    now = year if year in years else max(years, default=0)
    then = max((known for known in years if known < now), default=None)
    meant = then if is_before(rank, ranks, clause) else now
    return [order for order in orders if meant in order.column.years]


def _year_of(rank: re.Match[str], ranks: Sequence[re.Match[str]], clause: str) -> int | None:
    """Return the year right behind a rank, or else the last one between it and the rank before it."""
    behind = _BEHIND.match(clause, rank.end())
    if behind:
        return int(behind["year"])
    before = max((other.end() for other in ranks if other.end() <= rank.start()), default=0)
    taken = _BEHIND.match(clause, before) if before else None
    ahead = [*_AHEAD.finditer(clause, taken.end() if taken else before, rank.start())]
    return int(ahead[-1]["year"]) if ahead else None
