"""What part of the year the heads of a budget table tell, and whether alone or all until its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from capaian.domain.period import ORDINALS, PART_OF_YEAR_WORDS, Period, PeriodKind, month_of
from capaian.dossier.intake.amount_words import (
    is_granted,
    is_idle,
    is_surely_spent,
    tells_other,
    text_of,
)
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.measures import is_ratio
from capaian.dossier.intake.periods import part_of_any_year, span_told
from capaian.dossier.intake.words import KEPT, fold
from capaian.dossier.intake.written_span import Span, read_spans

_SO_FAR: Final = re.compile(
    r"\b(?:s d|sd|sampai dengan|sampai|hingga|(?<!non )(?<!tidak )(?<!bukan )kumulatif)\b"
)
_SPANS: Final = "|".join(("bulan", "bln", "periode", *PART_OF_YEAR_WORDS.values()))
_NOW: Final = re.compile(rf"\b(?:{_SPANS}) (?:ini|bersangkutan|berjalan)\b")
# s.d. bulan lalu, Realisasi TA sebelumnya, Pagu n-1
_BEFORE_NOW: Final = re.compile(rf"\b(?:(?:{_SPANS}|ta|tahun anggaran) (?:lalu|sebelumnya)|[nt] 1)\b")
# Bln 1, Bulan XII
_NUMBERED: Final = re.compile(rf"\b(?:bln|bulan) (?:ke )?({'|'.join(ORDINALS)})\b")
# 2023-01-01 00:00:00, what is left of a head `Jan-23`
_DATE: Final = re.compile(r"[0-9]{4}-([0-9]{2})-[0-9]{2}(?: 00:00:00)?\Z")
_SEVERAL: Final = 2


@lru_cache(maxsize=KEPT)
def span_of(head: Head) -> Span | None:
    """Return the span of time that a column names itself; `None`: it is that of its table, or the year.

    Examples:
        >>> span_of(Head(4, ("Realisasi", "s.d. TW II"), "Realisasi > s.d. TW II")).label
        'Januari–Juni'
        >>> span_of(Head(4, ("Realisasi s.d. Bulan Ini",), "Realisasi s.d. Bulan Ini")) is None
        True
    """
    return span_told(head.parts)


@lru_cache(maxsize=KEPT)
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
    kinds = (kind for kind, words in PART_OF_YEAR_WORDS.items() if word in words.split("|"))
    return next((kind.months for kind in kinds), 1 if word in ("bulan", "bln") else 0)


@lru_cache(maxsize=KEPT)
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
    is_none = is_ratio(head) or is_of_time_before(head) or is_idle(head) or is_granted(head)
    return None if is_none or not is_since_january(head) else month_told(head) or 0


def names_part(head: Head) -> bool:
    """Say whether a column names a span of time, and not all that was spent until December."""
    span = span_of(head)
    return span is not None and not (span.is_until and span.ends_year)


def tells_a_part(head: Head) -> bool:
    """Say whether a column tells a part of the year alone, named or not, or what was before its table.

    Examples:
        >>> texts = "KIA dicetak bulan ini", "s.d. bulan lalu", "TW I", "s.d. bulan ini", "s.d. Desember"
        >>> [tells_a_part(Head(1, (text,), text)) for text in texts]
        [True, True, True, False, False]
    """
    return names_part(head) or is_of_month_alone(head) or is_of_time_before(head)


def unread_parts(heads: Iterable[Head]) -> list[Head]:
    """Return columns of parts of the year that may tell spending, by a word of it: `Anggaran dan realisasi`.

    Examples:
        >>> texts = "ANGGARAN DAN REALISASI TW I", "ANGGARAN TW I", "% REALISASI TW I", "SISA REALISASI TW I"
        >>> [head.name for head in unread_parts(Head(1, (text,), text) for text in texts)]
        ['ANGGARAN DAN REALISASI TW I']
    """
    return [
        head
        for head in heads
        if is_surely_spent(head) and names_part(head) and not is_ratio(head) and not tells_other(head)
    ]


def total_of_parts(heads: Iterable[Head]) -> Head | None:
    """Return the only column that tells all until the end of the last of several that tell a part each.

    Examples:
        >>> texts = "REALISASI TW I", "REALISASI TW II", "TOTAL REALISASI S.D. JUNI"
        >>> total_of_parts([Head(n, (text,), text) for n, text in enumerate(texts)]).name
        'TOTAL REALISASI S.D. JUNI'
        >>> total_of_parts([Head(n, (f"S.D. {text}",), "") for n, text in enumerate(("TW I", "TW II"))])
    """
    spent = [head for head in heads if not (is_ratio(head) or is_granted(head) or is_idle(head))]
    told = [(head, span) for head in spent if (span := span_of(head)) is not None]
    until = [(head, span) for head, span in told if is_since_january(head)]
    alone = [span for head, span in told if not is_since_january(head)]
    if len(until) != 1 or len({span.months for span in alone}) < _SEVERAL:
        return None
    ((head, span),) = until
    return head if span.last == max(one.last for one in alone) else None


def parts_beside(heads: Iterable[Head]) -> Iterator[Mapping[Head, Period]]:
    """Yield columns of quarters of any year that stand beside each other, then such of semesters.

    Those that tell each alone come before those that tell all until its end; the first of these may say both.

    Examples:
        >>> heads = [Head(n, (text,), text) for n, text in enumerate(("TW I", "s.d. TW II", "s.d. TW III"))]
        >>> [[part.ordinal for part in parts.values()] for parts in parts_beside(heads)]
        [[1, 2, 3]]
    """
    told = {head: part for head in heads if (part := quarter_or_half(head))}
    for kind in (PeriodKind.QUARTER, PeriodKind.SEMESTER):
        alone = {h: part for h, part in told.items() if part.kind is kind and not is_since_january(h)}
        until = {h: part for h, part in told.items() if part.kind is kind and h not in alone}
        begun = {h: part for h, part in alone.items() if part.ordinal == 1 and part not in until.values()}
        yield from (parts for parts in (alone, begun | until) if len(parts) > 1)


@lru_cache(maxsize=KEPT)
def quarter_or_half(head: Head) -> Period | None:
    """Return the quarter or semester of any year that a column tells, or until whose end it tells all."""
    found = (part_of_any_year(text) for text in reversed(head.parts))
    part = next((one for one in found if one is not None), None)
    is_parted = part is not None and part.kind in (PeriodKind.QUARTER, PeriodKind.SEMESTER)
    return part if is_parted else None


@lru_cache(maxsize=KEPT)
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


@lru_cache(maxsize=KEPT)
def month_told(head: Head) -> int | None:
    """Return the month that a column is about.

    Examples:
        >>> [month_told(Head(1, parts, "")) for parts in (("Realisasi", "s.d. Maret"), ("2023-01-01",))]
        [3, 1]
        >>> month_told(Head(1, ("Realisasi",), "")) is None
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
            return ORDINALS[numbered[1]]
        months = [month for word in fold(part).split() if (month := month_of(word))]
        if len(set(months)) == 1:
            return months[0]
    return None


@lru_cache(maxsize=KEPT)
def is_of_time_before(head: Head) -> bool:
    """Say whether a column tells the month, or quarter, before that of its table: `s.d. bulan lalu`."""
    return bool(_BEFORE_NOW.search(text_of(head)))
