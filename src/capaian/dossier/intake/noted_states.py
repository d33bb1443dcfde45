"""Notes beside a table that tell until when its figures are: `Sumber: SIAK, keadaan 30 September 2024`.

Days of prints, downloads, signatures and laws are none, and neither is when something began or is due.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.domain.period import MONTHS
from capaian.domain.written_period import MONTH_WORDS
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.notes import notes_of
from capaian.dossier.intake.periods import span_told, spans_told, years_of
from capaian.dossier.intake.row_kinds import RowKind, kind_of
from capaian.dossier.intake.title_words import is_note, is_title
from capaian.dossier.intake.words import fold
from capaian.dossier.intake.written_span import HANDLED, Span, Strength, read_spans

_ABOVE: Final = 14
"""Rows above the figures of a table in which notes of its title stand."""
_SOURCE: Final = re.compile(r"\W*(?:sumber|source)\b", re.IGNORECASE)
_MONTHS: Final = "|".join(sorted(MONTH_WORDS, key=len, reverse=True))
# SIAK Terpusat, 30 Juni 2024 · DKB Kemendagri 30/06/2024: a day at the end of a source
_LAST_DAY: Final = re.compile(
    rf"(?P<day>[0-9]{{1,2}}(?: +(?:{_MONTHS})\.? +|[/.-][0-9]{{1,2}}[/.-])(?:19|20|21)[0-9]{{2}})\W*$",
    re.IGNORECASE,
)
_STATE: Final = re.compile(r"\b(?:keadaan|kondisi|posisi|status|per|cut ?off|akhir)\b")
_OF_LAW: Final = re.compile(
    r"\b(?:uu|undang undang|perda|perdes|perbup|perwal\w*|pergub|perpres|pp|peraturan|permen\w*|kepmen\w*"
    r"|keputusan|instruksi|surat|edaran|se|sk|nomor|no|dasar hukum|berita acara)\b"
)
_OF_OTHER: Final = re.compile(
    r"\b(?:mulai|dimulai|sejak|berlaku|batas|paling lambat|tempo|selesai|dimekarkan|pemekaran|rapat"
    r"|rekonsiliasi|target|rencana|termasuk|kecuali|libur|dibentuk|dilantik|dibuka|ditutup|kontrak|jabatan"
    r"|dihentikan|ditiadakan|jadwal|direncanakan|akan)\b"
)
"""What notes tell of other things that have a time."""


def state_in(text: str) -> Span | None:
    """Return the time until which a note says that figures are; `None`: it says nothing of it.

    Of sources any time is that of their data; other notes have to say that it is one until which, or from
    January on.

    Examples:
        >>> state_in("Keterangan: realisasi s.d. 30 September 2024").label
        'Januari–September'
        >>> state_in("Sumber: DKB Kemendagri, 30 Juni 2024").label
        'Januari–Juni'
        >>> state_in("Dicetak pada 3 Februari 2025"), state_in("Sesuai Perda tanggal 30 September 2014")
        (None, None)
    """
    folded = fold(text)
    if _OF_LAW.search(folded) or _OF_OTHER.search(folded):
        return None
    span = span_told([text])
    is_told = span is not None and span.strength > Strength.DAY
    if _SOURCE.match(text) is None:
        is_state = span is not None and (span.is_until or (span.begins_year and not span.is_one))
        return span if is_told and (is_state or _STATE.search(folded)) else None
    return span if is_told else _last_day(text)


def _last_day(text: str) -> Span | None:
    """Return the day with which a source ends, as one until which its data are."""
    found = _LAST_DAY.search(text)
    before = fold(text[: found.start()]).split() if found is not None else []
    is_handled = any(HANDLED.fullmatch(word) for word in before[-2:])
    if found is None or (is_handled and not text[: found.start()].rstrip().endswith(",")):
        return None
    return next(iter(read_spans(f"per {found['day']}")), None)


def states_noted(table: ForeignTable) -> Iterator[tuple[str, Span]]:
    """Yield the notes above, among and below the rows of a table that tell such a time, with it."""
    ends = _below_all(table)
    for text in dict.fromkeys((*_above(table), *notes_of(table))):
        is_of_others = is_title(text) and not is_note(text) and text not in ends
        span = None if is_of_others else state_in(text)
        if span is not None:
            yield text, span


def _below_all(table: ForeignTable) -> frozenset[str]:
    """Return what stands below all figures of a sheet: a title there is of no other table, but a note."""
    rows = table.grid.rows
    last = max((row for row, cells in enumerate(rows, 1) if kind_of(cells) is RowKind.FIGURES), default=0)
    return frozenset(as_text(cell) for cells in rows[last:] for cell in cells if cell is not None)


def _above(table: ForeignTable) -> Iterator[str]:
    """Yield the notes between the titles of a table and its figures, which tell nothing beside titles."""
    first = min(table.rows, default=1)
    for row in range(first - 1, max(first - 1 - _ABOVE, 0), -1):
        if kind_of(table.grid.rows[row - 1]) is RowKind.FIGURES:
            return
        texts = (table.grid.text(row, column) for column in range(1, table.grid.width + 1))
        yield from (text for text in dict.fromkeys(texts) if text and is_note(text))


def earlier_state(table: ForeignTable, year: int) -> tuple[str, Span] | None:
    """Return a note that tells an earlier time than the titles of a table end with; `None`: none does.

    What titles tell themselves is no note. A note without a year is of that of the titles.

    Args:
        table: The table.
        year: The year that is meant where titles tell none.
    """
    years = years_of(table.titles) or (year,)
    end = max(years) * len(MONTHS) + _last_of(table.titles)
    found = ((note, span) for note, span in states_noted(table) if note not in table.titles and span.last)
    return next((one for one in found if _end_of(one, years) < end), None)


def _last_of(titles: Sequence[str]) -> int:
    """Return the month until which titles tell; the last of the year where they name none."""
    return max((span.last for span in spans_told(titles)), default=len(MONTHS)) or len(MONTHS)


def _end_of(found: tuple[str, Span], years: Sequence[int]) -> int:
    note, span = found
    return max(span.years or years_of([note]) or years) * len(MONTHS) + span.last
