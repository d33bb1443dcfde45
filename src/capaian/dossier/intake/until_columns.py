"""Columns of counts that tell all since January, or this month alone: `S.D. TW II`, `s.d. bulan ini`.

None of them is a plain figure of its table, and sums since January are never added up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import Final

from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.budget_periods import ending
from capaian.dossier.intake.desk import Desk, Proposal, shown_means
from capaian.dossier.intake.head_times import is_until_now, present_length, tells_since_january
from capaian.dossier.intake.heads import Head, quoted
from capaian.dossier.intake.measures import Guessed, is_ratio
from capaian.dossier.intake.periods import span_about, span_told, span_words
from capaian.dossier.intake.words import KEPT, fold
from capaian.dossier.intake.written_span import Span

_SPAN: Final = r"\b(?:bulan|bln|triwulan|tw|semester|smt|periode)"
_LAST: Final = re.compile(rf"{_SPAN} (?:yang )?(?:lalu|sebelumnya)\b")
# s.d. bulan ini, kumulatif, S.D. above TW I; but no age: 0 s.d. 17 tahun
_UNTIL: Final = re.compile(
    rf"{_SPAN} (?:ini|bersangkutan|berjalan|(?:yang )?(?:lalu|sebelumnya))\b|\bkumulatif\b"
    r"|\b(?:s d|sd|sampai|sampai dengan|hingga)\Z"
)
_TIME: Final = re.compile(rf"{_SPAN} (?:ini|bersangkutan|berjalan|(?:yang )?(?:lalu|sebelumnya))\b")
_OF_TIME: Final = frozenset({"s", "d", "sd", "sampai", "dengan", "hingga", "kumulatif", "jumlah", "total"})
Columns = Mapping[str, Sequence[Head]]
"""Columns to be added up, by what they mean."""


def span_in(head: Head, about: Span | None) -> Span | None:
    """Return the span of time that a column tells; `None`: that of its table, or nobody knows.

    Args:
        head: The column.
        about: What its table is about, which is what `ini` and `lalu` go by.

    Examples:
        >>> about = span_told(["BULAN JUNI 2024"])
        >>> [span_in(Head(1, (text,), text), about).label
        ...  for text in ("BULAN INI", "S.D. BULAN INI", "S.D. BULAN LALU", "S.D. TW III")]
        ['Juni', 'Januari–Juni', 'Januari–Mei', 'Januari–September']
    """
    own = span_told(head.parts)
    is_until = is_so_far(head)
    if own is None and about is not None and about.last:
        length = present_length(head)
        first = about.last - about.closing + 1
        if _is_before(head):
            own = replace(about, months=frozenset({first - 1}) if first > 1 else frozenset())
        elif is_until:
            own = about
        elif length is not None:
            own = ending(about, length) if length else about
    if own is None or not is_until:
        return own
    return replace(own, months=frozenset(range(1, own.last + 1)), is_until=True)


@lru_cache(maxsize=KEPT)
def is_so_far(head: Head) -> bool:
    """Say whether a column tells all since January until a time, named or not.

    Examples:
        >>> [is_so_far(Head(1, (text,), text)) for text in ("S.D. TW I", "s/d bulan ini", "Usia 0 s.d. 17")]
        [True, True, False]
    """
    told = (part for part in head.parts if span_told([part]) is not None or _UNTIL.search(fold(part)))
    return any(tells_since_january([part]) for part in told)


def _is_before(head: Head) -> bool:
    return _LAST.search(fold(head.name)) is not None


def is_by_table(head: Head) -> bool:
    """Say whether a column tells a time that its table has to tell: `bulan ini`, `s.d. bulan lalu`."""
    is_told = present_length(head) is not None or is_so_far(head) or _is_before(head)
    return is_told and span_told(head.parts) is None


def _is_sure(head: Head) -> bool:
    return is_so_far(head) or is_by_table(head)


def of_time(guess: Guessed, heads: Sequence[Head], about: Span | None, wanted: Period) -> Guessed:
    """Return a guess with the column of the time that is wanted, where one beside it tells another.

    Args:
        guess: A column of what happens in a time.
        heads: All columns that may be taken.
        about: What the table is about.
        wanted: The year, or the part of it that was asked for.
    """
    beside = [head for head in heads if head.parts[:-1] == guess.head.parts[:-1] and not is_ratio(head)]
    fitting = [head for head in beside if is_by_table(head) and _is_of(head, about, wanted)]
    if not is_by_table(guess.head) or guess.head in fitting or len(fitting) != 1:
        return guess
    return replace(guess, head=fitting[0], is_doubtful=True)


def until_now(guess: Guessed, heads: Sequence[Head]) -> Guessed:
    """Return a guess about what is there at a time with the column that tells all until now, if one does.

    `Rekam bulan ini` and `Rekam s.d. bulan lalu` make up `Rekam s.d. bulan ini`.

    Args:
        guess: A column of what is there at a time.
        heads: All columns that may be taken.
    """
    beside = [
        head for head in heads if is_until_now(head) and not is_ratio(head) and is_alike(head, guess.head)
    ]
    is_part = is_by_table(guess.head) and guess.head not in beside
    return replace(guess, head=beside[0], is_doubtful=True) if is_part and len(beside) == 1 else guess


def is_alike(one: Head, other: Head) -> bool:
    """Say whether two columns tell the same besides a time.

    Examples:
        >>> texts = "REALISASI S.D. BULAN LALU", "REALISASI BULAN INI", "PAGU S.D. BULAN INI"
        >>> one, *others = (Head(n, (text,), text) for n, text in enumerate(texts))
        >>> [is_alike(one, other) for other in others]
        [True, False]
    """
    texts = (_TIME.sub(" ", fold(" ".join(head.parts))) for head in (one, other))
    told = [frozenset(text.split()) - _OF_TIME for text in texts]
    return told[0] == told[1]


def check_asked(
    column: tuple[str, Sequence[Head]], own: Span | None, asked: Period, proposal: Proposal, desk: Desk
) -> None:
    """Report columns of what happens in a time where they say that it is another than is asked for.

    A column of a quarter may be asked for as the year: it may hold all since January without saying so.
    """
    means, heads = column
    place = proposal.table.place(None, heads[-1])
    if own is None and asked.kind is PeriodKind.YEAR and any(present_length(h) is not None for h in heads):
        example = f"--period {asked.parts(PeriodKind.MONTH)[-1]}"
        desk.log.add("month_untold", place, head=quoted(heads), example=example)
    elif own is not None and any(map(_is_sure, heads)) and own.period(asked.year) != asked:
        found = own.period(asked.year)
        other = _whole_beside(heads, proposal, desk, asked)
        told = span_words(own, "waktu lain") if found is None else found.label
        instead = "" if other is None else f"Untuk {asked.label}: --means {shown_means(other.name, means)}. "
        words = {"names": quoted(heads), "told": told, "asked": str(asked), "instead": instead}
        desk.log.add("column_of_other_time", place, **words)


def doubt_untold(heads: Sequence[Head], told: Period, proposal: Proposal, desk: Desk) -> None:
    """Doubt the year of columns that tell a time which their table does not name."""
    lone = next((head for head in heads if present_length(head) is not None), None)
    until = next((head for head in heads if is_by_table(head)), None)
    if lone is not None:
        example = f"--period {told.parts(PeriodKind.MONTH)[-1]}"
        desk.log.add("month_untold", proposal.table.place(None, lone), head=lone.name, example=example)
    elif until is not None:
        words = f"jumlah sampai akhir {told.label}, karena tabel tidak menyebut bulannya"
        desk.doubt_period(proposal.table.place(None, until), told, words)


def doubt_part(column: tuple[str, Sequence[Head]], told: Period, proposal: Proposal, desk: Desk) -> None:
    """Doubt that events are of the last part of a year; offer what tells all of it.

    Nothing is doubted where columns say so, or other tables of the file tell other parts of the year.
    """
    means, heads = column
    if any(other != told and (other.year, other.kind) == (told.year, told.kind) for other in desk.periods):
        return
    year = Period.year_of(told.year)
    other = _whole_beside(heads, proposal, desk, year)
    if other is not None:
        instead = f"--means {shown_means(other.name, means)}"
    elif any(map(is_by_table, heads)):
        return
    else:
        instead = f"--period {year}"
    words = f"peristiwa selama {told.label}, bukan setahun; bila setahun, tambahkan {instead}"
    desk.doubt_period(proposal.table.place(None), told, words)


def _whole_beside(heads: Sequence[Head], proposal: Proposal, desk: Desk, wanted: Period) -> Head | None:
    """Return the column beside others that tells all since January, until the end of a time."""
    about = span_told(proposal.table.titles)
    above = {head.parts[:-1] for head in heads}
    beside = (head for head in proposal.table.heads if head.parts[:-1] in above and is_so_far(head))
    return next((head for head in beside if head not in heads and _is_of(head, about, wanted)), None)


def _is_of(head: Head, about: Span | None, wanted: Period) -> bool:
    span = span_in(head, about)
    return span is not None and span.period(wanted.year) == wanted


def without_sums_within(columns: Columns, proposal: Proposal, desk: Desk) -> Columns:
    """Return the columns to be added up; of sums since January the last, which hold the others.

    What is left out is told, and columns are refused of which nobody knows whether one holds the other.
    """
    about = span_about(proposal.table.titles, desk.asked.period)
    return {means: _without_within(means, heads, about, proposal, desk) for means, heads in columns.items()}


def _without_within(
    means: str, heads: Sequence[Head], about: Span | None, proposal: Proposal, desk: Desk
) -> Sequence[Head]:
    until = [head for head in heads if is_so_far(head)]
    if len(heads) < 2 or not until:
        return heads
    spans = {head: span for head in heads if (span := span_in(head, about)) is not None}
    last = max((span.last for span in spans.values()), default=0)
    kept = [head for head in until if head in spans and spans[head].last == last]
    left = [head for head in heads if head not in kept]
    months = [span.months for span in spans.values()]
    if not spans and len(until) == len(heads):
        return heads
    if len(spans) < len(heads) or (not kept and any(a & b for a, b in combinations(months, 2))):
        words = {"names": quoted(heads), "means": means, "example": shown_means(until[-1].name, means)}
        desk.log.add("columns_of_times_mixed", proposal.table.place(None, until[-1]), **words)
        return heads
    if not kept or not left:
        return heads
    words = {"left": quoted(left), "taken": quoted(kept)}
    desk.log.add("columns_within_sum", proposal.table.place(None, kept[0]), **words)
    return kept
