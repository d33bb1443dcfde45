"""Notes beside a table that tell until when its figures are: `Sumber: SIAK, keadaan 30 September 2024`.

Days of prints, downloads, signatures and laws are none. What else names a part of the year is no state that
anybody could rely on, and it may say that the year is not over (`Data TW IV belum masuk`): it is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from capaian.domain.period import MONTH_PATTERN, MONTHS, month_of, write_date
from capaian.dossier.intake.footnotes import TIME_WORD
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.notes import notes_of
from capaian.dossier.intake.periods import span_told, spans_told, years_of, years_told
from capaian.dossier.intake.row_days import day_of_rows
from capaian.dossier.intake.row_kinds import RowKind, kind_of
from capaian.dossier.intake.time_words import plain_text, sort_of, tokens_of
from capaian.dossier.intake.title_words import is_note, is_title
from capaian.dossier.intake.words import fold
from capaian.dossier.intake.written_span import HANDLED, Span, Strength, read_spans

_ABOVE: Final = 14
"""Rows above the figures of a table in which notes of its title stand."""
_SOURCE: Final = re.compile(r"\W*(?:sumber|source)\b", re.IGNORECASE)
# SIAK Terpusat, 30 Juni 2024 · DKB Kemendagri 30/06/2024: a day at the end of a source
_LAST_DAY: Final = re.compile(
    rf"(?P<day>[0-9]{{1,2}}(?: +(?:{MONTH_PATTERN})\.? +|[/.-][0-9]{{1,2}}[/.-])(?:19|20|21)[0-9]{{2}})\W*$",
    re.IGNORECASE,
)
# Sumber: Bidang PIAK, Oktober 2024: whose names nobody can list
_BEFORE_TIME: Final = re.compile(r".*[,:(]")
_STATE: Final = re.compile(r"\b(?:keadaan|kondisi|posisi|status|per|cut ?off|akhir)\b")
_OF_LAW: Final = re.compile(
    r"\b(?:uu|undang undang|perda|perdes|perbup|perwal\w*|pergub|perpres|pp|peraturan|permen\w*|kepmen\w*"
    r"|keputusan|instruksi|surat|edaran|se|sk|nomor|no|dasar hukum|berita acara)\b"
)
# Paringin, 3 Januari 2025
_SIGNED: Final = re.compile(
    rf"\W*(?:[^\W\d_]+[. ]+){{0,3}}[^\W\d_]+,[\s0-9._…]*(?:{MONTH_PATTERN})\.? *[0-9]*\W*$", re.IGNORECASE
)
# Dicetak 5 Oktober 2024, Tanggal cetak: …; Sumber: SIPD, diunduh 30 September 2024
_PRINTED: Final = re.compile(
    r"\W*(?:sumber\b.*\b|(?:tanggal|tgl|waktu) )?(?:di)?(?:cetak|unduh|buat)\b"
    r"|\W*sumber\b.*\bdiakses\b|\W*ditetapkan di\b",
    re.IGNORECASE,
)
_TIMES: Final = frozenset(
    {"iso", "date", "month_year", "year_month", "begun", "part", "numbered", "month", "month_short"}
)
"""Sorts of words that name a part of a year, or a day."""
# Data belum lengkap, angka masih sementara, belum semua kecamatan melapor, sampai saat ini
_UNFINISHED: Final = re.compile(
    r"\b(?:data|angka|realisasi|laporan|rekap)(?: \w+){0,4} (?:belum|menyusul|sementara|unaudited)\b"
    r"|\bbelum (?:semua|seluruh|seluruhnya|lengkap|final|masuk|ditutup|direkon\w*|melapor\w*)\b"
    r"|\b(?:angka|data) (?:\w+ )?(?:prognosis|prognosa|proyeksi|perkiraan)\b"
    r"|\b(?:sampai|hingga|s d|sd|per) (?:dengan )?(?:saat|hari) ini\b|\bsebelum akhir tahun\b"
)
# 9 (sembilan) bulan, 3 triwulan, minggu ke-39, Q3, Periode : 9
_PARTS: Final = re.compile(
    r"\b(?!12\b)[0-9]{1,2} (?:[a-z]+ )?bulan\b|\b[1-3] (?:[a-z]+ )?(?:triwulan|tribulan)\b"
    r"|\b1 (?:[a-z]+ )?semester\b|\bminggu (?:ke )?[0-9]+\b|\bq[1-4]\b"
    r"|\b(?:periode|masa) (?:ke )?(?:0?[1-9]|1[0-2]|[ivx]+)\Z"
)
# 20240930, of which a NIP has two
_RUN_DAY: Final = "(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])"


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
    if _OF_LAW.search(folded):
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


def states_noted(table: ForeignTable, year: int = 0) -> Iterator[tuple[str, Span]]:
    """Yield the notes above, among and below the rows of a table that tell such a time, with it.

    So does a column in which all rows tell one day.
    """
    day = day_of_rows(table, year)
    columns = () if day is None else (f"keadaan per {write_date(day)}",)
    noted = (*_texts(table), *columns)
    yield from ((text, span) for text in noted if (span := state_in(text)) is not None)


def _texts(table: ForeignTable) -> Iterator[str]:
    """Yield the notes above, among and below the rows of a table, without titles of other tables."""
    ends = _below_all(table)
    for text in dict.fromkeys((*_above(table), *notes_of(table))):
        if text in ends or is_note(text) or not is_title(text):
            yield text


def own_notes(table: ForeignTable) -> list[str]:
    """Return what stands around a table as a note of it, or below all figures of its sheet."""
    ends = _below_all(table)
    return [text for text in _texts(table) if text not in table.titles and (is_note(text) or text in ends)]


def unclear_note(table: ForeignTable, year: int, known: frozenset[str]) -> str | None:
    """Return a note that names a part of the year that is meant, and is no state, print, signature or law.

    So may a title do beside others.

    Args:
        table: The table, whose figures are those of a whole year.
        year: The year.
        known: Words that say no more than of what, and whose, the figures are.
    """
    apart = {*table.titles, *table.notes}
    notes = (text for text in _texts(table) if text not in apart and _is_unclear(text, year, known))
    titles = (text for text in table.titles if _is_said_otherwise(text, year))
    return next(chain(notes, titles), None)


def _is_unclear(text: str, year: int, known: frozenset[str]) -> bool:
    """Say whether a note names a part of a year, and has words that nobody knows or tells no state.

    So does one that says of the figures themselves that they are not all, or not the last ones.
    """
    if _UNFINISHED.search(fold(text)):
        return True
    if not _may_tell_part(text, year):
        return False
    is_source = _SOURCE.match(text) is not None
    told = _BEFORE_TIME.sub("", text) if is_source else text
    words = [word for word in fold(told).split() if not (TIME_WORD.fullmatch(word) or month_of(word))]
    is_state = state_in(text) is not None and known.issuperset(words)
    return (is_source or bool(words) or not _ends_year(text)) and not is_state


def _is_said_otherwise(title: str, year: int) -> bool:
    """Say whether a title names a part of a year that is not its end, or figures that are not the last."""
    is_part = _may_tell_part(title, year) and not _ends_year(title)
    return is_part or _UNFINISHED.search(fold(title)) is not None


def _may_tell_part(text: str, year: int) -> bool:
    """Say whether a text names a part of a year, and is no print, signature or law."""
    is_other = _SIGNED.match(text) or _PRINTED.match(text) or _OF_LAW.search(fold(text))
    return not is_other and names_part_of(text, year)


def _ends_year(text: str) -> bool:
    span = span_told([text])
    return span is not None and span.ends_year


def names_part_of(text: str, year: int) -> bool:
    """Say whether a text names a month, quarter, half or day of a year, or of none.

    Examples:
        >>> [names_part_of(text, 2024) for text in ("TW IV belum", "3 Januari 2025", "9 (sembilan) bulan")]
        [True, False, True]
        >>> [names_part_of(text, 2024) for text in ("cut-off Q3", "Tgl: 20240930", "12 bulan", "Q1 2025")]
        [True, True, False, False]
    """
    tokens = [*tokens_of(plain_text(text))]
    years = years_told([text])
    is_part = any(sort_of(token) in _TIMES for token in tokens) or _PARTS.search(fold(text)) is not None
    is_run_day = re.search(rf"(?<![0-9]){year}{_RUN_DAY}(?![0-9])", text) is not None
    return is_run_day or (is_part and (not years or year in years))


def _below_all(table: ForeignTable) -> frozenset[str]:
    """Return what stands below all figures of a sheet: a title there is of no other table, but a note."""
    rows = table.grid.rows
    last = next((row for row in range(len(rows), 0, -1) if kind_of(rows[row - 1]) is RowKind.FIGURES), 0)
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
    states = states_noted(table, year)
    found = ((note, span) for note, span in states if note not in table.titles and span.last)
    return next((one for one in found if _end_of(one, years) < end), None)


def _last_of(titles: Sequence[str]) -> int:
    """Return the month until which titles tell; the last of the year where they name none."""
    return max((span.last for span in spans_told(titles)), default=len(MONTHS)) or len(MONTHS)


def _end_of(found: tuple[str, Span], years: Sequence[int]) -> int:
    note, span = found
    return max(span.years or years_of([note]) or years) * len(MONTHS) + span.last
