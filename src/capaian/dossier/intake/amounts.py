"""Which amounts the columns of a budget table hold: granted, changed, spent, and in which month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.domain.period import MONTHS
from capaian.domain.written_period import month_of
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.words import fold

ORIGINAL: Final = "original"
REVISED: Final = "revised"
ACTUAL: Final = "actual"
_IDLE: Final = frozenset({"sisa", "selisih", "fisik", "target", "rencana", "kas", "lebih", "kurang", "bobot"})
"""Words of columns that are neither granted nor spent."""
_GRANTED: Final = frozenset({"anggaran", "pagu", "dpa", "dppa", "apbd", "alokasi", "semula", "menjadi"})
_BEFORE: Final = frozenset({"murni", "semula", "induk", "sebelum", "awal"})
_AFTER: Final = frozenset({"perubahan", "menjadi", "setelah", "sesudah", "pergeseran", "dppa", "revisi"})
_SPENT: Final = frozenset({"realisasi", "penyerapan", "pengeluaran", "sp2d", "belanja"})
_SUMS: Final = frozenset({"jumlah", "total", "setahun"})
_SO_FAR: Final = re.compile(r"\b(?:s d|sd|sampai dengan|sampai|kumulatif|hingga)\b")
_UNTIL: Final = re.compile(rf"\bper (?:tanggal |tgl )?[123]?[0-9] (?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_THIS_MONTH: Final = re.compile(r"\bbulan (?:ini|bersangkutan|berjalan)\b")
_BEFORE_NOW: Final = re.compile(r"\b(?:bulan|periode|tw|triwulan) (?:lalu|sebelumnya)\b")
# Bln 1, Bulan 12
_NUMBERED: Final = re.compile(r"\b(?:bln|bulan) (?:ke )?(1[0-2]|0?[1-9])\b")
# 2023-01-01 00:00:00, what is left of a head `Jan-23`
_DATE: Final = re.compile(r"[0-9]{4}-([0-9]{2})-[0-9]{2}(?: 00:00:00)?\Z")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a column holds."""

    head: Head
    means: str
    """Column of `inputs.csv`."""
    month: int | None
    is_so_far: bool
    """Since the beginning of the year."""


def guess_amounts(heads: Sequence[Head], month: int | None = None) -> list[Amount]:
    """Return the columns that hold amounts, each amount of each month once.

    Args:
        heads: Columns that may hold amounts.
        month: The month that the table as a whole is about.
    """
    found: dict[tuple[str, int | None], Amount] = {}
    amounts = _of_whole_year(_until_december([*_amounts(heads)], month))
    has_months = any(amount.month for amount in amounts)
    for amount in sorted(amounts, key=lambda one: one.is_so_far and one.month is None and not has_months):
        known = found.get((amount.means, amount.month))
        if known is None or (known.is_so_far and not amount.is_so_far):
            found[amount.means, amount.month] = amount
    if REVISED not in {means for means, _ in found} and (ORIGINAL, None) not in found:
        return [*found.values()]
    return sorted(found.values(), key=lambda amount: amount.head.column)


def _until_december(amounts: Sequence[Amount], month: int | None) -> Sequence[Amount]:
    """Return amounts without what was spent in December, where what was spent until then stands beside it."""
    spent = [amount for amount in amounts if amount.means == ACTUAL and amount.month is None]
    if month != len(MONTHS) or not any(amount.is_so_far for amount in spent):
        return amounts
    return [amount for amount in amounts if amount not in spent or amount.is_so_far]


def _of_whole_year(amounts: Sequence[Amount]) -> Sequence[Amount]:
    """Return amounts where all that was spent until December is what was spent in the year."""
    months = {amount.month for amount in amounts if amount.month}
    has_year = any(amount.means == ACTUAL and amount.month is None for amount in amounts)
    if months != {len(MONTHS)} or has_year:
        return amounts
    return [replace(amount, month=None) if amount.is_so_far else amount for amount in amounts]


def is_until(titles: Sequence[str]) -> bool:
    """Say whether a table tells all that was spent until a day: `per 31 Desember 2024`, `s.d. Juni`.

    Examples:
        >>> is_until(["REALISASI ANGGARAN PER 31 DESEMBER 2024"]), is_until(["Realisasi bulan Juni 2024"])
        (True, False)
    """
    texts = [fold(title) for title in titles]
    return any(_UNTIL.search(text) or (_SO_FAR.search(text) and _has_month(text)) for text in texts)


def is_of_month_alone(head: Head) -> bool:
    """Say whether a column says itself that it tells one month and no more: `Realisasi bulan ini`."""
    return bool(_THIS_MONTH.search(fold(head.name)))


def _has_month(text: str) -> bool:
    return any(month_of(word) for word in text.split())


def _amounts(heads: Sequence[Head]) -> Iterator[Amount]:
    has_months = any(_month(head) for head in heads)
    for head in heads:
        text = fold(" ".join(head.parts))
        words = set(text.split())
        month = _month(head)
        if is_ratio(head) or _BEFORE_NOW.search(text) or (words & _IDLE and not words & _SPENT):
            continue
        is_so_far = bool(_SO_FAR.search(text))
        if month is not None:
            if not words & _GRANTED:
                yield Amount(head, ACTUAL, month, is_so_far)
        elif words & _SPENT - {"belanja"} or (has_months and words & _SUMS and not words & _GRANTED):
            yield Amount(head, ACTUAL, None, is_so_far)
        elif words & _GRANTED:
            yield Amount(head, ORIGINAL if words & _BEFORE else REVISED, None, False)


def _month(head: Head) -> int | None:
    """Return the month that a column is about.

    Examples:
        >>> _month(Head(1, ("Realisasi", "s.d. Maret"), "")), _month(Head(1, ("2023-01-01 00:00:00",), ""))
        (3, 1)
        >>> _month(Head(1, ("Realisasi",), "")) is None
        True
    """
    for part in reversed(head.parts):
        date = _DATE.match(part)
        if date:
            return int(date[1])
        numbered = _NUMBERED.search(fold(part))
        if numbered:
            return int(numbered[1])
        months = [month for word in fold(part).split() if (month := month_of(word))]
        if len(set(months)) == 1:
            return months[0]
    return None


def is_scaled(table: ForeignTable) -> str | None:
    """Return the words by which a table says that its amounts are thousands or millions.

    The thousand of a price or a unit is none: only `dalam ribuan`, `(ribu rupiah)` and `juta Rp` are.
    """
    texts = [*table.titles, *(head.name for head in table.heads)]
    found = (re.search(r"(?:dalam\s+)?(?:ribuan|ribu|jutaan|juta)\s*(?:rupiah|rp)|dalam\s+(?:ribuan|jutaan)",
                       text, re.IGNORECASE) for text in texts)  # fmt: skip
    return next((match[0] for match in found if match), None)
