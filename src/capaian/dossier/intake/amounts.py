"""Which amounts the columns of a budget table hold: granted, changed, spent, and in which month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from capaian.domain.period import MONTHS, Period, PeriodKind
from capaian.domain.written_period import SHORTER, month_of
from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.periods import part_of_year, span_told
from capaian.dossier.intake.words import fold
from capaian.dossier.intake.written_span import Span, read_spans

ORIGINAL: Final = "original"
REVISED: Final = "revised"
ACTUAL: Final = "actual"
AMOUNT_WORDS: Final[Mapping[str, str]] = {
    ORIGINAL: "anggaran semula",
    REVISED: "anggaran",
    ACTUAL: "realisasi",
}
"""What amounts are called where they are shown."""
AMOUNT_NAMES: Final[Mapping[str, str]] = {
    **{words: means for means, words in AMOUNT_WORDS.items()},
    "semula": ORIGINAL,
    "menjadi": REVISED,
}
"""What the user may call amounts besides their codes."""
_OTHER: Final = frozenset({"sisa", "selisih", "fisik", "target", "rencana", "lebih", "kurang", "bobot"})
"""Words of columns that are neither granted nor spent, whatever stands above them."""
_IDLE: Final = _OTHER | {"kas"}
_PLANS: Final = frozenset({"dpa", "apbd"})
_CHANGED_PLANS: Final = frozenset({"dppa", "apbdp", "papbd"})
_BEFORE: Final = frozenset({"murni", "semula", "induk", "sebelum", "awal"})
_AFTER: Final = _CHANGED_PLANS | {"perubahan", "menjadi", "setelah", "sesudah", "pergeseran", "revisi"}
_GRANTED: Final = _PLANS | _CHANGED_PLANS | {"anggaran", "pagu", "alokasi", "semula", "menjadi"}
_SIDES: Final = frozenset({"sebelum", "setelah", "sesudah"})
"""Words that head a budget also where no other tells one."""
_SPENT: Final = frozenset({"realisasi", "penyerapan", "pengeluaran", "sp2d", "spj", "belanja"})
_SURELY_SPENT: Final = _SPENT - {"belanja"}
_SUMS: Final = frozenset({"jumlah", "total", "setahun"})
_SO_FAR: Final = re.compile(
    r"\b(?:s d|sd|sampai dengan|sampai|hingga|(?<!non )(?<!tidak )(?<!bukan )kumulatif)\b"
)
_SPANS: Final = "|".join(("bulan", "bln", "periode", *SHORTER.values()))
_NOW: Final = re.compile(rf"\b(?:{_SPANS}) (?:ini|bersangkutan|berjalan)\b")
_BEFORE_NOW: Final = re.compile(rf"\b(?:{_SPANS}) (?:lalu|sebelumnya)\b")
# Bln 1, Bulan 12
_NUMBERED: Final = re.compile(r"\b(?:bln|bulan) (?:ke )?(1[0-2]|0?[1-9])\b")
# 2023-01-01 00:00:00, what is left of a head `Jan-23`
_DATE: Final = re.compile(r"[0-9]{4}-([0-9]{2})-[0-9]{2}(?: 00:00:00)?\Z")
_ANY_YEAR: Final = 2000
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Amount:
    """What a column holds."""

    head: Head
    means: str
    """Column of `inputs.csv`."""
    month: int | None
    is_so_far: bool
    """Since the beginning of the year."""
    others: tuple[Head, ...] = ()
    """Columns that may as well hold it."""
    part: Period | None = None
    """The quarter or semester that it tells, of any year."""


def guess_amounts(
    heads: Sequence[Head], about: Span | None = None, told: Mapping[str, str] = _NOTHING
) -> list[Amount]:
    """Return the columns that hold amounts, each amount of each month once.

    Args:
        heads: Columns that may hold amounts.
        about: The span of time that the table as a whole is about.
        told: What the user says that columns hold, by their heads; anything else than an amount: nothing.
    """
    found: dict[tuple[str, int | None, Period | None, bool], Amount] = {}
    parts = _parts_of_year([head for head in heads if told.get(head.name, ACTUAL) == ACTUAL])
    guessed = [*_told(heads, told, parts)]
    meant = {(amount.means, amount.month, amount.part) for amount in guessed}
    rest = _before_change([*_amounts([head for head in heads if head.name not in told], parts)])
    guessed += [amount for amount in rest if (amount.means, amount.month, amount.part) not in meant]
    amounts = _of_whole_year(_until_december(guessed, about))
    until = {amount.head for amount in amounts if _is_until_december(amount, about)}
    has_months = any(amount.month for amount in amounts)

    def rank(one: Amount) -> tuple[bool, bool]:
        return one.is_so_far and one.month is None and not has_months, not _sums_up(one.head)

    for amount in sorted(amounts, key=rank):
        key = amount.means, amount.month, amount.part, amount.head in until
        known = found.get(key)
        if known is None or (known.is_so_far and not amount.is_so_far):
            found[key] = amount
        else:
            others = () if _is_other_span(known, amount) else (amount.head,)
            found[key] = replace(known, others=(*known.others, *others))
    for key, amount in found.items():
        if amount.means == REVISED and not _is_changed(amount.head):
            unclear = [head for head in heads if head.name not in told and _may_be_changed(head)]
            found[key] = replace(amount, others=(*amount.others, *unclear))
    return sorted(found.values(), key=lambda amount: amount.head.column)


def _sums_up(head: Head) -> bool:
    """Say whether a column sums up those beside it: `Anggaran > Jumlah` beside funds, `Jumlah SPJ`."""
    last = fold(head.parts[-1]).split()
    return _SUMS.issuperset(last) if len(head.parts) > 1 else last[:1] in (["jumlah"], ["total"])


def without_time_to_come(table: ForeignTable, heads: Sequence[Head]) -> list[Head]:
    """Return columns without the last of those that name parts of the year, where these hold no figure.

    Beside them a column of the year sums up a part of it alone.
    """
    named = [head for head in heads if span_of(head) is not None]
    empty = takewhile(lambda head: not any(map(is_figure, table.column(head))), reversed(named))
    left = {head.column for head in empty}
    return [head for head in heads if head.column not in left]


def _is_other_span(known: Amount, other: Amount) -> bool:
    """Say whether two columns tell apart by themselves what was spent in a month, and until it."""
    tells = known.month is not None or is_of_month_alone(known.head)
    return tells and other.is_so_far and not known.is_so_far


def _told(heads: Sequence[Head], told: Mapping[str, str], parts: Mapping[Head, Period]) -> Iterator[Amount]:
    """Yield what the user says; a column of a month stays one, and so does one of a quarter."""
    for head in heads:
        means = told.get(head.name)
        if means in (ORIGINAL, REVISED, ACTUAL):
            month = _month(head) if means == ACTUAL else None
            part = parts.get(head) if means == ACTUAL else None
            yield Amount(head, means, month, is_since_january(head), part=part)


def _before_change(amounts: Sequence[Amount]) -> Sequence[Amount]:
    """Return amounts where a budget that does not say which it is, beside a changed one, is the original."""
    is_changed = any(amount.means == REVISED and _is_changed(amount.head) for amount in amounts)
    return [
        replace(amount, means=ORIGINAL)
        if is_changed and amount.means == REVISED and not _is_changed(amount.head)
        else amount
        for amount in amounts
    ]


def _is_changed(head: Head) -> bool:
    """Say whether a budget is one after a change: `Setelah Perubahan`, `APBD-P`."""
    words = {*_text(head).split()}
    return bool(words & _AFTER) or ("p" in words and bool(words & _PLANS))


def _may_be_changed(head: Head) -> bool:
    """Say whether a column without another word is the changed budget, or the change: `Perubahan`."""
    words = {*fold(head.parts[-1]).split()}
    return bool(words & _AFTER) and not words & (_OTHER | _SPENT | _GRANTED)


def _until_december(amounts: Sequence[Amount], about: Span | None) -> Sequence[Amount]:
    """Return amounts without spending of no told time, where what was spent until December stands beside it.

    That of the last month, or quarter, alone stays: it is another figure than that of the year.
    """
    if not any(_is_until_december(amount, about) for amount in amounts):
        return amounts
    return [amount for amount in amounts if not _is_of_year(amount) or amount.is_so_far or _is_alone(amount)]


def _is_until_december(amount: Amount, about: Span | None) -> bool:
    span = span_of(amount.head) or about
    return _is_of_year(amount) and amount.is_so_far and span is not None and span.ends_year


def _is_of_year(amount: Amount) -> bool:
    """Say whether what was spent is that of no month or quarter beside others."""
    return amount.means == ACTUAL and amount.month is None and amount.part is None


def _is_alone(amount: Amount) -> bool:
    """Say whether a column tells what was spent in a time alone: `bulan ini`, `TW IV`."""
    return not amount.is_so_far and (is_of_month_alone(amount.head) or _names_part(amount.head))


def _of_whole_year(amounts: Sequence[Amount]) -> Sequence[Amount]:
    """Return amounts where all that was spent until December is what was spent in the year."""
    months = {amount.month for amount in amounts if amount.month}
    has_year = any(amount.means == ACTUAL and amount.month is None for amount in amounts)
    if months != {len(MONTHS)} or has_year:
        return amounts
    return [replace(amount, month=None) if amount.is_so_far else amount for amount in amounts]


def span_of(head: Head) -> Span | None:
    """Return the span of time that a column names itself; `None`: it is that of its table, or the year.

    Examples:
        >>> span_of(Head(4, ("Realisasi", "s.d. TW II"), "Realisasi > s.d. TW II")).label
        'Januari–Juni'
        >>> span_of(Head(4, ("Realisasi s.d. Bulan Ini",), "Realisasi s.d. Bulan Ini")) is None
        True
    """
    return span_told(head.parts)


def present_length(head: Head) -> int | None:
    """Return how many months a column tells that ends with its table: `bulan ini`, `triwulan ini`.

    Returns:
        0: as many as the table names; `None`: it is no such column.

    Examples:
        >>> [present_length(Head(1, (f"Realisasi {word} ini",), f"Realisasi {word} ini"))
        ...  for word in ("bulan", "triwulan", "periode")]
        [1, 3, 0]
    """
    found = _NOW.search(fold(head.name)) if is_of_month_alone(head) else None
    if found is None:
        return None
    word = found[0].split()[0]
    kinds = (kind for kind, words in SHORTER.items() if word in words.split("|"))
    return next((kind.months for kind in kinds), 1 if word in ("bulan", "bln") else 0)


def is_of_month_alone(head: Head) -> bool:
    """Say whether a column says itself that it tells one month, or quarter, and no more: `bulan ini`."""
    return bool(_NOW.search(fold(head.name))) and not is_since_january(head)


def is_until_now(head: Head) -> bool:
    """Say whether a column tells what was spent until a month that it does not name: `s.d. bulan ini`."""
    return bool(_NOW.search(fold(head.name))) and is_since_january(head)


def month_until(head: Head) -> int | None:
    """Return the month until which a column tells what was spent; 0: that of its row; `None`: no such column.

    Examples:
        >>> month_until(Head(7, ("Realisasi s.d. Bulan Ini",), "Realisasi s.d. Bulan Ini"))
        0
        >>> month_until(Head(7, ("Maret", "s.d. Bulan Ini"), "Maret > s.d. Bulan Ini"))
        3
        >>> month_until(Head(7, ("s.d. Bulan Lalu",), "s.d. Bulan Lalu")) is None
        True
    """
    text = _text(head)
    is_other = is_ratio(head) or _BEFORE_NOW.search(text) or {*text.split()} & (_IDLE | _GRANTED)
    return None if is_other or not is_since_january(head) else _month(head) or 0


def _amounts(heads: Sequence[Head], parts: Mapping[Head, Period]) -> Iterator[Amount]:
    has_months = any(_month(head) for head in heads)
    lone = None if has_months or parts else _lone_part(heads)
    for head in heads:
        text = _text(head)
        words = set(text.split())
        month = _month(head)
        is_idle = _OTHER & {*fold(head.parts[-1]).split()} or (words & _IDLE and not words & _SPENT)
        if is_ratio(head) or _BEFORE_NOW.search(text) or is_idle:
            continue
        is_so_far = is_since_january(head)
        if head in parts:
            yield Amount(head, ACTUAL, None, is_so_far, part=parts[head])
            continue
        if month is None and head is not lone and _names_part(head):
            continue
        if month is not None:
            if not words & _GRANTED:
                yield Amount(head, ACTUAL, month, is_so_far)
        elif words & _SPENT - {"belanja"} or (
            (has_months or parts) and words & _SUMS and not words & _GRANTED
        ):
            yield Amount(head, ACTUAL, None, is_so_far)
        elif words & (_GRANTED | _SIDES):
            yield Amount(head, ORIGINAL if words & _BEFORE else REVISED, None, False)


def _names_part(head: Head) -> bool:
    """Say whether a column names a span of time, and not all that was spent until December."""
    span = span_of(head)
    return span is not None and not (span.is_until and span.ends_year)


def _lone_part(heads: Sequence[Head]) -> Head | None:
    """Return the only column of spending, where that names a span of time: `Realisasi TW II`.

    One of what was spent until then may stand beside it.
    """
    spent = [head for head in heads if {*_text(head).split()} & _SPENT and not is_ratio(head)]
    spent = [head for head in spent if not {*_text(head).split()} & (_OTHER | _GRANTED)]
    spent = [head for head in spent if not is_since_january(head)] or spent
    return spent[0] if len(spent) == 1 and _names_part(spent[0]) else None


def _parts_of_year(heads: Sequence[Head]) -> Mapping[Head, Period]:
    """Return the columns of what was spent in each quarter, or semester, where these begin the year.

    Where months stand among them the quarters sum these up.
    """
    spent = [h for h in heads if not is_ratio(h) and not {*_text(h).split()} & (_GRANTED | _IDLE)]
    for parts in () if any(map(_month, heads)) else parts_beside(spent):
        if sorted(part.ordinal for part in parts.values()) == [*range(1, len(parts) + 1)]:
            return parts
    return {}


def parts_beside(heads: Iterable[Head]) -> Iterator[Mapping[Head, Period]]:
    """Yield columns of quarters of any year that stand beside each other, then such of semesters.

    Those that tell each alone come before those that tell all until its end; the first of these may say both.

    Examples:
        >>> heads = [Head(n, (text,), text) for n, text in enumerate(("TW I", "s.d. TW II", "s.d. TW III"))]
        >>> [[part.ordinal for part in parts.values()] for parts in parts_beside(heads)]
        [[1, 2, 3]]
    """
    told = {head: part for head in heads if (part := _part_of(head))}
    for kind in (PeriodKind.QUARTER, PeriodKind.SEMESTER):
        alone = {h: part for h, part in told.items() if part.kind is kind and not is_since_january(h)}
        until = {h: part for h, part in told.items() if part.kind is kind and h not in alone}
        begun = {h: part for h, part in alone.items() if part.ordinal == 1 and part not in until.values()}
        yield from (parts for parts in (alone, begun | until) if len(parts) > 1)


def _part_of(head: Head) -> Period | None:
    """Return the quarter or semester of any year that a column tells, or until whose end it tells all."""
    found = (part_of_year([text], None, _ANY_YEAR) for text in reversed(head.parts))
    part = next((one for one in found if one is not None), None)
    if part is None or part.kind not in (PeriodKind.QUARTER, PeriodKind.SEMESTER):
        return None
    return Period(_ANY_YEAR, part.kind, part.ordinal)


def is_since_january(head: Head) -> bool:
    """Say whether a column tells all that was spent until a time, named or not; no range is such.

    Examples:
        >>> heads = [Head(1, (text,), text) for text in ("s.d. Maret", "per 31 Maret", "1 s.d. 31 Maret")]
        >>> [is_since_january(head) for head in heads]
        [True, True, False]
    """
    return tells_since_january(head.parts)


def tells_since_january(texts: Iterable[str]) -> bool:
    """Say whether texts tell all since January until a time, named or not.

    Examples:
        >>> [tells_since_january([text]) for text in ("REALISASI KUMULATIF 2023", "Non Kumulatif")]
        [True, False]
    """
    told = ((text, read_spans(text)) for text in texts)
    return any(spans[0].is_until if spans else bool(_SO_FAR.search(fold(text))) for text, spans in told)


def _text(head: Head) -> str:
    return fold(" ".join(head.parts))


def _month(head: Head) -> int | None:
    """Return the month that a column is about.

    Examples:
        >>> _month(Head(1, ("Realisasi", "s.d. Maret"), "")), _month(Head(1, ("2023-01-01 00:00:00",), ""))
        (3, 1)
        >>> _month(Head(1, ("Realisasi",), "")) is None
        True
    """
    span = span_of(head)
    if span is not None and not (span.is_one or span.is_until):
        return None
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
